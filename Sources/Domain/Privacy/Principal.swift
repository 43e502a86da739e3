/// Who acts, and what they may do.
package struct Principal: Hashable, Sendable {
  /// The operating system's user.
  package let user: String
  /// The login name behind sudo, where there is one.
  package let login: String?
  /// Where from: a terminal or the address of an ssh connection's client.
  package let connection: String?
  /// Nil: whoever runs Lapse owns the file and has all capabilities.
  package let role: Role?

  package init(
    user: String, login: String? = nil, connection: String? = nil, role: Role? = nil
  ) {
    self.user = user
    self.login = login
    self.connection = connection
    self.role = role
  }

  /// Who it really is: the login name, where there is one behind sudo.
  package var person: String { login ?? user }

  package func may(_ capability: Capability) -> Bool {
    guard let role else { return true }
    return role.capabilities.contains(capability)
  }
}
