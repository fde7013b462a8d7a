internal import Desk
internal import Mail
internal import Store

/// Carries out what an agent asked for by mail, in the transaction that files the mail.
struct AgentCommandExecutor {
  private let transaction: Transaction
  /// The events' actor.
  private let agent: String
  private let now: Timestamp

  init(_ transaction: Transaction, _ decider: DeliveryDecider, _ decision: Decision) {
    self.transaction = transaction
    agent = decision.correspondent.mailbox.address?.text ?? ""
    now = decider.now
  }

  func carryOut(_ order: AgentRequest, answer: PreparedAnswer?, on ticket: Int) throws {
    _ = try answer?.record(in: transaction, at: now)
    try transaction.undoable([ticket]) {
      for command in order.commands { try carryOut(command, on: ticket) }
    }
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
