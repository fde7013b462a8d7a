internal import Desk
internal import Mail
package import Store

/// Writes a decision within its transaction.
package struct DeliveryWriter {
  private let transaction: Transaction
  private let decider: DeliveryDecider
  private let decision: Decision
  private let text: PreparedText
  /// Honour `X-Ticket-*` fields: the mail comes from a local form or panel.
  private let trusted: Bool
  /// Of the events.
  private let actor: String

  package init(
    _ transaction: Transaction, _ decider: DeliveryDecider, _ decision: Decision,
    _ text: PreparedText,
    trusted: Bool, by actor: String
  ) {
    self.transaction = transaction
    self.decider = decider
    self.decision = decision
    self.text = text
    self.trusted = trusted
    self.actor = actor
  }

  package func write() throws -> Receipt {
    switch decision.outcome {
    case .duplicate(let known): try repeated(known)
    case .append(let ticket, let reopens): try append(to: ticket, reopens: reopens)
    case .open(let status, let linked): try open(status, linked: linked)
    }
  }

  private var now: Timestamp { decider.now }
  private var mail: IncomingMail { decider.mail }
  private var mailClass: MailClass { decision.classification.mailClass }
  private var recipient: String { mail.envelope.recipients.first?.key ?? "" }

  private func repeated(_ known: Snapshot.KnownMessage) throws -> Receipt {
    let isOld =
      try decider.imported != nil
      && transaction.snapshot.hasReached(decision.queue, message: known.message)
    if !isOld {
      let end = try transaction.snapshot.mergeEnd(of: known.ticket)
      try show(known.message, of: end, in: decision.queue, recipient: recipient)
    }
    return Receipt(ticket: known.ticket, message: known.message, decision: decision)
  }

  /// Both queues' rules find the ticket from now on.
  private func show(
    _ message: Int, of ticket: Int, in queue: Queue, recipient: String
  ) throws {
    guard
      try transaction.recordDelivery(of: message, to: queue, recipient: recipient, at: now)
    else { return }
    try transaction.addBaseSubject(decision.baseSubject, of: ticket, in: queue)
    let note = "also delivered to \(recipient.isEmpty ? queue.name : recipient)"
    try record(.delivered, ticket: ticket, message: message, note: note)
  }

  private func append(to ticket: Int, reopens: Bool) throws -> Receipt {
    try transaction.settle(ticket, at: now)
    let message = try insert(into: ticket)
    let isOfCustomer = mailClass.movesTicket && decision.direction == .in
    try transaction.noteMessage(
      on: ticket, isHuman: mailClass.movesTicket && decision.direction != .note,
      isNote: decision.direction == .note,
      vouches: !decision.isStranger && !decision.isAgents && !decision.failsDMARC, at: now)
    if reopens {
      _ = try transaction.setStatus(
        .open, of: ticket, by: actor, at: now, note: "m\(message) arrived")
    } else if isOfCustomer, decider.imported?.status == nil {
      try transaction.waitForUs(ticket, since: now)
    }
    if mailClass == .human, !decision.isStranger, !decision.isAgents {
      try addParticipants(to: ticket)
    }
    try applyTrustedFields(to: ticket)
    try finish(ticket, message: message)
    return Receipt(ticket: ticket, message: message, decision: decision)
  }

  /// What an imported mail does beyond what arriving mail does.
  private func finish(_ ticket: Int, message: Int) throws {
    guard let imported = decider.imported else { return }
    if let status = imported.status {
      try transaction.leave(ticket, as: status, imported.statusIsExact, by: actor, at: now)
      if let turn = imported.turn {
        try transaction.setTurn(turn.waiting, since: turn.since, on: ticket)
      }
    } else if decision.direction == .out, mailClass.movesTicket {
      try transaction.noteEarlierAnswer(
        on: ticket, by: actor, at: now, note: "m\(message) was sent")
    }
  }

  private func open(_ status: TicketStatus, linked: Int?) throws -> Receipt {
    let ticket = try transaction.openTicket(
      queue: decision.queue, subject: mail.message.subject,
      requester: decision.correspondent.mailbox, status: status, vouched: !decision.failsDMARC,
      number: decider.imported?.number, at: now)
    try record(.created, ticket: ticket, after: status.rawValue)
    let message = try insert(into: ticket)
    try transaction.noteMessage(
      on: ticket, isHuman: true, isNote: false, vouches: false, at: now)
    if mailClass == .human, !decision.failsDMARC { try addParticipants(to: ticket) }
    try transaction.addBaseSubject(decision.baseSubject, of: ticket, in: decision.queue)
    if let linked { try transaction.link(ticket, linked, by: actor, at: now) }
    try applyTrustedFields(to: ticket)
    try finish(ticket, message: message)
    return Receipt(ticket: ticket, message: message, decision: decision)
  }

  private func insert(into ticket: Int) throws -> Int {
    let message = try transaction.insert(newMessage(), text, mail.large, ticket: ticket)
    let spam = decision.classification.isSpam ? ", spam flag" : ""
    let partly = text.isPartlySearched ? ", only the beginning can be searched" : ""
    let hasty = text.isHasty ? ", quotes compared with the messages of a moment before" : ""
    try record(
      .message, ticket: ticket, message: message,
      note: "\(mailClass.rawValue), \(rule.rawValue)\(spam)\(partly)\(hasty)")
    if let name = decision.unknownQueue {
      try record(
        .unknownQueue, ticket: ticket, message: message, before: name, after: decision.queue.name)
    }
    for queue in decision.further { try show(message, of: ticket, in: queue, recipient: "") }
    if let report = mail.message.report, let sent = decision.reported {
      try transaction.noteOutcome(report, of: sent, toldBy: message, at: now)
    }
    return message
  }

  private var rule: Rule { decision.attempts.last?.rule ?? .new }

  /// Of an answer of ours the correspondent is whom it is to.
  private var author: Mailbox {
    let correspondent = decision.correspondent.mailbox
    return decision.direction == .out ? mail.message.from.first ?? correspondent : correspondent
  }

  private func newMessage() -> NewMessage {
    NewMessage(
      direction: decision.direction, mail: mail.message, raw: mail.raw,
      sha256: mail.sha256, messageID: decision.messageID, mailClass: mailClass,
      classReason: decision.classification.reason,
      attempts: decision.attempts, correspondent: author,
      isStranger: decision.isStranger, isUnreadable: mail.isUnreadable, received: now,
      queue: decision.queue, recipient: recipient)
  }

  private func addParticipants(to ticket: Int) throws {
    let addressees = Addressees(
      mail.message.to + mail.message.cc, recipients: mail.envelope.recipients,
      queues: decision.queues)
    guard addressees.takePart || decision.direction == .out else { return }
    try transaction.addParticipants(addressees.others, to: ticket)
  }

  private func applyTrustedFields(to ticket: Int) throws {
    guard trusted else { return }
    let fields = TrustedFields(mail.message.header)
    try transaction.apply(fields, to: ticket, by: actor, at: now)
  }

  private func record(
    _ kind: Event.Kind, ticket: Int, message: Int? = nil, before: String? = nil,
    after: String? = nil, note: String = ""
  ) throws {
    try transaction.record(
      Event(
        at: now, actor: actor, kind: kind, before: before, after: after, note: note,
        ticket: ticket, message: message))
  }
}
