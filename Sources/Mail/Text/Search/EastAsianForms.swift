/// The several ways one East Asian character is encoded: full-width Latin, half-width Katakana, and
/// the decomposed Kana and Hangul of file names from Apple's systems.
enum EastAsianForms {
  /// By compatibility mapping (Unicode's Halfwidth and Fullwidth Forms).
  static func ordinary(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x3000: " "
    case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    case 0xFF66...0xFF9F: fullWidthKatakana[Int(scalar.value - 0xFF66)]
    default: scalar
    }
  }

  private static let fullWidthKatakana = Array(
    """
    ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテト\
    ナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン\u{3099}\u{309A}
    """.unicodeScalars)

  /// The one character that both stand for, nil when they are two.
  static func combined(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Unicode.Scalar? {
    switch second.value {
    case 0x3099: voiced(first)
    case 0x309A: semiVoiced(first)
    case 0x1161...0x1175, 0x11A8...0x11C2: syllable(first, second)
    default: nil
    }
  }

  private static let voiceable = Set("うかきくけこさしすせそたちつてとはひふへほ".unicodeScalars)
  private static let semiVoiceable = Set("はひふへほ".unicodeScalars)

  private static func hiragana(_ kana: Unicode.Scalar) -> Unicode.Scalar {
    (0x30A1...0x30F6).contains(kana.value) ? Unicode.Scalar(kana.value - 0x60) ?? kana : kana
  }

  private static func voiced(_ kana: Unicode.Scalar) -> Unicode.Scalar? {
    guard voiceable.contains(hiragana(kana)) else { return nil }
    let distance: UInt32 = hiragana(kana) == "う" ? 0x4E : 1
    return Unicode.Scalar(kana.value + distance)
  }

  private static func semiVoiced(_ kana: Unicode.Scalar) -> Unicode.Scalar? {
    semiVoiceable.contains(hiragana(kana)) ? Unicode.Scalar(kana.value + 2) : nil
  }

  /// The Unicode Standard §3.12, Hangul Syllable Composition.
  private static func syllable(
    _ first: Unicode.Scalar, _ second: Unicode.Scalar
  ) -> Unicode.Scalar? {
    let (a, b) = (first.value, second.value)
    if (0x1100...0x1112).contains(a), (0x1161...0x1175).contains(b) {
      return Unicode.Scalar(0xAC00 + ((a - 0x1100) * 21 + (b - 0x1161)) * 28)
    }
    let isOpenSyllable = (0xAC00...0xD7A3).contains(a) && (a - 0xAC00) % 28 == 0
    guard isOpenSyllable, (0x11A8...0x11C2).contains(b) else { return nil }
    return Unicode.Scalar(a + b - 0x11A7)
  }
}
