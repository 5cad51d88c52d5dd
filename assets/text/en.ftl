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

