import Mail
internal import Text

/// A subject as the rules read it: no invisible characters, NFKC, case folded, white space
/// collapsed to single blanks. Full-width colons, brackets and digits become ASCII on the way. However
/// long: the reader of mail bounds what a field has (`ParserLimits.fieldBytes`).
struct SubjectText {
  /// Folding costs the square of a run of combining marks; no letter of any language has more.
  private static let mostMarks = 30

  var bytes: [UInt8]

  init(_ subject: String) {
    let visible = SubjectText.visible(subject.unicodeScalars)
    let folded = SubjectText.visible(compatibilityFolded(visible).unicodeScalars)
    bytes = SubjectText.collapsed(folded.utf8)
  }

  static func collapsed(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    for byte in bytes where byte != .blank || (result.last ?? .blank) != .blank {
      result.append(byte)
    }
    if result.last == .blank { result.removeLast() }
    return result
  }

  /// White space as blanks, without control and default-ignorable characters.
  private static func visible(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var result: [UInt8] = []
    var marks = 0
    for scalar in scalars where scalar.properties.isWhitespace || !scalar.isInvisible {
      marks = scalar.isCombining ? marks + 1 : 0
      guard marks <= mostMarks else { continue }
      result.append(scalar.properties.isWhitespace ? " " : scalar)
    }
    return String(decoding: result, as: UTF8.self)
  }
}

extension Unicode.Scalar {
  fileprivate var isCombining: Bool {
    !isASCII && properties.canonicalCombiningClass != .notReordered
  }
}

extension UInt8 {
  static let blank = UInt8(ascii: " ")

  var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}
