extension Query {
  /// Words that follow one another. As typed: how words are told apart and folded is the index's
  /// business, but there is always a letter or digit in it.
  package struct Phrase: Hashable, Sendable {
    /// Never empty; split at white space only.
    package var words: [String]
    /// `word*`: the last one is only the beginning of a word.
    package var lastIsPrefix: Bool

    package init(words: [String], lastIsPrefix: Bool = false) {
      self.words = words
      self.lastIsPrefix = lastIsPrefix
    }
  }
}
