/// Base64 as it stands in mail (RFC 2045 §6.8): line ends and junk skipped, padding missing or in the
/// middle, where a gateway encoded in pieces. GMime's decoder drops an unpadded end and all that
/// follows a padding.
struct Base64 {
  private var quantum: UInt32 = 0
  private var count = 0

  static func decoded(_ text: some Sequence<UInt8>) -> [UInt8] {
    var decoder = Base64()
    var out: [UInt8] = []
    decoder.decode(text, into: &out)
    decoder.finish(into: &out)
    return out
  }

  mutating func decode(_ text: some Sequence<UInt8>, into out: inout [UInt8]) {
    for byte in text {
      let value = Self.values[Int(byte)]
      if value < 64 {
        quantum = quantum << 6 | UInt32(value)
        count += 1
        if count == 4 { finish(into: &out) }
      } else if byte == UInt8(ascii: "=") {
        finish(into: &out)
      }
    }
  }

  /// Writes the bytes that an incomplete quantum holds.
  mutating func finish(into out: inout [UInt8]) {
    if count > 1 {
      let bits = quantum << (6 * UInt32(4 - count))
      out.append(UInt8(truncatingIfNeeded: bits >> 16))
      if count > 2 { out.append(UInt8(truncatingIfNeeded: bits >> 8)) }
      if count > 3 { out.append(UInt8(truncatingIfNeeded: bits)) }
    }
    quantum = 0
    count = 0
  }

  static func encoded(_ bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.reduce(0 as UInt32) { $0 << 8 | UInt32($1) } << (8 * UInt32(3 - group.count))
      for place in 0..<4 {
        let value = Int(bits >> UInt32(18 - 6 * place)) & 63
        out.append(place <= group.count ? alphabet[value] : UInt8(ascii: "="))
      }
    }
    return out
  }

  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// 64 for a byte outside the alphabet.
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 64, count: 256)
    for (value, byte) in alphabet.enumerated() { values[Int(byte)] = UInt8(value) }
    return values
  }()
}
