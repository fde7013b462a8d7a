package import Mail

/// Whose turn it is after some messages, and since when.
package struct LastWord: Hashable, Sendable {
  package var turn: Ticket.Turn
  /// Arrival of the first message still unanswered, or the time of our answer.
  package var since: Timestamp

  /// Nil when neither a customer nor we have said anything: notes and automatic mail do not count.
  ///
  /// - Parameter messages: oldest first.
  package init?(_ messages: [StoredMessage]) {
    var last: LastWord?
    for message in messages {
      switch message.direction {
      case .in where message.mailClass.movesTicket:
        if last?.turn != .us { last = LastWord(turn: .us, since: message.received) }
      case .out where message.isAnswer: last = LastWord(turn: .them, since: message.received)
      case .in, .out, .note: break
      }
    }
    guard let last else { return nil }
    self = last
  }

  private init(turn: Ticket.Turn, since: Timestamp) {
    self.turn = turn
    self.since = since
  }
}
