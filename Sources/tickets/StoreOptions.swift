import ArgumentParser
import FoundationEssentials
import Glibc
import Mail
import Store

/// Which store, and who asks.
struct StoreOptions: ParsableArguments {
  @Option(
    help: "The ticket store; the default is $TICKETS_STORE or the user's own.", completion: .file())
  var store: String?

  var location: StoreLocation { StoreLocation(option: store, environment: Environment.variable) }

  func read<T>(_ body: (Snapshot) throws -> T) throws -> T {
    try TicketStore.readOnly(location).read(body)
  }

  func write<T>(_ body: (Transaction) throws -> T) throws -> T {
    try TicketStore.writable(location, lockTimeout: 30, creating: false).write(body)
  }

  /// A change of a ticket, of which everything that takes time is prepared before the lock is taken.
  func write<Draft, T>(
    ticket: Int, preparing prepare: @escaping (Snapshot) throws -> Draft,
    then body: @escaping (Transaction, Draft) throws -> T
  ) throws -> T {
    try TicketStore.writable(location, lockTimeout: 30, creating: false)
      .change(ticket: ticket, preparing: prepare, body)
  }
}

/// What the process was given by its environment.
enum Environment {
  static let variables = ProcessInfo.processInfo.environment

  static func variable(_ name: String) -> String? { variables[name] }

  /// Who acts: `$TICKETS_AGENT`, else the user behind sudo(8), else the OS user.
  static var agent: String {
    for name in ["TICKETS_AGENT", "SUDO_USER"] {
      if let value = variables[name], !value.isEmpty { return value }
    }
    guard let entry = getpwuid(getuid()), let name = entry.pointee.pw_name else {
      return String(getuid())
    }
    return String(cString: name)
  }
}
