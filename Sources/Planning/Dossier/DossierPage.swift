/// A dossier as a page of HTML: one sheet of A4 when printed, without scripts and without anything from elsewhere.
struct DossierPage {
  let dossier: VillageDossier
  let language: Language
  private var words: DossierWords { DossierWords(dossier: dossier, language: language) }

  /// The document; the same dossier gives the same bytes.
  var html: String {
    """
    <!DOCTYPE html>
    <html lang="\(language.rawValue)">
    <head>
    <meta charset="utf-8"/>
    <meta name="viewport" content="width=device-width, initial-scale=1"/>
    <title>\(escaped(words.title))</title>
    <style>
    \(Self.style)
    </style>
    </head>
    <body>
    <main>
    \(body)
    </main>
    </body>
    </html>

    """
  }

  private var body: String {
    let words = words
    let headings = words.headings
    return
      ([
        "<header class=\"\(dossier.overall.verdict)\">", "<div>", "<h1>\(escaped(words.title))</h1>",
        definitions(words.identity), "</div>", "<div class=\"badge\">",
        "<p class=\"verdict\">\(escaped(words.verdict))</p>", paragraph(words.verdictMeaning),
        words.certainty.map { paragraph($0) }, "</div>", "</header>",
        words.synthetic.map { "<p class=\"synthetic\">\(escaped($0))</p>" },
        "<section>", "<h2>\(escaped(headings.why))</h2>", "<p class=\"why\">\(escaped(words.why))</p>",
        words.decibels.map { "<p class=\"small\">\(escaped($0))</p>" }, "</section>",
        profile, "<section class=\"halves\">", "<div>", "<h2>\(escaped(headings.map))</h2>",
        DossierMap(dossier.pages.map, language: language).svg, "</div>", "<div>", mend,
        table(words.mastHeadings, words.mastRows.map { $0.map { DossierWords.Cell(text: $0) } }), "</div>",
        "</section>", "<section>",
        "<h2>\(escaped(headings.generations))</h2>", table(words.generationHeadings, words.generationRows),
        "<p class=\"small\">\(escaped(words.generationNote))</p>",
        "</section>", "<footer>", "<h2>\(escaped(headings.basis))</h2>",
        words.basis.map { paragraph($0) }.joined(separator: "\n"), "</footer>",
      ] as [String?]).compactMap(\.self).joined(separator: "\n")
  }

  private var mend: String? {
    let lines = words.remedies + [words.power, words.plan].compactMap(\.self)
    guard !lines.isEmpty else { return nil }
    return "<h2>\(escaped(words.headings.remedies))</h2>\n"
      + lines.map { paragraph($0) }.joined(separator: "\n")
  }

  private var profile: String? {
    dossier.path.map { path in
      let picture = DossierProfile(
        path, ridge: dossier.ridge, facts: dossier.pages.overall, village: dossier.village.name,
        language: language)
      return """
        <section>
        <h2>\(escaped(words.headings.profile))</h2>
        \(picture.svg)<p class="small">\(escaped(words.profileCaption))</p>
        </section>
        """
    }
  }

  private func paragraph(_ text: String) -> String { "<p>\(escaped(text))</p>" }

  private func definitions(_ rows: [(label: String, value: String)]) -> String {
    "<dl>\n"
      + rows.map { "<dt>\(escaped($0.label))</dt><dd>\(escaped($0.value))</dd>" }.joined(separator: "\n")
      + "\n</dl>"
  }

  private func table(_ headings: [String], _ rows: [[DossierWords.Cell]]) -> String {
    let head = "<tr>" + headings.map { "<th>\(escaped($0))</th>" }.joined() + "</tr>"
    let body = rows.map { row in
      "<tr>"
        + row.map { cell in
          let style = cell.verdict.map { " class=\"mark \($0)\"" } ?? ""
          return "<td\(style)>\(escaped(cell.text))</td>"
        }.joined() + "</tr>"
    }
    return "<table>\n<thead>\(head)</thead>\n<tbody>\n" + body.joined(separator: "\n")
      + "\n</tbody>\n</table>"
  }

  private func escaped(_ text: String) -> String { SVGCanvas.escaped(text) }

  /// Colours of verdicts are those of ``PlotColors``: told apart by the colour-blind, and in grey print.
  private static let style = """
    @page { size: A4; margin: 8mm 11mm; }
    * { box-sizing: border-box; }
    body { margin: 0; background: #fff; color: #1d232b; font: 8.2pt/1.28 "DejaVu Sans", "Noto Sans", Verdana, Arial, sans-serif; }
    main { width: 188mm; max-width: 100%; margin: 0 auto; }
    @media screen { main { padding: 6mm 0; } }
    h1 { font-size: 13.5pt; line-height: 1.2; margin: 0 0 1.2mm; }
    h2 { font-size: 9pt; margin: 1.8mm 0 0.7mm; border-bottom: 0.3mm solid #d3dbe3; }
    p { margin: 0 0 0.8mm; }
    svg { display: block; width: 100%; height: auto; }
    header { display: flex; gap: 5mm; align-items: flex-start; justify-content: space-between; }
    dl { margin: 0; display: grid; grid-template-columns: auto 1fr; column-gap: 3mm; }
    dt { color: #5a6470; }
    dd { margin: 0; }
    .badge { flex: 0 0 68mm; border: 0.6mm solid #1d232b; border-radius: 2mm; padding: 1.6mm 2.6mm; }
    .verdict { font-size: 15pt; font-weight: bold; text-transform: uppercase; margin: 0; line-height: 1.2; }
    .covered .badge, .mark.covered { background: #0b5394; color: #fff; border-color: #0b5394; }
    .weak .badge, .mark.weak { background: #f0ad2e; border-color: #9a6700; }
    .unknown .badge, .mark.unknown { background: #d3dbe3; border-color: #5a6470; }
    .white .badge { border-style: double; border-width: 1.2mm; }
    .mark { white-space: nowrap; }
    .mark.white { background: #fff; }
    .synthetic { background: #fff3cd; padding: 0.6mm 2mm; margin-top: 1.4mm; }
    .why { font-size: 9.2pt; font-weight: bold; }
    .small, footer { font-size: 6.9pt; color: #414a55; }
    footer p { margin: 0 0 0.4mm; }
    .halves { display: flex; gap: 5mm; }
    .halves > div { flex: 1 1 0; min-width: 0; }
    table { border-collapse: collapse; width: 100%; font-size: 7.3pt; margin-top: 1mm; }
    th, td { border: 0.2mm solid #b9c2cc; padding: 0.5mm 1.2mm; text-align: left; vertical-align: top; }
    th { background: #f3f5f7; font-weight: bold; }
    """
}
