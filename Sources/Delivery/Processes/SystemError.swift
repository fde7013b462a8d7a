import Glibc

/// A system call that failed: errno(3).
package struct SystemError: Error, Hashable, CustomStringConvertible {
  package let code: Int32

  /// Of the call before.
  static var last: SystemError { SystemError(code: errno) }

  package var description: String { String(cString: strerror(code)) }
}
