import Glibc

/// What is known about where the output goes.
package struct Screen: Hashable, Sendable {
  package var isTerminal: Bool
  /// Cells of a line; nil when lines may be of any length.
  package var width: Int?
  package var palette: Palette

  package init(isTerminal: Bool, width: Int?, palette: Palette) {
    self.isTerminal = isTerminal
    self.width = width
    self.palette = palette
  }

  /// As the kernel, then the environment tells.
  package init(
    descriptor: Int32 = STDOUT_FILENO, color: ColorChoice, environment: [String: String]
  ) {
    isTerminal = isatty(descriptor) == 1
    width = Screen.width(
      isTerminal: isTerminal, window: window(descriptor).map { Int($0.ws_col) },
      variable: environment["COLUMNS"])
    palette = Palette(hasColor: color.isOn(onTerminal: isTerminal, environment: environment))
  }

  /// Lines of the window; 24 where nobody knows.
  package static func height(descriptor: Int32 = STDOUT_FILENO) -> Int {
    guard let lines = window(descriptor)?.ws_row, lines > 0 else { return 24 }
    return Int(lines)
  }

  /// The window, else `$COLUMNS`, else 80; without a terminal only `$COLUMNS` counts.
  package static func width(isTerminal: Bool, window: Int?, variable: String?) -> Int? {
    if isTerminal, let window, window > 0 { return window }
    if let variable, let columns = Int(variable), columns > 0 { return columns }
    return isTerminal ? 80 : nil
  }
}

/// TIOCGWINSZ, ioctl_tty(2).
private func window(_ descriptor: Int32) -> winsize? {
  var size = winsize()
  return ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 ? size : nil
}
