# 用户看到的全部中文。消息按键名查找，用到时才解析。
language-name = 中文

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

