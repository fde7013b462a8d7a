import Glibc
import Terminal

/// Where the program speaks: results to standard output, complaints to standard error.
enum Console {
  static func print(_ text: String) throws {
    try Output.write(text)
  }

  static func print(_ bytes: [UInt8]) throws {
    try Output.write(bytes)
  }

  /// Raw mail: as it is into files and pipes, escaped on a terminal unless `force`d.
  static func printForeign(_ bytes: [UInt8], force: Bool) throws {
    if isatty(STDOUT_FILENO) == 1, !force {
      try Output.write(SafeText.escapedBytes(bytes))
    } else {
      try Output.write(bytes)
    }
  }

  /// Text of our own that moves the cursor.
  static func status(_ text: String) {
    try? Output.write(text, to: STDERR_FILENO)
  }

  /// There is nowhere to complain when standard error is closed.
  static func complain(_ text: String) {
    let line = text.hasSuffix("\n") ? text : text + "\n"
    try? Output.write(SafeText.block(line), to: STDERR_FILENO)
  }
}

/// What is printed of a change once it is made: it stands, also when nobody can be told of it.
enum Done {
  /// - Parameter deed: what was done, for the complaint.
  /// - Throws: `Failure.unreported`, so that nobody does it again.
  static func report(_ deed: String, _ print: () throws -> Void) throws {
    do {
      try print()
    } catch {
      throw Failure.unreported(deed, Failure(error) ?? .output("\(error)"))
    }
  }
}
