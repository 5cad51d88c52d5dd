//! `create`, `resume` and `status`, from the command line to their report.

use std::{
    sync::mpsc::{RecvTimeoutError, channel},
    thread,
    time::Duration,
};

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::{
    CommandContext, FAILED, GOOD, UNCLEAR, destination, draft,
    ending::{self, Ending},
    out,
    report::{CommandReport, ReportedIssue},
    report_of,
    session::{self, CloudSession, CommandError},
    stand_in,
};
use crate::{
    cli::{Common, Create, Resume, Status},
    domain::{
        destination::{malformed, of_option},
        draft::Draft,
        invocation::Invocation,
        rule::Message,
        submission::Outcome,
    },
    sign::sha256_hex,
    store::{
        StoreError,
        journal::{Entry, Journal, Survey},
    },
};

/// After this time a message says that the journal is being read.
const LONG: Duration = Duration::from_secs(1);

impl CommandContext<'_> {
    /// Creates what a draft asks for.
    pub(super) fn create(&mut self, create: &Create) -> u8 {
        let source = match self.source(create.file.as_deref(), &create.changes) {
            Ok(source) => source,
            Err(stop) => return self.stopped(&stop, CommandReport::default()),
        };
        let name = source.shown();
        let loaded = draft::load(&source, (&create.changes, &create.warnings), self.common, &self.words);
        let (code, mut report) = report_of(&loaded, "valid", &name, &self.words);
        let ready = loaded.ok().filter(|_| code == GOOD);
        let Some((ready, request)) = ready.and_then(|mut ready| ready.request.take().map(|request| (ready, request)))
        else {
            if code == FAILED {
                report.outcome = "not-sent";
            }
            self.report_to_stderr(&report, &name);
            return code;
        };
        if !self.common.json && (report.has_warnings() || create.changes.like.is_some()) {
            out::note_text(&report.human(&name, &self.words));
        }
        if !create.yes {
            return self.stopped(&CommandError::unclear(Message::new("headless-needs-yes")), report);
        }
        report.answer.insert("region".to_owned(), json!(request.region()));
        if !self.common.sandbox {
            report.answer.insert("endpoint".to_owned(), json!(ready.endpoint.url("ssm")));
            report.answer.insert("host".to_owned(), json!(ready.endpoint.host("ssm")));
        }
        let sha256 = report.body.as_deref().map(sha256_hex).unwrap_or_default();
        let ended = self.block_on(async |room: &CommandContext<'_>| {
            let session = CloudSession::open(room.common, &room.words, ready.endpoint, ready.search).await?;
            let account = session.account(request.region()).await?;
            let mut ending = session.submit(&request, (&sha256, &account)).await;
            ending.answer.insert("account".to_owned(), json!(account));
            ending.answer.insert("key_id".to_owned(), json!(session.key_id()));
            Ok(ending)
        });
        self.finish(ended, report)
    }

    /// Settles what was sent under a name.
    pub(super) fn resume(&mut self, resume: &Resume) -> u8 {
        let entry = match self.find("resume", &resume.name) {
            Ok(Some(entry)) => entry,
            Ok(None) => return self.stopped(&self.nothing_sent_error(&resume.name), CommandReport::default()),
            Err(stop) => return self.stopped(&stop, CommandReport::default()),
        };
        let report = report_about(&entry);
        let ended = self.block_on(async |room: &CommandContext<'_>| {
            let session = open_for(room, ("resume", &entry)).await?;
            Ok(session.resume(&entry).await)
        });
        self.finish(ended, report)
    }

    /// Reports how a submission stands, or lists the submissions of this journal.
    pub(super) fn status(&mut self, status: &Status) -> u8 {
        let task = status.task.map(|task| task.to_string());
        let Some(name) = status.name.as_ref().or(task.as_ref()) else { return self.list(status.limit) };
        let found = if task.is_some() { self.find_task("status", name) } else { self.find("status", name) };
        let entry = match (found, name.parse()) {
            (Ok(Some(entry)), _) => entry,
            (Ok(None), Ok(flow)) => return self.task(flow),
            (Ok(None), Err(_)) if is_unsent_draft(name, self.common) => {
                return self.stopped(&self.nothing_sent_error(name), CommandReport::default());
            }
            (Ok(None), Err(_)) => return self.unknown_name(name),
            (Err(stop), _) => return self.stopped(&stop, CommandReport::default()),
        };
        let report = report_about(&entry);
        let ended = self.block_on(async |room: &CommandContext<'_>| {
            let session = open_for(room, ("status", &entry)).await?;
            Ok(session.status(&entry).await)
        });
        self.finish(ended, report)
    }

    /// Asks the service about a task that this journal does not know, such as one of another machine.
    fn task(&mut self, flow: i64) -> u8 {
        let no_region = CommandError::unclear(Message::new("headless-task-no-region").with("task", flow.to_string()));
        self.ask_service(&no_region, async |session: &CloudSession<'_>, region: &str| session.task(region, flow).await)
    }

    /// Asks the service about a name that this journal does not know, such as one of another machine.
    fn unknown_name(&mut self, name: &str) -> u8 {
        let no_region = self.nothing_sent_error(name);
        self.ask_service(&no_region, async |session: &CloudSession<'_>, region: &str| session.name(region, name).await)
    }

    /// Asks something that needs a region and no entry of the journal.
    fn ask_service(
        &mut self,
        no_region: &CommandError,
        ask: impl AsyncFnOnce(&CloudSession<'_>, &str) -> Ending,
    ) -> u8 {
        let search = session::search(self.common);
        let mut draft = Draft::default();
        let endpoint = match destination::without_draft(&mut draft, (self.common, &self.words), &search) {
            Ok(endpoint) => endpoint,
            Err(stop) => return self.stopped(&stop, CommandReport::default()),
        };
        if draft.region.is_empty() {
            return self.stopped(no_region, CommandReport::default());
        }
        let ended = self.block_on(async |room: &CommandContext<'_>| {
            let session = CloudSession::open(room.common, &room.words, endpoint, search).await?;
            session.expect_account(&draft.region).await?;
            session::unless_signalled(ask(&session, &draft.region)).await
        });
        self.finish(ended, CommandReport::default())
    }

    fn list(&mut self, limit: usize) -> u8 {
        let survey = match self.survey(|journal, now| journal.newest(limit, now)) {
            Ok(survey) => survey,
            Err(stop) => return self.stopped(&stop, CommandReport::default()),
        };
        if survey.entries.is_empty() {
            let said = self.words.say("headless-no-entries");
            self.out.line(&if self.common.json { CommandReport::of("none").json() } else { said.into_owned() });
        }
        for entry in &survey.entries {
            let outcome = standing(entry);
            let told = ending::ending(&outcome, &session::asked(entry, self.common), &self.words);
            if self.common.json {
                let mut report = report_about(entry);
                report.outcome = told.word;
                report.answer.extend(told.answer);
                self.out.line(&report.json());
            } else {
                let at = entry.started.to_zoned_datetime(crate::faces::zone::local()).strftime("%Y-%m-%d %H:%M");
                let task = entry.receipt().map(|receipt| receipt.flow.to_string()).unwrap_or_default();
                let word = self.words.say(&format!("headless-word-{}", told.word));
                let line = format!("{at}  {}  {}  {word}  {task}", entry.key.name, entry.key.region);
                self.out.line(line.trim_end());
            }
        }
        if survey.more > 0 {
            let all = limit.saturating_add(survey.more);
            let said = self.words.with("headless-more", &[("n", survey.more.into()), ("all", all.into())]);
            if self.common.json { out::note(&said) } else { self.out.line(&said) }
        }
        GOOD
    }

    /// Reads the journal, and reports damaged files.
    fn survey(
        &self,
        look: impl FnOnce(&Journal, Timestamp) -> Result<Survey, StoreError>,
    ) -> Result<Survey, CommandError> {
        let journal = session::folder(self.common)?.journal();
        let survey = self
            .report_if_slow(|| look(&journal, Timestamp::now()))
            .map_err(|error| CommandError::failed(Message::new("headless-journal").with("why", error.to_string())))?;
        for damaged in &survey.damaged {
            let args = [("file", damaged.file.as_str().into())];
            let id = if damaged.kept_as.is_some() { "headless-journal-damaged" } else { "headless-journal-unreadable" };
            out::note(&self.words.with(id, &args));
        }
        for file in &survey.newer {
            out::note(&self.words.with("headless-journal-newer", &[("file", file.as_str().into())]));
        }
        Ok(survey)
    }

    /// Runs `work`. If it takes longer than a second, says that the journal is being read.
    fn report_if_slow<T>(&self, work: impl FnOnce() -> T) -> T {
        let (end, ended) = channel::<()>();
        let said = self.words.say("headless-reading-journal");
        let tell = move || {
            if ended.recv_timeout(LONG) == Err(RecvTimeoutError::Timeout) {
                out::note(&said);
            }
        };
        thread::scope(|scope| {
            // If no thread can be started, nothing is said.
            let _ = thread::Builder::new().spawn_scoped(scope, tell);
            let done = work();
            drop(end);
            done
        })
    }

    /// Finds the entry of a name or a task. A credential may have a number as its name, so names come before tasks.
    fn find(&self, command: &str, name: &str) -> Result<Option<Entry>, CommandError> {
        let survey = self.survey(|journal, now| journal.of_name(name, now))?;
        if survey.entries.is_empty() && name.parse::<i64>().is_ok() {
            return self.find_task(command, name);
        }
        let unreadable = survey.damaged.first().map(|damaged| &damaged.file).or(survey.newer.first());
        if let (true, Some(file)) = (survey.entries.is_empty(), unreadable) {
            let message = Message::new("headless-journal-unclear").with("name", name).with("file", file.as_str());
            return Err(CommandError::failed(message));
        }
        self.choose_entry((command, name), survey.find(name))
    }

    /// Finds the entry of a task. Only this has to read the whole journal.
    fn find_task(&self, command: &str, flow: &str) -> Result<Option<Entry>, CommandError> {
        let survey = self.survey(Journal::survey)?;
        let found = flow.parse().map(|flow| survey.find_flow(flow)).unwrap_or_default();
        self.choose_entry((command, flow), found)
    }

    /// Chooses one of several entries by the region and endpoint of the command line. Every sandbox has its own port
    /// and ends with its process, so the newest of its entries is taken.
    fn choose_entry(
        &self,
        (command, name): (&str, &str),
        mut found: Vec<&Entry>,
    ) -> Result<Option<Entry>, CommandError> {
        if let Some(region) = &self.common.region {
            found.retain(|entry| entry.key.region == *region);
        }
        // If only another account has an entry it is kept, so that the command can refuse it by its account.
        let is_of = |entry: &&Entry| Some(&entry.key.account) == self.common.expect_account.as_ref();
        if found.iter().any(is_of) {
            found.retain(is_of);
        }
        let option = of_option(self.common.endpoint.as_deref(), None);
        if let Some(endpoint) = option.map_err(|error| CommandError::unclear(malformed(&error)))? {
            found.retain(|entry| entry.key.endpoint == endpoint.url("ssm"));
        }
        // Entries that were never sent do not count beside one that was.
        if found.iter().any(|entry| was_sent(entry)) {
            found.retain(|entry| was_sent(entry));
        }
        match found.as_slice() {
            [entry] => Ok(Some((*entry).clone())),
            [] => Ok(None),
            several if self.common.sandbox => {
                Ok(several.iter().max_by_key(|entry| entry.started).map(|entry| (*entry).clone()))
            }
            several => {
                let here = crate::faces::invocation(self.common);
                let accounts: BTreeSet<&str> = several.iter().map(|entry| entry.key.account.as_str()).collect();
                let there = |entry: &Entry| {
                    let at = here.at(&entry.key.endpoint, &entry.key.region);
                    let account = Some(entry.key.account.clone());
                    if accounts.len() > 1 { Invocation { expected_account: account, ..at } } else { at }
                };
                let commands: BTreeSet<String> =
                    several.iter().map(|entry| there(entry).command(&[command, &entry.key.name])).collect();
                let commands: Vec<String> = commands.into_iter().collect();
                let message = Message::new("headless-several").with("name", name);
                Err(CommandError::unclear(message.with("commands", commands.join("; "))))
            }
        }
    }

    fn nothing_sent_error(&self, name: &str) -> CommandError {
        if is_unsent_draft(name, self.common) {
            let command = crate::faces::invocation(self.common).command(&["resume", name]);
            return CommandError::unclear(
                Message::new("headless-only-draft").with("name", name).with("command", command),
            );
        }
        CommandError::failed(Message::new("headless-nothing-of").with("name", name))
    }

    pub(super) fn block_on<T>(
        &self,
        work: impl AsyncFnOnce(&CommandContext<'_>) -> Result<T, CommandError>,
    ) -> Result<T, CommandError> {
        let runtime = stand_in::runtime()
            .map_err(|error| CommandError::failed(Message::new("headless-no-thread").with("why", error.to_string())))?;
        let ended = runtime.block_on(work(self));
        // A look-up that hangs must not delay the report.
        runtime.shutdown_background();
        ended
    }

    pub(super) fn stopped(&mut self, stop: &CommandError, mut report: CommandReport) -> u8 {
        let text = self.words.message(&stop.message);
        if self.common.json {
            // A command that sends nothing reports nothing about sending.
            report.outcome = match (stop.code, report.outcome) {
                (UNCLEAR, _) => "invalid",
                (ending::INTERRUPTED, _) => "interrupted",
                (_, "") => "error",
                _ => "not-sent",
            };
            if stop.code == ending::INTERRUPTED {
                report.answer.insert("sent".to_owned(), json!(false));
            }
            report.findings.push(ReportedIssue::of_message("", "command", &stop.message, &self.words));
            self.out.line(&report.json());
        } else {
            out::note(&text);
        }
        stop.code
    }

    fn finish(&mut self, ended: Result<Ending, CommandError>, mut report: CommandReport) -> u8 {
        let mut ending = match ended {
            Ok(ending) => ending,
            Err(stop) => return self.stopped(&stop, report),
        };
        ending.lines.extend(report.imported.iter().map(|(_, line)| line.clone()));
        if self.common.json {
            report.outcome = ending.word;
            report.answer.extend(ending.answer);
            self.out.line(&report.json());
            // The log of a failed script should also contain the text for people.
            if ending.code != GOOD && !self.out.is_broken() {
                ending.lines.iter().for_each(|line| out::note(line));
            }
        } else if ending.word == "error" {
            ending.lines.iter().for_each(|line| out::note(line));
        } else {
            for line in &ending.lines {
                self.out.line(line);
            }
        }
        // Standard output is closed or the disk is full. The receipt is in the journal; this prints it to standard
        // error too.
        if self.out.is_broken() {
            for line in &ending.lines {
                out::note(line);
            }
        }
        ending.code
    }
}

/// Whether the name is that of a draft, and nothing was or may have been created under it.
pub(super) fn is_unsent_draft(name: &str, common: &Common) -> bool {
    let Ok(folder) = session::folder(common) else { return false };
    let survey = folder.journal().of_name(name, Timestamp::now());
    if survey.is_ok_and(|survey| survey.find(name).into_iter().any(is_more_than_a_draft)) {
        return false;
    }
    folder.drafts().find(name).is_some()
}

fn was_sent(entry: &Entry) -> bool {
    !matches!(entry.end.as_ref().map(|end| &end.outcome), Some(Outcome::NotSent(_)))
}

fn is_more_than_a_draft(entry: &Entry) -> bool {
    !entry.attempt().standing().spec().is_about_draft()
}

async fn open_for<'a>(
    room: &'a CommandContext<'_>,
    (command, entry): (&str, &Entry),
) -> Result<CloudSession<'a>, CommandError> {
    let search = session::search(room.common);
    let endpoint = destination::of_entry(entry, (command, room.common), &search)?;
    let session = CloudSession::open(room.common, &room.words, endpoint, search).await?;
    session.expect_account(&entry.key.region).await?;
    Ok(session)
}

/// Returns how an entry stands as far as the journal knows.
pub(super) fn standing(entry: &Entry) -> Outcome {
    match (&entry.end, entry.receipt()) {
        (Some(end), _) => end.outcome.clone(),
        (None, Some(receipt)) => Outcome::Working { receipt: Some(receipt.clone()), trouble: None },
        (None, None) => Outcome::Unknown { doubt: entry.doubt(), trouble: None },
    }
}

fn report_about(entry: &Entry) -> CommandReport {
    let mut answer = Map::new();
    answer.insert("region".to_owned(), Value::from(entry.key.region.as_str()));
    answer.insert("endpoint".to_owned(), Value::from(entry.key.endpoint.as_str()));
    answer.insert("host".to_owned(), json!(entry.attempt().host()));
    answer.insert("account".to_owned(), json!(entry.key.account));
    answer.insert("key_id".to_owned(), json!(entry.key_id));
    answer.insert("started".to_owned(), json!(entry.started.to_string()));
    CommandReport { body: Some(entry.body.clone().into_bytes()), answer, ..CommandReport::default() }
}
