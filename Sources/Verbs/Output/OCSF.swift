import Domain
import Operations

/// Audit entries as events of the Open Cybersecurity Schema Framework 1.3: Datastore Activity, class
/// 6005 of the category Application Activity.
enum OCSF {
  private enum Activity: Int64 {
    case read = 1
    case update = 2
    case query = 4
    case create = 6
    case delete = 7
    case other = 99
  }

  static func event(_ record: AuditRecord) -> [ViewValue.Member] {
    let activity = activity(record.operation)
    let isDone = record.outcome == AuditEntry.Outcome.done.rawValue
    return [
      .init("class_uid", .integer(6005)), .init("category_uid", .integer(6)),
      .init("activity_id", .integer(activity.rawValue)),
      .init("activity_name", .text(record.operation)),
      .init("type_uid", .integer(600_500 + activity.rawValue)),
      .init("severity_id", .integer(isDone ? 1 : 2)), .init("status_id", .integer(isDone ? 1 : 2)),
      .init("time", .integer(record.at.milliseconds)),
      .init(
        "metadata",
        .object([
          .init("version", .text("1.3.0")), .init("uid", .text(String(record.number))),
          .init(
            "product",
            .object([.init("name", .text("Lapse")), .init("vendor_name", .text("Lapse"))])),
        ])),
      .init(
        "actor",
        .object([
          .init("user", .object([.init("name", .text(record.person))])),
          .init("app_name", .text("lapse")),
        ])),
      .init("src_endpoint", .object([.init("name", .text(record.connection ?? "local"))])),
      .init("database", .object([.init("name", .text("lapse"))])),
      .init("unmapped", .object(Shape.audit(record))),
    ]
  }

  private static func activity(_ operation: String) -> Activity {
    switch AuditEntry.Operation(rawValue: operation) {
    case .create, .importData: .create
    case .delete, .sweep, .sweepBatch, .personErase, .prune: .delete
    case .find, .compare, .personFind: .query
    case .reportOpened, .reveal, .personExport, .export, .compliance, .backup: .read
    case .stage, .undo, .stop, .holdPlaced, .holdReleased, .personRectify, .erasureLifted,
      .restore, .policyActivated:
      .update
    default: .other
    }
  }
}
