import Glibc
internal import Store

/// The folder in which programs that we start find themselves, by a descriptor: its path may lead
/// elsewhere by now. Back to the one before with the value.
struct WorkingFolder: ~Copyable {
  private let previous: Int32

  init(_ folder: borrowing GuardedFolder) {
    previous = open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    fchdir(folder.descriptor)
  }

  deinit {
    fchdir(previous)
    close(previous)
  }
}
