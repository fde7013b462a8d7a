#include "program_start.h"
#include <sys/auxv.h>

static char *const *words;

// glibc gives constructors what it gives main.
__attribute__((constructor)) static void keep(int count, char **arguments) {
  if (count > 0) words = arguments;
}

char *const *linux_command_line(void) { return words; }

const char *linux_program_path(void) { return (const char *)getauxval(AT_EXECFN); }
