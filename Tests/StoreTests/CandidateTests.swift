import Desk
import Mail
import Testing

@testable import Store

@Suite("What the rules find")
struct CandidateTests {
  @Test("In-Reply-To names a stored mail, References newest first, malformed ids nothing")
  func messageIDs() throws {
    let desk = try TemporaryStore()
    let (one, _) = try desk.open(letter("one@x"))
    let (two, _) = try desk.open(letter("two@x", extra: "References: <yes>\n"))
    let answer = letter("new@x", extra: "In-Reply-To: <yes>\nReferences: <one@x> <two@x>\n")
    let found = try desk.candidates(.messageID, for: answer, from: "ann@example.com")
    #expect(found.map(\.ticket) == [two, one])
    #expect(found.map(\.hasCorrespondent) == [true, true])
    let stranger = try desk.candidates(.messageID, for: answer, from: "eve@example.com")
    #expect(stranger.map(\.hasCorrespondent) == [false, false])
  }

  @Test("a mail finds the answer that came before it")
  func earlierAnswer() throws {
    let desk = try TemporaryStore()
    let (ticket, _) = try desk.open(letter("answer@x", extra: "In-Reply-To: <question@x>\n"))
    let found = try desk.candidates(
      .messageID, for: letter("question@x", subject: "Other"), from: "ann@example.com")
    #expect(found.map(\.ticket) == [ticket])
  }

  @Test("the same subject in other words, never the empty one")
  func subjects() throws {
    let desk = try TemporaryStore()
    let (ticket, _) = try desk.open(letter("a@x", subject: "Broken printer"))
    _ = try desk.open(letter("b@x", subject: ""))
    let reply = letter("c@x", subject: "AW: RE[2]: broken  PRINTER")
    #expect(
      try desk.candidates(.subject, for: reply, from: "ann@example.com").map(\.ticket) == [ticket])
    let empty = letter("d@x", subject: "Re:")
    #expect(try desk.candidates(.subject, for: empty, from: "ann@example.com").isEmpty)
  }

  @Test("the sender's own ticket is found among hundreds of the same subject")
  func ownAmongMany() throws {
    let desk = try TemporaryStore()
    let (own, _) = try desk.open(letter("own@x", from: "bob@example.com", subject: "Help"))
    for number in 0..<250 {
      _ = try desk.open(letter("\(number)@x", from: "u\(number)@example.com", subject: "Help"))
    }
    let found = try desk.candidates(
      .subject, for: letter("n@x", subject: "Help"), from: "bob@example.com")
    #expect(found.contains { $0.ticket == own && $0.hasCorrespondent })
    #expect(found.count <= 26)
  }

  @Test("merged tickets lead to the one they live in, over several merges")
  func merges() throws {
    let desk = try TemporaryStore()
    let (one, _) = try desk.open(letter("one@x"))
    let (two, _) = try desk.open(letter("two@x"))
    let (three, _) = try desk.open(letter("three@x"))
    try desk.store.write { transaction in
      for (from, into) in [(one, two), (two, three)] {
        try transaction.db.execute(
          sql: "UPDATE ticket SET merged_into = ? WHERE id = ?", arguments: [into, from])
      }
    }
    let found = try desk.candidates(
      .messageID, for: letter("n@x", extra: "In-Reply-To: <one@x>\n"), from: "ann@example.com")
    #expect(found.map(\.ticket) == [three])
    #expect(try desk.store.read { try $0.mergeEnd(of: one) } == three)
  }

  @Test("a report finds only what we sent")
  func reports() throws {
    let desk = try TemporaryStore()
    let (sent, _) = try desk.open(letter("sent@x"), direction: .out)
    _ = try desk.open(letter("got@x"))
    func bounce(_ id: String) -> String {
      "From: mailer-daemon@x\nSubject: failure\nMIME-Version: 1.0\n"
        + "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n\nx\n"
        + "--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\n"
        + "Final-Recipient: rfc822; ann@example.com\nAction: failed\nStatus: 5.1.1\n\n"
        + "--b\nContent-Type: message/rfc822\n\nMessage-ID: <\(id)>\n\nhi\n--b--\n"
    }
    #expect(
      try desk.candidates(.bounce, for: bounce("sent@x"), from: "mailer-daemon@x").map(\.ticket)
        == [sent])
    #expect(try desk.candidates(.bounce, for: bounce("got@x"), from: "mailer-daemon@x").isEmpty)
  }

  @Test("one person's addresses stand for one another until they are unlinked")
  func people() throws {
    let desk = try TemporaryStore()
    _ = try desk.open(letter("a@x", from: "ann@example.com"))
    let home = try #require(Address("ann@home.example"))
    let work = try #require(Address("ann@example.com"))
    let reply = letter("b@x", extra: "In-Reply-To: <a@x>\n")
    func isKnown() throws -> Bool? {
      try desk.candidates(.messageID, for: reply, from: home.key).first?.hasCorrespondent
    }
    #expect(try isKnown() == false)
    try desk.store.write { try $0.linkPerson([work, home], by: "test", at: TemporaryStore.start) }
    #expect(try isKnown() == true)
    _ = try desk.store.write { try $0.unlinkPerson(home, by: "test", at: TemporaryStore.start) }
    #expect(try isKnown() == false)
  }
}
