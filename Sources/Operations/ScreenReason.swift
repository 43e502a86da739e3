import Domain
import Store

extension Operations {
  /// Throws `OperationError.personalReason` where the words of a reason would tell of somebody what
  /// is erased with the record: an e-mail address, a telephone number, a name that it bears.
  static func screen(_ words: String, about scope: Scope, _ transaction: Transaction) throws {
    let scan = IdentityScan(names: try transaction.names(about: scope))
    if let finding = scan.finding(inText: words) {
      throw OperationError.personalReason(finding)
    }
  }
}
