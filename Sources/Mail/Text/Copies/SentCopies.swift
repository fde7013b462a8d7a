internal import Text

/// Copies of ours that a mail may quote, to tell its author's words from theirs.
package struct SentCopies: Sendable {
  private let words: CopyWords
  private let names: CopyNames
  /// There are none to compare with.
  package let isEmpty: Bool

  /// - Parameter copies: those first that are quoted likeliest.
  package init(_ copies: [SentCopy]) {
    words = CopyWords(copies)
    names = CopyNames(copies)
    isEmpty = copies.isEmpty
  }

  /// Everything in a mail that no copy holds, but for the signature of its author: the copies' words
  /// are left out wherever they stand, whatever marks, breaks and indents them, with what introduces
  /// them. A few words that a copy has too are the author's where they stand alone and unmarked.
  package func ownWords(in text: String, by author: Mailbox) -> String {
    var copy = text
    let marks = copy.withUTF8 { bytes in
      let lines = TextLines(bytes)
      let own = OwnLines(lines, copies: words, names: names)
      return AuthoredPassages(lines, own, author: author).marks
    }
    return Quotation.visible(text, without: marks)
  }
}

/// A mail of ours that its reader may quote, and by what a mail program introduces it.
package struct SentCopy: Sendable {
  /// What it says; without the reader's own words.
  let text: String
  /// The reader's own words, where it quotes them: they may be said again.
  let repeated: String
  /// With a token in them: they stand in no other mail.
  let signedAddresses: [String]
  let addresses: [String]
  let readers: [String]
  let name: String
  let subject: String

  /// - Parameter quotesReader: its marked lines are the reader's own words, as in a refusal.
  package init(reading mail: [UInt8], quotesReader: Bool) {
    let message = Message(reading: mail)
    let lines = message.text.split(separator: "\n", omittingEmptySubsequences: false)
    func isRepeated(_ line: Substring) -> Bool { quotesReader && line.hasPrefix(">") }
    text = lines.filter { !isRepeated($0) }.map { String($0) }.text(separatedBy: "\n")
    repeated = lines.filter(isRepeated).map { String($0) }.text(separatedBy: "\n")
    func known(_ mailboxes: [Mailbox]) -> [String] {
      mailboxes.compactMap { $0.address?.text.lowercased() }
    }
    addresses = known(message.from)
    signedAddresses = known(message.replyTo).filter { !known(message.from).contains($0) }
    readers = known(message.to)
    name = message.from.first?.name.lowercased() ?? ""
    subject = message.subject.lowercased()
  }
}
