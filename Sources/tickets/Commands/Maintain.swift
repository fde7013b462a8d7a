import ArgumentParser
import Delivery
import Mail
import Store

struct Maintain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Record what has become due, warn of closings, and send what is due.")

  @OptionGroup var store: StoreOptions

  func run() throws {
    let open = try TicketStore.writable(store.location, lockTimeout: 30, creating: false)
    let result = try Maintenance(open, at: .now()).run()
    if case .now = Sending(environment: Environment.variable) {
      let dispatch = Dispatch(
        store.location, lockTimeout: 30, everything: false, clock: Timestamp.now)
      _ = try waiting { try await dispatch.run() }
    }
    let warned = result.warned == 0 ? "" : ", \(result.warned) warned"
    try Console.print("\(result.closed) closed, \(result.opened) opened again\(warned)\n")
  }
}
