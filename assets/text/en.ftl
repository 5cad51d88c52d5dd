# Every word that a user sees in English. A message is found by its key; parsing happens on demand.
language-name = English

## Steps and fields

## Rules

## Grants

## Form and frame

accounts-clash = This instance already has {$accounts}
accounts-clash-why = Probably another credential with the same prefix; both can live.
accounts-length = {$n} characters each (MySQL 5.6 allows 16); the service picks ???.
accounts-made = Two accounts will be made:  {$account}  {$account}
begin-in = in {$days} days {$hours} h
begin-past = {$days} days {$hours} h ago
begin-zones = UTC+8 {$assumed}   here {$here} (UTC{$zone})
calendar-month = { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
        *[12] December
    } {$year}
calendar-weekdays = Mo Tu We Th Fr Sa Su
choice-continue = Continue a draft
choice-look-again = Look for a key again
choice-new = New credential
choice-new-no-key = Fill in the form now, bring a key later
choice-open = Open a file (TOML draft or API JSON)...
choice-sandbox = Try it in the sandbox
choice-sandbox-detail = nothing leaves this machine
choice-settle = Settle an unknown outcome
choice-settle-detail = sent {$at}
choice-account-type-none = not sent
choice-account-type-L3 = L3, ordinary account
choice-encrypt-type-none = not sent
choice-encrypt-type-0 = 0, KMS key
choice-encrypt-type-1 = 1, software key
command-add-next = add, next
command-add-object = + object
command-all = all
command-ask-again = ask the look-ups of this step again
command-ask-now = ask now
command-back = back
command-back-to-review = back to the review
command-calendar = calendar
command-choose = choose
command-clear = clear
command-clear-to-end = clear to the end
command-clear-word = clear a word
command-close = close
command-close-list = close list
command-confirm = confirm, go on
command-copy = copy
command-copy-all = copy all
command-copy-to = copy to places
command-create-yes = create, after yes
command-delete = delete a character
command-delete-back = delete back
command-cancel = cancel: nothing was sent
command-new-name = new name
command-settle = settle it first
command-details = details
command-down = down
command-drop = drop place
command-edit-step = edit
command-end = to the end
command-exact = exact bytes
command-field = field
command-find = find a place
command-free-name = a free name
command-go-to = go to step
command-go-to-field = go to the field
command-go-to-step = {$step}
command-help = help
command-home = to the start
command-interrupt = leave; again: quit
command-invert = invert
command-language = 中文
command-left = left
command-line = line
command-list = list
command-look-again = look again
command-menu = menu
command-mouse = mouse on or off
command-move = move
command-new-line = new line
command-next = next
command-next-field = next field
command-next-like = next one like this
command-next-problem = next problem
command-none = none
command-open = open a file
command-open-line = go to this line
command-other-page = all keys
command-page-down = page down, next month
command-page-up = page up, last month
command-part = part
command-places = places
command-presets = presets
command-preview = preview
command-previous-field = previous field
command-quit = quit
command-redo = redo
command-redraw = redraw
command-review = review
command-right = right
command-scroll = scroll
command-signature = show signature
command-sql = SQL
command-stop-watching = stop watching
command-submit = create...
command-suspend = suspend
command-switch = switch
command-tab = tab
command-take = take it
command-take-fix = take fix
command-take-path = take it
command-toggle = toggle
command-undo = undo
command-up = up
command-verify = check grants again
command-write = write file
copied = Sent to the terminal's clipboard, {$bytes} bytes; w writes a file if nothing arrived
count-bytes = {$n} of {$max} bytes
count-characters = {$n} of {$max} characters
count-of = {$n} of {$max}
description-hint = Enter adds a line here; Tab goes on
draft-not-saved = ! draft not saved: {$why}
draft-saved = draft saved
draft-saving = saving...
draft-unnamed = without a name
errors-first = { $n ->
        [one] 1 error first
        *[other] {$n} errors first
    }
every-days = days
every-default = nothing is sent: the API takes 1 day
header-no-key = no key
help-all-keys = All keys
help-keys-here = Keys here
help-screen = dbcred creates one rotating database credential: eight steps, a review, a signed preview, and one create. Nothing is sent before you type yes in the Create dialog; before it, only questions that change nothing leave this machine. Every change of a draft is kept on disk.
hosts-addresses = { $n ->
        [one] 1 address
        *[other] {$count} addresses
    }
hosts-count = { $hosts ->
        [one] 1 host
        *[other] {$hosts} hosts
    } x 2 = {$accounts} MySQL accounts
hosts-hint = One host a line: 10.0.1.15, 10.0.1.%, or % for anywhere. Paste as many as you like. Enter on an empty line goes on.
hosts-title = Hosts the accounts may connect from
hosts-today = On this instance today:  {$hosts}
instance-state-running = running
instance-state-read-only = read-only replica
instance-state-recovery = disaster recovery
instance-state-creating = being created
instance-state-isolated = isolated
instance-state-locked = disk locked
instance-state-other = unknown state
key-count = {$usable} usable, {$others} not
key-default = the default key: nothing is sent
key-default-hint = Empty: the default key of Secrets Manager. Down lists the keys of this region.
key-disabled = disabled
key-enabled = enabled
key-title = Which KMS key encrypts the credential; it cannot be changed after creation
leave-delete = Quit and delete the draft
leave-quit = Quit; later: dbcred resume
leave-stay = Keep editing
leave-text = Nothing was sent. Your draft is kept: {$name}
leave-title = Leave?
list-as-typed = use "{$text}" as typed
list-cannot = "!" rows probably cannot take new accounts; the create would tell.
list-id = ID
list-loading = {$n} match, {$got} of {$total} read
list-matches = {$n} of {$total} match
list-name = Name
list-nothing = not in the list
list-ssm-accounts = { $n ->
        [one] 1 SSM account
        *[other] {$n} SSM accounts
    }
list-state = State
list-version = Version
menu-title = Menu
name-asking = ... asking Secrets Manager
name-creating = Taken: a credential of this name is being created.
name-failed = Taken by a create that failed ({$status}): delete it or rename.
name-free = Free in {$region}
name-pending-delete = Still taken: it waits for deletion until {$until}.
name-taken = Taken: {$status} since {$since}, {$product} {$instance}.
name-taken-fix = Free now: {$free}     Down picks one
name-taken-why = Why: a name is taken in its region until it is deleted for good.
no-key-to-send = No key: the request can be checked and written, not sent
open-title = Open a file: path
paste-cancel = Take nothing
paste-first = Take the first line
paste-join = Join the lines with blanks
paste-title = {$lines} lines for a field of one line
pasted-hosts = Pasted {$lines} lines: {$added} added, {$left} left out (comment). ^X u undoes
pasted-tags = {$added} tags added. ^X u undoes
path-empty = Type a path, or Esc closes
prefix-suggestion = Enter or Right takes {$prefix}
preview-body = Body as sent: {$bytes} bytes in one line, SHA-256 {$hash}
preview-lines = {$from} to {$to} of {$of} lines
preview-status = Shown indented; x shows the exact bytes. Nothing has been sent.
product-remark = {$engine} instances, service {$service}
review-accounts = two, {$prefix}_SSM_???
review-default-key = the default key of Secrets Manager
review-errors = { $errors ->
        [one] 1 error stops
        *[other] {$errors} errors stop
    } the sending; ^X e goes through them
review-fixed = * cannot be changed after creation; a mistake there means a new credential.
review-free = free
review-more-grants = {$places} places, {$grants} grants in all
review-more-problems = {$n} more; ^X e goes through them
review-nothing = -
review-ready = Ready: {$bytes} bytes, 0 errors, { $notes ->
        [one] 1 note
        *[other] {$notes} notes
    }. Nothing has been sent.
review-rotation = every {$days} days from {$begin} (UTC+8 assumed)
review-rotation-off = off, sent as false
review-rotation-untouched = off; nothing is sent
review-taken = taken
review-then = then {$runs}
review-unchecked = not checked
rotate-hint = Space switches
rotate-off = off
rotate-on = on
rotate-suggestion = Right takes: on, every 30 days, first run {$first}
rotate-untouched = off; nothing is sent
rotation-not-sent = Not sent: rotation is off. First run and days stay in the draft.
runs = {$runs}; all at {$time}
runs-label = Runs
runs-meaning = At each run the password changes and the other account becomes current: programs must read the credential, not keep a copy.
sandbox-banner = SANDBOX on {$address} - nothing leaves this machine
small-is = This is {$columns} x {$lines}. Enlarge it, or
small-needs = dbcred needs 50 x 14.
small-quit = q, ^C: quit (the draft is saved).
start-account = {$account}, user {$user}
start-account-label = Account
start-endpoint-label = Endpoint
start-key-expired = This key expired at {$at}. Log in again elsewhere, then look again
start-key-expires = The key ends at {$at}
start-key-label = Key
start-languages = English  ^X l 中文
start-looked = Looked here, in this order:
start-no-key = No key found. You can prepare and check a request, but not send it.
start-no-lookups = Look-ups are off without a key; every value can be typed
start-no-region = none yet; the form asks
start-region-label = Region
start-searching = Looking for a key...
start-service-active = active
start-service-label = Service
start-service-off = Secrets Manager is not active (InvalidType {$type}). Activate it in the console
start-service-used = active, {$used} of {$limit} credentials used
start-subtitle = Create a rotating database credential in Tencent Cloud Secrets Manager
start-unsettled = { $n ->
        [one] 1 create has
        *[other] {$n} creates have
    } no known outcome: settle before using that name again
status-asking = ... asking
status-both = { $errors ->
        [one] 1 error
        *[other] {$errors} errors
    } here, { $warnings ->
        [one] 1 warning
        *[other] {$warnings} warnings
    }; ^X e goes through them
status-errors = { $errors ->
        [one] 1 error
        *[other] {$errors} errors
    } here; ^X e goes through them
status-instances = {$count} instances read in { $pages ->
        [one] 1 page
        *[other] {$pages} pages
    }; ^X g asks again
status-instances-loading = {$count} of {$total} instances read so far
status-warnings = { $warnings ->
        [one] 1 warning
        *[other] {$warnings} warnings
    } here; ^X e goes through them
tab-canonical = canonical
tab-headers = headers
tab-json = JSON
tab-sql = SQL
tab-to-sign = to sign
tags-key = key
tags-value = value
farewell-draft = nothing sent; draft kept: dbcred resume {$name}
enter-alone = Press Enter by itself: only then is anything created
wizard-endpoint = --endpoint: {$why}
wizard-needs-terminal = The wizard needs a terminal; scripts use dbcred check, preview and create
wizard-no-sandbox = The sandbox cannot listen on this machine: {$why}
wizard-no-terminal = The terminal cannot be used: {$why}
draft-gone = The draft {$name} is not there any more
entry-gone = The journal has no open entry for {$name}
journal-damaged = A damaged file of the journal was kept aside as {$kept} ({$file}); it may be an open create
journal-unreadable = The journal cannot be read: {$why}
not-read = {$path} cannot be read: {$why}
not-written = {$path} was not written: {$why}
region-of-sandbox = of the sandbox
setting-from = from {$place}
title-form = new credential
title-preview = preview
trouble-hint = Typing works; the value is checked at the create. ^X g asks again
trouble-no-key = Not asked: there is no key
trouble-odd = Something else answered: {$what}
trouble-refused = Refused: {$code} {$says}
trouble-timed-out = No answer in {$seconds} s
trouble-unreachable = Not reached: {$why}
write-title = Write the draft to a file: path
written = Written: {$path}
monday = Mon
tuesday = Tue
wednesday = Wed
thursday = Thu
friday = Fri
saturday = Sat
sunday = Sun

## Editor

editor-add = Add
editor-example = e.g. select, insert on orders.*   or paste GRANT
editor-example-short = e.g. select on orders.*
editor-example-schema = e.g. select on table shop.public.item
editor-fix = Right takes { $fix }
editor-waiting = { $n ->
    [one] 1 more pasted line waits after this one
   *[other] { $n } more pasted lines wait after this one
    }
editor-hint = { $level ->
    [global] { $words ->
        [one] 1 word
       *[other] { $words } words
        } for every database
    [database] { $words ->
        [one] 1 word
       *[other] { $words } words
        } for a database
    [table] { $words ->
        [one] 1 word
       *[other] { $words } words
        } for a table
    [column] { $words ->
        [one] 1 word
       *[other] { $words } words
        } for a column
   *[other] { $words ->
        [one] 1 word
       *[other] { $words } words
        } for { $place }
    }
editor-hint-covered = { $words ->
    [one] 1 word
   *[other] { $words } words
    } for { $place }; { $state ->
    [all] { $words ->
        [one] it is covered by { $wider } already
        [2] both are covered by { $wider } already
       *[other] all are covered by { $wider } already
        }
   *[other] { $covered } covered by { $wider } already
    }
editor-hint-places = { $words } words at { $places } places
editor-where = Where
editor-of = { $granted } of { $possible }
editor-position = { $at } of { $n ->
    [one] 1 place
   *[other] { $n } places
    }
editor-suggested = suggested, not checked
editor-means = What it means
editor-add-object = + add an object
editor-find-nothing = no such place
editor-no-place = Enter adds an object: a database, a table, a column
editor-no-words = Nothing is granted here; no list says what could be
editor-kind-all = all
editor-kind-database = database
editor-kind-table = table
editor-kind-column = column
editor-kind-schema = schema
editor-kind-sequence = sequence
editor-kind-procedure = procedure
editor-kind-type = type
editor-kind-function = function
editor-kind-view = view
editor-kind-matview = matview
editor-kind-other = unknown scope
editor-kind-word = privilege
editor-kind-preset = preset
editor-kind-typed = as typed
editor-word-foreign = { $word } is in no list for { $place }; Space takes it away
editor-word-unsupported = { $word }: the instance does not list it (DescribeSupportedPrivileges)
editor-word-covered = { $word } on { $place } is granted by { $wider } already
editor-added = { $n ->
    [one] 1 privilege added to { $place }
   *[other] { $n } privileges added to { $place }
    }
editor-added-nothing = Nothing new: { $place } has them already
editor-added-places = { $n ->
    [one] 1 privilege
   *[other] { $n } privileges
    } added at { $places } places
editor-dropped = { $place } is dropped, with { $n ->
    [0] no privilege
    [one] 1 privilege
   *[other] { $n } privileges
    }; ^X u brings it back
editor-dropped-below = { $place } is dropped, with { $n ->
    [one] 1 privilege
   *[other] { $n } privileges
    } at { $places ->
    [one] 1 place
   *[other] { $places } places
    }; ^X u brings them back
editor-free-label = Words, separated by commas
editor-free-listed = The database service lists for a { $kind }:
editor-free-down = Down picks
editor-free-unchecked = Not checked by a rule of Secrets Manager.
editor-free-why = Why: it documents words for Mysql only.
editor-free-sent = Sent as written: { $fields }
editor-free-status = Words are sent unchecked; the create will tell
editor-sql-title = SQL: { $hosts ->
    [0] { $n } of these x 2 accounts
   *[other] { $n } of these x 2 accounts x { $hosts ->
        [one] 1 host
       *[other] { $hosts } hosts
        } = { $all }
    }
editor-sql-short = SQL, { $at } of { $n }
editor-sql-whole = SQL for each of the 2 accounts: line { $at } of { $n }
editor-json-whole = As sent (PrivilegesList): line { $at } of { $n }
editor-sent-title = As sent (PrivilegesList, { $n ->
    [one] 1 unit
   *[other] { $n } units
    })
editor-paste-title = Pasted { $n ->
    [one] 1 statement
   *[other] { $n } statements
    }. Nothing is taken until you press Enter.
editor-paste-unit = { $place }: { $words }
editor-paste-all = { $place }: all { $n } words of a { $kind }
editor-paste-more = and { $n } more
editor-paste-hosts = Hosts in these statements: { $hosts }
editor-paste-offer = also add { $n ->
    [one] it
   *[other] them
    } to Hosts
editor-paste-totals = { $grants ->
    [one] 1 grant
   *[other] { $grants } grants
    } at { $places ->
    [one] 1 place
   *[other] { $places } places
    }{ $lost ->
    [0] { "" }
   *[other] ; { $words ->
        [one] 1 word
       *[other] { $words } words
        } and { $roles ->
        [one] 1 role
       *[other] { $roles } roles
        } cannot be expressed
    }
editor-presets-title = Presets for { $place }
editor-presets-keys = Enter replace   + add to what is there   Esc close
editor-preset-all = { $n ->
    [one] the one word
   *[other] all { $n } words
    } a { $kind } can have
editor-preset-same = the same here
editor-preset-adds = Grants { $words }.
editor-preset-drops = Enter takes away { $words }.
editor-preset-nothing = Changes nothing here.
editor-preset-done = { $place }: { $added } granted, { $dropped } taken away
editor-copy-title = Copy the words of { $place } to
editor-copy-fit = { $n } of { $all } fit
editor-copy-keys = Space choose   Enter add to these places   Esc close
editor-copied = { $n ->
    [one] 1 privilege
   *[other] { $n } privileges
    } added at { $places ->
    [one] 1 place
   *[other] { $places } places
    }{ $left ->
    [0] { "" }
   *[other] ; { $left } did not fit
    }
editor-new-title = Add an object
editor-new-kind = Kind
editor-new-keys = Enter next, an empty line stops there   Tab takes   Esc close
editor-new-keys-kind = Left/Right kind   Enter next   Esc close

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

