/// Where bookmarks are kept between runs, as lines of a text: a letter, then the place.
package struct BookmarkFile: Sendable {
  /// Nil where nothing was kept.
  package var read: @Sendable () -> String?
  /// False where it cannot be written.
  package var write: @Sendable (String) -> Bool

  package init(
    read: @escaping @Sendable () -> String?, write: @escaping @Sendable (String) -> Bool
  ) {
    self.read = read
    self.write = write
  }
}
