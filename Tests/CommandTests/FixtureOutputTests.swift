import BlackBox
import Foundation
import Testing

/// Every fixture mail, delivered and looked at in all ways.
@Suite("Fixtures through the programs")
struct FixtureOutputTests {
  /// But for the empty one, which is no mail: see `IngestStatusTests`.
  static let mails: [String] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Fixtures")
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    return (files?.compactMap { ($0 as? URL)?.path } ?? []).filter { path in
      path.hasSuffix(".eml") && (try? FileContent.read(path).isEmpty) == false
    }.sorted()
  }()

  @Test("all are stored exactly, shown safely, and valid JSON")
  func all() throws {
    let desk = try TestDesk()
    var numbers: [String] = []
    for path in FixtureOutputTests.mails {
      let mail = try FileContent.read(path)
      let receipt = try desk.deliver(mail)
      let number = "m\(receipt["message"].int ?? 0)"
      if receipt["action"] != "duplicate" { numbers.append(number) }
    }
    #expect(numbers.count > 150)
    try check(desk, numbers)
  }

  private func check(_ desk: TestDesk, _ messages: [String]) throws {
    for arguments in [
      ["show"] + messages, ["show", "--full"] + messages, ["show", "--headers"] + messages,
      ["why"] + messages, ["search", "limit:1000"], ["list"],
    ] {
      let run = try desk.command(arguments).run().succeeded()
      #expect(TerminalSafety.violations(in: run.output) == [], "\(arguments.prefix(2))")
      let json = try desk.command(arguments + ["--json"]).run().succeeded().output
      #expect(TerminalSafety.violations(in: json) == [], "\(arguments.prefix(2))")
      #expect(try !Value(json).array.isEmpty)
    }
  }

  @Test("raw bytes of every twelfth fixture come back")
  func raw() throws {
    try #require(!FixtureOutputTests.mails.isEmpty, "Tests/Fixtures holds no mail")
    let desk = try TestDesk()
    for path in stride(from: 0, to: FixtureOutputTests.mails.count, by: 12).map({
      FixtureOutputTests.mails[$0]
    }) {
      let mail = try FileContent.read(path)
      let number = try desk.deliver(mail)["message"].int ?? 0
      #expect(try desk.tickets("show", "m\(number)", "--raw").output == mail, "\(path)")
    }
  }
}
