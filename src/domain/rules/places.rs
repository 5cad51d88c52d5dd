//! The place of a unit (docs/api.md R7, R16): its scope, and the names that the scope needs or must not have.

use super::{letters, named_place, shown};
use crate::{
    catalog::Product,
    domain::{
        endpoint::Site,
        fields::FieldId,
        grants::{Place, Scope},
        rule::{Fix, Issue, Message, Part, Severity},
    },
};

/// `Place::names` begins with the three names that both sites know: `Database`, `TableName` and `ColumnName`. The
/// others are for the China site only (docs/api.md §1.1).
const EVERY_SITE: usize = 3;

/// Documented scopes (docs/api.md §2.1) with the names that each needs, one bit for each name of `Place::names`.
const DOCUMENTED: [(Scope, u16); 4] =
    [(Scope::Global, 0b000), (Scope::Database, 0b001), (Scope::Table, 0b011), (Scope::Column, 0b111)];

/// Scopes of a product, and the names that they need.
pub(super) struct ScopeNames<'a> {
    product: Option<&'a Product>,
    site: Site,
    /// Scopes of the product itself, as in [`DOCUMENTED`].
    own: Vec<(Scope, u16)>,
}

impl<'a> ScopeNames<'a> {
    pub(super) fn of(product: Option<&'a Product>, site: Site) -> ScopeNames<'a> {
        let fields = Place::global().names().map(|(api, _)| api);
        let bit = |api: &str| fields.iter().position(|known| *known == api).map_or(0, |at| 1 << at);
        let mask = |names: &[&str]| names.iter().fold(0, |mask, name| mask | bit(name));
        let levels = product.map(|product| product.levels).unwrap_or_default();
        let own = levels.iter().map(|level| (Scope::from_api(level.scope), mask(level.names))).collect();
        ScopeNames { product, site, own }
    }

    /// Returns the names that a scope needs, and whether the product itself has the scope.
    fn needed(&self, scope: &Scope) -> (Option<u16>, bool) {
        let of = |rows: &[(Scope, u16)]| rows.iter().find(|(known, _)| known == scope).map(|(_, mask)| *mask);
        match of(&self.own) {
            Some(mask) => (Some(mask), true),
            None => (of(&DOCUMENTED), false),
        }
    }

    /// Returns a warning if the product does not document its privileges, else an error.
    fn severity(&self) -> Severity {
        if self.product.is_some_and(|product| product.is_documented) { Severity::Error } else { Severity::Warning }
    }
}

pub(super) fn find(shapes: &ScopeNames<'_>, place: &Place, at: usize, found: &mut Vec<Issue>) {
    let (needed, is_own) = shapes.needed(&place.scope);
    if !is_own {
        found.extend(scope(shapes, place).map(|issue| issue.at(at).part(Part::Member("PrivilegeName"))));
    }
    for (index, (api, text)) in place.names().into_iter().enumerate() {
        let is_needed = needed.is_some_and(|mask| mask >> index & 1 == 1);
        if text.is_empty() && !is_needed {
            continue;
        }
        let say = |severity, code, id| {
            let message = named_place(Message::new(id), place).with("name", api).with("text", shown(text.trim()));
            Issue::new(severity, FieldId::Grants, code, message).at(at).part(Part::Member(api))
        };
        let put = |text: &str| Fix::Name { api, text: text.to_owned() };
        found.extend(if index >= EVERY_SITE && shapes.site == Site::Intl && !text.is_empty() {
            Some(say(Severity::Error, "R16", "rule-grant-name-china-only").fixed(put("")))
        } else if needed.is_some() && !is_needed && index >= EVERY_SITE && shapes.severity() < Severity::Error {
            let kind = api.trim_end_matches("Name").to_lowercase();
            let mut issue = say(Severity::Warning, "R7", "rule-grant-name-undocumented").fixed(put(""));
            issue.message = issue.message.with("kind", kind);
            Some(issue)
        } else if needed.is_some() && !is_needed {
            Some(say(shapes.severity(), "R7", "rule-grant-name-extra").fixed(put("")))
        } else if text.trim().is_empty() {
            Some(say(shapes.severity(), "R7", "rule-grant-name-missing"))
        } else if let Some(issue) = letters::unseen(FieldId::Grants, "R7", text) {
            Some(issue.at(at).part(Part::Member(api)).fixed(put(&letters::cleaned(text))))
        } else if text.trim() != text {
            Some(say(Severity::Warning, "R7", "rule-grant-name-blank").fixed(put(text.trim())))
        } else if text.bytes().any(|byte| byte == b'%' || byte == b'*') {
            Some(say(Severity::Warning, "R7", "rule-grant-name-pattern"))
        } else {
            None
        });
    }
}

/// Reports a scope that the product does not have.
fn scope(shapes: &ScopeNames<'_>, place: &Place) -> Option<Issue> {
    let (api, severity) = (place.scope.api(), shapes.severity());
    if let Some(issue) = letters::unseen(FieldId::Grants, "R7", api).filter(|it| it.severity == Severity::Error) {
        let meant = near_scope(api).unwrap_or_else(|| Scope::from_api(&letters::cleaned(api)));
        return Some(issue.fixed(Fix::Scope(meant)));
    }
    if severity == Severity::Error || matches!(place.scope, Scope::Other(_)) {
        let near = near_scope(api);
        let message = match &near {
            Some(near) => Message::new("rule-scope-near").with("fix", near.api()),
            None if api.is_empty() => Message::new("rule-scope-missing"),
            None => Message::new("rule-scope-unknown"),
        };
        let message = message.with("scope", shown(api));
        return Some(Issue::new(severity, FieldId::Grants, "R7", message).fixed(near.map(Fix::Scope)));
    }
    let has_no_columns = place.scope == Scope::Column && shapes.product.is_some_and(|product| product.speaks_mysql);
    let message = named_place(Message::new("rule-column-cluster"), place);
    has_no_columns.then(|| Issue::new(Severity::Warning, FieldId::Grants, "R7", message))
}

/// Returns the documented scope that a text such as `database`, `Database` or `databaseprivileges` means.
fn near_scope(api: &str) -> Option<Scope> {
    let stem = |text: &str| {
        let lower: String = text.to_ascii_lowercase().chars().filter(char::is_ascii_alphabetic).collect();
        lower.trim_end_matches("privileges").trim_end_matches("privilege").to_owned()
    };
    let typed = stem(api);
    DOCUMENTED.into_iter().map(|(scope, _)| scope).find(|scope| stem(scope.api()) == typed)
}
