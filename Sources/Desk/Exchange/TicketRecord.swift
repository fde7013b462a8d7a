package import Mail

/// What an export tells of a ticket beside its public face: what is the ticket's own of what is shown,
/// and what is never shown.
package struct TicketRecord: Sendable {
  /// Nil where the account follows from the requester's address.
  package var account: String?
  package var loginURL: String?
  package var fields: [Ticket.Field]
  /// The requester's address is not known to be forged.
  package var isVouched: Bool
  /// When the requester was last warned that the ticket closes by itself.
  package var warned: Timestamp?
  /// The tickets that were merged into it.
  package var merged: [Int]

  package init(
    account: String?, loginURL: String?, fields: [Ticket.Field], isVouched: Bool,
    warned: Timestamp?, merged: [Int]
  ) {
    self.account = account
    self.loginURL = loginURL
    self.fields = fields
    self.isVouched = isVouched
    self.warned = warned
    self.merged = merged
  }
}
