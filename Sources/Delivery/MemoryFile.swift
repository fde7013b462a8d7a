internal import CLinux
import Glibc
internal import SystemPackage

/// A file that lives in memory and leaves nothing behind: memfd_create(2). A full disk does not
/// keep mail from being sent.
final class MemoryFile: Sendable {
  let descriptor: FileDescriptor

  init(_ name: String, holding content: [UInt8] = []) throws {
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

  /// What was written into it, from its start.
  func content(upTo limit: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
      count =
        (try? descriptor.read(fromAbsoluteOffset: 0, into: UnsafeMutableRawBufferPointer(buffer)))
        ?? 0
    }
  }
}
