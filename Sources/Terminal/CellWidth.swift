extension Character {
  /// Cells of a terminal this takes: 2 for East Asian Wide and Fullwidth (UAX #11) and for emoji,
  /// whatever they are joined from, else 1 for each scalar that has a glyph of its own.
  /// Control characters take none; they are no business of a terminal, see `Sanitizer`.
  package var cellWidth: Int {
    if let ascii = asciiValue { return ascii >= 0x20 && ascii != 0x7F ? 1 : 0 }
    if isEmoji { return 2 }
    return unicodeScalars.reduce(0) { $0 + $1.cellWidth }
  }

  /// Shown as a picture (UTS #51): by itself, by a variation selector or by a skin tone.
  private var isEmoji: Bool {
    guard let first = unicodeScalars.first else { return false }
    if first.properties.isEmojiPresentation { return true }
    guard first.properties.isEmoji else { return false }
    return unicodeScalars.dropFirst().contains {
      $0 == "\u{FE0F}" || $0.properties.isEmojiModifier
    }
  }
}

extension StringProtocol {
  /// Cells of a terminal the text takes on one line.
  package var cellWidth: Int {
    if utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return utf8.count }
    return reduce(0) { $0 + $1.cellWidth }
  }
}

extension Unicode.Scalar {
  fileprivate var cellWidth: Int {
    switch value {
    // medial vowels and final consonants stack onto the leading consonant (Unicode 3.12)
    case 0x1160...0x11FF, 0xD7B0...0xD7FF: return 0
    default: break
    }
    switch properties.generalCategory {
    case .control, .nonspacingMark, .enclosingMark, .lineSeparator, .paragraphSeparator: return 0
    default: break
    }
    if properties.isDefaultIgnorableCodePoint { return 0 }
    return WideScalars.contains(self) ? 2 : 1
  }
}
