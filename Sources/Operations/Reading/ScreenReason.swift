import Domain
import Store

extension Operations {
  /// Throws `OperationError.personalReason` where the words of a reason would tell of somebody what
  /// is erased with the record: an e-mail address, a telephone number, a name that it bears.
  static func screen(_ words: String, about scope: Scope, _ transaction: Transaction) throws {
    try screen(words, names: transaction.names(about: scope))
  }

  /// The same by the names of those whom the words could tell of.
  static func screen(_ words: String, names: [PersonName]) throws {
    if let finding = IdentityScan(names: names).finding(inText: words) {
      throw OperationError.personalReason(finding)
    }
  }
}
