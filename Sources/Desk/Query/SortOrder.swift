extension Query {
  package struct SortOrder: Hashable, Sendable {
    package var key: SortKey
    package var direction: Direction

    package init(_ key: SortKey, _ direction: Direction) {
      self.key = key
      self.direction = direction
    }
  }

  package enum SortKey: String, CaseIterable, Sendable {
    /// Arrival of the last message, or the last change; notes and triage do not count.
    case updated
    case created
    case id
    case priority
    /// The moment since which somebody has been waiting; tickets on which nobody waits come last.
    case waiting
  }

  package enum Direction: Hashable, Sendable {
    /// Oldest, smallest, least urgent, longest waiting first.
    case ascending
    case descending
  }
}
