internal import Desk
internal import Mail

/// What a line of an export tells, as the store keeps it.
extension ExportLine {
  var ticket: Ticket {
    let told = ticketObject
    var ticket = Ticket(
      number: told.ticket, queue: told.queue, subject: told.subject,
      requester: told.requester.mailbox, status: told.status, created: told.created.time,
      updated: told.updated.time)
    ticket.priority = Priority(rawValue: told.priority) ?? .normal
    ticket.participants = told.participants.map(\.mailbox)
    ticket.muted = Set((told.muted ?? []).compactMap { Address($0) })
    ticket.assignee = told.assignee
    ticket.tags = told.tags
    ticket.answered = told.answered?.time
    ticket.closed = told.closed?.time
    ticket.holdUntil = told.holdUntil?.time
    ticket.waiting = told.waiting.flatMap(Ticket.Turn.init(rawValue:))
    ticket.waitingSince = told.waitingSince?.time
    ticket.links = told.links
    return ticket
  }

  var ticketFacts: TicketRecord {
    TicketRecord(
      account: ticketRecord.account, loginURL: ticketRecord.loginURL,
      fields: ticketRecord.fields.map { Ticket.Field(name: $0.key, value: $0.value) },
      isVouched: ticketRecord.vouched, warned: ticketRecord.warned?.time,
      merged: ticketRecord.merged)
  }

  /// - Parameter tickets: their numbers here.
  func messageFacts(_ tickets: [Int: Int]) -> MessageRecord {
    MessageRecord(
      contentHash: messageRecord.contentHash,
      attempts: messageRecord.tried.compactMap { $0.attempt(tickets) },
      arrivals: messageRecord.arrivals.map {
        .init(queue: $0.queue, recipient: $0.recipient, at: $0.at.time)
      },
      splitOff: messageRecord.splitOff.compactMap { tickets[$0] },
      sending: messageRecord.sending.flatMap(\.sending),
      outcomes: messageRecord.outcomes.compactMap(\.outcome))
  }
}

extension ExportLine.TrialMembers {
  fileprivate func attempt(_ tickets: [Int: Int]) -> RuleAttempt? {
    guard let rule = Rule(rawValue: rule), let result = RuleAttempt.Result(rawValue: result) else {
      return nil
    }
    return RuleAttempt(
      rule: rule, result: result, evidence: .recorded(evidence),
      ticket: ticket.flatMap { tickets[$0] })
  }
}

extension ExportLine.SendingMembers {
  fileprivate var sending: MessageRecord.Sending? {
    OutboxEntry.Kind(rawValue: kind).map { kind in
      .init(
        kind: kind, sender: sender.flatMap { Address($0) }, created: created.time,
        isTakenBack: takenBack)
    }
  }
}

extension ExportLine.OutcomeMembers {
  fileprivate var outcome: OutboxEntry.Recipient? {
    guard let address = Address(recipient), let state = DeliveryState(rawValue: state) else {
      return nil
    }
    return OutboxEntry.Recipient(address: address, state: state, detail: detail)
  }
}

extension ExportLine.EventMembers {
  /// Nil for a kind that a later program wrote.
  ///
  /// - Parameters: the numbers here of the ticket and the message.
  func event(ticket: Int, message: Int?) -> Event? {
    Event.Kind(rawValue: kind).map { kind in
      Event(
        at: at.time, actor: actor, kind: kind, before: before, after: after, note: note,
        ticket: ticket, message: message)
    }
  }
}
