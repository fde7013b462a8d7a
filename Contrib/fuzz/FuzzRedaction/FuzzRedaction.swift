import Mail

/// One mail of libFuzzer's is cut: a word of it, a part, all. What is left is a mail, and the word is
/// in none of its texts.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzRedaction(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let raw = Array(UnsafeBufferPointer(start: start, count: count))
  let mail = Message(reading: raw)
  if let word = mail.text.split(whereSeparator: \.isWhitespace).max(by: { $0.count < $1.count }),
    let rest = try? Message.redacted(raw, .text(String(word)))
  {
    let left = Message(reading: rest)
    precondition(!word.isEmpty && (word.utf8.count < 4 || !left.text.contains(word)), "it stayed")
  }
  _ = try? Message.redacted(raw, .part(mail.parts.last?.number ?? 1))
  _ = try? Message.redacted(raw, .whole)
  return 0
}
