internal import Domain
internal import Operations
internal import Terminal

/// What happened.
enum Action: Sendable {
  case started(ScreenName)
  case event(TerminalEvent)
  /// The terminal has no clipboard that programs can write.
  case copyRefused
  case clockRead(Instant)
  case pagesArrived(
    screen: Int, generation: Int, load: Load, Result<[Page], OperationError>)
  case detailArrived(screen: Int, Result<Detail, OperationError>)
  case bookmarksNotKept
  /// Where a bookmark leads.
  case placeArrived(Result<Place, OperationError>)
  case paneArrived(Kind, id: String, Result<Detail, OperationError>)
  case statusArrived(Result<Status, OperationError>)
  case overviewArrived(Result<Overview, OperationError>)
  case planArrived(dialog: Int, Result<PlanContent, OperationError>)
  case deletionStaged(dialog: Int, Result<[DeletionJob], OperationError>)
  case marksArrived(Effect.MarkAll, Result<ListPage, OperationError>)
  case undone(Result<DeletionJob, OperationError>)
  /// What was asked for on a line is done: with what is to be said of it.
  case lineDone(Result<String, OperationError>)
  case answered(dialog: Int, Result<DialogAnswer, OperationError>)
  /// One of the person's own themes has changed.
  case themesChanged
  case themesRead([ThemeSupply.Offer])
  case counted(screen: Int, generation: Int, Int?)
  case memoryRefused
  case receiptArrived(Result<Receipt, OperationError>)
  case passphraseCompared(Bool)
}
