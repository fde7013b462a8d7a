import Mail
import Testing

@testable import Desk

/// What an agent's own words ask for.
@Suite("Agents' orders")
struct AgentOrderTests {
  private static let now = Timestamp(seconds: 1_800_000_000)

  struct Row: Sendable, CustomTestStringConvertible {
    var words: String
    var answer: String
    var commands: [String]
    var testDescription: String { words.debugDescription }

    init(_ words: String, _ answer: String, _ commands: String...) {
      (self.words, self.answer, self.commands) = (words, answer, commands)
    }
  }

  static let rows = [
    Row("Done.", "Done."),
    Row("Done.\n\nBye\n", "Done.\n\nBye"),
    Row("  indented\nline", "  indented\nline"),
    // Commands are the last lines that are not blank.
    Row("Done.\n!close", "Done.", "closed"),
    Row("Done.\n\n!close\n\n", "Done.", "closed"),
    Row(
      "Done.\n!tag +paid -new\n\n!assign none\n!priority HIGH", "Done.",
      "tag +paid -new", "assign none", "priority high"),
    Row("!Close", "", "closed"),
    Row("!take", "", "assign bob@desk.example"),
    Row("!assign me", "", "assign bob@desk.example"),
    Row("!assign anna", "", "assign anna"),
    Row("! open", "", "open"),
    Row("!spam", "", "spam"),
    Row("!hold", "", "hold"),
    Row("!hold 3d", "", "hold until 2027-01-18T08:00:00Z"),
    Row("!hold Tomorrow", "", "hold until 2027-01-16T08:00:00Z"),
    Row("!tag vip urgent", "", "tag +vip +urgent"),
    Row("\u{200B}!close\u{00A0}", "", "closed"),
    // Of several states the last is meant.
    Row("!close\n!tag x\n!hold", "", "tag +x", "hold"),
    // Elsewhere they are text.
    Row("!close\nDone.", "!close\nDone."),
    Row("Type\n!close\nat the end.\n!open", "Type\n!close\nat the end.", "open"),
    // Notes go to nobody.
    Row("#note", ""),
    Row("\n\n#NOTE\nHe is angry.", ""),
    Row("#Note: he is angry.", ""),
    Row("\u{FEFF}#note he is angry", ""),
    Row("#note\nHe is angry.\n!priority high", "", "priority high"),
    Row("#note !close", "", "closed"),
    // What only looks like one is text.
    Row("#noted, thanks", "#noted, thanks"),
    Row("See #note", "See #note"),
    Row("Hello\n#note", "Hello\n#note"),
  ]

  @Test("answer and commands", arguments: rows)
  func read(_ row: Row) throws {
    let order = try AgentRequest(
      reading: row.words, by: "bob@desk.example", now: AgentOrderTests.now, zone: .utc)
    #expect(order.answer == row.answer)
    #expect(order.commands.map(\.description) == row.commands)
  }

  @Test(
    "what is no command is named, and nothing is done",
    arguments: [
      ("Done.\n!colse", "'!colse' is not a command"),
      ("!close now", "'!close now' is not a command"),
      ("!", "'!' is not a command"), ("Great!\n!!!", "'!!!' is not a command"),
      ("!tag", "'!tag' is not a command"), ("!tag a,b", "'!tag a,b': 'a,b' is not a valid tag"),
      ("!assign", "'!assign' is not a command"),
      ("!assign -x", "'!assign -x': '-x' is not a valid agent"),
      ("!priority 1", "'!priority 1': '1' is not a valid priority"),
      ("!hold yesterday", "'!hold yesterday': 'yesterday' is not a future time"),
      ("#note\n!foo", "'!foo' is not a command"), ("!close\n!foo", "'!foo' is not a command"),
      ("", "neither text to send nor a command"),
      (" \n\u{200B}\n", "neither text to send nor a command"),
    ])
  func refused(_ words: String, _ reason: String) {
    do throws(AgentRequestError) {
      let order = try AgentRequest(
        reading: words, by: "bob@desk.example", now: AgentOrderTests.now, zone: .utc)
      Issue.record("\(order)")
    } catch {
      #expect("\(error)".contains(reason), "\(error)")
    }
  }
}
