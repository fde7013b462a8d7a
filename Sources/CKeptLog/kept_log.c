#define _GNU_SOURCE
#include "kept_log.h"
#include "guarded_file.h"
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { header_size = 32 };

static sqlite3_vfs kept_log;
static sqlite3_io_methods log_methods;
static int (*truncate_log)(sqlite3_file *, sqlite3_int64);

static int empty_or_truncate(sqlite3_file *log, sqlite3_int64 size) {
  static const char wiped[header_size];
  sqlite3_int64 kept;
  if (size > 0 || log->pMethods->xFileSize(log, &kept) != SQLITE_OK || kept > KEPT_LOG_BYTES)
    return truncate_log(log, size);
  return log->pMethods->xWrite(log, wiped, header_size, 0);
}

// All logs of a process have the methods of one file system.
static int open_file(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *outcome) {
  sqlite3_vfs *system = vfs->pAppData;
  int code = system->xOpen(system, name, file, flags, outcome);
  if (code != SQLITE_OK || !(flags & SQLITE_OPEN_WAL)) return code;
  sqlite3_mutex *once = sqlite3_mutex_alloc(SQLITE_MUTEX_STATIC_APP1);
  sqlite3_mutex_enter(once);
  if (!truncate_log) {
    log_methods = *file->pMethods;
    truncate_log = log_methods.xTruncate;
    log_methods.xTruncate = empty_or_truncate;
  }
  sqlite3_mutex_leave(once);
  file->pMethods = &log_methods;
  return SQLITE_OK;
}

// The length of the database's path; 0 for a file that is none beside a database.
static size_t database_length(const char *path) {
  static const char *const suffixes[] = {"-wal", "-shm", "-journal"};
  size_t length = strlen(path);
  for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
    size_t suffix = strlen(suffixes[i]);
    if (length > suffix && strcmp(path + length - suffix, suffixes[i]) == 0) return length - suffix;
  }
  return 0;
}

// SQLite's own open(2) follows no link either, but takes any file that it finds.
static int open_guarded(const char *path, int flags, int mode) {
  size_t length = database_length(path);
  int writes = (flags & O_ACCMODE) != O_RDONLY || flags & O_CREAT;
  if (length == 0 && !writes) return open(path, flags, mode);  // folders, devices
  struct guarded_kin kin;
  char database[PATH_MAX];
  if (length >= sizeof database) {
    errno = ENAMETOOLONG;
    return -1;
  }
  memcpy(database, path, length);
  database[length] = 0;
  int has_kin = guarded_kin_of(length > 0 ? database : path, &kin) == 0;
  int file = guarded_open(AT_FDCWD, path, flags, mode, has_kin ? &kin : NULL);
  if (file < GUARDED_SYSTEM) errno = EPERM;
  return file < 0 ? -1 : file;
}

// As root SQLite gives its own files to the database's owner: only those that it has just made.
static int give_new(int file, uid_t owner, gid_t group) {
  struct stat found;
  if (fstat(file, &found) < 0) return -1;
  if (found.st_uid == owner && found.st_gid == group) return 0;
  if (found.st_size == 0) return fchown(file, owner, group);
  errno = EPERM;
  return -1;
}

int kept_log_register(void) {
  sqlite3_vfs *system = sqlite3_vfs_find(0);
  if (!system || system->iVersion < 3) return SQLITE_ERROR;
  int code = system->xSetSystemCall(system, "open", (sqlite3_syscall_ptr)open_guarded);
  if (code == SQLITE_OK)
    code = system->xSetSystemCall(system, "fchown", (sqlite3_syscall_ptr)give_new);
  if (code != SQLITE_OK) return code;
  kept_log = *system;
  kept_log.zName = KEPT_LOG_VFS;
  kept_log.pAppData = system;
  kept_log.xOpen = open_file;
  return sqlite3_vfs_register(&kept_log, 0);
}
