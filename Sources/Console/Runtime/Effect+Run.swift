internal import Domain
internal import Operations

extension Effect {
  /// Off the UI. Nil: nothing is to be told.
  @concurrent
  func run(_ client: Client) async -> Action? {
    switch self {
    case .load(let load):
      return .pagesArrived(
        screen: load.screen, generation: load.generation, load: load.load,
        await result { try await client.pages(load) })
    case .readDetail(let screen, let request):
      return .detailArrived(screen: screen, await result { try await request.read(client) })
    case .readStatus:
      return .statusArrived(await result { try await client.status() })
    case .readOverview:
      return .overviewArrived(await result { try await client.overview() })
    case .plan(let dialog, let target):
      return .planArrived(dialog: dialog, await result { try await client.plan(target) })
    case .stage(let dialog, let order):
      return .deletionStaged(dialog: dialog, await result { try await client.stage(order) })
    case .undo(let kind, let id):
      return .undone(await result { try await client.undo(kind, id) })
    case .undoAll(let targets):
      return .lineDone(await result { try await client.undo(targets) })
    case .markAll(let asked):
      return .marksArrived(asked, await result { try await client.marks(asked) })
    case .retryObjects:
      return .lineDone(await result { Words.tried(try await client.retryObjects()) })
    case .halt(.pause, let job):
      return .lineDone(await result { "Paused \(try await client.pauseJob(job).label)." })
    case .halt(.cancel, let job):
      return .lineDone(
        await result {
          try await client.cancelJob(job)
          return "\(job) stops after its batch; the next sweep goes on."
        })
    case .ask(let dialog, let request):
      return .answered(dialog: dialog, await result { try await request.answer(client) })
    case .readReceipt(let number):
      return .receiptArrived(await result { try await client.receipt(number) })
    case .readThemes: return .themesRead(await client.themes())
    case .keepBookmarks(let text):
      guard let file = client.bookmarks else { return nil }
      return file.write(text) ? nil : .bookmarksNotKept
    case .readPlace(let kind, let id):
      return .placeArrived(await result { try await client.place(of: kind, id) })
    case .readPane(let kind, let id):
      let request = Detail.Request.explanation(kind, id: id)
      return .paneArrived(kind, id: id, await result { try await request.read(client) })
    case .unlock(let passphrase, let typed):
      return .passphraseCompared(passphrase.matches(typed.text))
    case .count(let count):
      guard let total = try? await client.count(count.request) else { return nil }
      return .counted(screen: count.screen, generation: count.generation, total)
    case .remember(let memory): return client.remember(memory) ? nil : .memoryRefused
    case .cancel, .timer, .copy, .setTitle, .mouse, .dress, .suspend, .redraw, .quit:
      return nil
    }
  }

  private func result<Value: Sendable>(
    _ body: () async throws -> Value
  ) async -> Result<Value, OperationError> {
    do {
      return .success(try await body())
    } catch let error as OperationError {
      return .failure(error)
    } catch {
      return .failure(OperationError(store: error) ?? .store("unexpected"))
    }
  }
}

extension Detail.Request {
  func read(_ client: Client) async throws -> Detail {
    switch self {
    case .record(let kind, let id): .record(try await client.show(kind, id))
    case .report(let id): .report(try await client.openReport(id))
    case .explanation(let kind, let id):
      try await explanation(kind, id, client)
    case .policy: .policy(try await client.policy())
    case .job(let label): .job(try await client.job(label))
    case .compliance(let request): .compliance(try await client.compliance(request))
    }
  }

  /// Of a record that is gone only what its end left.
  private func explanation(_ kind: Kind, _ id: String, _ client: Client) async throws -> Detail {
    let explanation = try await client.explain(kind, id)
    guard explanation.isHere else { return .explanation(explanation, nil) }
    return .explanation(explanation, try await client.show(kind, id))
  }
}
