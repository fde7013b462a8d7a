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
