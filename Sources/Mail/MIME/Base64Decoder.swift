internal import Text

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
        } else if octet == ASCII.equals {
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
    values[Int(octet)] < 64 || octet == ASCII.equals
  }

  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 0xFF, count: 256)
    let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    for (value, octet) in alphabet.utf8.enumerated() { values[Int(octet)] = UInt8(value) }
    return values
  }()
}

/// Where base64 ends before its entity does.
enum Base64Body {
  /// The beginning of text behind the base64: the first line that is none, when the base64 has ended
  /// by its padding or a blank line, or when no base64 follows. Single lines of junk in between are
  /// none (RFC 2045 §6.8: to be ignored).
  static func remainder(of body: ArraySlice<UInt8>) -> Int? {
    var place = body.startIndex
    var candidate: Int?
    var hasEnded = false
    while place < body.endIndex {
      let line = body.line(at: place)
      switch Kind(line.content.trimmed) {
      case .blank: hasEnded = true
      case .base64(let isPadded):
        candidate = nil
        hasEnded = isPadded
      case .other:
        if hasEnded { return candidate ?? place }
        candidate = candidate ?? place
      }
      place = line.next
    }
    return candidate
  }

  private enum Kind {
    case blank, other
    case base64(isPadded: Bool)

    init(_ line: ArraySlice<UInt8>) {
      guard let last = line.last else {
        self = .blank
        return
      }
      self =
        line.allSatisfy(Base64Decoder.isOfAlphabet)
        ? .base64(isPadded: last == ASCII.equals) : .other
    }
  }
}
