import ArgumentParser
import Desk
import Store

struct Tag: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Add and remove tags: +urgent -spamtrap; a bare word adds.",
    usage: """
      tickets tag <ticket> ... <tag> ...
      tickets tag --query <query> [--yes] <tag> ...
      """)

  /// One list, so that a tag to remove may look like an option.
  @Argument(parsing: .allUnrecognized, help: ArgumentHelp("Tickets, then tags.", valueName: "tag"))
  var words: [String] = []

  @OptionGroup var bulk: BulkOptions

  func validate() throws {
    try UnknownOption.refuse(in: words)
    try bulk.validate(tickets)
    guard !tags.isEmpty else { throw ValidationError("name tags to add and remove: +new -old") }
    if let number = tags.first(where: { TicketReference(argument: $0) != nil }) {
      throw ValidationError(
        "'\(number)' is not a tag: give tickets first, or write the tag as +\(number)")
    }
  }

  func run() throws {
    let tags = try TagChange(tags)
    try bulk.change(tickets) { change, ticket in
      try change.transaction.changeTags(of: ticket, tags, by: change.agent, at: change.now)
    }
  }

  private var tickets: [TicketReference] {
    words.prefix { TicketReference(argument: $0) != nil }
      .compactMap(TicketReference.init(argument:))
  }

  private var tags: [String] { words.dropFirst(tickets.count).filter { $0 != "--" } }
}
