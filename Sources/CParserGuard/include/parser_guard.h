#ifndef PARSER_GUARD_H
#define PARSER_GUARD_H

// A mail that kills the program must not be tried the same way for ever. While armed, a fault of this
// process (SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP, or the CPU limit set here) leaves an
// empty file at mark_path before the process dies of it. A signal that another process sent leaves
// none, nor does a mapped file that is cut: they say nothing about the mail.
//
// mark_path must stay valid until parser_guard_disarm. cpu_seconds is counted from now.
void parser_guard_arm(const char *mark_path, unsigned cpu_seconds);
void parser_guard_disarm(void);

// From now on such a fault, once its mark is left, starts the program anew in this process, with these
// arguments (execv(3)), which must stay valid: for work that may be begun again, and that takes a
// marked mail unread.
void parser_guard_restart(char *const *arguments);

#endif
