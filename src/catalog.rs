//! Products and error codes as data, from `assets/products.toml` and `assets/faults.toml`. Each file is parsed once,
//! when it is first needed.

use std::{collections::BTreeMap, sync::OnceLock};

use serde::Deserialize;

/// Products and error codes.
#[derive(Debug, Default)]
pub struct Catalog {
    products: OnceLock<ProductFile>,
    faults: OnceLock<BTreeMap<String, RefusalSpec>>,
}

/// The content of `assets/products.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ProductFile {
    #[serde(rename = "service")]
    services: Vec<ServiceSpec>,
    #[serde(rename = "product")]
    products: Vec<Product>,
}

/// A service that lists database instances.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum InstanceService {
    Cdb,
    Cynosdb,
    Dcdb,
    Mariadb,
    Postgres,
    Sqlserver,
    Redis,
    Mongodb,
}

/// What a service can tell about one of its instances (docs/api.md §8.3, §8.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Capability {
    /// Its databases.
    Databases,
    /// Tables of a database.
    Tables,
    /// Columns of a table of a database.
    Columns,
    /// Schemas of a database, and their objects of each kind.
    SchemaObjects,
    /// Its accounts.
    Accounts,
    /// Grants of one account.
    AccountGrants,
    /// Privileges that it can grant.
    SupportedPrivileges,
}

/// A service that lists database instances, and what it can tell about them.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ServiceSpec {
    /// Its name in the API, such as `cdb`.
    pub(crate) name: InstanceService,
    /// Beginnings of the ids of its instances. No two services share one.
    pub(crate) prefixes: Vec<String>,
    /// What it can tell about an instance.
    #[serde(rename = "tells")]
    pub(crate) capabilities: Vec<Capability>,
}

impl ServiceSpec {
    /// Returns whether the service can tell this about its instances.
    #[must_use]
    pub(crate) fn has(&self, capability: Capability) -> bool {
        self.capabilities.contains(&capability)
    }
}

/// A product that `CreateProductSecret` accepts.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Product {
    /// `ProductName`; empty if no source gives it (docs/api.md §2.4), so that the product is only known by its
    /// prefixes.
    #[serde(default)]
    pub name: String,
    /// Database engine, such as `MySQL` or `PostgreSQL`.
    pub engine: String,
    /// Services that list its instances, joined by `, `, such as `cdb`; empty if dbcred cannot list them.
    #[serde(default)]
    pub instances: String,
    /// Beginnings of its instance ids. Those of its services are added when the file is read.
    #[serde(default)]
    pub(crate) prefixes: Vec<String>,
    /// An example of an instance id.
    pub example: String,
    /// Whether Secrets Manager documents its privileges, so that any other privilege is an error (docs/api.md R7).
    #[serde(default)]
    pub(crate) is_documented: bool,
    /// Whether its grants can be written as MySQL's `GRANT`.
    #[serde(default)]
    pub(crate) speaks_mysql: bool,
    /// Its levels, from wide to narrow.
    #[serde(default)]
    pub(crate) levels: Vec<Level>,
    /// Named sets of privileges.
    #[serde(default)]
    pub(crate) presets: Vec<Preset>,
}

/// One level of a product.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Level {
    /// `PrivilegeName`, such as `DatabasePrivileges`.
    pub(crate) scope: String,
    /// API names of the object's names that the scope needs.
    #[serde(default)]
    pub(crate) names: Vec<String>,
    /// Privileges to read and change data, in display order: the left column of the editor.
    #[serde(default)]
    pub(crate) data: Vec<String>,
    /// Privileges to change the structure: the right column of the editor.
    #[serde(default)]
    pub(crate) structure: Vec<String>,
}

impl Level {
    /// Returns every privilege of the level, the left column first.
    pub(crate) fn privileges(&self) -> impl Iterator<Item = &str> {
        self.data.iter().chain(&self.structure).map(String::as_str)
    }
}

/// A named set of privileges, limited at each place to what the place can have.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Preset {
    /// Letter that selects it.
    pub(crate) letter: char,
    /// Name, as in `read-only on billing.*`. It is the same in every language because users type it.
    pub(crate) name: String,
    /// Privileges; empty means all that the place can have.
    pub(crate) privileges: Vec<String>,
}

/// Meaning of an error code of the API for a create.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RefusalSpec {
    /// API name of the field to edit again; empty for none.
    #[serde(default)]
    pub field: String,
    /// What may be done after it.
    pub kind: RefusalKind,
}

/// What may be done after an error code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RefusalKind {
    /// Nothing was done.
    Refused,
    /// Nothing was done; dbcred may send it again after a pause.
    Retry,
    /// It is not known whether anything was done.
    Ambiguous,
}

impl Catalog {
    /// Returns the built-in catalog.
    #[must_use]
    pub fn built_in() -> &'static Catalog {
        static BUILT_IN: OnceLock<Catalog> = OnceLock::new();
        BUILT_IN.get_or_init(Catalog::default)
    }

    /// Returns every product, in display order.
    pub fn products(&self) -> &[Product] {
        &self.product_file().products
    }

    /// Returns every service that lists instances.
    pub(crate) fn services(&self) -> &[ServiceSpec] {
        &self.product_file().services
    }

    fn product_file(&self) -> &ProductFile {
        self.products.get_or_init(|| {
            let mut file: ProductFile =
                toml::from_str(include_str!("../assets/products.toml")).expect("a test reads products.toml");
            for product in &mut file.products {
                let services = product.services();
                let of_product = file.services.iter().filter(|service| services.contains(&service.name));
                product.prefixes.extend(of_product.flat_map(|service| service.prefixes.iter().cloned()));
            }
            file
        })
    }

    /// Returns the service that an instance id belongs to.
    #[must_use]
    pub fn service_of(&self, instance: &str) -> Option<&ServiceSpec> {
        let begins = |prefix: &String| instance.starts_with(prefix.as_str());
        self.services().iter().find(|service| service.prefixes.iter().any(begins))
    }

    /// Returns the product with exactly this `ProductName`.
    #[must_use]
    pub fn product(&self, name: &str) -> Option<&Product> {
        self.products().iter().find(|product| !name.is_empty() && product.name == name)
    }

    /// Returns a product's name as `ProductName` spells it: a list may answer `MYSQL` for `Mysql`.
    pub(crate) fn spelled<'a>(&'a self, name: &'a str) -> &'a str {
        let known = self.products().iter().find(|product| !name.is_empty() && product.name.eq_ignore_ascii_case(name));
        known.map_or(name, |product| &product.name)
    }

    /// Returns the product with this name, else the one that the prefix of the instance id belongs to (docs/api.md
    /// §2.4).
    #[must_use]
    pub(crate) fn product_of(&self, name: &str, instance: &str) -> Option<&Product> {
        // The start asks about an empty draft, and should not have to parse the file for that.
        if name.is_empty() && instance.is_empty() {
            return None;
        }
        self.product(name).or_else(|| {
            self.products()
                .iter()
                .find(|product| product.prefixes.iter().any(|prefix| instance.starts_with(prefix.as_str())))
        })
    }

    /// Returns the row of an error code, or of its longest listed prefix that ends before a dot, with the key of that
    /// row. Returns `None` if neither is listed.
    #[must_use]
    pub fn fault(&self, code: &str) -> Option<(&str, &RefusalSpec)> {
        let faults = self.faults();
        let mut stem = code;
        loop {
            if let Some((key, fault)) = faults.get_key_value(stem) {
                return Some((key, fault));
            }
            stem = stem.rsplit_once('.')?.0;
        }
    }

    /// Returns every error code with its row.
    pub fn faults(&self) -> &BTreeMap<String, RefusalSpec> {
        self.faults
            .get_or_init(|| toml::from_str(include_str!("../assets/faults.toml")).expect("a test reads faults.toml"))
    }
}

impl InstanceService {
    /// Every service.
    pub(crate) const ALL: [InstanceService; 8] = [
        InstanceService::Cdb,
        InstanceService::Cynosdb,
        InstanceService::Dcdb,
        InstanceService::Mariadb,
        InstanceService::Postgres,
        InstanceService::Sqlserver,
        InstanceService::Redis,
        InstanceService::Mongodb,
    ];

    /// Returns its name in the API: the first label of its host.
    #[must_use]
    pub(crate) fn name(self) -> &'static str {
        match self {
            InstanceService::Cdb => "cdb",
            InstanceService::Cynosdb => "cynosdb",
            InstanceService::Dcdb => "dcdb",
            InstanceService::Mariadb => "mariadb",
            InstanceService::Postgres => "postgres",
            InstanceService::Sqlserver => "sqlserver",
            InstanceService::Redis => "redis",
            InstanceService::Mongodb => "mongodb",
        }
    }

    /// Reads names that are joined by `, `. Returns `None` if one of them is unknown.
    #[must_use]
    pub(crate) fn read_list(names: &str) -> Option<Vec<InstanceService>> {
        names.split(", ").map(|name| Self::ALL.into_iter().find(|service| service.name() == name)).collect()
    }
}

impl Product {
    /// Returns the services that list its instances, in the order in which they are asked.
    #[must_use]
    pub(crate) fn services(&self) -> Vec<InstanceService> {
        InstanceService::read_list(&self.instances).unwrap_or_default()
    }

    /// Returns the level with this `PrivilegeName`.
    #[must_use]
    pub(crate) fn level(&self, scope: &str) -> Option<&Level> {
        self.levels.iter().find(|level| level.scope == scope)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_product_names_services_that_are_there_and_every_prefix_belongs_to_one() {
        let catalog = Catalog::built_in();
        let names: Vec<InstanceService> = catalog.services().iter().map(|service| service.name).collect();
        assert_eq!(names, InstanceService::ALL);
        for product in catalog.products() {
            let services = InstanceService::read_list(&product.instances).unwrap();
            assert!(!services.is_empty() && !product.prefixes.is_empty(), "{}", product.engine);
            assert!(services.contains(&catalog.service_of(&product.example).unwrap().name), "{}", product.engine);
        }
        for service in catalog.services() {
            for prefix in &service.prefixes {
                assert_eq!(catalog.service_of(&format!("{prefix}x")).unwrap().name, service.name, "{prefix}");
            }
        }
        assert!(catalog.service_of("ins-1").is_none() && InstanceService::read_list("cdb, dbc").is_none());
    }
}
