import BlackBox
import Testing

/// kill -9 at the calls by which an import changes files.
@Suite("Killed imports")
struct ImportKillTests {
  private let reference: TestDesk
  private let file: String

  /// As much as three transactions take.
  init() throws {
    reference = try TestDesk()
    file = reference.folder.file("in.mbox")
    let mails = (1...450).map { number in
      let parent = number > 9 && number % 3 == 0 ? ["In-Reply-To: <\(number - 9)@x>"] : []
      let letter = Letter("\(number)@x", subject: "Matter \(number / 7)", parent)
      return "From x@y Fri Mar  1 08:00:00 2024\n\(letter.text)\n"
    }
    try FileContent.write(mails.joined().utf8, to: file)
    try reference.text("import", file)
  }

  @Test(
    "run again, give what one run gives",
    arguments: ["pwrite64", "fdatasync", "fsync", "unlink", "flock", "openat"])
  func killed(_ call: String) throws {
    let desk = try TestDesk()
    let places = try Injection.places(
      of: [call], in: desk.command(["import", file]), concerning: desk.folder.path)
    #expect(!places.isEmpty)
    for place in Sampling.some(2, of: places) {
      let desk = try TestDesk()
      let run = try desk.command(["import", file]).killed(at: place).run()
      #expect(run.end == .signal(9), "\(place)")
      let second = try desk.text("import", file)
      #expect(second.hasPrefix("450 read, "), "\(place)")
      #expect(try content(desk) == content(reference), "\(place)")
      #expect(try desk.text("import", file) == "450 read, 0 filed, 450 duplicates, 0 tickets\n")
      #expect(try desk.text("verify").contains("no faults"))
    }
  }

  /// Every ticket, message and event, but when and how often the import ran.
  private func content(_ desk: TestDesk) throws -> [String] {
    let client = try SQLiteClient(desk.store)
    return try ["v_ticket", "v_message", "v_event"].flatMap { view in
      try client.rows("SELECT * FROM \(view)").map { "\($0)" }
    }
  }
}
