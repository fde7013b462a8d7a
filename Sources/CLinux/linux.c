#define _GNU_SOURCE
#include "CLinux.h"
#include <spawn.h>
#include <sys/mman.h>

int linux_memory_file(const char *name) { return memfd_create(name, MFD_CLOEXEC); }

const short linux_spawn_in_own_session = POSIX_SPAWN_SETSID;

void linux_spawn_close_from(posix_spawn_file_actions_t *actions, int lowest) {
  posix_spawn_file_actions_addclosefrom_np(actions, lowest);
}
