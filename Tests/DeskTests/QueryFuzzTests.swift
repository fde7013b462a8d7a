import Testing

@testable import Desk

/// SplitMix64: the same sequence on every machine.
private struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

@Suite("Queries nobody would write")
struct QueryFuzzTests {
  static let pieces =
    QueryTermName.allCases.map { $0.rawValue + ":" }
    + QueryTermName.allCases.flatMap { name in name.values.map { name.rawValue + ":" + $0 } }
    + [
      " ", " ", " ", "(", ")", "-", "\"", "\"\"", "*", ":", "..", ",", "and ", " or ", "not ",
      "word", "Ärger", "返金", "42", "1-3", "7d", "2w", "1y", "yesterday", "2026-11-01", "2026-02-30",
      "2026-11-01T10:00:00+01:00", "@", "a@example.com", "@bücher.example", "example.com", "<x@y>",
      "\u{301}", "\u{200D}", "🏳️‍🌈", "\u{202E}", "\u{0}", "\u{1B}[31m", "\n", "\u{3000}", "\u{FEFF}",
      "İ", "ß", "//", "\\", "'", "?", "999999999999999999999", "sort:-id,updated", "limit:7 ",
    ]

  @Test("Parsing never traps, and canonical text reads as the same query", arguments: 0..<4)
  func roundTrip(_ seed: UInt64) throws {
    var generator = SeededGenerator(state: seed)
    var understood = 0
    for _ in 0..<5_000 {
      let count = Int.random(in: 0...12, using: &generator)
      let text = (0..<count).compactMap { _ in Self.pieces.randomElement(using: &generator) }
        .joined()
      switch outcome(text) {
      case .success(let query):
        understood += 1
        try #require(try parsed(query.canonical) == query, "\(text) -> \(query.canonical)")
        try #require(!query.analysis.isEmpty)
      case .failure(let error):
        let report = error.report(in: text)
        try #require(report.count(where: { $0 == "\n" }) == 2, "\(text)")
        try #require(error.place.upperBound <= text.unicodeScalars.count)
      }
    }
    #expect(understood > 500)
  }

  private func outcome(_ text: String) -> Result<Query, QueryError> {
    Result { () throws(QueryError) in
      try Query.parse(text, now: queryNow, zone: .offset(-12_600))
    }
  }
}
