// ingest, as mail servers start it: runs ingest-delivery, which lies beside it, and answers for it.
//
// A program is loaded, piece by piece, before its first line runs, and what fails then ends it with
// 127; Postfix returns the mail to its sender for every status but 0 and 75. So this one is loaded in
// one piece, with no C library that would start before it, and turns whatever becomes of the other
// into 0, 75 or a death by signal. Nor does it ever touch the mail: it is the one that starts what
// sends mail, for the other has locked itself in by then (Confinement.swift).

#include "kernel.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/auxvec.h>
#include <linux/limits.h>
#include <linux/sched.h>
#include <signal.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

// Two are for us alone: the mail is stored, and the outbox has mail that is due, which the second one
// waits for (Outcome.swift).
enum {
  delivered = 0,
  delivered_and_mail_due = 10,
  delivered_and_mail_awaited = 11,
  try_again_later = 75,
  could_not_be_loaded = 127,
};

enum { most_links = 40, most_descriptors = 1024, dispatch_seconds = 2 };

typedef unsigned long signals;  // the kernel's sigset_t
#define ONE(signal) (1ul << ((signal) - 1))

static const char delivery[] = "ingest-delivery";
static char path[PATH_MAX];  // of ingest-delivery

// ---- Words

static size_t length(const char *text) {
  size_t count = 0;
  while (text[count]) count++;
  return count;
}

static size_t after_last_slash(const char *text) {
  size_t place = 0;
  for (size_t i = 0; text[i]; i++)
    if (text[i] == '/') place = i + 1;
  return place;
}

// Puts a word at a place of a path; 0 when it does not fit.
static int put(char *target, size_t place, const char *word, size_t count) {
  if (place + count >= PATH_MAX) return 0;
  for (size_t i = 0; i < count; i++) target[place + i] = word[i];
  target[place + count] = 0;
  return 1;
}

static const char *meaning(long error) {
  switch (error) {
    case -ENOENT: return "no such file; install it beside ingest";
    case -EACCES: case -EPERM: return "permission denied";
    case -EMFILE: case -ENFILE: return "too many open files";
    case -ENOMEM: case -EAGAIN: return "no memory or no process left";
    case -E2BIG: return "too many arguments";
    case -EIO: return "input/output error";
    case -ENOEXEC: case -ELIBBAD: return "not a program";
    case -ETXTBSY: return "being written";
    case -ENAMETOOLONG: case -ELOOP: return "too long a path";
    default: return "the system refuses";
  }
}

__attribute__((noreturn)) static void end(int status) {
  for (;;) call(exit_group, status);
}

static char line[PATH_MAX + 256];

static size_t add_to_line(size_t place, const char *word) {
  while (word && *word && place < sizeof line - 1) line[place++] = *word++;
  return place;
}

// One line, of words up to NULL. They are no array, which the loader would have to relocate: there is
// none.
__attribute__((noreturn)) static void fail_with(const char *a, const char *b, const char *c,
                                                const char *d) {
  size_t count = add_to_line(0, "ingest: ");
  count = add_to_line(add_to_line(count, a), b);
  count = add_to_line(add_to_line(count, c), d);
  line[count++] = '\n';
  call(write, 2, line, count);
  end(try_again_later);
}

#define fail(...) fail_among(__VA_ARGS__, NULL, NULL, NULL)
#define fail_among(a, b, c, d, ...) fail_with(a, b, c, d)

// ---- The way to the other program

// It lies beside this one, also where this one is reached by a symbolic link: the kernel tells by
// which path it found us (getauxval(3), AT_EXECFN); /proc may not be there.
static long find_delivery(const char *found_by) {
  static char link[PATH_MAX];
  if (!found_by || !put(path, 0, found_by, length(found_by))) return -ENAMETOOLONG;
  for (int links = 0;; links++) {
    long count = call(readlinkat, AT_FDCWD, path, link, sizeof link - 1);
    size_t place = after_last_slash(path);
    if (count <= 0) return put(path, place, delivery, sizeof delivery - 1) ? 0 : -ENAMETOOLONG;
    if (links == most_links) return -ELOOP;
    if (!put(path, link[0] == '/' ? 0 : place, link, count)) return -ENAMETOOLONG;
  }
}

// Else a file that is opened could become descriptor 2 and receive what is said.
static void open_missing_descriptors(void) {
  long descriptor;
  do descriptor = call(openat, AT_FDCWD, "/dev/null", O_RDWR);
  while (0 <= descriptor && descriptor <= 2);
  if (descriptor > 2) call(close, descriptor);
}

// ---- The other program

// In the child. It does not outlive us: nobody would hear what became of the mail.
static void run_delivery(long parent, const signals *mask, char **words, char **environment) {
  long error = call(prctl, PR_SET_PDEATHSIG, SIGKILL);
  long now = call(getppid, 0);
  if (now && now != parent)  // 0 is a parent in another pid namespace
    fail("killed before ", path, " was started");
  call(rt_sigprocmask, SIG_SETMASK, mask, NULL, sizeof *mask);
  if (!error) error = call(execve, path, words, environment);
  fail("cannot start ", path, ": ", meaning(error));
}

// In the child. What sends mail is on its own: nobody waits for the end of what it holds open.
static void run_dispatch(const signals *mask, char **words, char **environment) {
  call(setsid, 0);
  if (call(close_range, 0, ~0u, 0))
    for (int i = 0; i < most_descriptors; i++) call(close, i);
  open_missing_descriptors();
  call(rt_sigprocmask, SIG_SETMASK, mask, NULL, sizeof *mask);
  call(execve, path, words, environment);
  end(try_again_later);
}

// A fork(2) that stands still until the child has begun its program, so that no page is copied twice.
static long fork_child(void) { return call(clone, CLONE_VFORK | SIGCHLD, 0); }

// Waits for the end of the delivery, and sends it the signals that we get.
//
// Returns the status of wait(2).
static int await(long child, const signals *all) {
  for (;;) {
    long got = call(rt_sigtimedwait, all, NULL, NULL, sizeof *all);
    if (got > 0 && got != SIGCHLD) {
      call(kill, child, got);
      continue;
    }
    int ending, may_go_on = got == SIGCHLD || got == -EINTR;
    long ended = call(wait4, child, &ending, may_go_on ? WNOHANG : 0, NULL);
    if (ended == child) return ending;
    if (ended < 0 && ended != -EINTR)
      fail("cannot wait for ", path, ": ", meaning(ended));
  }
}

// As the delivery died; a core of ours is of no use.
__attribute__((noreturn)) static void die_of(int signal) {
  static const struct rlimit none;
  static const struct { void *handler; signals flags; void *restorer; signals mask; } standard;
  call(prlimit64, 0, RLIMIT_CORE, &none, NULL);
  call(rt_sigaction, signal, &standard, NULL, sizeof standard.mask);
  call(rt_sigprocmask, SIG_SETMASK, &standard.mask, NULL, sizeof standard.mask);
  call(kill, call(getpid, 0), signal);
  fail(path, " was killed");
}

// ---- From the beginning to the end

// What is due goes out in the background; mostly it needs but a moment, and then is done when we end.
static const struct timespec moment = {.tv_sec = dispatch_seconds};

static void dispatch(const struct timespec *patience, const signals *all, const signals *mask,
                     char **words, char **environment) {
  words[1] = "--dispatch";
  long child = fork_child();
  if (!child) run_dispatch(mask, words, environment);
  if (child > 0) call(rt_sigtimedwait, all, NULL, patience, sizeof *all);
}

__attribute__((noreturn, used)) static void launch(char **stack) {
  char **words = stack + 1, **environment = words + (long)stack[0] + 1, **rest = environment;
  while (*rest++) {}
  const char *found_by = NULL;
  for (const unsigned long *word = (unsigned long *)rest; *word != AT_NULL; word += 2)
    if (*word == AT_EXECFN) found_by = (const char *)word[1];

  open_missing_descriptors();
  // Since Linux 5.18 a program that is given no word at all has an empty one.
  if (!words[0] || !*words[0]) fail("started without arguments");
  long error = find_delivery(found_by);
  if (error) fail("cannot find ", delivery, ": ", meaning(error));

  // The words begin one place earlier, to make room for one of ours behind our name.
  stack[0] = words[0];
  stack[1] = "--launched";
  words = stack;

  // Blocked signals wait for us, ignored ones too; what stops us stops the delivery as well.
  static const struct { void *handler; signals flags; void *restorer; signals mask; } standard;
  signals all = ~(ONE(SIGTSTP) | ONE(SIGTTIN) | ONE(SIGTTOU) | ONE(SIGCONT)), mask;
  call(rt_sigaction, SIGCHLD, &standard, NULL, sizeof all);
  call(rt_sigprocmask, SIG_BLOCK, &all, &mask, sizeof all);

  long parent = call(getpid, 0), child = fork_child();
  if (!child) run_delivery(parent, &mask, words, environment);
  if (child < 0) fail("cannot start ", path, ": ", meaning(child));
  int ending = await(child, &all);
  if (WIFSIGNALED(ending)) die_of(WTERMSIG(ending));
  switch (WEXITSTATUS(ending)) {
    case delivered_and_mail_due: dispatch(&moment, &all, &mask, words, environment); end(delivered);
    case delivered_and_mail_awaited: dispatch(NULL, &all, &mask, words, environment); end(delivered);
    case delivered: end(delivered);
    case try_again_later: case could_not_be_loaded: end(try_again_later);  // it has said why
    default: fail(path, " ended with a status that it does not have");
  }
}

BEGIN_WITH(launch);
