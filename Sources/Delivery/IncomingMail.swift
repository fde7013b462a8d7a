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

  /// Parses under guard: if the parser dies of this mail, the next attempt takes it unread.
  package init(raw: [UInt8], from source: EnvelopeSource, store path: String) {
    let sha256 = SHA256.hash(data: raw).hexadecimal
    let parserGuard = ParserGuard(store: path, sha256: sha256)
    self.raw = raw
    self.sha256 = sha256
    isUnreadable = parserGuard.isMarked
    message =
      isUnreadable
      ? .unreadable(contentHash: sha256) : parserGuard.guarding { Message(reading: raw) }
    envelope = source.envelope(for: message)
  }

  /// Once the mail is stored, nothing needs to remember how its parser died.
  func forgetParserDeath(store path: String) {
    guard isUnreadable else { return }
    ParserGuard(store: path, sha256: sha256).clear()
  }

  /// From the mail, or derived from its content.
  package var messageID: MessageID {
    if let id = message.messageID, !id.text.isEmpty { return id }
    return .derived(from: message.contentHash)
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
