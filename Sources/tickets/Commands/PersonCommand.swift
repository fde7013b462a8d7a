import ArgumentParser
import Desk
import Mail
import Store
import Text

struct PersonCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "person", abstract: "Tell which addresses are one person's.",
    subcommands: [PersonLink.self, PersonUnlink.self, PersonShow.self])
}

struct PersonLink: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "link", abstract: "These addresses are one person's.")
  @Argument(help: "Two addresses or more.") var addresses: [String]
  @OptionGroup var store: StoreOptions

  func run() throws {
    let checked = try addresses.map { try PersonAddress($0).address }
    guard checked.count > 1 else { throw Failure.usage("person link takes two addresses or more") }
    try store.write { try $0.linkPerson(checked, by: Environment.agent, at: .now()) }
  }
}

struct PersonUnlink: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unlink", abstract: "This address is its own person's.")
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
      throw Failure.badData("'\(Sanitizer.excerpt(text))' is no e-mail address")
    }
    self.address = address
  }
}
