import Mail
import Testing

@testable import Desk

@Suite("Facts of a submission")
struct SubmittedFactsTests {
  @Test("they are the fields that are believed")
  func fields() throws {
    let facts = try SubmittedFacts(
      account: "acme", loginURL: "https://x.example/?a=b", priority: "High",
      fields: ["server=web3", "a b=c=d", "empty="])
    let read = TrustedFields(facts.header)
    #expect(read.account == "acme" && read.loginURL == "https://x.example/?a=b")
    #expect(read.priority == .high)
    #expect(read.fields.map { "\($0.name)|\($0.value)" } == ["server|web3", "a b|c=d", "empty|"])
    #expect(
      try SubmittedFacts(account: nil, loginURL: nil, priority: nil, fields: []).header.isEmpty)
  }

  @Test(
    "what cannot be believed is refused",
    arguments: [
      ("", nil, nil, []), ("a\u{1B}b", nil, nil, []), (nil, "ftp://x.example", nil, []),
      (nil, "https://x\n", nil, []), (nil, nil, "hot", []), (nil, nil, nil, ["x"]),
      (nil, nil, nil, [" =x"]), (nil, nil, nil, ["a=b\r\nc"]),
    ] as [(String?, String?, String?, [String])])
  func wrong(_ account: String?, _ url: String?, _ priority: String?, _ fields: [String]) {
    #expect(throws: SubmittedFactsError.self) {
      try SubmittedFacts(account: account, loginURL: url, priority: priority, fields: fields)
    }
  }
}
