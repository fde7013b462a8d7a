/// Seven-bit charsets that tell themselves: their escape sequences stand in no other text, whatever its
/// label says, and when it has none.
enum EscapedCharset {
  /// ISO-2022-JP (RFC 1468, RFC 2237).
  case japanese
  /// ISO-2022-JP-2 (RFC 1554), which has Chinese and Korean too.
  case multilingual
  /// ISO-2022-KR (RFC 1557).
  case korean

  /// - Returns: nil for bytes without such a sequence.
  init?(_ bytes: ArraySlice<UInt8>) {
    var found: EscapedCharset?
    var place = bytes.startIndex
    while let escape = bytes.firstIndex(of: ASCII.escape, from: place) {
      let rest = bytes[escape...]
      if let charset = Self.sequences.first(where: { rest.hasPrefix($0.text) })?.charset {
        if charset != .japanese {
          self = charset
          return
        }
        found = charset
      }
      place = escape + 1
    }
    guard let found else { return nil }
    self = found
  }

  /// `ESC ( B` is none of them: terminals' logs are full of it.
  private static let sequences: [(text: StaticString, charset: EscapedCharset)] = [
    ("\u{1B}$B", .japanese), ("\u{1B}$@", .japanese), ("\u{1B}$(D", .japanese),
    ("\u{1B}(I", .japanese), ("\u{1B}$A", .multilingual), ("\u{1B}$(C", .multilingual),
    ("\u{1B}$)C", .korean),
  ]

  /// In the order in which they are tried.
  var candidates: [Charset.Candidate] {
    switch self {
    case .japanese: [.iso2022JP]
    case .multilingual: [.named("iso-2022-jp-2"), .iso2022JP]
    case .korean: [.iso2022KR]
    }
  }

  var name: String {
    switch self {
    case .japanese: "iso-2022-jp"
    case .multilingual: "iso-2022-jp-2"
    case .korean: "iso-2022-kr"
    }
  }
}

extension String {
  /// Read as what its escape sequences say, where the program that wrote it said something else.
  var toldByEscapes: String {
    guard utf8.contains(ASCII.escape) else { return self }
    let bytes = Array(utf8)
    guard bytes.isSevenBit, EscapedCharset(bytes[...]) != nil else { return self }
    return Charset.decode(bytes, declared: nil).text
  }
}
