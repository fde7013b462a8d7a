import BlackBox
import Foundation

/// What tickets-setup(7) gives to paste.
enum SetupPage {
  /// The files of Contrib that it shows, without their comments.
  static let files = [
    "postfix/master.cf", "postfix/main.cf", "postfix/transport", "postfix/aliases",
    "postfix/main-alias.cf", "fetchmail/fetchmailrc", "getmail/getmailrc", "procmail/procmailrc",
    "maildrop/mailfilter", "sieve/tickets.sieve", "sieve/90-tickets.conf", "cron/tickets",
  ]

  /// The sections with commands, and how many blocks of them each has.
  static let sections = [
    "DESCRIPTION": 1, "Before you begin": 1, "Postfix, as an alias": 1, "POP3 and IMAP": 1,
    "Dovecot Sieve": 1, "qmail": 1, "systemd": 1, "MAIL OUT": 1, "CHECKING": 1,
    "BACKUP, RESTORE AND UPGRADE": 2,
  ]

  private struct Block {
    var section: String
    /// Of Contrib, where the block shows one.
    var file: String?
    var text = ""
  }

  static func block(of file: String) throws -> String {
    try blocks().first { $0.file == file }?.text ?? ""
  }

  static func commands(under section: String) throws -> [String] {
    try blocks().filter { $0.section == section && $0.file == nil }.map(\.text)
  }

  static func shownFiles() throws -> [String] { try blocks().compactMap(\.file) }

  static func commandSections() throws -> [String: Int] {
    try blocks().filter { $0.file == nil }.reduce(into: [:]) { $0[$1.section, default: 0] += 1 }
  }

  /// The literal displays in the order of the page.
  private static func blocks() throws -> [Block] {
    var blocks: [Block] = []
    var section = ""
    var file: String?
    var isWithin = false
    for line in try Readme.text("man/tickets-setup.7").components(separatedBy: "\n") {
      if line == ".Ed" {
        isWithin = false
      } else if isWithin {
        blocks[blocks.count - 1].text += line.replacing("\\e", with: "\\") + "\n"
      } else if line.hasPrefix(".Bd -literal") {
        blocks.append(Block(section: section, file: file))
        isWithin = true
        file = nil
      } else if line.hasPrefix(".Sh ") || line.hasPrefix(".Ss ") {
        section = String(line.dropFirst(4))
      } else if line.hasPrefix(".\\\" Contrib/") {
        file = String(line.dropFirst(".\\\" Contrib/".count))
      }
    }
    return blocks
  }
}

extension Machine {
  /// Where the blocks of the page lie, as Contrib has them.
  static let pasted = "/srv/pasted"

  func paste() throws {
    for file in SetupPage.files {
      let path = "\(Machine.pasted)/\(file)"
      try run("mkdir -p $(dirname \(path)) && cat > \(path)", input: SetupPage.block(of: file))
    }
  }

  /// The blocks of commands of a section, one after the other.
  @discardableResult
  func runCommands(under section: String) throws -> String {
    try run("set -e\n" + SetupPage.commands(under: section).joined())
  }

  /// A system that is not booted has units, but none that run: enabling them is all there is.
  func pretendToBeBooted() throws {
    try run(
      "cat > /usr/local/bin/systemctl && chmod 755 /usr/local/bin/systemctl",
      input: """
        #!/bin/sh
        for word; do
          shift
          [ "$word" = --now ] || set -- "$@" "$word"
        done
        exec /usr/bin/systemctl --root=/ "$@"

        """)
  }
}
