# Every word that a user sees in English. A message is found by its key; parsing happens on demand.
language-name = English

## Steps and fields

## Rules

## Grants

## Form and frame

## Editor

## Review and preview

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

submission-status-before = Nothing has been sent yet; Esc calls it off
submission-status-nothing-done = Nothing was done so far; Esc calls it off
submission-status-sent = It cannot be called back; without an answer dbcred looks before anything else
submission-status-leave = You may leave: the task goes on without dbcred. Later: dbcred status { $task }
submission-status-later = The task goes on without dbcred. Later: dbcred status { $task }
submission-status-receipt = A receipt is in the journal: dbcred status { $name }
submission-status-unknown = In the journal as unknown: dbcred resume { $name } goes on from here
submission-status-recover = Recover this draft any time: dbcred resume { $name }

submission-key-ask-now = ask now
submission-key-look-now = look now
submission-key-go-to = go to { $field }
submission-key-new-name = new name
submission-key-settle = look at it
submission-key-cancel = cancel: nothing was sent
submission-key-call-off = cancel: nothing was created
submission-key-stop = stop watching
submission-key-review = back to the review
submission-key-close = close

submission-issue-refused = Refused here: "{ $says }"
    .why = The service's own words ({ $code }); they stay until the value changes.
submission-issue-taken = Something else bears the name { $name }; choose another one
    .why = Names are unique per region.

submission-not-known = not known
submission-holder = status { $status }, made { $made } by { $creator }, on { $product } { $instance }.
submission-run = { $weekday } { $time } (UTC+8 assumed)

submission-trouble-no-key = There is no key to ask with.
submission-trouble-unreachable = Secrets Manager cannot be reached: { $says }
submission-trouble-timed-out = No answer within { $seconds } s.
submission-trouble-refused = The look-up was refused: { $code } "{ $says }"
submission-trouble-odd = Something else answered: { $says }

odd-html = HTML
odd-empty = nothing
odd-cut-off = an answer that is cut off
odd-too-large = more than dbcred reads
odd-not-utf8 = bytes that are no text
odd-not-json = text that is not JSON
odd-other-shape = JSON of another shape
odd-redirect = a redirect

submission-span-seconds = { $seconds } s
submission-span-whole-minutes = { $minutes } min
submission-span-minutes = { $whole } min { $part } s
submission-span-hours = { $whole } h { $part } min
submission-weekday-1 = Mon
submission-weekday-2 = Tue
submission-weekday-3 = Wed
submission-weekday-4 = Thu
submission-weekday-5 = Fri
submission-weekday-6 = Sat
submission-weekday-7 = Sun

submission-label-what = What
submission-label-says = Says
submission-label-why = Why
submission-label-fix = Fix
submission-label-again = Again?
submission-label-rule = Rule
submission-label-found = Found
submission-label-accounts = Accounts
submission-label-granted = Granted
submission-label-next-run = Next run
submission-label-task = Task
submission-label-request-id = Request id
submission-label-body = Body
submission-label-tags = Tags
submission-request-id-ticket = Request id  { $id }   for a support ticket
submission-more-hosts = +{ $count } more

submission-step-journalling = Writing to the journal
submission-step-journalled = Written to the journal
submission-step-throttled = Too many calls; nothing was done
submission-step-not-connected = No connection; nothing was sent
submission-step-backing-off = sent again in { $span }, attempt { $attempt }: { $reason }
submission-step-sent = Sent once, { $bytes } bytes
submission-step-sent-again = Sent, { $bytes } bytes, attempt { $attempt }; those before did nothing
submission-step-waiting = Waiting for the answer
submission-step-broken = The connection closed without an answer. { $says }
submission-step-accepted = Accepted: task { $task }
submission-step-request-id = request id { $id }
submission-step-tags-set = Tags set
submission-step-tags-not-set = Tags not set
submission-step-tag-code = code { $code }
submission-step-tag-code-says = code { $code } ({ $says })
submission-step-working = Working: accounts are being made on the instance
submission-step-not-asked = not asked yet; the service names no usual duration
submission-step-asked = { $count ->
    [one] asked once;
   *[other] asked { $count } times;
    } the service names no usual duration
submission-step-asked-next = { $count ->
    [one] asked once,
   *[other] asked { $count } times,
    } next at { $span }; the service names no usual duration
submission-step-task-says = It says: "{ $says }"
submission-step-task-over = The task has ended
submission-step-reading = Looking at what was made
submission-step-read = Look at what was made

submission-working = Accepted. The task still runs; dbcred has stopped asking.
submission-working-why = The service names no usual duration; a busy instance takes longer.
submission-not-again = Do not create it again: the name is taken by this credential.

submission-created = The credential { $name } was created.
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
submission-next-run-off = none: rotation is off
submission-task-finished = { $task }, finished { $time }
submission-task-over = Task { $task }, finished
submission-task-not-known = number not known: the answer was lost, the credential was found by name
submission-next-heading = Next
submission-next-read-label = Read it
submission-next-read = GetSecretValue: SecretName { $name }, VersionId SSM_Current
submission-next-remember-label = Remember
submission-next-remember = programs must not keep the password across a run
submission-next-allow-label = Allow it
submission-next-allow = the program's role needs ssm:GetSecretValue on this credential

submission-tags-failed = The credential was created. Its tags were not set.
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
submission-task-failed-fix-but = Look at the credential and its accounts in the console before anything else; they may be usable.
submission-task-failed-fix-free = Clear the cause, then create again; nothing holds the name.
submission-task-failed-again = Not under this name: the failed credential still holds it.
submission-task-failed-again-but = Not under this name: this credential holds it.
submission-task-failed-again-free = Safe once the cause is gone.
submission-found-secret = Secret: { $name }, status { $status }
submission-found-no-secret = Secret: nothing bears the name { $name }
submission-found-unread = It could not be read back: { $why }
submission-found-accounts = Accounts on the instance: { $names }
submission-found-no-accounts = Accounts on the instance: none with { $prefix }_SSM_
submission-found-accounts-unread = Accounts on the instance: not read. { $why }

submission-refused = Refused: nothing was created.
submission-clock-slow = This clock is { $span } slow.
submission-clock-fast = This clock is { $span } fast.
submission-name-was-free = It was free at { $time }, so somebody took it since then.
submission-name-holder = Looked now: { $holder }
submission-name-not-yours = It is not yours.
submission-name-free-now = Looked at { $time }: nothing bears it any more.
submission-names-free = Free now: { $names }

submission-not-sent = Not sent: nothing left this machine.
submission-not-sent-tried = Not created: every attempt was refused before anything was done.
submission-not-sent-no-key = There is no key to sign with.
    .why = A create is signed with a SecretId and a SecretKey; none was found.
    .fix = Set one up (Start names the places), then create again.
    .again = Safe: nothing was sent.
submission-not-sent-key-expired = The temporary key has run out.
    .why = Its end is known, and it was reached before anything was sent.
    .fix = Get a new temporary key; the draft is kept.
    .again = Safe: nothing was sent.
submission-not-sent-journal = The journal could not be written.
    .why = Without its entry a lost answer could not be settled later, so nothing is sent.
    .fix = Free space, or make dbcred's folder writable.
    .again = Safe: nothing was sent.
submission-not-sent-not-connected = { $endpoint } cannot be reached.
    .why = No connection came about, so not one byte of the request left.
    .fix = Check network, proxy and endpoint.
    .again = Safe: nothing was sent.
submission-not-sent-unsettled = An earlier attempt to create { $name } has no known outcome yet.
    .why = It may exist already; a second create would be blind.
    .fix = Look at that attempt first: dbcred resume { $name }
    .again = After that, if it turns out not to exist.
submission-not-sent-locked = Another dbcred is creating { $name } just now.
    .why = Two at one name could not tell whose credential it becomes.
    .fix = Wait for the other one, or close it.
    .again = Safe after that.
submission-not-sent-cancelled = You called it off.
    .why = It was still before the first byte.
    .fix = Nothing to mend; the draft is kept.
    .again = Safe: nothing was sent.
submission-not-sent-called-off = You called it off.
    .why = The attempts before were refused without effect; nothing is on its way.
    .fix = Nothing to mend; the draft is kept.
    .again = Safe: nothing was created.
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
    [one] Not created: looked once, and
   *[other] Not created: looked { $count } times, and
    } { $name } is not there.
submission-not-created-why = A create that reached the service would most likely have shown up by now.
submission-not-created-again = s asks for yes again; dbcred does not send it by itself.

submission-unknown-no-answer = Sent, but no answer came. It may or may not have been created.
submission-unknown-odd = Sent, but something else answered. It may or may not have been created.
submission-unknown-ambiguous = Sent, but the answer leaves it open. It may or may not have been created.
submission-unknown-interrupted = Sent, then dbcred ended. It may or may not have been created.
submission-unknown-rule = dbcred does not send it again: the API cannot tell a repeat from a second credential.
submission-unknown-stays = It stays unknown.
submission-unknown-next = Nothing else is done before the name has been looked up.
submission-unknown-likely = Most likely this is your request. Watching it until it is Enabled or Failed.
submission-unknown-grants = Grants and hosts cannot be read here; they are compared on the instance.
submission-doubt-timed-out = No answer within { $seconds } s after the { $bytes } bytes were sent.
submission-doubt-broken = The connection closed after the { $bytes } bytes were sent.
submission-doubt-broken-after = The connection closed { $span } after the { $bytes } bytes were sent.
submission-doubt-broken-says = It says: { $says }
submission-doubt-odd = Something else answered: { $what }, HTTP { $status }. A proxy or a captive portal; whether the service saw the request is unknown.
submission-doubt-interrupted = dbcred ended between sending and the answer.
submission-looking = Looking for { $name }
submission-looks-of = { $count } of at least { $least } looks
submission-look-absent = not there (ResourceNotFound)
submission-look-found = found: status { $status }, made { $made }
submission-look-differs = It differs from what was asked.
submission-look-next = next look in { $span }
submission-look-under-way = looking now
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
    [one] at 1 place
   *[other] at { $places } places
    }
confirm-once = It is sent once. If no answer comes, dbcred looks before anything else happens, and never sends it a second time by itself.
confirm-once-sandbox = It goes to the sandbox: nothing leaves this machine.
confirm-prompt = Type yes and press Enter:
confirm-empty = Type the word yes; Enter alone creates nothing
confirm-not-yes = "{ $typed }" is not yes; nothing was sent
confirm-more-notes = { $count ->
    [one] 1 more note in the review
   *[other] { $count } more notes in the review
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
    .why = Access management could not tell whose key it is, or what it may do.
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
    .fix = Look the name up first. If nothing is there, create again, or under a new name.
    .again = Look first; dbcred does.

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
    .fix = Look the name up first; create again only when nothing is there.
    .again = Look first; dbcred does.

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
    .fix = Use fewer grants, or wider places.
    .again = Safe after that. The same request is refused again.

fault-ResponseSizeLimitExceeded = The answer was too large to be delivered.
    .why = The service may have created the credential before it met this limit.
    .fix = Look the name up first; create again only when nothing is there.
    .again = Look first; dbcred does.

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
    .fix = Look { $name } up in the console, or choose another name.
    .again = Safe under another name.

fault-ResourceInsufficient = { $region } has no capacity for it now.
    .why = The service is short of something that it needs behind the scenes.
    .fix = Create again later, or in another region if the instance allows it.
    .again = Safe: nothing was made.

fault-ResourceNotFound = Something that the request names is not there.
    .why = The instance, key, database or table is missing in { $region } or in this account.
    .fix = Check region and instance ({ $instance }), then the places of the grants.
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
    .fix = Look at its status first; then wait, or choose another name.
    .again = Look first.

fault-ResourcesSoldOut = { $region } is sold out.
    .why = The resource that the service needs is not on sale there now.
    .fix = Create again later, or in another region if the instance allows it.
    .again = Safe: nothing was made.

fault-ServiceUnavailable = Secrets Manager is not available for the moment.
    .why = It does not say whether the credential was created before.
    .fix = Look the name up first; create again only when nothing is there.
    .again = Look first; dbcred does.

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
    .fix = Choose a supported product and a master instance.
    .again = Safe after that. The same request is refused again.

fault-UnsupportedProtocol = The endpoint does not take this kind of request.
    .why = dbcred sends a POST over HTTPS; a proxy may have turned it into something else.
    .fix = Check the endpoint and the proxy.
    .again = Safe after that.

fault-UnsupportedRegion = Secrets Manager is not offered in { $region }.
    .why = The region is not known to the service, or closed to this account.
    .fix = Choose the region of the instance; the list shows those that are offered.
    .again = Safe after that.

## Headless and plain

## Credentials and look-ups

