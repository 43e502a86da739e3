/// A record with the records above it, by internal number. A report's meeting is above it.
package struct Ancestry: Hashable, Sendable {
  package var kind: Kind
  package var record: Int64
  package var pbx: Int64?
  package var `extension`: Int64?
  package var meeting: Int64?

  package init(
    kind: Kind, record: Int64, pbx: Int64? = nil, extension: Int64? = nil, meeting: Int64? = nil
  ) {
    self.kind = kind
    self.record = record
    self.pbx = pbx
    self.extension = `extension`
    self.meeting = meeting
  }

  /// The record itself first, then upwards.
  package var chain: [Scope] {
    var chain = [Scope(kind: kind, record: record)]
    if let meeting, kind != .meeting { chain.append(Scope(kind: .meeting, record: meeting)) }
    if let `extension`, kind != .extension {
      chain.append(Scope(kind: .extension, record: `extension`))
    }
    if let pbx, kind != .pbx { chain.append(Scope(kind: .pbx, record: pbx)) }
    return chain
  }
}

/// A record and all below it.
package struct Scope: Hashable, Sendable {
  package let kind: Kind
  package let record: Int64

  package init(kind: Kind, record: Int64) {
    self.kind = kind
    self.record = record
  }
}
