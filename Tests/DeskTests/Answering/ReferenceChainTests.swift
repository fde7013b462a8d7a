import Mail
import Testing

@testable import Desk

@Suite("References of an answer")
struct ReferenceChainTests {
  private func ids(_ words: String) -> [MessageID] {
    words.split(separator: " ").map { MessageID("\($0)") }
  }

  @Test(
    "RFC 5322 §3.6.4, each id once, ids that name nothing left out",
    arguments: [
      ("a@x", "", "", "a@x"), ("b@x", "a@x", "a@x", "a@x b@x"), ("b@x", "", "a@x", "a@x b@x"),
      ("b@x", "", "a@x c@x", "b@x"), ("b@x", "a@x b@x", "", "a@x b@x"),
      ("b@x", "b@x a@x", "", "a@x b@x"), ("b@x", "yes a@x yes", "", "a@x b@x"),
      ("yes", "a@x", "", "a@x"), ("", "a@x", "", "a@x"), ("", "", "", ""),
      (
        "j@x", "a@x b@x c@x d@x e@x f@x g@x h@x i@x", "",
        "a@x b@x c@x d@x e@x f@x g@x h@x i@x j@x"
      ),
      (
        "m@x", "a@x b@x c@x d@x e@x f@x g@x h@x i@x j@x k@x l@x", "",
        "a@x b@x c@x d@x h@x i@x j@x k@x l@x m@x"
      ),
    ])
  func chain(_ id: String, _ references: String, _ inReplyTo: String, _ expected: String) {
    let chain = ReferenceChain.following(
      id.isEmpty ? nil : MessageID(id), references: ids(references), inReplyTo: ids(inReplyTo))
    #expect(chain == ids(expected))
  }
}
