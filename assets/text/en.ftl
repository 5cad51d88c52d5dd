# Every word that a user sees in English. A message is found by its key; parsing happens on demand.

## Steps and fields

step-target = Target
step-name = Name
step-hosts = Hosts
step-grants = Grants
step-labels = Labels
step-rotation = Rotation
step-key = Key
step-review = Review
field-region-label = Region
field-region-hint = Pick one, or type one such as ap-guangzhou
field-region-help = Region (X-TC-Region): where the credential, its instance and its key are.

    Rule     Small letters, digits and -, as in ap-guangzhou. Always sent.
    Source   CreateProductSecret: the name is unique in its region.
    But      Older pages of the intl site call the region not required; the
             newest ones, and the China site, require it.
    Becomes  a header of every request; no part of the body.
    Fixed    cannot be changed after creation
field-product-label = Product
field-product-hint = Pick one, or type one such as Mysql
field-product-help = Product (ProductName): the database product; capitals count.

    Rule     R3  One that DescribeSupportedProducts lists, without Cvm, Cam and
             Redis, which are listed too but made by other calls.
    Source   CreateProductSecret. A documented name in other capitals and those
             three are errors; any other name is a warning.
    But      No page gives the names for PostgreSQL, SQL Server and MariaDB.
    Becomes  It chooses the instance list and the privileges of the grants.
    Fixed    cannot be changed after creation
field-instance-label = Instance
field-instance-hint = Pick one, or type an id such as cdb-n4j3y33j
field-instance-help = Instance (InstanceID): the database in which the accounts are made.

    Rule     R4  Not empty. The id of a primary instance that runs; for TDSQL-C
             the id of the cluster. Ids of Mysql begin with cdb-.
    Source   CreateProductSecret. Only an empty id is an error; the beginnings of
             the ids are those of the database services.
    But      The list is a help: an id that it lacks can be typed.
    Becomes  the home of both accounts
    Fixed    cannot be changed after creation
field-account-type-label = Type
field-account-type-hint = Default: left to the service; L3 is the ordinary account
field-account-type-help = Type (AccountType): the kind of account in SQL Server.

    Rule     R15  Empty, or L3: the ordinary account. Anything else is an error.
    Source   CreateProductSecret of the China site.
    But      The intl site does not know the field, and it is for SQL Server
             alone.
    Fixed    cannot be changed after creation
field-name-label = Name
field-name-hint = Letters, digits, - and _, such as prod-orders-rw
field-name-help = Name (SecretName): the name under which programs read the credential.

    Rule     R1  1 to 128 bytes: letters, digits, - and _; no - or _ first.
    Source   CreateProductSecret, parameter table. An error: it is not sent.
    But      A name stays taken while its credential waits for deletion, and
             after a create that failed.
    Becomes  GetSecretValue of this name, with the version SSM_Current
    Fixed    cannot be changed after creation; unique in its region
field-prefix-label = Prefix
field-prefix-hint = 1 to 8 letters, digits or _, such as ordersrw
field-prefix-help = Prefix (UserNamePrefix): the beginning of both database account names.

    Rule     R2  1 to 8 characters: letters, digits, underscore; a letter first.
    Source   CreateProductSecret, parameter table. An error: it is not sent.
    But      A console page of 2021 says "12 lower-case letters and digits"; the
             API page's own sample, testPrefix, has 10 and breaks its rule.
    Becomes  ordersrw_SSM_4kD: prefix, _SSM_, three characters of the service's
             choice. Seen on real accounts; not promised by the API page.
    Fixed    cannot be changed after creation
field-hosts-label = Hosts
field-hosts-hint = One host a line: 10.0.1.15, 10.0.1.%, or % for anywhere
field-hosts-help = Hosts (Domains): from where the accounts may connect.

    Rule     R5  One or more, none twice. Documented forms are an IPv4 address,
             the beginning of one with .%, and % for anywhere.
    Source   CreateProductSecret: "in the form of IP, % allowed". No host, or one
             twice, is an error; other forms are warnings.
    But      No page gives the most that one call takes.
    Becomes  two accounts for each host
    Fixed    cannot be changed after creation
field-grants-label = Grants
field-grants-hint = Such as select, insert on orders.*, or pasted GRANT lines
field-grants-help = Grants (PrivilegesList): what both accounts may do.

    Rule     R6  One unit or more, each with one privilege or more.
             R7  For Mysql: *.* has 20 privileges, a database 18, a table 12, a
             column 4; each scope names exactly its object.
    Source   CreateProductSecret, ProductPrivilegeUnit. For Mysql an error; the
             privileges of other products are not documented, so they are sent
             unchecked.
    But      "Not passing it clears the privileges" is a sentence about changing
             an account. GRANT OPTION, SUPER, RELOAD and the like cannot be sent.
             For other products the object fields of a scope are assumed.
    Becomes  GRANT statements for both accounts on every host
    Fixed    cannot be changed after creation
field-description-label = Description
field-description-hint = Optional: what the credential is for
field-description-help = Description (Description): a text beside the credential.

    Rule     R8  At most 2,048 bytes of UTF-8, about 682 Chinese characters.
    Source   CreateProductSecret, parameter table. An error: it is not sent.
    Becomes  what DescribeSecret and the console show; several lines are kept
    Later    can be changed after creation
field-tags-label = Tags
field-tags-hint = Optional: key and value, such as env and prod
field-tags-help = Tags (Tags): keys and values by which the account sorts its resources.

    Rule     R13  Key and value both; a key once. Key 1 to 127 characters, value
             1 to 255; letters, digits, blanks inside, + - = . _ : / @ and some.
    Source   CreateProductSecret and the tag service's page. Reserved keys and
             more than 10 tags are warnings; the rest are errors.
    But      A tag that the account does not have may be refused
             (TagsNotExisted). A tag that fails does not fail the create:
             TagCode says so, and dbcred shows it.
    Later    can be changed after creation
field-remark-label = Remark
field-remark-hint = Optional: a remark at the database accounts
field-remark-help = Remark (AccountRemark): a text beside the database accounts.

    Rule     No length is stated.
    Source   CreateProductSecret of the China site.
    But      The intl site does not know the field (R16).
    Fixed    nothing says that it can be changed after creation
field-rotate-label = Rotate
field-rotate-hint = Space switches; untouched it is left to the service, which is off
field-rotate-help = Rotate (EnableRotation): whether the password changes by itself.

    Rule     On needs a first run (R9).
    Source   CreateProductSecret: false where it is not sent.
    Becomes  At each run the password changes and the other account becomes
             current: programs must read the credential, not keep a copy.
    Later    can be changed after creation
field-begin-label = First run
field-begin-hint = Such as sat 03:00, +10d 03:00, or 2026-12-05 03:00
field-begin-help = First run (RotationBeginTime): when the password changes first.

    Rule     R9   With rotation on: a real moment, YYYY-MM-DD HH:MM:SS.
             R11  The console takes 24 hours to 365 days ahead.
    Source   CreateProductSecret; R11 is the console's and a warning here.
    But      R12  No page names the time zone. Samples fit UTC+8: dbcred assumes
             it and shows the moment here too.
    Forms    sat 03:00, sat +1w, tomorrow 3am, +10d 03:00, 12-05 03:00; what is
             sent is always the text of 19 characters.
    Later    can be changed after creation
field-every-label = Every
field-every-hint = Days between runs, for example 30
field-every-help = Every (RotationFrequency): the days from one run to the next.

    Rule     R10  A whole number from 1. Outside 30 to 365 is a warning.
    Source   CreateProductSecret names no range and takes 1 where nothing is
             sent; UpdateRotationStatus and the console take 30 to 365.
    Later    can be changed after creation, to 30 to 365
field-key-label = Key
field-key-hint = Empty: the default key; or pick one, or type a key id
field-key-help = Key (KmsKeyId): the KMS key that encrypts the credential.

    Rule     R14  Empty, or an enabled key for ENCRYPT_DECRYPT in this region.
    Source   CreateProductSecret; what a key must be is checked by the service,
             so here it is a warning.
    Becomes  Empty is the default key of Secrets Manager; nothing is sent.
    Fixed    cannot be changed after creation
field-encrypt-type-label = Encryption
field-encrypt-type-hint = Default: left to the service (a KMS key); 1 is a software key
field-encrypt-type-help = Encryption (EncryptType): which kind of key encrypts the credential.

    Rule     R15  0, a KMS key, which is the default; or 1, a software key.
    Source   CreateProductSecret of the China site. Anything else is an error.
    But      The intl site does not know the field (R16).
    Fixed    nothing says that it can be changed after creation
field-cluster-label = Cluster
field-cluster-hint = Optional: such as cls-hsm-wiwmm3np
field-cluster-help = Cluster (KmsHsmClusterId): the dedicated KMS cluster of the default key.

    Rule     R15  Only while no key is chosen, else an error; and only in an
             account whose KMS has such a cluster.
    Source   CreateProductSecret of the China site.
    But      The intl site does not know the field (R16).
    Fixed    nothing says that it can be changed after creation

## Rules

rule-blank-only = { $field } holds blanks and nothing else
    .key = Del clears it
    .why = It is sent as it stands; no page says that blanks are cut off.
rule-blank-ends = { $field } has a blank at an end; without it: { $text }
    .key = Right takes it
    .why = It is sent as it stands; no page says that blanks are cut off.
rule-control = Character { $position } is { $char }, a control character
    .key = Right takes it out
    .why = A value of one line holds none; it would be sent as it stands.
rule-unseen = Character { $position } is { $char }, which is invisible
    .key = Right takes it out
    .why = It would be sent as it stands, and looks like the same text without it.
rule-look-alike = Character { $position } is { $char }, which only looks like { $ascii }
    .key = Right takes { $fix }
    .why = It is another letter; what is asked for here is plain ASCII.
rule-text-control = Character { $position } is { $char }, an invisible control character
    .key = Right takes it out
    .why = Line breaks and tabs are common; no page says what others become.
rule-field-china-only = This endpoint has no { $field ->
        [AccountRemark] account remark
        [AccountType] account type
        [EncryptType] encryption type
       *[other] KMS cluster
    }
    .key = Del removes it
    .why = The international site does not know it and would refuse the request.
rule-region-missing = No region yet. Pick one, or type one such as ap-guangzhou
    .why = A create always has one; a name is unique in its region.
rule-region-character = Character { $position } is { $kind ->
        [space] a space
        [tab] a tab
        [line] a line break
       *[other] { $char }
    }; a region has letters, digits and -
    .why = A region has no blanks and no signs but -.
rule-region-near = { $region } does not have the form of a region
    .key = Right takes { $fix }
    .why = Regions look like ap-guangzhou: small letters, digits and -.
rule-region-zone = { $region } is a zone, not a region
    .key = Right takes { $fix }
    .why = Regions look like ap-guangzhou, zones like ap-guangzhou-3.
rule-region-other-cloud = { $region } is no region of Tencent Cloud
    .key = Right takes { $fix }
    .why = Another cloud has it; the one that is offered lies near.
rule-region-not-there = { $region } is no region that dbcred knows
    .key = Right takes { $fix }
    .why = No full list is documented; the one that is offered is the most alike.
rule-region-not-there-only = { $region } does not begin like a region: ap-, eu-, na- or sa-
    .why = No full list is documented; every known region begins so.
rule-region-unknown = { $region } is in no list that dbcred has
    .why = No full list is documented; the console lists the regions that there are.
rule-region-odd = { $region } does not have the form of a region, such as ap-guangzhou
    .why = Regions are small letters, digits and -; no full list is documented.
rule-product-missing = No product yet. Pick one, or type one such as Mysql
    .why = A create names one product; Secrets Manager lists those that it takes.
rule-product-not-database = { $product } has no database accounts. Pick a database product
    .why = Secrets Manager lists it, but keeps other credentials for it.
rule-product-capitals = { $product } is not a product; capitals count
    .key = Right takes { $fix }
    .why = Secrets Manager lists the products that it takes, in this form.
rule-product-blank = A blank stands beside { $product }
    .key = Right takes { $fix }
    .why = Secrets Manager lists the products that it takes, without blanks.
rule-product-near = { $product } is in no list of products
    .key = Right takes { $fix }
    .why = Secrets Manager lists the products that it takes.
rule-product-unknown = { $product } is in no list of products. Check it, or pick another
    .why = Secrets Manager lists the products that it takes.
rule-product-undocumented = { $product } is in no list of the API; another tool documents it
    .why = Secrets Manager documents Mysql, Tdsql-mysql and Tdsql_C_Mysql.
rule-product-unlisted = { $product } is not listed for this account and region
    .why = Secrets Manager was asked which it takes there; it was not among them.
rule-instance-missing = No instance yet. Pick one, or type an id such as { $example }
    .why = A create names one instance; ids of { $product } begin with { $prefix }.
rule-instance-character = Character { $position } is { $kind ->
        [space] a space
        [tab] a tab
        [line] a line break
       *[other] { $char }
    }; ids have letters, digits and -
    .why = So is every id of the database services; no page says it.
rule-instance-capitals = { $id } has capitals; ids of { $product } begin with { $prefix }
    .key = Right takes { $fix }
    .why = Seen in every id of the database services.
rule-instance-other-product = { $id } is an id of { $other }. Check product and instance
    .why = Ids of { $product } begin with { $prefix }.
rule-instance-prefix = { $id } does not begin with { $prefix }. Check the id
    .why = Ids of { $product } begin with { $prefix }.
rule-instance-only-prefix = { $id } is only the beginning of an id. Type all of it: { $example }
    .why = Ids of { $product } begin with { $prefix } and go on.
rule-instance-not-cluster = { $id } is one instance; type the id of its cluster
    .why = Samples of this product have the id of a cluster: cynosdbmysql-…
rule-instance-absent = { $region } has no instance { $id }. Check id, region and account
    .why = The list of the region was read to its end: { $count } instances.
rule-instance-read-only = { $id } is a read-only replica. Pick its primary instance
    .why = Accounts are created on the primary instance.
rule-instance-recovery = { $id } is a disaster recovery instance. Pick its primary instance
    .why = Accounts are created on the primary instance.
rule-instance-isolated = { $id } is isolated. Pick another instance, or restore it first
    .why = An isolated instance takes no connections until it is restored.
rule-instance-isolating = { $id } is being isolated. Pick another instance, or restore it first
    .why = An isolated instance takes no connections until it is restored.
rule-instance-locked = The disk of { $id } is locked. Free or add disk space first
    .why = An instance with a locked disk takes no changes.
rule-instance-creating = { $id } is still being created. Wait until it runs
    .why = Accounts can be created once the instance runs.
rule-instance-uninitialised = { $id } is not initialised. Initialise it first
    .why = Accounts can be created once the instance runs.
rule-instance-busy = A task runs on { $id }. Wait until it is done
    .why = The service may refuse a new account until the task is done.
rule-instance-deleted = { $id } is deleted, or about to be. Pick another instance
    .why = The list of instances says so.
rule-instance-status = { $id } is not running: its status is { $status }
    .why = No page of the API explains this status.
rule-account-type-value = { $text } cannot be sent; the one account type is L3
    .key = Right takes L3
    .why = The ordinary account, L3, is the only type that is documented.
rule-account-type-product = The account type is for SQL Server alone
    .key = Del removes it
    .why = Only SQL Server has account types; its ids begin with mssql-.
rule-name-missing = No name yet. Type one, such as prod-orders-rw
    .why = Programs read the credential by its name; it is unique in its region.
rule-name-first = A name begins with a letter or a digit, not with { $kind ->
        [space] a space
        [tab] a tab
        [line] a line break
       *[other] { $char }
    }
    .why = A name has letters, digits, - and _.
rule-name-character = Character { $position } is { $kind ->
        [space] a space
        [tab] a tab
        [line] a line break
       *[other] { $char }
    }; use - or _ instead: { $fix }
    .why = A name has letters, digits, - and _.
rule-name-character-only = Character { $position } is { $kind ->
        [space] a space
        [tab] a tab
        [line] a line break
       *[other] { $char }
    }; use letters, digits, - and _
    .why = A name has letters, digits, - and _.
rule-name-long = { $length } bytes, { $over } too many
    .key = Right cuts it to 128
    .why = A name has 128 bytes at most.
rule-name-long-only = { $length } bytes, { $over } too many. Shorten the name
    .why = A name has 128 bytes at most.
rule-prefix-missing = No prefix yet. Type one, such as ordersrw
    .why = 1 to 8 letters, digits or _, a letter first.
rule-prefix-suggested = No prefix yet
    .key = Right takes { $fix }
    .why = 1 to 8 letters, digits or _, a letter first.
rule-prefix-first = A prefix begins with a letter, not with { $kind ->
        [space] a space
        [tab] a tab
        [line] a line break
       *[other] { $char }
    }
    .why = 1 to 8 letters, digits or _, a letter first.
rule-prefix-character = Character { $position } is { $kind ->
        [space] a space
        [tab] a tab
        [line] a line break
       *[other] { $char }
    }; a prefix has letters, digits and _
    .key = Right takes { $fix }
    .why = 1 to 8 letters, digits or _, a letter first.
rule-prefix-character-only = Character { $position } is { $kind ->
        [space] a space
        [tab] a tab
        [line] a line break
       *[other] { $char }
    }; use letters, digits and _
    .why = 1 to 8 letters, digits or _, a letter first.
rule-prefix-long = { $text } has { $length } characters, { $over } too many
    .key = Right takes { $fix }
    .why = 1 to 8 letters, digits or _, a letter first.
rule-prefix-long-only = { $text } has { $length } characters, { $over } too many. Shorten it
    .why = 1 to 8 letters, digits or _, a letter first.
rule-hosts-missing = No host yet. Add one: 10.0.1.15, 10.0.1.%, or % for anywhere
    .why = A credential needs one host or more, none of them twice.
rule-host-twice = { $host } is listed twice, hosts { $first } and { $second }
    .key = Del removes the second
    .why = A credential needs one host or more, none of them twice.
rule-host-anywhere = Anyone who can reach the instance may try the password.
    .why = % admits every address; a range such as 10.0.1.% is narrower.
rule-host-anywhere-too = Anyone who can reach the instance may try the password
    .key = Del removes it
    .why = % admits every address; the other hosts are narrower.
rule-host-anywhere-usual = Anyone who can reach the instance may try the password
    .key = Right takes { $fix }
    .why = % admits every address; most accounts here have { $fix }.
rule-host-near = { $host }: form not documented
    .key = Right takes { $fix }
    .why = Documented: %, an IPv4 address, or its beginning with .%.
rule-host-several = { $host }: { $count } hosts in one line
    .key = Right splits them
    .why = Each line holds one host.
rule-host-span = { $host } is a range of addresses. Write each, or 10.0.1.%
    .why = Documented: %, an IPv4 address, or its beginning with .%.
rule-host-span-whole = { $host } is a range of addresses
    .key = Right takes { $fix }
    .why = Documented: %, an IPv4 address, or its beginning with .%.
rule-host-hexadecimal = { $host } has a hexadecimal number. Write it in decimal
    .why = Documented: %, an IPv4 address, or its beginning with .%.
rule-host-hexadecimal-near = { $host } has a hexadecimal number
    .key = Right takes { $fix }
    .why = Documented: %, an IPv4 address, or its beginning with .%.
rule-host-zero = { $host } has a number with a leading 0. Write it without
    .why = Documented: %, an IPv4 address, or its beginning with .%.
rule-host-zero-near = { $host } has a number with a leading 0
    .key = Right takes { $fix }
    .why = Documented: %, an IPv4 address, or its beginning with .%.
rule-host-mask = { $host }: the mask is not 8, 16 or 24. Use a range such as 10.0.1.%
    .why = Documented: %, an IPv4 address, or its beginning with .%.
rule-host-v6 = { $host } is IPv6. Use an IPv4 address, or a range such as 10.0.1.%
    .why = Documented: %, an IPv4 address, or its beginning with .%.
rule-host-name = { $host } is a host name. Use its IPv4 address, or a range
    .why = Documented: %, an IPv4 address, or its beginning with .%.
rule-host-octet = { $number } in { $host } is above 255. Check the address
    .why = Documented: %, an IPv4 address, or its beginning with .%.
rule-host-odd = { $host }: form not documented. Use 10.0.1.15, 10.0.1.% or %
    .why = Documented: %, an IPv4 address, or its beginning with .%.
rule-grants-missing = No grant yet. Add one, such as select on orders.*
    .why = A credential needs one grant or more.
rule-grant-empty = { $place } has no privilege
    .key = Grant one with Space, or d removes it
    .why = Each object needs at least one privilege.
rule-grant-twice = { $place } is there twice, as objects { $first } and { $second }
    .why = No page says whether the later one adds or replaces.
rule-scope-unknown = { $scope } is no scope; use DatabasePrivileges or another of the four
    .why = There are Global-, Database-, Table- and ColumnPrivileges.
rule-scope-missing = The scope is empty; use DatabasePrivileges or another of the four
    .why = There are Global-, Database-, Table- and ColumnPrivileges.
rule-scope-near = { $scope } is not the name of a scope
    .why = There are Global-, Database-, Table- and ColumnPrivileges.
rule-column-cluster = { $place }: this product has no columns. Grant on the table
    .why = Its own service (cynosdb) has no column scope; inferred.
rule-grant-name-missing = A grant on { $level ->
        [global] *.*
        [database] a database
        [table] a table
        [column] a column
       *[other] this scope
    } needs { $name }, and there is none
    .why = Each scope needs exactly the names of its object.
rule-grant-name-extra = A grant on { $level ->
        [global] *.*
        [database] a database
        [table] a table
        [column] a column
       *[other] this scope
    } has no { $name }: { $text }
    .why = Each scope takes exactly the names of its object.
rule-grant-name-china-only = This endpoint has no { $name }: { $text }
    .why = The international site does not know it and would refuse the request.
rule-grant-name-blank = { $name } has a blank at an end; without it: { $text }
    .why = It is sent as it stands; no page says that blanks are cut off.
rule-grant-name-pattern = { $name } names one object; { $text } is taken as it stands
    .why = No page gives % or * a meaning in a name; *.* is every database.
rule-privilege-level = { $privilege } is not for { $level ->
        [global] *.*
        [database] a database
        [table] a table
        [column] a column
       *[other] this scope
    }. Grant it on { $where }, or leave it out
    .why = { $product } has { $count } privileges for { $level ->
        [global] *.*
        [database] a database
        [table] a table
        [column] a column
       *[other] this scope
    }; { $privilege } is { $home ->
        [global] global
        [database] for a database
        [table] for a table
       *[other] for a column
    }.
rule-privilege-spelling = { $privilege } is written { $fix }
    .why = Privileges are written as in SQL: in capitals, with blanks.
rule-privilege-near = { $privilege } is not a privilege
    .why = { $product } has { $count } privileges for { $level ->
        [global] *.*
        [database] a database
        [table] a table
        [column] a column
       *[other] this scope
    }.
rule-privilege-unknown = { $privilege } is not a privilege of { $level ->
        [global] *.*
        [database] a database
        [table] a table
        [column] a column
       *[other] this scope
    }. Leave it out
    .why = { $product } has { $count } privileges for { $level ->
        [global] *.*
        [database] a database
        [table] a table
        [column] a column
       *[other] this scope
    }.
rule-privilege-no-word = { $privilege } cannot be granted here. Leave it out
    .why = MySQL has it, Secrets Manager does not.
rule-privilege-usage = { $privilege } means "no privilege". Leave it out
    .why = It is what SHOW GRANTS says of an account without global privileges.
rule-privilege-all = { $privilege } is not one privilege here; name each
    .why = { $product } has { $count } privileges for { $level ->
        [global] *.*
        [database] a database
        [table] a table
        [column] a column
       *[other] this scope
    }, each by its name.
rule-privilege-joined = { $privilege }: each privilege is a text of its own
    .why = Each entry holds one privilege.
rule-privilege-twice = { $privilege } is there twice on { $place }
    .why = It grants no more than once.
rule-privilege-blank = A blank stands beside { $privilege } on { $place }
    .why = It is sent as it stands; no page says that blanks are cut off.
rule-privilege-covered = { $place }: { $privileges } already granted on { $wider }
    .why = A privilege on a wider object holds for all that is in it.
rule-privilege-unsupported = { $place }: this instance does not list { $privileges }
    .why = The database service was asked what the instance supports.
rule-privilege-unsupported-only = { $place }: this instance does not list { $privileges }
    .why = The database service was asked what the instance supports.
rule-privileges-unchecked = Sent unchecked: only the create shows whether a privilege is accepted
    .why = Secrets Manager documents the privileges of Mysql only.
rule-grant-everywhere = { $count ->
        [one] 1 write privilege
       *[other] { $count } write privileges
    } on every database, mysql too: { $privileges }
    .why = A grant on *.* holds for databases made later too.
rule-grant-everywhere-reads = { $count ->
        [one] 1 write privilege
       *[other] { $count } write privileges
    } on every database, mysql too: { $privileges }
    .why = A grant on *.* holds for databases made later too.
rule-grant-everywhere-drop = { $count ->
        [one] 1 write privilege
       *[other] { $count } write privileges
    } on every database, mysql too: { $privileges }
    .why = A grant on *.* holds for databases made later too.
rule-grant-mysql = { $place }: the database mysql holds the accounts and their passwords
    .why = Who reads it sees every account; who writes it can make one.
rule-grant-mysql-drop = { $place }: mysql holds the accounts and their passwords
    .why = Who reads it sees every account; who writes it can make one.
rule-grant-object-unknown = { $place }: this instance has no { $kind ->
        [Database] database
        [TableName] table
       *[ColumnName] column
    } { $name }
    .why = The database service lists the { $kind ->
        [Database] databases there
        [TableName] tables there
       *[ColumnName] columns there
    }; it is not among them.
rule-grant-object-near = { $place }: this instance has no { $kind ->
        [Database] database
        [TableName] table
       *[ColumnName] column
    } { $name }; it has { $fix }
    .why = The database service lists the { $kind ->
        [Database] databases there
        [TableName] tables there
       *[ColumnName] columns there
    }; it is not among them.
rule-description-long = { $count ->
        [one] 1 byte
       *[other] { $over } bytes
    } too many: { $bytes } of 2,048. Shorten the text
    .why = A description is counted in UTF-8 bytes; 中 has 3.
rule-tag-key-missing = The value { $value } has no key. Type one, or clear the line
    .why = Each tag needs both, a key and a value.
rule-tag-value-missing = The key { $key } has no value. Type one, or clear the line
    .why = Each tag needs both, a key and a value.
rule-tag-twice = The key { $key } is there twice, in tags { $first } and { $second }. Keep one
    .why = A key has one value. Tag { $first } says { $value }.
rule-tag-long = The { $part ->
        [key] key
       *[other] value
    } { $text } has { $length } characters, { $over } too many
    .why = A tag's { $part ->
        [key] key
       *[other] value
    } has 1 to { $limit } characters.
rule-tag-blank = The { $part ->
        [key] key
       *[other] value
    } { $text } begins or ends with a blank
    .key = Right takes it out
    .why = Tags take blanks inside, not first or last.
rule-tag-character = Character { $position } of the { $part ->
        [key] key
       *[other] value
    } { $text } is { $kind ->
        [space] a space
        [tab] a tab
        [line] a line break
       *[other] { $char }
    }
    .why = Letters, digits, blanks and +-=._:/@()[],;>< are documented.
rule-tag-reserved = The key { $key } begins with { $reserved }, which is reserved
    .why = The pages name qcs:, project, qcloud and tencent, and disagree.
rule-tag-new-key = The account has no tag key { $key }. Use one that exists, or create it first
    .why = Secrets Manager may refuse tags that do not exist yet.
rule-tag-new-value = The tag key { $key } has no value { $value }. Use one that exists, or create it
    .why = Secrets Manager may refuse tags that do not exist yet.
rule-tags-many = { $count } tags; a create takes 10. Add the others afterwards
    .why = The tag service's page says 10 a create; Secrets Manager's does not.
rule-tags-limit = { $count } tags, the limit is 50. Remove some
    .why = A resource has 50 tags at most.
rule-rotation-off = Not sent while rotation is off: the password will never rotate
    .why = Kept in the draft; Space on Rotate switches rotation on.
rule-begin-missing = No first run yet
    .key = Right takes { $fix }
    .why = With rotation on, a first run is required.
rule-begin-empty = No first run yet. Type one, such as sat 03:00
    .why = With rotation on, a first run is required.
rule-begin-form = { $text } is sent as { $fix }
    .key = Right takes that
    .why = The first run has the form YYYY-MM-DD HH:MM:SS.
rule-begin-words = "{ $text }" is no date that dbcred reads. Try 2027-01-01 03:00, +10d, sat 03:00
    .why = The first run has the form YYYY-MM-DD HH:MM:SS.
rule-begin-day = { $day } { $month ->
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
       *[other] December
    } does not exist
    .key = Right takes { $fix }
    .why = With rotation on, the first run must be a real moment.
rule-begin-day-only = { $day } { $month ->
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
       *[other] December
    } does not exist. Type another day
    .why = With rotation on, the first run must be a real moment.
rule-begin-month = Month { $month } does not exist. Type 01 to 12
    .why = With rotation on, the first run must be a real moment.
rule-begin-time = { $time } does not exist
    .key = Right takes { $fix }
    .why = With rotation on, the first run must be a real moment.
rule-begin-time-only = { $time } does not exist. Type 00:00 to 23:59
    .why = With rotation on, the first run must be a real moment.
rule-begin-year = That is outside the years 0001 to 9999. Type a nearer day
    .why = The first run has the form YYYY-MM-DD HH:MM:SS.
rule-begin-past = { $weekday ->
        [1] Monday
        [2] Tuesday
        [3] Wednesday
        [4] Thursday
        [5] Friday
        [6] Saturday
       *[other] Sunday
    } { $date } is past
    .key = Right takes { $fix }
    .why = The console takes 24 hours to 365 days ahead.
rule-begin-soon = { $weekday ->
        [1] Monday
        [2] Tuesday
        [3] Wednesday
        [4] Thursday
        [5] Friday
        [6] Saturday
       *[other] Sunday
    } { $date } is under 24 hours ahead
    .key = Right takes { $fix }
    .why = The console takes 24 hours to 365 days ahead.
rule-begin-far = { $weekday ->
        [1] Monday
        [2] Tuesday
        [3] Wednesday
        [4] Thursday
        [5] Friday
        [6] Saturday
       *[other] Sunday
    } { $date } is { $days } days ahead; the console stops at 365
    .why = The console takes 24 hours to 365 days ahead.
rule-begin-zone = Read as { $time } in UTC+8; here that is { $here }{ $day ->
        [before] {" "}the day before
        [after] {" "}the day after
       *[other] {""}
    }
    .why = No page names the zone; samples fit UTC+8. Assumed.
rule-every-default = Rotates every day: no interval is set (default 1)
    .key = Right takes 30
    .why = Secrets Manager rotates every day where no number is sent.
rule-every-zero = { $days } days cannot repeat. Type a whole number, for example 30
    .why = Whole days; a change later takes 30 to 365.
rule-every-large = Too many days. Type 30 to 365
    .why = Whole days; a change later takes 30 to 365.
rule-every-near = { $text } is not a plain whole number
    .key = Right takes { $fix }
    .why = Whole days; a change later takes 30 to 365.
rule-every-whole = { $text } is not a whole number of days. Type one, for example 30
    .why = Whole days; a change later takes 30 to 365.
rule-every-range = { $days ->
        [one] 1 day
       *[other] { $days } days
    } is outside 30-365
    .key = Right takes { $fix }
    .why = The console, and a change later, take 30 to 365.
rule-key-form = { $text } does not have the form of a key id
    .why = A UUID in every sample: 6abd1fdb-86d4-11ef-b72d-52540089bc41.
rule-key-absent = None of the { $count } keys of { $region } has this id. Check id and region
    .why = It has to be an enabled encryption key of this region.
rule-key-disabled = This key is disabled. Enable it in KMS, or use the default key
    .why = It has to be an enabled encryption key of this region.
rule-key-state = The state of this key is { $state }. Pick another, or the default key
    .why = It has to be an enabled encryption key of this region.
rule-key-usage = This key is for { $usage }. Pick another, or the default key
    .why = It has to be an enabled key for encryption (ENCRYPT_DECRYPT).
rule-encrypt-type = { $text } is no encryption type: 0 is a KMS key, 1 a software key
    .key = Del clears it
    .why = There are these two; the default is 0.
rule-cluster-with-key = A cluster goes only with the default key. Clear one of the two
    .why = The cluster counts only while no key is chosen.
rule-size-grants = The request has { $size } MiB, the limit is 10. Use fewer grants
    .why = Limit of a signed request.
rule-size = The request has { $size } MiB, the limit is 10. Most of it is here
    .why = Limit of a signed request.

## Grants

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
privilege-other = {$word}: no page of Secrets Manager explains this privilege

grant-usage = USAGE means "no privilege": nothing to take
grant-no-word = {$words}: cannot be granted by Secrets Manager
    .why = { $count ->
        [one] It is
       *[other] They are
    } not among the privileges that it lists for Mysql.
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
    .why = MySQL has this privilege at a wider level only.
grant-did-you-mean = {$word} is no privilege. Did you mean {$guess}?
grant-unknown = {$word} is no privilege. Check the spelling
grant-unknown-more = { $count ->
        [one] 1 more that is no privilege
       *[other] {$count} more that are no privileges
    }
grant-unchecked = {$words}: not in the list for {$product}; sent unchecked
    .why = Secrets Manager documents the privileges of Mysql only.
grant-no-level = { $level ->
        [column] {$product} lists no grants on columns; sent unchecked
        [table] {$product} lists no grants on tables; sent unchecked
        [global] {$product} lists no grants on *.*; sent unchecked
       *[other] {$product} lists no grants at this level; sent unchecked
    }
grant-all = { $level ->
        [global] ALL is read as the {$count} privileges that {$product} has for *.*
        [database] ALL is read as { $count ->
            [one] the only privilege
           *[other] all {$count} privileges
        } of a database
        [table] ALL is read as { $count ->
            [one] the only privilege
           *[other] all {$count} privileges
        } of a table
        [column] ALL is read as { $count ->
            [one] the only privilege
           *[other] all {$count} privileges
        } of a column
       *[other] ALL is read as { $count ->
            [one] the only privilege
           *[other] all {$count} privileges
        } of this object
    }
grant-all-risky = ALL comes with {$words}
grant-all-unlisted = {$product} has no list to read ALL from. Name the privileges
grant-everywhere = On every database of the instance, mysql included
grant-underscore = {$database}: _ is read as itself, not as "any character"
    .why = In a MySQL database grant a bare _ matches any character; Secrets Manager takes a name.
grant-table-escape = In a table grant a server takes the \ of {$name} as a letter. Did you mean {$database}?
grant-table-percent = {$database}: % is read as itself, as MySQL does in a table grant
grant-pattern = {$name} is a pattern. Name one object in full; \% is the character
    .why = Secrets Manager takes one object at a time, and no patterns.
grant-no-database = {$name} stands without its database. Write database.{$name}
grant-line-one-name = Is {$name} a database? Then write {$name}.*; a table needs database.{$name}
grant-star-alone = * alone is the current database, unknown here. Write *.* or orders.*
grant-used = { $name } is read in { $database }, which USE names above
grant-all-in-schema = ALL … IN SCHEMA: the API names one object at a time. Name each table
grant-star-database = *.{$table} is no object. Write *.* or database.{$table}
grant-too-many-names = {$object} has too many names. Write select(column) on database.table
grant-no-scope = {$product} has no grants on a {$kind}. Use a database, table or column
grant-routine = {$name} is a routine: it cannot be granted alone. Wider: the same on {$database} covers it and every other one there
    .why = Grants end at databases, tables and columns.
grant-no-object = On what? Add the object, such as on orders.*
grant-no-privilege = No privilege is named. Begin with one, such as select
grant-object-name = Here the name of an object is missing, such as orders.*
grant-name-empty = A name between quotes is empty. Write it
grant-after-object = What stands behind the object is not understood. TO is next
grant-quote-open = A {$quote} is opened and never closed; nothing behind it was read. Close it
grant-comment-open = A /* comment is not closed; what follows was not read. Add */
grant-parenthesis-open = A list of columns is not closed. Add )
grant-column-name = A list of columns takes names and commas, such as (email, phone)
grant-columns-empty = A list of columns is empty. Name one, or drop the parentheses
grant-columns-need-table = {$word}: columns belong to a table. Write on database.table
grant-comma-missing = A comma is missing behind {$word} and its columns
grant-comma-stray = A comma has nothing before or behind it. Take it out
grant-host-apart = A server takes no blank behind @. Write the host right behind it, such as app@localhost
grant-all-alone = A server takes ALL alone: no other privilege beside it, no columns behind it. Name each privilege
grant-kind-word = A server takes no {$kind} before a name here. Write {$fix}
grant-role = A role. { $engine ->
        [mysql] Paste the output of SHOW GRANTS FOR {$role} instead
       *[other] Give what it is granted instead: its GRANT statements, or what \dp prints
    }
    .why = Secrets Manager grants privileges, not roles: {$roles}.
grant-proxy = PROXY lets one account act as another; Secrets Manager cannot grant it
grant-text = This is no statement: a server would refuse it with what follows. Delete it, or put {$comment} before it
grant-too-much = This names too many privileges and objects in one statement to be read. Divide it
grant-odd-blank = {$char} at line {$line}, column {$column} looks like a blank, but a server takes it for a letter. Write plain blanks: {$fix}
grant-unseen = What this runs does not stand here: what it grants or takes away is not counted
grant-text-quotes = A server takes {$name} in "…" for a name with ANSI_QUOTES only
grant-other-case = {$place} and {$other} differ in capitals alone; whether they are one depends on the server. Write them alike
grant-other-escape = A server keeps {$place} and {$other} apart: it takes nothing of the one away from the other. Write both alike
grant-several-objects = A server takes one object in a statement; each is read as one of its own
grant-misspelt = {$word}: did you mean GRANT?
grant-password = The password is left out: Secrets Manager makes its own
grant-require = REQUIRE is left out: CreateProductSecret has no field for it
grant-limits = Limits (MAX_…) are left out: CreateProductSecret has no field for them
grant-as = AS … is left out: it only says who grants
grant-rest = What stands behind the grantee is not understood. Delete it, or close what is open before it
grant-full-width = Full-width or typographic signs are read as plain ones
grant-arguments = The arguments are left out: the request names every function of that name
grant-public = {$name} is read in the schema {$schema}
grant-cascade = CASCADE takes with it what the one that loses this granted on, which may be granted above. Take it away from whom you mean, or leave this out
grant-not-postgres = {$word}: PostgreSQL has no such privilege { $level ->
        [column] on a column
        [table] on a table
        [view] on a view
        [matview] on a materialized view
        [sequence] on a sequence
        [schema] on a schema
        [function] on a function
        [procedure] on a procedure
        [type] on a type
        [database] on a database
       *[other] there
    }, and its server refuses the statement
grant-postgres-syntax = A server of PostgreSQL takes no {$sign} here: is this a statement for another server?
grant-no-kind = A {$kind}: CreateProductSecret has no field for it
grant-default = DEFAULT PRIVILEGES are for objects that are made later: CreateProductSecret names objects that are there
grant-no-schema = {$name} names no schema, and which one search_path means is not certain. Write schema.{$name}
grant-no-host = PostgreSQL has no hosts: a server refuses {$name}. Write the role alone
grant-psql-if = Whether psql runs this depends on an \if above. Take it out of its \if
grant-rolled-back = A ROLLBACK below takes this back: it is not granted. Delete one of the two
grant-not-committed = No COMMIT ends the transaction that this stands in: it is not kept. Add COMMIT
grant-drop-owned = DROP OWNED BY takes away what is granted above, which is not followed. Put the grants behind it
grant-object-gone = What is granted on {$name} above does not stay with this name. Put the grants behind this
grant-no-current = {$name} names no database. Put \connect DATABASE above it, or write database.schema.object
grant-carriage-return = A line ends with a carriage return alone here: a server takes what follows for a part of the comment. Use line feeds
grant-unchecked-row = It was not ticked
grant-like-markup = This looks like XML or HTML, but not like what mysql -X or -H prints. Give the output of SHOW GRANTS instead
grant-like-psql = This looks like a list of psql, but not like what \dp prints without \x and \t. Give the output of \dp instead
grant-like-json = This looks like JSON, but not like what mysqlsh prints. Give the output of SHOW GRANTS instead
grant-like-log = This looks like a log: something stands before each statement. Take it off
grant-like-code = This looks like the source of another tool. Give the output of SHOW GRANTS instead
grant-like-shell = This looks like a shell script. Give the statements themselves, not the commands that send them
grant-like-list = This looks like a list with a sign before each line. Take the signs off
grant-like-diff = This looks like a diff: its lines are added and removed. Give the file as it is after the change
grant-batch = Read as the output of mysql -B, in which every \ is doubled
grant-outside-block = This stands outside the code blocks of the document: not read. Put it into one, or delete it
grant-server-refused = The server refused this, as the line below it says
grant-server-refused-some = The server refused this or what was sent with it: which of them is not known. Keep what was granted
grant-unanswered = No answer of the server follows this, as others have one: it may not have been run. Keep what was granted
grant-row-broken = The terminal broke this row so that it cannot be joined for certain. Copy it from a wider window, or use \G
grant-no-delimiter = DELIMITER needs the delimiter on its line, and no \ in it
grant-delimiter-line = What stands behind DELIMITER on its line is not run. Write the GRANT or REVOKE on a line of its own
grant-answers-differ = Two answers of SHOW GRANTS for {$account} differ, and this stands in one of them only. Keep the answer that holds
grant-other-heading = A GRANT or REVOKE under another heading than that of SHOW GRANTS: whether it was run is not said. Paste the output of SHOW GRANTS, or the statement alone
grant-body-open = A body is begun here and never ended; what follows was not read. Add its END
grant-body-cut = MySQL's client ends a body at the first ; in it, and may then run this alone. Put DELIMITER around the body
grant-cancelled = This was begun and never sent to a server. Delete it, or end it with ; if it counts
grant-torn = A delimiter stands inside /*! … */: a server gets half a comment and refuses it. Close the comment first
grant-conditional = Only some servers run this: it stands in a comment that asks for a version. Take it out of the comment
grant-behind-quit = The client ends above (exit): this is never sent. Delete the exit, or this
grant-in-string = A GRANT or REVOKE inside a quoted text: not read, and not taken
grant-in-body = A GRANT or REVOKE in the body of a routine or an event: it is not run, and not taken
grant-revoke-unread = A REVOKE or a DROP that this may run is not read: what it takes away would stay. Write it as a statement of its own
grant-mode-unknown = What sql_mode is here is not known, and quotes or backslashes in this are read as it says. Set it to names above
grant-role-late = {$role} is granted above, and created only here: a server refuses one of the two. Put CREATE ROLE first
grant-renamed = An account gets another name here. Give the statements of one name
grant-elsewhere = Another file is run here, and not read. Give that file too
grant-direct = This changes the tables of privileges themselves, which is not read. Write it as GRANT or REVOKE
grant-run-together = Line {$line} begins another statement before this one ends. Put ; between the two
grant-unread = A GRANT or REVOKE stands here that a server would not run as it is. Write each as a statement of its own
grant-role-followed = Its grants stand in this text, and are read: {$role}
grant-role-lost = Taken away below: what {$role} grants is not counted
grant-role-revoked = Takes away {$role}: what it grants is not counted
grant-partial = {$place}: this takes away a part of what {$wider} grants, which a request cannot express. Grant less on {$wider}
grant-revoked-nothing = Takes away what nothing above grants: nothing changes
grant-revoked-all = Takes away everything that was granted above: { $count ->
        [one] 1 privilege
       *[other] {$count} privileges
    }
grant-revoked = Takes away {$words} on {$place}; { $left ->
        [0] nothing stays there
        [one] 1 privilege stays there
       *[other] {$left} privileges stay there
    }
grant-all-lost = ALL of a server also has {$words}, which Secrets Manager cannot grant
grant-admin-option = WITH ADMIN OPTION is left out: Secrets Manager cannot grant it
grant-odd-escape = {$name} is a pattern: in it \ makes {$letter} itself and is gone. Name one database; \\ is the character \
grant-quotes-around = {$name} is one name between its quotes. Quote each name alone: {$fix}
grant-stars-eaten = _._ was probably *.* before a document took the stars. Write *.*
grant-unquoted = A server takes {$name} only between quotes here. Write {$fix}
grant-template = {$name} is a variable of a template: no server takes it. Put what it stands for in its place
grant-some-reserve = Some servers take {$name} only between backticks
grant-name-wide = {$name} is written with full-width letters, which are others to a server. Write it in plain letters, or in backticks
grant-name-mixed = {$name} mixes Latin letters with others that look like them ({$letters}): is it the name that you mean?
grant-name-long = A name has {$count} letters; a server takes {$most} at most. Did you mean {$fix}?
grant-name-unseen = {$name} has an invisible character ({$char}), which · stands for. Did you mean {$fix}?
grant-name-broken = {$name} has a line break ({$char}), which · stands for. Did you mean {$fix}?
grant-line-empty = Type a grant, such as select on orders.*
grant-line-no-on = "on" is missing before the object
grant-line-no-object = {$words}: on what? Add the object, such as on orders.*
grant-preset-empty = {$preset} has no privilege for { $level ->
        [column] a column
        [table] a table
        [database] a database
       *[other] this object
    }. Name the privileges
grant-no-preset = {$product} has no presets. Name the privileges
grant-summary = { $grants ->
        [one] 1 grant
       *[other] {$grants} grants
    } on { $places ->
        [one] 1 object
       *[other] {$places} objects
    }
grant-summary-words = { $grants ->
        [one] 1 grant
       *[other] {$grants} grants
    } on { $places ->
        [one] 1 object
       *[other] {$places} objects
    }; { $words ->
        [one] 1 privilege
       *[other] {$words} privileges
    } cannot be expressed
grant-summary-roles = { $grants ->
        [one] 1 grant
       *[other] {$grants} grants
    } on { $places ->
        [one] 1 object
       *[other] {$places} objects
    }; { $roles ->
        [one] 1 role
       *[other] {$roles} roles
    } cannot be expressed
grant-summary-both = { $grants ->
        [one] 1 grant
       *[other] {$grants} grants
    } on { $places ->
        [one] 1 object
       *[other] {$places} objects
    }; { $words ->
        [one] 1 privilege
       *[other] {$words} privileges
    } and { $roles ->
        [one] 1 role
       *[other] {$roles} roles
    } cannot be expressed

## Form and frame

accounts-clash = This instance already has { $n ->
        [1] {$first}
        [2] {$first} and {$second}
        *[other] {$first}, {$second} and {$more} more
    }.
    .why = Probably another credential with this prefix; both can coexist.
accounts-length = {$n} characters each; the service picks ???.
accounts-made = Two accounts will be made:  {$account}  {$account}
begin-in = { $weekday ->
        [1] Monday
        [2] Tuesday
        [3] Wednesday
        [4] Thursday
        [5] Friday
        [6] Saturday
        *[7] Sunday
    }, in {$span}
begin-past = { $weekday ->
        [1] Monday
        [2] Tuesday
        [3] Wednesday
        [4] Thursday
        [5] Friday
        [6] Saturday
        *[7] Sunday
    }, {$span} ago
begin-zones = UTC+8  {$assumed}
    here   {$here} (UTC{$zone})
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
start-draft-ready = review
start-draft-step = step { $step }
list-count = { $n } of { $all }
list-find = Find:
list-empty = nothing here
list-failed = Not listed: { $why }. Type the whole name and press Enter
list-no-key = Not listed: there is no key. ^X k on the first screen types one
list-key-ends = ends { $at }
list-key-ended = ended { $at }
list-in-use = in use
list-title-credentials = Begin with an existing credential
list-title-drafts = Drafts
list-title-keys = Another key
list-title-regions = Another region
list-title-endpoints = Another endpoint; or type a host name or URL
endpoint-public = the nearest endpoint
endpoint-of-region = of this region
endpoint-internal = from machines in the cloud
endpoint-intl = international site
elsewhere-title = Which one do you want to change?
elsewhere-keys = Key or profile
elsewhere-regions = Region
elsewhere-endpoints = Endpoint
choice-more-drafts = { $n } more drafts...
choice-like = From an existing credential...
choice-like-detail = a new draft like it; no secret is read
choice-elsewhere = Another profile, region or endpoint...
choice-region = Another region...
start-choices-more = { $above ->
        [0] { $below } more below
       *[other] { $below ->
            [0] { $above } more above
           *[other] { $above } more above, { $below } below
        }
    }
choice-back = Back to { $name }, { $place ->
        [preview] preview
        [result] its result
        [review] review
       *[other] step { $place }
    }
choice-continue = Continue
choice-look-again = Look again
choice-new = New credential
choice-new-no-key = Fill in the form now, bring a key later
choice-open = Open a file, or paste...
choice-type-key = Type a key for this session
choice-type-key-detail = not shown, not saved
choice-sandbox = Try it in the sandbox
choice-sandbox-detail = nothing leaves this machine; quit to leave
choice-follow = Follow a create under way
choice-settle = Settle an unknown outcome
choice-settle-detail = sent {$at}, no answer
choice-account-type-none = not sent
choice-account-type-L3 = L3, ordinary account
choice-encrypt-type-none = not sent
choice-encrypt-type-0 = 0, KMS key
choice-encrypt-type-1 = 1, software key
chords-clash = {$chord} is {$other} already; give {$command} another
chords-fixed = {$command} stays {$chord}; take this line out
chords-letter = {$chord} is text where {$command} works; try Alt-{$chord} or F2
chords-never-flow = {$chord} stops a terminal's output; try F2
chords-never-others = {$chord} is for tmux, zellij or VS Code; try F2
chords-never-same = {$chord} is {$key} to every program; try F2
chords-not-in-menu = {$command} is not in the menu; try a chord such as F2
chords-only-keys = only mouse and [keys] are read; {$name} does nothing
chords-type = {$command} wants "F2", or a list such as ["s", "F9"]
chords-unknown = no chord is called {$chord}; try ^Y, Alt-1, F2 or s
chords-unknown-command = no command is called {$name}
chords-unknown-command-near = no command is called {$name}; write {$near}
chords-unread = {$file} could not be read: {$why}
chords-too-large = { $size } bytes; at most { $most } are read
chords-wrong-line = { $line ->
        [0] {""}
        *[other] Line {$line}: {""}
    }{$what}
chords-wrong-more = and { $n } more
config-mouse-type = mouse is true or false
chords-wrong = {$file}{ $line ->
        [0] {""}
        *[other] :{$line}
    }{ $all ->
        [one] {""}
        *[other] {" "}(1 of {$all})
    }: {$what}
command-add-next = add (empty: next)
    .does = Adds the line and begins the next one; an empty line goes on.
command-add-object = object
    .does = Adds an object: a database, a table or a column.
command-all = all
    .does = Grants every privilege of this object.
command-ask-again = ask look-ups again
    .does = Asks the cloud again for what this step shows.
command-ask-now = ask now
    .does = Asks now instead of at the next interval.
command-back = back
    .does = Goes one step back; nothing is lost.
command-back-to-review = to the review
    .does = Goes back to the review.
command-calendar = calendar
    .does = Opens a calendar.
command-choose = choose
    .does = Takes the marked row.
command-clear = clear
    .does = Clears the line.
command-clear-to-end = clear to the end
    .does = Clears from the cursor to the end of the line.
command-clear-word = clear a word
    .does = Clears the word before the cursor.
command-close = close
    .does = Closes this and goes back to where you were.
command-close-list = close list
    .does = Closes the list; the text stays as it is.
command-confirm = confirm, go on
    .does = Confirms and goes on.
command-copy = copy
    .does = Copies what is shown to the clipboard of the terminal.
command-copy-all = copy all
    .does = Copies the whole report to the clipboard of the terminal.
command-copy-to = copy to objects
    .does = Copies the privileges of this object to others.
command-create-yes = create (type yes first)
    .does = Sends the create once, after yes was typed.
command-delete = delete a character
    .does = Deletes the character at the cursor.
command-delete-back = delete back
    .does = Deletes the character before the cursor.
command-cancel = cancel
    .does = Calls the create off: nothing was sent yet.
command-new-name = new name
    .does = Goes to the name, to choose another one.
command-settle = settle it
    .does = Finds out what became of the create; nothing is sent twice.
command-details = details
    .does = Shows every value and id of the answer.
command-down = down
    .does = Moves one row down.
command-done = done
    .does = Goes back to the objects; the privileges are kept.
command-drop = remove object
    .does = Removes this object with its privileges; undo brings it back.
command-edit-step = edit
    .does = Opens that step; its end leads back here.
command-end = to the end
    .does = Moves to the end of the line or list.
command-exact = exact bytes
    .does = Shows the body byte by byte, as it is signed and sent.
command-field = field
    .does = Moves to the next or previous field and confirms nothing.
command-find = find an object
    .does = Finds an object in the list as you type.
command-free-name = a free name
    .does = Takes a name that is probably free.
command-go-to = go to step
    .does = Opens that step.
command-go-to-field = go to the field
    .does = Goes to the field that was refused.
command-go-to-step = {$step}
command-help = help
    .does = Shows help for what is in focus.
command-home = to the start
    .does = Moves to the start of the line or list.
command-interrupt = leave; again: quit
    .does = Asks whether to leave an open draft; twice, or on the first screen, quits. The draft is kept.
command-invert = invert
    .does = Grants what is not granted, and takes away what is.
command-language = 中文
    .does = Changes the language to Chinese.
command-left = left
    .does = Moves one character or column to the left.
command-line = line
    .does = Moves to the line above or below.
command-list = list
    .does = Opens the list of values that the cloud knows.
command-look-again = look again
    .does = Looks again at what the cloud has now.
command-menu = menu
    .does = Opens the menu; one more letter takes a command of it.
command-mouse-off = mouse off
    .does = Leaves the mouse to the terminal, which selects text again.
command-mouse-on = mouse on
    .does = Clicks choose and the wheel scrolls; nothing is sent by them.
command-move = move
    .does = Moves the mark to another row.
command-new-line = new line
    .does = Begins a new line of the text.
command-next = next
    .does = Takes the value and goes to the next field.
command-next-field = next field
    .does = Goes to the next field and confirms nothing.
command-complete = complete
    .does = Completes what is typed from the names that are known.
command-next-like = next one like this
    .does = Begins the next credential with these values.
command-next-problem = next problem
    .does = Goes to the next error, then to the warnings.
command-none = none
    .does = Takes every privilege of this object away.
command-open = open a file
    .does = Opens a file, or takes pasted JSON, TOML or GRANT lines.
command-open-line = go to this line
    .does = Opens the field of this line.
command-other-page = all keys
    .does = Shows all keys, or the help of this place again.
command-first-page = help for this place
    .does = Goes back to the help for what is in focus.
command-page-down = page down, next month
    .does = Moves a page down; in a calendar, to the next month.
command-page-up = page up, last month
    .does = Moves a page up; in a calendar, to the last month.
command-part = next pane
    .does = Goes to the next pane.
command-places = objects
    .does = Goes to the list of objects.
command-presets = presets
    .does = Grants a set for reading, writing or migrating.
command-preview = preview
    .does = Shows the signed request in every format.
command-previous-field = previous field
    .does = Goes to the previous field and confirms nothing.
command-quit = quit
    .does = Leaves and keeps the draft; asks first if it cannot be saved. Of a create it first stops the watching.
command-redo = redo
    .does = Makes the change that was undone again.
command-redraw = redraw
    .does = Draws the whole screen again.
command-review = review
    .does = Opens the review: everything on one screen.
command-right = right
    .does = Moves one character or column to the right.
command-scroll = scroll
    .does = Scrolls by one line.
command-signature = show signature
    .does = Shows or hides the whole signature.
command-sql = SQL
    .does = Shows the statements that the grants amount to.
command-start = start
    .does = Goes to the first screen; the draft is kept.
command-stop-watching = stop watching
    .does = Stops watching; what was sent goes on in the cloud.
command-submit = create...
    .does = Opens the question whether to create; only yes sends.
command-suspend = suspend
    .does = Gives the terminal to the shell; fg comes back.
command-switch = switch
    .does = Switches it on or off.
command-tab = tab
    .does = Shows the next side of the request.
command-take = take it
    .does = Takes the suggestion.
command-replace-all = replace all
    .does = Takes these grants in place of all that are there.
command-choose-account = show its grants
    .does = Shows the grants of this account.
command-take-checked = take the [x]
    .does = Takes the grants that are ticked.
command-take-nothing = take nothing
    .does = Closes the list; no grant is taken.
command-take-fix = take fix
    .does = Takes the fix that is offered for what is wrong.
command-remove = remove it
    .does = Takes away what is wrong.
command-take-path = confirm
    .does = Opens or writes the file of that path.
command-toggle = toggle
    .does = Ticks or unticks what is marked.
command-type-key = type a key
    .does = Asks for an access key, for this session only.
command-use-key = next line; last line: use it
    .does = Goes to the next line; from the last one the key is used.
command-undo = undo
    .does = Takes the last change of the draft back.
command-up = up
    .does = Moves one row up.
command-verify = check grants again
    .does = Compares the grants on the instance again.
command-words = privileges
    .does = Goes to the privileges of this object.
command-write-receipt = write receipt
    .does = Writes the receipt to a file.
command-write = write file
    .does = Writes the draft, or what is shown, to a file.
copied = Sent to the terminal's clipboard, {$bytes} bytes; w writes a file if nothing arrived
count-bytes = {$n} of {$max} bytes
count-characters = {$n} of {$max} characters
count-of = {$n} of {$max}
description-hint = Enter adds a line here; Tab goes on
draft-not-deleted = The draft {$name} was not deleted: {$why}
draft-not-saved = ! draft not saved: {$why}
draft-saved = draft saved
draft-saving = saving...
draft-unnamed = no name
errors-first = { $n ->
        [one] 1 error first
        *[other] {$n} errors first
    }
every-days = days
every-default = not set: the service would rotate every day
header-key-ends = key ends { $at }
header-key-ended = key ended { $at }
sandbox-banner-address = SANDBOX on {$address}
sandbox-banner-shortest = SANDBOX
header-no-key = no key
help-all-keys = All keys
help-keys-here = Keys here
help-keys-field = In a line of text
help-keys-everywhere = Everywhere
help-keys-menu = In the menu
help-keys-start = On the first screen
help-keys-form = In the form
help-keys-grants = In the privilege editor
help-keys-review = In the review and the preview
help-keys-create = While it is created, and after
help-keys-boxes = In lists, questions and boxes
help-screen = dbcred creates one rotating database credential: eight steps, a review, a signed preview, and one create. Nothing is sent before you type yes in the Create dialog; before it, only questions that change nothing leave this machine. Every change of a draft is kept on disk.
hosts-addresses = { $n ->
        [one] 1 address
        *[other] {$count} addresses
    }
hosts-count = { $hosts ->
        [one] 1 host
        *[other] {$count} hosts
    }
hosts-hint = One host a line: 10.0.1.15, 10.0.1.%, or % for anywhere. Paste as many as you like. Enter on an empty line goes on.
hosts-title = Hosts the accounts may connect from
hosts-today = Hosts of the accounts on this instance:
instance-state-running = running
instance-state-read-only = read-only replica
instance-state-recovery = disaster recovery
instance-state-creating = being created
instance-state-uninitialised = not initialised
instance-state-busy = task running
instance-state-isolating = being isolated
instance-state-deleted = deleted
instance-state-isolated = isolated
instance-state-locked = disk locked
instance-state-other = unknown state
key-count = {$usable} usable in {$region}, {$others} not
key-default = the default key of Secrets Manager
state-Enabled = enabled
state-Disabled = disabled
state-PendingDelete = pending deletion
state-PendingCreate = pending creation
state-PendingImport = pending import
state-Creating = being created
state-Initializing = being initialised
state-CreateFailed = creation failed
state-Failed = failed
state-Archived = archived
key-title = Which KMS key encrypts the credential; it cannot be changed after creation
leave-delete = Quit and delete the draft
rule-grant-unadded = { $n ->
        [one] Not added: { $line }. Enter adds it.
       *[other] { $n } lines are not added: { $line } Enter adds them.
    }
    .why = Grants are fixed later: what was typed is never left out unsaid.
unadded-title = Not added
unadded-keys = Enter choose  Esc later
unadded-text = { $n ->
        [one] This is not among the grants yet: { $line }
       *[other] { $n } lines are not among the grants yet. The first: { $line }
    }
unadded-stay = Go back to it
unadded-later = Leave it for later: it is kept, and stops the create
unadded-drop = Remove it
changed-title = Changed elsewhere
changed-keys = Enter choose  Esc go on
changed-text = Another program has changed the draft { $theirs } on disk. What you have here is kept as { $mine }.
changed-mine = Go on with mine
changed-open = Open the other one; mine stays kept
changed-replace = Put mine in place of the other one
farewell-unkept = The draft is not kept: { $why }
farewell-unsure = The latest change of the draft may not be kept.
leave-text-saving = The draft { $name } is saved on leaving.
leave-quit-unsaved = Quit; the draft may be lost
leave-quit-empty = Quit
leave-quit-printed = Quit; the command to go on is printed then
leave-quit = Quit and keep the draft: { $command }
leave-stay = Keep editing
leave-text = The draft is saved as {$name}.
leave-title = Leave?
list-as-typed = use "{$text}" as typed
list-cannot = Takes no accounts: the create would be refused
list-primary = takes new accounts
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
mouse-is-off = Mouse off: it selects text
mouse-is-on = Mouse on. Most terminals select text by Shift+drag
mouse-key-only = No click does this: press Enter
mouse-unknown = No mouse: a terminal of TERM={$term} is not known to report one
name-asking = asking Secrets Manager ...
name-creating = Taken: a credential of this name is being created. Choose another name
    .why = A name is taken in its region from the create on.
name-failed = Taken by a create that failed. Delete it, or choose another name
    .why = A name stays taken in its region until the deletion is done.
name-own-unknown = Outcome unknown: a create sent { $time } holds this name. Settle it, or choose another name
    .why = It may exist, or still come to exist; nothing else is sent under this name before.
name-own-sending = Yours: a create of this name is on its way
    .why = What became of it is not known yet.
name-own-working = Yours: accepted { $time }, being created
    .why = A name is taken in its region from the create on.
name-own-seen = Yours: accepted { $time }, status { $status } now. Settle it to compare it with what was asked
    .why = A name is taken in its region from the create on.
name-own-made = Yours: created { $time }. Nothing is sent under this name again
    .why = For one more credential choose another name.
name-own-failed = Held by your create that failed { $time }. Delete that credential, or choose another name
    .why = A name stays taken in its region until the deletion is done.
name-own-in-use = Yours: created { $time } with other content. Choose another name
    .why = Names are unique in their region.
name-free = Free in {$region} (checked {$at})
name-pending-delete = Still taken: it waits for deletion until {$until}. Choose another name, or restore that one in the console
    .why = A name stays taken in its region until the deletion is done.
name-taken = Taken since {$since} by a credential on {$product} {$instance} ({$status}). Choose another name
    .why = Names are unique in their region.
no-key-to-send = No key to send with. ^X k: type one for this session
open-title = Open a file: path
paste-cancel = Take nothing
paste-first = Take the first line
paste-join = Join the lines with blanks
paste-nowhere = Nothing here takes a paste. Close this, and paste again
paste-title = {$lines} lines pasted into a one-line field
pasted-hosts = { $lines ->
        [one] Pasted 1 line
        *[other] Pasted {$lines} lines
    }: {$added} added{ $left ->
        [0] {""}
        *[other] , {$left} left out (comment)
    }. ^X u undoes
pasted-tags = { $added ->
        [one] 1 tag added
        *[other] {$added} tags added
    }. ^X u undoes
path-empty = Type a path, or Esc closes
prefix-suggestion = Enter or Right takes {$prefix}
preview-body = Body as sent: {$bytes} bytes in one line, SHA-256 {$hash}
preview-lines = {$from} to {$to} of {$of} lines
preview-status = Shown indented; x shows the exact bytes.
product-remark = {$engine} instances, service {$service}
review-accounts = two, {$prefix}_SSM_???
review-default-key = the default key of Secrets Manager
review-errors = { $errors ->
        [one] 1 error stops
        *[other] {$errors} errors stop
    } the sending; ^X e goes through them
review-fixed = * cannot be changed after creation; a mistake there means a new credential.
review-free = free, checked {$at}
review-more-grants = { $places ->
        [one] 1 object
       *[other] { $places } objects
    }, { $grants ->
        [one] 1 grant
       *[other] { $grants } grants
    } in all
review-nothing = -
review-own-in-use = yours, other content
review-own-failed = held by a failed create
review-own-made = yours, created { $time }
review-own-seen = yours, { $status }
review-own-working = yours, being created
review-own-sending = yours, on its way
review-own-unknown = outcome unknown
review-ready = { $size ->
        [short] {""}
       *[usual] Ready: no errors,{" "}
    }{ $warnings ->
        [0] no warnings
        [one] 1 warning
       *[other] { $warnings } warnings
    }{ $notes ->
        [0] {""}
        [one] , 1 note
       *[other] , { $notes } notes
    }.
review-no-rotation = The password will never rotate: rotation is off
review-structure = { $privileges } on { $places }{ $more ->
        [0] {""}
        [one] {" "}and 1 more object
       *[other] {" "}and { $more } more objects
    }: can change the structure
review-hosts-left = { $hosts } hosts in all; { $step } shows them
review-places-left = { $places ->
        [one] 1 more object
       *[other] { $places } more objects
    } with less reach; { $step } shows all
review-rotation = every { $days ->
        [one] day
       *[other] { $days } days
    } from {$begin} (UTC+8 assumed)
review-rotation-no-begin = every { $days ->
        [one] day
       *[other] { $days } days
    }, and no first run yet
review-rotation-off = off (sent as false): the password will never rotate
review-rotation-untouched = off: the password will never rotate
review-taken = taken, checked {$at}
review-then = then {$runs}
review-unchecked = not checked
rotate-hint = Space switches
rotate-off = off: the password will never rotate
rotate-on = on
rotate-suggestion = Space or Right: on, every { $days } days from { $first }
rotate-untouched = off: the password will never rotate
rotation-not-sent = Not sent: rotation is off. First run and days stay in the draft.
calendar-bounds = usual: { $first } to { $last }
runs = {$runs}; all at {$time}
runs-label = Runs
runs-meaning = At each run the password changes and the other account becomes current: programs must read the credential, not keep a copy.
sandbox-banner = SANDBOX on {$address} - nothing leaves this machine
small-is = This is {$columns} x {$lines}. Enlarge it, or
small-needs = dbcred needs 50 x 14.
small-quit = {$key}, ^C: quit (the draft is saved).
start-account = {$account}, user {$user}
start-account-label = Account
start-endpoint-label = Endpoint
start-key-expired = This key expired {$span} ago, at {$at}.
start-key-expires = The key expires in {$span}, at {$at}.
start-lines-left-out = { $lines ->
        [one] 1 line is left out
       *[other] { $lines } lines are left out
    }
start-key-label = Key
start-languages = English  ^X l 中文
start-looked = Looked here, in this order:
start-no-key = No key found. You can prepare and check a request, but not send it.
start-half-key = Half a key: { $why }. You can prepare and check a request, but not send it.
start-not-asked = not asked: the key has expired
region-untouched = Which region? Type some of it, or move to it with Up and Down
start-no-lookups = Look-ups are off without a key; every value can be typed
start-no-region = none yet; the form asks
start-region-label = Region
start-searching = Looking for a key...
start-clock-label = Clock
start-clock = { $way ->
        [same] as the service's
        [slow] { $seconds } s behind the service's
       *[fast] { $seconds } s ahead of the service's
    }
start-clock-off = This clock is { $minutes } min { $way ->
        [slow] slow
       *[fast] fast
    }. The service refuses what is signed more than 5 min off
start-clock-fix = Fix: set the clock of this machine (NTP), then ^X g
service-full = All { $limit } credentials of the quota are used: a create is refused
start-service-full-fix = A create is refused until the quota is raised or a credential is deleted
start-service-active = active
start-service-label = Service
start-service-off = { $type ->
        [0] Secrets Manager is not activated for this account. Activate it in the console
        [2] The account is in arrears: Secrets Manager is suspended. Top the account up
        [3] Secrets Manager was released for this account. Activate it again in the console
       *[other] Secrets Manager is not active (InvalidType { $type }). Activate it in the console
    }
start-service-used = active, {$used} of {$limit} credentials used
start-subtitle = Create a rotating database credential in Tencent Cloud Secrets Manager
start-unsettled = { $n ->
        [one] 1 create has no known outcome: settle it before you use that name again
        *[other] {$n} creates have no known outcome: settle them before you use the names
    }
status-asking = asking ...
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
status-instances = {$count} instances read at {$at} in { $pages ->
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
enter-alone = Press Enter by itself: only then is anything created
wizard-no-sandbox = The sandbox cannot listen on this machine: {$why}
wizard-no-room = dbcred cannot start: the system gives no more threads or files ({$why}). Nothing was sent
wizard-no-terminal = The terminal cannot be used: {$why}
draft-salvaged = { $n ->
        [one] One thing of this draft could not be read
       *[other] { $n } things of this draft could not be read
    }; all of it is kept as { $kept }
draft-line = Line { $line }:
notes-title-keys = What could not be read of config.toml
notes-title = What could not be read of this draft
journal-newer = A file of the journal is of a newer dbcred and was left alone: { $file }
draft-gone = The draft {$name} is not there any more
entry-gone = The journal has no open entry for {$name}
entry-missing = The journal has no entry for {$name}, so there is nothing to compare with
journal-file-unreadable = The file { $file } of the journal cannot be read; it may be an open create
journal-damaged = A damaged file of the journal was kept aside as {$kept} ({$file}); it may be an open create
journal-unreadable = The journal cannot be read: {$why}
drafts-unreadable = The drafts cannot be listed: {$why}
not-read = { $path } cannot be read: { $why ->
        [absent] there is no such file
        [denied] you have no right to read it
       *[other] { $why }
    }
not-read-folder = {$path} is a folder; name the file in it
not-read-kind = {$path} is a pipe or a device, not a file; save it as a file and open that
not-read-size = {$path} has { $size } bytes; a draft has at most { $most }
not-read-slow = {$path}: the folder has not answered for 10 s; it is waited for no more
files-reading = Still reading what is kept on the disk...
files-slow = the folder of the drafts does not answer
no-thread = The system gives no more threads: {$why}
not-written = { $path } was not written: { $why ->
        [absent] there is no such folder
        [denied] you have no right to write there
        [exists] it exists already; give another name
       *[other] { $why }
    }
region-of-sandbox = of the sandbox
setting-from = from {$place}
title-form = new credential
title-preview = preview
review-preview = Signed preview: Left/Right
trouble-denied = The key has no right to { $action }
trouble-line-denied = No right to { $action }: type it; ^X g retries
trouble-line-refused = { $action }: { $code }. Type it; ^X g retries
trouble-line-throttled = Too many calls ({ $action }): type it; ^X g retries
trouble-line-timed-out = No answer within { $seconds } s: type it; ^X g retries
trouble-line-unreachable = { $host } cannot be reached: type it; ^X g retries
trouble-not-asked = Not asked: {$what}
trouble-no-key = Not asked: there is no key that can be used
trouble-odd = Something else answered: {$what}
trouble-refused = Refused: {$code} "{$says}"
trouble-timed-out = No answer within {$seconds} s
write-title-receipt = Write the receipt to a file: path
write-title-preview = Write what is shown to a file: path
write-title = Write the draft to a file: path
write-endings = { $format ->
        [draft] Writes the draft, as TOML.
        [shown] Writes what the preview shows.
        [none] This ending is of no format that dbcred writes.
       *[other] Writes the format { $format }.
    } The ending of the name chooses: .toml the draft; { $endings }
write-no-format = Nothing was written: this ending is of no format. Take .toml for the draft, or one of { $endings }
write-unfinished = { $n ->
        [one] 1 error is left
       *[other] { $n } errors are left
    }: an unfinished draft is written as .toml only
write-unsigned = { $format } is being signed; press Enter again
import-no-kind = Not a draft (TOML), API JSON, tccli line or GRANT lines
tccli-other = Only { $command } can be opened
tccli-word = { $word } belongs to no option
tccli-no-value = --{ $name } has no value
tccli-quote = A quote is not closed
tccli-json = The JSON of --{ $name } cannot be read
written = Written: {$path}
monday = Mon
tuesday = Tue
wednesday = Wed
thursday = Thu
friday = Fri
saturday = Sat
sunday = Sun
when-yesterday = yesterday {$time}
accounts-length-mysql = {$n} characters each (MySQL 5.6 allows 16); the service picks ???.
begin-zone-assumed = No API page names the time zone. dbcred assumes UTC+8.
choice-open-detail = a draft, API JSON, tccli or GRANT lines
choice-look-again-detail = after `tccli auth login` in another window
command-value = value
    .does = Goes from the key to its value.
description-line = line {$n} of {$of}
description-more = { $n ->
        [one] ... 1 more line
        *[other] ... {$n} more lines
    }
header-account = uin { $account }
help-this-screen = this screen
title-help = help: {$label}
hosts-count-mysql = { $hosts ->
        [one] 1 host
        *[other] {$count} hosts
    } x 2 = {$accounts} MySQL accounts
hosts-accounts = { $n ->
        [one] 1 account
        *[other] {$n} accounts
    }
tags-of-account = Tag keys of this account:
tags-of-key = Values of { $key } in this account:
key-default-remark = nothing is sent
key-hint = Type to find one, or a whole key id
leave-keys = Enter choose  ^C quit  Esc stay
leave-text-empty = Nothing was entered.
leave-text-unsaved = The draft is not saved: {$why}
list-like-loading = none match yet, {$n} look like it
list-like = none match, {$n} of {$total} look like it
list-none = No instance of this product in {$region}; an id can be typed
menu-keys = letter, or arrows and Enter
menu-keys-more = letter, or arrows; { $lines ->
        [one] 1 line more
       *[other] { $lines } lines more
    }
lines-above = { $lines ->
        [one] 1 line above
       *[other] { $lines } lines above
    }
lines-below = { $lines ->
        [one] 1 line below
       *[other] { $lines } lines below
    }
name-neighbours = Perhaps free: {$names}
name-neighbours-hint = Down takes the first
prefix-would-be = Suggested: {$prefix}
small-quit-only = {$key}, ^C: quit.
start-checked = checked with STS at {$at}
start-key-expired-fix = Fix: { $kind ->
        [sso] run `tccli sso login` in another window, then Look again below
        [oauth] run `tccli auth login` in another window, then Look again below
       *[other] get a new key, then Look again below, or type it
    } (your draft stays).
start-trouble-fix = The form works without it; ^X g asks again
status-instances-short = {$count} instances read; ^X g asks again
start-subtitle-short = Create a rotating database credential
rows-more = {$n} more
command-day = day, week
    .does = Moves by a day or a week.
command-month = month
    .does = Moves by a month.

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
editor-hint = { $words ->
        [one] 1 privilege
       *[other] { $words } privileges
    } { $level ->
    [global] on every database
    [database] on the database { $place }
    [table] on the table { $place }
    [column] on the column { $place }
   *[other] on { $place }
    }
editor-hint-covered = { $words ->
    [one] 1 privilege
   *[other] { $words } privileges
    } on { $place }; { $state ->
    [all] { $words ->
        [one] it is covered by { $wider } already
        [2] both are covered by { $wider } already
       *[other] all are covered by { $wider } already
        }
   *[other] { $covered } covered by { $wider } already
    }
editor-hint-places = { $words } privileges on { $places } objects
editor-where = Where
editor-of = { $granted } of { $possible }
editor-position = { $at } of { $n ->
    [one] 1 object
   *[other] { $n } objects
    }
editor-suggested = suggested, not checked
editor-means = What it means
editor-add-object = + add an object
editor-find-nothing = no such object
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
editor-kind-stop = no more: all of it
editor-word-foreign = { $word } is in no list for { $place }; Space removes it
editor-word-unsupported = { $word }: the instance does not list it
editor-word-covered = { $word } on { $place } is granted by { $wider } already
editor-added = { $n ->
    [one] 1 privilege added to { $place }
   *[other] { $n } privileges added to { $place }
    }
editor-replaced = All { $dropped } earlier privileges removed, { $n } added
editor-added-nothing = Nothing new: { $place } has them already
editor-added-places = { $n ->
    [one] 1 privilege
   *[other] { $n } privileges
    } added on { $places ->
    [one] 1 object
   *[other] { $places } objects
    }
editor-dropped = { $place } is removed, with { $n ->
    [0] no privilege
    [one] 1 privilege
   *[other] { $n } privileges
    }; ^X u brings it back
editor-dropped-below = { $place } is removed, with { $n ->
    [one] 1 privilege
   *[other] { $n } privileges
    } on { $places ->
    [one] 1 object
   *[other] { $places } objects
    }; ^X u brings them back
editor-free-label = Privileges, separated by commas
editor-free-listed = The database service lists for { $level ->
    [global] *.*
   *[other] a { $kind }
    }:
editor-free-down = Down picks
editor-free-unchecked = Not checked by a rule of Secrets Manager.
editor-free-why = Why: it documents the privileges of Mysql only.
editor-free-sent = Sent as written: { $fields }
editor-free-status = Sent unchecked: only the create shows whether a privilege is accepted
editor-sql-title = SQL: { $n ->
    [one] 1 statement
   *[other] { $n } statements
    } x 2 accounts{ $hosts ->
    [0] {""}
    [one] {" "}x 1 host = { $all }
   *[other] {" "}x { $hosts } hosts = { $all }
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
editor-place-all = { $place }: all { $n } privileges of { $level ->
    [global] *.*
    [database] a database
    [table] a table
   *[column] a column
    }
editor-paste-more = and { $n } more
editor-paste-hosts = Hosts in these statements: { $hosts }
editor-paste-hosts-short = Hosts: { $hosts }
editor-paste-offer = also add { $n ->
    [one] it
   *[other] them
    } to Hosts
grants-left-out = { $kind ->
    [revoke] REVOKE
    [pattern] pattern
    [role] role
    [words] privileges
    [routine] routine
    [name] name
    [refused] refused
    [undone] undone
    [syntax] syntax
    [place] object
    [text] not read
   *[other] other
    }{ $several ->
    [0] { " " }line { $line }
   *[other] { " " }{ $file }:{ $line }
    }
grants-left-out-more = { $n } more
grants-imported-items = { $text } ({ $items })
grants-imported = { $known ->
    [0] { "" }
   *[other] { $account }:{ " " }
    }taken { $taken }{ $away ->
    [0] { "" }
   *[other] , revoked { $away }
    }{ $left ->
    [0] { "" }
   *[other] , left out { $left }
    }
editor-paste-guess = Space takes { $unit } instead
editor-paste-dropped = Left out on purpose
editor-paste-drop = Space leaves this out on purpose
editor-paste-errors = { $grants ->
    [one] 1 grant
   *[other] { $grants } grants
    }, once { $n ->
    [one] 1 error is
   *[other] { $n } errors are
    } left out on purpose
editor-paste-stopped = { $n ->
    [one] 1 error stops this
   *[other] { $n } errors stop this
    }, here on line { $line }. Space leaves it out
editor-paste-choose = { $n } accounts; Enter shows the grants of one
editor-paste-others = { $n ->
    [0] { "" }
    [one] 1 other statement grants nothing.{ " " }
   *[other] { $n } other statements grant nothing.{ " " }
    }{ $strangers ->
    [0] { "" }
    [one] 1 is of another account.
   *[other] { $strangers } are of other accounts.
    }
editor-paste-below = { $n } below{ $errors ->
    [0] { "" }
    [one] , 1 error
   *[other] , { $errors } errors
    }
editor-paste-above = { $n } above{ $errors ->
    [0] { "" }
    [one] , 1 error
   *[other] , { $errors } errors
    }
editor-paste-account-grants = { $n ->
    [one] 1 grant
   *[other] { $n } grants
    }
editor-paste-accounts = { $n } accounts. Whose grants are meant?
editor-paste-title-of-short = { $account }: { $n }; Enter takes the [x]
editor-paste-title-of = { $account }: { $n ->
    [one] 1 statement
   *[other] { $n } statements
    }. Nothing is taken until you press Enter.
editor-presets-title = Presets for { $place }
editor-presets-keys = Enter replace   + add to what is there   Esc close
editor-preset-all = { $n ->
    [one] the one privilege that { $place } can have
   *[other] all { $n } privileges that { $place } can have
    }
editor-preset-same = the same here
editor-preset-adds = Grants { $words }.
editor-preset-drops = Enter removes { $words }.
editor-preset-nothing = Changes nothing here.
editor-preset-done = { $place }: { $added } granted, { $dropped } removed
editor-fix-key = { $text }. f fixes it
editor-word-removed = { $word } on { $place } is granted to the account, and not here
editor-against = +{ $added } -{ $removed } against
editor-preset-account = copy from an account of this instance...
editor-preset-account-about = Its grants are shown first; Enter there takes them.
editor-accounts-title = Begin with the grants of an account
editor-accounts-find = Find, or user@host
editor-accounts-count = { $shown } of { $n } accounts
editor-accounts-asking = Asking for the grants of { $account }
editor-accounts-keys = Enter shows its grants   Esc close
editor-accounts-keys-part = Enter shows its grants   Del compares no more   Esc close
editor-account-title = Grants of { $account }. Nothing is taken until you press Enter.
editor-account-title-short = { $account }; Enter takes the [x]
editor-copy-title = Copy the privileges of { $place } to
editor-copy-fit = { $n } of { $all } fit
editor-copy-keys = Space choose   Enter add to these objects   Esc close
editor-copied = { $n ->
    [one] 1 privilege
   *[other] { $n } privileges
    } added on { $places ->
    [one] 1 object
   *[other] { $places } objects
    }{ $left ->
    [0] { "" }
   *[other] ; { $left } did not fit
    }
editor-new-title = Add an object
editor-new-kind = Kind
editor-new-keys = Enter takes the marked row and goes on   Tab completes   Esc close
editor-new-keys-kind = Left/Right kind   Enter takes the marked row   Esc close

## Review and preview

preview-moment = {$at} UTC, good for 5 minutes
preview-signature-hidden = k shows it
preview-signing = signing ...
preview-status-exact = The exact bytes; x shows them indented.
preview-status-signed = Signed for now; a create is signed again.
preview-status-sql = What it amounts to, for each account.
review-accounts-label = Accounts
review-error = {$step} {$name}: {$text}
review-note = {$text} ({$step})
review-fixed-short = * cannot be changed after creation
review-rotation-short = { $days ->
        [one] 1 day
       *[other] { $days } days
    } from {$begin} (UTC+8?)
preview-status-unsigned = No key: <signature> stands in its place.
tab-tccli = tccli
tab-curl = curl
tab-hcl = HCL
preview-status-live = A live request; not in the journal if you send it.
preview-status-hcl = For Terraform; comments name what it lacks.

## Submission

submission-title-creating = creating
submission-title-done = done
submission-title-problem = done, with a problem
submission-title-refused = refused
submission-title-not-sent = not sent
submission-title-failed = failed
submission-title-unknown = outcome unknown
submission-title-theirs = name taken
submission-title-not-created = not created
submission-title-working = accepted, still working
submission-subject = { $name } on { $instance }
submission-lines = { $from } to { $to } of { $total } lines
submission-more = ... d shows the rest

submission-status-before = Nothing has been sent yet; Esc cancels it
submission-status-unkept = The journal could not be written: c copies what this screen says


submission-issue-refused = Refused here: "{ $says }"
    .why = The service's own words ({ $code }); they stay until the value changes.
submission-issue-taken = Another credential has the name { $name }; choose another one
    .why = Names are unique per region.

submission-not-known = not known
submission-holder = status { $status }, made { $made } by { $creator }, on { $product } { $instance }.
submission-run = { $weekday } { $time } (UTC+8 assumed)


odd-html = HTML
odd-empty = nothing
odd-cut-off = an answer that is cut off
odd-too-large = more than dbcred reads
odd-not-utf8 = bytes that are no text
odd-not-json = text that is not JSON
odd-other-shape = JSON of another shape
odd-redirect = a redirect

submission-span-seconds = { $n } s
submission-span-minutes = { $n } min
submission-span-hours = { $n } h
span-days = { $n ->
        [one] 1 day
       *[other] { $n } days
    }
span-hours = { $n ->
        [one] 1 hour
       *[other] { $n } hours
    }
span-minutes = { $n ->
        [one] 1 minute
       *[other] { $n } minutes
    }
span-none = less than a minute
submission-weekday-1 = Mon
submission-weekday-2 = Tue
submission-weekday-3 = Wed
submission-weekday-4 = Thu
submission-weekday-5 = Fri
submission-weekday-6 = Sat
submission-weekday-7 = Sun

submission-quoted = "{ $text }"
submission-label-what = What
submission-label-says = Says
submission-label-why = Why
submission-label-fix = Fix
submission-label-again = Again?
submission-label-rule = Rule
submission-label-found = Found
submission-label-accounts = Accounts
submission-label-granted = Granted
submission-label-imported = Read from SQL
submission-label-next-run = Next run
submission-label-accepted = Accepted
submission-accepted-count = { $count ->
        [one] { $count } risk, listed in the details
       *[other] { $count } risks, listed in the details
    }
submission-label-task = Task
submission-label-request-id = Request id
submission-label-body = Body
submission-label-tags = Tags
submission-request-id-ticket = Request id  { $id }   for a support ticket
submission-more-hosts = +{ $count } more

submission-step-journalling = Writing to the journal
submission-step-journalled = Written to the journal
submission-stopping = Sent; it stops when the answer is there or its time is over. ^C: quit now
submission-step-throttled = Too many calls; nothing was done
submission-step-not-connected = No connection; nothing was sent
submission-step-backing-off = sent again in { $span }, attempt { $attempt }: { $reason }
submission-step-sent = Sent { $attempt ->
        [one] once
       *[other] { $attempt } times; those before the last did nothing
    }, { $bytes } bytes
submission-step-waiting = Waiting for the answer
submission-step-broken = The connection closed without an answer. { $says }
submission-step-accepted = Accepted: task { $task }
submission-step-request-id = request id { $id }
submission-step-tags-set = Tags set
submission-step-tags-not-set = Tags not set
submission-step-tag-code = code { $code }
submission-step-tag-code-says = code { $code } ({ $says })
submission-step-working = Working: accounts are being made on the instance
submission-step-not-asked = not checked yet; the service names no usual duration
submission-step-asked = { $count ->
    [one] checked once;
   *[other] checked { $count } times;
    } the service names no usual duration
submission-step-asked-next = { $count ->
    [one] checked once,
   *[other] checked { $count } times,
    } next at { $span }; the service names no usual duration
submission-step-task-says = It says: "{ $says }"
submission-step-task-over = The task has ended
submission-step-reading = Reading back what was made
submission-step-unkept = The journal took no more: { $why }
submission-step-read = Read back what was made

submission-working = Accepted. The task still runs; dbcred has stopped checking.
submission-working-unanswered = No answer came, but the credential is there and being created. dbcred has stopped checking.
submission-working-why = The service names no usual duration; a busy instance takes longer.
submission-not-again = Do not create it again: the name is taken by this credential.

submission-created-in = The credential { $name } was created in { $span }.
submission-created-in-sandbox = Created in the sandbox: nothing exists outside this program.
submission-created-body = SHA-256 { $hash }, as previewed
submission-account-current = current
submission-account-waiting = waiting
submission-accounts-none = none listed; the credential names them in the console
submission-accounts-unread = not read: { $why }
submission-granted-as-asked = as asked: { $granted } of { $asked } grants
submission-granted-as-asked-mysql = as asked: { $granted } of { $asked } grants (cdb:DescribeAccountPrivileges)
submission-granted-less = { $granted } of { $asked } grants found on the instance
submission-granted-unread = not compared: { $why }
submission-granted-not-compared = not compared: the grants of this product cannot be read here
submission-difference = { $what }: asked { $asked }, there is { $found }
submission-difference-missing = missing: { $asked }
submission-difference-extra = not asked for: { $found }
submission-next-run-off = none: rotation is off
submission-task-finished = { $task }, finished { $time }
submission-task-over = Task { $task }, finished
submission-task-not-known = number not known: the answer was lost, the credential was found by name
submission-next-heading = Next
submission-next-heading-sandbox = Next, in the cloud
submission-next-read-label = Read it
submission-next-read = GetSecretValue: SecretName { $name }, VersionId SSM_Current
submission-next-remember-label = Remember
submission-next-remember = programs must not cache the password: a run replaces it
submission-next-allow-label = Allow it
submission-next-allow = the program's role needs ssm:GetSecretValue on this credential

submission-tags-failed = The credential was created. Its tags were not set.
submission-tags-set = { $tags }     set; { $code }
submission-tags-unknown = { $tags }     asked for; the answer that says whether they were set was lost
submission-tags-not-set = { $tags }     not set
submission-tag-code-1 = TagCode { $code } (internal error)
submission-tag-code-2 = TagCode { $code } (business error)
submission-tag-code-other = TagCode { $code } (not documented)
submission-tag-says = { $kind }: "{ $says }"
submission-tags-failed-why = Secrets Manager sets tags in a second step after the create; this step failed, the create did not.
submission-tags-failed-fix = Create the tags in the Tag console, then tag the credential:
submission-tags-failed-fix-set = Set the tags in the Tag console, on the credential:
submission-tags-failed-again = Do not create it again: the name is taken by this credential.

submission-task-failed = Accepted, but the task failed.
submission-task-failed-after = Accepted, but the task failed after { $span }.
submission-task-failed-but = Reported failed, but both accounts are there.
submission-task-failed-what = The accounts could not be made on the instance.
submission-task-failed-what-but = The service says that the task failed; the instance says otherwise.
submission-task-status = task { $task }, status 2
submission-task-failed-why = The request was accepted; a later step on the instance failed. The sentence above may say which.
submission-task-failed-why-unsaid = The request was accepted; a later step on the instance failed. The service does not say which.
submission-task-failed-fix = Clear the cause, then delete the failed credential and create again under this name, or take another name now.
submission-task-failed-fix-but = Check the credential and its accounts in the console before anything else; they may be usable.
submission-task-failed-fix-free = Clear the cause, then create again; nothing holds the name.
submission-task-failed-again = Not under this name: the failed credential still holds it.
submission-task-failed-again-but = Not under this name: this credential holds it.
submission-task-failed-again-free = Safe once the cause is gone.
submission-found-secret = Credential: { $name }, { $status }
submission-found-no-secret = Credential: none has the name { $name }
submission-found-unread = It could not be read back: { $why }
submission-found-accounts = Accounts on the instance: { $names }
submission-found-no-accounts = Accounts on the instance: none with { $prefix }_SSM_
submission-found-accounts-unread = Accounts on the instance: not read. { $why }

submission-refused = Refused: nothing was created.
submission-clock-slow = This clock is { $span } slow.
submission-clock-fast = This clock is { $span } fast.
submission-name-was-free = It was free at { $time }, so somebody took it since then.
submission-name-holder = Checked now: { $holder }
submission-name-not-yours = You did not create it.
submission-name-free-now = Checked at { $time }: no credential has that name now.
submission-aside = { $text }
submission-names-free = Perhaps free: { $names }

submission-not-sent = Not sent: nothing left this machine.
submission-not-sent-no-key = There is no key to sign with.
    .why = A create is signed with a SecretId and a SecretKey; none was found.
    .fix = Set one up (Start names the places), then create again.
    .again = Safe: nothing was sent.
submission-not-sent-key-expired = The temporary key has expired.
    .why = Its end is known, and it was reached before anything was sent.
    .fix = Get a new temporary key; the draft is kept.
    .again = Safe: nothing was sent.
submission-not-sent-other-account = The key belongs to account { $found }, not to { $expected }.
    .why = --expect-account { $expected } stops everything that is meant for another account.
    .fix = Use a key of account { $expected } (--profile), or give the number of the account that is meant.
    .again = Safe: nothing was sent.
submission-not-sent-account-unread = Whose key it is could not be found out: { $why }.
    .why = --expect-account { $expected } stops everything until the account of the key is known.
    .fix = Make sts:GetCallerIdentity reachable for this key, or leave --expect-account out.
    .again = Safe: nothing was sent.
submission-not-sent-journal = The journal could not be written.
    .why = Without its entry a lost answer could not be settled later, so nothing is sent.
    .fix = Free space, or make dbcred's folder writable.
    .again = Safe: nothing was sent.
submission-not-sent-not-connected = { $endpoint } cannot be reached.
    .again = Safe: nothing was sent.
submission-not-sent-unsettled = An earlier attempt to create { $name } has no known outcome yet.
    .why = It may exist already; a second create would be blind.
    .fix = Settle that attempt first: dbcred resume { $name }
    .again = After that, if it turns out not to exist.
submission-not-sent-locked = Another dbcred is creating { $name } just now.
    .why = With two at one name nobody could say whose credential it becomes.
    .fix = Wait for the other one, or close it.
    .again = Safe after that.
submission-not-sent-cancelled = You cancelled it.
    .why = It was still before the first byte.
    .fix = Nothing to fix; the draft is kept.
    .again = Safe: nothing was sent.
submission-not-sent-client = The connection could not be set up.
    .why = Certificates or the proxy's address are missing or not readable here.
    .fix = Check the proxy's address and the system's certificates.
    .again = Safe: nothing was sent.

submission-theirs = Not created: the name { $name } belongs to something else.
submission-theirs-differs = Differs
submission-theirs-asked = asked
submission-theirs-there = there
submission-theirs-why = Names are unique per region, so the request cannot have made a second one.
submission-theirs-fix = Choose another name; the rest of your draft is untouched.
submission-theirs-again = Safe under another name.

submission-not-created = { $count ->
    [one] Not created: checked once, and
   *[other] Not created: checked { $count } times, and
    } { $name } is not there.
submission-looks-between = { $count ->
        [one] 1 more check in between: the same
       *[other] { $count } more checks in between: the same
    }
submission-not-created-why = A create that reached the service would most likely have shown up by now.
submission-not-created-again = s asks for yes again; dbcred does not send it by itself.

submission-unknown-no-answer = Sent, but no answer came. It may or may not have been created.
submission-unknown-odd = Sent, but something else answered. It may or may not have been created.
submission-unknown-ambiguous = Sent, but the answer leaves it open. It may or may not have been created.
submission-unknown-interrupted = Sent, then dbcred ended. It may or may not have been created.
submission-unknown-rule = dbcred does not send it again: the API cannot distinguish a repeat from a second credential.
submission-unknown-stays = It stays unknown.
submission-unknown-next = Nothing else is done before the name has been looked up.
submission-unknown-likely = Most likely this is your request. Watching it until its creation has ended.
submission-unknown-grants = Grants and hosts cannot be read here; they are compared on the instance.
submission-doubt-timed-out = No answer within { $seconds } s after the { $bytes } bytes were sent.
submission-doubt-broken = The connection closed after the { $bytes } bytes were sent.
submission-doubt-broken-after = The connection closed { $span } after the { $bytes } bytes were sent.
submission-doubt-broken-says = It says: { $says }
submission-doubt-odd = Something else answered: { $what }, HTTP { $status }. A proxy or a captive portal; whether the service saw the request is unknown.
submission-doubt-interrupted = dbcred ended between sending and the answer.
submission-looking = Looking for { $name }
submission-looks-of = check { $count }; at least { $least }
submission-look-absent = not there (ResourceNotFound)
submission-look-found = found: { $status }, made { $made }
submission-look-differs = It differs from what was asked.
submission-look-next = next check in { $span }
submission-look-under-way = checking now
submission-like-product = same product
submission-like-instance = same instance
submission-like-maker = made by you
submission-like-after = after we sent

submission-details-request = Request
submission-details-steps = Steps
submission-details-answer = Answer

confirm-title = Create this credential?
confirm-title-sandbox = Create in the sandbox?
confirm-where = { $name }   in { $region }, account { $account }
confirm-where-unnamed = { $name }   in { $region }
confirm-on = on { $product } { $instance }
confirm-on-named = on { $product } { $instance } ({ $title })
confirm-what = two database accounts { $hosts ->
    [one] from 1 host,
   *[other] from { $hosts } hosts,
    } { $grants ->
    [one] 1 grant
   *[other] { $grants } grants
    } { $places ->
    [one] on 1 object
   *[other] on { $places } objects
    }
confirm-once = It is sent once. If no answer comes, dbcred looks before anything else happens, and never sends it a second time by itself.
confirm-once-short = Sent once. Only labels and rotation can change.
confirm-once-sandbox-short = Sandbox: nothing leaves this machine.
confirm-where-short = { $name }   in { $region }
confirm-account-short = { $account ->
        [none] key { $key }
       *[other] account { $account }, key { $key }
    }
confirm-to-short = to { $host }
confirm-fixed = Fixed for good: instance, name, accounts, hosts, grants and KMS key.
confirm-once-sandbox = It goes to the sandbox: nothing leaves this machine.
confirm-prompt = Type yes and press Enter:
confirm-empty = Type the word yes; Enter alone creates nothing
confirm-no-paste = A paste is not taken here: type the word yes
confirm-news = This is new: read it, then type yes
confirm-overtaken = Nothing was sent: how the name stands has changed. s asks again
confirm-not-yes = "{ $typed }" is not yes; nothing was sent
confirm-more-notes = { $count ->
    [one] 1 more in the review
   *[other] { $count } more in the review
    }
confirm-status = Body SHA-256 { $hash }

## Faults

fault-other = The service refused with a code that no list has.
    .why = dbcred knows the documented codes; this one is newer, or comes from something before the service.
    .fix = The service says no more than this. With the request id, support can.
    .again = Not before the cause is known.

fault-ActionOffline = The endpoint no longer offers CreateProductSecret.
    .why = The action is marked as withdrawn there.
    .fix = Choose another endpoint or region, or look for a newer dbcred.
    .again = Not at this endpoint.

fault-AuthFailure = The key was not accepted.
    .why = Access management could not determine whose key it is, or what it may do.
    .fix = Check the SecretId and SecretKey that dbcred found; Start names where they came from.
    .again = Safe once the key is right.

fault-AuthFailure-InvalidAuthorization = The service could not read the signature.
    .why = The Authorization header came out malformed, or something on the way changed it.
    .fix = Try without the proxy. If it stays, report it with the request id: it is a fault of dbcred.
    .again = Safe, but it ends the same way until the cause is gone.

fault-AuthFailure-InvalidSecretId = This key is not one for the cloud API.
    .why = The SecretId is known, but of another kind.
    .fix = Use an API key from the console: Access Management, API Keys.
    .again = Safe with another key.

fault-AuthFailure-MFAFailure = The second factor was not accepted.
    .why = The account asks for multi-factor authentication on this action.
    .fix = Sign in with the second factor and use the temporary key that you get there.
    .again = Safe with such a key.

fault-AuthFailure-SecretIdNotFound = This key does not exist.
    .why = It was deleted or disabled, belongs to the other site, or holds a blank.
    .fix = Check the SecretId letter by letter, and that the key is enabled in the console.
    .again = Safe with a key that exists.

fault-AuthFailure-SignatureExpire = The signature was out of time: this clock and the service's differ.
    .why = A signature counts for five minutes around the service's clock.
    .fix = Set the clock of this machine (NTP), then create again.
    .again = Safe once the clock is right; it is signed anew.

fault-AuthFailure-SignatureFailure = The signature does not match.
    .why = Most often the SecretKey belongs to another SecretId; else a proxy changed the request.
    .fix = Check the SecretKey; it must be the one shown together with this SecretId.
    .again = Safe once the key is right.

fault-AuthFailure-TokenFailure = The temporary key is used up.
    .why = Its token has expired, is incomplete, or does not belong to this SecretId.
    .fix = Get a new temporary key; the draft is kept.
    .again = Safe with a new token.

fault-AuthFailure-UnauthorizedOperation = Your key may not create credentials.
    .why = Access management has no rule that allows it to this key.
    .fix = Ask the account admin for ssm:CreateProductSecret on qcs::ssm::uin/{ $account }:secret/*  (c copies a policy to send them)
    .again = Safe once the permission is there.

fault-DryRunOperation = It was only tried: the service would have taken it.
    .why = This code answers a rehearsal, which dbcred never asks for.
    .fix = Look for a gateway that turns requests into rehearsals, then create again.
    .again = Safe: nothing was made.

fault-FailedOperation = The service began and could not finish.
    .why = It does not say at which step, so something may exist already.
    .fix = Check the name first. If nothing is there, create again, or under a new name.
    .again = Check first; dbcred does.

fault-FailedOperation-AccessKmsError = Secrets Manager could not use the KMS key.
    .why = The key is disabled or deleted, or KMS is not active or in arrears.
    .fix = Enable the key in KMS in { $region }, or use the default key.
    .again = Safe after that.

fault-FailedOperation-RotationForbidden = Rotation is not possible here.
    .why = The service does not rotate credentials of this product, instance or state.
    .fix = Switch rotation off, or choose another instance.
    .again = Safe after that.

fault-InternalError = The service met a fault of its own.
    .why = It does not say whether the credential was created before.
    .fix = Check the name first; create again only when nothing is there.
    .again = Check first; dbcred does.

fault-InvalidAction = The endpoint does not know CreateProductSecret.
    .why = It is another service's endpoint, or one of an older version.
    .fix = Check the endpoint: Secrets Manager's begins with ssm.
    .again = Safe at the right endpoint.

fault-InvalidParameter = The request does not have the form that the service expects.
    .why = A field has another type or shape; the sentence above may name it.
    .fix = Change that field. If all looks right, report it with the request id: dbcred let it pass.
    .again = Safe after the change. The same request is refused again.

fault-InvalidParameterValue = A value breaks a rule of the service.
    .why = The sentence above may name the field: name, prefix, host, privilege, begin or frequency.
    .fix = Change that value; the rest of your draft is untouched.
    .again = Safe after the change. The same request is refused again.

fault-InvalidParameterValue-TagKeysDuplicated = A tag key is there twice.
    .why = Each key has one value.
    .fix = Keep one line for each key.
    .again = Safe after that.

fault-InvalidParameterValue-TagsNotExisted = A tag does not exist in this account.
    .why = Secrets Manager only sets keys and values that the Tag console knows.
    .fix = Create the tag in the Tag console, or take one that exists.
    .again = Safe after that.

fault-MissingParameter = A field that the service needs was not sent.
    .why = The sentence above may name it, such as RotationBeginTime with rotation on.
    .fix = Fill it in.
    .again = Safe after that. The same request is refused again.

fault-UnknownParameter = The endpoint does not know a field of the request.
    .why = Some fields exist on one of the two sites only.
    .fix = Clear the optional field that the sentence above names.
    .again = Safe after that. The same request is refused again.

fault-InvalidRequest = The service could not read the request.
    .why = It arrived in another form than it was sent, most often because of a proxy.
    .fix = Try without the proxy. If it stays, report it with the request id.
    .again = Safe, but it ends the same way until the cause is gone.

fault-IpInBlacklist = This machine's address is blocked.
    .why = The account has a list of addresses that may not call, and this one is on it.
    .fix = Call from another address, or ask the account admin to take it off the list.
    .again = Safe after that.

fault-IpNotInWhitelist = This machine's address is not on the account's list.
    .why = The account takes calls from listed addresses only.
    .fix = Call from a listed address, or ask the account admin to add this one.
    .again = Safe after that.

fault-LimitExceeded = The account has no room for another credential in { $region }.
    .why = There is a quota per region; Start shows how much of it is used.
    .fix = Delete credentials that are not used, or ask for a higher quota.
    .again = Safe once there is room.

fault-NoSuchProduct = The endpoint does not know Secrets Manager.
    .why = It belongs to another service, or to a site without it.
    .fix = Check the endpoint: Secrets Manager's begins with ssm.
    .again = Safe at the right endpoint.

fault-NoSuchVersion = The endpoint does not know version 2019-09-23.
    .why = It is another service's endpoint, or one of an older version.
    .fix = Check the endpoint: Secrets Manager's begins with ssm.
    .again = Safe at the right endpoint.

fault-OperationDenied = The service does not allow this now.
    .why = A state or a policy stands against it; the sentence above may say which.
    .fix = Check that Secrets Manager is authorised and that { $instance } is running.
    .again = Safe once that is changed.

fault-OperationDenied-AccessKeyOverLimit = The user has too many access keys.
    .why = An account or user holds two keys at most; this is not expected for a database credential.
    .fix = Delete a key that is not used, then create again.
    .again = Safe after that.

fault-OperationDenied-AutoRotatedResource = { $name } is rotated by the service and cannot be changed by hand.
    .why = A credential with rotation on holds this name.
    .fix = Choose another name; to change that credential, switch its rotation off first.
    .again = Safe under another name.

fault-OperationDenied-RoleNotExist = The role that Secrets Manager needs is not there.
    .why = Secrets Manager acts on instances through a service role of the account.
    .fix = Ask the account admin to authorise Secrets Manager in the console, once.
    .again = Safe after that.

fault-OperationDenied-UinNotMatch = The instance belongs to another account.
    .why = The key's account and the owner of { $instance } are not the same.
    .fix = Use a key of that account, or choose an instance of this one.
    .again = Safe after that.

fault-RequestLimitExceeded = Too many calls; it was sent again several times and refused each time.
    .why = The service takes 20 creates a second for one account.
    .fix = Wait a minute, or find the program that calls so often.
    .again = Safe: nothing was done.

fault-RequestLimitExceeded-GlobalRegionUinLimitExceeded = Too many calls of this account over all regions.
    .why = All programs of the account share this limit.
    .fix = Wait a minute, or find the program that calls so often.
    .again = Safe: nothing was done.

fault-RequestLimitExceeded-IPLimitExceeded = Too many calls from this machine's address.
    .why = All programs behind the address share this limit.
    .fix = Wait a minute, or find the program that calls so often.
    .again = Safe: nothing was done.

fault-RequestLimitExceeded-UinLimitExceeded = Too many calls of this account.
    .why = All programs of the account share this limit.
    .fix = Wait a minute, or find the program that calls so often.
    .again = Safe: nothing was done.

fault-RequestSizeLimitExceeded = The request is too large.
    .why = A request has at most 10 MiB; nearly all of it is grants.
    .fix = Use fewer grants, or wider objects.
    .again = Safe after that. The same request is refused again.

fault-ResponseSizeLimitExceeded = The answer was too large to be delivered.
    .why = The service may have created the credential before it met this limit.
    .fix = Check the name first; create again only when nothing is there.
    .again = Check first; dbcred does.

fault-ResourceInUse = Something that is needed is busy with another task.
    .why = Most often the instance { $instance } is being changed.
    .fix = Wait for its task to end; the console shows it under the instance.
    .again = Safe after that.

fault-ResourceInUse-SecretExists = The name { $name } is already taken in { $region }.
    .why = Names are unique per region.
    .fix = Choose another name; the rest of your draft is untouched.
    .again = Safe after the name is changed. The same request is refused again.

fault-ResourceInUse-ServiceAlreadyEnabled = Secrets Manager is already active.
    .why = This code answers an activation, not a create; it is not expected here.
    .fix = Check the endpoint, then create again.
    .again = Safe: nothing was made.

fault-ResourceInUse-VersionIdExists = A version of that credential exists already.
    .why = This code is not expected for a new credential; the name is probably taken.
    .fix = Check { $name } in the console, or choose another name.
    .again = Safe under another name.

fault-ResourceInsufficient = { $region } has no capacity for it now.
    .why = The service is short of something that it needs behind the scenes.
    .fix = Create again later, or in another region if the instance allows it.
    .again = Safe: nothing was made.

fault-ResourceNotFound = Something that the request names is not there.
    .why = The instance, key, database or table is missing in { $region } or in this account.
    .fix = Check region and instance ({ $instance }), then the objects of the grants.
    .again = Safe after that. The same request is refused again.

fault-ResourceNotFound-SecretNotExist = The service looked for a credential that is not there.
    .why = This code is not expected for a create; something that the request names is missing.
    .fix = Check region and instance ({ $instance }).
    .again = Safe: nothing was made.

fault-ResourceUnavailable = The instance or the service cannot be used now.
    .why = { $instance } is probably isolated, restarting or stopped.
    .fix = Bring the instance to running.
    .again = Safe after that.

fault-ResourceUnavailable-NotPurchased = Secrets Manager is not active.
    .why = It was never activated in this account, or is in arrears.
    .fix = Activate it in the console (Secrets Manager), or settle the arrears.
    .again = Safe after that.

fault-ResourceUnavailable-ResourceDisabled = A disabled credential holds the name { $name }.
    .why = A disabled credential keeps its name.
    .fix = Enable that one, or choose another name.
    .again = Safe under another name.

fault-ResourceUnavailable-ResourcePendingDeleted = The name { $name } waits to be deleted.
    .why = A credential keeps its name until the deletion is over.
    .fix = Choose another name, or restore that credential in the console.
    .again = Safe under another name.

fault-ResourceUnavailable-ResourceUninitialized = An earlier create of { $name } is not finished.
    .why = A credential of that name exists and is still being made.
    .fix = Check its status first; then wait, or choose another name.
    .again = Check first.

fault-ResourcesSoldOut = { $region } is sold out.
    .why = The resource that the service needs is not on sale there now.
    .fix = Create again later, or in another region if the instance allows it.
    .again = Safe: nothing was made.

fault-ServiceUnavailable = Secrets Manager is not available for the moment.
    .why = It does not say whether the credential was created before.
    .fix = Check the name first; create again only when nothing is there.
    .again = Check first; dbcred does.

fault-UnauthorizedOperation = Your key may not create credentials.
    .why = A rule is missing, or Secrets Manager is not authorised on the database.
    .fix = Ask the account admin for ssm:CreateProductSecret on qcs::ssm::uin/{ $account }:secret/*  (c copies a policy to send them)
    .again = Safe once the permission is there.

fault-UnauthorizedOperation-AccessKmsError = The KMS key may not be used.
    .why = You or Secrets Manager lack the right to encrypt with it.
    .fix = Ask for access to the key in KMS, or use the default key.
    .again = Safe after that.

fault-UnsupportedOperation = This product, engine or instance is not supported.
    .why = { $product } { $instance } may be a replica, or of a kind that is not rotated.
    .fix = Choose a supported product and a primary instance.
    .again = Safe after that. The same request is refused again.

fault-UnsupportedProtocol = The endpoint does not take this kind of request.
    .why = dbcred sends a POST over HTTPS; a proxy may have turned it into something else.
    .fix = Check the endpoint and the proxy.
    .again = Safe after that.

fault-UnsupportedRegion = Secrets Manager is not offered in { $region }.
    .why = The region is not known to the service, or closed to this account.
    .fix = Choose the region of the instance; the list shows those that are offered.
    .again = Safe after that.

## Headless
import-too-large = The file has 10 MB or more. Give one draft; it has a few kilobytes
import-utf16 = The file is UTF-16. Save it as UTF-8
import-not-utf8 = The byte { $byte } at offset { $offset } is not UTF-8. Save the file as UTF-8
import-too-deep = Lists and tables are nested more than { $most } deep. The API needs 4
import-unknown-key = Unknown field { $key }: CreateProductSecret does not have it
import-unknown-key-near = Unknown field { $key }; did you mean { $near }?
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
import-type-root = The file is { $got ->
        [null] null
        [truth] true or false
        [whole] a number
        [fraction] a number with a fraction
        [moment] a date without quotes
        [text] a text
        [list] a list
       *[table] a table
    }; write one object: {"{"}"SecretName": "…"{"}"}
import-json-end = The JSON ends here, before it is complete
import-json-here = { $seen } cannot stand here in JSON
import-json-comma = A comma stands before { $seen }. Remove the comma
import-json-comment = JSON has no comments. Remove it, or keep the draft as TOML
import-json-after = The JSON is complete before { $seen }. Remove what follows
import-json-escape = JSON has no such escape. Write \\ for a backslash
import-json-control = A line end, tab or other control stands inside a text. Write \n or \t, or close the quotes
import-json-surrogate = { $seen } is half of a character. Write both halves, or the character itself
import-json-number = This is not a number of JSON. Write digits, without a leading 0 or +
import-toml-quotes = Quotes are missing. Texts stand in quotes: NAME = "text"
import-toml-escape = TOML has no such escape. Write \\ for a backslash, or use single quotes
import-toml-value = The value is missing. Write NAME = "text"
import-toml-end = The TOML ends here, before it is complete
import-toml-here = This line cannot be read. A line of a draft is NAME = value, with texts in quotes
set-no-value = { $name } has no value. Write it so: SecretName=prod-orders-rw
set-no-name = { $text } names nothing. Write it so: SecretName=prod-orders-rw
set-unknown-part = There is no { $name }. Known here: { $known }
set-unknown = There is no { $name }. Use the names of the API, such as Domains.0
set-unknown-near = There is no { $name }; did you mean { $near }?
set-parts = { $name } needs one more name: { $known }
set-no-part = { $name } goes too deep: there is nothing inside that value
set-is-list = { $name } is a list. Count its items from 0, such as Domains.0
set-gap = { $name } leaves a gap; the next free item is { $next }
set-truth = { $name } is true or false, not { $value }
headless-no-region = No region yet. A create needs one: add --region, such as ap-guangzhou
    .why = It is no part of the body, but is always sent: a name is unique in its region.
headless-empty-host = This host is empty and is not sent. Remove it
    .why = Documented are % and IPv4 addresses and ranges.
headless-empty-privilege = A privilege is empty. Remove it
    .why = An empty text is no privilege.
headless-empty-tag = This tag has neither key nor value. Remove it
    .why = Each tag needs both.
headless-more-errors = ! and { $n } more
headless-syntax-rest = The text is broken; only what stands whole around that place was checked
headless-begin-read = { $text } is sent as { $fix }
headless-every-read = { $text } is sent as { $fix }
template-absent = There is no credential { $name } in { $region }. dbcred status lists what was sent from here; the console lists all
template-not-database = { $name } is no database credential, so there is no product, instance or account to read
template-no-region = A credential is read in its region. Add --region, such as ap-guangzhou, for { $name }
template-title = Read from an existing credential
template-read = From { $name } everything was read but this. Its own name and prefix are taken: enter others.
template-read-all = Read from { $name }. Its own name and prefix are taken: enter others
template-reading = Reading { $name } ...
template-unread = not read: { $why }
template-untold = Secrets Manager does not say
template-no-tags = the tag service lists none for it
template-no-accounts = the service names no account of it
template-no-hosts = the instance lists no host of { $account }
template-no-grants = no look-up shows the grants of an account of { $instance }
template-hosts-differ = the grants at { $other } differ; those at { $host } were taken
template-key-kind = it is encrypted with { $key }; whether that is the default key was not said
note-of-field = { $field }: { $text }
headless-name-shared = { $file } has the name { $name } too, in the same region, and asks for something else. One of the two is refused
headless-name-shared-same = { $file } asks for the same { $name }. It is made once
headless-form-large = The form has { $kib } KiB; a GET takes 32 KiB. Send the JSON
    .why = Limit of a GET (R17).
headless-sandbox-port = The sandbox of this command does not run. For this address start: dbcred sandbox --port { $port }
headless-out-broken = The output could not be written: { $why }
headless-accept-unknown = There is no code { $code }. docs/json.md lists them; --json shows that of each finding
headless-accept-near = There is no code { $code }; did you mean { $near }?
headless-file-url = There is no file { $file }. A path stands without file: in front: { $path }
headless-file-inline = { $file } is JSON, not the name of a file. Put it into a file, or pipe it in and give - as the file
headless-no-file = There is no file { $file }
headless-file-denied = The file { $file } may not be read by you
headless-file-is-folder = { $file } is a folder. Give a file
headless-file-trouble = The file { $file } cannot be read: { $why }
headless-grants-none = { $file } has no GRANT that can be taken
headless-stdin-twice = Standard input can be read once. Give a file for one of the two
headless-grants-strangers = { $n ->
    [one] 1 statement is
   *[other] { $n } statements are
    } not of { $account }, and not taken
headless-grants-others = { $n ->
    [one] 1 other statement grants
   *[other] { $n } other statements grant
    } nothing (SET, CREATE USER and the like)
headless-grants-large = { $file } is larger than 10 MB. Give the SHOW GRANTS of one account, or cut the file
headless-grants-no-account = { $file } grants nothing to { $account }. It grants to:
headless-grants-accounts = { $file } grants to { $n } accounts. Say whose grants are meant with --for USER@HOST:
headless-grants-account = { $account }  { $n ->
    [one] 1 grant
   *[other] { $n } grants
    }
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
headless-journalled = sending { $name } to { $host }; it is written to the journal first
headless-sent = sent to { $host }, try { $attempt }: { $bytes } bytes, sha256 { $hash }
headless-throttled = too many calls ({ $why }), nothing was done; try { $attempt } in { $seconds } s
headless-stopping = stopping once the answer is there or its time is over. Once more ends at once
headless-not-connected = no connection, nothing has left ({ $why }); try { $attempt } in { $seconds } s
headless-accepted = accepted, task { $task }, request { $request }
headless-working = working, { $seconds } s so far
headless-working-says = working, { $seconds } s so far: { $says }
headless-no-word = the task could not be asked for ({ $why }); asking again
headless-in-doubt = { $why }; looking for { $name }
headless-looked = check { $n }: { $found }
headless-look-absent = no credential has the name
headless-look-ours = found, made { $made } on { $instance }, { $status }
headless-look-theirs = found, but of another request: made { $made } on { $instance }, { $status }
headless-reading-back = reading back what was made
headless-doubt-timed-out = no answer in { $seconds } s
headless-doubt-broken = the connection broke ({ $why })
headless-doubt-odd = something else answered ({ $what }, HTTP { $status })
headless-doubt-ambiguous = the service says { $code }, which leaves open whether it was done
headless-doubt-interrupted = dbcred ended before the answer came
headless-account-current = { $account } (current)
headless-end-tags = tags: they were not set (TagCode { $code }: { $says }). Set them in the Tag console
headless-end-accounts = accounts: { $accounts }
headless-end-no-accounts = found: no account of it
headless-nothing = nothing
headless-end-difference = differs: { $what } is { $found }, asked was { $asked }
headless-end-more = and { $n } more differences
headless-end-missing = missing: { $asked }
headless-end-extra = not asked for: { $found }
headless-end-clock = clock: { $clock }
headless-end-unread = not read back: { $field }: { $why }
headless-end-says = says: { $says }
headless-end-fix = fix: { $fix }
headless-end-request = request: { $request }
headless-end-no-look = no check was answered: { $why }
headless-needs-yes = not sent: create sends a live request. Add --yes
nothing-kept = There is no folder for drafts and journal: { $why }
headless-no-folder = There is no place for the journal: { $why }
headless-sandbox = SANDBOX on { $address } - nothing leaves this machine
headless-no-entries = nothing was sent from here
headless-journal = The journal cannot be read: { $why }
headless-reading-journal = Reading the journal...
headless-journal-damaged = A damaged file of the journal was set aside: { $file }. It may be a create of unknown outcome
headless-journal-unclear = What was sent as { $name } is not known: the file { $file } of the journal cannot be read
headless-journal-newer = A file of the journal is of a newer dbcred and was left alone: { $file }
headless-several = There are several attempts at { $name }. Choose one: { $commands }
headless-only-draft = { $name } is a draft that was never sent. It needs a terminal: { $command }
headless-task-no-region = A task is asked for in its region. Add --region, such as ap-guangzhou, for task { $task }
headless-task-working = Task { $task } is under way; ask again later
headless-task-finished = Task { $task } is finished. The journal of this machine does not know what it made
headless-task-failed = Task { $task } has failed. The service says: { $says }
headless-not-asked = Not asked: { $why }
headless-nothing-of = The journal has nothing of { $name }
headless-no-thread = Nothing was sent by this command: the system gives no more threads or files ({ $why })
headless-scenario-alone = A scenario is for the sandbox. Add --sandbox
headless-sandbox-endpoint = The sandbox is its own endpoint. Leave out --endpoint
headless-word-created = created
headless-word-created-but-tags-failed = created, tags failed
headless-word-task-failed = task failed
headless-word-refused = refused
headless-word-not-sent = not sent
headless-word-not-created = not created
headless-word-unknown = unknown
headless-word-working = working
wizard-dumb-terminal = A terminal with TERM=dumb cannot show the wizard. Use check, preview and create
headless-no-terminal = The wizard needs a terminal. Use check, preview and create; see dbcred --help
usage-command = There is no command { $what }
usage-option = There is no option { $what }
usage-no-value = { $what } needs a value
usage-value = { $what } cannot be { $value }
usage-missing = { $what } is missing
usage-conflict = { $what } and { $other } do not go together
usage-other = The command line is unclear: { $why }
usage-near = Near: { $near }
usage-choices = One of: { $near }
usage-extra = { $what } is one argument too many
usage-no-more = { $what } takes no value, or no other
usage-twice = { $what } can be given only once
usage-utf8 = The command line is not UTF-8 everywhere
usage-account-odd = an account is its number (UIN), such as 100012345678
usage-time-odd = a time is a number and a unit: 500ms, 20s, 10m, 1h30m
usage-time-long = that is longer than a week
usage-age-odd = an age is a number and a unit: 90d, 12w, 1y, 36h
usage-age-long = that is longer than a hundred years
headless-more = { $n ->
        [one] 1 older one is not listed; --limit { $all } lists all
       *[other] { $n } older ones are not listed; --limit { $all } lists all
    }
headless-pruned = { $removed ->
        [one] 1 entry removed.
       *[other] { $removed } entries removed.
    } Kept: { $younger } that ended later, { $open } without an end, { $unread } that could not be read.
headless-would-prune = { $removed ->
        [one] 1 entry would be removed.
       *[other] { $removed } entries would be removed.
    } Kept: { $younger } that ended later, { $open } without an end, { $unread } that could not be read.
usage-time-none = no request is done in no time; give at least 1ms
usage-more = More: dbcred --help
headless-not-kept = The journal could not be written after the sending: { $why }. Keep this output; dbcred resume { $name } checks anew
headless-journal-unreadable = The file { $file } of the journal cannot be read and was left. It may be a create of unknown outcome
headless-key-expired = The key { $source } expired at { $at }: nothing is signed with it
headless-settings-unread = { $place }: { $why }. Region and endpoint may stand there: fix the file, or remove it
headless-fix = { $text }. Write { $fix }

## Credentials and look-ups

typed-key-title = An access key for this session
typed-key-optional = only a temporary key has one
typed-key-count = { $n ->
        [one] 1 character, hidden
       *[other] { $n } characters, hidden
    }
typed-key-hint = Used until dbcred ends or looks for a key again. Saved nowhere.
typed-key-used = { $id } is used now, until Look again on the first screen
credential-source-environment = from the environment (TENCENTCLOUD_SECRET_ID)
credential-source-profile = from { $path } ({ $kind })
credential-source-sdk = from { $path }
credential-source-role = role { $role } of account { $account }, through { $through ->
        [environment] the environment
       *[other] { $through }
    }
credential-source-pod = role { $role } of account { $account }, of this pod
credential-source-machine = role { $role } of this machine
credential-source-typed = typed for this session
credential-source-sandbox = of the sandbox
credential-empty = { $what } is empty. Put the whole key there
credential-padded = { $what } begins or ends with a blank. Remove it
    .why = The service answers such a key with SecretIdNotFound and no word about the blank.
credential-odd-character = { $what } holds a blank or a letter that no key has. Copy it again
    .why = Keys and tokens are made of visible ASCII characters.
credential-file-open = Other users can read { $path }. Fix: chmod 600 { $path }
    .why = Whoever reads that file can act as you.
credential-real-to-sandbox = A real key is never sent to the sandbox. Use the sandbox's own key
credential-sandbox-to-cloud = The sandbox's key never leaves this machine. Use a key of your account
credential-asked-when-chosen = asked for when chosen
credential-place-environment = environment
credential-place-profile = tccli profile
credential-place-settings = tccli settings
credential-place-sdk = SDK file
credential-place-role = machine role
credential-key = { $id }
credential-not-set = not set
credential-half = { $missing } is not set
credential-no-file = no such file
credential-unreadable = cannot be read: { $why }
credential-dangling = a link to nothing. Remove it, or put the file there
credential-not-utf8 = not a text in UTF-8
credential-damaged = not JSON: line { $line }, column { $column }
credential-other-type = of a type that dbcred does not know. It knows default, oauth, sso and cvm-role
credential-misshapen = not a file of a key: the value at line { $line }, column { $column } is of another type
credential-twice = a name stands there twice: line { $line }, column { $column }. Keep one of the two
credential-misspelt = { $found } is not read by tccli. Call it { $wanted }
credential-no-members = neither secretId nor secretKey in it. Write both there, or remove the file
credential-end = expiresAt is no moment in seconds since 1970. Correct it, or log in again
credential-ran-out = { $id } expired at { $at }. { $kind ->
        [oauth] Run tccli auth login
        [sso] Run tccli sso login
       *[static] Put a new key there
    }
settings-misshapen = { $what } is not written as tccli writes it
credential-not-instead = not read: fix what stands above first
credential-passed-over = not read: a profile was chosen
credential-not-needed = not read: a key was found before

## The help of the command line

cli-about = Creates a rotating database credential in Tencent Cloud Secrets Manager
cli-about-more = Without a command it opens the wizard. check, preview, create, status and resume work without questions, for scripts.
cli-exits =
    Exit status:
      0    checked, shown, created, or accepted with --no-wait
      1    nothing was sent, nothing was created, or something else went wrong
      2    the input breaks a rule or is unclear; nothing was sent
      3    the service refused; nothing was created
      4    unknown, or still working: check before anything else (dbcred resume NAME)
      5    something was made, but not as asked
      130  interrupted; the last line says whether it was sent

    The key comes from the environment (TENCENTCLOUD_SECRET_ID and
    TENCENTCLOUD_SECRET_KEY), a tccli profile, or the file of the SDKs;
    never from the command line.
cli-heading-usage = Usage:
cli-heading-commands = Commands:
cli-heading-arguments = Arguments:
cli-heading-options = Options:
cli-heading-connection = Connection:
cli-heading-time = Time (such as 500ms, 20s, 10m, 1h30m):
cli-heading-output = Output:
cli-usage-options = [OPTIONS]
cli-value-code = CODE
cli-value-command = COMMAND
cli-value-host = HOST
cli-value-site = SITE
cli-value-uin = UIN
cli-value-region = REGION
cli-value-name = NAME
cli-value-time = TIME
cli-value-lang = LANG
cli-value-name-value = NAME=VALUE
cli-value-grant = GRANT
cli-value-file = FILE
cli-value-format = FORMAT
cli-value-name-flowid = NAME|FLOWID
cli-value-n = N
cli-value-theme = THEME
cli-value-shell = SHELL
cli-default = { $help } [default: { $value }]
cli-choices = { $help } [one of: { $values }]
cli-command-new = Open the wizard at its first step
cli-command-check = Say what is wrong with a draft; sends nothing
cli-command-preview = Show a request in one of its formats; sends nothing
cli-command-create = Create the credential of a draft, once
cli-command-resume = Settle an outcome that is not known, or go on with a draft; never sends by itself
cli-command-status = Say how a task or a credential stands; without a name, what was sent from this machine
cli-command-sandbox = Serve a simulated cloud to other programs, on this machine only
cli-command-completions = Print the completions for a shell
cli-command-help = Print this message, or the help of a command
cli-check-files = Drafts in TOML, or the API's own JSON; - is standard input
cli-preview-file = A draft in TOML, or the API's own JSON; - is standard input
cli-create-file = A draft in TOML, or the API's own JSON; - is standard input
cli-resume-name = The name of a credential that was sent, or of a draft
cli-status-name = The name of a credential, or the number of a task
cli-completions-shell = The shell
cli-help-command = The command
cli-command-journal = Forget what was sent from this machine and ended long ago; what has no end is always kept
cli-journal-action = What to do
cli-value-action = ACTION
cli-option-older-than = How long ago a submission must have ended to be removed, such as 90d or 1y
cli-option-dry-run = Only count what would be removed
cli-option-limit = How many ended ones are listed at most; those without an end always are
cli-option-help = Print help; --help says more than -h
cli-option-version = Print the version
cli-option-endpoint = Where requests go: a host name or a URL; outside tencentcloudapi.com, or with a port, every request goes there
cli-option-site = Which site's fields the endpoint knows [default: by its name]
cli-option-region = The region [default: of the draft, TENCENTCLOUD_REGION, or the profile]
cli-option-profile = The tccli profile with key, region and endpoint [default: the environment, TCCLI_PROFILE, or default]
cli-option-expect-account = Refuse to send or ask with a key of another account than this one
cli-option-sandbox = Start a simulated cloud on this machine and use it; nothing leaves the machine
cli-option-scenario = What the sandbox does, such as slow or drops-answer
cli-option-timeout = The longest time for one request, from connecting to its last byte
cli-option-settle = How long an unknown outcome is looked for before "not created" is said
cli-option-wait = How long a task is followed
cli-option-no-wait = End after the service has accepted the request; its task goes on
cli-option-lang = The language of the interface [default: that of the locale]
cli-option-json = One JSON object on standard output instead of text
cli-option-ascii = Plain ASCII instead of lines and arrows
cli-option-theme = Colours of the wizard [default: for the background of the terminal]
theme-unread = { $file } is not used: { $why }
cli-option-like = Begin with what the existing credential of this name has, instead of a file; its secret value is not read
cli-new-file = What the wizard begins with: a draft in TOML, or the API's own JSON; - is standard input
cli-option-set = Set one value by its dotted name, such as Domains.0=10.0.1.% (may be given again)
cli-option-grant = Add one grant, such as 'select, insert on orders.*' (may be given again)
cli-option-grants = Add the grants of a file of GRANT statements or of what SHOW GRANTS printed; - is standard input
cli-option-accept = Accept a warning of this code under --strict
cli-option-strict = Treat warnings as errors
cli-option-account = Whose grants of a file of --grants are meant, where it has several accounts
cli-value-user-host = USER@HOST
cli-option-yes = Yes, create it: without this nothing is sent
cli-option-format = The format; exact is the bytes of the body and nothing else
cli-option-show-signature = Show the whole signature; a signed request can be sent by whoever sees it, for five minutes
cli-option-machine-role = Serve the metadata service of a machine with this role too, for TENCENTCLOUD_METADATA_URL
cli-option-port = The port; a free one where none is given

# Where requests go.
endpoint-empty = --endpoint is empty. Give a host, or leave the option out
endpoint-malformed = { $endpoint } is not a host name, nor a URL of one
endpoint-malformed-profile = { $place } names the endpoint { $endpoint }, which is not a host name, nor a URL of one. Correct it there, or add --endpoint
endpoint-plain-http = Plain http is for this machine only. Use https for { $host }
endpoint-foreign-draft = The file sends to { $endpoint }, which is not Tencent Cloud. If you mean it, add --endpoint { $endpoint }
    .why = Whoever gets a signed request gets its session token too. So a file alone does not decide this.
endpoint-foreign-set = { $endpoint } is not Tencent Cloud. If you mean it, write --endpoint { $endpoint } in place of --set endpoint
endpoint-foreign-profile = { $place } sends to { $endpoint }, which is not Tencent Cloud, and the key comes from another place. If you mean it, add --endpoint { $endpoint }
    .why = A profile decides where its own key goes, and not where that of another place goes.
endpoint-foreign-journal = The journal says that it was sent to { $endpoint }, which is not Tencent Cloud. If that is right: { $command }
    .why = Whoever gets a signed request gets its session token too. So a file alone does not decide this.
region-malformed = { $place }: { $region } is no region. It has letters, digits and hyphens only, such as ap-guangzhou
region-passed-over = { $place } is not used: { $region } is no region
endpoint-keys = Enter choose  ^C quit  Esc cancel
endpoint-title = Send there?
endpoint-by-draft = The file that was opened names this endpoint:
endpoint-by-profile = { $place } names this endpoint, and the key comes from another place:
endpoint-by-journal = The journal says that it was sent to this endpoint:
endpoint-why-foreign = It is not Tencent Cloud. Every request goes there, and carries your key id and, if there is one, your session token. Nothing was sent yet.
endpoint-why-malformed = It is not a host name, nor a URL of one. Nothing was sent yet.
endpoint-answer-public = Use the public endpoint of Tencent Cloud
endpoint-answer-use = Use it until I quit
endpoint-answer-cancel = Cancel
endpoint-declined = Nothing was sent to { $endpoint }.

# Where a key is looked for.
credential-ini-odd = line { $line } is neither a [section] nor name = value
credential-ini-homeless = line { $line } stands before any section. Begin with [default]
credential-ini-continued = line { $line } begins with a blank, and so goes on with the line above. Remove the blank
credential-ini-twice = line { $line } gives a name a second time. Keep one of the two
credential-no-named-file = no such file, though { $variable } names it
credential-tilde = no such file: the ~ in { $variable } was not expanded. Write the whole path
credential-no-profile = no such file, though TCCLI_PROFILE names { $profile }
credential-none-there = no key in it
credential-no-section = no section [{ $section }]
credential-other-sections = no section [{ $section }]; there is { $sections }. Take one with --profile, such as --profile { $first }
credential-spelling = { $found } is read by no SDK. Call it { $wanted }
credential-place-pod = pod identity
## How a request stands: one sentence each, said by every place

standing-untried = Not sent yet.
standing-not-sent = { $name } was not sent: { $reason }.
standing-retrying = Tried to create { $name } { $times ->
        [one] once
       *[other] { $times } times
    }, nothing was made: { $reason }
standing-sending = Sending { $name } to { $host }, try { $times }. It may have left.
standing-accepted = Accepted { $time }: task { $task } of { $name } is working.
standing-accepted-seen = Accepted { $time }: the status of { $name } is { $reason } now.
standing-accepted-unanswered = Sent { $name } { $time }: no answer came, but it is there and being created.
standing-accepted-untold = Accepted: { $name }, task { $task }. It cannot be followed: { $reason }.
standing-created = Created { $name } { $time }, read back: as asked.
standing-created-unread = Created { $name } { $time }; not read back: { $reason }.
standing-created-not-compared = Created { $name } { $time }; not all of it could be compared.
standing-created-differs = Created { $name } { $time }, but not as asked: { $count ->
        [one] 1 difference
       *[other] { $count } differences
    }.
standing-tags-failed = Created { $name } { $time }; the tags failed: { $reason }.
standing-task-failed = Failed { $time }: the task of { $name }. { $reason }.
standing-refused = { $name } was refused { $time }: { $reason }. Nothing was made.
standing-unknown = Outcome unknown: { $name }, sent { $time }.
standing-not-created = Not created: { $name } was not there after { $count ->
        [one] 1 check
       *[other] { $count } checks
    }.
standing-theirs = { $name } belongs to something else: { $count ->
        [one] 1 difference
       *[other] { $count } differences
    }.
standing-in-use = { $name } was created { $time } with other content: { $count ->
        [one] 1 difference
       *[other] { $count } differences
    }. Nothing was sent.
standing-gone = { $name } was accepted by the service, and is not there (checked { $time }).
standing-already-created = Already created { $time }: { $name }. Nothing was sent.
standing-still-open = Still open: { $text }
standing-draft-differs = The draft differs from what was sent.
standing-next-draft = Draft kept: { $command }
standing-next-status = How it stands: { $command }
standing-next-settle = To settle it: { $command }
standing-next-sandbox = This sandbox, and all in it, ends with dbcred.
sends-nothing-name = { $name } is taken: nothing is sent. Choose another name
confirm-earlier = { $text }
odd-contradictory = an answer that contradicts itself
odd-other-name = an answer about another name
submission-title-gone = created, and gone
submission-in-use-why = It was created from here with the content on the right; grants, hosts and instance of a credential cannot be changed.
submission-gone-why = The service says that nothing has this name now: it was deleted since.
submission-gone-again = s asks for yes again and makes a new one.
submission-unread-no-call = no look-up shows it
headless-interrupted = interrupted: nothing was sent by this command
headless-end-interrupted = interrupted:
headless-end-what = what: { $what }
headless-word-theirs = name taken
headless-word-exists-but-differs = exists with other content
headless-word-created-but-differs = created, differs
headless-word-gone = gone
headless-word-already-created = already created
headless-end-exists = { $name } exists on { $instance } ({ $product }), made { $made }, status { $status }. It was not sent from this machine
headless-end-absent = { $name } is not there, and was not sent from this machine
headless-unanswered = { $subject } could not be asked for: { $why }
cli-option-task = A task by its number, where a credential may have digits for a name
confirm-to = to { $host }, with the key { $key }

# Why no connection came about.
connection-name-not-found = { $way ->
        [to-proxy] The name of the proxy { $proxy } has no address here, so { $host } was not reached. Check HTTPS_PROXY or ALL_PROXY and DNS
        [through-proxy] { $host } has no address here, and the proxy { $proxy } is not asked for one. Write socks5h:// in place of socks5://, so that the proxy looks it up
       *[direct] { $host } has no address here. Check the endpoint, the network and DNS
    }
connection-refused = { $way ->
        [to-proxy] The proxy { $proxy } refuses the connection, so { $host } was not reached. Check HTTPS_PROXY or ALL_PROXY
        [through-proxy] { $host } refuses the connection, says the proxy { $proxy }. Check the endpoint
       *[direct] { $host } refuses the connection. Check the endpoint and its port
    }
connection-unreachable = { $way ->
        [to-proxy] There is no way to the proxy { $proxy }, so { $host } was not reached. Check the network and HTTPS_PROXY
        [through-proxy] The proxy { $proxy } finds no way to { $host }. Check the endpoint, or name the host in NO_PROXY
       *[direct] There is no way to { $host }. Check the network; behind a proxy set HTTPS_PROXY
    }
connection-timed-out = { $way ->
        [to-proxy] No connection to { $host } through the proxy { $proxy } within { $seconds } s. Check HTTPS_PROXY or ALL_PROXY, or give a longer --timeout
       *[direct] No connection to { $host } within { $seconds } s. Check the network; behind a proxy set HTTPS_PROXY, or give a longer --timeout
    }
connection-closed = { $way ->
        [to-proxy] The proxy { $proxy } closed the connection before { $host } was reached. Check HTTPS_PROXY or ALL_PROXY
        [through-proxy] The connection to { $host } through the proxy { $proxy } was closed before anything was sent. Check the proxy
       *[direct] { $host } closed the connection before anything was sent. Check the network
    }
connection-not-tls = { $target } does not speak TLS{ $way ->
        [to-proxy] {""}; it is the proxy on the way to { $host }, which was not reached. If it speaks plain HTTP, write http:// in place of https://
        [through-proxy] {" "}(through the proxy { $proxy })
       *[direct] {""}
    }. Check address and port
connection-expired = The certificate of { $target } has expired{ $way ->
        [to-proxy] {""}; it is the proxy on the way to { $host }, which was not reached
        [through-proxy] {" "}(through the proxy { $proxy })
       *[direct] {""}
    }. Check this machine's clock; else whoever runs the server has to renew it
connection-not-yet-valid = The certificate of { $target } is not valid yet{ $way ->
        [to-proxy] {""}; it is the proxy on the way to { $host }, which was not reached
        [through-proxy] {" "}(through the proxy { $proxy })
       *[direct] {""}
    }. Check this machine's clock
connection-wrong-name = The certificate that { $target } shows is for another name{ $way ->
        [to-proxy] {""}; it is the proxy on the way to { $host }, which was not reached
        [through-proxy] {" "}(through the proxy { $proxy })
       *[direct] {""}
    }. Somebody else answers there: check endpoint, DNS and proxy
connection-unknown-issuer = This machine does not know the authority behind the certificate of { $target }{ $way ->
        [to-proxy] {""}; it is the proxy on the way to { $host }, which was not reached
        [through-proxy] {" "}(through the proxy { $proxy })
       *[direct] {""}
    }. If it is your company's, set SSL_CERT_FILE to a file with its certificate
connection-authority-as-server = { $target } shows the certificate of an authority as its own{ $way ->
        [to-proxy] {""}; it is the proxy on the way to { $host }, which was not reached
        [through-proxy] {" "}(through the proxy { $proxy })
       *[direct] {""}
    }. Put that one into SSL_CERT_FILE, and give the server one that it signed
connection-certificate = The certificate of { $target } is not accepted{ $way ->
        [to-proxy] {""}; it is the proxy on the way to { $host }, which was not reached
        [through-proxy] {" "}(through the proxy { $proxy })
       *[direct] {""}
    }: { $says }. Check the endpoint, and SSL_CERT_FILE if it is set
connection-tls-refused = { $target } refuses the TLS connection{ $way ->
        [to-proxy] {""}; it is the proxy on the way to { $host }, which was not reached
        [through-proxy] {" "}(through the proxy { $proxy })
       *[direct] {""}
    }: { $reason ->
        [name] it serves no host of that name. Check the endpoint
        [certificate] it wants a certificate of the client, and dbcred has none
        [access] it lets this machine in no further. Ask whoever runs it
       *[common] it shares no version or cipher of TLS with dbcred. Ask whoever runs it
    }
connection-certificate-file = { $variable } is set to { $path }, which cannot be used: { $why ->
        [empty] no certificate is in it
        [kind] it is not a plain file
       *[other] { $says }
    }. Correct it, or unset it; { $host } is not reached without it
connection-no-certificates = This machine has no certificates to check { $host } with. Install ca-certificates, or set SSL_CERT_FILE to a file of them
connection-proxy-refused = The proxy { $proxy } does not let through to { $host } (HTTP { $status }). Ask whoever runs it, or name the host in NO_PROXY
connection-proxy-password = The proxy { $proxy } wants a user and a password for { $host }, or other ones. Write them as HTTPS_PROXY={ $scheme }://USER:PASSWORD@HOST:PORT
connection-proxy-forbids = The rules of the proxy { $proxy } do not let through to { $host }. Ask whoever runs it, or name the host in NO_PROXY
connection-proxy-login = { $variable } has a user without a password, or one of more than 255 letters, and SOCKS takes neither. Correct it; { $host } is not reached without it
connection-not-a-proxy = What answers at { $proxy } is no proxy, so { $host } was not reached. Check HTTPS_PROXY or ALL_PROXY
connection-proxy-character = { $variable } holds a blank, a quotation mark or a letter that no address has. Correct it; { $host } is not reached without it
connection-proxy-scheme = { $variable } does not begin with http, https, socks5 or socks5h. Correct it; { $host } is not reached without it
connection-proxy-host = { $variable } has no host or port that can be read. Correct it; { $host } is not reached without it
connection-proxy-rest = { $variable } has more than a host and a port. Leave out what follows; { $host } is not reached without it
connection-broken = The connection to { $host } broke: { $says }
connection-other = { $way ->
        [to-proxy] No connection to the proxy { $proxy }, so { $host } was not reached: { $says }. Check HTTPS_PROXY or ALL_PROXY
        [through-proxy] No connection to { $host } through the proxy { $proxy }: { $says }. Check network and proxy
       *[direct] No connection to { $host }: { $says }. Check network and endpoint
    }
connection-words = No connection: { $says }
credential-role-only = only a role, for the key of the profile
credential-role-no-key = no key for the role of { $variable }. Put secretId and secretKey there
credential-two-keys = source-profile beside a key or a type of its own. Keep one of the two
credential-no-source = no profile { $source }, though source-profile names it
credential-source-loop = its role needs the key of { $source }, and that one the key of { $profile }. Put a key into one of them
credential-source-chain = its role needs the key of { $source }, which is a role too. Name a profile with a key of its own
exchange-role = role { $role } of account { $account }, with the key { $id } ({ $place })
exchange-pod = role { $role } of account { $account }, with the token of this pod
exchange-machine = the role of this machine, asked at { $host }
exchange-odd = the answer is not a whole temporary key. Try again, or put a key into the environment
exchange-ended = the temporary key expired at { $at } already. Check the clock of this machine
exchange-refused = role { $role } was not given ({ $code }: { $says }). Check its name, and who may assume it
exchange-token = the token of this pod cannot be read from { $path }: { $why }
exchange-no-token = no token of a pod in { $path }. Check TKE_WEB_IDENTITY_TOKEN_FILE
metadata-url = { $variable } has to be http, this machine (127.0.0.1, [::1] or localhost), and a port
metadata-absent = no answer from { $host }: only cloud machines have one
    .short = none: no cloud machine
metadata-no-role = this machine has no role. Bind one to it, or give a key in another place
metadata-odd-role = { $host } gave no name of a role. Check what answers there
metadata-status = { $host } answered HTTP { $status } and no role. Redirects are not followed
metadata-odd = { $host } answered with something else than the key of a role. Check what answers there
headless-key-unasked = The key is asked for when something is sent: { $source }
key-expired-to-send = Your key has expired. A new one is being looked for: try again in a moment
