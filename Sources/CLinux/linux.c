#define _GNU_SOURCE
#include "CLinux.h"
#include <fcntl.h>
#include <spawn.h>
#include <sys/mman.h>
#include <unistd.h>

int linux_memory_file(const char *name) { return memfd_create(name, MFD_CLOEXEC); }

int linux_bounded_memory_file(const char *name, long size) {
  int file = memfd_create(name, MFD_CLOEXEC | MFD_ALLOW_SEALING);
  if (file < 0) return -1;
  if (ftruncate(file, size) == 0 &&
      fcntl(file, F_ADD_SEALS, F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL) == 0)
    return file;
  close(file);
  return -1;
}

const int linux_set_byte_lock = F_OFD_SETLK;

const short linux_spawn_in_own_session = POSIX_SPAWN_SETSID;

void linux_spawn_close_from(posix_spawn_file_actions_t *actions, int lowest) {
  posix_spawn_file_actions_addclosefrom_np(actions, lowest);
}
