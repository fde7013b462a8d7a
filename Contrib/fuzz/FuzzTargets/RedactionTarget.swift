import Mail

/// A mail is cut: a word of it, a part, all. What is left is a mail, and the word is in none of its
/// texts.
func redactMail(_ raw: [UInt8]) {
  let mail = Message(reading: raw)
  let words = mail.text.split(whereSeparator: \.isWhitespace).map { String($0) }
  if let word = words.max(by: { $0.utf8.count < $1.utf8.count }),
    let rest = try? Message.redacted(raw, .text(word))
  {
    // The marker that stands in its place may hold a short one.
    let left = Message(reading: rest).text
    precondition(word.utf8.count < 10 || !left.contains(word), "'\(word)' is still there")
  }
  _ = try? Message.redacted(raw, .part(mail.parts.last?.number ?? 1))
  _ = try? Message.redacted(raw, .whole)
}
