import ArgumentParser

/// Tickets, then the one value they get: `assign 4 7 anna`, or `assign 4 7 --to anna`.
struct ValueOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("Tickets, then the new value.", valueName: "ticket"))
  var words: [String] = []

  @Option(parsing: .unconditional, help: "The new value, if it could be read as a ticket.")
  var to: String?
  @OptionGroup var bulk: BulkOptions

  func validate() throws {
    try bulk.validate(tickets)
    _ = try value
  }

  var value: String {
    get throws {
      guard let value = to ?? words.last else { throw ValidationError("name the new value") }
      if to == nil, TicketReference(argument: value) != nil {
        throw ValidationError("'\(value)' is a ticket: give the new value last, or after --to")
      }
      return value
    }
  }

  /// The ticket, when one alone is named.
  var onlyTicket: Int? {
    get throws {
      let tickets = try tickets
      return bulk.query == nil && tickets.count == 1 ? tickets.first?.number : nil
    }
  }

  func change(_ body: (Change, Int) throws -> Void) throws {
    try bulk.change(tickets, body)
  }

  private var tickets: [TicketReference] {
    get throws {
      try (to == nil ? words.dropLast() : words[...]).map { word in
        guard let ticket = TicketReference(argument: word) else {
          throw ValidationError(
            "'\(word)' is not a ticket number: give tickets by number, then one value, in quotation marks "
              + "if it contains spaces")
        }
        return ticket
      }
    }
  }
}
