import Glibc
import Testing

/// A whole screen as text in `Fixtures/NAME.txt`. With `LAPSE_RECORD=1` in the environment it is
/// written instead of compared.
func expectScreen(
  _ name: String, _ text: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let folder = #filePath.split(separator: "/").dropLast().joined(separator: "/")
  let path = "/\(folder)/Fixtures/\(name).txt"
  if getenv("LAPSE_RECORD") != nil {
    let file = try #require(fopen(path, "w"), sourceLocation: sourceLocation)
    defer { fclose(file) }
    #expect(fputs(text, file) >= 0, sourceLocation: sourceLocation)
    return
  }
  let file = try #require(
    fopen(path, "r"), "no fixture \(name); LAPSE_RECORD=1 writes it",
    sourceLocation: sourceLocation)
  defer { fclose(file) }
  var bytes: [UInt8] = []
  while case let byte = fgetc(file), byte != EOF { bytes.append(UInt8(byte)) }
  let expected = String(decoding: bytes, as: UTF8.self)
  #expect(text == expected, "screen \(name)", sourceLocation: sourceLocation)
}
