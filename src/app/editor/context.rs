//! What the editor sees of the rest of the wizard: the draft's grants and hosts, the product, and what look-ups know.

use super::names::ObjectList;
use crate::{
    catalog::{Catalog, Level, Preset, Product},
    domain::{
        endpoint::Site,
        facts::{Account, LookUpError, Supported},
        grants::{Place, Scope, Unit},
    },
};

/// What a command may read and change.
pub(crate) struct EditorContextMut<'a> {
    /// `PrivilegesList` of the draft.
    pub(crate) units: &'a mut Vec<Unit>,
    /// `Domains` of the draft.
    pub(crate) hosts: &'a mut Vec<String>,
    /// The product, where one is known.
    pub(crate) product: Option<&'static Product>,
    /// Which object fields the endpoint knows.
    pub(crate) site: Site,
    /// Names that look-ups have brought.
    pub(crate) objects: &'a dyn Names,
    /// Privileges that the instance knows.
    pub(crate) supported: Option<&'a Supported>,
    /// `UserNamePrefix` of the draft.
    pub(crate) prefix: &'a str,
    /// Columns and lines of the body that the editor is drawn in.
    pub(crate) room: (u16, u16),
}

/// What look-ups know of the instance, as far as they have come; each list may be empty.
pub(crate) trait Names {
    /// The names of a list.
    fn names(&self, list: &ObjectList) -> &[String];
    /// Why a list was asked for and did not come.
    fn trouble(&self, list: &ObjectList) -> Option<&LookUpError>;
    /// The accounts.
    fn accounts(&self) -> &[Account];
    /// How the list of accounts stands.
    fn listing(&self) -> AnswerState<'_, ()>;
    /// How the grants of an account stand.
    fn granted(&self, account: &Account) -> AnswerState<'_, [Unit]>;
}

/// How an answer stands.
#[derive(Debug)]
pub(crate) enum AnswerState<'a, T: ?Sized> {
    /// Nothing is asked.
    Unasked,
    /// It is on its way.
    Coming,
    /// It is here.
    Here(&'a T),
    /// The look-up failed.
    Failed(&'a LookUpError),
}

/// What drawing may read: an [`EditorContextMut`] without the right to change it.
#[derive(Clone, Copy)]
pub(crate) struct EditorContext<'a> {
    /// `PrivilegesList` of the draft.
    pub(crate) units: &'a [Unit],
    /// `Domains` of the draft.
    pub(crate) hosts: &'a [String],
    /// The product, where one is known.
    pub(crate) product: Option<&'static Product>,
    /// Which object fields the endpoint knows.
    pub(crate) site: Site,
    /// Names that look-ups have brought.
    pub(crate) objects: &'a dyn Names,
    /// Privileges that the instance knows.
    pub(crate) supported: Option<&'a Supported>,
    /// `UserNamePrefix` of the draft.
    pub(crate) prefix: &'a str,
    /// Columns and lines of the body that the editor is drawn in.
    pub(crate) room: (u16, u16),
}

impl EditorContextMut<'_> {
    /// The same for reading.
    pub(crate) fn seen(&self) -> EditorContext<'_> {
        EditorContext {
            units: self.units,
            hosts: self.hosts,
            product: self.product,
            site: self.site,
            objects: self.objects,
            supported: self.supported,
            prefix: self.prefix,
            room: self.room,
        }
    }
}

fn mysql<'a>() -> Option<&'a Product> {
    Catalog::built_in().product("Mysql")
}

const EVERYWHERE: [Scope; 4] = [Scope::Global, Scope::Database, Scope::Table, Scope::Column];

impl<'a> EditorContext<'a> {
    /// The product's level of a scope; MySQL's where a product that speaks it has none, or while no product is known.
    pub(crate) fn level(&self, scope: &Scope) -> Option<&'a Level> {
        let own = self.product.and_then(|product| product.level(scope.api()));
        own.or_else(|| mysql().filter(|_| self.is_checklist()).and_then(|mysql| mysql.level(scope.api())))
    }

    /// The presets on offer.
    pub(crate) fn presets(&self) -> &'a [Preset] {
        match self.product.or_else(mysql) {
            Some(product) => product.presets,
            None => &[],
        }
    }

    /// Whether the instance's accounts can be asked for.
    pub(crate) fn has_accounts(&self) -> bool {
        !matches!(self.objects.listing(), AnswerState::Unasked)
    }

    /// Whether words are ticked in a list; else they are a line of text.
    pub(crate) fn is_checklist(&self) -> bool {
        self.product.is_none_or(|product| product.speaks_mysql)
    }

    /// Whether the words of the list are Secrets Manager's own.
    pub(crate) fn is_documented(&self) -> bool {
        self.product.is_some_and(|product| product.is_documented)
    }

    /// Whether objects can lie in schemas: the product has them, and the endpoint knows the field (docs/api.md R16).
    pub(crate) fn has_schemas(&self) -> bool {
        self.scopes().contains(&Scope::Schema)
    }

    /// Whether `*.*` is shown even while nothing is granted there.
    pub(crate) fn shows_global(&self) -> bool {
        self.scopes().contains(&Scope::Global)
    }

    /// The scopes that can be chosen for a new place, wide to narrow.
    pub(crate) fn scopes(&self) -> Vec<Scope> {
        let levels = self.product.map_or(&[][..], |product| product.levels);
        if levels.is_empty() {
            return EVERYWHERE.to_vec();
        }
        levels
            .iter()
            .map(|level| Scope::from_api(level.scope))
            .filter(|scope| self.site == Site::China || EVERYWHERE.contains(scope))
            .collect()
    }

    /// The object fields that a new place of `scope` asks for.
    pub(crate) fn names(&self, scope: &Scope) -> Vec<&'a str> {
        let known: Vec<&str> = match self.level(scope) {
            Some(level) => level.names.to_vec(),
            None => match scope {
                Scope::Database => vec!["Database"],
                Scope::Table => vec!["Database", "TableName"],
                Scope::Column => vec!["Database", "TableName", "ColumnName"],
                _ => Vec::new(),
            },
        };
        known
            .into_iter()
            .filter(|name| self.site == Site::China || matches!(*name, "Database" | "TableName" | "ColumnName"))
            .collect()
    }

    /// Whether the instance lacks a privilege, by its own list; `false` where nothing was looked up.
    pub(crate) fn is_unsupported(&self, place: &Place, privilege: &str) -> bool {
        let Some(supported) = self.supported else { return false };
        supported.lacks(&place.scope, privilege)
    }
}
