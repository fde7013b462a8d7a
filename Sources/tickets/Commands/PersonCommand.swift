import ArgumentParser
import Desk
import Mail
import Store
import Text

struct PersonCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "person", abstract: "Manage addresses that belong to one person.",
    subcommands: [PersonLink.self, PersonUnlink.self, PersonShow.self])
}

struct PersonLink: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "link", abstract: "Record that these addresses belong to one person.")
  @Argument(help: "Two addresses or more.") var addresses: [String]
  @OptionGroup var store: StoreOptions

  func run() throws {
    let checked = try addresses.map { try PersonAddress($0).address }
    guard checked.count > 1 else { throw Failure.usage("person link needs two or more addresses") }
    try store.write { try $0.linkPerson(checked, by: Environment.agent, at: .now()) }
  }
}

struct PersonUnlink: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unlink", abstract: "Separate this address from the others.")
  @Argument(help: "An address.") var address: String
  @OptionGroup var store: StoreOptions

  func run() throws {
    let address = try PersonAddress(address).address
    let isDone = try store.write {
      try $0.unlinkPerson(address, by: Environment.agent, at: .now())
    }
    guard isDone else {
      throw Failure.notFound("\(address.text) is linked to no other address")
    }
  }
}

struct PersonShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "List the addresses of a person.")
  @Argument(help: "One of them.") var address: String
  @Flag(help: "Print one JSON object.") var json = false
  @OptionGroup var store: StoreOptions

  func run() throws {
    let address = try PersonAddress(address).address
    let addresses = try store.read { try $0.addressesOfPerson(address) }
    guard !addresses.isEmpty else {
      throw Failure.notFound("\(address.text): no mail with this address is stored")
    }
    let object: JSON = ["format": 1, "addresses": .array(addresses.map { .text($0.key) })]
    try Console.print(json ? object.line + "\n" : addresses.map { $0.key + "\n" }.joined())
  }
}

private struct PersonAddress {
  let address: Address

  init(_ text: String) throws {
    guard let address = Address(text) else {
      throw Failure.badData("'\(Sanitizer.excerpt(text))' is not a valid e-mail address")
    }
    self.address = address
  }
}
