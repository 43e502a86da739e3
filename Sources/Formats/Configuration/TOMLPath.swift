/// Where a value stands in a TOML document: keys and positions in lists, from the outside in.
struct TOMLPath: Hashable {
  enum Step: Hashable {
    case key(String)
    case index(Int)
  }

  let steps: [Step]

  static let root = TOMLPath(steps: [])

  func key(_ name: String) -> TOMLPath { TOMLPath(steps: steps + [.key(name)]) }
  func index(_ index: Int) -> TOMLPath { TOMLPath(steps: steps + [.index(index)]) }
}
