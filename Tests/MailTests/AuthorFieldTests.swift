import Testing

@testable import Mail

@Suite("Readings of From")
struct AuthorFieldTests {
  static let one: [String] = [
    "From: jane@example.org", "From:jane@example.org", "from: <jane@example.org>",
    "From: Jane Doe <jane@example.org>", "From: \"Doe, Jane\" <jane@example.org> ",
    "From: Doe, Jane <jane@example.org>", "From: J. Doe (Sales) <jane@example.org>",
    "From: Jörg M. Müller <jane@example.org>", "From: jane@example.org (Jane Doe)",
    "From: \"jane@example.org\" <jane@example.org>", "From: \"a \\\"b@c\" <jane@example.org>",
    "From: =?utf-8?q?J=C3=B6rg?= <jane@example.org>", "From: Jane\n <jane@example.org>",
    "From: Jane\r\n\t<jane@example.org>\r", "From:\n jane@example.org", "From: x@bücher.example",
    "From: JANE@EXAMPLE.ORG", "From: =?utf-8?q?m=40evil.example?= <jane@example.org>",
  ]

  static let several: [String] = [
    "Subject: none", "From: jane", "From: Jane <jane@example.org", "From: jane@example.org>",
    "From: jane@example.org, joe@example.org", "From: jane@example.org\nFrom: jane@example.org",
    "From: jane@example.org\nfrom: m@evil.example", "From : jane@example.org",
    "From: m@evil.example <jane@example.org>", "From: <m@evil.example> <jane@example.org>",
    "From: <jane@example.org> m@evil.example", "From: <jane@example.org> Jane",
    "From: <jane@example.org> (Jane)", "From: m@evil.example (jane@example.org)",
    "From: (\") <m@evil.example> (\") <jane@example.org>", "From: \"Jane <jane@example.org>",
    "From: <jane@example.org@evil.example>", "From: <@evil.example:jane@example.org>",
    "From: jane@example.org;", "From: Group: jane@example.org;", "From: jane@exam(x)ple.org",
    "From: jane @ example.org", "From: jane@example.org\r <m@evil.example>",
    "From: x\rFrom: <jane@example.org>", "From: a\0b <jane@example.org>",
    "From: jane@example\u{3002}org", "From: jane@\u{ff45}xample.org", "From: Jane :;",
    "From: =?utf-8?q?jane=40example.org?=", "From: \"Jane <jane@example.org>\"",
  ]

  private func read(_ lines: String) -> Message {
    Message(reading: Array("To: us@desk.example\n\(lines)\nDate: x\n\nText\n".utf8))
  }

  @Test("what people's programs write has one", arguments: one)
  func plain(_ lines: String) {
    #expect(read(lines).hasOneAuthor)
  }

  @Test("what two programs may read as two authors has more", arguments: several)
  func odd(_ lines: String) {
    #expect(!read(lines).hasOneAuthor)
  }
}
