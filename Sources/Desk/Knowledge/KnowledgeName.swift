internal import Text

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
