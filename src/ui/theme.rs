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
    /// A letter that a filter found.
    Matched,
    /// In a preview: what a value is called, and the words of a language.
    Name,
    /// In a preview: a text or a number.
    Literal,
}

impl Role {
    /// Returns the role of an issue.
    pub(crate) fn of(severity: Severity) -> Role {
        match severity {
            Severity::Error => Role::Error,
            Severity::Warning => Role::Warning,
            Severity::Note => Role::Text,
        }
    }
}

/// How many colours a terminal knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ColourDepth {
    /// None, or none are wanted.
    None,
    /// The eight of ISO 6429.
    Eight,
    /// These and their bright ones.
    Sixteen,
    /// The 256 of xterm.
    Rich,
}

/// The themes of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ThemeName {
    /// For a dark background.
    Dark,
    /// For a light background.
    Light,
    /// Without colours.
    Mono,
}

/// A style for every role.
#[derive(Clone, Debug)]
pub struct Theme {
    roles: RoleStyles,
    depth: ColourDepth,
}

/// A file of roles, as `assets/themes` has them and a user may write one.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RoleStyles {
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
    matched: RoleStyle,
    name: RoleStyle,
    literal: RoleStyle,
}

#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a member of the file, and any mix of them can be")]
struct RoleStyle {
    /// One of the terminal's own sixteen colours, by its name.
    #[serde(deserialize_with = "colour")]
    fg: Option<Color>,
    /// One of the 256 colours, used instead where the terminal has them.
    rich: Option<u8>,
    bold: bool,
    dim: bool,
    underlined: bool,
    reversed: bool,
}

fn colour<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Color>, D::Error> {
    let name = String::deserialize(deserializer)?;
    match name.parse() {
        Ok(Color::Indexed(_) | Color::Rgb(..)) | Err(_) => {
            Err(serde::de::Error::custom(format!("{name} is not one of the sixteen colours; rich takes a number")))
        }
        Ok(colour) => Ok(Some(colour)),
    }
}

impl Theme {
    /// Returns a theme of the program for a terminal with so many colours.
    pub fn named(name: ThemeName, depth: ColourDepth) -> Theme {
        let text = match name {
            ThemeName::Dark => include_str!("../../assets/themes/dark.toml"),
            ThemeName::Light => include_str!("../../assets/themes/light.toml"),
            ThemeName::Mono => include_str!("../../assets/themes/mono.toml"),
        };
        Theme::read(text, depth).expect("a test reads every theme")
    }

    /// Returns the theme without colours.
    pub fn mono() -> Theme {
        Theme::named(ThemeName::Mono, ColourDepth::None)
    }

    /// Reads a file of roles.
    ///
    /// # Errors
    /// What is wrong with the text, in one line with its place.
    pub(crate) fn read(text: &str, depth: ColourDepth) -> Result<Theme, String> {
        let roles = toml::from_str(text).map_err(|error| {
            let line = error.span().map_or(1, |span| text[..span.start].matches('\n').count() + 1);
            format!("line {line}: {}", error.message())
        })?;
        Ok(Theme { roles, depth })
    }

    /// The style of a role.
    pub fn style(&self, role: Role) -> Style {
        let roles = &self.roles;
        let look = match role {
            Role::Text => roles.text,
            Role::Dim => roles.dim,
            Role::Label => roles.label,
            Role::Heading => roles.heading,
            Role::Focus => roles.focus,
            Role::Good => roles.good,
            Role::Warning => roles.warning,
            Role::Error => roles.error,
            Role::Rule => roles.rule,
            Role::Key => roles.key,
            Role::Banner => roles.banner,
            Role::Selected => roles.selected,
            Role::Matched => roles.matched,
            Role::Name => roles.name,
            Role::Literal => roles.literal,
        };
        let mut style = Style::new();
        if let Some(colour) = look.colour(self.depth) {
            style = style.fg(colour);
        }
        let modifiers = [
            (look.bold, Modifier::BOLD),
            (look.dim, Modifier::DIM),
            (look.underlined, Modifier::UNDERLINED),
            (look.reversed, Modifier::REVERSED),
        ];
        modifiers
            .into_iter()
            .filter(|(is_on, _)| *is_on)
            .fold(style, |style, (_, modifier)| style.add_modifier(modifier))
    }
}

impl RoleStyle {
    /// The colour that a terminal with so many colours shows.
    fn colour(self, depth: ColourDepth) -> Option<Color> {
        let rich = self.rich.filter(|_| depth == ColourDepth::Rich).map(Color::Indexed);
        rich.or_else(|| self.fg.filter(|colour| depth_of(*colour) <= depth))
    }
}

/// The least depth that has a colour.
fn depth_of(colour: Color) -> ColourDepth {
    match colour {
        Color::Reset => ColourDepth::None,
        Color::Black
        | Color::Red
        | Color::Green
        | Color::Yellow
        | Color::Blue
        | Color::Magenta
        | Color::Cyan
        | Color::Gray => ColourDepth::Eight,
        Color::DarkGray
        | Color::LightRed
        | Color::LightGreen
        | Color::LightYellow
        | Color::LightBlue
        | Color::LightMagenta
        | Color::LightCyan
        | Color::White => ColourDepth::Sixteen,
        Color::Rgb(..) | Color::Indexed(_) => ColourDepth::Rich,
    }
}

/// The marks that carry meaning without colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyphs {
    /// What is in focus.
    pub(crate) focus: &'static str,
    /// What is chosen in a part without focus.
    pub(crate) chosen: &'static str,
    /// Good.
    pub(crate) good: &'static str,
    /// An error.
    pub(crate) error: &'static str,
    /// A warning.
    pub(crate) warning: &'static str,
    /// A note.
    pub(crate) note: &'static str,
    /// Optional and untouched.
    pub(crate) untouched: &'static str,
    /// One cell of a horizontal rule.
    pub(crate) horizontal: &'static str,
    /// One cell of a vertical rule.
    pub(crate) vertical: &'static str,
    /// The corners of a box: top left, top right, bottom left, bottom right.
    pub(crate) corners: [&'static str; 4],
    /// A value cut short.
    pub(crate) ellipsis: &'static str,
}

impl Glyphs {
    /// Returns the mark of an issue.
    pub(crate) fn of(&self, severity: Severity) -> &'static str {
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

    /// Backgrounds of common palettes: Solarized, Nord, Dracula, One, Gruvbox, VS Code, xterm, Tango, Monokai, Ubuntu.
    const DARK: [u32; 10] =
        [0x00_2b36, 0x2e_3440, 0x28_2a36, 0x28_2c34, 0x28_2828, 0x1e_1e1e, 0x00_0000, 0x2e_3436, 0x27_2822, 0x30_0a24];
    /// Solarized, xterm, Gruvbox, One, Tango, Nord.
    const LIGHT: [u32; 6] = [0xfd_f6e3, 0xff_ffff, 0xfb_f1c7, 0xfa_fafa, 0xee_eeec, 0xe5_e9f0];
    /// The eight colours of terminals that have no others: the Linux console, and xterm's.
    const CONSOLES: [[u32; 8]; 2] = [
        [0x00_0000, 0xaa_0000, 0x00_aa00, 0xaa_5500, 0x00_00aa, 0xaa_00aa, 0x00_aaaa, 0xaa_aaaa],
        [0x00_0000, 0xcd_0000, 0x00_cd00, 0xcd_cd00, 0x00_00ee, 0xcd_00cd, 0x00_cdcd, 0xe5_e5e5],
    ];
    const ROLES: [Role; 15] = [
        Role::Text,
        Role::Dim,
        Role::Label,
        Role::Heading,
        Role::Focus,
        Role::Good,
        Role::Warning,
        Role::Error,
        Role::Rule,
        Role::Key,
        Role::Banner,
        Role::Selected,
        Role::Matched,
        Role::Name,
        Role::Literal,
    ];

    /// The relative luminance of WCAG 2.
    fn luminance(colour: u32) -> f64 {
        let part = |shift: u32| {
            let value = f64::from(colour >> shift & 0xff) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(16) + 0.7152 * part(8) + 0.0722 * part(0)
    }

    fn contrast(one: u32, other: u32) -> f64 {
        let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
        one.max(other) / one.min(other)
    }

    /// A colour of xterm's cube of 6 × 6 × 6.
    fn of_cube(index: u8) -> u32 {
        assert!((16..232).contains(&index), "{index} is not in the cube");
        let step = |at: u32| [0, 0x5f, 0x87, 0xaf, 0xd7, 0xff][usize::try_from(at % 6).unwrap()];
        let at = u32::from(index) - 16;
        step(at / 36) << 16 | step(at / 6) << 8 | step(at)
    }

    #[test]
    fn every_colour_of_the_themes_is_readable_on_common_backgrounds() {
        for (name, backgrounds) in [(ThemeName::Dark, &DARK[..]), (ThemeName::Light, &LIGHT[..])] {
            let theme = Theme::named(name, ColourDepth::Rich);
            let coloured: Vec<_> = ROLES.iter().filter_map(|role| Some((role, theme.style(*role).fg?))).collect();
            assert!(coloured.len() >= 4, "{name:?} {coloured:?}");
            for (role, colour) in coloured {
                let Color::Indexed(index) = colour else { panic!("{role:?} {colour:?}") };
                for background in backgrounds {
                    let contrast = contrast(of_cube(index), *background);
                    assert!(contrast >= 4.5, "{name:?} {role:?} on {background:06x}: {contrast:.1}");
                }
            }
        }
    }

    #[test]
    fn eight_colours_are_readable_where_there_are_no_others() {
        let theme = Theme::named(ThemeName::Dark, ColourDepth::Eight);
        let eight = [Color::Black, Color::Red, Color::Green, Color::Yellow, Color::Blue, Color::Magenta, Color::Cyan];
        for (role, colour) in ROLES.iter().filter_map(|role| Some((role, theme.style(*role).fg?))) {
            let at = eight.iter().position(|known| *known == colour).unwrap();
            for palette in CONSOLES {
                let contrast = contrast(palette[at], palette[0]);
                assert!(contrast >= 4.0, "{role:?}: {contrast:.1}");
            }
        }
    }

    #[test]
    fn a_colour_that_a_terminal_does_not_know_is_not_sent() {
        let text = include_str!("../../assets/themes/mono.toml").replace("good = {}", "good = { fg = \"lightgreen\" }");
        for (depth, colour) in [
            (ColourDepth::None, None),
            (ColourDepth::Eight, None),
            (ColourDepth::Sixteen, Some(Color::LightGreen)),
            (ColourDepth::Rich, Some(Color::LightGreen)),
        ] {
            assert_eq!(Theme::read(&text, depth).unwrap().style(Role::Good).fg, colour, "{depth:?}");
        }
        for name in [ThemeName::Dark, ThemeName::Light, ThemeName::Mono] {
            let theme = Theme::named(name, ColourDepth::None);
            assert!(ROLES.iter().all(|role| theme.style(*role).fg.is_none()), "{name:?}");
        }
    }

    #[test]
    fn what_is_wrong_with_a_theme_is_said_with_its_line() {
        let mono = include_str!("../../assets/themes/mono.toml");
        for (from, to, said) in [
            ("good = {}", "good = { fg = \"mauve\" }", "line 7: mauve is not one of the sixteen colours"),
            ("good = {}", "good = { fg = \"#00ff00\" }", "line 7: #00ff00 is not one of the sixteen colours"),
            ("good = {}", "good = { blink = true }", "line 7: unknown field `blink`"),
            ("good = {}", "god = {}", "line 7: unknown field `god`"),
            ("good = {}", "", "missing field `good`"),
        ] {
            let why = Theme::read(&mono.replace(from, to), ColourDepth::Rich).unwrap_err();
            assert!(why.contains(said), "{why}");
        }
    }
}
