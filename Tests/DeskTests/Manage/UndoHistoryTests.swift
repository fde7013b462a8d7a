import Mail
import Testing

@testable import Desk

@Suite("What undo takes back")
struct UndoHistoryTests {
  typealias Entry = UndoHistory.Entry

  private func entry(
    _ kind: Event.Kind, by actor: String = "anna", change: Int? = nil, undone: Bool = false,
    message: Int? = nil, letter: UndoHistory.Letter = .customers
  ) -> Entry {
    Entry(
      Event(at: Timestamp(seconds: 0), actor: actor, kind: kind, ticket: 1, message: message),
      change: change.map { UndoHistory.Change(id: $0, isUndone: undone) },
      letter: message.map { _ in letter })
  }

  /// From the latest to the first.
  private func last(_ entries: [Entry]) throws -> UndoHistory.Target {
    try UndoHistory(latestFirst: entries).last(of: 1)
  }

  @Test("the last change, then the one before")
  func back() throws {
    #expect(try last([entry(.tag, change: 2), entry(.status, change: 1)]).change == 2)
    let undone = [
      entry(.tag, change: 2, undone: true), entry(.tag, change: 2, undone: true),
      entry(.status, change: 1), entry(.created, by: "ingest"),
    ]
    #expect(try last(undone).change == 1)
  }

  @Test("over mail that changed nothing, which it tells")
  func overMail() throws {
    let target = try last([
      entry(.message, by: "ingest", message: 9), entry(.delivered, by: "ingest"),
      entry(.message, by: "ingest", message: 8), entry(.link, by: "ingest"),
      entry(.delivery, by: "ingest"), entry(.status, change: 1),
      entry(.message, by: "ingest", message: 3),
    ])
    #expect(target.change == 1 && target.arrived == 8)
    #expect(try last([entry(.tag, change: 1)]).arrived == nil)
  }

  @Test(
    "not over what mail, the clock or nobody in particular did",
    arguments: [
      (Event.Kind.status, "ingest"), (.field, "ingest"), (.priority, "ingest"),
      (.status, "autoclose"), (.status, "anna"), (.redact, "anna"),
    ])
  func barriers(_ kind: Event.Kind, _ actor: String) {
    #expect(throws: UndoRefusal.self) {
      try last([entry(kind, by: actor), entry(.tag, change: 1)])
    }
  }

  @Test("not over an answer of ours")
  func answers() {
    #expect(throws: UndoRefusal.self) {
      try last([entry(.message, message: 3, letter: .ours), entry(.tag, change: 1)])
    }
  }

  @Test("nothing at the beginning")
  func nothing() {
    #expect(throws: UndoRefusal.self) {
      try last([entry(.message, by: "ingest", message: 1), entry(.created, by: "ingest")])
    }
  }

  @Test("the refusal tells what is in the way")
  func refusals() {
    var event = Event(
      at: Timestamp(seconds: 0), actor: Actor.ingest, kind: .status, before: "closed",
      after: "open", note: "m12 arrived", ticket: 1)
    #expect("\(UndoRefusal.cannot(event, ticket: 1))".contains("m12 arrived"))
    event.actor = Actor.autoClose
    #expect("\(UndoRefusal.cannot(event, ticket: 1))".contains("due"))
    event.kind = .redact
    event.message = 7
    #expect("\(UndoRefusal.cannot(event, ticket: 1))".contains("m7"))
  }
}
