import CGMime
internal import Text

/// A text to be removed, found in bytes and in what is read from them.
struct RemovedText {
  private let text: String
  private let words: [[UInt8]]

  /// - Returns: nil when there is nothing but white space.
  init?(_ text: String) {
    let words = text.unicodeScalars.split { $0.properties.isWhitespace }.map { String($0) }
    guard !words.isEmpty else { return nil }
    self.text = words.text(separatedBy: " ")
    self.words = words.map { Array($0.utf8) }
  }

  private init(_ text: String, words: [[UInt8]]) {
    self.text = text
    self.words = words
  }

  /// As it stands in text of a charset, and with HTML's references.
  func forms(charset: String?) -> [RemovedText] {
    let escaped = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      .replacing(">", with: "&gt;")
    let converted = charset.flatMap { charset in
      let words = words.compactMap { RemovedText.converted($0, to: charset) }
      return words.count == self.words.count ? RemovedText(text, words: words) : nil
    }
    return [self] + [converted, escaped == text ? nil : RemovedText(escaped)].compactMap { $0 }
  }

  private static func converted(_ word: [UInt8], to charset: String) -> [UInt8]? {
    word.withUnsafeBytes { bytes in
      var count: gsize = 0
      let converted = g_convert(
        bytes.baseAddress?.assumingMemoryBound(to: CChar.self), gssize(bytes.count), charset,
        "utf-8", nil, &count, nil)
      guard let converted else { return nil }
      defer { g_free(converted) }
      return Array(UnsafeRawBufferPointer(start: converted, count: Int(count)))
    }
  }

  /// Byte for byte, or as Unicode reads it.
  func occurs(in text: String) -> Bool {
    if occurs(in: Array(text.utf8)) { return true }
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return false }
    let canonical = RemovedText.canonical(self.text)
    return RemovedText(self.text, words: canonical.split(separator: ASCII.space).map(Array.init))
      .stands(in: RemovedText.canonical(text)[...])
  }

  /// Every accent by itself, every white space a blank.
  private static func canonical(_ text: String) -> [UInt8] {
    var octets: [UInt8] = []
    for scalar in decomposed(text).unicodeScalars {
      octets.append(scalar.properties.isWhitespace ? " " : scalar)
    }
    return octets
  }

  /// Whole letters: with a further accent it is another one.
  private func stands(in text: ArraySlice<UInt8>) -> Bool {
    var start = text.startIndex
    while let match = next(in: text, from: start) {
      let following = String(decoding: text[match.upperBound...].prefix(4), as: UTF8.self)
      let isAccented = following.unicodeScalars.first.map {
        $0.properties.canonicalCombiningClass != .notReordered
      }
      guard isAccented == true else { return true }
      start = match.lowerBound + 1
    }
    return false
  }

  func occurs(in bytes: [UInt8]) -> Bool { next(in: bytes[...], from: 0) != nil }

  /// - Returns: nil when it is not there.
  func replaced(in bytes: ArraySlice<UInt8>, by marker: String) -> [UInt8]? {
    guard var match = next(in: bytes, from: bytes.startIndex) else { return nil }
    var out: [UInt8] = []
    var place = bytes.startIndex
    while true {
      out += bytes[place..<match.lowerBound]
      out += marker.utf8
      place = match.upperBound
      guard let following = next(in: bytes, from: place) else { return out + bytes[place...] }
      match = following
    }
  }

  private func next(in bytes: ArraySlice<UInt8>, from start: Int) -> Range<Int>? {
    var start = start
    while let found = bytes.firstIndex(of: words[0][0], from: start) {
      if let end = end(in: bytes, at: found) { return found..<end }
      start = found + 1
    }
    return nil
  }

  private func end(in bytes: ArraySlice<UInt8>, at start: Int) -> Int? {
    var place = start
    for (number, word) in words.enumerated() {
      if number > 0 {
        let gap = RemovedText.gap(in: bytes, at: place)
        if gap == place { return nil }
        place = gap
      }
      guard bytes[place...].starts(with: word) else { return nil }
      place += word.count
    }
    return place
  }

  /// White space, the no-break space included, and marks of quoted lines after a line end.
  private static func gap(in bytes: ArraySlice<UInt8>, at start: Int) -> Int {
    var place = start
    var isBehindLineEnd = false
    while place < bytes.endIndex {
      let octet = bytes[place]
      if octet.isLineEnd {
        isBehindLineEnd = true
      } else if octet == 0xC2, bytes[place...].dropFirst().first == 0xA0 {
        place += 1
      } else if !octet.isBlank, !(isBehindLineEnd && octet == UInt8(ascii: ">")) {
        break
      }
      place += 1
    }
    return place
  }
}
