# 用户看到的全部中文。消息按键名查找，用到时才解析。
language-name = 中文

## Steps and fields

## Rules

## Grants

## Form and frame

## Editor

## Review and preview

## Submission

submission-title-creating = 创建中
submission-title-done = 完成
submission-title-problem = 完成，但有问题
submission-title-refused = 被拒绝
submission-title-not-sent = 未发送
submission-title-failed = 失败
submission-title-unknown = 结果未知
submission-title-theirs = 名称已被占用
submission-title-not-created = 未创建
submission-title-working = 已接受，仍在进行
submission-subject = { $name }，位于 { $instance }
submission-lines = 第 { $from } 到 { $to } 行，共 { $total } 行
submission-more = …… 按 d 看其余部分

submission-status-before = 还没有发送；按 Esc 取消
submission-status-nothing-done = 目前什么也没有做；按 Esc 取消
submission-status-sent = 已无法撤回；没有应答时，dbcred 会先查找
submission-status-leave = 可以离开：任务会自行继续。以后查看：dbcred status { $task }
submission-status-later = 任务会自行继续。以后查看：dbcred status { $task }
submission-status-receipt = 回执在日志中：dbcred status { $name }
submission-status-unknown = 日志中记为未知：dbcred resume { $name } 从这里继续
submission-status-recover = 随时恢复这份草稿：dbcred resume { $name }

submission-key-ask-now = 立即查询
submission-key-look-now = 立即查找
submission-key-go-to = 去改{ $field }
submission-key-new-name = 换名称
submission-key-settle = 去查看
submission-key-cancel = 取消：什么也没有发送
submission-key-call-off = 取消：什么也没有创建
submission-key-stop = 停止等待
submission-key-review = 返回核对
submission-key-close = 关闭

submission-issue-refused = 服务拒绝了这里：“{ $says }”
    .why = 服务的原话（{ $code }）；修改这个值之后消失。
submission-issue-taken = 名称 { $name } 属于别的凭据；请换一个
    .why = 名称在同一地域内唯一。

submission-not-known = 未知
submission-holder = 状态 { $status }，{ $made } 由 { $creator } 创建，位于 { $product } { $instance }。
submission-run = { $time } { $weekday }（推测为 UTC+8）

submission-trouble-no-key = 没有可用于查询的密钥。
submission-trouble-unreachable = 无法连接凭据管理系统：{ $says }
submission-trouble-timed-out = { $seconds } 秒内没有应答。
submission-trouble-refused = 查询被拒绝：{ $code } “{ $says }”
submission-trouble-odd = 应答来自别处：{ $says }

odd-html = HTML
odd-empty = 空应答
odd-cut-off = 不完整的应答
odd-too-large = 超过读取上限的应答
odd-not-utf8 = 不是文本的字节
odd-not-json = 不是 JSON 的文本
odd-other-shape = 结构不同的 JSON
odd-redirect = 重定向

submission-span-seconds = { $seconds } 秒
submission-span-whole-minutes = { $minutes } 分钟
submission-span-minutes = { $whole } 分 { $part } 秒
submission-span-hours = { $whole } 小时 { $part } 分
submission-weekday-1 = 周一
submission-weekday-2 = 周二
submission-weekday-3 = 周三
submission-weekday-4 = 周四
submission-weekday-5 = 周五
submission-weekday-6 = 周六
submission-weekday-7 = 周日

submission-label-what = 问题
submission-label-says = 原文
submission-label-why = 原因
submission-label-fix = 办法
submission-label-again = 再发？
submission-label-rule = 规则
submission-label-found = 查得
submission-label-accounts = 账号
submission-label-granted = 授权
submission-label-next-run = 下次轮换
submission-label-task = 任务
submission-label-request-id = 请求 ID
submission-label-body = 请求体
submission-label-tags = 标签
submission-request-id-ticket = 请求 ID  { $id }   提交工单时使用
submission-more-hosts = 另有 { $count } 个

submission-step-journalling = 正在写入日志
submission-step-journalled = 已写入日志
submission-step-throttled = 调用过多；什么也没有做
submission-step-not-connected = 没有连接；什么也没有发送
submission-step-backing-off = { $span }后重发，第 { $attempt } 次：{ $reason }
submission-step-sent = 已发送一次，{ $bytes } 字节
submission-step-sent-again = 已发送 { $bytes } 字节，第 { $attempt } 次；之前几次未生效
submission-step-waiting = 等待应答
submission-step-broken = 连接关闭，没有应答。{ $says }
submission-step-accepted = 已接受：任务 { $task }
submission-step-request-id = 请求 ID { $id }
submission-step-tags-set = 标签已设置
submission-step-tags-not-set = 标签未设置
submission-step-tag-code = 代码 { $code }
submission-step-tag-code-says = 代码 { $code }（{ $says }）
submission-step-working = 进行中：正在实例上创建账号
submission-step-not-asked = 尚未查询；服务未说明通常需要多久
submission-step-asked = 已查询 { $count } 次；服务未说明通常需要多久。
submission-step-asked-next = 已查询 { $count } 次，下次在 { $span }时；服务未说明通常需要多久。
submission-step-task-says = 说明：“{ $says }”
submission-step-task-over = 任务已结束
submission-step-reading = 正在查看创建的内容
submission-step-read = 查看创建的内容

submission-working = 已接受。任务仍在进行，dbcred 已停止查询。
submission-working-why = 服务未说明通常需要多久；实例繁忙时更久。
submission-not-again = 不要再次创建：名称已由这个凭据占用。

submission-created = 凭据 { $name } 已创建。
submission-created-in = 凭据 { $name } 已创建，用时 { $span }。
submission-created-in-sandbox = 在沙箱中创建：本程序之外什么也不存在。
submission-created-body = SHA-256 { $hash }，与预览一致
submission-account-current = 当前
submission-account-waiting = 待用
submission-accounts-none = 未列出；可在控制台的凭据中查看
submission-accounts-unread = 未读取：{ $why }
submission-granted-as-asked = 与要求一致：{ $asked } 项中有 { $granted } 项
submission-granted-as-asked-mysql = 与要求一致：{ $asked } 项中有 { $granted } 项（cdb:DescribeAccountPrivileges）
submission-granted-less = 实例上只有 { $asked } 项中的 { $granted } 项
submission-granted-unread = 未比较：{ $why }
submission-granted-not-compared = 未比较：无法读取该产品的授权
submission-difference = { $what }：要求 { $asked }，实际 { $found }
submission-next-run-off = 无：轮换已关闭
submission-task-finished = { $task }，完成于 { $time }
submission-task-over = 任务 { $task }，已完成
submission-task-not-known = 编号未知：应答丢失，凭据是按名称找到的
submission-next-heading = 接下来
submission-next-read-label = 读取
submission-next-read = GetSecretValue：SecretName { $name }，VersionId SSM_Current
submission-next-remember-label = 注意
submission-next-remember = 程序不要跨越轮换保留密码
submission-next-allow-label = 授权
submission-next-allow = 程序的角色需要此凭据的 ssm:GetSecretValue

submission-tags-failed = 凭据已创建，标签未设置。
submission-tags-not-set = { $tags }     未设置
submission-tag-code-1 = TagCode { $code }（内部错误）
submission-tag-code-2 = TagCode { $code }（业务错误）
submission-tag-code-other = TagCode { $code }（文档未说明）
submission-tag-says = { $kind }：“{ $says }”
submission-tags-failed-why = 标签在创建之后的第二步设置；失败的是这一步，创建没有失败。
submission-tags-failed-fix = 在标签控制台创建这些标签，再为凭据打标签：
submission-tags-failed-fix-set = 在标签控制台为凭据设置标签：
submission-tags-failed-again = 不要再次创建：名称已由这个凭据占用。

submission-task-failed = 已接受，但任务失败。
submission-task-failed-after = 已接受，但任务在 { $span }后失败。
submission-task-failed-but = 报告为失败，但两个账号都已存在。
submission-task-failed-what = 未能在实例上创建账号。
submission-task-failed-what-but = 服务说任务失败，实例上却不是这样。
submission-task-status = 任务 { $task }，状态 2
submission-task-failed-why = 请求已被接受，之后在实例上的某一步失败；上面的原文可能说明是哪一步。
submission-task-failed-why-unsaid = 请求已被接受，之后在实例上的某一步失败；服务没有说明是哪一步。
submission-task-failed-fix = 消除原因，删除失败的凭据后以此名称重新创建；或现在换一个名称。
submission-task-failed-fix-but = 先在控制台查看凭据和账号；它们可能可用。
submission-task-failed-fix-free = 消除原因后再次创建；名称没有被占用。
submission-task-failed-again = 这个名称不行：失败的凭据仍占用它。
submission-task-failed-again-but = 这个名称不行：已由这个凭据占用。
submission-task-failed-again-free = 消除原因后可以再发。
submission-found-secret = 凭据：{ $name }，状态 { $status }
submission-found-no-secret = 凭据：没有名为 { $name } 的凭据
submission-found-unread = 无法读回：{ $why }
submission-found-accounts = 实例上的账号：{ $names }
submission-found-no-accounts = 实例上的账号：没有 { $prefix }_SSM_ 开头的
submission-found-accounts-unread = 实例上的账号：未读取。{ $why }

submission-refused = 被拒绝：什么也没有创建。
submission-clock-slow = 本机时钟慢 { $span }。
submission-clock-fast = 本机时钟快 { $span }。
submission-name-was-free = { $time } 时还空闲，之后被别人占用。
submission-name-holder = 刚刚查看：{ $holder }
submission-name-not-yours = 它不是你的。
submission-name-free-now = { $time } 查看：名称已不再被占用。
submission-names-free = 可用：{ $names }

submission-not-sent = 未发送：没有任何内容离开本机。
submission-not-sent-tried = 未创建：每次尝试都在处理之前被拒绝。
submission-not-sent-no-key = 没有可用于签名的密钥。
    .why = 创建请求需要 SecretId 和 SecretKey 签名；没有找到。
    .fix = 先设置密钥（开始页列出位置），再次创建。
    .again = 可以再发：什么也没有发送。
submission-not-sent-key-expired = 临时密钥已到期。
    .why = 它的到期时间已知，发送之前就到了。
    .fix = 重新获取临时密钥；草稿会保留。
    .again = 可以再发：什么也没有发送。
submission-not-sent-journal = 无法写入日志。
    .why = 没有日志，丢失的应答以后无法查清，所以不发送。
    .fix = 腾出空间，或让 dbcred 的目录可写。
    .again = 可以再发：什么也没有发送。
submission-not-sent-not-connected = 无法连接 { $endpoint }。
    .why = 没有建立连接，请求一个字节也没有发出。
    .fix = 检查网络、代理和接入点。
    .again = 可以再发：什么也没有发送。
submission-not-sent-unsettled = 之前创建 { $name } 的结果还不清楚。
    .why = 它可能已经存在；再次创建会是盲目的。
    .fix = 先查清那一次：dbcred resume { $name }
    .again = 查清并确认不存在之后。
submission-not-sent-locked = 另一个 dbcred 正在创建 { $name }。
    .why = 两个程序用同一名称，分不清凭据属于谁。
    .fix = 等另一个结束，或关闭它。
    .again = 之后可以再发。
submission-not-sent-cancelled = 你取消了。
    .why = 当时第一个字节还没有发出。
    .fix = 无需处理；草稿会保留。
    .again = 可以再发：什么也没有发送。
submission-not-sent-called-off = 你取消了。
    .why = 之前的尝试都被拒绝，没有生效；没有请求在途中。
    .fix = 无需处理；草稿会保留。
    .again = 可以再发：什么也没有创建。
submission-not-sent-client = 无法准备连接。
    .why = 证书或代理地址缺失，或无法读取。
    .fix = 检查代理地址和系统证书。
    .again = 可以再发：什么也没有发送。

submission-theirs = 未创建：名称 { $name } 属于别的凭据。
submission-theirs-differs = 不同之处
submission-theirs-asked = 要求
submission-theirs-there = 实际
submission-theirs-why = 名称在同一地域内唯一，所以请求不可能再创建一个。
submission-theirs-fix = 换一个名称；草稿其余部分不变。
submission-theirs-again = 换名称后可以再发。

submission-not-created = 未创建：查了 { $count } 次，{ $name } 都不存在。
submission-not-created-why = 请求若已到达服务，现在大概已经能查到。
submission-not-created-again = 按 s 会再次要求输入 yes；dbcred 不会自行重发。

submission-unknown-no-answer = 已发送，但没有应答。可能已创建，也可能没有。
submission-unknown-odd = 已发送，但应答来自别处。可能已创建，也可能没有。
submission-unknown-ambiguous = 已发送，但应答没有定论。可能已创建，也可能没有。
submission-unknown-interrupted = 已发送，随后 dbcred 结束。可能已创建，也可能没有。
submission-unknown-rule = dbcred 不会重发：API 无法区分重复请求和第二个凭据。
submission-unknown-stays = 结果仍然未知。
submission-unknown-next = 查清名称之前不做任何事。
submission-unknown-likely = 这很可能就是你的请求。等待它变为 Enabled 或 Failed。
submission-unknown-grants = 授权和主机在这里读不到；将在实例上比较。
submission-doubt-timed-out = 发送 { $bytes } 字节后 { $seconds } 秒内没有应答。
submission-doubt-broken = 发送 { $bytes } 字节后连接关闭。
submission-doubt-broken-after = 发送 { $bytes } 字节 { $span }后连接关闭。
submission-doubt-broken-says = 说明：{ $says }
submission-doubt-odd = 应答来自别处：{ $what }，HTTP { $status }。可能是代理或登录门户；服务是否收到请求尚不清楚。
submission-doubt-interrupted = dbcred 在发送之后、应答之前结束。
submission-looking = 查找 { $name }
submission-looks-of = 第 { $count } 次，至少查 { $least } 次
submission-look-absent = 不存在（ResourceNotFound）
submission-look-found = 找到：状态 { $status }，创建于 { $made }
submission-look-differs = 与要求不同。
submission-look-next = { $span }后再查
submission-look-under-way = 正在查找
submission-like-product = 同一产品
submission-like-instance = 同一实例
submission-like-maker = 由你创建
submission-like-after = 在发送之后

submission-details-request = 请求
submission-details-steps = 过程
submission-details-answer = 应答

confirm-title = 创建这个凭据？
confirm-title-sandbox = 在沙箱中创建？
confirm-where = { $name }   地域 { $region }，账号 { $account }
confirm-where-unnamed = { $name }   地域 { $region }
confirm-on = 实例 { $product } { $instance }
confirm-on-named = 实例 { $product } { $instance }（{ $title }）
confirm-what = 两个数据库账号，{ $hosts } 个主机，{ $places } 处共 { $grants } 项授权
confirm-once = 只发送一次。没有应答时，dbcred 会先查找再做其他事，绝不会自行再发一次。
confirm-once-sandbox = 发往沙箱：没有任何内容离开本机。
confirm-prompt = 输入 yes 并按 Enter：
confirm-empty = 请输入 yes；只按 Enter 不会创建
confirm-not-yes = “{ $typed }”不是 yes；什么也没有发送
confirm-more-notes = 核对页还有 { $count } 条说明
confirm-status = 请求体 SHA-256 { $hash }

## Faults

fault-other = 服务拒绝了请求，错误码不在任何列表中。
    .why = dbcred 认识文档列出的错误码；这个更新，或者来自服务之前的环节。
    .fix = 服务只说了这些；凭请求 ID 可向技术支持查询。
    .again = 弄清原因之前不要再发。

fault-ActionOffline = 这个接入点不再提供 CreateProductSecret。
    .why = 该接口在那里已下线。
    .fix = 换一个接入点或地域，或查找更新的 dbcred。
    .again = 在这个接入点不行。

fault-AuthFailure = 密钥未被接受。
    .why = 访问管理无法确认密钥属于谁、能做什么。
    .fix = 检查 dbcred 找到的 SecretId 和 SecretKey；开始页会说明来源。
    .again = 密钥正确后可以再发。

fault-AuthFailure-InvalidAuthorization = 服务读不懂签名。
    .why = Authorization 头格式不对，或在途中被改动。
    .fix = 不走代理再试；仍然如此请带上请求 ID 报告，这是 dbcred 的缺陷。
    .again = 可以再发，但原因消除之前结果相同。

fault-AuthFailure-InvalidSecretId = 这不是云 API 密钥。
    .why = SecretId 存在，但类型不同。
    .fix = 使用控制台「访问管理 / API 密钥」中的密钥。
    .again = 换密钥后可以再发。

fault-AuthFailure-MFAFailure = 多因素验证未通过。
    .why = 该账号的这个操作要求多因素验证。
    .fix = 通过验证登录，使用所得的临时密钥。
    .again = 使用该密钥后可以再发。

fault-AuthFailure-SecretIdNotFound = 这个密钥不存在。
    .why = 已删除或禁用、属于另一站点，或含有空格。
    .fix = 逐字核对 SecretId，并在控制台确认密钥已启用。
    .again = 换成存在的密钥后可以再发。

fault-AuthFailure-SignatureExpire = 签名超出有效时间：本机时钟与服务端不一致。
    .why = 签名只在服务端时钟前后五分钟内有效。
    .fix = 校准本机时钟（NTP），然后再次创建。
    .again = 时钟校准后可以再发，会重新签名。

fault-AuthFailure-SignatureFailure = 签名不匹配。
    .why = 多半是 SecretKey 与 SecretId 不成对；也可能是代理改动了请求。
    .fix = 检查 SecretKey，必须与该 SecretId 成对。
    .again = 密钥正确后可以再发。

fault-AuthFailure-TokenFailure = 临时密钥已失效。
    .why = 令牌过期、不完整，或不属于该 SecretId。
    .fix = 重新获取临时密钥；草稿会保留。
    .again = 换新令牌后可以再发。

fault-AuthFailure-UnauthorizedOperation = 你的密钥无权创建凭据。
    .why = 访问管理中没有允许该密钥的规则。
    .fix = 向账号管理员申请 ssm:CreateProductSecret，资源 qcs::ssm::uin/{ $account }:secret/*（按 c 复制策略发给对方）
    .again = 获得权限后可以再发。

fault-DryRunOperation = 这只是一次演练：服务本会接受。
    .why = 该错误码回应演练请求，dbcred 从不发出演练。
    .fix = 检查是否有网关把请求改成演练，然后再次创建。
    .again = 可以再发：什么也没有创建。

fault-FailedOperation = 服务已开始处理，但没有完成。
    .why = 没有说明停在哪一步，可能已经留下了内容。
    .fix = 先查名称。不存在时再创建，或换一个名称。
    .again = 先查；dbcred 会去查。

fault-FailedOperation-AccessKmsError = 凭据管理系统无法使用 KMS 密钥。
    .why = 密钥被禁用或删除，或 KMS 未开通、欠费。
    .fix = 在 { $region } 的 KMS 中启用该密钥，或使用默认密钥。
    .again = 处理后可以再发。

fault-FailedOperation-RotationForbidden = 这里不能轮换。
    .why = 服务不轮换这种产品、实例或状态的凭据。
    .fix = 关闭轮换，或换一个实例。
    .again = 处理后可以再发。

fault-InternalError = 服务内部出错。
    .why = 没有说明出错之前是否已经创建。
    .fix = 先查名称；不存在时才再次创建。
    .again = 先查；dbcred 会去查。

fault-InvalidAction = 这个接入点不认识 CreateProductSecret。
    .why = 它属于其他服务，或版本较旧。
    .fix = 检查接入点：凭据管理系统的以 ssm 开头。
    .again = 接入点正确后可以再发。

fault-InvalidParameter = 请求的形式与服务期望的不同。
    .why = 某个字段的类型或结构不对；上面的原文可能指出是哪个。
    .fix = 修改该字段。若看不出问题，请带上请求 ID 报告：dbcred 本应拦住。
    .again = 修改后可以再发；原样再发仍会被拒绝。

fault-InvalidParameterValue = 某个值违反服务的规则。
    .why = 上面的原文可能指出字段：名称、前缀、主机、权限、开始时间或周期。
    .fix = 修改该值；草稿其余部分不变。
    .again = 修改后可以再发；原样再发仍会被拒绝。

fault-InvalidParameterValue-TagKeysDuplicated = 有标签键出现了两次。
    .why = 每个键只能有一个值。
    .fix = 每个键保留一行。
    .again = 处理后可以再发。

fault-InvalidParameterValue-TagsNotExisted = 账号下没有这个标签。
    .why = 只能设置标签控制台中已有的键和值。
    .fix = 在标签控制台创建，或改用已有的标签。
    .again = 处理后可以再发。

fault-MissingParameter = 缺少服务需要的字段。
    .why = 上面的原文可能指出是哪个，例如开启轮换时的 RotationBeginTime。
    .fix = 填写该字段。
    .again = 填写后可以再发；原样再发仍会被拒绝。

fault-UnknownParameter = 接入点不认识请求中的某个字段。
    .why = 有些字段只存在于两个站点之一。
    .fix = 清空上面原文指出的可选字段。
    .again = 处理后可以再发；原样再发仍会被拒绝。

fault-InvalidRequest = 服务读不懂请求。
    .why = 到达时的形式与发出时不同，多半是代理所致。
    .fix = 不走代理再试；仍然如此请带上请求 ID 报告。
    .again = 可以再发，但原因消除之前结果相同。

fault-IpInBlacklist = 本机地址被禁止调用。
    .why = 账号设有禁止调用的地址列表，本机在其中。
    .fix = 换一个地址调用，或请账号管理员移出列表。
    .again = 处理后可以再发。

fault-IpNotInWhitelist = 本机地址不在账号的允许列表中。
    .why = 该账号只接受列表中的地址。
    .fix = 从列表中的地址调用，或请账号管理员加入本机。
    .again = 处理后可以再发。

fault-LimitExceeded = 账号在 { $region } 的凭据数已达配额。
    .why = 每个地域有配额；开始页显示已用多少。
    .fix = 删除不用的凭据，或申请提高配额。
    .again = 有余量后可以再发。

fault-NoSuchProduct = 这个接入点没有凭据管理系统。
    .why = 它属于其他服务，或所在站点没有该服务。
    .fix = 检查接入点：凭据管理系统的以 ssm 开头。
    .again = 接入点正确后可以再发。

fault-NoSuchVersion = 这个接入点不认识版本 2019-09-23。
    .why = 它属于其他服务，或版本较旧。
    .fix = 检查接入点：凭据管理系统的以 ssm 开头。
    .again = 接入点正确后可以再发。

fault-OperationDenied = 服务现在不允许此操作。
    .why = 状态或策略不允许；上面的原文可能说明是哪一个。
    .fix = 检查凭据管理系统是否已授权，{ $instance } 是否运行中。
    .again = 处理后可以再发。

fault-OperationDenied-AccessKeyOverLimit = 该用户的访问密钥过多。
    .why = 每个用户最多两个密钥；数据库凭据不应出现此错误码。
    .fix = 删除不用的密钥，然后再次创建。
    .again = 处理后可以再发。

fault-OperationDenied-AutoRotatedResource = { $name } 由服务自动轮换，不能手动修改。
    .why = 一个开启轮换的凭据占用了这个名称。
    .fix = 换一个名称；要修改那个凭据，先关闭它的轮换。
    .again = 换名称后可以再发。

fault-OperationDenied-RoleNotExist = 缺少凭据管理系统需要的角色。
    .why = 凭据管理系统通过账号的服务角色操作实例。
    .fix = 请账号管理员在控制台授权凭据管理系统，只需一次。
    .again = 授权后可以再发。

fault-OperationDenied-UinNotMatch = 实例属于另一个账号。
    .why = 密钥的账号与 { $instance } 的所有者不同。
    .fix = 使用那个账号的密钥，或选择本账号的实例。
    .again = 处理后可以再发。

fault-RequestLimitExceeded = 调用过多；自动重发几次后仍被拒绝。
    .why = 每个账号每秒最多 20 次创建。
    .fix = 等一分钟，或找出频繁调用的程序。
    .again = 可以再发：什么也没有做。

fault-RequestLimitExceeded-GlobalRegionUinLimitExceeded = 该账号在所有地域的调用过多。
    .why = 账号下的所有程序共用此限制。
    .fix = 等一分钟，或找出频繁调用的程序。
    .again = 可以再发：什么也没有做。

fault-RequestLimitExceeded-IPLimitExceeded = 来自本机地址的调用过多。
    .why = 该地址后的所有程序共用此限制。
    .fix = 等一分钟，或找出频繁调用的程序。
    .again = 可以再发：什么也没有做。

fault-RequestLimitExceeded-UinLimitExceeded = 该账号的调用过多。
    .why = 账号下的所有程序共用此限制。
    .fix = 等一分钟，或找出频繁调用的程序。
    .again = 可以再发：什么也没有做。

fault-RequestSizeLimitExceeded = 请求过大。
    .why = 请求最大 10 MiB，几乎全是授权。
    .fix = 减少授权，或使用更大的范围。
    .again = 处理后可以再发；原样再发仍会被拒绝。

fault-ResponseSizeLimitExceeded = 应答过大，无法送达。
    .why = 超限之前，凭据可能已经创建。
    .fix = 先查名称；不存在时才再次创建。
    .again = 先查；dbcred 会去查。

fault-ResourceInUse = 所需的资源正忙于另一个任务。
    .why = 多半是实例 { $instance } 正在变更。
    .fix = 等它的任务结束；控制台的实例页可以看到。
    .again = 结束后可以再发。

fault-ResourceInUse-SecretExists = 名称 { $name } 在 { $region } 已被占用。
    .why = 名称在同一地域内唯一。
    .fix = 换一个名称；草稿其余部分不变。
    .again = 换名称后可以再发；原样再发仍会被拒绝。

fault-ResourceInUse-ServiceAlreadyEnabled = 凭据管理系统已经开通。
    .why = 该错误码回应开通请求，创建时不应出现。
    .fix = 检查接入点，然后再次创建。
    .again = 可以再发：什么也没有创建。

fault-ResourceInUse-VersionIdExists = 该凭据的一个版本已经存在。
    .why = 新建凭据不应出现此错误码；名称大概已被占用。
    .fix = 在控制台查看 { $name }，或换一个名称。
    .again = 换名称后可以再发。

fault-ResourceInsufficient = { $region } 目前资源不足。
    .why = 服务后台缺少所需的资源。
    .fix = 稍后再创建；实例允许的话可换地域。
    .again = 可以再发：什么也没有创建。

fault-ResourceNotFound = 请求中提到的某个对象不存在。
    .why = { $region } 或本账号中没有该实例、密钥、数据库或表。
    .fix = 检查地域和实例（{ $instance }），再检查授权的范围。
    .again = 处理后可以再发；原样再发仍会被拒绝。

fault-ResourceNotFound-SecretNotExist = 服务查找的凭据不存在。
    .why = 创建时不应出现此错误码；请求中提到的某个对象缺失。
    .fix = 检查地域和实例（{ $instance }）。
    .again = 可以再发：什么也没有创建。

fault-ResourceUnavailable = 实例或服务现在不可用。
    .why = { $instance } 大概已隔离、正在重启或已停止。
    .fix = 让实例恢复运行。
    .again = 恢复后可以再发。

fault-ResourceUnavailable-NotPurchased = 凭据管理系统未开通。
    .why = 本账号从未开通，或已欠费。
    .fix = 在控制台开通凭据管理系统，或结清欠费。
    .again = 处理后可以再发。

fault-ResourceUnavailable-ResourceDisabled = 一个已禁用的凭据占用了名称 { $name }。
    .why = 禁用的凭据仍保留名称。
    .fix = 启用那个凭据，或换一个名称。
    .again = 换名称后可以再发。

fault-ResourceUnavailable-ResourcePendingDeleted = 名称 { $name } 的凭据正在等待删除。
    .why = 删除完成之前，名称一直被占用。
    .fix = 换一个名称，或在控制台恢复那个凭据。
    .again = 换名称后可以再发。

fault-ResourceUnavailable-ResourceUninitialized = 之前对 { $name } 的创建还没有完成。
    .why = 同名凭据已存在，仍在创建中。
    .fix = 先看它的状态，再决定等待或换名称。
    .again = 先查。

fault-ResourcesSoldOut = { $region } 已售罄。
    .why = 服务所需的资源在那里暂不出售。
    .fix = 稍后再创建；实例允许的话可换地域。
    .again = 可以再发：什么也没有创建。

fault-ServiceUnavailable = 凭据管理系统暂时不可用。
    .why = 没有说明之前是否已经创建。
    .fix = 先查名称；不存在时才再次创建。
    .again = 先查；dbcred 会去查。

fault-UnauthorizedOperation = 你的密钥无权创建凭据。
    .why = 缺少规则，或凭据管理系统未获数据库授权。
    .fix = 向账号管理员申请 ssm:CreateProductSecret，资源 qcs::ssm::uin/{ $account }:secret/*（按 c 复制策略发给对方）
    .again = 获得权限后可以再发。

fault-UnauthorizedOperation-AccessKmsError = 不能使用该 KMS 密钥。
    .why = 你或凭据管理系统没有用它加密的权限。
    .fix = 在 KMS 申请该密钥的权限，或使用默认密钥。
    .again = 处理后可以再发。

fault-UnsupportedOperation = 不支持这个产品、引擎或实例。
    .why = { $product } { $instance } 可能是只读实例，或属于不能轮换的类型。
    .fix = 选择受支持的产品和主实例。
    .again = 处理后可以再发；原样再发仍会被拒绝。

fault-UnsupportedProtocol = 接入点不接受这种请求。
    .why = dbcred 通过 HTTPS 发送 POST；代理可能改成了别的。
    .fix = 检查接入点和代理。
    .again = 处理后可以再发。

fault-UnsupportedRegion = { $region } 没有凭据管理系统。
    .why = 服务不认识该地域，或该地域不对本账号开放。
    .fix = 选择实例所在的地域；列表列出提供服务的地域。
    .again = 处理后可以再发。

## Headless and plain

## Credentials and look-ups

