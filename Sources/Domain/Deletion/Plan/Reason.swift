/// Why a person orders a deletion: the codes of `--reason`.
package enum Reason: String, Sendable, CaseIterable {
  case customerRequest = "customer-request"
  case contractEnded = "contract-ended"
  case dataSubject = "data-subject"
  case legal, abuse, test, mistake, other
}
