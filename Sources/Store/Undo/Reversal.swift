/// What takes a change back: the facts of each ticket that it brought, and those that it took.
///
/// Undo in the order to read it: `Fact`, what people change of a ticket, how it is read and written;
/// `Reversal`, kept with every change (`undoable`), and its form on disk (`ReversalRecord`);
/// `ChangeHistory`, of which the last change is found; `undo` (Undoing.swift), with what a change brought
/// (GainedFacts.swift), the messages that go back (`ReturnedMessages`), and mail of ours that is held
/// back (HeldAnswers.swift). What may be undone is decided in Desk: `UndoHistory`.
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

extension Transaction {
  /// Makes a change of settled tickets, and keeps what takes it back, tied to the events it records.
  /// Without an event there was no change.
  package func undoable<T>(_ tickets: [Int], _ body: () throws -> T) throws -> T {
    let before = try tickets.map(snapshot.allFacts)
    let lastEvent = try Int.fetchOne(db, sql: "SELECT max(id) FROM event") ?? 0
    let result = try body()
    guard let newest = try Int.fetchOne(db, sql: "SELECT max(id) FROM event"), newest > lastEvent
    else { return result }
    let differences = try zip(tickets, before).map { ticket, before in
      Reversal.Difference(
        ticket: ticket, before: before, after: try snapshot.allFacts(of: ticket))
    }
    let change = try insert(Reversal(tickets: differences.filter { !$0.isEmpty }))
    try execute("UPDATE event SET change = ? WHERE id > ?", [change, lastEvent])
    return result
  }

  private func insert(_ reversal: Reversal) throws -> Int64 {
    try execute("INSERT INTO change (reversal) VALUES (?)", [try reversal.record])
    return db.lastInsertedRowID
  }

  func reversal(ofChange change: Int) throws -> Reversal {
    try snapshot.reversal(ofChange: change)
  }
}

extension Snapshot {
  func reversal(ofChange change: Int) throws -> Reversal {
    let text = try String.fetchOne(
      db, sql: "SELECT reversal FROM change WHERE id = ?", arguments: [change])
    guard let reversal = Reversal(record: text ?? "") else {
      throw DatabaseError(unexpectedIn: "reversal of change \(change)")
    }
    return reversal
  }
}
