import Glibc

/// The whole terminal for a while, its keys one by one. However that ends, the terminal is what it
/// was before.
package struct FullScreen {
  package enum Input: Hashable, Sendable {
    case key(UInt8)
    /// Nothing came in time.
    case nothing
    /// The terminal is gone, or somebody wants us to end.
    case end
  }

  private let signals: BlockedSignals

  /// ECMA-48 as all terminals of the last decades have it: DEC's private modes 1049, another screen
  /// than the one with the user's work, and 25, the cursor.
  private static let enter = "\u{1B}[?1049h\u{1B}[?25l"
  private static let leave = "\u{1B}[?25h\u{1B}[?1049l"

  package static var isPossible: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 }

  package static func during(_ body: (FullScreen) throws -> Void) throws {
    let mode = TerminalMode.current(of: STDIN_FILENO)
    let signals = BlockedSignals([SIGINT, SIGQUIT, SIGTERM, SIGHUP])
    mode?.keyByKey.apply(to: STDIN_FILENO)
    defer {
      try? Output.write(leave)
      mode?.apply(to: STDIN_FILENO)
      signals.unblock()
    }
    try Output.write(enter)
    try body(FullScreen(signals: signals))
  }

  /// Shows lines that are safe and fit, in place of what was shown.
  package func show(_ lines: [String]) throws(OutputError) {
    let text = lines.map { $0 + "\u{1B}[K" }.joined(separator: "\r\n")
    try Output.write("\u{1B}[H" + text + "\u{1B}[J")
  }

  package func input(within milliseconds: Int32) -> Input {
    var keyboard = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    let ready = poll(&keyboard, 1, milliseconds)
    if signals.hasCome { return .end }
    guard ready > 0 else { return .nothing }
    var key: UInt8 = 0
    return read(STDIN_FILENO, &key, 1) == 1 ? .key(key) : .end
  }
}
