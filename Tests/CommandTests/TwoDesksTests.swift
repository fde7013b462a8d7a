import BlackBox
import Testing

@Suite("Two desks that write to each other")
struct TwoDesksTests {
  private func desk(_ address: String, _ sendmail: Recorder) throws -> TestDesk {
    try TestDesk(sendmail: sendmail, ["address": address])
  }

  @Test("stop after two mails", arguments: [true, false])
  func stop(_ knowsNullSender: Bool) throws {
    let addresses = ["help@a.example", "help@b.example"]
    let sendmails = [try Recorder(), try Recorder()]
    let desks = [try desk(addresses[0], sendmails[0]), try desk(addresses[1], sendmails[1])]
    try desks[0].deliver(
      Letter("a@x", from: addresses[1]).text, to: addresses[0], ["--sender", addresses[1]])
    var handed = [0, 0]
    for round in 1...10 {
      let to = round % 2
      let mails = try sendmails[1 - to].mails()
      for mail in mails.dropFirst(handed[1 - to]) {
        let sender = knowsNullSender ? "" : addresses[1 - to]
        try desks[to].deliver(mail.text, to: addresses[to], ["--sender", sender])
      }
      handed[1 - to] = mails.count
    }
    #expect(try sendmails.flatMap { try $0.mails() }.count <= 2)
    #expect(try desks[1].ticket(1)["messages"][0]["class"] == "auto")
  }
}
