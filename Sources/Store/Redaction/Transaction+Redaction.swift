internal import Crypto
package import Desk
package import Mail

extension Transaction {
  /// Removes something from a message for ever: from the raw mail, from what was read from it, from
  /// the search index, from its tickets and their log, and from mail of ours that repeats it. What was
  /// overwritten is gone from the files after `TicketStore.emptyLog`.
  ///
  /// - Returns: false when it is not there.
  package func redact(
    _ message: Int, _ redaction: Redaction, by actor: String, at now: Timestamp
  ) throws -> Bool {
    guard let stored = try snapshot.message(message),
      let rest = try snapshot.redacted(stored, redaction)
    else { return false }
    if rest.sha256 == stored.sha256 { return true }
    let places = try ticketsThatHad(message)
    try replaceMail(of: stored, by: rest, redaction)
    try clearTexts(of: stored, redaction, on: places)
    try clearOutbox(of: stored, redaction, on: places)
    try execute("INSERT INTO search (search) VALUES ('optimize')", [])
    try touch(stored.ticket, at: now)
    try record(
      Event(
        at: now, actor: actor, kind: .redact, before: stored.sha256, after: rest.sha256,
        note: redaction.note, ticket: stored.ticket, message: message))
    return true
  }

  private func ticketsThatHad(_ message: Int) throws -> [Int] {
    try Int.fetchAll(
      db, sql: "\(Snapshot.placesOfMessage) SELECT ticket FROM place",
      arguments: ["message": message])
  }

  private func replaceMail(
    of stored: StoredMessage, by raw: [UInt8], _ redaction: Redaction
  ) throws {
    let message = stored.number
    let isIndexed = try isIndexed(message)
    if isIndexed {
      let old = SearchColumns(try snapshot.readMail(of: stored), marks: stored.marks)
      try unindex(old, message: message)
    }
    let mail = Message(reading: raw)
    let earlier = try snapshot.earlierTexts(of: stored.ticket, before: message)
    let text = PreparedText(mail, earlier: earlier, isSearched: isIndexed)
    let marks = text.marks
    try execute(
      "DELETE FROM raw WHERE chunk BETWEEN ? AND ?",
      [RawChunk.key(message, 0), RawChunk.key(message, RawChunk.mostPlaces)])
    try insertRaw(raw, message: message)
    try execute("DELETE FROM part WHERE message = ?", [message])
    for part in mail.parts { try insert(part, message: message) }
    try execute(
      """
      UPDATE message SET subject = ?, text = ?, marks = ?, partly_read = ?, size = ?, sha256 = ?,
        from_name = ?, class_reason = ? WHERE id = ?
      """,
      [
        mail.subject, mail.text, MarkText.encoded(marks), mail.isPartlyRead, raw.count, raw.sha256,
        redaction.cleared(stored.from.name), redaction.clearedReason(stored.classReason), message,
      ])
    if let columns = text.columns { try index(columns, message: message) }
    try seal(message, sha256: raw.sha256)
  }
}

extension Snapshot {
  /// The raw mail without it; nil when it is not there.
  package func redacted(_ stored: StoredMessage, _ redaction: Redaction) throws -> [UInt8]? {
    guard !stored.isUnreadable else {
      guard redaction == .whole else { throw ManageError.unreadable(message: stored.number) }
      return try Message.redacted([], .whole)
    }
    let raw = try raw(of: stored.number)
    if case .text(let text) = redaction { try check(text, isNoneThatFinds: stored, raw) }
    do {
      return try Message.redacted(raw, redaction)
    } catch RedactionRefusal.insideText(let part) {
      throw ManageError.insideText(message: stored.number, part: part)
    }
  }

  /// Without its addresses and ids no answer would find the message.
  private func check(
    _ text: String, isNoneThatFinds stored: StoredMessage, _ raw: [UInt8]
  ) throws {
    let mail = Message(reading: raw)
    let people = [stored.from] + mail.from + mail.sender + mail.replyTo + mail.to + mail.cc
    let ids = [stored.messageID] + mail.inReplyTo + mail.references
    let names = people.compactMap { $0.address?.text } + ids.map(\.text)
    let redaction = Redaction.text(text)
    if let name = names.first(where: { redaction.cleared($0) != $0 }) {
      throw ManageError.findsMail(text, message: stored.number, in: name)
    }
  }

  /// What the message was filed from.
  fileprivate func readMail(of stored: StoredMessage) throws -> Message {
    guard stored.isUnreadable else { return Message(reading: try raw(of: stored.number)) }
    var unread = Message()
    unread.subject = stored.subject
    return unread
  }
}

extension [UInt8] {
  fileprivate var sha256: String { SHA256.hash(data: self).hexadecimal }
}

extension Redaction {
  fileprivate var note: String {
    switch self {
    case .text: "text"
    case .part(let number): "part \(number)"
    case .whole: "whole"
    }
  }

  /// The evidence for a class may quote the header.
  fileprivate func clearedReason(_ reason: String) -> String {
    self == .whole ? Redaction.marker : cleared(reason)
  }
}
