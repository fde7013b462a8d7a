import Text

/// One option of the command line. The table serves the reading and `--help` alike.
struct Option: Sendable {
  enum Effect: Sendable {
    case flag(@Sendable (inout Arguments) -> Void)
    /// The value's name, and what it does; false refuses it.
    case value(String, @Sendable (inout Arguments, String) -> Bool)
  }

  let name: String
  let help: String
  let effect: Effect

  /// Lines of help fit 80 columns beside the longest usage.
  static let all = [
    Option(
      name: "--store", help: "The store; the default is $TICKETS_STORE or the user's own.",
      effect: .value("file") { arguments, value in
        arguments.store = value
        return !value.isEmpty
      }),
    Option("--queue", "name", "File in this queue, regardless of recipients.") {
      $0.queue = $1
    },
    Option("--sender", "address", "Envelope sender; default: $SENDER or Return-Path.") {
      $0.sender = $1
    },
    Option("--recipient", "address", "Its recipient; default: $RECIPIENT or Delivered-To.") {
      $0.recipient = $1
    },
    Option(
      name: "--lock-timeout", help: "Wait 0 to 600 s for other writers (default 30).",
      effect: .value("seconds") { arguments, value in
        guard let seconds = Int(value), (0...600).contains(seconds) else { return false }
        arguments.lockTimeout = seconds
        return true
      }),
    Option("--explain", "Decide, write nothing, and print the decision.") { $0.explain = true },
    Option("--json", "Print one JSON object on standard output.") { $0.json = true },
    Option("--print", "Print the ticket number on standard output.") { $0.print = true },
    Option("--no-notify", "Send no confirmation and no copy for this mail.") {
      $0.noNotify = true
    },
    Option("--trusted", "Honour X-Ticket- fields, as set by a local form.") {
      $0.trusted = true
    },
    Option("--dispatch", "Read no mail; send what is due in the outbox.") { $0.dispatch = true },
    Option("--version", "Print the version.") { $0.version = true },
    Option("--help", "Print this help.") { $0.help = true },
  ]

  static func named(_ name: String) throws(UsageError) -> Option {
    if let option = all.first(where: { $0.name == name }) { return option }
    if name == "-h" { return try named("--help") }
    let distances = all.map { ($0, Spelling.distance($0.name, name)) }
    let nearest = distances.min { $0.1 < $1.1 }.flatMap { $0.1 <= 3 ? $0.0 : nil }
    throw .unknown(name, nearest: nearest)
  }

  static var helpText: String {
    let width = 2 + (all.map(\.usage.count).max() ?? 0)
    let lines = all.map { option in
      "  " + option.usage + String(repeating: " ", count: width - option.usage.count) + option.help
    }
    return """
      Usage: ingest [OPTION]... < MAIL
      File a raw mail under a ticket.

      \(lines.joined(separator: "\n"))

      Exit status: 0 stored, 75 try again later. See ingest(1).

      """
  }

  /// `--store <file>`.
  var usage: String {
    switch effect {
    case .flag: name
    case .value(let value, _): "\(name) <\(value)>"
    }
  }
}

extension Option {
  private init(_ name: String, _ help: String, raise: @escaping @Sendable (inout Arguments) -> Void)
  {
    self.init(name: name, help: help, effect: .flag(raise))
  }

  private init(
    _ name: String, _ value: String, _ help: String,
    set: @escaping @Sendable (inout Arguments, String) -> Void
  ) {
    let effect = Effect.value(value) { arguments, value in
      set(&arguments, value)
      return true
    }
    self.init(name: name, help: help, effect: effect)
  }
}
