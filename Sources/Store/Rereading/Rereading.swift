internal import Desk
package import Mail

/// A message that is read anew, to be written in the place of what an older reader made of it.
package struct Rereading {
  package let stored: OutdatedMessage
  let mail: Message
  let text: PreparedText

  /// - Parameters:
  ///   - fresh: what messages say that are read anew, and not written yet.
  ///   - store: in which the ticket's earlier messages are found.
  package init(
    _ stored: OutdatedMessage, as mail: Message, fresh: [Int: String], _ store: Snapshot
  ) throws {
    self.stored = stored
    self.mail = mail
    text = PreparedText(
      mail,
      earlier: try store.earlierTexts(of: stored.ticket, before: stored.number, fresh: fresh),
      isSearched: stored.isSearched)
  }

  package var said: String { mail.text }

  /// What was stored is read otherwise now.
  package var isChange: Bool {
    stored.isUnreadable || stored.subject != mail.subject || stored.text != mail.text
      || stored.marks != text.marks || stored.parts != mail.parts
  }
}

/// Work on all messages, or all tickets, that goes on where it was interrupted.
package enum LongWork: String, Sendable {
  case reindex
  case rebuildMessages = "rebuild"
  case rebuildTickets = "rebuild-tickets"
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
  let isSearched: Bool
  /// Something was removed from it for ever.
  let isRedacted: Bool
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
    try Int.fetchAll(
      db,
      sql: """
        SELECT id FROM message WHERE ticket IN \(Dialect.elements(of: "?")) ORDER BY id
        """, arguments: [Dialect.list(tickets)])
  }

  /// How far work on everything has come that was interrupted: the number of the last message, or
  /// ticket, that is done.
  package func progress(of work: LongWork) throws -> Int {
    try Int.fetchOne(
      db, sql: "SELECT message FROM progress WHERE name = ?", arguments: [work.rawValue]) ?? 0
  }

  /// The first of some messages, with what the index holds of them: no more than fits well into
  /// memory.
  ///
  /// - Parameter indexingAll: also those that the index does not hold, unless they are above
  ///   `max-message-size`.
  package func outdated(_ messages: [Int], indexingAll: Bool) throws -> [OutdatedMessage] {
    var chosen: [Int] = []
    var bytes = 0
    for message in messages where bytes < Snapshot.mostBytes {
      bytes += try db.size(of: "text", in: "message", row: message)
      chosen.append(message)
    }
    let indexed = try IndexedWords(of: "search", in: "main", db).columns(of: chosen)
    let limit = indexingAll ? try settings(ofQueue: nil)[.maxMessageSize].flatMap { Int($0) } : 0
    return try chosen.compactMap { number in
      guard let stored = try message(number) else { return nil }
      let isIndexed = try isIndexed(number)
      return OutdatedMessage(
        number: number, ticket: stored.ticket, sha256: stored.sha256,
        isUnreadable: stored.isUnreadable, reading: try reading(of: number) ?? 0,
        subject: stored.subject, text: stored.text, marks: stored.marks, parts: stored.parts,
        indexed: isIndexed ? indexed[number] : nil,
        isSearched: isIndexed || limit.map { stored.size <= $0 } ?? true,
        isRedacted: try isRedacted(number))
    }
  }

  /// The raw mail; nil when it is not what was received: what was read from it is all that is left then.
  package func raw(of message: OutdatedMessage) throws -> [UInt8]? {
    let raw = try raw(of: message.number)
    var digest = RawDigest()
    digest.update(raw)
    return digest.hexadecimal == message.sha256 ? raw : nil
  }

  private static let mostBytes = 16 << 20

  private func isRedacted(_ message: Int) throws -> Bool {
    try Bool.fetchOne(
      cached("SELECT EXISTS (SELECT 1 FROM event WHERE message = ? AND kind = 'redact')"),
      arguments: [message]) ?? false
  }

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
    try replaceReferences(of: stored.number, by: rereading.mail)
    // A copy of what was redacted, delivered again, is still the same mail.
    if !stored.isRedacted {
      try execute(
        "UPDATE message SET content_hash = ? WHERE id = ?",
        [rereading.mail.contentHash, stored.number])
    }
    let ticket = try String.fetchOne(
      db, sql: "SELECT subject FROM ticket WHERE id = ?", arguments: [stored.ticket])
    let logged = try loggedSubject(of: stored.ticket) ?? ticket
    if ticket == stored.subject, ticket == logged, stored.subject != rereading.mail.subject {
      try setSubject(rereading.mail.subject, of: stored.ticket, by: actor, at: now)
    }
    return true
  }

  /// Nil while it is the one that the ticket was opened with.
  private func loggedSubject(of ticket: Int) throws -> String? {
    try String.fetchOne(
      db,
      sql: """
        SELECT after FROM event WHERE ticket = ? AND kind = '\(Event.Kind.subject.rawValue)'
        ORDER BY id DESC LIMIT 1
        """, arguments: [ticket])
  }

  /// The present reader dies of it: it stays what it is.
  package func leave(_ stored: OutdatedMessage) throws {
    guard try isStill(stored) else { return }
    try execute(
      "UPDATE message SET reading = ? WHERE id = ?", [Message.readingVersion, stored.number])
  }

  /// - Parameter last: nil when everything is done.
  package func note(progress last: Int?, of work: LongWork) throws {
    if let last {
      try execute(
        """
        INSERT INTO progress VALUES (?, ?)
        ON CONFLICT (name) DO UPDATE SET message = excluded.message
        """, [work.rawValue, last])
    } else {
      try execute("DELETE FROM progress WHERE name = ?", [work.rawValue])
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
