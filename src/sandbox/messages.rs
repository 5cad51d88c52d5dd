//! The messages of refusals in the language that the client asks for with `X-TC-Language` (docs/api.md §4.1).

use super::parameters::ParameterError;

/// English messages and the same in Chinese; `{}` stands for what differs, in the same order.
const CHINESE: &[(&str, &str)] = &[
    ("The value of parameter `{}` is not valid: {}.", "参数 `{}` 的值无效：{}。"),
    ("The type of parameter `{}` is not valid: {} is expected.", "参数 `{}` 的类型错误：应为 {}。"),
    ("The request is missing a required parameter `{}`.", "请求缺少必填参数 `{}`。"),
    ("The parameter `{}` is not recognized.", "未知参数 `{}`。"),
    ("The parameter `{}` cannot be read: {}.", "参数 `{}` 无法解析：{}。"),
    ("The secret does not exist.", "凭据不存在。"),
    ("The task does not exist.", "任务不存在。"),
    ("The version does not exist.", "版本不存在。"),
    ("The instance does not exist.", "实例不存在。"),
    ("The instance does not exist in this region.", "该地域没有这个实例。"),
    ("The instance is not running.", "实例不在运行中。"),
    ("The disk of the instance is locked.", "实例磁盘已锁定。"),
    ("The account does not exist.", "账号不存在。"),
    ("The database does not exist.", "数据库不存在。"),
    ("The table does not exist.", "表不存在。"),
    ("The schema does not exist.", "模式不存在。"),
    ("The database or table does not exist.", "数据库或表不存在。"),
    ("The KMS key is not enabled.", "KMS 密钥未启用。"),
    ("The KMS key does not exist in this region.", "该地域没有这个 KMS 密钥。"),
    ("The key does not exist.", "密钥不存在。"),
    ("The tag key at `{}` is there twice.", "标签键 `{}` 重复。"),
    ("The tag at `{}` does not exist.", "标签 `{}` 不存在。"),
    ("The product {} is not supported by this action.", "该接口不支持产品 {}。"),
    ("The status of the secret is {}.", "凭据的状态为 {}。"),
    ("The secret is disabled.", "凭据已停用。"),
    ("The secret is scheduled for deletion.", "凭据已计划删除。"),
    ("The secret is not initialised.", "凭据尚未初始化。"),
    ("The sandbox was asked to refuse with {}.", "沙箱按要求以 {} 拒绝。"),
    ("An internal error has occurred.", "内部错误。"),
    ("There is no such region.", "没有这个地域。"),
    ("The action does not exist.", "接口不存在。"),
    ("The version of {} is {}.", "{} 的版本为 {}。"),
    ("The token is not that of the key, or is expired.", "Token 与密钥不符，或已过期。"),
    (
        "The SecretId is not found. The sandbox has two, and the temporary ones that it has given.",
        "找不到 SecretId。沙箱有两个，以及它发放的临时密钥。",
    ),
    (
        "The signature has expired: X-TC-Timestamp differs by more than 5 minutes from the server's time.",
        "签名过期：X-TC-Timestamp 与服务器时间相差超过 5 分钟。",
    ),
    (
        "The provided credentials could not be validated. Check your signature: SecretKey, Host, Content-Type, body, \
         date and service of the scope.",
        "签名验证失败。请检查 SecretKey、Host、Content-Type、请求体，以及签名范围中的日期和服务。",
    ),
];

/// Returns the refusal in a language. A message that has no translation stays as it is.
pub(super) fn spoken(refusal: ParameterError, language: &str) -> ParameterError {
    if language != "zh-CN" {
        return refusal;
    }
    let translated =
        CHINESE.iter().find_map(|(english, chinese)| Some(filled(chinese, &parts(english, &refusal.message)?)));
    ParameterError { message: translated.unwrap_or(refusal.message), ..refusal }
}

/// Returns the part of a text that matches each `{}` of a pattern. `None` if the text does not match.
fn parts<'a>(pattern: &str, text: &'a str) -> Option<Vec<&'a str>> {
    let mut fixed = pattern.split("{}");
    let mut rest = text.strip_prefix(fixed.next()?)?;
    let mut found = Vec::new();
    let fixed: Vec<&str> = fixed.collect();
    for (at, piece) in fixed.iter().enumerate() {
        // The last piece is at the end: what differs may hold the same letters.
        let end = if at + 1 == fixed.len() { rest.strip_suffix(piece)?.len() } else { rest.find(piece)? };
        found.push(&rest[..end]);
        rest = &rest[end + piece.len()..];
    }
    rest.is_empty().then_some(found)
}

fn filled(pattern: &str, parts: &[&str]) -> String {
    let mut parts = parts.iter();
    pattern.split("{}").enumerate().fold(String::new(), |mut text, (at, piece)| {
        if at > 0 {
            text.push_str(parts.next().copied().unwrap_or_default());
        }
        text + piece
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_translated_with_what_differs_in_it() {
        let of = |message: &str| spoken(ParameterError::new("X", message), "zh-CN").message;
        assert_eq!(
            of("The value of parameter `Limit` is not valid: it has 3. or more."),
            "参数 `Limit` 的值无效：it has 3. or more。"
        );
        assert_eq!(of("The secret does not exist."), "凭据不存在。");
        assert_eq!(of("Something else."), "Something else.");
        let english = ParameterError::new("X", "The secret does not exist.");
        assert_eq!(spoken(english, "en-US").message, "The secret does not exist.");
    }
}
