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

## Credentials and look-ups

