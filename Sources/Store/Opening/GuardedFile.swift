internal import CGuardedFile
internal import CLinux
import Glibc

/// A file beside the store, or in another folder where others may make files. It is opened without
/// following links, and taken only when it is a regular file with one name, and root's, our own or
/// the kin's; what is changed of it is changed by its descriptor (guarded_file.h).
package struct GuardedFile: ~Copyable {
  package let descriptor: Int32
  package let path: String
  /// As it was found, or made.
  let found: stat

  package enum Use {
    case reading
    case writing
    /// A new file, where none may be.
    case making(UInt32)
    /// Made when it is missing.
    case keeping(UInt32)
  }

  /// - Parameters:
  ///   - folder: what the path begins in, a descriptor; nil: where paths begin.
  ///   - kin: nil leaves root and ourselves.
  package init(
    _ path: String, in folder: Int32? = nil, _ use: Use, kin: FileKin? = nil
  ) throws(FileRefusal) {
    var guarded = kin?.guarded ?? guarded_kin()
    let opened = withUnsafePointer(to: &guarded) {
      guarded_open(folder ?? AT_FDCWD, path, use.flags, use.mode, kin == nil ? nil : $0)
    }
    if opened < 0 { throw FileRefusal(path: path, outcome: opened) }
    var found = stat()
    fstat(opened, &found)
    descriptor = opened
    self.path = path
    self.found = found
  }

  deinit { close(descriptor) }

  /// Whether the path still leads to it.
  package var isInPlace: Bool {
    var there = stat()
    return lstat(path, &there) == 0 && there.st_ino == found.st_ino && there.st_dev == found.st_dev
  }

  /// Up to `limit` bytes from its start; nil when it cannot be read.
  package func beginning(upTo limit: Int) -> [UInt8]? {
    var failed = false
    let bytes = [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
      let got = pread(descriptor, buffer.baseAddress, limit, 0)
      failed = got < 0
      count = max(0, got)
    }
    return failed ? nil : bytes
  }

  /// Adds all of `bytes`.
  package func write(_ bytes: UnsafeRawBufferPointer) throws(FileRefusal) {
    var done = 0
    while done < bytes.count {
      let count = Glibc.write(descriptor, bytes.baseAddress?.advanced(by: done), bytes.count - done)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw FileRefusal(path: path, reason: .system(errno)) }
      done += count
    }
  }

  package func write(_ bytes: [UInt8]) throws(FileRefusal) {
    var failure: FileRefusal?
    bytes.withUnsafeBytes { buffer in
      do throws(FileRefusal) { try write(buffer) } catch { failure = error }
    }
    if let failure { throw failure }
  }

  /// A name for what lies at `draft`, in the place of nothing.
  package static func rename(_ draft: String, to path: String) throws(FileRefusal) {
    guard linux_rename_new(draft, path) == 0 else {
      throw FileRefusal(path: path, reason: .system(errno))
    }
  }

  package func sync() throws(FileRefusal) {
    guard fsync(descriptor) == 0 else { throw FileRefusal(path: path, reason: .system(errno)) }
  }
}

extension GuardedFile.Use {
  fileprivate var flags: Int32 {
    switch self {
    case .reading: O_RDONLY
    case .writing: O_RDWR
    case .making: O_RDWR | O_CREAT | O_EXCL
    case .keeping: O_RDWR | O_CREAT
    }
  }

  fileprivate var mode: mode_t {
    switch self {
    case .reading, .writing: 0
    case .making(let mode), .keeping(let mode): mode
    }
  }
}

/// Whose files are taken beside the store, as well as root's and our own: the store's owner's, and its
/// group's when that may write it. Before there is a store, the folder tells.
package struct FileKin: Sendable {
  let guarded: guarded_kin

  /// Nil when there is neither store nor folder.
  package init?(of location: StoreLocation) {
    var kin = guarded_kin()
    guard
      guarded_kin_of(location.path, &kin) == 0
        || guarded_kin_of(location.folder + "/.", &kin) == 0
    else { return nil }
    guarded = kin
  }
}
