import BlackBox
import Testing

@Suite("What is set aside is not hidden")
struct SetAsideTests {
  let desk: TestDesk

  init() throws {
    desk = try TestDesk()
    try desk.deliver(Letter("a@x").text)
  }

  private func receipt(_ id: String) -> Letter {
    Letter(
      id, subject: "Read: \(id)",
      [
        "MIME-Version: 1.0",
        "Content-Type: multipart/report; report-type=disposition-notification; boundary=b",
      ],
      body: "--b\n\nRead.\n--b\nContent-Type: message/disposition-notification\n\n"
        + "Disposition: x\n--b--\n")
  }

  @Test("a list ends with how much there is of it, and the query finds it")
  func list() throws {
    #expect(try !desk.text("list").contains("set aside"))
    try desk.deliver(receipt("r1@x").text)
    try desk.deliver(receipt("r2@x").text)
    let list = try desk.text("list")
    #expect(list.contains("Printer"))
    #expect(list.hasSuffix("\n\n2 set aside: tickets list is:aside\n"))
    let aside = try desk.text("list", "is:aside")
    #expect(aside.contains("Read: r1@x") && aside.contains("Read: r2@x"))
    #expect(!aside.contains("Printer") && !aside.contains("set aside"))
    #expect(try desk.json("list").array.count == 1)
  }

  @Test("a list of nothing else is that line")
  func alone() throws {
    try desk.text("close", "1")
    try desk.deliver(receipt("r1@x").text)
    #expect(try desk.text("list") == "1 set aside: tickets list is:aside\n")
    #expect(try desk.text("count", "is:aside") == "1\n")
  }

  @Test("what somebody has opened is not aside, nor what came more than a week ago")
  func over() throws {
    try desk.deliver(receipt("r1@x").text)
    try desk.deliver(receipt("r2@x").text)
    try desk.text("open", "2")
    #expect(try desk.text("list").contains("1 set aside"))
    #expect(try desk.text("count", "is:aside") == "1\n")
    let later = try desk.command(["list"]).at("+8d").run().succeeded().text
    #expect(!later.contains("set aside"))
  }
}
