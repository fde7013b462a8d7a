package import Desk
internal import Hashing
package import Mail

/// A redaction as it is to be written: everything that reads texts is done.
package struct RedactionDraft: RawMailDraft {
  let stored: StoredMessage
  let redaction: Redaction
  /// The mail without what is removed, and what is read from it.
  package let raw: [UInt8]
  package var large: LargeRaw?
  let sha256: String
  let mail: Message
  let text: PreparedText
  /// What the search index holds of the message.
  let indexed: SearchColumns?
  /// What goes from tickets, their logs, and mail of ours that repeats it.
  let edits: [Edit]
  /// Entries of the outbox that are not to be sent any more.
  let cancelled: [Int]

  /// One statement that changes rows.
  struct Edit {
    let sql: String
    let arguments: StatementArguments
  }

  var isChange: Bool { sha256 != stored.sha256 }
}

extension Snapshot {
  /// - Returns: nil when it is not there.
  package func redaction(
    of message: Int, _ redaction: Redaction
  ) throws -> RedactionDraft? {
    guard let stored = try self.message(message), let raw = try redacted(stored, redaction) else {
      return nil
    }
    let places = try ticketsThatHad(message)
    let mail = Message(reading: raw)
    let outbox = try outboxClearings(of: stored, redaction, on: places)
    let indexed = try indexed(message)
    return RedactionDraft(
      stored: stored, redaction: redaction, raw: raw,
      sha256: SHA256.digest(of: raw).hexadecimal, mail: mail,
      text: PreparedText(
        mail, earlier: try earlierTexts(of: stored.ticket, before: message),
        isSearched: indexed != nil),
      indexed: indexed,
      edits: try textClearings(of: stored, redaction, on: places) + outbox.edits,
      cancelled: outbox.cancelled)
  }

  /// The tickets a message is or was on.
  func ticketsThatHad(_ message: Int) throws -> [Int] {
    try Int.fetchAll(
      db, sql: "\(Snapshot.placesOfMessage) SELECT ticket FROM place",
      arguments: ["message": message])
  }

  /// The raw mail without it; nil when it is not there.
  package func redacted(_ stored: StoredMessage, _ redaction: Redaction) throws -> [UInt8]? {
    guard !stored.isUnreadable else {
      guard redaction == .whole else { throw ManageError.unreadable(message: stored.number) }
      return try Message.redacted([], .whole)
    }
    let raw = try raw(of: stored.number)
    if case .text(let text) = redaction { try check(text, isNoneThatFinds: stored, raw) }
    do throws(RedactionRefusal) {
      return try Message.redacted(raw, redaction)
    } catch {
      switch error {
      case .insideText(let part):
        throw ManageError.insideText(message: stored.number, part: part)
      case .insideSignature(let part):
        throw ManageError.insideSignature(message: stored.number, part: part)
      }
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
}
