import Testing

@testable import Desk

@Suite("Ticket tag")
struct TicketTagTests {
  @Test(
    "tags are found anywhere in a subject, in their order",
    arguments: [
      ("[Ticket #42] Printer", [42]),
      ("Re: Printer [Ticket #42]", [42]),
      ("Printer[Ticket #42]jam", [42]),
      ("[ticket#42]", [42]),
      ("[ TICKET  # 42 ]", [42]),
      ("[Tick et #4 2]", [42]),
      ("［Ｔｉｃｋｅｔ ＃４２］", [42]),
      ("[Tic\u{200B}ket #42]", [42]),
      ("[Ticket #0042]", [42]),
      ("[Ticket #999999999]", [999_999_999]),
      ("[Ticket #2] x [Ticket #1] y [Ticket #2]", [2, 1]),
      ("[[Ticket #42]]", [42]),
      ("[x][Ticket #42]", [42]),
      ("[x [Ticket #42]", [42]),
      ("[Ticket #1] [Ticket #", [1]),
      ("[Ticket #1234567890]", []),
      ("[Ticket #]", []),
      ("[Ticket 42]", []),
      ("[Ticket #42", []),
      ("Ticket #42]", []),
      ("Ticket #42", []),
      ("[#42]", []),
      ("[MyTicket #42]", []),
      ("[Tickets #42]", []),
      ("[Ticket #-42]", []),
      ("[Ticket #4x2]", []),
      ("[Ticket #٤٢]", []),
      ("", []),
    ] as [(String, [Int])])
  func numbers(_ subject: String, _ expected: [Int]) {
    #expect(TicketTag.numbers(in: subject, tag: "Ticket") == expected)
  }

  @Test("every queue's tag is known")
  func severalTags() {
    let subject = "[Sales #7] [Straße #8] [Help Desk #9] [Other #10]"
    let tags = ["STRASSE", "sales", "Help Desk"]
    #expect(TicketTag.numbers(in: subject, tags: tags) == [7, 8, 9])
  }

  @Test(
    "a subject gets its tag once",
    arguments: [
      ("Re: Printer", "Re: Printer [Ticket #42]"),
      ("", "[Ticket #42]"),
      ("[ticket#42] Printer", "[ticket#42] Printer"),
      ("Printer [Ticket #41]", "Printer [Ticket #41] [Ticket #42]"),
    ])
  func tagged(_ subject: String, _ expected: String) {
    let once = TicketTag.tagged(subject, tag: "Ticket", ticket: 42)
    #expect(once == expected)
    #expect(TicketTag.tagged(once, tag: "Ticket", ticket: 42) == expected)
  }

  @Test(
    "tags of any ticket are taken out, whatever stands around them",
    arguments: [
      ("Re: [Ticket #1] Printer [Ticket #2]", "Re: Printer"), ("[x] [y[Ticket #1]", "[x] [y"),
      ("[[Ticket #1]] a", "[] a"), ("[Ticket [Ticket #1]#2] a", "a"), ("［Ticket ＃42］ a", "a"),
      ("[x [y] Ticket #1]", "[x [y] Ticket #1]"), ("]]][", "]]]["), ("", ""),
    ])
  func removed(_ subject: String, _ expected: String) {
    #expect(TicketTag.removed(from: subject, tags: ["Ticket"]) == expected)
  }

  @Test("the tag we write is the tag we read", arguments: ["Ticket", "Größe", "A 1", "支持"])
  func roundTrip(_ tag: String) {
    let text = TicketTag.text(tag: tag, ticket: 7)
    #expect(TicketTag.numbers(in: text, tag: tag) == [7])
  }
}
