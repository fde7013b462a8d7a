import Mail

/// The words mail programs put before a subject, each followed by a colon. Written as their
/// programs write them; compared folded. `†` words come from general knowledge, not from a source.
enum SubjectWords {
  enum Kind {
    case reply, forward
    /// Too short to be trusted alone: stripped only directly before another prefix.
    case ambiguous
    /// Put there by a gateway, in no language of the author's.
    case mark
    case outOfOffice
  }

  static let reply: [String] = [
    "Re",  // English and most others
    "AW", "Antwort",  // German
    "Antw",  // Dutch, German
    "SV",  // Danish, Norwegian, Swedish, Icelandic
    "ANG",  // Swedish
    "RÉ", "RÉF",  // French
    "RIF",  // Italian
    "RES", "RSP",  // Spanish, Portuguese
    "ODP",  // Polish, Czech, Slovak
    "YNT",  // Turkish
    "ATB",  // Welsh, Latvian
    "Vá", "Vál",  // Hungarian
    "RĂSP",  // Romanian †
    "BLS",  // Indonesian
    "ΑΠ", "ΣΧΕΤ",  // Greek
    "Ответ", "Отв",  // Russian †
    "Відп",  // Ukrainian †
    "השב", "תגובה", "תשובה",  // Hebrew
    "رد",  // Arabic
    "回复", "答复", "回覆", "回信",  // Chinese
    "返信",  // Japanese †
    "회신", "답장",  // Korean †
    "Trả lời",  // Vietnamese †
  ]

  static let forward: [String] = [
    "Fw", "Fwd", "FYI",  // English and most others
    "WG",  // German
    "Doorst",  // Dutch
    "VS",  // Danish, Norwegian; a reply in Finnish
    "VB",  // Swedish
    "VL",  // Finnish
    "FS",  // Icelandic
    "TR",  // French
    "RV",  // Spanish
    "ENC",  // Portuguese
    "PD",  // Polish
    "İLT", "ILT",  // Turkish
    "Továbbítás",  // Hungarian
    "YML",  // Welsh
    "Pārs",  // Latvian
    "TRS",  // Indonesian
    "ΠΡΘ",  // Greek
    "Пересылка",  // Russian †
    "הועבר", "העברה",  // Hebrew
    "إعادة توجيه",  // Arabic
    "转发", "轉寄", "转寄",  // Chinese
    "転送",  // Japanese †
    "전달",  // Korean †
  ]

  static let ambiguous: [String] = ["R", "I"]  // Italian reply and forward

  static let marks: [String] = ["EXTERNAL"]

  static let kinds: [String: Kind] = {
    let groups: [([String], Kind)] = [
      (reply, .reply), (forward, .forward), (ambiguous, .ambiguous), (marks, .mark),
    ]
    let pairs = groups.flatMap { words, kind in words.map { (compatibilityFolded($0), kind) } }
    return Dictionary(pairs) { first, _ in first }
  }()
}
