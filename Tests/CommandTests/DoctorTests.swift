import BlackBox
import Foundation
import Glibc
import Testing

@Suite("Doctor: the store")
struct DoctorTests {
  let sick: DoctorDesk

  init() throws {
    sick = try DoctorDesk()
  }

  private var desk: TestDesk { sick.desk }

  @Test("a healthy store is said to be one")
  func healthy() throws {
    #expect(try desk.text("doctor") == "nothing wrong\n")
    #expect(try sick.wrong().isEmpty)
    let verbose = try desk.text("doctor", "--verbose")
    for subject in ["store", "permissions", "lock", "space", "sendmail", "outbox", "maintain"] {
      #expect(verbose.contains("ok: \(subject): "), "\(subject)")
    }
    #expect(verbose.contains("ok: queue default: help@desk.example\n"))
    #expect(verbose.hasSuffix("\nnothing wrong\n"))
  }

  @Test("each finding has its remedy below it, and the last line counts")
  func text() throws {
    try desk.text("config", "--queue", "default", "unset", "address")
    try FileContent.setMode(0o644, of: sick.store)
    let run = try desk.tickets("doctor")
    #expect(run.end == .exit(1))
    #expect(run.text.contains("    chmod 0600 \(sick.store)\n"))
    #expect(run.text.hasSuffix("\n1 problem, 1 warning\n"))
  }

  /// The remedy is a command that puts it right.
  @Test(
    "whoever may open its files is looked at",
    arguments: [
      (#"chmod 644 "$1""#, "mode 0644: others can open it"),
      (#"chmod 640 "$1""#, "neither private (0600) nor a group's (0660)"),
      (#"chmod 660 "$1.lock""#, "tickets.db.lock: mode 0660"),
      (#"chmod 644 "$1-wal""#, "tickets.db-wal: mode 0644"),
      (#"chmod 777 "${1%/*}""#, "anybody can replace the store"),
    ])
  func permissions(_ fault: String, _ what: String) throws {
    try sick.shell(#"touch "$1-wal" && chmod 600 "$1-wal""#)
    try sick.shell(fault)
    let found = try sick.wrong().filter { $0.what.contains(what) }
    #expect(found.map(\.severity) == ["problem"])
    for remedy in try sick.wrong().map(\.remedy) { try sick.shell(remedy) }
    #expect(try sick.wrong().isEmpty)
  }

  @Test(
    "a group's files are the group's",
    arguments: [
      (#"chgrp root "$1.lock""#, "tickets.db.lock: group root, but the store's is mail"),
      (#"chmod 600 "$1.lock""#, "tickets.db.lock: mode 0600, where 0660 belongs"),
      (#"chmod g-s "${1%/*}""#, "not every member can create the store's files"),
      (#"chgrp root "${1%/*}""#, "not every member can create the store's files"),
    ])
  func groups(_ fault: String, _ what: String) throws {
    let desk = try TestDesk()
    func shell(_ script: String) throws {
      _ = try Command("/bin/sh", ["-c", script, "sh", desk.store]).asRoot().run().succeeded()
    }
    func problems() throws -> [DoctorDesk.Finding] {
      let doctor = try desk.command(["doctor", "--json"]).asRoot()
      return try sick.wrong(doctor).filter { $0.severity == "problem" }
    }
    _ = try desk.command(["init", "--group", "mail"]).asRoot().run().succeeded()
    #expect(try problems().isEmpty)
    try shell(fault)
    let found = try problems()
    #expect(found.count == 1 && found[0].what.contains(what), "\(found)")
    try shell(found[0].remedy)
    #expect(try problems().isEmpty)
  }

  @Test("a member who may not write is warned")
  func onlyReads() throws {
    let desk = try TestDesk()
    _ = try desk.command(["init", "--group", "mail"]).asRoot().run().succeeded()
    let doctor = desk.command(["doctor", "--json"])
    func ownFindings() throws -> [DoctorDesk.Finding] {
      try sick.wrong(doctor.asMember("nobody", of: "mail"))
        .filter { $0.what.contains("nobody cannot") }
    }
    #expect(try ownFindings().isEmpty)
    _ = try Command("/bin/chmod", ["g-w", desk.store]).asRoot().run().succeeded()
    let found = try ownFindings()
    #expect(found.map(\.severity) == ["warning"])
    #expect(found.first?.what.contains("nobody cannot write it") == true)
  }

  @Test(
    "what cannot be opened is told as every command tells it",
    arguments: [
      (#"mv "$1" "$1.kept""#, #"mv "$1.kept" "$1""#, "is gone", "tickets restore"),
      (
        #"mv "$1" "$1.kept"; rm "$1.lock""#, #"mv "$1.kept" "$1""#, "no store there",
        "tickets init"
      ),
      (
        #"mv "$1" "$1.kept"; cp /etc/services "$1""#, #"mv "$1.kept" "$1""#, "not a ticket store",
        "--store"
      ),
      (
        #"sqlite3 "$1" 'PRAGMA user_version = 99'"#, #"sqlite3 "$1" 'PRAGMA user_version = 2'"#,
        "newer", "upgrade"
      ),
    ])
  func opening(_ fault: String, _ repair: String, _ what: String, _ remedy: String) throws {
    let version = try String(sick.version())
    try sick.shell(fault)
    let found = try sick.wrong()
    #expect(found.map(\.severity) == ["problem"])
    #expect(found[0].what.contains(what) && found[0].remedy.contains(remedy), "\(found)")
    #expect(!found[0].what.contains(found[0].remedy))
    try sick.shell(repair.replacing("version = 2", with: "version = \(version)"))
    #expect(try sick.wrong().isEmpty)
  }

  @Test("a store of an earlier version is brought up to date, and nothing is wrong with it")
  func earlier() throws {
    let version = try sick.version()
    let dump = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/stores/2.sql").path
    try sick.shell(
      #"rm "$1"*; sqlite3 "$1" < '\#(dump)'; sqlite3 "$1" 'PRAGMA journal_mode = WAL'"#)
    try sick.shell(#"chmod 600 "$1""#)
    #expect(try !sick.wrong().contains { $0.what.hasPrefix("store:") })
    #expect(try sick.version() == version)
  }

  @Test("a program that does not know the lock and has the store open for writing")
  func foreignWriter() throws {
    let writer = try SQLiteClient(sick.store)
    _ = try writer.number("SELECT count(*) FROM ticket")
    let found = try sick.wrong()
    #expect(found.map(\.severity) == ["warning"])
    #expect(found.first?.what.contains("process \(getpid()) (") == true, "\(found)")
    #expect(found.first?.remedy.contains("flock \(sick.store).lock") == true, "\(found)")
    writer.close()
    #expect(try sick.wrong().isEmpty)
  }

  @Test("a journal that is no WAL")
  func journal() throws {
    try sick.sql("PRAGMA journal_mode = DELETE")
    let found = try sick.wrong()
    #expect(found.map(\.severity) == ["problem"] && found[0].what.contains("not WAL"), "\(found)")
    try sick.shell(found[0].remedy)
    #expect(try sick.wrong().isEmpty)
  }

  @Test("who holds the lock")
  func lock() throws {
    let held = desk.command(["doctor", "--json"])
      .wrapped(by: "/usr/bin/flock", ["-o", sick.store + ".lock"])
    let found = try sick.wrong(held)
    #expect(found.map(\.severity) == ["problem"])
    #expect(found[0].what.contains("(flock)") && found[0].remedy.contains("kill "), "\(found)")
    #expect(try sick.wrong().isEmpty)
  }

  @Test("a look changes nothing: the lock that root would make shuts others out")
  func changesNothing() throws {
    try sick.shell(#"rm "$1.lock""#)
    #expect(try sick.wrong().isEmpty)
    #expect(!desk.folder.names.contains("tickets.db.lock"))
  }
}

extension DoctorDesk {
  fileprivate func version() throws -> Int {
    try SQLiteClient(store).number("PRAGMA user_version") ?? 0
  }
}
