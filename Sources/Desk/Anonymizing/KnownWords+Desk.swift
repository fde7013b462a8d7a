package import Mail

extension KnownWords {
  /// All that the tables of this module and of `Mail` hold, and the tags of these queues.
  package static func desk(_ queues: [Queue]) -> KnownWords {
    .mail.union(machines(queues)).union(tables)
  }

  /// Of which the names and addresses of programs are made, and the tags of these queues.
  package static func machines(_ queues: [Queue]) -> KnownWords {
    programs.union(KnownWords(queues.map(\.settings.tag)))
  }

  private static let programs = KnownWords(
    [
      Array(DaemonNames.localParts), DaemonNames.daemons, DaemonNames.postmasters,
      NeverAnsweredRows.localParts.map(\.description), ["via"],
    ].flatMap { $0 })

  private static let tables = KnownWords(
    [
      SubjectWords.reply, SubjectWords.forward, SubjectWords.ambiguous, SubjectWords.marks,
      OutOfOfficeWords.all, BounceSubjects.all,
      AutoReplyNames.afterAuto, AutoReplyNames.wholes, AutoReplyNames.exceptions,
      NeverAnsweredRows.domains,
      HeaderMarks.rows.flatMap(\.words), HeaderMark.denials, HelpDeskMarks.names,
      AutomaticReplies.suppressing, ["spam", "ext", "external", "yes"],
    ].flatMap { $0 })
}

extension HeaderMark {
  fileprivate var words: [String] {
    switch test {
    case .any: [name]
    case .oneOf(let words), .notOneOf(let words): words + [name]
    case .contains(let text): [text, name]
    }
  }
}
