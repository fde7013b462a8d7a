#include <sqlite3.h>

// Functions with variable arguments, which Swift cannot call.

// Counting memory takes a lock and a look at every allocation. Only before the library is first used.
static inline void csqlite_count_no_memory(void) {
  sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

// A -wal of no bytes is left behind in place of none.
static inline int csqlite_keep_wal(sqlite3 *db) {
  int yes = 1;
  return sqlite3_file_control(db, 0, SQLITE_FCNTL_PERSIST_WAL, &yes);
}

// Closing copies nothing out of the -wal and does not remove it.
static inline void csqlite_leave_wal(sqlite3 *db) {
  sqlite3_db_config(db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, (int *)0);
  csqlite_keep_wal(db);
}

// SQLITE_TRANSIENT, a cast that Swift does not import.
static inline int csqlite_bind_text(sqlite3_stmt *statement, int place, const char *text, sqlite3_uint64 size) {
  return sqlite3_bind_text64(statement, place, text, size, SQLITE_TRANSIENT, SQLITE_UTF8);
}

static inline int csqlite_bind_blob(sqlite3_stmt *statement, int place, const void *bytes, sqlite3_uint64 size) {
  return sqlite3_bind_blob64(statement, place, bytes, size, SQLITE_TRANSIENT);
}
