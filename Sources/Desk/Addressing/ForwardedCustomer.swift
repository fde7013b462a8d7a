package import Mail

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
