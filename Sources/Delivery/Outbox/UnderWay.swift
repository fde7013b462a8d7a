import Desk

/// What a run that sends waits for.
enum Happening: Sendable {
  case answered(OutboxEntry, HandingOver)
  /// Sendmail has had long enough for this mail: another may be begun.
  case patienceOver(Int)

  /// Most answers come at once.
  private static let patience = Duration.seconds(2)

  static func patienceEnds(of number: Int) async -> Happening {
    try? await Task.sleep(for: patience)
    return .patienceOver(number)
  }
}

/// The mails that sendmail has been given and has not answered for.
struct UnderWay {
  private var numbers: Set<Int> = []
  /// Given last, and not long ago.
  private var latest: Int?

  private static let most = 4

  var isEmpty: Bool { numbers.isEmpty }

  var mayStart: Bool { latest == nil && numbers.count < UnderWay.most }

  mutating func start(_ number: Int) {
    numbers.insert(number)
    latest = number
  }

  mutating func note(_ happening: Happening) {
    switch happening {
    case .answered(let entry, _):
      numbers.remove(entry.number)
      if latest == entry.number { latest = nil }
    case .patienceOver(let number):
      if latest == number { latest = nil }
    }
  }
}
