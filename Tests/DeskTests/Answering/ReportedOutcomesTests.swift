import Testing

@testable import Desk
@testable import Mail

@Suite("What a report says of our recipients")
struct ReportedOutcomesTests {
  private func outcomes(
    _ reported: [(String, Report.Action)], sentTo recipients: [String]
  ) -> [String] {
    let report = Report(
      kind: .delivery, originalMessageID: nil,
      recipients: reported.map { Report.Recipient(address: Address($0.0), action: $0.1) })
    return ReportedOutcomes(report).outcomes(ofRecipients: recipients)
      .map { "\($0.address) \($0.outcome.action.rawValue)" }
  }

  @Test("nobody else is marked, however many it names")
  func ghosts() {
    let ghosts = (0..<5_000).map { ("ghost\($0)@x.example", Report.Action.failed) }
    let found = outcomes(
      ghosts + [("JANE@x.example", .failed)], sentTo: ["carl@x.example", "jane@x.example"])
    #expect(found == ["jane@x.example failed"])
  }

  @Test("a failure goes before a delay, and a delivery says nothing")
  func worst() {
    let reported: [(String, Report.Action)] = [
      ("a@x.example", .delayed), ("a@x.example", .failed), ("b@x.example", .delayed),
      ("c@x.example", .delivered),
    ]
    #expect(
      outcomes(reported, sentTo: ["a@x.example", "b@x.example", "c@x.example"])
        == ["a@x.example failed", "b@x.example delayed"])
  }

  @Test("what an alias made of an address counts, and whom only the text names")
  func mentioned() {
    var report = Report(
      kind: .delivery, originalMessageID: nil,
      recipients: [
        .init(
          address: Address("alias@x.example"), aliases: [Address("b@x.example")].compactMap { $0 },
          action: .failed)
      ])
    let three = ["a@x.example", "b@x.example", "c@x.example"]
    #expect(
      ReportedOutcomes(report).outcomes(ofRecipients: three).map(\.address) == ["b@x.example"])
    report.recipients = [.init(address: Address("inner@y.example"), action: .failed)]
    report.mentioned = [.init(address: Address("c@x.example"), action: .failed)]
    #expect(
      ReportedOutcomes(report).outcomes(ofRecipients: three).map(\.address) == ["c@x.example"])
    report.recipients = [.init(address: Address("inner@y.example"), action: .delivered)]
    #expect(ReportedOutcomes(report).outcomes(ofRecipients: three).isEmpty)
  }

  @Test("the only recipient is meant, also by the address that an alias made of it")
  func alias() {
    let jane = ["jane@x.example"]
    #expect(outcomes([("inner@x.example", .failed)], sentTo: jane) == ["jane@x.example failed"])
    #expect(outcomes([("", .failed)], sentTo: jane) == ["jane@x.example failed"])
    #expect(outcomes([("inner@x.example", .delivered)], sentTo: jane).isEmpty)
  }
}
