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

  /// The same of its date, and of what it answers.
  func replaceReferences(of message: Int, by mail: Message) throws {
    let row = try Row.fetchOne(
      db, sql: "SELECT in_reply_to, reference_ids FROM message WHERE id = ?", arguments: [message])
    for id in try row.map(NamedMessages.init)?.ids ?? [] {
      try execute(
        "DELETE FROM reference WHERE id_key = ? AND message = ?", [IDKey.of(id), message])
    }
    try execute(
      "UPDATE message SET in_reply_to = ?, reference_ids = ?, date = ? WHERE id = ?",
      [joined(mail.inReplyTo), joined(mail.references), mail.date?.seconds, message])
    try insert(
      NamedMessages(inReplyTo: mail.inReplyTo, references: mail.references), message: message)
  }
}
