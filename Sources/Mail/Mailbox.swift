/// One addressee or author of a mail: display name and address (RFC 5322 §3.4).
package struct Mailbox: Hashable, Sendable {
  /// Decoded display name, empty when there is none.
  package var name: String
  /// Nil when the field names somebody without an address (`From: "..." <>`).
  package var address: Address?

  package init(name: String = "", address: Address?) {
    self.name = name
    self.address = address
  }
}
