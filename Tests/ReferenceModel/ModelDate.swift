/// A day of the calendar (month and day from 1) and the milliseconds into it.
package struct ModelDate: Equatable, Sendable {
  package var year: Int
  package var month: Int
  package var day: Int
  package var rest: Int64

  package init(year: Int, month: Int, day: Int, rest: Int64) {
    self.year = year
    self.month = month
    self.day = day
    self.rest = rest
  }
}
