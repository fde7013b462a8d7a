package import Mail

extension Query {
  /// The moments `from <= t < until`. At least one end is given.
  package struct TimeRange: Hashable, Sendable {
    package var from: Timestamp?
    package var until: Timestamp?

    package init(from: Timestamp? = nil, until: Timestamp? = nil) {
      self.from = from
      self.until = until
    }
  }
}
