package import Mail
internal import Text

/// A mail that the program would send on its own, and why it does not, if so.
package struct Notice: Hashable, Sendable {
  package var kind: OutboxEntry.Kind
  package var recipient: Mailbox
  /// Nil: it is sent.
  package var refusal: String?

  package init(kind: OutboxEntry.Kind, recipient: Mailbox, refusal: String? = nil) {
    self.kind = kind
    self.recipient = recipient
    self.refusal = refusal
  }

  /// One line for people.
  package var description: String {
    let address = recipient.address.map { " to \(Sanitizer.excerpt($0.text))" } ?? ""
    return "\(kind.rawValue)\(address)" + (refusal.map { ": not sent, \($0)" } ?? "")
  }
}
