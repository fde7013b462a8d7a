/// Whether the author of a draft wrote anything.
package enum WrittenText {
  /// False for quotes, introducer and signature alone.
  ///
  /// - Parameter given: the draft's text before it was edited.
  package static func isThere(in text: String, given: String) -> Bool {
    let known = Set(lines(given))
    return lines(text).contains { !known.contains($0) && !$0.hasPrefix(">") }
  }

  private static func lines(_ text: String) -> [Substring] {
    text.split(separator: "\n").filter { !$0.allSatisfy(\.isWhitespace) }
  }
}
