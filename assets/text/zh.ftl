# 用户看到的全部中文。消息按键名查找，用到时才解析。
language-name = 中文

## Steps and fields

## Rules

## Grants

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
editor-place-all = { $place }：全部 { $n } 个权限
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

