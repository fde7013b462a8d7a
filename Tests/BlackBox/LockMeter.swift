/// Tells how much processor time a program uses while it holds the write lock: it stands between the
/// program and flock(2), put there by the dynamic loader.
package final class LockMeter: Sendable {
  private let folder: TemporaryFolder
  private let library: String
  private let log: String

  private static let source = """
    #define _GNU_SOURCE
    #include <dlfcn.h>
    #include <fcntl.h>
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
    static long microseconds(void) {
      struct timespec now;
      clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
      return (now.tv_sec - since.tv_sec) * 1000000 + (now.tv_nsec - since.tv_nsec) / 1000;
    }
    int flock(int file, int operation) {
      int (*real)(int, int) = dlsym(RTLD_NEXT, "flock");
      int result = real(file, operation);
      if (result == 0 && (operation & LOCK_EX)) {
        held = file;
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &since);
      }
      return result;
    }
    int close(int file) {
      int (*real)(int) = dlsym(RTLD_NEXT, "close");
      if (file >= 0 && file == held) {
        held = -1;
        dprintf(log_file, "%ld\\n", microseconds());
      }
      return real(file);
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

  /// Runs a command that succeeds.
  ///
  /// - Returns: microseconds of processor time each time the lock was held.
  package func measure(_ command: Command) throws -> [Int] {
    try FileContent.write([], to: log)
    _ = try command.wrapped(by: "/usr/bin/env", ["LD_PRELOAD=" + library, "LOCK_LOG=" + log])
      .run().succeeded()
    return String(decoding: try FileContent.read(log), as: UTF8.self).split(separator: "\n")
      .compactMap { Int($0) }
  }
}
