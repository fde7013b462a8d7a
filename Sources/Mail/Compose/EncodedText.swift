internal import Text

/// One line of text as a header may say it: in encoded words (RFC 2047) where ASCII does not do.
///
/// GMime counts characters, not octets, and so writes words longer than the 75 that are allowed; it
/// leaves alone what is encoded already.
enum EncodedText {
  /// RFC 2047 §2, of lines with encoded words in them.
  private static let mostInLine = 76
  /// Octets of text in a word: in base64 they fit the first line, behind the longest name we write.
  private static let mostEncoded = 36
  /// Longer words fit no line (RFC 5322 §2.1.1), and GMime would encode them.
  private static let mostPlain = 70
  /// RFC 5322 §2.1.1, with room for a field's name.
  private static let mostData = 900

  /// The words of an unstructured field. What is ASCII stays, so that a ticket's tag can be read
  /// everywhere; so do long words of ASCII where there is nothing else: they are data, such as a
  /// Thread-Index, which encoding would spoil.
  static func words(of line: String) -> [String] {
    var rest = line.split(separator: " ")[...]
    if rest.allSatisfy({ isWritable($0) && $0.utf8.count <= mostData }) {
      return rest.map(String.init)
    }
    var words: [String] = []
    while let first = rest.first {
      let foreign = rest.prefix { !isPlain($0) }
      words += foreign.isEmpty ? [String(first)] : encoded(foreign.joined(separator: " "))
      rest = rest.dropFirst(max(foreign.count, 1))
    }
    return words
  }

  /// A name before an address, encoded as a whole: GMime quotes what is plain.
  static func phrase(_ line: String) -> String {
    line.split(separator: " ").allSatisfy(isPlain) ? line : encoded(line).joined(separator: " ")
  }

  /// What stands behind a field's name and its colon, up to the end of the field.
  static func folded(_ words: [String], behind name: String) -> String {
    var value = ""
    var length = name.utf8.count + 1
    for word in words {
      let fits = value.isEmpty || length + 1 + word.utf8.count <= mostInLine
      value += (fits ? " " : "\n ") + word
      length = (fits ? length : 0) + 1 + word.utf8.count
    }
    return value + "\n"
  }

  private static func isPlain(_ word: Substring) -> Bool {
    isWritable(word) && word.utf8.count <= mostPlain
  }

  private static func isWritable(_ word: Substring) -> Bool {
    word.utf8.allSatisfy { (0x21...0x7E).contains($0) } && !word.contains("=?")
  }

  /// Each holds whole characters.
  private static func encoded(_ text: String) -> [String] {
    var pieces = [""]
    for scalar in text.unicodeScalars {
      let last = pieces.count - 1
      if pieces[last].utf8.count + String(scalar).utf8.count > mostEncoded {
        pieces.append(String(scalar))
      } else {
        pieces[last].unicodeScalars.append(scalar)
      }
    }
    return pieces.map { "=?UTF-8?B?" + Array($0.utf8).base64 + "?=" }
  }
}
