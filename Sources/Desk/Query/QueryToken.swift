struct QueryToken: Hashable {
  var kind: Kind
  /// Offsets of Unicode scalars in the query.
  var place: Range<Int>

  enum Kind: Hashable {
    case open
    case close
    /// A `-` directly before what it negates.
    case minus
    case and
    case or
    case not
    case text(QueryValue)
    /// `name:value`, the name as written.
    case named(String, QueryValue)
  }
}

/// What follows `name:`, or a bare word or phrase.
struct QueryValue: Hashable {
  /// Without the quotation marks and the `*` after it.
  var text: String
  var isQuoted: Bool
  /// A `*` follows.
  var isPrefix: Bool
  /// With quotation marks and `*`.
  var place: Range<Int>
}
