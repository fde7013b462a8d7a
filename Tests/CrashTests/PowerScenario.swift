import BlackBox

/// One thing after another that changes a store, by every command, with another program of SQLite's
/// and with readers in between.
enum PowerScenario {
  struct Step {
    let name: String
    /// For sh(1): `$S` is the store, `$W` a folder elsewhere.
    let script: String
    /// A query for 1 that holds once the step was answered with success.
    let proof: String
  }

  /// The mails by their ids.
  static let letters: [String: String] = [
    "1@x": Letter("1@x", body: "My secretword does not work.\n").text,
    "2@x": Letter("2@x", subject: "Scanner").text,
    "3@x": Letter.reply("3@x", to: "1@x").text,
    "4@x": Letter("4@x", subject: "Ink").text,
    "5@x": Letter("5@x", subject: "Toner", body: lines(2_000)).text,
    "6@x": Letter("6@x", subject: "Cable").text,
    "7@x": Letter("7@x", subject: "Plug").text,
    "8@x": Letter.reply("8@x", to: "3@x").text,
    "9@x": Letter("9@x", subject: "Large", body: lines(70_000)).text,
    "10@x": Letter("10@x", subject: "Last").text,
    "large@x": CrashCommand.large,
  ]

  /// What the raw mail may be: as it was sent, or as it was redacted. None for what is not of these.
  static func texts(of id: String) -> [String] {
    letters[id].map { [$0, $0.replacing("secretword", with: "[removed]")] } ?? []
  }

  private static func lines(_ count: Int) -> String {
    String(repeating: "Something is wrong.\n", count: count)
  }

  private static func mail(_ id: String, _ name: String? = nil) -> Step {
    Step(
      name: name ?? "mail \(id)", script: "ingest --store $S <$W/\(id)",
      proof: "SELECT count(*) = 1 FROM v_message WHERE message_id = '\(id)'")
  }

  private static func change(_ command: String, _ proof: String) -> Step {
    Step(name: command, script: "tickets \(command)", proof: "SELECT \(proof)")
  }

  private static func setting(_ key: String, _ value: String) -> Step {
    change(
      "config set \(key) \(value)",
      "count(*) = 1 FROM setting WHERE key = '\(key)' AND value = '\(value)'")
  }

  private static let always = "SELECT 1"

  /// A large mail, with other mail before and behind it.
  static let large = [
    mail("2@x"), mail("large@x"), mail("4@x"), mail("6@x"),
    change("maintain", "count(message) = 1 FROM large_raw"),
  ]

  static let steps = [
    mail("1@x"), setting("sendmail", "/bin/true"), setting("address", "help@desk.example"),
    setting("notify", "boss@staff.example"), mail("2@x", "mail 2@x with notices"), mail("3@x"),
    mail("1@x", "a duplicate"),
    Step(name: "a reader", script: "tickets list >$W/list", proof: always),
    mail("4@x"),
    Step(
      name: "another program writes",
      script: "flock $S.lock sqlite3 $S \"INSERT INTO setting VALUES (0, 'signature', 'Yours')\"",
      proof: "SELECT count(*) = 1 FROM setting WHERE key = 'signature'"),
    mail("5@x"),
    Step(
      name: "another program begins to read",
      script: """
        mkfifo $W/gate
        sqlite3 $S BEGIN 'SELECT count(*) FROM v_ticket' ".shell echo >$W/begun" \\
          ".shell cat $W/gate" COMMIT >/dev/null &
        until [ -e $W/begun ]; do sleep 0.02; done
        """, proof: always),
    mail("6@x"), mail("7@x"),
    change("reply 1 -m Yes.", "count(*) = 1 FROM v_message WHERE direction = 'out'"),
    Step(name: "it ends", script: "echo >$W/gate; wait", proof: always),
    mail("8@x"),
    change("merge 2 --into 1", "merged_into = 1 FROM v_ticket WHERE ticket = 2"),
    change("split m3", "ticket > 3 FROM v_message WHERE message_id = '3@x'"),
    change(
      "redact m1 --text secretword --yes",
      "text NOT LIKE '%secretword%' FROM v_message WHERE message_id = '1@x'"),
    change("import $W/mbox", "count(*) = 2 FROM v_message WHERE message_id LIKE '%@mbox'"),
    change("maintain", "1"), change("flush", "1"), change("reindex --all", "1"),
    mail("9@x"), mail("10@x"),
    change("close 1", "status = 'closed' FROM v_ticket WHERE ticket = 1"),
    change("backup $W/backup.db", "1"),
    Step(name: "what the backup lacks", script: "tickets tag 4 +late", proof: always),
    change("restore $W/backup.db", "count(*) = 0 FROM tag WHERE tag = 'late'"),
    change("tag 4 +later", "count(*) = 1 FROM tag WHERE tag = 'later'"),
  ]
}
