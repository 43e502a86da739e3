/// A wish of the system that ends the program. Once it was reported, the process is gone 1.5 s
/// later whether or not it has finished, the terminal restored. Stop and continue never show
/// up here: the terminal handles them itself and then reports its size.
package enum TerminalSignal: Sendable {
  case terminate
  case hangup
  case quit
}
