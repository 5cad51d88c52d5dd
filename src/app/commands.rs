//! Which place has the focus, and which commands are live there: each part lists its own, from the table by which it
//! carries them out. Footer, help, menu and the meaning of a key all come from these lists.

use super::{
    App, Screen,
    context::KeyContext,
    keys::{Command, WizardCommand, listed},
    overlay::Overlay,
};
use crate::domain::{rule::Severity, steps::STEPS};

/// What is live everywhere.
const EVERYWHERE: [WizardCommand; 4] =
    [WizardCommand::Menu, WizardCommand::Interrupt, WizardCommand::Redraw, WizardCommand::Language];

impl App {
    /// The place with the focus.
    pub(crate) fn context(&self) -> KeyContext {
        match (self.overlays.top(), self.screen) {
            (Some(overlay), _) => overlay.context(),
            (None, Screen::Start) => KeyContext::Start,
            (None, Screen::Form) => self.form.context(&self.editor),
            (None, Screen::Preview) => KeyContext::Preview,
            (None, Screen::Submission) => KeyContext::Submission,
        }
    }

    /// The commands that would do something now.
    pub(crate) fn commands(&self) -> Vec<Command> {
        match self.overlays.top() {
            Some(menu @ Overlay::Menu { .. }) => {
                let mut commands = self.commands_of_menu();
                commands.retain(|command| matches!(command, Command::Wizard(_)));
                commands.extend(menu.commands(self));
                commands
            }
            _ => self.commands_of_menu(),
        }
    }

    /// The same without an open menu, which is about what lies under it.
    pub(super) fn commands_of_menu(&self) -> Vec<Command> {
        let mut commands: Vec<Command> = EVERYWHERE.map(Command::Wizard).to_vec();
        commands.push(Command::Wizard(WizardCommand::Mouse(!self.session.is_mouse_on)));
        // A program that is stopped in the shell could not follow a create that is on its way.
        if !self.is_submitting() {
            commands.push(Command::Wizard(WizardCommand::Suspend));
        }
        // A dialog of the editor lies over its field alone: what holds for the wizard and the draft is live under it.
        let dialog = match self.overlays.under_menu() {
            Some(Overlay::Editor(dialog)) => Some(dialog),
            Some(overlay) => {
                commands.extend(overlay.commands(self));
                return commands;
            }
            None => None,
        };
        commands.extend([WizardCommand::Help, WizardCommand::Quit].map(Command::Wizard));
        if self.session.has_key(self.now) && !self.step_lookups().is_empty() {
            commands.push(Command::Wizard(WizardCommand::AskAgain));
        }
        if self.screen != Screen::Start && !self.is_submitting() {
            commands.push(Command::Wizard(WizardCommand::Start));
        }
        // The sandbox has its own key.
        if !self.session.is_sandbox() && !self.is_submitting() {
            commands.push(Command::Wizard(WizardCommand::TypeKey));
        }
        match self.screen {
            Screen::Start => {
                commands.push(Command::Wizard(WizardCommand::Open));
                commands.extend(listed(self.start_actions()));
            }
            Screen::Form => {
                commands.extend(self.draft_commands());
                commands.extend(dialog.map_or_else(|| self.form_commands(), |dialog| dialog.commands(&self.seen())));
            }
            Screen::Preview => {
                commands.extend(self.draft_commands());
                commands.extend(self.way_to_create().map(Command::Wizard));
                commands.extend(listed(self.pane_actions()));
            }
            Screen::Submission => {
                let Some(submission) = &self.submission.shown else { return commands };
                let view = self.report_on_screen();
                commands.extend(submission.commands(view.room, view.limit()));
                // The same create would be refused again.
                if self.way_to_create() != Some(WizardCommand::Submit) {
                    commands.retain(|command| *command != Command::Wizard(WizardCommand::Submit));
                }
                if submission.outcome().is_some() && submission.leaving().is_some() {
                    // What is written here is the report.
                    let of_draft = self.draft_commands().into_iter();
                    commands.extend(of_draft.filter(|command| *command != Command::Wizard(WizardCommand::Write)));
                }
            }
        }
        commands
    }

    /// What can be done with the draft wherever it is on the screen, or one key away.
    fn draft_commands(&self) -> Vec<Command> {
        let mut commands: Vec<WizardCommand> = STEPS.iter().copied().map(WizardCommand::GoTo).collect();
        commands.extend([WizardCommand::Preview, WizardCommand::Open, WizardCommand::Write]);
        if self.form.issues().iter().any(|issue| issue.severity >= Severity::Warning) {
            commands.push(WizardCommand::NextProblem);
        }
        // A change of the draft under a dialog of the editor could not be seen.
        if self.overlays.dialog().is_none() {
            commands.extend(self.form.history.can_undo().then_some(WizardCommand::Undo));
            commands.extend(self.form.history.can_redo().then_some(WizardCommand::Redo));
        }
        commands.into_iter().map(Command::Wizard).collect()
    }
}

#[cfg(test)]
mod clicks;
#[cfg(test)]
mod places;

#[cfg(test)]
mod tests {
    use jiff::{Timestamp, tz::TimeZone};

    use super::*;
    use crate::{
        app::{
            Event, bindings,
            keys::{Chord, Key},
            start::Launch,
            submission::{Sent, Submission},
        },
        domain::fields::FieldId,
        text::Language,
    };

    /// A user at the form, of whose keys each is pressed alone.
    struct Keys(App);

    impl Keys {
        fn new() -> Keys {
            let launch = Launch { opens_form: true, ..Launch::default() };
            Keys(App::open(launch, Language::En, TimeZone::UTC, Timestamp::UNIX_EPOCH).0)
        }

        fn press(&mut self, chord: Chord) -> &mut Keys {
            self.0.update(Timestamp::UNIX_EPOCH, Event::Key(chord));
            self
        }

        fn key(&mut self, key: Key) -> &mut Keys {
            self.press(Chord::plain(key))
        }

        fn text(&mut self, text: &str) -> &mut Keys {
            for char in text.chars() {
                self.press(Chord::char(char));
            }
            self
        }

        fn menu(&mut self, letter: char) -> &mut Keys {
            self.press(Chord::ctrl('x')).press(Chord::char(letter))
        }

        fn can(&self, command: WizardCommand) -> bool {
            bindings::menu(&self.0).any(|row| row.command == Command::Wizard(command))
        }
    }

    #[test]
    fn enter_takes_no_region_that_nobody_chose() {
        let mut user = Keys::new();
        user.key(Key::Enter);
        assert_eq!((user.0.form.focus.field(), &*user.0.form.draft.region), (Some(FieldId::Region), ""));
        assert!(user.0.session.notice.is_some(), "it says what to do");
        user.key(Key::Down).key(Key::Up).key(Key::Enter);
        assert_eq!(user.0.form.draft.region, "ap-beijing");
    }

    /// At the places of two grants, the upper one chosen.
    fn at_two_places() -> Keys {
        let mut user = Keys::new();
        user.menu('4').text("select on a.*").key(Key::Enter).text("insert on b.*").key(Key::Enter);
        user.key(Key::Tab).key(Key::Home);
        assert_eq!(user.0.context(), KeyContext::GrantPlaces);
        user
    }

    #[test]
    fn a_box_over_the_editor_goes_with_its_field_and_undo_is_there_elsewhere() {
        for open in ['y', 'v', 'p', '+', '/'] {
            let mut user = at_two_places();
            user.key(Key::Down).text(&open.to_string());
            assert_ne!(user.0.context(), KeyContext::GrantPlaces, "{open}");
            assert!(open == '/' || !user.can(WizardCommand::Undo), "under {open} no change could be seen");
            user.menu('5').text("x");
            assert_eq!(user.0.form.draft.description, "x", "{open}");
            assert!(user.can(WizardCommand::Undo), "{open}");
            user.menu('u');
            assert_eq!(user.0.form.draft.description, "", "{open}");
            user.menu('4');
            assert_eq!(user.0.context(), KeyContext::GrantLine, "{open}");
        }
    }

    #[test]
    fn the_preview_and_other_screens_close_a_box_of_the_editor_too() {
        let mut user = at_two_places();
        user.text("y").menu('p');
        assert_ne!(user.0.form.focus.field(), Some(FieldId::Grants));
        assert!(user.can(WizardCommand::Undo));
    }

    #[test]
    fn a_create_under_way_can_be_left_and_not_suspended() {
        let mut user = Keys::new();
        let suspend = Command::Wizard(WizardCommand::Suspend);
        assert!(user.0.commands().contains(&suspend));
        user.0.submission.begin(Submission::new(Sent::default(), Timestamp::UNIX_EPOCH));
        user.0.screen = Screen::Submission;
        assert!(!user.0.commands().contains(&suspend));
        assert!(user.0.commands().contains(&Command::Wizard(WizardCommand::Quit)));
        user.press(Chord::ctrl('x'));
        assert!(!user.0.commands().contains(&suspend), "nor under an overlay");
    }

    #[test]
    fn what_the_footer_shows_over_a_question_does_what_it_says() {
        let mut user = Keys::new();
        user.menu('6').key(Key::F(1));
        assert_eq!(user.0.context(), KeyContext::Help);
        user.key(Key::Esc).press(Chord::ctrl('c'));
        assert_eq!(user.0.context(), KeyContext::Choice);
        user.press(Chord::ctrl('x'));
        assert_eq!(user.0.context(), KeyContext::Menu);
        assert!(!user.can(WizardCommand::Preview) && user.can(WizardCommand::Language), "it is about the question");
        user.key(Key::Esc).text("?");
        assert_eq!(user.0.context(), KeyContext::Help);
        user.key(Key::Esc).key(Key::Esc);
        assert_eq!((user.0.overlays.is_empty(), user.0.context()), (true, KeyContext::Switch));
    }
}
