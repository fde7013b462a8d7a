import Glibc

/// Signals that for a while must not end the process; all of it, so one thread at a time. A child
/// started before keeps its own.
enum IgnoredSignals {
  static func during<Result>(_ numbers: [Int32], _ work: () -> Result) -> Result {
    let handlers = numbers.map { ($0, signal($0, SIG_IGN)) }
    defer { for (number, handler) in handlers { signal(number, handler) } }
    return work()
  }
}
