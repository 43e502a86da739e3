/// Small files in place of a demo's recordings, files and logs.
struct DemoObjects {
  let directory: String

  func write(_ keys: [(key: String, bytes: Int64)]) {
    for (key, bytes) in keys {
      let parts = key.split(separator: "/").dropLast()
      if !parts.isEmpty { Directories.make(directory + "/" + parts.joined(separator: "/")) }
      let filler = [UInt8](repeating: UInt8(ascii: "."), count: Int(min(bytes, 4_096)))
      _ = Directories.write(filler, to: directory + "/" + key)
    }
  }
}
