import BlackBox
import Foundation
import Testing

/// A store whose files are gone, cut or overwritten: what is there is used, nothing is made worse,
/// and a mail that cannot be stored is put off.
@Suite("Damaged stores")
struct DamageTests {
  private static let mail = Letter("new@x", subject: "New").text
  private let desk: TestDesk

  /// A file with three mails in it, and a log with two more.
  init() throws {
    let original = try TestDesk()
    for number in 1...3 { try original.deliver(DamageTests.letter(number)) }
    // The log of a store that somebody has open is not emptied.
    let reader = try SQLiteClient(original.store)
    _ = try reader.number("SELECT count(*) FROM v_ticket")
    for number in 4...5 { try original.deliver(DamageTests.letter(number)) }
    desk = try original.copy()
    reader.close()
  }

  private static func letter(_ number: Int) -> String {
    Letter("\(number)@x", subject: "Matter \(number)").text
  }

  @Test("without -shm every mail is there")
  func sharedMemory() throws {
    try FileContent.remove(desk.store + "-shm")
    #expect(try desk.text("count") == "5\n")
    try desk.deliver(DamageTests.mail)
    #expect(try desk.text("count") == "6\n")
    #expect(try desk.text("verify").contains("no faults"))
  }

  @Test("a log that is cut loses its end, and nothing before")
  func cutLog() throws {
    let log = try FileContent.read(desk.store + "-wal")
    let frame = 4096 + 24
    let lengths = Sampling.some(12, of: Array(stride(from: 0, to: log.count, by: frame / 3)))
    var last = 3
    for length in lengths {
      let copy = try desk.copy()
      try FileContent.write(log.prefix(length), to: copy.store + "-wal")
      try FileContent.remove(copy.store + "-shm")
      let count = try Int(copy.text("count").dropLast()) ?? 0
      #expect((last...5).contains(count), "\(length) of \(log.count)")
      last = count
      try copy.deliver(DamageTests.mail)
      #expect(try copy.text("verify") == "\(count + 1) messages, no faults\n", "\(length)")
    }
  }

  @Test("an overwritten page puts mail off, or the mail is stored whole")
  func overwrittenPages() throws {
    let whole = try desk.copy()
    // The last who writes moves the log into the file.
    try whole.text("config", "set", "tag", "T")
    let file = try FileContent.read(whole.store)
    let pages = Sampling.some(16, of: Array(1..<file.count / 4096))
    for page in pages {
      let copy = try TestDesk()
      var damaged = file
      let place = page * 4096
      for offset in 0..<64 { damaged[place + offset] = UInt8(truncatingIfNeeded: offset &* 37 | 1) }
      try FileContent.write(damaged, to: copy.store)
      let run = try copy.ingest(DamageTests.mail).run()
      #expect(run.isDeferral || run.end == .exit(0), "page \(page): \(run)")
      if run.end == .exit(0) {
        #expect(try lastRaw(copy) == Array(DamageTests.mail.utf8), "page \(page)")
      }
      let verify = try copy.tickets("verify")
      #expect([.exit(0), .exit(1), .exit(74)].contains(verify.end), "page \(page): \(verify)")
    }
  }

  private func lastRaw(_ desk: TestDesk) throws -> [UInt8] {
    let rows = try SQLiteClient(desk.store).rows("SELECT bytes FROM raw ORDER BY chunk DESC")
    return rows.first?["bytes"].bytes ?? []
  }

  @Test("a folder that is gone puts mail off; back again, it has everything")
  func folder() throws {
    let elsewhere = try TemporaryFolder()
    _ = try Command("/bin/mv", [desk.folder.path, elsewhere.file("away")]).run().succeeded()
    #expect(try desk.ingest(DamageTests.mail).run().isDeferral)
    _ = try Command("/bin/mv", [elsewhere.file("away"), desk.folder.path]).run().succeeded()
    try desk.deliver(DamageTests.mail)
    #expect(try desk.text("verify") == "6 messages, no faults\n")
  }

  @Test("a read-only mount puts mail off, and can be read")
  func readOnly() throws {
    let script = """
      mount --bind "$D" "$D" && mount -o remount,bind,ro "$D" || exit 9
      "$INGEST" --store "$D/tickets.db"; echo "ingest $?"
      "$TICKETS" count --store "$D/tickets.db"; "$TICKETS" close 1 --store "$D/tickets.db"
      echo "close $?"
      """
    var command = Command("/usr/bin/unshare", ["-m", "/bin/sh", "-c", script])
    command.input = Array(DamageTests.mail.utf8)
    command.environment = [
      "D": desk.folder.path, "INGEST": Binaries.ingest, "TICKETS": Binaries.tickets,
    ]
    let run = try command.asRoot().run()
    #expect(run.lines == ["ingest 75", "5", "close 75"], "\(run)")
    try desk.deliver(DamageTests.mail)
  }
}
