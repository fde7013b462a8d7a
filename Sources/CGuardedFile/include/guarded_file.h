#ifndef GUARDED_FILE_H
#define GUARDED_FILE_H

// Opens files where others may make files too. In the place of ours they could put a link to a file of
// somebody else's, which we would then write to or give away.

// Whose files are taken, beside root's and our own.
struct guarded_kin {
  unsigned owner;
  unsigned group;
  int has_group;
};

// The owner of that file or folder, and its group when that may write it; -1 and errno. The last
// component is not followed.
int guarded_kin_of(const char *path, struct guarded_kin *kin);

// Why there is no descriptor.
enum {
  GUARDED_SYSTEM = -1,  // errno tells
  GUARDED_LINK = -2,    // a symbolic link
  GUARDED_NAMES = -3,   // a file with several names
  GUARDED_KIND = -4,    // a FIFO, a device, a folder where a file is wanted, or the reverse
  GUARDED_OWNER = -5,   // a file of somebody else
};

// openat(2), close-on-exec, that follows no link in the last component, waits for nobody and judges
// what it has opened. Without kin only root's files and our own are taken. Safe in a signal handler.
int guarded_open(int folder, const char *name, int flags, unsigned mode,
                 const struct guarded_kin *kin);

// The same for a folder, for reading.
int guarded_folder(int parent, const char *name, const struct guarded_kin *kin);

#endif
