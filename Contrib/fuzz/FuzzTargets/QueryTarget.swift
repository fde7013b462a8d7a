import Desk
import Mail

/// A query is read, or refused with a place that is in it. What was read can be written down and read
/// as the same.
func readQuery(_ text: String) {
  do {
    let query = try parsed(text)
    let again = try? parsed(query.canonical)
    precondition(again == query, "\(query.canonical) is another query")
    precondition(!query.analysis.isEmpty)
  } catch {
    precondition(error.place.upperBound <= text.unicodeScalars.count, "\(error.place)")
    precondition(!error.report(in: text).isEmpty)
  }
}

private func parsed(_ text: String) throws(QueryError) -> Query {
  try Query.parse(text, now: Timestamp(seconds: 1_795_000_000), zone: .offset(-12_600))
}
