#ifndef LAPSE_SIGNALS_H
#define LAPSE_SIGNALS_H

// Blocks WINCH, TSTP, CONT, TERM, HUP, INT and QUIT in this thread and those that it starts, and
// ignores PIPE. The first statement of main.
void lapse_signals_block(void);

// The opposite, for a process that is about to become another one.
void lapse_signals_unblock(void);

// Starts the thread that waits for them. The result is the reading end of a pipe, one byte a
// signal, or -1. 1.5 s after TERM, HUP or QUIT the terminal is restored and the process ends
// with 128 + signal. While no screen is up, INT ends and TSTP stops the process at once, as if
// they were not waited for. Repeated calls give the same pipe.
int lapse_signals_start(void);

// Stops the process as the terminal's suspend key would; returns when continued, or at once in
// an orphaned process group.
void lapse_signals_stop_self(void);

#endif
