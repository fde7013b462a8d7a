import ArgumentParser
import Desk
import Mail
import Store

struct AccountCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "account",
    abstract: "Manage accounts: which addresses belong to them, and their login links.",
    subcommands: [AccountImport.self, AccountList.self, AccountShow.self, AccountRemove.self],
    defaultSubcommand: AccountList.self)
}

struct AccountImport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Read accounts from a CSV file.")
  @Argument(help: "The file; - is standard input.", completion: .file()) var file: String
  @OptionGroup var store: StoreOptions

  func run() throws {
    let accounts = try read()
    let changed = try store.write { transaction in
      try accounts.filter { try transaction.put($0, by: Environment.agent, at: .now()) }.count
    }
    try Done.report("the accounts are imported") {
      try Console.print("\(accounts.count) accounts, \(changed) of them new or changed\n")
    }
  }

  private func read() throws -> [Account] {
    do {
      return try AccountFile(try TextFile.read(file)).accounts
    } catch let errors as FileErrors {
      throw Failure(errors, in: file)
    }
  }
}

struct AccountList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the accounts.")
  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let accounts = try store.read { try $0.accounts() }
    try output.show(accounts.map(\.json)) { screen in AccountTable(accounts).text(screen) }
  }
}

struct AccountShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show an account, given by name or by an address that belongs to it.")
  @Argument(help: "Its name, or an address.") var name: String
  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let account = try store.read { snapshot in
      try snapshot.account(named: name) ?? Address(name).flatMap { try snapshot.account(of: $0) }
    }
    guard let account else { throw Failure.noAccount(name) }
    try output.show([account.json], single: true) { _ in AccountTable.details(account) }
  }
}

struct AccountRemove: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Remove accounts; tickets keep an account that trusted mail gave them.")
  @Argument(help: "Their names.") var names: [String]
  @OptionGroup var store: StoreOptions

  func run() throws {
    try store.write { transaction in
      for name in names {
        guard try transaction.removeAccount(name, by: Environment.agent, at: .now()) else {
          throw Failure.noAccount(name)
        }
      }
    }
  }
}

extension Failure {
  fileprivate static func noAccount(_ name: String) -> Failure {
    .notFound("no account '\(name)'; 'tickets account' lists them")
  }
}

extension Account {
  fileprivate var json: JSON {
    [
      "format": 1,
      "account": .text(name),
      "login_url": .optional(loginURL),
      "addresses": .texts(addresses),
      "domains": .texts(domains),
      "fields": .object(fields.map { (name: $0.name, value: .text($0.value)) }),
    ]
  }
}
