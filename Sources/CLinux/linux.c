#define _GNU_SOURCE
#include "CLinux.h"
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

int linux_memory_file(const char *name) { return memfd_create(name, MFD_CLOEXEC); }

void linux_program_name(char name[16]) { prctl(PR_GET_NAME, name); }

int linux_rename_new(const char *from, const char *to) {
  if (renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0) return 0;
  if (errno != EINVAL && errno != ENOSYS) return -1;
  // A file system without it, such as NFS.
  if (link(from, to) == 0) return unlink(from);
  // A folder takes no place but an empty folder's.
  return errno == EPERM ? rename(from, to) : -1;
}

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

int linux_watch_process(int process) { return (int)syscall(SYS_pidfd_open, process, 0); }

const short linux_spawn_in_own_session = POSIX_SPAWN_SETSID;

void linux_spawn_close_from(posix_spawn_file_actions_t *actions, int lowest) {
  posix_spawn_file_actions_addclosefrom_np(actions, lowest);
}
