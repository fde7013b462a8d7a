internal import FoundationEssentials

/// How a reversal stands in `change.reversal`: JSON that outlives this program. What is written here is
/// version 2; a change of it is a new version, and the old ones stay readable. Rows of every version are
/// kept in ReversalRecordTests.
///
///     {"tickets":[{"gained":[FACT, …],"lost":[FACT, …],"ticket":7}],"version":2}
///
/// A FACT has one of the keys `column`, `tag`, `field`, `participant`, `base_subject`, `link`,
/// `message` and `split_off`, and beside it what belongs to that.
extension Reversal {
  private static let version = 2

  var record: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      return String(decoding: try encoder.encode(Record(self)), as: UTF8.self)
    }
  }

  /// Nil for what no version of this program has written.
  init?(record: String) {
    let bytes = Data(record.utf8)
    let decoder = JSONDecoder()
    guard let version = try? decoder.decode(Version.self, from: bytes) else { return nil }
    switch version.version {
    case nil:
      guard let first = try? decoder.decode(FirstReversalRecord.self, from: bytes) else {
        return nil
      }
      self = first.reversal
    case Reversal.version:
      guard let record = try? decoder.decode(Record.self, from: bytes) else { return nil }
      self = record.reversal
    default: return nil
    }
  }

  /// Version 1 did not name itself.
  private struct Version: Decodable {
    let version: Int?
  }

  private struct Record: Codable {
    let version: Int
    let tickets: [Ticket]

    struct Ticket: Codable {
      let ticket: Int
      let lost: [FactRecord]
      let gained: [FactRecord]
    }

    init(_ reversal: Reversal) {
      version = Reversal.version
      tickets = reversal.tickets.map { difference in
        Ticket(
          ticket: difference.ticket, lost: Record.sorted(difference.lost),
          gained: Record.sorted(difference.gained))
      }
    }

    /// The same change has the same record.
    private static func sorted(_ facts: Set<Fact>) -> [FactRecord] {
      facts.sorted { "\($0)" < "\($1)" }.map { FactRecord(fact: $0) }
    }

    var reversal: Reversal {
      Reversal(
        tickets: tickets.map { ticket in
          Difference(
            ticket: ticket.ticket, lost: Set(ticket.lost.map(\.fact)),
            gained: Set(ticket.gained.map(\.fact)))
        })
    }
  }
}

/// One fact, with every name written out.
private struct FactRecord: Codable {
  let fact: Fact

  private enum Key: String, CodingKey {
    case column, number, text
    case tag
    case field, value
    case participant, name, role
    case baseSubject = "base_subject"
    case queue
    case link
    case message, stranger
    case splitOff = "split_off"
  }

  init(fact: Fact) {
    self.fact = fact
  }

  func encode(to encoder: any Encoder) throws {
    var record = encoder.container(keyedBy: Key.self)
    switch fact {
    case .column(let column, let value):
      try record.encode(column.rawValue, forKey: .column)
      switch value {
      case .null: break
      case .number(let number): try record.encode(number, forKey: .number)
      case .text(let text): try record.encode(text, forKey: .text)
      }
    case .tag(let tag): try record.encode(tag, forKey: .tag)
    case .field(let name, let value):
      try record.encode(name, forKey: .field)
      try record.encode(value, forKey: .value)
    case .participant(let mailbox, let name, let role):
      try record.encode(mailbox, forKey: .participant)
      try record.encode(name, forKey: .name)
      try record.encode(role, forKey: .role)
    case .baseSubject(let queue, let key):
      try record.encode(Data(key), forKey: .baseSubject)
      try record.encode(queue, forKey: .queue)
    case .link(let other): try record.encode(other, forKey: .link)
    case .message(let message, let isStranger):
      try record.encode(message, forKey: .message)
      try record.encode(isStranger, forKey: .stranger)
    case .splitOff(let message): try record.encode(message, forKey: .splitOff)
    }
  }

  init(from decoder: any Decoder) throws {
    let record = try decoder.container(keyedBy: Key.self)
    if let name = try record.decodeIfPresent(String.self, forKey: .column) {
      guard let column = TicketColumn(rawValue: name) else {
        throw DecodingError.dataCorruptedError(
          forKey: .column, in: record, debugDescription: "no column \(name)")
      }
      let number = try record.decodeIfPresent(Int64.self, forKey: .number)
      let text = try record.decodeIfPresent(String.self, forKey: .text)
      fact = .column(column, number.map { .number($0) } ?? text.map { .text($0) } ?? .null)
    } else if let tag = try record.decodeIfPresent(String.self, forKey: .tag) {
      fact = .tag(tag)
    } else if let name = try record.decodeIfPresent(String.self, forKey: .field) {
      fact = .field(name: name, value: try record.decode(String.self, forKey: .value))
    } else if let mailbox = try record.decodeIfPresent(Int.self, forKey: .participant) {
      fact = .participant(
        mailbox: mailbox, name: try record.decode(String.self, forKey: .name),
        role: try record.decode(String.self, forKey: .role))
    } else if let key = try record.decodeIfPresent(Data.self, forKey: .baseSubject) {
      fact = .baseSubject(queue: try record.decode(Int.self, forKey: .queue), key: Array(key))
    } else if let other = try record.decodeIfPresent(Int.self, forKey: .link) {
      fact = .link(other)
    } else if let message = try record.decodeIfPresent(Int.self, forKey: .message) {
      fact = .message(message, isStranger: try record.decode(Bool.self, forKey: .stranger))
    } else {
      fact = .splitOff(try record.decode(Int.self, forKey: .splitOff))
    }
  }
}
