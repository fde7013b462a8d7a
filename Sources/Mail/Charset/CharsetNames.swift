/// What the names of charsets mean in mail: the supersets that programs write under them, other
/// spellings, and the usual lies. Names iconv(1) knows stand for themselves.
enum CharsetNames {
  /// In the order in which they are tried.
  static func candidates(for name: String) -> [Charset.Candidate] {
    others[name] ?? [.named(codePage(name) ?? name)]
  }

  /// `cp-1251`, `win-1251` and `windows1251` are iconv's `cp1251`.
  private static func codePage(_ name: String) -> String? {
    let digits = name.drop { !$0.isNumber }
    let isPage = ["cp-", "win-", "win", "windows", "x-cp"].contains(name.dropLast(digits.count))
    return isPage && !digits.isEmpty ? "cp" + digits : nil
  }

  /// Whether bytes below 0x80 are ASCII whatever stands around them.
  static func extendsASCII(_ name: String) -> Bool {
    !otherThanASCII.contains { name.hasPrefix($0) }
  }

  private static let otherThanASCII = [
    "iso-2022", "csiso2022", "cp5022", "hz", "utf-7", "unicode", "x-unicode", "utf-16", "utf16",
    "utf-32", "ucs", "ibm", "cp037", "ebcdic",
  ]

  private static let chinese = [Charset.Candidate.named("gb18030")]
  private static let korean = [Charset.Candidate.named("cp949")]
  private static let shiftJIS = [Charset.Candidate.named("cp932")]
  private static let eucJP = [Charset.Candidate.named("euc-jp-ms")] + shiftJIS
  private static let iso2022JP = [Charset.Candidate.iso2022JP] + shiftJIS
  private static let hz = [Charset.Candidate.hz] + chinese
  private static let big5 = [Charset.Candidate.named("big5-hkscs"), .named("cp950")]
  private static let western = [Charset.Candidate.named("windows-1252")]
  private static let utf7 = [Charset.Candidate.named("utf-7")]
  private static let utf16 = [Charset.Candidate.named("utf-16")]
  private static let thai = [Charset.Candidate.named("windows-874")]

  private static let others: [String: [Charset.Candidate]] = [
    "gb2312": chinese, "gbk": chinese, "gb_2312-80": chinese, "iso-gb2312": chinese,
    "x-gbk": chinese, "cn-gb": chinese, "euc-cn": chinese, "chinese": chinese, "cp936": chinese,
    "hz-gb-2312": hz, "hz": hz,
    "ks_c_5601-1987": korean, "ks_c_5601": korean, "ksc5601": korean, "ks_c_5601-1989": korean,
    "euc-kr": korean, "korean": korean, "windows-949": korean,
    "iso-2022-jp": iso2022JP, "iso-2022-jp-1": iso2022JP, "iso-2022-jp-ms": iso2022JP,
    "iso-2022-jp-2": [.named("iso-2022-jp-2")] + iso2022JP, "csiso2022jp": iso2022JP,
    "iso-2022-kr": [.iso2022KR], "csiso2022kr": [.iso2022KR],
    "cp50220": iso2022JP, "cp50221": iso2022JP,
    "euc-jp": eucJP, "x-euc-jp": eucJP, "x-euc": eucJP,
    "shift_jis": shiftJIS, "shift-jis": shiftJIS, "x-sjis": shiftJIS, "sjis": shiftJIS,
    "windows-31j": shiftJIS, "ms_kanji": shiftJIS,
    "big5": big5, "cn-big5": big5, "x-x-big5": big5, "x-big5": big5,
    "utf-7": utf7, "unicode-1-1-utf-7": utf7, "x-unicode-2-0-utf-7": utf7,
    "unicode-2-0-utf-7": utf7, "unicode": utf16, "utf16": utf16, "ucs-2": utf16,
    "iso-8859-1": western, "iso8859-1": western, "iso_8859-1": western, "latin1": western,
    "latin-1": western, "ansi": western, "windows-1252": western, "cp1252": western,
    "x-ansi": western, "windows1252": western, "iso-8859-9": [.named("windows-1254")],
    "iso-8859-8-i": [.named("iso-8859-8")], "iso-8859-8-e": [.named("iso-8859-8")],
    "iso-8859-6-i": [.named("iso-8859-6")], "iso-8859-11": thai, "tis-620": thai,
    "x-mac-roman": [.named("macintosh")], "mac-roman": [.named("macintosh")],
    "x-mac-cyrillic": [.named("mac-cyrillic")],
    "koi8": [.named("koi8-r")],
  ]
}

/// The charset an HTML text names itself (`<meta charset>`, `http-equiv`), for mails that name none.
enum HTMLCharset {
  static func declared(in html: [UInt8]) -> String? {
    let head = String(decoding: html.prefix(2048), as: UTF8.self).lowercased()
    guard let meta = head.firstRange(of: "<meta"),
      let mark = head[meta.upperBound...].firstRange(of: "charset=")
    else { return nil }
    let name = Charset.name(inParameter: String(head[mark.upperBound...].prefix(60)))
    // What says UTF-16 in ASCII letters is not (HTML Standard §13.2.3.3).
    return name.isEmpty || name.hasPrefix("utf-16") ? nil : name
  }
}
