import Desk
import Mail
import Store

extension StoredMessage {
  /// Nil when the mail had none: its author's programs know none.
  var writtenMessageID: MessageID? { messageID.isDerived ? nil : messageID }

  /// The References of what answers it, or is about it.
  var chain: [MessageID] {
    ReferenceChain.following(writtenMessageID, references: references, inReplyTo: inReplyTo)
  }
}
