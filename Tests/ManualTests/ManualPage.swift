import Foundation

/// A page of `man/` as its mdoc(7) lines.
struct ManualPage {
  let lines: [String]

  init(_ name: String) throws {
    let root = URL(filePath: #filePath).appending(path: "../../..").standardized
    let text = try String(contentsOf: root.appending(path: "man/\(name)"), encoding: .utf8)
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  private init(lines: [String]) {
    self.lines = lines
  }

  /// What stands below a heading of either level, up to the next of the same or a higher one.
  func section(_ title: String) -> ManualPage {
    for heading in [".Sh ", ".Ss "] {
      guard let start = lines.firstIndex(of: heading + title) else { continue }
      let rest = lines[(start + 1)...]
      let end = rest.firstIndex { $0.hasPrefix(".Sh ") || $0.hasPrefix(heading) }
      return ManualPage(lines: Array(rest[..<(end ?? rest.endIndex)]))
    }
    return ManualPage(lines: [])
  }

  /// The words behind a macro at the head of list items: `.It Va created , closed` has two.
  func items(_ macro: String) -> [String] {
    lines.filter { $0.hasPrefix(".It \(macro) ") }.flatMap { line in
      line.dropFirst(".It \(macro) ".count).split(separator: " ").map(String.init)
        .filter { $0 != "," && $0 != macro }
    }
  }

  /// All options that the lines name: `.Op Fl -json | Fl -jsonl` names two.
  var options: Set<String> {
    Set(
      lines.filter { $0.hasPrefix(".") }.flatMap { line in
        let words = line.split(separator: " ")
        return zip(words, words.dropFirst()).compactMap { macro, option in
          ["Fl", ".Fl"].contains(macro) ? "-\(option)" : nil
        }
      })
  }

  /// The options that items explain.
  var explainedOptions: Set<String> {
    ManualPage(lines: lines.filter { $0.hasPrefix(".It Fl ") }).options
  }

  /// All variables that the lines name, in items and elsewhere.
  var variables: Set<String> {
    Set(
      lines.flatMap { line in
        let words = line.split(separator: " ").map(String.init)
        return words.first == ".Va" ? Array(words.dropFirst()) : []
      } + items("Va"))
  }

  /// What stands between `.It Xo` and `.Xc`, by the command that follows.
  var commands: [String: ManualPage] {
    var commands: [String: ManualPage] = [:]
    for (start, line) in lines.enumerated() where line == ".It Xo" {
      let head = lines[(start + 1)...].prefix { $0 != ".Xc" }
      guard let name = head.first, name.hasPrefix(".Cm ") else { continue }
      commands[String(name.dropFirst(4))] = ManualPage(lines: Array(head))
    }
    return commands
  }
}
