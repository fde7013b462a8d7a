import Mail
import Testing

@testable import Desk

@Suite("What a probe tells of the command")
struct ProbeFactsTests {
  typealias Run = ProbeFacts.Run

  private static let arrival = ProbeFacts.Arrival(
    message: 1, ticket: 1, queue: "support", recipient: "help+doctor@d.example")

  private static func run(
    _ ending: ProbeFacts.Ending, _ arrivals: [ProbeFacts.Arrival] = [], output: String = ""
  ) -> Run {
    Run(ending: ending, output: output, complaint: "why", arrivals: arrivals)
  }

  private static let good = run(.exit(0), [arrival])

  private func wrong(_ delivered: Run, _ locked: Run?, queue: String? = nil) throws -> [Finding] {
    let facts = ProbeFacts(
      store: "/s/t.db", recipient: try #require(Address("Help+doctor@d.example")), queue: queue,
      delivered: delivered, locked: locked)
    return facts.findings.filter { $0.severity != .ok }
  }

  @Test(
    "a mail must arrive, with 0",
    arguments: [
      (run(.exit(0)), "it would be lost"),
      (run(.exit(1)), "exited with 1: Postfix returns the mail to its sender: why"),
      (run(.exit(64)), "exited with 64: Postfix returns"),
      (run(.exit(75)), "exited with 75: nothing was changed"),
      (run(.exit(126)), "cannot be executed"),
      (run(.exit(127)), "was not found"),
      (run(.signal(9)), "died of signal 9"),
      (run(.tooLong(seconds: 120)), "took more than 120 s"),
      (run(.notRun(reason: "no sh")), "cannot be run: no sh"),
      (run(.exit(1), [arrival]), "though the mail is in the store"),
    ])
  func failures(_ run: Run, _ what: String) throws {
    let found = try wrong(run, nil)
    #expect(found.map(\.severity) == [.problem])
    #expect(found.first?.what.contains(what) == true, "\(found)")
    #expect(found.first?.remedy?.isEmpty == false)
    #expect(!ProbeFacts.hasDelivered(run))
  }

  @Test(
    "while the store is locked it must be put off",
    arguments: [
      (run(.exit(75)), nil), (run(.exit(111)), nil), (run(.signal(15)), nil),
      (run(.exit(0)), "would be lost"), (run(.exit(1)), "status 1 in place of 75"),
      (run(.tooLong(seconds: 120)), "more than 120 s"), (good, "despite the lock"),
    ] as [(Run, String?)])
  func locked(_ run: Run, _ what: String?) throws {
    let found = try wrong(ProbeFactsTests.good, run)
    #expect(found.map(\.severity) == (what == nil ? [] : [.problem]))
    #expect(found.allSatisfy { $0.what.contains(what ?? "") }, "\(found)")
  }

  @Test("it must arrive once, in the right queue, with its envelope")
  func arrivals() throws {
    var other = ProbeFactsTests.arrival
    other.recipient = "help@d.example"
    let putOff = ProbeFactsTests.run(.exit(75))
    #expect(try wrong(ProbeFactsTests.good, putOff, queue: "Support").isEmpty)
    let rows: [(Run, String?, Finding.Severity)] = [
      (ProbeFactsTests.good, "billing", .problem),
      (ProbeFactsTests.run(.exit(0), [ProbeFactsTests.arrival, other]), nil, .problem),
      (ProbeFactsTests.run(.exit(0), [other]), nil, .warning),
      (ProbeFactsTests.run(.exit(0), [ProbeFactsTests.arrival], output: "1"), nil, .warning),
    ]
    for (run, queue, severity) in rows {
      #expect(try wrong(run, putOff, queue: queue).map(\.severity) == [severity])
    }
  }

  @Test("its mail is automatic, from nobody, and marked as a help desk's")
  func letter() throws {
    let recipient = try #require(Address("help@d.example"))
    let letter = ProbeMail.letter(to: recipient, word: "abc", at: Timestamp(seconds: 1))
    let message = Message(reading: letter.composed())
    let envelope = Envelope(sender: .unknown, recipients: [recipient])
    let classification = Classification.of(message, envelope: envelope)
    #expect(classification.mailClass == .auto)
    #expect(classification.helpDeskMark != nil)
    #expect(NeverAnswered.reason(for: try #require(Address(ProbeMail.sender))) != nil)
  }

  @Test(
    "it goes to the queue's address, with an extension",
    arguments: [
      (nil, "a-doctor@d.example"), ("B", "b+doctor@d.example"),
      ("c", "tickets@tickets-doctor.invalid"),
    ] as [(String?, String)])
  func recipient(_ queue: String?, _ expected: String) {
    let queues = [
      Queue(id: 1, name: "c", settings: Settings()),
      Queue(
        id: 2, name: "a",
        settings: Settings(queue: [.address: "a@d.example", .replyExtension: "-"])),
      Queue(id: 3, name: "b", settings: Settings(queue: [.address: "b@d.example"])),
    ]
    #expect(ProbeMail.recipient(queue, of: queues)?.text == expected)
  }
}
