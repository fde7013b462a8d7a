internal import Desk
internal import Mail

extension IncomingMail {
  /// The attachments that go on to the customer: not the signature of the mail they came with, no
  /// file that only Outlook can read, and not our own copy, in which the agents' address stands.
  ///
  /// - Parameter strays: numbers of parts that are no attachments of the author's.
  func enclosures(
    without strays: Set<Int>, _ tokens: AgentTokens
  ) -> [OutgoingMail.Attachment] {
    message.parts
      .filter { !$0.isBody && $0.enclosing == nil && !$0.isOfMail && !strays.contains($0.number) }
      .compactMap { part in
        var content: [UInt8] = []
        guard Message.content(ofPart: part.number, in: raw, { content += $0 }),
          part.type != "message/rfc822" || !tokens.stand(in: content)
        else { return nil }
        return OutgoingMail.Attachment(
          filename: part.filename ?? "attachment-\(part.number)", type: part.type,
          content: content)
      }
  }
}

extension [OutgoingMail.Attachment] {
  /// Without those in which the agents' address stands.
  func without(_ tokens: AgentTokens) -> [OutgoingMail.Attachment] {
    filter { !tokens.stand(in: $0.content) }
  }
}

extension Part {
  /// Made by a mail program, for the mail alone: signatures of OpenPGP (RFC 3156) and S/MIME (RFC
  /// 8551), which sign what is not sent on, and `winmail.dat` (MS-OXTNEF).
  fileprivate var isOfMail: Bool {
    [
      "application/pgp-signature", "application/pkcs7-signature",
      "application/x-pkcs7-signature", "application/ms-tnef", "application/vnd.ms-tnef",
    ].contains(type) || filename?.lowercased() == "winmail.dat"
  }
}
