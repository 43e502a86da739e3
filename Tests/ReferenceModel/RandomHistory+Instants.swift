extension RandomHistory {
  /// An instant of the recent past, mostly a rule's period before now, give or take 1 ms, or at a
  /// month's end. Never after now.
  mutating func past() -> Int64 {
    let days: [Int64] = [0, 0, 1, 2, 6, 7, 7, 8, 13, 14, 15, 28, 29, 30, 31, 58, 59, 60, 61]
    let shifts: [Int64] = [
      0, 0, 0, -1, 1, -ModelCalendar.minute, -ModelCalendar.hour, -8 * ModelCalendar.hour,
    ]
    var instant = now
    switch random.number(below: 100) {
    case 0..<60: instant -= (random.pick(days) ?? 0) * ModelCalendar.day
    case 60..<80: instant = monthEnd()
    default: instant = before(months: random.pick([1, 2, 2, 12, 12]) ?? 2)
    }
    instant += random.pick(shifts) ?? 0
    return min(now, instant)
  }

  /// Now or a little or a lot later.
  mutating func future() -> Int64 {
    let distances: [Int64] = [
      0, 1, ModelCalendar.hour, 8 * ModelCalendar.hour, ModelCalendar.day, 7 * ModelCalendar.day,
      40 * ModelCalendar.day,
    ]
    return now + (random.pick(distances) ?? 0)
  }

  /// A time of the native format, in UTC or another zone.
  mutating func time(_ instant: Int64) -> ModelJSON {
    let offset = random.chance(15) ? random.pick([60, 120, -330, 345]) ?? 0 : 0
    return .text(ModelCalendar.text(instant, offset: offset))
  }

  private mutating func monthEnd() -> Int64 {
    var date = ModelCalendar.date(before(months: 1 + random.number(below: 14)))
    let last = ModelCalendar.days(inMonth: date.month, of: date.year)
    date.day = 28 + random.number(below: last - 27)
    date.rest = random.pick([0, ModelCalendar.day - 1, date.rest, 12 * ModelCalendar.hour]) ?? 0
    return ModelCalendar.instant(date)
  }

  private func before(months: Int) -> Int64 {
    var date = ModelCalendar.date(now)
    for _ in 0..<months {
      date.month -= 1
      if date.month == 0 {
        date.month = 12
        date.year -= 1
      }
    }
    date.day = min(date.day, ModelCalendar.days(inMonth: date.month, of: date.year))
    return ModelCalendar.instant(date)
  }
}
