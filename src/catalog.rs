//! Products and error codes as data, from `assets/products.toml` and `assets/faults.toml`. Each file is parsed once,
//! when it is first needed.

use std::{collections::BTreeMap, sync::OnceLock};

use serde::Deserialize;

/// Products and error codes.
#[derive(Debug, Default)]
pub struct Catalog {
    products: OnceLock<Vec<Product>>,
    faults: OnceLock<BTreeMap<String, RefusalSpec>>,
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
    /// Service that lists its instances, such as `cdb`; empty if dbcred cannot list them.
    #[serde(default)]
    pub instances: String,
    /// Beginnings of its instance ids.
    pub prefixes: Vec<String>,
    /// An example of an instance id.
    pub example: String,
    /// Whether Secrets Manager documents its privileges, so that any other privilege is an error (docs/api.md R7).
    #[serde(default)]
    pub is_documented: bool,
    /// Whether its grants can be written as MySQL's `GRANT`.
    #[serde(default)]
    pub speaks_mysql: bool,
    /// Its levels, from wide to narrow.
    #[serde(default)]
    pub levels: Vec<Level>,
    /// Named sets of privileges.
    #[serde(default)]
    pub presets: Vec<Preset>,
}

/// One level of a product.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Level {
    /// `PrivilegeName`, such as `DatabasePrivileges`.
    pub scope: String,
    /// API names of the object's names that the scope needs.
    #[serde(default)]
    pub names: Vec<String>,
    /// Privileges to read and change data, in display order: the left column of the editor.
    #[serde(default)]
    pub data: Vec<String>,
    /// Privileges to change the structure: the right column of the editor.
    #[serde(default)]
    pub structure: Vec<String>,
}

impl Level {
    /// Returns every privilege of the level, the left column first.
    pub fn privileges(&self) -> impl Iterator<Item = &str> {
        self.data.iter().chain(&self.structure).map(String::as_str)
    }
}

/// A named set of privileges, limited at each place to what the place can have.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Preset {
    /// Letter that selects it.
    pub letter: char,
    /// Name, as in `read-only on billing.*`. It is the same in every language because users type it.
    pub name: String,
    /// Privileges; empty means all that the place can have.
    pub privileges: Vec<String>,
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
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct File {
            product: Vec<Product>,
        }
        self.products.get_or_init(|| {
            let file: File =
                toml::from_str(include_str!("../assets/products.toml")).expect("a test reads products.toml");
            file.product
        })
    }

    /// Returns the product with exactly this `ProductName`.
    #[must_use]
    pub fn product(&self, name: &str) -> Option<&Product> {
        self.products().iter().find(|product| !name.is_empty() && product.name == name)
    }

    /// Returns the product with this name, else the one that the prefix of the instance id belongs to (docs/api.md
    /// §2.4).
    #[must_use]
    pub fn product_of(&self, name: &str, instance: &str) -> Option<&Product> {
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

impl Product {
    /// Returns the level with this `PrivilegeName`.
    #[must_use]
    pub fn level(&self, scope: &str) -> Option<&Level> {
        self.levels.iter().find(|level| level.scope == scope)
    }
}
