/// Names by which a header is told from text that happens to hold a colon.
enum FieldNames {
  static func isKnown(_ name: ArraySlice<UInt8>) -> Bool {
    let name = String(decoding: name, as: UTF8.self).lowercased()
    return transport.contains(name) || others.contains(name)
      || families.contains { name.hasPrefix($0) }
  }

  /// Written by mail systems, never by people who quote a mail in their text as `From:`, `Sent:`,
  /// `To:` and `Subject:`.
  static func isOfTransport(_ name: ArraySlice<UInt8>) -> Bool {
    transport.contains(String(decoding: name, as: UTF8.self).lowercased())
  }

  static let transport = [
    "received", "return-path", "delivered-to", "message-id", "mime-version", "content-type",
    "content-transfer-encoding", "x-mailer", "user-agent", "dkim-signature",
  ]

  /// RFC 5322 §3.6, RFC 2045, RFC 2156, RFC 3834, RFC 4021, and what mail systems add.
  static let others = [
    "from", "sender", "reply-to", "to", "cc", "bcc", "subject", "date", "in-reply-to",
    "references", "comments", "keywords", "auto-submitted", "precedence", "priority",
    "importance", "sensitivity", "organization", "status", "lines", "errors-to",
    "return-receipt-to",
    "disposition-notification-to", "mailing-list", "authentication-results", "received-spf",
    "thread-topic", "thread-index", "envelope-to", "envelope-from", "delivery-date",
    "apparently-to",
    "original-recipient", "feedback-id", "deferred-delivery", "supersedes", "expires",
    "autocrypt",
    "face", "newsgroups", "path", "domainkey-signature", "encrypted", "approved",
    "accept-language",
  ]

  static let families = ["x-", "list-", "content-", "resent-", "arc-", "original-"]
}

extension Line {
  /// The name, when this looks like `Name: value` (RFC 5322 §2.2; RFC 822 allowed blanks before the
  /// colon, and some programs write them).
  var fieldName: ArraySlice<UInt8>? {
    guard let colon = content.prefix(Self.longestName).firstIndex(of: ASCII.colon) else {
      return nil
    }
    var name = content[..<colon]
    while name.last?.isBlank == true { name.removeLast() }
    return !name.isEmpty && name.allSatisfy { (0x21...0x7E).contains($0) } ? name : nil
  }

  private static let longestName = 200

  var isContentField: Bool {
    let name = fieldName.map { String(decoding: $0, as: UTF8.self).lowercased() }
    return name?.hasPrefix("content-") ?? false
  }

  var isKnownField: Bool { fieldName.map(FieldNames.isKnown) ?? false }
}
