/// Made-up people in the scripts of the world.
struct Person {
  /// One name of a person: as written, and as it stands in an address.
  struct Name {
    let text: String
    let ascii: String

    init(_ text: String, _ ascii: String) {
      self.text = text
      self.ascii = ascii
    }
  }

  struct Script {
    let weight: Int
    let familyFirst: Bool
    let first: [Name]
    let last: [Name]
  }

  var first: Name
  var last: Name
  var familyFirst: Bool

  init(_ random: inout Random) {
    let script = Self.byWeight[random.below(Self.byWeight.count)]
    first = random.pick(Self.scripts[script].first)
    last = random.pick(Self.scripts[script].last)
    familyFirst = Self.scripts[script].familyFirst
  }

  var fullName: String {
    var name = familyFirst ? last.text : first.text
    name.reserveCapacity(first.text.utf8.count + last.text.utf8.count + 1)
    if !familyFirst { name += " " }
    name += familyFirst ? first.text : last.text
    return name
  }

  /// `style` varies the form: 0 … 3.
  func email(at domain: String, style: Int) -> String {
    var text = ""
    text.reserveCapacity(first.ascii.utf8.count + last.ascii.utf8.count + domain.utf8.count + 2)
    switch style {
    case 0: text += first.ascii
    case 1:
      text += first.ascii.prefix(1)
      text += last.ascii
    default:
      text += first.ascii
      text += "."
      text += last.ascii
    }
    text += "@"
    text += domain
    return text
  }

  /// Each script's place as often as its weight says.
  private static let byWeight = scripts.indices.flatMap { place in
    Array(repeating: place, count: scripts[place].weight)
  }

  /// `written=ascii` pairs, apart by spaces; an underscore stands for a space.
  private static func names(_ list: String) -> [Name] {
    list.split(separator: " ").map { entry in
      let parts = entry.split(separator: "=")
      let text = String(parts[0].map { $0 == "_" ? " " : $0 })
      return Name(text, parts.count > 1 ? String(parts[1]) : text.lowercased())
    }
  }

  private static let scripts: [Script] = [
    Script(
      weight: 34, familyFirst: false,
      first: names(
        "Anna Bruno Clara Dieter Eva Frank Greta Hugo Ida Jonas Klara Lukas Mona Nora Oskar Paula "
          + "Rita Simon Tilda Ute Viktor Wanda Amy Ben Carol Derek Ellen Fred Grace Henry"),
      last: names(
        "Abel Brandt Conrad Decker Engel Falk Gruber Hansen Iversen Jordan Keller Lorenz Moser "
          + "Neumann Otto Petersen Reed Sand Thorne Ulrich Vogel Winter Archer Baker Cooper Dale "
          + "Fisher Gardener Hill Shepherd")),
    Script(
      weight: 22, familyFirst: false,
      first: names(
        "Zoë=zoe José=jose Émile=emile Chloé=chloe Søren=soren Åsa=asa Łucja=lucja Jürgen=juergen "
          + "Siân=sian Nuño=nuno Željka=zeljka Jiří=jiri İpek=ipek Gökçe=goekce Ágnes=agnes "
          + "Mário=mario Ștefan=stefan Þóra=thora Thắng=thang Ngọc_Ánh=ngocanh"),
      last: names(
        "Müller=mueller Núñez=nunez Çelik=celik Ōtani=otani Jørgensen=joergensen Žáková=zakova "
          + "Dvořák=dvorak Gonçalves=goncalves Lefèvre=lefevre Świątek=swiatek Nagyné=nagyne "
          + "Ångström=angstroem Bjørk=bjoerk Nguyễn=nguyen García_Íñigo=garcia D’Arcy=darcy "
          + "O'Néill=oneill Šimić=simic")),
    Script(
      weight: 8, familyFirst: false,
      first: names(
        "Ελένη=eleni Νίκος=nikos Μαρία=maria Γιώργος=giorgos Αθηνά=athina Σπύρος=spyros"),
      last: names(
        "Παπαδάκη=papadaki Γεωργίου=georgiou Δημητρίου=dimitriou Οικονόμου=oikonomou Μάνου=manou")
    ),
    Script(
      weight: 10, familyFirst: false,
      first: names(
        "Ольга=olga Иван=ivan Світлана=svitlana Дмитрий=dmitry Јована=jovana Петър=petar "
          + "Наталія=nataliya Тимур=timur"),
      last: names(
        "Лесова=lesova Морозов=morozov Шевчук=shevchuk Соколов=sokolov Петровић=petrovic "
          + "Димитров=dimitrov Ковальська=kovalska Юсупов=yusupov")),
    Script(
      weight: 6, familyFirst: false,
      first: names("ليلى=layla يوسف=yusuf مريم=maryam خالد=khalid سارة=sara کامران=kamran"),
      last: names("الحداد=alhaddad منصور=mansour النجار=alnajjar قاسم=qasim رضایی=rezaei")),
    Script(
      weight: 4, familyFirst: false,
      first: names("נועה=noa דוד=david תמר=tamar אורי=uri"),
      last: names("לוי=levi שפירא=shapira ברק=barak גולן=golan")),
    Script(
      weight: 9, familyFirst: true,
      first: names("伟=wei 芳=fang 静=jing 秀英=xiuying 健太=kenta 美咲=misaki 明=ming 雨桐=yutong"),
      last: names("王=wang 李=li 张=zhang 欧阳=ouyang 佐藤=sato 渡辺=watanabe 陳=chan")),
    Script(
      weight: 3, familyFirst: true,
      first: names("서연=seoyeon 민준=minjun 지우=jiwoo 하은=haeun"),
      last: names("김=kim 이=lee 박=park 최=choi")),
    Script(
      weight: 2, familyFirst: false,
      first: names("สมชาย=somchai มาลี=malee กิตติ=kitti"),
      last: names("แสงทอง=saengthong ศรีสุข=srisuk ใจดี=jaidee")),
    Script(
      weight: 2, familyFirst: false,
      first: names("प्रिया=priya अर्जुन=arjun நிலா=nila"),
      last: names("शर्मा=sharma वर्मा=varma முருகன்=murugan")),
  ]
}
