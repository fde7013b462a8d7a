/// A header as it stands in the mail, before anything is decoded.
struct RawHeader {
  var fields: [Field] = []

  struct Field {
    let name: String
    /// What follows the colon, folded as it was.
    let value: ArraySlice<UInt8>
    /// RFC 822 allowed it; not every program knows the field then.
    var hasBlankBeforeColon = false
  }

  func first(_ name: String) -> ArraySlice<UInt8>? {
    fields.first { $0.name.equalsIgnoringCase(name) }?.value
  }

  func all(_ name: String) -> [ArraySlice<UInt8>] { named(name).map(\.value) }

  func named(_ name: String) -> [Field] {
    fields.filter { $0.name.equalsIgnoringCase(name) }
  }
}

/// Splits a header into fields. Broken lines are left out; a field never.
struct HeaderReader {
  private let bytes: ArraySlice<UInt8>
  private let boundaries: Boundaries
  private let bounds: ParserLimits
  private(set) var header = RawHeader()
  private(set) var defects = Defects()
  /// Where the body begins.
  private(set) var end: Int
  private var declared = DeclaredBoundaries()
  /// Continuation lines belong to the last field, not to a line that was left out.
  private var isFieldOpen = false

  init(
    _ bytes: ArraySlice<UInt8>, from start: Int, boundaries: Boundaries = Boundaries(),
    bounds: ParserLimits
  ) {
    self.bytes = bytes
    self.boundaries = boundaries
    self.bounds = bounds
    end = start
    while end < bytes.endIndex, takeLine() {}
  }

  /// - Returns: false after the last line of the header.
  private mutating func takeLine() -> Bool {
    let line = bytes.line(at: end)
    if boundaries.delimiter(line.content) != nil { return false }
    if declared.areEnded(by: line.content, header.fields) {
      // The blank line is missing.
      defects.note(.brokenHeaderLine)
      return false
    }
    if line.content.isEmpty {
      end = line.next
      return false
    }
    if isFieldOpen, line.isFolded && !line.isBlank || isUnindented(line) {
      extendField(to: line)
    } else if let name = line.fieldName {
      open(name, line)
    } else if header.fields.isEmpty || !line.isFolded || line.isBlank {
      guard leaveOut(line) else { return false }
    }
    end = line.next
    return true
  }

  private mutating func open(_ name: ArraySlice<UInt8>, _ line: Line) {
    guard header.fields.count < bounds.headerFields else {
      defects.note(.headerTooLong)
      isFieldOpen = false
      return
    }
    let value = line.content[name.endIndex...].drop { $0.isBlank }.dropFirst()
    header.fields.append(
      RawHeader.Field(
        name: String(decoding: name, as: UTF8.self), value: value,
        hasBlankBeforeColon: line.content[name.endIndex] != ASCII.colon))
    isFieldOpen = true
  }

  private mutating func extendField(to line: Line) {
    guard let last = header.fields.popLast() else { return }
    header.fields.append(
      RawHeader.Field(
        name: last.name, value: bytes[last.value.startIndex..<line.content.endIndex],
        hasBlankBeforeColon: last.hasBlankBeforeColon))
  }

  /// `boundary=...`, or an address, whose line lost its indent.
  private func isUnindented(_ line: Line) -> Bool {
    guard let field = header.fields.last, let mark = field.value.last(where: { !$0.isBlank })
    else { return false }
    let name = field.name.lowercased()
    if name.hasPrefix("content-") {
      let equals = line.content.firstIndex(of: ASCII.equals) ?? line.content.startIndex
      let attribute = line.content[..<equals]
      return !attribute.isEmpty && attribute.allSatisfy(\.isOfAttribute)
        && (mark == UInt8(ascii: ";") || line.fieldName == nil)
    }
    return mark == UInt8(ascii: ",") && line.fieldName == nil
      && ["to", "cc", "reply-to", "from"].contains(name)
  }

  /// A line that is no field is left out when the header goes on after it; else the blank line is
  /// missing and the body begins here.
  private mutating func leaveOut(_ line: Line) -> Bool {
    guard goesOn(after: line) else {
      if line.isBlank { end = line.next } else { defects.note(.brokenHeaderLine) }
      return false
    }
    // A blank line with blanks in it may stand within a fold (RFC 5322 §4.2).
    if !line.isBlank {
      defects.note(.brokenHeaderLine)
      isFieldOpen = false
    }
    return true
  }

  private func goesOn(after line: Line) -> Bool {
    var place = line.next
    for _ in 0..<Self.linesAhead where place < bytes.endIndex {
      let line = bytes.line(at: place)
      if line.content.isEmpty || boundaries.delimiter(line.content) != nil { return false }
      if line.isKnownField { return true }
      place = line.next
    }
    return false
  }

  private static let linesAhead = 20
}

extension UInt8 {
  /// RFC 2045 §5.1, RFC 2231 §3: letters, digits, hyphen, asterisk.
  fileprivate var isOfAttribute: Bool {
    (0x61...0x7A).contains(self | 0x20) || (0x30...0x39).contains(self) || self == ASCII.hyphen
      || self == 0x2A
  }
}
