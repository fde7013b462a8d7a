internal import Delivery
internal import Desk
internal import Mail
internal import Store

/// Puts a mail of an export back where it was, with all that was known of it and of its ticket. Each
/// line is whole in itself: an import that was interrupted goes on with the next.
struct Restoration {
  let transaction: Transaction
  let mail: IncomingMail
  /// What was made of a long text already.
  let text: PreparedText?
  let line: ExportLine
  /// The state asked for with `--status`, instead of the ticket's own.
  let status: TicketStatus?
  /// The queue asked for with `--queue`, instead of the ticket's own.
  let queueName: String?
  let actor: String
  let now: Timestamp

  /// - Parameter numbers: those of the export that are known here.
  func restore(_ numbers: inout RestoredNumbers) throws -> FiledMail {
    let id = MessageID(line.messageID)
    let store = transaction.snapshot
    if let known = try store.duplicate(of: id, contentHash: line.messageRecord.contentHash) {
      numbers.messages[line.message] = known.message
      return FiledMail(ticket: known.ticket, action: .duplicate)
    }
    var ticket = line.ticket
    ticket.status = status ?? ticket.status
    let queue = try transaction.queue(named: queueName ?? ticket.queue, by: actor, at: now)
    let known = try numbers.tickets[ticket.number].map(store.mergeEnd)
    let number = try known ?? open(ticket, in: queue, &numbers)
    let message = try insert(id, on: number, in: queue, numbers)
    numbers.messages[line.message] = message
    try transaction.restore(
      ticket, line.ticketFacts, as: number, in: queue,
      links: ticket.links.compactMap { numbers.tickets[$0] })
    try recordEvents(numbers)
    if known == nil || line.events.contains(where: { $0.kind == Event.Kind.status.rawValue }) {
      try recordStatus(of: number)
    }
    return FiledMail(ticket: number, action: known == nil ? .created : .appended)
  }

  private func open(
    _ ticket: Ticket, in queue: Queue, _ numbers: inout RestoredNumbers
  ) throws -> Int {
    let number = try transaction.openTicket(
      queue: queue, subject: ticket.subject, requester: ticket.requester, status: ticket.status,
      vouched: line.ticketRecord.vouched, number: ticket.number, at: ticket.created)
    numbers.tickets[ticket.number] = number
    for merged in line.ticketRecord.merged where numbers.tickets[merged] == nil {
      numbers.tickets[merged] = try transaction.openMerged(merged, into: number)
    }
    let tags = try transaction.snapshot.queues().map(\.settings.tag)
    for subject in [mail.message.subject, ticket.subject] {
      let base = try BaseSubject(subject, tags: tags, isTicket: transaction.snapshot.isTicket)
      try transaction.addBaseSubject(base, of: number, in: queue)
    }
    return number
  }

  private func insert(
    _ id: MessageID, on ticket: Int, in queue: Queue, _ numbers: RestoredNumbers
  ) throws -> Int {
    var read = mail.message
    read.contentHash = line.messageRecord.contentHash
    let facts = line.messageFacts(numbers.tickets)
    let first = facts.arrivals.first
    let isSearched = queue.settings.maxMessageSize.map { mail.raw.count <= $0 } ?? true
    let new = NewMessage(
      direction: line.direction, mail: read, raw: mail.raw, sha256: mail.sha256, messageID: id,
      mailClass: line.mailClass, classReason: line.classReason, attempts: facts.attempts,
      correspondent: line.from.mailbox, isStranger: line.stranger, isUnreadable: mail.isUnreadable,
      received: line.received.time,
      queue: try first.map(home) ?? queue, recipient: first?.recipient ?? "")
    let text =
      try text
      ?? PreparedText(
        read, earlier: transaction.snapshot.earlierTexts(of: ticket), isSearched: isSearched)
    let message = try transaction.insert(
      new, isSearched ? text : text.unsearched, mail.large, ticket: ticket, number: line.message)
    for arrival in facts.arrivals.dropFirst() {
      _ = try transaction.recordDelivery(
        of: message, to: home(of: arrival), recipient: arrival.recipient, at: arrival.at)
    }
    try transaction.restore(facts, of: message, id, on: ticket)
    return message
  }

  private func home(of arrival: MessageRecord.Arrival) throws -> Queue {
    try transaction.queue(named: queueName ?? arrival.queue, by: actor, at: now)
  }

  private func recordEvents(_ numbers: RestoredNumbers) throws {
    for told in line.events {
      guard let ticket = told.ticket.flatMap({ numbers.tickets[$0] }),
        let event = told.event(
          ticket: ticket, message: told.message.flatMap { numbers.messages[$0] })
      else { continue }
      try transaction.record(event)
    }
  }

  /// The log tells that the state is not the export's.
  private func recordStatus(of number: Int) throws {
    guard let status, status != line.ticketObject.status else { return }
    try transaction.record(
      Event(
        at: now, actor: actor, kind: .status, before: line.ticketObject.status.rawValue,
        after: status.rawValue, note: "imported", ticket: number))
  }
}

/// Numbers of an export, and what they have become.
struct RestoredNumbers {
  var tickets: [Int: Int] = [:]
  var messages: [Int: Int] = [:]
}

/// Where an imported mail is.
struct FiledMail {
  var ticket: Int
  var action: Decision.Action
}
