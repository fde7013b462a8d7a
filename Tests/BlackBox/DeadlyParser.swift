/// A parser that dies, put before GMime's own by the dynamic loader.
package final class DeadlyParser: Sendable {
  private let folder: TemporaryFolder
  private let library: String

  /// `DEATH` tells how it dies, `VICTIM` of which address list; all when there is none.
  private static let source = """
    #define _GNU_SOURCE
    #include <dlfcn.h>
    #include <signal.h>
    #include <stdlib.h>
    #include <string.h>
    #include <unistd.h>
    static int overflow(int depth) { volatile char page[4096]; page[0] = depth;
      return overflow(depth + 1) + page[0]; }
    void *internet_address_list_parse(void *options, const char *text) {
      const char *how = getenv("DEATH"), *victim = getenv("VICTIM");
      void *(*good)(void *, const char *) = dlsym(RTLD_NEXT, "internet_address_list_parse");
      if (victim && !strstr(text, victim)) return good(options, text);
      switch (how[0]) {
        case 's': *(volatile int *)1 = 1; break;
        case 'a': abort();
        case 't': __builtin_trap();
        case 'f': raise(SIGFPE); break;
        case 'b': raise(SIGBUS); break;
        case 'o': overflow(0); break;
        case 'l': for (;;);
        default: if (fork() == 0) { kill(getppid(), atoi(how)); _exit(0); }
      }
      for (;;) pause();
    }
    """

  package init() throws {
    folder = try TemporaryFolder()
    library = folder.file("death.so")
    try FileContent.write(Array(DeadlyParser.source.utf8), to: folder.file("death.c"))
    let flags = ["-O0", "-w", "-shared", "-fPIC", "-o", library, folder.file("death.c"), "-ldl"]
    _ = try Command("/usr/bin/cc", flags).run().succeeded()
  }

  /// Under `env`, so that only the program is sabotaged, and no signal is ignored.
  package func kills(_ command: Command, _ how: String, victim: String? = nil) -> Command {
    let variables =
      ["LD_PRELOAD=" + library, "DEATH=" + how] + (victim.map { ["VICTIM=" + $0] } ?? [])
    return command.wrapped(by: "/usr/bin/env", ["--default-signal"] + variables)
  }
}
