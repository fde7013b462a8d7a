import Glibc

/// Signals that wait until they are asked for, so that they end nothing half-way.
struct BlockedSignals {
  private let signals: sigset_t
  private let before: sigset_t

  init(_ numbers: [Int32]) {
    var signals = sigset_t()
    var before = sigset_t()
    sigemptyset(&signals)
    for number in numbers { sigaddset(&signals, number) }
    pthread_sigmask(SIG_BLOCK, &signals, &before)
    self.signals = signals
    self.before = before
  }

  /// Takes one that waits.
  var hasCome: Bool {
    var signals = signals
    var now = timespec()
    return sigtimedwait(&signals, nil, &now) > 0
  }

  func unblock() {
    var before = before
    pthread_sigmask(SIG_SETMASK, &before, nil)
  }
}
