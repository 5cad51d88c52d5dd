//! Named sets of privileges, limited to what a scope can have.

use super::{Scope, dialect::Dialect};
use crate::catalog::{Preset, Product};

/// Returns every privilege that a scope of the product can have, in display order; empty if no source lists any.
#[must_use]
pub fn all(product: &Product, scope: &Scope) -> Vec<String> {
    Dialect::of(Some(product)).all(scope)
}

/// Returns the privileges of a preset that a scope can have, in the preset's order. A preset with an empty list means
/// all of them.
pub(super) fn cut(preset: &Preset, dialect: Dialect<'_>, scope: &Scope) -> Vec<String> {
    let possible = dialect.all(scope);
    if preset.privileges.is_empty() {
        return possible;
    }
    preset.privileges.iter().map(|word| (*word).to_owned()).filter(|word| possible.contains(word)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;

    #[test]
    fn a_preset_is_cut_to_the_place() {
        let product = Catalog::built_in().product("Mysql").unwrap();
        let cut = |name: &str, scope: &Scope| {
            let preset = product.presets.iter().find(|preset| preset.name == name).unwrap();
            cut(preset, Dialect::of(Some(product)), scope)
        };
        assert_eq!(cut("read-only", &Scope::Column), ["SELECT"]);
        assert_eq!(cut("read-write", &Scope::Table).len(), 5);
        assert_eq!(cut("all", &Scope::Global).len(), 20);
        assert_eq!(cut("migrate", &Scope::Database).len(), 15);
    }
}
