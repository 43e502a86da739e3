import Verbs

@main
enum Lapse {
  static func main() { Program.main() }
}
