import BlackBox
import Desk
import Mail

@testable import Delivery
@testable import Store

/// A desk on which mails are moved about, as the commands do it, in one transaction: what is refused
/// leaves nothing behind.
struct MovingDesk {
  let transaction: Transaction
  private let location: StoreLocation
  private(set) var now = Timestamp(seconds: 1_800_000_000)

  static let address = "help@desk.example"

  static func run(_ body: (inout MovingDesk) throws -> Void) throws {
    let folder = try TemporaryFolder()
    let location = StoreLocation(path: folder.file("tickets.db"))
    try TicketStore.writable(location, lockTimeout: 5, creating: true).write { transaction in
      for (key, value) in [
        (SettingKey.address, address), (.confirm, "no"), (.autocloseDays, "-1"),
        (.notify, "boss@desk.example"),
      ] {
        try transaction.set(key, to: value, ofQueue: nil, by: "test", at: Timestamp(seconds: 0))
      }
      var desk = MovingDesk(transaction: transaction, location: location)
      try body(&desk)
    }
  }

  var snapshot: Snapshot { transaction.snapshot }

  /// - Returns: nil when it was refused.
  mutating func attempt<T>(_ change: (Transaction, Timestamp) throws -> T) throws -> T? {
    now = now + 60
    try transaction.db.execute(sql: "SAVEPOINT attempt")
    do {
      let result = try change(transaction, now)
      try transaction.db.execute(sql: "RELEASE attempt")
      return result
    } catch is UndoRefusal, is ManageError, is AnswerError {
      try transaction.db.execute(sql: "ROLLBACK TO attempt")
      try transaction.db.execute(sql: "RELEASE attempt")
      return nil
    }
  }

  mutating func deliver(_ mail: String, to target: DeliveryDecider.Target = .rules) throws
    -> Receipt
  {
    now = now + 60
    var delivery = Delivery(
      store: location, lockTimeout: 5,
      envelope: EnvelopeSource(sender: nil, recipient: MovingDesk.address), queue: nil,
      trusted: false, isSilenced: false, zone: .utc)
    delivery.target = target
    let incoming = IncomingMail(unguarded: Array(mail.utf8), from: delivery.envelope)
    return try delivery.file(incoming, in: transaction, at: now)
  }

  mutating func merge(_ ticket: Int, into target: Int) throws -> Bool {
    try attempt { transaction, now in
      let end = try transaction.snapshot.mergeEnd(of: target)
      let moved = try Merging.moved(
        [Merging.Named(number: ticket, end: try transaction.snapshot.mergeEnd(of: ticket))],
        into: Merging.Named(number: target, end: end))
      try transaction.settle(end, at: now)
      for ticket in moved {
        try transaction.undoable([end, ticket]) {
          try transaction.merge(ticket, into: end, by: "anna", at: now)
        }
      }
      return !moved.isEmpty
    } ?? false
  }

  mutating func split(_ messages: Set<Int>, from origin: Int) throws -> Int? {
    try attempt { transaction, now in
      try transaction.settle(origin, at: now)
      let ticket = try MovingDesk.ticket(origin, transaction, now)
      return try transaction.split(
        Splitting(
          messages, of: transaction.snapshot.messages(of: origin), on: ticket, subject: nil,
          tags: transaction.snapshot.queues().map(\.settings.tag), at: now),
        from: origin, by: "anna", at: now)
    }
  }

  private static func ticket(
    _ number: Int, _ transaction: Transaction, _ now: Timestamp
  ) throws -> Ticket {
    guard let ticket = try transaction.snapshot.ticket(number, at: now) else {
      throw StoreError.defect("no ticket \(number)")
    }
    return ticket
  }

  mutating func undo(_ ticket: Int) throws -> [Event]? {
    try attempt { transaction, now in
      try transaction.takeBackHeld(on: ticket, by: "anna", at: now)
        ?? transaction.undo(ticket, by: "anna", at: now)
    }
  }

  mutating func set(_ status: TicketStatus, _ ticket: Int) throws {
    _ = try attempt { transaction, now in
      try transaction.settle(ticket, at: now)
      try transaction.undoable([ticket]) {
        _ = try transaction.setStatus(status, of: ticket, by: "anna", at: now)
      }
    }
  }

  mutating func assign(_ ticket: Int, to name: String) throws {
    _ = try attempt { transaction, now in
      try transaction.undoable([ticket]) {
        try transaction.assign(ticket, to: name, by: "anna", at: now)
      }
    }
  }

  mutating func reply(_ ticket: Int, copy: String) throws -> Int? {
    try attempt { transaction, now in
      let store = transaction.snapshot
      let correspondence = try ReplyContext(MovingDesk.ticket(ticket, transaction, now), store)
      let answer = Answer(
        recipients: correspondence.sendableRecipients(
          RecipientChoice(copies: [Mailbox(address: Address(copy))])),
        subject: correspondence.subject, text: "Answer \(now.seconds)", author: "anna")
      return try answer.prepared(on: correspondence, store, at: now)
        .record(in: transaction, at: now).message
    }
  }

  mutating func note(_ ticket: Int) throws -> Int? {
    try attempt { transaction, now in
      let whole = try MovingDesk.ticket(ticket, transaction, now)
      return try InternalNote(text: "Note", attachments: [], author: "anna")
        .prepared(on: whole, transaction.snapshot, at: now).record(in: transaction, at: now)
    }
  }

  /// The newest event that has to do with a ticket's state and stands, of mail only a customer's that
  /// is still there. A split that was taken back has brought mail, too.
  func lastOfState(_ ticket: Int) throws -> Event? {
    try Row.fetchOne(
      transaction.db,
      sql: """
        SELECT e.* FROM event AS e LEFT JOIN change AS c ON c.id = e.change
          LEFT JOIN message AS m ON m.id = e.message
        WHERE e.ticket = :ticket AND (NOT coalesce(c.undone, 0) OR e.kind = 'split')
          AND (e.kind IN ('status', 'merge', 'split', 'delivery')
            OR e.kind = 'message' AND m.direction = 'in' AND m.ticket = :ticket)
        ORDER BY e.id DESC
        """, arguments: ["ticket": ticket]
    ).flatMap(Event.init)
  }

  /// Whether a message of a ticket came then, or something was done to one of them.
  func isMoment(_ moment: Timestamp, of tickets: [Int]) throws -> Bool {
    try Bool.fetchOne(
      transaction.db,
      sql: """
        SELECT EXISTS (SELECT 1 FROM message WHERE ticket = :ticket AND received = :moment)
          OR EXISTS (
            SELECT 1 FROM event AS e LEFT JOIN change AS c ON c.id = e.change
            WHERE e.ticket IN (SELECT value FROM json_each(:all)) AND e.at = :moment
              AND e.kind IN ('status', 'created', 'split') AND NOT coalesce(c.undone, 0))
        """,
      arguments: [
        "ticket": tickets[0], "moment": moment.seconds,
        "all": "[\(tickets.map { String($0) }.joined(separator: ","))]",
      ]) ?? false
  }

  /// Hands over all that waits.
  mutating func send(_ outcome: SendResult) throws {
    now = now + 60
    for number in try snapshot.mailToBeSent(everything: true, at: now) {
      guard let entry = try transaction.begin(number, everything: true, at: now) else { continue }
      let event = try snapshot.latestEvent()
      try transaction.record(outcome, of: entry, at: now)
      try FailureNotices(transaction, by: "outbox", at: now).follow(failuresAfter: event)
    }
  }
}
