import BlackBox
import Testing

/// What is interrupted, made to fail, and cut off by power failures.
struct CrashCommand: CustomTestStringConvertible, Sendable {
  let testDescription: String
  /// There is no store before it.
  var isFirst = false
  /// A mail server tries again whatever became of it; people only what was not done.
  let isDelivery: Bool
  /// It runs sendmail.
  var sends = false
  /// It does the same thousands of times: a part of them is tried.
  var isLong = false
  let command: @Sendable (TestDesk, CrashScene) -> Command

  static let all = deliveries + changes

  private static func delivery(
    _ name: String, _ letter: String, sends: Bool = false
  ) -> CrashCommand {
    CrashCommand(testDescription: name, isDelivery: true, sends: sends) { desk, _ in
      desk.ingest(letter, sends ? [] : ["--no-notify"])
    }
  }

  private static let letter = Letter(
    "new@x", subject: "Toner", body: String(repeating: "Something is wrong.\n", count: 500)
  ).text

  /// More than 8 MB.
  static let large = Letter(
    "large@x", subject: "Large",
    ["Content-Type: application/x-large", "Content-Transfer-Encoding: base64"],
    body: String(repeating: String(repeating: "AB+/", count: 18) + "\n", count: 116_000)
  ).text

  private static let deliveries = [
    delivery("a new mail", letter),
    delivery("a new mail with its notices", letter, sends: true),
    delivery("a follow-up", Letter.reply("reply@x", to: "a@x").text),
    delivery("a duplicate", CrashScene.letter),
    CrashCommand(
      testDescription: "a large mail, written in pieces", isDelivery: true, isLong: true
    ) { desk, _ in desk.ingest(large, ["--no-notify"]) },
    CrashCommand(
      testDescription: "the first mail, which makes the store", isFirst: true, isDelivery: true
    ) { desk, _ in desk.ingest(letter) },
  ]

  private static func change(_ words: String..., sends: Bool = false) -> CrashCommand {
    CrashCommand(testDescription: words[0], isDelivery: false, sends: sends) { desk, _ in
      desk.command(words)
    }
  }

  private static let changes = [
    change("reply", "1", "-m", "Which word?", sends: true),
    change("merge", "2", "--into", "1"),
    change("split", "m2"),
    change("redact", "m1", "--text", "secretword", "--yes"),
    change("config", "set", "signature", "Yours"),
    CrashCommand(testDescription: "import", isDelivery: false) { desk, scene in
      desk.command(["import", scene.mbox])
    },
    change("maintain"),
    change("reindex", "--all"),
    change("rebuild"),
    change("flush", sends: true),
  ]
}
