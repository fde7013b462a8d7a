internal import Hashing

/// Makes mails that can be shown to strangers: all words, addresses, ids and numbers that may tell of
/// people stand for others, and what the rules read stays. What was classified, threaded or quoted
/// wrongly in the mail still is.
package struct Anonymizer: Sendable {
  private let text: TextAnonymizer
  private let machines: KnownWords

  /// - Parameters:
  ///   - known: words that stay.
  ///   - machines: of these, the words of which the names and addresses of programs are made. In other
  ///     people's no word stays.
  ///   - ours: what stands for an address or a Message-ID, written as an address, that is the desk's own.
  package init(
    key: Key, known: KnownWords, machines: KnownWords = KnownWords([]),
    ours: @escaping @Sendable (Address) -> OwnName? = { _ in nil }
  ) {
    self.machines = machines
    text = TextAnonymizer(
      pseudonyms: Pseudonyms(key: key.octets, known: known), ours: ours)
  }

  /// What two mails must have in common for their words to agree.
  package struct Key: Sendable {
    fileprivate let octets: [UInt8]

    package static var random: Key { Key(octets: (0..<32).map { _ in .random(in: .min ... .max) }) }

    package init(word: String) {
      octets = SHA256.digest(of: word.utf8).bytes
    }

    private init(octets: [UInt8]) {
      self.octets = octets
    }
  }

  package struct Mail: Sendable {
    package let raw: [UInt8]
    package let lineEnd: [UInt8]
    /// Addresses and Message-IDs that held a token of ours, and hold the word `token` instead.
    package let tokens: Int
  }

  package func anonymized(_ raw: [UInt8]) -> Mail {
    let raw = MailSource.plain(raw)
    var anonymizer = MailAnonymizer(raw, text)
    anonymizer.replaceNames(but: machines)
    let anonymized = anonymizer.anonymized(raw)
    return Mail(
      raw: anonymized, lineEnd: MailSource.lineEnd(raw), tokens: anonymizer.text.tokens)
  }

  package func anonymized(_ address: Address) -> Address? {
    var text = text
    return Address(text.anonymized(address.text, .field))
  }
}

/// What stands for a name of the desk's own.
package enum OwnName: Hashable, Sendable {
  case address(String)
  /// An address that held a token, and holds none.
  case signed(String)
  /// A Message-ID with a signature of ours.
  case signedID
}
