import BlackBox

/// What a command opens for writing, or changes by its name, as strace(1) sees it. Programs that it
/// starts are not counted.
struct OpenedFiles {
  /// Lines of strace, of the files below `folder`.
  let writing: [String]
  let byName: [String]

  private static let calls = [
    "open", "openat", "openat2", "creat", "execve", "chmod", "fchmodat", "chown", "lchown",
    "fchownat",
    "truncate",
  ]

  init(of command: Command, below folder: String) throws {
    let log = try TemporaryFolder()
    let options = [
      "-f", "-y", "-o", log.file("log"), "-e", "trace=" + Self.calls.joined(separator: ","),
    ]
    _ = try command.wrapped(by: "/usr/bin/strace", options).run()
    let text = String(decoding: try FileContent.read(log.file("log")), as: UTF8.self)
    let lines = Self.ofOurs(text.split(separator: "\n").map(String.init))
      .filter { $0.contains("\"\(folder)/") || Self.isRelative($0) && $0.contains("<\(folder)") }
    writing = lines.filter { line in
      line.contains("open")
        && ["O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC"].contains { line.contains($0) }
    }
    byName = lines.filter { !$0.contains("open") && !$0.contains("execve(") }
  }

  private static func isRelative(_ line: String) -> Bool {
    line.contains("<") && !line.contains(">, \"/")
  }

  /// Without the lines of processes that have become another program.
  private static func ofOurs(_ lines: [String]) -> [String] {
    var others: Set<Substring> = []
    return lines.filter { line in
      let process = line.prefix { $0.isNumber }
      let isOurs = ["/ingest\"", "/ingest-delivery\"", "/tickets\"", "/proc/self/exe\""].contains {
        line.contains($0)
      }
      if line.contains(" execve("), line.hasSuffix("= 0") {
        if isOurs { others.remove(process) } else { others.insert(process) }
      }
      return !others.contains(process)
    }
  }
}
