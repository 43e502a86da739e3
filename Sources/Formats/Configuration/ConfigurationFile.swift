internal import Domain

/// Configuration files (`interfaces.md`, Configuration).
package enum ConfigurationFile {
  /// Whose file it is: what may stand in it depends on that.
  package enum Owner: Sendable {
    /// `/etc/lapse/config.toml` or the one beside the database: everything but taste.
    case operation
    /// The person's own: taste only.
    case person
  }

  package static func parse(
    _ text: String, file: String, owner: Owner
  ) throws(ConfigurationError) -> Configuration {
    let root = try TOMLReader(text, file: file)
    try refuseMisplaced(root, owner)
    return switch owner {
    case .operation: try operation(root)
    case .person: try person(root)
    }
  }

  private static let operationKeys = ["database", "objects", "sweep", "undo", "brakes", "lock"]
  private static let personKeys = ["theme", "passphrase", "keys", "views"]

  /// A key of the other file is told as such, not as unknown.
  private static func refuseMisplaced(
    _ root: TOMLReader, _ owner: Owner
  ) throws(ConfigurationError) {
    let (mine, others) =
      owner == .operation ? (operationKeys, personKeys) : (personKeys, operationKeys)
    for key in root.keys where others.contains(key) {
      throw root.error(
        key,
        owner == .operation
          ? "\"\(key)\" is a person's taste: it belongs in ~/.config/lapse/config.toml"
          : "\"\(key)\" is the operation's: it belongs in /etc/lapse/config.toml or beside the database"
      )
    }
    try root.allowOnly(mine)
  }

  private static func operation(
    _ root: TOMLReader
  ) throws(ConfigurationError) -> Configuration {
    var configuration = Configuration()
    if let database = try root.table("database") {
      try database.allowOnly(["label"])
      configuration.label = try filled(database, "label")
    }
    configuration.objects = try objects(root)
    if let sweep = try root.table("sweep") {
      try sweep.allowOnly(["interval"])
      configuration.sweepInterval = try duration(
        sweep, "interval", Instant.minute...Instant.day)
    }
    if let undo = try root.table("undo") {
      try undo.allowOnly(["window"])
      configuration.undoWindow = try duration(undo, "window", Instant.minute...7 * Instant.day)
    }
    if let lock = try root.table("lock") {
      try lock.allowOnly(["after"])
      configuration.lockAfter = try duration(lock, "after", Instant.second...Instant.day)
    }
    if let brakes = try root.table("brakes") {
      configuration.brakes = try self.brakes(brakes)
    }
    return configuration
  }

  private static func brakes(
    _ table: TOMLReader
  ) throws(ConfigurationError) -> BrakeConfiguration {
    try table.allowOnly(BrakeConfiguration.keys)
    var brakes = BrakeConfiguration()
    brakes.pbxs = try count(table, "pbxs")
    brakes.pbxsPercent = try percent(table, "pbxs-percent")
    brakes.failing = try count(table, "failing")
    brakes.failingPercent = try percent(table, "failing-percent")
    brakes.silence = try duration(table, "silence", Instant.minute...30 * Instant.day)
    brakes.clockStep = try duration(table, "clock-step", Instant.minute...Instant.day)
    brakes.backlog = try count(table, "backlog")
    brakes.backlogTimes = try count(table, "backlog-times")
    brakes.everything = try count(table, "everything")
    return brakes
  }

  private static func count(
    _ reader: TOMLReader, _ key: String
  ) throws(ConfigurationError) -> Int? {
    guard let number = try reader.integer(key) else { return nil }
    guard (0...1_000_000_000).contains(number) else {
      throw reader.error(key, "\"\(key)\" must lie between 0 and 1000000000")
    }
    return number
  }

  private static func percent(
    _ reader: TOMLReader, _ key: String
  ) throws(ConfigurationError) -> Double? {
    guard let number = try reader.number(key) else { return nil }
    guard (0...100).contains(number) else {
      throw reader.error(key, "\"\(key)\" must lie between 0 and 100")
    }
    return number
  }

  private static func person(_ root: TOMLReader) throws(ConfigurationError) -> Configuration {
    var configuration = Configuration()
    configuration.theme = try filled(root, "theme")
    configuration.passphrase = try passphrase(root)
    if let keys = try root.table("keys") {
      for action in keys.keys {
        configuration.keys[action] = try keys.requiredText(action)
      }
    }
    if let views = try root.table("views") {
      for name in views.keys { configuration.views[name] = try views.requiredText(name) }
    }
    return configuration
  }

  private static func filled(
    _ reader: TOMLReader, _ key: String
  ) throws(ConfigurationError) -> String? {
    try reader.text(key) == nil ? nil : try reader.requiredText(key)
  }

  private static func passphrase(
    _ root: TOMLReader
  ) throws(ConfigurationError) -> PassphraseHash? {
    guard let text = try filled(root, "passphrase") else { return nil }
    guard let hash = PassphraseHash(text) else {
      throw root.error("passphrase", "\"passphrase\" must be what \"lapse passphrase\" prints")
    }
    return hash
  }

  private static func objects(_ root: TOMLReader) throws(ConfigurationError) -> String? {
    guard let objects = try filled(root, "objects") else { return nil }
    let parts = objects.split(separator: ":", omittingEmptySubsequences: false)
    let isRemote = parts.count == 3 && parts[0] == "rclone" && !parts[1].isEmpty
    guard objects.hasPrefix("/") || isRemote else {
      throw root.error("objects", "\"objects\" must be an absolute path or rclone:REMOTE:PATH")
    }
    return objects
  }

  private static func duration(
    _ reader: TOMLReader, _ key: String, _ range: ClosedRange<Int64>
  ) throws(ConfigurationError) -> Int64? {
    guard let text = try reader.text(key) else { return nil }
    guard let milliseconds = ClockDuration.milliseconds(iso8601: text) else {
      throw reader.error(
        key, "\"\(key)\" must be an ISO 8601 duration of one unit: PT15M, PT24H or P1D")
    }
    guard range.contains(milliseconds) else {
      let least = range.lowerBound < Instant.minute ? "PT1S" : "PT1M"
      throw reader.error(
        key,
        "\"\(key)\" must lie between \(least) and PT\(range.upperBound / Instant.hour)H")
    }
    return milliseconds
  }
}
