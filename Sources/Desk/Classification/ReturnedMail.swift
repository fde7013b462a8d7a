package import Mail
internal import Text

/// Mail of ours come back: through a list, a Bcc, a forwarder. Anybody can write our address into From,
/// so that is no proof.
package enum ReturnedMail {
  static let loopMark = "X-Loop"

  /// Whether the mail says that it is from us.
  package static func claims(_ message: Message, queues: [Queue]) -> Bool {
    message.from.compactMap(\.address).contains { queues.owner(of: $0) != nil }
  }

  /// Why a mail that claims so is ours, in one line; nil when it proves nothing.
  ///
  /// - Parameter id: its Message-ID.
  package static func proof(
    in message: Message, id: MessageID, queues: [Queue], keys: TokenKeys
  ) -> String? {
    if SignedMessageID.ticket(in: id, keys: keys) != nil { return "we signed its Message-ID" }
    return ownMark(in: message, queues: queues).map {
      Sanitizer.field(loopMark, $0) + " is our own mark"
    }
  }

  /// Whether it has been here, whoever it says it is from.
  package static func isLoop(_ message: Message, queues: [Queue]) -> Bool {
    ownMark(in: message, queues: queues) != nil
  }

  private static func ownMark(in message: Message, queues: [Queue]) -> String? {
    message.header.all(loopMark).first { text in
      Address(text).map { queues.owner(of: $0) != nil } ?? false
    }
  }
}
