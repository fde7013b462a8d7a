import BlackBox
import Foundation
import Testing

/// The mails of Tests/Fixtures filed by `import`, and each by `ingest` at the time that the import
/// gave it: by the same rules, so the tickets are the same. `ingest` would send notices; here neither
/// has an address to send from. Only nothing at all is different: `ingest` wants it again, `import`
/// passes over it.
@Suite("Mail imported, and the same mail delivered")
struct ImportDeliveryTests {
  private static let feed = UInt8(ascii: "\n")

  /// In whole lines, as an mbox file holds them.
  private static let fixtures: [[UInt8]] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures").path
    let names = (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? [])
    return names.filter { $0.hasSuffix(".eml") }.sorted().compactMap { name in
      try? FileContent.read(folder + "/" + name)
    }.filter { !$0.isEmpty }.map { $0.last == feed ? $0 : $0 + [feed] }
  }()

  private func maildir(_ folder: TemporaryFolder) throws -> String {
    let path = folder.file("Maildir")
    try FileManager.default.createDirectory(
      atPath: path + "/cur", withIntermediateDirectories: true)
    for (number, mail) in ImportDeliveryTests.fixtures.enumerated() {
      let file = path + "/cur/\(number + 10_000).eml:2,S"
      try FileContent.write(mail, to: file)
      // Mail without a date has that of its file, or of its line "From ".
      let time = Date(timeIntervalSince1970: 1_709_280_000)
      try FileManager.default.setAttributes([.modificationDate: time], ofItemAtPath: file)
    }
    return path
  }

  /// mboxrd, as mail programs write it.
  private func mbox(_ folder: TemporaryFolder) throws -> String {
    let path = folder.file("mbox")
    let feed = ImportDeliveryTests.feed
    let mails = ImportDeliveryTests.fixtures.map { mail -> [UInt8] in
      let lines = mail.split(separator: feed, omittingEmptySubsequences: false).map { line in
        line.drop { $0 == UInt8(ascii: ">") }.starts(with: Array("From ".utf8))
          ? [UInt8(ascii: ">")] + line : Array(line)
      }
      return Array("From a@b Fri Mar  1 08:00:00 2024\n".utf8)
        + lines.joined(separator: [feed]) + [feed]
    }
    try FileContent.write(mails.joined(), to: path)
    return path
  }

  /// What the rules made of the mails. Times are the clock's, actors `ingest` and whoever imports; and
  /// that a mail came twice is told of deliveries alone.
  private func content(_ desk: TestDesk) throws -> [String] {
    try rows(
      desk,
      "ticket, queue, subject, requester_name, requester_address, status, priority, waiting,"
        + " message_count FROM v_ticket ORDER BY 1")
      + rows(
        desk,
        "message, ticket, direction, class, class_reason, rule, message_id, in_reply_to,"
          + " from_name, from_address, subject, date, stranger, unreadable, text"
          + " FROM v_message ORDER BY 1")
      + rows(
        desk,
        "ticket, message, kind, before, after FROM v_event WHERE kind <> 'delivered' ORDER BY event"
      )
  }

  private func differences(_ desk: TestDesk, _ other: TestDesk) throws -> [String] {
    let (ours, theirs) = (try content(desk), try content(other))
    return ours.filter { !theirs.contains($0) } + theirs.filter { !ours.contains($0) }
  }

  private func rows(_ desk: TestDesk, _ columns: String) throws -> [String] {
    try SQLiteClient(desk.store).rows("SELECT \(columns)").map { "\($0)" }
  }

  @Test("give the same tickets")
  func same() throws {
    let folder = try TemporaryFolder()
    let imported = try TestDesk()
    let total = ImportDeliveryTests.fixtures.count
    #expect(try imported.text("import", maildir(folder)).hasPrefix("\(total) read, "))
    let delivered = try TestDesk()
    let clock = try SQLiteClient(imported.store)
      .rows("SELECT message, received FROM v_message ORDER BY message")
      .map { ($0["message"].number ?? 0, $0["received"].text ?? "") }
    #expect(clock.count > 300)
    for (message, received) in clock {
      let raw = try imported.tickets("show", "m\(message)", "--raw").succeeded().output
      let moment = received.replacing("T", with: " ").replacing("Z", with: "")
      try delivered.deliver(raw, at: "@\(moment)")
    }
    #expect(try differences(delivered, imported).isEmpty)
    for mail in ImportDeliveryTests.fixtures { try delivered.deliver(mail) }
    #expect(try differences(delivered, imported).isEmpty, "what was left over are duplicates")
    let other = try TestDesk()
    #expect(try other.text("import", mbox(folder)).hasPrefix("\(total) read, "))
    #expect(try differences(other, imported).isEmpty)
  }
}
