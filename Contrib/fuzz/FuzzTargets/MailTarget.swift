import Desk
import Mail

/// One mail of libFuzzer's: whatever the bytes are, it is read, cut, made searchable and compared.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzMail(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let raw = Array(UnsafeBufferPointer(start: start, count: count))
  let mail = Message(reading: raw)
  let marks = Quotation.marks(in: mail.text, earlier: [mail.subject, mail.text])
  _ = SearchText.segmented(Quotation.visible(mail.text, without: marks))
  _ = SearchText.segmented(Quotation.quoted(mail.text, in: marks))
  _ = BaseSubject(mail.subject, tags: ["Ticket"], isAutomatic: count.isMultiple(of: 2))
  for part in mail.parts { _ = Message.content(ofPart: part.number, in: raw) { _ in } }
  return 0
}
