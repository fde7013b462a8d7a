/// Seven-bit charsets that shift between ASCII and double bytes, as the eight-bit charset of the same
/// characters. iconv stops at what programs add to them: NEC's circled digits, half-width kana, and
/// bytes of that eight-bit charset itself.
enum ShiftedCharset {
  /// RFC 1468, RFC 2237, with the kana of JIS X 0201.
  static func eucJP(fromISO2022JP bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var set = JapaneseSet.ascii
    var rest = bytes[...]
    while let octet = rest.first {
      if let (next, length) = JapaneseSet.escaped(rest) {
        set = next
        rest = rest.dropFirst(length)
        continue
      }
      // Each line begins in ASCII.
      if octet == ASCII.lineFeed { set = .ascii }
      let isGraphic = (0x21...0x7E).contains(octet)
      switch set {
      case .kana where isGraphic: out += [0x8E, octet | 0x80]
      case .kanji where isGraphic: out.append(octet | 0x80)
      case .supplement where isGraphic && rest.count > 1:
        out += [0x8F, octet | 0x80, rest[rest.startIndex + 1] | 0x80]
        rest = rest.dropFirst()
      default: out.append(octet)
      }
      rest = rest.dropFirst()
    }
    return out
  }

  private enum JapaneseSet {
    case ascii, kana, kanji, supplement

    static func escaped(_ text: ArraySlice<UInt8>) -> (JapaneseSet, length: Int)? {
      guard text.first == ASCII.escape else { return nil }
      return sequences.first { text.hasPrefix($0.text) }.map { ($0.set, $0.text.utf8CodeUnitCount) }
    }

    private static let sequences: [(text: StaticString, set: JapaneseSet)] = [
      ("\u{1B}(B", .ascii), ("\u{1B}(J", .ascii), ("\u{1B}(I", .kana), ("\u{1B}$B", .kanji),
      ("\u{1B}$@", .kanji), ("\u{1B}$(D", .supplement),
    ]
  }

  /// RFC 1557, also without the sequence that begins it, as in encoded words.
  static func eucKR(fromISO2022KR bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var isShifted = false
    var rest = bytes[...]
    while let octet = rest.first {
      let isSequence = octet == ASCII.escape && rest.hasPrefix(designation)
      rest = rest.dropFirst(isSequence ? designation.utf8CodeUnitCount : 1)
      if isSequence { continue }
      // Each line begins in ASCII.
      if octet == ASCII.lineFeed { isShifted = false }
      switch octet {
      case ASCII.shiftOut: isShifted = true
      case ASCII.shiftIn: isShifted = false
      case 0x21...0x7E where isShifted: out.append(octet | 0x80)
      default: out.append(octet)
      }
    }
    return out
  }

  private static let designation: StaticString = "\u{1B}$)C"

  /// RFC 1843.
  static func eucCN(fromHZ bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var isShifted = false
    var rest = bytes[...]
    while let octet = rest.popFirst() {
      guard octet == UInt8(ascii: "~"), let next = rest.first else {
        if octet == ASCII.lineFeed { isShifted = false }
        out.append(isShifted && octet > ASCII.space ? octet | 0x80 : octet)
        continue
      }
      switch next {
      case UInt8(ascii: "{"): isShifted = true
      case UInt8(ascii: "}"): isShifted = false
      case UInt8(ascii: "~"): out.append(octet)
      case ASCII.lineFeed: break
      default:
        out.append(octet)
        continue
      }
      rest.removeFirst()
    }
    return out
  }
}
