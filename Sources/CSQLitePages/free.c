// Free pages are to be zero (secure_delete). They are read through SQLite's own handle: a second one
// on the same file, closed, would give up the locks of this process.

#include "CSQLitePages.h"

#include <sqlite3.h>
#include <string.h>

enum { header_bytes = 100, largest_page = 65536 };

static unsigned word(const unsigned char *bytes) {
  return (unsigned)bytes[0] << 24 | (unsigned)bytes[1] << 16 | (unsigned)bytes[2] << 8 | bytes[3];
}

static int is_zero(const unsigned char *bytes, unsigned count) {
  return bytes[0] == 0 && memcmp(bytes, bytes + 1, count - 1) == 0;
}

int lapse_sqlite_free_pages(
    void *connection, unsigned limit, unsigned *count, unsigned *dirty) {
  sqlite3_file *file = 0;
  int result = sqlite3_file_control(connection, "main", SQLITE_FCNTL_FILE_POINTER, &file);
  if (result != SQLITE_OK || !file || !file->pMethods) return SQLITE_ERROR;
  unsigned char head[header_bytes], trunk[largest_page], leaf[largest_page];
  result = file->pMethods->xRead(file, head, sizeof head, 0);
  if (result != SQLITE_OK) return result;
  unsigned size = (unsigned)head[16] << 8 | head[17];
  if (size == 1) size = largest_page;
  if (size < 512) return SQLITE_CORRUPT;
  *count = word(head + 36);
  *dirty = 0;
  unsigned looked = 0;
  for (unsigned page = word(head + 32); page && looked < limit; page = word(trunk)) {
    result = file->pMethods->xRead(file, trunk, (int)size, (sqlite3_int64)(page - 1) * size);
    if (result != SQLITE_OK) return result;
    unsigned leaves = word(trunk + 4);
    if (leaves > size / 4 - 2) return SQLITE_CORRUPT;
    looked++;
    for (unsigned index = 0; index < leaves && looked < limit; index++, looked++) {
      unsigned number = word(trunk + 8 + 4 * index);
      if (!number) return SQLITE_CORRUPT;
      result = file->pMethods->xRead(file, leaf, (int)size, (sqlite3_int64)(number - 1) * size);
      if (result != SQLITE_OK) return result;
      if (!is_zero(leaf, size)) ++*dirty;
    }
  }
  return SQLITE_OK;
}
