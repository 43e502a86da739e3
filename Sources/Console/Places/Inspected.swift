internal import Domain
internal import Operations

/// The record that the pane beside the list tells of.
struct Inspected: Sendable {
  let kind: Kind
  let id: String
  /// Nil: not read yet.
  var detail: Detail?
  var failure: String?

  init(kind: Kind, id: String) {
    self.kind = kind
    self.id = id
  }

  func isAbout(_ kind: Kind, _ id: String) -> Bool {
    self.kind == kind && Bytes.equal(self.id, id)
  }
}

extension State {
  /// The record of the line that the cursor rests on, where there is a pane to tell of it.
  private var restedSubject: (kind: Kind, id: String)? {
    guard !isTooSmall, layout.pane != nil, principal.may(.explain), let key = restedOn else {
      return nil
    }
    return screen.list.items.first { $0.key == key }?.subject
  }

  /// The pane follows the cursor once it rests.
  mutating func followRest() -> [Effect] {
    guard !stack.isEmpty, let subject = restedSubject else {
      guard inspected != nil else { return [] }
      inspected = nil
      return [.cancel(.pane)]
    }
    if let inspected, inspected.isAbout(subject.kind, subject.id) { return [] }
    inspected = Inspected(kind: subject.kind, id: subject.id)
    paneTop = 0
    return readPane()
  }

  /// The same record again; what was read stays until it comes.
  func readPane() -> [Effect] {
    inspected.map { [.readPane($0.kind, id: $0.id)] } ?? []
  }

  mutating func paneArrived(
    _ kind: Kind, _ id: String, _ result: Result<Detail, OperationError>
  ) {
    // What lies beside an open dialog stays as it was.
    guard let inspected, inspected.isAbout(kind, id), dialog == nil || inspected.detail == nil
    else { return }
    switch result {
    case .success(let detail):
      self.inspected?.detail = detail
      self.inspected?.failure = nil
    case .failure(let error): self.inspected?.failure = Words.error(error)
    }
  }
}
