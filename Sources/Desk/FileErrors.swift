/// All that is wrong with a file, one line each, safe to print.
package struct FileErrors: Error, Hashable, Sendable {
  package let items: [Item]

  package struct Item: Error, Hashable, Sendable, CustomStringConvertible {
    /// From 1.
    package let line: Int
    package let reason: String

    init(_ line: Int, _ reason: String) {
      self.line = line
      self.reason = reason
    }

    package var description: String { "line \(line): \(reason)" }
  }
}
