import ArgumentParser
import Delivery
import Desk
import Mail
import Store
import Upkeep

struct Maintain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Record due changes, warn customers of closings, and send due mail.")

  @Flag(help: "Print one JSON object.") var json = false
  @OptionGroup var store: StoreOptions

  func run() throws {
    let open = try TicketStore.writable(store.location, lockTimeout: 30, creating: false)
    let result = try Maintenance(open, at: .now()).run()
    if Sending(environment: Environment.variable) != .later {
      let dispatch = Dispatch(
        store.location, lockTimeout: 30, everything: false, clock: Timestamp.now,
        trust: TrustFiles(environment: Environment.variable))
      _ = try dispatch.run()
    }
    if json { return try Console.print(result.json.line + "\n") }
    let warned = result.warned == 0 ? "" : ", \(result.warned) warned"
    try Console.print("\(result.closed) closed, \(result.opened) opened again\(warned)\n")
  }
}

extension Maintenance.Result {
  fileprivate var json: JSON {
    [
      "format": 1, "closed": .number(closed), "opened": .number(opened),
      "warned": .number(warned),
    ]
  }
}
