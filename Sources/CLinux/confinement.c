#define _GNU_SOURCE
#include "confinement.h"
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

// As in <linux/landlock.h>, which on older systems knows only their own kernel's part of it.
enum {
  execute = 1 << 0, write_file = 1 << 1, read_file = 1 << 2, read_folder = 1 << 3,
  remove_folder = 1 << 4, remove_file = 1 << 5, make_file = 1 << 8, truncate_file = 1 << 14,
  of_a_file = execute | write_file | read_file | truncate_file,
  reading = read_file | read_folder,
  writing = write_file | remove_file | make_file | truncate_file,
  tell_version = 1 << 0, rule_path_beneath = 1,
};

struct path_rule { uint64_t allowed; int32_t folder; } __attribute__((packed));

// All that a version of Landlock can forbid; it takes nothing that it does not know.
static const struct ruleset { uint64_t files, ports, scoped; } versions[] = {
  {(1 << 13) - 1, 0, 0}, {(1 << 14) - 1, 0, 0}, {(1 << 15) - 1, 0, 0},
  {(1 << 15) - 1, 3, 0}, {(1 << 16) - 1, 3, 0}, {(1 << 16) - 1, 3, 3},
};
enum { known_versions = sizeof versions / sizeof *versions };

linux_confinement linux_confinement_begin(void) {
  linux_confinement none = {-1, 0};
  long version = syscall(SYS_landlock_create_ruleset, NULL, 0, tell_version);
  if (version <= 0) return none;
  const struct ruleset *all = &versions[(version < known_versions ? version : known_versions) - 1];
  linux_confinement confinement = {
    (int)syscall(SYS_landlock_create_ruleset, all, sizeof *all, 0), all->files};
  return confinement;
}

int linux_confinement_allow(linux_confinement confinement, const char *path, enum linux_access access) {
  if (confinement.rules < 0) return 0;
  int place = open(path, O_PATH | O_CLOEXEC);
  if (place < 0) return errno == ENOENT || errno == ENOTDIR || errno == EACCES ? 0 : errno;
  struct stat info;
  struct path_rule rule = {reading | (access == linux_read_and_write ? writing : 0), place};
  rule.allowed &= confinement.rights;
  if (fstat(place, &info) == 0 && !S_ISDIR(info.st_mode)) rule.allowed &= of_a_file;
  int failure =
    syscall(SYS_landlock_add_rule, confinement.rules, rule_path_beneath, &rule, 0) ? errno : 0;
  close(place);
  return failure;
}

int linux_confinement_enforce(linux_confinement confinement) {
  static const struct rlimit none;
  setrlimit(RLIMIT_NPROC, &none);
  setrlimit(RLIMIT_CORE, &none);
  int privileges = prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  if (confinement.rules < 0) return 0;
  long outcome = privileges ? -1 : syscall(SYS_landlock_restrict_self, confinement.rules, 0);
  close(confinement.rules);
  return outcome == 0;
}
