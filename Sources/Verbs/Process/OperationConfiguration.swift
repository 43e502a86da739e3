import Domain
import Formats
import Glibc
import Operations

/// The configuration of the operation: beside the database, and for what that does not say, of
/// `/etc`.
enum OperationConfiguration {
  private static let general = "/etc/lapse/config.toml"

  static func read(at location: DatabaseLocation) throws -> Configuration {
    var configuration = try parse(location.beside("config.toml")) ?? Configuration()
    guard let other = try parse(general) else { return configuration }
    configuration.label = configuration.label ?? other.label
    configuration.objects = configuration.objects ?? other.objects
    configuration.sweepInterval = configuration.sweepInterval ?? other.sweepInterval
    configuration.undoWindow = configuration.undoWindow ?? other.undoWindow
    configuration.lockAfter = configuration.lockAfter ?? other.lockAfter
    configuration.brakes = configuration.brakes.over(other.brakes)
    return configuration
  }

  /// Where everything was read from: what is set where, and what by nobody.
  static func origins(at location: DatabaseLocation) throws -> [String] {
    let files = [location.beside("config.toml"), general]
    let read = try files.map { ($0, try parse($0)) }
    return ["database \(location.path)"]
      + settings.map { name, isSet in
        let file = read.first { $0.1.map(isSet) ?? false }?.0
        return "\(name) \(file ?? "by default")"
      }
  }

  private static let settings: [(String, @Sendable (Configuration) -> Bool)] = [
    ("database.label", { $0.label != nil }), ("objects", { $0.objects != nil }),
    ("sweep.interval", { $0.sweepInterval != nil }), ("undo.window", { $0.undoWindow != nil }),
    ("lock.after", { $0.lockAfter != nil }),
    ("brakes.pbxs", { $0.brakes.pbxs != nil }),
    ("brakes.pbxs-percent", { $0.brakes.pbxsPercent != nil }),
    ("brakes.failing", { $0.brakes.failing != nil }),
    ("brakes.failing-percent", { $0.brakes.failingPercent != nil }),
    ("brakes.silence", { $0.brakes.silence != nil }),
    ("brakes.clock-step", { $0.brakes.clockStep != nil }),
    ("brakes.backlog", { $0.brakes.backlog != nil }),
    ("brakes.backlog-times", { $0.brakes.backlogTimes != nil }),
    ("brakes.everything", { $0.brakes.everything != nil }),
  ]

  /// Nil where there is no such file.
  private static func parse(_ path: String) throws -> Configuration? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    guard status.st_uid == 0 || status.st_uid == geteuid(), status.st_mode & 0o022 == 0 else {
      throw Failure(
        .failed, "unsafe-file",
        "the configuration must belong to root or to the database's owner, and nobody else may"
          + " write to it", file: path)
    }
    let (bytes, _) = try InputFile.read(path)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure(.badInput, "configuration", "it is no UTF-8", file: path)
    }
    return try ConfigurationFile.parse(text, file: path)
  }
}

extension Settings {
  /// What is configured; the defaults for the rest.
  init(_ configuration: Configuration) {
    self.init()
    undoWindow = configuration.undoWindow ?? undoWindow
    sweepInterval = configuration.sweepInterval ?? sweepInterval
    brakes = BrakeLimits(configuration.brakes)
  }
}

extension BrakeLimits {
  fileprivate init(_ configured: BrakeConfiguration) {
    self.init()
    tenants = configured.pbxs ?? tenants
    tenantPercent = configured.pbxsPercent ?? tenantPercent
    failing = configured.failing ?? failing
    failingPercent = configured.failingPercent ?? failingPercent
    silence = configured.silence ?? silence
    clockStep = configured.clockStep ?? clockStep
    backlog = configured.backlog ?? backlog
    backlogTimes = configured.backlogTimes ?? backlogTimes
    everything = configured.everything ?? everything
  }
}
