//! The signed preview: which side of the request is shown, and how far it is scrolled.

pub use crate::domain::submission::Preview;

/// The sides of a request.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// The body, indented.
    #[default]
    Json,
    /// The canonical request.
    Canonical,
    /// The string to sign.
    ToSign,
    /// Every header that will leave.
    Headers,
    /// The statements that it amounts to.
    Sql,
}

/// Every side, in the order shown.
pub const TABS: &[Tab] = &[Tab::Json, Tab::Canonical, Tab::ToSign, Tab::Headers, Tab::Sql];

impl Tab {
    /// The stem of its words: `tab-<key>`.
    pub fn key(self) -> &'static str {
        match self {
            Tab::Json => "json",
            Tab::Canonical => "canonical",
            Tab::ToSign => "to-sign",
            Tab::Headers => "headers",
            Tab::Sql => "sql",
        }
    }
}

/// The preview on the screen.
#[derive(Clone, Debug, Default)]
pub struct Pane {
    /// The side that is shown.
    pub tab: Tab,
    /// Lines scrolled.
    pub scroll: usize,
    /// Whether the exact bytes are shown.
    pub is_exact: bool,
    /// Whether the whole signature is shown.
    pub has_signature: bool,
    /// The request as it was signed for the moment shown.
    pub signed: Option<Box<Preview>>,
}

impl Pane {
    /// To the tab on the left or right.
    pub fn turn(&mut self, by: isize) {
        let at = TABS.iter().position(|tab| *tab == self.tab).unwrap_or(0);
        self.tab = TABS[at.saturating_add_signed(by).min(TABS.len() - 1)];
        self.scroll = 0;
    }
}

impl crate::app::App {
    /// The lines of the side that is shown; the signature is cut until it is asked for, the token is never there.
    pub fn pane_text(&self) -> Vec<String> {
        let Some(request) = self.request() else { return Vec::new() };
        let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
        let signed = self.pane.signed.as_deref();
        match self.pane.tab {
            Tab::Json if self.pane.is_exact => {
                vec![String::from_utf8_lossy(&crate::export::exact(request)).into_owned()]
            }
            Tab::Json => lines(&crate::export::json(request)),
            Tab::Canonical => signed.map(|signed| lines(&signed.canonical)).unwrap_or_default(),
            Tab::ToSign => signed.map(|signed| lines(&signed.to_sign)).unwrap_or_default(),
            Tab::Headers => signed.map(|signed| self.header_lines(signed)).unwrap_or_default(),
            Tab::Sql => lines(&crate::export::sql(request)),
        }
    }

    fn header_lines(&self, signed: &Preview) -> Vec<String> {
        let shown = |name: &str, value: &str| match value.split_once("Signature=") {
            Some((front, signature)) if name == "Authorization" && !self.pane.has_signature && signature.len() > 12 => {
                let front = match (front.split_once("Credential="), front.split_once('/'), &self.key) {
                    (Some((before, _)), Some((_, after)), crate::app::start::KeyState::Found(view)) => {
                        format!("{before}Credential={}/{after}", view.short_id)
                    }
                    _ => front.to_owned(),
                };
                format!("{name}: {front}Signature={}…", signature.get(..12).unwrap_or_default())
            }
            _ if name == "X-TC-Token" => format!("{name}: (hidden)"),
            _ => format!("{name}: {value}"),
        };
        signed.headers.iter().map(|(name, value)| shown(name, value)).collect()
    }
}
