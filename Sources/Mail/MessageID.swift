/// A Message-ID without its angle brackets (RFC 5322 §3.6.4), kept as it was written.
package struct MessageID: Hashable, Sendable {
  package let text: String

  package init(_ text: String) {
    self.text = text
  }

  /// Ids without `@`, such as the `<yes>` some programs put into References, name no mail: they
  /// are kept but never thread.
  package var threads: Bool {
    guard let at = text.lastIndex(of: "@") else { return false }
    return at != text.startIndex && text.index(after: at) != text.endIndex
  }
}
