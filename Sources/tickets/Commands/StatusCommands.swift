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
  static let configuration = CommandConfiguration(abstract: "Reopen tickets.")
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
    abstract: "Put tickets on hold; they never close automatically.")
  @OptionGroup var targets: TargetOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Reopen them at this time: 3d, 2w, tomorrow, 2026-12-01.", valueName: "date"))
  var until: String?

  func run() throws {
    let moment = try until.map { try FutureDate.read($0, from: .now(), zone: .system) }
    try targets.setStatus(.hold, holdUntil: moment)
  }
}
