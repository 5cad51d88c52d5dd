# Every word that a user sees in English. A message is found by its key; parsing happens on demand.
language-name = English

## Steps and fields

## Rules

## Grants
preset-read-only = read-only
preset-read-only-about = reads data and definitions, changes nothing
preset-read-write = read-write
preset-read-write-about = reads and changes rows, runs routines; no structure
preset-migrate = migrate
preset-migrate-about = read-write and structure: what a schema migration needs
preset-all = all
preset-all-about = every word that this place can have

privilege-select = { $level ->
        [global] SELECT: read every table of the instance, mysql included
        [database] SELECT: read every table of {$place}, now and later
        [table] SELECT: read every row of {$place}
       *[column] SELECT: read {$place}
    }
privilege-insert = { $level ->
        [global] INSERT: add rows to every table of the instance, mysql included
        [database] INSERT: add rows to every table of {$place}, now and later
        [table] INSERT: add rows to {$place}
       *[column] INSERT: set {$place} in new rows
    }
privilege-update = { $level ->
        [global] UPDATE: change rows of every table of the instance, mysql included
        [database] UPDATE: change rows of every table of {$place}, now and later
        [table] UPDATE: change rows of {$place}
       *[column] UPDATE: change {$place} in existing rows
    }
privilege-delete = { $level ->
        [global] DELETE: remove rows of every table of the instance, mysql included
        [database] DELETE: remove rows of every table of {$place}, now and later
       *[table] DELETE: remove rows of {$place}
    }
privilege-create = { $level ->
        [global] CREATE: create databases, and tables in every database
        [database] CREATE: create {$place} and tables in it
       *[table] CREATE: create the table {$place}
    }
privilege-process = PROCESS: see the statements that every account is running
privilege-drop = { $level ->
        [global] DROP: remove or empty every table and database of the instance
        [database] DROP: remove or empty every table of {$place}, and {$place} itself
       *[table] DROP: remove or empty {$place}
    }
privilege-references = { $level ->
        [global] REFERENCES: let foreign keys point at every table
        [database] REFERENCES: let foreign keys point at every table of {$place}
        [table] REFERENCES: let foreign keys point at {$place}
       *[column] REFERENCES: let foreign keys point at {$place}
    }
privilege-index = { $level ->
        [global] INDEX: create and drop indexes on every table
        [database] INDEX: create and drop indexes on every table of {$place}
       *[table] INDEX: create and drop indexes on {$place}
    }
privilege-alter = { $level ->
        [global] ALTER: change the structure of every table
        [database] ALTER: change the structure of every table of {$place}
       *[table] ALTER: change the structure of {$place}
    }
privilege-show-databases = SHOW DATABASES: see the names of all databases
privilege-create-temporary-tables = { $level ->
        [global] CREATE TEMPORARY TABLES: own scratch tables, in every database
       *[database] CREATE TEMPORARY TABLES: own scratch tables in {$place}
    }
privilege-lock-tables = { $level ->
        [global] LOCK TABLES: lock every table that may be read; others wait
       *[database] LOCK TABLES: lock tables of {$place} that may be read; others wait
    }
privilege-execute = { $level ->
        [global] EXECUTE: run every procedure and function of the instance
       *[database] EXECUTE: run every procedure and function of {$place}
    }
privilege-create-view = { $level ->
        [global] CREATE VIEW: create and replace views in every database
        [database] CREATE VIEW: create and replace views in {$place}
       *[table] CREATE VIEW: create and replace the view {$place}
    }
privilege-show-view = { $level ->
        [global] SHOW VIEW: read the definition of every view
        [database] SHOW VIEW: read the definition of every view of {$place}
       *[table] SHOW VIEW: read the definition of the view {$place}
    }
privilege-create-routine = { $level ->
        [global] CREATE ROUTINE: create procedures and functions in every database
       *[database] CREATE ROUTINE: create procedures and functions in {$place}
    }
privilege-alter-routine = { $level ->
        [global] ALTER ROUTINE: change and drop every procedure and function
       *[database] ALTER ROUTINE: change and drop procedures and functions of {$place}
    }
privilege-event = { $level ->
        [global] EVENT: create, change and drop scheduled events everywhere
       *[database] EVENT: create, change and drop scheduled events of {$place}
    }
privilege-trigger = { $level ->
        [global] TRIGGER: create and drop triggers on every table
        [database] TRIGGER: create and drop triggers on every table of {$place}
       *[table] TRIGGER: create and drop triggers on {$place}
    }
privilege-create-user = CREATE USER: create, rename and drop accounts, change their passwords
privilege-reload = RELOAD: flush tables, logs and privileges of the server
privilege-replication-client = REPLICATION CLIENT: ask where source and replicas stand
privilege-replication-slave = REPLICATION SLAVE: read the binary log, every change of every table
privilege-other = {$word}: no page of Secrets Manager explains this word

grant-usage = USAGE means "no privilege": nothing to take
grant-no-word = {$words}: CreateProductSecret has no word for { $count ->
        [one] this
       *[other] these
    }
    .why = The words of Mysql are listed with PrivilegesList; these are not there (R7).
grant-wider = { $count ->
        [one] {$words} is not for
       *[other] {$words} are not for
    } { $level ->
        [column] a column
        [table] a table
       *[database] a database
    }. Grant { $count ->
        [one] it
       *[other] them
    } on {$home}, or leave { $count ->
        [one] it
       *[other] them
    } out
    .why = MySQL has this privilege at a wider level only (R7).
grant-did-you-mean = {$word} is no privilege. Did you mean {$guess}?
grant-unknown = {$word} is no privilege. Check the spelling
grant-unknown-more = { $count ->
        [one] 1 more word that is no privilege
       *[other] {$count} more words that are no privileges
    }
grant-unchecked = {$words}: not in the list for {$product}; sent unchecked
    .why = Secrets Manager documents the words of Mysql only.
grant-no-level = { $level ->
        [column] {$product} lists no grants on columns; sent unchecked
        [table] {$product} lists no grants on tables; sent unchecked
        [global] {$product} lists no grants on *.*; sent unchecked
       *[other] {$product} lists no grants at this level; sent unchecked
    }
grant-all = { $level ->
        [global] ALL is read as the {$count} words that {$product} has for *.*
        [database] ALL is read as all {$count} words of a database
        [table] ALL is read as all {$count} words of a table
        [column] ALL is read as all {$count} words of a column
       *[other] ALL is read as all {$count} words of this place
    }
grant-all-risky = ALL comes with {$words}
grant-all-unlisted = {$product} has no list to read ALL from. Name the privileges
grant-everywhere = On every database of the instance, mysql included
grant-underscore = {$database}: _ is read as itself, not as "any character"
    .why = In a MySQL database grant a bare _ matches any character; the API takes a name.
grant-table-escape = Read as {$database}; MySQL takes the \ in a table grant literally
grant-table-percent = {$database}: % is read as itself, as MySQL does in a table grant
grant-pattern = {$name} is a pattern. Name one object in full; \% is the character
    .why = The API names one object in each unit; it has no patterns.
grant-no-database = {$name} stands without its database. Write database.{$name}
grant-line-one-name = Is {$name} a database? Then write {$name}.*; a table needs database.{$name}
grant-star-alone = * alone is the current database, unknown here. Write *.* or orders.*
grant-star-database = *.{$table} is no object. Write *.* or database.{$table}
grant-too-many-names = {$object} has too many names. Write select(column) on database.table
grant-no-scope = {$product} has no grants on a {$kind}. Use a database, table or column
grant-routine = {$name} is a routine; the API has none. The same on {$database} covers it
    .why = PrivilegesList ends at databases, tables and columns (R7).
grant-no-object = On what? Add the object, such as on orders.*
grant-no-privilege = No privilege is named. Begin with one, such as select
grant-object-name = Here the name of an object is missing, such as orders.*
grant-name-empty = A name between quotes is empty. Write it
grant-after-object = What stands behind the object is not understood. TO is next
grant-quote-open = A {$quote} is opened and not closed on its line. Close it
grant-comment-open = A /* comment is not closed; what follows was not read. Add */
grant-parenthesis-open = A list of columns is not closed. Add )
grant-column-name = A list of columns takes names and commas, such as (email, phone)
grant-columns-empty = A list of columns is empty. Name one, or drop the parentheses
grant-columns-need-table = {$word}: columns belong to a table. Write on database.table
grant-comma-missing = A comma is missing behind {$word} and its columns
grant-role = A role. Paste the output of SHOW GRANTS FOR {$role} instead
    .why = CreateProductSecret grants privileges, not roles: {$roles}.
grant-proxy = PROXY lets one account act as another; CreateProductSecret has no word for it
grant-revoke = REVOKE takes away; CreateProductSecret only grants. Leave out what it narrows
grant-partly-revoked = Line {$line} takes a part of it away again; the API cannot say that
grant-other-statement = {$statement}: grants nothing
grant-text = Not a GRANT: nothing to take
grant-misspelt = {$word}: did you mean GRANT?
grant-password = The password is left out: Secrets Manager makes its own
grant-require = REQUIRE is left out: CreateProductSecret has no field for it
grant-limits = Limits (MAX_…) are left out: CreateProductSecret has no field for them
grant-as = AS … is left out: it only says who grants
grant-rest = What stands behind the grantee is not understood, and left out
grant-full-width = Full-width or typographic signs are read as plain ones
grant-line-empty = Type a grant, such as select on orders.*
grant-line-no-on = "on" is missing before the object
grant-line-no-object = {$words}: on what? Add the object, such as on orders.*
grant-preset-empty = {$preset} has no word for { $level ->
        [column] a column
        [table] a table
        [database] a database
       *[other] this place
    }. Name the privileges
grant-no-preset = {$product} has no presets. Name the privileges
grant-summary = { $grants ->
        [one] 1 grant
       *[other] {$grants} grants
    } at { $places ->
        [one] 1 place
       *[other] {$places} places
    }
grant-summary-words = { $grants ->
        [one] 1 grant
       *[other] {$grants} grants
    } at { $places ->
        [one] 1 place
       *[other] {$places} places
    }; { $words ->
        [one] 1 word
       *[other] {$words} words
    } cannot be expressed
grant-summary-roles = { $grants ->
        [one] 1 grant
       *[other] {$grants} grants
    } at { $places ->
        [one] 1 place
       *[other] {$places} places
    }; { $roles ->
        [one] 1 role
       *[other] {$roles} roles
    } cannot be expressed
grant-summary-both = { $grants ->
        [one] 1 grant
       *[other] {$grants} grants
    } at { $places ->
        [one] 1 place
       *[other] {$places} places
    }; { $words ->
        [one] 1 word
       *[other] {$words} words
    } and { $roles ->
        [one] 1 role
       *[other] {$roles} roles
    } cannot be expressed

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
headless-no-terminal = The wizard needs a terminal. Use check, preview and create; see dbcred --help

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

