import BlackBox

@testable import Store

/// Both programs at every kind of work, with all that they ask of the store written down.
struct WorkingDesk {
  private let desk: TestDesk
  private let sendmail: Recorder
  private let recorder: StatementRecorder

  init() throws {
    recorder = try StatementRecorder()
    sendmail = try Recorder()
    desk = try TestDesk(sendmail: sendmail)
  }

  var statements: Set<String> { get throws { try recorder.statements } }

  /// A command line a line. How it ends is for other tests.
  private func run(_ lines: String, input: String = "", at clock: String? = nil) throws {
    for line in lines.split(separator: "\n") {
      var command = desk.command(line.split(separator: " ").map(String.init))
      command.input = Array(input.utf8)
      _ = try recorder.run(command, at: clock)
    }
  }

  private func deliver(_ letter: Letter, _ options: String...) throws {
    _ = try recorder.run(desk.ingest(letter.text, options)).succeeded()
  }

  func work() throws {
    try run(
      """
      config set address help@desk.example
      config set notify bob@desk.example
      config set autoclose-days 5
      config set autoclose-warning-days 2
      config set login-url https://desk.example/{account}
      queue add sales --address sales@desk.example
      config --queue sales set confirm no
      """)
    try deliverMail()
    try run("submit --from zoe@z.example --subject Hello", input: "By telephone.\n")
    try know()
    try look()
    try answer()
    try manage()
    try maintain()
  }

  private func deliverMail() throws {
    let trouble = "The printer in the cellar burns brightly.\n"
    let first = Letter("a@x", ["Cc: Carl <carl@customer.example>"], body: trouble)
    let eve = "Eve <eve@big.example>"
    try deliver(first)
    try deliver(first, "--queue", "sales")
    try deliver(.reply("b@x", to: "a@x", from: "Carl <carl@customer.example>"))
    try deliver(Letter("c@x", from: eve, subject: "Scanner"), "--explain")
    try deliver(Letter("c@x", from: eve, subject: "Scanner", body: trouble))
    try deliver(.reply("d@x", to: "later@x", from: eve, subject: "Re: Odd"))
    try deliver(.reply("e@x", to: "later@x", from: eve, subject: "Re: Other"))
    try deliver(Letter("later@x", from: eve, subject: "Third"))
    try deliver(Letter("f@x", subject: "Re: [Ticket #1] Printer"))
    let fields = ["X-Ticket-Account: acme", "X-Ticket-Priority: high", "X-Ticket-Field: plan=gold"]
    try deliver(Letter("g@x", subject: "Form", fields), "--trusted")
  }

  private func know() throws {
    let accounts = "account,pattern,plan\nacme,customer.example,gold\nbig,eve@big.example,\n"
    try FileContent.write(Array(accounts.utf8), to: desk.folder.file("accounts.csv"))
    try run("kb add base Toner", input: "Shake the printer.\n")
    try run("canned add hello", input: "Hello!\n")
    try run(
      """
      account import accounts.csv
      account list
      account show acme
      account show jane@customer.example
      account remove big
      person link jane@customer.example jane@home.example
      person show jane@customer.example
      person unlink jane@home.example
      config set kb-customers base
      config set max-suggestions 3
      kb search base printer
      kb list
      suggest 1
      canned show hello
      canned remove hello
      key rotate
      """)
  }

  private func look() throws {
    try run(
      """
      list
      show 1
      show m1 --json
      next
      log 1
      why m2
      stats
      doctor
      verify
      count from:jane and to:carl and queue:sales and id:1-3 and printer
      search participant:@customer.example or account:acme or is:aside sort:waiting limit:3
      """)
  }

  private func answer() throws {
    try run(
      """
      reply 1 -m Reset.
      reply 1 --only carl@customer.example -m Really.
      note 1 -m Nice.
      forward 1 --to other@x.example -m Look.
      outbox
      outbox --all
      """)
    try sendmail.answer("exit 67")
    try run("reply 2 -m Gone.")
    try sendmail.answer("")
    try run("list\nreply 2 -m Again.\nsuggest 2")
  }

  private func manage() throws {
    try run(
      """
      hold 2
      close 2
      open 2
      undo 2
      spam 2
      undo 2
      assign 1 anna
      tag 1 +urgent
      priority 1 high
      subject 1 Fire
      requester 1 boss@customer.example --keep
      participant add 2 pat@x.example
      undo 2
      participant add 2 pat@x.example
      participant mute 2 pat@x.example
      participant remove 2 pat@x.example
      merge 3 --into 2
      undo 3
      merge 3 --into 2
      merge 4 --into 2
      undo 3
      split m2
      undo 1
      split m2
      link 1 2
      link 1 2 --remove
      queue 2 sales
      """)
  }

  private func maintain() throws {
    try run("maintain", at: "+4d")
    try run("maintain", at: "+40d")
    try run(
      """
      reindex
      reindex --all
      backup backup.db
      export --format mbox -o mails
      import mails
      redact m1 --yes
      redact m2 --text wrong --yes
      verify
      """)
    try Connection(path: desk.store, .readWrite).execute(
      sql: "UPDATE chain SET digest = '' WHERE place = 2; UPDATE ticket SET message_count = 7")
    try run(
      """
      verify --repair
      rebuild
      restore backup.db --yes
      """)
  }
}
