internal import Text

/// The direct login link to a customer's account in the control panel: the setting `login-url`.
package struct LoginLink: Hashable, Sendable {
  static let placeholder = "{account}"

  let template: String

  /// Nil unless it is an http or https URL that has `{account}` and no other placeholder.
  package init?(_ text: String) {
    guard text.contains(LoginLink.placeholder),
      WebLink.isValid(text.replacing(LoginLink.placeholder, with: "x"))
    else { return nil }
    template = text
  }

  /// The link for one account, whose name is percent-encoded (RFC 3986 §2.1).
  package func url(account: String) -> String {
    template.replacing(LoginLink.placeholder, with: LoginLink.encoded(account))
  }

  private static func encoded(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var result: [UInt8] = []
    for byte in text.utf8 {
      if SettingText.isHostByte(byte) || byte == UInt8(ascii: "~") {
        result.append(byte)
      } else {
        result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
