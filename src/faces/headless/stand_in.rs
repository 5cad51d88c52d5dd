//! The sandbox in the commands: served to other programs by `dbcred sandbox`, or started for one command.

use std::io;

use serde_json::json;

use super::{CommandContext, FAILED, GOOD, UNCLEAR, out, report::line_of};
use crate::{
    cli::{Common, SandboxArgs, SiteName},
    domain::rule::Message,
    runtime::check_free_files,
    sandbox::{SECRET_ID, SECRET_KEY, Sandbox, SandboxSite, Scenario, Settings},
};

/// Returns the settings of the sandbox from the command line.
///
/// # Errors
/// A message if there is no scenario of that name.
pub(super) fn settings(common: &Common, port: u16) -> Result<Settings, Message> {
    let scenario = match &common.scenario {
        None => Scenario::Ok,
        Some(name) => name.parse().map_err(|_| {
            let known: Vec<&str> = Scenario::names().collect();
            Message::new("headless-scenario").with("name", name.as_str()).with("known", known.join(" "))
        })?,
    };
    let site = if common.site == Some(SiteName::Intl) { SandboxSite::International } else { SandboxSite::China };
    Ok(Settings { port, scenario, site, ..Settings::default() })
}

/// Returns the settings of the wizard's sandbox, on a free port.
pub(in crate::faces) fn settings_of(common: &Common) -> Result<Settings, Message> {
    settings(common, 0)
}

/// Serves until the process ends.
pub(super) fn serve(room: &mut CommandContext<'_>, asked: &SandboxArgs) -> u8 {
    let settings = match settings(room.common, asked.port) {
        Ok(settings) => Settings { machine_role: asked.machine_role.clone(), ..settings },
        Err(message) => {
            out::note(&room.words.message(&message));
            return UNCLEAR;
        }
    };
    let served = runtime().and_then(|runtime| {
        runtime.block_on(async {
            let sandbox = Sandbox::start(settings).await?;
            announce(room, &sandbox, asked.machine_role.is_some());
            if !room.out.is_broken() {
                sandbox.serve_forever().await;
            }
            Ok(())
        })
    });
    match served {
        Ok(()) => GOOD,
        Err(error) => {
            let message =
                Message::new("headless-no-port").with("port", i64::from(asked.port)).with("why", error.to_string());
            out::note(&room.words.message(&message));
            FAILED
        }
    }
}

fn announce(room: &mut CommandContext<'_>, sandbox: &Sandbox, has_role: bool) {
    let endpoint = format!("http://{}", sandbox.address());
    let metadata = format!("{endpoint}/latest/meta-data");
    if room.common.json {
        let mut object = json!({"schema": 1, "endpoint": endpoint, "id": SECRET_ID, "key": SECRET_KEY});
        if has_role {
            object["metadata"] = json!(metadata);
        }
        room.out.line(&line_of(&object));
    } else {
        room.out.text(&sandbox.listing());
        if has_role {
            room.out.line(&format!("machine role: export TENCENTCLOUD_METADATA_URL={metadata}"));
        }
    }
}

/// Creates a tokio runtime that runs on the current thread.
///
/// # Errors
/// The error of the operating system, if no more files can be opened.
pub(super) fn runtime() -> io::Result<tokio::runtime::Runtime> {
    check_free_files()?;
    tokio::runtime::Builder::new_current_thread().enable_all().build()
}
