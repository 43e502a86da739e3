/// What the first screen offers, for where no screen can be shown.
package enum FirstRunLines {
  package static let all: [String] =
    ["Lapse begins in one of three ways:"]
    + FirstRun.offers.flatMap { ["", "\($0.name): \($0.command)", $0.words] }
    + ["", "A database that lies elsewhere: lapse --database PATH, or LAPSE_DATABASE=PATH.", ""]
}
