internal import Text

extension String {
  /// With a COMBINING GRAPHEME JOINER after every 30 combining characters in a row, as UAX #15 has it
  /// for its Stream-Safe Text Format: Swift compares texts, one character already, at a cost that is
  /// the square of such a run, and no language needs more than a few.
  var streamSafe: String {
    guard utf8.contains(where: { $0 >= Combining.firstOctet }) else { return self }
    var safe: [UInt8] = []
    safe.reserveCapacity(utf8.count)
    var run = 0
    for scalar in unicodeScalars {
      run = Combining.contains(scalar) ? run + 1 : 0
      if run > Combining.mostInARow {
        safe.append(Combining.joiner)
        run = 1
      }
      safe.append(scalar)
    }
    return String(decoding: safe, as: UTF8.self)
  }
}

private enum Combining {
  static let mostInARow = 30
  static let joiner: Unicode.Scalar = "\u{34F}"
  /// Of U+0300, before which nothing combines.
  static let firstOctet: UInt8 = 0xCC

  static func contains(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x300 && scalar.properties.canonicalCombiningClass != .notReordered
  }
}
