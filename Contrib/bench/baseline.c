/* The least a program can do with a mail: read it from standard input and insert the raw bytes into
   a SQLite table (WAL, synchronous=FULL) in a fresh process, with a normal close.
   cc -O2 -o baseline baseline.c -lsqlite3;  baseline FILE < MAIL */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static sqlite3 *db;

static void check(int code, int wanted) {
  if (code == wanted) return;
  fprintf(stderr, "baseline: %s\n", sqlite3_errmsg(db));
  exit(75);
}

static void run(const char *sql) { check(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK); }

static char *read_mail(size_t *size) {
  size_t capacity = 1 << 16;
  char *mail = malloc(capacity);
  ssize_t count;
  *size = 0;
  while (mail && (count = read(0, mail + *size, capacity - *size)) > 0) {
    *size += count;
    if (*size == capacity) mail = realloc(mail, capacity *= 2);
  }
  if (!mail || count < 0) exit(75);
  return mail;
}

int main(int argc, char **argv) {
  if (argc != 2) return 64;
  size_t size;
  char *mail = read_mail(&size);
  check(sqlite3_open(argv[1], &db), SQLITE_OK);
  sqlite3_busy_timeout(db, 30000);
  run("PRAGMA journal_mode = WAL");
  run("PRAGMA synchronous = FULL");
  run("CREATE TABLE IF NOT EXISTS mail (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL)");
  sqlite3_stmt *insert;
  check(sqlite3_prepare_v2(db, "INSERT INTO mail (bytes) VALUES (?)", -1, &insert, NULL), SQLITE_OK);
  check(sqlite3_bind_blob64(insert, 1, mail, size, SQLITE_STATIC), SQLITE_OK);
  check(sqlite3_step(insert), SQLITE_DONE);
  sqlite3_finalize(insert);
  check(sqlite3_close(db), SQLITE_OK);
  free(mail);
  return 0;
}
