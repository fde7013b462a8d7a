import Mail

/// Reads the dates of a query as of one moment in one zone.
struct DateReader {
  let now: Timestamp
  let zone: Query.Zone

  /// `a..b`, `a..`, `..b`, both ends included, or one date: the whole of a day, month or year, but
  /// for `7d` everything since.
  func range(_ value: QueryValue) throws(QueryError) -> Query.TimeRange {
    guard let (left, right) = ends(of: value.text) else {
      switch try time(value.text, in: value) {
      case .period(let period):
        return Query.TimeRange(from: period.lowerBound, until: period.upperBound)
      case .ago(let moment): return Query.TimeRange(from: moment)
      }
    }
    guard !left.isEmpty || !right.isEmpty else {
      throw QueryError(.malformedDate(value.text), at: value.place)
    }
    let from = left.isEmpty ? nil : try time(left, in: value).start
    let until = right.isEmpty ? nil : try time(right, in: value).end
    if let from, let until, until <= from {
      throw QueryError(.backwardRange(value.text), at: value.place)
    }
    return Query.TimeRange(from: from, until: until)
  }

  /// The beginning of one date.
  func start(
    _ value: QueryValue, of name: QueryTermName
  ) throws(QueryError) -> Timestamp {
    guard ends(of: value.text) == nil else {
      throw QueryError(.unexpectedRange(name), at: value.place)
    }
    return try time(value.text, in: value).start
  }

  private func ends(of text: String) -> (String, String)? {
    let characters = Array(text)
    guard
      let dots = characters.indices.dropLast().first(where: {
        characters[$0] == "." && characters[$0 + 1] == "."
      })
    else { return nil }
    return (String(characters[..<dots]), String(characters[(dots + 2)...]))
  }

  private func time(_ text: String, in value: QueryValue) throws(QueryError) -> NamedTime {
    if let named = NamedTime(word: text, now: now, zone: zone) { return named }
    if let ago = NamedTime(span: text, now: now, zone: zone) { return ago }
    guard let date = CalendarDate(text) else {
      throw QueryError(.malformedDate(text), at: value.place)
    }
    guard date.isReal else { throw QueryError(.impossibleDate(text), at: value.place) }
    return .period(date.period(in: zone))
  }
}
