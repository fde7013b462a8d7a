package import Desk
package import Mail

/// Where the envelope comes from: options, else the environment of Postfix, qmail and procmail,
/// else the fields that the delivering MTA wrote.
package struct EnvelopeSource: Sendable {
  package var sender: String?
  package var recipient: String?
  package var environment: [String: String]

  package init(sender: String?, recipient: String?, environment: [String: String]) {
    self.sender = sender
    self.recipient = recipient
    self.environment = environment
  }

  package func envelope(for message: Message) -> Envelope {
    let sender =
      sender ?? environment["SENDER"] ?? message.header.first("Return-Path") ?? message.mboxSender
    return Envelope(
      sender: sender.map(EnvelopeSource.sender) ?? .unknown,
      recipients: recipients(of: message),
      addressExtension: environment["EXTENSION"].flatMap { $0.isEmpty ? nil : $0 })
  }

  /// Before an alias or a table turned it into that of a program, it was an address of a queue.
  private func recipients(of message: Message) -> [Address] {
    let sources = [
      [recipient],
      [environment["RECIPIENT"], environment["ORIGINAL_RECIPIENT"]],
      [message.header.first("Delivered-To"), message.header.first("X-Original-To")],
    ]
    let told = sources.lazy.map { $0.compactMap { $0.flatMap { Address($0) } } }
    return told.first { !$0.isEmpty } ?? []
  }

  /// Postfix pipe(8) writes the null sender as `MAILER-DAEMON` (its `null_sender` option).
  private static func sender(_ text: String) -> Envelope.Sender {
    let bare = text.filter { $0 != "<" && $0 != ">" && !$0.isWhitespace }
    if bare.isEmpty || bare.equalsIgnoringCase("MAILER-DAEMON") { return .null }
    return Address(bare).map(Envelope.Sender.address) ?? .unknown
  }
}
