import Glibc

/// What a program in an MTA's pipe cannot take for granted.
enum ProcessSetup {
  /// Far above any delivery, far below Postfix's command_time_limit (1000 s), past which it bounces.
  private static let mostSeconds: UInt32 = 600

  static func run() {
    openMissingDescriptors()
    signal(SIGPIPE, SIG_IGN)
    signal(SIGCHLD, SIG_DFL)
    // Postfix local(8) limits file size: a write must fail with EFBIG, not kill us half-way.
    signal(SIGXFSZ, SIG_IGN)
    signal(SIGALRM, SIG_DFL)
    // Swift's own handlers would print a backtrace into the MTA's log before we die.
    for fault in [SIGQUIT, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV] {
      signal(fault, SIG_DFL)
    }
    // What our parent blocked would neither end us nor interrupt our waiting.
    var none = sigset_t()
    sigemptyset(&none)
    sigprocmask(SIG_SETMASK, &none, nil)
    alarm(mostSeconds)
  }

  /// Else the store's file could become descriptor 1 and receive what is printed.
  private static func openMissingDescriptors() {
    while true {
      let descriptor = open("/dev/null", O_RDWR)
      guard (0...2).contains(descriptor) else {
        if descriptor > 2 { close(descriptor) }
        return
      }
    }
  }

  /// A variable of the environment.
  static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }
}
