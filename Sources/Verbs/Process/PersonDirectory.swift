/// Where the person's own files lie.
enum PersonDirectory {
  static func configuration(_ environment: [String: String]) -> String? {
    if let config = environment["XDG_CONFIG_HOME"], config.hasPrefix("/") {
      return config + "/lapse"
    }
    return environment["HOME"].flatMap { $0.isEmpty ? nil : $0 + "/.config/lapse" }
  }

  /// What the program remembers, and what the person asked to be written; nil where the environment
  /// does not say where.
  static func state(_ environment: [String: String]) -> String? {
    if let state = environment["XDG_STATE_HOME"], state.hasPrefix("/") { return state + "/lapse" }
    return environment["HOME"].flatMap { $0.hasPrefix("/") ? $0 + "/.local/state/lapse" : nil }
  }
}
