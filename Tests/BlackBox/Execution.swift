/// How a program ended, and what it said.
package struct Execution: Sendable {
  package enum End: Hashable, Sendable {
    case exit(Int32)
    case signal(Int32)
  }

  package var end: End
  package var output: [UInt8]
  package var errors: String

  package var text: String { String(decoding: output, as: UTF8.self) }

  package var lines: [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }

  /// Sysexits' EX_TEMPFAIL as an MTA wants it: nothing on standard output, one line that says why.
  package var isDeferral: Bool {
    end == .exit(75) && output.isEmpty && errors.hasSuffix("\n")
      && errors.dropLast().allSatisfy { $0 != "\n" } && errors.count > 10
  }

  /// - Throws: `Unexpected` unless the program ended well.
  package func succeeded() throws -> Execution {
    guard end == .exit(0) else { throw Unexpected(execution: self) }
    return self
  }
}

/// A program of a test's preparation did not do its work.
package struct Unexpected: Error, CustomStringConvertible {
  package var execution: Execution

  package var description: String {
    "\(execution.end): \(execution.errors)\(execution.text.prefix(2000))"
  }
}
