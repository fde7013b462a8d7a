#define _GNU_SOURCE
#include "guarded_file.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

int guarded_kin_of(const char *path, struct guarded_kin *kin) {
  struct stat found;
  if (lstat(path, &found) < 0) return -1;
  *kin = (struct guarded_kin){.owner = found.st_uid,
                              .group = found.st_gid,
                              .has_group = (found.st_mode & S_IWGRP) != 0};
  return 0;
}

static int is_kin(const struct stat *file, const struct guarded_kin *kin) {
  if (file->st_uid == 0 || file->st_uid == geteuid()) return 1;
  return kin && (file->st_uid == kin->owner || (kin->has_group && file->st_gid == kin->group));
}

static int judged(int file, mode_t kind, const struct guarded_kin *kin) {
  struct stat found;
  if (fstat(file, &found) < 0) return GUARDED_SYSTEM;
  if ((found.st_mode & S_IFMT) != kind) return GUARDED_KIND;
  if (kind == S_IFREG && found.st_nlink > 1) return GUARDED_NAMES;
  return is_kin(&found, kin) ? file : GUARDED_OWNER;
}

static int open_judged(int folder, const char *name, int flags, unsigned mode, mode_t kind,
                       const struct guarded_kin *kin) {
  int file = openat(folder, name, flags | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, mode);
  if (file < 0) return errno == ELOOP ? GUARDED_LINK : GUARDED_SYSTEM;
  int verdict = judged(file, kind, kin);
  if (verdict < 0) {
    int code = errno;
    close(file);
    errno = code;
  }
  return verdict;
}

int guarded_open(int folder, const char *name, int flags, unsigned mode,
                 const struct guarded_kin *kin) {
  int file = open_judged(folder, name, flags, mode, S_IFREG, kin);
  // What only devices, sockets and folders answer.
  return file == GUARDED_SYSTEM && (errno == ENXIO || errno == EISDIR) ? GUARDED_KIND : file;
}

int guarded_folder(int parent, const char *name, const struct guarded_kin *kin) {
  struct stat found;
  int folder = open_judged(parent, name, O_RDONLY | O_DIRECTORY, 0, S_IFDIR, kin);
  if (folder != GUARDED_SYSTEM || errno != ENOTDIR) return folder;
  int is_link = fstatat(parent, name, &found, AT_SYMLINK_NOFOLLOW) == 0 && S_ISLNK(found.st_mode);
  return is_link ? GUARDED_LINK : GUARDED_KIND;
}
