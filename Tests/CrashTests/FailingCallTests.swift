import BlackBox
import Testing

/// System calls that fail, at each of their places: 0 or 75, and the mail exactly once.
@Suite("Failing system calls")
struct FailingCallTests {
  /// A call, its error, and whether every later one fails too.
  static let failures: [(call: String, error: String, lasting: Bool)] = [
    ("fdatasync", "EIO", false), ("fdatasync", "EIO", true), ("fsync", "EIO", false),
    ("pwrite64", "ENOSPC", false), ("pwrite64", "ENOSPC", true), ("pwrite64", "EDQUOT", true),
    ("pwrite64", "EFBIG", true), ("pwrite64", "EIO", false), ("ftruncate", "EIO", false),
    ("renameat2", "EACCES", false), ("flock", "ENOLCK", false),
  ]
  let mail = Letter("new@x", body: String(repeating: "Something is wrong.\n", count: 500)).text

  private func check(
    _ failure: (call: String, error: String, lasting: Bool), most: Int, earlier: Int
  ) throws {
    func prepared() throws -> TestDesk {
      let desk = try TestDesk()
      if earlier > 0 { try desk.deliver(Letter("a@x").text) }
      return desk
    }
    let call = failure.call
    let total = try Injection.counts(of: [call], in: prepared().ingest(mail))[call] ?? 0
    for place in Injection.places(of: total, most: most) {
      let desk = try prepared()
      let run = try desk.ingest(mail)
        .failing(failure.error, at: place, of: call, lasting: failure.lasting).run()
      let comment: Comment = "\(call) \(failure.error) \(place) of \(total): \(run)"
      #expect(run.isDeferral || run.end == .exit(0) && run.errors.isEmpty, comment)
      try Aftermath(desk: desk, earlier: earlier).check(mail, comment)
    }
  }

  @Test("in the first delivery, which makes the store", arguments: failures)
  func first(_ failure: (call: String, error: String, lasting: Bool)) throws {
    try check(failure, most: 6, earlier: 0)
  }

  @Test("in a later one", arguments: failures)
  func later(_ failure: (call: String, error: String, lasting: Bool)) throws {
    try check(failure, most: 6, earlier: 1)
  }

  @Test("what cannot be written is no delivery", arguments: ["ENOSPC", "EDQUOT", "EFBIG", "EIO"])
  func nothingWritten(_ error: String) throws {
    let desk = try TestDesk()
    try desk.deliver(Letter("a@x").text)
    let run = try desk.ingest(mail).failing(error, at: 1, of: "pwrite64", lasting: true).run()
    #expect(run.isDeferral, "\(run)")
    #expect(try desk.text("count", "mid:new@x") == "0\n")
  }

  @Test("what cannot be synced is no delivery")
  func nothingSynced() throws {
    let desk = try TestDesk()
    try desk.deliver(Letter("a@x").text)
    let run = try desk.ingest(mail).failing("EIO", at: 1, of: "fdatasync", lasting: true).run()
    #expect(run.isDeferral, "\(run)")
  }

  @Test("a duplicate is answered only after a sync that covers the stored copy")
  func duplicate() throws {
    let desk = try TestDesk()
    try desk.deliver(mail)
    let run = try desk.ingest(mail).failing("EIO", at: 1, of: "fsync", lasting: true).run()
    #expect(run.isDeferral, "\(run)")
    #expect(try desk.ingest(mail).run().end == .exit(0))
  }

  @Test(
    "the line tells what to do",
    arguments: [("ENOSPC", "space"), ("EDQUOT", "quota"), ("EFBIG", "mailbox_size_limit")])
  func remedy(_ error: String, _ word: String) throws {
    let desk = try TestDesk()
    try desk.deliver(Letter("a@x").text)
    let run = try desk.ingest(mail).failing(error, at: 1, of: "pwrite64", lasting: true).run()
    #expect(run.errors.contains(word), "\(run.errors)")
  }
}
