internal import Desk
internal import Mail

extension Snapshot {
  /// The state of a ticket as its log tells it; nil when it tells of none.
  ///
  /// - Parameter end: the number of the first event that is left out.
  func loggedState(of ticket: Int, before end: Int = .max) throws -> TicketState? {
    var logged = LoggedState()
    for event in try eventsOfState(of: ticket, after: 0, before: end) {
      if let step = try step(event, ticket) {
        logged.take(step, at: Timestamp(seconds: try event["at"]))
      }
    }
    return logged.state
  }

  /// Those from which `step` tells, and others between them; oldest first.
  func eventsOfState(of ticket: Int, after start: Int, before end: Int = .max) throws -> [Row] {
    try Row.fetchAll(cached(Snapshot.eventsOfState), arguments: [ticket, start, end])
  }

  private static let eventsOfState = """
    SELECT e.id, e.at, e.kind, e.before, e.after, e.change, coalesce(c.undone, 0) AS undone,
      m.direction, m.class,
      CASE WHEN e.note LIKE 'until %' THEN unixepoch(substr(e.note, 7)) END AS until,
      m.id IS NOT NULL AND \(OwnMail.isAnswer("m")) AS is_answer
    FROM event AS e LEFT JOIN change AS c ON c.id = e.change
      LEFT JOIN message AS m ON m.id = e.message AND e.kind = '\(Event.Kind.message.rawValue)'
    WHERE e.ticket = ? AND e.id > ? AND e.id < ? ORDER BY e.id
    """

  func step(_ event: Row, _ ticket: Int) throws -> LoggedState.Step? {
    switch try Event.Kind(rawValue: event["kind"]) {
    case .created, .status:
      guard let after: String = event["after"], let status = TicketStatus(rawValue: after) else {
        return nil
      }
      return .status(status, until: (event["until"] as Int64?).map(Timestamp.init(seconds:)))
    case .message:
      if try event["is_answer"] { return .answer }
      let mailClass = (event["class"] as String?).flatMap(MailClass.init(rawValue:))
      let direction: String? = event["direction"]
      return direction == NewMessage.Direction.in.rawValue && mailClass?.movesTicket == true
        ? .mail : nil
    case .merge:
      guard let other = merged(event, into: ticket) else { return nil }
      return try loggedState(of: other, before: event["id"]).map { .joined($0) }
    default: return nil
    }
  }

  /// The ticket that an event of a merge tells to have become part of another.
  func merged(_ event: Row, into ticket: Int) -> Int? {
    let numbers = [event["before"] as String?, event["after"]].map { $0.flatMap { Int($0) } }
    return numbers[1] == ticket ? numbers[0] : nil
  }
}
