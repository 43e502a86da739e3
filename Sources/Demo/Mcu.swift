/// A meeting server of the demo.
struct Mcu {
  let name: String
  let latitude: Double
  let longitude: Double
  let available: Bool

  static let all: [Mcu] = [
    Mcu(name: "fra-1", latitude: 50.11, longitude: 8.68, available: true),
    Mcu(name: "fra-2", latitude: 50.11, longitude: 8.68, available: true),
    Mcu(name: "ams-1", latitude: 52.37, longitude: 4.9, available: true),
    Mcu(name: "lon-1", latitude: 51.51, longitude: -0.13, available: true),
    Mcu(name: "nyc-1", latitude: 40.71, longitude: -74.01, available: true),
    Mcu(name: "sao-1", latitude: -23.55, longitude: -46.63, available: true),
    Mcu(name: "jnb-1", latitude: -26.2, longitude: 28.05, available: false),
    Mcu(name: "cpt-2", latitude: -33.92, longitude: 18.42, available: true),
    Mcu(name: "sin-1", latitude: 1.35, longitude: 103.82, available: true),
    Mcu(name: "tyo-1", latitude: 35.68, longitude: 139.69, available: true),
    Mcu(name: "syd-1", latitude: -33.87, longitude: 151.21, available: true),
  ]

  static func pick(_ random: inout Random) -> String { random.pick(all).name }
}
