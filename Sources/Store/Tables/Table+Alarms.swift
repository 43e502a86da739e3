extension Table {
  /// Who sees to what needs somebody, until when; `alarm` is what the line is known by, in codes.
  static let alarmTaken = Table(
    name: "alarm_taken",
    columns: [
      .own("alarm", .text, "not null primary key"), .own("taken_by", .text, "not null"),
      .own("until", .instant, "not null"), .own("count", .integer, "not null"),
    ])
}
