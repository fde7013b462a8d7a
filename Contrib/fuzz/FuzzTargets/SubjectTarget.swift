import Desk

/// A subject is compared, and keeps the tag that it is given.
func readSubject(_ subject: String) {
  for isAutomatic in [false, true] {
    _ = BaseSubject(subject, tags: ["Ticket", "Shop"], isAutomatic: isAutomatic)
  }
  _ = TicketTag.removed(from: subject, tags: ["Ticket"])
  let tagged = TicketTag.tagged(subject, tag: "Ticket", ticket: 42)
  precondition(TicketTag.numbers(in: tagged, tag: "Ticket").contains(42), "no tag in '\(tagged)'")
}
