/// The actor of the screen and of all that decides about it. Its jobs run one at a time: on the
/// thread of the terminal's loop while there is one, else wherever there is room, so that tests
/// need no loop.
@globalActor
package actor UI {
  package static let shared = UI()

  package nonisolated var unownedExecutor: UnownedSerialExecutor {
    UIExecutor.shared.asUnownedSerialExecutor()
  }
}
