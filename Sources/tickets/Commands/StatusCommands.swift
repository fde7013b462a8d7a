import ArgumentParser
import Delivery
import Desk
import Mail
import Store

struct Close: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Close tickets.")
  @OptionGroup var targets: TargetOptions

  func run() throws { try targets.setStatus(.closed) }
}

struct Open: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Open tickets again.")
  @OptionGroup var targets: TargetOptions

  func run() throws { try targets.setStatus(.open) }
}

struct Spam: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Mark tickets as spam: later mail on them changes nothing.")
  @OptionGroup var targets: TargetOptions

  func run() throws { try targets.setStatus(.spam) }
}

struct Hold: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Set tickets aside: on hold, never closed by themselves.")
  @OptionGroup var targets: TargetOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Come back to Open then: 3d, 2w, tomorrow, 2026-12-01.", valueName: "date"))
  var until: String?

  func run() throws {
    let moment = try until.map { try FutureDate.read($0, from: .now(), zone: .system) }
    try targets.setStatus(.hold, holdUntil: moment)
  }
}
