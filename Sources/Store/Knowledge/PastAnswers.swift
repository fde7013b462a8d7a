package import Desk
internal import Mail

extension Snapshot {
  /// How we answered questions like this one on other tickets of the same queue, the best first, one
  /// answer a ticket: the next answer to a similar mail of a customer, or one that is similar
  /// itself. Agents' notes are never among them.
  package func pastAnswers(
    to question: Question, like ticket: Ticket, limit: Int
  ) throws -> [PastAnswer] {
    guard limit > 0, !question.terms.isEmpty else { return [] }
    let index = RankedIndex.mail(except: ticket.number)
    let total = try Int.fetchOne(db, sql: "SELECT max(id) FROM message") ?? 0
    let telling = try index.telling(
      question, of: total, common: PastAnswers.common(of: total), db)
    let ground = try index.commonGround(telling, db)
    var found: [PastAnswer] = []
    var tickets: Set<Int> = []
    for row in try index.ranked(telling, most: PastAnswers.mostRanked, db)
    where ground.isEnough(for: row) {
      guard let answer = try answer(row, queue: ticket.queue),
        tickets.insert(answer.ticket).inserted
      else { continue }
      found.append(answer)
      if found.count == limit { break }
    }
    return found
  }

  /// The message itself when it is an answer of ours, else the next one on its ticket.
  private func answer(_ message: Int, queue: String) throws -> PastAnswer? {
    try Row.fetchOne(
      cached(
        """
        SELECT a.id, a.ticket, a.received, a.text, a.marks, t.subject
        FROM message AS m JOIN message AS a ON a.ticket = m.ticket
          JOIN ticket AS t ON t.id = m.ticket JOIN queue AS q ON q.id = t.queue
        WHERE m.id = :message AND m.direction <> 'note' AND \(OwnMail.isAnswer("a")) AND a.id >= m.id
          AND t.status <> 'spam' AND q.name = :queue
        ORDER BY a.id LIMIT 1
        """), arguments: ["message": message, "queue": queue]
    ).map { row in
      try PastAnswer(
        ticket: row["ticket"], message: row["id"], subject: row["subject"],
        answered: Timestamp(seconds: row["received"]),
        text: Quotation.visible(row["text"], without: MarkText.decoded(row["marks"])))
    }
  }
}

enum PastAnswers {
  /// Rows that are looked at for answers: most mail has none, or is of another queue.
  static let mostRanked = 200

  /// In one mail of twenty or more, and in 2,000 wherever, a term tells nothing; in a small store
  /// that cannot be known yet.
  static func common(of total: Int) -> Int { min(max(20, total / 20), 2000) }
}
