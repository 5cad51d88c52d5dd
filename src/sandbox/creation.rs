//! The service's own checks of a create, written from docs/api.md. They do not use the rules of the wizard, so that a
//! wrong rule is found.

use std::collections::BTreeSet;

use jiff::civil::DateTime;

use super::{
    SandboxSite,
    parameters::{ParameterError, Parameters},
    tags,
    world::{AccountGrant, CreateRequest, GrantLevel, InstanceKind, SecretStatus, World},
};

const FIELDS: [&str; 12] = [
    "SecretName",
    "UserNamePrefix",
    "ProductName",
    "InstanceID",
    "Domains",
    "PrivilegesList",
    "Description",
    "KmsKeyId",
    "Tags",
    "RotationBeginTime",
    "EnableRotation",
    "RotationFrequency",
];
/// Fields that only the China site has (docs/api.md §1.1).
const CHINA_FIELDS: [&str; 4] = ["KmsHsmClusterId", "AccountRemark", "AccountType", "EncryptType"];
const UNIT_FIELDS: [&str; 5] = ["PrivilegeName", "Privileges", "Database", "TableName", "ColumnName"];
const CHINA_UNIT_FIELDS: [&str; 7] =
    ["SchemaName", "SequenceName", "ProcedureName", "TypeName", "FunctionName", "ViewName", "MatviewName"];

/// The products that `DescribeSupportedProducts` returns. The last three are not databases (docs/api.md §2.4).
pub(super) const PRODUCTS: [&str; 6] = ["Mysql", "Tdsql-mysql", "Tdsql_C_Mysql", "Cvm", "Cam", "Redis"];

/// What MySQL can grant on a column, and what tables, databases and servers add (docs/api.md §2.2).
const COLUMN: [&str; 4] = ["SELECT", "INSERT", "UPDATE", "REFERENCES"];
const TABLE_MORE: [&str; 8] = ["DELETE", "CREATE", "DROP", "INDEX", "ALTER", "CREATE VIEW", "SHOW VIEW", "TRIGGER"];
const DATABASE_MORE: [&str; 6] =
    ["CREATE TEMPORARY TABLES", "LOCK TABLES", "EXECUTE", "CREATE ROUTINE", "ALTER ROUTINE", "EVENT"];
const GLOBAL_MORE: [&str; 2] = ["PROCESS", "SHOW DATABASES"];

/// Returns the privileges that MySQL has at a level.
pub(super) fn privileges(level: GrantLevel) -> Vec<&'static str> {
    let mut names = COLUMN.to_vec();
    if level <= GrantLevel::Table {
        names.extend(TABLE_MORE);
    }
    if level <= GrantLevel::Database {
        names.extend(DATABASE_MORE);
    }
    if level == GrantLevel::Global {
        names.extend(GLOBAL_MORE);
    }
    names
}

/// Reads and checks a create: first the request alone, then against the instances and credentials that exist.
pub(super) fn check(given: &Parameters, world: &mut World, region: &str) -> Result<CreateRequest, ParameterError> {
    let site = world.settings.site;
    let fields: Vec<&str> =
        FIELDS.into_iter().chain(CHINA_FIELDS.into_iter().filter(|_| site == SandboxSite::China)).collect();
    given.allow(&fields)?;
    if region.is_empty() {
        return Err(ParameterError::missing("Region"));
    }
    let mut wish = CreateRequest {
        name: given.required_text("SecretName")?,
        prefix: given.required_text("UserNamePrefix")?,
        product: given.required_text("ProductName")?,
        instance: given.required_text("InstanceID")?,
        hosts: given.texts("Domains")?.ok_or_else(|| ParameterError::missing("Domains"))?,
        description: given.text("Description")?,
        key: given.text("KmsKeyId")?,
        ..CreateRequest::default()
    };
    names(&wish)?;
    hosts(&wish.hosts)?;
    wish.grants = units(given, &wish.product, site)?;
    wish.tags = read_tags(given)?;
    rotation(given, &mut wish)?;
    china(given, &mut wish)?;
    resources(&wish, world, region)?;
    Ok(wish)
}

fn names(wish: &CreateRequest) -> Result<(), ParameterError> {
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    let name = wish.name.as_bytes();
    if name.len() > 128 {
        return Err(ParameterError::value("SecretName", "it is longer than 128 bytes"));
    }
    if !name.first().is_some_and(u8::is_ascii_alphanumeric) || !name.iter().all(|byte| is_word(*byte) || *byte == b'-')
    {
        return Err(ParameterError::value(
            "SecretName",
            "letters, digits, - and _ may be in it, a letter or digit first",
        ));
    }
    let prefix = wish.prefix.as_bytes();
    if prefix.len() > 8 {
        return Err(ParameterError::value("UserNamePrefix", "it is longer than 8 characters"));
    }
    if !prefix.first().is_some_and(u8::is_ascii_alphabetic) || !prefix.iter().copied().all(is_word) {
        return Err(ParameterError::value("UserNamePrefix", "letters, digits and _ may be in it, a letter first"));
    }
    if wish.description.len() > 2048 {
        return Err(ParameterError::value("Description", "it is longer than 2048 bytes"));
    }
    if !PRODUCTS.contains(&wish.product.as_str()) {
        return Err(ParameterError::value("ProductName", "no product has that name"));
    }
    Ok(())
}

fn hosts(hosts: &[String]) -> Result<(), ParameterError> {
    if hosts.is_empty() {
        return Err(ParameterError::value("Domains", "it is empty"));
    }
    let mut seen = BTreeSet::new();
    for (index, host) in hosts.iter().enumerate() {
        let is_host = |char: char| char.is_ascii_alphanumeric() || ".%_-:/".contains(char);
        if host.is_empty() || host.len() > 60 || !host.chars().all(is_host) {
            return Err(ParameterError::value(format_args!("Domains.{index}"), "it is not a host"));
        }
        if !seen.insert(host) {
            return Err(ParameterError::value(format_args!("Domains.{index}"), "it is there twice"));
        }
    }
    Ok(())
}

fn units(given: &Parameters, product: &str, site: SandboxSite) -> Result<Vec<AccountGrant>, ParameterError> {
    let units = given.objects("PrivilegesList")?.ok_or_else(|| ParameterError::missing("PrivilegesList"))?;
    if units.is_empty() {
        return Err(ParameterError::value("PrivilegesList", "it is empty"));
    }
    let mut grants = Vec::new();
    for unit in &units {
        grants.extend(self::unit(unit, product, site)?);
    }
    Ok(grants)
}

/// Reads one unit. Returns `None` for a scope that only PostgreSQL has: the sandbox does not store its privileges.
fn unit(unit: &Parameters, product: &str, site: SandboxSite) -> Result<Option<AccountGrant>, ParameterError> {
    let china = CHINA_UNIT_FIELDS.into_iter().filter(|_| site == SandboxSite::China);
    unit.allow(&UNIT_FIELDS.into_iter().chain(china).collect::<Vec<_>>())?;
    let scope = unit.required_text("PrivilegeName")?;
    let words = unit.texts("Privileges")?.ok_or_else(|| ParameterError::missing(unit.name("Privileges")))?;
    if words.is_empty() || words.iter().any(String::is_empty) {
        return Err(ParameterError::value(unit.name("Privileges"), "it is empty"));
    }
    let level = match scope.as_str() {
        "GlobalPrivileges" => GrantLevel::Global,
        "DatabasePrivileges" => GrantLevel::Database,
        "TablePrivileges" => GrantLevel::Table,
        "ColumnPrivileges" => GrantLevel::Column,
        _ => return foreign(unit, &scope, product, site),
    };
    for (needed, field) in
        [(GrantLevel::Database, "Database"), (GrantLevel::Table, "TableName"), (GrantLevel::Column, "ColumnName")]
    {
        let text = unit.text(field)?;
        if level >= needed && text.is_empty() {
            return Err(ParameterError::missing(unit.name(field)));
        }
        if level < needed && !text.is_empty() {
            return Err(ParameterError::value(unit.name(field), format_args!("{scope} does not take it")));
        }
    }
    for field in CHINA_UNIT_FIELDS {
        if unit.has(field) {
            return Err(ParameterError::value(unit.name(field), format_args!("{scope} does not take it")));
        }
    }
    let known = privileges(level);
    if let Some(index) = words.iter().position(|word| product == "Mysql" && !known.contains(&word.as_str())) {
        let name = unit.name(&format!("Privileges.{index}"));
        return Err(ParameterError::value(name, format_args!("{scope} of {product} does not have it")));
    }
    Ok(Some(AccountGrant {
        level,
        database: unit.text("Database")?,
        table: unit.text("TableName")?,
        column: unit.text("ColumnName")?,
        privileges: words,
    }))
}

/// Checks a scope other than the documented four, such as `SchemaPrivileges` with `SchemaName`.
fn foreign(
    unit: &Parameters,
    scope: &str,
    product: &str,
    site: SandboxSite,
) -> Result<Option<AccountGrant>, ParameterError> {
    let field = format!("{}Name", scope.strip_suffix("Privileges").unwrap_or_default());
    if site != SandboxSite::China || product == "Mysql" || !CHINA_UNIT_FIELDS.contains(&field.as_str()) {
        return Err(ParameterError::value(unit.name("PrivilegeName"), format_args!("{product} has no such level")));
    }
    for name in CHINA_UNIT_FIELDS.into_iter().chain(["Database", "TableName", "ColumnName"]) {
        unit.text(name)?;
    }
    unit.required_text(&field)?;
    Ok(None)
}

fn read_tags(given: &Parameters) -> Result<Vec<(String, String)>, ParameterError> {
    let mut tags: Vec<(String, String)> = Vec::new();
    let objects = given.objects("Tags")?.unwrap_or_default();
    if objects.len() > 10 {
        return Err(ParameterError::value("Tags", "more than 10 tags at once"));
    }
    for tag in &objects {
        tag.allow(&["TagKey", "TagValue"])?;
        let (key, value) = (tag.required_text("TagKey")?, tag.required_text("TagValue")?);
        for (field, text, most) in [("TagKey", &key, 127), ("TagValue", &value, 255)] {
            if text.chars().count() > most {
                return Err(ParameterError::value(
                    tag.name(field),
                    format_args!("it is longer than {most} characters"),
                ));
            }
            if text.trim() != text || text.chars().any(char::is_control) {
                return Err(ParameterError::value(tag.name(field), "it has blanks around it, or a control character"));
            }
        }
        if tags.iter().any(|(known, _)| *known == key) {
            let message = format!("The tag key at `{}` is there twice.", tag.name("TagKey"));
            return Err(ParameterError::new("InvalidParameterValue.TagKeysDuplicated", message));
        }
        tags.push((key, value));
    }
    Ok(tags)
}

fn rotation(given: &Parameters, wish: &mut CreateRequest) -> Result<(), ParameterError> {
    wish.is_rotated = given.boolean("EnableRotation")?.unwrap_or(false);
    wish.begin = given.text("RotationBeginTime")?;
    if wish.is_rotated && wish.begin.is_empty() {
        return Err(ParameterError::missing("RotationBeginTime"));
    }
    if !wish.begin.is_empty() && !is_moment(&wish.begin) {
        return Err(ParameterError::value("RotationBeginTime", "it is not a moment like 2030-01-31 23:59:59"));
    }
    wish.every = given.integer("RotationFrequency")?.unwrap_or(1);
    if wish.every < 1 {
        return Err(ParameterError::value("RotationFrequency", "it is less than one day"));
    }
    if !wish.is_rotated {
        wish.begin.clear();
    }
    Ok(())
}

/// Whether the text is exactly `YYYY-MM-DD HH:MM:SS` and an existing moment.
pub(super) fn is_moment(text: &str) -> bool {
    let shape: String = text.chars().map(|char| if char.is_ascii_digit() { '0' } else { char }).collect();
    let is_leap_second = text.ends_with(":60");
    shape == "0000-00-00 00:00:00" && !is_leap_second && DateTime::strptime("%Y-%m-%d %H:%M:%S", text).is_ok()
}

fn china(given: &Parameters, wish: &mut CreateRequest) -> Result<(), ParameterError> {
    given.text("AccountRemark")?;
    if !given.text("KmsHsmClusterId")?.is_empty() && !wish.key.is_empty() {
        return Err(ParameterError::value("KmsHsmClusterId", "it counts only without KmsKeyId"));
    }
    if !given.text("AccountType")?.is_empty() {
        return Err(ParameterError::value("AccountType", "only SQL Server has account types"));
    }
    wish.encrypt_type = given.integer("EncryptType")?.unwrap_or(0);
    if !(0..=1).contains(&wish.encrypt_type) {
        return Err(ParameterError::value("EncryptType", "it has to be 0 or 1"));
    }
    Ok(())
}

fn resources(wish: &CreateRequest, world: &mut World, region: &str) -> Result<(), ParameterError> {
    instance(wish, world, region)?;
    if let Some(at) = wish.tags.iter().position(|(key, value)| !tags::has(world, key, value)) {
        let message = format!("The tag at `Tags.{at}` does not exist.");
        return Err(ParameterError::new("InvalidParameterValue.TagsNotExisted", message));
    }
    if !wish.key.is_empty() {
        let keys = world.keys();
        let key = keys.iter().find(|key| key.id == wish.key);
        let key =
            key.ok_or_else(|| ParameterError::new("ResourceNotFound", "The KMS key does not exist in this region."))?;
        if key.state != "Enabled" {
            return Err(ParameterError::new("FailedOperation.AccessKmsError", "The KMS key is not enabled."));
        }
    }
    let Some(holder) = world.holder(region, &wish.name) else { return Ok(()) };
    let (code, message) = match holder.status {
        SecretStatus::PendingDelete => {
            ("ResourceUnavailable.ResourcePendingDeleted", "The secret is scheduled for deletion.")
        }
        SecretStatus::Disabled => ("ResourceUnavailable.ResourceDisabled", "The secret is disabled."),
        SecretStatus::Creating | SecretStatus::Enabled | SecretStatus::Failed => {
            ("ResourceInUse.SecretExists", "The Secret name already exists.")
        }
    };
    Err(ParameterError::new(code, message))
}

fn instance(wish: &CreateRequest, world: &mut World, region: &str) -> Result<(), ParameterError> {
    let services: &[&'static str] = match wish.product.as_str() {
        "Mysql" => &["cdb"],
        "Tdsql-mysql" => &["dcdb", "mariadb"],
        "Tdsql_C_Mysql" => &["cynosdb"],
        product => {
            let message = format!("The product {product} is not supported by this action.");
            return Err(ParameterError::new("UnsupportedOperation", message));
        }
    };
    let kind = services
        .iter()
        .find_map(|service| world.instance(service, region, &wish.instance).map(|instance| instance.kind))
        .ok_or_else(|| ParameterError::new("ResourceNotFound", "The instance does not exist in this region."))?;
    let (code, message) = match kind {
        InstanceKind::Primary => return Ok(()),
        InstanceKind::Locked => ("ResourceUnavailable", "The disk of the instance is locked."),
        InstanceKind::Replica | InstanceKind::Recovery => {
            ("UnsupportedOperation", "The instance is not a master instance.")
        }
        InstanceKind::Busy => ("ResourceInUse", "A task runs on the instance."),
        InstanceKind::Creating => ("ResourceUnavailable", "The instance is being created."),
        InstanceKind::Isolated => ("ResourceUnavailable", "The instance is isolated."),
    };
    Err(ParameterError::new(code, message))
}
