//! Named sets of privileges, cut at each place to what the place can have.

use super::{Place, Scope, Unit, dialect::Dialect};
use crate::catalog::{Preset, Product};

/// Every privilege that a scope of the product can have, in the order shown; empty where no page lists any.
#[must_use]
pub fn all(product: &Product, scope: &Scope) -> Vec<String> {
    Dialect::of(Some(product)).all(scope)
}

impl Preset {
    /// The preset's privileges that the place can have, in the preset's order; an empty list of the preset stands
    /// for every one.
    #[must_use]
    pub fn cut(&self, product: &Product, place: &Place) -> Vec<String> {
        cut(self, Dialect::of(Some(product)), &place.scope)
    }

    /// The unit that the preset makes at a place.
    #[must_use]
    pub fn apply(&self, product: &Product, place: &Place) -> Unit {
        Unit { place: place.clone(), privileges: self.cut(product, place) }
    }
}

/// [`Preset::cut`] for a product that may not be chosen yet.
pub(super) fn cut(preset: &Preset, dialect: Dialect<'_>, scope: &Scope) -> Vec<String> {
    let possible = dialect.all(scope);
    if preset.privileges.is_empty() {
        return possible;
    }
    preset.privileges.iter().filter(|word| possible.contains(word)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;

    #[test]
    fn a_preset_is_cut_to_the_place() {
        let product = Catalog::built_in().product("Mysql").unwrap();
        let by_name = |name: &str| product.presets.iter().find(|preset| preset.name == name).unwrap();
        assert_eq!(by_name("read-only").cut(product, &Place::column("a", "t", "c")), ["SELECT"]);
        assert_eq!(by_name("read-write").cut(product, &Place::table("a", "t")).len(), 5);
        assert_eq!(by_name("all").cut(product, &Place::global()).len(), 20);
        assert_eq!(by_name("migrate").apply(product, &Place::database("a")).privileges.len(), 15);
    }
}
