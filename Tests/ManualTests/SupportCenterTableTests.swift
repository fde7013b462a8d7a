import Foundation
import Testing

@Suite("README's table of H-Sphere's Support Center")
struct SupportCenterTableTests {
  private let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private func text(_ path: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }

  /// First and second cell of each row.
  private func rows() throws -> [(feature: String, commands: String)] {
    let section = try text("README.md").components(separatedBy: "## H-Sphere's Support Center")[1]
      .components(separatedBy: "\n## ")[0]
    return section.split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst().map { row in
      let cells = row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      return (cells[0], cells[1])
    }
  }

  @Test("Each row has a test, and each test a row")
  func tested() throws {
    let source = try text("Tests/CommandTests/SupportCenterTests.swift")
    let names = source.matches(of: /@Test\("([^"]+)"\)/).map { String($0.output.1) }
    #expect(try rows().map(\.feature).sorted() == names.sorted())
    #expect(names.count > 15)
  }

  @Test("Each command is one that there is")
  func commands() throws {
    let known = try ManualPage("tickets.1").commands.keys
    for row in try rows() {
      let commands = row.commands.matches(of: /`tickets (\w+)/).map { String($0.output.1) }
      #expect(!commands.isEmpty, "\(row.feature)")
      for command in commands { #expect(known.contains(command), "\(command)") }
    }
  }
}
