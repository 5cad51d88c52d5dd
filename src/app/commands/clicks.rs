//! What clicks do at every place of the wizard: every part of the screen that means something is clicked on, once and
//! again, at three sizes. Nothing is sent by that, nothing is left or deleted, and each row does something.

use ratatui::{
    Terminal,
    backend::TestBackend,
    layout::{Position, Rect},
};

use super::places::{self, Opening, everywhere, now, state};
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
fn opened(make: &dyn Fn() -> App, size: (u16, u16)) -> App {
    let mut app = make();
    app.session.is_mouse_on = true;
    app.update(now(), Event::Resized(size.0, size.1));
    app
}

thread_local! {
    /// Made once: that takes longer than a drawing.
    static WORDS: Words = Words::new(Language::En);
}

/// What the cells of the screen stand for.
fn map(app: &App) -> TargetMap {
    let theme = Theme::named(ThemeName::Mono, ColourDepth::None);
    let (columns, lines) = app.session.size;
    WORDS.with(|words| {
        let view = View { words, theme: &theme, glyphs: Glyphs::LINES };
        ui::targets(app, view, Rect::new(0, 0, columns, lines))
    })
}

/// Something that can be clicked on: the size of the screen, one of its cells, and what a click there means.
type Part = ((u16, u16), Position, Target);

/// The parts of the screen of a place, each at the first size that shows it: what a click does there is the same at every
/// size.
fn parts(make: &dyn Fn() -> App, sizes: &[(u16, u16)]) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for size in sizes.iter().copied() {
        let targets = map(&opened(make, size));
        for cell in Rect::new(0, 0, size.0, size.1).positions() {
            if let Some(target) = targets.at(cell).map(|target| target.with_caret(None))
                && !parts.iter().any(|(.., known)| *known == target)
            {
                parts.push((size, cell, target));
            }
        }
    }
    parts
}

/// Clicks on a cell; what that has for an effect.
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
fn at_every_place(check: impl Fn(&dyn Fn() -> App) -> Vec<String> + Sync) -> Vec<String> {
    const THREADS: usize = 4;
    let share = |number: usize| {
        let places = everywhere().enumerate().filter(|(at, _)| at % THREADS == number);
        let found = places.flat_map(|(_, (name, make)): (usize, Opening)| {
            check(&*make).into_iter().map(|wrong| format!("{name}: {wrong}")).collect::<Vec<_>>()
        });
        found.collect::<Vec<String>>()
    };
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..THREADS).map(|number| scope.spawn(move || share(number))).collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    })
}

#[test]
fn no_click_sends_leaves_or_deletes() {
    let wrong = at_every_place(|make| {
        let mut wrong = Vec::new();
        for (size, cell, target) in parts(make, &SIZES) {
            let mut app = opened(make, size);
            let mut effects = Vec::new();
            // The third one is on what the second one has opened.
            for _ in 0..3 {
                effects.extend(click(&mut app, cell));
            }
            wrong.extend(
                effects.iter().filter(|effect| is_final(effect)).map(|effect| format!("{target:?}: {effect:?}")),
            );
        }
        for turn in [WheelTurn::Up, WheelTurn::Down] {
            let effects = opened(make, SIZES[0]).update(now(), Event::Scrolled(turn));
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
    for (name, make) in everywhere() {
        let app = opened(&*make, SIZES[0]);
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
    WORDS.with(|words| {
        let view = View { words, theme: &theme, glyphs: Glyphs::LINES };
        terminal.draw(|frame| ui::draw(frame, app, view)).unwrap();
    });
    terminal.get_cursor_position().unwrap()
}

#[test]
fn the_caret_goes_to_the_letter_that_is_clicked_on() {
    let mut app = opened(&|| places::at(FieldId::Name), SIZES[0]);
    let long = "0123456789".repeat(12);
    // The line, its cell of the first letter, and the cells that its letters take.
    for (name, cells) in
        [("prod-orders-rw", [1; 14].as_slice()), ("支付a支", &[2, 2, 1, 2]), ("e\u{301}x", &[1, 1]), ("", &[])]
    {
        app.form.draft.name = name.to_owned();
        app.focus_on(FieldId::Prefix, None);
        let y = Rect::new(0, 0, 80, 24)
            .positions()
            .find(|cell| {
                map(&app).at(*cell).map(|target| target.with_caret(None)) == Some(Target::field(FieldId::Name))
            })
            .unwrap()
            .y;
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
    for (name, make) in everywhere() {
        let mut app = opened(&*make, SIZES[0]);
        app.session.is_mouse_on = false;
        let before = state(&app);
        for (.., target) in parts(&*make, &SIZES[..1]) {
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
    let wrong = at_every_place(|make| {
        let app = opened(make, SIZES[0]);
        if is_question(&app) {
            return Vec::new();
        }
        let rows = parts(make, &SIZES).into_iter().filter(|(.., target)| is_row(target));
        let is_idle = |(size, cell, _): &Part| {
            let mut app = opened(make, *size);
            let before = state(&app);
            let effects = click(&mut app, *cell);
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
