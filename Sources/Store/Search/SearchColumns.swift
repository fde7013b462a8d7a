internal import Desk
package import Mail
internal import Text

/// What a message is found by, as the search index takes it: subject, visible text, quoted text,
/// names and attachment names.
package struct SearchColumns: Hashable, Sendable {
  /// In the order of the index.
  static let names = ["subject", "body", "quoted", "names", "attachments"]

  let texts: [String]
  /// The mail says more than the index takes of one.
  package let isCut: Bool

  /// Bytes of all columns together. More is data, not words people look for; of words that are all
  /// different the index takes so much in a third of a second, and keeps every writer waiting for it.
  static let mostBytes = 1 << 20

  package init(_ mail: Message, marks: [Mark]) {
    var room = Room()
    let subject = room.take(mail.subject)
    let people = mail.from + mail.replyTo + (mail.to + mail.cc).prefix(Correspondents.most)
    let names = room.take(
      people.map { "\($0.name) \($0.address?.key ?? "")" }.text(separatedBy: "\n"))
    let attachments = room.take(mail.parts.compactMap(\.filename).text(separatedBy: "\n"))
    let body = room.take(Quotation.visible(mail.text, without: marks))
    let quoted = room.take(Quotation.quoted(mail.text, in: marks))
    texts = [subject, body, quoted, names, attachments]
    isCut = room.isExceeded
  }

  /// Of another making, for the same index.
  init(texts: [String]) {
    self.texts = texts
    isCut = false
  }
}

/// What is left of `SearchColumns.mostBytes`.
private struct Room {
  private var bytes = SearchColumns.mostBytes
  private(set) var isExceeded = false

  mutating func take(_ text: String) -> String {
    var text = text
    if text.utf8.count > bytes {
      isExceeded = true
      text = String(decoding: text.utf8.prefix(bytes), as: UTF8.self)
    }
    bytes -= min(bytes, text.utf8.count)
    return SearchText.indexed(text)
  }
}
