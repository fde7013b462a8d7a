package import Desk
package import Mail
internal import Text

extension Transaction {
  /// Writes a mail under its ticket: raw bytes, text, parts, addresses, attempts and search index.
  ///
  /// - Parameters:
  ///   - text: what was made of the mail's text.
  ///   - large: its raw bytes where they were written before; else they are written, too.
  ///   - number: the number it takes when that is free; else the next one.
  /// - Returns: the message's permanent number.
  package func insert(
    _ new: NewMessage, _ text: PreparedText, _ large: LargeRaw? = nil, ticket: Int,
    number: Int? = nil
  ) throws -> Int {
    let message = try insertRow(new, ticket: ticket, marks: text.marks, number: number)
    try insertRaw(new.raw, of: message, large)
    for part in new.mail.parts { try insert(part, message: message) }
    try insert(
      NamedMessages(inReplyTo: new.mail.inReplyTo, references: new.mail.references),
      message: message)
    try insertCorrespondents(of: new.mail, message: message)
    for (place, trial) in new.attempts.enumerated() { try insert(trial, place, message: message) }
    if let columns = text.columns { try index(columns, message: message) }
    try insertDelivery(of: message, to: new.queue, recipient: new.recipient, at: new.received)
    try seal(message, sha256: new.sha256)
    return message
  }

  private func insertRow(
    _ new: NewMessage, ticket: Int, marks: [Mark], number: Int?
  ) throws -> Int {
    let mail = new.mail
    try db.execute(
      sql: """
        INSERT INTO message (id, ticket, direction, class, class_reason, rule, message_id, id_key,
          in_reply_to, reference_ids, from_name, from_address, subject, date, received, stranger,
          unreadable, partly_read, size, sha256, content_hash, marks, text, reading)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        try self.number(number, in: .message), ticket, new.direction.rawValue,
        new.mailClass.rawValue,
        new.classReason,
        (new.attempts.last?.rule ?? .new).rawValue, new.messageID.text, IDKey.of(new.messageID),
        joined(mail.inReplyTo), joined(mail.references), new.correspondent.name,
        new.correspondent.address?.text, mail.subject, mail.date?.seconds, new.received.seconds,
        new.isStranger, new.isUnreadable, mail.isPartlyRead, new.raw.count, new.sha256,
        mail.contentHash, MarkText.encoded(marks), mail.text, Message.readingVersion,
      ])
    return Int(db.lastInsertedRowID)
  }

  /// One id a line: ids may contain blanks when they are malformed, never line ends.
  func joined(_ ids: [MessageID]) -> String {
    ids.map(\.text).text(separatedBy: "\n")
  }

  /// - Parameter large: where the bytes are already.
  func insertRaw(_ raw: [UInt8], of message: Int, _ large: LargeRaw?) throws {
    if let large {
      try take(large, message: message)
    } else {
      try insertRaw(raw[...], key: message)
    }
  }

  /// - Parameter key: the message, or `LargeRaw.key`.
  func insertRaw(_ raw: ArraySlice<UInt8>, key: Int, from firstPlace: Int = 0) throws {
    let statement = try db.cachedStatement(sql: "INSERT INTO raw (chunk, bytes) VALUES (?, ?)")
    var rest = raw
    var place = firstPlace
    while !rest.isEmpty {
      try statement.execute(
        arguments: [RawChunk.key(key, place), Array(rest.prefix(RawChunk.size))])
      rest = rest.dropFirst(RawChunk.size)
      place += 1
    }
  }

  func insert(_ part: Part, message: Int) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO part (message, number, type, charset, disposition, filename, size, sha256,
          enclosing, is_body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      message, part.number, part.type, part.charset, part.disposition?.rawValue, part.filename,
      part.size, part.sha256, part.enclosing, part.isBody,
    ])
  }

  func insertCorrespondents(of mail: Message, message: Int) throws {
    let fields = [
      ("from", mail.from), ("reply-to", mail.replyTo), ("to", mail.to), ("cc", mail.cc),
    ]
    for (role, mailboxes) in fields {
      for mailbox in mailboxes.prefix(Correspondents.most) {
        guard let address = mailbox.address else { continue }
        try db.cachedStatement(
          sql: "INSERT INTO correspondent VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING"
        )
        .execute(arguments: [try row(of: address), message, role, mailbox.name])
      }
    }
  }

  private func insert(_ trial: RuleAttempt, _ place: Int, message: Int) throws {
    try db.cachedStatement(sql: "INSERT INTO trial VALUES (?, ?, ?, ?, ?, ?)")
      .execute(arguments: [
        message, place, trial.rule.rawValue, trial.result.rawValue, trial.ticket,
        trial.evidence.text,
      ])
  }

  /// The mailbox row of an address, made when new.
  func row(of address: Address) throws -> Int {
    let known = try db.cachedStatement(sql: "SELECT id FROM mailbox WHERE address = ?")
    if let row = try Int.fetchOne(known, arguments: [address.key]) { return row }
    try db.execute(
      sql: "INSERT INTO mailbox (address, domain, reverse_domain) VALUES (?, ?, ?)",
      arguments: [address.key, address.domain, ReverseDomain.of(address.domain)])
    return Int(db.lastInsertedRowID)
  }

  /// A message that is there already has come once more.
  ///
  /// - Returns: false when it had reached this queue and recipient before.
  @discardableResult
  package func recordDelivery(
    of message: Int, to queue: Queue, recipient: String, at now: Timestamp
  ) throws -> Bool {
    if try !snapshot.hasReached(queue, message: message) {
      try db.execute(
        sql: "INSERT INTO further_delivery (queue, message) VALUES (?, ?) ON CONFLICT DO NOTHING",
        arguments: [queue.id, message])
    }
    try insertDelivery(of: message, to: queue, recipient: recipient, at: now)
    return db.changesCount > 0
  }

  private func insertDelivery(
    of message: Int, to queue: Queue, recipient: String, at now: Timestamp
  ) throws {
    try db.execute(
      sql: "INSERT INTO delivery VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
      arguments: [message, queue.id, recipient, now.seconds])
  }
}

/// Mail to thousands in To is list mail without a list: the first names suffice to find it.
enum Correspondents {
  static let most = 200
}

/// Raw mail is kept in pieces, so that neither writing nor reading holds it twice.
enum RawChunk {
  static let size = 1 << 18
  static let mostPlaces = 0xFFFF

  static func key(_ message: Int, _ place: Int) -> Int { message << 16 | place }

  /// The first and the last key.
  static func all(of message: Int) -> StatementArguments {
    [key(message, 0), key(message, mostPlaces)]
  }
}

/// Marks as they stand in `message.marks`: `q0-120 s130-150`, UTF-8 offsets into `message.text`.
enum MarkText {
  static func encoded(_ marks: [Mark]) -> String {
    marks.map { mark in
      (mark.kind == .quoted ? "q" : "s") + "\(mark.range.lowerBound)-\(mark.range.upperBound)"
    }.text(separatedBy: " ")
  }

  static func decoded(_ text: String) -> [Mark] {
    text.split(separator: " ").compactMap { word in
      let bounds = word.dropFirst().split(separator: "-").compactMap { Int($0) }
      guard bounds.count == 2, bounds[0] <= bounds[1] else { return nil }
      return Mark(kind: word.hasPrefix("q") ? .quoted : .signature, range: bounds[0]..<bounds[1])
    }
  }
}
