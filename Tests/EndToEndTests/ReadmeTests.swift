import Foundation
import Testing

@Suite("The README's section Install")
struct ReadmeTests {
  private static let root = URL(filePath: #filePath).appending(path: "../../..").standardized

  private func text(_ path: String) throws -> String {
    try String(contentsOf: ReadmeTests.root.appending(path: path), encoding: .utf8)
  }

  @Test(
    "shows each file of Contrib as it is",
    arguments: [
      "postfix/master.cf", "postfix/main.cf", "postfix/transport", "postfix/aliases",
      "postfix/main-alias.cf", "procmail/procmailrc", "maildrop/mailfilter", "sieve/tickets.sieve",
      "cron/tickets",
    ])
  func snippet(_ file: String) throws {
    let shown = try text("README.md").components(separatedBy: "`Contrib/\(file)`:\n\n```\n")
    #expect(shown.count == 2)
    let block = shown.last?.components(separatedBy: "\n```").first
    let lines = try text("Contrib/\(file)").split(separator: "\n").filter { !$0.hasPrefix("#") }
    #expect(block == lines.joined(separator: "\n"))
  }
}
