internal import CLinux
import Glibc
internal import SystemPackage

/// A file that lives in memory and leaves nothing behind: memfd_create(2). A full disk does not
/// keep mail from being sent.
final class MemoryFile: Sendable {
  let descriptor: FileDescriptor

  /// - Parameter capacity: bytes that another program may write into it. Without an end they would fill
  ///   the memory; what does not fit fails there with EPERM.
  init(_ name: String, capacity: Int) throws {
    let number = linux_bounded_memory_file(name, capacity)
    guard number >= 0 else { throw Errno(rawValue: errno) }
    descriptor = FileDescriptor(rawValue: number)
  }

  init(_ name: String, holding content: [UInt8]) throws {
    let number = linux_memory_file(name)
    guard number >= 0 else { throw Errno(rawValue: errno) }
    descriptor = FileDescriptor(rawValue: number)
    do {
      _ = try descriptor.writeAll(content)
      _ = try descriptor.seek(offset: 0, from: .start)
    } catch {
      try? descriptor.close()
      throw error
    }
  }

  deinit { try? descriptor.close() }

  /// What was written into it, up to the first line end.
  var firstLine: String {
    String(decoding: content(upTo: 400).prefix { $0 != 0x0A && $0 != 0x0D }, as: UTF8.self)
  }

  /// What was written into it, from its start. The place up to which is shared with who wrote.
  func content(upTo limit: Int) -> [UInt8] {
    let end = (try? descriptor.seek(offset: 0, from: .current)) ?? 0
    return [UInt8](unsafeUninitializedCapacity: min(limit, Int(end))) { buffer, count in
      count =
        (try? descriptor.read(fromAbsoluteOffset: 0, into: UnsafeMutableRawBufferPointer(buffer)))
        ?? 0
    }
  }
}
