/// What a key can ask for.
enum CommandName: String, CaseIterable, Sendable {
  case up, down, pageUp, pageDown, halfUp, halfDown, first, last
  case open, others, now, previousDay, nextDay, states
  case inspect, delete, undo, pause, stop, mark, markRange, markAll, unmark
  case carryOut, retry
  case filter, nextMatch, previousMatch, sort, reverse, columns, export
  case copyName, copyRow, refresh, zone, ticket
  case jump, command, help, back, leave, quit
  case redraw, suspend, interrupt
  case find, hold, brakes, reveal, compare
  case past, decline
  case confirm, cutOff
  case readAgain
  case focus, jobList, setBookmark, goBookmark
  case wrap, mouse, lock
  case take, grouped
  case accesses, unnamed, letter, trail, exportPerson, erase, restrict, rectify, writeReport
}
