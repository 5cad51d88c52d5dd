//! Assignments such as `--set Domains.0=10.0.1.%`: sets one value of a draft by its dotted API name, counted from 0.

use crate::domain::{
    did_you_mean::nearest_name,
    draft::{Draft, Tag},
    fields::{FIELDS, FieldId, Lens},
    grants::{Place, Scope, Unit},
    rule::Message,
};

/// An item that an assignment removed from its list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dropped {
    /// Dotted name of the list.
    pub(crate) list: String,
    /// Index of the item, from 0.
    pub(crate) item: usize,
}

/// Sets the value named before the first `=` to the text after it. An index one past the end of a list appends to it.
/// An empty value clears a text, removes an item (which is returned) or empties a list.
///
/// # Errors
/// A message that says what is wrong with the name or value; the draft is then unchanged.
pub fn set(draft: &mut Draft, assignment: &str) -> Result<Option<Dropped>, Message> {
    let (path, value) = assignment.split_once('=').ok_or_else(|| match assignment {
        "" => Message::new("set-no-name").with("text", "\"\""),
        _ => Message::new("set-no-value").with("name", assignment),
    })?;
    let mut parts = path.split('.');
    let name = parts.next().unwrap_or_default();
    if name.is_empty() {
        return Err(Message::new("set-no-name").with("text", assignment));
    }
    let rest: Vec<&str> = parts.collect();
    let at = At { path, rest: &rest, value };
    let count = |draft: &Draft| (draft.hosts.len(), draft.tags.len(), draft.grants.len(), privileges(draft, &rest));
    let before = count(draft);
    match name {
        "region" => at.text(&mut draft.region),
        "endpoint" => at.text(&mut draft.endpoint),
        _ => {
            let field = FIELDS.iter().find(|row| row.api == name && row.id != FieldId::Region);
            match field.ok_or_else(|| unknown(path, name))?.lens {
                Lens::Text(_, place) => at.text(place(draft)),
                Lens::Switch(_, place) => at.truth(place(draft)),
                Lens::List(_, place) => at.texts(place(draft)),
                Lens::Pairs(_, place) => at.tags(place(draft)),
                Lens::Grants => at.units(&mut draft.grants),
            }
        }
    }?;
    let dropped = path.rsplit_once('.').filter(|_| value.is_empty() && count(draft) != before);
    Ok(dropped.and_then(|(list, item)| Some(Dropped { list: list.to_owned(), item: item.parse().ok()? })))
}

/// Returns the number of privileges of the unit that the path names.
fn privileges(draft: &Draft, rest: &[&str]) -> usize {
    let at: Option<usize> = rest.first().and_then(|at| at.parse().ok());
    at.and_then(|at| draft.grants.get(at)).map_or(0, |unit| unit.privileges.len())
}

/// The part of an assignment that is not handled yet.
#[derive(Clone, Copy)]
struct At<'a> {
    path: &'a str,
    rest: &'a [&'a str],
    value: &'a str,
}

impl<'a> At<'a> {
    fn text(self, place: &mut String) -> Result<(), Message> {
        if !self.rest.is_empty() {
            return Err(Message::new("set-no-part").with("name", self.path));
        }
        self.value.clone_into(place);
        Ok(())
    }

    fn truth(self, place: &mut Option<bool>) -> Result<(), Message> {
        if !self.rest.is_empty() {
            return Err(Message::new("set-no-part").with("name", self.path));
        }
        *place = match self.value {
            "" => None,
            "true" | "True" => Some(true),
            "false" | "False" => Some(false),
            _ => return Err(Message::new("set-truth").with("name", self.path).with("value", self.value)),
        };
        Ok(())
    }

    /// Returns the next index of the path, and what follows it.
    fn index(self, len: usize) -> Result<(usize, At<'a>), Message> {
        let Some((first, rest)) = self.rest.split_first() else {
            return Err(Message::new("set-is-list").with("name", self.path));
        };
        let index: usize = first
            .parse()
            .ok()
            .filter(|index: &usize| index.to_string() == *first)
            .ok_or_else(|| Message::new("set-is-list").with("name", self.path))?;
        if index > len {
            return Err(Message::new("set-gap").with("name", self.path).with("next", len));
        }
        Ok((index, At { rest, ..self }))
    }

    fn clears(self) -> bool {
        self.rest.is_empty() && self.value.is_empty()
    }

    fn texts(self, list: &mut Vec<String>) -> Result<(), Message> {
        if self.clears() {
            list.clear();
            return Ok(());
        }
        let (index, at) = self.index(list.len())?;
        if !at.rest.is_empty() {
            return Err(Message::new("set-no-part").with("name", self.path));
        }
        if self.value.is_empty() {
            if index < list.len() {
                list.remove(index);
            }
        } else if index < list.len() {
            self.value.clone_into(&mut list[index]);
        } else {
            list.push(self.value.to_owned());
        }
        Ok(())
    }

    fn tags(self, tags: &mut Vec<Tag>) -> Result<(), Message> {
        self.item(tags, Tag::default, |tag, at| {
            let place = match at.rest.first() {
                Some(&"TagKey") => &mut tag.key,
                Some(&"TagValue") => &mut tag.value,
                _ => return Err(part(at, &["TagKey", "TagValue"])),
            };
            At { rest: &at.rest[1..], ..at }.text(place)
        })
    }

    fn units(self, units: &mut Vec<Unit>) -> Result<(), Message> {
        let mut list: Vec<Unit> = units.iter().map(Unit::clone).collect();
        // Without this a new unit would be global until its scope is set, because that is the default.
        let fresh =
            || Unit { place: Place { scope: Scope::Other(String::new()), ..Place::default() }, privileges: Vec::new() };
        self.item(&mut list, fresh, |unit, at| {
            let name = at.rest.first().copied().unwrap_or_default();
            let inner = At { rest: at.rest.get(1..).unwrap_or_default(), ..at };
            if name == "PrivilegeName" {
                let mut word = String::new();
                inner.text(&mut word)?;
                unit.place.scope = Scope::from_api(&word);
                Ok(())
            } else if name == "Privileges" {
                inner.texts(&mut unit.privileges)
            } else if let Some(place) = unit.place.name_mut(name) {
                inner.text(place)
            } else {
                let known = Place::default().names().map(|(name, _)| name);
                Err(part(at, &[&known[..], &["PrivilegeName", "Privileges"]].concat()))
            }
        })?;
        *units = list;
        Ok(())
    }

    /// Changes one item of a list, or removes it; an index one past the end appends a new item.
    fn item<T: Clone>(
        self,
        items: &mut Vec<T>,
        fresh: impl Fn() -> T,
        change: impl Fn(&mut T, At<'a>) -> Result<(), Message>,
    ) -> Result<(), Message> {
        if self.clears() {
            items.clear();
            return Ok(());
        }
        let (index, at) = self.index(items.len())?;
        if at.clears() {
            if index < items.len() {
                items.remove(index);
            }
            return Ok(());
        }
        let mut item = items.get(index).cloned().unwrap_or_else(fresh);
        change(&mut item, at)?;
        match items.get_mut(index) {
            Some(place) => *place = item,
            None => items.push(item),
        }
        Ok(())
    }
}

fn unknown(path: &str, name: &str) -> Message {
    let known = FIELDS.iter().filter(|row| row.id != FieldId::Region).map(|row| row.api);
    match nearest_name(name, known.chain(["region", "endpoint"])) {
        Some(near) => Message::new("set-unknown-near").with("name", path).with("near", near),
        None => Message::new("set-unknown").with("name", path),
    }
}

fn part(at: At<'_>, known: &[&'static str]) -> Message {
    let Some(name) = at.rest.first() else {
        return Message::new("set-parts").with("name", at.path).with("known", known.join(", "));
    };
    match nearest_name(name, known.iter().copied()) {
        Some(near) => Message::new("set-unknown-near").with("name", at.path).with("near", near),
        None => Message::new("set-unknown-part").with("name", at.path).with("known", known.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(assignments: &[&str]) -> Result<Draft, &'static str> {
        let mut draft = Draft { hosts: vec!["%".into()], ..Draft::default() };
        for assignment in assignments {
            let _ = set(&mut draft, assignment).map_err(|message| message.id)?;
        }
        Ok(draft)
    }

    #[test]
    fn dotted_names_reach_every_value() {
        let draft = after(&[
            "Description=a=b",
            "Domains.1=10.0.1.%",
            "Tags.0.TagKey=env",
            "Tags.0.TagValue=prod",
            "PrivilegesList.0.PrivilegeName=DatabasePrivileges",
            "PrivilegesList.0.Database=orders",
            "PrivilegesList.0.Privileges.0=SELECT",
            "PrivilegesList.0.Privileges.1=INSERT",
            "EnableRotation=True",
            "RotationFrequency=30",
            "region=ap-beijing",
        ])
        .unwrap();
        assert_eq!(draft.description, "a=b");
        assert_eq!(draft.hosts, ["%", "10.0.1.%"]);
        assert_eq!(draft.tags, [Tag { key: "env".into(), value: "prod".into() }]);
        assert_eq!(
            draft.grants,
            [Unit { place: Place::database("orders"), privileges: vec!["SELECT".into(), "INSERT".into()] }]
        );
        assert_eq!((draft.rotate, draft.every.as_str(), draft.region.as_str()), (Some(true), "30", "ap-beijing"));
    }

    #[test]
    fn an_empty_value_clears() {
        let draft =
            after(&["EnableRotation=false", "EnableRotation=", "Domains.0=", "Description=x", "Description="]).unwrap();
        assert_eq!(draft, Draft::default());
    }

    #[test]
    fn an_item_that_is_taken_out_is_told() {
        let mut draft = Draft { hosts: vec!["%".into(), "10.%".into()], ..Draft::default() };
        let dropped = |list: &str, item| Ok(Some(Dropped { list: list.to_owned(), item }));
        assert_eq!(set(&mut draft, "Domains.0="), dropped("Domains", 0));
        assert_eq!(
            set(&mut draft, "Domains.5="),
            Err(Message::new("set-gap").with("name", "Domains.5").with("next", 1_usize))
        );
        assert_eq!(set(&mut draft, "Domains.1="), Ok(None));
        assert_eq!(set(&mut draft, "PrivilegesList.0.Privileges.0=SELECT"), Ok(None));
        assert_eq!(set(&mut draft, "PrivilegesList.0.Privileges.0="), dropped("PrivilegesList.0.Privileges", 0));
        assert_eq!(set(&mut draft, "PrivilegesList.0="), dropped("PrivilegesList", 0));
        assert_eq!(set(&mut draft, "Domains="), Ok(None));
    }

    #[test]
    fn a_new_unit_without_a_scope_is_not_global() {
        let draft = after(&["PrivilegesList.0.Privileges.0=DROP"]).unwrap();
        assert_eq!(draft.grants[0].place.scope, Scope::Other(String::new()));
    }

    #[test]
    fn an_invalid_assignment_is_an_error_and_changes_nothing() {
        for (assignment, id) in [
            ("SecretName", "set-no-value"),
            ("InstanceId=x", "set-unknown-near"),
            ("Nothing=x", "set-unknown"),
            ("Domains=10.0.1.1", "set-is-list"),
            ("Domains.2=10.0.1.1", "set-gap"),
            ("Domains.00=10.0.1.1", "set-is-list"),
            ("Domains.-1=10.0.1.1", "set-is-list"),
            ("Domains.99999999999999999999=x", "set-is-list"),
            ("Domains.0.x=1", "set-no-part"),
            ("SecretName.0=x", "set-no-part"),
            ("EnableRotation=yes", "set-truth"),
            ("Tags.0=x", "set-parts"),
            ("Tags.0.Tagkey=x", "set-unknown-near"),
            ("Tags.0.Colour=x", "set-unknown-part"),
            ("=x", "set-no-name"),
            ("", "set-no-name"),
            ("PrivilegesList.0.TabelName=x", "set-unknown-near"),
            ("X-TC-Region=x", "set-unknown"),
        ] {
            assert_eq!(after(&[assignment]), Err(id), "{assignment}");
        }
    }
}
