import ArgumentParser
import Store

struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Create a store, for yourself or for a group.")

  @Option(help: "Let the members of this group deliver and query (0660).")
  var group: String?
  @OptionGroup var store: StoreOptions

  func run() throws {
    let location = store.location
    guard try TicketStore.initialize(location, group: group, lockTimeout: 30) else {
      throw Failure.cannotCreate("\(location.path): there is already a store; left unchanged")
    }
    try Console.print("\(location.path): created\n")
  }
}
