/// What stands at one place of UTF-8 text, as far as white space and invisible characters go.
struct Glyphs {
  var kind: Kind
  /// In bytes.
  var length: Int

  enum Kind {
    /// A run of letters and signs.
    case visible
    case space
    /// U+00A0.
    case hardSpace
    /// U+00AD, U+034F, U+200B, U+2060, U+FEFF.
    case invisible
    /// U+200C or U+200D: inside a word part of it, elsewhere the padding of preheaders.
    case joiner
  }

  init(at start: Int, of text: UnsafeBufferPointer<UInt8>) {
    if let (kind, length) = Self.special(at: start, of: text) {
      self.kind = kind
      self.length = length
      return
    }
    var end = start + 1
    while end < text.count, !Self.mayBeSpecial(text[end]) { end += 1 }
    kind = .visible
    length = end - start
  }

  private static func mayBeSpecial(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == 0xC2 || byte == 0xCD || byte == 0xE2 || byte == 0xEF
  }

  private static func special(
    at start: Int, of text: UnsafeBufferPointer<UInt8>
  ) -> (Kind, Int)? {
    func byte(_ offset: Int) -> UInt8 {
      start + offset < text.count ? text[start + offset] : 0
    }
    switch (byte(0), byte(1), byte(2)) {
    case (0...0x20, _, _): return (.space, 1)
    case (0xC2, 0xA0, _): return (.hardSpace, 2)
    case (0xC2, 0xAD, _), (0xCD, 0x8F, _): return (.invisible, 2)
    case (0xE2, 0x80, 0x8B), (0xE2, 0x81, 0xA0), (0xEF, 0xBB, 0xBF): return (.invisible, 3)
    case (0xE2, 0x80, 0x8C), (0xE2, 0x80, 0x8D): return (.joiner, 3)
    default: return nil
    }
  }
}
