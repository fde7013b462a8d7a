/// Collects safe text scalar by scalar.
package struct SafeWriter {
  /// UTF-8: to append a scalar to the view of a string copies the string.
  package private(set) var bytes: [UInt8] = []
  /// What the last scalar kept can carry.
  private var carries = Carrying.nothing
  /// In a row.
  private var marks = 0

  private enum Carrying {
    case nothing, joiner, joinerOrSelector
  }

  /// No letter of any language has more; they would be drawn over the lines above.
  private static let mostMarks = 10

  package init() {}

  package var text: String { String(decoding: bytes, as: UTF8.self) }

  package mutating func write(_ scalar: Unicode.Scalar, _ treatment: ScalarTreatment) {
    switch treatment {
    case .keep, .lineEnd, .tab: keep(scalar)
    case .mark: keepMark(scalar)
    case .replace: keep("\u{FFFD}")
    case .attach: attach(scalar)
    case .drop: break
    }
  }

  /// Writes it as it is.
  package mutating func keep(_ scalar: Unicode.Scalar) {
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
    bytes.append(scalar)
  }
}

/// Scalars with each CRLF as one LF.
package struct LineEnds: Sequence, IteratorProtocol {
  private var scalars: String.UnicodeScalarView.Iterator
  /// Read already to see what follows a CR.
  private var ahead: Unicode.Scalar?

  package init(_ text: String) {
    scalars = text.unicodeScalars.makeIterator()
  }

  package mutating func next() -> Unicode.Scalar? {
    let scalar = ahead ?? scalars.next()
    ahead = nil
    guard scalar == "\r" else { return scalar }
    let following = scalars.next()
    if following == "\n" { return following }
    ahead = following
    return scalar
  }
}
