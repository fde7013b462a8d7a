/// Foreign text made fit for a header: nothing in it can end its field.
enum HeaderText {
  /// RFC 5322 §2.2: printable ASCII without the colon.
  static func name(_ text: String) -> String {
    String(text.unicodeScalars.filter { (0x21...0x7E).contains($0.value) && $0 != ":" })
  }

  /// Without blanks, brackets and what is no ASCII: a foreign id may hold anything.
  static func id(_ id: MessageID) -> String {
    String(
      id.text.unicodeScalars.filter { (0x21...0x7E).contains($0.value) && $0 != "<" && $0 != ">" })
  }

  static func bracketed(_ messageID: MessageID) -> String { "<\(id(messageID))>" }

  /// `application/octet-stream` for what is no media type (RFC 2045 §5.1).
  static func mediaType(_ text: String) -> (main: String, sub: String) {
    let halves = text.lowercased().split(separator: "/", omittingEmptySubsequences: false)
    let isToken = { (half: Substring) in
      !half.isEmpty
        && half.utf8.allSatisfy {
          (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || "+-._".utf8.contains($0)
        }
    }
    guard halves.count == 2, halves.allSatisfy(isToken), halves[0] != "multipart" else {
      return ("application", "octet-stream")
    }
    return (String(halves[0]), String(halves[1]))
  }
}

extension Address {
  /// As written, its domain in A-labels: what every mail server understands.
  package var transportText: String {
    guard text.utf8.contains(where: { $0 >= 0x80 }), let at = text.lastIndex(of: "@") else {
      return text
    }
    return text[..<at] + "@" + domain
  }
}
