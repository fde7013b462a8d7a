/// What the names of charsets mean in mail: the supersets that programs write under them, other
/// spellings, and the usual lies. Names iconv(1) knows stand for themselves.
enum CharsetNames {
  /// In the order in which they are tried.
  static func candidates(for name: String) -> [String] {
    others[name] ?? [name]
  }

  private static let chinese = ["gb18030"]
  private static let korean = ["cp949"]
  private static let shiftJIS = ["cp932"]
  private static let big5 = ["big5-hkscs", "cp950"]
  private static let western = ["windows-1252"]
  /// `Converter.iso2022JP` reads the escapes; the others are what programs write without any.
  private static let iso2022JP = [Converter.iso2022JP, "cp932"]

  private static let others: [String: [String]] = [
    "gb2312": chinese, "gbk": chinese, "gb_2312-80": chinese, "iso-gb2312": chinese,
    "x-gbk": chinese, "cn-gb": chinese, "euc-cn": chinese, "chinese": chinese, "cp936": chinese,
    "hz-gb-2312": [Converter.hz, "gb18030"], "hz": [Converter.hz, "gb18030"],
    "ks_c_5601-1987": korean, "ks_c_5601": korean, "ksc5601": korean, "ks_c_5601-1989": korean,
    "euc-kr": korean, "korean": korean, "windows-949": korean,
    "iso-2022-jp": iso2022JP, "iso-2022-jp-1": iso2022JP,
    "iso-2022-jp-2": ["iso-2022-jp-2"] + iso2022JP,
    "iso-2022-jp-ms": iso2022JP, "cp50220": iso2022JP, "cp50221": iso2022JP,
    "csiso2022jp": iso2022JP,
    "euc-jp": ["euc-jp-ms", "euc-jp"] + shiftJIS, "x-euc-jp": ["euc-jp-ms"] + shiftJIS,
    "shift_jis": shiftJIS, "shift-jis": shiftJIS, "x-sjis": shiftJIS, "sjis": shiftJIS,
    "windows-31j": shiftJIS, "ms_kanji": shiftJIS,
    "big5": big5, "cn-big5": big5, "x-x-big5": big5, "x-big5": big5,
    "unicode-1-1-utf-7": ["utf-7"], "x-unicode-2-0-utf-7": ["utf-7"],
    "unicode-2-0-utf-7": ["utf-7"],
    "iso-8859-1": western, "iso8859-1": western, "iso_8859-1": western, "latin1": western,
    "latin-1": western, "ansi": western, "windows-1252": western, "cp1252": western,
    "x-ansi": western, "iso-8859-1-windows-3.1-latin-1": western, "windows1252": western,
    "iso-8859-9": ["windows-1254"], "iso-8859-8-i": ["iso-8859-8"], "iso-8859-8-e": ["iso-8859-8"],
    "iso-8859-6-i": ["iso-8859-6"], "iso-8859-11": ["windows-874"], "tis-620": ["windows-874"],
    "x-mac-roman": ["macintosh"], "mac-roman": ["macintosh"], "x-mac-cyrillic": ["mac-cyrillic"],
    "win-1251": ["windows-1251"], "win1251": ["windows-1251"], "x-cp1251": ["windows-1251"],
    "x-cp1250": ["windows-1250"], "win-1250": ["windows-1250"], "koi8": ["koi8-r"],
    "unicode": ["utf-16"], "utf16": ["utf-16"], "ucs-2": ["utf-16"], "utf-8n": ["utf-8"],
  ]
}
