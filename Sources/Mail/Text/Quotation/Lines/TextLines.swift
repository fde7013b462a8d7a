internal import Text

/// A text as lines, with the few facts about each that most rules ask for.
struct TextLines {
  let bytes: UnsafeBufferPointer<UInt8>
  private(set) var lines: [Line] = []

  struct Line {
    var start: Int
    /// Without white space at the end.
    var contentEnd: Int
    /// With the line end.
    var end: Int
    /// Begins with a `>` mark.
    var isQuoted: Bool
    var isBlank: Bool { start == contentEnd }
  }

  /// Two hundred times the longest thread people write, at some megabytes of memory. What stands
  /// beyond stays unmarked: it is shown rather than lost.
  static let maximumCount = 200_000
  /// Longer lines are paragraphs or data, never the short formulas that introduce a quote.
  static let maximumPhrase = 400

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    var start = 0
    while start < bytes.count, lines.count < Self.maximumCount {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
      lines.append(Self.line(bytes, start, end))
      start = end
    }
    if isProblemReport { for index in lines.indices { lines[index].isQuoted = false } }
  }

  /// GNATS and send-pr write `>Synopsis: value` for the fields of their form: nobody is quoted when
  /// every marked line is one.
  private var isProblemReport: Bool {
    var fields = 0
    for index in indices where lines[index].isQuoted {
      guard isFormField(index) else { return false }
      fields += 1
    }
    return fields >= 3
  }

  private func isFormField(_ index: Int) -> Bool {
    let name = content(index).dropFirst().prefix { $0.isASCIILetterOrDigit || $0 == ASCII.hyphen }
    return !name.isEmpty && name.endIndex < lines[index].contentEnd
      && bytes[name.endIndex] == ASCII.colon
  }

  private static func line(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> Line {
    var contentEnd = end
    while contentEnd > start, bytes[contentEnd - 1] <= 0x20 { contentEnd -= 1 }
    let content = bytes[start..<contentEnd]
    let unindented = content.prefix(3).drop { $0 == UInt8(ascii: " ") }
    // mbox writers put `>` before `From ` at the start of a line: nobody is quoted there.
    let isQuoted =
      unindented.first == UInt8(ascii: ">") && !content.starts(with: ">From ".utf8)
      || content.starts(with: "＞".utf8)
    return Line(start: start, contentEnd: contentEnd, end: end, isQuoted: isQuoted)
  }

  var count: Int { lines.count }
  var indices: Range<Int> { lines.indices }
  subscript(index: Int) -> Line { lines[index] }

  func content(_ index: Int) -> Slice<UnsafeBufferPointer<UInt8>> {
    bytes[lines[index].start..<lines[index].contentEnd]
  }

  /// Neither blank nor marked with `>`.
  func isPlain(_ index: Int) -> Bool {
    !lines[index].isBlank && !lines[index].isQuoted
  }

  func firstNonBlank(from index: Int) -> Int? {
    lines[min(index, count)...].firstIndex { !$0.isBlank }
  }
}

extension TextLines {
  /// A short line as the tables of words have it: lower case, single blanks, without the marks of
  /// bold text and the invisible marks of direction. Nil for a long line.
  func phrase(_ index: Int) -> String? {
    let content = content(index)
    guard content.count <= Self.maximumPhrase else { return nil }
    if content.allSatisfy({ $0 < 0x80 }) { return asciiPhrase(content) }
    var phrase = String.UnicodeScalarView()
    for scalar in String(decoding: content, as: UTF8.self).unicodeScalars
    where scalar != "*" && !Self.isInvisible(scalar) {
      let isBlank = Self.isBlank(scalar)
      if isBlank, phrase.last == " " || phrase.isEmpty { continue }
      phrase.append(isBlank ? " " : scalar)
    }
    return String(phrase).lowercased()
  }

  private func asciiPhrase(_ content: Slice<UnsafeBufferPointer<UInt8>>) -> String {
    var phrase: [UInt8] = []
    phrase.reserveCapacity(content.count)
    for byte in content where byte != UInt8(ascii: "*") {
      let isBlank = byte <= 0x20
      if isBlank, phrase.last ?? 0x20 == 0x20 { continue }
      phrase.append(isBlank ? 0x20 : byte.asciiLowercased)
    }
    return String(decoding: phrase, as: UTF8.self)
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x20, 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  /// Soft hyphen, joiners, marks of direction (UAX #9 §2), byte order mark.
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xAD, 0x61C, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF: true
    default: false
    }
  }
}
