/// The PBXs of the demo that have a story; all times are minutes before now.
struct NamedTenant {
  static let hour = 60
  static let day = 1_440

  let fqdn: String
  let extensions: Int
  let tail: String
  var sync: Int?
  var contact: Int?
  var resolved: Int?
  var unknownDays: Int64 = 0
  var unbound: Int?
  var registered: Int?
  var mcu: String?
  var hasAddress = true

  /// DNS has failed for 14 days and more, or the PBX is new: no meeting-level data is left.
  static let withoutMeetings: [NamedTenant] = [
    NamedTenant(
      fqdn: "lakeside.example.net", extensions: 8, tail: "7A10", sync: 31 * day,
      contact: 31 * day, resolved: 29 * day + 130),
    NamedTenant(
      fqdn: "shop.example.org", extensions: 12, tail: "89EF", sync: 200, contact: 185,
      resolved: 26 * day + 331, mcu: "fra-1"),
    NamedTenant(
      fqdn: "atelier.example.org", extensions: 4, tail: "19AA", sync: 250, contact: 241,
      resolved: 22 * day + 1_370),
    NamedTenant(
      fqdn: "printworks.example.net", extensions: 7, tail: "55B1", sync: 90, contact: 7,
      resolved: 27 * day + 75, unknownDays: 3),
    NamedTenant(
      fqdn: "newcomer.example.com", extensions: 5, tail: "9A01", sync: 170, contact: 3,
      resolved: 4, registered: 175, mcu: "ams-1"),
  ]

  static let withMeetings: [NamedTenant] = [
    NamedTenant(
      fqdn: "brightway.example.net", extensions: BrightwayCast.numbers.count, tail: "41C0",
      sync: 310, contact: 12, resolved: 40, mcu: "fra-1"),
    NamedTenant(
      fqdn: "old-depot.example.org", extensions: 31, tail: "C0DE", sync: 2 * day,
      contact: 2 * day, resolved: 9, unbound: 221),
    NamedTenant(
      fqdn: "clinic.example.org", extensions: 60, tail: "E3E3", sync: 54 * day + 1_240,
      contact: 54 * day + 1_240, resolved: 3),
    NamedTenant(
      fqdn: "quarry.example.net", extensions: 47, tail: "0B42", sync: 54 * day + 110,
      contact: 61, resolved: 4, mcu: "jnb-1"),
    NamedTenant(
      fqdn: "mill-lane.example.com", extensions: 9, tail: "31C7", sync: 130, contact: 5,
      resolved: 11 * day + 200),
    NamedTenant(
      fqdn: "ferry.example.org", extensions: 14, tail: "6E6E", sync: 55, contact: 2,
      resolved: 16 * day + 45, unknownDays: 4),
    NamedTenant(
      fqdn: "marina.example.com", extensions: 38, tail: "F00D", sync: 360, contact: 20,
      resolved: 8),
    NamedTenant(
      fqdn: "dental.example.com", extensions: 9, tail: "6670", sync: 19 * hour + 20,
      contact: 19 * hour + 5, resolved: 4),
    NamedTenant(fqdn: "harbour.example.com", extensions: 58, tail: "4C4C", sync: 66, contact: 64),
    NamedTenant(fqdn: "campus.example.org", extensions: 60, tail: "8812", sync: 430, contact: 428),
    NamedTenant(fqdn: "fjord.example.net", extensions: 22, tail: "2F2F", mcu: "ams-1"),
    NamedTenant(fqdn: "bakery.example.net", extensions: 6, tail: "3D09", sync: 125, contact: 122),
    NamedTenant(fqdn: "alder.example.com", extensions: 22, tail: "71B0"),
    NamedTenant(fqdn: "cedar.example.org", extensions: 55, tail: "BEEF"),
    NamedTenant(fqdn: "express-freight.example.com", extensions: 52, tail: "2A2B"),
    NamedTenant(fqdn: "express-old.example.com", extensions: 41, tail: "0E0E"),
    NamedTenant(fqdn: "trial-9.example.com", extensions: 48, tail: "5D11"),
    NamedTenant(fqdn: "trial-6.example.com", extensions: 34, tail: "5D0C"),
    NamedTenant(fqdn: "trials-9.example.com", extensions: 21, tail: "77AB"),
    NamedTenant(fqdn: "old-mill.example.com", extensions: 18, tail: "77D0"),
    NamedTenant(fqdn: "old-mill-2.example.com", extensions: 3, tail: "77D1"),
    NamedTenant(fqdn: "savanna.example.org", extensions: 16, tail: "40AF", mcu: "jnb-1"),
    NamedTenant(fqdn: "hilltop.example.com", extensions: 11, tail: "A1B2", hasAddress: false),
    NamedTenant(fqdn: "xn--bcherei-n2a.example.org", extensions: 5, tail: "00D7"),
  ]

  static let all = withoutMeetings + withMeetings

  /// The place of a PBX that is named above.
  static func place(_ fqdn: String) -> Int {
    guard let place = all.firstIndex(where: { $0.fqdn == fqdn }) else {
      preconditionFailure("\(fqdn) is not among the named PBXs")
    }
    return place
  }
}
