internal import Desk
internal import Mail

extension Transaction {
  /// Writes what a mail says in the place of what it said before: subject, text, quotes, parts, names
  /// and search index, from which the old words are gone already.
  func replaceReading(of message: Int, by mail: Message, _ text: PreparedText) throws {
    try execute("DELETE FROM part WHERE message = ?", [message])
    for part in mail.parts { try insert(part, message: message) }
    try execute(
      """
      UPDATE message SET subject = ?, text = ?, marks = ?, partly_read = ?, reading = ?
      WHERE id = ?
      """,
      [
        mail.subject, mail.text, MarkText.encoded(text.marks), mail.isPartlyRead,
        Message.readingVersion, message,
      ])
    if let columns = text.columns { try index(columns, message: message) }
  }
}
