import Glibc

/// The columns of a scalar as the C library has them.
package enum Columns {
  private typealias Width = @convention(c) @Sendable (Int32) -> Int32

  /// Glibc's module leaves `wcwidth` out.
  private static let width: Width? = {
    guard setlocale(LC_CTYPE, "C.UTF-8") != nil else { return nil }
    return dlsym(nil, "wcwidth").map { unsafeBitCast($0, to: Width.self) }
  }()

  package static func of(_ scalar: Unicode.Scalar) -> Int {
    guard let width else { preconditionFailure("no C.UTF-8") }
    return Int(width(Int32(scalar.value)))
  }
}
