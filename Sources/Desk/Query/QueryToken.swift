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

/// What a query may be, so that no text can exhaust the stack or SQLite's limits
/// (SQLITE_LIMIT_EXPR_DEPTH is 1000).
package enum QueryLimits {
  /// Bytes of UTF-8.
  package static let length = 16_384
  /// Parentheses and negations within one another.
  package static let depth = 32
  package static let terms = 256
  /// Ranges of one `id:`.
  package static let ranges = 500
}
