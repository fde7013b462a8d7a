internal import Hashing

/// Words that stand for others: of the same length, script and case, and the same for the same word as
/// long as the key is. Without the key nobody finds the way back by trying words.
struct Pseudonyms: Sendable {
  let key: [UInt8]
  let known: KnownWords

  /// A single letter names nobody.
  func word(_ letters: ArraySlice<Unicode.Scalar>) -> [Unicode.Scalar] {
    guard letters.count > 1 || letters.first.map(UnspacedScripts.contain) ?? false else {
      return Array(letters)
    }
    if let number = counter(letters) { return number }
    var word = Array(letters)
    for attempt in 0..<Self.attempts {
      var draws = Draws(of: "\(attempt) \(letters.text.lowercased())", key: key)
      word = Self.replaced(letters, &draws)
      if !known.contains(word[...]) { break }
    }
    return word
  }

  /// Of a few digits, another one for each: ids differ in nothing else at times.
  private func counter(_ letters: ArraySlice<Unicode.Scalar>) -> [Unicode.Scalar]? {
    guard letters.count <= 3, letters.allSatisfy(\.isDigit), let value = Int(letters.text) else {
      return nil
    }
    let count = [1, 10, 100, 1000][letters.count]
    let drawn =
      (value * [3, 7, 9, 11, 13, 17][number(for: "factor", of: 6)]
        + number(for: "summand", of: count)) % count
    let digits = Array(String(drawn).unicodeScalars)
    return Array(repeating: "0", count: letters.count - digits.count) + digits
  }

  /// Until it is none of the words that the rules know.
  private static let attempts = 8

  /// One of `count` numbers.
  func number(for text: String, of count: Int) -> Int {
    var draws = Draws(of: text, key: key)
    return draws.next(count)
  }

  private static func replaced(
    _ letters: ArraySlice<Unicode.Scalar>, _ draws: inout Draws
  ) -> [Unicode.Scalar] {
    let keepsAccents = letters.count { $0.isASCII && !$0.isDigit } > 1
    var place = 0
    return letters.map { letter in
      switch letter {
      case "0"..."9": return draws.one(of: digits)
      case "a"..."z", "A"..."Z":
        place += 1
        let drawn = draws.one(of: place.isMultiple(of: 2) ? vowels : consonants)
        return letter.value & 0x20 == 0 ? Unicode.Scalar(UInt8(drawn.value) & 0xDF) : drawn
      case "\u{C0}"..."\u{24F}" where keepsAccents: return letter
      default: return draws.relative(of: letter)
      }
    }
  }

  private static let digits = Array("0123456789".unicodeScalars)
  private static let vowels = Array("aeiou".unicodeScalars)
  private static let consonants = Array("bdfgklmnprstvz".unicodeScalars)
}

/// Numbers that follow from a word and a key.
private struct Draws {
  private var state: UInt64

  init(of word: String, key: [UInt8]) {
    let code = SHA256.authenticationCode(of: Array(word.utf8), key: key)
    state = code.bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// SplitMix64.
  mutating func next(_ count: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(count))
  }

  mutating func one(of letters: [Unicode.Scalar]) -> Unicode.Scalar { letters[next(letters.count)] }

  /// A letter near by, which the charsets that have this one have as well.
  mutating func relative(of letter: Unicode.Scalar) -> Unicode.Scalar {
    let drawn = next(16)
    let kind = letter.properties.generalCategory
    if letter.properties.isIdeographic { return Self.ideographs[drawn] }
    if (0xAC00...0xD7A3).contains(letter.value) { return Self.syllables[drawn] }
    if kind == .nonspacingMark || kind == .spacingMark { return letter }
    return (0..<16).lazy.compactMap { step in
      Unicode.Scalar(letter.value & ~15 | UInt32((drawn + step) % 16))
    }.first { $0.properties.generalCategory == kind && $0 != letter } ?? letter
  }

  private static let ideographs = Array("山川水火木土石竹花草林牛羊手足目".unicodeScalars)
  private static let syllables = Array("가나다라마바사아자차카타파하거너".unicodeScalars)
}
