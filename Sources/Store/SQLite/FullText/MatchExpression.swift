internal import Desk
internal import Mail

/// FTS5's query syntax (sqlite.org/fts5.html §3) for one phrase: always one quoted string, so that
/// nothing a person types is taken for an operator.
enum MatchExpression {
  static func of(_ phrase: Query.Phrase, in field: Query.TextField) -> String {
    "\(columns(field)) : \(of(phrase))"
  }

  /// In the names and addresses of whom a mail is from and to.
  static func ofNames(_ phrase: Query.Phrase) -> String { "names : \(of(phrase))" }

  /// In every column of an index.
  static func of(_ phrase: Query.Phrase) -> String {
    let words = SearchText.indexed(phrase.words.joined(separator: " "))
    let quoted = words.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"")
    return "\"\(quoted)\"" + (phrase.lastIsPrefix ? " *" : "")
  }

  private static func columns(_ field: Query.TextField) -> String {
    switch field {
    case .any: "{subject body names attachments}"
    case .subject: "subject"
    case .body: "body"
    case .quoted: "quoted"
    case .attachment: "attachments"
    }
  }
}
