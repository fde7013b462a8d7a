/// What takes a change back.
struct Reversal: Hashable {
  var tickets: [Difference]

  /// What a change made of one ticket.
  struct Difference: Hashable {
    var ticket: Int
    var lost: Set<Fact>
    var gained: Set<Fact>

    var isEmpty: Bool { lost.isEmpty && gained.isEmpty }

    init(ticket: Int, lost: Set<Fact>, gained: Set<Fact>) {
      self.ticket = ticket
      self.lost = lost
      self.gained = gained
    }

    init(ticket: Int, before: Set<Fact>, after: Set<Fact>) {
      self.ticket = ticket
      lost = before.subtracting(after)
      gained = after.subtracting(before)
    }
  }
}
