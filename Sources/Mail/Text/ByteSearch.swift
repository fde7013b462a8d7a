extension RandomAccessCollection<UInt8> where Index == Int {
  func contains(_ needle: StaticString) -> Bool {
    firstRange(of: needle) != nil
  }

  func firstRange(of needle: StaticString) -> Range<Int>? {
    needle.withUTF8Buffer { range(of: $0) }
  }

  private func range(of needle: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
    guard let first = needle.first, count >= needle.count else { return nil }
    for start in startIndex...(endIndex - needle.count) where self[start] == first {
      let end = start + needle.count
      if self[start..<end].elementsEqual(needle) { return start..<end }
    }
    return nil
  }
}

extension UInt8 {
  var isASCIIDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

  var isASCIILetterOrDigit: Bool {
    isASCIIDigit || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
  }

  var asciiLowercased: UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) ? self | 0x20 : self
  }
}
