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
