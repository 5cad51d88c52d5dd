//! Products and error codes as tables.

mod faults;
mod products;

use self::{
    faults::FAULTS,
    products::{PRODUCTS, SERVICES},
};

/// Products and error codes.
#[derive(Debug)]
pub struct Catalog {
    products: &'static [Product],
    services: &'static [ServiceSpec],
    faults: &'static [(&'static str, RefusalSpec)],
}

/// A service that lists database instances.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum InstanceService {
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ServiceSpec {
    /// Its name in the API, such as `cdb`.
    pub(crate) name: InstanceService,
    /// Beginnings of the ids of its instances. No two services share one.
    pub(crate) prefixes: &'static [&'static str],
    /// What it can tell about an instance.
    pub(crate) capabilities: &'static [Capability],
}

impl ServiceSpec {
    /// Returns whether the service can tell this about its instances.
    #[must_use]
    pub(crate) fn has(&self, capability: Capability) -> bool {
        self.capabilities.contains(&capability)
    }
}

/// A product that `CreateProductSecret` accepts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Product {
    /// `ProductName`; empty if no source gives it (docs/api.md §2.4), so that the product is only known by its
    /// prefixes.
    pub name: &'static str,
    /// Database engine, such as `MySQL` or `PostgreSQL`.
    pub engine: &'static str,
    /// Services that list its instances, in the order in which they are asked.
    pub services: &'static [InstanceService],
    /// An example of an instance id.
    pub example: &'static str,
    /// Whether Secrets Manager documents its privileges, so that any other privilege is an error (docs/api.md R7).
    pub(crate) is_documented: bool,
    /// Whether its grants can be written as MySQL's `GRANT`.
    pub(crate) speaks_mysql: bool,
    /// Its levels, from wide to narrow.
    pub(crate) levels: &'static [Level],
    /// Named sets of privileges.
    pub(crate) presets: &'static [Preset],
}

/// One level of a product.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Level {
    /// `PrivilegeName`, such as `DatabasePrivileges`.
    pub(crate) scope: &'static str,
    /// API names of the object's names that the scope needs.
    pub(crate) names: &'static [&'static str],
    /// Privileges to read and change data, in display order: the left column of the editor.
    pub(crate) data: &'static [&'static str],
    /// Privileges to change the structure: the right column of the editor.
    pub(crate) structure: &'static [&'static str],
}

impl Level {
    /// Returns every privilege of the level, the left column first.
    pub(crate) fn privileges(&self) -> impl Iterator<Item = &'static str> {
        self.data.iter().chain(self.structure).copied()
    }
}

/// A named set of privileges, limited at each place to what the place can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Preset {
    /// Letter that selects it.
    pub(crate) letter: char,
    /// Name, as in `read-only on billing.*`. It is the same in every language because users type it.
    pub(crate) name: &'static str,
    /// Privileges; empty means all that the place can have.
    pub(crate) privileges: &'static [&'static str],
}

/// Meaning of an error code of the API for a create.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RefusalSpec {
    /// API name of the field to edit again; empty for none.
    pub field: &'static str,
    /// What may be done after it.
    pub kind: RefusalKind,
}

/// What may be done after an error code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
        &Catalog { products: PRODUCTS, services: SERVICES, faults: FAULTS }
    }

    /// Returns every product, in display order.
    #[must_use]
    pub fn products(&self) -> &'static [Product] {
        self.products
    }

    /// Returns the service that an instance id belongs to.
    #[must_use]
    pub fn service_of(&self, instance: &str) -> Option<&'static ServiceSpec> {
        self.services.iter().find(|service| service.prefixes.iter().any(|prefix| instance.starts_with(prefix)))
    }

    /// Returns the product with exactly this `ProductName`.
    #[must_use]
    pub fn product(&self, name: &str) -> Option<&'static Product> {
        self.products().iter().find(|product| !name.is_empty() && product.name == name)
    }

    /// Returns a product's name as `ProductName` spells it: a list may answer `MYSQL` for `Mysql`.
    pub(crate) fn spelled<'a>(&'a self, name: &'a str) -> &'a str {
        let known = self.products().iter().find(|product| !name.is_empty() && product.name.eq_ignore_ascii_case(name));
        known.map_or(name, |product| product.name)
    }

    /// Returns the product with this name, else the one that the prefix of the instance id belongs to (docs/api.md
    /// §2.4).
    #[must_use]
    pub(crate) fn product_of(&self, name: &str, instance: &str) -> Option<&'static Product> {
        let has_prefix = |product: &&Product| product.prefixes().any(|prefix| instance.starts_with(prefix));
        self.product(name).or_else(|| self.products.iter().find(has_prefix))
    }

    /// Returns the row of an error code, or of its longest listed prefix that ends before a dot, with the key of that
    /// row. Returns `None` if neither is listed.
    #[must_use]
    pub fn fault(&self, code: &str) -> Option<(&'static str, RefusalSpec)> {
        let mut stem = code;
        loop {
            if let Ok(at) = self.faults.binary_search_by_key(&stem, |(code, _)| code) {
                return self.faults.get(at).copied();
            }
            stem = stem.rsplit_once('.')?.0;
        }
    }

    /// Returns the key of the texts for an error code: `fault-other` for one that is not listed.
    #[must_use]
    pub(crate) fn fault_key(&self, code: &str) -> String {
        self.fault(code)
            .map_or_else(|| "fault-other".to_owned(), |(code, _)| format!("fault-{}", code.replace('.', "-")))
    }

    /// Returns every error code with its row, sorted by the code.
    #[must_use]
    pub fn faults(&self) -> &'static [(&'static str, RefusalSpec)] {
        self.faults
    }
}

impl InstanceService {
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
}

impl Product {
    /// Returns the beginnings of its instance ids: those of its services.
    pub(crate) fn prefixes(&self) -> impl Iterator<Item = &'static str> {
        let services = SERVICES.iter().filter(|service| self.services.contains(&service.name));
        services.flat_map(|service| service.prefixes.iter().copied())
    }

    /// Returns the level with this `PrivilegeName`.
    #[must_use]
    pub(crate) fn level(&self, scope: &str) -> Option<&'static Level> {
        self.levels.iter().find(|level| level.scope == scope)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_product_names_services_that_are_there_and_every_prefix_belongs_to_one() {
        let catalog = Catalog::built_in();
        for product in catalog.products() {
            assert!(product.prefixes().count() >= product.services.len(), "{}", product.engine);
            let service = catalog.service_of(product.example).unwrap().name;
            assert!(product.services.contains(&service), "{}", product.engine);
        }
        for service in SERVICES {
            for prefix in service.prefixes {
                assert_eq!(catalog.service_of(&format!("{prefix}x")).unwrap().name, service.name, "{prefix}");
            }
        }
        assert!(catalog.service_of("ins-1").is_none());
    }

    #[test]
    fn codes_are_sorted_so_that_one_is_found() {
        assert!(FAULTS.is_sorted_by(|(one, _), (next, _)| one < next));
    }
}
