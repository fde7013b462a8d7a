/// SQL about mail of ours.
enum OwnMail {
  /// Whether a message went to the customer: it is no forward, and was not taken back.
  ///
  /// - Parameter message: table or alias.
  static func isAnswer(_ message: String) -> String {
    """
    (\(message).direction = 'out' AND NOT EXISTS (
      SELECT 1 FROM outbox WHERE outbox.message = \(message).id
        AND (outbox.kind = 'forward' OR \(isTakenBack("outbox")))))
    """
  }

  /// Whether an entry of the outbox was taken back before anybody tried to send it.
  static func isTakenBack(_ outbox: String) -> String {
    "\(outbox).next_try IS NULL AND \(outbox).tries = 0"
  }
}
