import BlackBox
import Desk
import Foundation
import Mail
import Testing

@testable import Delivery
@testable import Store

/// Mail, answers, merges, splits, undoings and states in any order: each message is on exactly one
/// ticket, the one that the model says, no ticket is empty, counts and people are right, and `verify`
/// finds nothing.
@Suite("Mails moved about")
struct MovingTests {
  private static let wanted = ProcessInfo.processInfo.environment["TICKETS_PROOF"]
  private static let seeds: ClosedRange<UInt64> =
    wanted == "all" ? 1...1000 : 1...(12 * (wanted.flatMap { UInt64($0) } ?? 1))

  @Test("any sequence, over many seeds")
  func sequences() throws {
    var failed = 0
    for seed in Self.seeds {
      try MovingDesk.run { desk in
        var walk = MovingWalk(seed: seed)
        if let fault = try walk.run(on: &desk, steps: 60) {
          failed += 1
          Issue.record("seed \(seed): \(fault)\n\(walk.log.joined(separator: "\n"))")
        }
      }
    }
    print("\nmoves: any sequence: \(Self.seeds.count) tried, \(failed) failed")
  }
}

/// One sequence, and what is wrong after a step of it.
struct MovingWalk {
  private var random: SeededGenerator
  private var model = MovingModel()
  private var count = 0
  private(set) var log: [String] = []

  private static let people = (0..<6).map { "p\($0)@x.example" }

  init(seed: UInt64) {
    random = SeededGenerator(state: seed)
  }

  mutating func run(on desk: inout MovingDesk, steps: Int) throws -> String? {
    for _ in 0..<steps {
      if let fault = try step(&desk) ?? fault(desk) { return fault }
    }
    return try desk.snapshot.verification().faults.first?.line
  }

  private mutating func step(_ desk: inout MovingDesk) throws -> String? {
    guard let ticket = model.living.randomElement(using: &random) else { return try mail(&desk) }
    let any = model.tickets.sorted().randomElement(using: &random) ?? ticket
    switch Int.random(in: 0..<20, using: &random) {
    case 0..<5: return try mail(&desk)
    case 5: return try mail(&desk, asStrangerOn: ticket)
    case 6, 7, 8: try merge(any, into: ticket, &desk)
    case 9, 10: try split(ticket, &desk)
    case 11..<15: try undo(any, &desk)
    case 15, 16: try reply(ticket, &desk)
    case 17: try note(ticket, &desk)
    case 18: try send(&desk)
    default: try change(ticket, &desk)
    }
    return nil
  }

  private mutating func mail(
    _ desk: inout MovingDesk, asStrangerOn target: Int? = nil
  ) throws -> String? {
    count += 1
    let author = Self.people.randomElement(using: &random) ?? ""
    let others = Self.people.filter { $0 != author && target == nil }
    let copy = Bool.random(using: &random) ? others.randomElement(using: &random) : nil
    let answered =
      Bool.random(using: &random) ? model.mails.keys.sorted().randomElement(using: &random) : nil
    let parent = try target == nil ? answered.flatMap(desk.snapshot.message) : nil
    var fields = copy.map { ["Cc: \($0)"] } ?? []
    if let parent { fields.append("In-Reply-To: <\(parent.messageID.text)>") }
    let letter = Letter("m\(count)@x.example", from: author, subject: "S\(count)x", fields)
    let receipt = try desk.deliver(
      letter.text.replacing("Something is wrong.", with: "Text \(count)."),
      to: target.map { .ticket($0) } ?? .rules)
    log.append(
      "m\(receipt.message) from \(author) cc \(copy ?? "-") re m\(parent?.number ?? 0) "
        + "on #\(receipt.ticket)")
    let isStranger = receipt.decision.isStranger
    // Nobody guesses the id of an answer of ours.
    if isStranger, target == nil, parent?.direction != .out {
      return "m\(receipt.message) is a stranger's"
    }
    model.file(
      receipt.message,
      .init(
        ticket: receipt.ticket, people: isStranger ? [] : Set([author] + (copy.map { [$0] } ?? [])),
        stranger: isStranger ? author : nil))
    return nil
  }

  private mutating func merge(_ ticket: Int, into target: Int, _ desk: inout MovingDesk) throws {
    guard try desk.merge(ticket, into: target) else { return }
    log.append("merge #\(ticket) into #\(target)")
    model.merge(ticket, into: target)
  }

  private mutating func split(_ ticket: Int, _ desk: inout MovingDesk) throws {
    let moved = model.messages(on: ticket).sorted().filter { _ in Bool.random(using: &random) }
    guard let new = try desk.split(Set(moved), from: ticket) else { return }
    log.append("split \(moved) from #\(ticket) into #\(new)")
    model.split(Set(moved), into: new)
    // Who gets a ticket of his own is no stranger there.
    for message in moved {
      guard let stranger = model.mails[message]?.stranger,
        try desk.snapshot.message(message)?.isStranger == false
      else { continue }
      model.mails[message]?.stranger = nil
      model.mails[message]?.people = [stranger]
    }
  }

  private mutating func undo(_ ticket: Int, _ desk: inout MovingDesk) throws {
    guard let events = try desk.undo(ticket) else { return }
    let done = events.map { "\($0.kind.rawValue) \($0.before ?? "")>\($0.after ?? "")" }
    log.append("undo #\(ticket): \(done.joined(separator: ", "))")
    for event in events {
      let (before, after) = (event.before.flatMap { Int($0) }, event.after.flatMap { Int($0) })
      switch (event.kind, before, after) {
      case (.merge, _?, let origin?): model.takeBackMerge(of: origin)
      case (.split, let new?, let origin?) where model.mergedInto[new] == nil:
        model.takeBackSplit(of: new, from: origin)
      case (.delivery, _, _): event.message.map { model.mails[$0]?.people = [] }
      default: break
      }
    }
    for message in model.mails.keys {
      guard let stored = try desk.snapshot.message(message), stored.isStranger,
        let author = stored.from.address?.key
      else { continue }
      model.mails[message]?.stranger = author
      model.mails[message]?.people = []
    }
  }

  private mutating func reply(_ ticket: Int, _ desk: inout MovingDesk) throws {
    let copy = Self.people.randomElement(using: &random) ?? ""
    guard let number = try desk.reply(ticket, copy: copy),
      let answer = try desk.snapshot.message(number)
    else { return }
    log.append("reply m\(number) on #\(ticket) cc \(copy)")
    model.file(
      number,
      .init(ticket: ticket, people: Set((answer.to + answer.cc).compactMap(\.address?.key))))
  }

  private mutating func note(_ ticket: Int, _ desk: inout MovingDesk) throws {
    guard let number = try desk.note(ticket) else { return }
    log.append("note m\(number) on #\(ticket)")
    model.file(number, .init(ticket: ticket, people: []))
  }

  private mutating func send(_ desk: inout MovingDesk) throws {
    let isTaken = Bool.random(using: &random)
    log.append("send \(isTaken)")
    try desk.send(isTaken ? .taken : .refused(reason: "no such user"))
  }

  private mutating func change(_ ticket: Int, _ desk: inout MovingDesk) throws {
    let status = TicketStatus.allCases.randomElement(using: &random) ?? .open
    let isStatus = Bool.random(using: &random)
    log.append("#\(ticket) \(isStatus ? status.rawValue : "assigned")")
    if isStatus {
      try desk.set(status, ticket)
    } else {
      try desk.assign(ticket, to: "bob\(count)")
    }
  }

  private func fault(_ desk: MovingDesk) throws -> String? {
    for ticket in model.living {
      if let fault = try fault(of: ticket, desk) { return "#\(ticket) \(fault)" }
    }
    let stored = try Int.fetchOne(desk.transaction.db, sql: "SELECT count(*) FROM message")
    return stored == model.mails.count ? nil : "\(stored ?? 0) messages, not \(model.mails.count)"
  }

  private func fault(of ticket: Int, _ desk: MovingDesk) throws -> String? {
    guard let found = try desk.snapshot.ticket(ticket, at: desk.now) else { return "is gone" }
    let messages = try desk.snapshot.numbers(ofMessagesOn: ticket)
    if messages.isEmpty { return "is empty" }
    if messages != model.messages(on: ticket) {
      return "has \(messages.sorted()), not \(model.messages(on: ticket).sorted())"
    }
    if found.messageCount != messages.count { return "counts \(found.messageCount)" }
    if found.mergedInto != nil { return "is merged" }
    return try faultOfState(of: found, desk) ?? faultOfPeople(on: found, desk)
  }

  /// What was last done to a ticket, and was not taken back, made its state: a customer's mail is not
  /// closed, and what somebody closed is not open. Nobody waits since a mail that is elsewhere.
  private func faultOfState(of ticket: Ticket, _ desk: MovingDesk) throws -> String? {
    let last = try desk.lastOfState(ticket.number)
    switch (last?.kind, last?.after.flatMap(TicketStatus.init)) {
    case (.message, _) where ![.open, .spam].contains(ticket.status):
      return "is \(ticket.status.rawValue), though m\(last?.message ?? 0) has come"
    case (.status, let status?) where status != ticket.status:
      return "is \(ticket.status.rawValue), not \(status.rawValue)"
    default: break
    }
    guard ticket.waiting == .us, let since = ticket.waitingSince,
      try LastWord(desk.snapshot.messages(of: ticket.number))?.turn == .us
    else { return nil }
    let sources = model.sources(of: ticket.number)
    return try desk.isMoment(since, of: [ticket.number] + sources)
      ? nil : "waits since \(since.rfc3339), when nothing was"
  }

  private func faultOfPeople(on ticket: Ticket, _ desk: MovingDesk) throws -> String? {
    let requester = Set([ticket.requester.address?.key].compactMap(\.self))
    let found = Set(ticket.participants.compactMap(\.address?.key)).union(requester)
    let least = model.people(on: ticket.number).union(requester)
    let formerRequesters = try model.sources(of: ticket.number).compactMap {
      try desk.snapshot.ticket($0, at: desk.now)?.requester.address?.key
    }
    let most = least.union(model.strangers(on: ticket.number)).union(formerRequesters)
    if !least.isSubset(of: found) { return "lacks \(least.subtracting(found).sorted())" }
    if !found.isSubset(of: most) { return "has \(found.subtracting(most).sorted()), who left" }
    return nil
  }
}
