/// A page that needs nothing beside it: no scripts, no fonts, no pictures; made to be printed.
enum HTMLPage {
  static func text(_ page: CompliancePage) -> String {
    let sections = page.sections.map(section).joined()
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <title>\(escaped(page.title))</title>
      <style>
      body { font: 10pt/1.4 sans-serif; margin: 2em; color: #111; background: #fff; }
      h1 { font-size: 14pt; } h2 { font-size: 11pt; margin: 1.6em 0 .4em; }
      table { border-collapse: collapse; } thead { display: table-header-group; }
      th, td { text-align: left; vertical-align: top; padding: .15em .8em .15em 0; }
      th { border-bottom: 1px solid #111; } tr { break-inside: avoid; }
      h2 { break-after: avoid; }
      @page { size: A4 landscape; margin: 15mm; }
      </style>
      </head>
      <body>
      <h1>\(escaped(page.title))</h1>
      \(sections)</body>
      </html>

      """
  }

  private static func section(_ section: CompliancePage.Section) -> String {
    let title = "<h2>\(escaped(section.title))</h2>\n"
    guard !section.rows.isEmpty else { return title + "<p>\(escaped(section.otherwise))</p>\n" }
    let heads =
      section.heads.isEmpty ? "" : "<thead>" + row(section.heads, "th") + "</thead>\n"
    return title + "<table>\n" + heads + "<tbody>\n"
      + section.rows.map { row($0, "td") + "\n" }.joined() + "</tbody>\n</table>\n"
  }

  private static func row(_ cells: [String], _ tag: String) -> String {
    "<tr>" + cells.map { "<\(tag)>\(escaped($0))</\(tag)>" }.joined() + "</tr>"
  }

  /// Nothing in it is taken for markup; hidden characters are written out.
  static func escaped(_ text: String) -> String {
    var safe = ""
    for scalar in VisibleText.escaped(text).unicodeScalars {
      switch scalar {
      case "&": safe += "&amp;"
      case "<": safe += "&lt;"
      case ">": safe += "&gt;"
      case "\"": safe += "&quot;"
      case "'": safe += "&#39;"
      default: safe.unicodeScalars.append(scalar)
      }
    }
    return safe
  }
}
