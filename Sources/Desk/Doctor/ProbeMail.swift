package import Mail

/// The mail that `doctor --probe` sends. Every program must know it for what it is: no confirmation
/// (the address is never answered, the mail is automatic) and no copy (a help desk's mark) goes out.
package enum ProbeMail {
  /// Nobody's, for ever (RFC 2606 §2).
  package static let sender = "noreply@tickets-doctor.invalid"

  /// Where no queue has an address.
  static let nobody = "tickets@tickets-doctor.invalid"

  /// The queue's address, with an extension, which every way of delivery has to keep.
  ///
  /// - Parameter queue: nil: of the first queue that has an address.
  package static func recipient(_ queue: String?, of queues: [Queue]) -> Address? {
    let named = queues.filter { queue == nil || $0.name.lowercased() == queue?.lowercased() }
    guard let owner = named.first(where: { $0.settings.address != nil }),
      let address = owner.settings.address
    else { return Address(nobody) }
    let separator = owner.settings.replyExtension ?? "+"
    return Address("\(address.localPart)\(separator)\(addressExtension)@\(address.domain)")
  }

  package static let addressExtension = "doctor"

  /// - Parameter word: unique, of letters and digits.
  package static func letter(
    to recipient: Address, word: String, at now: Timestamp
  ) -> OutgoingMail {
    let id = MessageID("\(word).\(now.seconds)@tickets-doctor.invalid")
    var mail = OutgoingMail(
      from: Mailbox(name: "tickets doctor", address: Address(sender)),
      to: [Mailbox(address: recipient)], subject: "Probe \(word) of tickets doctor", date: now,
      messageID: id,
      text: """
        'tickets doctor --probe' sends this mail to try the way by which mail arrives. Nothing has to
        be done about it.

        """)
    mail.fields =
      AutomaticFields.all(submitted: "auto-generated", loop: nil)
      + [HeaderField(name: "X-Tickets-Probe", value: word)]
    return mail
  }
}
