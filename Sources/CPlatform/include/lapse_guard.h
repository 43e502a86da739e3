#ifndef LAPSE_GUARD_H
#define LAPSE_GUARD_H

#include <stdbool.h>
#include <stddef.h>

// Restores the terminal whatever ends the process. The terminal's modes are saved before main;
// `leave` is what to send to make it the shell's again (copied, at most 512 bytes).
void lapse_guard_arm(int fd, const char *leave, size_t count);
void lapse_guard_disarm(void);
bool lapse_guard_is_armed(void);

// Now, if armed; safe in a signal handler, and when the terminal takes no output.
void lapse_guard_restore(void);

// On a crash a report goes to this file (at most 511 bytes of path, mode 0600): the signal,
// `about`, lines without personal data (at most 255 bytes), and where the program was, as offsets
// into its file. An empty path: no report.
void lapse_guard_report(const char *path, const char *about);

// Catches SEGV, BUS, ILL, TRAP, ABRT and FPE: restores the terminal, writes the report, and
// lets the signal end the process. Memory is never printed. Call on the UI thread.
void lapse_guard_install(void);

// Standard error goes into memory until released, then to where it went before.
void lapse_stderr_hold(void);
void lapse_stderr_release(void);

#endif
