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

    Rule     Lowercase letters, digits and -, such as ap-guangzhou. Always sent.
    Source   CreateProductSecret: the name is unique in its region.
    Note     Older pages of the international site call the region optional; its
             newest pages, and the China site, require it.
    Used as  a header of every request; not part of the body
    Fixed    cannot be changed after creation
field-product-label = Product
field-product-hint = Pick one, or type one such as Mysql
field-product-help = Product (ProductName): the database product; case matters.

    Rule     R3  One that DescribeSupportedProducts lists, except Cvm, Cam and
             Redis: they are listed too, but other calls create them.
    Source   CreateProductSecret. Those three, and a documented name in another
             case, are errors; any other name is a warning.
    Note     The names for PostgreSQL, SQL Server and MariaDB are not documented.
    Used as  the choice of the instance list and of the privileges
    Fixed    cannot be changed after creation
field-instance-label = Instance
field-instance-hint = Pick one, or type an ID such as cdb-n4j3y33j
field-instance-help = Instance (InstanceID): where the database accounts are created.

    Rule     R4  Not empty. The ID of a running primary instance; for TDSQL-C,
             the ID of the cluster. Mysql IDs start with cdb-.
    Source   CreateProductSecret. Only an empty ID is an error; the ID prefixes
             are those of the database services.
    Note     The list only helps: an ID that is not in it can be typed.
    Used as  the instance of both accounts
    Fixed    cannot be changed after creation
field-account-type-label = Type
field-account-type-hint = Default: the service decides; L3 is the ordinary account
field-account-type-help = Type (AccountType): the type of the account in SQL Server.

    Rule     R15  Empty, or L3: the ordinary account. Anything else is an error.
    Source   CreateProductSecret of the China site.
    Note     For SQL Server only; the international site does not have this
             field.
    Fixed    cannot be changed after creation
field-name-label = Name
field-name-hint = Letters, digits, - and _, such as prod-orders-rw
field-name-help = Name (SecretName): the name by which programs read the credential.

    Rule     R1  1 to 128 bytes: letters, digits, - and _; letter or digit first.
    Source   CreateProductSecret, parameter table. An error stops the sending.
    Note     A name stays taken while its credential is pending deletion, and
             after a failed create.
    Used as  GetSecretValue of this name, with the version SSM_Current
    Fixed    cannot be changed after creation; unique in its region
field-prefix-label = Prefix
field-prefix-hint = 1 to 8 letters, digits or _, such as ordersrw
field-prefix-help = Prefix (UserNamePrefix): how both database account names start.

    Rule     R2  1 to 8 letters, digits or underscores, starting with a letter.
    Source   CreateProductSecret, parameter table. An error stops the sending.
    Note     A console page from 2021 says "12 lower-case letters and digits";
             the API page's own sample, testPrefix, has 10 and breaks its rule.
    Used as  ordersrw_SSM_4kD: the prefix, _SSM_ and three characters that the
             service picks. Seen on real accounts; the API page does not
             promise it.
    Fixed    cannot be changed after creation
field-hosts-label = Hosts
field-hosts-hint = One host per line: 10.0.1.15, 10.0.1.%, or % for any host
field-hosts-help = Hosts (Domains): the hosts that the accounts may connect from.

    Rule     R5  At least one, no duplicates. Documented forms: an IPv4 address,
             the start of one followed by .%, and % for any host.
    Source   CreateProductSecret: "in the form of IP, % allowed". No host or a
             duplicate is an error; other forms are warnings.
    Note     The most hosts that one call accepts is not documented.
    Used as  two accounts for each host
    Fixed    cannot be changed after creation
field-grants-label = Grants
field-grants-hint = For example select, insert on orders.*, or paste GRANT lines
field-grants-help = Grants (PrivilegesList): what both accounts may do.

    Rule     R6  At least one unit, each with at least one privilege.
             R7  For Mysql: *.* has 20 privileges, a database 18, a table 12, a
             column 4; each scope takes exactly the names of its object.
    Source   CreateProductSecret, ProductPrivilegeUnit. An error for Mysql; the
             privileges of other products are not documented, so they are sent
             unchecked.
    Note     "Not passing it clears the privileges" is about changing an account.
             GRANT OPTION, SUPER, RELOAD and the like cannot be sent.
             For other products the object fields of a scope are assumed.
    Used as  GRANT statements for both accounts on every host
    Fixed    cannot be changed after creation
field-description-label = Description
field-description-hint = Optional: what the credential is used for
field-description-help = Description (Description): a text about the credential.

    Rule     R8  At most 2,048 bytes of UTF-8, about 682 Chinese characters.
    Source   CreateProductSecret, parameter table. An error stops the sending.
    Used as  what DescribeSecret and the console show; line breaks are kept
    Later    can be changed after creation
field-tags-label = Tags
field-tags-hint = Optional: a key and a value, such as env and prod
field-tags-help = Tags (Tags): keys and values that the account sorts its resources by.

    Rule     R13  Both a key and a value; each key once. Key 1 to 127 characters,
             value 1 to 255; letters, digits, inner spaces, + - = . _ : / @ and
             some more.
    Source   CreateProductSecret and the tag service's page. Reserved keys and
             more than 10 tags are warnings; the rest are errors.
    Note     A tag that the account does not have may be refused
             (TagsNotExisted). A failed tag does not fail the create: TagCode
             reports it, and dbcred shows it.
    Later    can be changed after creation
field-remark-label = Remark
field-remark-hint = Optional: a remark on the database accounts
field-remark-help = Remark (AccountRemark): a text about the database accounts.

    Rule     The maximum length is not documented.
    Source   CreateProductSecret of the China site.
    Note     The international site does not have this field (R16).
    Fixed    nothing documents that it can be changed after creation
field-rotate-label = Rotation
field-rotate-hint = Space toggles; if untouched, the service keeps it off
field-rotate-help = Rotate (EnableRotation): whether the password changes automatically.

    Rule     If on, a first run is required (R9).
    Source   CreateProductSecret: false if it is not sent.
    Used as  At each run the password changes and the other account becomes
             current: programs must read the credential, not keep a copy.
    Later    can be changed after creation
field-begin-label = First run
field-begin-hint = For example sat 03:00, +10d 03:00, or 2026-12-05 03:00
field-begin-help = First run (RotationBeginTime): when the password first changes.

    Rule     R9   If rotation is on: an existing date and time, YYYY-MM-DD
             HH:MM:SS.
             R11  The console accepts 24 hours to 365 days from now.
    Source   CreateProductSecret; R11 comes from the console and is a warning.
    Note     R12  The time zone is not documented. Samples fit UTC+8: dbcred
             assumes it, and shows the local time too.
    Forms    sat 03:00, sat +1w, tomorrow 3am, +10d 03:00, 12-05 03:00; the text
             sent always has 19 characters.
    Later    can be changed after creation
field-every-label = Every
field-every-hint = Days between runs, for example 30
field-every-help = Every (RotationFrequency): the number of days between runs.

    Rule     R10  A whole number, at least 1. Outside 30 to 365 is a warning.
    Source   CreateProductSecret names no range and uses 1 if nothing is sent;
             UpdateRotationStatus and the console accept 30 to 365.
    Later    can be changed after creation, to 30 to 365
field-key-label = KMS key
field-key-hint = Leave empty for the default key, pick one, or type a key ID
field-key-help = KMS key (KmsKeyId): the key that encrypts the credential.

    Rule     R14  Empty, or an enabled ENCRYPT_DECRYPT key in this region.
    Source   CreateProductSecret; the service checks the key, so here it is only
             a warning.
    Used as  If empty, nothing is sent: the default key of Secrets Manager.
    Fixed    cannot be changed after creation
field-encrypt-type-label = Encryption
field-encrypt-type-hint = Default: the service decides (a KMS key); 1 is a software key
field-encrypt-type-help = Encryption (EncryptType): the kind of key that encrypts the credential.

    Rule     R15  0, a KMS key, is the default; 1 is a software key.
    Source   CreateProductSecret of the China site. Anything else is an error.
    Note     The international site does not have this field (R16).
    Fixed    nothing documents that it can be changed after creation
field-cluster-label = HSM cluster
field-cluster-hint = Optional, such as cls-hsm-wiwmm3np
field-cluster-help = Cluster (KmsHsmClusterId): the dedicated KMS cluster of the default key.

    Rule     R15  Only if no key is chosen (else an error), and only in an
             account whose KMS has such a cluster.
    Source   CreateProductSecret of the China site.
    Note     The international site does not have this field (R16).
    Fixed    nothing documents that it can be changed after creation

## Rules

rule-blank-only = { $field } contains only spaces
    .key = Del clears it
    .why = It is sent as is; whether spaces are trimmed is not documented.
rule-blank-ends = { $field } has a space at an end; trimmed: { $text }
    .key = Right trims it
    .why = It is sent as is; whether spaces are trimmed is not documented.
rule-control = Character { $position } is { $char }, a control character
    .key = Right removes it
    .why = A one-line value has no control characters; it would be sent as is.
rule-unseen = Character { $position } is { $char }, which is invisible
    .key = Right removes it
    .why = It would be sent as is, and the text looks the same without it.
rule-look-alike = Character { $position } is { $char }, which only looks like { $ascii }
    .key = Right uses { $fix }
    .why = It is a different character; only plain ASCII is expected here.
rule-text-control = Character { $position } is { $char }, an invisible control character
    .key = Right removes it
    .why = Line breaks and tabs are fine; what happens to others is not documented.
rule-field-china-only = This endpoint has no { $field ->
        [AccountRemark] account remark
        [AccountType] account type
        [EncryptType] encryption type
       *[other] KMS cluster
    }
    .key = Del removes it
    .why = The international site does not have it and would refuse the request.
rule-region-missing = No region yet. Pick one, or type one such as ap-guangzhou
    .why = Every request names a region; a name is unique in its region.
rule-region-character = Character { $position } is { $kind ->
        [space] a space
        [tab] a tab
        [line] a line break
       *[other] { $char }
    }; use only letters, digits and -
    .why = A region has no spaces and no punctuation except -.
rule-region-near = { $region } does not look like a region
    .key = Right uses { $fix }
    .why = Regions look like ap-guangzhou: lowercase letters, digits and -.
rule-region-zone = { $region } is a zone, not a region
    .key = Right uses { $fix }
    .why = Regions look like ap-guangzhou, zones like ap-guangzhou-3.
rule-region-other-cloud = { $region } is not a region of Tencent Cloud
    .key = Right uses { $fix }
    .why = It belongs to another cloud; the suggested region is nearby.
rule-region-not-there = { $region } is not a region that dbcred knows
    .key = Right uses { $fix }
    .why = No full list is documented; the suggestion is the closest spelling.
rule-region-not-there-only = { $region } does not start with ap-, eu-, na- or sa-, as regions do
    .why = No full list is documented; every known region starts like this.
rule-region-unknown = { $region } is not in any list that dbcred has
    .why = No full list is documented; the console lists the existing regions.
rule-region-odd = { $region } does not look like a region, such as ap-guangzhou
    .why = Regions have lowercase letters, digits and -; no full list is documented.
rule-product-missing = No product yet. Pick one, or type one such as Mysql
    .why = Each credential has one product; Secrets Manager lists those it accepts.
rule-product-not-database = { $product } has no database accounts. Pick a database product
    .why = Secrets Manager lists it, but for other kinds of credentials.
rule-product-capitals = { $product } is not a product; case matters
    .key = Right uses { $fix }
    .why = Secrets Manager lists the products that it accepts, spelled this way.
rule-product-blank = There is a space around { $product }
    .key = Right uses { $fix }
    .why = Secrets Manager lists the products that it accepts, without spaces.
rule-product-near = { $product } is not in any list of products
    .key = Right uses { $fix }
    .why = Secrets Manager lists the products that it accepts.
rule-product-unknown = { $product } is not in any list of products. Check it, or pick another
    .why = Secrets Manager lists the products that it accepts.
rule-product-undocumented = Secrets Manager does not document { $product }; another tool does
    .why = Secrets Manager documents Mysql, Tdsql-mysql and Tdsql_C_Mysql.
rule-product-unlisted = { $product } is not listed for this account and region
    .why = Secrets Manager was asked which products it accepts there.
rule-instance-missing = No instance yet. Pick one, or type an ID such as { $example }
    .why = Each credential has one instance; { $product } IDs start with { $prefix }.
rule-instance-character = Character { $position } is { $kind ->
        [space] a space
        [tab] a tab
        [line] a line break
       *[other] { $char }
    }; use only letters, digits and -
    .why = Seen in every ID of the database services; not documented.
rule-instance-capitals = { $id } has capital letters; { $product } IDs start with { $prefix }
    .key = Right uses { $fix }
    .why = Seen in every ID of the database services.
rule-instance-other-product = { $id } is an ID of { $other }. Check product and instance
    .why = { $product } IDs start with { $prefix }.
rule-instance-prefix = { $id } does not start with { $prefix }. Check the ID
    .why = { $product } IDs start with { $prefix }.
rule-instance-only-prefix = { $id } is only the start of an ID. Type all of it: { $example }
    .why = { $product } IDs start with { $prefix }, followed by more.
rule-instance-not-cluster = { $id } is a single instance; type the ID of its cluster
    .why = Samples of this product use the ID of a cluster: cynosdbmysql-…
rule-instance-absent = { $region } has no instance { $id }. Check ID, region and account
    .short = unknown instance
    .why = The region's list was read in full: { $count } instances.
rule-instance-read-only = { $id } is a read-only replica. Pick its primary instance
    .short = read-only replica
    .why = Accounts are created on the primary instance.
rule-instance-recovery = { $id } is a disaster recovery instance. Pick its primary instance
    .short = disaster recovery instance
    .why = Accounts are created on the primary instance.
rule-instance-isolated = { $id } is isolated. Pick another instance, or restore it first
    .short = instance isolated
    .why = An isolated instance accepts no connections until it is restored.
rule-instance-isolating = { $id } is being isolated. Pick another instance, or restore it first
    .short = instance being isolated
    .why = An isolated instance accepts no connections until it is restored.
rule-instance-locked = The disk of { $id } is locked. Free or add disk space first
    .short = instance disk locked
    .why = An instance with a locked disk accepts no changes.
rule-instance-creating = { $id } is still being created. Wait until it is running
    .short = instance still being created
    .why = Accounts can be created once the instance is running.
rule-instance-uninitialised = { $id } is not initialised. Initialise it first
    .short = instance not initialised
    .why = Accounts can be created once the instance is running.
rule-instance-busy = { $id } is running a task. Wait until it is done
    .short = instance busy
    .why = The service may refuse a new account until the task is done.
rule-instance-deleted = { $id } is deleted or being deleted. Pick another instance
    .short = instance deleted
    .why = This is its status in the list of instances.
rule-instance-status = { $id } is not running: its status is { $status }
    .short = instance status { $status }
    .why = This status is not documented.
rule-account-type-value = { $text } cannot be sent; the only account type is L3
    .key = Right uses L3
    .why = The ordinary account, L3, is the only documented type.
rule-account-type-product = The account type is only for SQL Server
    .key = Del removes it
    .why = Only SQL Server has account types; its IDs start with mssql-.
rule-name-missing = No name yet. Type one, such as prod-orders-rw
    .why = Programs read the credential by its name; it is unique in its region.
rule-name-first = A name starts with a letter or a digit, not { $kind ->
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
    .why = A name has at most 128 bytes.
rule-name-long-only = { $length } bytes, { $over } too many. Shorten the name
    .why = A name has at most 128 bytes.
rule-prefix-missing = No prefix yet. Type one, such as ordersrw
    .why = 1 to 8 letters, digits or _, starting with a letter.
rule-prefix-suggested = No prefix yet
    .key = Right uses { $fix }
    .why = 1 to 8 letters, digits or _, starting with a letter.
rule-prefix-first = A prefix starts with a letter, not { $kind ->
        [space] a space
        [tab] a tab
        [line] a line break
       *[other] { $char }
    }
    .why = 1 to 8 letters, digits or _, starting with a letter.
rule-prefix-character = Character { $position } is { $kind ->
        [space] a space
        [tab] a tab
        [line] a line break
       *[other] { $char }
    }; use only letters, digits and _
    .key = Right uses { $fix }
    .why = 1 to 8 letters, digits or _, starting with a letter.
rule-prefix-character-only = Character { $position } is { $kind ->
        [space] a space
        [tab] a tab
        [line] a line break
       *[other] { $char }
    }; use letters, digits and _
    .why = 1 to 8 letters, digits or _, starting with a letter.
rule-prefix-long = { $text } has { $length } characters, { $over } too many
    .key = Right uses { $fix }
    .why = 1 to 8 letters, digits or _, starting with a letter.
rule-prefix-long-only = { $text } has { $length } characters, { $over } too many. Shorten it
    .why = 1 to 8 letters, digits or _, starting with a letter.
rule-hosts-missing = No host yet. Add one: 10.0.1.15, 10.0.1.%, or % for any host
    .why = A credential needs at least one host, without duplicates.
rule-host-twice = { $host } appears twice: hosts { $first } and { $second }
    .key = Del removes the second
    .why = A credential needs at least one host, without duplicates.
rule-host-anywhere = %: anyone who can reach the instance can try the password
    .short = host %
    .why = % allows every address; a range such as 10.0.1.% is narrower.
rule-host-anywhere-too = %: anyone who can reach the instance can try the password
    .short = host %
    .key = Del removes it
    .why = % allows every address; the other hosts are narrower.
rule-host-anywhere-usual = %: anyone who can reach the instance can try the password
    .short = host %
    .key = Right uses { $fix }
    .why = % allows every address; most accounts here use { $fix }.
rule-host-near = { $host }: undocumented form
    .key = Right uses { $fix }
    .why = Documented: %, an IPv4 address, or the start of one followed by .%.
rule-host-several = { $host }: { $count } hosts on one line
    .key = Right splits them
    .why = Each line holds one host.
rule-host-span = { $host } is a range of addresses. List each, or use 10.0.1.%
    .why = Documented: %, an IPv4 address, or the start of one followed by .%.
rule-host-span-whole = { $host } is a range of addresses
    .key = Right uses { $fix }
    .why = Documented: %, an IPv4 address, or the start of one followed by .%.
rule-host-hexadecimal = { $host } has a hexadecimal number. Write it in decimal
    .why = Documented: %, an IPv4 address, or the start of one followed by .%.
rule-host-hexadecimal-near = { $host } has a hexadecimal number
    .key = Right uses { $fix }
    .why = Documented: %, an IPv4 address, or the start of one followed by .%.
rule-host-zero = { $host } has a number with a leading 0. Remove the 0
    .why = Documented: %, an IPv4 address, or the start of one followed by .%.
rule-host-zero-near = { $host } has a number with a leading 0
    .key = Right uses { $fix }
    .why = Documented: %, an IPv4 address, or the start of one followed by .%.
rule-host-mask = { $host }: the mask is not 8, 16 or 24. Use a range such as 10.0.1.%
    .why = Documented: %, an IPv4 address, or the start of one followed by .%.
rule-host-v6 = { $host } is IPv6. Use an IPv4 address, or a range such as 10.0.1.%
    .why = Documented: %, an IPv4 address, or the start of one followed by .%.
rule-host-name = { $host } is a host name. Use its IPv4 address, or a range
    .why = Documented: %, an IPv4 address, or the start of one followed by .%.
rule-host-octet = { $number } in { $host } is above 255. Check the address
    .why = Documented: %, an IPv4 address, or the start of one followed by .%.
rule-host-odd = { $host }: undocumented form. Use 10.0.1.15, 10.0.1.% or %
    .why = Documented: %, an IPv4 address, or the start of one followed by .%.
rule-grants-missing = No grant yet. Add one, such as { $example }
    .why = A credential needs at least one grant.
rule-grant-empty = { $place } has no privileges
    .key = Grant one with Space, or remove it with f
    .why = Each object needs at least one privilege.
rule-grant-twice = { $place } is listed twice, as objects { $first } and { $second }
    .why = Whether the second adds to or replaces the first is not documented.
rule-scope-unknown = { $scope } is not a scope. Use one such as DatabasePrivileges
    .why = The scopes are Global-, Database-, Table- and ColumnPrivileges.
rule-scope-missing = The scope is empty. Use one such as DatabasePrivileges
    .why = The scopes are Global-, Database-, Table- and ColumnPrivileges.
rule-scope-near = { $scope } is not the name of a scope
    .why = The scopes are Global-, Database-, Table- and ColumnPrivileges.
rule-column-cluster = { $place }: this product has no column grants. Grant on the table
    .why = Inferred: the API of its service (cynosdb) has no column scope.
rule-grant-name-missing = A grant on { $level ->
        [global] *.*
        [database] a database
        [table] a table
        [column] a column
       *[other] this scope
    } needs { $name }, which is missing
    .why = Each scope needs exactly the names of its object.
rule-grant-name-extra = A grant on { $level ->
        [global] *.*
        [database] a database
        [table] a table
        [column] a column
       *[other] this scope
    } has no { $name }: { $text }
    .why = Each scope takes exactly the names of its object.
rule-grant-name-undocumented = { $name } is documented for { $kind } grants only: the create may be refused
    .why = No source says whether other grants need it too.
rule-grant-name-china-only = This endpoint has no { $name }: { $text }
    .why = The international site does not have it and would refuse the request.
rule-grant-name-blank = { $name } has a space at an end; trimmed: { $text }
    .why = It is sent as is; whether spaces are trimmed is not documented.
rule-grant-name-pattern = { $name } names one object; { $text } is used literally
    .why = No wildcards are documented for names; *.* is every database.
rule-privilege-level = { $privilege } is not for { $level ->
        [global] *.*
        [database] a database
        [table] a table
        [column] a column
       *[other] this scope
    }. Grant it on { $where }, or remove it
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
    .why = Privileges are spelled as in SQL: in capitals, with spaces.
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
    }. Remove it
    .why = { $product } has { $count } privileges for { $level ->
        [global] *.*
        [database] a database
        [table] a table
        [column] a column
       *[other] this scope
    }.
rule-privilege-no-word = { $privilege } cannot be granted here. Remove it
    .why = MySQL has this privilege, but Secrets Manager does not.
rule-privilege-usage = { $privilege } means "no privileges". Remove it
    .why = SHOW GRANTS prints it for an account without global privileges.
rule-privilege-all = { $privilege } is not a single privilege here; list each one
    .why = { $product } has { $count } privileges for { $level ->
        [global] *.*
        [database] a database
        [table] a table
        [column] a column
       *[other] this scope
    }, each with its own name.
rule-privilege-joined = { $privilege }: list each privilege separately
    .why = Each entry holds one privilege.
rule-privilege-twice = { $privilege } is listed twice on { $place }
    .why = Listing it twice grants nothing more.
rule-privilege-blank = There is a space around { $privilege } on { $place }
    .why = It is sent as is; whether spaces are trimmed is not documented.
rule-privilege-covered = { $place }: { $privileges } already granted on { $wider }
    .why = A privilege on a wider object applies to everything in it.
rule-privilege-unsupported = { $place }: this instance does not list { $privileges }
    .why = The database service was asked what the instance supports.
rule-privilege-unsupported-only = { $place }: this instance does not list { $privileges }
    .why = The database service was asked what the instance supports.
rule-privileges-unchecked = Sent unchecked: only the service can tell if a privilege is accepted
    .why = Secrets Manager documents only the privileges of Mysql.
rule-grant-everywhere = All databases incl. mysql: { $privileges }
    .short = on *.*: { $privileges }
    .why = A grant on *.* also applies to databases created later.
rule-grant-reads-everything = { $privileges } on every database incl. mysql, which holds the accounts and passwords
    .short = on *.*: { $privileges }
    .why = A grant on *.* also applies to databases created later.
rule-grant-mysql = { $privileges } on { $place }: mysql holds accounts and passwords
    .short = { $privileges } on { $place }
    .why = Reading it shows every account; writing to it can create one.
rule-grant-object-unknown = { $place }: this instance has no { $kind ->
        [Database] database
        [TableName] table
       *[ColumnName] column
    } { $name }
    .why = The database service lists the { $kind ->
        [Database] databases there
        [TableName] tables there
       *[ColumnName] columns there
    }; it is not one of them.
rule-grant-object-near = { $place }: this instance has no { $kind ->
        [Database] database
        [TableName] table
       *[ColumnName] column
    } { $name }; it has { $fix }
    .why = The database service lists the { $kind ->
        [Database] databases there
        [TableName] tables there
       *[ColumnName] columns there
    }; it is not one of them.
rule-description-long = { $count ->
        [one] 1 byte
       *[other] { $over } bytes
    } too many: { $bytes } of 2,048. Shorten the text
    .why = A description is measured in UTF-8 bytes; 中 has 3.
rule-tag-key-missing = The value { $value } has no key. Type one, or clear the line
    .why = Each tag needs both a key and a value.
rule-tag-value-missing = The key { $key } has no value. Type one, or clear the line
    .why = Each tag needs both a key and a value.
rule-tag-twice = The key { $key } appears twice, in tags { $first } and { $second }. Keep one
    .why = A key has one value. Tag { $first } has { $value }.
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
    } { $text } starts or ends with a space
    .key = Right removes it
    .why = Tags may contain spaces, but not at the start or end.
rule-tag-character = Character { $position } of the { $part ->
        [key] key
       *[other] value
    } { $text } is { $kind ->
        [space] a space
        [tab] a tab
        [line] a line break
       *[other] { $char }
    }
    .why = Documented: letters, digits, spaces and +-=._:/@()[],;><.
rule-tag-reserved = The key { $key } starts with { $reserved }, which is reserved
    .why = The pages name qcs:, project, qcloud and tencent, but do not agree.
rule-tag-new-key = The account has no tag key { $key }. Use an existing one, or create it first
    .short = new tag { $key }
    .why = Secrets Manager may refuse tags that do not exist yet.
rule-tag-new-value = The tag key { $key } has no value { $value }. Use an existing one, or create it
    .short = new tag { $key }={ $value }
    .why = Secrets Manager may refuse tags that do not exist yet.
rule-tags-many = { $count } tags; a new credential can have 10. Add the rest later
    .why = The tag service documents 10 at creation; Secrets Manager does not.
rule-tags-limit = { $count } tags; the limit is 50. Remove some
    .why = A resource has at most 50 tags.
rule-rotation-off = Not sent while rotation is off: the password will never rotate
    .why = Kept in the draft; Space on Rotation turns it on.
rule-begin-missing = No first run yet
    .key = Right uses { $fix }
    .why = A first run is required when rotation is on.
rule-begin-empty = No first run yet. Type one, such as sat 03:00
    .why = A first run is required when rotation is on.
rule-begin-form = { $text } is sent as { $fix }
    .key = Right uses it
    .why = The format of the first run is YYYY-MM-DD HH:MM:SS.
rule-begin-words = "{ $text }" is not a date dbcred reads. Try 2027-01-01 03:00, +10d, sat 03:00
    .why = The format of the first run is YYYY-MM-DD HH:MM:SS.
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
    .key = Right uses { $fix }
    .why = When rotation is on, the first run must be a valid date and time.
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
    .why = When rotation is on, the first run must be a valid date and time.
rule-begin-month = Month { $month } does not exist. Type 01 to 12
    .why = When rotation is on, the first run must be a valid date and time.
rule-begin-time = { $time } does not exist
    .key = Right uses { $fix }
    .why = When rotation is on, the first run must be a valid date and time.
rule-begin-time-only = { $time } does not exist. Type 00:00 to 23:59
    .why = When rotation is on, the first run must be a valid date and time.
rule-begin-year = The year is outside 0001 to 9999. Type a closer date
    .why = The format of the first run is YYYY-MM-DD HH:MM:SS.
rule-begin-past = { $weekday ->
        [1] Monday
        [2] Tuesday
        [3] Wednesday
        [4] Thursday
        [5] Friday
        [6] Saturday
       *[other] Sunday
    } { $date } is in the past
    .short = first run past
    .key = Right uses { $fix }
    .why = The console accepts 24 hours to 365 days from now.
rule-begin-soon = { $weekday ->
        [1] Monday
        [2] Tuesday
        [3] Wednesday
        [4] Thursday
        [5] Friday
        [6] Saturday
       *[other] Sunday
    } { $date } is within 24 hours
    .short = first run within 24 h
    .key = Right uses { $fix }
    .why = The console accepts 24 hours to 365 days from now.
rule-begin-far = { $weekday ->
        [1] Monday
        [2] Tuesday
        [3] Wednesday
        [4] Thursday
        [5] Friday
        [6] Saturday
       *[other] Sunday
    } { $date } is { $days } days from now; the console allows 365
    .short = first run in { $days } days
    .why = The console accepts 24 hours to 365 days from now.
rule-begin-zone = { $time } is taken as UTC+8; here that is { $here }{ $day ->
        [before] {" "}the day before
        [after] {" "}the day after
       *[other] {""}
    }
    .short = { $time } taken as UTC+8
    .why = Assumed: the time zone is not documented, but samples fit UTC+8.
rule-every-default = Rotates every day: no interval is set (default 1)
    .short = rotates every day
    .key = Right uses 30
    .why = Secrets Manager rotates every day if no number is sent.
rule-every-zero = { $days } is not an interval. Type a whole number, for example 30
    .why = Whole days; later changes accept 30 to 365.
rule-every-large = Too many days. Type 30 to 365
    .why = Whole days; later changes accept 30 to 365.
rule-every-near = { $text } is not a plain whole number
    .key = Right uses { $fix }
    .why = Whole days; later changes accept 30 to 365.
rule-every-whole = { $text } is not a whole number of days. Type one, for example 30
    .why = Whole days; later changes accept 30 to 365.
rule-every-range = { $days ->
        [one] 1 day
       *[other] { $days } days
    } is outside 30 to 365
    .short = every { $days } d
    .key = Right uses { $fix }
    .why = The console and later changes accept 30 to 365.
rule-key-form = { $text } does not look like a key ID
    .why = Every sample is a UUID: 6abd1fdb-86d4-11ef-b72d-52540089bc41.
rule-key-absent = None of the { $count } keys in { $region } has this ID. Check ID and region
    .why = It must be an enabled encryption key in this region.
rule-key-disabled = This key is disabled. Enable it in KMS, or use the default key
    .why = It must be an enabled encryption key in this region.
rule-key-state = This key has the state { $state }. Pick another, or use the default key
    .why = It must be an enabled encryption key in this region.
rule-key-usage = This key is for { $usage }. Pick another, or use the default key
    .why = It must be an enabled key for encryption (ENCRYPT_DECRYPT).
rule-encrypt-type = { $text } is not an encryption type: 0 is a KMS key, 1 a software key
    .key = Del clears it
    .why = These are the only two; the default is 0.
rule-cluster-with-key = A cluster works only with the default key. Clear one of the two
    .why = The cluster is used only if no key is chosen.
rule-size-grants = The request has { $size } MiB; the limit is 10. Use fewer grants
    .why = This is the limit for a signed request.
rule-size = The request has { $size } MiB; the limit is 10. Most of it is here
    .why = This is the limit for a signed request.

## Grants

privilege-select = { $level ->
        [global] SELECT: read every table of the instance, including mysql
        [database] SELECT: read every table of {$place}, now and later
        [table] SELECT: read every row of {$place}
       *[column] SELECT: read {$place}
    }
privilege-insert = { $level ->
        [global] INSERT: add rows to every table of the instance, including mysql
        [database] INSERT: add rows to every table of {$place}, now and later
        [table] INSERT: add rows to {$place}
       *[column] INSERT: set {$place} in new rows
    }
privilege-update = { $level ->
        [global] UPDATE: change rows of every table of the instance, including mysql
        [database] UPDATE: change rows of every table of {$place}, now and later
        [table] UPDATE: change rows of {$place}
       *[column] UPDATE: change {$place} in existing rows
    }
privilege-delete = { $level ->
        [global] DELETE: remove rows of every table of the instance, including mysql
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
        [global] CREATE TEMPORARY TABLES: create temporary tables in every database
       *[database] CREATE TEMPORARY TABLES: create temporary tables in {$place}
    }
privilege-lock-tables = { $level ->
        [global] LOCK TABLES: lock every readable table; others wait
       *[database] LOCK TABLES: lock the readable tables of {$place}; others wait
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
privilege-replication-client = REPLICATION CLIENT: see the status of source and replicas
privilege-replication-slave = REPLICATION SLAVE: read the binary log, every change of every table
privilege-other = {$word}: Secrets Manager does not document this privilege

grant-usage = USAGE means "no privileges": nothing to grant
grant-no-word = {$words}: cannot be granted by Secrets Manager
    .why = { $count ->
        [one] It is
       *[other] They are
    } not in its list of Mysql privileges.
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
    .why = MySQL has this privilege only at a wider level.
grant-did-you-mean = {$word} is not a privilege. Did you mean {$guess}?
grant-unknown = {$word} is not a privilege. Check the spelling
grant-unknown-more = { $count ->
        [one] 1 more that is not a privilege
       *[other] {$count} more that are not privileges
    }
grant-unchecked = {$words}: not in the list for {$product}; sent unchecked
    .why = Secrets Manager documents only the privileges of Mysql.
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
grant-all-risky = ALL includes {$words}
grant-all-unlisted = {$product} has no privilege list to expand ALL. Name the privileges
grant-everywhere = On every database of the instance, including mysql
grant-underscore = {$database}: _ is read literally, not as "any character"
    .why = In a MySQL database grant a bare _ matches any character; Secrets Manager expects a name.
grant-table-escape = In a table grant the server reads the \ of {$name} literally. Did you mean {$database}?
grant-table-percent = {$database}: % is read literally, as MySQL does in a table grant
grant-pattern = {$name} is a pattern. Name one object in full; write \% for a literal %
    .why = Secrets Manager accepts one object at a time, and no patterns.
grant-no-database = {$name} has no database. Write database.{$name}
grant-line-one-name = If {$name} is a database, write {$name}.*; a table needs database.{$name}
grant-star-alone = * alone is the current database, unknown here. Write *.* or orders.*
grant-used = { $name } is read as part of { $database }, because of USE above
grant-all-in-schema = ALL … IN SCHEMA: the API names one object at a time. Name each table
grant-star-database = *.{$table} is not an object. Write *.* or database.{$table}
grant-too-many-names = {$object} has too many names. Write select(column) on database.table
grant-no-scope = {$product} has no grants on a {$kind}. Use a database, table or column
grant-routine = {$name} is a routine: it cannot be granted by itself. Wider: the same grant on {$database} covers it and every other routine there
    .why = Only databases, tables and columns can have grants.
grant-no-object = On what? Add the object, such as on orders.*
grant-no-privilege = No privilege is named. Start with one, such as select
grant-object-name = The name of an object is missing here, such as orders.*
grant-name-empty = A name in quotes is empty. Fill it in
grant-after-object = The text after the object is not understood. TO is expected
grant-quote-open = A {$quote} is never closed; nothing after it was read. Close it
grant-comment-open = A /* comment is not closed; nothing after it was read. Add */
grant-parenthesis-open = A column list is not closed. Add )
grant-column-name = A column list accepts only names and commas, such as (email, phone)
grant-columns-empty = A column list is empty. Name a column, or remove the parentheses
grant-columns-need-table = {$word}: columns belong to a table. Write on database.table
grant-comma-missing = A comma is missing after {$word} and its columns
grant-comma-stray = A comma has nothing before or after it. Remove it
grant-host-apart = The server accepts no space after @. Write the host directly after it, such as app@localhost
grant-all-alone = ALL must be alone: the server accepts no other privilege and no columns with it. Name each privilege
grant-kind-word = The server does not accept {$kind} before a name here. Write {$fix}
grant-role = A role. { $engine ->
        [mysql] Paste the output of SHOW GRANTS FOR {$role} instead
       *[other] Use its own grants instead: its GRANT statements, or the output of \dp
    }
    .why = Secrets Manager grants privileges, not roles: {$roles}.
grant-proxy = PROXY lets one account act as another; Secrets Manager cannot grant it
grant-text = This is not a statement: the server would reject it with what follows. Delete it, or put {$comment} before it
grant-too-much = This statement names too many privileges and objects to be read. Split it
grant-odd-blank = {$char} at line {$line}, column {$column} looks like a space, but the server reads it as a letter. Use plain spaces: {$fix}
grant-unseen = What this runs is not in this text: what it grants or revokes is not counted
grant-text-quotes = The server reads {$name} in "…" as a name only with ANSI_QUOTES
grant-other-case = {$place} and {$other} differ only in case; whether they are the same depends on the server. Spell them the same way
grant-other-escape = The server treats {$place} and {$other} as different: revoking on one does not affect the other. Write both the same way
grant-several-objects = The server accepts one object per statement; each is read as a statement of its own
grant-misspelt = {$word}: did you mean GRANT?
grant-password = The password is ignored: Secrets Manager creates its own
grant-require = REQUIRE is ignored: CreateProductSecret has no field for it
grant-limits = Limits (MAX_…) are ignored: CreateProductSecret has no field for them
grant-as = AS … is ignored: it only names the grantor
grant-rest = The text after the grantee is not understood. Delete it, or close what is left open before it
grant-full-width = Full-width or typographic characters are read as plain ones
grant-arguments = The arguments are ignored: the request names every function with this name
grant-public = {$name} is read as part of the schema {$schema}
grant-cascade = CASCADE also revokes what the role that loses this granted to others, which may be granted above. Revoke it from each role by name, or leave this out
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
    }, so the server rejects the statement
grant-postgres-syntax = PostgreSQL does not accept {$sign} here: is this statement for another server?
grant-no-kind = A {$kind}: CreateProductSecret has no field for it
grant-default = DEFAULT PRIVILEGES apply to objects created later: CreateProductSecret names existing objects
grant-no-schema = {$name} has no schema, and search_path does not say for certain which one is meant. Write schema.{$name}
grant-no-host = PostgreSQL has no hosts: the server rejects {$name}. Write only the role
grant-psql-if = Whether psql runs this depends on an \if above. Move it out of the \if
grant-rolled-back = A ROLLBACK below undoes this: it is not granted. Delete one of the two
grant-not-committed = The transaction of this statement has no COMMIT: it is not kept. Add COMMIT
grant-drop-owned = DROP OWNED BY revokes grants made above; which ones is not tracked. Put the grants after it
grant-object-gone = The grants on {$name} above do not stay with this name. Put the grants after this
grant-no-current = {$name} has no database. Put \connect DATABASE above it, or write database.schema.object
grant-carriage-return = A line here ends with only a carriage return: the server reads what follows as part of the comment. Use line feeds
grant-unchecked-row = Not ticked
grant-like-markup = This looks like XML or HTML, but not like the output of mysql -X or -H. Use the output of SHOW GRANTS instead
grant-like-psql = This looks like a psql list, but not like the output of \dp without \x and \t. Use the output of \dp instead
grant-like-json = This looks like JSON, but not like the output of mysqlsh. Use the output of SHOW GRANTS instead
grant-like-log = This looks like a log: there is other text before each statement. Remove that text
grant-like-code = This looks like the source of another tool. Use the output of SHOW GRANTS instead
grant-like-shell = This looks like a shell script. Use the statements themselves, not the commands that send them
grant-like-list = This looks like a list with a marker before each line. Remove the markers
grant-like-diff = This looks like a diff: it has added and removed lines. Use the file as it is after the change
grant-batch = Read as the output of mysql -B, in which every \ is doubled
grant-outside-block = This is outside the code blocks of the document: not read. Move it into one, or delete it
grant-server-refused = The server refused this; see the line below it
grant-server-refused-some = The server refused this or a statement sent with it; which one is unknown. Keep what was granted
grant-unanswered = Other statements have an answer from the server, this one does not: it may not have been run. Keep what was granted
grant-row-broken = The terminal wrapped this row so that it cannot be joined reliably. Copy it from a wider window, or use \G
grant-no-delimiter = DELIMITER needs the delimiter on the same line, and no \ in it
grant-delimiter-line = Text after DELIMITER on the same line is not run. Put the GRANT or REVOKE on its own line
grant-answers-differ = Two SHOW GRANTS answers for {$account} differ, and only one of them has this. Keep the one that is right
grant-other-heading = A GRANT or REVOKE under a heading that is not of SHOW GRANTS: whether it was run is unknown. Paste the output of SHOW GRANTS, or only the statement
grant-body-open = A body starts here and never ends; what follows was not read. Add its END
grant-body-cut = The mysql client ends a body at the first ; in it, and may then run this by itself. Put DELIMITER around the body
grant-cancelled = This was started but never sent to a server. Delete it, or end it with ; if it counts
grant-torn = There is a delimiter inside /*! … */: the server gets half a comment and rejects it. Close the comment first
grant-conditional = Only some servers run this: it is in a comment that requires a version. Move it out of the comment
grant-behind-quit = The client ends above (exit): this is never sent. Delete the exit, or this
grant-in-string = A GRANT or REVOKE inside a quoted text: not read, and not added
grant-in-body = A GRANT or REVOKE in the body of a routine or an event: it is not run, and not added
grant-revoke-unread = A REVOKE or DROP that this may run is not read: what it revokes would remain. Write it as its own statement
grant-mode-unknown = sql_mode is unknown here, and it decides how quotes or backslashes in this are read. Set it to names above
grant-role-late = {$role} is granted above, but created only here: the server rejects one of the two. Put CREATE ROLE first
grant-renamed = An account is renamed here. Use the statements of one name
grant-elsewhere = Another file is run here, and is not read. Add that file too
grant-direct = This changes the privilege tables directly, which is not read. Write it as GRANT or REVOKE
grant-run-together = Line {$line} starts another statement before this one ends. Put ; between them
grant-unread = There is a GRANT or REVOKE here that the server would not run as is. Write each as its own statement
grant-role-followed = Its grants are in this text, and are read: {$role}
grant-role-lost = Revoked below: what {$role} grants is not counted
grant-role-revoked = Revokes {$role}: what it grants is not counted
grant-partial = {$place}: this revokes part of what {$wider} grants, which a request cannot express. Grant less on {$wider}
grant-revoked-nothing = Revokes nothing that is granted above: nothing changes
grant-revoked-all = Revokes everything granted above: { $count ->
        [one] 1 privilege
       *[other] {$count} privileges
    }
grant-revoked = Revokes {$words} on {$place}; { $left ->
        [0] no privileges remain
        [one] 1 privilege remains
       *[other] {$left} privileges remain
    }
grant-all-lost = ALL on the server also includes {$words}, which Secrets Manager cannot grant
grant-admin-option = WITH ADMIN OPTION is ignored: Secrets Manager cannot grant it
grant-odd-escape = {$name} is a pattern: the \ before {$letter} is dropped in it. Name one database; write \\ for a literal \
grant-quotes-around = {$name} is one name inside its quotes. Quote each name separately: {$fix}
grant-stars-eaten = _._ was probably *.* before formatting removed the asterisks. Write *.*
grant-unquoted = The server accepts {$name} only in quotes here. Write {$fix}
grant-template = {$name} is a template variable: no server accepts it. Replace it with its value
grant-some-reserve = Some servers accept {$name} only in backticks
grant-name-wide = {$name} has full-width letters, which the server treats as different letters. Write it in plain letters, or in backticks
grant-name-mixed = {$name} mixes Latin letters with others that look like them ({$letters}): is this the name you mean?
grant-name-long = A name has {$count} characters; the server allows at most {$most}. Did you mean {$fix}?
grant-name-unseen = {$name} has an invisible character ({$char}), shown as ·. Did you mean {$fix}?
grant-name-broken = {$name} has a line break ({$char}), shown as ·. Did you mean {$fix}?
grant-line-empty = Type a grant, such as select on orders.*
grant-line-no-on = "on" is missing before the object
grant-line-no-object = {$words}: on what? Add the object, such as on orders.*
grant-preset-empty = {$preset} has no privilege for { $level ->
        [column] a column
        [table] a table
        [database] a database
       *[other] this object
    }. Name the privileges
grant-preset-is-privilege = {$preset} is a preset; {$product} has none. Type {$guess}
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
    }
    .why = Probably another credential with this prefix; both can coexist.
accounts-length = {$n} characters each; the service picks ???.
accounts-made = Creates two accounts:  {$account}  {$account}
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
begin-zones = UTC+8  {$assumed} (assumed)
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
list-find = Find:{ " " }
list-empty = nothing here
list-failed = Not listed: { $why }. Type the whole name and press Enter
list-no-key = Not listed: there is no key. Type one with ^X k on the first screen
list-key-ends = expires { $at }
list-key-ended = expired { $at }
list-in-use = current
list-title-credentials = Start from an existing credential in { $region }
    .short = Existing credentials in { $region }
list-title-drafts = Drafts
list-title-keys = Another key
list-title-regions = Another region
list-title-endpoints = Another endpoint; or type a host name or URL
endpoint-public = the nearest endpoint
endpoint-of-region = of this region
endpoint-internal = from machines in the cloud
endpoint-intl = international site
elsewhere-title = Change what?
elsewhere-keys = Key or profile
elsewhere-regions = Region
elsewhere-endpoints = Endpoint
choice-more-drafts = { $n } more drafts...
choice-like = From an existing credential...
choice-like-detail = a similar new draft; no secret is read
choice-elsewhere = Another profile, region or endpoint...
choice-region = Another region...
choice-back = Back to { $name }, { $place ->
        [preview] preview
        [result] its result
        [review] review
       *[other] step { $place }
    }
choice-continue = Continue
choice-look-again = Look again
choice-new = New credential
choice-new-no-key = Fill in the form now, add a key later
choice-open = Open a file, or paste...
choice-type-key = Type a key for this session
choice-type-key-detail = not shown, not saved
choice-sandbox = Try it in the sandbox
choice-sandbox-detail = nothing leaves this machine; quit to end it
choice-account-type-none = service default
choice-account-type-L3 = ordinary account (L3)
choice-encrypt-type-none = service default
choice-encrypt-type-0 = KMS key (0)
choice-encrypt-type-1 = software key (1)
choice-follow = Watch the create of { $name }
choice-follow-short = Watch: { $name }
choice-follow-detail = accepted { $at }, still working
choice-settle = Find out what became of { $name }
choice-settle-short = Find out: { $name }
choice-settle-detail = sent { $at }, outcome unknown
chords-clash = {$chord} is already {$other}; choose another for {$command}
chords-fixed = {$command} is always {$chord}; remove this line
chords-letter = {$chord} types text where {$command} works; try Alt-{$chord} or F2
chords-never-flow = {$chord} stops terminal output; try F2
chords-never-others = {$chord} is used by tmux, zellij or VS Code; try F2
chords-never-same = {$chord} is {$key} to every program; try F2
chords-not-in-menu = {$command} is not in the menu; try a chord such as F2
chords-only-keys = only mouse and [keys] are read; {$name} has no effect
chords-type = {$command} needs "F2", or a list such as ["s", "F9"]
chords-unknown = {$chord} is not a chord; try ^Y, Alt-1, F2 or s
chords-unknown-command = {$name} is not a command
chords-unknown-command-near = {$name} is not a command; write {$near}
chords-unread = {$file} could not be read: {$why}
chords-too-large = { $size } bytes; at most { $most } are read
chords-wrong-line = { $line ->
        [0] {""}
        *[other] Line {$line}: {""}
    }{$what}
chords-wrong-more = and { $n } more
config-mouse-type = mouse must be true or false
chords-wrong = {$file}{ $line ->
        [0] {""}
        *[other] :{$line}
    }{ $all ->
        [one] {""}
        *[other] {" "}(1 of {$all})
    }: {$what}
command-add-next = add (empty: next)
    .short = add
    .does = Adds the line and starts the next one; an empty line continues.
command-add-object = object
    .does = Adds an object: a database, a table or a column.
command-add-object-here = add an object
    .short = add object
command-all = all
    .does = Grants every privilege of this object.
command-ask-again = ask look-ups again
    .does = Asks the cloud again for what this step shows.
command-ask-now = check
    .does = While it runs: checks now instead of at the next interval.
command-back = back
    .does = Goes one step back; nothing is lost.
command-calendar = calendar
    .does = In a date: opens a calendar.
command-choose = choose
    .does = Chooses the marked row.
command-clear = clear
    .does = Clears the line.
command-clear-to-end = clear to the end
    .does = Clears from the cursor to the end of the line.
command-clear-word = clear a word
    .does = Clears the word before the cursor.
command-close = close
    .does = Closes this and goes back to where you were.
command-continue = continue
    .does = In notes: closes them; the draft is open.
command-close-details = close
    .does = In the details: closes them.
command-close-list = close list
    .does = Closes the list; the text stays as is.
command-confirm = confirm, continue
    .does = Confirms and continues.
command-copy = copy
    .does = Copies what is shown to the terminal's clipboard.
command-copy-all = copy
    .does = Copies the whole report to the terminal's clipboard.
command-copy-to = copy to objects
    .does = Copies the privileges of this object to others.
command-create-yes = create (type yes first)
    .does = Sends the create request once, after you type yes.
command-delete = delete a character
    .does = Deletes the character at the cursor.
command-delete-back = delete back
    .does = Deletes the character before the cursor.
command-cancel = cancel
    .does = Before anything was sent: cancels the create.
command-new-name = change the name
    .short = new name
    .does = If the name is taken: goes to it, to choose another one.
command-settle = find out
    .does = If the outcome is unknown: finds out what became of the create; creates nothing.
command-details = details
    .does = Shows every value and ID of the answer.
command-down = down
    .does = Moves one row down.
command-done = done
    .does = In the privileges: goes back to the objects; the privileges are kept.
command-drop = remove object
    .does = Removes this object and its privileges; undo restores it.
command-edit-line = edit line
    .short = edit
    .does = Opens the field of this line.
command-edit-step = edit step
    .does = Opens that step; finishing it returns here.
command-end = to the end
    .does = Moves to the end of the line or list.
command-exact = exact bytes
    .does = Shows the body byte by byte, as it is signed and sent.
command-indented = indented
    .does = While the bytes are shown: shows them with indents again.
command-field = field
    .does = Moves to the next or previous field without confirming.
command-find = find an object
    .does = Finds an object in the list as you type.
command-free-name = free name
    .does = In a taken name: uses one that is probably free.
command-go-to = go to step
    .does = Opens that step.
command-go-to-field = go to the field
    .short = to field
    .does = If a field was refused: goes to it.
command-go-to-step = {$step}
command-help = help
    .does = Shows help for the current place.
command-home = to the start
    .does = Moves to the start of the line or list.
command-interrupt = leave; again: quit
    .does = Asks whether to leave an open draft; twice, or on the first screen, quits. The draft is kept.
command-invert = invert
    .does = Grants what is not granted, and revokes what is.
command-language = 中文
    .does = Changes the language to Chinese.
command-left = left
    .does = Moves one character or column to the left.
command-line-above = line above
    .does = On the last line: moves to the line above.
command-line = line
    .does = Moves to the line above or below.
command-list = list
    .does = In a value that the cloud knows: opens the list.
command-look-again = look again
    .does = Checks again what the cloud has now.
command-menu = menu
    .does = Opens the menu; one more letter runs a command from it.
command-mouse-off = release mouse
    .does = While it is on: gives the mouse back to the terminal, to select text.
command-mouse-on = use mouse
    .does = Click to choose, wheel to scroll; neither sends anything.
command-move = move
    .does = Moves to another row or choice.
command-new-line = new line
    .does = Starts a new line of the text.
command-next = next
    .does = Accepts the value and goes to the next field.
command-next-field = next field
    .does = Goes to the next field without confirming.
command-complete = complete
    .does = If a known name begins like this: completes it.
command-next-like = another one
    .does = Starts the next credential with these values.
command-next-problem = next problem
    .does = Goes to the next error, then to the warnings.
command-none = none
    .does = Revokes every privilege of this object.
command-open = open a file
    .does = Opens a file, or pasted JSON, TOML or GRANT lines.
command-other-page = all keys
    .does = Shows all keys.
command-first-page = keys here
    .does = From all keys: goes back to the help for the current place.
command-page-down = page down, next month
    .does = Moves a page down; in a calendar, to the next month.
command-page-up = page up, previous month
    .does = Moves a page up; in a calendar, to the previous month.
command-part = next pane
    .does = Goes to the next pane.
command-places = objects
    .does = Goes to the list of objects.
command-presets = presets
    .does = Grants a set for reading, writing or migrating.
command-preview = preview
    .does = Shows the signed request in every format.
command-previous-field = previous field
    .does = Goes to the previous field without confirming.
command-quit = quit
    .does = Quits and keeps the draft; asks first if it cannot be saved. During a create, first stops watching.
command-redo = redo
    .does = Redoes the change that was undone.
command-redraw = redraw
    .does = Redraws the whole screen.
command-review = review
    .does = Opens the review: everything on one screen.
command-right = right
    .does = Moves one character or column to the right.
command-scroll = scroll
    .does = Scrolls by one line.
command-signature = show signature
    .does = Shows the whole signature.
command-signature-hide = hide signature
    .does = While the signature is shown: hides it.
command-sql = SQL
    .does = Shows the grants as SQL statements.
command-start = start screen
    .does = Goes to the first screen; the draft is kept.
command-stop-watching = stop watching
    .does = After sending: stops watching; the cloud continues with what was sent.
command-submit = create...
    .does = Asks whether to create; nothing is sent unless you type yes.
command-submit-again = send again...
    .short = again...
    .does = Asks whether to send the same request; nothing is sent unless you type yes.
command-suspend = suspend
    .does = Returns to the shell; fg resumes dbcred.
command-switch = switch
    .does = Turns it on or off.
command-tab = tab
    .does = Shows the next view of the request.
command-take = use it
    .does = If a first rotation is suggested: uses it.
command-replace-all = replace mine
    .does = Replaces all current grants with these.
command-choose-account = show its grants
    .does = In the accounts: shows the grants of the marked one.
command-next-error = next error
    .short = next
    .does = If an error is left: goes to it; it blocks the adding until it is left out.
command-copy-checked = copy
    .does = When copying: adds the privileges to the ticked objects.
command-take-checked = add
    .does = If no error is left: adds the grants that are ticked.
command-take-nothing = cancel
    .does = Closes the list without adding a grant.
command-take-fix = use fix
    .does = If a fix is suggested: uses it.
command-remove = remove it
    .does = Removes what the error is about.
command-remove-privileges = remove { $n ->
    [one] { $word }
   *[other] { $n } privileges
    }
    .short = remove { $n }
command-take-name = choose
    .does = If a name is marked in the list: takes it.
command-open-path = open
    .does = Opens the file at that path.
command-write-path = write
    .does = Writes the file at that path.
command-take-path = open or write
    .does = Opens or writes the file at that path.
command-toggle = toggle
    .does = Ticks or unticks the marked row.
command-type-key = type a key
    .does = Asks for an access key, for this session only.
command-use-key = next line, or use key
    .does = Goes to the next line; on the last one, uses the key.
command-undo = undo
    .does = Undoes the last change of the draft.
command-up = up
    .does = Moves one row up.
command-verify = check grants again
    .does = Compares the grants on the instance again.
command-words = edit privileges
    .short = edit
    .does = In the objects: goes to the privileges of the marked one.
command-write-receipt = write file
    .does = After a create: writes the report to a file.
command-write = write file
    .does = Writes the draft, or what is shown, to a file.
copied-only = Copied: {$bytes} bytes, if the terminal takes them
copied = Copied: {$bytes} bytes. Not there? w writes a file
count-bytes = {$n} of {$max} bytes
count-characters = {$n} of {$max} characters
count-of = {$n} of {$max}
description-hint = Enter starts a new line; Tab continues
draft-not-deleted = The draft {$name} was not deleted: {$why}
draft-not-saved = ! draft not saved: {$why}
draft-not-saved-short = ! draft not saved
draft-saved = draft saved
draft-saving = saving...
draft-unnamed = no name
errors-first = { $n ->
        [one] Fix 1 error first
        *[other] Fix {$n} errors first
    }: Enter opens the marked one
every-days = days
every-default = not set: the service would rotate every day
header-key-ends = key expires { $at }
header-key-ended = key expired { $at }
sandbox-banner-address = SANDBOX on {$address}
sandbox-banner-shortest = SANDBOX
header-no-key = no key
help-all-keys = All keys
help-keys-here = Keys here
help-keys-start = On the first screen
help-keys-steps = On the line of steps
help-keys-form = In a field of the form
help-keys-suggestions = In an open list of the form
help-keys-rows = In the hosts and the tags
help-keys-lines = In the description
help-keys-calendar = In the calendar
help-keys-field = In any line of text
help-keys-grant-line = In the line that adds a grant
help-keys-grants = In the objects and their privileges
help-keys-grant-lists = In a list over the privilege editor
help-keys-statements = In the SQL statements
help-keys-paste = In pasted statements
help-keys-review = In the review
help-keys-preview = In the preview
help-keys-confirm = In the Create dialog
help-keys-create = During and after a create
help-keys-boxes = In lists and questions
help-keys-path = In the path of a file
help-keys-typed-key = In an access key that is typed
help-keys-help = In help
help-keys-menu = In the menu
help-keys-everywhere = Everywhere
help-screen = dbcred creates one rotating database credential: seven steps, a review, a signed preview, and one create. Nothing is created before you type yes in the Create dialog; until then, only read-only look-ups leave this machine. Every change of a draft is saved to disk.
help-marks = Marks: { $good } good, { $open } optional and empty, { $note } note, { $warning } warning, { $error } error, * cannot be changed after creation.
hosts-addresses = { $n ->
        [one] 1 address
        *[other] {$count} addresses
    }
hosts-count = { $hosts ->
        [one] 1 host
        *[other] {$count} hosts
    }
hosts-hint = One host per line: 10.0.1.15, 10.0.1.%, or % for any host. Paste as many as you like. Enter on an empty line continues.
hosts-title = Hosts the accounts may connect from
hosts-today = Hosts of existing accounts:
instance-state-running = running
instance-state-read-only = read-only replica
    .short = replica
instance-state-recovery = disaster recovery
    .short = recovery
instance-state-creating = being created
instance-state-uninitialised = not initialised
instance-state-busy = task running
instance-state-isolating = being isolated
instance-state-deleted = deleted
instance-state-isolated = isolated
instance-state-locked = disk locked
instance-state-other = unknown state
key-count = {$usable} usable in {$region}, {$others} not
    .short = {$usable} usable, {$others} not
key-default = default key of Secrets Manager
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
key-title = The KMS key that encrypts the credential; it cannot be changed after creation
    .short = Encrypts the credential; fixed after creation
key-none = none
leave-delete = Quit and delete the draft
rule-grant-unadded = { $n ->
        [one] Not added: "{ $line }". Finish it with Enter
       *[other] { $n } lines not added, first "{ $line }". Finish them with Enter
    }
    .why = Grants cannot be changed later, so typed lines are never dropped silently.
rule-grant-unread = { $n ->
        [one] Not added: "{ $line }". { $why }
       *[other] { $n } lines not added, first "{ $line }". { $why }
    }
    .why = Grants cannot be changed later, so typed lines are never dropped silently.
unadded-title = Not added
unadded-closed = later
unadded-text = { $n ->
        [one] This line has not been added yet: { $line }
       *[other] { $n } lines have not been added yet. The first: { $line }
    }
unadded-keys = Enter choose  Esc later
unadded-stay = Go back to it
unadded-later = Later: kept, but blocks the create
unadded-drop = Remove it
changed-title = Changed elsewhere
changed-closed = continue
notes-closed = continue
changed-text = Another program has changed { $theirs } on disk. Your version is kept as { $mine }.
changed-mine = Continue with mine
changed-open = Open the other version; mine is kept
changed-replace = Replace the other version with mine
farewell-unkept = The draft was not saved: { $why }
farewell-unsure = The latest change of the draft may not be saved.
leave-text-saving = The draft { $name } is saved when you leave.
leave-quit-unsaved = Quit; the draft may be lost
leave-quit-empty = Quit
leave-quit-printed = Quit and keep the draft
leave-quit = Quit and keep the draft: { $command }
leave-stay = Keep editing
leave-text = The draft is saved as {$name}.
leave-text-unnamed = The draft is saved; it has no name yet.
leave-title = Leave?
list-as-typed = use "{$text}" as typed
list-cannot = { $state }: no new accounts, so the create would be refused
    .short = { $state }: a create would be refused
list-primary = accepts new accounts
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
mouse-is-off = Mouse off: you can select text
mouse-is-on = Mouse on. Most terminals select text with Shift+drag
mouse-key-only = Clicks cannot do this: press Enter
mouse-unknown = No mouse: a terminal with TERM={$term} is not known to support one
name-asking = asking Secrets Manager ...
name-creating = Taken: a credential with this name is being created. Choose another name
    .why = A name is taken in its region once its create is accepted.
name-failed = Taken by a failed create. Delete that credential, or choose another name
    .why = A name stays taken in its region until the deletion is done.
name-own-unknown = Outcome unknown: a create sent { $time } uses this name. Find out, or choose another name
    .why = It may exist, or may still be created; until then nothing else is sent under this name.
name-own-sending = Yours: a create with this name is being sent
    .why = Its outcome is not known yet.
name-own-working = Yours: accepted { $time }, being created
    .why = A name is taken in its region once its create is accepted.
name-own-seen = Yours: accepted { $time }, status now { $status }. Find out to compare it with your request
    .why = A name is taken in its region once its create is accepted.
name-own-made = Yours: created { $time }. Nothing more is sent under this name
    .why = To create another credential, choose another name.
name-own-failed = Taken by your create that failed { $time }. Delete that credential, or choose another name
    .why = A name stays taken in its region until the deletion is done.
name-own-in-use = Yours: created { $time } with different content. Choose another name
    .why = Names are unique in their region.
name-free = Free in {$region} (checked {$at})
name-pending-delete = Still taken: pending deletion until {$until}. Choose another name, or restore that credential in the console
    .why = A name stays taken in its region until the deletion is done.
name-taken = Taken since {$since} by a credential on {$product} {$instance} ({$status}). Choose another name
    .short = name taken
    .why = Names are unique in their region.
no-key-to-send = No key to send with. Type one for this session with ^X k
open-title = Open a file: path
paste-cancel = Paste nothing
paste-first = First line: { $text }
paste-join = Joined: { $text }
paste-no-field = No field here to paste into. Open one, and paste again
paste-nowhere = Nothing here accepts a paste. Close this, and paste again
paste-title = {$lines} lines pasted into a one-line field
pasted-hosts = { $lines ->
        [one] 1 line
        *[other] {$lines} lines
    }: {$added} added{ $left ->
        [0] {""}
        [one] , 1 comment skipped
        *[other] , {$left} comments skipped
    }. Undo: ^X u
pasted-tags = { $added ->
        [one] 1 tag added
        *[other] {$added} tags added
    }. Undo: ^X u
path-empty = Type a path; Esc closes
prefix-suggestion = Enter or Right uses {$prefix}
preview-body = Body as sent: {$bytes} bytes on one line, SHA-256 {$hash}
    .short = Body: {$bytes} bytes, SHA-256 {$hash}
preview-lines = Lines {$from} to {$to} of {$of}
preview-status = Shown indented; x shows the exact bytes.
    .short = Indented; x: exact bytes.
product-remark = {$engine} instances, { $n ->
    [one] service
   *[other] services
} {$service}
review-accounts = {$prefix}: two accounts, {$prefix}_SSM_???
    .short = two accounts, {$prefix}_SSM_???
review-default-key = the default key of Secrets Manager
review-errors = Not ready: { $errors ->
        [one] 1 error
        *[other] { $errors } errors
    }{ $warnings ->
        [0] {""}
        [one] , 1 warning
        *[other] , { $warnings } warnings
    }{ $notes ->
        [0] {""}
        [one] , 1 note
        *[other] , { $notes } notes
    }{ $size ->
        [short] {""}
        *[usual] . Enter opens the marked one
    }
review-fixed = * cannot be changed after creation; a mistake means a new credential.
review-free = free, checked {$at}
review-more-grants = { $places ->
        [one] 1 object
       *[other] { $places } objects
    }, { $grants ->
        [one] 1 grant
       *[other] { $grants } grants
    } in total
review-grants-of = { $place }: { $privileges }
review-grants-left = { $places ->
        [one] 1 object
       *[other] { $places } objects
    }, { $grants ->
        [one] 1 grant
       *[other] { $grants } grants
    }; { $step } shows them
review-not-sent = This line sends nothing. Left out:
review-nothing = -
review-own-in-use = yours, different content
review-own-failed = taken by a failed create
review-own-made = yours, created { $time }
review-own-seen = yours, { $status }
review-own-working = yours, being created
review-own-sending = yours, being sent
review-own-unknown = outcome unknown
review-ready = { $size ->
        [short] Ready:{" "}
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
review-no-rotation = The password will never rotate
    .short = no rotation
review-structure = { $privileges } on { $places }{ $more ->
        [0] {""}
        [one] {" "}and 1 more object
       *[other] {" "}and { $more } more objects
    }: { $drops ->
        [databases] can drop databases and their tables
        [tables] can drop tables
       *[nothing] can change the structure
    }{ $changes ->
        [yes] {", "}and change the structure
       *[no] {""}
    }
    .short = { $privileges } on { $places }{ $more ->
        [0] {""}
       *[other] {" "}+{ $more }
    }
review-hosts-left = { $hosts } hosts in total; { $step } shows them
review-places-left = { $places ->
        [one] 1 more object
       *[other] { $places } more objects
    }; { $step } shows all
review-rotation = every { $days ->
        [one] day
       *[other] { $days } days
    } from {$begin} (UTC+8 assumed)
review-rotation-no-begin = every { $days ->
        [one] day
       *[other] { $days } days
    }, no first run yet
review-instance-unchecked = Not checked: the list of instances could not be read
    .why = It may not exist, or not take accounts.
    .short = instance not checked
review-no-key = No key to send with.
review-rotation-odd-begin = every { $days ->
        [one] day
       *[other] { $days } days
    } from { $begin }
review-rotation-off = off (sent as false): the password will never rotate
review-rotation-untouched = off: the password will never rotate
review-taken = taken, checked {$at}
review-then = then {$runs}
review-unchecked = not checked
rotate-off = off: password never rotates
rotate-on = on
rotate-suggestion = Space: on, every { $days } days from { $first }
rotate-untouched = off: password never rotates
rotation-not-sent = Not sent: rotation is off. First run and days stay in the draft.
calendar-bounds-title = The console allows
calendar-bounds = { $first } to { $last }
calendar-moment = calendar: { $moment } (Enter takes it)
calendar-marked = calendar: { $moment }, UTC+8 assumed
runs = {$runs}; all at {$time}
runs-label = Next runs
runs-meaning = At each run the password changes and the other account becomes current: programs must read the credential, not cache it.
sandbox-banner = SANDBOX on {$address} - nothing leaves this machine
small-is = This is {$columns} x {$lines}. Enlarge it, or
small-needs = dbcred needs 50 x 14.
small-quit = {$key}, ^C: quit (the draft is saved).
start-account = {$account}, user {$user}
start-account-label = Account
start-endpoint-label = Endpoint
start-key-expired = This key expired {$span} ago, at {$at}.
    .short = Key expired {$span} ago ({$at}).
start-key-expired-long-ago = This key expired at {$at}.
start-key-expires = The key expires in {$span}, at {$at}.
start-lines-left-out = { $lines ->
        [one] 1 more line in a taller window
       *[other] { $lines } more lines in a taller window
    }
start-key-label = API key
start-languages = English  ^X l 中文
start-looked = Searched here, in this order:
start-no-key = No key found. You can prepare and check a request, but not send it.
    .short = No key found.
start-half-key = Incomplete key: { $why }. You can prepare and check a request, but not send it.
start-not-asked = not asked: the key has expired
region-untouched = Which region? Type part of its name, or select it with Up and Down
start-no-lookups = No key: type every value; nothing can be sent
start-no-region = none yet; set in the form
start-region-label = Region
start-searching = Looking for a key...
start-clock-label = Clock
start-clock = { $way ->
        [same] same as the service's
        [slow] { $seconds } s behind the service's
       *[fast] { $seconds } s ahead of the service's
    }
start-clock-off = This clock is { $minutes } min { $way ->
        [slow] slow
       *[fast] fast
    }; more than 5 min off is refused
start-clock-fix = Fix: set this machine's clock (NTP), then press ^X g
service-full = All { $limit } credentials of the quota are used: a create is refused
start-service-full-fix = A create is refused until the quota is raised or a credential is deleted
start-service-active = active
start-service-label = Service
start-service-off = { $type ->
        [0] Secrets Manager is not activated for this account. Activate it in the console
        [2] The account is in arrears: Secrets Manager is suspended. Top up the account
        [3] Secrets Manager was released for this account. Activate it again in the console
       *[other] Secrets Manager is not active (InvalidType { $type }). Activate it in the console
    }
start-service-used = active, {$used} of {$limit} used
start-subtitle = Create a rotating database credential in Tencent Cloud Secrets Manager
start-unsettled = { $n ->
        [one] 1 create without a known outcome: find out
       *[other] {$n} creates without a known outcome: find out
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
    } here; ^X e goes { $errors ->
        [one] to it
        *[other] through them
    }
status-instances = {$count} instances read at {$at} in { $pages ->
        [one] 1 page
        *[other] {$pages} pages
    }; ^X g refreshes
status-instances-loading = {$count} of {$total} instances read so far
status-warnings = { $warnings ->
        [one] 1 warning
        *[other] {$warnings} warnings
    } here; ^X e goes { $warnings ->
        [one] to it
        *[other] through them
    }
tab-canonical = canonical
tab-headers = headers
tab-json = JSON
tab-sql = SQL
tab-to-sign = to sign
tags-key = key
tags-value = value
enter-alone = Pause, then press Enter on its own
wizard-no-sandbox = The sandbox cannot listen on this machine: {$why}
wizard-no-room = dbcred cannot start: the system has no more threads or files ({$why}). Nothing was sent
wizard-no-terminal = The terminal cannot be used: {$why}
draft-line = Line { $line }  { $what }
draft-kept-as = Original kept: { $kept }
notes-title-keys = Parts of config.toml that could not be read
notes-title = These parts of the draft could not be read
journal-newer = A journal file is from a newer dbcred and was left alone: { $file }
draft-gone = The draft {$name} no longer exists
entry-gone = The journal has no open entry for {$name}
entry-missing = The journal has no entry for {$name}, so there is nothing to compare with
journal-file-unreadable = The journal file { $file } cannot be read; it may be an open create
journal-damaged = A damaged journal file was set aside as {$kept} ({$file}); it may be an open create
journal-unreadable = The journal cannot be read: {$why}
drafts-unreadable = The drafts cannot be listed: {$why}
not-read = { $path } cannot be read: { $why ->
        [absent] there is no such file
        [denied] you have no permission to read it
       *[other] { $why }
    }
not-read-folder = {$path} is a folder; name a file in it
not-read-kind = {$path} is a pipe or a device, not a file; save it as a file and open that
not-read-size = {$path} has { $size } bytes; a draft may have at most { $most }
not-read-slow = {$path}: the folder has not answered for 10 s; dbcred stopped waiting
files-reading = Still reading what is saved on disk...
files-slow = the folder of the drafts is not responding
no-thread = The system has no more threads: {$why}
not-written = { $path } was not written: { $why ->
        [absent] there is no such folder
        [denied] you have no permission to write there
        [exists] it already exists; choose another name
       *[other] { $why }
    }
region-of-sandbox = built into the sandbox
setting-from = from {$place}
title-form = new credential
title-preview = preview
review-preview = Signed preview: Left/Right
review-preview-scrolls = Signed preview: Left/Right, PageUp/PageDown
review-body-more = { $lines ->
    [one] 1 more line: p shows all
   *[other] { $lines } more lines: p shows all
    }
trouble-denied = The key has no permission for { $action }
trouble-line-denied = No permission for { $action }: type it; ^X g retries
trouble-line-refused = Look-up refused: { $code } ({ $action }). Type it; ^X g retries
trouble-line-throttled = Too many calls ({ $action }): type it; ^X g retries
trouble-line-timed-out = No answer within { $seconds } s: type it; ^X g retries
trouble-line-unreachable = Cannot reach { $host }: type it; ^X g retries
trouble-not-asked = Not asked: {$what}
trouble-no-key = Not asked: there is no usable key
trouble-odd = Unexpected answer: {$what}
trouble-refused = Refused: {$code} "{$says}"
trouble-timed-out = No answer within {$seconds} s
write-title-receipt = Write the report to a file: path
write-title-preview = Write what is shown to a file: path
write-title = Write the draft to a file: path
write-endings = { $format ->
        [draft] Writes the draft, as TOML.
        [shown] Writes what the preview shows.
        [none] No format has this extension.
       *[other] Writes { $format }.
    } The file extension decides: .toml the draft; { $endings }
write-no-format = Nothing was written: unknown file extension. Use .toml for the draft, or one of { $endings }
write-unfinished = { $n ->
        [one] 1 error remains
       *[other] { $n } errors remain
    }: an unfinished draft can only be written as .toml
write-unsigned = { $format } is being signed; press Enter again
import-no-kind = Not a draft (TOML), API JSON, a tccli command or GRANT lines
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
begin-zone-assumed = The API documents no time zone. dbcred assumes UTC+8.
choice-open-detail = a draft, API JSON, tccli or GRANT lines
choice-look-again-detail = after a login in another window
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
    } x 2 accounts = {$accounts} user@host
hosts-accounts = { $n ->
        [one] 1 account
        *[other] {$n} accounts
    }
tags-of-account = Tag keys of this account:
tags-of-key = Values of { $key } in this account:
key-default-remark = no key ID is sent
key-hint = Type to find one, or a whole key ID
    .short = Type to find one, or an ID; Tab goes on
key-hint-typed = ^U clears it, to find another
leave-closed = stay
leave-text-empty = Nothing was entered.
leave-text-unsaved = The draft is not saved: {$why}
list-like-loading = no match yet, {$n} similar
list-like = no match, {$n} of {$total} are similar
list-none = No instance of this product in {$region}; you can type an ID
menu-keys = letter, or arrows and Enter
menu-keys-more = letter, or arrows; { $more }
lines-by-keys = { $lines }: { $keys }
lines-above = { $lines ->
        [one] 1 line above
       *[other] { $lines } lines above
    }
lines-below = { $lines ->
        [one] 1 line below
       *[other] { $lines } lines below
    }
name-neighbours = Perhaps free: {$names}
name-neighbours-hint = Down uses the first
prefix-would-be = Suggested: {$prefix}
small-quit-only = {$key}, ^C: quit.
start-checked = checked with STS at {$at}
start-key-expired-fix = Fix: { $kind ->
        [sso] run `tccli sso login`, then Look again
        [oauth] run `tccli auth login`, then Look again
       *[other] get a new key, then Look again, or type it
    }
start-trouble-fix = The form works without it; ^X g retries
status-instances-short = {$count} instances read; ^X g refreshes
start-subtitle-short = Create a rotating database credential
rows-more = { $above ->
    [0] { $down } more below
   *[other] { $below ->
        [0] { $up } more above
       *[other] { $up } above, { $down } below
    }
}
key-arrows = Arrows
command-day = day, week
    .does = Moves by a day or a week.
command-month = month
    .does = Moves by a month.

## Editor

editor-add = Add
editor-example = e.g. select, insert on orders.*   or paste GRANT lines
editor-example-short = e.g. select on orders.*
editor-example-of = e.g. { $example }
editor-names-trouble = Names not listed: type them; ^X g retries
editor-more-notes = { $n ->
    [one] 1 more note
   *[other] { $n } more notes
    }
editor-more-errors = { $n ->
    [one] 1 more error: ^X e
   *[other] { $n } more errors: ^X e
    }
editor-fix = Right uses { $fix }
editor-waiting = { $n ->
    [one] 1 more pasted line follows this one
   *[other] { $n } more pasted lines follow this one
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
        [one] already covered by { $wider }
        [2] both already covered by { $wider }
       *[other] all already covered by { $wider }
        }
   *[other] { $covered } already covered by { $wider }
    }
editor-hint-places = { $words } privileges on { $places } objects
editor-where = Objects
editor-of = { $granted } of { $possible }
editor-position = object { $at } of { $n }
editor-suggested = suggested, not checked
editor-means = What it means
editor-add-object = + add an object
editor-find-nothing = no such object
editor-no-place = Enter adds an object: a database, a table, a column
editor-no-words = Nothing is granted here, and no list shows what could be
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
editor-kind-stop = all of it
editor-covered-legend = = granted on a wider object already
editor-word-foreign = { $word } is not in any list for { $place }; Space removes it
editor-word-unsupported = { $word }: this instance does not list it
editor-word-covered = { $word } on { $place } is already granted by { $wider }
editor-added = { $n ->
    [one] 1 privilege added to { $place }
   *[other] { $n } privileges added to { $place }
    }
editor-replaced = All { $dropped } earlier privileges removed, { $n } added; ^X u undoes it
editor-added-nothing = Nothing new: { $place } already has them
editor-added-places = { $n ->
    [one] 1 privilege
   *[other] { $n } privileges
    } added on { $places ->
    [one] 1 object
   *[other] { $places } objects
    }
editor-removed = { $n ->
    [one] { $word } removed on { $place }
   *[other] { $n } privileges removed on { $place }
    }; ^X u undoes it
editor-dropped = { $place } removed, with { $n ->
    [0] no privileges
    [one] 1 privilege
   *[other] { $n } privileges
    }; ^X u restores it
editor-dropped-below = { $place } removed, with { $n ->
    [one] 1 privilege
   *[other] { $n } privileges
    } on { $places ->
    [one] 1 object
   *[other] { $places } objects
    }; ^X u restores them
editor-free-label = Privileges, separated by commas
editor-free-listed = The database service lists for { $level ->
    [global] *.*
   *[other] a { $kind }
    }:
editor-free-down = Down picks
editor-free-unchecked = Not checked against Secrets Manager's rules.
editor-free-why = Why: it documents only the privileges of Mysql.
editor-free-sent = Sent as written: { $fields }
editor-free-status = Sent unchecked: only the service can tell if a privilege is accepted
editor-sql-each = { $title }; each line is for both accounts
editor-sql-title = SQL: { $n ->
    [one] 1 statement
   *[other] { $n } statements
    } x 2 accounts{ $hosts ->
    [0] {""}
    [one] {" "}x 1 host = { $all }
   *[other] {" "}x { $hosts } hosts = { $all }
    }
editor-sql-short = SQL, statement { $at } of { $n }
editor-sql-whole = SQL for each of the 2 accounts
editor-json-whole = As sent (PrivilegesList)
editor-sent-title = As sent (PrivilegesList, { $n ->
    [one] 1 unit
   *[other] { $n } units
    })
editor-paste-title = Pasted { $n ->
    [one] 1 statement
   *[other] { $n } statements
    }. Nothing is added yet.
editor-paste-title-short = Pasted { $n ->
    [one] 1 statement
   *[other] { $n } statements
    }; none added yet
editor-place-words = { $place }: { $words }
editor-place-all = { $place }: all { $n } privileges of { $level ->
    [global] *.*
    [database] a database
    [table] a table
   *[column] a column
    }
editor-paste-remarks = { $n ->
    [one] and 1 more remark
   *[other] and { $n } more remarks
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
    }added { $taken }{ $away ->
    [0] { "" }
   *[other] , revoked { $away }
    }{ $left ->
    [0] { "" }
   *[other] , left out { $left }
    }
editor-paste-guess = Space uses { $unit } instead
editor-paste-dropped = Left out by you
editor-paste-drop = Space leaves this out
editor-paste-drop-revoke = Space leaves this out; it stays granted
editor-paste-errors = { $grants ->
    [one] 1 grant
   *[other] { $grants } grants
    }, once { $n ->
    [one] 1 error is
   *[other] { $n } errors are
    } left out by you
editor-paste-stopped = { $n ->
    [one] 1 error blocks this
   *[other] { $n } errors block this
    }; now at line { $line } of the text
editor-paste-choose = { $n } accounts; Enter shows the grants of one
editor-paste-others = { $n ->
    [0] { "" }
    [one] Left out: 1 that grants nothing.{ " " }
   *[other] Left out: { $n } that grant nothing.{ " " }
    }{ $strangers ->
    [0] { "" }
    [one] For another account: 1.
   *[other] For other accounts: { $strangers }.
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
    [one] 1 statement
   *[other] { $n } statements
    }
editor-paste-accounts = The paste has grants of { $n } accounts. Which one?
editor-paste-title-of-short = { $account }: { $n ->
    [one] 1 statement
   *[other] { $n } statements
    }; none added yet
editor-paste-title-of = { $account }: { $n ->
    [one] 1 statement
   *[other] { $n } statements
    }. Nothing is added yet.
editor-presets-title = Presets for { $place }
editor-presets-keys = Enter replaces the privileges   + adds to them
editor-preset-all = { $n ->
    [one] the only privilege here
   *[other] all { $n } privileges here
    }
editor-preset-more = the above and { $words }
editor-preset-same = the same here
editor-preset-adds = Grants { $words }.
editor-preset-drops = Enter removes { $words }.
editor-preset-nothing = Changes nothing here.
editor-preset-done = { $place }: { $added } granted, { $dropped } removed{ $dropped ->
    [0] { "" }
   *[other] ; ^X u undoes it
    }
editor-fix-key = { $text }. f fixes it
editor-fix-key-place = { $text }. f removes { $place }
editor-fix-key-words = { $text }. f removes { $n ->
    [one] { $word }
   *[other] { $n }
} here
editor-word-added = + { $word }: granted here, not to the account
editor-word-removed = - { $word }: granted to the account, not here
editor-against = +{ $added } -{ $removed } vs { $account }
editor-against-count = +{ $added } -{ $removed }
editor-preset-account = copy from an account of this instance...
editor-preset-account-about = Shows its grants first; Enter there adds them.
editor-accounts-title = Start from the grants of an account
editor-accounts-find = Find, or user@host
editor-accounts-count = { $shown } of { $n } accounts
editor-accounts-asking = Asking for the grants of { $account }
editor-accounts-keys = Enter shows its grants   Esc close
editor-accounts-keys-part = Enter shows its grants   Del stops comparing   Esc close
editor-account-title = Grants of { $account }. Nothing is added until you press Enter.
editor-account-title-short = { $account }; Enter adds [x]
editor-copy-title = Copy the privileges of { $place } to
editor-copy-fit = { $n } of { $all } fit
editor-copy-keys = Space toggle   Enter copy   Esc close
editor-copy-keys-first = Space toggle   Enter copy (choose one first)   Esc close
editor-copy-keys-first-short = Space toggle, then Enter copy   Esc close
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
editor-new-keys = Enter uses the marked row and continues   Tab completes   Esc close
editor-new-keys-list = Enter uses the marked row and continues   Tab completes   Esc close list
editor-new-keys-kind = Left/Right kind   Enter uses the marked row   Esc close

## Review and preview

preview-moment = {$at} UTC, valid for 5 minutes
preview-signature-hidden = k shows it
preview-signing = signing ...
preview-status-exact = The exact bytes (+ continues a line); x shows them indented.
    .short = Exact; + joins lines; x indents.
preview-status-signed = Signed for preview; a create is signed again.
    .short = A create is signed again.
preview-status-sql = What it does, for each account.
    .short = For each account.
review-accounts-label = Prefix
review-problem = {$step} {$text}
about-field = { $label }: { $text }
review-fixed-short = * cannot be changed after creation
review-rotation-short = { $days ->
        [one] 1 day
       *[other] { $days } days
    } from {$begin} (UTC+8?)
preview-status-unsigned = No key: <signature> is a placeholder.
    .short = No key: no signature.
tab-tccli = tccli
tab-curl = curl
tab-hcl = HCL
preview-status-curl = For 5 minutes, run by hand it creates, with no journal entry.
    .short = Creates for 5 min; no journal.
preview-status-curl-hidden = Refused as shown: k puts the signature in.
    .short = Refused without signature: k.
preview-status-live = Run by hand it creates, with no entry in the journal.
    .short = Run by hand: creates, no journal.
preview-status-hcl = A Terraform resource; comments name the fields its provider lacks, if any.
    .short = A Terraform resource.

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
submission-subject-creating = Creating { $name } on { $instance }
submission-lines = Lines { $from } to { $to } of { $total }: Up/Down
submission-more = ... d shows the rest

submission-status-before = Nothing has been sent yet; Esc cancels
submission-status-retrying = Nothing has been created yet; Esc cancels
submission-status-sending = It may have arrived; it cannot be called back
submission-status-unkept = The journal could not be written: c copies this screen


submission-issue-refused = Refused here: "{ $says }"
    .why = The service's own message ({ $code }), shown until the value changes.
submission-issue-taken = Another credential has the name { $name }; choose another one
    .why = Names are unique per region.

submission-not-known = not known
submission-holder = status { $status }, created { $made } by { $creator }, on { $product } { $instance }.
submission-run = { $weekday } { $time } (UTC+8 assumed)


odd-html = HTML
odd-empty = nothing
odd-cut-off = a truncated answer
odd-too-large = more than dbcred reads
odd-not-utf8 = bytes that are not text
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
submission-label-next = Next
submission-label-found = Found
submission-label-accounts = Accounts
submission-label-granted = Granted
submission-label-imported = Read from SQL
submission-label-next-run = Next run
submission-label-accepted = Risks
submission-accepted-warnings = { $count ->
        [one] 1 warning
       *[other] { $count } warnings
    }
submission-accepted-notes = { $count ->
        [one] 1 note
       *[other] { $count } notes
    }
submission-accepted-count = { $counts }, listed in the details
submission-accepted-there = { $counts }: d lists them
submission-label-task = Task
submission-label-request-id = Request ID
submission-label-body = Body
submission-label-tags = Tags
submission-request-id-ticket = Request ID for a support ticket: { $id }
submission-more-hosts = +{ $count } more

submission-step-journalling = Writing to the journal
submission-step-journalled = Written to the journal
interrupt-again = ^C again: quit
submission-stopping = Stops at the answer or time limit. ^C: quit now
submission-step-throttled = Rejected: too many calls; nothing was done
submission-step-not-connected = No connection; nothing was sent
submission-step-backing-off = Trying again in { $span } (try { $attempt })
submission-tries-rejected = { $count ->
        [one] Rejected once
       *[other] Rejected { $count } times
    } as too many calls; nothing was done
submission-tries-unconnected = { $count ->
        [one] No connection once
       *[other] No connection { $count } times
    }; nothing was sent
submission-step-sent = { $times ->
        [one] Sent, { $bytes } bytes
       *[other] Sent at try { $times }, { $bytes } bytes
    }
submission-step-waiting = Waiting for the answer
submission-step-waiting-until = If no answer comes by then, dbcred looks for the name and sends nothing.
submission-of-limit = { $elapsed } of { $limit }
submission-step-broken = The connection closed before the answer was complete
submission-step-accepted = Accepted: task { $task }
submission-step-request-id = request ID { $id }
submission-step-tags-set = Tags set
submission-step-tags-not-set = Tags not set
submission-step-tag-code = code { $code }
submission-step-tag-code-says = code { $code } ({ $says })
submission-step-working = Creating the accounts on the instance
submission-step-not-asked = not checked yet
submission-step-asked = { $count ->
        [one] checked once
       *[other] checked { $count } times
    }
submission-step-asked-next = { $count ->
        [one] checked once
       *[other] checked { $count } times
    }, next at { $span }
submission-step-check = check { $count }
submission-step-asked-says = { $asked }: { $says }
submission-step-goes-on = You may leave: the task goes on without dbcred
submission-step-no-duration = no usual duration is documented
submission-step-task-says = Message: "{ $says }"
submission-step-task-over = The task has ended
submission-step-reading = Reading back the credential
submission-step-earlier = An earlier attempt, begun at { $time }, is settled first
submission-step-newer = A journal file is from a newer dbcred: { $file }
submission-step-unreadable = A journal file cannot be read: { $file }
submission-step-set-aside = A damaged journal file was set aside: { $file }
submission-step-unkept = Cannot write to the journal: { $why }
submission-step-read-next = Next: read back the credential
submission-step-read = Read back the credential

submission-working = Accepted, still working; no longer watched.
submission-working-unanswered = No answer, but it exists and is being created.
submission-last-checked = Last checked { $time } ({ $count ->
        [one] once
       *[other] { $count } times
    } so far)
submission-working-why = No usual duration is documented; a busy instance takes longer.
submission-not-again = Do not create it again: this credential already uses the name.

submission-created-in = Created in { $span }, as requested.
submission-created-at = Created { $time }, as requested.
submission-created-already = Created { $time } already; nothing was sent.
submission-created-unread = Created { $time }, but not read back.
submission-created-not-compared = Created { $time }; not all was compared.
submission-created-differs = Created, but not as requested: { $count ->
        [one] 1 difference.
       *[other] { $count } differences.
    }
submission-differs-fix = Correct it in the console, or delete the credential (0 days of recovery) and its accounts, and create it again.
submission-differs-fix-grants-sandbox = In the cloud, run this on { $instance }:
submission-differs-fix-grants = Run this on { $instance }:
submission-differs-fix-or = Or delete the credential (0 days of recovery) and its accounts, and create it again.
submission-differs-more = { $count } more
submission-created-in-sandbox = Sandbox: it exists only inside this program.
submission-created-body = SHA-256 { $hash }, as previewed
submission-account-current = current
submission-account-waiting = spare
submission-accounts-none = none listed; see the credential in the console
submission-accounts-unread = not read: { $why }
submission-granted-as-asked = as requested: { $granted } of { $asked } { $asked ->
    [one] grant
   *[other] grants
    }
submission-granted-as-asked-mysql = as requested: { $granted } of { $asked } { $asked ->
    [one] grant
   *[other] grants
    } (cdb:DescribeAccountPrivileges)
submission-granted-less = { $granted } of { $asked } { $asked ->
    [one] grant
   *[other] grants
    } found on the instance
submission-granted-unread = not compared: { $why }
submission-granted-not-compared = not compared: the grants of this product cannot be read here
submission-difference = { $what }: requested { $asked }, found { $found }
submission-difference-missing = missing: { $asked }
submission-difference-extra = not requested: { $found }
submission-next-run-off = none: rotation is off
submission-task-finished = { $task }, finished { $time }
submission-task-over = Task { $task }, finished
submission-task-not-known = unknown: the answer was lost; the credential was found by name
submission-next-heading = Next
submission-next-heading-sandbox = Next, in the cloud
submission-next-read-label = Read it
submission-next-read = GetSecretValue: SecretName { $name }, VersionId SSM_Current
submission-next-remember-label = Remember
submission-next-remember = programs must not cache the password: each run replaces it
submission-next-allow-label = Allow it
submission-next-allow = the program's role needs ssm:GetSecretValue on this credential

submission-tags-failed = Created, but its tags were not set.
submission-tags-set = { $tags }     set; { $code }
submission-tags-unknown = { $tags }     requested; the answer saying whether they were set was lost
submission-tags-not-set = { $tags }     not set
submission-tag-code-1 = TagCode { $code } (internal error)
submission-tag-code-2 = TagCode { $code } (business error)
submission-tag-code-other = TagCode { $code } (not documented)
submission-tag-says = { $kind }: "{ $says }"
submission-tags-failed-why = Secrets Manager sets tags in a second step after the create; that step failed, the create did not.
submission-tags-failed-fix = Create the tags in the Tag console, then tag the credential:
submission-tags-failed-fix-set = Set the tags on the credential in the Tag console:
submission-tags-failed-again = Do not create it again: this credential already uses the name.

submission-task-failed = Accepted, but the task failed.
submission-task-failed-after = Accepted, but the task failed after { $span }.
submission-task-failed-but = Reported as failed, but both accounts exist.
submission-task-failed-what = Accounts could not be created on the instance.
submission-task-failed-what-but = The service reports a failed task, but the instance has the accounts.
submission-task-status = task { $task }, status 2
submission-task-failed-why = The request was accepted; a later step on the instance failed. The message above may say which.
submission-task-failed-why-unsaid = The request was accepted; a later step on the instance failed. The service does not say which.
submission-task-failed-fix = Resolve the cause. In the console, disable and delete the failed credential with 0 days of recovery, then create it again; or use another name now.
submission-task-failed-fix-but = First check the credential and its accounts in the console; they may be usable.
submission-task-failed-fix-free = Resolve the cause, then create it again; the name is free.
submission-task-failed-again = Not under this name: the failed credential still uses it.
submission-task-failed-again-but = Not under this name: this credential uses it.
submission-task-failed-again-free = Safe once the cause is fixed.
submission-found-secret = Credential: { $name }, { $status }
submission-found-no-secret = Credential: none is named { $name }
submission-found-unread = It could not be read back: { $why }
submission-found-accounts = Accounts on the instance: { $names }
submission-found-no-accounts = Accounts on the instance: none with { $prefix }_SSM_
submission-found-accounts-unread = Accounts on the instance: not read. { $why }

submission-refused = Refused: nothing was created.
submission-clock-slow = The local clock is { $span } slow.
submission-clock-fast = The local clock is { $span } fast.
submission-name-was-free = It was free at { $time }; it has been taken since then.
submission-name-holder = Checked now: { $holder }
submission-name-not-yours = You did not create it.
submission-name-free-now = Checked at { $time }: no credential has that name now.
submission-name-free-again = The name is free now: the same request may succeed.
submission-name-free-fix = Send the same request again (s), or choose another name.
submission-aside = { $text }
submission-names-free = Perhaps free: { $names }

submission-not-sent = Not sent: nothing left this machine.
submission-not-sent-no-key = There is no key to sign with.
    .why = A create is signed with a SecretId and a SecretKey; none was found.
    .fix = Set one up (Start lists the places), then create again.
    .again = Safe: nothing was sent.
submission-not-sent-key-expired = The temporary key has expired.
    .why = It expired before anything was sent.
    .fix = Get a new temporary key; the draft is kept.
    .again = Safe: nothing was sent.
submission-not-sent-other-account = The key belongs to account { $found }, not to { $expected }.
    .why = --expect-account { $expected } blocks everything for any other account.
    .fix = Use a key of account { $expected } (--profile), or pass the number of the account you want.
    .again = Safe: nothing was sent.
submission-not-sent-account-unread = The key's account could not be determined: { $why }.
    .why = --expect-account { $expected } blocks everything until the key's account is known.
    .fix = Make sts:GetCallerIdentity reachable with this key, or omit --expect-account.
    .again = Safe: nothing was sent.
submission-not-sent-journal = The journal could not be used.
    .why = Without a journal entry nobody could find out after a lost answer, so nothing is sent.
    .fix = Free disk space, or give dbcred its folder and the file that is named.
    .again = Safe: nothing was sent.
submission-not-sent-not-connected = Cannot reach { $endpoint }.
    .again = Safe: nothing was sent.
submission-not-sent-unsettled = An earlier create of { $name } still has an unknown outcome.
    .why = It may exist already; creating it again would be a guess.
    .fix = Find out what became of it first: dbcred resume { $name }
    .again = After that, if it turns out not to exist.
submission-not-sent-locked = Another dbcred is creating { $name } right now.
    .why = With two creates of one name, nobody could tell whose credential it is.
    .fix = Wait for it to finish, or close it.
    .again = Safe after that.
submission-not-sent-cancelled = You cancelled it.
    .why = The first byte had not been sent.
    .fix = Nothing to fix; the draft is kept.
    .again = Safe: nothing was sent.
submission-not-sent-client = The connection could not be set up.
    .why = Certificates or the proxy address are missing or cannot be read.
    .fix = Check the proxy address and the system's certificates.
    .again = Safe: nothing was sent.

submission-theirs = Not created: another credential has the name.
submission-in-use = Not sent: it was created before, differently.
submission-gone = It was accepted, but does not exist any more.
submission-theirs-differs = Differs
submission-theirs-asked = asked
submission-theirs-there = found
submission-theirs-why = Names are unique per region, so this request cannot have created another one.
submission-theirs-fix = Choose another name; the rest of your draft is untouched.
submission-theirs-again = Safe under another name.

submission-not-created = { $count ->
    [one] Not created, as far as one check shows.
   *[other] Not created, as far as { $count } checks show.
    }
submission-looks-between = { $count ->
        [one] 1 more check in between: same result
       *[other] { $count } more checks in between: same result
    }
submission-not-created-why = A create that reached the service would very probably have appeared by now.
submission-not-created-again = Safe: the name is unique, so at most one of the two can succeed. s asks for yes again.

submission-unknown-no-answer = Sent, but no answer: it may or may not exist.
submission-unknown-odd = Unexpected answer: it may or may not exist.
submission-unknown-ambiguous = Inconclusive answer: it may or may not exist.
submission-unknown-interrupted = dbcred ended early: it may or may not exist.
submission-unknown-again = Only after looking: if the first one arrived, a repeat is refused as taken.
submission-unknown-stays = Still unknown. dbcred looks for { $name } before it does anything else with that name.
submission-unknown-likely = This is most likely your request. Watching it until its creation ends.
submission-unknown-grants = Grants and hosts cannot be read here; they are compared on the instance.
submission-doubt-timed-out = No answer within { $seconds } s of sending { $bytes } bytes.
submission-doubt-broken = The connection closed before the answer was complete.
submission-doubt-broken-after = The connection closed before the answer was complete, { $span } after sending.
submission-doubt-odd = Unexpected answer: { $what }, HTTP { $status }. Possibly a proxy or a captive portal; whether the service received the request is unknown.
submission-doubt-interrupted = dbcred ended after sending and before the answer.
submission-looking = Checks for { $name }
submission-looking-last = Checks for { $name } (last of { $count })
submission-not-looked = dbcred has not looked for { $name } yet.
submission-look-now = Enter looks for { $name }; looking creates nothing.
submission-looks-of = check { $count }; at least { $least }
submission-look-absent = not found (ResourceNotFound)
submission-look-found = found: { $status }, created { $made }
submission-look-differs = It differs from the request.
submission-look-next = next check in { $span }
submission-look-under-way = checking now
submission-like-product = same product
submission-like-instance = same instance
submission-like-maker = created by you
submission-like-after = after your request

submission-details-request = Request
submission-details-steps = Steps
submission-details-answer = Answer

confirm-title = Create this credential?
confirm-title-sandbox = Create in the sandbox?
confirm-where = { $name }   in { $region }, account { $account }
confirm-where-unnamed = { $name }   in { $region }, account unknown
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
confirm-once = Sent once. Only a call rejected as one too many is tried again; if no answer comes, dbcred looks for the name and sends nothing.
confirm-once-short = Sent once. Only labels and rotation can change.
confirm-once-sandbox-short = Sandbox. Only labels and rotation can change.
confirm-where-short = Create { $name } in { $region }?
confirm-account-short = { $account ->
        [none] account unknown, key { $key }
       *[other] account { $account }, key { $key }
    }
# One line for the account and what the credential holds: 48 columns have to do.
confirm-brief = 2 accounts, { $grants ->
    [one] 1 grant
   *[other] { $grants } grants
    } on { $instance }
confirm-on-short = on { $product } { $instance }{ $title ->
        [none] {""}
       *[other] {" "}({ $title })
    }
confirm-to-short = to { $host }
confirm-on-brief = { $account ->
        [none] account unknown
       *[other] account { $account }
    }, to { $host }
confirm-what-short = 2 accounts, { $hosts ->
    [one] 1 host,
   *[other] { $hosts } hosts,
    } { $grants ->
    [one] 1 grant
   *[other] { $grants } grants
    } { $places ->
    [one] on 1 object
   *[other] on { $places } objects
    }
confirm-fixed = Fixed afterwards: instance, name, accounts, hosts, grants, KMS key.
confirm-once-sandbox = It is sent to the sandbox: nothing leaves this machine.
confirm-prompt = Type yes and press Enter:
confirm-empty = Type the word yes; Enter alone creates nothing
confirm-no-paste = Pasting is not allowed here: type the word yes
confirm-news = This is new: read it, then type yes
confirm-overtaken = Nothing was sent: the status of the name has changed. s asks again
confirm-not-yes = "{ $typed }" is not yes; nothing was sent
confirm-more-notes = { $count ->
    [one] 1 more in the review
   *[other] { $count } more in the review
    }
    .short = +{ $count } more
confirm-more-only-notes = { $count ->
    [one] 1 more note in the review
   *[other] { $count } more notes in the review
    }
    .short = { $count ->
        [one] +1 note
       *[other] +{ $count } notes
    }
confirm-joined = { $before }; { $next }
confirm-status = Body SHA-256 { $hash }

## Faults

fault-other = The service refused with an unlisted code.
    .why = dbcred knows the documented codes; this one is newer, or comes from something in front of the service.
    .fix = The service says nothing more. Support can help with the request ID.
    .again = Not before you know the cause.

fault-ActionOffline = The endpoint no longer offers CreateProductSecret.
    .why = The action is marked as withdrawn there.
    .fix = Choose another endpoint or region, or look for a newer dbcred.
    .again = Not at this endpoint.

fault-AuthFailure = The key was not accepted.
    .why = Access management could not determine who owns the key, or what it may do.
    .fix = Check the SecretId and SecretKey that dbcred found; Start shows where they come from.
    .again = Safe once the key is correct.

fault-AuthFailure-InvalidAuthorization = The service could not read the signature.
    .why = The Authorization header was malformed, or something on the way changed it.
    .fix = Try without the proxy. If it persists, report it with the request ID: it is a bug in dbcred.
    .again = Safe, but it fails the same way until the cause is fixed.

fault-AuthFailure-InvalidSecretId = This key is not for the cloud API.
    .why = The SecretId is known, but it is another type of key.
    .fix = Use an API key from the console: Access Management, API Keys.
    .again = Safe with another key.

fault-AuthFailure-MFAFailure = The second factor was not accepted.
    .why = The account requires multi-factor authentication for this action.
    .fix = Sign in with the second factor and use the temporary key you get.
    .again = Safe with such a key.

fault-AuthFailure-SecretIdNotFound = This key does not exist.
    .why = It was deleted or disabled, belongs to the other site, or contains a space.
    .fix = Check the SecretId letter by letter, and that the key is enabled in the console.
    .again = Safe with a key that exists.

fault-AuthFailure-SignatureExpire = The signature has expired: this machine's clock and the service's differ.
    .why = A signature is valid within five minutes of the service's clock.
    .fix = Set this machine's clock (NTP), then create again.
    .again = Safe once the clock is right; the request is signed again.

fault-AuthFailure-SignatureFailure = The signature does not match.
    .why = Usually the SecretKey belongs to another SecretId; otherwise a proxy changed the request.
    .fix = Check the SecretKey; it must be the one shown together with this SecretId.
    .again = Safe once the key is correct.

fault-AuthFailure-TokenFailure = The temporary key is not accepted.
    .why = Its token has expired, is incomplete, or does not belong to this SecretId.
    .fix = Get a new temporary key; the draft is kept.
    .again = Safe with a new token.

fault-AuthFailure-UnauthorizedOperation = Your key is not allowed to create credentials.
    .why = No policy in access management allows this key to do it.
    .fix = Ask the account admin for ssm:CreateProductSecret on qcs::ssm::uin/{ $account }:secret/* (c copies a policy to send).
    .again = Safe once the permission is granted.

fault-DryRunOperation = This was only a dry run: the service would have accepted it.
    .why = This code answers a dry run, which dbcred never requests.
    .fix = Look for a gateway that turns requests into dry runs, then create again.
    .again = Safe: nothing was created.

fault-FailedOperation = The service started, but could not finish.
    .why = It does not say which step failed, so something may exist already.
    .fix = Check the name first. If nothing exists, create again, or use a new name.
    .again = Check first; dbcred does.

fault-FailedOperation-AccessKmsError = Secrets Manager could not use the KMS key.
    .why = The key is disabled or deleted, or KMS is inactive or in arrears.
    .fix = Enable the key in KMS in { $region }, or use the default key.
    .again = Safe after that.

fault-FailedOperation-RotationForbidden = Rotation is not possible here.
    .why = The service does not rotate credentials for this product, instance or state.
    .fix = Turn rotation off, or choose another instance.
    .again = Safe after that.

fault-InternalError = The service had an internal error.
    .why = It does not say whether the credential had been created by then.
    .fix = Check the name first; create again only if nothing exists.
    .again = Check first; dbcred does.

fault-InvalidAction = The endpoint does not know CreateProductSecret.
    .why = It belongs to another service, or is an older version.
    .fix = Check the endpoint: Secrets Manager's starts with ssm.
    .again = Safe with the right endpoint.

fault-InvalidParameter = The request does not have the format that the service expects.
    .why = A field has the wrong type or shape; the message above may name it.
    .fix = Change that field. If it looks right, report it with the request ID: dbcred should have caught it.
    .again = Safe after the change. The same request would be refused again.

fault-InvalidParameterValue = A value breaks a rule of the service.
    .why = The message above may name the field: name, prefix, host, privilege, begin or frequency.
    .fix = Change that value; the rest of your draft is untouched.
    .again = Safe after the change. The same request would be refused again.

fault-InvalidParameterValue-TagKeysDuplicated = A tag key appears twice.
    .why = Each key can have only one value.
    .fix = Keep one line for each key.
    .again = Safe after that.

fault-InvalidParameterValue-TagsNotExisted = A tag does not exist in this account.
    .why = Secrets Manager only sets keys and values that exist in the Tag console.
    .fix = Create the tag in the Tag console, or use an existing one.
    .again = Safe after that.

fault-MissingParameter = A required field was not sent.
    .why = The message above may name it, such as RotationBeginTime with rotation on.
    .fix = Fill it in.
    .again = Safe after that. The same request would be refused again.

fault-UnknownParameter = The endpoint does not know a field of the request.
    .why = Some fields exist on only one of the two sites.
    .fix = Clear the optional field that the message above names.
    .again = Safe after that. The same request would be refused again.

fault-InvalidRequest = The service could not read the request.
    .why = It did not arrive in the form in which it was sent, usually because of a proxy.
    .fix = Try without the proxy. If it persists, report it with the request ID.
    .again = Safe, but it fails the same way until the cause is fixed.

fault-IpInBlacklist = This machine's address is blocked.
    .why = This address is on the account's list of blocked addresses.
    .fix = Call from another address, or ask the account admin to remove it from the list.
    .again = Safe after that.

fault-IpNotInWhitelist = This machine's address is not on the account's allow list.
    .why = The account accepts calls only from listed addresses.
    .fix = Call from a listed address, or ask the account admin to add this one.
    .again = Safe after that.

fault-LimitExceeded = The account has no quota left for another credential in { $region }.
    .why = Each region has a quota; Start shows how much of it is used.
    .fix = Delete unused credentials, or ask for a higher quota.
    .again = Safe once there is quota.

fault-NoSuchProduct = The endpoint does not know Secrets Manager.
    .why = It belongs to another service, or to a site without it.
    .fix = Check the endpoint: Secrets Manager's starts with ssm.
    .again = Safe with the right endpoint.

fault-NoSuchVersion = The endpoint does not know version 2019-09-23.
    .why = It belongs to another service, or is an older version.
    .fix = Check the endpoint: Secrets Manager's starts with ssm.
    .again = Safe with the right endpoint.

fault-OperationDenied = The service does not allow this now.
    .why = A state or a policy prevents it; the message above may say which.
    .fix = Check that Secrets Manager is authorised and that { $instance } is running.
    .again = Safe once that is fixed.

fault-OperationDenied-AccessKeyOverLimit = The user has too many access keys.
    .why = An account or user can have at most two keys; this code is unexpected for a database credential.
    .fix = Delete an unused key, then create again.
    .again = Safe after that.

fault-OperationDenied-AutoRotatedResource = { $name } is rotated by the service and cannot be changed by hand.
    .why = A credential with rotation on already has this name.
    .fix = Choose another name; to change that credential, turn its rotation off first.
    .again = Safe under another name.

fault-OperationDenied-RoleNotExist = The role that Secrets Manager needs does not exist.
    .why = Secrets Manager acts on instances through a service role of the account.
    .fix = Ask the account admin to authorise Secrets Manager once in the console.
    .again = Safe after that.

fault-OperationDenied-UinNotMatch = The instance belongs to another account.
    .why = The key's account does not own { $instance }.
    .fix = Use a key of that account, or choose an instance of this one.
    .again = Safe after that.

fault-RequestLimitExceeded = Too many calls; it was retried several times and refused each time.
    .why = The service accepts 20 creates per second for each account.
    .fix = Wait a minute, or find the program that makes so many calls.
    .again = Safe: nothing was done.

fault-RequestLimitExceeded-GlobalRegionUinLimitExceeded = This account makes too many calls across all regions.
    .why = All programs of the account share this limit.
    .fix = Wait a minute, or find the program that makes so many calls.
    .again = Safe: nothing was done.

fault-RequestLimitExceeded-IPLimitExceeded = Too many calls from this machine's address.
    .why = All programs behind this address share the limit.
    .fix = Wait a minute, or find the program that makes so many calls.
    .again = Safe: nothing was done.

fault-RequestLimitExceeded-UinLimitExceeded = This account makes too many calls.
    .why = All programs of the account share this limit.
    .fix = Wait a minute, or find the program that makes so many calls.
    .again = Safe: nothing was done.

fault-RequestSizeLimitExceeded = The request is too large.
    .why = A request can have at most 10 MiB; nearly all of it is grants.
    .fix = Use fewer grants, or wider objects.
    .again = Safe after that. The same request would be refused again.

fault-ResponseSizeLimitExceeded = The answer was too large to be delivered.
    .why = The service may have created the credential before it reached this limit.
    .fix = Check the name first; create again only if nothing exists.
    .again = Check first; dbcred does.

fault-ResourceInUse = A required resource is busy with another task.
    .why = Most likely the instance { $instance } is being changed.
    .fix = Wait for its task to finish; the console shows it for the instance.
    .again = Safe after that.

fault-ResourceInUse-SecretExists = The name { $name } was already taken in { $region }.
    .why = Names are unique per region.
    .fix = Choose another name; the rest of your draft is untouched.
    .again = Safe with another name. The same request would be refused again.

fault-ResourceInUse-ServiceAlreadyEnabled = Secrets Manager is already active.
    .why = This code answers an activation, not a create; it is unexpected here.
    .fix = Check the endpoint, then create again.
    .again = Safe: nothing was created.

fault-ResourceInUse-VersionIdExists = A version of that credential already exists.
    .why = This code is unexpected for a new credential; the name is probably taken.
    .fix = Check { $name } in the console, or choose another name.
    .again = Safe under another name.

fault-ResourceInsufficient = { $region } has no capacity for it right now.
    .why = The service lacks a resource that it needs internally.
    .fix = Create again later, or in another region if the instance allows it.
    .again = Safe: nothing was created.

fault-ResourceNotFound = Something that the request names does not exist.
    .why = The instance, key, database or table is missing in { $region } or in this account.
    .fix = Check region and instance ({ $instance }), then the objects of the grants.
    .again = Safe after that. The same request would be refused again.

fault-ResourceNotFound-SecretNotExist = The service looked for a credential that does not exist.
    .why = This code is unexpected for a create; something that the request names is missing.
    .fix = Check region and instance ({ $instance }).
    .again = Safe: nothing was created.

fault-ResourceUnavailable = The instance or the service is unavailable right now.
    .why = { $instance } is probably isolated, restarting or stopped.
    .fix = Bring the instance back to running.
    .again = Safe after that.

fault-ResourceUnavailable-NotPurchased = Secrets Manager is not active.
    .why = It was never activated for this account, or the account is in arrears.
    .fix = Activate Secrets Manager in the console, or pay the arrears.
    .again = Safe after that.

fault-ResourceUnavailable-ResourceDisabled = A disabled credential already has the name { $name }.
    .why = A disabled credential keeps its name.
    .fix = Enable that credential, or choose another name.
    .again = Safe under another name.

fault-ResourceUnavailable-ResourcePendingDeleted = The credential named { $name } is pending deletion.
    .why = A credential keeps its name until it is fully deleted.
    .fix = Choose another name, or restore that credential in the console.
    .again = Safe under another name.

fault-ResourceUnavailable-ResourceUninitialized = An earlier create of { $name } is not finished.
    .why = A credential with that name exists and is still being created.
    .fix = Check its status first; then wait, or choose another name.
    .again = Check first.

fault-ResourcesSoldOut = { $region } is sold out.
    .why = The resource that the service needs is not for sale there now.
    .fix = Create again later, or in another region if the instance allows it.
    .again = Safe: nothing was created.

fault-ServiceUnavailable = Secrets Manager is temporarily unavailable.
    .why = It does not say whether the credential had been created by then.
    .fix = Check the name first; create again only if nothing exists.
    .again = Check first; dbcred does.

fault-UnauthorizedOperation = Your key is not allowed to create credentials.
    .why = A CAM policy is missing, or Secrets Manager is not authorised to reach the database.
    .fix = Ask the account admin for ssm:CreateProductSecret on qcs::ssm::uin/{ $account }:secret/* (c copies a policy to send), and to authorise Secrets Manager for the database.
    .again = Safe once the permission is granted.

fault-UnauthorizedOperation-AccessKmsError = Access to the KMS key is denied.
    .why = You or Secrets Manager have no permission to encrypt with it.
    .fix = Ask for access to the key in KMS, or use the default key.
    .again = Safe after that.

fault-UnsupportedOperation = This product, engine or instance is not supported.
    .why = { $product } { $instance } may be a replica, or of a kind that cannot be rotated.
    .fix = Choose a supported product and a primary instance.
    .again = Safe after that. The same request would be refused again.

fault-UnsupportedProtocol = The endpoint does not accept this kind of request.
    .why = dbcred sends a POST over HTTPS; a proxy may have changed it.
    .fix = Check the endpoint and the proxy.
    .again = Safe after that.

fault-UnsupportedRegion = Secrets Manager is not available in { $region }.
    .why = The service does not know the region, or it is closed to this account.
    .fix = Choose the region of the instance; the list shows the available ones.
    .again = Safe after that.

## Headless
import-too-large = The file has 10 MB or more. Use a single draft; it has a few kilobytes
import-utf16 = The file is UTF-16. Save it as UTF-8
import-not-utf8 = The byte { $byte } at offset { $offset } is not UTF-8. Save the file as UTF-8
import-too-deep = Lists and tables are nested deeper than { $most } levels. The API needs 4
import-unknown-key = Unknown field { $key }: CreateProductSecret does not have it
import-unknown-key-near = Unknown field { $key }; did you mean { $near }?
import-region-key = { $key } is not part of the body. Pass it with --region
import-duplicate-key = { $key } appears twice, first on line { $line }. Keep one
import-grants-twice = grants and PrivilegesList set the same field. Keep one of them
import-missing = { $key } has no { $name }. Add it
import-version = This draft has version { $version }; this dbcred reads version { $known }
import-type = { $key } is { $got ->
        [null] null
        [truth] true or false
        [whole] a number
        [fraction] a decimal number
        [moment] a date without quotes
        [text] a string
        [list] a list
       *[table] a table
    }; write { $wanted ->
        [truth] true or false, without quotes
        [whole] a whole number, without quotes
        [text] a string in quotes
        [texts] a list of strings: ["…"]
        [tables] a list of tables
       *[table] a table of names and values
    }
import-type-root = The file is { $got ->
        [null] null
        [truth] true or false
        [whole] a number
        [fraction] a decimal number
        [moment] a date without quotes
        [text] a string
        [list] a list
       *[table] a table
    }; write one object: {"{"}"SecretName": "…"{"}"}
import-json-end = The JSON ends here, before it is complete
import-json-here = { $seen } is not allowed here in JSON
import-json-comma = There is a comma before { $seen }. Remove the comma
import-json-comment = JSON has no comments. Remove it, or keep the draft as TOML
import-json-after = The JSON is complete before { $seen }. Remove what follows
import-json-escape = JSON has no such escape. Write \\ for a backslash
import-json-control = A line break, tab or other control character is inside a string. Write \n or \t, or close the quotes
import-json-surrogate = { $seen } is half of a character. Write both halves, or the character itself
import-json-number = This is not a JSON number. Write digits, without a leading 0 or +
import-toml-quotes = Quotes are missing. Strings need quotes: NAME = "text"
import-toml-escape = TOML has no such escape. Write \\ for a backslash, or use single quotes
import-toml-value = The value is missing. Write NAME = "text"
import-toml-end = The TOML ends here, before it is complete
import-toml-here = This line cannot be read. A line of a draft is NAME = value, with strings in quotes
set-no-value = { $name } has no value. Write it like this: SecretName=prod-orders-rw
set-no-name = { $text } has no name. Write it like this: SecretName=prod-orders-rw
set-unknown-part = There is no { $name }. Known here: { $known }
set-unknown = There is no { $name }. Use the names of the API, such as Domains.0
set-unknown-near = There is no { $name }; did you mean { $near }?
set-parts = { $name } needs one more name: { $known }
set-no-part = { $name } goes too deep: that value contains nothing else
set-is-list = { $name } is a list. Count its items from 0, such as Domains.0
set-gap = { $name } leaves a gap; the next free item is { $next }
set-truth = { $name } must be true or false, not { $value }
headless-no-region = No region yet. A create needs one: add --region, such as ap-guangzhou
    .why = It is not part of the body, but is always sent: a name is unique in its region.
headless-empty-host = This host is empty and is not sent. Remove it
    .why = The documented forms are %, IPv4 addresses and ranges.
headless-empty-privilege = A privilege is empty. Remove it
    .why = An empty string is not a privilege.
headless-empty-tag = This tag has neither key nor value. Remove it
    .why = Each tag needs both.
headless-more-errors = ! and { $n } more
headless-syntax-rest = The text is broken; only the complete parts around that place were checked
headless-begin-read = { $text } is sent as { $fix }
headless-every-read = { $text } is sent as { $fix }
template-absent = There is no credential { $name } in { $region }. dbcred status lists what was sent from here; the console lists all
template-not-database = { $name } is not a database credential, so it has no product, instance or account to read
template-no-region = A credential is read in its region. Add --region, such as ap-guangzhou, for { $name }
template-title = Read from an existing credential
template-read = Copied from { $name }; its name and prefix are in use: enter new ones. Not copied:
template-read-all = Read from { $name }. Its name and prefix are in use: enter new ones
template-reading = Reading { $name } ...
template-unread = not read: { $why }
template-untold = Secrets Manager does not say
template-no-tags = the tag service lists no tags for it
template-no-accounts = the service lists no account for it
template-no-hosts = the instance lists no host for { $account }
template-no-grants = no look-up shows the grants of an account on { $instance }
template-hosts-differ = the grants at { $other } differ; those at { $host } were used
template-key-kind = it is encrypted with { $key }; whether that is the default key is not known
note-of-field = { $field }: { $text }
headless-name-shared = { $file } has the same name { $name } in the same region, but asks for something else. One of the two is refused
headless-name-shared-same = { $file } asks for the same { $name }. It is created once
headless-form-large = The form has { $kib } KiB; a GET allows 32 KiB. Send the JSON
    .why = This is the limit of a GET (R17).
headless-sandbox-port = The sandbox of this command is not running. To serve this address, start: dbcred sandbox --port { $port }
headless-out-broken = The output could not be written: { $why }
headless-accept-unknown = There is no code { $code }. docs/json.md lists the codes; --json shows the code of each finding
headless-accept-near = There is no code { $code }; did you mean { $near }?
headless-file-url = There is no file { $file }. Write the path without file: { $path }
headless-file-inline = { $file } is JSON, not a file name. Save it to a file, or pipe it in and pass - as the file
headless-no-file = There is no file { $file }
headless-file-denied = You have no permission to read { $file }
headless-file-is-folder = { $file } is a folder. Pass a file
headless-file-trouble = The file { $file } cannot be read: { $why }
headless-grants-none = { $file } has no GRANT that can be used
headless-stdin-twice = Standard input can be read only once. Pass a file for one of the two
headless-grants-strangers = { $n ->
    [one] 1 statement is
   *[other] { $n } statements are
    } not of { $account }, and not used
headless-grants-others = { $n ->
    [one] 1 other statement grants
   *[other] { $n } other statements grant
    } nothing (SET, CREATE USER and the like)
headless-grants-large = { $file } is larger than 10 MB. Use the SHOW GRANTS of one account, or split the file
headless-grants-no-account = { $file } grants nothing to { $account }. It grants to:
headless-grants-accounts = { $file } grants to { $n } accounts. Choose one with --for USER@HOST:
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
headless-good = valid, { $bytes } bytes, sha256 { $hash }
headless-comma = {", "}
headless-scenario = There is no scenario { $name }. Use one of: { $known }
headless-no-port = Cannot listen on port { $port }: { $why }
headless-journalled = sending { $name } to { $host }; it is written to the journal first
headless-sent = sent to { $host }, try { $attempt }: { $bytes } bytes, sha256 { $hash }
headless-throttled = rejected: too many calls ({ $why }), nothing was done; try { $attempt } in { $seconds } s
headless-stopping = stopping once the answer arrives or the time is up. Press ^C again to stop at once
headless-not-connected = no connection, nothing was sent ({ $why }); try { $attempt } in { $seconds } s
headless-accepted = accepted, task { $task }, request { $request }
headless-working = working, { $seconds } s so far
headless-working-says = working, { $seconds } s so far: { $says }
headless-no-word = the task could not be checked ({ $why }); checking again
headless-in-doubt = { $why }; looking for { $name }
headless-looked = check { $n }: { $found }
headless-look-absent = no credential has the name
headless-look-ours = found, created { $made } on { $instance }, { $status }
headless-look-theirs = found, but from another request: created { $made } on { $instance }, { $status }
headless-reading-back = reading back the credential
headless-doubt-timed-out = no answer in { $seconds } s
headless-doubt-broken = the connection broke ({ $why })
headless-doubt-odd = unexpected answer ({ $what }, HTTP { $status })
headless-doubt-ambiguous = the service answered { $code }, which does not say whether it was done
headless-doubt-interrupted = dbcred ended before the answer came
headless-account-current = { $account } (current)
headless-end-tags = tags: not set (TagCode { $code }: { $says }). Set them in the Tag console
headless-end-accounts = accounts: { $accounts }
headless-end-no-accounts = found: no account for it
headless-nothing = nothing
headless-end-difference = differs: { $what }: requested { $asked }, found { $found }
headless-end-more = and { $n } more differences
headless-end-missing = missing: { $asked }
headless-end-extra = not requested: { $found }
headless-end-clock = clock: { $clock }
headless-end-unread = not read back: { $field }: { $why }
headless-end-says = says: { $says }
headless-end-fix = fix: { $fix }
headless-end-request = request: { $request }
headless-end-no-look = no check got an answer: { $why }
headless-needs-yes = not sent: create sends a live request. Add --yes
nothing-kept = There is no folder for drafts and the journal: { $why }
headless-no-folder = There is no folder for the journal: { $why }
headless-sandbox = SANDBOX on { $address } - nothing leaves this machine
headless-no-entries = nothing was sent from this machine
headless-journal = The journal cannot be read: { $why }
headless-reading-journal = Reading the journal...
headless-earlier = an earlier attempt at { $name }, begun { $time }, is settled first
headless-journal-damaged = A damaged journal file was set aside: { $file }. It may be a create with an unknown outcome
headless-journal-unclear = What was sent as { $name } is unknown: the journal file { $file } cannot be read
headless-journal-newer = A journal file is from a newer dbcred and was left alone: { $file }
headless-several = There are several attempts at { $name }. Choose one: { $commands }
headless-only-draft = { $name } is a draft that was never sent. It needs a terminal: { $command }
headless-task-no-region = A task is checked in its region. Add --region, such as ap-guangzhou, for task { $task }
headless-task-working = Task { $task } is still running; check again later
headless-task-finished = Task { $task } has finished. This machine's journal does not know what it created
headless-task-failed = Task { $task } has failed. The service says: { $says }
headless-not-asked = Not asked: { $why }
headless-nothing-of = The journal has no entry for { $name }
headless-no-thread = Nothing was sent by this command: the system has no more threads or files ({ $why })
headless-scenario-alone = --scenario works only with the sandbox. Add --sandbox
headless-sandbox-endpoint = The sandbox is its own endpoint. Remove --endpoint
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
usage-conflict = { $what } and { $other } cannot be used together
usage-other = The command line is unclear: { $why }
usage-near = Similar: { $near }
usage-choices = One of: { $near }
usage-extra = { $what } is one argument too many
usage-no-more = { $what } accepts no value, or no more values
usage-twice = { $what } can be given only once
usage-utf8 = The command line is not valid UTF-8
usage-account-odd = an account is its number (UIN), such as 100012345678
usage-time-odd = a time is a number and a unit: 500ms, 20s, 10m, 1h30m
usage-time-long = that is longer than a week
usage-age-odd = an age is a number and a unit: 90d, 12w, 1y, 36h
usage-age-long = that is longer than a hundred years
headless-more = { $n ->
        [one] 1 older entry is not listed; --limit { $all } lists all
       *[other] { $n } older entries are not listed; --limit { $all } lists all
    }
headless-pruned = { $removed ->
        [one] 1 entry removed.
       *[other] { $removed } entries removed.
    } Kept: { $younger } more recent, { $open } still open, { $unread } unreadable.
headless-would-prune = { $removed ->
        [one] 1 entry would be removed.
       *[other] { $removed } entries would be removed.
    } Kept: { $younger } more recent, { $open } still open, { $unread } unreadable.
usage-time-none = a time of zero is too short; use at least 1ms
usage-more = More: dbcred --help
headless-not-kept = The journal could not be written after sending: { $why }. Keep this output; dbcred resume { $name } checks again
headless-journal-unreadable = The journal file { $file } cannot be read and was left alone. It may be a create with an unknown outcome
headless-key-expired = The key { $source } expired at { $at }: it cannot sign anything
headless-settings-unread = { $place }: { $why }. It may set region and endpoint: fix the file, or remove it
headless-fix = { $text }. Write { $fix }

## Credentials and look-ups

typed-key-title = API key for this session
typed-key-optional = only temporary keys have one
typed-key-count = { $n ->
        [one] 1 character, hidden
       *[other] { $n } characters, hidden
    }
typed-key-hint = Used until dbcred ends or searches for a key again. It is not saved.
typed-key-used = { $id } is used now, until Look again on the first screen
credential-source-environment = from the environment (TENCENTCLOUD_SECRET_ID)
credential-source-profile = from { $path } ({ $kind })
credential-source-sdk = from { $path }
credential-source-role = role { $role } of account { $account }, through { $through ->
        [environment] the environment
       *[other] { $through }
    }
credential-source-pod = role { $role } of account { $account }, from this pod
credential-source-machine = role { $role } of this machine
credential-source-typed = typed for this session
credential-source-sandbox = built into the sandbox
credential-empty = { $what } is empty. Enter the whole key there
credential-padded = { $what } starts or ends with a space. Remove it
    .why = The service answers such a key with SecretIdNotFound, without mentioning the space.
credential-odd-character = { $what } contains a space or a character that no key has. Copy it again
    .why = Keys and tokens are made of visible ASCII characters.
credential-file-open = Other users can read { $path }. Fix: chmod 600 { $path }
    .why = Anyone who can read that file can act as you.
credential-real-to-sandbox = A real key is never sent to the sandbox. Use the sandbox's own key
credential-sandbox-to-cloud = The sandbox's key never leaves this machine. Use a key of your account
credential-asked-when-chosen = requested when you choose it
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
credential-dangling = a broken link. Remove it, or put the file there
credential-not-utf8 = not UTF-8 text
credential-damaged = not JSON: line { $line }, column { $column }
credential-other-type = of a type that dbcred does not know. It knows default, oauth, sso and cvm-role
credential-misshapen = not a key file: the value at line { $line }, column { $column } has the wrong type
credential-twice = a name appears twice: line { $line }, column { $column }. Keep one of the two
credential-misspelt = tccli does not read { $found }. Rename it to { $wanted }
credential-no-members = it has neither secretId nor secretKey. Add both, or remove the file
credential-end = expiresAt is not a time in seconds since 1970. Correct it, or log in again
credential-ran-out = { $id } expired at { $at }. { $kind ->
        [oauth] Run tccli auth login
        [sso] Run tccli sso login
       *[static] Put a new key there
    }
settings-misshapen = { $what } is not in the form that tccli writes
credential-not-instead = not read: fix the problem above first
credential-passed-over = not read: a profile was chosen
credential-not-needed = not read: a key was already found

## The help of the command line

cli-about = Creates a rotating database credential in Tencent Cloud Secrets Manager
cli-about-more = Without a command it opens the wizard. check, preview, create, status and resume ask no questions, for use in scripts.
cli-exits =
    Exit status:
      0    checked, shown, created, or accepted with --no-wait
      1    nothing was sent, nothing was created, or something else failed
      2    the input breaks a rule or is unclear; nothing was sent
      3    the service refused; nothing was created
      4    unknown, or still working: check before anything else (dbcred resume NAME)
      5    something was created, but not as requested
      130  interrupted; the last line says whether it was sent

    The key is read from the environment (TENCENTCLOUD_SECRET_ID and
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
cli-command-check = Check a draft for problems; sends nothing
cli-command-preview = Show a request in one of its formats; sends nothing
cli-command-create = Create the credential of a draft, once
cli-command-resume = Find out what became of a create, or continue a draft; never sends by itself
cli-command-status = Show the status of a task or a credential; without a name, what was sent from this machine
cli-command-sandbox = Serve a simulated cloud to other programs, on this machine only
cli-command-completions = Print shell completions
cli-command-help = Print this message, or the help of a command
cli-check-files = Drafts in TOML, or the API's JSON; - is standard input
cli-preview-file = A draft in TOML, or the API's JSON; - is standard input
cli-create-file = A draft in TOML, or the API's JSON; - is standard input
cli-resume-name = The name of a credential that was sent, or of a draft
cli-status-name = The name of a credential, or the number of a task
cli-completions-shell = The shell
cli-help-command = The command
cli-command-journal = Remove old entries of what was sent from this machine; open ones are always kept
cli-journal-action = What to do
cli-value-action = ACTION
cli-option-older-than = How long ago a submission must have ended to be removed, such as 90d or 1y
cli-option-dry-run = Only count what would be removed
cli-option-limit = The most ended entries to list; open ones are always listed
cli-option-help = Print help; --help says more than -h
cli-option-version = Print the version
cli-option-endpoint = Where requests go: a host name or a URL; outside tencentcloudapi.com, or with a port, every request goes there
cli-option-site = The site whose fields the endpoint knows [default: by its name]
cli-option-region = The region [default: from the draft, TENCENTCLOUD_REGION, or the profile]
cli-option-profile = The tccli profile with key, region and endpoint [default: the environment, TCCLI_PROFILE, or default]
cli-option-expect-account = Refuse to send or look up anything with a key of another account
cli-option-sandbox = Start a simulated cloud on this machine and use it; nothing leaves the machine
cli-option-scenario = What the sandbox simulates, such as slow or drops-answer
cli-option-timeout = The longest time for one request, from connecting to its last byte
cli-option-settle = How long to look for an unknown outcome before saying "not created"
cli-option-wait = How long to follow a task
cli-option-no-wait = Exit after the service has accepted the request; its task continues
cli-option-lang = The language of the interface [default: from the locale]
cli-option-json = One JSON object on standard output instead of text
cli-option-ascii = Plain ASCII instead of lines and arrows
cli-option-theme = Colours of the wizard [default: to match the terminal background]
theme-unread = { $file } is ignored: { $why }
cli-option-like = Start from the existing credential of this name instead of a file; its secret value is not read
cli-new-file = What the wizard starts from: a draft in TOML, or the API's JSON; - is standard input
cli-option-set = Set one value by its dotted name, such as Domains.0=10.0.1.% (repeatable)
cli-option-grant = Add one grant, such as 'select, insert on orders.*' (repeatable)
cli-option-grants = Add the grants from a file of GRANT statements or SHOW GRANTS output; - is standard input
cli-option-accept = Accept a warning with this code under --strict
cli-option-strict = Treat warnings as errors
cli-option-account = The account whose grants to use, if the file of --grants has several
cli-value-user-host = USER@HOST
cli-option-yes = Confirm the create: nothing is sent without this
cli-option-format = The format; exact is the bytes of the body and nothing else
cli-option-show-signature = Show the whole signature; for five minutes anyone who sees a signed request can send it
cli-option-machine-role = Also serve a machine's metadata service with this role, for TENCENTCLOUD_METADATA_URL
cli-option-port = The port [default: any free port]

# Where requests go.
endpoint-empty = --endpoint is empty. Pass a host, or omit the option
endpoint-malformed = { $endpoint } is neither a host name nor the URL of one
endpoint-malformed-profile = { $place } sets the endpoint { $endpoint }, which is neither a host name nor the URL of one. Correct it there, or add --endpoint
endpoint-plain-http = Plain http works only for this machine. Use https for { $host }
endpoint-foreign-draft = The file sends to { $endpoint }, which is not Tencent Cloud. If this is intended, add --endpoint { $endpoint }
    .why = Whoever receives a signed request also receives its session token, so a file alone cannot decide this.
endpoint-foreign-set = { $endpoint } is not Tencent Cloud. If this is intended, write --endpoint { $endpoint } instead of --set endpoint
endpoint-foreign-profile = { $place } sends to { $endpoint }, which is not Tencent Cloud, and the key comes from another place. If this is intended, add --endpoint { $endpoint }
    .why = A profile decides where its own key is sent, not where a key from another place is sent.
endpoint-foreign-journal = The journal says it was sent to { $endpoint }, which is not Tencent Cloud. If that is right: { $command }
    .why = Whoever receives a signed request also receives its session token, so a file alone cannot decide this.
region-malformed = { $place }: { $region } is not a region. Use only letters, digits and hyphens, such as ap-guangzhou
region-passed-over = { $place } is ignored: { $region } is not a region
endpoint-closed = cancel
endpoint-title = Send there?
endpoint-by-draft = The opened file names this endpoint:
    .short = The file names this endpoint. Send there?
endpoint-by-profile = { $place } names this endpoint, and the key comes from another place:
    .short = The profile names this endpoint. Send there?
endpoint-by-journal = The journal says it was sent to this endpoint:
    .short = The journal names this endpoint. Send there?
endpoint-why-foreign = Not Tencent Cloud. Every request goes there, with your key ID and session token. Nothing has been sent yet.
    .short = Not Tencent Cloud: it gets your key ID and session token. Nothing sent yet.
endpoint-why-malformed = It is neither a host name nor the URL of one. Nothing has been sent yet.
endpoint-answer-public = Use the public endpoint of Tencent Cloud
endpoint-answer-use = Use this endpoint until I quit
endpoint-answer-cancel = Cancel
endpoint-declined = Nothing was sent to { $endpoint }.

# Where a key is looked for.
credential-ini-odd = line { $line } is neither a [section] nor name = value
credential-ini-homeless = line { $line } comes before any section. Start with [default]
credential-ini-continued = line { $line } starts with a space, so it continues the line above. Remove the space
credential-ini-twice = line { $line } repeats a name. Keep one of the two
credential-no-named-file = no such file, though { $variable } names it
credential-tilde = no such file: the ~ in { $variable } was not expanded. Write the whole path
credential-no-profile = no such file, though TCCLI_PROFILE names { $profile }
credential-none-there = no key in it
credential-no-section = no section [{ $section }]
credential-other-sections = no section [{ $section }]; there is { $sections }. Choose one with --profile, such as --profile { $first }
credential-spelling = no SDK reads { $found }. Rename it to { $wanted }
credential-place-pod = pod identity
## How a request stands: one sentence each, said by every place

standing-untried = Not sent yet.
standing-not-sent = { $name } was not sent: { $reason }.
standing-retrying = Tried to create { $name } { $times ->
        [one] once
       *[other] { $times } times
    }, nothing was created: { $reason }
standing-sending = Sending { $name } to { $host }, try { $times }. It may have arrived already.
standing-accepted = Accepted { $time }: task { $task } of { $name } is running.
standing-accepted-seen = Accepted { $time }: the status of { $name } is now { $reason }.
standing-accepted-unanswered = Sent { $name } { $time }: no answer came, but it exists and is being created.
standing-accepted-untold = Accepted: { $name }, task { $task }. It cannot be followed: { $reason }.
standing-created = Created { $name } { $time }, read back: as requested.
standing-created-unread = Created { $name } { $time }; not read back: { $reason }.
standing-created-not-compared = Created { $name } { $time }; not all of it could be compared.
standing-created-differs = Created { $name } { $time }, but not as requested: { $count ->
        [one] 1 difference
       *[other] { $count } differences
    }.
standing-tags-failed = Created { $name } { $time }; the tags failed: { $reason }.
standing-task-failed = Failed { $time }: the task of { $name }. { $reason }.
standing-refused = { $name } was refused { $time }: { $reason }. Nothing was created.
standing-unknown = Outcome unknown: { $name }, sent { $time }.
standing-not-created = Not created: { $name } was not found in { $count ->
        [one] 1 check
       *[other] { $count } checks
    }.
standing-theirs = { $name } belongs to another credential: { $count ->
        [one] 1 difference
       *[other] { $count } differences
    }.
standing-in-use = { $name } was created { $time } with different content: { $count ->
        [one] 1 difference
       *[other] { $count } differences
    }. Nothing was sent.
standing-gone = { $name } was accepted by the service, but no longer exists (checked { $time }).
standing-already-created = Already created { $time }: { $name }. Nothing was sent.
standing-still-open = Still open: { $text }
standing-draft-differs = The draft differs from what was sent.
standing-next-draft = Draft kept: { $command }
standing-next-status = Status: { $command }
standing-next-settle = To find out: { $command }
standing-next-sandbox = The sandbox and all in it end with dbcred.
sends-nothing-name = { $name } is taken: nothing is sent. Choose another name
confirm-earlier = { $text }
odd-contradictory = an answer that contradicts itself
odd-other-name = an answer about another name
submission-title-gone = created, and gone
submission-in-use-why = Created from here { $time } with the content on the right; a credential's grants, hosts and instance cannot be changed.
submission-gone-why = Checked { $time }: no credential has this name now, so it has been deleted since.
submission-gone-again = s asks for yes again and creates a new one.
submission-unread-no-call = no look-up shows it
headless-interrupted = interrupted: nothing was sent by this command
headless-end-interrupted = interrupted:
headless-end-what = what: { $what }
headless-word-theirs = name taken
headless-word-exists-but-differs = exists with different content
headless-word-created-but-differs = created, differs
headless-word-gone = gone
headless-word-already-created = already created
headless-end-exists = { $name } exists on { $instance } ({ $product }), created { $made }, status { $status }. It was not sent from this machine
headless-end-absent = { $name } does not exist, and was not sent from this machine
headless-unanswered = { $subject } could not be looked up: { $why }
cli-option-task = A task by its number, if a credential's name could be digits
confirm-to = to { $host }, with the key { $key }

# Why no connection came about.
connection-name-not-found = { $way ->
        [to-proxy] Cannot resolve the name of the proxy { $proxy }, so { $host } was not reached. Check HTTPS_PROXY or ALL_PROXY and DNS
        [through-proxy] Cannot resolve { $host } here, and the proxy { $proxy } is not asked for one. Use socks5h:// instead of socks5://, so that the proxy resolves it
       *[direct] Cannot resolve { $host }. Check the endpoint, the network and DNS
    }
connection-refused = { $way ->
        [to-proxy] The proxy { $proxy } refused the connection, so { $host } was not reached. Check HTTPS_PROXY or ALL_PROXY
        [through-proxy] The proxy { $proxy } reports that { $host } refused the connection. Check the endpoint
       *[direct] { $host } refused the connection. Check the endpoint and its port
    }
connection-unreachable = { $way ->
        [to-proxy] No route to the proxy { $proxy }, so { $host } was not reached. Check the network and HTTPS_PROXY
        [through-proxy] The proxy { $proxy } has no route to { $host }. Check the endpoint, or name the host in NO_PROXY
       *[direct] No route to { $host }. Check the network; if you use a proxy, set HTTPS_PROXY
    }
connection-timed-out = { $way ->
        [to-proxy] No connection to { $host } through the proxy { $proxy } within { $seconds } s. Check HTTPS_PROXY or ALL_PROXY, or use a longer --timeout
       *[direct] No connection to { $host } within { $seconds } s. Check the network; if you use a proxy, set HTTPS_PROXY, or use a longer --timeout
    }
connection-closed = { $way ->
        [to-proxy] The proxy { $proxy } closed the connection before { $host } was reached. Check HTTPS_PROXY or ALL_PROXY
        [through-proxy] The connection to { $host } through the proxy { $proxy } was closed before anything was sent. Check the proxy
       *[direct] { $host } closed the connection before anything was sent. Check the network
    }
connection-not-tls = { $target } does not use TLS{ $way ->
        [to-proxy] {""}; it is the proxy for { $host }, which was not reached. If it uses plain HTTP, write http:// instead of https://
        [through-proxy] {" "}(through the proxy { $proxy })
       *[direct] {""}
    }. Check address and port
connection-expired = The certificate of { $target } has expired{ $way ->
        [to-proxy] {""}; it is the proxy for { $host }, which was not reached
        [through-proxy] {" "}(through the proxy { $proxy })
       *[direct] {""}
    }. Check this machine's clock; otherwise the server's owner must renew it
connection-not-yet-valid = The certificate of { $target } is not valid yet{ $way ->
        [to-proxy] {""}; it is the proxy for { $host }, which was not reached
        [through-proxy] {" "}(through the proxy { $proxy })
       *[direct] {""}
    }. Check this machine's clock
connection-wrong-name = The certificate of { $target } is for another name{ $way ->
        [to-proxy] {""}; it is the proxy for { $host }, which was not reached
        [through-proxy] {" "}(through the proxy { $proxy })
       *[direct] {""}
    }. A different server answers there: check endpoint, DNS and proxy
connection-unknown-issuer = This machine does not trust the authority that issued the certificate of { $target }{ $way ->
        [to-proxy] {""}; it is the proxy for { $host }, which was not reached
        [through-proxy] {" "}(through the proxy { $proxy })
       *[direct] {""}
    }. If it is your company's, set SSL_CERT_FILE to a file with its certificate
connection-authority-as-server = { $target } uses the certificate of an authority as its own{ $way ->
        [to-proxy] {""}; it is the proxy for { $host }, which was not reached
        [through-proxy] {" "}(through the proxy { $proxy })
       *[direct] {""}
    }. Put that certificate into SSL_CERT_FILE, and install one signed by it on the server
connection-certificate = The certificate of { $target } is not accepted{ $way ->
        [to-proxy] {""}; it is the proxy for { $host }, which was not reached
        [through-proxy] {" "}(through the proxy { $proxy })
       *[direct] {""}
    }: { $says }. Check the endpoint, and SSL_CERT_FILE if it is set
connection-tls-refused = { $target } refused the TLS connection{ $way ->
        [to-proxy] {""}; it is the proxy for { $host }, which was not reached
        [through-proxy] {" "}(through the proxy { $proxy })
       *[direct] {""}
    }: { $reason ->
        [name] it serves no host of that name. Check the endpoint
        [certificate] it requires a client certificate, and dbcred has none
        [access] it denies this machine access. Ask its administrator
       *[common] it has no TLS version or cipher in common with dbcred. Ask its administrator
    }
connection-certificate-file = { $variable } is set to { $path }, which cannot be used: { $why ->
        [empty] it contains no certificate
        [kind] it is not a plain file
       *[other] { $says }
    }. Correct it, or unset it; { $host } cannot be reached otherwise
connection-no-certificates = This machine has no certificates to verify { $host } with. Install ca-certificates, or set SSL_CERT_FILE to a file of certificates
connection-proxy-refused = The proxy { $proxy } does not allow { $host } (HTTP { $status }). Ask its administrator, or name the host in NO_PROXY
connection-proxy-password = The proxy { $proxy } requires a user and a password for { $host }, or different ones. Write them as HTTPS_PROXY={ $scheme }://USER:PASSWORD@HOST:PORT
connection-proxy-forbids = The rules of the proxy { $proxy } do not allow { $host }. Ask its administrator, or name the host in NO_PROXY
connection-proxy-login = { $variable } has a user without a password, or one longer than 255 bytes, and SOCKS accepts neither. Correct it; { $host } cannot be reached otherwise
connection-not-a-proxy = The server at { $proxy } is not a proxy, so { $host } was not reached. Check HTTPS_PROXY or ALL_PROXY
connection-proxy-character = { $variable } contains a space, a quotation mark or a character that no address has. Correct it; { $host } cannot be reached otherwise
connection-proxy-scheme = { $variable } does not start with http, https, socks5 or socks5h. Correct it; { $host } cannot be reached otherwise
connection-proxy-host = { $variable } has no readable host or port. Correct it; { $host } cannot be reached otherwise
connection-proxy-rest = { $variable } has more than a host and a port. Remove the rest; { $host } cannot be reached otherwise
connection-broken = The connection to { $host } broke: { $says }
connection-other = { $way ->
        [to-proxy] No connection to the proxy { $proxy }, so { $host } was not reached: { $says }. Check HTTPS_PROXY or ALL_PROXY
        [through-proxy] No connection to { $host } through the proxy { $proxy }: { $says }. Check network and proxy
       *[direct] No connection to { $host }: { $says }. Check network and endpoint
    }
connection-words = No connection: { $says }
credential-role-only = it has only a role, for the key of the profile
credential-role-no-key = no key for the role of { $variable }. Put secretId and secretKey there
credential-two-keys = source-profile together with a key or a type of its own. Keep one of the two
credential-no-source = no profile { $source }, though source-profile names it
credential-source-loop = its role needs the key of { $source }, which needs the key of { $profile }. Add a key to one of them
credential-source-chain = its role needs the key of { $source }, which is a role too. Choose a profile with its own key
exchange-role = role { $role } of account { $account }, with the key { $id } ({ $place })
exchange-pod = role { $role } of account { $account }, with the token of this pod
exchange-machine = the role of this machine, requested from { $host }
exchange-odd = the answer is not a complete temporary key. Try again, or set a key in the environment
exchange-ended = the temporary key already expired at { $at }. Check this machine's clock
exchange-refused = role { $role } was refused ({ $code }: { $says }). Check its name, and who may assume it
exchange-token = the token of this pod cannot be read from { $path }: { $why }
exchange-no-token = no pod token in { $path }. Check TKE_WEB_IDENTITY_TOKEN_FILE
metadata-url = { $variable } must be http, this machine (127.0.0.1, [::1] or localhost), and a port
metadata-absent = no answer from { $host }: only cloud machines have one
    .short = no answer
metadata-no-role = this machine has no role. Bind one to it, or provide a key in another place
metadata-odd-role = { $host } returned no role name. Check what answers there
metadata-status = { $host } answered HTTP { $status }, without a role. Redirects are not followed
metadata-odd = { $host } returned something other than a role's key. Check what answers there
headless-key-unasked = The key is requested when something is sent: { $source }
key-expired-to-send = Key expired; looking for a new one. Log in again, or type one: ^X k
