import Glibc

/// How a terminal treats what is typed, termios(3).
struct TerminalMode {
  private var attributes: termios

  /// Nil where there is no terminal.
  static func current(of descriptor: Int32) -> TerminalMode? {
    var attributes = termios()
    return tcgetattr(descriptor, &attributes) == 0 ? TerminalMode(attributes: attributes) : nil
  }

  /// The same, but each key comes at once and is not shown; Ctrl-C is a key like others.
  var keyByKey: TerminalMode {
    var mode = self
    mode.attributes.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG)
    return mode
  }

  func apply(to descriptor: Int32) {
    var attributes = attributes
    tcsetattr(descriptor, TCSAFLUSH, &attributes)
  }
}
