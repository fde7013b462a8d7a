/// What of a line is no word, for comparison.
enum PlainLine {
  /// Of everything but white space and the marks before it.
  static func hash(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> UInt64 {
    var hash = FNV1a()
    for byte in line[unmarked(line)...] where byte > 0x20 { hash.add(byte) }
    return hash.value
  }

  /// Where a line begins behind its quote marks: `>` and `|`, with blanks.
  static func unmarked(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    line.firstIndex { $0 > 0x20 && !isMark($0) } ?? line.endIndex
  }

  /// Whether quote marks stand before it.
  static func isMarked(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    line.first { $0 > 0x20 }.map(isMark) ?? false
  }

  private static func isMark(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ">") || byte == UInt8(ascii: "|")
  }

  static func links(in text: String) -> [[UInt8]] {
    var text = text
    return text.withUTF8 { links(in: $0[...]) }
  }

  static func links(in line: Slice<UnsafeBufferPointer<UInt8>>) -> [[UInt8]] {
    linkRanges(in: line).map { Array(line[$0]) }
  }

  /// Where web links stand in it, without what ends a sentence behind them.
  static func linkRanges(in line: Slice<UnsafeBufferPointer<UInt8>>) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var index = line.startIndex
    while index < line.endIndex {
      let rest = line[index...]
      guard rest.starts(with: "http://".utf8) || rest.starts(with: "https://".utf8) else {
        index += 1
        continue
      }
      let link = rest.prefix { $0 > 0x20 && !"<>\"".utf8.contains($0) }
      index = max(link.endIndex, index + 1)
      let end = link.lastIndex { !".,;:!?)]'".utf8.contains($0) } ?? link.startIndex
      ranges.append(link.startIndex..<end + 1)
    }
    return ranges
  }

  static func hash(_ link: [UInt8]) -> UInt64 { FNV1a.hash(of: link[...]) }
}

/// Digits of any script as ASCII, and no digits of addresses.
enum PlainDigits {
  static func bytes(of line: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8] {
    let words = line.split(separator: 0x20).filter { !$0.contains(UInt8(ascii: "@")) }
    return words.flatMap { word -> [UInt8] in
      guard word.contains(where: { $0 >= 0x80 }) else { return word + [0x20] }
      var bytes: [UInt8] = []
      for scalar in String(decoding: word, as: UTF8.self).unicodeScalars {
        if scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue {
          bytes.append(UInt8(ascii: "0") + UInt8(value))
        } else {
          bytes += Array(String(scalar).utf8)
        }
      }
      return bytes + [0x20]
    }
  }
}
