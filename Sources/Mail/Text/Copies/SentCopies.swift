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
