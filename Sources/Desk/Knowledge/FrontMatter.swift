internal import Text

/// Lines of `name: value` between two lines of `---` at the beginning of a text, as Jekyll, Hugo and
/// Obsidian write them: the simple part of YAML.
struct FrontMatter {
  struct Field {
    let name: String
    let value: String
    /// Of the text, from 1.
    let line: Int
  }

  /// Whatever is not of that form, such as lists, is passed over.
  let fields: [Field]
  /// The lines below.
  let rest: ArraySlice<String>

  init(_ lines: [String]) {
    func isFence(_ line: String) -> Bool { line.trimmed == "---" }
    guard let first = lines.first, isFence(first),
      let end = lines.dropFirst().firstIndex(where: isFence)
    else {
      fields = []
      rest = lines[...]
      return
    }
    fields = (1..<end).compactMap { FrontMatter.field(lines[$0], line: $0 + 1) }
    rest = lines[(end + 1)...]
  }

  /// The value of a field; nil when it is missing or empty.
  subscript(name: String) -> String? {
    fields.first { $0.name == name && !$0.value.isEmpty }?.value
  }

  private static func field(_ line: String, line number: Int) -> Field? {
    guard let colon = line.firstIndex(of: ":"), let first = line.first, first.isLetter else {
      return nil
    }
    let name = String(line[..<colon]).trimmed.lowercased()
    return Field(
      name: name, value: unquoted(String(line[line.index(after: colon)...]).trimmed), line: number)
  }

  private static func unquoted(_ value: String) -> String {
    guard value.count >= 2, let quote = value.first, "\"'".contains(quote), value.last == quote
    else { return value }
    return String(value.dropFirst().dropLast())
  }
}
