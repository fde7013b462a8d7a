import Desk
import Testing

@Suite("The manual pages know the words of the program")
struct VocabularyTests {
  @Test("ingest(1) explains every class, in the order in which they apply")
  func classes() throws {
    let classes = try ManualPage("ingest.1").section("Classes").items("Cm")
    #expect(classes.sorted() == MailClass.allCases.map(\.rawValue).sorted())
    #expect(classes == ["own", "bounce", "receipt", "reaction", "auto", "list", "human"])
  }

  @Test("ingest(1) explains every rule, in the order in which they are tried")
  func rules() throws {
    #expect(
      try ManualPage("ingest.1").section("Rules").items("Cm") == Rule.allCases.map(\.rawValue))
  }

  @Test("tickets(1) explains every state")
  func states() throws {
    let states = try ManualPage("tickets.1").section("STATES").items("Cm")
    #expect(states == TicketStatus.allCases.map(\.rawValue))
  }

  @Test("tickets(1) names every severity of a finding")
  func severities() throws {
    let words = try ManualPage("tickets.1").section("The finding object").lines
      .filter { $0.hasPrefix(".Cm ") }.map { $0.split(separator: " ")[1] }
    #expect(
      Finding.Severity.allCases.allSatisfy { words.contains(Substring($0.rawValue)) }, "\(words)")
  }
}
