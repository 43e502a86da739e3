/// Where the person's own files lie.
enum PersonDirectory {
  static func configuration(_ environment: [String: String]) -> String? {
    if let config = environment["XDG_CONFIG_HOME"], config.hasPrefix("/") {
      return config + "/lapse"
    }
    return environment["HOME"].flatMap { $0.isEmpty ? nil : $0 + "/.config/lapse" }
  }

  /// What is remembered between runs.
  static func state(_ environment: [String: String]) -> String? {
    if let state = environment["XDG_STATE_HOME"], state.hasPrefix("/") { return state + "/lapse" }
    return environment["HOME"].flatMap { $0.isEmpty ? nil : $0 + "/.local/state/lapse" }
  }
}
