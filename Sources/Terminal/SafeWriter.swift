/// Collects safe text scalar by scalar.
struct SafeWriter {
  /// UTF-8: to append a scalar to the view of a string copies the string.
  private(set) var bytes: [UInt8] = []
  /// What the last scalar kept can carry.
  private var carries = Carrying.nothing
  /// In a row.
  private var marks = 0

  private enum Carrying {
    case nothing, joiner, joinerOrSelector
  }

  /// No letter of any language has more; they would be drawn over the lines above.
  private static let mostMarks = 10

  var text: String { String(decoding: bytes, as: UTF8.self) }

  mutating func write(_ scalar: Unicode.Scalar, _ treatment: ScalarTreatment) {
    switch treatment {
    case .keep, .lineEnd, .tab: keep(scalar)
    case .mark: keepMark(scalar)
    case .replace: keep("\u{FFFD}")
    case .attach: attach(scalar)
    case .drop: break
    }
  }

  mutating func keep(_ scalar: Unicode.Scalar) {
    append(scalar)
    marks = 0
    carries = scalar.properties.isWhitespace ? .nothing : .joinerOrSelector
  }

  private mutating func keepMark(_ scalar: Unicode.Scalar) {
    marks += 1
    guard marks <= SafeWriter.mostMarks else { return }
    append(scalar)
    carries = .joinerOrSelector
  }

  /// One variation selector, then one joiner: more than that hides something.
  private mutating func attach(_ scalar: Unicode.Scalar) {
    let isJoiner = scalar == "\u{200C}" || scalar == "\u{200D}"
    switch (carries, isJoiner) {
    case (.joinerOrSelector, true), (.joiner, true): carries = .nothing
    case (.joinerOrSelector, false): carries = .joiner
    case (.joiner, false), (.nothing, _): return
    }
    append(scalar)
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    bytes += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
  }
}

/// Collects safe lines and expands their tabs.
struct BlockWriter {
  var current = SafeWriter()
  private var bytes: [UInt8] = []
  /// Where `current` begins on its line.
  private var column = 0

  private static let tabStop = 8

  mutating func tab() {
    column += current.text.cellWidth
    let blanks = BlockWriter.tabStop - column % BlockWriter.tabStop
    bytes += current.bytes + Array(repeating: 0x20, count: blanks)
    column += blanks
    current = SafeWriter()
  }

  mutating func endLine() {
    bytes += current.bytes
    bytes.append(0x0A)
    column = 0
    current = SafeWriter()
  }

  func finished() -> String { String(decoding: bytes + current.bytes, as: UTF8.self) }
}
