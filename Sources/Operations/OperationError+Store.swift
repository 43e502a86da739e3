import Store

extension OperationError {
  /// What the database could not do, as `StoreError.code` has it. Nil for what is no error of the
  /// store.
  package init?(store error: any Error) {
    guard let error = error as? StoreError else { return nil }
    self = .store(error.code)
  }
}
