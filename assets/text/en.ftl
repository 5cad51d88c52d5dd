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

