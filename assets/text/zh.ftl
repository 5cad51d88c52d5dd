# 用户看到的全部中文。消息按键名查找，用到时才解析。

## Steps and fields

step-target = 目标
step-name = 名称
step-hosts = 主机
step-grants = 授权
step-labels = 描述/标签
step-rotation = 轮换
step-key = KMS 密钥
step-review = 核对
field-region-label = 地域
field-region-hint = 请选择，或直接输入，例如 ap-guangzhou
field-region-help = 地域（X-TC-Region）：凭据、实例和 KMS 密钥所在的地方。

    规则     小写字母、数字和 -，例如 ap-guangzhou。总是发送。
    来源     CreateProductSecret：名称在地域内唯一。
    例外     国际站的旧文档写「非必填」；新文档和国内站都写「必填」。
    作用     每个请求的头；不在请求体里。
    修改     创建后不能修改
field-product-label = 产品
field-product-hint = 请选择，或直接输入，例如 Mysql
field-product-help = 产品（ProductName）：数据库产品；区分大小写。

    规则     R3  DescribeSupportedProducts 列出的名称，不含 Cvm、Cam、Redis：
             它们也在列表中，但由别的接口创建。
    来源     CreateProductSecret。已知名称大小写不对、上述三个，都是错误；
             其他名称只是提醒。
    例外     没有文档写明 PostgreSQL、SQL Server、MariaDB 的名称。
    作用     决定实例列表和可用的权限。
    修改     创建后不能修改
field-instance-label = 实例
field-instance-hint = 请选择，或直接输入 ID，例如 cdb-n4j3y33j
field-instance-help = 实例（InstanceID）：在哪个实例上创建数据库账号。

    规则     R4  不能为空。运行中的主实例 ID；TDSQL-C 用集群 ID。
             Mysql 实例 ID 以 cdb- 开头。
    来源     CreateProductSecret。只有「不能为空」是错误；ID 前缀来自各数据库
             服务。
    例外     列表只是帮助：列表里没有的 ID 也可以输入。
    作用     两个数据库账号都在这里
    修改     创建后不能修改
field-account-type-label = 类型
field-account-type-hint = 默认由服务决定；L3 是普通数据库账号
field-account-type-help = 类型（AccountType）：SQL Server 的数据库账号类型。

    规则     R15  空，或 L3（普通数据库账号）。其他值都是错误。
    来源     国内站的 CreateProductSecret。
    例外     只用于 SQL Server；国际站没有该字段。
    修改     创建后不能修改
field-name-label = 名称
field-name-hint = 字母、数字、- 和 _，例如 prod-orders-rw
field-name-help = 名称（SecretName）：程序读取凭据时使用的名称。

    规则     R1  1 到 128 字节：字母、数字、- 和 _；以字母或数字开头。
    来源     CreateProductSecret 参数表。违反即为错误，不会发送。
    例外     等待删除的凭据、创建失败的凭据，仍占用名称。
    作用     GetSecretValue 用这个名称，版本为 SSM_Current
    修改     创建后不能修改；在地域内唯一
field-prefix-label = 前缀
field-prefix-hint = 1 到 8 个字母、数字或 _，例如 ordersrw
field-prefix-help = 前缀（UserNamePrefix）：两个数据库账号名称的开头。

    规则     R2  1 到 8 个字符：字母、数字、下划线；以字母开头。
    来源     CreateProductSecret 参数表。违反即为错误，不会发送。
    例外     2021 年的控制台文档写「12 个小写字母和数字」；接口文档自己的示例
             testPrefix 有 10 个字符，违反了规则。
    作用     ordersrw_SSM_4kD：前缀、_SSM_、由服务决定的三个字符。
             见于真实数据库账号；接口文档没有承诺。
    修改     创建后不能修改
field-hosts-label = 主机
field-hosts-hint = 每行一个：10.0.1.15、10.0.1.% 或 %（任意主机）
field-hosts-help = 主机（Domains）：数据库账号可以从哪里连接。

    规则     R5  至少一项，且不重复。文档有三种写法：IPv4 地址、IPv4 前段加 .%、
             % 表示任意主机。
    来源     CreateProductSecret：「IP 形式，支持 %」。缺少和重复是错误；其他写法
             只是提醒。
    例外     一次最多多少项，文档没有写。
    作用     每个主机两个数据库账号
    修改     创建后不能修改
field-grants-label = 授权
field-grants-hint = 例如 select, insert on orders.*，或粘贴 GRANT 语句
field-grants-help = 授权（PrivilegesList）：两个数据库账号可以做什么。

    规则     R6  至少一项，每项至少一个权限。
             R7  Mysql：*.* 有 20 个权限，数据库 18 个，表 12 个，列 4 个；
             每种范围写明对象的名称，不多不少。
    来源     CreateProductSecret 的 ProductPrivilegeUnit。对 Mysql 违反即为错误；
             其他产品的权限没有文档，不经校验即发送。
    例外     「不传表示清除权限」说的是修改数据库账号。GRANT OPTION、SUPER、
             RELOAD 等接口不支持。Mysql 以外的产品，范围需要哪些字段属于推测。
    作用     对两个数据库账号、每个主机的 GRANT 语句
    修改     创建后不能修改
field-description-label = 描述
field-description-hint = 可选：凭据的用途
field-description-help = 描述（Description）：凭据的文字描述。

    规则     R8  最多 2,048 个 UTF-8 字节，约 682 个汉字。
    来源     CreateProductSecret 参数表。违反即为错误，不会发送。
    作用     DescribeSecret 和控制台会显示；保留换行
    修改     创建后可以修改
field-tags-label = 标签
field-tags-hint = 可选：键和值，例如 env 和 prod
field-tags-help = 标签（Tags）：云账号用来给资源分类的键和值。

    规则     R13  键和值都要有；键不重复。键 1 到 127 个字符，值 1 到 255 个；
             字母、数字、中间的空格、+ - = . _ : / @ 等。
    来源     CreateProductSecret 和标签服务的文档。保留字和超过 10 个是提醒，
             其余违反即为错误。
    例外     云账号里没有的标签可能被拒绝（TagsNotExisted）。标签失败不影响
             创建：TagCode 会给出结果，dbcred 会显示。
    修改     创建后可以修改
field-remark-label = 备注
field-remark-hint = 可选：数据库账号的备注
field-remark-help = 备注（AccountRemark）：数据库账号的文字备注。

    规则     文档没有写明最大长度。
    来源     国内站的 CreateProductSecret。
    例外     国际站没有该字段（R16）。
    修改     没有文档说创建后可以修改
field-rotate-label = 轮换
field-rotate-hint = 按 Space 切换；不动则由服务决定，即关闭
field-rotate-help = 轮换（EnableRotation）：密码是否自动更换。

    规则     开启时需要首次轮换时间（R9）。
    来源     CreateProductSecret：不发送时为 false。
    作用     每次轮换更换密码，并切换到另一个数据库账号：程序应每次读取凭据，
             不要缓存密码。
    修改     创建后可以修改
field-begin-label = 首次轮换
field-begin-hint = 例如 周六 03:00、+10d 03:00 或 2026-12-05 03:00
field-begin-help = 首次轮换（RotationBeginTime）：第一次更换密码的时间。

    规则     R9   开启轮换时：真实的时间，YYYY-MM-DD HH:MM:SS。
             R11  控制台只接受 24 小时到 365 天之后。
    来源     CreateProductSecret；R11 来自控制台，这里只是提醒。
    例外     R12  没有文档写明时区。示例符合 UTC+8：dbcred 按此推测，并显示
             本地时间。
    写法     周六 03:00、下周六 03:00、明天 3点、+10d 03:00、12-05 03:00；
             发送的总是 19 个字符的文本。
    修改     创建后可以修改
field-every-label = 轮换周期
field-every-hint = 两次轮换之间的天数，例如 30
field-every-help = 轮换周期（RotationFrequency）：两次轮换之间的天数。

    规则     R10  从 1 开始的整数。30 到 365 以外只是提醒。
    来源     CreateProductSecret 没有写范围，不发送时为 1；
             UpdateRotationStatus 和控制台接受 30 到 365。
    修改     创建后可以修改为 30 到 365
field-key-label = KMS 密钥
field-key-hint = 留空使用默认密钥，也可选择或输入密钥 ID
field-key-help = KMS 密钥（KmsKeyId）：用来加密凭据的密钥。

    规则     R14  空，或本地域内已启用、用途为 ENCRYPT_DECRYPT 的密钥。
    来源     CreateProductSecret；密钥是否可用由服务检查，这里只是提醒。
    作用     留空就是凭据管理系统创建的默认密钥；不发送该字段。
    修改     创建后不能修改
field-encrypt-type-label = 加密
field-encrypt-type-hint = 默认由服务决定（KMS 密钥）；1 为软件密钥
field-encrypt-type-help = 加密（EncryptType）：用哪一种密钥加密凭据。

    规则     R15  0（KMS 密钥，默认）或 1（软件密钥）。其他值都是错误。
    来源     国内站的 CreateProductSecret。
    例外     国际站没有该字段（R16）。
    修改     没有文档说创建后可以修改
field-cluster-label = 专属集群
field-cluster-hint = 可选：例如 cls-hsm-wiwmm3np
field-cluster-help = 集群（KmsHsmClusterId）：默认密钥所在的 KMS 专属集群。

    规则     R15  只有未选择密钥、且云账号的 KMS 有专属集群时才有效；与密钥
             同时填写是错误。
    来源     国内站的 CreateProductSecret。
    例外     国际站没有该字段（R16）。
    修改     没有文档说创建后可以修改

## Rules

rule-blank-only = { $field } 只有空白
    .key = 按 Del 清空
    .why = 会原样发送；文档没有写明是否去掉空白。
rule-blank-ends = { $field } 首尾有空白；去掉后为：{ $text }
    .key = 按 Right 采用
    .why = 会原样发送；文档没有写明是否去掉空白。
rule-control = 第 { $position } 个字符是看不见的控制字符 { $char }
    .key = 按 Right 去掉
    .why = 单行的值不能有控制字符；它会原样发送。
rule-unseen = 第 { $position } 个字符 { $char } 看不见
    .key = 按 Right 去掉
    .why = 它会原样发送，看上去却和没有它的文本一样。
rule-look-alike = 第 { $position } 个字符是「{ $char }」，只是看起来像 { $ascii }
    .key = 按 Right 改为 { $fix }
    .why = 它是另一个字符；这里要用半角的 ASCII 字符。
rule-text-control = 第 { $position } 个字符是看不见的控制字符 { $char }
    .key = 按 Right 去掉
    .why = 可以有换行和制表符；其他控制字符会怎样，文档没有写明。
rule-field-china-only = 这个接入点没有{ $field ->
        [AccountRemark] 数据库账号备注
        [AccountType] 数据库账号类型
        [EncryptType] 加密方式
       *[other] {" "}KMS 专属集群
    }
    .key = 按 Del 移除
    .why = 国际站没有该字段，会拒绝请求。
rule-region-missing = 还没有地域。请选择，或直接输入，例如 ap-guangzhou
    .why = 每个请求都要指明地域；名称在地域内唯一。
rule-region-character = 第 { $position } 个字符是{ $kind ->
        [space] 空格
        [tab] 制表符
        [line] 换行
       *[other] 「{ $char }」
    }；地域只含字母、数字和 -
    .why = 地域不含空白，也不含 - 以外的符号。
rule-region-near = { $region } 不是地域的格式
    .key = 按 Right 改为 { $fix }
    .why = 地域的格式如 ap-guangzhou：小写字母、数字和 -。
rule-region-zone = { $region } 是可用区；地域后面没有数字
    .key = 按 Right 改为 { $fix }
    .why = 地域如 ap-guangzhou，可用区如 ap-guangzhou-3。
rule-region-other-cloud = { $region } 不是腾讯云的地域
    .key = 按 Right 改为 { $fix }
    .why = 那是别家云的地域；所给的是附近的一个。
rule-region-not-there = dbcred 不知道有 { $region } 这个地域
    .key = 按 Right 改为 { $fix }
    .why = 文档没有完整列表；所给的地域最接近。
rule-region-not-there-only = { $region } 不像地域：地域以 ap-、eu-、na- 或 sa- 开头
    .why = 文档没有完整列表；已知的地域都这样开头。
rule-region-unknown = { $region } 不在 dbcred 的地域列表里
    .why = 文档没有完整列表；控制台会列出现有的地域。
rule-region-odd = { $region } 不是地域的格式，例如 ap-guangzhou
    .why = 地域只含小写字母、数字和 -；文档没有完整列表。
rule-product-missing = 还没有产品。请选择，或直接输入，例如 Mysql
    .why = 每个凭据必须指定一个产品；可选产品由凭据管理系统给出。
rule-product-not-database = { $product } 没有数据库账号。请选择数据库产品
    .why = 凭据管理系统把它与数据库一起列出，但它用的是另一类凭据。
rule-product-capitals = 没有 { $product } 这个产品；区分大小写
    .key = 按 Right 改为 { $fix }
    .why = 可用的产品由凭据管理系统列出，大小写必须一致。
rule-product-blank = { $product } 前后有空白
    .key = 按 Right 改为 { $fix }
    .why = 可用的产品由凭据管理系统列出，名称中没有空白。
rule-product-near = 产品列表中没有 { $product }
    .key = 按 Right 改为 { $fix }
    .why = 可用的产品由凭据管理系统列出。
rule-product-unknown = 产品列表中没有 { $product }。请检查，或另选
    .why = 可用的产品由凭据管理系统列出。
rule-product-undocumented = 凭据管理系统的文档没有列出 { $product }；其他工具的文档提到它
    .why = 文档只列出 Mysql、Tdsql-mysql 和 Tdsql_C_Mysql。
rule-product-unlisted = 这个云账号和地域的列表中没有 { $product }
    .why = 凭据管理系统列出的产品里没有它，创建可能被拒绝。
rule-instance-missing = 还没有实例。请选择，或直接输入 ID，例如 { $example }
    .why = 每个凭据必须指定一个实例；{ $product } 实例 ID 以 { $prefix } 开头。
rule-instance-character = 第 { $position } 个字符是{ $kind ->
        [space] 空格
        [tab] 制表符
        [line] 换行
       *[other] 「{ $char }」
    }；ID 只含字母、数字和 -
    .why = 数据库服务的 ID 都是如此；文档没有写明字符集。
rule-instance-capitals = { $id } 含大写；{ $product } 实例 ID 以 { $prefix } 开头
    .key = 按 Right 改为 { $fix }
    .why = 数据库服务的 ID 都是小写。
rule-instance-other-product = { $id } 是 { $other } 的 ID。请检查产品和实例
    .why = { $product } 实例 ID 以 { $prefix } 开头。
rule-instance-prefix = { $id } 不以 { $prefix } 开头。请检查 ID
    .why = { $product } 实例 ID 以 { $prefix } 开头。
rule-instance-only-prefix = { $id } 只是 ID 的开头。请输入完整的 ID，例如 { $example }
    .why = { $product } 实例 ID 以 { $prefix } 开头，后面还有内容。
rule-instance-not-cluster = { $id } 是单个实例；请输入它的集群 ID
    .why = 示例中该产品用集群 ID，以 cynosdbmysql- 开头。
rule-instance-absent = { $region } 没有实例 { $id }。请检查 ID、地域和云账号
    .short = 未知实例
    .why = 实例列表已完整读取：该地域有 { $count } 个实例，没有这个 ID。
rule-instance-read-only = { $id } 是只读实例。请选择它的主实例
    .short = 只读实例
    .why = 数据库账号在主实例上创建。
rule-instance-recovery = { $id } 是灾备实例。请选择它的主实例
    .short = 灾备实例
    .why = 数据库账号在主实例上创建。
rule-instance-isolated = { $id } 已隔离。请换一个实例，或先恢复它
    .short = 实例已隔离
    .why = 已隔离的实例在恢复之前不能连接。
rule-instance-isolating = { $id } 正在隔离。请换一个实例，或先恢复它
    .short = 实例隔离中
    .why = 已隔离的实例在恢复之前不能连接。
rule-instance-locked = { $id } 的磁盘已锁定。请先清理或扩容磁盘
    .short = 实例磁盘已锁定
    .why = 磁盘锁定的实例不能写入。
rule-instance-creating = { $id } 还在创建中。请等它变为运行中
    .short = 实例创建中
    .why = 实例运行之后才能创建数据库账号。
rule-instance-uninitialised = { $id } 尚未初始化。请先初始化
    .short = 实例未初始化
    .why = 实例运行之后才能创建数据库账号。
rule-instance-busy = { $id } 上有任务在执行。请等任务结束
    .short = 实例繁忙
    .why = 任务结束之前，服务可能拒绝创建数据库账号。
rule-instance-deleted = { $id } 已删除或正在删除。请换一个实例
    .short = 实例已删除
    .why = 这是它在实例列表中的状态。
rule-instance-status = { $id } 不在运行：状态是 { $status }
    .short = 实例状态 { $status }
    .why = 没有文档解释这个状态。
rule-account-type-value = 不能发送 { $text }；数据库账号类型只有 L3
    .key = 按 Right 改为 L3
    .why = 文档只有 L3 一种类型，即普通数据库账号。
rule-account-type-product = 数据库账号类型只用于 SQL Server
    .key = 按 Del 移除
    .why = 只有 SQL Server 有此类型，其 ID 以 mssql- 开头。
rule-name-missing = 还没有名称。请输入，例如 prod-orders-rw
    .why = 程序按名称读取凭据；名称在地域内唯一。
rule-name-first = 名称以字母或数字开头，不能是{ $kind ->
        [space] 空格
        [tab] 制表符
        [line] 换行
       *[other] 「{ $char }」
    }
    .why = 名称只允许字母、数字、- 和 _。
rule-name-character = 第 { $position } 个字符是{ $kind ->
        [space] 空格
        [tab] 制表符
        [line] 换行
       *[other] 「{ $char }」
    }；请改用 - 或 _，例如 { $fix }
    .why = 名称只允许字母、数字、- 和 _。
rule-name-character-only = 第 { $position } 个字符是{ $kind ->
        [space] 空格
        [tab] 制表符
        [line] 换行
       *[other] 「{ $char }」
    }；请用字母、数字、- 和 _
    .why = 名称只允许字母、数字、- 和 _。
rule-name-long = 有 { $length } 字节，多 { $over } 字节
    .key = 按 Right 截到 128
    .why = 名称最多 128 字节。
rule-name-long-only = 有 { $length } 字节，多 { $over } 字节。请缩短
    .why = 名称最多 128 字节。
rule-prefix-missing = 还没有前缀。请输入，例如 ordersrw
    .why = 1 到 8 个字母、数字或 _，以字母开头。
rule-prefix-suggested = 还没有前缀
    .key = 按 Right 采用 { $fix }
    .why = 1 到 8 个字母、数字或 _，以字母开头。
rule-prefix-first = 前缀以字母开头，不能是{ $kind ->
        [space] 空格
        [tab] 制表符
        [line] 换行
       *[other] 「{ $char }」
    }
    .why = 1 到 8 个字母、数字或 _，以字母开头。
rule-prefix-character = 第 { $position } 个字符是{ $kind ->
        [space] 空格
        [tab] 制表符
        [line] 换行
       *[other] 「{ $char }」
    }；前缀只含字母、数字和 _
    .key = 按 Right 改为 { $fix }
    .why = 1 到 8 个字母、数字或 _，以字母开头。
rule-prefix-character-only = 第 { $position } 个字符是{ $kind ->
        [space] 空格
        [tab] 制表符
        [line] 换行
       *[other] 「{ $char }」
    }；请用字母、数字和 _
    .why = 1 到 8 个字母、数字或 _，以字母开头。
rule-prefix-long = { $text } 有 { $length } 个字符，多 { $over } 个
    .key = 按 Right 改为 { $fix }
    .why = 1 到 8 个字母、数字或 _，以字母开头。
rule-prefix-long-only = { $text } 有 { $length } 个字符，多 { $over } 个。请缩短
    .why = 1 到 8 个字母、数字或 _，以字母开头。
rule-hosts-missing = 还没有主机。请添加：10.0.1.15、10.0.1.% 或 %（任意主机）
    .why = 凭据至少要有一个主机，且不能重复。
rule-host-twice = { $host } 出现两次（第 { $first }、{ $second } 项）
    .key = 按 Del 移除后一个
    .why = 凭据至少要有一个主机，且不能重复。
rule-host-anywhere = %：任何能连到该实例的主机都可以尝试登录
    .short = 主机 %
    .why = % 表示所有地址，文档允许；10.0.1.% 这样的网段更窄。
rule-host-anywhere-too = %：任何能连到该实例的主机都可以尝试登录
    .short = 主机 %
    .key = 按 Del 移除
    .why = % 表示所有地址，文档允许；其他主机更窄。
rule-host-anywhere-usual = %：任何能连到该实例的主机都可以尝试登录
    .short = 主机 %
    .key = 按 Right 改为 { $fix }
    .why = % 表示所有地址，文档允许；该实例的数据库账号多用 { $fix }。
rule-host-near = { $host }：文档没有这种写法
    .key = 按 Right 改为 { $fix }
    .why = 文档只有 %、IPv4 地址、IPv4 前段加 .% 三种。
rule-host-several = { $host }：一行里有 { $count } 个主机。请每行一个
    .key = 按 Right 拆开
    .why = 每行只写一个主机。
rule-host-span = { $host } 是一段地址。请逐个写出，或用 10.0.1.% 这样的网段
    .why = 文档只有 %、IPv4 地址、IPv4 前段加 .% 三种。
rule-host-span-whole = { $host } 是一段地址；网段以 .% 结尾
    .key = 按 Right 改为 { $fix }
    .why = 文档只有 %、IPv4 地址、IPv4 前段加 .% 三种。
rule-host-hexadecimal = { $host } 里有十六进制数字。请写成十进制
    .why = 文档只有 %、IPv4 地址、IPv4 前段加 .% 三种。
rule-host-hexadecimal-near = { $host } 里有十六进制数字
    .key = 按 Right 改为 { $fix }
    .why = 文档只有 %、IPv4 地址、IPv4 前段加 .% 三种。
rule-host-zero = { $host } 里有以 0 开头的数字，可能被当作八进制。请去掉 0
    .why = 文档只有 %、IPv4 地址、IPv4 前段加 .% 三种。
rule-host-zero-near = { $host } 里有以 0 开头的数字
    .key = 按 Right 改为 { $fix }
    .why = 文档只有 %、IPv4 地址、IPv4 前段加 .% 三种。
rule-host-mask = { $host }：掩码不是 8、16 或 24。请用 10.0.1.% 这样的网段
    .why = 文档只有 %、IPv4 地址、IPv4 前段加 .% 三种。
rule-host-v6 = { $host } 是 IPv6。请用 IPv4 地址，或 10.0.1.% 这样的网段
    .why = 文档只有 %、IPv4 地址、IPv4 前段加 .% 三种。
rule-host-name = { $host } 是主机名。请用它的 IPv4 地址或网段
    .why = 文档只有 %、IPv4 地址、IPv4 前段加 .% 三种。
rule-host-octet = { $host } 中的 { $number } 大于 255。请检查地址
    .why = 文档只有 %、IPv4 地址、IPv4 前段加 .% 三种。
rule-host-odd = { $host }：文档没有这种写法。请用 10.0.1.15、10.0.1.% 或 %
    .why = 文档只有 %、IPv4 地址、IPv4 前段加 .% 三种。
rule-grants-missing = 还没有授权。请添加，例如 { $example }
    .why = 凭据至少要有一项授权。
rule-grant-empty = { $place } 没有任何权限
    .key = 按 Space 授予，或按 f 移除
    .why = 每个对象至少要有一个权限。
rule-grant-twice = { $place } 出现两次（第 { $first }、{ $second } 项）
    .why = 后一项是补充还是取代前一项，文档没有写明。
rule-scope-unknown = 没有 { $scope } 这个范围。请用 DatabasePrivileges 等四种之一
    .why = 范围有 Global、Database、Table、ColumnPrivileges 四种。
rule-scope-missing = 范围是空的。请用 DatabasePrivileges 等四种之一
    .why = 范围有 Global、Database、Table、ColumnPrivileges 四种。
rule-scope-near = { $scope } 不是范围的名称
    .why = 范围有 Global、Database、Table、ColumnPrivileges 四种。
rule-column-cluster = { $place }：该产品没有列级授权。请在表上授予
    .why = 它自己的服务（cynosdb）没有列级；属于推测，文档未写。
rule-grant-name-missing = 对{ $level ->
        [global] {" "}*.*{" "}
        [database] 数据库
        [table] 表
        [column] 列
       *[other] 这个范围
    }的授权缺少 { $name }
    .why = 每种范围都要写明对象的名称，不多不少。
rule-grant-name-extra = 对{ $level ->
        [global] {" "}*.*{" "}
        [database] 数据库
        [table] 表
        [column] 列
       *[other] 这个范围
    }的授权不应有 { $name }：{ $text }
    .why = 每种范围只写对象的名称，不多不少。
rule-grant-name-undocumented = { $name }：文档只提到用于{ $kind ->
        [schema] 模式
       *[other] {" "}{ $kind }{" "}
    }授权；创建可能被拒绝
    .why = 文档没有写明其他授权是否也需要它。
rule-grant-name-china-only = 这个接入点没有 { $name }：{ $text }
    .why = 国际站没有该字段，会拒绝请求。
rule-grant-name-blank = { $name } 首尾有空白；去掉后为：{ $text }
    .why = 会原样发送；文档没有写明是否去掉空白。
rule-grant-name-pattern = { $name } 只表示一个对象；{ $text } 会原样发送
    .why = 文档没有说名称里的 % 或 * 有含义；所有库请用 *.*。
rule-privilege-level = { $privilege } 不能在{ $level ->
        [global] {" "}*.*{" "}
        [database] 数据库
        [table] 表
        [column] 列
       *[other] 这个范围
    }上授予。请在 { $where } 上授予，或去掉
    .why = { $product } 的{ $level ->
        [global] 全局
        [database] 数据库级
        [table] 表级
        [column] 列级
       *[other] 此类
    }权限有 { $count } 个；{ $privilege } 只属于{ $home ->
        [global] 全局
        [database] 数据库级
        [table] 表级
       *[other] 列级
    }。
rule-privilege-spelling = { $privilege } 在这里写作 { $fix }
    .why = 权限与 SQL 的写法相同：大写，单词之间用空格。
rule-privilege-near = 没有 { $privilege } 这个权限
    .why = { $product } 的{ $level ->
        [global] 全局
        [database] 数据库级
        [table] 表级
        [column] 列级
       *[other] 此类
    }权限有 { $count } 个。
rule-privilege-unknown = { $level ->
        [global] 全局
        [database] 数据库级
        [table] 表级
        [column] 列级
       *[other] 这个范围
    }没有 { $privilege } 这个权限。请去掉
    .why = { $product } 的{ $level ->
        [global] 全局
        [database] 数据库级
        [table] 表级
        [column] 列级
       *[other] 此类
    }权限有 { $count } 个。
rule-privilege-no-word = 接口不支持 { $privilege }。请去掉
    .why = MySQL 有这个权限，凭据管理系统没有。
rule-privilege-usage = { $privilege } 的意思是「没有权限」。请去掉
    .why = 没有全局权限的数据库账号，SHOW GRANTS 就这样显示。
rule-privilege-all = { $privilege } 在这里不是一个权限；请逐个写明
    .why = { $product } 的{ $level ->
        [global] 全局
        [database] 数据库级
        [table] 表级
        [column] 列级
       *[other] 此类
    }权限有 { $count } 个，要逐个写明。
rule-privilege-joined = { $privilege }：每个权限单独一项
    .why = 一项只写一个权限。
rule-privilege-twice = { $privilege } 在 { $place } 上出现两次
    .why = 写两次不会授予更多。
rule-privilege-blank = { $place } 的 { $privilege } 前后有空白
    .why = 会原样发送；文档没有写明是否去掉空白。
rule-privilege-covered = { $place }：{ $privileges } 已在 { $wider } 上授予
    .why = 更大范围的权限对其中所有对象都有效。
rule-privilege-unsupported = { $place }：该实例没有列出 { $privileges }
    .why = 数据库服务列出的可用权限里没有它。
rule-privilege-unsupported-only = { $place }：该实例没有列出 { $privileges }
    .why = 数据库服务列出的可用权限里没有它。
rule-privileges-unchecked = 权限不经校验即发送，创建时才知道是否可用
    .why = 凭据管理系统的文档只写明了 Mysql 的权限。
rule-grant-everywhere = 所有数据库（包括 mysql）：{ $privileges }
    .short = *.*：{ $privileges }
    .why = *.* 上的授权对以后新建的库也有效；如果一个库就够，请写明库名。
rule-grant-reads-everything = { $privileges } 作用于所有数据库，包括保存数据库账号和密码的 mysql
    .short = *.*：{ $privileges }
    .why = *.* 上的授权对以后新建的库也有效；如果一个库就够，请写明库名。
rule-grant-mysql = { $place } 上的 { $privileges }：mysql 库保存着数据库账号和密码
    .short = { $place }：{ $privileges }
    .why = 能读就能看到所有数据库账号，能写就能新建。
rule-grant-object-unknown = { $place }：该实例没有{ $kind ->
        [Database] 数据库
        [TableName] 表
       *[ColumnName] 列
    } { $name }
    .why = 数据库服务列出的{ $kind ->
        [Database] 数据库
        [TableName] 表
       *[ColumnName] 列
    }里没有它。
rule-grant-object-near = { $place }：该实例没有{ $kind ->
        [Database] 数据库
        [TableName] 表
       *[ColumnName] 列
    } { $name }，但有 { $fix }
    .why = 数据库服务列出的{ $kind ->
        [Database] 数据库
        [TableName] 表
       *[ColumnName] 列
    }里没有它。
rule-description-long = 多 { $count ->
       *[other] { $over }
    } 字节：{ $bytes } / 2,048。请缩短描述
    .why = 描述按 UTF-8 字节计数，一个汉字 3 字节。
rule-tag-key-missing = 标签值 { $value } 没有键。请输入，或清空这一行
    .why = 每个标签都要有键和值。
rule-tag-value-missing = 标签键 { $key } 没有值。请输入，或清空这一行
    .why = 每个标签都要有键和值。
rule-tag-twice = 标签键 { $key } 出现两次（第 { $first }、{ $second } 个标签）。请保留一个
    .why = 每个键只能有一个值。第 { $first } 个标签的值：{ $value }。
rule-tag-long = 标签{ $part ->
        [key] 键
       *[other] 值
    } { $text } 有 { $length } 个字符，多 { $over } 个
    .why = 标签{ $part ->
        [key] 键
       *[other] 值
    }为 1 到 { $limit } 个字符。
rule-tag-blank = 标签{ $part ->
        [key] 键
       *[other] 值
    } { $text } 首尾有空白
    .key = 按 Right 去掉
    .why = 标签中间可以有空格，首尾不行。
rule-tag-character = 标签{ $part ->
        [key] 键
       *[other] 值
    } { $text } 的第 { $position } 个字符是{ $kind ->
        [space] 空格
        [tab] 制表符
        [line] 换行
       *[other] 「{ $char }」
    }
    .why = 标签允许字母、数字、空格和 + - = . _ : / @ ( ) [ ] , ; > <。
rule-tag-reserved = 标签键 { $key } 以保留字 { $reserved } 开头
    .why = 各处文档写的是 qcs:、project、qcloud、tencent，并不一致。
rule-tag-new-key = 云账号里没有标签键 { $key }。请在标签控制台创建，或从列表选择
    .short = 新标签 { $key }
    .why = 凭据管理系统可能拒绝尚不存在的标签。
rule-tag-new-value = 标签键 { $key } 没有标签值 { $value }。请在标签控制台创建，或从列表选择
    .short = 新标签 { $key }={ $value }
    .why = 凭据管理系统可能拒绝尚不存在的标签。
rule-tags-many = 有 { $count } 个标签；一次创建最多 10 个。其余请在创建后添加
    .why = 标签服务的文档写明一次创建 10 个，凭据管理系统的文档没有写。
rule-tags-limit = 有 { $count } 个标签，上限 50。请去掉一些
    .why = 一个资源最多 50 个标签。
rule-rotation-off = 轮换关闭时不发送：密码永远不会轮换
    .why = 保留在草稿中；在「轮换」处按 Space 开启。
rule-begin-missing = 还没有首次轮换时间
    .key = 按 Right 采用 { $fix }
    .why = 开启轮换时，首次轮换时间必填。
rule-begin-empty = 还没有首次轮换时间。请输入，例如 周六 03:00
    .why = 开启轮换时，首次轮换时间必填。
rule-begin-form = { $text } 按 { $fix } 发送
    .key = 按 Right 采用
    .why = 首次轮换时间的格式为 YYYY-MM-DD HH:MM:SS。
rule-begin-words = 无法识别日期「{ $text }」。可输入 2027-01-01 03:00、+10d 或 周六 03:00
    .why = 首次轮换时间的格式为 YYYY-MM-DD HH:MM:SS。
rule-begin-day = { $month } 月 { $day } 日不存在
    .key = 按 Right 改为 { $fix }
    .why = 开启轮换时，首次轮换时间必须是真实的日期时间。
rule-begin-day-only = { $month } 月 { $day } 日不存在。请输入别的日期
    .why = 开启轮换时，首次轮换时间必须是真实的日期时间。
rule-begin-month = { $month } 月不存在。请输入 01 到 12
    .why = 开启轮换时，首次轮换时间必须是真实的日期时间。
rule-begin-time = { $time } 不存在
    .key = 按 Right 改为 { $fix }
    .why = 开启轮换时，首次轮换时间必须是真实的日期时间。
rule-begin-time-only = { $time } 不存在。请输入 00:00 到 23:59
    .why = 开启轮换时，首次轮换时间必须是真实的日期时间。
rule-begin-year = 超出 0001 到 9999 年。请输入近一些的日期
    .why = 首次轮换时间的格式为 YYYY-MM-DD HH:MM:SS。
rule-begin-past = { $date }（{ $weekday ->
        [1] 周一
        [2] 周二
        [3] 周三
        [4] 周四
        [5] 周五
        [6] 周六
       *[other] 周日
    }）已经过去
    .short = 首次轮换时间已过
    .key = 按 Right 改为 { $fix }
    .why = 控制台只接受 24 小时到 365 天之后的时间。
rule-begin-soon = { $date }（{ $weekday ->
        [1] 周一
        [2] 周二
        [3] 周三
        [4] 周四
        [5] 周五
        [6] 周六
       *[other] 周日
    }）距现在不到 24 小时
    .short = 首次轮换不到 24 小时
    .key = 按 Right 改为 { $fix }
    .why = 控制台只接受 24 小时到 365 天之后的时间。
rule-begin-far = { $date }（{ $weekday ->
        [1] 周一
        [2] 周二
        [3] 周三
        [4] 周四
        [5] 周五
        [6] 周六
       *[other] 周日
    }）在 { $days } 天之后；控制台最多 365 天
    .short = 首次轮换在 { $days } 天后
    .why = 控制台只接受 24 小时到 365 天之后的时间。
rule-begin-zone = 按 UTC+8 的 { $time } 理解；本地为{ $day ->
        [before] 前一天
        [after] 后一天
       *[other] 同一天
    } { $here }
    .short = { $time } 按 UTC+8
    .why = 文档没有写明时区；示例符合 UTC+8，属于推测。
rule-every-default = 每天轮换：未设置轮换周期，服务的默认值是 1
    .short = 每天轮换
    .key = 按 Right 采用 30
    .why = 不写天数时，凭据管理系统每天轮换。
rule-every-zero = 轮换周期不能是 { $days } 天。请输入整数，例如 30
    .why = 轮换周期以整天计；创建后修改只接受 30 到 365。
rule-every-large = 天数过大。请输入 30 到 365
    .why = 轮换周期以整天计；创建后修改只接受 30 到 365。
rule-every-near = { $text } 不是整数
    .key = 按 Right 改为 { $fix }
    .why = 轮换周期以整天计；创建后修改只接受 30 到 365。
rule-every-whole = { $text } 不是整数天数。请输入整数，例如 30
    .why = 轮换周期以整天计；创建后修改只接受 30 到 365。
rule-every-range = { $days } 天不在 30 到 365 之间
    .short = 每 { $days } 天
    .key = 按 Right 改为 { $fix }
    .why = 控制台和创建后的修改只接受 30 到 365。
rule-key-form = { $text } 不像 KMS 密钥 ID
    .why = 示例都是 UUID：6abd1fdb-86d4-11ef-b72d-52540089bc41。
rule-key-absent = { $region } 的 { $count } 个 KMS 密钥里没有这个 ID。请检查 ID 和地域
    .why = 必须是本地域内已启用的加密密钥。
rule-key-disabled = 这个密钥已禁用。请在 KMS 启用，或使用默认密钥
    .why = 必须是本地域内已启用的加密密钥。
rule-key-state = 这个密钥的状态是「{ $state }」。请另选，或使用默认密钥
    .why = 必须是本地域内已启用的加密密钥。
rule-key-usage = 这个密钥的用途是 { $usage }。请另选，或使用默认密钥
    .why = 必须是已启用、用途为加密（ENCRYPT_DECRYPT）的密钥。
rule-encrypt-type = 没有 { $text } 这种加密方式：0 是 KMS 密钥，1 是软件密钥
    .key = 按 Del 清空
    .why = 只有这两种；默认为 0。
rule-cluster-with-key = 专属集群只能配默认密钥。请清空其中一个
    .why = 只有未选择密钥时，专属集群才生效。
rule-size-grants = 请求有 { $size } MiB，上限 10 MiB。请减少授权
    .why = 签名请求的大小上限。
rule-size = 请求有 { $size } MiB，上限 10 MiB。大部分在这里
    .why = 签名请求的大小上限。

## Grants

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
privilege-process = PROCESS：查看所有数据库账号正在执行的语句
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
        [global] CREATE TEMPORARY TABLES：在所有库中创建临时表
       *[database] CREATE TEMPORARY TABLES：在 {$place} 中创建临时表
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
privilege-create-user = CREATE USER：创建、改名和删除数据库账号，修改其密码
privilege-reload = RELOAD：刷新服务器的表、日志和权限
privilege-replication-client = REPLICATION CLIENT：查看主库和从库的状态
privilege-replication-slave = REPLICATION SLAVE：读取二进制日志，即所有表的所有变更
privilege-other = {$word}：凭据管理系统的文档没有写明这个权限

grant-usage = USAGE 表示「没有权限」：没有可授予的权限
grant-no-word = {$words}：接口不支持
    .why = 凭据管理系统的 Mysql 权限列表里没有{ $count ->
        [1] 它
       *[other] 它们
    }。
grant-wider = {$words} 不能在{ $level ->
        [column] 列
        [table] 表
       *[database] 数据库
    }上授予。请在 {$home} 上授予，或去掉{ $count ->
        [1] 它
       *[other] 它们
    }
    .why = MySQL 只在更大的范围有这个权限。
grant-did-you-mean = 没有 {$word} 这个权限。是不是 {$guess}？
grant-unknown = 没有 {$word} 这个权限。请检查写法
grant-unknown-more = 还有 {$count} 个不是权限
grant-unchecked = {$words}：不在 {$product} 的列表中；不经校验即发送
    .why = 凭据管理系统的文档只写明了 Mysql 的权限。
grant-no-level = { $level ->
        [column] {$product} 没有列级权限的列表；不经校验即发送
        [table] {$product} 没有表级权限的列表；不经校验即发送
        [global] {$product} 没有 *.* 权限的列表；不经校验即发送
       *[other] {$product} 没有这一级权限的列表；不经校验即发送
    }
grant-all = { $level ->
        [global] ALL 展开为 {$product} 在 *.* 上的 {$count} 个权限
        [database] ALL 展开为数据库的全部 {$count} 个权限
        [table] ALL 展开为表的全部 {$count} 个权限
        [column] ALL 展开为列的全部 {$count} 个权限
       *[other] ALL 展开为这个对象的全部 {$count} 个权限
    }
grant-all-risky = ALL 包含 {$words}
grant-all-unlisted = {$product} 没有可供展开 ALL 的列表。请逐个写出权限
grant-everywhere = 作用于实例的所有数据库，包括 mysql 库
grant-underscore = {$database}：_ 按字面理解，不是「任意一个字符」
    .why = MySQL 库级授权中，未转义的 _ 匹配任意字符；接口只接受名称。
grant-table-escape = 在表级授权中，服务器把 {$name} 里的 \ 当作普通字符。是不是 {$database}？
grant-table-percent = {$database}：% 按字面理解，与 MySQL 的表级授权一致
grant-pattern = {$name} 是通配写法。请写出一个完整的名称；\% 表示 % 本身
    .why = 接口的每一项只写一个对象，不支持通配写法。
grant-no-database = {$name} 缺少数据库。请写成 数据库.{$name}
grant-line-one-name = {$name} 是数据库吗？那就写 {$name}.*；表要写成 数据库.{$name}
grant-star-alone = 单独的 * 指当前数据库，这里无从得知。请写 *.* 或 orders.*
grant-used = { $name } 按上面的 USE 归入 { $database }
grant-all-in-schema = ALL … IN SCHEMA：接口每次只写一个对象。请逐个写出表
grant-star-database = *.{$table} 不是一个对象。请写 *.* 或 数据库.{$table}
grant-too-many-names = {$object} 的层级太多。请写 select(列) on 数据库.表
grant-no-scope = {$product} 没有针对 {$kind} 的授权。请用数据库、表或列
grant-routine = {$name} 是存储过程或函数，接口不支持；可在 {$database} 上授予同样的权限，会覆盖它和那里的所有其他存储过程和函数
    .why = 授权只到数据库、表和列。
grant-no-object = 在什么对象上授权？请补上，例如 on orders.*
grant-no-privilege = 没有写权限。请先写一个，例如 select
grant-object-name = 这里缺少对象名称，例如 orders.*
grant-name-empty = 引号中的名称是空的。请填写
grant-after-object = 对象后面的内容无法理解。后面应是 TO
grant-quote-open = {$quote} 没有配对，后面的内容都未读取。请补上
grant-comment-open = /* 注释没有结束，后面的内容未读取。请补上 */
grant-parenthesis-open = 列名列表没有结束。请补上 )
grant-column-name = 列名列表只能有名称和逗号，例如 (email, phone)
grant-columns-empty = 列名列表是空的。请写一个列名，或去掉括号
grant-columns-need-table = {$word}：列属于表。请写 on 数据库.表
grant-comma-missing = {$word} 和它的列之后缺少逗号
grant-comma-stray = 有一个逗号的前面或后面是空的。请删去它
grant-host-apart = 服务器不接受 @ 之后的空白。请把主机紧跟在后面，如 app@localhost
grant-all-alone = 服务器只接受单独的 ALL：旁边不能有别的权限，后面不能有列。请逐个写出权限
grant-kind-word = 服务器不接受此处名称之前的 {$kind}。请写成 {$fix}
grant-role = 这是角色。{ $engine ->
        [mysql] 请改为粘贴 SHOW GRANTS FOR {$role} 的输出
       *[other] 请改为提供授予它的权限：它的 GRANT 语句，或 \dp 的输出
    }
    .why = 凭据管理系统授予权限，不授予角色：{$roles}。
grant-proxy = PROXY 让一个数据库账号以另一个的身份操作；接口不支持
grant-text = 这不是语句：服务器会连同后面的内容一起拒绝。请删除，或在前面加 {$comment}
grant-too-much = 一条语句中的权限与对象过多，无法读取。请拆分
grant-odd-blank = 第 {$line} 行第 {$column} 列的 {$char} 看似空白，服务器却视为字符。请改用普通空格：{$fix}
grant-unseen = 它所运行的内容不在此处：其中授予或收回的权限未计入
grant-text-quotes = 只有开启 ANSI_QUOTES 的服务器才把 "…" 中的 {$name} 当作名称
grant-other-case = {$place} 与 {$other} 只差大小写；是否同一对象取决于服务器。请统一写法
grant-other-escape = 服务器把 {$place} 与 {$other} 分开保存：收回其一不影响另一个。请统一写法
grant-several-objects = 服务器的一条语句只接受一个对象；此处逐个读取
grant-misspelt = {$word}：是不是 GRANT？
grant-password = 密码已略去：凭据管理系统会自己生成
grant-require = REQUIRE 已略去：CreateProductSecret 没有对应的字段
grant-limits = 资源限制（MAX_…）已略去：CreateProductSecret 没有对应的字段
grant-as = AS … 已略去：它只写明由谁授权
grant-rest = 被授权者后面的内容无法理解。请删除，或补全前面未结束的部分
grant-full-width = 全角或排版符号按普通符号理解
grant-arguments = 参数已略去：请求按名称指所有同名函数
grant-public = {$name} 视为属于模式 {$schema}
grant-cascade = CASCADE 还会收回该角色再授予他人的权限，其中可能有上面的授权。请写明角色，逐个 REVOKE，或略去此句
grant-not-postgres = {$word}：PostgreSQL { $level ->
        [column] 的列
        [table] 的表
        [view] 的视图
        [matview] 的物化视图
        [sequence] 的序列
        [schema] 的模式
        [function] 的函数
        [procedure] 的存储过程
        [type] 的类型
        [database] 的数据库
       *[other] 在这里
    }没有这个权限，服务器会拒绝整条语句
grant-postgres-syntax = PostgreSQL 的服务器在这里不接受 {$sign}：这是写给别的服务器的语句吗？
grant-no-kind = {$kind}：CreateProductSecret 没有对应的字段
grant-default = DEFAULT PRIVILEGES 针对以后创建的对象：CreateProductSecret 只能写出已有的对象
grant-no-schema = {$name} 没有写出模式，而 search_path 指的是哪一个并不确定。请写成 schema.{$name}
grant-no-host = PostgreSQL 没有主机：服务器会拒绝 {$name}。请只写角色
grant-psql-if = psql 是否执行此句取决于上面的 \if。请把它移出 \if
grant-rolled-back = 下面的 ROLLBACK 会撤销此句：并未授予。请删去其中之一
grant-not-committed = 此句所在的事务没有以 COMMIT 结束：不会保留。请加上 COMMIT
grant-drop-owned = DROP OWNED BY 会收回上面的授权，此处不推算是哪些。请把授权放在它之后
grant-object-gone = 上面对 {$name} 的授权不会再属于这个名称。请把授权放在此句之后
grant-no-current = {$name} 没有写明数据库。请在上面加 \connect 数据库，或写成 数据库.模式.对象
grant-carriage-return = 这里的行只以回车符结尾：服务器会把后面的内容当作注释。请改用换行符
grant-unchecked-row = 未勾选
grant-like-markup = 这看起来是 XML 或 HTML，但不是 mysql -X 或 -H 的输出。请改用 SHOW GRANTS 的输出
grant-like-psql = 这像是 psql 的列表，但不是 \dp 在关闭 \x 和 \t 时的输出。请改为提供 \dp 的输出
grant-like-json = 这看起来是 JSON，但不是 mysqlsh 的输出。请改用 SHOW GRANTS 的输出
grant-like-log = 这看起来是日志：每条语句前都有别的内容。请去掉
grant-like-code = 这看起来是其他工具的源文件。请改用 SHOW GRANTS 的输出
grant-like-shell = 这看起来是 shell 脚本。请只给出语句，不要给出发送语句的命令
grant-like-list = 这看起来是带项目符号的列表。请去掉行首的符号
grant-like-diff = 这看起来是差异（diff），其中的行有增有删。请给出改动后的文件
grant-batch = 按 mysql -B 的输出理解，其中每个 \ 都写成两个
grant-outside-block = 它在文档的代码块之外：未读取。请放入代码块，或删除
grant-server-refused = 服务器拒绝了这条语句，见其下一行
grant-server-refused-some = 服务器拒绝了这条语句或与它一起发送的语句，无法判断是哪一条。请只保留已授予的语句
grant-unanswered = 其他语句都有服务器的应答，这条没有：可能没有执行。请只保留已授予的语句
grant-row-broken = 终端把这一行折断了，无法确定如何接上。请在更宽的窗口中复制，或用 \G
grant-no-delimiter = DELIMITER 的同一行要写出分隔符，且不能含 \
grant-delimiter-line = DELIMITER 同一行后面的内容不会执行。请把 GRANT 或 REVOKE 另写一行
grant-answers-differ = {$account} 有两份不同的 SHOW GRANTS 结果，这一行只在其中一份里。请只保留正确的那一份
grant-other-heading = 这条 GRANT 或 REVOKE 的表头不是 SHOW GRANTS 的，看不出它是否执行过。请粘贴 SHOW GRANTS 的结果，或只粘贴语句
grant-body-open = 这里开始的语句体没有结束，后面的内容未读取。请补上 END
grant-body-cut = mysql 客户端在语句体的第一个 ; 处就结束语句，之后可能单独运行这条语句。请用 DELIMITER 包住语句体
grant-cancelled = 这条语句没有发送到服务器。请删除；如要计入，请用 ; 结束
grant-torn = /*! … */ 里有分隔符：服务器只会收到半个注释并拒绝。请先结束注释
grant-conditional = 只有部分服务器会执行：它在要求版本的注释里。请把它移出注释
grant-behind-quit = 客户端在上面已退出（exit）：这条不会发送。请删除 exit 或这条语句
grant-in-string = 引号文本中的 GRANT 或 REVOKE：未读取，未采用
grant-in-body = 存储过程、函数或事件体中的 GRANT 或 REVOKE：不会执行，未采用
grant-revoke-unread = 这里可能运行的 REVOKE 或 DROP 没有读取，它要收回的权限会被保留。请把它写成单独的语句
grant-mode-unknown = 此处 sql_mode 的值未知，而其中的引号或反斜杠要按它来读。请在上面用模式名称设置 sql_mode
grant-role-late = {$role} 在上面已授予，到这里才创建：服务器会拒绝其中一条。请把 CREATE ROLE 放在前面
grant-renamed = 这里数据库账号改了名。请只给出一个名称的语句
grant-elsewhere = 这里会执行另一个文件，未读取。请也给出那个文件
grant-direct = 这会直接修改权限表，无法读取。请改写为 GRANT 或 REVOKE
grant-run-together = 这条语句还没结束，第 {$line} 行又开始了另一条。请用 ; 分开
grant-unread = 这里有一条 GRANT 或 REVOKE，服务器不会照此执行。请把每条写成单独的语句
grant-role-followed = 文中有它的授权，已一并读取：{$role}
grant-role-lost = 下文又收回了它：{$role} 的权限不计入
grant-role-revoked = 收回 {$role}：它的权限不计入
grant-partial = {$place}：这会收回 {$wider} 所授予的一部分，接口无法表示。请缩小 {$wider} 的授权
grant-revoked-nothing = 收回的内容上面并未授予：没有变化
grant-revoked-all = 收回上面授予的全部 {$count} 个权限
grant-revoked = 收回 {$place} 上的 {$words}；{ $left ->
        [0] 那里不再有权限
       *[other] 那里还有 {$left} 个权限
    }
grant-all-lost = 服务器的 ALL 还包括 {$words}：接口不支持
grant-admin-option = WITH ADMIN OPTION 已略去：接口不支持
grant-odd-escape = {$name} 是通配写法：其中 {$letter} 前的 \ 会被去掉。请写出一个数据库；\\ 表示 \ 本身
grant-quotes-around = 引号内的 {$name} 是一个名称。请分别给每个名称加引号：{$fix}
grant-stars-eaten = _._ 原来大概是 *.*，星号被文档格式吃掉了。请写 *.*
grant-unquoted = 服务器在此处只接受加引号的 {$name}。请写成 {$fix}
grant-template = {$name} 是模板变量，服务器不接受。请换成它的值
grant-some-reserve = 有的服务器只接受用反引号括起来的 {$name}
grant-name-wide = {$name} 用了全角字母，对服务器来说是另一个名称。请改用半角字母，或用反引号括起来
grant-name-mixed = {$name} 混用了拉丁字母和形近的其他字母（{$letters}）：是要用这个名称吗？
grant-name-long = 名称有 {$count} 个字符，服务器最多接受 {$most} 个。是不是 {$fix}？
grant-name-unseen = {$name} 中有看不见的字符（{$char}，以 · 表示）。是不是 {$fix}？
grant-name-broken = {$name} 中有换行（{$char}，以 · 表示）。是不是 {$fix}？
grant-line-empty = 请输入授权，例如 select on orders.*
grant-line-no-on = 对象前面缺少 on
grant-line-no-object = {$words}：在什么对象上授权？请补上，例如 on orders.*
grant-preset-empty = {$preset} 没有适用于{ $level ->
        [column] 列
        [table] 表
        [database] 数据库
       *[other] 这个对象
    }的权限。请逐个写出
grant-preset-is-privilege = {$preset} 是预设，{$product} 没有预设。请输入 {$guess}
grant-no-preset = {$product} 没有预设。请逐个写出权限
grant-summary = {$places} 个对象上的 {$grants} 个权限
grant-summary-words = {$places} 个对象上的 {$grants} 个权限；{$words} 个权限接口不支持
grant-summary-roles = {$places} 个对象上的 {$grants} 个权限；{$roles} 个角色接口不支持
grant-summary-both = {$places} 个对象上的 {$grants} 个权限；{$words} 个权限和 {$roles} 个角色接口不支持

## Form and frame

accounts-clash = 该实例已有 { $n ->
        [1] {$first}
        [2] {$first} 和 {$second}
        *[other] {$first}、{$second} 和另外 {$more} 个
    }
    .why = 大概属于另一个同前缀的凭据，可以并存。
accounts-length = 每个 {$n} 个字符；??? 由服务决定。
accounts-made = 将创建两个数据库账号：{$account}  {$account}
begin-in = { $weekday ->
        [1] 周一
        [2] 周二
        [3] 周三
        [4] 周四
        [5] 周五
        [6] 周六
        *[7] 周日
    }，{$span}后
begin-past = { $weekday ->
        [1] 周一
        [2] 周二
        [3] 周三
        [4] 周四
        [5] 周五
        [6] 周六
        *[7] 周日
    }，{$span}前
begin-zones = UTC+8  {$assumed}（假定）
    本地   {$here}（UTC{$zone}）
calendar-month = {$year} 年 {$month} 月
calendar-weekdays = 一 二 三 四 五 六 日
start-draft-ready = 核对
start-draft-step = 第 { $step } 步
list-count = { $n } / { $all }
list-find = 查找：
list-empty = 没有内容
list-failed = 未能列出：{ $why }。请输入完整名称后按 Enter
list-no-key = 未能列出：没有 API 密钥。可在开始页用 ^X k 输入
list-key-ends = { $at } 到期
list-key-ended = 已于 { $at } 到期
list-in-use = 当前
list-title-credentials = 以 { $region } 的现有凭据为起点
    .short = { $region } 的现有凭据
list-title-drafts = 草稿
list-title-keys = 换一个 API 密钥
list-title-regions = 换一个地域
list-title-endpoints = 换一个接入点；也可输入主机名或 URL
endpoint-public = 就近接入点
endpoint-of-region = 本地域接入点
endpoint-internal = 云上机器的内网接入点
endpoint-intl = 国际站
elsewhere-title = 要换哪一项？
elsewhere-keys = API 密钥或配置
elsewhere-regions = 地域
elsewhere-endpoints = 接入点
choice-more-drafts = 其余 { $n } 个草稿……
choice-like = 以现有凭据为起点……
choice-like-detail = 新建类似的草稿；不读取凭据的值
choice-elsewhere = 换配置、地域或接入点……
choice-region = 换地域……
choice-back = 回到「{ $name }」{ $place ->
        [preview] 预览
        [result] 结果
        [review] 核对
       *[other] 第 { $place } 步
    }
choice-continue = 继续
choice-look-again = 重新查找
choice-new = 新建凭据
choice-new-no-key = 先填表单，稍后再提供 API 密钥
choice-open = 打开文件，或粘贴……
choice-type-key = 输入本次会话的 API 密钥
choice-type-key-detail = 不显示，不保存
choice-sandbox = 在沙箱中试用
choice-sandbox-detail = 任何内容都不会离开本机；退出 dbcred 即离开
choice-account-type-none = 服务默认
choice-account-type-L3 = 普通数据库账号（L3）
choice-encrypt-type-none = 服务默认
choice-encrypt-type-0 = KMS 密钥（0）
choice-encrypt-type-1 = 软件密钥（1）
choice-follow = 继续跟踪 { $name } 的创建
choice-follow-short = 跟踪：{ $name }
choice-follow-detail = { $at } 已受理，仍在进行
choice-settle = 查明 { $name } 的结果
choice-settle-short = 查明：{ $name }
choice-settle-detail = { $at } 发送，结果未知
chords-clash = {$chord} 已用于 {$other}；请给 {$command} 换一个
chords-fixed = {$command} 只能是 {$chord}；请删去这一行
chords-letter = {$command} 生效处 {$chord} 是文字；可用 Alt-{$chord} 或 F2
chords-never-flow = {$chord} 会让终端暂停输出；可用 F2
chords-never-others = {$chord} 已被 tmux、zellij 或 VS Code 占用；可用 F2
chords-never-same = 程序收到的 {$chord} 就是 {$key}；可用 F2
chords-not-in-menu = {$command} 不在菜单里；可用 F2 等按键
chords-only-keys = 只读取 mouse 和 [keys]；{$name} 不起作用
chords-type = {$command} 应写成 "F2"，或列表，例如 ["s", "F9"]
chords-unknown = 没有叫 {$chord} 的按键；可用 ^Y、Alt-1、F2 或 s
chords-unknown-command = 没有叫 {$name} 的命令
chords-unknown-command-near = 没有叫 {$name} 的命令；请写 {$near}
chords-unread = 无法读取 {$file}：{$why}
chords-too-large = 有 { $size } 字节，最多读取 { $most } 字节
chords-wrong-line = { $line ->
        [0] {""}
        *[other] 第 {$line} 行：{""}
    }{$what}
chords-wrong-more = 还有 { $n } 处
config-mouse-type = mouse 应写成 true 或 false
chords-wrong = {$file}{ $line ->
        [0] {""}
        *[other] :{$line}
    }{ $all ->
        [1] {""}
        *[other] （共 {$all} 处）
    }：{$what}
command-add-next = 添加（留空：下一项）
    .short = 添加
    .does = 添加这一行并开始下一行；留空则继续。
command-add-object = 添加对象
    .does = 添加一个对象：数据库、表或列。
command-add-object-here = 添加一个对象
    .short = 添加对象
command-all = 全选
    .does = 授予该对象的全部权限。
command-ask-again = 重新查询
    .does = 重新向云端查询本步骤显示的内容。
command-ask-now = 查询
    .does = 运行期间：立即查询，不等下一次间隔。
command-back = 返回
    .does = 返回上一步，内容不会丢失。
command-calendar = 日历
    .does = 在日期字段：打开日历。
command-choose = 选择
    .does = 选择标记的一行。
command-clear = 清空
    .does = 清空这一行。
command-clear-to-end = 清除到行尾
    .does = 清除光标到行尾的内容。
command-clear-word = 清除一个词
    .does = 清除光标前的一个词。
command-close = 关闭
    .does = 关闭并回到原处。
command-continue = 继续
    .does = 在信息页：关闭信息，草稿已经打开。
command-close-details = 关闭
    .does = 在详情中：关闭详情。
command-close-list = 关闭列表
    .does = 关闭列表，文字保持不变。
command-confirm = 确认并继续
    .does = 确认并继续。
command-copy = 复制
    .does = 将显示的内容复制到终端的剪贴板。
command-copy-all = 复制
    .does = 将整份报告复制到终端的剪贴板。
command-copy-to = 复制到其他对象
    .does = 将该对象的权限复制到其他对象。
command-create-yes = 创建（先输入 yes）
    .does = 输入 yes 后发送一次创建请求。
command-delete = 删除一个字符
    .does = 删除光标处的字符。
command-delete-back = 删除前一个字符
    .does = 删除光标前的字符。
command-cancel = 取消
    .does = 尚未发送时：取消创建。
command-new-name = 换名称
    .short = 换名称
    .does = 名称已被占用时：转到名称，换用其他名称。
command-settle = 查明结果
    .does = 结果未知时：查明创建的结果，不会再创建。
command-details = 详情
    .does = 显示应答中的全部值与 ID。
command-down = 向下
    .does = 下移一行。
command-done = 完成
    .does = 在权限中：返回对象列表，权限已保留。
command-drop = 移除对象
    .does = 移除该对象及其权限，可撤销。
command-edit-line = 编辑该行
    .short = 编辑
    .does = 打开该行对应的字段。
command-edit-step = 编辑步骤
    .does = 打开该步骤，完成后返回此处。
command-end = 到末尾
    .does = 移到行尾或列表末尾。
command-exact = 原始字节
    .does = 逐字节显示签名并发送的请求体。
command-indented = 缩进
    .does = 显示原始字节时：恢复缩进显示。
command-field = 换字段
    .does = 移到下一个或上一个字段，不确认内容。
command-find = 查找对象
    .does = 边输入边在列表中查找对象。
command-free-name = 用建议名称
    .does = 名称已被占用时：采用一个可能未被占用的名称。
command-go-to = 转到步骤
    .does = 打开该步骤。
command-go-to-field = 转到该字段
    .short = 转到字段
    .does = 字段被拒绝时：转到该字段。
command-go-to-step = {$step}
command-help = 帮助
    .does = 显示当前位置的帮助。
command-home = 到开头
    .does = 移到行首或列表开头。
command-interrupt = 离开；再按退出
    .does = 草稿打开时询问是否离开；连按两次，或在开始页按一次，即退出。草稿会保留。
command-invert = 反选
    .does = 反选：未授予的授予，已授予的取消。
command-language = English
    .does = 界面语言切换为英文。
command-left = 向左
    .does = 左移一个字符或一列。
command-line-above = 上一行
    .does = 在最后一行：移到上一行。
command-line = 选行
    .does = 移到上一行或下一行。
command-list = 列表
    .does = 在云端有已知值的字段：打开列表。
command-look-again = 重新核实
    .does = 重新核实云端的当前状态。
command-menu = 菜单
    .does = 打开菜单，再按一个字母执行其中的命令。
command-mouse-off = 关闭鼠标
    .does = 鼠标已启用时：交还给终端，可再次选择文本。
command-mouse-on = 启用鼠标
    .does = 点击即选择，滚轮滚动；点击绝不会发送任何内容。
command-move = 移动
    .does = 移到其他行或选项。
command-new-line = 换行
    .does = 在文本中换行。
command-next = 下一项
    .does = 采用该值并转到下一个字段。
command-next-field = 下一字段
    .does = 转到下一个字段，不确认内容。
command-complete = 补全
    .does = 已知名称以此开头时：补全名称。
command-next-like = 再建一个
    .does = 用这些值开始下一个凭据。
command-next-problem = 下一个问题
    .does = 转到下一个错误，然后是提醒。
command-none = 全不选
    .does = 取消该对象的全部权限。
command-open = 打开文件
    .does = 打开文件，或读取粘贴的 JSON、TOML、GRANT 语句。
command-other-page = 全部按键
    .does = 显示全部按键。
command-first-page = 返回此处的帮助
    .does = 从全部按键：回到当前位置的帮助。
command-page-down = 下一页，下个月
    .does = 下移一页；在日历中为下个月。
command-page-up = 上一页，上个月
    .does = 上移一页；在日历中为上个月。
command-part = 下一区域
    .does = 转到下一区域。
command-places = 对象
    .does = 转到对象列表。
command-presets = 预设
    .does = 授予一组只读、读写或迁移权限。
command-preview = 预览
    .does = 以各种格式显示已签名的请求。
command-previous-field = 上一字段
    .does = 转到上一个字段，不确认内容。
command-quit = 退出
    .does = 保存草稿并退出；无法保存时先询问。正在创建时先停止跟踪。
command-redo = 重做
    .does = 重做被撤销的更改。
command-redraw = 重画
    .does = 重新绘制整个屏幕。
command-review = 核对
    .does = 打开核对页：一屏查看全部内容。
command-right = 向右
    .does = 右移一个字符或一列。
command-scroll = 滚动
    .does = 滚动一行。
command-signature = 显示签名
    .does = 显示完整签名。
command-signature-hide = 隐藏签名
    .does = 签名已显示时：隐藏签名。
command-sql = SQL
    .does = 显示授权对应的 SQL 语句。
command-start = 开始页
    .does = 转到开始页，草稿会保留。
command-stop-watching = 停止跟踪
    .does = 发送之后：停止跟踪，已发送的请求在云端继续执行。
command-submit = 创建……
    .does = 打开创建对话框，只有输入 yes 才会发送。
command-submit-again = 原样重发……
    .short = 重发……
    .does = 询问是否原样再发，只有输入 yes 才会发送。
command-suspend = 挂起
    .does = 挂起到 shell，fg 返回。
command-switch = 开关
    .does = 打开或关闭。
command-tab = 标签页
    .does = 切换到请求的其他标签页。
command-take = 采用
    .does = 有建议的首次轮换时间时：采用该时间。
command-replace-all = 替换已有
    .does = 用这些授权替换已有的全部授权。
command-choose-account = 查看其授权
    .does = 在数据库账号列表中：显示所标记一行的授权。
command-next-error = 下一个错误
    .short = 下一处
    .does = 还有错误时：转到下一个错误；略去之前不能采用。
command-copy-checked = 复制
    .does = 复制权限时：把权限添加到已勾选的对象。
command-take-checked = 采用
    .does = 没有错误时：采用已勾选的授权。
command-take-nothing = 不采用
    .does = 关闭列表，不采用任何授权。
command-take-fix = 采用修正
    .does = 有建议的修正时：采用该修正。
command-remove = 移除
    .does = 移除有问题的内容。
command-remove-privileges = { $n ->
    [1] 移除 { $word }
   *[other] 移除 { $n } 个权限
    }
    .short = 移除 { $n } 个
command-take-name = 选择
    .does = 列表中有标记的名称时：采用该名称。
command-open-path = 打开
    .does = 打开该路径的文件。
command-write-path = 写入
    .does = 写入该路径的文件。
command-take-path = 打开或写入
    .does = 打开或写入该路径的文件。
command-toggle = 勾选
    .does = 勾选或取消所选的一项。
command-type-key = 输入 API 密钥
    .does = 输入 API 密钥，仅本次会话有效。
command-use-key = 下一行，或使用
    .does = 转到下一行；在末行则使用该密钥。
command-undo = 撤销
    .does = 撤销草稿的上一次更改。
command-up = 向上
    .does = 上移一行。
command-verify = 重新核对权限
    .does = 重新比对实例上的授权。
command-words = 编辑权限
    .short = 编辑
    .does = 在对象列表中：转到所标记对象的权限。
command-write-receipt = 写入文件
    .does = 创建之后：将报告写入文件。
command-write = 写入文件
    .does = 将草稿或显示的内容写入文件。
copied-only = 已复制 {$bytes} 字节（终端支持时）
copied = 已复制 {$bytes} 字节；没有收到时按 w 写入文件
count-bytes = {$n} / {$max} 字节
count-characters = {$n} / {$max} 字符
count-of = {$n} / {$max}
description-hint = Enter 换行；Tab 继续
draft-not-deleted = 草稿 {$name} 未删除：{$why}
draft-not-saved = ! 草稿未保存：{$why}
draft-not-saved-short = ! 草稿未保存
draft-saved = 草稿已保存
draft-saving = 保存中……
draft-unnamed = 未命名
errors-first = 请先处理 {$n} 个错误：按 Enter 打开标记的一项
every-days = 天
every-default = 未设置：服务将每天轮换
header-key-ends = API 密钥 { $at } 到期
header-key-ended = API 密钥已于 { $at } 到期
sandbox-banner-address = 沙箱 {$address}
sandbox-banner-shortest = 沙箱
header-no-key = 无 API 密钥
help-all-keys = 全部按键
help-keys-here = 此处的按键
help-keys-start = 在开始页
help-keys-steps = 在步骤栏
help-keys-form = 在表单的字段中
help-keys-suggestions = 在表单展开的列表中
help-keys-rows = 在主机与标签列表中
help-keys-lines = 在描述中
help-keys-calendar = 在日历中
help-keys-field = 在任何文本行中
help-keys-grant-line = 在添加授权的输入行中
help-keys-grants = 在对象及其权限中
help-keys-grant-lists = 在权限编辑器的列表中
help-keys-statements = 在 SQL 语句中
help-keys-paste = 在粘贴的语句中
help-keys-review = 在核对页
help-keys-preview = 在预览中
help-keys-confirm = 在创建对话框中
help-keys-create = 创建期间及之后
help-keys-boxes = 在列表和提问中
help-keys-path = 在文件路径中
help-keys-typed-key = 在手动输入的访问密钥中
help-keys-help = 在帮助中
help-keys-menu = 在菜单中
help-keys-everywhere = 任何位置
help-screen = dbcred 创建一个自动轮换的数据库凭据：七个步骤、核对、签名预览，然后只创建一次。在创建对话框输入 yes 之前不会发送创建请求，只有只读查询会离开本机。草稿的每次改动都会保存到磁盘。
help-marks = 标记：{ $good } 正常，{ $open } 可选且未填，{ $note } 信息，{ $warning } 提醒，{ $error } 错误，* 创建后不能修改。
hosts-addresses = {$count} 个地址
hosts-count = {$count} 个主机
hosts-hint = 每行一个主机：10.0.1.15、10.0.1.% 或 %（任意主机）。可以一次粘贴多行。在空行按 Enter 继续。
hosts-title = 允许数据库账号从这些主机连接
hosts-today = 该实例现有数据库账号的主机：
instance-state-running = 运行中
instance-state-read-only = 只读实例
    .short = 只读实例
instance-state-recovery = 灾备实例
    .short = 灾备实例
instance-state-creating = 创建中
instance-state-uninitialised = 未初始化
instance-state-busy = 任务执行中
instance-state-isolating = 隔离中
instance-state-deleted = 已删除
instance-state-isolated = 已隔离
instance-state-locked = 磁盘锁定
instance-state-other = 状态未知
key-count = {$region} 可用 {$usable} 个 KMS 密钥，不可用 {$others} 个
    .short = 可用 {$usable} 个，不可用 {$others} 个
key-default = 凭据管理系统的默认密钥
state-Enabled = 已启用
state-Disabled = 已禁用
state-PendingDelete = 等待删除
state-PendingCreate = 等待创建
state-PendingImport = 等待导入
state-Creating = 创建中
state-Initializing = 初始化中
state-CreateFailed = 创建失败
state-Failed = 失败
state-Archived = 已归档
key-title = 用哪个 KMS 密钥加密凭据；创建后不能修改
    .short = 用来加密凭据；创建后不能修改
key-none = 无
leave-delete = 退出并删除草稿
rule-grant-unadded = { $n ->
        [1] 未添加：「{ $line }」。请按 Enter 完成
       *[other] { $n } 行未添加，第一行是「{ $line }」。请按 Enter 完成
    }
    .why = 授权创建后不能修改，因此输入的内容不会被悄悄忽略。
rule-grant-unread = { $n ->
        [1] 未添加：「{ $line }」。{ $why }
       *[other] { $n } 行未添加，第一行是「{ $line }」。{ $why }
    }
    .why = 授权创建后不能修改，因此输入的内容不会被悄悄忽略。
unadded-title = 未添加
unadded-closed = 以后再说
unadded-text = 尚未加入授权（共 { $n } 行）：{ $line }
unadded-keys = Enter 选择  Esc 以后再说
unadded-stay = 返回处理
unadded-later = 以后再说：内容会保留，但处理之前不能创建
unadded-drop = 丢弃
changed-title = 草稿在别处被修改
changed-closed = 继续
notes-closed = 继续
changed-text = 另一个程序修改了磁盘上的草稿 { $theirs }。这里的内容已另存为 { $mine }。
changed-mine = 继续使用我的草稿
changed-open = 打开另一份；我的草稿保留
changed-replace = 用我的草稿替换另一份
farewell-unkept = 草稿没有保存：{ $why }
farewell-unsure = 草稿的最新修改可能没有保存。
leave-text-saving = 草稿 { $name } 会在退出时保存。
leave-quit-unsaved = 退出；草稿可能丢失
leave-quit-empty = 退出
leave-quit-printed = 退出并保留草稿
leave-quit = 退出并保留草稿：{ $command }
leave-stay = 继续编辑
leave-text = 草稿已保存：{$name}。
leave-text-unnamed = 草稿已保存，还没有名称。
leave-title = 离开？
list-as-typed = 直接使用「{$text}」
list-cannot = { $state }：不能创建数据库账号，创建请求会被拒绝
    .short = { $state }：不能创建数据库账号
list-primary = 可以创建新数据库账号
list-id = ID
list-loading = {$n} 个匹配，已读取 {$got} / {$total}
list-matches = {$n} / {$total} 个匹配
list-name = 名称
list-nothing = 不在列表中
list-ssm-accounts = {$n} 个 SSM 数据库账号
list-state = 状态
list-version = 版本
menu-title = 菜单
mouse-is-off = 已关闭鼠标：拖动可选取文字
mouse-is-on = 已启用鼠标。多数终端按住 Shift 拖动可选取文字
mouse-key-only = 点击不执行此项：请按 Enter
mouse-unknown = 无法启用鼠标：不清楚 TERM={$term} 的终端是否支持
name-asking = 正在查询凭据管理系统……
name-creating = 已占用：同名凭据正在创建。请换一个名称
    .why = 创建一经受理，名称在本地域内就被占用。
name-failed = 被一次失败的创建占用。请删除它，或换一个名称
    .why = 删除完成之前，名称在本地域内一直被占用。
name-own-unknown = 结果未知：{ $time } 发送的创建占用着这个名称。请查明结果，或换一个名称
    .why = 它可能已经存在，或稍后才出现；查明之前不会用这个名称发送其他请求。
name-own-sending = 本草稿：这个名称的创建正在发送
    .why = 结果还不知道。
name-own-working = 本草稿：{ $time } 已受理，正在创建
    .why = 创建一经受理，名称在本地域内就被占用。
name-own-seen = 本草稿：{ $time } 已受理，现在的状态是 { $status }。查明结果时会与请求核对
    .why = 创建一经受理，名称在本地域内就被占用。
name-own-made = 本草稿：{ $time } 已创建。不会再用这个名称发送
    .why = 如需再建一个凭据，请换一个名称。
name-own-failed = 被本草稿 { $time } 失败的创建占用。请删除那个凭据，或换一个名称
    .why = 删除完成之前，名称在本地域内一直被占用。
name-own-in-use = 此前由 dbcred 在 { $time } 创建，内容不同。请换一个名称
    .why = 名称在本地域内不能重复。
name-free = 在 {$region} 可用（{$at} 核实）
name-pending-delete = 仍被占用：同名凭据将于 {$until} 删除。请换一个名称，或在控制台恢复那个凭据
    .why = 删除完成之前，名称在本地域内一直被占用。
name-taken = 自 {$since} 起被占用：{$product} {$instance} 上的凭据（{$status}）。请换一个名称
    .short = 名称已占用
    .why = 名称在本地域内不能重复。
no-key-to-send = 没有可用于发送的 API 密钥。^X k 输入本次会话的密钥
open-title = 打开文件：路径
paste-cancel = 不粘贴
paste-first = 第一行：{ $text }
paste-join = 连成一行：{ $text }
paste-no-field = 此处没有可粘贴的字段；请先打开一个字段，再粘贴一次
paste-nowhere = 此处不接受粘贴；请先关闭，再粘贴一次
paste-title = 向单行字段粘贴了 {$lines} 行
pasted-hosts = 粘贴 {$lines} 行：添加 {$added} 行{ $left ->
        [0] {""}
        *[other] ，略去注释 {$left} 行
    }。^X u 撤销
pasted-tags = 添加 {$added} 个标签。^X u 撤销
path-empty = 请输入路径，或按 Esc 关闭
prefix-suggestion = 按 Enter 或 Right 采用 {$prefix}
preview-body = 发送的请求体：一行 {$bytes} 字节，SHA-256 {$hash}
    .short = 请求体：{$bytes} 字节，SHA-256 {$hash}
preview-lines = 第 {$from} 到 {$to} 行，共 {$of} 行
preview-status = 缩进显示；按 x 显示原始字节。
    .short = 缩进显示；x 原始字节。
product-remark = {$engine} 实例，{ $n ->
   *[other] 服务
} {$service}
review-accounts = { $prefix }，两个数据库账号 { $prefix }_SSM_???
    .short = 两个数据库账号 { $prefix }_SSM_???
review-default-key = 凭据管理系统的默认密钥
review-errors = 未就绪：{ $errors } 个错误{ $warnings ->
        [0] {""}
       *[other] ，{ $warnings } 条提醒
    }{ $notes ->
        [0] {""}
       *[other] ，{ $notes } 条信息
    }{ $size ->
        [short] {""}
       *[usual] 。按 Enter 打开标记的一项
    }
review-fixed = * 创建后不能修改；填错只能重新创建凭据。
review-free = 可用，{$at} 核实
review-more-grants = 共 {$places} 个对象，{$grants} 个权限
review-grants-of = { $place }：{ $privileges }
review-grants-left = {$places} 个对象，{$grants} 个权限；按 { $step } 查看
review-not-sent = 这一行不会发送任何内容。省略：
review-nothing = -
review-own-in-use = dbcred 创建，内容不同
review-own-failed = 被失败的创建占用
review-own-made = 本草稿，{ $time } 创建
review-own-seen = 本草稿，{ $status }
review-own-working = 本草稿，正在创建
review-own-sending = 本草稿，发送中
review-own-unknown = 结果未知
review-ready = { $size ->
        [short] 就绪：
       *[usual] 就绪：没有错误，
    }{ $warnings ->
        [0] 没有提醒
       *[other] { $warnings } 条提醒
    }{ $notes ->
        [0] {""}
       *[other] ，{ $notes } 条信息
    }。
review-no-rotation = 密码永远不会轮换
    .short = 不轮换
review-structure = { $places }{ $more ->
        [0] {""}
       *[other] {" "}以及另外 { $more } 个对象
    } 上的 { $privileges }：{ $drops ->
        [databases] 可以删除数据库及其中的表
        [tables] 可以删除表
       *[nothing] 可以修改结构
    }{ $changes ->
        [yes] ，并修改结构
       *[no] {""}
    }
    .short = { $places }{ $more ->
        [0] {""}
       *[other] {" "}等
    }：{ $privileges }
review-hosts-left = 共 { $hosts } 个主机；按 { $step } 查看
review-places-left = 还有 { $places } 个对象；按 { $step } 查看全部
review-rotation = 每 {$days} 天，从 {$begin} 开始（假定为 UTC+8）
review-rotation-no-begin = 每 {$days} 天，还没有首次轮换时间
review-instance-unchecked = 未检查：实例列表读取失败
    .why = 它可能不存在，或不能新建数据库账号。
    .short = 实例未检查
review-no-key = 没有用于发送的密钥。
review-rotation-odd-begin = 每 {$days} 天，从 {$begin}
review-rotation-off = 关闭（发送 false）：密码永远不会轮换
review-rotation-untouched = 关闭：密码永远不会轮换
review-taken = 已占用，{$at} 核实
review-then = 之后 {$runs}
review-unchecked = 未核实
rotate-off = 关闭：密码永远不会轮换
rotate-on = 开启
rotate-suggestion = 按 Space：开启，每 { $days } 天，从{ $first } 开始
rotate-untouched = 关闭：密码永远不会轮换
rotation-not-sent = 不发送：轮换已关闭。首次轮换时间和轮换周期保留在草稿中。
calendar-bounds-title = 控制台允许
calendar-bounds = { $first } 至 { $last }
calendar-moment = 日历：{ $moment }（按 Enter 采用）
calendar-marked = 日历：{ $moment }，假定为 UTC+8
runs = {$runs}；均在 {$time}
runs-label = 接下来
runs-meaning = 每次轮换都会更换密码并切换到另一个数据库账号：程序应每次读取凭据，不要缓存密码。
sandbox-banner = 沙箱 {$address} - 任何内容都不会离开本机
small-is = 现在是 {$columns} x {$lines}。请放大窗口，或
small-needs = dbcred 需要 50 x 14。
small-quit = 按 {$key} 或 ^C 退出（草稿已保存）。
start-account = {$account}，用户 {$user}
start-account-label = 云账号
start-endpoint-label = 接入点
start-key-expired = 这个 API 密钥已过期 {$span}（{$at}）。
    .short = API 密钥已过期 {$span}（{$at}）。
start-key-expired-long-ago = 这个 API 密钥已于 {$at} 过期。
start-key-expires = API 密钥将在 {$span}后到期（{$at}）。
start-lines-left-out = 另有 { $lines } 行，窗口加高后可见
start-key-label = API 密钥
start-languages = ^X l English  中文
start-looked = 依次查找过：
start-no-key = 没有找到 API 密钥。可以准备和检查请求，但不能发送。
    .short = 没有找到 API 密钥。
start-half-key = API 密钥不完整：{ $why }。可以准备和检查请求，但不能发送。
start-not-asked = 没有查询：API 密钥已过期
region-untouched = 请选择地域：输入名称的一部分，或用上下键选择
start-no-lookups = 没有 API 密钥：所有值手工输入，不能发送
start-no-region = 尚无；在表单中填写
start-region-label = 地域
start-searching = 正在查找 API 密钥……
start-clock-label = 时钟
start-clock = { $way ->
        [same] 与服务端一致
        [slow] 比服务端慢 { $seconds } 秒
       *[fast] 比服务端快 { $seconds } 秒
    }
start-clock-off = 本机时钟{ $way ->
        [slow] 慢了
       *[fast] 快了
    } { $minutes } 分钟；相差超过 5 分钟会被拒绝
start-clock-fix = 解决：校准本机时钟（NTP），再按 ^X g
service-full = 配额内的 { $limit } 个凭据已用完：创建会被拒绝
start-service-full-fix = 提高配额或删除凭据之前，创建会被拒绝
start-service-active = 正常
start-service-label = 服务
start-service-off = { $type ->
        [0] 此云账号尚未开通凭据管理系统。请在控制台开通
        [2] 云账号欠费，凭据管理系统已停服。请充值
        [3] 此云账号的凭据管理系统已释放。请在控制台重新开通
       *[other] 凭据管理系统未启用（InvalidType { $type }）。请在控制台启用
    }
start-service-used = 正常，已用 {$used} / {$limit} 个凭据
start-subtitle = 在腾讯云凭据管理系统中创建自动轮换的数据库凭据
start-unsettled = {$n} 次创建结果未知：请先查明
status-asking = 查询中……
status-both = 本步 {$errors} 个错误、{$warnings} 条提醒；^X e 逐个查看
status-errors = 本步 {$errors} 个错误；^X e 逐个查看
status-instances = {$at} 读取了 {$count} 个实例（{$pages} 页）；^X g 重新查询
status-instances-loading = 已读取 {$count} / {$total} 个实例
status-warnings = 本步 {$warnings} 条提醒；^X e 逐个查看
tab-canonical = 规范请求串
tab-headers = 请求头
tab-json = JSON
tab-sql = SQL
tab-to-sign = 待签名字符串
tags-key = 键
tags-value = 值
enter-alone = 请稍停，再单独按 Enter
wizard-no-sandbox = 沙箱无法在本机监听：{$why}
wizard-no-room = dbcred 无法启动：系统无法再提供线程或文件（{$why}）。没有发送任何内容
wizard-no-terminal = 终端无法使用：{$why}
draft-line = 第 { $line } 行  { $what }
draft-kept-as = 原文件保留为：{ $kept }
notes-title-keys = config.toml 中无法读取的部分
notes-title = 这份草稿的以下部分无法读取
journal-newer = 日志中的一个文件来自更新版本的 dbcred，未作改动：{ $file }
draft-gone = 草稿 {$name} 已不存在
entry-gone = 日志中没有 {$name} 的未结束记录
entry-missing = 日志中没有 {$name} 的记录，无法比对
journal-file-unreadable = 日志文件 { $file } 无法读取；它可能是一次结果未知的创建
journal-damaged = 日志中损坏的文件已另存为 {$kept}（{$file}）；它可能是一次结果未知的创建
journal-unreadable = 日志无法读取：{$why}
drafts-unreadable = 草稿无法列出：{$why}
not-read = { $path } 无法读取：{ $why ->
        [absent] 没有这个文件
        [denied] 没有读取权限
       *[other] { $why }
    }
not-read-folder = {$path} 是文件夹；请写出其中的文件
not-read-kind = {$path} 是管道或设备，不是文件；请先存成文件再打开
not-read-size = {$path} 有 { $size } 字节；草稿最多 { $most } 字节
not-read-slow = {$path}：所在文件夹 10 秒没有响应，不再等待
files-reading = 正在读取磁盘上保存的内容……
files-slow = 草稿所在的文件夹没有响应
no-thread = 系统无法再创建线程：{$why}
not-written = { $path } 没有写入：{ $why ->
        [absent] 没有这个文件夹
        [denied] 没有写入权限
        [exists] 文件已存在，请换一个名称
       *[other] { $why }
    }
region-of-sandbox = 沙箱的地域
setting-from = 来自 {$place}
title-form = 新建凭据
title-preview = 预览
review-preview = 签名后的请求：Left/Right
review-preview-scrolls = 签名后的请求：Left/Right、PageUp/PageDown
review-body-more = 下面还有 { $lines } 行：按 p 查看
trouble-denied = 该密钥无权调用 { $action }
trouble-line-denied = 无权调用 { $action }：可直接输入；^X g 重试
trouble-line-refused = 查询被拒绝：{ $code }（{ $action }）。可直接输入；^X g 重试
trouble-line-throttled = 调用过于频繁（{ $action }）：可直接输入；^X g 重试
trouble-line-timed-out = { $seconds } 秒内没有应答：可直接输入；^X g 重试
trouble-line-unreachable = 无法连接 { $host }：可直接输入；^X g 重试
trouble-not-asked = 没有查询：{$what}
trouble-no-key = 没有查询：没有可用的 API 密钥
trouble-odd = 应答不符合预期：{$what}
trouble-refused = 被拒绝：{$code}「{$says}」
trouble-timed-out = {$seconds} 秒内没有应答
write-title-receipt = 将报告写入文件：路径
write-title-preview = 将当前内容写入文件：路径
write-title = 将草稿写入文件：路径
write-endings = { $format ->
        [draft] 写入草稿（TOML）。
        [shown] 写入预览显示的内容。
        [none] 没有与这个扩展名对应的格式。
       *[other] 写入格式：{ $format }。
    }扩展名决定格式：.toml 为草稿；{ $endings }
write-no-format = 没有写入：没有与这个扩展名对应的格式。草稿用 .toml，其他用 { $endings }
write-unfinished = 还有 { $n } 个错误：未完成的草稿只能写为 .toml
write-unsigned = { $format } 正在签名，请再按一次 Enter
import-no-kind = 无法识别。可以是草稿（TOML）、API JSON、tccli 命令行或 GRANT 语句
tccli-other = 只能打开 { $command }
tccli-word = { $word } 不属于任何选项
tccli-no-value = --{ $name } 没有值
tccli-quote = 有引号没有闭合
tccli-json = --{ $name } 的 JSON 无法读取
written = 已写入：{$path}
monday = 周一
tuesday = 周二
wednesday = 周三
thursday = 周四
friday = 周五
saturday = 周六
sunday = 周日
when-yesterday = 昨天 {$time}
accounts-length-mysql = 每个 {$n} 个字符（MySQL 5.6 上限 16）；??? 由服务决定。
begin-zone-assumed = API 文档没有写明时区，假定为 UTC+8。
choice-open-detail = 草稿、API JSON、tccli 或 GRANT 语句
choice-look-again-detail = 先在另一个窗口登录
command-value = 值
    .does = 从键移到值。
description-line = 第 {$n} 行，共 {$of} 行
description-more = 还有 {$n} 行……
header-account = uin { $account }
help-this-screen = 本屏
title-help = 帮助：{$label}
hosts-count-mysql = {$count} 个主机 x 2 个数据库账号 = {$accounts} 个 user@host
hosts-accounts = {$n} 个数据库账号
tags-of-account = 云账号已有的标签键：
tags-of-key = 云账号中 { $key } 已有的标签值：
key-default-remark = 不传 KmsKeyId
key-hint = 输入可查找密钥，或输入完整的密钥 ID
    .short = 输入可查找，或输入密钥 ID；Tab 下一字段
key-hint-typed = 按 ^U 清空，再查找别的密钥
leave-closed = 返回
leave-text-empty = 没有填写任何内容。
leave-text-unsaved = 草稿没有保存：{$why}
list-like-loading = 暂无匹配，{$n} 个相近
list-like = 没有匹配，{$n} / {$total} 个相近
list-none = {$region} 没有该产品的实例；可以直接输入 ID
menu-keys = 按字母，或方向键加 Enter
menu-keys-more = 按字母，或方向键；{ $more }
lines-by-keys = { $lines }：{ $keys }
lines-above = 上面还有 { $lines } 行
lines-below = 下面还有 { $lines } 行
name-neighbours = 可能未被占用：{$names}
name-neighbours-hint = 按 Down 选用第一个
prefix-would-be = 建议：{$prefix}
small-quit-only = 按 {$key} 或 ^C 退出。
start-checked = {$at} 向 STS 核实
start-key-expired-fix = { $kind ->
        [sso] 先运行 `tccli sso login`，再选「重新查找」
        [oauth] 先运行 `tccli auth login`，再选「重新查找」
       *[other] 先取得新的 API 密钥，再选「重新查找」，或直接输入
    }
start-trouble-fix = 不影响填写表单；^X g 重新查询
status-instances-short = 已读取 {$count} 个实例；^X g 重新查询
start-subtitle-short = 创建自动轮换的数据库凭据
rows-more = { $above ->
    [0] 下面还有 { $down } 项
   *[other] { $below ->
        [0] 上面还有 { $up } 项
       *[other] 上面 { $up } 项，下面 { $down } 项
    }
}
key-arrows = 方向键
command-day = 日、周
    .does = 按日或按周移动。
command-month = 月
    .does = 按月移动。

## Editor

editor-add = 添加
editor-example = 例如 select, insert on orders.*   或粘贴 GRANT 语句
editor-example-short = 例如 select on orders.*
editor-example-of = 例如 { $example }
editor-names-trouble = 未能列出名称：可直接输入；^X g 重试
editor-more-notes = 另有 { $n } 条信息
editor-more-errors = 还有 { $n } 个错误：^X e
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
editor-position = 对象 { $at } / { $n }
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
editor-kind-other = 未知范围
editor-kind-word = 权限
editor-kind-preset = 预设
editor-kind-typed = 直接使用
editor-covered-legend = = 已在更大范围授予
editor-kind-stop = 整个对象
editor-word-foreign = { $place } 的权限列表中没有 { $word }；按 Space 移除
editor-word-unsupported = { $word }：实例未列出该权限
editor-word-covered = { $place } 的 { $word } 已由 { $wider } 授予
editor-added = { $place }：已添加 { $n } 个权限
editor-replaced = 原有 { $dropped } 个权限已全部移除，新增 { $n } 个；^X u 撤销
editor-added-nothing = 没有新增：{ $place } 已有这些权限
editor-added-places = 已在 { $places } 个对象上添加 { $n } 个权限
editor-removed = { $n ->
    [1] 已从 { $place } 移除 { $word }
   *[other] 已从 { $place } 移除 { $n } 个权限
    }；^X u 撤销
editor-dropped = 已移除 { $place }（{ $n } 个权限）；^X u 恢复
editor-dropped-below = 已移除 { $place } 下 { $places } 个对象（{ $n } 个权限）；^X u 恢复
editor-free-label = 权限，用逗号分隔
editor-free-listed = { $level ->
    [global] 数据库服务列出的全局权限：
   *[other] 数据库服务为{ $kind }列出的权限：
    }
editor-free-down = 按 Down 选用
editor-free-unchecked = 未按凭据管理系统的规则校验。
editor-free-why = 原因：其文档只写明了 Mysql 的权限。
editor-free-sent = 按原样发送：{ $fields }
editor-free-status = 权限不经校验即发送；创建时才知道是否可用
editor-sql-each = { $title }；每行代表两个数据库账号
editor-sql-title = { $hosts ->
    [0] SQL：{ $n } 条语句 x 2 个数据库账号
   *[other] SQL：{ $n } 条语句 x 2 个数据库账号 x { $hosts } 个主机 = { $all }
    }
editor-sql-short = SQL，第 { $at } / { $n } 条
editor-sql-whole = 对两个数据库账号各执行一次的 SQL
editor-json-whole = 实际发送（PrivilegesList）
editor-sent-title = 实际发送（PrivilegesList，{ $n } 项）
editor-paste-title = 粘贴了 { $n } 条语句。尚未添加任何内容。
editor-paste-title-short = 粘贴了 { $n } 条语句；尚未添加
editor-place-words = { $place }：{ $words }
editor-place-all = { $place }：{ $level ->
    [global] 全局
    [database] 数据库
    [table] 表
   *[column] 列
    }的全部 { $n } 个权限
editor-paste-remarks = 另有 { $n } 条
editor-paste-more = 还有 { $n } 项
editor-paste-hosts = 语句中的主机：{ $hosts }
editor-paste-hosts-short = 主机：{ $hosts }
editor-paste-offer = 同时加入主机
grants-left-out = { $several ->
    [0] 第 { $line } 行
   *[other] { $file }:{ $line }
    }：{ $kind ->
    [revoke] REVOKE
    [pattern] 通配写法
    [role] 角色
    [words] 权限
    [routine] 存储过程或函数
    [name] 名称
    [refused] 服务器拒绝
    [undone] 未生效
    [syntax] 语法
    [place] 对象
    [text] 未读取
   *[other] 其他
    }
grants-left-out-more = 另有 { $n } 项
grants-imported-items = { $text }（{ $items }）
grants-imported = { $known ->
    [0] { "" }
   *[other] { $account }：
    }采用 { $taken } 个权限{ $away ->
    [0] { "" }
   *[other] ，收回 { $away } 个
    }{ $left ->
    [0] { "" }
   *[other] ，略去 { $left } 项
    }
editor-paste-guess = 按 Space 改为采用 { $unit }
editor-paste-dropped = 已确认略去
editor-paste-drop = 按 Space 确认略去
editor-paste-drop-revoke = 按 Space 确认略去；要收回的权限仍会授予
editor-paste-errors = { $grants } 个权限；还有 { $n } 个错误需要确认略去
editor-paste-stopped = { $n } 个错误未处理；光标在文本第 { $line } 行
editor-paste-choose = { $n } 个数据库账号；按 Enter 查看其授权
editor-paste-others = { $n ->
    [0] { "" }
   *[other] 已略去 { $n } 条不授予权限的语句。
    }{ $strangers ->
    [0] { "" }
   *[other] 其他数据库账号的语句：{ $strangers } 条。
    }
editor-paste-below = 下面还有 { $n } 条{ $errors ->
    [0] { "" }
   *[other] ，{ $errors } 个错误
    }
editor-paste-above = 上面还有 { $n } 条{ $errors ->
    [0] { "" }
   *[other] ，{ $errors } 个错误
    }
editor-paste-account-grants = { $n } 条语句
editor-paste-accounts = 粘贴内容含 { $n } 个数据库账号的授权，用哪一个？
editor-paste-title-of-short = { $account }：{ $n } 条语句；尚未添加
editor-paste-title-of = { $account }：{ $n } 条语句。尚未添加任何内容。
editor-presets-title = { $place } 的预设
editor-presets-keys = Enter 替换现有权限   + 追加到现有权限
editor-preset-all = 此处全部 { $n } 个权限
editor-preset-more = 以上各项和 { $words }
editor-preset-same = 在这里相同
editor-preset-adds = 将授予 { $words }。
editor-preset-drops = 按 Enter 将移除 { $words }。
editor-preset-nothing = 在这里没有变化。
editor-preset-done = { $place }：授予 { $added } 个，移除 { $dropped } 个{ $dropped ->
    [0] { "" }
   *[other] ；^X u 撤销
    }
editor-fix-key = { $text }。按 f 修正
editor-fix-key-place = { $text }。按 f 移除 { $place }
editor-fix-key-words = { $text }。按 f 在这里移除{ $n ->
    [1] {" "}{ $word }
   *[other] 这 { $n } 个
}
editor-word-added = + { $word }：此处已授予，该数据库账号没有
editor-word-removed = - { $word }：该数据库账号有，此处没有
editor-against = 与 { $account } 相比 +{ $added } -{ $removed }
editor-against-count = +{ $added } -{ $removed }
editor-preset-account = 从该实例的数据库账号复制……
editor-preset-account-about = 先显示它的授权；再按 Enter 采用。
editor-accounts-title = 以数据库账号的授权为起点
editor-accounts-find = 查找，或输入 user@host
editor-accounts-count = { $shown } / { $n } 个数据库账号
editor-accounts-asking = 正在查询 { $account } 的授权
editor-accounts-keys = Enter 查看其授权   Esc 关闭
editor-accounts-keys-part = Enter 查看其授权   Del 不再对比   Esc 关闭
editor-account-title = { $account } 的授权。按 Enter 之前不会采用任何内容。
editor-account-title-short = { $account }；按 Enter 采用 [x]
editor-copy-title = 把 { $place } 的权限复制到
editor-copy-fit = { $n } / { $all } 个适用
editor-copy-keys = Space 勾选   Enter 复制   Esc 关闭
editor-copy-keys-first = Space 勾选   Enter 复制（先勾选）   Esc 关闭
editor-copy-keys-first-short = Space 勾选后 Enter 复制   Esc 关闭
editor-copied = 已在 { $places } 个对象上添加 { $n } 个权限{ $left ->
    [0] { "" }
   *[other] ；{ $left } 个不适用
    }
editor-new-title = 添加对象
editor-new-kind = 类型
editor-new-keys = Enter 采用所选行并继续   Tab 补全   Esc 关闭
editor-new-keys-list = Enter 采用所选行并继续   Tab 补全   Esc 关闭列表
editor-new-keys-kind = Left/Right 类型   Enter 采用所选行   Esc 关闭

## Review and preview

preview-moment = {$at} UTC，5 分钟内有效
preview-signature-hidden = 按 k 显示
preview-signing = 签名中……
preview-status-exact = 这是原始字节（+ 表示续行）；按 x 缩进显示。
    .short = 原始字节，+ 为续行；x 缩进。
preview-status-signed = 以当前时间签名；创建时重新签名。
    .short = 创建时重新签名。
preview-status-sql = 相当于对两个数据库账号各执行这些语句。
    .short = 对每个数据库账号。
review-accounts-label = 前缀
review-problem = {$step} {$text}
about-field = { $label }：{ $text }
review-fixed-short = * 创建后不能修改
review-rotation-short = 每 {$days} 天，从 {$begin}（UTC+8？）
preview-status-unsigned = 没有 API 密钥：以 <signature> 代替签名。
    .short = 没有密钥，没有签名。
tab-tccli = tccli
tab-curl = curl
tab-hcl = HCL
preview-status-curl = 5 分钟内运行即会创建，且不记入日志。
    .short = 5 分钟内运行即会创建，不记日志。
preview-status-curl-hidden = 签名已隐藏，直接运行会被拒绝；按 k 显示。
    .short = 签名已隐藏，运行会被拒绝；按 k 显示。
preview-status-live = 在命令行运行即会创建，且不记入日志。
    .short = 在命令行运行即会创建，不记日志。
preview-status-hcl = Terraform 资源；如有 provider 缺少的字段，注释会列出。
    .short = Terraform 资源。

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
submission-title-working = 已受理，仍在进行
submission-subject = { $name }，实例 { $instance }
submission-subject-creating = 正在创建 { $name }，实例 { $instance }
submission-lines = 第 { $from } 到 { $to } 行，共 { $total } 行：Up/Down
submission-more = 按 d 看其余部分……

submission-status-before = 还没有发送；按 Esc 取消
submission-status-retrying = 还没有创建任何内容；按 Esc 取消
submission-status-sending = 可能已经送达，无法撤回
submission-status-unkept = 日志无法写入：请按 c 复制本屏内容


submission-issue-refused = 服务拒绝了这一项：「{ $says }」
    .why = 服务的原话（{ $code }）；修改这个值之后消失。
submission-issue-taken = 名称 { $name } 属于别的凭据；请换一个
    .why = 名称在同一地域内唯一。

submission-not-known = 未知
submission-holder = 状态：{ $status }，{ $made } 由 { $creator } 创建，实例 { $product } { $instance }。
submission-run = { $time } { $weekday }（推测为 UTC+8）


odd-html = HTML
odd-empty = 空应答
odd-cut-off = 不完整的应答
odd-too-large = 超过读取上限的应答
odd-not-utf8 = 不是文本的字节
odd-not-json = 不是 JSON 的文本
odd-other-shape = 结构不同的 JSON
odd-redirect = 重定向

submission-span-seconds = { $n } 秒
submission-span-minutes = { $n } 分钟
submission-span-hours = { $n } 小时
span-days = { $n } 天
span-hours = { $n } 小时
span-minutes = { $n } 分钟
span-none = 不到 1 分钟
submission-weekday-1 = 周一
submission-weekday-2 = 周二
submission-weekday-3 = 周三
submission-weekday-4 = 周四
submission-weekday-5 = 周五
submission-weekday-6 = 周六
submission-weekday-7 = 周日

submission-quoted = 「{ $text }」
submission-label-what = 问题
submission-label-says = 原文
submission-label-why = 原因
submission-label-fix = 办法
submission-label-again = 能否重发
submission-label-next = 下一步
submission-label-found = 查到
submission-label-accounts = 数据库账号
submission-label-granted = 授权
submission-label-imported = 读取的 SQL
submission-label-next-run = 下次轮换
submission-label-accepted = 风险
submission-accepted-warnings = { $count } 条提醒
submission-accepted-notes = { $count } 条信息
submission-accepted-count = { $counts }，见详情
submission-accepted-there = { $counts }：按 d 查看
submission-label-task = 任务
submission-label-request-id = 请求 ID
submission-label-body = 请求体
submission-label-tags = 标签
submission-request-id-ticket = 请求 ID（供工单使用）：{ $id }
submission-more-hosts = 另有 { $count } 个

submission-step-journalling = 正在写入日志
submission-step-journalled = 已写入日志
interrupt-again = 再按 ^C 退出
submission-stopping = 收到应答或超时后停止。再按 ^C 立即退出
submission-step-throttled = 被拒绝：调用过于频繁；没有执行
submission-step-not-connected = 没有连上；没有发送任何内容
submission-step-backing-off = { $span }后再试（第 { $attempt } 次）
submission-tries-rejected = 因调用过于频繁被拒绝 { $count } 次；没有执行
submission-tries-unconnected = { $count } 次没有连上；没有发送任何内容
submission-step-sent = { $times ->
        [1] 已发送，{ $bytes } 字节
       *[other] 第 { $times } 次已发送，{ $bytes } 字节
    }
submission-step-waiting = 等待应答
submission-step-waiting-until = 到时仍无应答，dbcred 会查找该名称，不会重发。
submission-of-limit = { $elapsed } / { $limit }
submission-step-broken = 应答未收完连接就断开
submission-step-accepted = 已受理：任务 { $task }
submission-step-request-id = 请求 ID { $id }
submission-step-tags-set = 标签已设置
submission-step-tags-not-set = 标签未设置
submission-step-tag-code = 代码 { $code }
submission-step-tag-code-says = 代码 { $code }（{ $says }）
submission-step-working = 正在实例上创建数据库账号
submission-step-not-asked = 尚未查询
submission-step-asked = 已查询 { $count } 次
submission-step-asked-next = 已查询 { $count } 次，到 { $span } 再次查询
submission-step-check = 第 { $count } 次查询
submission-step-asked-says = { $asked }：{ $says }
submission-step-goes-on = 可以离开：任务会继续，不需要 dbcred
submission-step-no-duration = 文档没有写明通常用时
submission-step-task-says = 原文：「{ $says }」
submission-step-task-over = 任务已结束
submission-step-reading = 正在回读创建的凭据
submission-step-earlier = 先查明 { $time } 开始的一次尝试
submission-step-newer = 日志文件由更新版本的 dbcred 写入：{ $file }
submission-step-unreadable = 无法读取日志文件：{ $file }
submission-step-set-aside = 日志中损坏的文件已移开：{ $file }
submission-step-unkept = 日志无法再写入：{ $why }
submission-step-read-next = 接下来：回读创建的凭据
submission-step-read = 回读创建的凭据

submission-working = 已受理，仍在进行；不再跟踪。
submission-working-unanswered = 没有应答，但凭据已存在，正在创建。
submission-last-checked = 上次查询 { $time }（共 { $count } 次）
submission-working-why = 文档没有写明通常用时；实例繁忙时更久。
submission-not-again = 请勿再次创建：名称已被这个凭据占用。

submission-created-in = 已创建，用时 { $span }，与请求一致。
submission-created-at = { $time } 已创建，与请求一致。
submission-created-already = { $time } 早已创建；这次没有发送。
submission-created-unread = { $time } 已创建，但未能回读。
submission-created-not-compared = { $time } 已创建；有些内容无法核对。
submission-created-differs = 已创建，但与请求不符：{ $count } 处不同。
submission-differs-fix = 在控制台更正，或删除凭据（恢复期 0 天）及其数据库账号后重新创建。
submission-differs-fix-grants-sandbox = 如果是在云上，在 { $instance } 上执行：
submission-differs-fix-grants = 在 { $instance } 上执行：
submission-differs-fix-or = 或删除凭据（恢复期 0 天）及其数据库账号后重新创建。
submission-differs-more = 另有 { $count } 条
submission-created-in-sandbox = 沙箱：只存在于本程序中，云上没有。
submission-created-body = SHA-256 { $hash }，与预览一致
submission-account-current = 当前
submission-account-waiting = 待用
submission-accounts-none = 未列出；可在控制台的凭据中查看
submission-accounts-unread = 未读取：{ $why }
submission-granted-as-asked = 与请求一致：{ $granted } / { $asked } 个权限
submission-granted-as-asked-mysql = 与请求一致：{ $granted } / { $asked } 个权限（cdb:DescribeAccountPrivileges）
submission-granted-less = 请求的 { $asked } 个权限，实例上有 { $granted } 个
submission-granted-unread = 未比较：{ $why }
submission-granted-not-compared = 未比较：无法读取该产品的授权
submission-difference = { $what }：请求 { $asked }，查到 { $found }
submission-difference-missing = 缺少：{ $asked }
submission-difference-extra = 多出：{ $found }
submission-next-run-off = 无：未开启轮换
submission-task-finished = { $task }，完成于 { $time }
submission-task-over = 任务 { $task }，已完成
submission-task-not-known = 编号未知：应答丢失，凭据是按名称找到的
submission-next-heading = 接下来
submission-next-heading-sandbox = 如果是在云上，接下来
submission-next-read-label = 读取
submission-next-read = GetSecretValue：SecretName { $name }，VersionId SSM_Current
submission-next-remember-label = 注意
submission-next-remember = 程序不要缓存密码：轮换后旧密码会失效
submission-next-allow-label = 读取权限
submission-next-allow = 程序的角色需要此凭据的 ssm:GetSecretValue

submission-tags-failed = 凭据已创建，标签未设置。
submission-tags-set = { $tags }     已设置；{ $code }
submission-tags-unknown = { $tags }     已请求；应答丢失，是否已设置尚不清楚
submission-tags-not-set = { $tags }     未设置
submission-tag-code-1 = TagCode { $code }（内部错误）
submission-tag-code-2 = TagCode { $code }（业务错误）
submission-tag-code-other = TagCode { $code }（文档未写明）
submission-tag-says = { $kind }：「{ $says }」
submission-tags-failed-why = 标签在创建之后的第二步设置；失败的是这一步，创建没有失败。
submission-tags-failed-fix = 在标签控制台创建这些标签，再为凭据打标签：
submission-tags-failed-fix-set = 在标签控制台为凭据设置标签：
submission-tags-failed-again = 请勿再次创建：名称已被这个凭据占用。

submission-task-failed = 已受理，但任务失败。
submission-task-failed-after = 已受理，但任务在 { $span }后失败。
submission-task-failed-but = 任务报告失败，但两个数据库账号都已存在。
submission-task-failed-what = 未能在实例上创建数据库账号。
submission-task-failed-what-but = 服务报告任务失败，但实例上已有这些数据库账号。
submission-task-status = 任务 { $task }，状态 2
submission-task-failed-why = 请求已受理，之后在实例上的某一步失败；上面的原文可能指出是哪一步。
submission-task-failed-why-unsaid = 请求已受理，之后在实例上的某一步失败；服务没有指出是哪一步。
submission-task-failed-fix = 排除原因，在控制台禁用并删除失败的凭据（恢复期 0 天），再用此名称创建；或换一个名称。
submission-task-failed-fix-but = 先在控制台查看凭据和数据库账号；它们可能可用。
submission-task-failed-fix-free = 消除原因后再次创建；名称没有被占用。
submission-task-failed-again = 不能用这个名称：失败的凭据仍占用它。
submission-task-failed-again-but = 不能用这个名称：已被这个凭据占用。
submission-task-failed-again-free = 消除原因后可以再发。
submission-found-secret = 凭据 { $name }：{ $status }
submission-found-no-secret = 凭据：没有名为 { $name } 的凭据
submission-found-unread = 无法回读：{ $why }
submission-found-accounts = 实例上的数据库账号：{ $names }
submission-found-no-accounts = 实例上的数据库账号：没有 { $prefix }_SSM_ 开头的
submission-found-accounts-unread = 实例上的数据库账号：未读取。{ $why }

submission-refused = 被拒绝：没有创建任何内容。
submission-clock-slow = 本机时钟慢 { $span }。
submission-clock-fast = 本机时钟快 { $span }。
submission-name-was-free = { $time } 时名称可用，之后被占用。
submission-name-holder = 刚刚查看：{ $holder }
submission-name-not-yours = 它不是由你创建的。
submission-name-free-now = { $time } 核实：现在没有凭据使用这个名称。
submission-name-free-again = 名称现已空出：原样重发可能成功。
submission-name-free-fix = 按 s 原样重发，或换一个名称。
submission-aside = { $text }
submission-names-free = 可能未被占用：{ $names }

submission-not-sent = 未发送：没有任何内容离开本机。
submission-not-sent-no-key = 没有可用于签名的 API 密钥。
    .why = 创建请求需要 SecretId 和 SecretKey 签名；没有找到。
    .fix = 先设置密钥（开始页列出查找的位置），然后再次创建。
    .again = 可以再发：没有发送任何内容。
submission-not-sent-key-expired = 临时密钥已到期。
    .why = 它在发送任何内容之前就已到期。
    .fix = 重新获取临时密钥；草稿会保留。
    .again = 可以再发：没有发送任何内容。
submission-not-sent-other-account = 密钥属于云账号 { $found }，不是 { $expected }。
    .why = 指定了 --expect-account { $expected }，其他云账号的请求一律不发送。
    .fix = 使用云账号 { $expected } 的密钥（--profile），或把该选项改为要用的云账号。
    .again = 可以再发：没有发送任何内容。
submission-not-sent-account-unread = 无法得知密钥属于哪个云账号：{ $why }。
    .why = 指定了 --expect-account { $expected }，得知云账号之前不发送任何请求。
    .fix = 让此密钥可以调用 sts:GetCallerIdentity，或去掉 --expect-account。
    .again = 可以再发：没有发送任何内容。
submission-not-sent-journal = 无法使用日志。
    .why = 没有日志，应答丢失后就无法查明结果，所以不发送。
    .fix = 腾出空间，或让 dbcred 可以读写其目录和所列文件。
    .again = 可以再发：没有发送任何内容。
submission-not-sent-not-connected = 无法连接 { $endpoint }。
    .again = 可以再发：没有发送任何内容。
submission-not-sent-unsettled = 之前创建 { $name } 的结果还不清楚。
    .why = 它可能已经存在；结果不明时不应再次创建。
    .fix = 先查明那一次的结果：dbcred resume { $name }
    .again = 查明并确认不存在之后可以再发。
submission-not-sent-locked = 另一个 dbcred 正在创建 { $name }。
    .why = 两个程序使用同一名称时，无法判断凭据由谁创建。
    .fix = 等另一个结束，或关闭它。
    .again = 之后可以再发。
submission-not-sent-cancelled = 已取消。
    .why = 取消时尚未发送任何数据。
    .fix = 无需处理；草稿会保留。
    .again = 可以再发：没有发送任何内容。
submission-not-sent-client = 无法准备连接。
    .why = 证书或代理地址缺失，或无法读取。
    .fix = 检查代理地址和系统证书。
    .again = 可以再发：没有发送任何内容。

submission-theirs = 未创建：该名称已属于另一个凭据。
submission-in-use = 未发送：之前已以不同内容创建。
submission-gone = 曾被受理，现在已不存在。
submission-theirs-differs = 不同之处
submission-theirs-asked = 请求
submission-theirs-there = 查到
submission-theirs-why = 名称在同一地域内唯一，所以请求不可能再创建一个。
submission-theirs-fix = 换一个名称；草稿其余部分不变。
submission-theirs-again = 换名称后可以再发。

submission-not-created = 看来未创建：查询 { $count } 次均未找到。
submission-looks-between = 其间还查找了 { $count } 次，结果相同
submission-not-created-why = 请求若已到达服务，现在极有可能已经能查到。
submission-not-created-again = 可以：名称唯一，两次请求最多成功一次。按 s 会再次要求输入 yes。

submission-unknown-no-answer = 已发送，但没有应答：可能已创建，也可能没有。
submission-unknown-odd = 应答不符合预期：可能已创建，也可能没有。
submission-unknown-ambiguous = 应答没有定论：可能已创建，也可能没有。
submission-unknown-interrupted = dbcred 中途结束：可能已创建，也可能没有。
submission-unknown-again = 先查找再说：如果第一次已经创建成功，重发会因名称被占用而被拒绝。
submission-unknown-stays = 结果仍然未知。dbcred 会先查找 { $name }，再用这个名称做其他操作。
submission-unknown-likely = 这很可能就是本次请求。正在等待它的创建结束。
submission-unknown-grants = 此处无法读取授权和主机；将在实例上比对。
submission-doubt-timed-out = 发送 { $bytes } 字节后 { $seconds } 秒内没有应答。
submission-doubt-broken = 应答未收完连接就断开。
submission-doubt-broken-after = 发送 { $span }后，应答未收完连接就断开。
submission-doubt-odd = 应答不符合预期：{ $what }，HTTP { $status }。可能是代理或上网认证页；服务是否收到请求尚不清楚。
submission-doubt-interrupted = dbcred 在发送之后、应答之前结束。
submission-looking = { $name } 的查询记录
submission-looking-last = { $name } 的查询记录（{ $count } 次中的最后一次）
submission-not-looked = dbcred 还没有查找过 { $name }。
submission-look-now = 按 Enter 查找 { $name }；查找不会创建任何内容。
submission-looks-of = 第 { $count } 次，至少查 { $least } 次
submission-look-absent = 未查到（ResourceNotFound）
submission-look-found = 查到：{ $status }，创建于 { $made }
submission-look-differs = 与请求不同。
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
confirm-where = { $name }   地域 { $region }，云账号 { $account }
confirm-where-unnamed = { $name }   地域 { $region }，云账号未知
confirm-on = 实例 { $product } { $instance }
confirm-on-named = 实例 { $product } { $instance }（{ $title }）
confirm-what = 两个数据库账号，{ $hosts } 个主机，{ $places } 个对象共 { $grants } 个权限
confirm-once = 只创建一次。只有因调用过多被拒绝、没有执行任何操作的请求才会重试；没有应答时，dbcred 只查询该名称，不再发送。
confirm-once-short = 只发送一次。之后只能修改描述、标签和轮换。
confirm-once-sandbox-short = 沙箱。之后只能修改描述、标签和轮换。
confirm-where-short = 创建 { $name }（{ $region }）？
confirm-account-short = { $account ->
        [none] 云账号未知，API 密钥 { $key }
       *[other] 云账号 { $account }，API 密钥 { $key }
    }
# 用一行说明云账号和凭据内容：只有 48 列。
confirm-brief = 实例 { $instance }：2 个数据库账号，{ $grants } 个权限
confirm-on-short = { $product } 实例 { $instance }{ $title ->
        [none] {""}
       *[other] （{ $title }）
    }
confirm-to-short = 发往 { $host }
confirm-on-brief = { $account ->
        [none] 云账号未知
       *[other] 云账号 { $account }
    }，发往 { $host }
confirm-what-short = 2 个数据库账号，{ $hosts } 个主机，{ $places } 个对象共 { $grants } 个权限
confirm-fixed = 创建后不能修改：实例、名称、数据库账号、主机、授权和 KMS 密钥。
confirm-once-sandbox = 发往沙箱：没有任何内容离开本机。
confirm-prompt = 输入 yes 并按 Enter：
confirm-empty = 请输入 yes；只按 Enter 不会创建
confirm-no-paste = 这里不接受粘贴：请输入 yes
confirm-news = 情况有变：请先查看，再输入 yes
confirm-overtaken = 没有发送：该名称的情况有变。按 s 重新确认
confirm-not-yes = 「{ $typed }」不是 yes；尚未发送
confirm-more-notes = 核对页还有 { $count } 条
    .short = 另 { $count } 条
confirm-more-only-notes = 核对页还有 { $count } 条信息
    .short = 另 { $count } 条信息
confirm-joined = { $before }；{ $next }
confirm-status = 请求体 SHA-256 { $hash }

## Faults

fault-other = 服务拒绝了请求，错误码未收录。
    .why = dbcred 收录文档列出的错误码；这个可能是新增的，或由服务前面的环节返回。
    .fix = 服务只说了这些；凭请求 ID 可向技术支持查询。
    .again = 查明原因之前不要再发。

fault-ActionOffline = 这个接入点不再提供 CreateProductSecret。
    .why = 该接口在那里已下线。
    .fix = 换一个接入点或地域，或查找更新的 dbcred。
    .again = 不能在这个接入点重发。

fault-AuthFailure = 密钥未被接受。
    .why = 访问管理无法确认密钥属于谁、能做什么。
    .fix = 检查 dbcred 找到的 SecretId 和 SecretKey；开始页列出密钥的来源。
    .again = 密钥正确后可以再发。

fault-AuthFailure-InvalidAuthorization = 服务无法解析签名。
    .why = Authorization 头格式不对，或在途中被改动。
    .fix = 请绕过代理重试；若仍失败，请附上请求 ID 反馈，这是 dbcred 的缺陷。
    .again = 可以再发，但原因消除之前结果相同。

fault-AuthFailure-InvalidSecretId = 这不是云 API 密钥。
    .why = SecretId 存在，但类型不同。
    .fix = 使用控制台「访问管理 / API 密钥管理」中的密钥。
    .again = 换密钥后可以再发。

fault-AuthFailure-MFAFailure = 多因素验证未通过。
    .why = 该云账号的这个操作要求多因素验证。
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

fault-AuthFailure-TokenFailure = 临时密钥未被接受。
    .why = 令牌过期、不完整，或不属于该 SecretId。
    .fix = 重新获取临时密钥；草稿会保留。
    .again = 换新令牌后可以再发。

fault-AuthFailure-UnauthorizedOperation = 你的密钥无权创建凭据。
    .why = 访问管理中没有允许该密钥这样做的策略。
    .fix = 向云账号管理员申请 ssm:CreateProductSecret，资源 qcs::ssm::uin/{ $account }:secret/*（按 c 复制策略发给管理员）
    .again = 获得权限后可以再发。

fault-DryRunOperation = 这只是试运行（DryRun）：正式请求会被接受。
    .why = 该错误码对应试运行请求，dbcred 从不发送试运行。
    .fix = 检查是否有网关把请求改成试运行，然后再次创建。
    .again = 可以再发：没有创建任何内容。

fault-FailedOperation = 服务已开始处理，但没有完成。
    .why = 没有指出停在哪一步，可能已经创建了一部分。
    .fix = 先查询该名称。不存在时再创建，或换一个名称。
    .again = 先查明结果；dbcred 会自动查询。

fault-FailedOperation-AccessKmsError = 凭据管理系统无法使用 KMS 密钥。
    .why = 密钥被禁用或删除，或 KMS 未开通、欠费。
    .fix = 在 { $region } 的 KMS 中启用该密钥，或使用默认密钥。
    .again = 处理后可以再发。

fault-FailedOperation-RotationForbidden = 这里不能轮换。
    .why = 服务不轮换这种产品、实例或状态的凭据。
    .fix = 关闭轮换，或换一个实例。
    .again = 处理后可以再发。

fault-InternalError = 服务内部出错。
    .why = 不清楚出错之前是否已经创建。
    .fix = 先查询该名称；不存在时才再次创建。
    .again = 先查明结果；dbcred 会自动查询。

fault-InvalidAction = 这个接入点不认识 CreateProductSecret。
    .why = 它属于其他服务，或版本较旧。
    .fix = 检查接入点：凭据管理系统的以 ssm 开头。
    .again = 接入点正确后可以再发。

fault-InvalidParameter = 请求的格式与服务期望的不同。
    .why = 某个字段的类型或结构不对；上面的原文可能指出是哪个。
    .fix = 修改该字段。若看不出问题，请附上请求 ID 反馈：dbcred 本应检查出来。
    .again = 修改后可以再发；原样再发仍会被拒绝。

fault-InvalidParameterValue = 某个值违反服务的规则。
    .why = 上面的原文可能指出字段：名称、前缀、主机、权限、首次轮换时间或轮换周期。
    .fix = 修改该值；草稿其余部分不变。
    .again = 修改后可以再发；原样再发仍会被拒绝。

fault-InvalidParameterValue-TagKeysDuplicated = 有标签键出现了两次。
    .why = 每个键只能有一个值。
    .fix = 每个键保留一行。
    .again = 处理后可以再发。

fault-InvalidParameterValue-TagsNotExisted = 云账号下没有这个标签。
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

fault-InvalidRequest = 服务无法解析请求。
    .why = 到达时的形式与发出时不同，多半是代理所致。
    .fix = 请绕过代理重试；若仍失败，请附上请求 ID 反馈。
    .again = 可以再发，但原因消除之前结果相同。

fault-IpInBlacklist = 本机地址被禁止调用。
    .why = 云账号设有禁止调用的地址列表，本机在其中。
    .fix = 换一个地址调用，或请云账号管理员移出列表。
    .again = 处理后可以再发。

fault-IpNotInWhitelist = 本机地址不在云账号的允许列表中。
    .why = 该云账号只接受列表中的地址。
    .fix = 从列表中的地址调用，或请云账号管理员加入本机。
    .again = 处理后可以再发。

fault-LimitExceeded = 云账号在 { $region } 的凭据数已达配额。
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
    .why = 状态或策略不允许；上面的原文可能指出是哪一个。
    .fix = 检查凭据管理系统是否已授权，{ $instance } 是否运行中。
    .again = 处理后可以再发。

fault-OperationDenied-AccessKeyOverLimit = 该用户的访问密钥过多。
    .why = 云账号或用户最多有两个密钥；数据库凭据不应出现此错误码。
    .fix = 删除不用的密钥，然后再次创建。
    .again = 处理后可以再发。

fault-OperationDenied-AutoRotatedResource = { $name } 由服务自动轮换，不能手动修改。
    .why = 一个开启轮换的凭据占用了这个名称。
    .fix = 换一个名称；要修改那个凭据，先关闭它的轮换。
    .again = 换名称后可以再发。

fault-OperationDenied-RoleNotExist = 缺少凭据管理系统需要的角色。
    .why = 凭据管理系统通过云账号的服务角色操作实例。
    .fix = 请云账号管理员在控制台授权凭据管理系统，只需一次。
    .again = 授权后可以再发。

fault-OperationDenied-UinNotMatch = 实例属于另一个云账号。
    .why = 密钥的云账号与 { $instance } 的所有者不同。
    .fix = 使用那个云账号的密钥，或选择本云账号的实例。
    .again = 处理后可以再发。

fault-RequestLimitExceeded = 调用过多；自动重发几次后仍被拒绝。
    .why = 每个云账号每秒最多 20 次创建。
    .fix = 等一分钟，或找出频繁调用的程序。
    .again = 可以再发：没有执行任何操作。

fault-RequestLimitExceeded-GlobalRegionUinLimitExceeded = 该云账号在所有地域的调用过多。
    .why = 云账号下的所有程序共用此限制。
    .fix = 等一分钟，或找出频繁调用的程序。
    .again = 可以再发：没有执行任何操作。

fault-RequestLimitExceeded-IPLimitExceeded = 来自本机地址的调用过多。
    .why = 该地址后的所有程序共用此限制。
    .fix = 等一分钟，或找出频繁调用的程序。
    .again = 可以再发：没有执行任何操作。

fault-RequestLimitExceeded-UinLimitExceeded = 该云账号的调用过多。
    .why = 云账号下的所有程序共用此限制。
    .fix = 等一分钟，或找出频繁调用的程序。
    .again = 可以再发：没有执行任何操作。

fault-RequestSizeLimitExceeded = 请求过大。
    .why = 请求最大 10 MiB，几乎全是授权。
    .fix = 减少授权，或使用更大的范围。
    .again = 处理后可以再发；原样再发仍会被拒绝。

fault-ResponseSizeLimitExceeded = 应答过大，无法送达。
    .why = 超限之前，凭据可能已经创建。
    .fix = 先查询该名称；不存在时才再次创建。
    .again = 先查明结果；dbcred 会自动查询。

fault-ResourceInUse = 所需的资源正在执行另一个任务。
    .why = 多半是实例 { $instance } 正在变更。
    .fix = 等它的任务结束；控制台的实例页可以看到。
    .again = 结束后可以再发。

fault-ResourceInUse-SecretExists = 名称 { $name } 在 { $region } 已被占用。
    .why = 名称在同一地域内唯一。
    .fix = 换一个名称；草稿其余部分不变。
    .again = 换名称后可以再发；原样再发仍会被拒绝。

fault-ResourceInUse-ServiceAlreadyEnabled = 凭据管理系统已经开通。
    .why = 该错误码对应开通请求，创建时不应出现。
    .fix = 检查接入点，然后再次创建。
    .again = 可以再发：没有创建任何内容。

fault-ResourceInUse-VersionIdExists = 该凭据的一个版本已经存在。
    .why = 新建凭据不应出现此错误码；名称大概已被占用。
    .fix = 在控制台查看 { $name }，或换一个名称。
    .again = 换名称后可以再发。

fault-ResourceInsufficient = { $region } 目前资源不足。
    .why = 服务后台缺少所需的资源。
    .fix = 稍后再创建；实例允许的话可换地域。
    .again = 可以再发：没有创建任何内容。

fault-ResourceNotFound = 请求中提到的某个对象不存在。
    .why = { $region } 或本云账号中没有该实例、密钥、数据库或表。
    .fix = 检查地域和实例（{ $instance }），再检查授权的对象。
    .again = 处理后可以再发；原样再发仍会被拒绝。

fault-ResourceNotFound-SecretNotExist = 服务查找的凭据不存在。
    .why = 创建时不应出现此错误码；请求中提到的某个对象缺失。
    .fix = 检查地域和实例（{ $instance }）。
    .again = 可以再发：没有创建任何内容。

fault-ResourceUnavailable = 实例或服务现在不可用。
    .why = { $instance } 大概已隔离、正在重启或已停止。
    .fix = 让实例恢复运行。
    .again = 恢复后可以再发。

fault-ResourceUnavailable-NotPurchased = 凭据管理系统未开通。
    .why = 本云账号从未开通，或已欠费。
    .fix = 在控制台开通凭据管理系统，或结清欠费。
    .again = 处理后可以再发。

fault-ResourceUnavailable-ResourceDisabled = 一个已禁用的凭据占用了名称 { $name }。
    .why = 禁用的凭据仍保留名称。
    .fix = 启用那个凭据，或换一个名称。
    .again = 换名称后可以再发。

fault-ResourceUnavailable-ResourcePendingDeleted = 名为 { $name } 的凭据正在等待删除。
    .why = 删除完成之前，名称一直被占用。
    .fix = 换一个名称，或在控制台恢复那个凭据。
    .again = 换名称后可以再发。

fault-ResourceUnavailable-ResourceUninitialized = 之前对 { $name } 的创建还没有完成。
    .why = 同名凭据已存在，仍在创建中。
    .fix = 先看它的状态，再决定等待或换名称。
    .again = 先查明结果。

fault-ResourcesSoldOut = { $region } 已售罄。
    .why = 服务所需的资源在那里暂不出售。
    .fix = 稍后再创建；实例允许的话可换地域。
    .again = 可以再发：没有创建任何内容。

fault-ServiceUnavailable = 凭据管理系统暂时不可用。
    .why = 不清楚此前是否已经创建。
    .fix = 先查询该名称；不存在时才再次创建。
    .again = 先查明结果；dbcred 会自动查询。

fault-UnauthorizedOperation = 你的 API 密钥无权创建凭据。
    .why = 缺少 CAM 策略，或凭据管理系统未获得访问数据库的授权。
    .fix = 向云账号管理员申请 ssm:CreateProductSecret，资源 qcs::ssm::uin/{ $account }:secret/*（按 c 复制策略发给管理员），并授权凭据管理系统访问数据库。
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
    .why = 服务不认识该地域，或该地域不对本云账号开放。
    .fix = 选择实例所在的地域；列表列出提供服务的地域。
    .again = 处理后可以再发。

## Headless
import-too-large = 文件达到或超过 10 MB。一份草稿只有几 KB，请只给一份
import-utf16 = 文件是 UTF-16 编码。请存为 UTF-8
import-not-utf8 = 偏移 { $offset } 处的字节 { $byte } 不是 UTF-8。请把文件存为 UTF-8
import-too-deep = 列表和表的嵌套超过 { $most } 层。API 只需要 4 层
import-unknown-key = 未知字段 { $key }：CreateProductSecret 没有这个字段
import-unknown-key-near = 未知字段 { $key }；是不是 { $near }？
import-region-key = { $key } 不属于请求体。请用 --region 指定
import-duplicate-key = { $key } 出现两次，第一次在第 { $line } 行。请保留一个
import-grants-twice = grants 和 PrivilegesList 含义相同。请保留一个
import-missing = { $key } 缺少 { $name }。请补上
import-version = 这份草稿的版本为 { $version }；本程序读取版本 { $known }
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
import-type-root = 文件是{ $got ->
        [null] {" "}null
        [truth] {" "}true 或 false
        [whole] 数字
        [fraction] 小数
        [moment] 没有引号的日期
        [text] 文本
        [list] 列表
       *[table] 表
    }；请写一个对象：{"{"}"SecretName": "…"{"}"}
import-json-end = JSON 到此为止，还不完整
import-json-here = JSON 在这里不能有 { $seen }
import-json-comma = { $seen } 之前多了一个逗号。请去掉逗号
import-json-comment = JSON 没有注释。请删除，或把草稿存为 TOML
import-json-after = { $seen } 之前 JSON 已经完整。请删除后面的内容
import-json-escape = JSON 没有这个转义。反斜杠请写成 \\
import-json-control = 文本里有换行、制表符或其他控制字符。请写成 \n 或 \t，或补上引号
import-json-surrogate = { $seen } 只是半个字符。请写完整的一对，或直接写这个字符
import-json-number = 这不是 JSON 的数字。请只写数字，不带前导 0 或 +
import-toml-quotes = 缺少引号。文本要放在引号里：NAME = "text"
import-toml-escape = TOML 没有这种转义。反斜杠写成 \\，或改用单引号
import-toml-value = 缺少值。请写成 NAME = "text"
import-toml-end = TOML 到此为止，还不完整
import-toml-here = 这一行无法读取。草稿的每一行是 NAME = 值，文本加引号
set-no-value = { $name } 没有值。请这样写：SecretName=prod-orders-rw
set-no-name = { $text } 没有写明字段。写法：SecretName=prod-orders-rw
set-unknown-part = 没有 { $name }。这里可用：{ $known }
set-unknown = 没有 { $name }。请用 API 的名称，例如 Domains.0
set-unknown-near = 没有 { $name }；是不是 { $near }？
set-parts = { $name } 还少一个名称：{ $known }
set-no-part = { $name } 层级过深：该值没有下级字段
set-is-list = { $name } 是列表。请从 0 开始编号，例如 Domains.0
set-gap = { $name } 中间有空缺；下一个空位是 { $next }
set-truth = { $name } 只能是 true 或 false，不能是 { $value }
headless-no-region = 还没有地域。创建时需要：请加 --region，例如 ap-guangzhou
    .why = 地域不在请求体里，但总会发送；凭据名称在地域内唯一。
headless-empty-host = 这个主机是空的，不会发送。请删除
    .why = 文档只列出 %、IPv4 地址和网段。
headless-empty-privilege = 有一个权限是空的。请删除
    .why = 空文本不是权限。
headless-empty-tag = 这个标签没有键也没有值。请删除
    .why = 每个标签都要有键和值。
headless-more-errors = ! 还有 { $n } 个
headless-syntax-rest = 文本不完整；只检查了该处前后完整的部分
headless-begin-read = { $text } 按 { $fix } 发送
headless-every-read = { $text } 按 { $fix } 发送
template-absent = { $region } 没有名为 { $name } 的凭据。dbcred status 列出从本机发送过的凭据；控制台列出全部
template-not-database = { $name } 不是数据库凭据，没有可读取的产品、实例和数据库账号
template-no-region = 凭据按地域读取。请为 { $name } 加 --region，例如 ap-guangzhou
template-title = 已读取现有凭据
template-read = 已复制 { $name }；它的名称和前缀已被占用，请另填。未复制：
template-read-all = 已读取 { $name }。它的名称和前缀已被占用，请另填
template-reading = 正在读取 { $name }……
template-unread = 未读取：{ $why }
template-untold = 凭据管理系统不提供此项
template-no-tags = 标签服务没有列出它的标签
template-no-accounts = 服务没有给出它的数据库账号
template-no-hosts = 实例没有列出 { $account } 的主机
template-no-grants = 没有接口可以查询 { $instance } 上数据库账号的授权
template-hosts-differ = { $other } 上的授权不同；已采用 { $host } 上的授权
template-key-kind = 它用 { $key } 加密；服务没有写明这是否为默认密钥
note-of-field = { $field }：{ $text }
headless-name-shared = { $file } 在同一地域也用了名称 { $name }，内容却不同。两个之中有一个会被拒绝
headless-name-shared-same = { $file } 要的是同一个 { $name }。只会创建一次
headless-form-large = 表单有 { $kib } KiB；GET 最多 32 KiB。请发送 JSON
    .why = GET 的上限（R17）。
headless-sandbox-port = 这个命令的沙箱没有运行。要用这个地址，请启动：dbcred sandbox --port { $port }
headless-out-broken = 无法写入输出：{ $why }
headless-accept-unknown = 没有 { $code } 这个代码。docs/json.md 列出了全部；--json 给出每条结果的代码
headless-accept-near = 没有 { $code } 这个代码；是不是 { $near }？
headless-file-url = 没有文件 { $file }。路径前面不写 file:，即 { $path }
headless-file-inline = { $file } 是 JSON，不是文件名。请存成文件，或用管道传入并以 - 作文件
headless-no-file = 没有文件 { $file }
headless-file-denied = 没有权限读取文件 { $file }
headless-file-is-folder = { $file } 是文件夹。请给文件
headless-file-trouble = 文件 { $file } 无法读取：{ $why }
headless-grants-none = { $file } 中没有可采用的 GRANT
headless-stdin-twice = 标准输入只能读一次。请为其中一个给出文件
headless-grants-strangers = { $n } 条语句不属于 { $account }，未采用
headless-grants-others = 另有 { $n } 条语句不授予权限（SET、CREATE USER 等）
headless-grants-large = { $file } 超过 10 MB。请给出一个数据库账号的 SHOW GRANTS，或拆分文件
headless-grants-no-account = { $file } 没有授权给 { $account }。其中的数据库账号：
headless-grants-accounts = { $file } 授权给 { $n } 个数据库账号。请用 --for USER@HOST 指明要哪一个：
headless-grants-account = { $account }  { $n } 条授权
headless-errors = { $n } 个错误
headless-warnings = { $n } 条提醒
headless-notes = { $n } 条信息
headless-good = 检查通过，{ $bytes } 字节，sha256 { $hash }
headless-comma = ，
headless-scenario = 没有场景 { $name }。可选：{ $known }
headless-no-port = 无法使用端口 { $port }：{ $why }
headless-journalled = 正在把 { $name } 发往 { $host }；先写入日志
headless-sent = 已发往 { $host }，第 { $attempt } 次：{ $bytes } 字节，sha256 { $hash }
headless-throttled = 被拒绝：调用过于频繁（{ $why }），没有执行；{ $seconds } 秒后第 { $attempt } 次尝试
headless-stopping = 等到应答或超时后停止；再按一次 ^C 立即结束
headless-not-connected = 没有连上，没有发送任何内容（{ $why }）；{ $seconds } 秒后第 { $attempt } 次尝试
headless-accepted = 已受理，任务 { $task }，请求 { $request }
headless-working = 进行中，已 { $seconds } 秒
headless-working-says = 进行中，已 { $seconds } 秒：{ $says }
headless-no-word = 无法查询任务（{ $why }）；将再次查询
headless-in-doubt = { $why }；正在查找 { $name }
headless-looked = 第 { $n } 次查找：{ $found }
headless-look-absent = 没有凭据使用这个名称
headless-look-ours = 找到了，{ $made } 创建于 { $instance }，{ $status }
headless-look-theirs = 找到了，但属于别的请求：{ $made } 创建于 { $instance }，{ $status }
headless-reading-back = 正在回读创建的凭据
headless-doubt-timed-out = { $seconds } 秒内没有应答
headless-doubt-broken = 连接中断（{ $why }）
headless-doubt-odd = 应答不符合预期（{ $what }，HTTP { $status }）
headless-doubt-ambiguous = 服务返回 { $code }，是否已执行尚不清楚
headless-doubt-interrupted = dbcred 在收到应答之前结束
headless-account-current = { $account }（当前）
headless-end-tags = 标签：没有设置（TagCode { $code }：{ $says }）。请在标签控制台设置
headless-end-accounts = 数据库账号：{ $accounts }
headless-end-no-accounts = 查到：没有它的数据库账号
headless-nothing = 无
headless-end-difference = 不同：{ $what }：请求 { $asked }，查到 { $found }
headless-end-more = 另有 { $n } 处不同
headless-end-missing = 缺少：{ $asked }
headless-end-extra = 多出：{ $found }
headless-end-clock = 时钟：{ $clock }
headless-end-unread = 没有回读：{ $field }：{ $why }
headless-end-says = 服务返回：{ $says }
headless-end-fix = 办法：{ $fix }
headless-end-request = 请求：{ $request }
headless-end-no-look = 查找都没有应答：{ $why }
headless-needs-yes = 没有发送：create 会发出真实请求。请加上 --yes
nothing-kept = 没有存放草稿和日志的目录：{ $why }
headless-no-folder = 没有存放日志的目录：{ $why }
headless-sandbox = 沙箱 { $address } - 任何内容都不会离开本机
headless-no-entries = 本机没有发送过
headless-journal = 无法读取日志：{ $why }
headless-reading-journal = 正在读取日志……
headless-earlier = 先查明 { $time } 开始的对 { $name } 的一次尝试
headless-journal-damaged = 日志中损坏的文件已移开：{ $file }。它可能是结果未知的创建
headless-journal-unclear = 不清楚以 { $name } 发送过什么：无法读取日志文件 { $file }
headless-journal-newer = 日志中有更新版本 dbcred 的文件，未作改动：{ $file }
headless-several = { $name } 有多次尝试。请选择一个：{ $commands }
headless-only-draft = { $name } 是从未发送的草稿，需要在终端中继续：{ $command }
headless-task-no-region = 任务按地域查询。请为任务 { $task } 加 --region，例如 ap-guangzhou
headless-task-working = 任务 { $task } 正在进行；请稍后再查
headless-task-finished = 任务 { $task } 已完成。本机日志不知道它创建了什么
headless-task-failed = 任务 { $task } 已失败。服务返回：{ $says }
headless-not-asked = 未查询：{ $why }
headless-nothing-of = 日志中没有 { $name } 的记录
headless-no-thread = 此命令没有发送任何内容：系统无法再提供线程或文件（{ $why }）
headless-scenario-alone = --scenario 只用于沙箱。请加上 --sandbox
headless-sandbox-endpoint = 沙箱自带接入点。请去掉 --endpoint
headless-word-created = 已创建
headless-word-created-but-tags-failed = 已创建，标签失败
headless-word-task-failed = 任务失败
headless-word-refused = 被拒绝
headless-word-not-sent = 没有发送
headless-word-not-created = 没有创建
headless-word-unknown = 未知
headless-word-working = 进行中
wizard-dumb-terminal = TERM=dumb 的终端无法显示向导。请用 check、preview 和 create
headless-no-terminal = 向导需要终端。请用 check、preview 和 create；见 dbcred --help
usage-command = 没有 { $what } 这个命令
usage-option = 没有 { $what } 这个选项
usage-no-value = { $what } 需要一个值
usage-value = { $what } 不能是 { $value }
usage-missing = 缺少 { $what }
usage-conflict = { $what } 与 { $other } 不能同时使用
usage-other = 命令行无法理解：{ $why }
usage-near = 相近的有：{ $near }
usage-choices = 可选：{ $near }
usage-extra = 多了一个参数 { $what }
usage-no-more = { $what } 不接受值，或值过多
usage-twice = { $what } 只能写一次
usage-utf8 = 命令行中有非 UTF-8 的内容
usage-account-odd = 云账号用数字（UIN）表示，例如 100012345678
usage-time-odd = 时间是数字加单位：500ms、20s、10m、1h30m
usage-time-long = 超过了一周
usage-age-odd = 期限是数字加单位：90d、12w、1y、36h
usage-age-long = 超过了一百年
headless-more = 还有 { $n } 条较早的记录未列出；--limit { $all } 可列出全部
headless-pruned = 已删除 { $removed } 条记录。保留：{ $younger } 条结束较晚，{ $open } 条尚无结果，{ $unread } 条无法读取。
headless-would-prune = 将删除 { $removed } 条记录。保留：{ $younger } 条结束较晚，{ $open } 条尚无结果，{ $unread } 条无法读取。
usage-time-none = 时间不能为 0；至少 1ms
usage-more = 更多：dbcred --help
headless-not-kept = 发送之后日志无法写入：{ $why }。保留这份输出；dbcred resume { $name } 会重新查找
headless-journal-unreadable = 日志文件 { $file } 无法读取，原样保留。它可能是一次结果未知的创建
headless-key-expired = 密钥（{ $source }）已于 { $at } 过期：不会用它签名
headless-settings-unread = { $place }：{ $why }。其中可能写有地域和接入点：请修正该文件，或将其删除
headless-fix = { $text }。请写 { $fix }

## Credentials and look-ups

typed-key-title = 本次会话的 API 密钥
typed-key-optional = 只有临时密钥才有
typed-key-count = { $n } 个字符，已隐藏
typed-key-hint = 用到 dbcred 结束或重新查找密钥为止，不保存。
typed-key-used = 现在使用 { $id }，直到在开始页重新查找
credential-source-environment = 来自环境变量（TENCENTCLOUD_SECRET_ID）
credential-source-profile = 来自 { $path }（{ $kind }）
credential-source-sdk = 来自 { $path }
credential-source-role = 云账号 { $account } 的角色 { $role }，经由{ $through ->
        [environment] 环境变量
       *[other] { " " }{ $through }
    }
credential-source-pod = 本 Pod 的角色 { $role }，云账号 { $account }
credential-source-machine = 本机的角色 { $role }
credential-source-typed = 本次会话中输入
credential-source-sandbox = 沙箱自带
credential-empty = { $what } 为空。请填入完整的密钥
credential-padded = { $what } 首尾有空白。请去掉
    .why = 服务端只返回 SecretIdNotFound，不会提到空白。
credential-odd-character = { $what } 含有空白或密钥中不会出现的字符。请重新复制
    .why = 密钥和令牌只由可见的 ASCII 字符组成。
credential-file-open = 本机其他用户可以读取 { $path }。解决：chmod 600 { $path }
    .why = 能读取该文件的人就能以你的身份操作。
credential-real-to-sandbox = 真实密钥绝不会发往沙箱。请使用沙箱自带的密钥
credential-sandbox-to-cloud = 沙箱密钥绝不会离开本机。请使用云账号的密钥
credential-asked-when-chosen = 选中后再获取
credential-place-environment = 环境变量
credential-place-profile = tccli 配置
credential-place-settings = tccli 设置
credential-place-sdk = SDK 文件
credential-place-role = CVM 角色
credential-key = { $id }
credential-not-set = 未设置
credential-half = 未设置 { $missing }
credential-no-file = 没有该文件
credential-unreadable = 无法读取：{ $why }
credential-dangling = 指向不存在之处的链接。请删除它，或把文件放到那里
credential-not-utf8 = 不是 UTF-8 文本
credential-damaged = 不是 JSON：第 { $line } 行第 { $column } 列
credential-other-type = dbcred 不认识的类型；它认识 default、oauth、sso 和 cvm-role
credential-misshapen = 不是密钥文件：第 { $line } 行第 { $column } 列的值类型不对
credential-twice = 同一名称出现两次：第 { $line } 行第 { $column } 列。请只保留一个
credential-misspelt = tccli 不读取 { $found }。请改名为 { $wanted }
credential-no-members = 其中既没有 secretId 也没有 secretKey。请写入两者，或删除该文件
credential-end = expiresAt 不是自 1970 年起的秒数。请修正它，或重新登录
credential-ran-out = { $id } 已于 { $at } 到期。{ $kind ->
        [oauth] 请运行 tccli auth login
        [sso] 请运行 tccli sso login
       *[static] 请在那里放入新密钥
    }
settings-misshapen = { $what } 的写法与 tccli 不同
credential-not-instead = 未查看：请先修正上面的问题
credential-passed-over = 未查看：已指定配置
credential-not-needed = 未查看：前面已找到密钥

## The help of the command line

cli-about = 在腾讯云凭据管理系统中创建自动轮换的数据库凭据
cli-about-more = 不带命令时打开向导。check、preview、create、status 和 resume 不提问，供脚本使用。
cli-exits =
    退出码：
      0    已检查、已显示、已创建，或以 --no-wait 已受理
      1    没有发送、没有创建，或其他原因出错
      2    输入违反规则或不清楚；没有发送
      3    服务拒绝；没有创建
      4    结果未知或仍在进行：请先查看（dbcred resume 名称）
      5    创建了，但与请求不符
      130  被中断；最后一行给出是否已发送

    API 密钥来自环境变量（TENCENTCLOUD_SECRET_ID 和 TENCENTCLOUD_SECRET_KEY）、
    tccli 配置，或 SDK 的文件；从不来自命令行。
cli-heading-usage = 用法：
cli-heading-commands = 命令：
cli-heading-arguments = 参数：
cli-heading-options = 选项：
cli-heading-connection = 连接：
cli-heading-time = 时间（例如 500ms、20s、10m、1h30m）：
cli-heading-output = 输出：
cli-usage-options = [选项]
cli-value-code = 代码
cli-value-command = 命令
cli-value-host = 主机
cli-value-site = 站点
cli-value-uin = 云账号
cli-value-region = 地域
cli-value-name = 名称
cli-value-time = 时间
cli-value-lang = 语言
cli-value-name-value = 名称=值
cli-value-grant = 授权
cli-value-file = 文件
cli-value-format = 格式
cli-value-name-flowid = 名称|任务编号
cli-value-n = 端口
cli-value-theme = 主题
cli-value-shell = shell
cli-default = { $help } [默认：{ $value }]
cli-choices = { $help } [可选：{ $values }]
cli-command-new = 打开向导的第一步
cli-command-check = 检查草稿并列出问题；不发送
cli-command-preview = 以某种格式显示请求；不发送
cli-command-create = 创建草稿中的凭据，只发送一次
cli-command-resume = 查明创建的结果，或继续编辑草稿；自身从不发送
cli-command-status = 显示任务或凭据的状态；不带名称时列出本机发送过的请求
cli-command-sandbox = 为其他程序提供模拟的云服务，仅限本机
cli-command-completions = 输出某个 shell 的补全脚本
cli-command-help = 显示本帮助，或某个命令的帮助
cli-check-files = TOML 草稿，或 API 自己的 JSON；- 是标准输入
cli-preview-file = TOML 草稿，或 API 自己的 JSON；- 是标准输入
cli-create-file = TOML 草稿，或 API 自己的 JSON；- 是标准输入
cli-resume-name = 已发送的凭据的名称，或草稿的名称
cli-status-name = 凭据的名称，或任务的编号
cli-completions-shell = 使用的 shell
cli-help-command = 命令
cli-command-journal = 清除本机很久以前已结束的发送记录；尚无结果的记录始终保留
cli-journal-action = 要做的事
cli-value-action = 操作
cli-option-older-than = 结束多久之后的记录才会删除，例如 90d 或 1y
cli-option-dry-run = 只统计将删除的数量
cli-option-limit = 最多列出多少条已结束的记录；尚无结果的总是列出
cli-option-help = 显示帮助；--help 比 -h 更详细
cli-option-version = 显示版本
cli-option-endpoint = 请求发往何处：主机名或 URL；非 tencentcloudapi.com 或带端口时，所有请求都发往那里
cli-option-site = 该接入点支持哪个站点的字段 [默认：由其名称判断]
cli-option-region = 地域 [默认：取自草稿、TENCENTCLOUD_REGION 或配置]
cli-option-profile = 含 API 密钥、地域和接入点的 tccli 配置 [默认：环境变量、TCCLI_PROFILE 或 default]
cli-option-expect-account = API 密钥不属于此云账号时拒绝发送和查询
cli-option-sandbox = 在本机启动并使用模拟的云服务；数据不离开本机
cli-option-scenario = 沙箱的行为，例如 slow 或 drops-answer
cli-option-timeout = 一次请求的最长时间，从连接到最后一个字节
cli-option-settle = 结果未知时，查找多久之后才说「未创建」
cli-option-wait = 跟踪任务多久
cli-option-no-wait = 服务受理请求后即结束；任务继续进行
cli-option-lang = 界面语言 [默认：取自系统区域设置]
cli-option-json = 在标准输出上给出一个 JSON 对象，代替文字
cli-option-ascii = 用纯 ASCII 代替线条和箭头
cli-option-theme = 向导的配色 [默认：按终端背景]
theme-unread = 未采用 { $file }：{ $why }
cli-option-like = 以此名称的现有凭据为起点，代替文件；不读取其值
cli-new-file = 向导的起点：TOML 草稿或 API 的 JSON；- 为标准输入
cli-option-set = 按带点的名称设置一个值，例如 Domains.0=10.0.1.%（可重复）
cli-option-grant = 添加一项授权，例如 'select, insert on orders.*'（可重复）
cli-option-grants = 添加文件中的授权：GRANT 语句，或 SHOW GRANTS 的输出；- 是标准输入
cli-option-accept = --strict 时接受这个代码的提醒
cli-option-strict = 把提醒当作错误
cli-option-account = --grants 的文件含多个数据库账号时，取哪一个的授权
cli-value-user-host = 用户@主机
cli-option-yes = 确认创建；不加此项则不发送
cli-option-format = 格式；exact 是请求体的字节，不含其他内容
cli-option-show-signature = 显示完整签名；五分钟内，看到签名请求的人都能发送它
cli-option-machine-role = 同时提供带此角色的实例元数据服务，供 TENCENTCLOUD_METADATA_URL 使用
cli-option-port = 端口 [默认：任意空闲端口]

# 请求发往哪里。
endpoint-empty = --endpoint 是空的。请给出主机，或去掉这个选项
endpoint-malformed = { $endpoint } 不是主机名，也不是主机的 URL
endpoint-malformed-profile = { $place } 里的接入点 { $endpoint } 不是主机名，也不是主机的 URL。请在那里改正，或加上 --endpoint
endpoint-plain-http = 明文 http 只能用于本机。{ $host } 请用 https
endpoint-foreign-draft = 这个文件要发往 { $endpoint }，它不是腾讯云。如果确实如此，请加上 --endpoint { $endpoint }
    .why = 收到签名请求的一方也会得到会话令牌，所以单凭一个文件不能决定发往哪里。
endpoint-foreign-set = { $endpoint } 不是腾讯云。如果确实要用，请把 --set endpoint 改为 --endpoint { $endpoint }
endpoint-foreign-profile = { $place } 要发往 { $endpoint }，它不是腾讯云，而密钥来自别处。如果确实如此，请加上 --endpoint { $endpoint }
    .why = 配置文件只决定它自己的密钥发往哪里，不决定别处的密钥。
endpoint-foreign-journal = 日志说当时发往 { $endpoint }，它不是腾讯云。如果没错：{ $command }
    .why = 收到签名请求的一方也会得到会话令牌，所以单凭一个文件不能决定发往哪里。
region-malformed = { $place }：{ $region } 不是地域。地域只有字母、数字和连字符，例如 ap-guangzhou
region-passed-over = 不使用 { $place }：{ $region } 不是地域
endpoint-closed = 取消
endpoint-title = 发往这个接入点？
endpoint-by-draft = 打开的文件指定了这个接入点：
    .short = 文件指定了这个接入点，发往那里？
endpoint-by-profile = { $place } 指定了这个接入点，而密钥来自别处：
    .short = 配置指定了这个接入点，发往那里？
endpoint-by-journal = 日志说当时发往这个接入点：
    .short = 日志中是这个接入点，发往那里？
endpoint-why-foreign = 这不是腾讯云的接入点。所有请求都会发往那里，并带有密钥 ID 和会话令牌。目前尚未发送任何内容。
    .short = 这不是腾讯云的接入点：密钥 ID 和会话令牌会发往那里。尚未发送任何内容。
endpoint-why-malformed = 这不是主机名，也不是主机的 URL。目前尚未发送任何内容。
endpoint-answer-public = 使用腾讯云的公共接入点
endpoint-answer-use = 使用这个接入点，直到退出
endpoint-answer-cancel = 取消
endpoint-declined = 没有向 { $endpoint } 发送任何内容。

# 在哪里寻找密钥。
credential-ini-odd = 第 { $line } 行既不是 [section]，也不是 name = value
credential-ini-homeless = 第 { $line } 行出现在任何分节之前。请以 [default] 开头
credential-ini-continued = 第 { $line } 行以空白开头，因此会接在上一行后面。请去掉空白
credential-ini-twice = 第 { $line } 行重复了一个名称。请只留一个
credential-no-named-file = 没有该文件，但 { $variable } 指定了它
credential-tilde = 没有该文件：{ $variable } 中的 ~ 没有展开。请写完整路径
credential-no-profile = 没有该文件，但 TCCLI_PROFILE 指定了 { $profile }
credential-none-there = 其中没有密钥
credential-no-section = 没有分节 [{ $section }]
credential-other-sections = 没有分节 [{ $section }]；现有 { $sections }。用 --profile 指定，例如 --profile { $first }
credential-spelling = 没有 SDK 会读取 { $found }。请写成 { $wanted }
credential-place-pod = Pod 身份
## 一次请求的状态：各处都用同一句话

standing-untried = 尚未发送。
standing-not-sent = { $name } 没有发送：{ $reason }。
standing-retrying = { $name } 已尝试 { $times } 次，没有创建任何内容：{ $reason }
standing-sending = 正在把 { $name } 发往 { $host }，第 { $times } 次；可能已经送达。
standing-accepted = { $time } 已受理：{ $name } 的任务 { $task } 进行中。
standing-accepted-seen = { $time } 已受理：{ $name } 现在的状态是 { $reason }。
standing-accepted-unanswered = { $name } 已于 { $time } 发送：没有收到应答，但凭据已存在，正在创建。
standing-accepted-untold = 已受理：{ $name }，任务 { $task }。无法跟踪：{ $reason }。
standing-created = { $time } 已创建 { $name }，回读核对：与请求一致。
standing-created-unread = { $time } 已创建 { $name }；未能回读：{ $reason }。
standing-created-not-compared = { $time } 已创建 { $name }；有些内容无法核对。
standing-created-differs = { $time } 已创建 { $name }，但与请求不符：{ $count } 处不同。
standing-tags-failed = { $time } 已创建 { $name }；标签未设置：{ $reason }。
standing-task-failed = { $time } { $name } 的任务失败。{ $reason }。
standing-unknown = 结果未知：{ $name }，{ $time } 发送。
standing-refused = { $time } { $name } 被拒绝：{ $reason }。没有创建任何内容。
standing-not-created = 未创建：查找 { $count } 次，均未找到 { $name }。
standing-theirs = { $name } 属于另一个凭据：{ $count } 处不同。
standing-in-use = { $name } 已于 { $time } 以不同内容创建：{ $count } 处不同。这次没有发送。
standing-gone = { $name } 曾被服务受理，现在不存在（{ $time } 查看）。
standing-already-created = { $name } 已于 { $time } 创建。这次没有发送。
standing-still-open = 仍未结束：{ $text }
standing-draft-differs = 草稿与已发送的内容不同。
standing-next-draft = 草稿已保留：{ $command }
standing-next-status = 查看状态：{ $command }
standing-next-settle = 查明结果：{ $command }
standing-next-sandbox = 沙箱及其中的一切随 dbcred 结束。
sends-nothing-name = { $name } 已被占用：没有发送。请换一个名称
confirm-earlier = { $text }
odd-contradictory = 自相矛盾的应答
odd-other-name = 关于另一个名称的应答
submission-title-gone = 已创建，现已不存在
submission-in-use-why = { $time } 已从本机以右侧的内容创建；凭据的授权、主机和实例无法更改。
submission-gone-why = { $time } 查看：现在没有凭据使用这个名称，它已被删除。
submission-gone-again = 按 s 会再次要求输入 yes，然后新建一个。
submission-unread-no-call = 没有接口可以查到
headless-interrupted = 已中断：此命令没有发送任何请求
headless-end-interrupted = 已中断：
headless-end-what = 问题：{ $what }
headless-word-theirs = 名称被占用
headless-word-exists-but-differs = 已存在，内容不同
headless-word-created-but-differs = 已创建，与请求不符
headless-word-gone = 已不存在
headless-word-already-created = 此前已创建
headless-end-exists = { $name } 已存在于 { $instance }（{ $product }），创建于 { $made }，状态：{ $status }。不是从本机发送的
headless-end-absent = { $name } 不存在，也没有从本机发送过
headless-unanswered = 无法查询 { $subject }：{ $why }
cli-option-task = 按编号指定任务（凭据的名称也可能全是数字）
confirm-to = 发往 { $host }，使用 API 密钥 { $key }

# 为什么没有建立连接。
connection-name-not-found = { $way ->
        [to-proxy] 查不到代理 { $proxy } 的地址，因此没有连到 { $host }。请检查 HTTPS_PROXY 或 ALL_PROXY 和 DNS
        [through-proxy] { $host } 在本机没有地址，也没有向代理 { $proxy } 询问。请把 socks5:// 改为 socks5h://，由代理查询
       *[direct] 查不到 { $host } 的地址。请检查接入点、网络和 DNS
    }
connection-refused = { $way ->
        [to-proxy] 代理 { $proxy } 拒绝连接，因此没有连到 { $host }。请检查 HTTPS_PROXY 或 ALL_PROXY
        [through-proxy] 代理 { $proxy } 报告 { $host } 拒绝连接。请检查接入点
       *[direct] { $host } 拒绝连接。请检查接入点和端口
    }
connection-unreachable = { $way ->
        [to-proxy] 没有通往代理 { $proxy } 的路由，因此没有连到 { $host }。请检查网络和 HTTPS_PROXY 或 ALL_PROXY
        [through-proxy] 代理 { $proxy } 找不到通往 { $host } 的路由。请检查接入点，或把主机写入 NO_PROXY
       *[direct] 没有通往 { $host } 的路由。请检查网络；如需代理，请设置 HTTPS_PROXY
    }
connection-timed-out = { $way ->
        [to-proxy] 经代理 { $proxy } 连接 { $host }，{ $seconds } 秒内没有连上。请检查 HTTPS_PROXY 或 ALL_PROXY，或加大 --timeout
       *[direct] { $seconds } 秒内没有连上 { $host }。请检查网络；如需代理，请设置 HTTPS_PROXY，或加大 --timeout
    }
connection-closed = { $way ->
        [to-proxy] 还没有连到 { $host }，代理 { $proxy } 就关闭了连接。请检查 HTTPS_PROXY 或 ALL_PROXY
        [through-proxy] 经代理 { $proxy } 到 { $host } 的连接在发送任何内容之前被关闭。请检查代理
       *[direct] { $host } 在发送任何内容之前关闭了连接。请检查网络
    }
connection-not-tls = { $target } 不使用 TLS{ $way ->
        [to-proxy] {""}；它是通往 { $host } 的代理，因此没有连到该主机。如果它只用明文 HTTP，请把 https:// 改为 http://
        [through-proxy] （经代理 { $proxy }）
       *[direct] {""}
    }。请检查地址和端口
connection-expired = { $target } 的证书已过期{ $way ->
        [to-proxy] {""}；它是通往 { $host } 的代理，因此没有连到该主机
        [through-proxy] （经代理 { $proxy }）
       *[direct] {""}
    }。请检查本机时钟；否则需由服务器的管理者续期
connection-not-yet-valid = { $target } 的证书尚未生效{ $way ->
        [to-proxy] {""}；它是通往 { $host } 的代理，因此没有连到该主机
        [through-proxy] （经代理 { $proxy }）
       *[direct] {""}
    }。请检查本机时钟
connection-wrong-name = { $target } 出示的证书属于另一个名称{ $way ->
        [to-proxy] {""}；它是通往 { $host } 的代理，因此没有连到该主机
        [through-proxy] （经代理 { $proxy }）
       *[direct] {""}
    }。应答的是另一台服务器：请检查接入点、DNS 和代理
connection-unknown-issuer = 本机不信任签发 { $target } 证书的机构{ $way ->
        [to-proxy] {""}；它是通往 { $host } 的代理，因此没有连到该主机
        [through-proxy] （经代理 { $proxy }）
       *[direct] {""}
    }。如果是你公司的机构，请把 SSL_CERT_FILE 设为含有其证书的文件
connection-authority-as-server = { $target } 把机构的证书当作自己的证书{ $way ->
        [to-proxy] {""}；它是通往 { $host } 的代理，因此没有连到该主机
        [through-proxy] （经代理 { $proxy }）
       *[direct] {""}
    }。请把它放入 SSL_CERT_FILE，并给服务器一张由它签发的证书
connection-certificate = { $target } 的证书不被接受{ $way ->
        [to-proxy] {""}；它是通往 { $host } 的代理，因此没有连到该主机
        [through-proxy] （经代理 { $proxy }）
       *[direct] {""}
    }：{ $says }。请检查接入点，以及 SSL_CERT_FILE（如已设置）
connection-tls-refused = { $target } 拒绝了 TLS 连接{ $way ->
        [to-proxy] {""}；它是通往 { $host } 的代理，因此没有连到该主机
        [through-proxy] （经代理 { $proxy }）
       *[direct] {""}
    }：{ $reason ->
        [name] 它不提供该名称的主机。请检查接入点
        [certificate] 它要求客户端证书，而 dbcred 没有
        [access] 它拒绝本机访问。请询问其管理者
       *[common] 它与 dbcred 没有共同的 TLS 版本或密码套件。请询问其管理者
    }
connection-certificate-file = { $variable } 设为 { $path }，无法使用：{ $why ->
        [empty] 其中没有证书
        [kind] 它不是普通文件
       *[other] { $says }
    }。请改正或取消设置；否则不会连接 { $host }
connection-no-certificates = 本机没有可用来检查 { $host } 的证书。请安装 ca-certificates，或把 SSL_CERT_FILE 设为证书文件
connection-proxy-refused = 代理 { $proxy } 不放行到 { $host } 的连接（HTTP { $status }）。请询问代理的管理者，或把主机写入 NO_PROXY
connection-proxy-password = 代理 { $proxy } 对 { $host } 要求用户名和密码，或者现有的不对。写法：HTTPS_PROXY={ $scheme }://USER:PASSWORD@HOST:PORT
connection-proxy-forbids = 代理 { $proxy } 的规则不放行到 { $host } 的连接。请询问代理的管理者，或把主机写入 NO_PROXY
connection-proxy-login = { $variable } 有用户名而没有密码，或其中之一超过 255 字节，SOCKS 都不接受。请改正；否则不会连接 { $host }
connection-not-a-proxy = { $proxy } 上应答的不是代理，因此没有连到 { $host }。请检查 HTTPS_PROXY 或 ALL_PROXY
connection-proxy-character = { $variable } 含有空白、引号或地址中不会出现的字符。请改正；否则不会连接 { $host }
connection-proxy-scheme = { $variable } 不以 http、https、socks5 或 socks5h 开头。请改正；否则不会连接 { $host }
connection-proxy-host = { $variable } 没有可读的主机或端口。请改正；否则不会连接 { $host }
connection-proxy-rest = { $variable } 在主机和端口之外还有内容。请去掉；否则不会连接 { $host }
connection-broken = 到 { $host } 的连接中断：{ $says }
connection-other = { $way ->
        [to-proxy] 没有连到代理 { $proxy }，因此没有连到 { $host }：{ $says }。请检查 HTTPS_PROXY 或 ALL_PROXY
        [through-proxy] 没有经代理 { $proxy } 连到 { $host }：{ $says }。请检查网络和代理
       *[direct] 没有连到 { $host }：{ $says }。请检查网络和接入点
    }
connection-words = 没有连接：{ $says }
credential-role-only = 只有角色，用于配置中的密钥
credential-role-no-key = 缺少 { $variable } 所指角色要用的密钥。请在那里填入 secretId 和 secretKey
credential-two-keys = source-profile 与自身的密钥或类型并存。请只保留其一
credential-no-source = 没有配置 { $source }，但 source-profile 指定了它
credential-source-loop = 其角色需要 { $source } 的密钥，而后者又需要 { $profile } 的密钥。请在其中一个填入密钥
credential-source-chain = 其角色需要 { $source } 的密钥，而后者也是角色。请指定自带密钥的配置
exchange-role = 云账号 { $account } 的角色 { $role }，使用密钥 { $id }（{ $place }）
exchange-pod = 云账号 { $account } 的角色 { $role }，使用本 Pod 的令牌
exchange-machine = 本机的角色，向 { $host } 获取
exchange-odd = 返回的不是完整的临时密钥。请重试，或把密钥放入环境变量
exchange-ended = 临时密钥已于 { $at } 到期。请检查本机时钟
exchange-refused = 未获得角色 { $role }（{ $code }：{ $says }）。请检查角色名称，以及谁可以扮演它
exchange-token = 无法从 { $path } 读取本 Pod 的令牌：{ $why }
exchange-no-token = { $path } 中没有 Pod 的令牌。请检查 TKE_WEB_IDENTITY_TOKEN_FILE
metadata-url = { $variable } 必须是 http、本机（127.0.0.1、[::1] 或 localhost）并带端口
metadata-absent = { $host } 没有应答：只有云上的机器才有
    .short = 没有应答
metadata-no-role = 本机没有角色。请为其绑定角色，或在其他位置提供密钥
metadata-odd-role = { $host } 没有给出角色名称。请检查是什么在那里应答
metadata-status = { $host } 返回 HTTP { $status }，没有角色。不跟随重定向
metadata-odd = { $host } 返回的不是角色的密钥。请检查是什么在那里应答
headless-key-unasked = 发送时才会获取密钥：{ $source }
key-expired-to-send = 密钥已过期，正在查找新的。请重新登录，或按 ^X k 输入
