internal import Desk
internal import Mail

extension Transaction {
  /// Makes a message findable: subject, visible text, quoted text, names and attachment names.
  func index(_ new: NewMessage, marks: [Mark], message: Int) throws {
    let mail = new.mail
    let people = mail.from + mail.replyTo + (mail.to + mail.cc).prefix(Correspondents.most)
    let names = people.map { "\($0.name) \($0.address?.key ?? "")" }
    let columns = [
      mail.subject,
      SearchIndex.bounded(Quotation.visible(mail.text, without: marks)),
      SearchIndex.bounded(Quotation.quoted(mail.text, in: marks)),
      names.joined(separator: "\n"),
      mail.parts.compactMap(\.filename).joined(separator: "\n"),
    ].map(SearchText.segmented)
    try db.execute(
      sql: """
        INSERT INTO search (rowid, subject, body, quoted, names, attachments)
        VALUES (?, ?, ?, ?, ?, ?)
        """, arguments: [message] + StatementArguments(columns))
  }
}

enum SearchIndex {
  /// Beyond this a text is data, not words; indexing it would hold the lock for seconds.
  static let mostBytes = 4 << 20

  static func bounded(_ text: String) -> String {
    guard text.utf8.count > mostBytes else { return text }
    return String(decoding: text.utf8.prefix(mostBytes), as: UTF8.self)
  }
}
