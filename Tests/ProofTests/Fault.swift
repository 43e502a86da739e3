/// What is to happen to a process at one of the calls by which it changes files
/// (`Tests/FaultLibrary`).
struct Fault: CustomStringConvertible {
  enum Kind: String, CaseIterable {
    /// It ends before the call.
    case kill
    /// It ends after half of the bytes.
    case torn
    /// This call fails, as it does on a broken disk.
    case eio
    /// From this call on whatever takes space fails.
    case enospc
  }

  let kind: Kind
  /// From 1.
  let call: Int

  var description: String { "\(kind.rawValue):\(call)" }

  var environment: [String: String] {
    ["LD_PRELOAD": Built.faults, "LAPSE_FAULT": description]
  }

  /// The calls of a run, by name, at which this kind of fault means something.
  static func points(_ kind: Kind, _ calls: [String]) -> [Int] {
    calls.indices.filter { index in
      switch kind {
      case .kill, .eio: true
      case .torn: calls[index].hasSuffix("write")
      case .enospc: calls[index].hasSuffix("write") || calls[index] == "ftruncate"
      }
    }.map { $0 + 1 }
  }
}
