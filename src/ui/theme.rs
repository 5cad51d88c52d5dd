//! Styles by meaning, and the two sets of glyphs.

use ratatui::style::{Color, Modifier, Style};
use serde::Deserialize;

use crate::domain::rule::Severity;

/// What a piece of the screen means; a theme gives each a style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the meanings; `assets/themes/*.toml` lists them")]
pub enum Role {
    Text,
    Dim,
    Label,
    Heading,
    Focus,
    Good,
    Warning,
    Error,
    Rule,
    Key,
    Banner,
    Selected,
}

impl Role {
    /// Returns the role of an issue.
    pub fn of(severity: Severity) -> Role {
        match severity {
            Severity::Error => Role::Error,
            Severity::Warning => Role::Warning,
            Severity::Note => Role::Dim,
        }
    }
}

/// A style for every role.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    text: RoleStyle,
    dim: RoleStyle,
    label: RoleStyle,
    heading: RoleStyle,
    focus: RoleStyle,
    good: RoleStyle,
    warning: RoleStyle,
    error: RoleStyle,
    rule: RoleStyle,
    key: RoleStyle,
    banner: RoleStyle,
    selected: RoleStyle,
}

#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct RoleStyle {
    #[serde(deserialize_with = "colour")]
    fg: Option<Color>,
    bold: bool,
    reversed: bool,
}

fn colour<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Color>, D::Error> {
    String::deserialize(deserializer)?.parse().map(Some).map_err(serde::de::Error::custom)
}

impl Theme {
    /// The theme for a terminal with colours.
    pub fn colour() -> Theme {
        Theme::read(include_str!("../../assets/themes/default.toml"))
    }

    /// The theme for `NO_COLOR`.
    pub fn mono() -> Theme {
        Theme::read(include_str!("../../assets/themes/mono.toml"))
    }

    fn read(text: &str) -> Theme {
        toml::from_str(text).expect("a test reads every theme")
    }

    /// The style of a role.
    pub fn style(&self, role: Role) -> Style {
        let look = match role {
            Role::Text => self.text,
            Role::Dim => self.dim,
            Role::Label => self.label,
            Role::Heading => self.heading,
            Role::Focus => self.focus,
            Role::Good => self.good,
            Role::Warning => self.warning,
            Role::Error => self.error,
            Role::Rule => self.rule,
            Role::Key => self.key,
            Role::Banner => self.banner,
            Role::Selected => self.selected,
        };
        let mut style = Style::new();
        if let Some(colour) = look.fg {
            style = style.fg(colour);
        }
        if look.bold {
            style = style.add_modifier(Modifier::BOLD);
        }
        if look.reversed {
            style = style.add_modifier(Modifier::REVERSED);
        }
        style
    }
}

/// The marks that carry meaning without colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyphs {
    /// What is in focus.
    pub focus: &'static str,
    /// What is chosen in a part without focus.
    pub chosen: &'static str,
    /// Good.
    pub good: &'static str,
    /// An error.
    pub error: &'static str,
    /// A warning.
    pub warning: &'static str,
    /// A note.
    pub note: &'static str,
    /// Optional and untouched.
    pub untouched: &'static str,
    /// One cell of a horizontal rule.
    pub horizontal: &'static str,
    /// One cell of a vertical rule.
    pub vertical: &'static str,
    /// The corners of a box: top left, top right, bottom left, bottom right.
    pub corners: [&'static str; 4],
    /// A value cut short.
    pub ellipsis: &'static str,
}

impl Glyphs {
    /// Returns the mark of an issue.
    pub fn of(&self, severity: Severity) -> &'static str {
        match severity {
            Severity::Error => self.error,
            Severity::Warning => self.warning,
            Severity::Note => self.note,
        }
    }

    /// For terminals that show box drawing in one cell.
    pub const LINES: Glyphs = Glyphs {
        focus: "▸",
        chosen: "▹",
        good: "✓",
        error: "!",
        warning: "~",
        note: "i",
        untouched: "-",
        horizontal: "─",
        vertical: "│",
        corners: ["┌", "┐", "└", "┘"],
        ellipsis: "…",
    };

    /// For all others.
    pub const ASCII: Glyphs = Glyphs {
        focus: ">",
        chosen: ">",
        good: "+",
        error: "!",
        warning: "~",
        note: "i",
        untouched: "-",
        horizontal: "-",
        vertical: "|",
        corners: ["+", "+", "+", "+"],
        ellipsis: "..",
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_theme_gives_every_role_a_style() {
        let _ = (Theme::colour(), Theme::mono());
    }
}
