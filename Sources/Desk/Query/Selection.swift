/// A query with what the command and the asking agent add to it.
package struct Selection: Sendable {
  package var query: Query
  /// Whom `assignee:me` means.
  package var agent: String
  /// The order where the query names none.
  package var defaultOrder: [Query.SortOrder]
  /// In the default order, tickets whose answer failed come first.
  package var failedFirst: Bool
  /// The limit where the query names none.
  package var defaultLimit: Int?

  package init(
    query: Query, agent: String, defaultOrder: [Query.SortOrder], failedFirst: Bool = false,
    defaultLimit: Int? = nil
  ) {
    self.query = query
    self.agent = agent
    self.defaultOrder = defaultOrder
    self.failedFirst = failedFirst
    self.defaultLimit = defaultLimit
  }
}
