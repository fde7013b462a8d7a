/// The command while the store was locked: "try again later" must arrive, and nothing be stored.
struct LockedProbe {
  let run: ProbeFacts.Run

  var finding: Finding {
    if !run.arrivals.isEmpty {
      return .problem(
        "probe", "the mail was stored despite the lock",
        "keep the store on a file system with flock(2), and on this host")
    }
    switch run.ending {
    case .exit(75):
      return .ok("probe", "a locked store: exit status 75, the mail server tries again")
    case .exit(111):
      return .ok("probe", "a locked store: exit status 111, with which qmail tries again")
    case .signal(let signal):
      return .ok("probe", "a locked store: death by signal \(signal), mail servers try again")
    case .exit(0):
      return .problem(
        "probe", "a locked store: exit status 0, though nothing was stored: mail would be lost",
        LockedProbe.passOn)
    case .exit(let status):
      return .problem(
        "probe", "a locked store: exit status \(status) in place of 75: Postfix returns the mail",
        LockedProbe.passOn)
    case .tooLong(let seconds):
      return .problem(
        "probe", "a locked store: the command took more than \(seconds) s",
        "give ingest a shorter --lock-timeout")
    case .notRun(let reason):
      return .problem("probe", "the command cannot be run: \(reason)", run.ending.remedy)
    }
  }

  private static let passOn =
    "the command must end with ingest's own status: 'exec ingest …' at the end of a script, "
    + "':0 w' and EXITCODE=75 in procmail"
}
