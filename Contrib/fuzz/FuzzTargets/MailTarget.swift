import Desk
import Mail

/// Whatever the bytes are, they are read, cut, made searchable and compared.
func readMail(_ raw: [UInt8]) {
  let mail = Message(reading: raw)
  let marks = Quotation.marks(in: mail.text, earlier: [mail.subject, mail.text])
  _ = SearchText.segmented(Quotation.visible(mail.text, without: marks))
  _ = SearchText.segmented(Quotation.quoted(mail.text, in: marks))
  _ = BaseSubject(mail.subject, tags: ["Ticket"], isAutomatic: raw.count.isMultiple(of: 2))
  for part in mail.parts { _ = Message.content(ofPart: part.number, in: raw) { _ in } }
}
