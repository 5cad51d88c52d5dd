//! The pictures in `assets/screens`, drawn by the program itself. `REDRAW=1 cargo test` draws them again.

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use dbcred::{
    domain::steps::StepId,
    text::Words,
    ui::{
        self,
        painter::View,
        theme::{ColourDepth, Glyphs, Theme, ThemeName},
    },
};
use ratatui::{
    Terminal,
    backend::TestBackend,
    buffer::{Buffer, Cell},
    style::{Color, Modifier},
};
use unicode_width::UnicodeWidthStr as _;

use crate::user::{Story, User};

/// The size of a cell and of the margin, in pixels.
const COLUMN: u32 = 9;
const LINE: u32 = 18;
const MARGIN: u32 = 12;
const PAPER: &str = "#1e1e2e";

/// Returns the screen in colours as an SVG.
pub(crate) fn screen(user: &User) -> String {
    let words = Words::new(user.app.session.language);
    let theme = Theme::named(ThemeName::Dark, ColourDepth::Rich);
    let view = View { words: &words, theme: &theme, glyphs: Glyphs::LINES };
    let (columns, lines) = user.app.session.size;
    let mut terminal = Terminal::new(TestBackend::new(columns, lines)).unwrap();
    terminal.draw(|frame| ui::draw(frame, &user.app, view)).unwrap();
    svg(terminal.backend().buffer())
}

/// Writes pictures of one scene as a page.
pub(crate) fn page(folder: &Path, name: &str, pictures: &str) {
    fs::create_dir_all(folder).unwrap();
    let page = format!("<!doctype html><meta charset=\"utf-8\"><title>{name}</title><body>\n{pictures}</body>\n");
    fs::write(folder.join(format!("{name}.html")), page).unwrap();
}

/// Draws cells as an SVG. Every run of text has the position that it has in the terminal, whatever the widths of the
/// font.
fn svg(buffer: &Buffer) -> String {
    let (width, height) = (at_x(buffer.area.width) + MARGIN, at_y(buffer.area.height) + MARGIN);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\">\n\
         <rect width=\"100%\" height=\"100%\" rx=\"6\" fill=\"{PAPER}\"/>\n\
         <g font-family=\"ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace\" font-size=\"15\">\n"
    );
    for y in 0..buffer.area.height {
        let mut x = 0;
        while x < buffer.area.width {
            let cell = &buffer[(x, y)];
            let mut end = x + u16::try_from(cell.symbol().width().max(1)).unwrap();
            let mut text = cell.symbol().to_owned();
            // A character that is not ASCII is drawn alone, since a font may give it another width.
            while text.is_ascii() && end < buffer.area.width {
                let next = &buffer[(end, y)];
                if !next.symbol().is_ascii() || look(next) != look(cell) {
                    break;
                }
                text.push_str(next.symbol());
                end += 1;
            }
            let _ = run(&mut svg, (x, end, y), cell, &text);
            x = end;
        }
    }
    svg.push_str("</g>\n</svg>\n");
    svg
}

fn run(svg: &mut String, (x, end, y): (u16, u16, u16), cell: &Cell, text: &str) -> std::fmt::Result {
    let (mut ink, is_bold, is_reversed) = look(cell);
    let width = at_x(end) - at_x(x);
    if is_reversed {
        writeln!(
            svg,
            "<rect x=\"{}\" y=\"{}\" width=\"{width}\" height=\"{LINE}\" fill=\"{ink}\"/>",
            at_x(x),
            at_y(y)
        )?;
        PAPER.clone_into(&mut ink);
    }
    let weight = if is_bold { " font-weight=\"bold\"" } else { "" };
    // Blanks are skipped and not drawn, because an SVG viewer may collapse them.
    let mut at = x;
    for piece in text.split("  ") {
        let word = piece.trim();
        if !word.is_empty() {
            let from = at + u16::from(piece.starts_with(' '));
            let length = u32::try_from(word.width()).unwrap_or_default() * COLUMN;
            let word = word.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
            writeln!(
                svg,
                "<text x=\"{}\" y=\"{}\" textLength=\"{length}\" lengthAdjust=\"spacingAndGlyphs\" \
                 fill=\"{ink}\"{weight}>{word}</text>",
                at_x(from),
                at_y(y) + 14
            )?;
        }
        at += u16::try_from(piece.width() + 2).unwrap_or_default();
    }
    Ok(())
}

/// Returns the colour of the text, whether it is bold, and whether it is reversed.
fn look(cell: &Cell) -> (String, bool, bool) {
    let ink = match cell.fg {
        Color::Indexed(place @ 16..=231) => {
            let level = |part: u8| if part == 0 { 0 } else { 55 + 40 * part };
            let cube = place - 16;
            format!("#{:02x}{:02x}{:02x}", level(cube / 36), level(cube / 6 % 6), level(cube % 6))
        }
        Color::Reset if cell.modifier.contains(Modifier::DIM) => "#9399b2".to_owned(),
        Color::Reset => "#cdd6f4".to_owned(),
        other => panic!("no picture has {other:?} yet"),
    };
    (ink, cell.modifier.contains(Modifier::BOLD), cell.modifier.contains(Modifier::REVERSED))
}

fn at_x(column: u16) -> u32 {
    MARGIN + u32::from(column) * COLUMN
}

fn at_y(line: u16) -> u32 {
    MARGIN + u32::from(line) * LINE
}

/// Compares a picture with its file, or writes the file.
#[track_caller]
fn shows(name: &str, user: &mut User) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("assets/screens").join(format!("{name}.svg"));
    // The port differs in every run.
    user.app.session.launch.sandbox = Some("127.0.0.1:41873".to_owned());
    let drawn = screen(user);
    if std::env::var_os("REDRAW").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, drawn).unwrap();
        return;
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == drawn,
        "assets/screens/{name}.svg shows another screen; REDRAW=1 cargo test draws it again\n{}",
        user.screen()
    );
}

#[test]
fn the_pictures_of_the_readme_are_the_program() {
    // The pictures contain the time of day, so the clock is fixed.
    let clock = Some("2026-11-24T06:06:11Z".parse().unwrap());
    let mut user = User::starts(&Story { clock, ..Story::with_all_instances() });
    user.presses(&["Enter"]).types("Mysql").presses(&["Enter"]).types("ord");
    shows("target", &mut user);
    user.presses(&["^U"]).types("cdb-n4j3y33j").presses(&["Enter"]).types("prod-orders-rw").presses(&["Enter"]);
    user.types("ordersrw").presses(&["Enter"]).pastes("10.0.1.%\n10.0.2.15").goes_to(StepId::Grants);
    for line in ["read-write on orders.*", "select on billing.invoice", "select(email), update(email) on crm.customer"]
    {
        user.types(line).presses(&["Enter"]);
    }
    user.presses(&["Tab", "Tab"]);
    shows("wizard", &mut user);
    user.presses(&["^X", "r"]);
    shows("review", &mut user);
}
