import Testing

@testable import Mail

@Suite("Mails of Tests/Fixtures")
struct FixtureTests {
  @Test(
    "A mail reads as its JSON says, whatever its line ends", arguments: try Fixture.all(),
    Fixture.LineEnds.allCases)
  func reads(_ fixture: Fixture, _ lineEnds: Fixture.LineEnds) {
    let observed = Message(reading: fixture.bytes(lineEnds)).observed
    let expected = fixture.expected.filter { !Fixture.notes.contains($0.key) }
    for shortfall in FixtureValue.object(expected).shortfalls(of: observed, at: "") {
      Issue.record("\(fixture.name).json with \(lineEnds): \(shortfall)")
    }
  }

  @Test("The content hash does not depend on line ends", arguments: try Fixture.all())
  func hashes(_ fixture: Fixture) {
    let lf = Message(reading: fixture.bytes(.lf))
    let crlf = Message(reading: fixture.bytes(.crlf))
    #expect(lf.contentHash == crlf.contentHash)
    #expect(!lf.contentHash.isEmpty)
  }

  @Test(
    "Two copies of one mail have one content hash, two contents have two",
    arguments: ["hash_equals", "hash_differs_from"])
  func comparesHashes(_ key: String) throws {
    let pairs = try Fixture.all().compactMap { fixture -> (Fixture, Fixture)? in
      guard case .text(let other)? = fixture.expected[key] else { return nil }
      return (fixture, try Fixture(named: other))
    }
    try #require(!pairs.isEmpty)
    for (fixture, other) in pairs {
      let isSame =
        Message(reading: fixture.stored).contentHash == Message(reading: other.stored).contentHash
      #expect(isSame == (key == "hash_equals"), "\(fixture.name) and \(other.name)")
    }
  }

  @Test("Every fixture says what made it", arguments: try Fixture.all())
  func says(_ fixture: Fixture) {
    guard case .text(let why)? = fixture.expected["why"] else {
      Issue.record("\(fixture.name).json has no why")
      return
    }
    #expect(!why.isEmpty)
  }
}
