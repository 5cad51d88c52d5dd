//! What clicks do at every place of the wizard: every part of the screen that means something is clicked on, once and
//! again, at three sizes. Nothing is sent by that, nothing is left or deleted, and each row does something.

use ratatui::{
    Terminal,
    backend::TestBackend,
    layout::{Position, Rect},
};

use super::places::{self, Place, everywhere, now, state};
use crate::{
    app::{
        App, DraftChange, Effect, Event, RuntimeTask, Target, TerminalEffect, WheelTurn, context::KeyContext,
        editor::EditorTarget, overlay::Overlay,
    },
    domain::fields::FieldId,
    text::{Language, Words},
    ui::{
        self,
        painter::{TargetMap, View},
        theme::{ColourDepth, Glyphs, Theme, ThemeName},
    },
};

const SIZES: [(u16, u16); 3] = [(80, 24), (60, 18), (50, 14)];

/// A place at a size, with the mouse on.
fn opened(app: &App, size: (u16, u16)) -> App {
    let mut app = app.clone();
    app.session.is_mouse_on = true;
    app.update(now(), Event::Resized(size.0, size.1));
    app
}

/// What the cells of the screen stand for.
fn map(app: &App) -> TargetMap {
    let theme = Theme::named(ThemeName::Mono, ColourDepth::None);
    let (columns, lines) = app.session.size;
    let view = View { words: &Words::new(Language::En), theme: &theme, glyphs: Glyphs::LINES };
    ui::targets(app, view, Rect::new(0, 0, columns, lines))
}

/// Something that can be clicked on: the size of the screen, the first of its cells, and what a click there means.
type Part = ((u16, u16), Position, Target);

/// The parts of the screen of a place, each at the first size that shows it: what a click does there is the same at every
/// size.
fn parts(app: &App, sizes: &[(u16, u16)]) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for size in sizes.iter().copied() {
        let targets = map(&opened(app, size));
        for cell in Rect::new(0, 0, size.0, size.1).positions() {
            if let Some(target) = targets.at(cell)
                && !parts.iter().any(|(.., known)| known.with_caret(None) == target.with_caret(None))
            {
                parts.push((size, cell, target));
            }
        }
    }
    parts
}

/// Clicks on a cell; the effects of that.
fn click(app: &mut App, cell: Position) -> Vec<Effect> {
    let target = map(app).at(cell);
    target.map(|target| app.update(now(), Event::Clicked(target))).unwrap_or_default()
}

/// Whether it sends, settles, leaves, or takes away what is kept.
fn is_final(effect: &Effect) -> bool {
    match effect {
        Effect::Runtime(task) => matches!(
            task,
            RuntimeTask::Submit(..)
                | RuntimeTask::Settle(..)
                | RuntimeTask::AskNow(_)
                | RuntimeTask::StopWatching(_)
                | RuntimeTask::VerifyAgain(_)
                | RuntimeTask::Approve(_)
                | RuntimeTask::UseKey(_)
                | RuntimeTask::WriteFile(..)
        ),
        Effect::Draft(change) => !matches!(change, DraftChange::Save(..)),
        Effect::Terminal(effect) => matches!(effect, TerminalEffect::Quit(_) | TerminalEffect::Suspend),
    }
}

/// Runs a check at every place, on several threads.
fn at_every_place(check: impl Fn(&App) -> Vec<String> + Sync) -> Vec<String> {
    let mut shares: [Vec<Place>; 4] = Default::default();
    let count = shares.len();
    everywhere().into_iter().enumerate().for_each(|(at, place)| shares[at % count].push(place));
    let wrong_in = |share: Vec<Place>| {
        let wrong = share.into_iter().flat_map(|(name, app)| {
            check(&app).into_iter().map(move |wrong| format!("{name}: {wrong}")).collect::<Vec<_>>()
        });
        wrong.collect::<Vec<String>>()
    };
    std::thread::scope(|scope| {
        let threads = shares.map(|share| scope.spawn(|| wrong_in(share)));
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    })
}

#[test]
fn no_click_sends_leaves_or_deletes() {
    let wrong = at_every_place(|place| {
        let mut wrong = Vec::new();
        for (size, cell, target) in parts(place, &SIZES) {
            let mut app = opened(place, size);
            let mut effects = app.update(now(), Event::Clicked(target));
            // The third one is on what the second one has opened.
            for _ in 0..2 {
                effects.extend(click(&mut app, cell));
            }
            wrong.extend(
                effects.iter().filter(|effect| is_final(effect)).map(|effect| format!("{target:?}: {effect:?}")),
            );
        }
        for turn in [WheelTurn::Up, WheelTurn::Down] {
            let effects = opened(place, SIZES[0]).update(now(), Event::Scrolled(turn));
            wrong
                .extend(effects.iter().filter(|effect| is_final(effect)).map(|effect| format!("{turn:?}: {effect:?}")));
        }
        wrong
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_question_that_cannot_be_taken_back_takes_no_click_and_no_wheel() {
    let mut questions = 0;
    for (name, place) in everywhere() {
        let app = opened(&place, SIZES[0]);
        if !is_question(&app) {
            continue;
        }
        questions += 1;
        let before = state(&app);
        let mut app = app;
        for row in 0..20 {
            let effects = app.update(now(), Event::Clicked(Target::Row(row)));
            assert!(effects.is_empty(), "{name}: {effects:?}");
        }
        for turn in [WheelTurn::Up, WheelTurn::Down] {
            assert_eq!(app.update(now(), Event::Scrolled(turn)), [], "{name}");
        }
        assert_eq!(state(&app), before, "{name}");
    }
    assert!(questions >= 3, "{questions}");
}

/// Where the terminal's cursor is drawn.
fn cursor(app: &App) -> Position {
    let (columns, lines) = app.session.size;
    let mut terminal = Terminal::new(TestBackend::new(columns, lines)).unwrap();
    let theme = Theme::named(ThemeName::Mono, ColourDepth::None);
    let view = View { words: &Words::new(Language::En), theme: &theme, glyphs: Glyphs::LINES };
    terminal.draw(|frame| ui::draw(frame, app, view)).unwrap();
    terminal.get_cursor_position().unwrap()
}

#[test]
fn the_caret_goes_to_the_letter_that_is_clicked_on() {
    let mut app = opened(&places::at(FieldId::Name), SIZES[0]);
    let long = "0123456789".repeat(12);
    // The line, its cell of the first letter, and the cells that its letters take.
    for (name, cells) in
        [("prod-orders-rw", [1; 14].as_slice()), ("支付a支", &[2, 2, 1, 2]), ("e\u{301}x", &[1, 1]), ("", &[])]
    {
        app.form.draft.name = name.to_owned();
        app.focus_on(FieldId::Prefix, None);
        let (.., line, _) = parts(&app, &SIZES[..1])
            .into_iter()
            .find(|(.., target)| target.with_caret(None) == Target::field(FieldId::Name))
            .unwrap();
        let y = line.y;
        for is_here in [false, true] {
            let mut x = 16;
            for (width, cell) in cells.iter().chain(&[1]).flat_map(|width| (0..*width).map(move |cell| (width, cell))) {
                app.focus_on(if is_here { FieldId::Name } else { FieldId::Prefix }, None);
                click(&mut app, Position { x: x + cell, y });
                assert_eq!((app.form.focus.field(), cursor(&app)), (Some(FieldId::Name), Position { x, y }), "{name}");
                x += if cell + 1 == *width { *width } else { 0 };
            }
        }
    }
    // Of a long text the letters in sight count.
    app.form.draft.name.clone_from(&long);
    app.focus_on(FieldId::Name, None);
    let end = cursor(&app);
    click(&mut app, Position { x: end.x - 10, y: end.y });
    assert_eq!(app.form.focus.caret, long.len() - 10);
}

#[test]
fn a_mouse_that_is_off_does_nothing() {
    for (name, place) in everywhere() {
        let mut app = opened(&place, SIZES[0]);
        app.session.is_mouse_on = false;
        let before = state(&app);
        for (.., target) in parts(&place, &SIZES[..1]) {
            assert_eq!(app.update(now(), Event::Clicked(target)), [], "{name}");
        }
        assert_eq!(app.update(now(), Event::Scrolled(WheelTurn::Down)), [], "{name}");
        assert_eq!(state(&app), before, "{name}");
    }
}

/// Whether an answer cannot be taken back there.
fn is_question(app: &App) -> bool {
    matches!(
        app.overlays.top(),
        Some(Overlay::Confirm(_) | Overlay::Leave { .. } | Overlay::Changed { .. } | Overlay::Endpoint(_))
    )
}

#[test]
fn a_click_on_a_row_does_something() {
    let is_row = |target: &Target| {
        !matches!(target, Target::Field(_) | Target::Editor(EditorTarget::Line | EditorTarget::FreeWords))
    };
    let wrong = at_every_place(|place| {
        let app = opened(place, SIZES[0]);
        if is_question(&app) {
            return Vec::new();
        }
        let rows = parts(place, &SIZES).into_iter().filter(|(.., target)| is_row(target));
        let is_idle = |(size, _, target): &Part| {
            let mut app = opened(place, *size);
            let before = state(&app);
            let effects = app.update(now(), Event::Clicked(*target));
            before == state(&app) && effects.iter().all(|effect| matches!(effect, Effect::Draft(_)))
        };
        let idle: Vec<_> = rows.filter(is_idle).collect();
        // The step, side or option that is there already, and the line of text with the caret.
        let is_text = matches!(app.context(), KeyContext::TypedKey | KeyContext::ObjectName);
        let is_there = |target| match target {
            Target::Step(_) | Target::Tab(_) | Target::Option(..) => true,
            Target::Row(_) => is_text,
            _ => false,
        };
        let may_be = idle.len() <= 1 && idle.iter().all(|(.., target)| is_there(*target));
        if may_be { Vec::new() } else { vec![format!("{idle:?}")] }
    });
    assert!(wrong.is_empty(), "nothing happens:\n{}", wrong.join("\n"));
}
