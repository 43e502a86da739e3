import ArgumentParser
import Operations
import Terminal

/// `lapse theme list`.
struct ThemeListVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the themes, your own first.")

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  func perform(_ invocation: Invocation) async throws {
    let library = ThemeLibrary(environment: invocation.context.environment)
    var listing = Listing(invocation.printer, heads: ["name", "variant", "from"])
    var failures: [Failure] = []
    var rows: [ListingRow] = []
    for entry in library.all {
      let variant: String
      do {
        variant = try library.theme(entry.name).variant.rawValue
      } catch {
        failures.append(Failure(error))
        variant = "broken"
      }
      rows.append(
        ListingRow(
          members: [
            .init("name", .text(entry.name)), .init("variant", .text(variant)),
            .init("file", ViewValue(entry.file)),
          ],
          cells: [entry.name, variant, entry.file ?? "the program"]))
    }
    listing.print(rows)
    if let failure = failures.first { throw failure }
  }
}
