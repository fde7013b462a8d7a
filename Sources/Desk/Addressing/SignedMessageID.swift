package import Mail

/// A Message-ID of ours: `42.UNIQUE.SIGNATURE@domain`. The answer to it names its ticket, and
/// nobody who has not seen the mail can guess it.
package enum SignedMessageID {
  /// - Parameter unique: letters and digits, different for each mail.
  package static func make(
    ticket: Int, unique: String, domain: String, secret: [UInt8]
  ) -> MessageID {
    let claim = "\(ticket).\(unique.lowercased())"
    let signature = Signature(of: claim, purpose: .messageID, secret: secret)
    return MessageID("\(claim).\(signature.text)@\(domain)")
  }

  /// The ticket, or nil when we did not make it. The domain may have changed since.
  package static func ticket(in id: MessageID, keys: TokenKeys) -> Int? {
    guard let at = id.text.lastIndex(of: "@") else { return nil }
    let local = id.text[..<at].lowercased()
    guard let dot = local.lastIndex(of: "."), let first = local.firstIndex(of: "."), first < dot,
      let ticket = Int(local[..<first])
    else { return nil }
    let isSigned = keys.haveSigned(
      String(local[..<dot]), for: .messageID, as: local[local.index(after: dot)...])
    return isSigned ? ticket : nil
  }
}
