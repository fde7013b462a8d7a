internal import Desk

extension Transaction {
  /// What a change brought to a ticket goes from there, and from where that ticket was merged into
  /// since. What another ticket has that is merged into it stays, as of now brought by that one's merge.
  ///
  /// - Parameter tickets: those of the change.
  /// - Returns: rows of the mailboxes that take no part any more.
  func takeAway(_ gained: Set<Fact>, from first: Int, of tickets: [Int]) throws -> Set<Int> {
    var ticket = first
    var facts = gained.filter(\.isCopied)
    var mailboxes: Set<Int> = []
    while !facts.isEmpty {
      facts.subtract(try leave(facts, on: ticket, but: tickets))
      for fact in facts { try takeAway(fact, from: ticket) }
      let left = Set(try snapshot.allFacts(of: ticket).map(\.subject))
      facts = facts.filter { !left.contains($0.subject) }
      mailboxes.formUnion(facts.compactMap(\.mailbox))
      guard let merge = try merge(of: ticket) else { break }
      let gone = Set(facts.map(\.subject))
      facts = merge.reversal.gained(by: merge.target).filter { gone.contains($0.subject) }
      ticket = merge.target
    }
    return mailboxes
  }

  /// - Returns: the facts that stay.
  private func leave(_ facts: Set<Fact>, on ticket: Int, but tickets: [Int]) throws -> Set<Fact> {
    let sources = try Int.fetchAll(
      db, sql: "SELECT id FROM ticket WHERE merged_into = ? ORDER BY id", arguments: [ticket])
    var staying: Set<Fact> = []
    for source in sources where !tickets.contains(source) {
      let own = Set(try snapshot.allFacts(of: source).map(\.subject))
      let departed = try mailboxes(departedFrom: source)
      let common = facts.subtracting(staying).filter { fact in
        own.contains(fact.subject) && !(fact.mailbox.map(departed.contains) ?? false)
      }
      guard !common.isEmpty, var merge = try merge(of: source) else { continue }
      merge.reversal.add(common, gainedBy: ticket)
      try execute(
        "UPDATE change SET reversal = ? WHERE id = ?", [try merge.reversal.record, merge.change])
      staying.formUnion(common)
    }
    return staying
  }

  struct Merge {
    let change: Int
    let target: Int
    var reversal: Reversal
  }

  /// The merge that stands of a ticket; nil when it lives, or was never anything else than merged.
  func merge(of ticket: Int) throws -> Merge? {
    let target = try Int.fetchOne(
      db, sql: "SELECT merged_into FROM ticket WHERE id = ?", arguments: [ticket])
    guard let target else { return nil }
    let history = try snapshot.history(of: ticket)
    guard let change = try? history.last(of: ticket).change else { return nil }
    return Merge(change: change, target: target, reversal: try reversal(ofChange: change))
  }

  /// Messages that make people take part in a ticket: of one that was merged, those it had then.
  func messages(thatMake ticket: Int) throws -> Set<Int> {
    guard let merge = try merge(of: ticket) else {
      return try snapshot.numbers(ofMessagesOn: ticket)
    }
    let end = try snapshot.mergeEnd(of: ticket)
    return try merge.reversal.messages(lostBy: ticket)
      .filter { try snapshot.ticket(ofMessage: $0) == end }
  }

  /// Those of a merged ticket whose messages have all been moved elsewhere since.
  private func mailboxes(departedFrom ticket: Int) throws -> Set<Int> {
    guard let merge = try merge(of: ticket) else { return [] }
    let all = try mailboxes("TRUE", on: merge.reversal.messages(lostBy: ticket))
    let makesPart = "NOT m.stranger AND (m.direction = 'in' OR \(OwnMail.isAnswer("m")))"
    return try all.subtracting(mailboxes(makesPart, on: messages(thatMake: ticket)))
  }

  /// - Parameter condition: of the message `m`.
  private func mailboxes(_ condition: String, on messages: Set<Int>) throws -> Set<Int> {
    try Int.fetchSet(
      db,
      sql: """
        SELECT c.mailbox FROM correspondent AS c JOIN message AS m ON m.id = c.message
        WHERE m.id IN \(Dialect.elements(of: "?")) AND \(condition)
        """, arguments: [Dialect.list(messages)])
  }
}

extension Fact {
  /// What a fact is about: there is no second one of that.
  fileprivate var subject: Fact {
    switch self {
    case .participant(let mailbox, _, _): .participant(mailbox: mailbox, name: "", role: "")
    case .field(let name, _): .field(name: name, value: "")
    case .column, .tag, .baseSubject, .link, .message, .splitOff: self
    }
  }

  /// A merge gives the other ticket the same.
  fileprivate var isCopied: Bool {
    switch self {
    case .tag, .field, .participant, .baseSubject, .link, .splitOff: true
    case .column, .message: false
    }
  }

  /// Of a participant.
  var mailbox: Int? {
    if case .participant(let mailbox, _, _) = self { mailbox } else { nil }
  }
}

extension Reversal {
  fileprivate func gained(by ticket: Int) -> Set<Fact> {
    tickets.first { $0.ticket == ticket }?.gained ?? []
  }

  fileprivate func messages(lostBy ticket: Int) -> Set<Int> {
    let lost = tickets.first { $0.ticket == ticket }?.lost ?? []
    return Set(lost.compactMap { if case .message(let message, _) = $0 { message } else { nil } })
  }

  fileprivate mutating func add(_ facts: Set<Fact>, gainedBy ticket: Int) {
    if let place = tickets.firstIndex(where: { $0.ticket == ticket }) {
      tickets[place].gained.formUnion(facts)
    } else {
      tickets.append(Difference(ticket: ticket, lost: [], gained: facts))
    }
  }
}
