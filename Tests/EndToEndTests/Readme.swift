import BlackBox
import Foundation

/// What the README gives to paste.
enum Readme {
  private static let repository = URL(filePath: #filePath).appending(path: "../../..").standardized

  static func text(_ path: String = "README.md") throws -> String {
    try String(contentsOf: repository.appending(path: path), encoding: .utf8)
  }

  /// The files of Contrib that it shows, without their comments.
  static let files = [
    "postfix/master.cf", "postfix/main.cf", "postfix/transport", "postfix/aliases",
    "postfix/main-alias.cf", "procmail/procmailrc", "maildrop/mailfilter", "sieve/tickets.sieve",
    "cron/tickets",
  ]

  static func block(of file: String) throws -> String {
    try fenced(text().components(separatedBy: "`Contrib/\(file)`:\n\n").dropFirst()).first ?? ""
  }

  /// The first block of a section.
  static func block(under heading: String) throws -> String {
    try fenced(text().components(separatedBy: "# \(heading)\n").dropFirst()).first ?? ""
  }

  private static func fenced(_ texts: some Sequence<String>) throws -> [String] {
    texts.map { text in
      text.components(separatedBy: "```\n").dropFirst().first ?? ""
    }
  }

  /// The words between backquotes that begin so.
  static func words(beginning start: String) throws -> String {
    try text().components(separatedBy: "`").first { $0.hasPrefix(start) } ?? ""
  }
}

extension Machine {
  /// Where the README's blocks lie, as Contrib has them.
  static let pasted = "/srv/readme"

  func paste() throws {
    for file in Readme.files {
      let path = "\(Machine.pasted)/\(file)"
      try run("mkdir -p $(dirname \(path)) && cat > \(path)", input: Readme.block(of: file))
    }
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
