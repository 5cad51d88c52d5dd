//! Frames of the privilege editor, and what its keys do.

use ratatui::{buffer::Buffer, layout::Rect};

use super::draw;
use crate::{
    app::{
        Piece,
        context::KeyContext,
        editor::{AnswerState, Dialog, DialogReply, Editor, EditorContextMut, EditorReply, Names, ObjectList},
        keys::{Command, Edit, GrantCommand, Move},
    },
    catalog::{Catalog, Level, Preset, Product},
    domain::{
        endpoint::Site,
        facts::{Account, LookUpError, Supported},
        fields::FieldId,
        grants::{Place, Scope, Unit},
        rule::{Issue, Message, Risk, Severity},
    },
    text::{Language, Words},
    ui::{
        painter::{Painter, View},
        theme::{Glyphs, Theme},
    },
};

/// What look-ups would know.
#[derive(Default)]
struct KnownNames {
    databases: Vec<String>,
    tables: Vec<String>,
    accounts: Vec<Account>,
    granted: Option<(Account, Vec<Unit>)>,
}

impl Names for KnownNames {
    fn names(&self, list: &ObjectList) -> &[String] {
        match list {
            ObjectList::Databases => &self.databases,
            ObjectList::Tables { database } if database == "orders" => &self.tables,
            _ => &[],
        }
    }

    fn trouble(&self, _: &ObjectList) -> Option<&LookUpError> {
        None
    }

    fn accounts(&self) -> &[Account] {
        &self.accounts
    }

    fn listing(&self) -> AnswerState<'_, ()> {
        if self.accounts.is_empty() { AnswerState::Unasked } else { AnswerState::Here(&()) }
    }

    fn granted(&self, account: &Account) -> AnswerState<'_, [Unit]> {
        match &self.granted {
            Some((of, units)) if of == account => AnswerState::Here(units),
            _ => AnswerState::Coming,
        }
    }
}

/// A user at the editor.
struct Desk {
    editor: Editor,
    dialog: Option<Dialog>,
    units: Vec<Unit>,
    hosts: Vec<String>,
    product: Option<&'static Product>,
    site: Site,
    supported: Option<Supported>,
    known: KnownNames,
    issues: Vec<Issue>,
    language: Language,
    size: (u16, u16),
}

impl Desk {
    fn new() -> Desk {
        let words = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        Desk {
            editor: Editor::default(),
            dialog: None,
            units: Vec::new(),
            hosts: words(&["10.0.1.%", "10.0.2.15"]),
            product: Catalog::built_in().product("Mysql"),
            site: Site::China,
            supported: None,
            known: KnownNames {
                databases: words(&["billing", "crm", "orders", "reorder"]),
                tables: words(&["customer", "customer_addr", "item"]),
                ..KnownNames::default()
            },
            issues: Vec::new(),
            language: Language::En,
            size: (80, 18),
        }
    }

    /// Grants of three places.
    fn with_grants() -> Desk {
        let mut desk = Desk::new();
        desk.units = vec![
            unit(Place::database("orders"), "SELECT INSERT UPDATE DELETE EXECUTE"),
            unit(Place::table("billing", "invoice"), "SELECT"),
            unit(Place::column("crm", "customer", "email"), "SELECT UPDATE"),
        ];
        desk.see(|editor, scene| editor.entered_from_front(&scene.seen()));
        desk
    }

    fn postgres() -> Desk {
        let mut desk = Desk::new();
        desk.product = Catalog::built_in().product_of("", "postgres-6r233v55");
        let item = |scope: Scope, name: &str| Place {
            scope,
            database: "shop".into(),
            schema: name.into(),
            ..Place::default()
        };
        let table = Place { scope: Scope::Table, table: "item".into(), ..item(Scope::Schema, "public") };
        let view = Place { scope: Scope::View, view: "v_sales".into(), ..item(Scope::Schema, "public") };
        desk.units = vec![
            unit(table, "SELECT INSERT TRUNCATE"),
            unit(view, "SELECT"),
            unit(item(Scope::Schema, "audit"), "USAGE"),
        ];
        desk
    }

    fn see<T>(&mut self, act: impl FnOnce(&mut Editor, &mut EditorContextMut<'_>) -> T) -> T {
        let mut scene = EditorContextMut {
            units: &mut self.units,
            hosts: &mut self.hosts,
            product: self.product,
            site: self.site,
            objects: &self.known,
            supported: self.supported.as_ref(),
            prefix: "ordersrw",
            room: self.size,
        };
        self.editor.fit(self.size.0, self.size.1);
        act(&mut self.editor, &mut scene)
    }

    /// Does something in the dialog that is open, else in the editor. What it says of a dialog is done.
    fn act(
        &mut self,
        in_dialog: impl FnOnce(&mut Editor, &mut Dialog, &mut EditorContextMut<'_>) -> DialogReply,
        in_part: impl FnOnce(&mut Editor, &mut EditorContextMut<'_>) -> EditorReply,
    ) -> EditorReply {
        let open = self.dialog.take();
        let open = open.map(|dialog| self.see(|_, scene| dialog.found(&scene.seen())).unwrap_or(dialog));
        let Some(mut dialog) = open else {
            return match self.see(in_part) {
                EditorReply::Opens(dialog) => {
                    self.dialog = Some(dialog);
                    EditorReply::Done
                }
                reply => reply,
            };
        };
        let reply = self.see(|editor, scene| in_dialog(editor, &mut dialog, scene));
        let is_mine = !matches!(reply, DialogReply::NotMine);
        let open = match reply {
            DialogReply::Stay | DialogReply::NotMine | DialogReply::Copy => Some(dialog),
            DialogReply::Close => None,
            DialogReply::Next(next) => Some(next),
        };
        self.dialog = open.map(|dialog| self.see(|_, scene| dialog.found(&scene.seen())).unwrap_or(dialog));
        if is_mine { EditorReply::Done } else { EditorReply::NotMine }
    }

    fn press(&mut self, commands: &[Command]) -> EditorReply {
        let mut reply = EditorReply::Done;
        for command in commands {
            reply = self.act(
                |editor, dialog, scene| editor.dialog_command(dialog, *command, scene),
                |editor, scene| editor.command(*command, scene),
            );
        }
        reply
    }

    fn type_text(&mut self, text: &str) {
        for char in text.chars() {
            self.act(
                |editor, dialog, scene| editor.dialog_typed(dialog, char, scene),
                |editor, scene| editor.typed(char, scene),
            );
        }
    }

    fn paste(&mut self, text: &str) {
        self.act(
            |editor, dialog, scene| editor.dialog_pasted(dialog, (text, Piece::Whole), scene),
            |editor, scene| editor.pasted(text, scene),
        );
    }

    fn commands(&mut self) -> Vec<Command> {
        let dialog = self.dialog.take();
        let commands = self.see(|editor, scene| {
            dialog.as_ref().map_or_else(|| editor.commands(&scene.seen()), |dialog| dialog.commands(&scene.seen()))
        });
        self.dialog = dialog;
        commands
    }

    fn context(&self) -> KeyContext {
        self.dialog.as_ref().map_or_else(|| self.editor.context(), Dialog::context)
    }

    fn frame(&mut self) -> Vec<String> {
        let (words, theme) = (Words::new(self.language), Theme::mono());
        let area = Rect::new(0, 0, self.size.0, self.size.1);
        let issues = std::mem::take(&mut self.issues);
        let mut buffer = Buffer::empty(area);
        let view = View { words: &words, theme: &theme, glyphs: Glyphs::LINES };
        let dialog = self.dialog.clone();
        self.see(|editor, scene| {
            let painter = &mut Painter::new(&mut buffer, area, view);
            draw(painter, (editor, dialog.as_ref()), &scene.seen(), &issues);
        });
        self.issues = issues;
        (0..area.height)
            .map(|y| {
                let mut skip = 0;
                let mut line = String::new();
                for x in 0..area.width {
                    if skip > 0 {
                        skip -= 1;
                        continue;
                    }
                    let symbol = buffer[(x, y)].symbol();
                    skip = crate::ui::painter::width(symbol).saturating_sub(1);
                    line.push_str(symbol);
                }
                line.trim_end().to_owned()
            })
            .collect()
    }

    fn status(&mut self) -> String {
        let words = Words::new(self.language);
        let dialog = self.dialog.clone();
        let message = self.see(|editor, scene| editor.status(dialog.as_ref(), &scene.seen()));
        message.map(|message| words.message(&message)).unwrap_or_default()
    }
}

fn unit(place: Place, words: &str) -> Unit {
    Unit { place, privileges: words.split_whitespace().map(str::to_owned).collect() }
}

fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::to_owned).collect()
}

#[test]
fn the_frame_of_eighty_columns_is_the_one_of_the_design() {
    let mut desk = Desk::with_grants();
    desk.press(&[
        Command::Next,
        Command::Move(Move::Down),
        Command::Confirm,
        Command::Move(Move::Down),
        Command::Move(Move::Down),
    ]);
    let expected = "
   Add                   e.g. select, insert on orders.*   or paste GRANT lines
─ Objects ────────────────── orders.*  database ──────────────────── 5 of 18 ───
   *.*  all         0 of 20  │   [x] SELECT                   [ ] CREATE
 ▹ orders           5 of 18  │   [ ] SHOW VIEW                [ ] ALTER
   billing          0 of 18  │ ▸ [x] INSERT                   [ ] DROP
     invoice        1 of 12  │   [x] UPDATE                   [ ] INDEX
   crm              0 of 18  │   [x] DELETE                   [ ] REFERENCES
     customer       0 of 12  │   [x] EXECUTE                  [ ] CREATE VIEW
       email         2 of 4  │   [ ] CREATE TEMPORARY TABLES  [ ] CREATE ROUTINE
   + add an object           │   [ ] LOCK TABLES              [ ] ALTER ROUTINE
                             │                                [ ] EVENT
                             │                                [ ] TRIGGER
─ SQL: 3 statements x 2 accounts x 2 hosts = 12 ────────────────────────────────
 GRANT SELECT, INSERT, UPDATE, DELETE, EXECUTE ON `orders`.* TO ...
 GRANT SELECT ON `billing`.`invoice` TO ...
 GRANT SELECT (`email`), UPDATE (`email`) ON `crm`.`customer` TO ...

";
    assert_eq!(desk.frame(), lines(&format!("{expected}\n"))[1..]);
}

#[test]
fn a_line_is_added_with_enter_and_its_text_is_kept_until_it_can_be_read() {
    let mut desk = Desk::new();
    desk.type_text("selct on orders.*");
    assert!(matches!(desk.press(&[Command::Confirm]), EditorReply::Done));
    assert!(desk.units.is_empty());
    assert_eq!(desk.editor.line().text(), "selct on orders.*");
    assert!(desk.frame()[1].starts_with("       ! "), "{:?}", desk.frame());
    desk.press(&[
        Command::Move(Move::Home),
        Command::Move(Move::Right),
        Command::Move(Move::Right),
        Command::Move(Move::Right),
    ]);
    desk.type_text("e");
    assert!(desk.editor.problem().is_none());
    desk.press(&[Command::Confirm]);
    assert_eq!(desk.units, [unit(Place::database("orders"), "SELECT")]);
    desk.type_text("insert, select on orders.*");
    desk.press(&[Command::Confirm]);
    assert_eq!(desk.units, [unit(Place::database("orders"), "SELECT INSERT")]);
    assert_eq!(desk.status(), "1 privilege added to orders.*");
    assert!(matches!(desk.press(&[Command::Confirm]), EditorReply::Forward));
}

#[test]
fn right_takes_the_repaired_line() {
    let mut desk = Desk::new();
    desk.type_text("select orders.*");
    desk.press(&[Command::Confirm]);
    assert!(desk.frame().iter().any(|line| line.contains("Right uses select on orders.*")), "{:?}", desk.frame());
    desk.press(&[Command::Move(Move::Right), Command::Confirm]);
    assert_eq!(desk.units, [unit(Place::database("orders"), "SELECT")]);
}

#[test]
fn a_count_of_rows_out_of_sight_covers_no_row() {
    for (language, kind, below) in [(Language::Zh, "数据库", "下面还有"), (Language::En, "database", "more below")]
    {
        for columns in [50, 60, 80] {
            let mut desk = Desk::new();
            (desk.language, desk.size) = (language, (columns, 9));
            let names = ["information_schema", "mysql", "orders", "performance_schema", "sys"];
            desk.known.databases = names.map(str::to_owned).to_vec();
            desk.type_text("select on ");
            let frame = desk.frame();
            let first = frame.iter().find(|line| line.contains(below)).unwrap_or_else(|| panic!("{frame:#?}"));
            assert!(first.contains(&format!("    {kind}  ")), "{columns} {frame:#?}");
        }
    }
}

#[test]
fn completion_offers_objects_of_the_instance_and_what_is_typed() {
    let mut desk = Desk::new();
    desk.type_text("select, insert on orders.cu");
    let frame = desk.frame();
    assert_eq!(frame[1], "                         ▸ orders.customer         table");
    assert_eq!(frame[2], "                           orders.customer_addr    table");
    assert_eq!(frame[3], "                           orders.cu               as typed");
    desk.press(&[Command::Move(Move::Down), Command::Move(Move::Down)]);
    let frame = desk.frame();
    assert!(frame[3].contains("▸ orders.cu "), "{frame:#?}");
    assert_eq!(frame[4], "         2 privileges on the table orders.cu");
    desk.press(&[Command::Move(Move::Up)]);
    assert!(desk.frame()[2].contains("▸ orders.customer_addr"));
    desk.press(&[Command::Confirm, Command::Confirm]);
    assert_eq!(desk.units, [unit(Place::table("orders", "customer_addr"), "SELECT INSERT")]);
    desk.type_text("read");
    assert!(desk.frame()[1].contains("read-only"));
    desk.press(&[Command::Next]);
    assert_eq!(desk.editor.line().text(), "read-only");
    desk.type_text(" on bil");
    desk.press(&[Command::Move(Move::Right)]);
    assert_eq!(desk.editor.line().text(), "read-only on billing.*");
    desk.type_text("x");
    desk.press(&[Command::Back]);
    assert_eq!(desk.editor.line().text(), "read-only on billing.*x");
    assert!(matches!(desk.press(&[Command::Back]), EditorReply::Back));
}

#[test]
fn words_are_ticked_at_the_end_and_taken_away_in_place() {
    let mut desk = Desk::with_grants();
    desk.press(&[
        Command::Next,
        Command::Move(Move::Down),
        Command::Move(Move::Right),
        Command::Move(Move::Down),
        Command::Toggle,
    ]);
    assert_eq!(desk.units[0].privileges, ["SELECT", "INSERT", "UPDATE", "DELETE", "EXECUTE", "SHOW VIEW"]);
    desk.press(&[Command::Move(Move::Down), Command::Toggle]);
    assert_eq!(desk.units[0].privileges, ["SELECT", "UPDATE", "DELETE", "EXECUTE", "SHOW VIEW"]);
    desk.press(&[Command::Move(Move::Right), Command::Toggle]);
    assert_eq!(desk.units[0].privileges.last().unwrap(), "DROP");
    desk.press(&[Command::Grant(GrantCommand::Invert)]);
    assert_eq!(desk.units[0].privileges.len(), 12);
    desk.press(&[Command::Grant(GrantCommand::All)]);
    assert_eq!(desk.units[0].privileges.len(), 18);
    assert!(!desk.commands().contains(&Command::Grant(GrantCommand::All)));
    desk.press(&[Command::Grant(GrantCommand::None)]);
    assert!(desk.units[0].privileges.is_empty());
    assert!(matches!(
        desk.press(&[Command::Move(Move::Left), Command::Move(Move::Left), Command::Back]),
        EditorReply::Back
    ));
}

#[test]
fn a_parent_that_is_ticked_and_unticked_leaves_nothing_behind() {
    let mut desk = Desk::with_grants();
    desk.press(&[Command::Next, Command::Confirm, Command::Toggle]);
    assert_eq!(desk.units[3], unit(Place::global(), "SELECT"));
    assert!(desk.frame()[2].contains("1 of 20"));
    desk.press(&[Command::Toggle]);
    assert_eq!(desk.units.len(), 3);
}

#[test]
fn what_a_wider_place_grants_is_marked_and_explained() {
    let mut desk = Desk::with_grants();
    desk.units.push(unit(Place::table("orders", "item"), "INSERT"));
    desk.see(|editor, scene| editor.show(3, &scene.seen()));
    let frame = desk.frame();
    assert!(frame[2].contains("▸ [=] SELECT"), "{frame:?}");
    assert!(frame[4].contains("[x]=INSERT"), "{frame:?}");
    assert_eq!(desk.status(), "SELECT on orders.item is already granted by orders.*");
}

#[test]
fn a_word_that_no_list_has_is_shown_so_that_it_can_go() {
    let mut desk = Desk::with_grants();
    desk.units[0].privileges.push("SUPER".into());
    desk.units[0].privileges.push("read".into());
    desk.see(|editor, scene| editor.show(0, &scene.seen()));
    assert!(desk.frame()[10].contains("[x]!SUPER"), "{:?}", desk.frame());
    desk.press(&[Command::Move(Move::End)]);
    assert_eq!(desk.status(), "read is not in any list for orders.*; Space removes it");
    desk.press(&[Command::Toggle, Command::Toggle]);
    assert_eq!(desk.units[0].privileges.len(), 5);
}

#[test]
fn what_the_instance_lacks_is_marked_and_stays_possible() {
    let mut desk = Desk::with_grants();
    desk.supported = Some(Supported { database: vec!["SELECT".into()], ..Supported::default() });
    desk.see(|editor, scene| editor.show(0, &scene.seen()));
    assert!(desk.frame()[3].contains("[ ]~SHOW VIEW"));
    desk.press(&[Command::Move(Move::Down)]);
    assert!(desk.status().contains("this instance does not list it"));
    desk.press(&[Command::Toggle]);
    assert!(desk.frame()[3].contains("[x]~SHOW VIEW"));
}

#[test]
fn dropping_says_what_went() {
    let mut desk = Desk::with_grants();
    desk.press(&[Command::Next, Command::Move(Move::Down), Command::Grant(GrantCommand::DropPlace)]);
    assert_eq!(desk.status(), "orders.* removed, with 5 privileges; ^X u restores it");
    assert_eq!(desk.units.len(), 2);
    desk.press(&[Command::Move(Move::Down), Command::Move(Move::Down), Command::Grant(GrantCommand::DropPlace)]);
    assert_eq!(desk.status(), "crm.* removed, with 2 privileges on 1 object; ^X u restores them");
    assert_eq!(desk.units, [unit(Place::table("billing", "invoice"), "SELECT")]);
    desk.press(&[Command::Move(Move::Home)]);
    assert!(!desk.commands().contains(&Command::Grant(GrantCommand::DropPlace)));
}

#[test]
fn presets_replace_or_add_and_are_cut_to_the_place() {
    let mut desk = Desk::with_grants();
    desk.see(|editor, scene| editor.show(1, &scene.seen()));
    desk.press(&[Command::Grant(GrantCommand::Presets)]);
    desk.type_text("ｗ");
    let frame = desk.frame();
    assert_eq!(frame[2], "  ┌─ Presets for billing.invoice ──────────────────────────────────────────────┐");
    assert_eq!(frame[4], "  │ ▸ w  read-write   the above and INSERT, UPDATE, DELETE                     │");
    assert!(frame[8].contains("Grants SHOW VIEW, INSERT, UPDATE, DELETE."), "{frame:?}");
    desk.type_text("+");
    assert_eq!(desk.units[1].privileges, ["SELECT", "SHOW VIEW", "INSERT", "UPDATE", "DELETE"]);
    desk.press(&[Command::Grant(GrantCommand::Presets), Command::Confirm]);
    assert_eq!(desk.units[1].privileges, ["SELECT", "SHOW VIEW"]);
    assert_eq!(desk.status(), "billing.invoice: 0 granted, 3 removed; ^X u undoes it");
}

#[test]
fn words_are_copied_to_other_places_as_far_as_they_fit() {
    let mut desk = Desk::with_grants();
    desk.press(&[
        Command::Next,
        Command::Move(Move::Down),
        Command::Grant(GrantCommand::CopyTo),
        Command::Move(Move::Down),
        Command::Toggle,
    ]);
    desk.press(&[Command::Move(Move::Down), Command::Toggle, Command::Confirm]);
    assert_eq!(desk.units[1], unit(Place::table("billing", "invoice"), "SELECT INSERT UPDATE DELETE"));
    assert_eq!(desk.units[3], unit(Place::database("billing"), "SELECT INSERT UPDATE DELETE EXECUTE"));
    assert_eq!(desk.status(), "8 privileges added on 2 objects; 1 did not fit");
}

#[test]
fn enter_in_a_box_of_which_nothing_was_chosen_never_means_the_whole_server() {
    for command in [GrantCommand::CopyTo, GrantCommand::AddObject] {
        let mut desk = Desk::with_grants();
        desk.press(&[Command::Next, Command::Move(Move::Down)]);
        let (units, frame) = (desk.units.clone(), desk.frame());
        desk.press(&[Command::Grant(command), Command::Confirm]);
        assert_eq!(desk.units, units, "{command:?}");
        if command == GrantCommand::CopyTo {
            assert_ne!(desk.frame(), frame, "Enter is not live, and Esc closes the box");
            desk.press(&[Command::Back]);
        }
        assert_eq!(desk.frame(), frame, "{command:?}: one is where one was");
    }
}

#[test]
fn an_object_is_asked_name_by_name() {
    let mut desk = Desk::new();
    desk.press(&[Command::Next, Command::Move(Move::Down), Command::Confirm]);
    desk.type_text("ord");
    assert!(desk.frame().iter().any(|line| line.contains("▸ orders ")), "{:?}", desk.frame());
    // The marked row is taken, with or without completing the text first.
    desk.press(&[Command::Confirm]);
    desk.type_text("new table");
    desk.press(&[Command::Confirm, Command::Confirm]);
    assert_eq!(desk.units, [unit(Place::table("orders", "new table"), "")]);
    desk.press(&[Command::Toggle]);
    assert_eq!(desk.units, [unit(Place::table("orders", "new table"), "SELECT")]);
    // Without a name nothing is added, and the next key is about the place where one was.
    desk.press(&[Command::Grant(GrantCommand::AddObject), Command::Confirm, Command::Toggle]);
    assert_eq!(desk.units, [unit(Place::table("orders", "new table"), "")]);
}

/// In every box and list of the editor the marked row is in sight at the least sizes, and what is out of sight is counted.
#[test]
fn the_marked_row_of_each_box_is_in_sight_and_what_is_not_is_counted() {
    let opens = [GrantCommand::Presets, GrantCommand::CopyTo, GrantCommand::AddObject];
    for size in [(50, 8), (60, 12), (80, 18), (50, 7)] {
        for open in opens {
            let mut desk = Desk::with_grants();
            desk.size = size;
            desk.press(&[Command::Next, Command::Move(Move::Down), Command::Grant(open)]);
            if open == GrantCommand::AddObject {
                desk.type_text("o");
            }
            for command in
                [Command::Move(Move::Down), Command::Move(Move::Up)].into_iter().flat_map(|command| [command; 9])
            {
                let frame = desk.frame();
                let inside = frame.iter().skip_while(|line| !line.contains('┌')).take_while(|line| !line.contains('└'));
                let marked = inside.filter(|line| line.contains("│ ▸") || line.contains("▸ ")).count();
                assert!(marked >= 1, "{open:?} at {size:?} after {command:?}: {frame:#?}");
                desk.press(&[command]);
            }
        }
    }
    let mut desk = Desk::with_grants();
    desk.size = (50, 8);
    desk.press(&[Command::Next, Command::Move(Move::Down), Command::Grant(GrantCommand::Presets)]);
    assert!(desk.frame().iter().any(|line| line.contains("lines below")), "{:#?}", desk.frame());
    desk.press(&[Command::Move(Move::End)]);
    assert!(desk.frame().iter().any(|line| line.contains("lines above")), "{:#?}", desk.frame());
}

#[test]
fn a_place_is_found_by_typing() {
    let mut desk = Desk::with_grants();
    desk.press(&[Command::Next, Command::Grant(GrantCommand::Find)]);
    assert!(desk.context().is_typing());
    desk.type_text("email");
    let frame = desk.frame();
    assert!(frame[1].starts_with("─ Objects /email"), "{frame:?}");
    assert!(frame[2].starts_with(" ▸ crm.customer.email"), "{frame:?}");
    desk.press(&[Command::Confirm, Command::Move(Move::Right), Command::Grant(GrantCommand::None)]);
    assert!(desk.units[2].privileges.is_empty());
}

const GRANTS: &str = "GRANT USAGE ON *.* TO `app`@`%`;
GRANT SELECT, INSERT ON `orders`.* TO `app`@`%`;
GRANT ALL PRIVILEGES ON `billing`.`invoice` TO `app`@`%`;
GRANT SELECT, SUPER, RELOAD ON *.* TO `app`@`%` WITH GRANT OPTION;
GRANT `reader`@`%` TO `app`@`%`;";

#[test]
fn pasted_grants_wait_for_enter() {
    let mut desk = Desk::with_grants();
    desk.paste(GRANTS);
    let frame = desk.frame();
    assert_eq!(frame[0], " app@%: 5 statements. Nothing is added yet.");
    assert_eq!(frame[2], "   [-] GRANT USAGE ON *.* TO `app`@`%`");
    assert_eq!(frame[4], " ▸ [x] GRANT SELECT, INSERT ON `orders`.* TO `app`@`%`");
    assert_eq!(frame[5], "       orders.*: SELECT, INSERT");
    assert!(frame.contains(&"       *.*: SELECT".to_owned()), "{frame:?}");
    assert!(frame.contains(&"   Hosts in these statements: %    [ ] also add it to Hosts".to_owned()), "{frame:?}");
    assert_eq!(desk.units.len(), 3);
    desk.press(&[Command::Toggle, Command::Move(Move::End), Command::Toggle, Command::Confirm]);
    assert_eq!(desk.hosts.last().unwrap(), "%");
    assert_eq!(desk.units.len(), 4);
    assert_eq!(desk.units[1].privileges.len(), 12);
    assert_eq!(desk.units[3], unit(Place::global(), "SELECT"));
}

#[test]
fn pasted_grants_can_replace_all_or_be_left() {
    let mut desk = Desk::with_grants();
    desk.paste(GRANTS);
    desk.press(&[Command::Back]);
    assert_eq!(desk.units.len(), 3);
    desk.paste(GRANTS);
    desk.type_text("r");
    assert_eq!(desk.units[0], unit(Place::database("orders"), "SELECT INSERT"));
    assert_eq!(desk.units.len(), 3);
    assert_eq!(desk.hosts.len(), 2);
}

#[test]
fn several_pasted_lines_are_taken_each_and_the_others_wait_in_the_line() {
    let mut desk = Desk::new();
    desk.paste("select on a.*\nselct on b.*\ninsert on c.*\nwhat\n");
    assert_eq!(desk.units, [unit(Place::database("a"), "SELECT"), unit(Place::database("c"), "INSERT")]);
    assert_eq!(desk.editor.line().text(), "selct on b.*");
    assert!(desk.frame().iter().any(|line| line.contains("1 more pasted line follows")), "{:?}", desk.frame());
    desk.press(&[Command::Edit(Edit::ClearLine)]);
    desk.type_text("read-only on b.*");
    desk.press(&[Command::Confirm]);
    assert_eq!(desk.units.len(), 3);
    assert_eq!(desk.editor.line().text(), "what");
}

#[test]
fn a_product_without_documented_words_takes_them_as_text() {
    let mut desk = Desk::postgres();
    desk.press(&[Command::Next, Command::Move(Move::Down), Command::Move(Move::Down), Command::Next]);
    let frame = desk.frame();
    assert_eq!(frame[1], "─ Objects ────────────────── shop.public.item  table ───────────────────────────");
    assert_eq!(frame[2], "   database shop             │   Privileges, separated by commas");
    assert_eq!(frame[3], "     schema public           │ ▸ SELECT, INSERT, TRUNCATE");
    assert_eq!(frame[4], " ▹     table item         3  │");
    assert!(frame[6].ends_with("SELECT  INSERT  UPDATE  DELETE  TRUNCATE"), "{frame:?}");
    desk.type_text(", MAINTAIN");
    assert_eq!(desk.units[0].privileges, ["SELECT", "INSERT", "TRUNCATE", "MAINTAIN"]);
    desk.press(&[Command::Move(Move::Down), Command::Toggle, Command::Back]);
    assert_eq!(desk.units[0].privileges, ["INSERT", "TRUNCATE", "MAINTAIN"]);
    desk.press(&[Command::Confirm]);
    desk.type_text(",UPDATE ,");
    assert_eq!(desk.units[1].privileges, ["SELECT", "UPDATE"]);
    let json = desk.see(|editor, scene| editor.text(&scene.seen()));
    assert!(json.contains("\"ViewName\": \"v_sales\""), "{json}");
    desk.site = Site::Intl;
    desk.press(&[Command::Back, Command::Grant(GrantCommand::AddObject)]);
    assert!(!desk.frame().iter().any(|line| line.contains("Kind")), "{:?}", desk.frame());
}

#[test]
fn a_product_that_speaks_mysql_has_the_list_as_a_suggestion() {
    let mut desk = Desk::with_grants();
    desk.product = Catalog::built_in().product("Tdsql_C_Mysql");
    desk.see(|editor, scene| editor.show(2, &scene.seen()));
    let frame = desk.frame();
    assert_eq!(frame[1], "─ Objects ────── crm.customer.email  column ─ 2 of 4, suggested, not checked ───");
    assert!(frame[2].contains("▸ [x] SELECT"), "{frame:?}");
    assert!(frame[12].starts_with("─ SQL: 3 statements"), "{frame:?}");
}

#[test]
fn a_new_product_is_data_and_changes_no_code() {
    const PRODUCT: Product = Product {
        name: "Warehouse",
        engine: "A warehouse",
        services: &[],
        example: "wh-1",
        is_documented: false,
        speaks_mysql: false,
        levels: &[
            Level { scope: "DatabasePrivileges", names: &["Database"], data: &["READ", "WRITE"], structure: &["OWN"] },
            Level {
                scope: "ViewPrivileges",
                names: &["Database", "SchemaName", "ViewName"],
                data: &["READ"],
                structure: &[],
            },
        ],
        presets: &[Preset { letter: 'w', name: "writer", privileges: &["READ", "WRITE"] }],
    };
    let mut desk = Desk::new();
    desk.product = Some(&PRODUCT);
    desk.see(|editor, scene| editor.entered_from_front(&scene.seen()));
    desk.type_text("writer on stock.*");
    desk.press(&[Command::Confirm]);
    desk.type_text("read on view stock.public.v_sales");
    desk.press(&[Command::Confirm]);
    assert_eq!(desk.units[0], unit(Place::database("stock"), "READ WRITE"));
    assert_eq!(desk.units[1].place.scope, Scope::View);
    assert_eq!(desk.units[1].place.view, "v_sales");
    desk.press(&[Command::Next, Command::Next, Command::Move(Move::Down), Command::Move(Move::Down)]);
    let frame = desk.frame().join("\n");
    assert!(frame.contains("The database service lists for") && frame.contains("READ"), "{frame}");
}

#[test]
fn a_kind_is_chosen_where_objects_lie_in_schemas() {
    let mut desk = Desk::postgres();
    desk.press(&[Command::Next, Command::Grant(GrantCommand::AddObject), Command::Move(Move::Right), Command::Confirm]);
    desk.type_text("shop");
    desk.press(&[Command::Confirm]);
    desk.type_text("stage");
    desk.press(&[Command::Confirm]);
    let place = Place { scope: Scope::Schema, database: "shop".into(), schema: "stage".into(), ..Place::default() };
    assert_eq!(desk.units[3], unit(place, ""));
}

#[test]
fn a_narrow_frame_shows_one_pane_at_a_time() {
    let mut desk = Desk::with_grants();
    desk.size = (60, 12);
    desk.press(&[Command::Next, Command::Move(Move::Down), Command::Move(Move::Right)]);
    let expected = "
   Add                              e.g. select on orders.*
─ orders.*  5 of 18, object 2 of 7 ─────────────────────────
 ▸ [x] SELECT          [ ] CREATE TEMPOR…  [ ] REFERENCES
   [ ] SHOW VIEW       [ ] LOCK TABLES     [ ] CREATE VIEW
   [x] INSERT          [ ] CREATE          [ ] CREATE ROUTI…
   [x] UPDATE          [ ] ALTER           [ ] ALTER ROUTINE
   [x] DELETE          [ ] DROP            [ ] EVENT
   [x] EXECUTE         [ ] INDEX           [ ] TRIGGER
─ SQL, statement 1 of 3 ────────────────────────────────────
 GRANT SELECT, INSERT, UPDATE, DELETE, EXECUTE ON `orders`.*
 GRANT SELECT ON `billing`.`invoice` TO ...
 GRANT SELECT (`email`), … ON `crm`.`customer`
";
    assert_eq!(desk.frame(), lines(expected)[1..]);
    desk.press(&[Command::Move(Move::Right), Command::Move(Move::Right), Command::Toggle]);
    assert_eq!(desk.units[0].privileges.last().unwrap(), "REFERENCES");
    desk.press(&[Command::Move(Move::Left), Command::Move(Move::Left), Command::Move(Move::Left)]);
    assert_eq!(desk.frame()[3], " ▸ orders                                          6 of 18");
}

#[test]
fn issues_of_a_place_mark_it_and_are_told_in_its_words() {
    let mut desk = Desk::with_grants();
    desk.issues = vec![Issue {
        field: FieldId::Grants,
        item: Some(1),
        part: None,
        code: "R7",
        severity: Severity::Error,
        risk: Risk::Other,
        message: Message::new("editor-no-words"),
        fix: None,
    }];
    assert!(desk.frame()[5].starts_with("     invoice        1 of 12 !│"), "{:?}", desk.frame());
    desk.see(|editor, scene| editor.show(1, &scene.seen()));
    assert_eq!(desk.frame()[12], " ! Nothing is granted here, and no list shows what could be");
}

#[test]
fn a_place_that_contradicts_itself_can_be_dropped() {
    let mut desk = Desk::with_grants();
    let odd = Place { scope: Scope::Other("object".into()), database: "orders".into(), ..Place::default() };
    desk.units.push(unit(odd, "SELECT"));
    desk.see(|editor, scene| editor.show(3, &scene.seen()));
    let frame = desk.frame();
    assert!(frame[9].starts_with(" ▹ object orders"), "{frame:?}");
    assert!(frame[2].contains("▸ [x]!SELECT"), "{frame:?}");
    desk.press(&[Command::Grant(GrantCommand::DropPlace)]);
    assert_eq!(desk.units.len(), 3);
}

#[test]
fn the_look_ups_follow_what_is_typed() {
    use crate::domain::facts::Question;
    let mut desk = Desk::new();
    let databases = Question::Databases { instance: "cdb-1".into() };
    let wants = |desk: &mut Desk, instance: &str| desk.see(|editor, scene| editor.wants(instance, &scene.seen(), None));
    assert_eq!(wants(&mut desk, "cdb-1").len(), 1);
    desk.type_text("select on orders.c");
    let tables = Question::Tables { instance: "cdb-1".into(), database: "orders".into() };
    assert_eq!(wants(&mut desk, "cdb-1"), [databases, tables]);
    assert_eq!(wants(&mut desk, ""), []);
}

/// Every key that is shown as live does something, and every key does no harm.
#[test]
fn any_keys_pastes_and_sizes_leave_the_editor_whole() {
    const COMMANDS: &[Command] = &[
        Command::Confirm,
        Command::Next,
        Command::Previous,
        Command::Move(Move::Up),
        Command::Move(Move::Down),
        Command::Move(Move::Left),
        Command::Move(Move::Right),
        Command::Move(Move::PageUp),
        Command::Move(Move::PageDown),
        Command::Move(Move::Home),
        Command::Move(Move::End),
        Command::Toggle,
        Command::Back,
        Command::Edit(Edit::ClearLine),
        Command::Edit(Edit::ClearWord),
        Command::Edit(Edit::DeleteBack),
        Command::Edit(Edit::DeleteForward),
        Command::Grant(GrantCommand::All),
        Command::Grant(GrantCommand::None),
        Command::Grant(GrantCommand::Invert),
        Command::Grant(GrantCommand::Presets),
        Command::Grant(GrantCommand::CopyTo),
        Command::Grant(GrantCommand::DropPlace),
        Command::Grant(GrantCommand::AddObject),
        Command::Grant(GrantCommand::Sql),
        Command::Grant(GrantCommand::Find),
    ];
    let texts = ["select on ", "orders.", "订单", "a\u{1b}[2J", "`", ", ", "read-only", "on x.y.z", " ", "+r"];
    let pastes = [GRANTS, "select on a.*\nnone\n\u{202e}", "x", "GRANT ALL ON `a", "insert on *.*\ndrop on b.c"];
    let mut seed = 7_u64;
    let mut roll = |count: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap() % count
    };
    for product in ["Mysql", "Tdsql_C_Mysql", "MongoDB", ""] {
        let mut desk = Desk::with_grants();
        desk.product = Catalog::built_in().product(product);
        for round in 0..1500 {
            if round == 700 {
                desk.product = Catalog::built_in().product_of("", "postgres-1");
            }
            match roll(12) {
                0 => desk.type_text(texts[roll(texts.len())]),
                1 if roll(4) == 0 => desk.paste(pastes[roll(pastes.len())]),
                2 => desk.size = [(80, 18), (60, 12), (50, 8), (120, 34), (3, 2), (0, 0), (200, 60)][roll(7)],
                3 if roll(9) == 0 => {
                    let most = roll(3);
                    desk.units.truncate(most);
                }
                _ => {
                    let command = COMMANDS[roll(COMMANDS.len())];
                    desk.see(|editor, scene| editor.notice(&scene.seen()));
                    let is_live = desk.commands().contains(&command);
                    let text = (command, desk.context());
                    let reply = desk.press(&[command]);
                    assert!(!is_live || !matches!(reply, EditorReply::NotMine), "{text:?} was said to be live");
                }
            }
            if round % 3 == 0 {
                desk.frame();
                desk.status();
            }
        }
    }
}

#[test]
fn every_sentence_has_its_words_in_both_languages() {
    for language in [Language::En, Language::Zh] {
        let mut desk = Desk::with_grants();
        desk.language = language;
        let walk = [
            Command::Next,
            Command::Move(Move::Down),
            Command::Grant(GrantCommand::Presets),
            Command::Back,
            Command::Grant(GrantCommand::CopyTo),
            Command::Back,
            Command::Grant(GrantCommand::AddObject),
            Command::Back,
            Command::Grant(GrantCommand::Sql),
            Command::Back,
            Command::Grant(GrantCommand::Find),
            Command::Back,
            Command::Grant(GrantCommand::DropPlace),
        ];
        for command in walk {
            desk.press(&[command]);
            let shown = desk.frame().join("\n") + &desk.status();
            assert!(!shown.contains("editor-") && !shown.contains("{$"), "{command:?} {shown}");
        }
    }
}

#[test]
fn objects_and_privileges_out_of_sight_are_counted_over_the_list() {
    let mut desk = Desk::with_grants();
    desk.size = (50, 8);
    desk.press(&[Command::Next, Command::Move(Move::End)]);
    assert!(
        desk.frame()[1].contains("object 7 of 7") && desk.frame()[1].contains("2 more above"),
        "{:?}",
        desk.frame()
    );
    desk.press(&[Command::Move(Move::Home)]);
    assert!(desk.frame()[1].contains("2 more below"), "{:?}", desk.frame());
    desk.press(&[Command::Confirm]);
    assert!(desk.frame()[1].starts_with("─ *.*  0 of 20, object 1 of 7"), "{:?}", desk.frame());
    assert!(desk.frame()[1].contains("4 more below"), "{:?}", desk.frame());
    desk.size = (80, 18);
    for name in 0..12 {
        desk.units.push(unit(Place::database(format!("shop{name}")), "SELECT"));
    }
    desk.see(|editor, scene| editor.entered_from_front(&scene.seen()));
    desk.press(&[Command::Next, Command::Move(Move::Home)]);
    assert!(desk.frame()[1].starts_with("─ Objects  10 more below "), "{:?}", desk.frame());
}

#[test]
fn the_dot_after_a_name_does_not_belong_to_it() {
    let mut desk = Desk::new();
    desk.press(&[Command::Next, Command::Grant(GrantCommand::AddObject)]);
    desk.type_text("crm.");
    assert!(!desk.frame().iter().any(|line| line.contains("as typed")), "{:?}", desk.frame());
    desk.press(&[Command::Confirm]);
    assert!(desk.frame().iter().any(|line| line.contains("crm.*") && line.contains("all of it")), "{:?}", desk.frame());
    desk.press(&[Command::Confirm]);
    assert_eq!(desk.units, [unit(Place::database("crm"), "")]);
}
