internal import Text

/// Message-IDs as they stand in mail: in angle brackets, or, from broken programs, without.
enum MessageIDReading {
  /// Of a Message-ID field: the first id in brackets, else what the field says before a comment.
  static func first(in value: String) -> MessageID? {
    if let bracketed = bracketed(in: value).first { return bracketed }
    let octets = value.utf8.prefix { $0 != UInt8(ascii: "(") }.filter { $0 != open && $0 != close }
    let words = octets.split(whereSeparator: \.isBlank).map { String(decoding: $0, as: UTF8.self) }
    return words.isEmpty ? nil : MessageID(words.text(separatedBy: " "))
  }

  /// Of In-Reply-To and References. Old programs write phrases around the ids (RFC 5322 §4.5.4), or
  /// leave out the brackets: then every word with an `@` counts, or the only word.
  static func all(in value: String) -> [MessageID] {
    let bracketed = bracketed(in: value)
    if !bracketed.isEmpty { return bracketed }
    let words = value.utf8.split { " \t,;<>\"".utf8.contains($0) }
    return words.filter { $0.contains(UInt8(ascii: "@")) || words.count == 1 }
      .map { MessageID(String(decoding: $0, as: UTF8.self)) }
  }

  /// A bracket that is never closed ends at the next one, or at white space.
  private static func bracketed(in value: String) -> [MessageID] {
    var ids: [MessageID] = []
    var rest = Array(value.utf8)[...]
    while let open = rest.firstIndex(of: Self.open) {
      rest = rest[(open + 1)...]
      let inner = rest.prefix { $0 != Self.open && $0 != Self.close }
      let isClosed = inner.endIndex < rest.endIndex && rest[inner.endIndex] == Self.close
      let text = isClosed ? inner : inner.prefix { !$0.isBlank && $0 != UInt8(ascii: ",") }
      if let id = id(text) { ids.append(id) }
      rest = rest[inner.endIndex...]
    }
    return ids
  }

  private static let open = UInt8(ascii: "<")
  private static let close = UInt8(ascii: ">")

  /// White space within an id is a fold that a program put there, or the sender's: dropped wherever
  /// ids are read, both compare as equal.
  private static func id(_ text: ArraySlice<UInt8>) -> MessageID? {
    let id = String(decoding: text.filter { !$0.isBlank }, as: UTF8.self)
    return id.isEmpty ? nil : MessageID(id)
  }
}
