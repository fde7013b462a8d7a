import CGMime

/// One addressee or author of a mail: display name and address (RFC 5322 §3.4).
package struct Mailbox: Hashable, Sendable {
  /// Decoded display name, empty when there is none.
  package var name: String
  /// Nil when the field names somebody without an address (`From: "..." <>`).
  package var address: Address?

  package init(name: String = "", address: Address?) {
    self.name = name
    self.address = address
  }
}

/// An e-mail address as written, compared whole, without regard to case, its domain as A-labels
/// (RFC 5890). A customer's `+extension` counts: it may be another person's mailbox.
package struct Address: Sendable {
  /// As it stood in the mail.
  package let text: String
  /// What is compared and stored in indexes.
  package let key: String

  /// Nil when the text has no local part or no domain, or contains white space or control
  /// characters: such a text names no mailbox.
  package init?(_ text: String) {
    let open = text.unicodeScalars.drop { $0.properties.isWhitespace || $0 == "<" }
    guard let last = open.lastIndex(where: { !$0.properties.isWhitespace && $0 != ">" })
    else { return nil }
    let trimmed = text[open.startIndex..<text.unicodeScalars.index(after: last)]
    guard let at = trimmed.utf8.lastIndex(of: Address.at), at != trimmed.startIndex,
      trimmed.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7F })
    else { return nil }
    let domain = trimmed[trimmed.utf8.index(after: at)...]
    guard !domain.isEmpty else { return nil }
    self.text = String(trimmed)
    self.key = trimmed[..<at].lowercased() + "@" + Address.asciiDomain(domain.lowercased())
  }

  private static let at = UInt8(ascii: "@")

  package var localPart: String {
    String(key[..<(key.utf8.lastIndex(of: Address.at) ?? key.endIndex)])
  }

  /// Domain in A-labels, lower case.
  package var domain: String {
    guard let at = key.utf8.lastIndex(of: Address.at) else { return "" }
    return String(key[key.utf8.index(after: at)...])
  }

  private static func asciiDomain(_ domain: String) -> String {
    guard domain.utf8.contains(where: { $0 >= 0x80 }), let ascii = g_hostname_to_ascii(domain)
    else { return domain }
    defer { g_free(ascii) }
    return String(cString: ascii)
  }
}

extension Address: Hashable {
  package static func == (a: Address, b: Address) -> Bool { a.key == b.key }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(key)
  }
}
