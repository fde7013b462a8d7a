import Foundation

/// A statement as it stands in the source of `Store`: text, with other text put in between where it is
/// put together.
struct StatementText: Hashable, CustomStringConvertible {
  /// With one blank for all white space.
  let pieces: [String]
  /// All of it, where nothing is put in between or behind but the number of a LIMIT.
  let whole: String?
  let file: String

  var description: String { "\(file): " + pieces.joined(separator: "…") }

  private init(_ pieces: [String], file: String) {
    self.pieces = pieces.filter { !$0.isEmpty }
    self.file = file
    switch pieces.count {
    case 1: whole = pieces[0]
    case 2 where pieces[0].hasSuffix(" LIMIT") && pieces[1].isEmpty: whole = pieces[0] + " 1"
    default: whole = nil
    }
  }

  func stands(in statement: String) -> Bool {
    var rest = Substring(statement)
    for piece in pieces {
      guard let found = rest.range(of: piece) else { return false }
      rest = rest[found.upperBound...]
    }
    return true
  }

  static let words = ["SELECT ", "INSERT ", "UPDATE ", "DELETE ", "WITH "]

  /// Every literal of the module that begins as a statement does.
  static func all() throws -> Set<StatementText> {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources/Store")
    let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
    var all: Set<StatementText> = []
    while let file = files?.nextObject() as? URL {
      guard file.pathExtension == "swift" else { continue }
      var scanner = LiteralScanner(try String(contentsOf: file, encoding: .utf8))
      for literal in scanner.literals() {
        let pieces = literal.map(\.inOneLine)
        guard let first = pieces.first, words.contains(where: first.hasPrefix) else { continue }
        all.insert(StatementText(pieces, file: file.lastPathComponent))
      }
    }
    return all
  }
}

extension String {
  /// With one blank for all white space, none at the ends.
  var inOneLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}

/// Reads Swift just so far as to find string literals.
private struct LiteralScanner {
  private var rest: Substring

  init(_ source: String) {
    rest = source[...]
  }

  /// What stands before, between and behind interpolations, of one literal after another.
  mutating func literals() -> [[String]] {
    var all: [[String]] = []
    while let next = rest.first {
      if rest.hasPrefix("//") {
        rest = rest.drop { !$0.isNewline }
      } else if let literal = literal() {
        all.append(literal)
      } else if next != "\"" {
        rest = rest.dropFirst()
      }
    }
    return all
  }

  private mutating func literal() -> [String]? {
    guard let quotes = ["\"\"\"", "\""].first(where: rest.hasPrefix) else { return nil }
    rest = rest.dropFirst(quotes.count)
    var pieces = [""]
    while let next = rest.first, !rest.hasPrefix(quotes) {
      rest = rest.dropFirst()
      if next != "\\" {
        pieces[pieces.count - 1].append(next)
      } else if rest.first == "(" {
        skipInterpolation()
        pieces.append("")
      } else if let escaped = rest.popFirst(), !escaped.isNewline {
        pieces[pieces.count - 1].append(escaped)
      }
    }
    rest = rest.dropFirst(quotes.count)
    return pieces
  }

  private mutating func skipInterpolation() {
    var depth = 0
    repeat {
      if rest.first == "\"" {
        _ = literal()
        continue
      }
      switch rest.popFirst() {
      case "(": depth += 1
      case ")": depth -= 1
      case nil: return
      default: break
      }
    } while depth > 0
  }
}
