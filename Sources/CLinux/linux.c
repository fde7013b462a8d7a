#define _GNU_SOURCE
#include "CLinux.h"
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

int linux_memory_file(const char *name) { return memfd_create(name, MFD_CLOEXEC); }

const char *linux_program_name(void) { return program_invocation_short_name; }

int linux_rename_new(const char *from, const char *to) {
  if (renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0) return 0;
  if (errno != EINVAL && errno != ENOSYS) return -1;
  // A file system without it, such as NFS.
  if (link(from, to) == 0) return unlink(from);
  // A folder takes no place but an empty folder's.
  return errno == EPERM ? rename(from, to) : -1;
}

const short linux_spawn_in_own_session = POSIX_SPAWN_SETSID;

void linux_spawn_close_from(posix_spawn_file_actions_t *actions, int lowest) {
  posix_spawn_file_actions_addclosefrom_np(actions, lowest);
}
