//! The tree of places: what the user added, their parents for shape, and `*.*`.

use std::collections::HashMap;

use crate::domain::grants::{Place, Scope, Unit};

/// The rows of the tree, from top to bottom.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tree {
    rows: Vec<Row>,
    /// The row of each unit.
    of_unit: Vec<usize>,
    /// The first row of each place.
    at: HashMap<Place, usize>,
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Row {
    /// The place.
    pub(crate) place: Place,
    /// The unit there; `None` for a parent that is drawn for shape.
    pub(crate) unit: Option<usize>,
    /// 0 for `*.*` and databases.
    pub(crate) depth: usize,
    /// How many units of the same place stand before this one.
    pub(crate) twin: usize,
    /// Whether scope and names fit each other; else the row stands last, by its API words.
    pub(crate) is_regular: bool,
}

#[derive(Default)]
struct TreeNode {
    place: Place,
    units: Vec<usize>,
    children: Vec<usize>,
}

impl Tree {
    /// The tree of the units; `has_global` shows `*.*` while nothing is granted there.
    pub(crate) fn build(units: &[Unit], has_global: bool) -> Tree {
        let mut nodes: Vec<TreeNode> = vec![TreeNode::default()];
        let mut known: HashMap<Place, usize> = HashMap::from([(Place::global(), 0)]);
        let mut roots: Vec<usize> = Vec::new();
        let mut odd = Vec::new();
        for (index, unit) in units.iter().enumerate() {
            let Some(path) = path(&unit.place) else {
                odd.push(index);
                continue;
            };
            let mut parent: Option<usize> = None;
            for place in path {
                let node = *known.entry(place.clone()).or_insert_with(|| {
                    nodes.push(TreeNode { place, ..TreeNode::default() });
                    let new = nodes.len() - 1;
                    match parent {
                        None => roots.push(new),
                        Some(parent) => nodes[parent].children.push(new),
                    }
                    new
                });
                parent = Some(node);
            }
            if let Some(node) = parent {
                nodes[node].units.push(index);
            }
        }
        let mut tree = Tree { of_unit: vec![0; units.len()], ..Tree::default() };
        if has_global || !nodes[0].units.is_empty() {
            tree.push_node(&nodes, 0, 0);
        }
        for root in roots {
            tree.push_node(&nodes, root, 0);
        }
        tree.push_odd(&odd, units);
        tree
    }

    fn push_node(&mut self, nodes: &[TreeNode], node: usize, depth: usize) {
        let TreeNode { place, units, children } = &nodes[node];
        if units.is_empty() {
            self.push(Row { place: place.clone(), unit: None, depth, twin: 0, is_regular: true });
        }
        for (twin, unit) in units.iter().enumerate() {
            self.push(Row { place: place.clone(), unit: Some(*unit), depth, twin, is_regular: true });
        }
        for child in children {
            self.push_node(nodes, *child, depth + 1);
        }
    }

    fn push_odd(&mut self, odd: &[usize], units: &[Unit]) {
        let mut seen: HashMap<&Place, usize> = HashMap::new();
        for unit in odd {
            let place = &units[*unit].place;
            let count = seen.entry(place).or_default();
            self.push(Row { place: place.clone(), unit: Some(*unit), depth: 0, twin: *count, is_regular: false });
            *count += 1;
        }
    }

    fn push(&mut self, row: Row) {
        let index = self.rows.len();
        if let Some(unit) = row.unit {
            self.of_unit[unit] = index;
        }
        self.at.entry(row.place.clone()).or_insert(index);
        self.rows.push(row);
    }

    /// The rows.
    pub(crate) fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The row of a unit.
    pub(crate) fn row_of(&self, unit: usize) -> Option<&Row> {
        self.of_unit.get(unit).map(|row| &self.rows[*row])
    }

    /// The index of a place's row; of its first where no such twin is left.
    pub(crate) fn find(&self, place: &Place, twin: usize) -> Option<usize> {
        let first = *self.at.get(place)?;
        let is_it = |row: &Row| row.place == *place && row.twin == twin;
        // Twins of a regular place follow each other; those of another stand anywhere among the last rows.
        let near = self.rows[first..].iter().position(is_it);
        Some(near.map_or(first, |offset| first + offset))
    }

    /// The first unit of a place.
    pub(crate) fn unit_at(&self, place: &Place) -> Option<usize> {
        self.at.get(place).and_then(|row| self.rows[*row].unit)
    }

    /// The rows below a row, which hang on it.
    pub(crate) fn below(&self, row: usize) -> &[Row] {
        let depth = self.rows[row].depth;
        let first = row + 1;
        let is_below = |other: &&Row| other.is_regular && other.depth > depth;
        let count = self.rows[first..].iter().take_while(is_below).count();
        &self.rows[first..first + count]
    }
}

/// The places from the widest to this one; `None` where scope and names do not fit each other.
pub(crate) fn path(place: &Place) -> Option<Vec<Place>> {
    if place.scope == Scope::Global {
        return (*place == Place::global()).then(|| vec![Place::global()]);
    }
    let own = place.scope.field()?;
    let given: Vec<&str> = place.names().iter().filter(|(_, name)| !name.is_empty()).map(|(api, _)| *api).collect();
    let is_fit = match place.scope {
        Scope::Database => given == ["Database"],
        Scope::Schema => given == ["Database", "SchemaName"],
        Scope::Column => {
            given == ["Database", "TableName", "ColumnName"]
                || given == ["Database", "TableName", "ColumnName", "SchemaName"]
        }
        _ => {
            let others: Vec<&str> = given.iter().copied().filter(|name| *name != own).collect();
            given.contains(&own) && (others == ["Database"] || others == ["Database", "SchemaName"])
        }
    };
    if !is_fit {
        return None;
    }
    let mut path = vec![Place::database(&*place.database)];
    if !place.schema.is_empty() && place.scope != Scope::Schema {
        path.push(Place {
            scope: Scope::Schema,
            database: place.database.clone(),
            schema: place.schema.clone(),
            ..Place::default()
        });
    }
    if place.scope == Scope::Column {
        path.push(Place { scope: Scope::Table, column: String::new(), ..place.clone() });
    }
    if place.scope != Scope::Database {
        path.push(place.clone());
    }
    Some(path)
}

/// A place's own name, the last of its path; empty for `*.*`.
pub(crate) fn own(place: &Place) -> &str {
    let api = place.scope.field();
    place.names().into_iter().find(|(name, _)| Some(*name) == api).map_or("", |(_, name)| name)
}

/// A place as a sentence names it; an odd one with its API words, so that it can be told from a regular one.
pub(crate) fn title(place: &Place) -> String {
    if path(place).is_some() {
        return place.to_string();
    }
    let names = place.names().into_iter().map(|(_, name)| name).filter(|name| !name.is_empty());
    std::iter::once(place.scope.api()).chain(names).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(place: Place) -> Unit {
        Unit { place, privileges: vec!["SELECT".into()] }
    }

    #[test]
    fn parents_are_drawn_for_shape_and_siblings_keep_the_users_order() {
        let units = [
            unit(Place::table("billing", "invoice")),
            unit(Place::column("crm", "customer", "email")),
            unit(Place::database("billing")),
        ];
        let tree = Tree::build(&units, true);
        let shape: Vec<(String, usize, Option<usize>)> =
            tree.rows().iter().map(|row| (row.place.to_string(), row.depth, row.unit)).collect();
        assert_eq!(
            shape,
            [
                ("*.*".into(), 0, None),
                ("billing.*".into(), 0, Some(2)),
                ("billing.invoice".into(), 1, Some(0)),
                ("crm.*".into(), 0, None),
                ("crm.customer".into(), 1, None),
                ("crm.customer.email".into(), 2, Some(1)),
            ]
        );
        assert_eq!(tree.below(3).len(), 2);
    }

    #[test]
    fn a_place_that_contradicts_itself_has_a_row_of_its_own() {
        let object = Place { scope: Scope::Other("object".into()), database: "a".into(), ..Place::default() };
        let global = Place { database: "a".into(), ..Place::default() };
        let tree = Tree::build(&[unit(object.clone()), unit(global), unit(object.clone())], false);
        assert_eq!(tree.rows().iter().map(|row| row.twin).collect::<Vec<_>>(), [0, 0, 1]);
        assert!(tree.rows().iter().all(|row| !row.is_regular));
        assert_eq!(tree.find(&object, 1), Some(2));
        assert_eq!(title(&object), "object a");
    }

    #[test]
    fn two_units_of_one_place_are_two_rows() {
        let tree = Tree::build(&[unit(Place::database("a")), unit(Place::database("a"))], true);
        assert_eq!(tree.rows().len(), 3);
        assert_eq!(tree.find(&Place::database("a"), 1), Some(2));
        assert_eq!(tree.find(&Place::database("a"), 7), Some(1));
    }
}
