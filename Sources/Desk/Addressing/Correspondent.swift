package import Mail

/// Whom a mail is from, as far as a ticket is concerned.
package struct Correspondent: Hashable, Sendable {
  /// Its address is nil when the mail names nobody: then nothing matches on the sender.
  package var mailbox: Mailbox
  package var source: Source
  /// Whether the author may stand for a participant of a ticket. Only From can, alone, with one
  /// address: every other header is text anybody can write, and nothing vouches for it.
  package var passesSenderCheck: Bool

  package enum Source: String, Sendable {
    case from, replyTo, originalAuthor, sender, none
  }

  package init(mailbox: Mailbox, source: Source, passesSenderCheck: Bool) {
    self.mailbox = mailbox
    self.source = source
    self.passesSenderCheck = passesSenderCheck
  }

  /// - Parameter queues: all of them: mail in their name may be a web form's.
  package static func of(
    _ message: Message, senderFrom: SenderFrom = .from, queues: [Queue]
  ) -> Correspondent {
    let author = addressed(message.from)
    if let original = RewrittenAuthor.original(of: message) {
      return Correspondent(
        mailbox: original, source: .originalAuthor, passesSenderCheck: false)
    }
    if senderFrom == .replyTo, let reply = addressed(message.replyTo),
      reply.address != author?.address
    {
      return Correspondent(mailbox: reply, source: .replyTo, passesSenderCheck: false)
    }
    if let person = personBehindForm(message, author, queues) {
      return Correspondent(mailbox: person, source: .replyTo, passesSenderCheck: false)
    }
    if let author {
      return Correspondent(
        mailbox: author, source: .from, passesSenderCheck: message.hasOneAuthor)
    }
    return withoutAuthor(message)
  }

  /// Contact forms write in our own name, or in nobody's, and put the visitor into Reply-To.
  private static func personBehindForm(
    _ message: Message, _ author: Mailbox?, _ queues: [Queue]
  ) -> Mailbox? {
    guard let author = author?.address, let reply = addressed(message.replyTo),
      let address = reply.address, address != author,
      queues.owner(of: author) != nil || NeverAnswered.asksForNoReply(author),
      queues.owner(of: address) == nil, NeverAnswered.reason(for: address) == nil
    else { return nil }
    return reply
  }

  private static func withoutAuthor(_ message: Message) -> Correspondent {
    if let sender = addressed(message.sender) {
      return Correspondent(mailbox: sender, source: .sender, passesSenderCheck: false)
    }
    if let reply = addressed(message.replyTo) {
      return Correspondent(mailbox: reply, source: .replyTo, passesSenderCheck: false)
    }
    let nameless = message.from.first ?? Mailbox(address: nil)
    return Correspondent(mailbox: nameless, source: .none, passesSenderCheck: false)
  }

  private static func addressed(_ mailboxes: [Mailbox]) -> Mailbox? {
    mailboxes.first { $0.address != nil }
  }
}

/// The setting `sender-from`: which header names the person we talk to.
package enum SenderFrom: String, CaseIterable, Sendable {
  case from
  /// For contact forms, where From is the web site and Reply-To the customer.
  case replyTo = "reply-to"
}

/// A customer's mail that one of us passed on: whoever wrote it is the customer.
package enum ForwardedCustomer {
  /// - Parameters:
  ///   - enclosed: the author of the mail attached to it.
  ///   - text: its own text, which may hold the header of an earlier mail.
  ///   - isOurs: whether an address is a queue's or an agent's.
  package static func named(
    enclosed: Mailbox?, text: String, isOurs: (Address) -> Bool
  ) -> Mailbox? {
    [enclosed, ForwardedHeader.author(in: text)].lazy.compactMap { $0 }.first { mailbox in
      guard let address = mailbox.address, SafeAddress.read(address.text) != nil else {
        return false
      }
      return !isOurs(address)
    }
  }
}
