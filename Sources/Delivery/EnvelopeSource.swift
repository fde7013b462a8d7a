package import Desk
package import Mail

/// Where the envelope comes from: options, else the environment of Postfix, qmail and procmail,
/// else the fields that the delivering MTA wrote.
package struct EnvelopeSource: Sendable {
  private let sender: String?
  /// Of the first kind that is told, the addresses are the recipients.
  private let recipients: [[String?]]
  private let addressExtension: String?

  package init(
    sender: String?, recipient: String?, environment: (String) -> String? = { _ in nil }
  ) {
    self.sender = sender ?? environment("SENDER")
    recipients = [[recipient], [environment("RECIPIENT"), environment("ORIGINAL_RECIPIENT")]]
    addressExtension = environment("EXTENSION").flatMap { $0.isEmpty ? nil : $0 }
  }

  package func envelope(for message: Message) -> Envelope {
    let sender = sender ?? message.header.first("Return-Path") ?? message.mboxSender
    return Envelope(
      sender: sender.map(EnvelopeSource.sender) ?? .unknown,
      recipients: recipients(of: message), addressExtension: addressExtension)
  }

  /// Before an alias or a table turned it into that of a program, it was an address of a queue.
  private func recipients(of message: Message) -> [Address] {
    let fields = [message.header.first("Delivered-To"), message.header.first("X-Original-To")]
    for texts in recipients + [fields] {
      let addresses = texts.compactMap { $0.flatMap { Address($0) } }
      if !addresses.isEmpty { return addresses }
    }
    return []
  }

  /// Postfix pipe(8) writes the null sender as `MAILER-DAEMON` (its `null_sender` option), its
  /// `${user}@${domain}` and others' make `@` of it.
  private static func sender(_ text: String) -> Envelope.Sender {
    let bare = text.filter { $0 != "<" && $0 != ">" && !$0.isWhitespace }
    if bare.isEmpty || bare == "@" || bare.equalsIgnoringCase("MAILER-DAEMON") { return .null }
    return Address(bare).map(Envelope.Sender.address) ?? .unknown
  }
}
