internal import Desk
internal import Mail
internal import Store

/// Carries out what an agent asked for by mail, in the transaction that files the mail.
struct Obeying {
  private let transaction: Transaction
  private let mail: IncomingMail
  /// The events' actor.
  private let agent: String
  private let now: Timestamp

  init(_ transaction: Transaction, _ filing: Filing, _ decision: Decision) {
    self.transaction = transaction
    mail = filing.mail
    agent = decision.correspondent.mailbox.address?.text ?? ""
    now = filing.now
  }

  func carryOut(_ order: AgentOrder, on ticket: Int) throws {
    if !order.answer.isEmpty { try answer(order, on: ticket) }
    try transaction.undoable([ticket]) {
      for command in order.commands { try carryOut(command, on: ticket) }
    }
  }

  private func answer(_ order: AgentOrder, on number: Int) throws {
    guard let ticket = try transaction.snapshot.ticket(number, at: now) else { return }
    let correspondence = try Correspondence(ticket, transaction.snapshot)
    let tokens = AgentTokens(keys: try transaction.snapshot.tokenKeys(at: now))
    let answer = Answer(
      recipients: correspondence.sendableRecipients(copies: []), subject: correspondence.subject,
      text: try correspondence.framed(tokens.removed(from: order.answer)),
      attachments: mail.enclosures(without: tokens), status: order.status ?? .answered,
      author: agent)
    _ = try answer.record(on: correspondence, in: transaction, at: now)
  }

  private func carryOut(_ command: AgentCommand, on ticket: Int) throws {
    switch command {
    case .status(let status, let until):
      _ = try transaction.setStatus(status, of: ticket, by: agent, at: now, holdUntil: until)
    case .tag(let change): try transaction.changeTags(of: ticket, change, by: agent, at: now)
    case .assign(let assignee): try transaction.assign(ticket, to: assignee, by: agent, at: now)
    case .priority(let priority):
      try transaction.setPriority(priority, of: ticket, by: agent, at: now)
    }
  }
}
