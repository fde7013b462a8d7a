import Mail
import Testing

@testable import Desk

@Suite("No agents' token leaves the house")
struct AgentTokensTests {
  private let secret = Array("secret".utf8)
  private let token: String

  init() {
    token = ReplyToken.make(
      kind: .agent(expires: Timestamp(seconds: 1_800_000_000)), ticket: 42, secret: secret)
  }

  private func removed(_ text: String) -> String {
    AgentTokens(keys: TokenKeys(signing: secret)).removed(from: text)
  }

  @Test("the plain address stays", arguments: ["+", "-", "=", "_", "."])
  func address(_ delimiter: String) {
    let text = "On Monday, Help <help\(delimiter)\(token)@desk.example> wrote"
    #expect(removed(text) == "On Monday, Help <help@desk.example> wrote")
    #expect(removed(text.uppercased()) == "ON MONDAY, HELP <HELP@DESK.EXAMPLE> WROTE")
  }

  @Test("wherever it stands")
  func places() {
    #expect(removed(token) == "")
    #expect(removed("x \(token)\n\(token)") == "x \n")
    #expect(removed("ä\(token)ä") == "ää")
    let tokens = AgentTokens(keys: TokenKeys(signing: secret))
    #expect(tokens.stand(in: Array("Reply-To: <a+\(token)@b>".utf8)))
  }

  @Test(
    "other text stays", arguments: ["", "a", "a1-", "a42-20833-", "a42-20833-aaaaaaaaaaaaaaaa"])
  func other(_ text: String) {
    #expect(removed(text) == text)
    #expect(!AgentTokens(keys: TokenKeys(signing: secret)).stand(in: Array(text.utf8)))
  }

  @Test("a customer's token is the customer's")
  func customers() {
    let text = "help+\(ReplyToken.make(kind: .customer, ticket: 42, secret: secret))@desk.example"
    #expect(removed(text) == text)
  }
}
