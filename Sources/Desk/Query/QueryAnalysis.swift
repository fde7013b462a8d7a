internal import Text

extension Query {
  /// How the query was understood, for `--analyze`: a line for each term and each connective,
  /// indented, canonical text left and meaning right.
  package var analysis: String {
    let lines = condition.analysis(depth: 0) + modifierLines
    let texts = lines.map { String(repeating: "  ", count: $0.depth) + Sanitizer.aligned($0.text) }
    let longest = texts.map(\.count).max() ?? 0
    let width = min(longest, Query.widestColumn)
    return zip(texts, lines).map { text, line in
      guard !line.meaning.isEmpty else { return text }
      let gap = String(repeating: " ", count: max(0, width - text.count) + 2)
      return text + gap + Sanitizer.aligned(line.meaning)
    }.joined(separator: "\n")
  }

  private static let widestColumn = 44

  private var modifierLines: [AnalysisLine] {
    let texts = modifiers
    let meanings =
      (order.isEmpty ? [] : [order.map(\.meaning).joined(separator: ", then ")])
      + (limit.map { ["at most \($0) tickets"] } ?? [])
    return zip(texts, meanings).map { AnalysisLine(depth: 0, text: $0, meaning: $1) }
  }
}

private struct AnalysisLine {
  var depth: Int
  var text: String
  var meaning = ""
}

extension Query.Condition {
  fileprivate func analysis(depth: Int) -> [AnalysisLine] {
    switch self {
    case .all: [AnalysisLine(depth: depth, text: "*", meaning: "every ticket")]
    case .and(let parts): branch("and", parts, depth, meaning: "all of these hold")
    case .or(let parts): branch("or", parts, depth, meaning: "at least one of these holds")
    case .not(let inner): branch("not", [inner], depth, meaning: "this does not hold")
    case .term(let term):
      [AnalysisLine(depth: depth, text: term.canonical, meaning: term.meaning)]
    }
  }

  private func branch(
    _ word: String, _ parts: [Query.Condition], _ depth: Int, meaning: String
  ) -> [AnalysisLine] {
    [AnalysisLine(depth: depth, text: word, meaning: meaning)]
      + parts.flatMap { $0.analysis(depth: depth + 1) }
  }
}

extension Query.SortOrder {
  fileprivate var meaning: String {
    switch (key, direction) {
    case (.updated, .ascending): "longest without activity first"
    case (.updated, .descending): "last activity first"
    case (.created, .ascending): "oldest first"
    case (.created, .descending): "newest first"
    case (.id, .ascending): "lowest number first"
    case (.id, .descending): "highest number first"
    case (.priority, .ascending): "least urgent first"
    case (.priority, .descending): "most urgent first"
    case (.waiting, .ascending): "longest waiting first"
    case (.waiting, .descending): "shortest waiting first"
    }
  }
}
