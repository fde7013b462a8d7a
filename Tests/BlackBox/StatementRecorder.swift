/// Writes down every statement that a program has SQLite prepare: it stands between the two, put there
/// by the dynamic loader. What SQLite asks itself, as its full-text index does, is left out.
package final class StatementRecorder: Sendable {
  private let library: PreloadedLibrary
  private let folder: TemporaryFolder

  private static let source = """
    #define _GNU_SOURCE
    #include <dlfcn.h>
    #include <fcntl.h>
    #include <stdlib.h>
    #include <string.h>
    #include <unistd.h>
    static int statements = -1;
    // A delivery that has confined itself opens no file elsewhere.
    __attribute__((constructor)) static void begin(void) {
      statements = open(getenv("STATEMENTS"), O_WRONLY | O_APPEND | O_CLOEXEC);
    }
    static void record(const char *text, void *caller) {
      Dl_info from;
      if (dladdr(caller, &from) && from.dli_fname && strstr(from.dli_fname, "libsqlite3")) return;
      if (write(statements, text, strlen(text) + 1) < 0) abort();
    }
    int sqlite3_prepare_v2(void *database, const char *text, int size, void **statement,
      const char **rest) {
      int (*real)(void *, const char *, int, void **, const char **) =
        dlsym(RTLD_NEXT, "sqlite3_prepare_v2");
      record(text, __builtin_return_address(0));
      return real(database, text, size, statement, rest);
    }
    int sqlite3_exec(void *database, const char *text, void *row, void *context, char **error) {
      int (*real)(void *, const char *, void *, void *, char **) = dlsym(RTLD_NEXT, "sqlite3_exec");
      record(text, __builtin_return_address(0));
      return real(database, text, row, context, error);
    }
    """

  package init() throws {
    library = try PreloadedLibrary(StatementRecorder.source)
    folder = try TemporaryFolder()
    try FileContent.write([], to: log)
  }

  private var log: String { folder.file("statements") }

  /// Runs a program of ours.
  package func run(_ command: Command, at clock: String? = nil) throws -> Execution {
    try library.put(before: command.at(clock), ["STATEMENTS=" + log]).run()
  }

  /// Each text once.
  package var statements: Set<String> {
    get throws {
      Set(try FileContent.read(log).split(separator: 0).map { String(decoding: $0, as: UTF8.self) })
    }
  }
}
