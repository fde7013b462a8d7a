internal import Text

/// A file of settings taken apart: comments and blank lines are gone, texts of several lines whole.
struct SettingFileLines: IteratorProtocol {
  struct Line {
    let number: Int
    let content: Content
  }

  enum Content: Hashable {
    /// `[queue NAME]`
    case section(String)
    /// `key = value`
    case entry(String, String)
    /// `key = <<END` without a line `END`.
    case endless(String)
    case other(String)
  }

  private let lines: [Substring]
  private var place = 0

  init(_ text: String) {
    let text = text.hasPrefix("\u{FEFF}") ? text.dropFirst() : text[...]
    lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
  }

  mutating func next() -> Line? {
    while place < lines.count {
      let number = place + 1
      let line = String(lines[place]).trimmed
      place += 1
      if line.isEmpty || line.hasPrefix("#") { continue }
      return Line(number: number, content: content(line))
    }
    return nil
  }

  private mutating func content(_ line: String) -> Content {
    if line.hasPrefix("["), line.hasSuffix("]") {
      let words = line.dropFirst().dropLast().split(separator: " ")
      return words.first == "queue" && words.count == 2
        ? .section(String(words[1])) : .other(line)
    }
    guard let equals = line.firstIndex(of: "=") else { return .other(line) }
    let key = String(line[..<equals]).trimmed
    let value = String(line[line.index(after: equals)...]).trimmed
    guard let end = SettingFileText.end(in: value) else { return .entry(key, value) }
    return text(until: end).map { .entry(key, $0) } ?? .endless(end)
  }

  /// The lines up to the one that is `end`, or nil when there is none.
  private mutating func text(until end: String) -> String? {
    guard let last = lines[place...].firstIndex(where: { $0 == end }) else {
      place = lines.count
      return nil
    }
    defer { place = last + 1 }
    return lines[place..<last].joined(separator: "\n")
  }
}
