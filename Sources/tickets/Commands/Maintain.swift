import ArgumentParser
import Delivery
import Mail
import Store

struct Maintain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Record what has become due: closings, and ends of hold.")

  @OptionGroup var store: StoreOptions

  func run() throws {
    let open = try TicketStore.writable(store.location, lockTimeout: 30, creating: false)
    let result = try Maintenance(open, at: .now()).run()
    try Console.print("\(result.closed) closed, \(result.opened) opened again\n")
  }
}
