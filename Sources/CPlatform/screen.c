#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <term.h>
#include <unistd.h>

#include "CPlatform.h"

// Codes for define_key, far above those that ncurses gives to extended names.
enum { CODE_PASTE_START = 2000, CODE_PASTE_END, CODE_MOUSE };

static SCREEN *screen;
static FILE *output;
static FILE *input;
static WINDOW *keys;
static bool has_defaults;
static bool has_alternate;

static bool is_utf8(const char *codeset) {
  return strcasecmp(codeset, "UTF-8") == 0 || strcasecmp(codeset, "UTF8") == 0;
}

static const char *stated_locale(void) {
  static const char *const names[] = {"LC_ALL", "LC_CTYPE", "LANG"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    const char *value = getenv(names[i]);
    if (value && *value) return value;
  }
  return NULL;
}

bool lapse_locale_is_utf8(void) {
  setlocale(LC_CTYPE, "");
  if (is_utf8(nl_langinfo(CODESET))) return true;
  // Curses handles wide characters only in such a locale, whatever the terminal shows.
  bool usable = setlocale(LC_CTYPE, "C.UTF-8") && is_utf8(nl_langinfo(CODESET));
  const char *stated = stated_locale();
  if (!stated) return usable;
  const char *codeset = strchr(stated, '.');
  return usable && codeset && (strncasecmp(codeset + 1, "UTF-8", 5) == 0 ||
                               strncasecmp(codeset + 1, "UTF8", 4) == 0);
}

static const char *capability(const char *name) {
  char *value = tigetstr((char *)name);
  return value == (char *)-1 ? NULL : value;
}

// Appends without the padding that terminfo writes as $<…>.
static size_t append(char *buffer, size_t used, size_t size, const char *text) {
  while (text && *text && used < size) {
    const char *end;
    if (text[0] == '$' && text[1] == '<' && (end = strchr(text, '>'))) {
      text = end + 1;
    } else {
      buffer[used++] = *text++;
    }
  }
  return used;
}

static void arm_guard(int fd) {
  char leave[512];
  size_t used = 0;
  used = append(leave, used, sizeof leave, "\033[?1006l\033[?1000l\033[?2004l");
  if (lapse_screen_is_xterm()) used = append(leave, used, sizeof leave, "\033[23;2t");
  static const char *const names[] = {"rmkx", "sgr0", "op", "cnorm"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    used = append(leave, used, sizeof leave, capability(names[i]));
  if (has_alternate) {
    used = append(leave, used, sizeof leave, capability("rmcup"));
  } else {
    used = append(leave, used, sizeof leave, capability("clear"));
  }
  lapse_guard_arm(fd, leave, used);
}

// What curses does not know: bracketed paste, and the window title put away.
static void enter_own_modes(void) {
  lapse_write_all(fileno(output), "\033[?2004h", 8);
  if (lapse_screen_is_xterm()) lapse_write_all(fileno(output), "\033[22;2t", 7);
}

static void leave_own_modes(void) {
  lapse_write_all(fileno(output), "\033[?1006l\033[?1000l\033[?2004l", 24);
  if (lapse_screen_is_xterm()) lapse_write_all(fileno(output), "\033[23;2t", 7);
}

// Curses writes each movement of the cursor by itself until it has been left and entered once: a
// hundred writes a frame, each waking whoever shows it. From then on a frame is one write. The
// terminal sees nothing of the leaving. Before there are colours, which entering resets.
static void gather_output(void) {
  int terminal = dup(fileno(output));
  int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
  if (terminal >= 0 && nowhere >= 0) {
    dup2(nowhere, fileno(output));
    endwin();
    dup2(terminal, fileno(output));
  }
  close(terminal);
  close(nowhere);
  // What newterm had to say went nowhere too; entering says all of it again but this.
  char again[64];
  lapse_write_all(fileno(output), again, append(again, 0, sizeof again, capability("enacs")));
  doupdate();
}

static void close_files(void) {
  if (input) fclose(input);
  if (output) fclose(output);
  input = output = NULL;
}

// As TERM names it, else as the nearest relative that is known: xterm-256color for xterm-kitty.
static SCREEN *open_terminal(void) {
  char name[64] = "";
  const char *stated = getenv("TERM");
  if (!stated || !*stated || strlen(stated) >= sizeof name) return NULL;
  strcpy(name, stated);
  // newterm reports a bad name; initscr would end the process.
  SCREEN *opened = newterm(name, output, input);
  while (!opened) {
    char *end = name + strlen(name);
    while (end > name && *end != '-' && *end != '.') end--;
    if (end == name) return NULL;
    *end = 0;
    char relative[sizeof name + 16];
    snprintf(relative, sizeof relative, "%s-256color", name);
    opened = newterm(relative, output, input);
    if (!opened) opened = newterm(name, output, input);
  }
  return opened;
}

int lapse_screen_open(int in_fd, int out_fd, int escape_milliseconds) {
  unsetenv("LINES");
  unsetenv("COLUMNS");
  input = fdopen(dup(in_fd), "r");
  output = fdopen(dup(out_fd), "w");
  screen = input && output ? open_terminal() : NULL;
  if (!screen) {
    close_files();
    return LAPSE_OPEN_UNKNOWN_TERMINAL;
  }
  if (!capability("cup")) {
    endwin();
    delscreen(screen);
    screen = NULL;
    close_files();
    return LAPSE_OPEN_NO_CURSOR_ADDRESSING;
  }
  has_alternate = capability("smcup") && capability("rmcup");
  arm_guard(out_fd);
  gather_output();
  raw();
  noecho();
  nonl();
  intrflush(stdscr, FALSE);
  idlok(stdscr, TRUE);
  if (has_colors()) {
    start_color();
    has_defaults = use_default_colors() == OK;
  }
  set_escdelay(escape_milliseconds);
  // Reading from a pad does not refresh the screen.
  keys = newpad(1, 1);
  keypad(keys, TRUE);
  nodelay(keys, TRUE);
  define_key("\033[200~", CODE_PASTE_START);
  define_key("\033[201~", CODE_PASTE_END);
  define_key("\033[<", CODE_MOUSE);
  enter_own_modes();
  return LAPSE_OPEN_OK;
}

void lapse_screen_close(void) {
  if (!screen) return;
  lapse_screen_pause();
  lapse_guard_disarm();
  delwin(keys);
  delscreen(screen);
  screen = NULL;
  close_files();
}

int lapse_screen_colors(void) {
  return has_colors() ? COLORS : 0;
}

bool lapse_screen_is_xterm(void) {
  const char *name = termname();
  return tigetflag((char *)"XT") == 1 || strncmp(name, "screen", 6) == 0 ||
         strncmp(name, "tmux", 4) == 0;
}

int lapse_screen_pair(int foreground, int background) {
  // alloc_pair crashes on a terminal without colour.
  if (!has_colors() || (foreground < 0 && background < 0)) return 0;
  if (foreground >= COLORS || background >= COLORS) return 0;
  if (!has_defaults && foreground < 0) foreground = COLOR_WHITE;
  if (!has_defaults && background < 0) background = COLOR_BLACK;
  int pair = alloc_pair(foreground, background);
  return pair < 0 ? 0 : pair;
}

static attr_t attributes(uint32_t set) {
  attr_t result = A_NORMAL;
  if (set & LAPSE_BOLD) result |= A_BOLD;
  if (set & LAPSE_DIM) result |= A_DIM;
  if (set & LAPSE_ITALIC) result |= A_ITALIC;
  if (set & LAPSE_UNDERLINE) result |= A_UNDERLINE;
  if (set & LAPSE_REVERSE) result |= A_REVERSE;
  return result;
}

enum { COMBINING_STROKE = 0x0336 };

bool lapse_screen_combines(void) {
  // The Linux console gives a mark a column of its own, and has no emoji.
  return strncmp(termname(), "linux", 5) != 0;
}

// The character of a cell and what lies over it, ended by 0.
static void compose(wchar_t *text, const lapse_cell *cell, bool is_struck,
                    const lapse_marks *marks) {
  size_t used = 0;
  text[used++] = (wchar_t)cell->scalar;
  // Curses has no attribute for it; the mark lies over what stands in the column.
  if (is_struck && cell->scalar != ' ') text[used++] = COMBINING_STROKE;
  for (int i = 0; i < LAPSE_MOST_MARKS && used < CCHARW_MAX && marks->scalars[i]; i++)
    text[used++] = (wchar_t)marks->scalars[i];
  text[used] = 0;
}

void lapse_screen_row(int row, const lapse_cell *cells, int count, const lapse_look *looks,
                      const lapse_marks *marks) {
  enum { CHUNK = 256 };
  static const lapse_marks none;
  cchar_t line[CHUNK];
  bool combines = lapse_screen_combines();
  int width = getmaxx(stdscr);
  if (row < 0 || row >= getmaxy(stdscr)) return;
  if (count > width) count = width;
  for (int start = 0, end; start < count; start = end) {
    end = count - start < CHUNK ? count : start + CHUNK;
    // Both columns of a wide character in one go.
    if (end < count && (cells[end].flags & LAPSE_CELL_CONTINUATION)) end--;
    int length = 0;
    for (int i = start; i < end; i++) {
      lapse_cell cell = cells[i];
      lapse_look look = looks[cell.style];
      if (cell.flags & LAPSE_CELL_ESCAPE) look.attributes |= LAPSE_DIM;
      if (!combines && (cell.flags & (LAPSE_CELL_WIDE | LAPSE_CELL_CONTINUATION))) {
        cell.scalar = 0xFFFD;
      } else if (cell.flags & LAPSE_CELL_CONTINUATION) {
        continue;  // Curses fills it.
      } else if ((cell.flags & LAPSE_CELL_WIDE) && i + 1 == count) {
        cell.scalar = ' ';
      }
      wchar_t text[CCHARW_MAX + 1];
      compose(text, &cell, look.attributes & LAPSE_STRIKE,
              combines ? &marks[cell.flags >> LAPSE_CELL_MARKS_SHIFT] : &none);
      int pair = look.pair;
      setcchar(&line[length++], text, attributes(look.attributes),
               (short)(pair > 255 ? 255 : pair), &pair);
    }
    mvwadd_wchnstr(stdscr, row, start, line, length);
  }
}

void lapse_screen_erase(void) {
  werase(stdscr);
}

void lapse_screen_flush(int cursor_row, int cursor_column) {
  static int visibility = -1;
  int wanted = cursor_row >= 0;
  if (wanted) {
    wmove(stdscr, cursor_row, cursor_column);
  } else {
    wmove(stdscr, getmaxy(stdscr) - 1, 0);
  }
  // Where the cursor cannot be hidden it rests in the corner.
  if (wanted != visibility) {
    curs_set(wanted);
    visibility = wanted;
  }
  wnoutrefresh(stdscr);
  doupdate();
}

void lapse_screen_forget(void) {
  clearok(curscr, TRUE);
}

int lapse_screen_key(void) {
  int code = wgetch(keys);
  if (code == ERR) return -1;
  if (code < 256) return code;
  if (code >= KEY_F(1) && code <= KEY_F(24)) return LAPSE_KEY_FUNCTION + code - KEY_F0;
  switch (code) {
    case KEY_UP: return LAPSE_KEY_UP;
    case KEY_DOWN: return LAPSE_KEY_DOWN;
    case KEY_LEFT: return LAPSE_KEY_LEFT;
    case KEY_RIGHT: return LAPSE_KEY_RIGHT;
    case KEY_HOME: case KEY_A1: return LAPSE_KEY_HOME;
    case KEY_END: case KEY_C1: return LAPSE_KEY_END;
    case KEY_PPAGE: case KEY_A3: return LAPSE_KEY_PAGE_UP;
    case KEY_NPAGE: case KEY_C3: return LAPSE_KEY_PAGE_DOWN;
    case KEY_BACKSPACE: return LAPSE_KEY_BACKSPACE;
    case KEY_DC: return LAPSE_KEY_DELETE;
    case KEY_IC: return LAPSE_KEY_INSERT;
    case KEY_ENTER: return LAPSE_KEY_ENTER;
    case KEY_BTAB: return LAPSE_KEY_BACK_TAB;
    case CODE_PASTE_START: return LAPSE_KEY_PASTE_START;
    case CODE_PASTE_END: return LAPSE_KEY_PASTE_END;
    case CODE_MOUSE: case KEY_MOUSE: return LAPSE_KEY_MOUSE;
    default: return LAPSE_KEY_OTHER;
  }
}

bool lapse_screen_fit(int *height, int *width) {
  struct winsize size;
  bool known = ioctl(fileno(output), TIOCGWINSZ, &size) == 0 && size.ws_row && size.ws_col;
  if (known) resizeterm(size.ws_row, size.ws_col);
  *height = getmaxy(stdscr);
  *width = getmaxx(stdscr);
  return known;
}

void lapse_screen_pause(void) {
  if (!screen || isendwin()) return;
  leave_own_modes();
  if (!has_alternate) {
    // Nothing personal stays on a screen that cannot be put away.
    werase(stdscr);
    wrefresh(stdscr);
  }
  endwin();
}

void lapse_screen_resume(void) {
  int height, width;
  // Whoever had the terminal meanwhile may have left it in any state. Leaving a second time
  // would move the shell's cursor.
  if (!isendwin()) endwin();
  reset_prog_mode();
  clearok(curscr, TRUE);
  lapse_screen_fit(&height, &width);
  wrefresh(stdscr);
  enter_own_modes();
}
