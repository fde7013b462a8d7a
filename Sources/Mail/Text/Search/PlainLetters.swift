import CGMime
internal import Text

extension SearchText {
  /// As the index holds a text and as it is asked for: segmented, without what the writer of a letter
  /// may leave out.
  package static func indexed(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    let text = segmented(text)
    guard text.unicodeScalars.contains(where: PlainLetters.differ) else { return text }
    var letters = PlainLetters(sizeHint: text.utf8.count)
    for scalar in text.unicodeScalars { letters.add(scalar) }
    return letters.text
  }
}

/// Letters of any alphabet without accents, points and strokes, ligatures taken apart.
private struct PlainLetters {
  /// UTF-8.
  private var output: [UInt8] = []
  /// G_UNICHAR_MAX_DECOMPOSITION_LENGTH
  private var parts = [gunichar](repeating: 0, count: 18)

  var text: String { String(decoding: output, as: UTF8.self) }

  init(sizeHint: Int) { output.reserveCapacity(sizeHint) }

  /// Whether more is to be left out than the accents of Latin letters, which `unicode61` leaves out.
  static func differ(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case ..<0xC0: false
    case ..<0x300: undecomposed(scalar) != nil
    // Greek, Cyrillic, Hebrew, Arabic; more of Latin and Greek; ligatures and Arabic forms.
    case 0x300...0x6FF, 0x1E00...0x1FFF, 0xFB00...0xFDFF, 0xFE70...0xFEFF: true
    default: false
    }
  }

  mutating func add(_ scalar: Unicode.Scalar) {
    guard PlainLetters.differ(scalar) else { return output.append(scalar) }
    if let letters = PlainLetters.undecomposed(scalar) {
      output += letters.utf8
      return
    }
    let count = g_unichar_fully_decompose(scalar.value, 1, &parts, gsize(parts.count))
    for part in parts.prefix(Int(count)).lazy.compactMap(Unicode.Scalar.init)
    where part.properties.generalCategory != .nonspacingMark {
      output.append(part)
    }
  }

  /// What Unicode takes for letters of their own; as the collation of CLDR's root compares them.
  private static func undecomposed(_ scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "ß": "ss"
    case "ẞ": "SS"
    case "æ": "ae"
    case "Æ": "AE"
    case "œ": "oe"
    case "Œ": "OE"
    case "ø": "o"
    case "Ø": "O"
    case "đ", "ð": "d"
    case "Đ", "Ð": "D"
    case "ħ": "h"
    case "Ħ": "H"
    case "ł": "l"
    case "Ł": "L"
    case "ŧ": "t"
    case "Ŧ": "T"
    case "ı": "i"
    case "ς": "σ"
    default: nil
    }
  }
}
