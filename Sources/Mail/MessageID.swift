/// A Message-ID without its angle brackets (RFC 5322 §3.6.4), kept as it was written.
package struct MessageID: Hashable, Sendable {
  package let text: String

  package init(_ text: String) {
    self.text = text
  }

  /// For a mail that has none: a retry of the same mail derives the same.
  package static func derived(from contentHash: String) -> MessageID {
    MessageID("\(contentHash.prefix(32))\(derivedDomain)")
  }

  package var isDerived: Bool { text.hasSuffix(MessageID.derivedDomain) }

  private static let derivedDomain = "@no-message-id.invalid"

  /// Ids without `@`, such as the `<yes>` some programs put into References, name no mail: they
  /// are kept but never thread.
  package var threads: Bool {
    guard let at = text.utf8.lastIndex(of: UInt8(ascii: "@")) else { return false }
    return at != text.startIndex && text.utf8.index(after: at) != text.endIndex
  }
}
