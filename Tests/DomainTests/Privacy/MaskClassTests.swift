import Testing

@testable import Domain

@Suite("Masks: how many share one")
struct MaskClassTests {
  @Test func twentyThousandAddresses() {
    var random = SeededNumbers.printed("twentyThousandAddresses")
    var people: [String: Set<FoldedAddress>] = [:]
    var records: [String: Int] = [:]
    for _ in 0..<20_000 {
      let address = MaskSamples.address(&random)
      let mask = Mask.email.masked(address)
      people[mask, default: []].insert(FoldedAddress(address))
      records[mask, default: 0] += 1
    }
    print("masks of 20,000 made-up addresses (records, distinct addresses):")
    for (mask, count) in records.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      print("  \(mask)  \(count)  \(people[mask]?.count ?? 0)")
    }
    let smallest = people.values.map(\.count).min() ?? 0
    print("smallest class: \(smallest) distinct addresses")
    #expect(records.values.reduce(0, +) == 20_000)
    #expect(people.keys.allSatisfy(Mask.email.matches))
    #expect(people.count <= 28)
    #expect(smallest >= 100)
  }
}
