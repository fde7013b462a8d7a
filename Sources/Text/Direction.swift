extension StringProtocol {
  /// The text, followed by U+200E when anything in it runs from right to left: without that mark a
  /// terminal that orders text (UAX #9) would draw the next column's digits before it.
  package var endingLeftToRight: String {
    hasRightToLeft && unicodeScalars.last != "\u{200E}" ? String(self) + "\u{200E}" : String(self)
  }

  private var hasRightToLeft: Bool {
    // the first of them, U+0590, is D6 90 in UTF-8
    guard utf8.contains(where: { $0 >= 0xD6 }) else { return false }
    return unicodeScalars.contains { scalar in
      RightToLeft.blocks.contains { $0.contains(scalar.value) }
    }
  }
}

/// Blocks whose Bidi_Class is R or AL, assigned or not (DerivedBidiClass-15.0.0.txt).
private enum RightToLeft {
  static let blocks: [ClosedRange<UInt32>] = [
    0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF, 0x1E800...0x1EFFF,
  ]
}
