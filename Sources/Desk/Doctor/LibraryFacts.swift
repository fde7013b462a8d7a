/// The SQLite that is linked. From 3.7.0 to 3.51.2 two programs that write or checkpoint a WAL at the
/// same moment may damage it (sqlite.org/wal.html §"The WAL-Reset Bug"). Our lock excludes that among
/// our own programs; others may not know of it.
package struct LibraryFacts: Sendable {
  package struct Writer: Hashable, Sendable {
    package var process: Int
    package var program: String

    package init(process: Int, program: String) {
      self.process = process
      self.program = program
    }
  }

  /// As sqlite3_libversion_number() has it: 3040001 is 3.40.1.
  package var version: Int
  /// Other programs that have the store open for writing at this moment.
  package var writers: [Writer]
  /// Of the store.
  package var path: String

  package init(version: Int, writers: [Writer], path: String) {
    self.version = version
    self.writers = writers
    self.path = path
  }

  var hasResetRace: Bool {
    switch version {
    case ..<3_007_000, 3_044_006..<3_045_000, 3_050_007..<3_051_000, 3_051_003...: false
    default: true
    }
  }

  var findings: [Finding] {
    guard hasResetRace else { return [.ok("SQLite", number)] }
    guard let writer = writers.first else {
      return [.ok("SQLite", "\(number); no other program has the store open for writing")]
    }
    return [
      .warning(
        "SQLite",
        "\(number) may damage a store that two programs write at once, and process "
          + "\(writer.process) (\(writer.program)) has it open for writing",
        "run that program under 'flock \(ShellWord.typed(path + ".lock"))', or upgrade SQLite to "
          + "3.51.3 or later")
    ]
  }

  private var number: String {
    "\(version / 1_000_000).\(version / 1_000 % 1_000).\(version % 1_000)"
  }
}
