package import Mail

/// What a mail itself says about the ticket it belongs to, read once before the store is asked.
package struct ThreadingHints: Sendable {
  /// Tickets named by a signed token, best first.
  package var tokens: [TicketMatch]
  /// What a bounce or receipt says of the mail it reports on.
  package var reported: ReportedMail
  /// In-Reply-To, then References newest first; only ids that can thread.
  package var named: [NamedID]
  /// This mail's own id, which an answer that arrived earlier may name.
  package var ownID: MessageID
  /// Subject tags with the tag text they were found by, in the order of the subject.
  package var tags: [SubjectTag]
  package var baseSubject: BaseSubject

  package struct NamedID: Hashable, Sendable {
    package var id: MessageID
    package var field: String
  }

  package struct SubjectTag: Hashable, Sendable {
    package var tag: String
    package var ticket: Int
  }

  /// Each id costs a look-up. A thread of years is looked through from both ends: of a chain that
  /// somebody cut, the first and the last ids are left (RFC 5537 §3.4.4).
  private enum Most {
    static let inReplyTo = 10
    static let newest = 500
    static let oldest = 500
    /// Tokens, and tags of one kind.
    static let others = 50
  }

  package init(
    _ message: Message, ownID: MessageID, envelope: Envelope, mailClass: MailClass,
    queues: [Queue], keys: TokenKeys, now: Timestamp, isTicket: (Int) throws -> Bool
  ) rethrows {
    let tokens = TokenSearch(keys: keys, queues: queues, now: now)
    named = ThreadingHints.named(in: message)
    // A list that adds a footer sends back another mail than ours, under our id.
    let returned = mailClass == .own ? tokens.match(in: ownID, "its own Message-ID") : nil
    self.tokens = Array(
      tokens.matches(in: message, envelope, named).prefix(Most.others)
        + [returned].compactMap(\.self))
    reported = ReportedMail(
      mailClass == .bounce || mailClass == .receipt ? message.report : nil, queues: queues,
      token: { tokens.match(in: $0, "reported Message-ID") })
    self.ownID = ownID
    let tagTexts = Set(queues.map(\.settings.tag)).sorted()
    tags = tagTexts.flatMap { tag in
      TicketTag.numbers(in: message.subject, tag: tag).prefix(Most.others)
        .map { SubjectTag(tag: tag, ticket: $0) }
    }
    baseSubject = try BaseSubject(
      message.subject, tags: tagTexts, isAutomatic: mailClass == .auto, isTicket: isTicket)
  }

  private static func named(in message: Message) -> [NamedID] {
    // Of texts: sets of them are there already, and the first set of another type costs more than all
    // of this (Contrib/bench, instructions).
    var known: Set<String> = []
    func take(_ most: Int, of ids: some Sequence<MessageID>) -> [MessageID] {
      var taken: [MessageID] = []
      for id in ids where id.threads && known.insert(id.text).inserted {
        taken.append(id)
        if taken.count == most { break }
      }
      return taken
    }
    let inReplyTo = take(Most.inReplyTo, of: message.inReplyTo)
    let newest = take(Most.newest, of: message.references.reversed())
    let oldest = take(Most.oldest, of: message.references)
    return inReplyTo.map { NamedID(id: $0, field: "In-Reply-To") }
      + (newest + oldest.reversed()).map { NamedID(id: $0, field: "References") }
  }
}

/// Looks for signed tokens where they may stand: recipient extension first, then the ids the mail
/// names, then our addresses in To and Cc (POP3 has no envelope).
private struct TokenSearch {
  let keys: TokenKeys
  let queues: [Queue]
  let now: Timestamp

  func matches(in message: Message, _ envelope: Envelope, _ named: [ThreadingHints.NamedID])
    -> [TicketMatch]
  {
    let subaddresses = envelope.recipients.map { recipient in
      queues.addressExtension(of: recipient) ?? recipient.subaddress
    }
    let extensions = ([envelope.addressExtension] + subaddresses).compactMap { $0 }
      .compactMap { match(inExtension: $0, "recipient extension") }
    let ids = named.compactMap { match(in: $0.id, $0.field) }
    let addressed = (message.to + message.cc).compactMap(\.address).compactMap { address in
      queues.addressExtension(of: address)
        .flatMap { match(inExtension: $0, "address \(address.text)") }
    }
    return extensions + ids + addressed
  }

  func match(in id: MessageID, _ place: String) -> TicketMatch? {
    SignedMessageID.ticket(in: id, keys: keys).map { ticket in
      TicketMatch(ticket: ticket, evidence: .token(.customers, place: place, id: id), id: id)
    }
  }

  private func match(inExtension text: String, _ place: String) -> TicketMatch? {
    guard let token = ReplyToken.read(text, keys: keys, now: now) else {
      return ReplyToken.ticketOfForgedAgent(text).map { ticket in
        TicketMatch(ticket: ticket, evidence: .token(.forged, place: place), scope: .nobody)
      }
    }
    let kind: Evidence.TokenKind =
      switch token {
      case .customer: .customers
      case .agent: .agents
      case .expiredAgent: .expired
      }
    return TicketMatch(
      ticket: token.ticket, evidence: .token(kind, place: place), scope: token.scope)
  }
}
