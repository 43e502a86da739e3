import Domain
import Formats
import Testing

@Suite struct ConfigurationFileTests {
  @Test func operation() throws {
    let configuration = try ConfigurationFile.parse(
      """
      objects = "/var/lib/lapse/objects" # the default
      sweep.interval = "PT15M"
      [database]
      label = "prod"
      [undo]
      window = "P1D"
      """, file: "config.toml")
    var expected = Configuration()
    expected.label = "prod"
    expected.objects = "/var/lib/lapse/objects"
    expected.sweepInterval = 15 * Instant.minute
    expected.undoWindow = Instant.day
    #expect(configuration == expected)
    #expect(
      try ConfigurationFile.parse("", file: "c") == Configuration())
  }

  @Test func brakes() throws {
    let configuration = try ConfigurationFile.parse(
      """
      [brakes]
      pbxs = 2
      pbxs-percent = 0.5
      failing = 4
      failing-percent = 10
      silence = "P3D"
      clock-step = "PT30M"
      backlog = 5000
      backlog-times = 4
      everything = 0
      """, file: "config.toml")
    var expected = BrakeConfiguration()
    expected.pbxs = 2
    expected.pbxsPercent = 0.5
    expected.failing = 4
    expected.failingPercent = 10
    expected.silence = 3 * Instant.day
    expected.clockStep = 30 * Instant.minute
    expected.backlog = 5_000
    expected.backlogTimes = 4
    expected.everything = 0
    #expect(configuration.brakes == expected)
    var file = BrakeConfiguration()
    file.pbxs = 9
    #expect(file.over(expected).pbxs == 9 && file.over(expected).failing == 4)
  }

  @Test func lock() throws {
    let operation = try ConfigurationFile.parse("lock.after = \"PT5M\"", file: "config.toml")
    #expect(operation.lockAfter == 5 * Instant.minute)
  }

  static let operationFaults = [
    ("¦x = 1\na = 2\nsweep.x = 1", "unknown key \"x\""),
    ("[sweep]\ninterval = \"PT15M\"\n  ¦every = 1", "unknown key \"every\""),
    ("[database]\n¦url = \"x\"", "unknown key \"url\""),
    ("¦sweep = 7", "\"sweep\" must be a table"),
    ("¦sweep.interval = 15", "\"interval\" must be a text"),
    ("¦sweep.interval = \"15 min\"", "ISO 8601"),
    ("¦sweep.interval = \"PT0M\"", "between PT1M and PT24H"),
    ("undo = {  ¦window = \"P8D\" }", "between PT1M and PT168H"),
    ("¦objects = \"here\"", "absolute path or rclone"),
    ("¦objects = \"rclone:remote\"", "absolute path or rclone"),
    ("[brakes]\npbxs = 1\n¦pbx = 2", "unknown key \"pbx\""),
    ("[brakes]\n¦pbxs = -1", "between 0 and 1000000000"),
    ("[brakes]\n¦pbxs = 0.5", "must be a whole number"),
    ("[brakes]\n¦pbxs-percent = 101", "between 0 and 100"),
    ("[brakes]\n¦failing-percent = nan", "between 0 and 100"),
    ("[brakes]\n¦pbxs-percent = \"1\"", "must be a number"),
    ("[brakes]\n¦clock-step = \"PT25H\"", "between PT1M and PT24H"),
    ("[lock]\n¦after = \"PT0S\"", "between PT1S and PT24H"),
    ("¦passphrase = \"x\"", "a person's taste"),
    ("¦theme = \"mono\"", "a person's taste"), ("¦views.late = \"x\"", "a person's taste"),
    ("# a comment\n¦keys.quit = \"q\"", "a person's taste"),
  ]

  @Test(arguments: operationFaults)
  func isRefused(_ marked: String, _ message: String) throws {
    let text = MarkedText(marked)
    let error = try #require(throws: ConfigurationError.self) {
      try ConfigurationFile.parse(text.text, file: "c.toml")
    }
    #expect(error.file == "c.toml")
    #expect(error.message.contains(message), "\(error.message)")
    #expect(error.line == text.line)
    #expect(error.column == text.column)
  }

  /// Values that look like keys do not lead astray where a fault is.
  @Test func placesBehindStringsAndLists() throws {
    let text = MarkedText(
      """
      # sweep = 1
      objects = '''
      bad = 1
      [x]
      '''
      database = { label = "a # b = { ] \\" c" } # x = 1
      ¦zebra = [ "x = 1", # c = ]
        { y = 1 } ]
      """)
    let error = try #require(throws: ConfigurationError.self) {
      try ConfigurationFile.parse(text.text, file: "c.toml")
    }
    #expect(error.message == "unknown key \"zebra\"")
    #expect(error.line == text.line)
    #expect(error.column == text.column)
  }

  @Test(
    arguments: [
      ("PT15M", 900_000), ("PT90S", 90_000), ("PT24H", 86_400_000), ("P1D", 86_400_000),
      ("P1M", nil), ("PT1D", nil), ("PT", nil), ("P", nil), ("PT-1M", nil), ("PT1000000S", nil),
      ("P1DT1H", nil), ("15M", nil), ("PT1.5H", nil), ("PT１M", nil),
    ] as [(String, Int64?)])
  func durations(_ text: String, _ milliseconds: Int64?) {
    #expect(ClockDuration.milliseconds(iso8601: text) == milliseconds)
  }
}
