import Glibc

/// The exclusive flock(2) on `FILE.lock` that every writer holds: it queues writers in the kernel
/// and wakes the next one at once, where SQLite's own busy handler polls.
final class WriteLock {
  private let descriptor: Int32

  /// Waits at most `seconds`; 0 tries once. The lock file takes the store's mode and group.
  init(store path: String, seconds: Int) throws(StoreError) {
    let lockPath = path + ".lock"
    descriptor = open(lockPath, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw StoreError(errno: errno, path: lockPath) }
    adoptAccess(of: path)
    if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return }
    guard seconds > 0, WriteLock.wait(descriptor, seconds) else {
      close(descriptor)
      throw .locked(path: path, seconds: seconds)
    }
  }

  deinit {
    close(descriptor)
  }

  /// Whoever may write the store may lock it.
  func adoptAccess(of path: String) {
    var store = stat()
    var lock = stat()
    guard stat(path, &store) == 0, fstat(descriptor, &lock) == 0 else { return }
    if lock.st_gid != store.st_gid { _ = fchown(descriptor, uid_t.max, store.st_gid) }
    let mode = store.st_mode & 0o666
    if lock.st_mode & 0o777 != mode { _ = fchmod(descriptor, mode) }
  }

  /// flock(2) has no time limit: a timer interrupts it. It ticks on after the limit, so that a tick
  /// that comes before flock(2) has begun to wait is not the last.
  private static func wait(_ descriptor: Int32, _ seconds: Int) -> Bool {
    var interrupt = sigaction()
    interrupt.__sigaction_handler.sa_handler = { _ in }
    var previousAction = sigaction()
    sigaction(SIGALRM, &interrupt, &previousAction)
    // Whoever started us may have left it blocked.
    var alarm = sigset_t()
    sigemptyset(&alarm)
    sigaddset(&alarm, SIGALRM)
    sigprocmask(SIG_UNBLOCK, &alarm, nil)
    var limit = itimerval(
      it_interval: timeval(tv_sec: 0, tv_usec: 50_000),
      it_value: timeval(tv_sec: seconds, tv_usec: 0))
    var previousTimer = itimerval()
    setitimer(__itimer_which_t(ITIMER_REAL.rawValue), &limit, &previousTimer)
    let begin = ContinuousClock.now
    defer {
      var rest = itimerval()
      setitimer(__itimer_which_t(ITIMER_REAL.rawValue), &rest, nil)
      sigaction(SIGALRM, &previousAction, nil)
      rest = remaining(previousTimer, after: begin.duration(to: .now))
      setitimer(__itimer_which_t(ITIMER_REAL.rawValue), &rest, nil)
    }
    return flock(descriptor, LOCK_EX) == 0
  }

  /// What a timer that ran before still has when it has been set aside for a while: the wait counts,
  /// and one that is due rings at once, for 0 would stop it.
  private static func remaining(_ timer: itimerval, after waited: Duration) -> itimerval {
    let before = Int64(timer.it_value.tv_sec) * 1_000_000 + Int64(timer.it_value.tv_usec)
    guard before > 0 else { return timer }
    let (seconds, attoseconds) = waited.components
    let left = max(before - seconds * 1_000_000 - attoseconds / 1_000_000_000_000, 1)
    return itimerval(
      it_interval: timer.it_interval,
      it_value: timeval(tv_sec: Int(left / 1_000_000), tv_usec: suseconds_t(left % 1_000_000)))
  }
}

extension StoreError {
  /// Translates a failed system call.
  init(errno code: Int32, path: String) {
    switch code {
    case ENOENT, ENOTDIR: self = .missingFolder(path: path)
    case EEXIST: self = .exists(path: path)
    case EACCES, EPERM: self = .denied(path: path)
    case EROFS: self = .readOnly(path: path)
    case ENOSPC, EDQUOT: self = .full(path: path)
    case EFBIG: self = .tooBig(path: path)
    case EMFILE, ENFILE, ENOMEM, EAGAIN:
      self = .tooMany(path: path, detail: String(cString: strerror(code)))
    default: self = .inputOutput(path: path, detail: String(cString: strerror(code)))
    }
  }
}
