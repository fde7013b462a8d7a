package import Desk
package import FoundationEssentials

extension ExportLine {
  /// Reads the lines of an export.
  package static func decoder() -> JSONDecoder {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .iso8601
    return decoder
  }

  /// One line of an export, whole and within `ExportBounds`.
  package init(_ line: Data, _ decoder: JSONDecoder) throws(ExportFault) {
    do {
      self = try decoder.decode(ExportLine.self, from: line)
    } catch let error as DecodingError {
      throw ExportFault(error.told)
    } catch {
      throw ExportFault("not made by 'tickets export'")
    }
    try checkNumbers()
    try checkLists()
    try checkTexts()
  }

  /// Other numbers are only looked up among these.
  private func checkNumbers() throws(ExportFault) {
    guard NumberRange.messages.contains(message) else {
      throw ExportFault("message is not from 1 to \(NumberRange.messages.upperBound)")
    }
    let tickets = [ticketObject.ticket] + ticketRecord.merged
    guard tickets.allSatisfy(NumberRange.tickets.contains) else {
      throw ExportFault("ticket is not from 1 to \(NumberRange.tickets.upperBound)")
    }
    guard Set(tickets).count == tickets.count else {
      throw ExportFault("ticket_record.merged has a number twice")
    }
  }

  private func checkLists() throws(ExportFault) {
    guard !raw.isEmpty else { throw ExportFault("raw is empty") }
    guard events.count <= ExportBounds.events else {
      throw ExportFault("more than \(ExportBounds.events) events")
    }
    let counts = [
      ("participants", ticketObject.participants.count),
      ("muted", ticketObject.muted?.count ?? 0), ("tags", ticketObject.tags.count),
      ("links", ticketObject.links.count), ("fields", ticketRecord.fields.count),
      ("merged", ticketRecord.merged.count), ("tried", messageRecord.tried.count),
      ("arrivals", messageRecord.arrivals.count), ("split_off", messageRecord.splitOff.count),
      ("outcomes", messageRecord.outcomes.count),
    ]
    for (name, count) in counts where count > ExportBounds.list {
      throw ExportFault("\(name) has more than \(ExportBounds.list) entries")
    }
  }

  private func checkTexts() throws(ExportFault) {
    guard !messageID.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D }) else {
      throw ExportFault("message_id has several lines")
    }
    let texts: [(String, [String?])] = [
      ("the message", [classReason, messageID, from.name, from.address]),
      ("ticket_object", ticketObject.texts), ("ticket_record", ticketRecord.texts),
      ("message_record", messageRecord.texts), ("events", events.flatMap(\.texts)),
    ]
    for (name, texts) in texts {
      guard texts.allSatisfy({ ($0?.utf8.count ?? 0) <= ExportBounds.text }) else {
        throw ExportFault("a text of \(name) is longer than \(ExportBounds.text) bytes")
      }
    }
  }
}

extension ExportLine.TicketObject {
  fileprivate var texts: [String?] {
    [queue, subject, priority, assignee, waiting] + tags
      + ([requester] + participants).flatMap { [$0.name, $0.address] }
  }
}

extension ExportLine.TicketMembers {
  fileprivate var texts: [String?] { [account, loginURL] + fields.flatMap { [$0.key, $0.value] } }
}

extension ExportLine.MessageMembers {
  fileprivate var texts: [String?] {
    [contentHash, sending?.kind, sending?.sender]
      + tried.flatMap { [$0.rule, $0.result, $0.evidence] }
      + arrivals.flatMap { [$0.queue, $0.recipient] }
      + outcomes.flatMap { [$0.recipient, $0.state, $0.detail] }
  }
}

extension ExportLine.EventMembers {
  fileprivate var texts: [String?] { [actor, kind, note, before, after] }
}

extension DecodingError {
  /// The member that is at fault; what stands there is the file's, and may be anything.
  fileprivate var told: String {
    switch self {
    case .keyNotFound(let key, let context):
      "\(DecodingError.name(context.codingPath + [key])) is missing"
    case .typeMismatch(_, let context), .valueNotFound(_, let context),
      .dataCorrupted(let context):
      context.codingPath.isEmpty
        ? "not made by 'tickets export'"
        : "\(DecodingError.name(context.codingPath)) is not what 'tickets export' writes"
    @unknown default: "not made by 'tickets export'"
    }
  }

  private static func name(_ path: [any CodingKey]) -> String {
    path.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }.joined(separator: ".")
  }
}
