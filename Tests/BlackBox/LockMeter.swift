/// Tells what a program does while it holds the write lock, and stops it when it lets go: it stands
/// between the program and flock(2), put there by the dynamic loader.
package final class LockMeter: Sendable {
  private let folder: TemporaryFolder
  private let library: String
  private let log: String

  private static let source = """
    #define _GNU_SOURCE
    #include <dlfcn.h>
    #include <fcntl.h>
    #include <signal.h>
    #include <stdio.h>
    #include <stdlib.h>
    #include <sys/file.h>
    #include <time.h>
    #include <unistd.h>
    static int held = -1, log_file;
    // A delivery that has confined itself opens no file elsewhere.
    __attribute__((constructor)) static void open_log(void) {
      log_file = open(getenv("LOCK_LOG"), O_WRONLY | O_APPEND | O_CLOEXEC);
    }
    static struct timespec since;
    static long written, releases;
    static long microseconds(void) {
      struct timespec now;
      clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
      return (now.tv_sec - since.tv_sec) * 1000000 + (now.tv_nsec - since.tv_nsec) / 1000;
    }
    // So that others may do something, or for the last time.
    static void stop(void) {
      if (!getenv("LOCK_STOP") || ++releases != atoi(getenv("LOCK_STOP"))) return;
      if (!getenv("LOCK_GO")) raise(SIGKILL);
      close(open(getenv("LOCK_PAUSED"), O_WRONLY | O_CREAT, 0600));
      while (access(getenv("LOCK_GO"), F_OK) != 0) usleep(10000);
    }
    int flock(int file, int operation) {
      int (*real)(int, int) = dlsym(RTLD_NEXT, "flock");
      int result = real(file, operation);
      if (result == 0 && (operation & LOCK_EX)) {
        held = file;
        written = 0;
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &since);
      }
      return result;
    }
    int close(int file) {
      int (*real)(int) = dlsym(RTLD_NEXT, "close");
      if (file < 0 || file != held) return real(file);
      held = -1;
      dprintf(log_file, "%ld %ld\\n", microseconds(), written);
      int result = real(file);
      stop();
      return result;
    }
    ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t place) {
      ssize_t (*real)(int, const void *, size_t, off64_t) = dlsym(RTLD_NEXT, "pwrite64");
      written += count;
      return real(file, bytes, count, place);
    }
    ssize_t pwrite(int file, const void *bytes, size_t count, off_t place) {
      return pwrite64(file, bytes, count, place);
    }
    """

  package init() throws {
    folder = try TemporaryFolder()
    library = folder.file("meter.so")
    log = folder.file("log")
    try FileContent.write(Array(LockMeter.source.utf8), to: folder.file("meter.c"))
    let flags = ["-O1", "-w", "-shared", "-fPIC", "-o", library, folder.file("meter.c"), "-ldl"]
    _ = try Command("/usr/bin/cc", flags).run().succeeded()
  }

  /// One time that the lock was held.
  package struct Hold: Sendable {
    /// Of processor time.
    package let microseconds: Int
    /// Bytes.
    package let written: Int
  }

  /// Runs a command that succeeds.
  package func holds(_ command: Command) throws -> [Hold] {
    try FileContent.write([], to: log)
    _ = try loaded(command, []).run().succeeded()
    return String(decoding: try FileContent.read(log), as: UTF8.self).split(separator: "\n")
      .map { $0.split(separator: " ").compactMap { Int($0) } }
      .map { Hold(microseconds: $0[0], written: $0[1]) }
  }

  /// - Returns: microseconds of processor time each time the lock was held.
  package func measure(_ command: Command) throws -> [Int] {
    try holds(command).map(\.microseconds)
  }

  /// A command that stops when it lets go of the lock for the `number`th time.
  ///
  /// - Parameters:
  ///   - paused: a file that it makes then, beside the store.
  ///   - go: one whose coming lets it go on.
  package func stops(_ command: Command, at number: Int, paused: String, go: String) -> Command {
    loaded(command, ["LOCK_STOP=\(number)", "LOCK_PAUSED=" + paused, "LOCK_GO=" + go])
  }

  /// A command that is killed when it lets go of the lock for the `number`th time.
  package func kills(_ command: Command, at number: Int) -> Command {
    loaded(command, ["LOCK_STOP=\(number)"])
  }

  private func loaded(_ command: Command, _ variables: [String]) -> Command {
    command.wrapped(
      by: "/usr/bin/env", ["LD_PRELOAD=" + library, "LOCK_LOG=" + log] + variables)
  }
}
