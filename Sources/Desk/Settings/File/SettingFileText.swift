internal import Text

/// How one setting is written in a file.
enum SettingFileText {
  private static let opening = "<<"

  /// `key = value`, without a line end; on several lines where the value has several, or has blanks
  /// at its ends that would not be read back.
  static func entry(_ key: SettingKey, _ value: String) -> String {
    if value.isEmpty { return "\(key.rawValue) =" }
    guard value.contains("\n") || value.trimmed != value || value.hasPrefix(opening) else {
      return "\(key.rawValue) = \(value)"
    }
    let end = unusedEnd(in: value)
    return "\(key.rawValue) = \(opening)\(end)\n\(value)\n\(end)"
  }

  static func section(_ queue: String) -> String { "[queue \(queue)]" }

  /// The word that ends the text which `value` opens: `END` of `<<END`.
  static func end(in value: String) -> String? {
    guard value.hasPrefix(opening) else { return nil }
    let word = value.dropFirst(opening.count)
    let isWord = word.utf8.allSatisfy { SettingText.isHostByte($0) }
    return isWord && !word.isEmpty ? String(word) : nil
  }

  private static func unusedEnd(in value: String) -> String {
    let lines = Set(value.split(separator: "\n").map { String($0) })
    var number = 1
    var end = "END"
    while lines.contains(end) {
      number += 1
      end = "END\(number)"
    }
    return end
  }
}
