internal import Text

/// What is left of a folded subject while the steps of RFC 5256 §2.1 are applied to it. Each step
/// says whether it took something away; none looks further than what it takes.
struct SubjectRemainder {
  private(set) var bytes: ArraySlice<UInt8>
  /// A reply prefix was taken away.
  private(set) var isReply = false
  private let isAutomatic: Bool

  init(_ bytes: [UInt8], isAutomatic: Bool) {
    self.bytes = bytes[...].trimmed
    self.isAutomatic = isAutomatic
  }

  /// subj-trailer: `(fwd)`.
  mutating func dropTrailer() -> Bool {
    let trailer = "(fwd)".utf8
    guard bytes.suffix(trailer.count).elementsEqual(trailer) else { return false }
    bytes = bytes.dropLast(trailer.count).trimmed
    return true
  }

  /// `EXTERNAL:`, `[EXT]`, `[EXTERNAL]`, `[SPAM]`, `***SPAM***` with three stars or more.
  mutating func dropMark() -> Bool {
    if let prefix = SubjectPrefix(bytes), prefix.kind == .mark {
      bytes = prefix.rest
      return true
    }
    if let (content, rest) = bytes.afterBracket {
      guard ["ext", "external", "spam"].contains(where: { content.trimmed.elementsEqual($0.utf8) })
      else { return false }
      bytes = rest.trimmed
      return true
    }
    let star = UInt8(ascii: "*")
    let word = bytes.drop { $0 == star }
    guard word.startIndex - bytes.startIndex >= 3, word.starts(with: "spam***".utf8)
    else { return false }
    bytes = word.dropFirst("spam".utf8.count).drop { $0 == star }.trimmed
    return true
  }

  /// subj-refwd in every language, and on automatic mail the out-of-office prefixes.
  mutating func dropPrefix() -> Bool {
    guard let prefix = prefix(of: bytes) else { return false }
    if prefix.kind == .ambiguous, self.prefix(of: prefix.rest) == nil { return false }
    if prefix.kind == .reply { isReply = true }
    bytes = prefix.rest
    return true
  }

  /// subj-blob: a list's tag, unless nothing else is left. With a digit in it, it is a number that
  /// tells two subjects apart.
  mutating func dropListTag() -> Bool {
    guard let (content, rest) = bytes.afterBracket, !content.contains(where: \.isDigit),
      !rest.trimmed.isEmpty
    else { return false }
    bytes = rest.trimmed
    return true
  }

  /// Any bracket at the start, numbered or not.
  mutating func dropBracket() -> Bool {
    guard let (_, rest) = bytes.afterBracket else { return false }
    bytes = rest.trimmed
    return true
  }

  /// subj-fwd: `[fwd: subject]`, also with another language's word.
  mutating func unwrapForward() -> Bool {
    guard bytes.first == UInt8(ascii: "["), bytes.last == UInt8(ascii: "]"),
      let prefix = SubjectPrefix(bytes.dropFirst().dropLast().trimmed), prefix.kind == .forward
    else { return false }
    bytes = prefix.rest
    return true
  }

  private func prefix(of text: ArraySlice<UInt8>) -> SubjectPrefix? {
    SubjectPrefix(text) ?? (isAutomatic ? SubjectPrefix(outOfOffice: text) : nil)
  }
}
