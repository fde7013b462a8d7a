/// A text above a signature (RFC 3676 §4.3).
package enum SignedText {
  package static func text(_ text: String, signature: String) -> String {
    var body = text
    while body.hasSuffix("\n") { body.removeLast() }
    return signature.isEmpty ? body + "\n" : "\(body)\n\n-- \n\(signature)\n"
  }
}
