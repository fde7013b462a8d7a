/// Message-IDs as they stand in mail: in angle brackets, or, from broken programs, without.
enum MessageIDReading {
  /// Of a Message-ID field: the first id, or the whole text when there is none in brackets.
  static func first(in value: String) -> MessageID? {
    all(in: value).first
  }

  /// Of In-Reply-To and References: ids in brackets; else the words that look like ids. Old programs
  /// write phrases around them.
  static func all(in value: String) -> [MessageID] {
    let bracketed = bracketed(in: value)
    if !bracketed.isEmpty { return bracketed }
    return value.split { $0 == " " || $0 == "\t" || $0 == "," || $0 == ";" }
      .map { word in String(word.filter { $0 != "<" && $0 != ">" && $0 != "\"" }) }
      .filter {
        !$0.isEmpty && $0.contains("@") || value.split(separator: " ").count == 1 && !$0.isEmpty
      }
      .map(MessageID.init)
  }

  private static func bracketed(in value: String) -> [MessageID] {
    var ids: [MessageID] = []
    var rest = Substring(value)
    while let open = rest.firstIndex(of: "<") {
      let inner = rest[rest.index(after: open)...]
      guard let close = inner.firstIndex(of: ">") else { break }
      let text = inner[..<close].filter { !$0.isWhitespace && $0 != "<" }
      if !text.isEmpty { ids.append(MessageID(text)) }
      rest = inner[inner.index(after: close)...]
    }
    return ids
  }
}
