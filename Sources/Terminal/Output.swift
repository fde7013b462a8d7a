import Glibc

package enum OutputError: Error, Hashable {
  /// The error number of write(2), such as ENOSPC.
  case cannotWrite(Int32)
}

package enum Output {
  /// Writes all of it, or as much as somebody reads: a reader that leaves early (EPIPE) is no error
  /// and ends nobody by SIGPIPE.
  package static func write(
    _ text: String, to descriptor: Int32 = STDOUT_FILENO
  ) throws(OutputError) {
    var text = text
    try check(text.withUTF8 { write(UnsafeRawBufferPointer($0), descriptor) })
  }

  package static func write(
    _ bytes: [UInt8], to descriptor: Int32 = STDOUT_FILENO
  ) throws(OutputError) {
    try check(bytes.withUnsafeBytes { write($0, descriptor) })
  }

  private static func check(_ failure: Int32) throws(OutputError) {
    guard failure == 0 || failure == EPIPE else { throw .cannotWrite(failure) }
  }

  /// The error number, 0 for none.
  private static func write(_ bytes: UnsafeRawBufferPointer, _ descriptor: Int32) -> Int32 {
    IgnoredSignals.during([SIGPIPE]) {
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = Glibc.write(
          descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if count >= 0 { rest = rest.dropFirst(count) } else if errno != EINTR { return errno }
      }
      return 0
    }
  }
}
