import Glibc
import TestSupport

/// Lapse and other programs of the terminal on lists of the same length, one after the other in one
/// run; those that are not installed are passed over.
struct SideBySide {
  let lapse: String
  let database: String
  /// Lines of their lists.
  let entries: Int

  func print() throws {
    Swift.print("\nside by side, \(entries) entries, 80x24")
    Swift.print(
      row(
        "", "FIRST BYTE", "FIRST ROWS", "KEY p50", "KEY p99", "ROW", "PAGE", "IDLE", "MEMORY"))
    let directory = try ScratchDirectory()
    for contender in try contenders(in: directory) {
      let walk = try Walk(contender)
      Swift.print(
        row(
          contender.name, Figures.milliseconds(walk.firstByte),
          Figures.milliseconds(walk.firstRows),
          Figures.milliseconds(Figures.percentile(walk.keys, 0.5)),
          Figures.milliseconds(Figures.percentile(walk.keys, 0.99)),
          "\(Figures.median(walk.rowBytes)) B", "\(Figures.median(walk.pageBytes)) B",
          "\(walk.idleBytes) B", "\(walk.memory / 1_024) MB"))
    }
    try shell()
  }

  private func row(_ cells: String...) -> String {
    cells.enumerated().map { index, cell in
      let width = index == 0 ? 10 : 12
      let blanks = String(repeating: " ", count: max(1, width - cell.count))
      return index == 0 ? cell + blanks : blanks + cell
    }.joined()
  }

  private func contenders(in directory: ScratchDirectory) throws -> [Contender] {
    var list = [
      Contender(
        name: "lapse", binary: lapse, arguments: ["--database", database], opening: "4",
        isReady: { $0.lines[0].hasPrefix("Meetings") && $0.hasCursor }, quit: "Q")
    ]
    if let ncdu = Contender.find("ncdu") {
      let export = directory.path + "/ncdu.json"
      try write(ncduExport, to: export)
      list.append(
        Contender(
          name: "ncdu", binary: ncdu, arguments: ["-f", export],
          isReady: { $0.text.contains("Total disk usage") }, quit: "q"))
    }
    if let tig = Contender.find("tig"), let git = Contender.find("git") {
      let repository = directory.path + "/repository"
      try makeRepository(repository, git)
      list.append(
        Contender(
          name: "tig", binary: tig, arguments: [],
          environment: ["HOME": directory.path, "GIT_DIR": repository],
          isReady: { $0.text.contains("change") }, quit: "Q"))
    }
    if let visidata = Contender.find("vd") {
      let table = directory.path + "/table.csv"
      try write(csv, to: table)
      list.append(
        Contender(
          name: "visidata", binary: visidata, arguments: [table],
          environment: ["HOME": directory.path],
          isReady: { $0.text.contains("name-0") && !$0.text.contains("loading") },
          quit: "q"))
    }
    return list
  }

  /// The page that the console opens with, as one statement of the shell.
  private func shell() throws {
    guard let shell = Contender.find("sqlite3") else { return }
    let statement = "select xid, pbx from meeting order by listed_at limit 40;"
    let start = ContinuousClock.now
    let process = try PtyProcess(
      shell, arguments: ["-readonly", database, statement], environment: ["PATH": "/usr/bin:/bin"])
    _ = try process.waitForExit(upTo: .seconds(60))
    Swift.print(
      row("sqlite3", "", Figures.milliseconds(ContinuousClock.now - start))
        + "   a page of meetings, its start and end included")
  }
}

extension SideBySide {
  /// What `ncdu -o` writes of a directory with so many files.
  private var ncduExport: [String] {
    ["[1,0,{\"progname\":\"bench\",\"progver\":\"1\",\"timestamp\":0},[{\"name\":\"/bench\"}"]
      + (0..<entries).map {
        ",{\"name\":\"file-\($0)\",\"asize\":\($0 * 7 % 9_973),\"dsize\":4096}"
      } + ["]]"]
  }

  private var csv: [String] {
    ["id,name,size,state"]
      + (0..<entries).map { "\($0),name-\($0),\($0 * 7 % 9_973),\($0 % 3 == 0 ? "due" : "held")" }
  }

  private func makeRepository(_ path: String, _ git: String) throws {
    let made = try PtyProcess(
      git, arguments: ["init", "-q", "--bare", path], environment: ["PATH": "/usr/bin:/bin"])
    _ = try made.waitForExit()
    let stream = path + "/stream"
    let commits = (0..<entries).map { number in
      let message = "change \(number)"
      return
        "commit refs/heads/master\ncommitter Kim <kim@example.org> \(1_700_000_000 + number) +0000"
        + "\ndata \(message.utf8.count)\n\(message)"
    }
    try write(commits, to: stream)
    let imported = try PtyProcess(
      "/bin/sh",
      arguments: [
        "-c", "exec \"$0\" --git-dir=\"$1\" fast-import --quiet <\"$2\"", git, path, stream,
      ],
      environment: ["PATH": "/usr/bin:/bin"])
    _ = try imported.waitForExit(upTo: .seconds(120))
    unlink(stream)
  }

  private func write(_ lines: [String], to path: String) throws {
    guard let file = fopen(path, "w") else { throw ScratchDirectory.Failure() }
    defer { fclose(file) }
    for line in lines { fputs(line + "\n", file) }
  }
}
