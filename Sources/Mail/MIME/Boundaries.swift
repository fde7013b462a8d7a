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
    guard text.suffix(2).elementsEqual([ASCII.hyphen, ASCII.hyphen]),
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

/// The boundaries that the fields of one header declare, looked at once each.
struct DeclaredBoundaries {
  private var boundaries = Boundaries()
  private var seen = 0

  /// Whether a line is a delimiter of a boundary among `fields`, to which others may be added later.
  mutating func areEnded(by line: ArraySlice<UInt8>, _ fields: [RawHeader.Field]) -> Bool {
    guard line.hasPrefix("--") else { return false }
    for field in fields[seen...] where field.name.equalsIgnoringCase("Content-Type") {
      guard boundaries.count < EntityHeader.mostTypes,
        let type = ParameterizedHeader.contentType(FieldText().protected(field.value)),
        let boundary = type["boundary"]
      else { continue }
      boundaries.open(boundary)
    }
    seen = fields.count
    return boundaries.delimiter(line) != nil
  }
}

/// The first line of two hyphens and more that a Content- field follows: whatever was declared, that is a
/// delimiter.
struct UndeclaredBoundary {
  let text: String
  /// Where its delimiter stands.
  let place: Int

  init?(in body: ArraySlice<UInt8>) {
    var next = body.lineOfHyphens(from: body.startIndex)
    while let place = next {
      let line = body.line(at: place)
      let boundary = line.content.dropFirst(2).trimmed
      if !boundary.isEmpty, boundary.startIndex == place + 2,
        line.content.count <= Boundaries.longestLine, line.next < body.endIndex,
        body.line(at: line.next).isContentField
      {
        text = String(decoding: boundary, as: UTF8.self)
        self.place = place
        return
      }
      next = body.lineOfHyphens(from: line.next)
    }
    return nil
  }
}
