// SQLite leaves old cells in the gap between a b-tree page's cell list and its cells when it rebuilds
// the page, whatever secure_delete says. Here the pages of a main database file are written without
// it. With a write-ahead log these writes are the checkpoints, which bear no checksum; SQLite never
// reads the gap.

#include "CSQLitePages.h"

#include <sqlite3.h>
#include <string.h>

enum { smallest_page = 512, largest_page = 65536, header_bytes = 100 };

static sqlite3_vfs layer;
static sqlite3_vfs *below;
static sqlite3_io_methods methods;
static const sqlite3_io_methods *plain;

static unsigned pair(const unsigned char *bytes) {
  return (unsigned)bytes[0] << 8 | bytes[1];
}

// Pages of the pointer map of an auto-vacuumed database: 2, 2 + group, … but for the page of locks.
static int is_pointer_map(unsigned size, long long number) {
  if (number < 2) return 0;
  long long group = size / 5 + 1;
  long long map = (number - 2) / group * group + 2;
  long long locks = 0x40000000 / size + 1;
  return (map == locks ? map + 1 : map) == number;
}

void lapse_sqlite_page_clean(unsigned char *page, unsigned size, long long number) {
  if (is_pointer_map(size, number)) return;
  unsigned head = number == 1 ? header_bytes : 0;
  unsigned kind = page[head];
  // Interior and leaf pages of indexes (2, 10) and of tables (5, 13).
  if (kind != 2 && kind != 5 && kind != 10 && kind != 13) return;
  unsigned list = head + (kind > 5 ? 8 : 12) + 2 * pair(page + head + 3);
  unsigned cells = pair(page + head + 5);
  if (cells == 0) cells = largest_page;
  if (list > cells || cells > size) return;
  memset(page + list, 0, cells - list);
}

// Overflow and free pages begin with the number of a page: its first byte can be one of the kinds above
// only in a file of at least 2^25 pages. From half of that on (64 GB of 4 KB) files are left as they
// are, since a checkpoint may be about to make them larger.
static int is_small(sqlite3_file *file, int page) {
  sqlite3_int64 size = 0;
  if (plain->xFileSize(file, &size) != SQLITE_OK) return 0;
  return size / page < (sqlite3_int64)1 << 24;
}

static int write_page(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 offset) {
  int is_page = count >= smallest_page && count <= largest_page && (count & (count - 1)) == 0
      && offset % count == 0 && is_small(file, count);
  if (!is_page) return plain->xWrite(file, bytes, count, offset);
  unsigned char page[largest_page];
  memcpy(page, bytes, count);
  lapse_sqlite_page_clean(page, count, offset / count + 1);
  return plain->xWrite(file, page, count, offset);
}

static int open_file(
    sqlite3_vfs *self, sqlite3_filename name, sqlite3_file *file, int flags, int *out) {
  (void)self;
  int result = below->xOpen(below, name, file, flags, out);
  if (result != SQLITE_OK || !(flags & SQLITE_OPEN_MAIN_DB) || !file->pMethods) return result;
  sqlite3_mutex *mutex = sqlite3_mutex_alloc(SQLITE_MUTEX_STATIC_VFS1);
  sqlite3_mutex_enter(mutex);
  if (!plain) {
    plain = file->pMethods;
    methods = *plain;
    methods.xWrite = write_page;
  }
  sqlite3_mutex_leave(mutex);
  if (file->pMethods == plain) {
    file->pMethods = &methods;
    return SQLITE_OK;
  }
  // Another way of locking: its files would be written as they are, which nobody would notice.
  file->pMethods->xClose(file);
  file->pMethods = 0;
  return SQLITE_CANTOPEN;
}

int lapse_sqlite_pages_register(void) {
  if (below) return SQLITE_OK;
  below = sqlite3_vfs_find(0);
  if (!below) return SQLITE_ERROR;
  layer = *below;
  layer.zName = "lapse";
  layer.pNext = 0;
  layer.xOpen = open_file;
  return sqlite3_vfs_register(&layer, 1);
}
