/// A parser that has been taken over by a mail, and looks what it can get at.
package final class PryingParser: Sendable {
  private let library: PreloadedLibrary

  /// Writes a line for each thing it got at into the file that `LOOT` names.
  private static let source = """
    #define _GNU_SOURCE
    #include <arpa/inet.h>
    #include <dlfcn.h>
    #include <errno.h>
    #include <fcntl.h>
    #include <stdio.h>
    #include <stdlib.h>
    #include <sys/resource.h>
    #include <sys/stat.h>
    #include <sys/syscall.h>
    #include <sys/wait.h>
    #include <unistd.h>
    static FILE *loot;
    static void got(const char *what, int success) { if (success) fprintf(loot, "%s\\n", what); }
    static int starts(const char *path) { int status; char *words[] = {"true", 0}; pid_t child = vfork();
      if (child == 0) { execv(path, words); _exit(99); }
      return child > 0 && waitpid(child, &status, 0) == child && status == 0; }
    static int connects(void) { struct sockaddr_in to = {AF_INET, htons(9), {htonl(INADDR_LOOPBACK)}};
      int outcome = connect(socket(AF_INET, SOCK_STREAM, 0), (void *)&to, sizeof to);
      return outcome == 0 || errno == ECONNREFUSED; }
    void *internet_address_list_parse(void *options, const char *text) {
      if (!loot && (loot = fopen(getenv("LOOT"), "w"))) {
        struct rlimit core;
        got("its own folder", 1);
        got("a charset", open("/usr/lib/x86_64-linux-gnu/gconv/gconv-modules.cache", O_RDONLY) >= 0
          || open("/usr/lib/aarch64-linux-gnu/gconv/gconv-modules.cache", O_RDONLY) >= 0);
        got("another file", open(getenv("SECRET"), O_RDONLY) >= 0);
        got("another file to write", open(getenv("SECRET"), O_WRONLY | O_APPEND) >= 0);
        got("another folder", open("/tmp", O_RDONLY | O_DIRECTORY) >= 0);
        got("a program", starts("/bin/true"));
        got("a port", connects());
        got("a core", getrlimit(RLIMIT_CORE, &core) || core.rlim_max);
        got("Landlock", syscall(SYS_landlock_create_ruleset, 0, 0, 1) > 3);
        fflush(loot);
      }
      void *(*good)(void *, const char *) = dlsym(RTLD_NEXT, "internet_address_list_parse");
      return good(options, text);
    }
    """

  package init() throws {
    library = try PreloadedLibrary(PryingParser.source)
  }

  /// - Parameters:
  ///   - loot: the file for what it gets at, a line each.
  ///   - secret: a file that is none of the program's business.
  package func pries(_ command: Command, loot: String, secret: String) -> Command {
    library.put(before: command, ["LOOT=" + loot, "SECRET=" + secret])
  }
}
