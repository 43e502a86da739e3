#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <time.h>
#include <unistd.h>

#include "CPlatform.h"

static int ends[2] = {-1, -1};

static sigset_t watched(void) {
  static const int numbers[] = {SIGWINCH, SIGTSTP, SIGCONT, SIGTERM, SIGHUP, SIGINT, SIGQUIT};
  sigset_t set;
  sigemptyset(&set);
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) sigaddset(&set, numbers[i]);
  return set;
}

void lapse_signals_block(void) {
  sigset_t set = watched();
  pthread_sigmask(SIG_BLOCK, &set, NULL);
  signal(SIGPIPE, SIG_IGN);
}

void lapse_signals_unblock(void) {
  sigset_t set = watched();
  pthread_sigmask(SIG_UNBLOCK, &set, NULL);
  signal(SIGPIPE, SIG_DFL);
}

static void act_by_default(int number) {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, number);
  signal(number, SIG_DFL);
  raise(number);
  pthread_sigmask(SIG_UNBLOCK, &set, NULL);
  pthread_sigmask(SIG_BLOCK, &set, NULL);
}

static void *wait_for_signals(void *unused) {
  (void)unused;
  sigset_t set = watched();
  for (;;) {
    int number;
    if (sigwait(&set, &number) != 0) continue;
    if ((number == SIGINT || number == SIGTSTP) && !lapse_guard_is_armed()) {
      act_by_default(number);
      continue;
    }
    unsigned char byte = (unsigned char)number;
    ssize_t ignored = write(ends[1], &byte, 1);
    (void)ignored;
    if (number == SIGTERM || number == SIGHUP || number == SIGQUIT) {
      struct timespec left = {.tv_sec = 1, .tv_nsec = 500000000};
      while (nanosleep(&left, &left) == -1 && errno == EINTR) {
      }
      lapse_guard_restore();
      _exit(128 + number);
    }
  }
  return NULL;
}

int lapse_signals_start(void) {
  if (ends[0] >= 0) return ends[0];
  if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0) {
    ends[0] = ends[1] = -1;
    return -1;
  }
  pthread_t thread;
  if (pthread_create(&thread, NULL, wait_for_signals, NULL) != 0) {
    close(ends[0]);
    close(ends[1]);
    ends[0] = ends[1] = -1;
    return -1;
  }
  pthread_detach(thread);
  return ends[0];
}

void lapse_signals_stop_self(void) {
  // Curses has installed a handler of its own, which act_by_default takes away.
  act_by_default(SIGTSTP);
}
