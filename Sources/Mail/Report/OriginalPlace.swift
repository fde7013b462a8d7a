internal import Text

/// Where in a bounce's text the original begins, or its header.
struct OriginalPlace {
  /// The line that announces it, or the first of it.
  let announcement: Int
  /// The first line of the header.
  private let start: Int

  /// `--- Below this line is a copy of the message.`, `Message headers follow.`,
  /// `-------original message`, and a header below it; or a header that only servers write.
  init?(in lines: [String]) {
    for place in lines.indices {
      if let name = FieldName(lines[place]), name.indent == 0, Self.servers.contains(name.name) {
        announcement = place
        start = place
        return
      }
      if Self.announces(lines[place]), let start = Self.header(below: place, in: lines) {
        announcement = place
        self.start = start
        return
      }
    }
    return nil
  }

  /// The header in the text, without the indent of its first line.
  func header(in lines: [String]) -> [UInt8] {
    let indent = lines[start].utf8.prefix { $0.isBlank }.count
    var header: [UInt8] = []
    for line in lines[start...] {
      let blanks = line.utf8.prefix(indent).prefix { $0.isBlank }.count
      header += line.utf8.dropFirst(blanks)
      header.append(ASCII.lineFeed)
    }
    return header
  }

  /// A field that a server adds: the header of a mail begins with one.
  static let servers: Set<String> = [
    "received", "return-path", "message-id", "delivered-to", "x-received", "dkim-signature",
    "x-original-to", "arc-seal",
  ]

  static let people: Set<String> = [
    "from", "to", "subject", "date", "cc", "reply-to", "sender", "mime-version", "content-type",
    "x-mailer", "user-agent",
  ]

  static let words = [
    "original message", "original mail", "original header", "message follows", "header follows",
    "headers follow", "copy of the message", "copy of your message", "copy of the mail",
    "message header", "mail header", "header of the", "headers of the", "unsent message",
    "returned message", "message text follows", "message is below", "below this line",
    "original-nachricht", "originalnachricht", "ursprüngliche nachricht", "message d'origine",
    "message original", "mensaje original", "messaggio originale", "mensagem original",
    "元のメール", "元のメッセージ", "原始邮件", "原始郵件",
  ]

  private static let longest = 160

  private static func announces(_ line: String) -> Bool {
    guard !line.isEmpty, line.utf8.count <= longest else { return false }
    let text = line.lowercased()
    return words.contains(where: text.containsBytes)
      || line.hasPrefix("--") && ["message", "header"].contains(where: text.containsBytes)
  }

  /// The first field within the next few lines.
  private static func header(below place: Int, in lines: [String]) -> Int? {
    lines.indices[(place + 1)...].lazy.filter { !lines[$0].isEmpty }.prefix(4).first { line in
      FieldName(lines[line]).map { servers.contains($0.name) || people.contains($0.name) } ?? false
    }
  }
}

/// The name of a header field at the beginning of a line.
struct FieldName {
  /// Lower case.
  let name: String
  /// Blanks before it.
  let indent: Int

  init?(_ line: String) {
    let blanks = line.utf8.prefix { $0.isBlank }.count
    let word = line.utf8.dropFirst(blanks)
      .prefix { $0.isASCIILetterOrDigit || $0 == ASCII.hyphen }
    guard (2...40).contains(word.count), word.endIndex < line.utf8.endIndex,
      line.utf8[word.endIndex] == ASCII.colon
    else { return nil }
    name = String(decoding: word, as: UTF8.self).lowercased()
    indent = blanks
  }
}
