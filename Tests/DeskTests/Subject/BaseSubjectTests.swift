import Testing

@testable import Desk

@Suite("Base subject")
struct BaseSubjectTests {
  static let tags = ["Ticket", "Sales Desk"]

  func key(_ subject: String, isAutomatic: Bool = false) -> String {
    BaseSubject(subject, tags: BaseSubjectTests.tags, isAutomatic: isAutomatic).key
  }

  @Test(
    "every language's prefix is stripped, with either colon and with a blank before it",
    arguments: SubjectRows.prefixes)
  func prefixes(_ word: String) {
    for subject in [
      "\(word): printer", "\(word):printer", "\(word) : printer", "\(word)：printer",
      "\(word)[2]: printer", "\(word)(2): printer", "\(word)^2: printer", "\(word) [2] : printer",
      "\(word.uppercased()): printer", "\(word.lowercased()): printer",
      "\(word): \(word): Re: printer", "Fwd: \(word): printer",
    ] {
      #expect(key(subject) == "printer", "\(subject)")
    }
  }

  @Test("what is no part of the base subject is taken away", arguments: SubjectRows.stripped)
  func stripped(_ subject: String, _ expected: String) {
    #expect(key(subject) == expected)
  }

  @Test("words that only look like prefixes stay", arguments: SubjectRows.kept)
  func kept(_ subject: String) {
    #expect(key(subject) == subject.lowercased())
  }

  @Test(
    "only a reply prefix makes a reply",
    arguments: [
      ("Re: printer", true), ("AW: printer", true), ("[list] Re[2]: printer", true),
      ("Fwd: Re: printer", true), ("[EXT] RE: printer", true), ("printer", false),
      ("Fwd: printer", false), ("WG: printer", false), ("R: printer", false),
      ("Regarding: printer", false), ("[list] printer", false),
    ])
  func reply(_ subject: String, _ isReply: Bool) {
    #expect(BaseSubject(subject, tags: BaseSubjectTests.tags).isReply == isReply)
  }

  @Test("a subject of nothing but prefixes is empty", arguments: SubjectRows.empty)
  func empty(_ subject: String) {
    #expect(key(subject) == "")
  }

  @Test("out-of-office prefixes go on automatic mail only", arguments: SubjectRows.outOfOffice)
  func outOfOffice(_ words: String) {
    for subject in ["\(words): Printer", "\(words)：Printer", "\(words) - Re: Printer"] {
      #expect(key(subject, isAutomatic: true) == "printer", "\(subject)")
      #expect(key(subject) != "printer", "\(subject)")
    }
    #expect(key("\(words)", isAutomatic: true) != "")
  }

  @Test(
    "a base subject is its own base subject",
    arguments: SubjectRows.stripped.map(\.1) + SubjectRows.kept
      + SubjectRows.stripped.map(\.0) + SubjectRows.empty)
  func idempotent(_ subject: String) {
    for isAutomatic in [true, false] {
      let once = key(subject, isAutomatic: isAutomatic)
      #expect(key(once, isAutomatic: isAutomatic) == once)
    }
  }

  @Test("any pile of prefixes, marks and tags leads to the same base subject")
  func piles() {
    var random = SplitMix(state: 42)
    let layers = [
      "Re: ", "AW:", "WG : ", "[list] ", "[EXT]", "***SPAM*** ", "[Ticket #42]", "回复：", "Fwd[3]: ",
      "R: Re: ", "EXTERNAL: ", "رد: ", "sv(2): ",
    ]
    for _ in 0..<500 {
      var subject = "Drucker brennt"
      for _ in 0..<Int.random(in: 0...8, using: &random) {
        subject = (layers.randomElement(using: &random) ?? "") + subject
      }
      #expect(key(subject) == "drucker brennt", "\(subject)")
    }
  }

  @Test(
    "hostile subjects grow by no more than their longest letters do", arguments: SubjectRows.hostile
  )
  func hostile(_ unit: String) {
    let subject = String(repeating: unit, count: 100_000)
    #expect(key(subject).utf8.count <= subject.utf8.count * 36)
  }

  @Test(
    "subjects are compared whole, however long they are", arguments: ["word ", "слово ", "単語 "])
  func long(_ word: String) {
    let subject = String(repeating: word, count: 5_000)
    #expect(key("Re: " + subject) == key(subject))
    #expect(key(subject + word) != key(subject))
    #expect(key(subject + "a") != key(subject + "b"))
  }
}

/// Random numbers that are the same in every run.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
