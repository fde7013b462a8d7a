internal import Text

/// The header of a mail that was passed on within a text, as mail programs copy it above what they
/// forward, with or without `>` before each line.
package enum ForwardedHeader {
  /// Whom its first From field names.
  package static func author(in text: String) -> Mailbox? {
    var unquoted: [UInt8] = []
    unquoted.reserveCapacity(text.utf8.count)
    for line in text.utf8.split(separator: ASCII.lineFeed, omittingEmptySubsequences: false) {
      unquoted += line.drop { $0 == UInt8(ascii: ">") || $0 == ASCII.space }
      unquoted.append(ASCII.lineFeed)
    }
    let value = unquoted.withUnsafeBufferPointer { HeaderBlock.firstAuthor(in: TextLines($0)) }
    return value.flatMap { MailboxReading.mailboxes(in: plain($0)).first }
  }

  /// Without the asterisks of bold text, and with Outlook's `[mailto:…]` as an address.
  private static func plain(_ value: String) -> String {
    value.filter { $0 != "*" }.replacing("[mailto:", with: "<").replacing("]", with: ">")
      .trimmedBlanks
  }
}
