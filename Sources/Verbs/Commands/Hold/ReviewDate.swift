import ArgumentParser
import Domain

/// A day, at whose beginning in UTC it is, or an instant.
struct ReviewDate: ExpressibleByArgument {
  let instant: Instant

  init?(argument: String) {
    let text = argument.utf8.count == 10 ? argument + "T00:00:00Z" : argument
    guard let instant = Instant(argument: text) else { return nil }
    self.instant = instant
  }
}
