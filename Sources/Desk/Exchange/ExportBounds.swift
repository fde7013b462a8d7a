package import Mail

/// How much an export may say: more than a desk ever says, and no more than one transaction can take.
package enum ExportBounds {
  /// Times that four digits of a year can tell.
  package static let times =
    Timestamp(seconds: 0)...Timestamp(seconds: 253_402_300_799)  // 9999-12-31T23:59:59Z
  /// Bytes of one text: a subject, a name, a note.
  package static let text = 1 << 20
  /// Entries of one list of a ticket or message.
  package static let list = 10_000
  /// Events of one line.
  package static let events = 100_000
  /// Bytes of one line: a mail of 100 MB in base64, and twice as text.
  package static let line = 1 << 29
}

/// What an export says, and no store can be told.
package struct ExportFault: Error, Hashable, Sendable {
  /// Half a line for people.
  package var text: String

  package init(_ text: String) { self.text = text }
}
