internal import Desk
internal import FoundationEssentials
internal import Mail

/// One mail of an export as JSON Lines (tickets(1), export), as it is decoded.
package struct ExportLine: Decodable {
  let message: Int
  let direction: NewMessage.Direction
  let mailClass: MailClass
  let classReason: String
  let messageID: String
  let from: Person
  let received: Moment
  let stranger: Bool
  let ticketObject: TicketObject
  let ticketRecord: TicketMembers
  let messageRecord: MessageMembers
  let events: [EventMembers]
  let raw: Data

  enum CodingKeys: String, CodingKey {
    case message, direction, from, received, stranger, events, raw
    case mailClass = "class"
    case classReason = "class_reason"
    case messageID = "message_id"
    case ticketObject = "ticket_object"
    case ticketRecord = "ticket_record"
    case messageRecord = "message_record"
  }

  struct Person: Decodable {
    let name: String
    let address: String?

    var mailbox: Mailbox { Mailbox(name: name, address: address.flatMap { Address($0) }) }
  }

  struct Moment: Decodable {
    let time: Timestamp

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      let date = try container.decode(Date.self)
      guard let seconds = Int64(exactly: date.timeIntervalSince1970.rounded(.down)),
        ExportBounds.times.contains(Timestamp(seconds: seconds))
      else {
        throw DecodingError.dataCorruptedError(in: container, debugDescription: "no such time")
      }
      time = Timestamp(seconds: seconds)
    }
  }

  struct TicketObject: Decodable {
    let ticket: Int
    let queue, subject, priority: String
    let status: TicketStatus
    let requester: Person
    let participants: [Person]
    /// Exports of before have none.
    let muted: [String]?
    let assignee: String?
    let tags: [String]
    let created, updated: Moment
    let answered, closed, holdUntil, waitingSince: Moment?
    let waiting: String?
    let links: [Int]

    enum CodingKeys: String, CodingKey {
      case ticket, queue, subject, status, priority, requester, participants, muted, assignee, tags
      case created, updated, answered, closed, waiting, links
      case holdUntil = "hold_until"
      case waitingSince = "waiting_since"
    }
  }

  struct TicketMembers: Decodable {
    let account, loginURL: String?
    let fields: [String: String]
    let vouched: Bool
    let warned: Moment?
    let merged: [Int]

    enum CodingKeys: String, CodingKey {
      case account, fields, vouched, warned, merged
      case loginURL = "login_url"
    }
  }

  struct MessageMembers: Decodable {
    let contentHash: String
    let tried: [TrialMembers]
    let arrivals: [ArrivalMembers]
    let splitOff: [Int]
    let sending: SendingMembers?
    let outcomes: [OutcomeMembers]

    enum CodingKeys: String, CodingKey {
      case tried, arrivals, sending, outcomes
      case contentHash = "content_hash"
      case splitOff = "split_off"
    }
  }

  struct TrialMembers: Decodable {
    let rule, result, evidence: String
    let ticket: Int?
  }

  struct ArrivalMembers: Decodable {
    let queue, recipient: String
    let at: Moment
  }

  struct SendingMembers: Decodable {
    let kind: String
    let sender: String?
    let created: Moment
    let takenBack: Bool

    enum CodingKeys: String, CodingKey {
      case kind, sender, created
      case takenBack = "taken_back"
    }
  }

  struct OutcomeMembers: Decodable { let recipient, state, detail: String }

  struct EventMembers: Decodable {
    let ticket, message: Int?
    let at: Moment
    let actor, kind, note: String
    let before, after: String?
  }
}

extension MailClass: Decodable {}
extension TicketStatus: Decodable {}
extension NewMessage.Direction: Decodable {}
