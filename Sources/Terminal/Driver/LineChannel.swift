/// A terminal that is only written to and read from line by line: nothing on it is moved or erased.
@UI
package protocol LineChannel: AnyObject {
  /// How many columns a line has room for.
  var columns: Int { get }

  /// Called with each line that was typed, without its end; nil, once: no more will come.
  var onLine: (@UI (String?) -> Void)? { get set }

  /// Each as a line of its own.
  func write(_ lines: [SafeText])

  /// Says that a line is waited for, where a person sees it.
  func ask(_ words: SafeText)
}
