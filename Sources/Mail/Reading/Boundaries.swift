/// The boundaries of the multiparts that are open, looked up by line: the cost of a line that begins
/// with two hyphens does not grow with the depth.
struct Boundaries {
  private var levels: [String: Int] = [:]
  private var outer: [(boundary: String, level: Int?)] = []

  var isEmpty: Bool { outer.isEmpty }

  /// - Returns: the level by which delimiters of this boundary are told.
  mutating func open(_ boundary: String) -> Int {
    let key = boundary.trimmedBlanks
    outer.append((key, levels.updateValue(outer.count, forKey: key)))
    return outer.count - 1
  }

  mutating func close() {
    guard let last = outer.popLast() else { return }
    levels[last.boundary] = last.level
  }

  struct Delimiter: Equatable {
    let level: Int
    let isClosing: Bool
  }

  /// RFC 2046 §5.1.1: two hyphens, the boundary, two more at the end, and blanks.
  func delimiter(_ line: ArraySlice<UInt8>) -> Delimiter? {
    guard !levels.isEmpty, line.hasPrefix("--"), line.count <= Self.longestLine else { return nil }
    var text = line.dropFirst(2)
    while text.last?.isBlank == true { text.removeLast() }
    if let level = levels[String(decoding: text, as: UTF8.self)] {
      return Delimiter(level: level, isClosing: false)
    }
    guard text.suffix(2).elementsEqual([Octet.hyphen, Octet.hyphen]),
      let level = levels[String(decoding: text.dropLast(2), as: UTF8.self)]
    else { return nil }
    return Delimiter(level: level, isClosing: true)
  }

  /// RFC 2046 allows 70; nobody needs more than a line of 998 (RFC 5322 §2.1.1).
  private static let longestLine = 998
}
