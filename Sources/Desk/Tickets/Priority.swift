/// How urgent a ticket is. The raw values sort as text only by accident: compare the enum.
package enum Priority: String, CaseIterable, Comparable, Sendable {
  case low, normal, high, urgent

  package static func < (a: Priority, b: Priority) -> Bool { a.rank < b.rank }

  /// 0 for low to 3 for urgent: what the store keeps.
  package var rank: Int { Priority.allCases.firstIndex(of: self) ?? 1 }

  /// As people write it.
  package static func read(_ text: String) throws(ManageError) -> Priority {
    guard let priority = Priority(rawValue: text.lowercased()) else { throw .noPriority(text) }
    return priority
  }

  package init(rank: Int) {
    self = Priority.allCases.indices.contains(rank) ? Priority.allCases[rank] : .normal
  }
}
