import ArgumentParser
import Delivery
import Desk
import Mail

/// A query on the command line: its words need no quoting, and may begin with `-`.
struct QueryOptions: ParsableArguments {
  @Argument(parsing: .allUnrecognized, help: "The tickets to select; see tickets-query(7).")
  var query: [String] = []

  @Flag(help: "Print how the query was understood, and do nothing else.")
  var analyze = false

  func validate() throws { try UnknownOption.refuse(in: query) }

  var text: String { query.filter { $0 != "--" }.joined(separator: " ") }

  /// - Throws: with `--analyze`, a clean exit that prints how the query was understood.
  func parsed() throws -> Query {
    let query = try read()
    if analyze { throw CleanExit.message(query.analysis) }
    return query
  }

  private func read() throws -> Query {
    do {
      return try Query.parse(text, now: .now(), zone: .system)
    } catch {
      throw Failure.usage(error.report(in: text))
    }
  }
}
