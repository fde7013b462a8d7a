#define _GNU_SOURCE
#include "parser_guard.h"
#include "guarded_file.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/auxv.h>
#include <sys/resource.h>
#include <unistd.h>

// In C, for a handler may only do what signal-safety(7) allows.

static const int faults[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP, SIGXCPU};
enum { fault_count = sizeof faults / sizeof *faults };

static const char *mark;
static struct sigaction previous[fault_count];
static struct rlimit previous_cpu;
static char *const *restart;
static char handler_stack[16384];  // the fault may be the stack's overflow

static void begin_anew(void) {
  setrlimit(RLIMIT_CPU, &previous_cpu);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  execv((const char *)getauxval(AT_EXECFN), restart);
}

static void leave_mark(int signal_number, siginfo_t *info, void *context) {
  (void)context;
  int from_outside = info->si_code <= 0 && info->si_pid != getpid();
  // A mapped file that was cut, or whose disk is full: the store's. Reading a mail maps none.
  int of_a_file = signal_number == SIGBUS && info->si_code == BUS_ADRERR;
  if (!from_outside && !of_a_file) {
    int file = guarded_open(AT_FDCWD, mark, O_WRONLY | O_CREAT | O_EXCL, 0600, NULL);
    int is_marked = file >= 0 || (file == GUARDED_SYSTEM && errno == EEXIST);
    if (is_marked && restart) begin_anew();
    close(file);
  }
  // SA_RESETHAND has restored the default action: die of the same signal.
  raise(signal_number);
}

void parser_guard_arm(const char *mark_path, unsigned cpu_seconds) {
  mark = mark_path;
  stack_t stack = {.ss_sp = handler_stack, .ss_size = sizeof handler_stack};
  sigaltstack(&stack, NULL);
  struct sigaction action = {.sa_sigaction = leave_mark,
                             .sa_flags = SA_SIGINFO | SA_ONSTACK | SA_RESETHAND};
  sigemptyset(&action.sa_mask);
  for (int i = 0; i < fault_count; i++) sigaction(faults[i], &action, &previous[i]);

  struct rusage used;
  getrusage(RUSAGE_SELF, &used);
  getrlimit(RLIMIT_CPU, &previous_cpu);
  struct rlimit limit = previous_cpu;
  rlim_t wanted = used.ru_utime.tv_sec + used.ru_stime.tv_sec + 1 + cpu_seconds;
  if (limit.rlim_cur == RLIM_INFINITY || limit.rlim_cur > wanted) limit.rlim_cur = wanted;
  setrlimit(RLIMIT_CPU, &limit);
}

void parser_guard_disarm(void) {
  setrlimit(RLIMIT_CPU, &previous_cpu);
  for (int i = 0; i < fault_count; i++) sigaction(faults[i], &previous[i], NULL);
}

void parser_guard_restart(char *const *arguments) { restart = arguments; }
