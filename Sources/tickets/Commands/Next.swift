import ArgumentParser
import Desk
import Mail
import Store

struct Next: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show the ticket that has been waiting for us the longest.")

  @OptionGroup var finding: FindingOptions

  func run() throws {
    try finding.list { query in
      Selection(
        query: query.restricted(to: .and([.term(.status(.open)), .term(.waiting(.us))])),
        agent: Environment.agent, defaultOrder: [.init(.waiting, .ascending)],
        failedFirst: true, defaultLimit: 1)
    } _: {
      $0.rows()
    }
  }
}
