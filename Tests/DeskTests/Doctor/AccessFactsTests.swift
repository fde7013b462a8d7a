import Testing

@testable import Desk

@Suite("Who may open a store")
struct AccessFactsTests {
  struct Row: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var change: @Sendable (inout AccessFacts) -> Void
    /// Nil: nothing is wrong.
    var remedy: String?
  }

  static let privateRows = [
    Row(testDescription: "0600", change: { _ in }, remedy: nil),
    Row(testDescription: "0604", change: { $0.store.mode = 0o604 }, remedy: "chmod 0600 /s/t.db"),
    Row(testDescription: "0644", change: { $0.store.mode = 0o644 }, remedy: "chmod 0600 /s/t.db"),
    Row(testDescription: "0666", change: { $0.store.mode = 0o666 }, remedy: "chmod 0600 /s/t.db"),
    Row(testDescription: "0400", change: { $0.store.mode = 0o400 }, remedy: "chmod 0600 /s/t.db"),
    Row(
      testDescription: "WAL 0644", change: { $0.companions[0].mode = 0o644 },
      remedy: "chmod 0600 /s/t.db-wal"),
    Row(
      testDescription: "lock of another user", change: { $0.companions[1].owner = "root" },
      remedy: "chown tickets /s/t.db.lock"),
    Row(
      testDescription: "WAL of another group", change: { $0.companions[0].group = "users" },
      remedy: nil),
    Row(
      testDescription: "folder 0777", change: { $0.folder.mode = 0o777 }, remedy: "chmod o-w /s"),
    Row(testDescription: "folder 1777", change: { $0.folder.mode = 0o1777 }, remedy: nil),
  ]

  static let groupRows = [
    Row(testDescription: "0660", change: { _ in }, remedy: nil),
    Row(testDescription: "0640", change: { $0.store.mode = 0o640 }, remedy: "chmod 0660 /s/t.db"),
    Row(testDescription: "0666", change: { $0.store.mode = 0o666 }, remedy: "chmod 0660 /s/t.db"),
    Row(
      testDescription: "lock 0600", change: { $0.companions[1].mode = 0o600 },
      remedy: "chmod 0660 /s/t.db.lock"),
    Row(
      testDescription: "WAL of another group", change: { $0.companions[0].group = "root" },
      remedy: "chgrp tickets /s/t.db-wal"),
    Row(
      testDescription: "WAL of another member", change: { $0.companions[0].owner = "anna" },
      remedy: nil),
    Row(
      testDescription: "folder without set-group-ID", change: { $0.folder.mode = 0o770 },
      remedy: "chgrp tickets /s && chmod g+rwxs /s"),
    Row(
      testDescription: "folder of another group", change: { $0.folder.group = "root" },
      remedy: "chgrp tickets /s && chmod g+rwxs /s"),
  ]

  private func facts(mode: Int, folder: Int) -> AccessFacts {
    func file(_ suffix: String) -> FileAccess {
      FileAccess(
        path: "/s/t.db" + suffix, owner: "tickets", group: "tickets", mode: mode,
        isReadable: true, isWritable: true)
    }
    var place = file("")
    place.path = "/s"
    place.mode = folder
    return AccessFacts(
      user: "tickets", store: file(""), companions: [file("-wal"), file(".lock")], folder: place)
  }

  private func expect(_ row: Row, of facts: AccessFacts) {
    var facts = facts
    row.change(&facts)
    let wrong = facts.findings.filter { $0.severity != .ok }
    #expect(wrong.map(\.remedy) == (row.remedy.map { [$0] } ?? []))
    #expect(wrong.allSatisfy { $0.severity == .problem })
  }

  @Test("a private one", arguments: privateRows)
  func privateStore(_ row: Row) { expect(row, of: facts(mode: 0o600, folder: 0o700)) }

  @Test("a group's", arguments: groupRows)
  func groupStore(_ row: Row) { expect(row, of: facts(mode: 0o660, folder: 0o2770)) }

  @Test("whoever may only look is told how to join, and that is no problem")
  func onlyReads() {
    for (mode, folder, remedy) in [
      (0o660, 0o2770, "adduser tickets tickets, and log in again"),
      (0o600, 0o700, "run as tickets, or see 'tickets init --group'"),
    ] {
      var facts = facts(mode: mode, folder: folder)
      facts.store.isWritable = false
      let finding = facts.findings.last
      #expect(finding?.severity == .warning && finding?.remedy == remedy)
    }
  }
}
