import Domain

/// A PBX of the demo with its clocks, and the shape of its extensions.
struct Tenant {
  let fqdn: String
  let extensions: Int
  /// Of the form of the extension numbers.
  let style: Int
  let licence: String
  let address: String?
  let registeredAt: Instant
  let lastContactAt: Instant
  let lastSyncAt: Instant
  let lastResolvedAt: Instant
  let unknownDays: Int64
  let unboundAt: Instant?
  let conferenceNumber: String
  let dialInNumbers: [String]
  let mcu: String?

  init(place: Int, now: Instant, seed: UInt64) {
    var random = Random(seed: seed, stream: Stream.tenant, index: place)
    let named = place < NamedTenant.all.count ? NamedTenant.all[place] : nil
    func ago(_ minutes: Int?, _ usual: Int64) -> Instant {
      now - (minutes.map { Int64($0) * Instant.minute + 12_345 } ?? usual)
    }
    fqdn = named?.fqdn ?? Self.fqdn(place - NamedTenant.all.count)
    let spread = random.below(8)
    extensions = named?.extensions ?? 2 + spread * spread + random.below(10)
    style = random.below(100)
    licence = Text.licence(random.next(), tail: named?.tail)
    let address = Text.address(&random)
    self.address = named?.hasAddress == false ? nil : address
    registeredAt = ago(named?.registered, 430 * Instant.day + random.below(2_500 * Instant.day))
    let contact = random.below(14 * Instant.minute)
    let sync = contact + random.below(8 * Instant.hour)
    lastContactAt = ago(named?.contact, contact)
    // Of a hundred nameless PBXs one syncs late.
    let late = named == nil && random.below(100) == 0
    lastSyncAt = ago(named?.sync, late ? sync + 9 * Instant.hour : sync)
    lastResolvedAt = ago(named?.resolved, random.below(10 * Instant.minute))
    unknownDays = named?.unknownDays ?? 0
    unboundAt = named?.unbound.map { ago($0, 0) }
    conferenceNumber = String(700 + random.below(100))
    let count = random.below(3)
    dialInNumbers = (0..<count).map { _ in Text.phone(&random) }
    mcu = named?.mcu ?? (random.below(60) == 0 ? nil : Mcu.pick(&random))
  }

  private static let front = [
    "amber", "birch", "blue", "bright", "clover", "copper", "coral", "crown", "dawn", "eagle",
    "elm", "ever", "falcon", "fern", "field", "forest", "garden", "gold", "grand", "green", "grove",
    "hazel", "heron", "high", "holly", "iron", "ivy", "kings", "lark", "laurel", "lime", "linden",
    "long", "maple", "marble", "meadow", "mint", "moon", "north", "oak", "ocean", "olive", "orchid",
    "osprey", "otter", "park", "pearl", "pine", "poplar", "prairie", "quartz", "queens", "quiet",
    "raven", "red", "ridge", "river", "robin", "rose", "rowan", "royal", "ruby", "sage", "sand",
    "silver", "sky", "south", "spring", "star", "stone", "summer", "sun", "swan", "swift", "teal",
    "thistle", "thorn", "tide", "timber", "tulip", "union", "upland", "vale", "velvet", "violet",
    "west", "white", "wild", "willow", "wind", "winter", "wolf", "wood", "wren", "yarrow", "yew",
    "zephyr", "autumn", "beacon", "canal",
  ]

  private static let back = [
    "-advisers", "-airways", "-books", "-brewery", "-bridge", "-builders", "-care", "-chapel",
    "-cinema", "-college", "-court", "-dairy", "-design", "-energy", "-farm", "-foods", "-garage",
    "-glass", "-hall", "-hotel", "-house", "-joinery", "-labs", "-law", "-library", "-logistics",
    "-market", "-motors", "-museum", "-optics",
  ]

  /// Each place has its own name.
  private static func fqdn(_ place: Int) -> String {
    let count = front.count * back.count
    // 1,787 is a prime, so each place below the count has a name of its own.
    let scattered = (place % count * 1_787) % count
    let domains = ["example.com", "example.net", "example.org"]
    let name = front[scattered % front.count] + back[scattered / front.count]
    let turn = place / count
    let tail = turn >= domains.count ? "-\(turn)" : ""
    return name + tail + "." + domains[(scattered + turn) % domains.count]
  }

  var webmeetingFQDN: String {
    String(fqdn.map { $0 == "." ? "-" : $0 }) + ".example.net"
  }

  func number(_ index: Int) -> String {
    if fqdn == "brightway.example.net" { return BrightwayCast.numbers[index] }
    return switch style {
    case 0..<60: String(100 + index)
    case 60..<70: String(200 + index)
    case 70..<80: String(1_000 + index)
    case 80..<88: String(10 + index)
    case 88..<95: Text.padded(index + 1, 3)
    default: Text.padded(100 + index, 4)
    }
  }
}
