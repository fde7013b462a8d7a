/// The words mail programs put before a subject, each followed by a colon. Folded, as
/// `SubjectText` folds them. `†` words come from general knowledge, not from a source.
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
    "re",  // English and most others
    "aw", "antwort",  // German
    "antw",  // Dutch, German
    "sv",  // Danish, Norwegian, Swedish, Icelandic
    "ang",  // Swedish
    "ré", "réf",  // French
    "rif",  // Italian
    "res", "rsp",  // Spanish, Portuguese
    "odp",  // Polish, Czech, Slovak
    "ynt",  // Turkish
    "atb",  // Welsh, Latvian
    "vá", "vál",  // Hungarian
    "răsp",  // Romanian †
    "bls",  // Indonesian
    "απ", "σχετ",  // Greek
    "ответ", "отв",  // Russian †
    "відп",  // Ukrainian †
    "השב", "תגובה", "תשובה",  // Hebrew
    "رد",  // Arabic
    "回复", "答复", "回覆", "回信",  // Chinese
    "返信",  // Japanese †
    "회신", "답장",  // Korean †
    "trả lời",  // Vietnamese †
  ]

  static let forward: [String] = [
    "fw", "fwd", "fyi",  // English and most others
    "wg",  // German
    "doorst",  // Dutch
    "vs",  // Danish, Norwegian; a reply in Finnish
    "vb",  // Swedish
    "vl",  // Finnish
    "fs",  // Icelandic
    "tr",  // French
    "rv",  // Spanish
    "enc",  // Portuguese
    "pd",  // Polish
    "i̇lt", "ilt",  // Turkish
    "továbbítás",  // Hungarian
    "yml",  // Welsh
    "pārs",  // Latvian
    "trs",  // Indonesian
    "πρθ",  // Greek
    "пересылка",  // Russian †
    "הועבר", "העברה",  // Hebrew
    "إعادة توجيه",  // Arabic
    "转发", "轉寄", "转寄",  // Chinese
    "転送",  // Japanese †
    "전달",  // Korean †
  ]

  static let ambiguous: [String] = ["r", "i"]  // Italian reply and forward

  static let marks: [String] = ["external"]

  /// Nil for a word that is no prefix.
  static func kind(of word: String) -> Kind? {
    if reply.contains(word) { return .reply }
    if forward.contains(word) { return .forward }
    if ambiguous.contains(word) { return .ambiguous }
    return marks.contains(word) ? .mark : nil
  }
}
