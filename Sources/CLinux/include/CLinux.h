#ifndef CLINUX_H
#define CLINUX_H

#include <spawn.h>

#include "confinement.h"
#include "program_start.h"

// What glibc offers only with _GNU_SOURCE, which Swift's own import of it does not set.

// memfd_create(2), close-on-exec; -1 and errno.
int linux_memory_file(const char *name);

// posix_spawn(3): the child leads a session of its own.
extern const short linux_spawn_in_own_session;

// posix_spawn_file_actions_addclosefrom_np(3).
void linux_spawn_close_from(posix_spawn_file_actions_t *actions, int lowest);

#endif
