import Testing

@testable import Desk
@testable import Mail

@Suite("DMARC of our own server")
struct DMARCTests {
  struct Row: Sendable, CustomTestStringConvertible {
    var fields: [String]
    var from = "Jane <jane@customer.example>"
    var fails: Bool
    var passes = false
    var testDescription: String { fields.joined(separator: " | ") }
  }

  static let rows = [
    Row(fields: [], fails: false),
    Row(fields: ["mx.us; dmarc=fail"], fails: true),
    Row(fields: ["MX.us; dmarc=fail header.from=customer.example"], fails: true),
    Row(fields: ["mx.us; dmarc=pass", "mx.us; dmarc=fail"], fails: true),
    Row(fields: ["mx.us; dmarc=pass; dmarc=fail"], fails: true),
    Row(fields: ["mx.us; spf=pass", "mx.us; arc=none", "mx.us; dmarc=fail"], fails: true),
    Row(fields: ["other; dmarc=pass", "mx.us; dmarc=fail"], fails: true),
    Row(fields: ["other; dmarc=fail"], fails: false),
    Row(fields: ["mx.us; spf=fail; dkim=fail"], fails: false),
    Row(fields: ["mx.us; dmarc=none"], fails: false),
    Row(fields: ["mx.us; dmarc=temperror", "mx.us; dmarc=permerror"], fails: false),
    Row(fields: ["mx.us; dmarc=pass"], fails: false, passes: true),
    Row(fields: ["mx.us; dmarc=pass header.from=Customer.Example"], fails: false, passes: true),
    Row(
      fields: ["mx.us; dmarc=pass header.from=jane@customer.example"], fails: false, passes: true),
    Row(fields: ["mx.us; dmarc=pass header.from=evil.example"], fails: true),
    Row(fields: ["mx.us; dmarc=pass header.from=sub.customer.example"], fails: true),
    Row(fields: ["mx.us; dmarc=pass; dmarc=none"], fails: false),
    Row(fields: ["mx.us; spf=none (a(b); dmarc=pass"], fails: false),
    Row(
      fields: ["mx.us; dmarc=pass header.from=xn--bcher-kva.example"], from: "x@bücher.example",
      fails: false, passes: true),
    Row(
      fields: ["mx.us; dmarc=pass header.from=evil.example"],
      from: "<jane@customer.example> <m@evil.example>", fails: true),
    Row(fields: ["mx.us; dmarc=none"], from: "jane@customer.example, m@evil.example", fails: true),
  ]

  @Test("each of its results counts, and only for the author that we read", arguments: rows)
  func verdict(_ row: Row) {
    let header = row.fields.map { "Authentication-Results: \($0)\n" } + ["From: \(row.from)\n\n"]
    let message = Message(reading: Array(header.joined().utf8))
    let verdict = DMARC.verdict(on: message, authservID: "mx.us")
    #expect((verdict.failure != nil) == row.fails)
    #expect((verdict == .passed) == row.passes)
    #expect(DMARC.verdict(on: message, authservID: nil) == .unknown)
  }
}
