internal import Text

/// One prefix at the start of a folded subject: `re[2]: `, `aw : `, `external: `.
struct SubjectPrefix {
  let kind: SubjectWords.Kind
  /// What follows the prefix.
  let rest: ArraySlice<UInt8>

  /// Longer than the longest word and its blanks, in octets.
  private static let reach = 64

  /// subj-refwd of RFC 5256 §5, with more words: a word, an optional dot, an optional counter or
  /// bracket, a colon.
  init?(_ subject: ArraySlice<UInt8>) {
    guard let end = subject.prefix(SubjectPrefix.reach).firstIndex(where: SubjectPrefix.isWordEnd),
      let kind = SubjectWords.kind(of: SubjectPrefix.word(subject[..<end])),
      let rest = SubjectPrefix.afterColon(SubjectPrefix.afterCounter(subject[end...]))
    else { return nil }
    self.kind = kind
    self.rest = rest
  }

  /// An out-of-office prefix ends at a colon or ` -`.
  init?(outOfOffice subject: ArraySlice<UInt8>) {
    let head = subject.prefix(SubjectPrefix.reach)
    for end in head.indices where SubjectPrefix.isOutOfOfficeEnd(head[end...]) {
      if OutOfOfficeWords.all.contains(SubjectPrefix.word(head[..<end])) {
        self.kind = .outOfOffice
        self.rest = subject[end...].dropFirst(head[end] == .blank ? 2 : 1).trimmed
        return
      }
    }
    return nil
  }

  private static func isWordEnd(_ byte: UInt8) -> Bool {
    ":[(^".utf8.contains(byte)
  }

  private static func isOutOfOfficeEnd(_ text: ArraySlice<UInt8>) -> Bool {
    text.first == UInt8(ascii: ":") || text.starts(with: " -".utf8)
  }

  private static func word(_ bytes: ArraySlice<UInt8>) -> String {
    var bytes = bytes.trimmed
    if bytes.last == UInt8(ascii: ".") { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Past `[2]`, `(2)`, `^2`, or RFC 5256's `[anything]` between the word and its colon.
  private static func afterCounter(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    switch text.first {
    case UInt8(ascii: "["): text.afterBracket?.rest ?? text
    case UInt8(ascii: "("): afterParenthesis(text) ?? text
    case UInt8(ascii: "^"): text.dropFirst().drop(while: \.isDigit)
    default: text
    }
  }

  private static func afterParenthesis(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let rest = text.dropFirst().drop(while: \.isDigit)
    return rest.first == UInt8(ascii: ")") ? rest.dropFirst() : nil
  }

  private static func afterColon(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let text = text.trimmed
    return text.first == UInt8(ascii: ":") ? text.dropFirst().trimmed : nil
  }
}

extension ArraySlice<UInt8> {
  /// subj-blob of RFC 5256 §5: a bracket at the start with no bracket in it.
  var afterBracket: (content: ArraySlice<UInt8>, rest: ArraySlice<UInt8>)? {
    guard first == UInt8(ascii: "["),
      let end = dropFirst().firstIndex(where: { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "]") }
      ),
      self[end] == UInt8(ascii: "]")
    else { return nil }
    return (dropFirst()[..<end], self[(end + 1)...])
  }
}
