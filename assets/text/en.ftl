# Every word that a user sees in English. A message is found by its key; parsing happens on demand.
language-name = English

## Steps and fields

## Rules

## Grants

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

