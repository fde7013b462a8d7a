internal import Desk
package import Mail

/// A message that is read anew, to be written in the place of what an older reader made of it.
package struct Rereading {
  package let stored: OutdatedMessage
  let mail: Message
  let text: PreparedText

  /// - Parameter store: in which the ticket's earlier messages are found.
  package init(_ stored: OutdatedMessage, as mail: Message, _ store: Snapshot) throws {
    self.stored = stored
    self.mail = mail
    text = PreparedText(
      mail, earlier: try store.earlierTexts(of: stored.ticket, before: stored.number),
      isSearched: stored.indexed != nil)
  }

  /// Of the text.
  package var bytes: Int { mail.text.utf8.count }

  /// What was stored is read otherwise now.
  package var isChange: Bool {
    stored.isUnreadable || stored.subject != mail.subject || stored.text != mail.text
      || stored.marks != text.marks || stored.parts != mail.parts
  }
}

/// A message that is to be read anew.
package struct OutdatedMessage: Sendable {
  package let number: Int
  package let ticket: Int
  /// Of the raw mail.
  package let sha256: String
  package let isUnreadable: Bool
  let reading: Int
  let subject: String
  let text: String
  let marks: [Mark]
  let parts: [Part]
  /// What the search index holds of it; nil: nothing.
  let indexed: SearchColumns?
}

extension Snapshot {
  /// The first messages behind one that an older reader has read.
  ///
  /// - Parameter all: those of the present reader, too.
  package func messagesToReread(after message: Int, all: Bool, limit: Int) throws -> [Int] {
    try Int.fetchAll(
      db, sql: "SELECT id FROM message WHERE id > ? AND (? OR reading < ?) ORDER BY id LIMIT ?",
      arguments: [message, all, Message.readingVersion, limit])
  }

  package func messages(onTickets tickets: [Int]) throws -> [Int] {
    let list = "[" + tickets.map { String($0) }.joined(separator: ",") + "]"
    return try Int.fetchAll(
      db,
      sql: """
        SELECT id FROM message WHERE ticket IN (SELECT value FROM json_each(?)) ORDER BY id
        """, arguments: [list])
  }

  /// How far reading everything anew has come that was interrupted.
  package func rereadSoFar() throws -> Int {
    try Int.fetchOne(db, sql: "SELECT message FROM progress WHERE name = 'reindex'") ?? 0
  }

  /// The first of some messages, with what the index holds of them: no more than fits well into
  /// memory.
  package func outdated(_ messages: [Int]) throws -> [OutdatedMessage] {
    var chosen: [Int] = []
    var bytes = 0
    for message in messages where bytes < Snapshot.mostBytes {
      bytes += try db.size(of: "text", in: "message", row: message)
      chosen.append(message)
    }
    let indexed = try IndexedWords(of: "search", in: "main", db).columns(of: chosen)
    return try chosen.compactMap { number in
      guard let stored = try message(number) else { return nil }
      return OutdatedMessage(
        number: number, ticket: stored.ticket, sha256: stored.sha256,
        isUnreadable: stored.isUnreadable, reading: try reading(of: number) ?? 0,
        subject: stored.subject, text: stored.text, marks: stored.marks, parts: stored.parts,
        indexed: try isIndexed(number) ? indexed[number] : nil)
    }
  }

  private static let mostBytes = 16 << 20

  fileprivate func reading(of message: Int) throws -> Int? {
    try Int.fetchOne(
      cached("SELECT reading FROM message WHERE id = ?"), arguments: [message])
  }
}

extension Transaction {
  /// - Returns: false when something has happened to the message since it was read.
  package func write(_ rereading: Rereading, by actor: String, at now: Timestamp) throws -> Bool {
    let stored = rereading.stored
    guard try isStill(stored) else { return false }
    if let indexed = stored.indexed { try unindex(indexed, message: stored.number) }
    try replaceReading(of: stored.number, by: rereading.mail, rereading.text)
    try execute("UPDATE message SET unreadable = 0 WHERE id = ?", [stored.number])
    try execute("DELETE FROM correspondent WHERE message = ?", [stored.number])
    try insertCorrespondents(of: rereading.mail, message: stored.number)
    let ticket = try String.fetchOne(
      db, sql: "SELECT subject FROM ticket WHERE id = ?", arguments: [stored.ticket])
    if ticket == stored.subject, stored.subject != rereading.mail.subject {
      try setSubject(rereading.mail.subject, of: stored.ticket, by: actor, at: now)
    }
    return true
  }

  /// The present reader dies of it: it stays what it is.
  package func leave(_ stored: OutdatedMessage) throws {
    guard try isStill(stored) else { return }
    try execute(
      "UPDATE message SET reading = ? WHERE id = ?", [Message.readingVersion, stored.number])
  }

  /// - Parameter message: nil when everything is done.
  package func noteReread(upTo message: Int?) throws {
    if let message {
      try execute("INSERT OR REPLACE INTO progress VALUES ('reindex', ?)", [message])
    } else {
      try db.execute(sql: "DELETE FROM progress WHERE name = 'reindex'")
    }
  }

  private func isStill(_ stored: OutdatedMessage) throws -> Bool {
    let now = try Row.fetchOne(
      db, sql: "SELECT sha256, ticket, reading FROM message WHERE id = ?",
      arguments: [stored.number])
    return now?["sha256"] == stored.sha256 && now?["ticket"] == stored.ticket
      && now?["reading"] == stored.reading
  }
}
