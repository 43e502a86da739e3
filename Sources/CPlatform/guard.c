#define _GNU_SOURCE
#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <termios.h>
#include <unistd.h>

#include "CPlatform.h"

static struct termios shell_modes;
static int shell_fd = -1;

static char leave_text[512];
static size_t leave_count;
static int armed_fd = -1;
static atomic_bool is_armed;

static char report_path[512];
static char report_about[256];

// The program in memory, as the linker names it.
extern const char __executable_start[];
extern const char etext[];

static int held_stderr = -1;
static int memory_stderr = -1;

// Before main, so that nothing has touched the modes.
__attribute__((constructor)) static void save_modes(void) {
  for (int fd = 0; fd <= 2; fd++) {
    if (tcgetattr(fd, &shell_modes) == 0) {
      shell_fd = fd;
      return;
    }
  }
}

void lapse_guard_arm(int fd, const char *leave, size_t count) {
  static bool is_registered;
  if (count > sizeof leave_text) count = sizeof leave_text;
  memcpy(leave_text, leave, count);
  leave_count = count;
  armed_fd = fd;
  if (!is_registered) {
    is_registered = true;
    atexit(lapse_guard_restore);
  }
  atomic_store(&is_armed, true);
}

void lapse_guard_disarm(void) {
  atomic_store(&is_armed, false);
}

bool lapse_guard_is_armed(void) {
  return atomic_load(&is_armed);
}

void lapse_guard_restore(void) {
  if (!atomic_exchange(&is_armed, false)) return;
  // Output that a stalled terminal has not taken is thrown away, else the next write blocks.
  tcflush(armed_fd, TCOFLUSH);
  tcflow(armed_fd, TCOON);
  struct pollfd ready = {.fd = armed_fd, .events = POLLOUT};
  if (poll(&ready, 1, 50) == 1 && (ready.revents & POLLOUT)) {
    ssize_t ignored = write(armed_fd, leave_text, leave_count);
    (void)ignored;
  }
  if (shell_fd >= 0) tcsetattr(shell_fd, TCSANOW, &shell_modes);
}

void lapse_guard_report(const char *path, const char *about) {
  strncpy(report_path, path, sizeof report_path - 1);
  strncpy(report_about, about, sizeof report_about - 1);
}

// Where the program was, as offsets into its own file: no addresses of data, no values.
static void write_places(int fd) {
  enum { MOST = 64 };
  static void *places[MOST];
  int count = backtrace(places, MOST);
  for (int i = 0; i < count; i++) {
    const char *place = places[i];
    if (place < __executable_start || place >= etext) continue;
    unsigned long offset = (unsigned long)(place - __executable_start);
    char line[20] = "+0x";
    int at = 3;
    for (int shift = 60; shift >= 0; shift -= 4) {
      unsigned digit = offset >> shift & 15;
      if (digit || at > 3 || shift == 0) line[at++] = "0123456789abcdef"[digit];
    }
    line[at++] = '\n';
    ssize_t ignored = write(fd, line, (size_t)at);
    (void)ignored;
  }
}

static void write_report(int number) {
  if (!report_path[0]) return;
  int fd = open(report_path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd < 0) return;
  char text[] = "signal 00\n";
  text[7] = (char)('0' + number / 10 % 10);
  text[8] = (char)('0' + number % 10);
  ssize_t ignored = write(fd, text, sizeof text - 1);
  ignored = write(fd, report_about, strlen(report_about));
  ignored = write(fd, "\n", 1);
  (void)ignored;
  write_places(fd);
  close(fd);
}

static void crashed(int number) {
  bool was_armed = lapse_guard_is_armed();
  lapse_guard_restore();
  // What was held is not shown: a message of a failed check may quote a value.
  if (held_stderr >= 0) dup2(held_stderr, STDERR_FILENO);
  static const char words[] = "lapse: ended by a fault of its own";
  static const char restored[] = "; the terminal was restored";
  ssize_t ignored = write(STDERR_FILENO, words, sizeof words - 1);
  if (was_armed) ignored = write(STDERR_FILENO, restored, sizeof restored - 1);
  ignored = write(STDERR_FILENO, "\n", 1);
  if (report_path[0]) {
    static const char where[] = "lapse: what is known of it, and nothing of the data, is in ";
    ignored = write(STDERR_FILENO, where, sizeof where - 1);
    ignored = write(STDERR_FILENO, report_path, strlen(report_path));
    ignored = write(STDERR_FILENO, "\n", 1);
  }
  (void)ignored;
  // Unwinding a broken stack may never end.
  alarm(2);
  write_report(number);
  signal(number, SIG_DFL);
  sigset_t own;
  sigemptyset(&own);
  sigaddset(&own, number);
  pthread_sigmask(SIG_UNBLOCK, &own, NULL);
  raise(number);
}

void lapse_guard_install(void) {
  // The first call loads a library, which a crash is no time for.
  void *place;
  backtrace(&place, 1);
  static char stack[65536];
  stack_t alternate = {.ss_sp = stack, .ss_size = sizeof stack};
  sigaltstack(&alternate, NULL);
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = crashed;
  action.sa_flags = SA_ONSTACK | SA_RESETHAND;
  static const int numbers[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE};
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
    sigaction(numbers[i], &action, NULL);
}

void lapse_stderr_hold(void) {
  if (held_stderr >= 0) return;
  memory_stderr = memfd_create("stderr", MFD_CLOEXEC);
  if (memory_stderr < 0) return;
  held_stderr = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  if (held_stderr < 0 || dup2(memory_stderr, STDERR_FILENO) < 0) {
    close(memory_stderr);
    if (held_stderr >= 0) close(held_stderr);
    memory_stderr = held_stderr = -1;
  }
}

void lapse_stderr_release(void) {
  if (held_stderr < 0) return;
  dup2(held_stderr, STDERR_FILENO);
  close(held_stderr);
  held_stderr = -1;
  char bytes[4096];
  off_t at = 0;
  ssize_t count;
  while ((count = pread(memory_stderr, bytes, sizeof bytes, at)) > 0) {
    if (!lapse_write_all(STDERR_FILENO, bytes, (size_t)count)) break;
    at += count;
  }
  close(memory_stderr);
  memory_stderr = -1;
}
