internal import CLinux
import Glibc

/// A file that lives in memory and leaves nothing behind: memfd_create(2). A full disk does not
/// keep mail from being sent.
package final class MemoryFile {
  let descriptor: Int32

  /// - Parameter capacity: bytes that another program may write into it. Without an end they would fill
  ///   the memory; what does not fit fails there with EPERM.
  init(_ name: String, capacity: Int) throws(SystemError) {
    descriptor = linux_bounded_memory_file(name, capacity)
    guard descriptor >= 0 else { throw .last }
  }

  init(_ name: String, holding content: [UInt8]) throws(SystemError) {
    descriptor = linux_memory_file(name)
    guard descriptor >= 0 else { throw .last }
    var rest = content[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw .last }
      rest = rest.dropFirst(count)
    }
    guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw .last }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// What was written into it, up to the first line end.
  package var firstLine: String {
    String(decoding: content(upTo: 400).prefix { $0 != 0x0A && $0 != 0x0D }, as: UTF8.self)
  }

  /// What was written into it, from its start. The place up to which is shared with who wrote.
  package func content(upTo limit: Int) -> [UInt8] {
    let end = max(0, lseek(descriptor, 0, SEEK_CUR))
    return [UInt8](unsafeUninitializedCapacity: min(limit, Int(end))) { buffer, count in
      count = max(0, pread(descriptor, buffer.baseAddress, buffer.count, 0))
    }
  }
}
