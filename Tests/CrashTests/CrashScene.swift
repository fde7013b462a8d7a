import BlackBox

/// A desk on which every command of `CrashCommand` has something to do; copied for each attempt.
final class CrashScene: Sendable {
  let sendmail: Recorder
  /// Further mails, in an mbox file.
  let mbox: String
  private let original: TestDesk

  /// Ticket 1 has two mails, ticket 2 one, and an answer that waits for sendmail; ticket 3 was
  /// answered so long ago that it is due to be closed.
  init() throws {
    sendmail = try Recorder()
    original = try TestDesk(
      sendmail: sendmail,
      ["address": "help@desk.example", "notify": "boss@staff.example", "autoclose-days": "5"])
    mbox = original.folder.file("in.mbox")
    try original.deliver(CrashScene.letter, ["--no-notify"])
    try original.deliver(Letter.reply("b@x", to: "a@x").text, ["--no-notify"])
    try original.deliver(Letter("c@x", subject: "Scanner").text, ["--no-notify"])
    try sendmail.answer("exit 75")
    _ = try original.tickets("reply", "2", "-m", "Turn it off and on.")
    try sendmail.answer("")
    try importOld()
    let mails = (1...4).map { Letter("\($0)@mbox", subject: "Old matter \($0 % 2)").text + "\n" }
    try FileContent.write(mails.map { CrashScene.separator + $0 }.joined().utf8, to: mbox)
  }

  /// The mail that opened ticket 1.
  static let letter = Letter("a@x", body: "My secretword does not work.\n").text

  private static let separator = "From x@y Fri Mar  1 08:00:00 2024\n"

  private func importOld() throws {
    let sent = """
      From: Help <help@desk.example>
      To: old@customer.example
      Subject: Re: Ink
      Date: Sat, 02 Mar 2024 08:00:00 +0000
      Message-ID: <old-answer@x>
      In-Reply-To: <old@x>

      Buy some.
      """
    let old = Letter("old@x", from: "old@customer.example", subject: "Ink").text
      .replacing("23 Nov 2026", with: "01 Mar 2024")
    let file = original.folder.file("old.mbox")
    try FileContent.write(
      "\(CrashScene.separator)\(old)\n\(CrashScene.separator)\(sent)\n".utf8, to: file)
    try original.text("import", file)
  }

  /// A copy, for which nothing has been sent yet.
  func desk() throws -> TestDesk {
    try sendmail.forget()
    return try original.copy()
  }
}
