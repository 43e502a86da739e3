import Domain
import Foundation
import TestSupport
import Testing

/// A disk that is really full: a small file system in memory, where this user may mount one.
struct FullDiskTests {
  private static let mayMount: Bool = {
    guard geteuid() == 0, let folder = try? Folder() else { return false }
    guard (try? run("mount", "-t", "tmpfs", "-o", "size=1m", "lapse-proof", folder.path)) == 0
    else {
      return false
    }
    return (try? run("umount", folder.path)) == 0
  }()

  @discardableResult
  private static func run(_ words: String...) throws -> Int32 {
    let child = try Child(["/usr/bin/env"] + words, environment: ["PATH": "/usr/bin:/bin:/sbin"])
    guard case .exit(let code) = try child.outcome().end else { return -1 }
    return code
  }

  @Test(
    .enabled(
      if: mayMount, "needs the right to mount a tmpfs; FaultTests injects ENOSPC everywhere"),
    arguments: Deed.allCases)
  func saysSoAndFinishesLater(_ deed: Deed) async throws {
    let site = try await deed.site()
    let undisturbed = try site.copy()
    let wanted = try await deed.finish(undisturbed)
    // As much as is there, and a little more each time.
    let used = try site.folder.files().reduce(0) { sum, file in
      let size = try FileManager.default.attributesOfItem(atPath: site.folder(file))[.size]
      return sum + ((size as? Int ?? 0) + 4_095) / 4_096
    }
    var refused = 0
    for spare in [0, 12, 20, 40, 80] {
      let disk = try Folder()
      try Self.run(
        "mount", "-t", "tmpfs", "-o", "size=1m,mode=0700", "lapse-proof", disk.path)
      defer { _ = try? Self.run("umount", disk.path) }
      let full = try site.copy(to: disk)
      let room = 256 - used
      let filling = max(0, room - spare)
      try Data(count: filling * 4_096).write(to: URL(fileURLWithPath: disk("filling")))
      let outcome = try full.start(deed.arguments).outcome()
      if outcome.end != .exit(0) {
        refused += 1
        #expect(outcome.end == .exit(1), "\(spare)")
        #expect(
          outcome.errors.contains("\"disk-full\"") || outcome.errors.contains("\"sweep-failed\""),
          "\(spare): \(outcome.errors)")
      }
      try FileManager.default.removeItem(atPath: disk("filling"))
      try Self.run("mount", "-o", "remount,size=16m", disk.path)
      #expect(try await full.orphans() == [])
      let state = try await deed.finish(full)
      #expect(state == wanted, "\(spare): \(state.difference(from: wanted))")
    }
    #expect(refused > 0)
  }

  @Test(.enabled(if: mayMount, "needs the right to mount a tmpfs"))
  func aReadOnlyDiskIsSaid() async throws {
    let site = try await Deed.sweep.site()
    let disk = try Folder()
    try Self.run("mount", "-t", "tmpfs", "-o", "size=4m,mode=0700", "lapse-proof", disk.path)
    defer { _ = try? Self.run("umount", disk.path) }
    let mounted = try site.copy(to: disk)
    try Self.run("mount", "-o", "remount,ro", disk.path)
    let outcome = try mounted.start(Deed.sweep.arguments).outcome()
    #expect(outcome.end == .exit(1))
    #expect(outcome.errors.contains("\"read-only\""), "\(outcome.errors)")
  }
}
