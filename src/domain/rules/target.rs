//! Region, product, instance and account type (docs/api.md R3, R4, R15, R16).

use super::{CheckInput, blank_ends, error, letters, named, region, shown, warning};
use crate::domain::{
    did_you_mean::nearest,
    facts::InstanceState,
    fields::FieldId,
    rule::{Fix, Issue, Message, Risk, Severity},
    values::grouped,
};

/// Products of `DescribeSupportedProducts` that are no databases (docs/api.md §2.4).
pub(crate) const NOT_DATABASES: &[&str] = &["Cvm", "Cam", "Redis"];

/// Database products that the page of `DescribeSupportedProducts` names; other sources name more (docs/api.md §2.4).
const DOCUMENTED: &[&str] = &["Mysql", "Tdsql-mysql", "Tdsql_C_Mysql"];

pub(super) fn find(case: &CheckInput<'_>, found: &mut Vec<Issue>) {
    found.extend(region::find(&case.draft.region));
    found.extend(product(case));
    let before = found.len();
    instance(case, found);
    listed(case, found.len() == before, found);
    account_type(case, found);
}

fn product(case: &CheckInput<'_>) -> Option<Issue> {
    let field = FieldId::Product;
    let name = case.draft.product.as_str();
    let trimmed = name.trim();
    if trimmed.is_empty() {
        return Some(error(field, "R3", Message::new("rule-product-missing")));
    }
    if let Some(issue) = letters::unseen(field, "R3", name).filter(|issue| issue.severity == Severity::Error) {
        return Some(issue);
    }
    if let Some(other) = NOT_DATABASES.iter().find(|other| other.eq_ignore_ascii_case(trimmed)) {
        let message = Message::new("rule-product-not-database").with("product", *other);
        return Some(error(field, "R3", message).fixed(Fix::Clear));
    }
    let listed = case.facts.products.as_deref().unwrap_or_default();
    if listed.iter().any(|known| known == name) {
        return None;
    }
    let is_known = case.catalog.product(name).is_some();
    if is_known && !listed.is_empty() {
        let message = Message::new("rule-product-unlisted").with("product", shown(name));
        return Some(warning(field, "R3", message));
    }
    if DOCUMENTED.contains(&name) {
        return None;
    }
    if is_known {
        let message = Message::new("rule-product-undocumented").with("product", shown(name));
        return Some(warning(field, "R3", message));
    }
    let of_catalog = case.catalog.products().iter().map(|product| product.name);
    let known = || of_catalog.clone().chain(listed.iter().map(String::as_str)).filter(|known| !known.is_empty());
    let half = letters::plain(trimmed);
    let mut certain = DOCUMENTED.iter().copied().chain(listed.iter().map(String::as_str));
    if let Some(meant) = certain.find(|known| known.eq_ignore_ascii_case(&half)) {
        if let Some(message) = letters::look_alike(trimmed) {
            return Some(error(field, "R3", message.with("fix", meant)).fixed(Fix::Set(meant.to_owned())));
        }
        let id = if meant == trimmed { "rule-product-blank" } else { "rule-product-capitals" };
        let message = Message::new(id).with("product", shown(trimmed)).with("fix", meant);
        return Some(error(field, "R3", message).fixed(Fix::Set(meant.to_owned())));
    }
    let alike = |text: &str| text.to_ascii_lowercase().replace(['_', ' '], "-");
    let twin = known().find(|known| alike(known) == alike(&half));
    Some(match twin.or_else(|| nearest(trimmed, known())) {
        Some(meant) => {
            let message = Message::new("rule-product-near").with("product", shown(trimmed)).with("fix", meant);
            warning(field, "R3", message).fixed(Fix::Set(meant.to_owned()))
        }
        None => blank_ends(field, "R3", name).unwrap_or_else(|| {
            warning(field, "R3", Message::new("rule-product-unknown").with("product", shown(trimmed)))
        }),
    })
}

fn instance(case: &CheckInput<'_>, found: &mut Vec<Issue>) {
    let field = FieldId::Instance;
    let product = case.product();
    let id = case.draft.instance.trim();
    if id.is_empty() {
        let sample = product.filter(|product| !product.name.is_empty());
        let sample = sample.or_else(|| case.catalog.products().first());
        let message = Message::new("rule-instance-missing")
            .with("example", sample.map_or("", |product| product.example))
            .with("product", sample.map_or("", |product| product.name))
            .with("prefix", sample.and_then(|product| product.prefixes().next()).unwrap_or_default());
        found.push(error(field, "R4", message));
        return;
    }
    let blank = blank_ends(field, "R4", &case.draft.instance);
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    let odd = id.chars().enumerate().find(|(_, c)| !is_plain(*c));
    if blank.as_ref().is_some_and(|issue| issue.severity == Severity::Error) {
        found.extend(blank);
        return;
    }
    found.extend(blank);
    if let Some((at, c)) = odd {
        let half = letters::plain(id);
        let is_right = half.chars().all(is_plain);
        let message = match letters::look_alike(id).filter(|_| is_right) {
            Some(message) => message.with("fix", shown(&half)),
            None => named(Message::new("rule-instance-character").with("position", at + 1), c),
        };
        found.push(warning(field, "R4", message).fixed(is_right.then_some(Fix::Set(half))));
        return;
    }
    let Some(product) = product.filter(|product| !product.name.is_empty()) else { return };
    let begins =
        |id: &str| product.prefixes().any(|prefix| id.strip_prefix(prefix).is_some_and(|rest| !rest.is_empty()));
    if begins(id) {
        if id.starts_with("cynosdbmysql-ins-") {
            found.push(warning(field, "R4", Message::new("rule-instance-not-cluster").with("id", shown(id))));
        }
        return;
    }
    let lower = id.to_ascii_lowercase();
    let message = |name| {
        Message::new(name)
            .with("id", shown(id))
            .with("product", product.name)
            .with("prefix", product.prefixes().next().unwrap_or_default())
    };
    let other = case.catalog.product_of("", id);
    found.push(if product.prefixes().any(|prefix| prefix == lower) {
        warning(field, "R4", message("rule-instance-only-prefix").with("example", product.example))
    } else if begins(&lower) {
        warning(field, "R4", message("rule-instance-capitals").with("fix", shown(&lower))).fixed(Fix::Set(lower))
    } else if let Some(other) = other.filter(|other| other.engine != product.engine) {
        warning(field, "R4", message("rule-instance-other-product").with("other", other.engine))
    } else {
        warning(field, "R4", message("rule-instance-prefix"))
    });
}

/// Compares the instance with the complete list of the product. It is only a warning, since the state may change before
/// the request is sent. An id whose form is wrong is not reported as absent too.
fn listed(case: &CheckInput<'_>, has_good_form: bool, found: &mut Vec<Issue>) {
    let field = FieldId::Instance;
    let id = case.draft.instance.trim();
    let Some(instances) = &case.facts.instances else { return };
    let Some(instance) = instances.iter().find(|instance| instance.id == id) else {
        if has_good_form {
            let message = Message::new("rule-instance-absent")
                .with("id", shown(id))
                .with("count", grouped(instances.len()))
                .with("region", shown(&case.draft.region));
            found.push(warning(field, "R4", message).endangers(Risk::Instance));
        }
        return;
    };
    let word = match instance.state {
        InstanceState::Running => return,
        InstanceState::ReadOnly => "rule-instance-read-only",
        InstanceState::Recovery => "rule-instance-recovery",
        InstanceState::Isolated => "rule-instance-isolated",
        InstanceState::Isolating => "rule-instance-isolating",
        InstanceState::Locked => "rule-instance-locked",
        InstanceState::Creating => "rule-instance-creating",
        InstanceState::Uninitialised => "rule-instance-uninitialised",
        InstanceState::Busy => "rule-instance-busy",
        InstanceState::Deleted => "rule-instance-deleted",
        InstanceState::Other => "rule-instance-status",
    };
    let message = Message::new(word).with("id", shown(id)).with("status", shown(&instance.status));
    found.push(warning(field, "R4", message).endangers(Risk::Instance));
}

fn account_type(case: &CheckInput<'_>, found: &mut Vec<Issue>) {
    let field = FieldId::AccountType;
    let text = case.draft.account_type.as_str();
    if text.is_empty() {
        return;
    }
    if let Some(issue) = letters::unseen(field, "R15", text) {
        found.push(issue);
    } else if text != "L3" {
        let message = Message::new("rule-account-type-value").with("text", shown(text));
        found.push(error(field, "R15", message).fixed(Fix::Set("L3".to_owned())));
    }
    if !case.draft.instance.trim().starts_with("mssql-") {
        found.push(error(field, "R15", Message::new("rule-account-type-product")).fixed(Fix::Clear));
    }
}
