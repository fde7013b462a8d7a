#ifndef KEPT_LOG_H
#define KEPT_LOG_H

// A VFS (sqlite.org/vfs.html) that is the system's but for one thing: a write-ahead log that SQLite
// empties keeps its blocks. Only its header is wiped, so that no frame in it counts any more
// (sqlite.org/walformat.html); the next delivery writes over blocks that are there, which a file
// system syncs in half the time.
#define KEPT_LOG_VFS "kept-log"

// Those of a longer log are given back.
#define KEPT_LOG_BYTES 1000000

// Makes the VFS known, once, and lets SQLite open its files by guarded_open only, whatever VFS is used;
// nothing but SQLITE_OK lets it be used.
int kept_log_register(void);

#endif
