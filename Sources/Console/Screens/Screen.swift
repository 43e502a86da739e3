/// A screen that is open, with all that Esc brings back: filter, sort, cursor.
struct Screen: Sendable {
  /// Answers of effects find their screen by it.
  let number: Int
  let place: Place
  var list: ListModel
  var needs = ColumnNeeds()
  var detail: Detail?
  var failure: String?
  /// Of a deletion's stored objects.
  var pace = ObjectPace()
  /// The list as it was before a filter was set.
  var unfiltered: ListModel?

  init(number: Int, place: Place) {
    self.number = number
    self.place = place
    list = ListModel(source: place.source)
    list.query = Screens.kind(of: place.name).query
  }

  var name: ScreenName { place.name }
}
