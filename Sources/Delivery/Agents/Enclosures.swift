internal import Desk
internal import Mail

extension IncomingMail {
  /// The attachments that go on to the customer: not the signature of the mail they came with, and
  /// not our own copy, in which the agents' address stands.
  func enclosures(without tokens: AgentTokens) -> [OutgoingMail.Attachment] {
    message.parts.filter { !$0.isBody && $0.enclosing == nil && !$0.isSignature }
      .compactMap { part in
        var content: [UInt8] = []
        guard Message.content(ofPart: part.number, in: raw, { content += $0 }),
          !tokens.stand(in: content)
        else { return nil }
        return OutgoingMail.Attachment(
          filename: part.filename ?? "attachment-\(part.number)", type: part.type,
          content: content)
      }
  }
}

extension Part {
  /// Of OpenPGP (RFC 3156) or S/MIME (RFC 8551): it signs what is not sent on.
  fileprivate var isSignature: Bool {
    ["application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature"]
      .contains(type)
  }
}
