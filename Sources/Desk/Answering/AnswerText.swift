/// Whether somebody wrote anything, or anything else.
package enum WrittenText {
  /// False for quotes, introducer and signature alone.
  ///
  /// - Parameter given: the draft's text before it was edited.
  package static func isThere(in text: String, given: String) -> Bool {
    let known = Set(lines(given))
    return lines(text).contains { !known.contains($0) && !$0.hasPrefix(">") }
  }

  /// Blanks and empty lines are nothing that anybody has written.
  package static func differs(_ text: String, _ given: String) -> Bool {
    text.split(whereSeparator: \.isWhitespace) != given.split(whereSeparator: \.isWhitespace)
  }

  private static func lines(_ text: String) -> [Substring] {
    text.split(separator: "\n").filter { !$0.allSatisfy(\.isWhitespace) }
  }
}

/// A text above a signature (RFC 3676 §4.3).
package enum SignedText {
  package static func text(_ text: String, signature: String) -> String {
    var body = text
    while body.hasSuffix("\n") { body.removeLast() }
    return signature.isEmpty ? body + "\n" : "\(body)\n\n-- \n\(signature)\n"
  }
}
