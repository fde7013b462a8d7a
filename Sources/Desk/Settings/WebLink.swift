internal import Text

/// A URL that may be shown to agents as a link: http or https, with a host, and without anything
/// that would end it early where it is written.
enum WebLink {
  static func isValid(_ text: String) -> Bool {
    guard let rest = afterScheme(text) else { return false }
    return !rest.prefix { !"/?#".contains($0) }.isEmpty && isPlain(rest)
  }

  /// What follows `http://` or `https://`; nil without one of them.
  static func afterScheme(_ text: String) -> Substring? {
    let scheme = ["http://", "https://"].first { text.lowercased().hasPrefix($0) }
    return scheme.map { text.dropFirst($0.count) }
  }

  static func isPlain(_ text: some StringProtocol) -> Bool {
    text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
      && !text.contains { "{}<>\"\\^`|".contains($0) }
  }
}

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
