/// Base64 (RFC 2045 §6.8) as it comes: characters outside the alphabet ignored, padding missing at
/// the end or standing in the middle. GMime's decoder loses the last bytes of the one and trips over
/// the other.
struct Base64Decoder {
  private var bits: UInt32 = 0
  private var count = 0

  mutating func decode(_ text: some Sequence<UInt8>, into out: inout [UInt8]) {
    Self.values.withUnsafeBufferPointer { values in
      for octet in text {
        let value = values[Int(octet)]
        if value < 64 {
          bits = bits << 6 | UInt32(value)
          count += 1
          if count == 4 { finish(into: &out) }
        } else if octet == Octet.equals {
          finish(into: &out)
        }
      }
    }
  }

  /// Two characters left over are one byte, three are two.
  mutating func finish(into out: inout [UInt8]) {
    let whole = bits << (6 * UInt32(4 - count))
    for place in 0..<max(0, count - 1) {
      out.append(UInt8(truncatingIfNeeded: whole >> (16 - 8 * place)))
    }
    bits = 0
    count = 0
  }

  /// Without padding it is open whether the text ends here or was split here: what ends has zeros
  /// behind its last whole byte.
  mutating func finishUnlessSplit(into out: inout [UInt8]) {
    let spare: UInt32 =
      switch count {
      case 2: bits & 0xF
      case 3: bits & 0x3
      default: UInt32(count)
      }
    if spare == 0 { finish(into: &out) }
  }

  /// Padding included.
  static func isOfAlphabet(_ octet: UInt8) -> Bool {
    values[Int(octet)] < 64 || octet == Octet.equals
  }

  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 0xFF, count: 256)
    let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    for (value, octet) in alphabet.utf8.enumerated() { values[Int(octet)] = UInt8(value) }
    return values
  }()
}
