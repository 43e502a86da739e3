/// What went wrong below the operations. No row, argument or statement is in it.
package enum StoreError: Error, Hashable, Sendable {
  /// There is no database there.
  case missing
  /// The file belongs to somebody else, is a link, or others can read it.
  case unsafeFile(String)
  /// Something is there already, which is never written over.
  case exists
  /// A new file could not be made there.
  case cannotCreate
  /// It is not a database of Lapse, or of a newer version.
  case foreign(String)
  /// A setting that the guarantees hang on could not be made.
  case setting(String)
  /// Another writer held the lock for longer than 5 s.
  case busy
  /// No space is left where the database lies.
  case full
  /// The file or its directory cannot be written, or is not there to be.
  case readOnly
  /// Reading or writing the file failed.
  case io
  /// The file is damaged.
  case damaged
  /// A constraint of the tables refused a row.
  case constraint
  /// Interrupted by the caller.
  case cancelled
  /// A column held what its table does not allow.
  case unexpectedValue
  /// Anything else, by the engine's own code.
  case engine(code: Int)
}

extension StoreError {
  /// For front ends and for what is stored of a failure.
  package var code: String {
    switch self {
    case .busy: "busy"
    case .full: "full"
    case .readOnly: "read-only"
    case .io: "io"
    case .damaged: "damaged"
    case .missing: "missing"
    case .cancelled: "cancelled"
    case .unsafeFile: "unsafe"
    case .exists: "exists"
    case .cannotCreate: "cannot create"
    case .foreign: "foreign"
    case .setting: "setting"
    case .constraint: "constraint"
    case .unexpectedValue: "unexpected-value"
    case .engine(let code): "engine-\(code)"
    }
  }

  /// Whether one record is the cause, so that what is done without it may go well.
  package var isOfRecord: Bool { self == .constraint || self == .unexpectedValue }
}
