# Every word that a user sees in English. A message is found by its key; parsing happens on demand.
language-name = English

## Steps and fields

## Rules

## Grants

## Form and frame

## Editor

## Review and preview

## Submission

## Faults

## Headless and plain
import-too-large = The file has 10 MB or more. Give one draft; it has a few kilobytes
import-utf16 = The file is UTF-16. Save it as UTF-8
import-not-utf8 = The byte { $byte } at offset { $offset } is not UTF-8. Save the file as UTF-8
import-bom = The file begins with a byte order mark (EF BB BF). Save it as UTF-8 without one
import-too-deep = Lists and tables are nested more than { $most } deep. The API needs 4
import-unknown-key = There is no { $key } here. Remove it
import-unknown-key-near = There is no { $key } here; did you mean { $near }?
import-region-key = { $key } is not part of the body. Give it with --region
import-duplicate-key = { $key } is there twice, first on line { $line }. Keep one
import-grants-twice = grants and PrivilegesList say the same thing. Keep one of them
import-missing = { $key } has no { $name }. Add it
import-version = This draft has another version; this dbcred reads version { $known }
import-type = { $key } is { $got ->
        [null] null
        [truth] true or false
        [whole] a number
        [fraction] a number with a fraction
        [moment] a date without quotes
        [text] a text
        [list] a list
       *[table] a table
    }; write { $wanted ->
        [truth] true or false, without quotes
        [whole] a whole number, without quotes
        [text] a text in quotes
        [texts] a list of texts: ["…"]
        [tables] a list of tables
       *[table] a table of names and values
    }
import-grant-line = { $line } is not a grant. Write it so: select, insert on orders.*
import-json-end = The JSON ends here, before it is complete
import-json-here = { $seen } cannot stand here in JSON
import-json-comma = A comma stands before { $seen }. Remove the comma
import-json-after = The JSON is complete before { $seen }. Remove what follows
import-json-escape = JSON has no such escape. Write \\ for a backslash
import-json-control = A line end, tab or other control stands inside a text. Write \n or \t, or close the quotes
import-json-surrogate = { $seen } is half of a character. Write both halves, or the character itself
import-json-number = This is not a number of JSON. Write digits, without a leading 0 or +
import-toml-quotes = Quotes are missing. Texts stand in quotes: NAME = "text"
import-toml-value = The value is missing. Write NAME = "text"
import-toml-end = The TOML ends here, before it is complete
import-toml-here = This is not TOML. Each line is NAME = value, texts stand in quotes
set-no-value = { $name } has no value. Write it so: SecretName=prod-orders-rw
set-unknown = There is no { $name }. Use the names of the API, such as Domains.0
set-unknown-near = There is no { $name }; did you mean { $near }?
set-parts = { $name } needs one more name: { $known }
set-no-part = { $name } goes too deep: there is nothing inside that value
set-is-list = { $name } is a list. Count its items from 0, such as Domains.0
set-gap = { $name } leaves a gap; the next free item is { $next }
set-truth = { $name } is true or false, not { $value }
headless-no-wizard = The wizard is not here yet. See dbcred --help for check, preview and create
headless-no-file = There is no file { $file }
headless-file-denied = The file { $file } may not be read by you
headless-file-is-folder = { $file } is a folder. Give a file
headless-file-trouble = The file { $file } cannot be read: { $why }
headless-stdin-twice = Standard input can be read once. Give a file for one of the two
headless-endpoint = { $endpoint } is not a host name, nor a URL of one
headless-endpoint-http = Plain http is for this machine only. Use https for { $host }
headless-errors = { $n ->
        [one] 1 error
       *[other] { $n } errors
    }
headless-warnings = { $n ->
        [one] 1 warning
       *[other] { $n } warnings
    }
headless-notes = { $n ->
        [one] 1 note
       *[other] { $n } notes
    }
headless-good = good, { $bytes } bytes, sha256 { $hash }
headless-comma = {", "}
headless-scenario = There is no scenario { $name }. Take one of: { $known }
headless-no-port = The port { $port } cannot be had: { $why }
headless-journalled = sending { $name }; it is written to the journal first
headless-sent = sent once, { $bytes } bytes, sha256 { $hash }
headless-throttled = too many calls ({ $why }), nothing was done; try { $attempt } in { $seconds } s
headless-not-connected = no connection, nothing has left ({ $why }); try { $attempt } in { $seconds } s
headless-accepted = accepted, task { $task }, request { $request }
headless-working = working, { $seconds } s so far
headless-working-says = working, { $seconds } s so far: { $says }
headless-no-word = the task could not be asked for ({ $why }); asking again
headless-in-doubt = { $why }; looking for { $name }
headless-looked = look { $n }: { $found }
headless-look-absent = nothing bears the name
headless-look-ours = found, made { $made } on { $instance }, { $status }
headless-look-theirs = found, but of another request: made { $made } on { $instance }, { $status }
headless-reading-back = reading back what was made
headless-doubt-timed-out = no answer in { $seconds } s
headless-doubt-broken = the connection broke ({ $why })
headless-doubt-odd = something else answered ({ $what }, HTTP { $status })
headless-doubt-ambiguous = the service says { $code }, which leaves open whether it was done
headless-doubt-interrupted = dbcred ended before the answer came
headless-account-current = { $account } (current)
headless-end-created = { $time } created { $name }
headless-end-created-accounts = { $time } created { $name }: { $accounts }
headless-end-accepted = accepted: task { $task } goes on. Later: dbcred status { $task }
headless-end-tags = tags: they were not set (TagCode { $code }: { $says }). Set them in the Tag console
headless-end-task-failed = failed: task { $task } of { $name } did not finish: { $says }
headless-end-accounts = found: { $accounts }
headless-end-no-accounts = found: no account of it
headless-end-difference = differs: { $what } is { $found }, asked was { $asked }
headless-end-unread = not read back: { $why }
headless-end-refused = refused: { $what } ({ $code })
headless-end-says = says: { $says }
headless-end-fix = fix: { $fix }
headless-end-request = request: { $request }
headless-end-not-created = not created: looked { $n } times, nothing bears the name { $name }
headless-end-theirs = refused: the name { $name } belongs to another request
headless-end-no-look = no look was answered: { $why }
headless-end-unknown = unknown: { $name } may or may not exist. Next: dbcred resume { $name }
headless-end-working = working: the task goes on. Later: dbcred status { $task }
headless-end-interrupted = interrupted: it was sent, its outcome is not known. Next: dbcred resume { $name }
headless-end-interrupted-before = interrupted: nothing was sent
headless-not-sent-no-key = not sent: no key was found
headless-not-sent-key-expired = not sent: the key has expired. Get a new one (tccli auth login, tccli sso login)
headless-not-sent-journal = not sent: the journal cannot be written: { $why }
headless-not-sent-not-connected = not sent: no connection could be made: { $why }
headless-not-sent-unsettled = not sent: an earlier { $name } has no known outcome. Next: dbcred resume { $name }
headless-not-sent-locked = not sent: another dbcred is at { $name }. Wait for it
headless-not-sent-cancelled = not sent: it was called off before the first byte
headless-not-sent-client = not sent: the connection cannot be set up: { $why }
headless-needs-yes = not sent: create sends a live request. Add --yes
headless-no-folder = There is no place for the journal: { $why }
headless-sandbox = SANDBOX on { $address } - nothing leaves this machine
headless-no-entries = nothing was sent from here
headless-journal = The journal cannot be read: { $why }
headless-journal-damaged = A damaged file of the journal was set aside: { $file }. It may be a create of unknown outcome
headless-journal-newer = A file of the journal is of a newer dbcred and was left alone: { $file }
headless-several = There are several attempts at { $name }. Choose one: { $places }
headless-only-draft = { $name } is a draft that was never sent. dbcred resume needs a terminal for it
headless-nothing-of = The journal has nothing of { $name }
headless-no-thread = No thread can be started: { $why }
headless-scenario-alone = A scenario is for the sandbox. Add --sandbox
headless-sandbox-endpoint = The sandbox is its own endpoint. Leave out --endpoint
headless-end-interrupted-accepted = interrupted: it was accepted, task { $task } goes on. Later: dbcred status { $task }
headless-word-created = created
headless-word-created-but-tags-failed = created, tags failed
headless-word-task-failed = task failed
headless-word-refused = refused
headless-word-not-sent = not sent
headless-word-not-created = not created
headless-word-unknown = unknown
headless-word-working = accepted
headless-trouble-no-key = no key was found
headless-trouble-unreachable = Secrets Manager cannot be reached ({ $why })
headless-trouble-refused = refused: { $code }, { $says }
headless-trouble-odd = something else answered ({ $what })

## Credentials and look-ups

credential-source-environment = from the environment (TENCENTCLOUD_SECRET_ID)
credential-source-profile = from { $path } ({ $kind })
credential-source-sdk = from { $path }
credential-source-typed = typed for this session
credential-source-sandbox = of the sandbox
credential-empty = { $what } is empty. Put the whole key there
credential-padded = { $what } begins or ends with a blank. Remove it
    .why = The service answers such a key with SecretIdNotFound and no word about the blank.
credential-odd-character = { $what } holds a blank or a letter that no key has. Copy it again
    .why = Keys and tokens are made of visible ASCII characters.
credential-file-open = Others on this machine can read { $path }. Run chmod 600 on it
    .why = Whoever reads that file can act as you.
credential-real-to-sandbox = A real key is never sent to the sandbox. Use the sandbox's own key
credential-sandbox-to-cloud = The sandbox's key never leaves this machine. Use a key of your account
credential-place-environment = environment
credential-place-profile = tccli profile
credential-place-sdk = SDK file
credential-place-role = machine role
credential-key = { $id }
credential-not-set = not set
credential-half = { $missing } is not set
credential-no-file = no such file
credential-unreadable = cannot be read: { $why }
credential-not-utf8 = not a text in UTF-8
credential-damaged = not JSON: line { $line }, column { $column }
credential-damaged-ini = not in the form of an INI file
credential-cvm-role = wants the machine's role, which dbcred does not fetch
credential-role = wants a role, which dbcred does not assume; put its temporary key into the environment
credential-other-type = of a type that dbcred does not know: { $type }
credential-passed-over = not looked at: a profile was chosen
credential-not-needed = not looked at: a key was found before
credential-not-asked = not asked; put its temporary key into the environment

