import CGMime

/// Text in the charset in which it was found.
enum TextCoding {
  /// Bytes as text, changed, and as bytes again.
  static func mapped(
    _ bytes: [UInt8], charset: String?, _ change: (String) -> String
  ) -> [UInt8] {
    let name = charset.map { Charset.name(inParameter: $0) } ?? ""
    let isEscaped = bytes.isSevenBit && EscapedCharset(bytes[...]) != nil
    let isPlain = Charset.isASCIIOrUTF8(name) || bytes.isSevenBit && CharsetNames.extendsASCII(name)
    if !isEscaped, isPlain, let text = String(validating: bytes, as: UTF8.self) {
      return Array(change(text).utf8)
    }
    let written = isEscaped ? "iso-2022-jp" : Charset.isASCIIOrUTF8(name) ? "windows-1252" : name
    let text = change(Charset.decode(bytes, declared: written).text)
    return encoded(text, as: written) ?? Array(text.utf8)
  }

  /// What stands in no charset of its own: in UTF-8 where valid, else in that of the text below it.
  static func mapped(
    header bytes: ArraySlice<UInt8>, fallback: String?, _ change: (String) -> String
  ) -> [UInt8] {
    let isUTF8 = String(validating: bytes, as: UTF8.self) != nil
    return mapped(Array(bytes), charset: isUTF8 ? nil : fallback, change)
  }

  /// With question marks for what the charset does not have.
  ///
  /// - Returns: nil for a charset that nobody writes.
  static func encoded(_ text: String, as charset: String) -> [UInt8]? {
    if Charset.isASCIIOrUTF8(charset) { return Array(text.utf8) }
    let name: String
    switch CharsetNames.candidates(for: charset).first {
    case .named(let iconvName): name = iconvName
    case .iso2022JP: name = "iso-2022-jp"
    case .iso2022KR: name = "iso-2022-kr"
    case .hz, nil: return nil
    }
    let octets = Array(text.utf8)
    var count: gsize = 0
    let converted = octets.withUnsafeBytes { bytes in
      g_convert_with_fallback(
        bytes.baseAddress?.assumingMemoryBound(to: CChar.self), gssize(bytes.count), name,
        "utf-8", "?", nil, &count, nil)
    }
    guard let converted else { return nil }
    defer { g_free(converted) }
    return Array(UnsafeRawBufferPointer(start: converted, count: Int(count)))
  }
}
