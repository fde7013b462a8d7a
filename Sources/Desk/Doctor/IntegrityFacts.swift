/// What `maintain` has not done, and what the parser has not survived.
package struct IntegrityFacts: Sendable {
  /// Tickets that were due for a change days ago, which nobody has recorded.
  package var overdue: Int
  /// Mails that are put off since the program died while reading them: paths of its marks.
  package var marks: [String]
  /// Messages of the last week that were filed unread for that reason.
  package var unreadable: [Int]

  /// How long `maintain` may take; seconds.
  package static let patience: Int64 = 2 * 86_400

  package init(overdue: Int, marks: [String], unreadable: [Int]) {
    self.overdue = overdue
    self.marks = marks
    self.unreadable = unreadable
  }

  var findings: [Finding] {
    [maintenance] + [marked, filed].compactMap { $0 }
  }

  private var maintenance: Finding {
    guard overdue > 0 else { return .ok("maintain", "nothing is overdue") }
    return .warning(
      "maintain",
      "\(Plural.text(overdue, "ticket")) overdue for days: no events, and nobody is warned",
      """
      tickets maintain
      systemctl enable --now tickets-maintain.timer, or a line for cron
      """)
  }

  private var marked: Finding? {
    guard !marks.isEmpty else { return nil }
    return .warning(
      "parser", "\(Plural.text(marks.count, "message")) deferred after crashing the parser",
      "have the mail server try again, as with 'postqueue -f': it is then filed unparsed")
  }

  private var filed: Finding? {
    guard let first = unreadable.first else { return nil }
    let list = unreadable.prefix(5).map { "m\($0)" }.joined(separator: ", ")
    return .warning(
      "parser", "the parser crashed on \(list)\(unreadable.count > 5 ? ", …" : ""): filed unparsed",
      "read it with 'tickets show m\(first) --raw', and report it")
  }
}
