import Testing

@testable import Mail

@Test("Instants print as RFC 3339") func rfc3339() {
  #expect(
    Timestamp(seconds: 1_795_392_000).rfc3339 == "2026-11-23T00:00:00Z")
}
