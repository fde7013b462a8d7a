import Testing

@testable import Desk

@Suite("Small things a doctor looks at")
struct SmallFactsTests {
  @Test(
    "sendmail is only missed where mail is to be sent",
    arguments: [
      (.program(isOpen: false), true, .ok), (.program(isOpen: true), true, .problem),
      (.missing, true, .problem), (.missing, false, .warning), (.noFile, true, .problem),
      (.notExecutable, true, .problem), (.notExecutable, false, .warning),
    ] as [(SendmailFacts.File, Bool, Finding.Severity)])
  func sendmail(_ file: SendmailFacts.File, _ isNeeded: Bool, _ severity: Finding.Severity) {
    let facts = SendmailFacts(path: "/usr/sbin/sendmail", file: file, isNeeded: isNeeded)
    #expect(facts.findings.map(\.severity) == [severity])
  }

  @Test("a relative path names no sendmail")
  func relative() {
    let facts = SendmailFacts(path: "sendmail", file: .program(isOpen: false), isNeeded: true)
    #expect(facts.findings.map(\.severity) == [.problem])
  }

  @Test("who holds the lock is told, as far as it is known")
  func lock() {
    #expect(LockFacts.free.findings.map(\.severity) == [.ok])
    let holder = LockFacts.Holder(process: 42, program: "rsync", age: 7200)
    let found = LockFacts.held(by: holder, seconds: 2).findings
    #expect(found.first?.what.contains("process 42 (rsync), started 2h ago") == true)
    #expect(found.first?.remedy?.contains("kill 42") == true)
    let unknown = LockFacts.held(by: nil, seconds: 2).findings
    #expect(unknown.map(\.severity) == [.problem])
    #expect(unknown.first?.what.contains("another process") == true)
  }

  @Test(
    "a SQLite that may damage a store is told of while somebody else writes it",
    arguments: [
      (3_006_023, false), (3_007_000, true), (3_040_001, true), (3_044_005, true),
      (3_044_006, false), (3_045_000, true), (3_050_006, true), (3_050_007, false),
      (3_051_000, true), (3_051_002, true), (3_051_003, false), (4_000_000, false),
    ])
  func library(_ version: Int, _ hasRace: Bool) {
    let writer = LibraryFacts.Writer(process: 42, program: "litestream")
    let alone = LibraryFacts(version: version, writers: [], path: "/s/t.db")
    #expect(alone.findings.map(\.severity) == [.ok])
    let found = LibraryFacts(version: version, writers: [writer], path: "/s/t.db").findings
    #expect(found.map(\.severity) == [hasRace ? .warning : .ok])
    #expect(!hasRace || found[0].what.contains("process 42 (litestream)"))
    #expect(!hasRace || found[0].remedy?.contains("flock /s/t.db.lock") == true)
  }

  @Test(
    "care is missed",
    arguments: [
      (0, 0, [], []), (3, 0, [], [.warning]), (0, 1, [], [.warning]), (0, 0, [7], [.warning]),
    ] as [(Int, Int, [Int], [Finding.Severity])])
  func care(_ overdue: Int, _ marks: Int, _ unread: [Int], _ expected: [Finding.Severity]) {
    let facts = IntegrityFacts(
      overdue: overdue, marks: (0..<marks).map { "/s/t.db.unreadable-\($0)" }, unreadable: unread)
    #expect(facts.findings.map(\.severity).filter { $0 != .ok } == expected)
  }

  @Test("a store that cannot be opened, or has no WAL")
  func store() {
    let failed = StoreFacts(
      path: "/s/t.db", opening: .failed(what: "gone", remedy: "find it"), isWAL: false)
    #expect(failed.findings.map(\.remedy) == ["find it"])
    let slow = StoreFacts(path: "/s/t.db", opening: .opened(version: 2), isWAL: false)
    #expect(slow.findings.map(\.severity) == [.ok, .problem])
  }
}
