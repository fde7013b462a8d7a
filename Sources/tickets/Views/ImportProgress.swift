import Glibc

/// One line on a terminal that tells how far an import is, at which rate, and how long it will take.
final class ImportProgress {
  /// Mails that are known of; exports are counted as they are read.
  private let total: Int
  private let things: String
  private let isShown = isatty(STDERR_FILENO) == 1
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant

  init(total: Int, of things: String = "mails") {
    self.total = total
    self.things = things
    start = clock.now
  }

  func show(_ count: Int) {
    guard isShown else { return }
    let rate = Double(count) / max(0.001, (clock.now - start) / .seconds(1))
    let work = total < count ? "\(count) \(things)" : "\(count) of \(total) \(things)"
    let left = total < count ? "" : ", \(Int(Double(total - count) / max(rate, 0.1))) s left"
    Console.status("\r\(work), \(Int(rate))/s\(left)\u{1B}[K")
  }

  func end() {
    if isShown { Console.status("\r\u{1B}[K") }
  }
}
