package import Mail

/// Our address with a signed `+extension`: what is sent there leads to its ticket by itself.
package enum SignedAddress {
  /// - Parameters:
  ///   - address: of the queue.
  ///   - delimiter: `reply-extension`, what the mail server takes for the beginning of an extension.
  package static func make(
    _ address: Address, delimiter: String, kind: ReplyToken.Kind, ticket: Int, secret: [UInt8]
  ) -> Address? {
    guard let at = address.text.lastIndex(of: "@") else { return nil }
    let token = ReplyToken.make(kind: kind, ticket: ticket, secret: secret)
    return Address(address.text[..<at] + delimiter + token + address.text[at...])
  }
}
