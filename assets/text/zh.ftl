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

editor-add = 添加
editor-example = 例如 select, insert on orders.*   或粘贴 GRANT
editor-example-short = 例如 select on orders.*
editor-example-schema = 例如 select on table shop.public.item
editor-fix = 按 Right 改为 { $fix }
editor-waiting = 后面还有 { $n } 行粘贴的内容
editor-hint = { $level ->
    [global] 全局权限 { $words } 个
    [database] 数据库权限 { $words } 个
    [table] 表权限 { $words } 个
    [column] 列权限 { $words } 个
   *[other] { $place }：{ $words } 个权限
    }
editor-hint-covered = { $place }：{ $words } 个权限，{ $state ->
    [all] 都已由 { $wider } 授予
   *[other] 其中 { $covered } 个已由 { $wider } 授予
    }
editor-hint-places = { $places } 个对象，共 { $words } 个权限
editor-where = 对象
editor-of = { $granted } / { $possible }
editor-position = 第 { $at } / { $n } 个
editor-suggested = 仅供参考，不校验
editor-means = 含义
editor-add-object = + 添加对象
editor-find-nothing = 没有这个对象
editor-no-place = 按 Enter 添加对象：数据库、表或列
editor-no-words = 这里没有授予权限，也没有可用的权限列表
editor-kind-all = 全部
editor-kind-database = 数据库
editor-kind-table = 表
editor-kind-column = 列
editor-kind-schema = 模式
editor-kind-sequence = 序列
editor-kind-procedure = 存储过程
editor-kind-type = 类型
editor-kind-function = 函数
editor-kind-view = 视图
editor-kind-matview = 物化视图
editor-kind-other = 未知层级
editor-kind-word = 权限
editor-kind-preset = 预设
editor-kind-typed = 按输入
editor-word-foreign = { $place } 的权限列表中没有 { $word }；按 Space 去掉
editor-word-unsupported = { $word }：实例未列出该权限（DescribeSupportedPrivileges）
editor-word-covered = { $place } 的 { $word } 已由 { $wider } 授予
editor-added = { $place }：已添加 { $n } 个权限
editor-added-nothing = 没有新增：{ $place } 已有这些权限
editor-added-places = 已在 { $places } 个对象上添加 { $n } 个权限
editor-dropped = 已移除 { $place }（{ $n } 个权限）；^X u 恢复
editor-dropped-below = 已移除 { $place } 下 { $places } 个对象（{ $n } 个权限）；^X u 恢复
editor-free-label = 权限，用逗号分隔
editor-free-listed = { $level ->
    [global] 数据库服务列出的全局权限：
   *[other] 数据库服务为{ $kind }列出的权限：
    }
editor-free-down = 按 Down 选用
editor-free-unchecked = 凭据管理系统没有对应的校验规则。
editor-free-why = 原因：它只说明了 Mysql 的权限。
editor-free-sent = 按原样发送：{ $fields }
editor-free-status = 权限不经校验即发送；创建时才知道是否可用
editor-sql-title = { $hosts ->
    [0] SQL：{ $n } 条 x 2 个账号
   *[other] SQL：{ $n } 条 x 2 个账号 x { $hosts } 个主机 = { $all }
    }
editor-sql-short = SQL，第 { $at } / { $n } 条
editor-sql-whole = 两个账号各执行一次的 SQL：第 { $at } / { $n } 行
editor-json-whole = 实际发送（PrivilegesList）：第 { $at } / { $n } 行
editor-sent-title = 实际发送（PrivilegesList，{ $n } 项）
editor-paste-title = 粘贴了 { $n } 条语句。按 Enter 之前不会采用任何内容。
editor-paste-title-short = 粘贴了 { $n } 条语句；按 Enter 采用 [x]
editor-place-words = { $place }：{ $words }
editor-place-all = { $place }：{ $level ->
    [global] 全局
    [database] 数据库
    [table] 表
   *[column] 列
    }的全部 { $n } 个权限
editor-paste-more = 还有 { $n } 项
editor-paste-hosts = 语句中的主机：{ $hosts }
editor-paste-offer = 同时加入主机（{ $n } 个）
editor-presets-title = { $place } 的预设
editor-presets-keys = Enter 替换   + 追加   Esc 关闭
editor-preset-all = { $place } 可用的全部 { $n } 个权限
editor-preset-same = 在这里相同
editor-preset-adds = 将授予 { $words }。
editor-preset-drops = 按 Enter 将去掉 { $words }。
editor-preset-nothing = 在这里没有变化。
editor-preset-done = { $place }：授予 { $added } 个，去掉 { $dropped } 个
editor-copy-title = 把 { $place } 的权限复制到
editor-copy-fit = { $n } / { $all } 个可用
editor-copy-keys = Space 选择   Enter 追加到这些对象   Esc 关闭
editor-copied = 已在 { $places } 个对象上添加 { $n } 个权限{ $left ->
    [0] { "" }
   *[other] ；{ $left } 个不适用
    }
editor-new-title = 添加对象
editor-new-kind = 类型
editor-new-keys = Enter 下一项，空行到此为止   Tab 选用   Esc 关闭
editor-new-keys-kind = Left/Right 类型   Enter 下一项   Esc 关闭

## Review and preview

## Submission

## Faults

## Headless and plain

## Credentials and look-ups

