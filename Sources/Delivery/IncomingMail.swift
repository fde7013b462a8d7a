internal import Crypto
package import Desk
package import Mail

/// One mail, read, before the store has been asked anything about it.
package struct IncomingMail: Sendable {
  package let raw: [UInt8]
  package let message: Message
  package let envelope: Envelope
  /// Of the raw bytes, lower-case hexadecimal.
  package let sha256: String
  package let isUnreadable: Bool

  /// Parses under guard: if the parser dies of this mail, the next attempt takes it unread. The guard
  /// is the process's: for programs that do one thing at a time.
  package init(raw: [UInt8], from source: EnvelopeSource, store path: String) {
    let sha256 = SHA256.hash(data: raw).hexadecimal
    let parserGuard = ParserGuard(store: path, sha256: sha256)
    if parserGuard.isMarked {
      self.init(raw, .unreadable(contentHash: sha256), source, sha256: sha256, isUnreadable: true)
    } else {
      let message = parserGuard.guarding { Message(reading: raw) }
      self.init(raw, message, source, sha256: sha256, isUnreadable: false)
    }
  }

  /// Where a death of the parser may end the process: in tests, several at once.
  init(unguarded raw: [UInt8], from source: EnvelopeSource) {
    self.init(
      raw, Message(reading: raw), source, sha256: SHA256.hash(data: raw).hexadecimal,
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

  /// Once the mail is stored, nothing needs to remember how its parser died.
  func forgetParserDeath(store path: String) {
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
