import Glibc
import Testing

@testable import Terminal

@Suite("Colour and width")
struct ScreenTests {
  struct ColorRow: Sendable {
    var choice: ColorChoice
    var onTerminal = true
    var environment = ["TERM": "xterm"]
    var isOn: Bool
  }

  static let colors = [
    ColorRow(choice: .auto, isOn: true),
    ColorRow(choice: .auto, onTerminal: false, isOn: false),
    ColorRow(choice: .auto, environment: ["TERM": "xterm", "NO_COLOR": "1"], isOn: false),
    ColorRow(choice: .auto, environment: ["TERM": "xterm", "NO_COLOR": ""], isOn: true),
    ColorRow(choice: .auto, environment: ["TERM": "dumb"], isOn: false),
    ColorRow(choice: .auto, environment: [:], isOn: false),
    ColorRow(choice: .always, onTerminal: false, environment: ["NO_COLOR": "1"], isOn: true),
    ColorRow(choice: .never, isOn: false),
  ]

  @Test("Colours are for terminals that want them", arguments: colors)
  func color(_ row: ColorRow) {
    #expect(row.choice.isOn(onTerminal: row.onTerminal, environment: row.environment) == row.isOn)
  }

  @Test("Styles wrap the text, or leave it alone")
  func paint() {
    #expect(Palette(hasColor: true).paint("x", .bold, .red) == "\u{1B}[1;31mx\u{1B}[0m")
    #expect(Palette(hasColor: true).paint("", .red) == "")
    #expect(Palette(hasColor: true).paint("x") == "x")
    #expect(Palette(hasColor: false).paint("x", .red) == "x")
  }

  static let widths: [(isTerminal: Bool, window: Int?, variable: String?, width: Int?)] = [
    (true, 132, "60", 132),
    (true, 0, "60", 60),
    (true, nil, "60", 60),
    (true, nil, nil, 80),
    (true, nil, "wide", 80),
    (true, nil, "-1", 80),
    (false, nil, nil, nil),
    (false, nil, "60", 60),
    (false, 132, nil, nil),
    (false, nil, "0", nil),
  ]

  @Test("The window counts, then COLUMNS, then 80 on a terminal", arguments: widths)
  func width(_ row: (isTerminal: Bool, window: Int?, variable: String?, width: Int?)) {
    let width = Screen.width(
      isTerminal: row.isTerminal, window: row.window, variable: row.variable)
    #expect(width == row.width)
  }

  @Test("A terminal tells its own width, a file has none")
  func descriptors() throws {
    let terminal = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    try #require(terminal >= 0)
    defer { close(terminal) }
    var size = winsize(ws_row: 24, ws_col: 97, ws_xpixel: 0, ws_ypixel: 0)
    try #require(ioctl(terminal, UInt(TIOCSWINSZ), &size) == 0)
    let window = Screen(descriptor: terminal, color: .auto, environment: ["TERM": "xterm"])
    #expect(
      window == Screen(isTerminal: true, width: 97, palette: Palette(hasColor: true)))

    let null = open("/dev/null", O_WRONLY)
    defer { close(null) }
    let file = Screen(descriptor: null, color: .auto, environment: ["TERM": "xterm"])
    #expect(file == Screen(isTerminal: false, width: nil, palette: Palette(hasColor: false)))
  }
}
