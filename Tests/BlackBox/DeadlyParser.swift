/// A parser, or a store, that dies, put before GMime's and SQLite's own by the dynamic loader.
package final class DeadlyParser: Sendable {
  private let library: PreloadedLibrary

  /// `DEATH` tells how it dies, `VICTIM` of which address list; all when there is none. With `STORED`
  /// it dies when a text with that word is stored, and lets the parser live.
  private static let source = """
    #define _GNU_SOURCE
    #include <dlfcn.h>
    #include <fcntl.h>
    #include <signal.h>
    #include <stdlib.h>
    #include <string.h>
    #include <sys/syscall.h>
    #include <unistd.h>
    static int overflow(int depth) { volatile char page[4096]; page[0] = depth;
      return overflow(depth + 1) + page[0]; }
    static void from_another(int signal) { siginfo_t info = {.si_signo = signal, .si_code = SI_USER};
      info.si_pid = getppid(); syscall(SYS_rt_sigqueueinfo, getpid(), signal, &info); }
    static void die(void) {
      const char *how = getenv("DEATH");
      static int has_paused;
      if (how[0] == 'p') {
        if (has_paused++) return;
        close(open(getenv("PAUSED"), O_WRONLY | O_CREAT, 0600));
        while (access(getenv("GO"), F_OK) != 0) usleep(10000);
        return;
      }
      switch (how[0]) {
        case 's': *(volatile int *)1 = 1; break;
        case 'a': abort();
        case 't': __builtin_trap();
        case 'f': raise(SIGFPE); break;
        case 'b': raise(SIGBUS); break;
        case 'o': overflow(0); break;
        case 'l': for (;;);
        default: from_another(atoi(how));
      }
      for (;;) pause();
    }
    void *internet_address_list_parse(void *options, const char *text) {
      const char *victim = getenv("VICTIM");
      void *(*good)(void *, const char *) = dlsym(RTLD_NEXT, "internet_address_list_parse");
      if (!getenv("STORED") && !getenv("ASKING") && (!victim || strstr(text, victim))) die();
      return good(options, text);
    }
    int sqlite3_bind_text64(void *statement, int place, const char *text, unsigned long long size,
      void (*release)(void *), unsigned char encoding) {
      const char *stored = getenv("STORED");
      int (*good)(void *, int, const char *, unsigned long long, void (*)(void *), unsigned char) =
        dlsym(RTLD_NEXT, "sqlite3_bind_text64");
      if (stored && memmem(text, size, stored, strlen(stored))) die();
      return good(statement, place, text, size, release, encoding);
    }
    int sqlite3_prepare_v2(void *database, const char *text, int size, void **statement,
      const char **rest) {
      const char *asking = getenv("ASKING");
      int (*good)(void *, const char *, int, void **, const char **) =
        dlsym(RTLD_NEXT, "sqlite3_prepare_v2");
      if (asking && strstr(text, asking)) die();
      return good(database, text, size, statement, rest);
    }
    """

  package init() throws {
    library = try PreloadedLibrary(DeadlyParser.source)
  }

  /// No signal is ignored.
  package func kills(_ command: Command, _ how: String, victim: String? = nil) -> Command {
    library.put(before: command, ["DEATH=" + how] + (victim.map { ["VICTIM=" + $0] } ?? []))
  }

  /// Where a program is stopped.
  package enum Place: Sendable {
    /// While it reads a mail.
    case reading
    /// When it asks the store for what earlier mails say.
    case comparing
    /// When it has written a text with that word.
    case storing(String)

    fileprivate var variables: [String] {
      switch self {
      case .reading: []
      case .comparing: ["ASKING=SELECT text FROM message WHERE id"]
      case .storing(let word): ["STORED=" + word]
      }
    }
  }

  /// Stops a program at its first coming there: it makes the file `paused`, and goes on when there is
  /// a file `go`.
  package func stops(
    _ command: Command, _ place: Place, paused: String, go: String
  ) -> Command {
    library.put(
      before: command, ["DEATH=pause", "PAUSED=" + paused, "GO=" + go] + place.variables)
  }

  /// The same, but it dies when a text with that word is written into the store.
  package func kills(_ command: Command, _ how: String, storing word: String) -> Command {
    library.put(before: command, ["DEATH=" + how, "STORED=" + word])
  }
}
