#ifndef CLINUX_H
#define CLINUX_H

#include <spawn.h>

#include "confinement.h"
#include "program_start.h"

// What glibc offers only with _GNU_SOURCE, which Swift's own import of it does not set.

// memfd_create(2), close-on-exec; -1 and errno.
int linux_memory_file(const char *name);

// The program's name as others see it, proc(5): /proc/PID/comm.
void linux_program_name(char name[16]);

// rename(2) that replaces no file: -1 and EEXIST.
int linux_rename_new(const char *from, const char *to);

// A memory file of that size for ever: what is written behind its end fails with EPERM.
int linux_bounded_memory_file(const char *name, long size);

// fcntl(2), F_OFD_SETLK: a lock on a range of bytes that belongs to the open file description.
extern const int linux_set_byte_lock;

// pidfd_open(2): a descriptor that can be read once the process has ended; -1 and errno.
int linux_watch_process(int process);

// posix_spawn(3): the child leads a session of its own.
extern const short linux_spawn_in_own_session;

// posix_spawn_file_actions_addclosefrom_np(3).
void linux_spawn_close_from(posix_spawn_file_actions_t *actions, int lowest);

#endif
