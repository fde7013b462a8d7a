import CGMime
import Glibc

/// Bytes of any charset as text. What the charset cannot be is no reason to lose the rest.
enum Charset {
  struct Decoded {
    var text: String
    var defect: Defect?
  }

  static func decode(_ bytes: [UInt8], declared: String?) -> Decoded {
    let name = normalized(declared?.lowercased() ?? "us-ascii")
    if isPlainASCII(bytes), !statefulCharsets.contains(where: name.hasPrefix) {
      return Decoded(text: String(decoding: bytes, as: UTF8.self))
    }
    if ["us-ascii", "ascii", "utf-8", "utf8", ""].contains(name) {
      return decodeASCIIOrUTF8(bytes, declared: name)
    }
    for candidate in candidates(for: name, bytes) {
      if let text = convert(bytes, from: candidate, lenient: false) { return Decoded(text: text) }
    }
    return decodeLiar(bytes, name)
  }

  /// No candidate reads it whole: as much as the first can, replacement characters for the rest.
  private static func decodeLiar(_ bytes: [UInt8], _ name: String) -> Decoded {
    if let text = String(validating: bytes, as: UTF8.self) {
      return Decoded(text: text, defect: .invalidBytes(charset: name))
    }
    for candidate in candidates(for: name, bytes) {
      if let text = convert(bytes, from: candidate, lenient: true) {
        return Decoded(text: text, defect: .invalidBytes(charset: name))
      }
    }
    let text = convert(bytes, from: "windows-1252", lenient: true) ?? ""
    return Decoded(text: text, defect: .unknownCharset(name))
  }

  private static func decodeASCIIOrUTF8(_ bytes: [UInt8], declared: String) -> Decoded {
    if let text = String(validating: bytes, as: UTF8.self) { return Decoded(text: text) }
    let defect = Defect.invalidBytes(charset: declared)
    let replaced = String(decoding: bytes, as: UTF8.self)
    let isUTF8AtAll = replaced.unicodeScalars.contains { $0.value > 0x7F && $0 != "\u{FFFD}" }
    if isUTF8AtAll { return Decoded(text: replaced, defect: defect) }
    let latin = convert(bytes, from: "windows-1252", lenient: true)
    return Decoded(text: latin ?? replaced, defect: defect)
  }

  /// Names under which iconv(3) knows them: `cp-1251`, `win-1251` and `windows1251` are `cp1251`;
  /// the direction of Hebrew (RFC 1556) is the renderer's matter.
  private static func normalized(_ name: String) -> String {
    if ["iso-8859-8-i", "iso-8859-8-e"].contains(name) { return "iso-8859-8" }
    let digits = name.drop { !$0.isNumber }
    let prefix = name.dropLast(digits.count)
    return ["cp-", "win-", "win", "windows"].contains(prefix) ? "cp" + digits : name
  }

  private static let statefulCharsets = [
    "iso-2022", "utf-7", "unicode-1-1-utf-7", "hz", "utf-16", "utf-32",
  ]

  private static func isPlainASCII(_ bytes: [UInt8]) -> Bool {
    bytes.allSatisfy { $0 < 0x80 }
  }

  /// What a name means in mail: the supersets that programs write, and the usual lies.
  private static func candidates(for name: String, _ bytes: [UInt8]) -> [String] {
    switch name {
    case "gb2312", "gbk", "iso-gb2312", "gb_2312-80", "cn-gb", "x-gbk", "euc-cn", "gb18030":
      ["gb18030"]
    case "ks_c_5601-1987", "ks_c_5601", "euc-kr", "ksc5601", "korean": ["cp949", "euc-kr"]
    case "iso-2022-jp":
      isPlainASCII(bytes) ? ["iso-2022-jp-2", "iso-2022-jp"] : ["euc-jp", "cp932"]
    case "shift_jis", "shift-jis", "x-sjis", "sjis", "windows-31j": ["cp932"]
    case "big5", "cn-big5", "x-x-big5": ["big5-hkscs", "cp950"]
    case "unicode-1-1-utf-7", "utf-7", "x-unicode-2-0-utf-7": ["utf-7"]
    case "iso-8859-1", "latin1", "iso8859-1", "iso_8859-1", "ansi": ["windows-1252"]
    case "iso-8859-9": ["windows-1254"]
    default: [name]
    }
  }

  /// - Returns: nil when iconv does not know the charset, or, unless `lenient`, when the bytes are
  ///   not all of it.
  private static func convert(_ bytes: [UInt8], from charset: String, lenient: Bool) -> String? {
    guard let descriptor = iconv_open("utf-8", charset), descriptor != iconv_t(bitPattern: -1)
    else { return nil }
    defer { iconv_close(descriptor) }
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count * 2)
    var buffer = [CChar](repeating: 0, count: 1 << 16)
    var complete = true
    bytes.withUnsafeBytes { source in
      var input = UnsafeMutablePointer(
        mutating: source.bindMemory(to: CChar.self).baseAddress)
      var inputLeft = source.count
      while inputLeft > 0 {
        let failed = step(descriptor, &input, &inputLeft, &buffer, &out)
        guard failed else { continue }
        complete = false
        if !lenient { return }
        out += [0xEF, 0xBF, 0xBD]
        input = input?.advanced(by: 1)
        inputLeft -= 1
      }
      _ = step(descriptor, nil, nil, &buffer, &out)
    }
    return complete || lenient ? String(decoding: out, as: UTF8.self) : nil
  }

  /// One call of iconv(3). - Returns: whether the next byte cannot be converted.
  private static func step(
    _ descriptor: iconv_t, _ input: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?,
    _ inputLeft: UnsafeMutablePointer<Int>?, _ buffer: inout [CChar], _ out: inout [UInt8]
  ) -> Bool {
    let capacity = buffer.count
    var status = 0
    var failure: Int32 = 0
    buffer.withUnsafeMutableBufferPointer { target in
      var output = target.baseAddress
      var outputLeft = capacity
      status = iconv(descriptor, input, inputLeft, &output, &outputLeft)
      failure = errno
      let written = UnsafeRawBufferPointer(target).prefix(capacity - outputLeft)
      out += written
    }
    return status == Int(bitPattern: UInt.max) && failure != E2BIG
  }
}
