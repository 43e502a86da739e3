/// The themes that come with the program, as the text of their files.
package enum Themes {
  /// By name, the one to start with first.
  package static let compiledIn: [(name: String, text: String)] = [
    ("default", String(decoding: PackageResources.default_toml, as: UTF8.self)),
    ("dark", String(decoding: PackageResources.dark_toml, as: UTF8.self)),
    ("light", String(decoding: PackageResources.light_toml, as: UTF8.self)),
    ("high-contrast", String(decoding: PackageResources.high_contrast_toml, as: UTF8.self)),
    ("colour-blind", String(decoding: PackageResources.colour_blind_toml, as: UTF8.self)),
    ("mono", String(decoding: PackageResources.mono_toml, as: UTF8.self)),
  ]
}
