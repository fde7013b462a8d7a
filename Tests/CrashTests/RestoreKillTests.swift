import BlackBox
import Testing

/// kill -9 at the calls by which a restoration changes files.
@Suite("Killed restorations")
struct RestoreKillTests {
  private func prepared() throws -> (desk: TestDesk, backup: String) {
    let desk = try TestDesk()
    let backup = desk.folder.file("backup.db")
    try desk.deliver(Letter("a@x").text)
    try desk.text("backup", backup)
    try desk.deliver(Letter("b@x", subject: "Later").text)
    return (desk, backup)
  }

  @Test(
    "leave the store as it was, the one restored, or none: then mail is put off, and once more ends it",
    arguments: ["renameat2", "unlink", "fsync", "flock", "pwrite64"])
  func killed(_ call: String) throws {
    let first = try prepared()
    let restoring = first.desk.command(["restore", first.backup])
    let places = try Injection.places(of: [call], in: restoring, concerning: first.desk.folder.path)
    #expect(!places.isEmpty)
    for place in Sampling.some(6, of: places) {
      let (desk, backup) = try prepared()
      let run = try desk.command(["restore", backup]).killed(at: place).run()
      let comment: Comment = "\(place): \(run)"
      #expect(run.end == .signal(9), comment)
      let delivery = try desk.ingest(Letter("c@x", subject: "Meanwhile").text).run()
      if desk.folder.names.contains("tickets.db") {
        #expect(delivery.end == .exit(0), comment)
        #expect(try desk.text("verify").hasSuffix("no faults\n"), comment)
      } else {
        #expect(delivery.isDeferral, comment)
      }
      #expect(try desk.text("restore", backup).contains(": restored, 1 message\n"), comment)
      #expect(try desk.text("count") == "1\n", comment)
      #expect(!desk.folder.names.contains { $0.contains(".restoring") }, comment)
      #expect(try desk.deliver(Letter("d@x", subject: "After").text)["message"] == 2, comment)
    }
  }
}
