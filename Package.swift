// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .enableUpcomingFeature("InferIsolatedConformances"),
  .treatAllWarnings(as: .error),
]

func module(
  _ name: String, _ dependencies: [Target.Dependency] = [], path: String? = nil,
  resources: [Resource] = []
) -> Target {
  .target(
    name: name, dependencies: dependencies, path: path, resources: resources,
    swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: dependencies, path: "Tests/\(name)Tests",
    swiftSettings: strict)
}

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let arguments = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")
let toml = Target.Dependency.product(name: "TOMLKit", package: "TOMLKit")

let package = Package(
  name: "Lapse",
  products: [
    .executable(name: "lapse", targets: ["lapse"]),
    .executable(name: "lapse-bench", targets: ["lapse-bench"]),
    // Loaded by tests into the programs that they disturb.
    .library(name: "lapse-faults", type: .dynamic, targets: ["FaultLibrary"]),
  ],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/LebJe/TOMLKit", exact: "0.6.0"),
    .package(
      url: "https://github.com/swiftlang/swift-subprocess", exact: "1.0.2", traits: []),
  ],
  targets: [
    .target(
      name: "CPlatform",
      linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
    module("Domain", [crypto]),
    module("Store", ["Domain"]),
    .target(name: "CSQLitePages", linkerSettings: [.linkedLibrary("sqlite3")]),
    module("SQLiteEngine", ["Store", "CSQLitePages", grdb, sqlite]),
    module("Rclone", ["Domain", "Store", subprocess]),
    module("Operations", ["Domain", "Store"]),
    module("Terminal"),
    module("Formats", ["Domain", "Terminal", toml]),
    module("Curses", ["Terminal", "CPlatform"]),
    module("Console", ["Domain", "Operations", "Terminal"]),
    module("Demo", ["Domain"]),
    module(
      "Policies", path: "Sources/Policies",
      resources: [
        .embedInCode("webmeeting-2019-11-21.toml"),
        .embedInCode("webmeeting-strict-2019-11-21.toml"),
      ]),
    module(
      "Themes", path: "Themes",
      resources: [
        "default", "mono", "dark", "light", "high-contrast", "colour-blind",
      ].map { .embedInCode("\($0).toml") }),
    module(
      "Verbs",
      [
        "Domain", "Store", "SQLiteEngine", "Rclone", "Operations", "Formats", "Terminal",
        "Curses", "Console", "Demo", "Policies", "Themes", arguments,
      ]),
    .executableTarget(name: "lapse", dependencies: ["Verbs"], swiftSettings: strict),
    .executableTarget(
      name: "lapse-bench",
      dependencies: [
        "CPlatform", "Demo", "Domain", "Operations", "SQLiteEngine", "Store", "TestSupport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    .target(name: "ReferenceModel", path: "Tests/ReferenceModel", swiftSettings: strict),
    .target(
      name: "TestSupport",
      dependencies: ["Domain", "Store", "SQLiteEngine", "Operations", "Formats", "Policies"],
      path: "Tests/TestSupport", swiftSettings: strict),
    tests("ReferenceModel", ["ReferenceModel"]),
    tests("Domain", ["Domain"]),
    tests("Demo", ["Demo", "Domain"]),
    tests("Terminal", ["Terminal", "Themes"]),
    tests("Curses", ["Curses", "Terminal", "TestSupport"]),
    tests("Formats", ["Formats", "Domain", "Policies", "Terminal"]),
    tests("Store", ["Store", "SQLiteEngine", "TestSupport"]),
    tests("Rclone", ["Domain", "Rclone", "Store"]),
    tests("Operations", ["Operations", "ReferenceModel", "TestSupport"]),
    tests("Architecture", []),
    tests("Postgres", ["Domain", "Formats", "Operations", "Store", "TestSupport"]),
    tests("Verbs", ["Verbs", "Domain", "Formats", "Operations", "TestSupport", "lapse"]),
    tests("EndToEnd", ["lapse", "TestSupport"]),
    .target(
      name: "FaultLibrary", path: "Tests/FaultLibrary", linkerSettings: [.linkedLibrary("dl")]),
    tests(
      "Proof",
      ["Domain", "Operations", "Store", "SQLiteEngine", "Verbs", "TestSupport", "lapse"]),
    .testTarget(
      name: "ConsoleTests",
      dependencies: [
        "Console", "Demo", "Domain", "Formats", "Operations", "Terminal", "TestSupport", "Themes",
      ],
      path: "Tests/ConsoleTests",
      exclude: ["Fixtures"], swiftSettings: strict),
  ]
)
