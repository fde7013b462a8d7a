import Glibc

/// A system call that failed: errno(3).
struct SystemError: Error, Hashable, CustomStringConvertible {
  let code: Int32

  /// Of the call before.
  static var last: SystemError { SystemError(code: errno) }

  var description: String { String(cString: strerror(code)) }
}
