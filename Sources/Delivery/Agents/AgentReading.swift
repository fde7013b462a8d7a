package import Desk
package import Mail
internal import Store

/// Reads an agent's mail to the agents' address of a ticket.
struct AgentReading {
  private let mail: IncomingMail
  private let author: Mailbox
  /// As whom the mail's author acts.
  private let agent: String
  private let now: Timestamp
  private let zone: Query.Zone

  init(
    _ mail: IncomingMail, from author: Mailbox, as agent: String, now: Timestamp, zone: Query.Zone
  ) {
    self.mail = mail
    self.author = author
    self.agent = agent
    self.now = now
    self.zone = zone
  }

  /// What it says, and what that asks for, or why it cannot be done.
  func order(on number: Int, _ store: Snapshot) throws -> AgentMail {
    let copies = SentCopies(try store.copiesSent(on: number))
    let earlier = copies.isEmpty ? try store.earlierTexts(of: number) : []
    func ownWords(in text: String) -> String {
      copies.isEmpty
        ? Quotation.ownWords(in: text, earlier: earlier)
        : copies.ownWords(in: text, by: author)
    }
    let tokens = AgentTokens(keys: try store.tokenKeys(at: now))
    let strays = StrayPictures.parts(of: mail.raw, by: author, ownWords: ownWords)
    var read = AgentMail(
      words: ownWords(in: mail.message.text),
      enclosures: mail.enclosures(without: strays, tokens), order: .failure(.nothingAsked))
    read.order = Result { () throws(AgentRequestError) in
      try AgentRequest(reading: read.words, by: agent, now: now, zone: zone)
    }
    guard case .success(let order) = read.order, !order.answer.isEmpty,
      let ticket = try store.ticket(number, at: now)
    else { return read }
    let secrets = AnswerSecrets(of: ticket, tokens)
    let obstacle =
      try obstacle(to: ticket, store)
      ?? self.secrets(secrets, in: read, order) {
        try isConfirmed(read, on: number, store, ownWords)
      }
    if let obstacle { read.order = .failure(obstacle) }
    return read
  }

  /// Why no answer can be sent.
  private func obstacle(to ticket: Ticket, _ store: Snapshot) throws -> AgentRequestError? {
    do {
      return try ReplyContext(ticket, store).obstacle
    } catch let error as AnswerError {
      return .cannotAnswer(error)
    }
  }

  /// Nil for an answer that its author has confirmed.
  private func secrets(
    _ secrets: AnswerSecrets, in read: AgentMail, _ order: AgentRequest,
    isConfirmed: () throws -> Bool
  ) rethrows -> AgentRequestError? {
    let all = [Array(order.answer.utf8)] + read.enclosures.map(\.content)
    let found = [.loginLink, .agentsAddress].filter(Set(all.flatMap(secrets.found)).contains)
    return try found.isEmpty || isConfirmed() ? nil : .holdsSecrets(found)
  }

  /// It was refused, and its author has sent it again.
  private func isConfirmed(
    _ read: AgentMail, on ticket: Int, _ store: Snapshot, _ ownWords: (String) -> String
  ) throws -> Bool {
    try store.refusedOrders(on: ticket).contains { refused in
      refused.from.address == author.address
        && !WrittenText.differs(ownWords(refused.text), read.words)
    }
  }
}

/// What an agent has written by mail.
package struct AgentMail: Sendable {
  /// The agent's own, commands included.
  package var words: String
  package var enclosures: [OutgoingMail.Attachment]
  package var order: Result<AgentRequest, AgentRequestError>
}

extension ReplyContext {
  fileprivate var obstacle: AgentRequestError? {
    do throws(AnswerError) {
      _ = try recipients().checked(
        queues: queues, ticket: ticket.number, limit: queue.settings.maxRecipients)
    } catch {
      return .cannotAnswer(error)
    }
    do throws(TemplateError) {
      _ = try framed("", by: .none)
      return nil
    } catch {
      return .badTemplate("\(error)")
    }
  }
}
