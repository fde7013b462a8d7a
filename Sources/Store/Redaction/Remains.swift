package import Desk
package import Mail
internal import Text

/// What was removed by a redaction, by which it is found where it still stands: people quote.
package struct RemovedMatter: Hashable, Sendable {
  /// Looked for everywhere.
  var texts: [String] = []
  /// Of the message, looked for in headers.
  var subject = ""
  /// Of the removed parts' content.
  var digests: Set<String> = []

  /// Lines that tell something, the longest ones.
  private static let mostLines = 20
  private static let fewestBytes = 20
  private static let fewestBytesOfSubject = 4

  /// - Parameter raw: of the message, before anything is removed.
  init(_ redaction: Redaction, _ stored: StoredMessage, _ raw: [UInt8]) {
    switch redaction {
    case .text(let text): texts = [text]
    case .whole:
      texts = RemovedMatter.telling(stored.visibleText)
      if stored.subject.utf8.count >= RemovedMatter.fewestBytesOfSubject {
        subject = stored.subject
      }
      texts += stored.attachments.compactMap(\.filename)
      digests = Set(stored.attachments.map(\.sha256))
    case .part(let number):
      guard let part = stored.parts.first(where: { $0.number == number }) else { return }
      var content: [UInt8] = []
      let isText = part.type.hasPrefix("text/")
      if isText, Message.content(ofPart: number, in: raw, { content += $0 }) {
        texts = RemovedMatter.telling(String(decoding: content, as: UTF8.self))
      }
      texts += [part.filename].compactMap(\.self)
      digests = [part.sha256]
    }
  }

  private static func telling(_ text: String) -> [String] {
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"))
      .filter { $0.count >= fewestBytes }
      .sorted { $0.count > $1.count }.prefix(mostLines)
    return lines.map { String(decoding: $0, as: UTF8.self) }.filter {
      !$0.allSatisfy(\.isWhitespace)
    }
  }

  /// Where it stands in another mail, in words of people.
  func places(in raw: [UInt8]) -> [String] {
    let mail = Message(reading: raw)
    let inHeader = texts + (subject.isEmpty ? [] : [subject])
    var places = mail.header.filter { field in
      let value = field.name.lowercased() == "subject" ? mail.subject : field.value
      return inHeader.contains { Redaction.text($0).removes(from: value) }
    }.map(\.name)
    if texts.contains(where: { Redaction.text($0).removes(from: mail.text) }) {
      places.append("text")
    }
    let names = mail.parts.compactMap(\.filename).text(separatedBy: "\n")
    if texts.contains(where: { Redaction.text($0).removes(from: names) }) {
      places.append("names of attachments")
    }
    if mail.parts.contains(where: { digests.contains($0.sha256) }) { places.append("attachments") }
    if places.isEmpty, texts.contains(where: { isAnywhere($0, raw) }) {
      places.append("attachments or enclosed mail")
    }
    return places.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  private func isAnywhere(_ text: String, _ raw: [UInt8]) -> Bool {
    (try? Message.redacted(raw, .text(text))).flatMap(\.self) != nil
  }
}

extension Redaction {
  fileprivate func removes(from text: String) -> Bool { cleared(text) != text }
}

extension Snapshot {
  package func removedMatter(
    _ redaction: Redaction, of stored: StoredMessage
  ) throws -> RemovedMatter {
    RemovedMatter(redaction, stored, try raw(of: stored.number))
  }

  /// Where what was removed from a message still stands on its tickets: `m23 (Subject, text)`.
  package func remains(of matter: RemovedMatter, from message: Int) throws -> [String] {
    let tickets = try ticketsThatHad(message)
    let others = try messages(onTickets: tickets).filter { $0 != message }
    let inMessages: [String] = try others.compactMap { number in
      guard try self.message(number)?.isUnreadable == false else { return nil }
      let places = matter.places(in: try raw(of: number))
      return places.isEmpty ? nil : "m\(number) (\(places.joined(separator: ", ")))"
    }
    let inOutbox = try outboxMails(of: tickets).filter { !matter.places(in: $0.mail).isEmpty }
      .map { "mail \($0.number) of the outbox" }
    return inMessages + inOutbox
  }
}
