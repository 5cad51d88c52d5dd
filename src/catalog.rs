//! Products and faults as types: data from `assets/products.toml` and `assets/faults.toml`, parsed once, and only
//! when asked for.

use std::{collections::BTreeMap, sync::OnceLock};

use serde::Deserialize;

/// What is known about products and error codes.
#[derive(Debug, Default)]
pub struct Catalog {
    products: OnceLock<Vec<Product>>,
    faults: OnceLock<BTreeMap<String, RefusalSpec>>,
}

/// One product that `CreateProductSecret` takes.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Product {
    /// `ProductName`; empty for an engine whose name no source gives (docs/api.md §2.4), known by its prefixes only.
    #[serde(default)]
    pub name: String,
    /// The engine in a DBA's words, such as `MySQL` or `PostgreSQL`.
    pub engine: String,
    /// Which look-up lists its instances, such as `cdb`; empty where dbcred has none.
    #[serde(default)]
    pub instances: String,
    /// What its instance ids begin with.
    pub prefixes: Vec<String>,
    /// An instance id as an example.
    pub example: String,
    /// Whether Secrets Manager documents the privileges, so that another one is an error (docs/api.md R7).
    #[serde(default)]
    pub is_documented: bool,
    /// Whether its grants can be written as MySQL's `GRANT`.
    #[serde(default)]
    pub speaks_mysql: bool,
    /// The levels that it has, from wide to narrow.
    #[serde(default)]
    pub levels: Vec<Level>,
    /// Sets of privileges by name.
    #[serde(default)]
    pub presets: Vec<Preset>,
}

/// One level of a product.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Level {
    /// `PrivilegeName`, such as `DatabasePrivileges`.
    pub scope: String,
    /// The object fields that the scope needs, by their API names.
    #[serde(default)]
    pub names: Vec<String>,
    /// Privileges that read and change data, in the order shown: the editor's left column.
    #[serde(default)]
    pub data: Vec<String>,
    /// Privileges that change structure: the right column.
    #[serde(default)]
    pub structure: Vec<String>,
}

impl Level {
    /// Every privilege of the level, left column first.
    pub fn privileges(&self) -> impl Iterator<Item = &str> {
        self.data.iter().chain(&self.structure).map(String::as_str)
    }
}

/// A named set of privileges, cut at each place to what the place can have.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Preset {
    /// The letter that chooses it.
    pub letter: char,
    /// Its name, as in `read-only on billing.*`; the same in every language, for it is typed.
    pub name: String,
    /// The privileges; empty for every one that the place can have.
    pub privileges: Vec<String>,
}

/// What an error code of the API means for a create.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RefusalSpec {
    /// The API name of the field to reopen; empty for none.
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
    /// Nothing was done, and it may be sent again by itself after a pause.
    Retry,
    /// Whether anything was done is not known.
    Ambiguous,
}

impl Catalog {
    /// The catalog that is built in.
    #[must_use]
    pub fn built_in() -> &'static Catalog {
        static BUILT_IN: OnceLock<Catalog> = OnceLock::new();
        BUILT_IN.get_or_init(Catalog::default)
    }

    /// Every product, in the order shown.
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

    /// The product of exactly that `ProductName`.
    #[must_use]
    pub fn product(&self, name: &str) -> Option<&Product> {
        self.products().iter().find(|product| !name.is_empty() && product.name == name)
    }

    /// The product by name, else the engine that the instance id's prefix shows (docs/api.md §2.4).
    #[must_use]
    pub fn product_of(&self, name: &str, instance: &str) -> Option<&Product> {
        // An empty draft is asked about at the start, and must not cost the reading of the file.
        if name.is_empty() && instance.is_empty() {
            return None;
        }
        self.product(name).or_else(|| {
            self.products()
                .iter()
                .find(|product| product.prefixes.iter().any(|prefix| instance.starts_with(prefix.as_str())))
        })
    }

    /// The row of an error code, or of its longest listed prefix that ends at a dot (`FailedOperation.AccessKmsError`
    /// is listed itself); the key is returned beside it. `None` for a code that no list has.
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

    /// Every error code with its row.
    pub fn faults(&self) -> &BTreeMap<String, RefusalSpec> {
        self.faults
            .get_or_init(|| toml::from_str(include_str!("../assets/faults.toml")).expect("a test reads faults.toml"))
    }
}

impl Product {
    /// The level of a `PrivilegeName`.
    #[must_use]
    pub fn level(&self, scope: &str) -> Option<&Level> {
        self.levels.iter().find(|level| level.scope == scope)
    }
}
