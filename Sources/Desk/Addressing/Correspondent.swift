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

  package static func of(_ message: Message, senderFrom: SenderFrom = .from) -> Correspondent {
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
    if let author {
      return Correspondent(
        mailbox: author, source: .from, passesSenderCheck: hasOneAuthor(message))
    }
    return withoutAuthor(message)
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

  private static func hasOneAuthor(_ message: Message) -> Bool {
    Set(message.from.compactMap(\.address)).count == 1 && message.header.all("From").count <= 1
  }
}
