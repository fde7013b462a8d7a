import Desk
import Mail
import Text

/// Addresses given as an option: one or several, checked.
enum TypedRecipients {
  static func read(_ text: String) throws -> [Mailbox] {
    guard let typed = TypedMailboxes(text), !typed.mailboxes.isEmpty else {
      throw Failure.badData("'\(Sanitizer.excerpt(text))' is no address to send to")
    }
    return typed.mailboxes
  }
}
