/// The policies that are compiled into the program.
package enum Policies {
  /// Name and TOML text; the first is the one in force until another is activated.
  package static let compiledIn: [(name: String, text: String)] = [
    (
      name: "webmeeting-2019-11-21",
      text: String(
        decoding: PackageResources.webmeeting_2019_11_21_toml, as: UTF8.self)
    ),
    (
      name: "webmeeting-strict-2019-11-21",
      text: String(
        decoding: PackageResources.webmeeting_strict_2019_11_21_toml, as: UTF8.self)
    ),
  ]
}
