internal import Desk

/// The mails that sendmail has been given and has not answered for.
struct UnderWay {
  private struct Mail {
    let entry: OutboxEntry
    let handed: HandedMail
    /// From then on another may be begun.
    let patienceEnds: ContinuousClock.Instant
  }

  private var mails: [Mail] = []

  private static let most = 4

  /// Most answers come at once.
  private static let patience = Duration.seconds(2)

  var isEmpty: Bool { mails.isEmpty }

  var mayStart: Bool {
    mails.count < UnderWay.most && mails.allSatisfy { $0.patienceEnds <= .now }
  }

  mutating func start(_ handed: HandedMail, of entry: OutboxEntry) {
    mails.append(Mail(entry: entry, handed: handed, patienceEnds: .now + UnderWay.patience))
  }

  /// Waits for an answer, or until another may be begun.
  mutating func answers() -> [(OutboxEntry, SendResult)] {
    let answers = takeAnswers()
    guard answers.isEmpty else { return answers }
    let patience = mails.map(\.patienceEnds).filter { $0 > .now }.max()
    RunningChild.wait(
      for: mails.compactMap(\.handed.child), until: mails.count < UnderWay.most ? patience : nil)
    return takeAnswers()
  }

  private mutating func takeAnswers() -> [(OutboxEntry, SendResult)] {
    var answers: [(OutboxEntry, SendResult)] = []
    mails.removeAll { mail in
      guard let answer = mail.handed.answer() else { return false }
      answers.append((mail.entry, answer))
      return true
    }
    return answers
  }
}
