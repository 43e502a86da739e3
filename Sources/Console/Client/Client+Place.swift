internal import Domain
internal import Operations

extension Client {
  /// The screen of a record; of one that is gone, that which tells of its end.
  func place(of kind: Kind, _ id: String) async throws -> Place {
    do {
      return Screens.opened(try await show(kind, id).row) ?? .inspect(kind, id: id)
    } catch OperationError.noSuchRecord {
      return .inspect(kind, id: id)
    }
  }
}
