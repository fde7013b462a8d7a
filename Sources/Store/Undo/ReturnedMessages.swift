internal import Desk
internal import Mail

/// The messages that went back when a merge or a split was taken back: those that were still where it
/// had brought them.
struct ReturnedMessages {
  /// By the ticket that they were on until then.
  private(set) var left: [Int: Set<Int>] = [:]
  /// By the ticket that they are on again.
  private(set) var came: [Int: Set<Int>] = [:]
  /// Those that somebody has moved elsewhere since, by the ticket that they came from.
  private(set) var missing: [Int: Set<Int>] = [:]
  /// All whose messages have changed.
  private(set) var tickets: Set<Int> = []

  mutating func note(_ message: Int, from home: Int, to ticket: Int) {
    left[home, default: []].insert(message)
    came[ticket, default: []].insert(message)
    tickets.formUnion([home, ticket])
  }

  mutating func note(missing message: Int, of ticket: Int) {
    missing[ticket, default: []].insert(message)
    tickets.insert(ticket)
  }

  /// A ticket without a message is none.
  func check(in store: Snapshot) throws {
    for ticket in tickets.sorted() where try store.mergeEnd(of: ticket) == ticket {
      guard try store.numbers(ofMessagesOn: ticket).isEmpty else { continue }
      throw UndoRefusal.empties(ticket: ticket)
    }
  }
}

extension Transaction {
  func returnMessages(of reversal: Reversal) throws -> ReturnedMessages {
    var returned = ReturnedMessages()
    for difference in reversal.tickets {
      for case .message(let message, let isStranger) in difference.lost {
        guard let taker = reversal.tickets.first(where: { $0.messagesGained.contains(message) })
        else { continue }
        let home = try snapshot.mergeEnd(of: taker.ticket)
        if try snapshot.ticket(ofMessage: message) == home {
          try put(message, on: difference.ticket, isStranger: isStranger)
          returned.note(message, from: home, to: difference.ticket)
        } else {
          returned.note(missing: message, of: difference.ticket)
        }
      }
    }
    return returned
  }

  /// Counts and people are those of the messages that are on each ticket now.
  ///
  /// - Parameter brought: who takes no part any more, as the change had brought them.
  func settle(
    _ returned: ReturnedMessages, brought: Set<Int>, by actor: String, at now: Timestamp
  ) throws {
    for (ticket, messages) in returned.missing {
      let messages = try messages.sorted().compactMap(snapshot.message)
      try release(messages, from: ticket, by: actor, at: now)
    }
    let queues = try snapshot.queues()
    for ticket in returned.tickets.sorted() where try snapshot.mergeEnd(of: ticket) == ticket {
      let named = try named(on: ticket, but: brought)
      for message in returned.came[ticket, default: []].sorted() {
        let people = try participants(from: message, queues)
        try addParticipants(
          people.filter { !($0.address.map(named.contains) ?? true) }, to: ticket)
      }
      let left = try returned.left[ticket, default: []].sorted().compactMap(snapshot.message)
      let takenBack = try snapshot.messages(of: ticket).filter(\.isTakenBack)
      try release(left + takenBack, from: ticket, by: actor, at: now, keeping: named)
    }
    for ticket in returned.tickets { try recount(ticket) }
  }
}

extension Snapshot {
  func numbers(ofMessagesOn ticket: Int) throws -> Set<Int> {
    try Set(
      Int.fetchAll(cached("SELECT id FROM message WHERE ticket = ?"), arguments: [ticket]))
  }

  func ticket(ofMessage message: Int) throws -> Int? {
    try Int.fetchOne(cached("SELECT ticket FROM message WHERE id = ?"), arguments: [message])
  }
}
