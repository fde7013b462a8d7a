/// Collects safe text scalar by scalar.
struct SafeWriter {
  private(set) var text = ""
  /// What the last scalar kept can carry.
  private var carries = Carrying.nothing

  private enum Carrying {
    case nothing, joiner, joinerOrSelector
  }

  mutating func write(_ scalar: Unicode.Scalar, _ treatment: ScalarTreatment) {
    switch treatment {
    case .keep, .lineEnd, .tab: keep(scalar)
    case .replace: keep("\u{FFFD}")
    case .attach: attach(scalar)
    case .drop: break
    }
  }

  mutating func keep(_ scalar: Unicode.Scalar) {
    text.unicodeScalars.append(scalar)
    carries = scalar.properties.isWhitespace ? .nothing : .joinerOrSelector
  }

  /// One variation selector, then one joiner: more than that hides something.
  private mutating func attach(_ scalar: Unicode.Scalar) {
    let isJoiner = scalar == "\u{200C}" || scalar == "\u{200D}"
    switch (carries, isJoiner) {
    case (.joinerOrSelector, true), (.joiner, true): carries = .nothing
    case (.joinerOrSelector, false): carries = .joiner
    case (.joiner, false), (.nothing, _): return
    }
    text.unicodeScalars.append(scalar)
  }
}

/// Collects safe lines and expands their tabs.
struct BlockWriter {
  var current = SafeWriter()
  private var text = ""
  /// Where `current` begins on its line.
  private var column = 0

  private static let tabStop = 8

  mutating func tab() {
    column += current.text.cellWidth
    let blanks = BlockWriter.tabStop - column % BlockWriter.tabStop
    text += current.text + String(repeating: " ", count: blanks)
    column += blanks
    current = SafeWriter()
  }

  mutating func endLine() {
    text += current.text + "\n"
    column = 0
    current = SafeWriter()
  }

  func finished() -> String { text + current.text }
}
