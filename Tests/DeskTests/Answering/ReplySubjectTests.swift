import Testing

@testable import Desk

@Suite("Subjects of what we send")
struct ReplySubjectTests {
  @Test(
    "one Re:, the customer's words, one tag",
    arguments: [
      ("Printer", "Re: Printer [Ticket #42]"), ("RE: re : Printer", "Re: Printer [Ticket #42]"),
      ("AW: Antwort: WG: Drucker", "Re: WG: Drucker [Ticket #42]"),
      ("回复：打印机", "Re: 打印机 [Ticket #42]"), ("Re[2]: Printer", "Re: Printer [Ticket #42]"),
      ("Re: Re: [Ticket #42] x [Ticket #42]", "Re: x [Ticket #42]"),
      ("x[ticket#42]y", "Re: xy [Ticket #42]"), ("x [Ticket #7]", "Re: x [Ticket #42]"),
      ("[Ticket #42] Re: x", "Re: x [Ticket #42]"), ("", "Re: [Ticket #42]"),
      ("Re:", "Re: [Ticket #42]"), ("R: I: x", "Re: R: I: x [Ticket #42]"),
      ("Ratio 3:2", "Re: Ratio 3:2 [Ticket #42]"), ("Regards: x", "Re: Regards: x [Ticket #42]"),
      ("[Other #42] x", "Re: [Other #42] x [Ticket #42]"),
    ])
  func answer(_ subject: String, _ expected: String) {
    #expect(ReplySubject.answer(to: subject, tag: "Ticket", ticket: 42) == expected)
    #expect(ReplySubject.answer(to: expected, tag: "Ticket", ticket: 42) == expected)
  }

  @Test(
    "one Fwd: and one tag",
    arguments: [
      ("Printer", "Fwd: Printer [Ticket #42]"), ("Re: x [Ticket #42]", "Fwd: Re: x [Ticket #42]"),
      ("", "Fwd: [Ticket #42]"),
    ])
  func forward(_ subject: String, _ expected: String) {
    #expect(ReplySubject.forward(of: subject, tag: "Ticket", ticket: 42) == expected)
  }

  @Test("a subject as long as a book is cut, and hostile ones cost nothing")
  func long() {
    for piece in ["x", "Re: ", "]", "[", "[Ticket #42]"] {
      let subject = ReplySubject.answer(
        to: String(repeating: piece, count: 200_000), tag: "Ticket", ticket: 42)
      #expect(subject.count < 1100 && subject.hasSuffix("[Ticket #42]"))
    }
  }
}
