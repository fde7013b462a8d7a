/// The direct login link to a customer's account in the control panel: the setting `login-url`.
package struct LoginLink: Hashable, Sendable {
  static let placeholder = "{account}"

  let template: String

  /// Nil unless it is an http or https URL that has `{account}` and no other placeholder.
  package init?(_ text: String) {
    let scheme = ["http://", "https://"].first { text.lowercased().hasPrefix($0) }
    guard let scheme, text.contains(LoginLink.placeholder) else { return nil }
    let rest = text.dropFirst(scheme.count).replacing(LoginLink.placeholder, with: "")
    let host = rest.prefix { !"/?#".contains($0) }
    guard !host.isEmpty || text.dropFirst(scheme.count).hasPrefix(LoginLink.placeholder),
      rest.utf8.allSatisfy({ (0x21...0x7E).contains($0) }),
      !rest.contains(where: { "{}<>\"\\^`|".contains($0) })
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
