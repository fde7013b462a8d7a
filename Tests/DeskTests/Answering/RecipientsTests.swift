import Mail
import Testing

@testable import Desk

@Suite("Recipients")
struct RecipientsTests {
  private static let queues = [
    Queue(id: 1, name: "default", settings: Settings(global: [.address: "help@desk.example"])),
    Queue(
      id: 2, name: "sales",
      settings: Settings(global: [.address: "sales@desk.example", .replyExtension: "-"])),
  ]

  private func mailboxes(_ list: [String]) -> [Mailbox] {
    list.map { Mailbox(address: Address($0)) }
  }

  @Test(
    "each once, none of ours, none that is unsafe",
    arguments: [
      (["a@x.example"], ["b@x.example"], ["a@x.example"], ["b@x.example"]),
      (
        ["a@x.example"], ["A@X.example", "b@x.example", "B@x.EXAMPLE"], ["a@x.example"],
        ["b@x.example"]
      ),
      (
        ["a@x.example", "help@desk.example"],
        ["HELP@desk.example", "help+c1-x@desk.example", "sales-c1-x@desk.example"],
        ["a@x.example"], []
      ),
      (
        ["a@x.example"], ["-f@x.example", "a,b@x.example", "a@b@x.example", "c@-x", "d@x y"],
        ["a@x.example"], []
      ),
      (["a+1@x.example"], ["a@x.example"], ["a+1@x.example"], ["a@x.example"]),
      (["", "a@x.example"], [], ["a@x.example"], []),
    ] as [([String], [String], [String], [String])])
  func sendable(_ to: [String], _ cc: [String], _ expectedTo: [String], _ expectedCc: [String]) {
    let recipients = Recipients(to: mailboxes(to), cc: mailboxes(cc))
      .sendable(queues: Self.queues)
    #expect(recipients.to.map(\.address?.text) == expectedTo)
    #expect(recipients.cc.map(\.address?.text) == expectedCc)
    #expect(recipients.addresses.map(\.text) == expectedTo + expectedCc)
  }

  @Test("why nobody is left")
  func refusal() throws {
    func refusal(_ to: [String]) -> AnswerError? {
      do throws(AnswerError) {
        _ = try Recipients(to: mailboxes(to), cc: mailboxes(["c@x.example"]))
          .checked(queues: Self.queues, ticket: 7)
        return nil
      } catch { return error }
    }
    #expect(refusal(["a@x.example"]) == nil)
    #expect(refusal([]) == .noRecipient(ticket: 7) && refusal([""]) == .noRecipient(ticket: 7))
    let own = try #require(Address("help+x@desk.example"))
    #expect(refusal(["help+x@desk.example"]) == .ownAddress(own, ticket: 7))
    let option = try #require(Address("-f@x.example"))
    #expect(refusal(["-f@x.example"]) == .unsafeAddress(option, ticket: 7))
  }

  @Test("more than the limit are refused with their number")
  func limited() throws {
    let people = Recipients(
      to: mailboxes(["a@x.example", "A@X.example"]),
      cc: mailboxes(["b@x.example", "help@desk.example", "c@x.example"]))
    #expect(try people.checked(queues: Self.queues, ticket: 7, limit: 3).count == 3)
    #expect(try people.checked(queues: Self.queues, ticket: 7).count == 3)
    #expect(throws: AnswerError.tooManyRecipients(3, limit: 2, ticket: 7)) {
      try people.checked(queues: Self.queues, ticket: 7, limit: 2)
    }
  }

  @Test("they are handed over a hundred at a time", arguments: [0, 1, 100, 101, 250])
  func batches(_ count: Int) {
    let people = Recipients(to: mailboxes((0..<count).map { "p\($0)@x.example" }))
    #expect(people.batches.flatMap(\.self) == people.addresses)
    #expect(people.batches.allSatisfy { (1...100).contains($0.count) })
    #expect(people.batches.count == (count + 99) / 100)
  }

  @Test(
    "what a person types",
    arguments: [
      ("a@x.example", ["|a@x.example"]), ("Jane Doe <a@x.example>", ["Jane Doe|a@x.example"]),
      ("\"Doe, Jane\" <a@x.example>, b@x.example", ["Doe, Jane|a@x.example", "|b@x.example"]),
      (" a@x.example ,, ", ["|a@x.example"]), ("<a@x.example>", ["|a@x.example"]), ("", []),
    ] as [(String, [String])])
  func typed(_ text: String, _ expected: [String]) throws {
    let typed = try #require(TypedMailboxes(text))
    #expect(typed.mailboxes.map { "\($0.name)|\($0.address?.text ?? "")" } == expected)
  }

  @Test(
    "what is not a valid list of addresses",
    arguments: [
      "jane", "a@x.example b@x.example", "-a@x.example", "Jane <-a@x.example>",
      "a@x.example\nBcc: b@x.example", "J\u{1B}[31m <a@x.example>", "a@x.example>", "<a@x.example",
      "a@x.example;b@x.example", "a\u{202E}@x.example", "a@x_y!.example",
    ])
  func untyped(_ text: String) {
    #expect(TypedMailboxes(text) == nil)
  }
}
