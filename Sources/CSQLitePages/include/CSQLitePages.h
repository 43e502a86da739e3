#ifndef LAPSE_SQLITE_PAGES_H
#define LAPSE_SQLITE_PAGES_H

/// Makes a file system layer the default of SQLite that writes pages of a database file without what
/// is left in their unused parts. To be called before the first database is opened, once; the second
/// call changes nothing. Returns 0, or SQLite's code.
int lapse_sqlite_pages_register(void);

/// Zeroes the unused part of page `number` (from 1) of `size` bytes, as a write does: for tests.
void lapse_sqlite_page_clean(unsigned char *page, unsigned size, long long number);

/// How many pages of the file of a `sqlite3 *` are free, and in how many of the first `limit` of them
/// something is left. The write-ahead log must be empty and nobody writing. Returns 0, or SQLite's code.
int lapse_sqlite_free_pages(
    void *connection, unsigned limit, unsigned *count, unsigned *dirty);

#endif
