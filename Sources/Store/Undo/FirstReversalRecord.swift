/// Version 1 of the record of a reversal, as Swift derived it from the type that `Fact` was then. It is
/// read, and never written any more.
///
///     {"tickets":[{"ticket":7,"lost":[{"column":{"_0":"status","_1":{"text":{"_0":"open"}}}}], …}]}
struct FirstReversalRecord: Decodable {
  private let tickets: [Ticket]

  private struct Ticket: Decodable {
    let ticket: Int
    let lost: [FirstFactRecord]
    let gained: [FirstFactRecord]
  }

  var reversal: Reversal {
    Reversal(
      tickets: tickets.map { ticket in
        Reversal.Difference(
          ticket: ticket.ticket, lost: Set(ticket.lost.map(\.fact)),
          gained: Set(ticket.gained.map(\.fact)))
      })
  }
}

private struct FirstFactRecord: Decodable {
  let fact: Fact

  private enum Kind: String, CodingKey {
    case column, tag, field, participant, baseSubject, link, message, splitOff
  }

  private enum Key: String, CodingKey {
    case first = "_0"
    case second = "_1"
    case name, value, mailbox, role, queue, key, isStranger
  }

  init(from decoder: any Decoder) throws {
    let kinds = try decoder.container(keyedBy: Kind.self)
    guard let kind = kinds.allKeys.first else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "no kind of fact"))
    }
    let record = try kinds.nestedContainer(keyedBy: Key.self, forKey: kind)
    func number(_ key: Key) throws -> Int { try record.decode(Int.self, forKey: key) }
    func text(_ key: Key) throws -> String { try record.decode(String.self, forKey: key) }
    switch kind {
    case .column:
      guard let column = TicketColumn(rawValue: try text(.first)) else {
        throw DecodingError.dataCorruptedError(
          forKey: .first, in: record, debugDescription: "no such column")
      }
      fact = .column(column, try record.decode(FirstColumnRecord.self, forKey: .second).value)
    case .tag: fact = .tag(try text(.first))
    case .field: fact = .field(name: try text(.name), value: try text(.value))
    case .participant:
      fact = .participant(
        mailbox: try number(.mailbox), name: try text(.name), role: try text(.role))
    case .baseSubject:
      fact = .baseSubject(
        queue: try number(.queue), key: try record.decode([UInt8].self, forKey: .key))
    case .link: fact = .link(try number(.first))
    case .message:
      fact = .message(
        try number(.first), isStranger: try record.decode(Bool.self, forKey: .isStranger))
    case .splitOff: fact = .splitOff(try number(.first))
    }
  }
}

private struct FirstColumnRecord: Decodable {
  let value: ColumnValue

  private enum Kind: String, CodingKey {
    case null, number, text
  }

  private enum Key: String, CodingKey {
    case first = "_0"
  }

  init(from decoder: any Decoder) throws {
    let kinds = try decoder.container(keyedBy: Kind.self)
    if kinds.contains(.number) {
      let number = try kinds.nestedContainer(keyedBy: Key.self, forKey: .number)
      value = .number(try number.decode(Int64.self, forKey: .first))
    } else if kinds.contains(.text) {
      let text = try kinds.nestedContainer(keyedBy: Key.self, forKey: .text)
      value = .text(try text.decode(String.self, forKey: .first))
    } else {
      value = .null
    }
  }
}
