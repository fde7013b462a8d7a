import Glibc

/// One line on a terminal that tells how far an import is, at which rate, and how long it will take.
final class ImportProgress {
  private let total: Int
  private let isShown = isatty(STDERR_FILENO) == 1
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant

  init(total: Int) {
    self.total = total
    start = clock.now
  }

  func show(_ count: Int) {
    guard isShown else { return }
    let seconds = max(0.001, Double((clock.now - start).components.seconds) + 0.5)
    let rate = Double(count) / seconds
    let left = Int(Double(max(0, total - count)) / max(rate, 0.1))
    let line = "\(count) of \(max(total, count)) mails, \(Int(rate))/s, \(left) s left"
    Console.status("\r\(line)\u{1B}[K")
  }

  func end() {
    if isShown { Console.status("\r\u{1B}[K") }
  }
}
