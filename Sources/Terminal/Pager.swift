import Glibc

/// Long output through `$PAGER`, as git(1) does.
package struct Pager: Hashable, Sendable {
  /// For `sh -c`; nil to print directly.
  package let command: String?
  /// Of the pager.
  private let environment: [String: String]

  /// less(1) where it is installed, else nothing that would need to be.
  private static let usual = "command -v less >/dev/null && exec less; exec cat"

  /// Only a terminal is paged, by `$PAGER` or else less, which by default ends at once when all
  /// fits on the screen, keeps colours and leaves the text on the screen.
  package init(isTerminal: Bool, environment: [String: String]) {
    let wanted = environment["PAGER"] ?? Pager.usual
    command = isTerminal && !["", "cat"].contains(wanted) ? wanted : nil
    self.environment = environment.merging(["LESS": "FRX", "LV": "-c"]) { own, _ in own }
  }

  /// Returns when the reader is done. What no pager could be run for, or none was found for, is
  /// printed to `descriptor`. Leaving the pager early is no error.
  package func show(
    _ text: String, directlyTo descriptor: Int32 = STDOUT_FILENO
  ) throws(OutputError) {
    if let command, let reader = ChildReader(command, environment), !reader.read(text).isNotRun {
      return
    }
    try Output.write(text, to: descriptor)
  }
}
