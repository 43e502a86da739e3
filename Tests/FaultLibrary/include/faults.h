/// Faults at the calls by which a process changes files, for tests; nothing links it: it is loaded
/// before a program by `LD_PRELOAD`.
///
/// Calls are counted over all threads of the process, from 1: `write` and `pwrite` on regular files
/// other than standard streams, `ftruncate`, `fsync`, `fdatasync`, `unlink`, `unlinkat`. (strace's
/// injection counts by thread, and a queue's work moves between threads.)
///
/// `LAPSE_FAULT=kill:N` ends the process before call N, `torn:N` after half of call N's bytes;
/// `eio:N` fails call N; `enospc:N` fails whatever takes space from call N on; `slow:N` makes
/// whatever takes no space, a wait for the disk above all, take 50 ms longer from call N on.
/// `LAPSE_COMPLAIN` set, SIGUSR1 makes it write a line to standard error.
/// `LAPSE_FAULT_LOG=FILE` gets one line, the name, for each call; `LAPSE_TERMINAL_LOG=FILE` one byte for
/// each write to a terminal.
