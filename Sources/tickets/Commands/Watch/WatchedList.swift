import Desk
import Mail
import Store
import Terminal

/// The list on a terminal, drawn anew when the store has changed, and every two seconds, since time
/// changes it too.
struct WatchedList {
  private let store: TicketStore
  private let query: QueryOptions
  private let color: ColorChoice

  /// Milliseconds between looks at the store.
  private static let pause: Int32 = 250
  /// Looks after which the list is drawn though nobody has written.
  private static let patience = 8

  init(_ store: TicketStore, _ query: QueryOptions, color: ColorChoice) {
    self.store = store
    self.query = query
    self.color = color
  }

  /// The query is read anew each time: `newer:1d` means a day before now.
  func text(on screen: Screen) throws -> String {
    let selection = Selection.list(try query.parsed())
    let found = try store.read { try FoundTickets(selection, in: $0, at: .now()) }
    return TicketList(found, screen: screen, now: .now()).sections()
  }

  var screen: Screen { Screen(color: color, environment: Environment.variables) }

  func run() throws {
    try FullScreen.during { terminal in
      var seen: Look?
      var shown: Frame?
      var looks = 0
      repeat {
        let now = try look()
        if now != seen || looks % WatchedList.patience == 0 {
          let frame = try frame(now)
          if now != seen || frame != shown { try terminal.show(frame.lines) }
          (seen, shown) = (now, frame)
        }
        looks += 1
      } while !isTheEnd(terminal.input(within: WatchedList.pause))
    }
  }

  /// What the picture depends on beside time.
  private struct Look: Equatable {
    let version: Int
    let screen: Screen
    let height: Int
  }

  private func look() throws -> Look {
    Look(
      version: try store.read { try $0.dataVersion() }, screen: screen, height: Screen.height())
  }

  private func frame(_ look: Look) throws -> Frame {
    let lines = try text(on: look.screen).split(separator: "\n", omittingEmptySubsequences: false)
    return Frame(
      lines.dropLast().map { String($0) }, height: look.height,
      foot: look.screen.palette.paint("q quits", .dim), more: { "… \($0) more lines" })
  }

  private func isTheEnd(_ input: FullScreen.Input) -> Bool {
    switch input {
    case .nothing: false
    case .end: true
    case .key(let key): WatchedList.quitting.contains(key)
    }
  }

  /// `q`, `Q`, Ctrl-C and Ctrl-D.
  private static let quitting: Set<UInt8> = [UInt8(ascii: "q"), UInt8(ascii: "Q"), 3, 4]
}
