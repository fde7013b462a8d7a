internal import Text

/// Words that say nothing about anybody, since they stand in the tables that the rules read.
package struct KnownWords: Sendable {
  /// Lower case.
  private var words: Set<String> = []
  /// How longer words begin: tables hold stems as well.
  private var beginnings: Set<String> = []
  /// Of scripts without spaces, found within a run of letters.
  private var phrases: Set<String> = []
  private var longestPhrase = 0

  package init(_ texts: [String]) {
    for text in texts { add(text) }
  }

  package func union(_ other: KnownWords) -> KnownWords {
    var union = self
    union.words.formUnion(other.words)
    union.beginnings.formUnion(other.beginnings)
    union.phrases.formUnion(other.phrases)
    union.longestPhrase = max(longestPhrase, other.longestPhrase)
    return union
  }

  private mutating func add(_ text: String) {
    let text = Array(text.unicodeScalars)
    var place = 0
    while place < text.count {
      let end = text.wordEnd(from: place)
      if end > place { add(text[place..<end]) }
      place = max(end, place + 1)
    }
  }

  private mutating func add(_ letters: ArraySlice<Unicode.Scalar>) {
    let word = letters.folded
    if letters.first.map(UnspacedScripts.contain) ?? false {
      phrases.insert(word)
      longestPhrase = max(longestPhrase, letters.count)
    } else {
      words.insert(word)
      if letters.count >= Self.shortestStem {
        beginnings.insert(letters.prefix(Self.shortestStem).folded)
      }
    }
  }

  private static let shortestStem = 6
  private static let longestStem = 24

  func contains(_ letters: ArraySlice<Unicode.Scalar>) -> Bool { words.contains(letters.folded) }

  /// How many of the letters are a word that is known, or the stem of one.
  func prefix(of letters: ArraySlice<Unicode.Scalar>) -> Int {
    if contains(letters) { return letters.count }
    guard letters.count > Self.shortestStem,
      beginnings.contains(letters.prefix(Self.shortestStem).folded)
    else { return 0 }
    let lengths = Self.shortestStem...min(letters.count, Self.longestStem)
    return lengths.reversed().first { contains(letters.prefix($0)) } ?? 0
  }

  /// How many of the letters of a script without spaces are a phrase that is known; one letter alone
  /// only where it is all there is.
  func phrase(at letters: ArraySlice<Unicode.Scalar>, isWhole: Bool) -> Int {
    let shortest = isWhole && letters.count == 1 ? 1 : 2
    let longest = min(longestPhrase, letters.count)
    guard shortest <= longest else { return 0 }
    return (shortest...longest).reversed().first {
      phrases.contains(letters.prefix($0).folded)
    } ?? 0
  }
}

extension [Unicode.Scalar] {
  /// The end of the letters and digits, of scripts with spaces or of those without, that begin there.
  func wordEnd(from start: Int) -> Int {
    guard self[start].isOfWord else { return start }
    let isUnspaced = UnspacedScripts.contain(self[start])
    var end = start + 1
    while end < count, self[end].isOfWord, UnspacedScripts.contain(self[end]) == isUnspaced {
      end += 1
    }
    return end
  }
}

extension Unicode.Scalar {
  var isOfWord: Bool {
    if isASCII { return UInt8(truncatingIfNeeded: value).isASCIILetterOrDigit }
    return properties.isAlphabetic || properties.numericType == .decimal
      || properties.canonicalCombiningClass != .notReordered
  }

  var isDigit: Bool { ("0"..."9").contains(self) }
}

extension ArraySlice<Unicode.Scalar> {
  var text: String {
    var octets: [UInt8] = []
    for scalar in self { octets.append(scalar) }
    return String(decoding: octets, as: UTF8.self)
  }

  /// As the tables are written.
  fileprivate var folded: String {
    let lower = text.lowercased()
    return lower.utf8.contains(0xCF) ? lower.replacing("ς", with: "σ") : lower
  }
}
