internal import Desk
internal import Mail
internal import Store

/// Reads an agent's mail to the agents' address of a ticket.
struct AgentReading {
  private let mail: IncomingMail
  /// As whom the mail's author acts.
  private let agent: String
  private let now: Timestamp

  init(_ mail: IncomingMail, by agent: String, now: Timestamp) {
    self.mail = mail
    self.agent = agent
    self.now = now
  }

  /// What it asks for, or why that cannot be done.
  func order(
    on number: Int, _ store: Snapshot
  ) throws -> Result<AgentOrder, AgentOrderError> {
    let words = Quotation.ownWords(
      in: mail.message.text, earlier: try store.earlierTexts(of: number))
    let order = Result { () throws(AgentOrderError) in
      try AgentOrder(reading: words, by: agent, now: now, zone: .system)
    }
    guard case .success(let read) = order, !read.answer.isEmpty,
      let ticket = try store.ticket(number, at: now),
      let obstacle = try obstacle(to: ticket, store)
    else { return order }
    return .failure(obstacle)
  }

  /// Why no answer can be sent.
  private func obstacle(to ticket: Ticket, _ store: Snapshot) throws -> AgentOrderError? {
    do {
      return try Correspondence(ticket, store).obstacle
    } catch let error as AnswerError {
      return .cannotAnswer(error)
    }
  }
}

extension Correspondence {
  fileprivate var obstacle: AgentOrderError? {
    do throws(AnswerError) {
      _ = try recipients().checked(
        queues: queues, ticket: ticket.number, limit: queue.settings.maxRecipients)
    } catch {
      return .cannotAnswer(error)
    }
    do throws(TemplateError) {
      _ = try framed("")
      return nil
    } catch {
      return .badTemplate("\(error)")
    }
  }
}
