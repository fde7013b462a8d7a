package import Mail

extension Event {
  /// What tells that this was taken back: before and after have changed places, and a mail that was
  /// filed is not sent.
  package func undone(by actor: String, at now: Timestamp) -> Event {
    var undoing = self
    (undoing.at, undoing.actor) = (now, actor)
    if kind == .message {
      undoing.kind = .delivery
      undoing.after = DeliveryState.cancelled.rawValue
      undoing.note = "taken back before it was sent"
    } else {
      (undoing.before, undoing.after) = (after, before)
      undoing.note = note.isEmpty ? "undo" : "undo: \(note)"
    }
    return undoing
  }
}
