internal import Mail

/// The index cuts long words after so many bytes, also in the middle of a character
/// (FTS5_MAX_TOKEN_SIZE).
enum CutWord {
  private static let size = 32_768

  /// A word that the index cuts to this one again: with a letter that begins as the cut one does.
  static func completed(_ word: [UInt8]) -> [UInt8] {
    guard word.count == size, let tail = brokenTail(of: word) else { return word }
    let missing = length(tail[tail.startIndex]) - tail.count
    let values = value(tail, missing, 0x80)...value(tail, missing, 0xBF)
    guard let letter = values.lazy.compactMap(Unicode.Scalar.init).first(where: isKept) else {
      return word
    }
    return word.dropLast(tail.count) + Array(String(letter).utf8)
  }

  /// The bytes of a last character that is not whole.
  private static func brokenTail(of word: [UInt8]) -> ArraySlice<UInt8>? {
    guard let start = word.lastIndex(where: { $0 & 0xC0 != 0x80 }) else { return nil }
    let tail = word[start...]
    return tail.count < length(word[start]) ? tail : nil
  }

  /// Of a UTF-8 sequence, by its first byte.
  private static func length(_ lead: UInt8) -> Int {
    switch lead {
    case 0xC0..<0xE0: 2
    case 0xE0..<0xF0: 3
    case 0xF0...: 4
    default: 1
    }
  }

  private static func value(_ tail: ArraySlice<UInt8>, _ missing: Int, _ filler: UInt8) -> UInt32 {
    let bytes = Array(tail) + Array(repeating: filler, count: missing)
    let lead = UInt32(bytes[0]) & (0x7F >> UInt32(bytes.count))
    return bytes.dropFirst().reduce(lead) { $0 << 6 | UInt32($1 & 0x3F) }
  }

  /// Nothing is folded away from it.
  private static func isKept(_ letter: Unicode.Scalar) -> Bool {
    switch letter.properties.generalCategory {
    case .otherLetter, .lowercaseLetter:
      letter.properties.lowercaseMapping == String(letter)
        && decomposed(String(letter)).unicodeScalars.count == 1
    default: false
    }
  }
}
