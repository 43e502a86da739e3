internal import Domain

/// Configuration of the operation: `/etc/lapse/config.toml` or the file beside the database
/// (`interfaces.md`, Configuration). Everything but taste.
package enum ConfigurationFile {
  package static func parse(
    _ text: String, file: String
  ) throws(ConfigurationError) -> Configuration {
    let root = try TOMLReader(text, file: file)
    try ConfigurationKey.refuseMisplaced(root, .operation)
    return try operation(root)
  }

  private static func operation(
    _ root: TOMLReader
  ) throws(ConfigurationError) -> Configuration {
    var configuration = Configuration()
    if let database = try root.table("database") {
      try database.allowOnly(ConfigurationKey.names(in: "database"))
      configuration.label = try database.filledText("label")
    }
    configuration.objects = try objects(root)
    if let sweep = try root.table("sweep") {
      try sweep.allowOnly(ConfigurationKey.names(in: "sweep"))
      configuration.sweepInterval = try duration(
        sweep, "interval", Instant.minute...Instant.day)
    }
    if let undo = try root.table("undo") {
      try undo.allowOnly(ConfigurationKey.names(in: "undo"))
      configuration.undoWindow = try duration(undo, "window", Instant.minute...7 * Instant.day)
    }
    if let lock = try root.table("lock") {
      try lock.allowOnly(ConfigurationKey.names(in: "lock"))
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
    try table.allowOnly(ConfigurationKey.names(in: "brakes"))
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

  private static func objects(_ root: TOMLReader) throws(ConfigurationError) -> String? {
    guard let objects = try root.filledText("objects") else { return nil }
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
