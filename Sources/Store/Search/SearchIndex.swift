internal import Desk
internal import Mail

extension Transaction {
  /// Makes a message findable: subject, visible text, quoted text, names and attachment names.
  func index(_ mail: Message, marks: [Mark], message: Int) throws {
    try db.execute(
      sql: """
        INSERT INTO search (rowid, subject, body, quoted, names, attachments)
        VALUES (?, ?, ?, ?, ?, ?)
        """, arguments: [message] + StatementArguments(SearchIndex.columns(mail, marks)))
  }

  /// A contentless index has to be told what it holds (sqlite.org/fts5.html §4.4.3.1): the mail and
  /// the marks are those it was made from.
  func unindex(_ mail: Message, marks: [Mark], message: Int) throws {
    try db.execute(
      sql: """
        INSERT INTO search (search, rowid, subject, body, quoted, names, attachments)
        VALUES ('delete', ?, ?, ?, ?, ?, ?)
        """, arguments: [message] + StatementArguments(SearchIndex.columns(mail, marks)))
  }

  func isIndexed(_ message: Int) throws -> Bool {
    try Bool.fetchOne(
      db, sql: "SELECT EXISTS (SELECT 1 FROM search_docsize WHERE id = ?)", arguments: [message])
      ?? false
  }
}

enum SearchIndex {
  static func columns(_ mail: Message, _ marks: [Mark]) -> [String] {
    let people = mail.from + mail.replyTo + (mail.to + mail.cc).prefix(Correspondents.most)
    let names = people.map { "\($0.name) \($0.address?.key ?? "")" }
    return [
      mail.subject,
      bounded(Quotation.visible(mail.text, without: marks)),
      bounded(Quotation.quoted(mail.text, in: marks)),
      names.text(separatedBy: "\n"),
      mail.parts.compactMap(\.filename).text(separatedBy: "\n"),
    ].map(SearchText.indexed)
  }

  /// Beyond this a text is data, not words; indexing it would hold the lock for seconds.
  static let mostBytes = 4 << 20

  static func bounded(_ text: String) -> String {
    guard text.utf8.count > mostBytes else { return text }
    return String(decoding: text.utf8.prefix(mostBytes), as: UTF8.self)
  }
}
