extension Effect {
  /// Whether it changes what is kept: leaving the console does not cut it off, but waits for its
  /// end. A sweep ends with its batch then.
  var isAwaited: Bool {
    switch self {
    case .stage, .undo, .undoAll, .retryObjects, .halt, .remember, .keepBookmarks: true
    case .ask(_, .sweep): true
    case .ask(_, let request): request.isOrder
    default: false
    }
  }
}
