#ifndef PROGRAM_START_H
#define PROGRAM_START_H

// The words of the command line as C's main gets them, and NULL; NULL when there is not even one.
// Without /proc Swift's CommandLine has none.
char *const *linux_command_line(void);

// The path by which execve(2) was told this program; NULL when the kernel does not say.
const char *linux_program_path(void);

#endif
