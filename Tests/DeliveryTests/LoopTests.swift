import Desk
import Mail
import Testing

/// Whatever answers us, the number of our mails stays bounded, for thousands of rounds.
@Suite("Mail loops")
struct LoopTests {
  private let help = "help@a.example"
  private let jane = "jane@x.example"

  private func expectLadder(_ loop: MailLoop, to address: String, daily: Int = 40) {
    #expect((1...3).contains(loop.most(to: address, in: 600)))
    #expect(loop.most(to: address, in: 3 * 3600) <= 10)
    #expect(loop.most(to: address, in: 86_400) <= daily)
  }

  @Test("two desks that answer each other stop after two mails", arguments: [false, true])
  func twoDesks(_ haveCopies: Bool) throws {
    let other = "help@b.example"
    try SimulatedDesk.run(help, haveCopies ? [.notify: other] : [:]) { a in
      try SimulatedDesk.run(other, haveCopies ? [.notify: help] : [:]) { b in
        var loop = MailLoop()
        loop.desks = [help: a, other: b]
        try loop.run(
          (help, MailLoop.mail(0, from: other, subject: "Hello")), seconds: 1)
        #expect(loop.isSilent && (1...2).contains(loop.log.count))
      }
    }
  }

  @Test("three desks that copy to each other in a ring stop")
  func ring() throws {
    let (b, c) = ("help@b.example", "help@c.example")
    try SimulatedDesk.run(help, [.notify: b]) { first in
      try SimulatedDesk.run(b, [.notify: c]) { second in
        try SimulatedDesk.run(c, [.notify: help]) { third in
          var loop = MailLoop()
          loop.desks = [help: first, b: second, c: third]
          try loop.run((help, MailLoop.mail(0, from: jane, subject: "Hello")), seconds: 1)
          #expect(loop.isSilent && loop.log.count == 2, "a confirmation and a copy")
        }
      }
    }
  }

  @Test("a program that answers everything anew, without a mark and as fast as it can")
  func strippedHeaders() throws {
    try SimulatedDesk.run(help) { desk in
      var loop = MailLoop()
      loop.desks = [help: desk]
      loop.programs[jane] = { _, number in
        [(help, MailLoop.mail(number, from: jane, subject: "Away \(number)"))]
      }
      try loop.run((help, MailLoop.mail(0, from: jane, subject: "Hello")), seconds: 1)
      #expect(loop.isSilent && loop.count(to: jane) == 3)
    }
  }

  @Test("a program that writes every minute for two days, whatever it gets")
  func persistent() throws {
    try SimulatedDesk.run(help, [.notify: "boss@a.example"]) { desk in
      var loop = MailLoop()
      loop.desks = [help: desk]
      for number in 0..<3_000 {
        try loop.run(
          (help, MailLoop.mail(number, from: jane, subject: "Alarm \(number)")), seconds: 60)
      }
      expectLadder(loop, to: jane)
      #expect(loop.count(to: jane) > 40, "the day after it begins anew")
      #expect(
        loop.count(to: "boss@a.example") <= loop.count(to: jane) + 3, "told of it once a day")
    }
  }

  @Test("confirm-limit bounds the day")
  func confirmLimit() throws {
    try SimulatedDesk.run(help, [.confirmLimit: "5"]) { desk in
      var loop = MailLoop()
      loop.desks = [help: desk]
      for number in 0..<300 {
        try loop.run(
          (help, MailLoop.mail(number, from: jane, subject: "Alarm \(number)")), seconds: 900)
      }
      expectLadder(loop, to: jane, daily: 5)
    }
  }

  @Test(
    "programs that can be told are never answered",
    arguments: [
      ("jane@x.example", "Auto-Submitted: auto-replied"), ("jane@x.example", "X-Autoreply: yes"),
      ("no-reply@x.example", "X-Mailer: Shop"), ("mailer-daemon@x.example", "X-Mailer: MTA"),
    ])
  func marked(_ from: String, _ field: String) throws {
    try SimulatedDesk.run(help) { desk in
      var loop = MailLoop()
      loop.desks = [help: desk]
      for number in 0..<250 {
        let mail = MailLoop.mail(number, from: from, subject: "Received \(number)", field)
        try loop.run((help, mail), seconds: 1)
      }
      #expect(loop.log.isEmpty)
    }
  }

  @Test("two administrators whose mailboxes come back to us do not make 4, 16, 64")
  func forwardingPair() throws {
    let pair = ["one@x.example", "two@x.example"]
    try SimulatedDesk.run(help, [.notify: pair.joined(separator: ",")]) { desk in
      var loop = MailLoop()
      loop.desks = [help: desk]
      for address in pair {
        loop.programs[address] = { _, number in
          (0..<4).map { copy in
            (
              help,
              MailLoop.mail(number * 10 + copy, from: address, subject: "Fwd \(number).\(copy)")
            )
          }
        }
      }
      try loop.run((help, MailLoop.mail(1, from: jane, subject: "Hello")), seconds: 1)
      #expect(loop.isSilent)
      for address in pair { #expect(loop.count(to: address) <= 4, "three, and one warning") }
    }
  }

  @Test("an agent's and a customer's responders, both without a mark, stop")
  func agentsResponder() throws {
    let bob = "bob@a.example"
    let settings: [SettingKey: String] = [
      .notify: bob, .agents: bob, .replyExtension: "+", .autocloseDays: "-1",
    ]
    try SimulatedDesk.run(help, settings) { desk in
      var loop = MailLoop()
      loop.desks = [help: desk]
      loop.programs[bob] = { mail, number in
        [(MailLoop.replyAddress(mail), MailLoop.mail(number, from: bob, subject: "Away"))]
      }
      loop.programs[jane] = { mail, number in
        [(MailLoop.replyAddress(mail), MailLoop.mail(number, from: jane, subject: "Away"))]
      }
      try loop.run((help, MailLoop.mail(0, from: jane, subject: "Hello")), seconds: 1)
      #expect(loop.isSilent)
      #expect(loop.most(to: bob, in: 600) <= 4, "three copies, and one warning")
      #expect(loop.count(to: jane) <= 4, "a confirmation, and an answer for each copy")
    }
  }
}

extension MailLoop {
  fileprivate static func replyAddress(_ mail: String) -> String {
    let field = mail.split(separator: "\n").first { $0.hasPrefix("Reply-To:") } ?? ""
    return field.split { "<> ".contains($0) }.last { $0.contains("@") }.map { String($0) } ?? ""
  }
}
