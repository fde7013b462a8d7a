package import Mail

/// Which tickets a merge moves, and in which state it leaves the one that takes them in.
package enum Merging {
  /// A ticket as it was named, and the one it lives in after earlier merges.
  package struct Named: Hashable, Sendable {
    package var number: Int
    package var end: Int

    package init(number: Int, end: Int) {
      self.number = number
      self.end = end
    }
  }

  /// The tickets to move, each once; those that live there already need no move.
  package static func moved(
    _ named: [Named], into target: Named
  ) throws(ManageError) -> [Int] {
    if let same = named.first(where: { $0.number == target.end }) {
      throw .mergesIntoItself(same.number, named: target.number)
    }
    var seen: Set<Int> = [target.end]
    return named.map(\.end).filter { seen.insert($0).inserted }
  }
}

/// The state of a ticket with its clocks, and whose turn it is.
package struct TicketState: Hashable, Sendable {
  package var facts: Lifecycle.Facts
  package var waiting: Ticket.Turn?
  package var waitingSince: Timestamp?

  package init(
    _ facts: Lifecycle.Facts, waiting: Ticket.Turn? = nil, waitingSince: Timestamp? = nil
  ) {
    self.facts = facts
    self.waiting = waiting
    self.waitingSince = waitingSince
  }

  /// After taking in a ticket of another state: the same, or open when the other was. It is our turn
  /// since the first message of either that is still unanswered.
  package func joined(by other: TicketState) -> TicketState {
    var joined = self
    joined.facts.answered = [facts.answered, other.facts.answered].compactMap { $0 }.max()
    guard other.facts.status == .open else { return joined }
    let since = [self, other].filter { $0.facts.status == .open && $0.waiting == .us }
      .compactMap(\.waitingSince)
    joined.facts = Lifecycle.Facts(status: .open, answered: joined.facts.answered)
    joined.waiting = .us
    joined.waitingSince = since.min() ?? other.waitingSince
    return joined
  }
}
