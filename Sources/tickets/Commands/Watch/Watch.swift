import ArgumentParser
import Desk
import Store
import Terminal

struct Watch: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show the list as it changes, until q is pressed; or print events as they happen.")

  @OptionGroup var query: QueryOptions
  @OptionGroup var store: StoreOptions

  @Flag(help: "Print the list once and exit.") var once = false
  @Flag(help: "Print each new event as a JSON object on a line of its own.") var jsonl = false

  @Option(help: ArgumentHelp("With --jsonl: begin after this event.", valueName: "event"))
  var after: Int?

  @Option(help: "Colours: auto, always or never.") var color: ColorChoice = .auto

  func validate() throws {
    if once, jsonl { throw ValidationError("--once and --jsonl cannot be used together") }
    if after != nil, !jsonl { throw ValidationError("--after needs --jsonl") }
  }

  func run() throws {
    let query = try self.query.parsed()
    let open = try TicketStore.readOnly(store.location)
    if jsonl { return try EventStream(open, of: query).run(after: after) }
    let list = WatchedList(open, self.query, color: color)
    if once { return try Console.print(list.text(on: list.screen)) }
    guard FullScreen.isPossible else {
      throw Failure.usage("watch needs a terminal; elsewhere use --once or --jsonl")
    }
    try list.run()
  }
}
