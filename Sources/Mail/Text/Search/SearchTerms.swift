internal import Text

/// Something a text can be found by.
package struct SearchTerm: Hashable, Sendable {
  /// In lower case; two characters of a script without spaces stand with a blank between them, as
  /// in `SearchText.segmented`.
  package let text: String
  /// A word between spaces, which has other forms that begin alike.
  package let isWord: Bool

  package init(text: String, isWord: Bool) {
    self.text = text
    self.isWord = isWord
  }
}

extension SearchText {
  /// The words of a text in order and, where there are no spaces between words, every two characters
  /// that follow one another. Left out are single letters, words too long to be any, and two
  /// Hiragana, which are grammar far more often than words.
  package static func terms(of text: String) -> [SearchTerm] {
    var reader = TermReader()
    for scalar in segmented(text).lowercased().unicodeScalars { reader.read(scalar) }
    reader.read("\n")
    return reader.terms
  }

  private struct TermReader {
    private(set) var terms: [SearchTerm] = []
    /// UTF-8, and how many characters it is.
    private var word: [UInt8] = []
    private var wordLength = 0
    /// The last character of an unspaced script, while others may follow it.
    private var last: (scalar: Unicode.Scalar, isPaired: Bool)?

    private static let lengths = 2...40

    mutating func read(_ scalar: Unicode.Scalar) {
      if UnspacedScripts.contain(scalar) {
        endWord()
        pair(with: scalar)
      } else if isPartOfWord(scalar) {
        endRun()
        word.append(scalar)
        wordLength += 1
      } else {
        endWord()
        if scalar != " " { endRun() }
      }
    }

    private func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .spacingMark: !word.isEmpty
      case .decimalNumber, .letterNumber, .otherNumber: true
      default: scalar.properties.isAlphabetic
      }
    }

    private mutating func endWord() {
      defer {
        word.removeAll(keepingCapacity: true)
        wordLength = 0
      }
      guard TermReader.lengths.contains(wordLength) else { return }
      terms.append(SearchTerm(text: String(decoding: word, as: UTF8.self), isWord: true))
    }

    private mutating func pair(with scalar: Unicode.Scalar) {
      if let last, !(isHiragana(last.scalar) && isHiragana(scalar)) {
        terms.append(SearchTerm(text: "\(last.scalar) \(scalar)", isWord: false))
      }
      last = (scalar, last != nil)
    }

    /// A character that stands alone is a word of its own.
    private mutating func endRun() {
      if let last, !last.isPaired, !isHiragana(last.scalar) {
        terms.append(SearchTerm(text: String(last.scalar), isWord: false))
      }
      last = nil
    }

    private func isHiragana(_ scalar: Unicode.Scalar) -> Bool {
      (0x3040...0x309F).contains(scalar.value)
    }
  }
}
