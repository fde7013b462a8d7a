/// A store with two mails of one conversation in it.
struct FilledStore {
  private let folder: ScratchFolder
  let path: String

  static let mail = """
    From: Jane Doe <jane@example.com>
    To: support@example.net
    Subject: The printer
    Message-ID: <1@example.com>
    Content-Type: multipart/mixed; boundary=b

    --b
    Content-Type: text/plain

    It is on fire.
    --b
    Content-Type: image/png
    Content-Disposition: attachment; filename=fire.png

    not really
    --b--

    """

  static let answer = """
    From: Jane Doe <jane@example.com>
    To: support@example.net
    Subject: Re: The printer
    Message-ID: <2@example.com>
    In-Reply-To: <1@example.com>

    Never mind.

    """

  init() throws {
    folder = try ScratchFolder()
    path = folder.path("tickets.db")
    for mail in [FilledStore.mail, FilledStore.answer] {
      _ = try BuiltProgram.ingest.run(["--store", path], input: mail)
    }
  }

  func tickets(_ arguments: String..., input: String = "") throws -> BuiltProgram.Outcome {
    try BuiltProgram(name: "tickets", environment: ["TICKETS_STORE": path])
      .run(arguments, input: input)
  }
}
