import Glibc

/// Reads the mail as the MTA hands it over.
package enum RawMail {
  /// All of the descriptor's bytes.
  package static func read(from descriptor: Int32) throws(DeliveryError) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(sizeHint(of: descriptor))
    var count = 0
    repeat {
      if bytes.capacity - bytes.count < chunk { bytes.reserveCapacity(2 * bytes.capacity + chunk) }
      count = try append(to: &bytes, from: descriptor)
    } while count > 0
    guard !bytes.isEmpty else { throw .emptyInput }
    return bytes
  }

  private static let chunk = 1 << 16

  private static func append(
    to bytes: inout [UInt8], from descriptor: Int32
  ) throws(DeliveryError) -> Int {
    var failure: Int32 = 0
    let count = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: chunk) { buffer in
      var count = 0
      repeat {
        count = Glibc.read(descriptor, buffer.baseAddress, chunk)
      } while count < 0
        && errno == EINTR
      failure = errno
      bytes.append(contentsOf: buffer.prefix(max(count, 0)))
      return count
    }
    guard count >= 0 else { throw .unreadableInput(String(cString: strerror(failure))) }
    return count
  }

  /// A file's size spares growing the buffer; a pipe has none.
  private static func sizeHint(of descriptor: Int32) -> Int {
    var info = stat()
    guard fstat(descriptor, &info) == 0, info.st_mode & S_IFMT == S_IFREG else { return 2 * chunk }
    return Int(clamping: info.st_size) + 2 * chunk
  }
}
