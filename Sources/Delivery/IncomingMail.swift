package import Desk
internal import Hashing
package import Mail
package import Store

/// One mail, read, before the store has been asked anything about it.
package struct IncomingMail: Sendable {
  package let raw: [UInt8]
  package let message: Message
  package let envelope: Envelope
  /// Of the raw bytes, lower-case hexadecimal.
  package let sha256: String
  package let isUnreadable: Bool
  /// The raw bytes where they are in the store already.
  package private(set) var large: LargeRaw?

  /// Reads a mail and does `work` with it. If the process dies of the mail on the way, the next
  /// attempt takes it unread. The guard is the process's: for programs that do one thing at a time.
  package static func guarding<T>(
    _ raw: [UInt8], from source: EnvelopeSource, store path: String,
    _ work: (IncomingMail) throws -> T
  ) rethrows -> T {
    let sha256 = SHA256.digest(of: raw).hexadecimal
    let parserGuard = ParserGuard(store: path, sha256: sha256)
    return try parserGuard.guarding {
      let isMarked = parserGuard.isMarked
      let message = isMarked ? .unreadable(contentHash: sha256) : Message(reading: raw)
      return try work(
        IncomingMail(raw, message, source, sha256: sha256, isUnreadable: isMarked))
    }
  }

  /// The same with a mail that is read already.
  package func guarding<T>(store path: String, _ work: () throws -> T) rethrows -> T {
    try ParserGuard(store: path, sha256: sha256).guarding(work)
  }

  /// Where a death of the parser may end the process: in tests, several at once.
  init(unguarded raw: [UInt8], from source: EnvelopeSource) {
    self.init(
      raw, Message(reading: raw), source, sha256: SHA256.digest(of: raw).hexadecimal,
      isUnreadable: false)
  }

  private init(
    _ raw: [UInt8], _ message: Message, _ source: EnvelopeSource, sha256: String,
    isUnreadable: Bool
  ) {
    self.raw = raw
    self.message = message
    self.sha256 = sha256
    self.isUnreadable = isUnreadable
    envelope = source.envelope(for: message)
  }

  /// Stores the mail by `work`. When it is large, its raw bytes are in the store before: nobody has to
  /// wait for all of them.
  package func storing<T>(in store: TicketStore, _ work: (IncomingMail) throws -> T) throws -> T {
    guard raw.count > LargeRaw.pieceSize, try !isKnown(in: store) else { return try work(self) }
    var mail = self
    let large = try store.writeAhead(raw)
    mail.large = large
    defer { try? store.remove(large) }
    return try work(mail)
  }

  private func isKnown(in store: TicketStore) throws -> Bool {
    try store.read { try $0.duplicate(of: messageID, contentHash: message.contentHash) != nil }
  }

  /// Once the mail is stored, nothing needs to remember how its parser died.
  package func forgetParserDeath(store path: String) {
    guard isUnreadable else { return }
    ParserGuard(store: path, sha256: sha256).clear()
  }

  /// From the mail, or derived from its content.
  package var messageID: MessageID { writtenMessageID ?? .derived(from: message.contentHash) }

  /// Nil when the mail has none: its author's programs know none.
  var writtenMessageID: MessageID? {
    message.messageID.flatMap { $0.text.isEmpty ? nil : $0 }
  }
}

extension Message {
  fileprivate static func unreadable(contentHash: String) -> Message {
    var message = Message()
    message.subject = "(unreadable mail)"
    message.contentHash = contentHash
    return message
  }
}
