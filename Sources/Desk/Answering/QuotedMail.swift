import Mail
internal import Text

/// The mail an answer answers, as the draft quotes it.
package enum QuotedMail {
  /// A draft is to be read: more than that is looked up.
  private static let mostLines = 200

  /// - Parameter when: of the mail, as people write it.
  package static func text(_ message: StoredMessage, when: String) -> String {
    let name = message.from.name.isEmpty ? message.from.address?.text ?? "" : message.from.name
    var lines = message.visibleText.split(separator: "\n", omittingEmptySubsequences: false)
      .map { Sanitizer.sentence(String($0)) }
    while lines.last?.allSatisfy(\.isWhitespace) == true { lines.removeLast() }
    let cut = lines.count > mostLines ? ["> […]"] : []
    let quoted = lines.prefix(mostLines).map { line in
      line.isEmpty ? ">" : line.hasPrefix(">") ? ">\(line)" : "> \(line)"
    }
    return (["On \(when), \(Sanitizer.sentence(name)) wrote:"] + quoted + cut).joined(
      separator: "\n")
  }
}
