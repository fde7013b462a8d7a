internal import Text

/// What a line says that may introduce a quote: its words as `TextLines.phrase` gives them, several
/// lines joined.
struct IntroducerPhrase {
  private let phrase: String
  private let bytes: [UInt8]
  private let endsWithColon: Bool

  init(_ phrase: String) {
    self.phrase = phrase
    bytes = Array(phrase.utf8)
    endsWithColon = bytes.last == UInt8(ascii: ":") || phrase.hasSuffix("：")
  }

  func stands(_ place: ReplyIntroducer.Place) -> Bool {
    guard endsWithColon else { return isPost || place == .aboveQuote && standsWithoutColon }
    return switch place {
    case .aboveQuote: standsAboveQuote
    case .alone: standsAlone
    case .atEnd: standsAlone || hasVerb && hasTime && !isFirstPerson
    }
  }

  private var standsAboveQuote: Bool {
    hasVerb && (isShort || hasTime || hasAddress)
      || hasTime && (hasAddress || hasBeginning)
      || isNameAndAddress || isNameAndTime
  }

  private var standsAlone: Bool {
    if isFirstPerson { return false }
    if hasTime, hasVerb { return hasAddress || hasBeginning || verbNamesTime }
    if hasVerb { return endsWithAddressAndVerb || isRelayed }
    return hasTime && beginsWithDate && endsWithAddress && !isLogLine
  }

  /// `2013/10/2 Ann <ann@example.com>` and `2016-03-03 17:21 GMT+01:00 Ann`.
  private var standsWithoutColon: Bool {
    beginsWithDate && hasTime && wordCount <= 12 && !isLogLine
      && (endsWithAddress || phrase.containsBytes(of: " gmt"))
  }

  /// Forums: `Posted by Ann on 01/21/2016`.
  private var isPost: Bool { phrase.hasPrefix("posted by ") && hasTime && wordCount <= 10 }

  /// Cheap, and true for all that need no colon.
  static func mayEndWithoutColon(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard line.count <= TextLines.maximumPhrase else { return false }
    if line.starts(with: "Posted by ".utf8) { return true }
    guard let first = line.first, first.isASCIIDigit else { return false }
    return line.last == UInt8(ascii: ">") || line.contains(" GMT")
  }
}

extension IntroducerPhrase {
  /// The end of an introducer whose name stands on the line above: `wrote:`, `<ann@example.com>:`.
  var isFragment: Bool {
    guard let first = bytes.first else { return false }
    if first == UInt8(ascii: "<") || first == UInt8(ascii: ">") { return true }
    return wordCount <= 3 && IntroducerWords.beginsWithVerb(phrase)
  }

  /// Where an introducer is sure to begin.
  var hasBeginning: Bool { hasOpening || beginsWithDate }

  private var hasOpening: Bool { IntroducerWords.openings.contains(firstWord) }

  private var hasVerb: Bool { IntroducerWords.hasVerb(phrase) }
  private var hasTime: Bool { TimeEvidence(bytes).isTime }

  /// `Ann Lee wrote:`, and not a sentence that leads to something copied.
  private var isShort: Bool { wordCount <= 5 }
  private var wordCount: Int { 1 + bytes.count { $0 == UInt8(ascii: " ") } }

  private var firstWord: String {
    var word = phrase.prefix { $0 != " " }
    while word.last == "," || word.last == "." { word.removeLast() }
    return String(word)
  }

  /// Whoever writes of himself does not quote: what follows is his.
  private var isFirstPerson: Bool { IntroducerWords.firstPersons.contains(firstWord) }

  /// Also a weekday or an English month.
  private var beginsWithDate: Bool {
    guard let first = bytes.first(where: { !"(-*\"".utf8.contains($0) }) else { return false }
    guard TimeEvidence(bytes.prefix(Self.dateLength)).isTime else { return false }
    if first.isASCIIDigit { return true }
    return IntroducerWords.days.contains(firstWord)
      && phrase.split(separator: " ").dropFirst().prefix(2).contains {
        $0.utf8.first?.isASCIIDigit ?? false
      }
  }

  /// Bytes: room for a month in words of two bytes a letter.
  private static let dateLength = 48

  private var hasAddress: Bool {
    bytes.indices.dropFirst().dropLast().contains {
      bytes[$0] == UInt8(ascii: "@") && bytes[$0 - 1] > 0x20 && bytes[$0 + 1] > 0x20
    }
  }

  /// `<ann@example.com>:`, also in parentheses or without the colon.
  private var endsWithAddress: Bool { hasAddress && afterAddress.map { $0.count <= 3 } ?? false }

  /// `Ann Lee <ann@example.com> wrote:`.
  private var endsWithAddressAndVerb: Bool {
    guard hasAddress, wordCount <= 8, let rest = afterAddress else { return false }
    return rest.count <= 32 && IntroducerWords.hasVerb(String(decoding: rest, as: UTF8.self))
  }

  /// Forums and mailing lists: `Ann Lee via Support wrote:`.
  private var isRelayed: Bool {
    phrase.containsBytes(of: " via ") && wordCount <= 10
      && IntroducerWords.hasVerb(String(phrase.split(separator: " ").last ?? ""))
  }

  /// `* Ann Lee <ann@example.com>:`.
  private var isNameAndAddress: Bool { endsWithAddress && wordCount <= 6 && !isFirstPerson }

  /// `Ann Lee [2024-01-01 10:00 +0100]:`.
  private var isNameAndTime: Bool {
    wordCount <= 8 && hasTime && (phrase.hasSuffix("]:") || phrase.hasSuffix("):"))
  }

  /// What follows the bracket that closes the last address.
  private var afterAddress: ArraySlice<UInt8>? {
    guard let at = bytes.lastIndex(of: UInt8(ascii: "@")),
      let end = bytes[at...].lastIndex(where: { ">)]".utf8.contains($0) })
    else { return nil }
    return bytes[(end + 1)...]
  }

  /// `Ann Lee/ACME wrote on 01/01/2024 10:00:00 AM:`.
  private var verbNamesTime: Bool {
    let words = phrase.split(separator: " ")
    return words.indices.dropFirst().contains {
      IntroducerWords.verbs.contains(String(words[$0 - 1]))
        && IntroducerWords.openings.contains(String(words[$0]))
    }
  }

  /// `name: value` or `name=value` before the end.
  private var isLogLine: Bool {
    phrase.containsBytes(of: ": ") || phrase.containsBytes(of: "=")
  }
}
