internal import Domain

extension Words {
  /// What is wrong with a filter, and where.
  static func fault(_ fault: FilterFault) -> String {
    "At character \(fault.column): \(fault.reason)."
  }
}
