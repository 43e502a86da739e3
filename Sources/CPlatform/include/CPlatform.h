// What Swift cannot reach itself: curses (mutable globals, macros), signals with their own
// thread, a crash guard that may only call what is safe in a signal handler, and a few Linux
// calls that Glibc's module leaves out. Curses' own header stays behind these declarations.
#ifndef LAPSE_CPLATFORM_H
#define LAPSE_CPLATFORM_H

#include "lapse_guard.h"
#include "lapse_screen.h"
#include "lapse_signals.h"
#include "lapse_system.h"

#endif
