#include "kept_log.h"
#include <sqlite3.h>

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

int kept_log_register(void) {
  sqlite3_vfs *system = sqlite3_vfs_find(0);
  if (!system) return SQLITE_ERROR;
  kept_log = *system;
  kept_log.zName = KEPT_LOG_VFS;
  kept_log.pAppData = system;
  kept_log.xOpen = open_file;
  return sqlite3_vfs_register(&kept_log, 0);
}
