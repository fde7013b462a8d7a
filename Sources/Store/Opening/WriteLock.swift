import Glibc

/// The exclusive flock(2) on `FILE.lock` that every writer holds: it queues writers in the kernel
/// and wakes the next one at once, where SQLite's own busy handler polls.
final class WriteLock {
  private let file: GuardedFile
  /// Whether a store lay beside it when somebody held it before.
  let remembersStore: Bool
  private var isRecorded = false

  static func path(of store: String) -> String {
    StoreLocation(path: store).path(of: .lock)
  }

  /// Waits at most `seconds`; 0 tries once. The lock file takes the store's mode, owner and group.
  init(store path: String, seconds: Int) throws(StoreError) {
    file = try WriteLock.take(path, seconds: seconds)
    remembersStore = file.found.st_size > 0
    if StoreAccess(of: path) != nil { record() }
  }

  /// The same, asked by who holds no lock.
  static func remembersStore(_ store: String) -> Bool {
    var lock = stat()
    return lstat(path(of: store), &lock) == 0 && lock.st_size > 0
  }

  deinit {
    if isRecorded { pwrite(file.descriptor, LockHolder.freeRecord, LockHolder.recordSize, 0) }
  }

  /// Tells the others who holds it, and that there is a store. On a full disk nobody is told.
  func record() {
    let record = LockHolder.own.record
    isRecorded = pwrite(file.descriptor, record, record.count, 0) == record.count
  }

  /// Whoever may write the store may lock it.
  func adoptAccess(of store: String) throws(StoreError) {
    try WriteLock.adoptAccess(of: StoreAccess(of: store), file)
  }

  /// A lock file that was removed or replaced while we waited for it locks nobody out: then the one
  /// in its place is locked.
  private static func take(_ store: String, seconds: Int) throws(StoreError) -> GuardedFile {
    let start = monotonicSeconds()
    for _ in 0..<mostReplacements {
      let file = try open(store)
      let left = max(0, seconds - (monotonicSeconds() - start))
      guard
        flock(file.descriptor, LOCK_EX | LOCK_NB) == 0 || left > 0 && wait(file.descriptor, left)
      else {
        let holder = file.beginning(upTo: LockHolder.recordSize).flatMap(LockHolder.init(record:))
        throw .locked(path: store, seconds: seconds, holder: holder)
      }
      if file.isInPlace { return file }
    }
    throw .locked(path: store, seconds: seconds, holder: nil)
  }

  private static let mostReplacements = 1000

  static func open(_ store: String) throws(StoreError) -> GuardedFile {
    let file: GuardedFile
    let kin = FileKin(of: StoreLocation(path: store))
    do {
      file = try GuardedFile(path(of: store), .keeping(0o600), kin: kin)
    } catch {
      throw StoreError(error)
    }
    try adoptAccess(of: StoreAccess(of: store), file)
    return file
  }

  /// A file that was moved here and is none of our locks keeps its owner and its bytes.
  private static func adoptAccess(
    of store: StoreAccess?, _ file: borrowing GuardedFile
  ) throws(StoreError) {
    guard file.found.st_size == 0 || file.found.st_size == LockHolder.recordSize else {
      throw .untrusted(FileRefusal(path: file.path, reason: .content))
    }
    store?.give(to: file)
  }

  private static func monotonicSeconds() -> Int {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return now.tv_sec
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
      self = .shortage(path: path, detail: String(cString: strerror(code)))
    default: self = .inputOutput(path: path, detail: String(cString: strerror(code)))
    }
  }
}
