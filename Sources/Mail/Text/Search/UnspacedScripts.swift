/// The scripts that put no spaces between words, or, as Hangul, join endings to them.
enum UnspacedScripts {
  static func contain(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    guard value >= 0x0E00 else { return false }
    return blocks.contains { $0.contains(value) } && !scalar.properties.isDefaultIgnorableCodePoint
  }

  /// Unicode's blocks, the most used first.
  private static let blocks: [ClosedRange<UInt32>] = [
    0x4E00...0x9FFF,  // CJK Unified Ideographs
    0x3040...0x30FF,  // Hiragana, Katakana
    0xAC00...0xD7FF,  // Hangul Syllables, Jamo Extended-B
    0x0E00...0x0EFF,  // Thai, Lao
    0x1000...0x109F,  // Myanmar
    0x1100...0x11FF,  // Hangul Jamo
    0x1780...0x17FF,  // Khmer
    0x19E0...0x19FF,  // Khmer Symbols
    0x2E80...0x2FDF,  // CJK and Kangxi Radicals
    0x3005...0x3007,  // iteration mark, closing mark, zero
    0x3021...0x3029,  // Hangzhou numerals
    0x3100...0x31BF,  // Bopomofo, Hangul Compatibility Jamo, Kanbun
    0x31F0...0x31FF,  // Katakana Phonetic Extensions
    0x3400...0x4DBF,  // CJK Extension A
    0xA960...0xA97F,  // Hangul Jamo Extended-A
    0xA9E0...0xA9FF,  // Myanmar Extended-B
    0xAA60...0xAA7F,  // Myanmar Extended-A
    0xF900...0xFAFF,  // CJK Compatibility Ideographs
    0xFF66...0xFFDC,  // half-width Katakana and Hangul
    0x1AFF0...0x1B16F,  // Kana Extended and Supplement
    0x20000...0x3FFFF,  // CJK Extensions B and later
  ]
}
