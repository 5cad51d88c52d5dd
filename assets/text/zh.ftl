# 用户看到的全部中文。消息按键名查找，用到时才解析。
language-name = 中文

## Steps and fields

## Rules

## Grants
preset-read-only = 只读
preset-read-only-about = 读取数据和定义，不做任何修改
preset-read-write = 读写
preset-read-write-about = 读写数据行、执行例程；不改结构
preset-migrate = 变更
preset-migrate-about = 读写加结构：做表结构变更所需
preset-all = 全部
preset-all-about = 这个对象可以有的全部权限

privilege-select = { $level ->
        [global] SELECT：读取实例中的所有表，包括 mysql 库
        [database] SELECT：读取 {$place} 现在和以后的所有表
        [table] SELECT：读取 {$place} 的所有行
       *[column] SELECT：读取 {$place}
    }
privilege-insert = { $level ->
        [global] INSERT：向实例中的所有表添加行，包括 mysql 库
        [database] INSERT：向 {$place} 现在和以后的所有表添加行
        [table] INSERT：向 {$place} 添加行
       *[column] INSERT：添加行时填写 {$place}
    }
privilege-update = { $level ->
        [global] UPDATE：修改实例中所有表的行，包括 mysql 库
        [database] UPDATE：修改 {$place} 现在和以后所有表的行
        [table] UPDATE：修改 {$place} 的行
       *[column] UPDATE：修改已有行的 {$place}
    }
privilege-delete = { $level ->
        [global] DELETE：删除实例中所有表的行，包括 mysql 库
        [database] DELETE：删除 {$place} 现在和以后所有表的行
       *[table] DELETE：删除 {$place} 的行
    }
privilege-create = { $level ->
        [global] CREATE：创建数据库，并在所有库中建表
        [database] CREATE：创建 {$place} 及其中的表
       *[table] CREATE：创建表 {$place}
    }
privilege-process = PROCESS：查看所有账号正在执行的语句
privilege-drop = { $level ->
        [global] DROP：删除或清空实例中的所有表和库
        [database] DROP：删除或清空 {$place} 的所有表以及 {$place} 本身
       *[table] DROP：删除或清空 {$place}
    }
privilege-references = { $level ->
        [global] REFERENCES：允许外键引用所有表
        [database] REFERENCES：允许外键引用 {$place} 的所有表
        [table] REFERENCES：允许外键引用 {$place}
       *[column] REFERENCES：允许外键引用 {$place}
    }
privilege-index = { $level ->
        [global] INDEX：创建和删除所有表的索引
        [database] INDEX：创建和删除 {$place} 所有表的索引
       *[table] INDEX：创建和删除 {$place} 的索引
    }
privilege-alter = { $level ->
        [global] ALTER：修改所有表的结构
        [database] ALTER：修改 {$place} 所有表的结构
       *[table] ALTER：修改 {$place} 的结构
    }
privilege-show-databases = SHOW DATABASES：查看所有数据库的名称
privilege-create-temporary-tables = { $level ->
        [global] CREATE TEMPORARY TABLES：在所有库中使用自己的临时表
       *[database] CREATE TEMPORARY TABLES：在 {$place} 中使用自己的临时表
    }
privilege-lock-tables = { $level ->
        [global] LOCK TABLES：锁定所有可读的表，其他会话需等待
       *[database] LOCK TABLES：锁定 {$place} 中可读的表，其他会话需等待
    }
privilege-execute = { $level ->
        [global] EXECUTE：执行实例中的所有存储过程和函数
       *[database] EXECUTE：执行 {$place} 的所有存储过程和函数
    }
privilege-create-view = { $level ->
        [global] CREATE VIEW：在所有库中创建和替换视图
        [database] CREATE VIEW：在 {$place} 中创建和替换视图
       *[table] CREATE VIEW：创建和替换视图 {$place}
    }
privilege-show-view = { $level ->
        [global] SHOW VIEW：查看所有视图的定义
        [database] SHOW VIEW：查看 {$place} 所有视图的定义
       *[table] SHOW VIEW：查看视图 {$place} 的定义
    }
privilege-create-routine = { $level ->
        [global] CREATE ROUTINE：在所有库中创建存储过程和函数
       *[database] CREATE ROUTINE：在 {$place} 中创建存储过程和函数
    }
privilege-alter-routine = { $level ->
        [global] ALTER ROUTINE：修改和删除所有存储过程和函数
       *[database] ALTER ROUTINE：修改和删除 {$place} 的存储过程和函数
    }
privilege-event = { $level ->
        [global] EVENT：创建、修改和删除所有库的定时事件
       *[database] EVENT：创建、修改和删除 {$place} 的定时事件
    }
privilege-trigger = { $level ->
        [global] TRIGGER：创建和删除所有表的触发器
        [database] TRIGGER：创建和删除 {$place} 所有表的触发器
       *[table] TRIGGER：创建和删除 {$place} 的触发器
    }
privilege-create-user = CREATE USER：创建、改名和删除账号，修改其密码
privilege-reload = RELOAD：刷新服务器的表、日志和权限
privilege-replication-client = REPLICATION CLIENT：查询主库和副本的位置
privilege-replication-slave = REPLICATION SLAVE：读取二进制日志，即所有表的所有变更
privilege-other = {$word}：凭据管理系统的文档没有解释这个词

grant-usage = USAGE 表示“没有权限”：无可取用
grant-no-word = {$words}：CreateProductSecret 没有{ $count ->
        [1] 这个词
       *[other] 这些词
    }
    .why = PrivilegesList 列出了 Mysql 的全部权限词，其中没有它们（R7）。
grant-wider = {$words} 不能授予{ $level ->
        [column] 列
        [table] 表
       *[database] 数据库
    }。请在 {$home} 上授予，或去掉{ $count ->
        [1] 它
       *[other] 它们
    }
    .why = MySQL 只在更大的范围有这个权限（R7）。
grant-did-you-mean = 没有 {$word} 这个权限。是不是 {$guess}？
grant-unknown = 没有 {$word} 这个权限。请检查拼写
grant-unknown-more = 还有 {$count} 个词不是权限
grant-unchecked = {$words}：不在 {$product} 的列表中；不检查，照原样发送
    .why = 凭据管理系统只写明了 Mysql 的权限词。
grant-no-level = { $level ->
        [column] {$product} 没有列级权限的列表；不检查，照原样发送
        [table] {$product} 没有表级权限的列表；不检查，照原样发送
        [global] {$product} 没有 *.* 权限的列表；不检查，照原样发送
       *[other] {$product} 没有这一级权限的列表；不检查，照原样发送
    }
grant-all = { $level ->
        [global] ALL 读作 {$product} 在 *.* 上的 {$count} 个权限
        [database] ALL 读作数据库的全部 {$count} 个权限
        [table] ALL 读作表的全部 {$count} 个权限
        [column] ALL 读作列的全部 {$count} 个权限
       *[other] ALL 读作这个对象的全部 {$count} 个权限
    }
grant-all-risky = ALL 包含 {$words}
grant-all-unlisted = {$product} 没有可供展开 ALL 的列表。请逐个写出权限
grant-everywhere = 作用于实例的所有数据库，包括 mysql 库
grant-underscore = {$database}：_ 按字面理解，不是“任意一个字符”
    .why = MySQL 库级授权中，未转义的 _ 匹配任意字符；接口只接受名称。
grant-table-escape = 读作 {$database}；在表级授权中 MySQL 把 \ 当作名称的一部分
grant-table-percent = {$database}：% 按字面理解，与 MySQL 的表级授权一致
grant-pattern = {$name} 是通配。请写出一个完整的名称；\% 表示字符本身
    .why = 接口的每一项只写一个对象，不支持通配。
grant-no-database = {$name} 缺少数据库。请写成 数据库.{$name}
grant-line-one-name = {$name} 是数据库吗？那就写 {$name}.*；表要写成 数据库.{$name}
grant-star-alone = 单独的 * 指当前数据库，这里无从得知。请写 *.* 或 orders.*
grant-star-database = *.{$table} 不是一个对象。请写 *.* 或 数据库.{$table}
grant-too-many-names = {$object} 的层级太多。请写 select(列) on 数据库.表
grant-no-scope = {$product} 没有针对 {$kind} 的授权。请用数据库、表或列
grant-routine = {$name} 是例程，接口不支持。{$database} 上的同名权限可以覆盖它
    .why = Mysql 的 PrivilegesList 只到数据库、表和列（R7）。
grant-no-object = 授权到什么对象？请补上，例如 on orders.*
grant-no-privilege = 没有写权限。请先写一个，例如 select
grant-object-name = 这里缺少对象名称，例如 orders.*
grant-name-empty = 引号中的名称是空的。请填写
grant-after-object = 对象后面的内容无法理解。后面应是 TO
grant-quote-open = {$quote} 在本行没有配对。请补上
grant-comment-open = /* 注释没有结束，后面的内容未读取。请补上 */
grant-parenthesis-open = 列名列表没有结束。请补上 )
grant-column-name = 列名列表只能有名称和逗号，例如 (email, phone)
grant-columns-empty = 列名列表是空的。请写一个列名，或去掉括号
grant-columns-need-table = {$word}：列属于表。请写 on 数据库.表
grant-comma-missing = {$word} 和它的列之后缺少逗号
grant-role = 这是角色。请改为粘贴 SHOW GRANTS FOR {$role} 的输出
    .why = CreateProductSecret 授予权限，不授予角色：{$roles}。
grant-proxy = PROXY 让一个账号代替另一个；CreateProductSecret 没有这个词
grant-revoke = REVOKE 是收回；CreateProductSecret 只能授予。请不要取用被它收窄的授权
grant-partly-revoked = 第 {$line} 行又收回了其中一部分；接口无法表达
grant-other-statement = {$statement}：没有授予任何权限
grant-text = 不是 GRANT：无可取用
grant-misspelt = {$word}：是不是 GRANT？
grant-password = 密码已略去：凭据管理系统会自己生成
grant-require = REQUIRE 已略去：CreateProductSecret 没有对应的字段
grant-limits = 资源限制（MAX_…）已略去：CreateProductSecret 没有对应的字段
grant-as = AS … 已略去：它只说明由谁授权
grant-rest = 被授权者后面的内容无法理解，已略去
grant-full-width = 全角或排版符号按普通符号理解
grant-line-empty = 请输入授权，例如 select on orders.*
grant-line-no-on = 对象前面缺少 on
grant-line-no-object = {$words}：授权到什么对象？请补上，例如 on orders.*
grant-preset-empty = {$preset} 没有适用于{ $level ->
        [column] 列
        [table] 表
        [database] 数据库
       *[other] 这个对象
    }的权限。请逐个写出
grant-no-preset = {$product} 没有预设。请逐个写出权限
grant-summary = {$places} 个对象上的 {$grants} 个权限
grant-summary-words = {$places} 个对象上的 {$grants} 个权限；{$words} 个词无法表达
grant-summary-roles = {$places} 个对象上的 {$grants} 个权限；{$roles} 个角色无法表达
grant-summary-both = {$places} 个对象上的 {$grants} 个权限；{$words} 个词和 {$roles} 个角色无法表达

## Form and frame

## Editor

## Review and preview

## Submission

## Faults

## Headless and plain
import-too-large = 文件达到或超过 10 MB。一份草稿只有几 KB，请只给一份
import-utf16 = 文件是 UTF-16 编码。请存为 UTF-8
import-not-utf8 = 偏移 { $offset } 处的字节 { $byte } 不是 UTF-8。请把文件存为 UTF-8
import-bom = 文件以字节顺序标记（EF BB BF）开头。请存为不带 BOM 的 UTF-8
import-too-deep = 列表和表的嵌套超过 { $most } 层。API 只需要 4 层
import-unknown-key = 这里没有 { $key } 这个键。请删除
import-unknown-key-near = 这里没有 { $key }；是不是 { $near }？
import-region-key = { $key } 不属于请求正文。请用 --region 指定
import-duplicate-key = { $key } 出现两次，第一次在第 { $line } 行。请保留一个
import-grants-twice = grants 和 PrivilegesList 说的是同一件事。请保留一个
import-missing = { $key } 缺少 { $name }。请补上
import-version = 这份草稿的版本不同；本程序读取版本 { $known }
import-type = { $key } 是{ $got ->
        [null] {" "}null
        [truth] {" "}true 或 false
        [whole] 数字
        [fraction] 小数
        [moment] 没有引号的日期
        [text] 文本
        [list] 列表
       *[table] 表
    }；请写成{ $wanted ->
        [truth] 不带引号的 true 或 false
        [whole] 不带引号的整数
        [text] 带引号的文本
        [texts] 文本列表：["…"]
        [tables] 表的列表
       *[table] 由名称和值组成的表
    }
import-json-end = JSON 到此为止，还不完整
import-json-here = JSON 在这里不能有 { $seen }
import-json-comma = { $seen } 之前多了一个逗号。请去掉逗号
import-json-after = { $seen } 之前 JSON 已经完整。请删除后面的内容
import-json-escape = JSON 没有这个转义。反斜杠请写成 \\
import-json-control = 文本里有换行、制表符或其他控制字符。请写成 \n 或 \t，或补上引号
import-json-surrogate = { $seen } 只是半个字符。请写完整的一对，或直接写这个字符
import-json-number = 这不是 JSON 的数字。请只写数字，不带前导 0 或 +
import-toml-quotes = 缺少引号。文本要放在引号里：NAME = "text"
import-toml-value = 缺少值。请写成 NAME = "text"
import-toml-end = TOML 到此为止，还不完整
import-toml-here = 这不是 TOML。每行写 NAME = 值，文本放在引号里
set-no-value = { $name } 没有值。请这样写：SecretName=prod-orders-rw
set-unknown = 没有 { $name }。请用 API 的名称，例如 Domains.0
set-unknown-near = 没有 { $name }；是不是 { $near }？
set-parts = { $name } 还少一个名称：{ $known }
set-no-part = { $name } 太深：那个值里面没有别的内容
set-is-list = { $name } 是列表。请从 0 开始编号，例如 Domains.0
set-gap = { $name } 中间有空缺；下一个空位是 { $next }
set-truth = { $name } 只能是 true 或 false，不能是 { $value }
headless-no-wizard = 向导还没有完成。check、preview、create 的用法见 dbcred --help
headless-no-file = 没有文件 { $file }
headless-file-denied = 没有权限读取文件 { $file }
headless-file-is-folder = { $file } 是文件夹。请给文件
headless-file-trouble = 文件 { $file } 无法读取：{ $why }
headless-stdin-twice = 标准输入只能读一次。请为其中一个给出文件
headless-endpoint = { $endpoint } 不是主机名，也不是主机的 URL
headless-endpoint-http = 明文 http 只能用于本机。{ $host } 请用 https
headless-errors = { $n } 个错误
headless-warnings = { $n } 条提醒
headless-notes = { $n } 条说明
headless-good = 没有问题，{ $bytes } 字节，sha256 { $hash }
headless-comma = ，
headless-scenario = 没有场景 { $name }。可选：{ $known }
headless-no-port = 无法使用端口 { $port }：{ $why }
headless-journalled = 正在发送 { $name }；已先写入日志
headless-sent = 已发送一次，{ $bytes } 字节，sha256 { $hash }
headless-throttled = 调用过多（{ $why }），没有执行；{ $seconds } 秒后第 { $attempt } 次尝试
headless-not-connected = 没有连上，什么都没有发出（{ $why }）；{ $seconds } 秒后第 { $attempt } 次尝试
headless-accepted = 已受理，任务 { $task }，请求 { $request }
headless-working = 进行中，已 { $seconds } 秒
headless-working-says = 进行中，已 { $seconds } 秒：{ $says }
headless-no-word = 无法查询任务（{ $why }）；将再次查询
headless-in-doubt = { $why }；正在查找 { $name }
headless-looked = 第 { $n } 次查找：{ $found }
headless-look-absent = 没有这个名称
headless-look-ours = 找到了，{ $made } 创建于 { $instance }，{ $status }
headless-look-theirs = 找到了，但属于别的请求：{ $made } 创建于 { $instance }，{ $status }
headless-reading-back = 正在读回已创建的内容
headless-doubt-timed-out = { $seconds } 秒内没有应答
headless-doubt-broken = 连接中断（{ $why }）
headless-doubt-odd = 应答的不是凭据管理系统（{ $what }，HTTP { $status }）
headless-doubt-ambiguous = 服务返回 { $code }，是否已执行不得而知
headless-doubt-interrupted = dbcred 在收到应答之前结束
headless-account-current = { $account }（当前）
headless-end-created = { $time } 已创建 { $name }
headless-end-created-accounts = { $time } 已创建 { $name }：{ $accounts }
headless-end-accepted = 已受理：任务 { $task } 继续执行。之后：dbcred status { $task }
headless-end-tags = 标签：没有设置（TagCode { $code }：{ $says }）。请在标签控制台设置
headless-end-task-failed = 失败：{ $name } 的任务 { $task } 没有完成：{ $says }
headless-end-accounts = 找到：{ $accounts }
headless-end-no-accounts = 找到：没有它的账号
headless-end-difference = 不同：{ $what } 是 { $found }，要求的是 { $asked }
headless-end-unread = 没有读回：{ $why }
headless-end-refused = 被拒绝：{ $what }（{ $code }）
headless-end-says = 服务说：{ $says }
headless-end-fix = 办法：{ $fix }
headless-end-request = 请求：{ $request }
headless-end-not-created = 没有创建：查找 { $n } 次，没有 { $name } 这个名称
headless-end-theirs = 被拒绝：名称 { $name } 属于别的请求
headless-end-no-look = 查找都没有应答：{ $why }
headless-end-unknown = 未知：{ $name } 可能存在，也可能不存在。下一步：dbcred resume { $name }
headless-end-working = 进行中：任务继续执行。之后：dbcred status { $task }
headless-end-interrupted = 已中断：请求已发送，结果未知。下一步：dbcred resume { $name }
headless-end-interrupted-before = 已中断：什么都没有发送
headless-not-sent-no-key = 没有发送：没有找到密钥
headless-not-sent-key-expired = 没有发送：密钥已过期。请重新获取（tccli auth login、tccli sso login）
headless-not-sent-journal = 没有发送：无法写入日志：{ $why }
headless-not-sent-not-connected = 没有发送：无法建立连接：{ $why }
headless-not-sent-unsettled = 没有发送：之前的 { $name } 结果未知。下一步：dbcred resume { $name }
headless-not-sent-locked = 没有发送：另一个 dbcred 正在处理 { $name }。请等它结束
headless-not-sent-cancelled = 没有发送：在发出第一个字节之前已取消
headless-not-sent-client = 没有发送：无法准备连接：{ $why }
headless-needs-yes = 没有发送：create 会发出真实请求。请加上 --yes
headless-no-folder = 没有存放日志的位置：{ $why }
headless-sandbox = 沙箱 { $address } - 什么都不会离开本机
headless-no-entries = 本机没有发送过
headless-journal = 无法读取日志：{ $why }
headless-journal-damaged = 日志中损坏的文件已移开：{ $file }。它可能是结果未知的创建
headless-journal-newer = 日志中有更新版本 dbcred 的文件，未作改动：{ $file }
headless-several = { $name } 有多次尝试。请选择一个：{ $places }
headless-only-draft = { $name } 是从未发送的草稿。dbcred resume 需要终端
headless-nothing-of = 日志中没有 { $name }
headless-no-thread = 无法启动线程：{ $why }
headless-scenario-alone = 场景只用于沙箱。请加上 --sandbox
headless-sandbox-endpoint = 沙箱自带接入点。请去掉 --endpoint
headless-end-interrupted-accepted = 已中断：请求已受理，任务 { $task } 继续执行。之后：dbcred status { $task }
headless-word-created = 已创建
headless-word-created-but-tags-failed = 已创建，标签失败
headless-word-task-failed = 任务失败
headless-word-refused = 被拒绝
headless-word-not-sent = 没有发送
headless-word-not-created = 没有创建
headless-word-unknown = 未知
headless-word-working = 已受理
headless-trouble-no-key = 没有找到密钥
headless-trouble-unreachable = 连不上凭据管理系统（{ $why }）
headless-trouble-refused = 被拒绝：{ $code }，{ $says }
headless-trouble-odd = 应答的不是凭据管理系统（{ $what }）
headless-no-terminal = 向导需要终端。请用 check、preview 和 create；见 dbcred --help

## Credentials and look-ups

credential-source-environment = 来自环境变量（TENCENTCLOUD_SECRET_ID）
credential-source-profile = 来自 { $path }（{ $kind }）
credential-source-sdk = 来自 { $path }
credential-source-typed = 本次会话中输入
credential-source-sandbox = 沙箱自带
credential-empty = { $what } 为空。请填入完整的密钥
credential-padded = { $what } 首尾有空白。请去掉
    .why = 服务端只回答 SecretIdNotFound，不会提到空白。
credential-odd-character = { $what } 含有空白或密钥中不会出现的字符。请重新复制
    .why = 密钥和令牌只由可见的 ASCII 字符组成。
credential-file-open = 本机其他用户可以读取 { $path }。请执行 chmod 600
    .why = 能读取该文件的人就能以你的身份操作。
credential-real-to-sandbox = 真实密钥绝不会发往沙箱。请使用沙箱自带的密钥
credential-sandbox-to-cloud = 沙箱密钥绝不会离开本机。请使用账号的密钥
credential-place-environment = 环境变量
credential-place-profile = tccli 配置
credential-place-sdk = SDK 文件
credential-place-role = 实例角色
credential-key = { $id }
credential-not-set = 未设置
credential-half = 未设置 { $missing }
credential-no-file = 没有该文件
credential-unreadable = 无法读取：{ $why }
credential-not-utf8 = 不是 UTF-8 文本
credential-damaged = 不是 JSON：第 { $line } 行第 { $column } 列
credential-damaged-ini = 不是 INI 格式
credential-cvm-role = 要求使用实例角色，dbcred 不会去获取
credential-role = 要求扮演角色，dbcred 不会代为扮演；请把临时密钥放入环境变量
credential-other-type = dbcred 不认识的类型：{ $type }
credential-passed-over = 未查看：已指定配置
credential-not-needed = 未查看：前面已找到密钥
credential-not-asked = 未询问；请把临时密钥放入环境变量

