package import Desk
internal import Mail

/// Finds what a report is about: a message of ours, or the ticket of one.
struct ReportedMessages {
  private let db: Connection
  private let mail: ReportedMail

  init(_ db: Connection, _ mail: ReportedMail) {
    self.db = db
    self.mail = mail
  }

  /// Tickets, best first. An id of ours is proof; a tag, or what the original answers, counts where the
  /// report names somebody whom we wrote to on that ticket.
  func places(_ queues: [Queue]) throws -> [TicketMatch] {
    let sent = try mail.ids.compactMap(sent).map { message, ticket in
      TicketMatch(ticket: ticket, evidence: .reportsOn(message: message))
    }
    let proven = sent + mail.tokens
    guard proven.isEmpty else { return proven }
    return try (mail.named.flatMap(answered) + tagged(queues)).filter { place in
      try !recipients(on: place.ticket).isDisjoint(with: mail.recipients)
    }
  }

  /// The message of ours on the ticket that the report is about; nil when it is about none of them, but
  /// perhaps about a confirmation.
  func message(on ticket: Int) throws -> Int? {
    if let known = try mail.ids.lazy.compactMap(sent).first { return known.message }
    guard mail.tokens.isEmpty else { return nil }
    return try Row.fetchAll(
      db,
      sql: """
        SELECT m.id, r.address FROM message AS m JOIN recipient AS r ON r.message = m.id
        WHERE m.ticket = ? AND m.direction = 'out'
        ORDER BY m.date IS ? DESC, m.id DESC LIMIT \(Limit.recipients)
        """, arguments: [ticket, mail.date?.seconds]
    ).first { try mail.recipients.contains($0["address"] as String) }?["id"]
  }

  private func sent(_ id: MessageID) throws -> (message: Int, ticket: Int)? {
    try Row.fetchOne(
      db,
      sql: """
        SELECT id, ticket FROM message WHERE id_key = ? AND direction = 'out' ORDER BY id DESC
        """, arguments: [IDKey.of(id)]
    ).map { (message: try $0["id"], ticket: try $0["ticket"]) }
  }

  private func answered(_ id: MessageID) throws -> [TicketMatch] {
    try Row.fetchAll(
      db,
      sql: "SELECT id, ticket FROM message WHERE id_key = ? ORDER BY id DESC LIMIT \(Limit.sameID)",
      arguments: [IDKey.of(id)]
    ).map { row in
      try TicketMatch(
        ticket: row["ticket"], evidence: .reportedMailAnswers(message: row["id"]))
    }
  }

  private func tagged(_ queues: [Queue]) throws -> [TicketMatch] {
    let tags = Set(queues.map(\.settings.tag)).sorted()
    return try tags.flatMap { tag in
      try TicketTag.numbers(in: mail.subject, tag: tag).prefix(Limit.tags).compactMap { number in
        let owner = try Int.fetchOne(
          db, sql: "SELECT queue FROM ticket WHERE id = ?", arguments: [number])
        guard let owner, queues.first(where: { $0.id == owner })?.settings.tag == tag else {
          return nil
        }
        return TicketMatch(
          ticket: number, evidence: .tagOfReportedMail(TicketTag.text(tag: tag, ticket: number)))
      }
    }
  }

  /// Keys of the addresses that our messages on a ticket went to.
  private func recipients(on ticket: Int) throws -> Set<String> {
    Set(
      try String.fetchAll(
        db,
        sql: """
          SELECT DISTINCT r.address FROM recipient AS r JOIN message AS m ON m.id = r.message
          WHERE m.ticket = ? AND m.direction = 'out' LIMIT \(Limit.recipients)
          """, arguments: [try Merges.end(of: ticket, db) ?? ticket]))
  }

  private enum Limit {
    static let sameID = 5
    static let tags = 5
    static let recipients = 1_000
  }
}

extension Snapshot {
  /// The message of ours on the ticket that a report is about.
  package func message(reportedBy mail: ReportedMail, on ticket: Int) throws -> Int? {
    try ReportedMessages(db, mail).message(on: ticket)
  }
}
