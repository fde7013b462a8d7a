internal import Foundation

/// Signals that this thread blocks, as worker threads do, would be blocked in its children too.
enum SignalMask {
  static func withNoneBlocked<T>(_ body: () throws -> T) rethrows -> T {
    var none = sigset_t()
    var previous = sigset_t()
    sigemptyset(&none)
    pthread_sigmask(SIG_SETMASK, &none, &previous)
    defer { pthread_sigmask(SIG_SETMASK, &previous, nil) }
    return try body()
  }
}
