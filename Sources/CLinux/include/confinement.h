#ifndef CONFINEMENT_H
#define CONFINEMENT_H

#include <stdint.h>

// What a process still may once it has confined itself: landlock(7), as far as the kernel has it.
// Nothing is allowed at first, neither files, nor programs, nor TCP ports, nor the signals and abstract
// sockets of others.
typedef struct {
  int rules;        // a descriptor; -1 where the kernel has no Landlock
  uint64_t rights;  // to files, that it knows
} linux_confinement;

enum linux_access { linux_read, linux_read_and_write };

linux_confinement linux_confinement_begin(void);

// Allows a file, or a folder with all below it; what is not there, or not for us, needs no leave.
//
// Returns errno(3), such as EMFILE: without what was to be allowed nothing will work.
int linux_confinement_allow(linux_confinement confinement, const char *path, enum linux_access access);

// From now on it holds for this thread and what it starts, with no way back; what is open stays open.
// Also without Landlock they give up set-user-ID programs (PR_SET_NO_NEW_PRIVS, prctl(2)), further
// processes, and a core, which would hold what is in memory.
//
// Returns whether Landlock holds.
int linux_confinement_enforce(linux_confinement confinement);

#endif
