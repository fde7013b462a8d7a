internal import CLinux
import Glibc

/// A child between its start and its end.
///
/// Without libdispatch, which swift-subprocess waits with: it ends a program that cannot read
/// /proc/PID/stat, and waits for ever where there are no descriptors left.
final class RunningChild {
  private let process: pid_t
  private let output: MemoryFile
  private let errors: MemoryFile
  private let lastMoment: ContinuousClock.Instant
  /// Can be read once it has ended, pidfd_open(2); -1 where there is none to be had.
  private let watch: Int32

  /// - Parameter process: a child that nobody else waits for, and that leads a group.
  init(
    _ process: pid_t, output: MemoryFile, errors: MemoryFile,
    upTo lastMoment: ContinuousClock.Instant
  ) {
    self.process = process
    self.output = output
    self.errors = errors
    self.lastMoment = lastMoment
    watch = linux_watch_process(process)
  }

  deinit {
    if watch >= 0 { close(watch) }
  }

  /// Nil while it runs; it is not asked again after its ending. Past its time it is ended.
  func ending() -> Child.Ending? {
    let status = status()
    if status == nil {
      guard .now >= lastMoment else { return nil }
      giveUp()
    }
    return Child.Ending(status: status, output: output, errors: errors)
  }

  /// Waits until one of them may have ended.
  ///
  /// - Parameter moment: no longer than this.
  static func wait(for children: [RunningChild], until moment: ContinuousClock.Instant? = nil) {
    var ends = children.map { pollfd(fd: $0.watch, events: Int16(POLLIN), revents: 0) }
    let moments = children.map(\.lastMoment) + (moment.map { [$0] } ?? [])
    let left = moments.min().map { ContinuousClock.now.duration(to: $0) } ?? .zero
    let pause = children.contains { $0.watch < 0 } ? min(left, unwatched) : left
    poll(&ends, nfds_t(ends.count), max(0, pause.milliseconds))
  }

  /// How often one without a pidfd is asked.
  private static let unwatched = Duration.milliseconds(20)

  /// For what it does when it is told to end.
  private static let grace = Duration.seconds(2)

  private func status(waiting: Bool = false) -> Child.Status? {
    var status: Int32 = 0
    var answer: pid_t
    repeat {
      answer = waitpid(process, &status, waiting ? 0 : WNOHANG)
    } while answer < 0 && errno == EINTR
    guard answer == process else { return nil }
    let signal = status & 0x7F
    return signal == 0 ? .exited((status >> 8) & 0xFF) : .signaled(signal)
  }

  private func giveUp() {
    kill(-process, SIGTERM)
    let lastMoment = ContinuousClock.now + RunningChild.grace
    while status() == nil {
      guard .now < lastMoment else {
        kill(-process, SIGKILL)
        _ = status(waiting: true)
        return
      }
      var end = pollfd(fd: watch, events: Int16(POLLIN), revents: 0)
      poll(&end, 1, RunningChild.unwatched.milliseconds)
    }
  }
}

extension Duration {
  /// Rounded up, so that what waits so long has waited long enough.
  fileprivate var milliseconds: Int32 {
    let (seconds, attoseconds) = components
    return Int32(
      clamping: seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
  }
}
