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

