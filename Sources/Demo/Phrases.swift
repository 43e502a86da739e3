/// What people call their meetings, polls and documents.
enum Phrases {
  static let titles = [
    "Weekly team call", "Budget 2027", "Handover of the night shift", "Interview, second round",
    "Roof repair: offers", "Choir rehearsal", "Parents' evening", "Works council",
    "Stand-up", "Release planning", "Quarterly figures", "Customer visit: preparation",
    "Complaint 4411", "Yoga at lunch", "Board", "Onboarding of new colleagues",
    "Besprechung Umbau Küche", "Jour fixe", "Übergabe Projekt Nordlicht", "Réunion d’équipe",
    "Point hebdomadaire", "Reunión con el proveedor", "Año nuevo: turnos", "Riunione di zona",
    "Spotkanie zespołu", "Týmová porada", "Møde om ferieplan", "Möte: snöröjning",
    "Haftalık toplantı", "Họp nhóm", "Εβδομαδιαία σύσκεψη", "Προϋπολογισμός",
    "Совещание отдела", "План на квартал", "Нарада", "Састанак", "اجتماع الفريق",
    "مراجعة الميزانية", "جلسه هفتگی", "ישיבת צוות", "周会", "项目评审", "定例会議", "予算について",
    "주간 회의", "ประชุมทีม", "साप्ताहिक बैठक", "வாராந்திர கூட்டம்", "Café ☕ et idées",
    "Q&A <all hands>", "Fire drill / évacuation", "1:1", "Re: Re: offer", "Town hall 🎉",
  ]

  static let notes = [
    "Please bring the figures of last month.", "Agenda follows.", "Room 2.14 for those on site",
    "Bitte pünktlich, wir haben nur 30 Minuten.", "Merci d’apporter les plans.",
    "Ключи у дежурного.", "请提前阅读附件。", "يرجى الحضور في الموعد", "נא להגיע בזמן",
    "Passcode comes by text message.\nDial in if the network is slow.", "資料は共有フォルダにあります。",
    "Llamar antes a recepción", "Θα σταλούν τα έγγραφα.",
  ]

  static let questions = [
    "When shall we meet?", "Which offer do we take?", "Lunch on Friday?", "Wie war die Schulung?",
    "Quel jour vous convient ?", "¿Qué turno prefieres?", "Удобно ли в среду?", "哪一天方便？",
    "أي موعد يناسبكم؟", "Remote or on site?", "Ποια ώρα;", "次回の日程は？",
  ]

  static let options = [
    ["Mon", "Tue", "Wed"], ["yes", "no", "later"], ["A", "B", "C", "D"],
    ["sehr gut", "gut", "geht so"], ["lundi", "mardi"], ["да", "нет"], ["早上", "下午"], ["نعم", "لا"],
  ]

  static let documents = [
    "agenda.pdf", "Angebot Dach.pdf", "plan-étage-2.pdf", "figures Q3.pdf", "протокол.pdf",
    "会议纪要.pdf", "جدول.pdf", "menu.pdf",
  ]

  static let logReasons = [
    "Incident INC-2041: calls drop after an hour", "Security inquiry SEC-77",
    "Converter stalls on long recordings, T-5512", "Abuse report AB-310",
  ]

  /// Where the people from outside have their addresses.
  static let domains = [
    "example.com", "example.net", "example.org", "mail.example.com", "office.example.net",
    "uni.example.org", "clinic-group.example.com", "freight.example.net", "school.example.org",
  ]

  /// Text that attacks a terminal, a spreadsheet or the eye.
  static let hostile = [
    "\u{1B}[2J\u{1B}[31mYou have been logged out\u{1B}]0;root\u{07}",
    "invoice\u{202E}fdp.exe\u{202C} \u{2066}isolated\u{2069}",
    "pay\u{200B}roll\u{FEFF} re\u{200D}view\u{2060}",
    "=cmd|'/C calc'!A0", "@SUM(1+1)*cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0",
    "Z\u{0335}\u{0321}\u{0322}\u{034F}a\u{0300}\u{0301}\u{0302}\u{0303}\u{0304}l\u{0489}go",
    "\u{9B}31mC1\u{85}next\u{7F}", "\u{E0041}\u{E0042}tagged", "line one\r\nline two\ttab",
  ]

  /// 200 characters.
  static let longTitle = String(
    ("Joint meeting of the committees for procurement, buildings, safety at work, catering and the "
      + "summer party on everything that was left over from the last three joint meetings, with a "
      + "few things more besides and some time at the end for whatever else comes up").prefix(200))

  static let longName =
    "Marrowbellthistlewickhausenbrook-Fennelgatherstonebury-Papadimitrakalokairinopoulou"
}
