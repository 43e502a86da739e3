import Store

extension OperationError {
  /// What the database could not do, by a code for front ends: `busy`, `full`, `io`, `damaged`,
  /// `missing`, `cancelled`, or another. Nil for what is no error of the store.
  package init?(store error: any Error) {
    guard let error = error as? StoreError else { return nil }
    switch error {
    case .busy: self = .store("busy")
    case .full: self = .store("full")
    case .io: self = .store("io")
    case .damaged: self = .store("damaged")
    case .missing: self = .store("missing")
    case .cancelled: self = .store("cancelled")
    case .unsafeFile: self = .store("unsafe")
    case .exists: self = .store("exists")
    case .cannotCreate: self = .store("cannot create")
    case .foreign: self = .store("foreign")
    case .setting: self = .store("setting")
    case .constraint: self = .store("constraint")
    case .unexpectedValue: self = .store("unexpected value")
    case .engine(let code): self = .store("engine \(code)")
    }
  }
}
