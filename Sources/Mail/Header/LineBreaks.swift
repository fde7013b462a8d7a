internal import Text

extension String {
  /// Each line break, with the blanks behind it, is one blank, as a fold is (RFC 5322 §2.2.3): what no
  /// field can hold, an encoded word or a parameter can.
  var onOneLine: String {
    guard utf8.contains(where: LineBreak.mayBegin) else { return self }
    var out: [UInt8] = []
    out.reserveCapacity(utf8.count)
    var isBehindBreak = false
    for scalar in unicodeScalars {
      if LineBreak.contains(scalar) {
        if !isBehindBreak { out.append(ASCII.space) }
        isBehindBreak = true
      } else if !(isBehindBreak && (scalar == " " || scalar == "\t")) {
        isBehindBreak = false
        out.append(scalar)
      }
    }
    return String(decoding: out, as: UTF8.self)
  }
}

/// What ends a line in any text (Unicode §5.8).
private enum LineBreak {
  static func contains(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  static func mayBegin(_ octet: UInt8) -> Bool {
    (0x0A...0x0D).contains(octet) || octet == 0xC2 || octet == 0xE2
  }
}
