package import Desk
package import Mail

/// What each rule finds, by index, at a cost that does not grow with the store. Whether it counts is
/// for `Matching` to decide.
package struct CandidateSearch {
  let db: Connection
  let hints: ThreadingHints
  private let queue: Queue
  private let queues: [Queue]
  private let sender: Address?
  private let now: Timestamp

  package init(
    _ snapshot: Snapshot, hints: ThreadingHints, queue: Queue, queues: [Queue], sender: Address?,
    now: Timestamp
  ) {
    db = snapshot.db
    self.hints = hints
    self.queue = queue
    self.queues = queues
    self.sender = sender
    self.now = now
  }

  package func candidates(for rule: Rule) throws -> [Candidate] {
    try places(for: rule).compactMap { try candidate($0, rule) }.reduce(into: []) { all, next in
      if !all.contains(where: { isSameWay($0, next) }) { all.append(next) }
    }
  }

  /// What is tried once: a token that is refused hides no other way to the ticket.
  private func isSameWay(_ one: Candidate, _ other: Candidate) -> Bool {
    one.ticket == other.ticket && one.scope == other.scope
  }

  private func places(for rule: Rule) throws -> [TicketMatch] {
    switch rule {
    case .token: try hints.tokens.map(afterSplits)
    case .bounce: try reported()
    case .messageID: try namesMessages()
    case .subjectTag: try tagged()
    case .subject: try sameSubject()
    case .new, .command, .import: []
    }
  }

  private func reported() throws -> [TicketMatch] {
    try ReportedMessages(db, hints.reported).places(queues)
  }

  private func namesMessages() throws -> [TicketMatch] {
    let found = try hints.named.flatMap(named) + namedByEarlierAnswers()
    return try found.isEmpty ? [firstSibling()].compactMap(\.self) : found
  }

  /// The first mail that answers what this one answers, and what nobody has sent us.
  private func firstSibling() throws -> TicketMatch? {
    for named in hints.named.prefix(Limit.unseen) where try stored(named.id) == nil {
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT m.id, m.ticket FROM reference AS r JOIN message AS m ON m.id = r.message
          WHERE r.id_key = :id AND \(isOfQueue) ORDER BY m.id LIMIT 1
          """, arguments: ["queue": queue.id, "id": IDKey.of(named.id)])
      guard let row else { continue }
      var sibling = try TicketMatch(
        ticket: row["ticket"], evidence: .sibling(id: named.id, message: row["id"]))
      sibling.isSibling = true
      return sibling
    }
    return nil
  }

  private func named(_ named: ThreadingHints.NamedID) throws -> [TicketMatch] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT m.id, m.ticket FROM message AS m
        WHERE m.id_key = :id AND \(isOfQueue) ORDER BY m.id DESC LIMIT \(Limit.sameID)
        """, arguments: ["queue": queue.id, "id": IDKey.of(named.id)]
    ).map { row in
      try TicketMatch(
        ticket: row["ticket"],
        evidence: .names(field: named.field, id: named.id, message: row["id"]))
    }
  }

  private func namedByEarlierAnswers() throws -> [TicketMatch] {
    guard hints.ownID.threads else { return [] }
    return try Row.fetchAll(
      db,
      sql: """
        SELECT m.id, m.ticket FROM reference AS r JOIN message AS m ON m.id = r.message
        WHERE r.id_key = :id AND \(isOfQueue) ORDER BY m.id DESC LIMIT \(Limit.sameID)
        """, arguments: ["queue": queue.id, "id": IDKey.of(hints.ownID)]
    ).map { row in
      try TicketMatch(
        ticket: row["ticket"],
        evidence: .isAnswered(id: hints.ownID, message: row["id"]))
    }
  }

  /// The message `m` reached the queue, or its ticket was moved there.
  private let isOfQueue = """
    (EXISTS (SELECT 1 FROM delivery AS d WHERE d.message = m.id AND d.queue = :queue)
      OR EXISTS (SELECT 1 FROM ticket AS t WHERE t.id = m.ticket AND t.queue = :queue))
    """

  private func tagged() throws -> [TicketMatch] {
    try hints.tags.compactMap { clue in
      let owner = try Int.fetchOne(
        db, sql: "SELECT queue FROM ticket WHERE id = ?", arguments: [clue.ticket])
      guard let owner, queues.first(where: { $0.id == owner })?.settings.tag == clue.tag,
        try counts(clue)
      else { return nil }
      return TicketMatch(
        ticket: clue.ticket,
        evidence: .tag(TicketTag.text(tag: clue.tag, ticket: clue.ticket)))
    }
  }

  /// Other desks write the default tag, too: alone it names no ticket of ours.
  private func counts(_ clue: ThreadingHints.SubjectTag) throws -> Bool {
    if !TicketTag.isDefault(clue.tag) || hints.baseSubject.isReply { return true }
    if hints.tokens.contains(where: { $0.scope == .anybody }) { return true }
    return try Bool.fetchOne(
      db,
      sql: """
        SELECT EXISTS (SELECT 1 FROM base_subject WHERE ticket = ? AND subject_key = ?)
        """, arguments: [clue.ticket, IDKey.of(hints.baseSubject.key)]) ?? false
      || hints.named.contains(where: isOfOurs)
  }

  private func isOfOurs(_ named: ThreadingHints.NamedID) throws -> Bool {
    try Bool.fetchOne(
      db,
      sql: "SELECT EXISTS (SELECT 1 FROM message WHERE id_key = ? AND direction = 'out')",
      arguments: [IDKey.of(named.id)]) ?? false
  }

  private func sameSubject() throws -> [TicketMatch] {
    guard !hints.baseSubject.key.isEmpty else { return [] }
    let evidence = Evidence.baseSubject(key: hints.baseSubject.key)
    return try Int.fetchAll(
      db,
      sql: """
        SELECT id FROM (
          \(newest("SELECT ticket FROM base_subject AS b", Limit.anybodys))
          UNION
          \(newest("SELECT b.ticket FROM base_subject AS b \(sendersOnly)", Limit.senders)))
        ORDER BY last_human DESC, id DESC
        """,
      arguments: [
        "queue": queue.id, "key": IDKey.of(hints.baseSubject.key), "sender": sender?.key ?? "",
      ]
    ).map { TicketMatch(ticket: $0, evidence: evidence) }
  }

  /// Of the latest tickets with the subject, those with the newest activity.
  private func newest(_ places: String, _ limit: Int) -> String {
    """
    SELECT id, last_human FROM (
      SELECT id, last_human FROM ticket WHERE merged_into IS NULL AND id IN (
        \(places) WHERE b.queue = :queue AND b.subject_key = :key
        ORDER BY b.ticket DESC LIMIT \(Limit.sameSubject))
      ORDER BY last_human DESC, id DESC LIMIT \(limit))
    """
  }

  private let sendersOnly = """
    JOIN participant AS p ON p.ticket = b.ticket AND p.mailbox IN (
      SELECT same.id FROM mailbox AS own
      JOIN mailbox AS same ON same.id = own.id OR same.person = own.person
      WHERE own.address = :sender)
    """

  /// Nil when the number names no ticket.
  private func candidate(_ place: TicketMatch, _ rule: Rule) throws -> Candidate? {
    guard let (number, ticket) = try Snapshot(db: db).recordedEnd(of: place.ticket) else {
      return nil
    }
    let evidence =
      number == place.ticket
      ? place.evidence : .merged(place.evidence, from: place.ticket, into: number)
    let due = ticket.facts.due(by: now, ticket.autoClose)
    let hasSender = try hasSender(number)
    var candidate = Candidate(
      ticket: number, evidence: evidence, status: due.status, closed: due.closed,
      lastHuman: ticket.lastHuman, hasCorrespondent: hasSender,
      isBystander: try rule == .subject && hasSender && isBystander(number),
      vouched: ticket.vouched)
    candidate.scope = place.scope
    candidate.isSibling = place.isSibling
    if place.scope == .agent {
      candidate.isFromAgent = try isAgent(of: number, inQueue: ticket.queue)
    }
    return candidate
  }

  private func isAgent(of ticket: Int, inQueue home: Int) throws -> Bool {
    guard let sender else { return false }
    return try queues.filter { $0.settings.agents.contains(sender) }.contains { queue in
      try queue.id == home || isSeen(ticket, in: queue)
    }
  }

  private func isSeen(_ ticket: Int, in queue: Queue) throws -> Bool {
    try Bool.fetchOne(
      db,
      sql: """
        SELECT EXISTS (SELECT 1 FROM message AS m
          JOIN further_delivery AS f ON f.message = m.id AND f.queue = ? WHERE m.ticket = ?)
        """, arguments: [queue.id, ticket]) ?? false
  }

  private func hasSender(_ ticket: Int) throws -> Bool {
    // Anybody can write our own address into From.
    guard let sender, queues.owner(of: sender) == nil else { return false }
    if queue.settings.agents.contains(sender) { return true }
    return try Participants.contains(sender, ticket: ticket, db)
  }

  private func isBystander(_ ticket: Int) throws -> Bool {
    guard let sender, !hints.baseSubject.isReply, !queue.settings.agents.contains(sender) else {
      return false
    }
    return try Participants.isBystander(sender, ticket: ticket, db)
  }

  /// What no honest mail needs more of; each one costs a look-up.
  private enum Limit {
    static let sameID = 5
    static let unseen = 20
    static let sameSubject = 200
    static let anybodys = 5
    static let senders = 20
  }
}
