/// What takes a change back, as it stands in `change.reversal`.
struct Reversal: Codable {
  var tickets: [Difference]

  /// What a change made of one ticket.
  struct Difference: Codable {
    var ticket: Int
    var lost: Set<Fact>
    var gained: Set<Fact>

    var isEmpty: Bool { lost.isEmpty && gained.isEmpty }

    init(ticket: Int, before: Set<Fact>, after: Set<Fact>) {
      self.ticket = ticket
      lost = before.subtracting(after)
      gained = after.subtracting(before)
    }
  }
}
