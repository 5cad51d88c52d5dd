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
editor-free-listed = The database service lists for { $level ->
    [global] *.*
   *[other] a { $kind }
    }:
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
editor-paste-title-short = Pasted { $n ->
    [one] 1 statement
   *[other] { $n } statements
    }; Enter takes the [x]
editor-place-words = { $place }: { $words }
editor-place-all = { $place }: all { $n } words of { $level ->
    [global] *.*
    [database] a database
    [table] a table
   *[column] a column
    }
editor-paste-more = and { $n } more
editor-paste-hosts = Hosts in these statements: { $hosts }
editor-paste-offer = also add { $n ->
    [one] it
   *[other] them
    } to Hosts
editor-presets-title = Presets for { $place }
editor-presets-keys = Enter replace   + add to what is there   Esc close
editor-preset-all = { $n ->
    [one] the one word that { $place } can have
   *[other] all { $n } words that { $place } can have
    }
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

## Credentials and look-ups

