import Operations

/// One row of a listing: as an object, and as the cells that people see.
struct ListingRow {
  let members: [ViewValue.Member]
  let cells: [String]
}
