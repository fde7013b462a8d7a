package import Mail
internal import Text

/// The texts that are kept: UTF-8 lines, LF between them and none at the end.
package enum KnowledgeText {
  /// A text of this size takes hours to read: what is larger is a log or a dump.
  static let mostBytes = 1 << 20

  package static func checked(_ text: String) throws(KnowledgeError) -> String {
    guard text.utf8.count <= mostBytes else { throw .tooLarge(bytes: text.utf8.count) }
    let lines = KnowledgeText.lines(text)
    if let bad = lines.firstIndex(where: { !SettingText.isLine($0.filter { $0 != "\t" }) }) {
      throw .controlCharacter(line: bad + 1)
    }
    func isBlank(_ line: String) -> Bool { line.allSatisfy(\.isWhitespace) }
    guard let first = lines.firstIndex(where: { !isBlank($0) }),
      let last = lines.lastIndex(where: { !isBlank($0) })
    else { throw .empty }
    return lines[first...last].joined(separator: "\n")
  }

  /// Without the byte order mark that editors of another system write.
  static func lines(_ text: String) -> [String] {
    text.drop { $0 == "\u{FEFF}" }
      .split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }.map(String.init)
  }
}

/// What canned texts, knowledge bases and articles are called: people type it and see it in lists.
package enum KnowledgeName {
  static let mostBytes = 200

  package static func checked(_ text: String) throws(KnowledgeError) -> String {
    let name = text.trimmed
    guard (1...mostBytes).contains(name.utf8.count), !name.hasPrefix("-"), SettingText.isLine(name)
    else { throw .badName(text) }
    return name
  }

  /// A line of a text as a title: white space runs are blanks, too much is cut.
  static func title(from line: some StringProtocol) -> String? {
    let words = line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    var title = ""
    for character in words where title.utf8.count + character.utf8.count <= mostBytes {
      title.append(character)
    }
    return try? checked(title)
  }
}

/// A text that answers are begun with: a Mustache template with a name.
package struct CannedText: Hashable, Sendable {
  package var name: String
  package var text: String
  package var updated: Timestamp

  package init(name: String, text: String, updated: Timestamp) {
    self.name = name
    self.text = text
    self.updated = updated
  }
}
