import ArgumentParser
import Desk
import Mail
import Store

struct Search: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Find tickets in any state; the newest 50 unless limit: is given.")

  @OptionGroup var finding: FindingOptions

  func run() throws {
    try finding.list { query in
      Selection(
        query: query, agent: Environment.agent, defaultOrder: [.init(.updated, .descending)],
        defaultLimit: 50)
    } _: {
      $0.rows()
    }
  }
}
