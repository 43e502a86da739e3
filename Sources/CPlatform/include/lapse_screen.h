#ifndef LAPSE_SCREEN_H
#define LAPSE_SCREEN_H

#include <stdbool.h>
#include <stdint.h>

// One column; the layout of Swift's Cell. Flags above the three low bits number the marks.
typedef struct {
  uint32_t scalar;
  uint16_t style;
  uint16_t flags;
} lapse_cell;

enum {
  LAPSE_CELL_ESCAPE = 1,
  // The first and the second column of a wide character.
  LAPSE_CELL_WIDE = 2,
  LAPSE_CELL_CONTINUATION = 4,
  LAPSE_CELL_MARKS_SHIFT = 3,
};

enum { LAPSE_MOST_MARKS = 4 };

// Combining marks over one cell, the first 0 ends them; the layout of Swift's CombiningMarks.
typedef struct {
  uint32_t scalars[LAPSE_MOST_MARKS];
} lapse_marks;

// How a style is drawn: a colour pair and a set of LAPSE_BOLD and so on.
typedef struct {
  int32_t pair;
  uint32_t attributes;
} lapse_look;

enum {
  LAPSE_BOLD = 1,
  LAPSE_DIM = 2,
  LAPSE_ITALIC = 4,
  LAPSE_UNDERLINE = 8,
  LAPSE_REVERSE = 16,
  LAPSE_STRIKE = 32,
};

enum {
  LAPSE_OPEN_OK,
  LAPSE_OPEN_UNKNOWN_TERMINAL,
  LAPSE_OPEN_NO_CURSOR_ADDRESSING,
};

// Values of lapse_screen_key above all bytes.
enum {
  LAPSE_KEY_OTHER = 256,
  LAPSE_KEY_UP,
  LAPSE_KEY_DOWN,
  LAPSE_KEY_LEFT,
  LAPSE_KEY_RIGHT,
  LAPSE_KEY_HOME,
  LAPSE_KEY_END,
  LAPSE_KEY_PAGE_UP,
  LAPSE_KEY_PAGE_DOWN,
  LAPSE_KEY_BACKSPACE,
  LAPSE_KEY_DELETE,
  LAPSE_KEY_INSERT,
  LAPSE_KEY_ENTER,
  LAPSE_KEY_BACK_TAB,
  LAPSE_KEY_PASTE_START,
  LAPSE_KEY_PASTE_END,
  LAPSE_KEY_MOUSE,
  LAPSE_KEY_FUNCTION = 300,
};

// Sets the locale for characters. True if the terminal is taken to show UTF-8: the locale says
// so, or says nothing at all.
bool lapse_locale_is_utf8(void);

// Takes the terminal over: full screen, raw, no echo. One screen a process.
int lapse_screen_open(int in_fd, int out_fd, int escape_milliseconds);
void lapse_screen_close(void);

// 0 without colour.
int lapse_screen_colors(void);

// Whether combining marks are drawn over the character before them, and every wide character in
// two columns.
bool lapse_screen_combines(void);

// Whether it understands xterm's window title and clipboard sequences.
bool lapse_screen_is_xterm(void);

// The pair for two colour numbers below lapse_screen_colors, -1 the default; 0 when there is
// no such pair.
int lapse_screen_pair(int foreground, int background);

// Puts cells on one row from column 0, clipped at the screen's edge; `looks` is indexed by
// style, `marks` by the number in the flags. Nothing is sent yet.
void lapse_screen_row(int row, const lapse_cell *cells, int count, const lapse_look *looks,
                      const lapse_marks *marks);
void lapse_screen_erase(void);

// Sends what has changed; the cursor is hidden if row is negative.
void lapse_screen_flush(int cursor_row, int cursor_column);

// The next flush sends everything.
void lapse_screen_forget(void);

// A byte, a LAPSE_KEY_ value, or -1: nothing more is waiting.
int lapse_screen_key(void);

// Asks the terminal for its size and takes it; false if it does not know.
bool lapse_screen_fit(int *height, int *width);

// Gives the terminal to the shell until lapse_screen_resume.
void lapse_screen_pause(void);
void lapse_screen_resume(void);

#endif
