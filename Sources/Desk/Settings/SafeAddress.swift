import Mail
internal import Text

/// An address that may be put into headers and into sendmail's arguments: stricter than what mail
/// may contain.
enum SafeAddress {
  /// What a person typed.
  static func read(_ text: String) -> Address? {
    Address(text).flatMap { isSafe($0) ? $0 : nil }
  }

  static func isSafe(_ address: Address) -> Bool {
    !address.text.hasPrefix("-")
      && !address.text.unicodeScalars.contains { $0.isInvisible || $0.properties.isWhitespace }
      && !address.localPart.contains { ",;:<>()[]@\"\\".contains($0) }
      && isDomain(address.domain)
  }

  /// `example.com`, `@example.com` or `*.example.com` in A-labels; nil when it is no domain.
  static func domain(named text: String) -> String? {
    let name = text.drop { $0 == "@" || $0 == "." || $0 == "*" }
    guard !name.contains("@"), let domain = Address("x@\(name)")?.domain, isDomain(domain) else {
      return nil
    }
    return domain
  }

  /// - Parameter domain: A-labels or an address literal (RFC 5321 §4.1.3).
  static func isDomain(_ domain: String) -> Bool {
    if domain.hasPrefix("["), domain.hasSuffix("]") {
      return domain.dropFirst().dropLast().utf8.allSatisfy {
        SettingText.isHostByte($0) || $0 == UInt8(ascii: ":")
      }
    }
    let labels = domain.split(separator: ".", omittingEmptySubsequences: false)
    return labels.allSatisfy { label in
      !label.isEmpty && !label.hasPrefix("-") && label.utf8.allSatisfy(SettingText.isHostByte)
    }
  }
}
