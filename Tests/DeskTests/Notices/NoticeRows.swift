import Testing

@testable import Desk
@testable import Mail

/// A mail that was filed, and who is written to because of it.
struct NoticeRow: Sendable, CustomTestStringConvertible {
  var name: String
  /// Header of the mail beside From.
  var fields: [String] = []
  var from = "Jane <jane@customer.example>"
  var envelopeSender = Envelope.Sender.unknown
  /// Nil: a class that a header does not make.
  var mailClass: MailClass?
  var circumstances: Set<Circumstance> = []
  var settings: [SettingKey: String] = [:]
  /// `c`onfirmation to the author, copy to the `b`oss, order's re`f`usal to the author.
  var sent: String

  enum Circumstance: Sendable {
    case followUp, duplicate, dmarcFailed, silenced, agentsNote, orderRefused
  }

  var testDescription: String { name }

  static let author = [
    NoticeRow(name: "a person's mail that opens a ticket", sent: "cb"),
    NoticeRow(name: "the author is copied", from: "boss@desk.example", sent: "c"),
    NoticeRow(name: "in other case", from: "Boss@DESK.example", sent: "c"),
    NoticeRow(name: "one of several authors", from: "jane@x.example, boss@desk.example", sent: "c"),
    NoticeRow(name: "no address", from: "Jane", sent: "b"),
    NoticeRow(name: "no From at all", from: "", sent: "b"),
    NoticeRow(name: "never answered", from: "no-reply@shop.example", sent: "b"),
    NoticeRow(name: "never answered, a list's", from: "owner-l@l.example", sent: "b"),
    NoticeRow(name: "never answered, no domain", from: "jane@unknown", sent: "b"),
    NoticeRow(name: "our own address", from: "help@desk.example", sent: "b"),
    NoticeRow(name: "another queue's address", from: "sales@desk.example", sent: "b"),
    NoticeRow(name: "our extension", from: "help+c1-x@desk.example", sent: "b"),
    NoticeRow(name: "the null sender", envelopeSender: .null, sent: "b"),
    NoticeRow(name: "DMARC failed", circumstances: [.dmarcFailed], sent: "b"),
  ]

  static let mail = [
    NoticeRow(name: "a list's", fields: ["List-Id: <l.example>"], sent: "b"),
    NoticeRow(name: "bulk", fields: ["Precedence: bulk"], sent: "b"),
    NoticeRow(name: "a program's", fields: ["Auto-Submitted: auto-generated"], sent: "b"),
    NoticeRow(
      name: "another help desk's program",
      fields: ["Auto-Submitted: auto-replied", "X-Loop: help@elsewhere.example"], sent: ""),
    NoticeRow(name: "another help desk's agent", fields: ["X-Zammad-Trace: 1"], sent: "cb"),
    NoticeRow(name: "a bounce", mailClass: .bounce, sent: ""),
    NoticeRow(name: "a receipt", mailClass: .receipt, sent: ""),
    NoticeRow(name: "ours", mailClass: .own, sent: ""),
    NoticeRow(name: "spam", fields: ["X-Spam-Flag: YES"], sent: ""),
    NoticeRow(name: "no spam", fields: ["X-Spam-Flag: NO"], sent: "cb"),
  ]

  static let suppressed =
    [("All", "b"), ("OOF", "b"), ("AutoReply", "b"), ("DR, OOF", "b")]
    + [("DR", "cb"), ("RN, NRN", "cb"), ("None", "cb"), ("", "cb")]

  static let followUps = [
    NoticeRow(name: "a person's", circumstances: [.followUp], sent: "b"),
    NoticeRow(
      name: "a list's", fields: ["List-Id: <l.example>"], circumstances: [.followUp], sent: "b"),
    NoticeRow(
      name: "a program's", fields: ["Auto-Submitted: auto-generated"], circumstances: [.followUp],
      sent: ""),
    NoticeRow(name: "a bounce", mailClass: .bounce, circumstances: [.followUp], sent: ""),
    NoticeRow(
      name: "the spam flag is only noted", fields: ["X-Spam-Flag: YES"],
      circumstances: [.followUp], sent: "b"),
    NoticeRow(
      name: "an agent's note", from: "bob@desk.example", circumstances: [.followUp, .agentsNote],
      sent: ""),
    NoticeRow(
      name: "an agent's order that cannot be", from: "bob@desk.example",
      circumstances: [.followUp, .orderRefused], sent: "bf"),
    NoticeRow(
      name: "such an order of the copied", from: "boss@desk.example",
      circumstances: [.followUp, .orderRefused], sent: "f"),
    NoticeRow(
      name: "such an order, repeated", circumstances: [.followUp, .duplicate, .orderRefused],
      sent: ""),
    NoticeRow(
      name: "such an order, silenced", circumstances: [.followUp, .silenced, .orderRefused],
      sent: ""),
  ]

  static let desk = [
    NoticeRow(name: "--no-notify", circumstances: [.silenced], sent: ""),
    NoticeRow(name: "a repeated delivery", circumstances: [.duplicate], sent: ""),
    NoticeRow(name: "no address of the queue's", settings: [.address: ""], sent: ""),
    NoticeRow(name: "confirm is no", settings: [.confirm: "no"], sent: "b"),
    NoticeRow(name: "nobody to notify", settings: [.notify: ""], sent: "c"),
    NoticeRow(
      name: "notify names our address", settings: [.notify: "sales@desk.example"], sent: "c"),
    NoticeRow(name: "notify names a program", settings: [.notify: "noreply@x.example"], sent: "c"),
  ]
}
