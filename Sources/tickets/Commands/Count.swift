import ArgumentParser
import Desk
import Mail
import Store

struct Count: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Print how many tickets match.")

  @OptionGroup var query: QueryOptions
  @OptionGroup var store: StoreOptions
  @OptionGroup var matching: MatchOptions
  @Flag(help: "Print one JSON object.") var json = false

  func run() throws {
    let selection = Selection(
      query: try query.parsed(), agent: Environment.agent, defaultOrder: [])
    let count = try store.read { try $0.count(selection, at: .now()) }
    let object: JSON = ["format": 1, "count": .number(count)]
    try Console.print(json ? object.line + "\n" : "\(count)\n")
    try matching.check(count == 0)
  }
}
