import Console
import Formats

extension LockOptions {
  /// `after`: the operation's, in milliseconds; the passphrase stands in the person's own file.
  init(after: Int64?, _ environment: [String: String]) throws {
    self.init()
    if let after { self.after = .milliseconds(after) }
    guard let path = PersonDirectory.configuration(environment).map({ $0 + "/config.toml" }),
      Directories.exists(path)
    else { return }
    let text = String(decoding: try InputFile.read(path).0, as: UTF8.self)
    passphrase = try ConfigurationFile.parse(text, file: path, owner: .person).passphrase
  }
}
