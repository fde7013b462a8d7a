/// A store of its own, and both programs working on it.
package final class TestDesk: Sendable {
  package let folder: TemporaryFolder
  package let store: String

  package init() throws {
    folder = try TemporaryFolder()
    store = folder.file("tickets.db")
  }

  /// A desk that exists, and sends through `sendmail`.
  package convenience init(
    sendmail: Recorder, _ settings: KeyValuePairs<String, String> = [:]
  ) throws {
    try self.init()
    try text("init")
    try text("config", "set", "sendmail", sendmail.path)
    for (key, value) in settings { try text("config", "set", key, value) }
  }

  /// The same store and what belongs to it, elsewhere.
  package func copy() throws -> TestDesk {
    let copy = try TestDesk()
    for name in folder.names where name.hasPrefix("tickets.db") {
      try FileContent.copy(folder.file(name), to: copy.folder.file(name))
    }
    return copy
  }

  package func ingest(_ mail: [UInt8], _ options: [String] = []) -> Command {
    var command = Command(Binaries.ingest, ["--store", store] + options)
    command.input = mail
    command.environment["HOME"] = folder.path
    command.folder = folder
    return command
  }

  package func ingest(_ mail: String, _ options: [String] = []) -> Command {
    ingest(Array(mail.utf8), options)
  }

  /// Delivers a mail that must arrive.
  ///
  /// - Parameter clock: how much later, such as `+40d`.
  /// - Returns: the object of `--json`.
  @discardableResult
  package func deliver(
    _ mail: String, queue: String? = nil, to recipient: String? = nil, _ options: [String] = [],
    at clock: String? = nil
  ) throws -> Value {
    try deliver(Array(mail.utf8), queue: queue, to: recipient, options, at: clock)
  }

  @discardableResult
  package func deliver(
    _ mail: [UInt8], queue: String? = nil, to recipient: String? = nil, _ options: [String] = [],
    at clock: String? = nil
  ) throws -> Value {
    let named =
      (queue.map { ["--queue", $0] } ?? []) + (recipient.map { ["--recipient", $0] } ?? [])
    let command = ingest(mail, ["--json"] + named + options)
    return try Value(command.at(clock).run().succeeded().output)
  }

  package func command(_ arguments: [String]) -> Command {
    var command = Command(Binaries.tickets, arguments)
    command.environment = ["TICKETS_STORE": store, "HOME": folder.path]
    command.directory = folder.path
    command.folder = folder
    return command
  }

  /// Runs `tickets`, however it ends.
  package func tickets(_ arguments: String..., at clock: String? = nil) throws -> Execution {
    try run(arguments, at: clock)
  }

  /// A desk with an address sends mail: never, from a test, through the machine's own sendmail.
  private func run(_ arguments: [String], at clock: String?) throws -> Execution {
    let execution = try command(arguments).at(clock).run()
    if execution.end == .exit(0),
      arguments.contains("address") || arguments.contains("--address"),
      try command(["config", "get", "sendmail"]).run().text == "/usr/sbin/sendmail\n"
    {
      _ = try command(["config", "set", "sendmail", "/bin/true"]).run().succeeded()
    }
    return execution
  }

  /// Runs `tickets`, which must end well.
  @discardableResult
  package func text(_ arguments: String..., at clock: String? = nil) throws -> String {
    try run(arguments, at: clock).succeeded().text
  }

  /// The JSON that `tickets` prints.
  package func json(_ arguments: String..., at clock: String? = nil) throws -> Value {
    try Value(command(arguments + ["--json"]).at(clock).run().succeeded().output)
  }

  package func ticket(_ number: Int, at clock: String? = nil) throws -> Value {
    try json("show", "\(number)", at: clock)
  }

  /// Events of a ticket as `kind before>after`, oldest first.
  package func events(of ticket: Int, at clock: String? = nil) throws -> [String] {
    try json("log", "\(ticket)", at: clock).array.map { event in
      let change = [event["before"].text, event["after"].text].map { $0 ?? "" }
      return "\(event["kind"].text ?? "") \(change.joined(separator: ">"))"
    }
  }
}
