#define _GNU_SOURCE
#include "faults.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>

enum mode { none, dies, torn, fails, full, slow };

static enum mode mode;
static long wanted;
static int log_file = -1;
/// Takes a byte for each write to a terminal.
static int terminal_log = -1;
static atomic_long calls;

/// What some library may say at any time.
static void complain(int number) {
  (void)number;
  static const char words[] = "complaint of a library\n";
  ssize_t ignored = syscall(SYS_write, STDERR_FILENO, words, sizeof words - 1);
  (void)ignored;
}

/// The file that a variable names, to append to; -1 where it names none.
static int open_log(const char *variable) {
  const char *path = getenv(variable);
  return path ? open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600) : -1;
}

__attribute__((constructor)) static void prepare(void) {
  if (getenv("LAPSE_COMPLAIN")) signal(SIGUSR1, complain);
  static const struct {
    const char *name;
    enum mode mode;
  } modes[] = {{"kill:", dies}, {"torn:", torn}, {"eio:", fails}, {"enospc:", full}, {"slow:", slow}};
  const char *text = getenv("LAPSE_FAULT");
  for (size_t i = 0; text && i < sizeof modes / sizeof *modes; i++) {
    size_t length = strlen(modes[i].name);
    if (strncmp(text, modes[i].name, length) == 0) {
      mode = modes[i].mode;
      wanted = atol(text + length);
    }
  }
  log_file = open_log("LAPSE_FAULT_LOG");
  terminal_log = open_log("LAPSE_TERMINAL_LOG");
}

/// Counts a call. Returns 0 where it may go on, else the error with which it fails; `tears` says
/// whether half of it is to be done before the process ends.
static int enter(const char *name, int takes_space, int *tears) {
  long number = atomic_fetch_add(&calls, 1) + 1;
  if (log_file >= 0) {
    char line[32];
    size_t length = strlen(name);
    memcpy(line, name, length);
    line[length] = '\n';
    syscall(SYS_write, log_file, line, length + 1);
  }
  if (mode == full && number >= wanted && takes_space) return ENOSPC;
  if (mode == slow && number >= wanted && !takes_space) {
    struct timespec disk = {.tv_nsec = 50000000};
    nanosleep(&disk, NULL);
    return 0;
  }
  if (number != wanted) return 0;
  if (mode == torn && tears) *tears = 1;
  if (mode == dies || (mode == torn && !tears)) kill(getpid(), SIGKILL);
  return mode == fails ? EIO : 0;
}

static int is_file(int descriptor) {
  struct stat status;
  return descriptor > STDERR_FILENO && descriptor != log_file &&
         fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define REFUSE(error) \
  do {                \
    errno = error;    \
    return -1;        \
  } while (0)

ssize_t write(int descriptor, const void *bytes, size_t count) {
  int tears = 0;
  int error = is_file(descriptor) ? enter("write", 1, &tears) : 0;
  if (error) REFUSE(error);
  if (terminal_log >= 0 && isatty(descriptor)) syscall(SYS_write, terminal_log, ".", 1);
  ssize_t written = syscall(SYS_write, descriptor, bytes, tears ? count / 2 : count);
  if (tears) kill(getpid(), SIGKILL);
  return written;
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t count, off64_t offset) {
  int tears = 0;
  int error = is_file(descriptor) ? enter("pwrite", 1, &tears) : 0;
  if (error) REFUSE(error);
  ssize_t written =
      syscall(SYS_pwrite64, descriptor, bytes, tears ? count / 2 : count, offset);
  if (tears) kill(getpid(), SIGKILL);
  return written;
}

ssize_t pwrite(int descriptor, const void *bytes, size_t count, off_t offset) {
  return pwrite64(descriptor, bytes, count, offset);
}

int ftruncate64(int descriptor, off64_t length) {
  int error = enter("ftruncate", 1, 0);
  if (error) REFUSE(error);
  return REAL(ftruncate64)(descriptor, length);
}

int ftruncate(int descriptor, off_t length) { return ftruncate64(descriptor, length); }

int fsync(int descriptor) {
  int error = enter("fsync", 0, 0);
  if (error) REFUSE(error);
  return REAL(fsync)(descriptor);
}

int fdatasync(int descriptor) {
  int error = enter("fdatasync", 0, 0);
  if (error) REFUSE(error);
  return REAL(fdatasync)(descriptor);
}

int unlink(const char *path) {
  int error = enter("unlink", 0, 0);
  if (error) REFUSE(error);
  return REAL(unlink)(path);
}

int unlinkat(int directory, const char *path, int flags) {
  int error = enter("unlinkat", 0, 0);
  if (error) REFUSE(error);
  return REAL(unlinkat)(directory, path, flags);
}
