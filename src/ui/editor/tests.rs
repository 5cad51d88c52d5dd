use ratatui::{buffer::Buffer, layout::Rect};

use super::draw;
use crate::{
    app::{
        editor::{Editor, Objects, Reply, Scene, sql_text},
        keys::Command,
    },
    catalog::{Catalog, Product},
    domain::{
        endpoint::Site,
        facts::Supported,
        fields::FieldId,
        grants::{Place, Scope, Unit},
        rule::{Issue, Message, Severity},
    },
    text::{Language, Words},
    ui::{
        pen::{Pen, View},
        theme::{Glyphs, Theme},
    },
};

/// A user at the editor.
struct Desk {
    editor: Editor,
    units: Vec<Unit>,
    hosts: Vec<String>,
    product: Option<&'static Product>,
    site: Site,
    supported: Option<Supported>,
    databases: Vec<String>,
    tables: Vec<String>,
    issues: Vec<Issue>,
    language: Language,
    size: (u16, u16),
}

impl Desk {
    fn new() -> Desk {
        let words = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        Desk {
            editor: Editor::default(),
            units: Vec::new(),
            hosts: words(&["10.0.1.%", "10.0.2.15"]),
            product: Catalog::built_in().product("Mysql"),
            site: Site::China,
            supported: None,
            databases: words(&["billing", "crm", "orders", "reorder"]),
            tables: words(&["customer", "customer_addr", "item"]),
            issues: Vec::new(),
            language: Language::En,
            size: (80, 18),
        }
    }

    /// The example of the design.
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

    fn see<T>(&mut self, act: impl FnOnce(&mut Editor, &mut Scene<'_>) -> T) -> T {
        let tables = |database: &str| if database == "orders" { &self.tables[..] } else { &[] };
        let objects = Objects { databases: &self.databases, tables: &tables, columns: &|_, _| &[] };
        let mut scene = Scene {
            units: &mut self.units,
            hosts: &mut self.hosts,
            product: self.product,
            site: self.site,
            objects,
            supported: self.supported.as_ref(),
            prefix: "ordersrw",
        };
        self.editor.fit(self.size.0, self.size.1);
        act(&mut self.editor, &mut scene)
    }

    fn press(&mut self, commands: &[Command]) -> Reply {
        let mut reply = Reply::Done;
        for command in commands {
            reply = self.see(|editor, scene| editor.command(*command, scene));
        }
        reply
    }

    fn type_text(&mut self, text: &str) {
        for char in text.chars() {
            self.see(|editor, scene| editor.typed(char, scene));
        }
    }

    fn paste(&mut self, text: &str) {
        self.see(|editor, scene| editor.pasted(text, scene));
    }

    fn frame(&mut self) -> Vec<String> {
        let (words, theme) = (Words::new(self.language), Theme::mono());
        let area = Rect::new(0, 0, self.size.0, self.size.1);
        let issues = std::mem::take(&mut self.issues);
        let mut buffer = Buffer::empty(area);
        let view = View { words: &words, theme: &theme, glyphs: Glyphs::LINES };
        self.see(|editor, scene| draw(&mut Pen::new(&mut buffer, area, view), editor, &scene.seen(), &issues));
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
                    skip = crate::ui::pen::width(symbol).saturating_sub(1);
                    line.push_str(symbol);
                }
                line.trim_end().to_owned()
            })
            .collect()
    }

    fn status(&mut self) -> String {
        let words = Words::new(self.language);
        let message = self.see(|editor, scene| editor.status(&scene.seen()));
        message.map(|message| words.message(&message)).unwrap_or_default()
    }

    fn show(&mut self) {
        for line in self.frame() {
            println!("|{line}");
        }
        println!("= {}\n", self.status());
    }
}

fn unit(place: Place, words: &str) -> Unit {
    Unit { place, privileges: words.split_whitespace().map(str::to_owned).collect() }
}

#[test]
fn look() {
    let mut desk = Desk::with_grants();
    desk.show();
    desk.press(&[Command::Next, Command::Down, Command::Confirm, Command::Down, Command::Down]);
    desk.show();
    desk.press(&[Command::Presets]);
    desk.show();
    desk.press(&[Command::Back, Command::CopyTo]);
    desk.show();
    desk.press(&[Command::Back, Command::AddObject]);
    desk.type_text("or");
    desk.show();
    desk.press(&[Command::Back, Command::Back, Command::Sql]);
    desk.show();
    desk.press(&[Command::Back]);
    desk.size = (60, 12);
    desk.show();
    desk.press(&[Command::Left]);
    desk.show();
    desk.size = (50, 8);
    desk.show();
    desk.press(&[Command::Right]);
    desk.show();
    desk.size = (120, 34);
    desk.show();
    let mut desk = Desk::postgres();
    desk.press(&[Command::Next, Command::Down, Command::Down, Command::Next]);
    desk.show();
    let _ = (sql_text, Language::Zh, Severity::Error, FieldId::Grants, Message::new("a"));
}
