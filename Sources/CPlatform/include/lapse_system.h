#ifndef LAPSE_SYSTEM_H
#define LAPSE_SYSTEM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// No core file, and no other process of the same user may read this one's memory.
void lapse_process_forbid_dumps(void);

// Memory that is free goes back to the system: threads share one heap, whose end is cut off when so
// much as 128 KiB of it is free. Before any thread.
void lapse_process_keep_little(void);

// A counter that poll can wait for; -1 on failure.
int lapse_event_open(void);
void lapse_event_signal(int fd);
void lapse_event_clear(int fd);

// A timer that poll can wait for; -1 on failure. It fires once, that many nanoseconds (at least
// 1) after it was set; 0 takes it back.
int lapse_timer_open(void);
void lapse_timer_set(int fd, int64_t nanoseconds);

// All of it, or as much as can be written; false on an error.
bool lapse_write_all(int fd, const void *bytes, size_t count);

#endif
