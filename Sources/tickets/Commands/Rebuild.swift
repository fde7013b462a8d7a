import ArgumentParser
import Delivery
import Desk
import Mail
import Store
import Upkeep

struct Rebuild: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Rebuild everything that can be derived from the raw mail and from the log.")

  @Flag(help: "Print one JSON object.") var json = false
  @OptionGroup var store: StoreOptions

  func run() throws {
    let open = try TicketStore.writable(store.location, lockTimeout: 30, creating: false)
    let work = Rebuilding(open, by: Environment.agent, at: .now())
    ParserRestart.prepare()
    let progress = ImportProgress(total: try work.total(), of: "messages and tickets")
    try work.run { progress.show($0) }
    progress.end()
    work.summary.complain()
    try Console.print(json ? work.summary.json.line + "\n" : work.summary.text)
  }
}

extension Rebuilding.Summary {
  fileprivate func complain() {
    messages.complain()
    for index in indexes { Console.complain("tickets: the index \(index) was damaged") }
    for fault in chain { Console.complain("tickets: \(fault.text)") }
  }

  fileprivate var text: String {
    let chain = chain.isEmpty ? "" : "the chain of raw mail was broken and has been rebuilt\n"
    return "\(messages.read) read, \(messages.changed) changed; "
      + "\(tickets) tickets, \(repaired) repaired\n" + chain
  }

  fileprivate var json: JSON {
    [
      "format": 1, "read": .number(messages.read), "changed": .number(messages.changed),
      "left": .array(messages.left.map(JSON.number)),
      "damaged": .array(messages.damaged.map(JSON.number)), "tickets": .number(tickets),
      "repaired": .number(repaired), "indexes": .texts(indexes),
      "chain": .texts(chain.map(\.text)),
    ]
  }
}
