import ArgumentParser
import Store

struct Backup: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Copy the store, as it is at this moment, into a new file.")

  @Argument(help: "The copy; it must not exist.", completion: .file()) var file: String
  @OptionGroup var store: StoreOptions

  func run() throws {
    do {
      try TicketStore.readOnly(store.location).backUp(to: file)
    } catch StoreError.exists(let path) {
      throw Failure.cannotCreate("\(StoreError.exists(path: path))")
    } catch StoreError.missingFolder(let path) {
      throw Failure.cannotCreate("\(path): its folder does not exist")
    }
  }
}
