import Glibc

/// How a terminal line is set: what a program must leave as it was.
package struct PtySettings: Equatable, Sendable {
  package let input: UInt32
  package let output: UInt32
  package let control: UInt32
  package let local: UInt32
  package let characters: [UInt8]

  init?(descriptor: Int32) {
    var settings = termios()
    guard tcgetattr(descriptor, &settings) == 0 else { return nil }
    input = settings.c_iflag
    output = settings.c_oflag
    control = settings.c_cflag
    local = settings.c_lflag
    characters = withUnsafeBytes(of: settings.c_cc) { Array($0) }
  }
}

extension PtyProcess {
  /// Those of a new pseudo-terminal, which nobody has set.
  package static func untouchedSettings() -> PtySettings? {
    var master: Int32 = -1
    var slave: Int32 = -1
    guard openpty(&master, &slave, nil, nil, nil) == 0 else { return nil }
    defer {
      close(master)
      close(slave)
    }
    return PtySettings(descriptor: master)
  }
}
