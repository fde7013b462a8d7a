internal import Text

/// The boundaries of the multiparts that are open, outermost first, told apart by a hash: the cost of
/// a line that begins with two hyphens hardly grows with the depth.
struct Boundaries {
  private var open: [Boundary] = []

  private struct Boundary {
    let hash: UInt64
    let text: [UInt8]
  }

  var isEmpty: Bool { open.isEmpty }

  /// The level of the next one to be opened, by which its delimiters are told.
  var count: Int { open.count }

  mutating func open(_ boundary: String) {
    let text = Array(boundary.trimmedBlanks.utf8)
    open.append(Boundary(hash: FNV1a.hash(of: text[...]), text: text))
  }

  /// Closes those of this level and above.
  mutating func close(from level: Int) { open.removeSubrange(level...) }

  struct Delimiter: Equatable {
    let level: Int
    let isClosing: Bool
  }

  /// RFC 2046 §5.1.1: two hyphens, the boundary, two more at the end, and blanks.
  func delimiter(_ line: ArraySlice<UInt8>) -> Delimiter? {
    guard !open.isEmpty, line.hasPrefix("--"), line.count <= Self.longestLine else { return nil }
    var text = line.dropFirst(2)
    while text.last?.isBlank == true { text.removeLast() }
    if let level = level(of: text) { return Delimiter(level: level, isClosing: false) }
    guard text.suffix(2).elementsEqual([Octet.hyphen, Octet.hyphen]),
      let level = level(of: text.dropLast(2))
    else { return nil }
    return Delimiter(level: level, isClosing: true)
  }

  /// The innermost, where several have the same boundary.
  private func level(of text: ArraySlice<UInt8>) -> Int? {
    let hash = FNV1a.hash(of: text)
    return open.lastIndex { $0.hash == hash && $0.text.elementsEqual(text) }
  }

  /// RFC 2046 allows 70; nobody needs more than a line of 998 (RFC 5322 §2.1.1).
  static let longestLine = 998
}
