package import Mail

/// The SMTP envelope as far as the MTA told us: never taken from what the author wrote.
package struct Envelope: Hashable, Sendable {
  package var sender: Sender
  /// Where it was delivered, with its `+extension` when the MTA kept it; then what that address was
  /// before the MTA followed an alias.
  package var recipients: [Address]
  /// The part of the recipient's local part after the MTA's delimiter, told apart by the MTA.
  package var addressExtension: String?

  package enum Sender: Hashable, Sendable {
    case unknown
    /// `<>`, empty, or Postfix pipe(8)'s `MAILER-DAEMON`: a report or an automatic reply.
    case null
    case address(Address)
  }

  package init(
    sender: Sender = .unknown, recipients: [Address] = [], addressExtension: String? = nil
  ) {
    self.sender = sender
    self.recipients = recipients
    self.addressExtension = addressExtension
  }
}
