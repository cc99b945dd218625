/// A dossier as plain text for a terminal.
struct DossierText {
  /// Letters in a line.
  private static let width = 92

  let dossier: VillageDossier
  let language: Language

  /// The same dossier gives the same bytes; no line feed at the end.
  var text: String {
    let words = DossierWords(dossier: dossier, language: language)
    let headings = words.headings
    let labels = (words.identity.map(\.label.count).max() ?? 0) + 2
    var lines = [words.title]
    if let synthetic = words.synthetic { lines.append(synthetic) }
    lines += [""] + words.identity.map { "  " + padded($0.label, labels) + $0.value }
    lines += ["", words.verdict.uppercased()] + wrapped([words.verdictMeaning, words.certainty])
    lines += ["", headings.why] + wrapped([words.why, words.decibels])
    let mend = words.remedies + [words.power, words.plan]
    if mend.contains(where: { $0 != nil }) { lines += ["", headings.remedies] + wrapped(mend) }
    lines +=
      ["", headings.generations]
      + columns([words.generationHeadings] + words.generationRows.map { $0.map(\.text) })
    lines += wrapped([words.generationNote])
    lines += [""] + columns([words.mastHeadings] + words.mastRows)
    lines += ["", headings.basis] + wrapped(words.basis.map(Optional.some))
    return lines.joined(separator: "\n")
  }

  private func columns(_ rows: [[String]]) -> [String] {
    guard let first = rows.first else { return [] }
    let widths = first.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      let line = row.enumerated().map { padded($1, widths[$0]) }.joined(separator: "  ")
      return "  " + Substring(line).trimmedAtEnd
    }
  }

  private func wrapped(_ paragraphs: [String?]) -> [String] {
    paragraphs.compactMap(\.self).flatMap { paragraph in
      paragraph.split(separator: " ").reduce(into: [String]()) { lines, word in
        if let last = lines.last, last.count + 1 + word.count <= Self.width {
          lines[lines.count - 1] = last + " " + word
        } else {
          lines.append("  " + word)
        }
      }
    }
  }

  private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}

extension Substring {
  fileprivate var trimmedAtEnd: Substring {
    var view = self
    while view.last == " " { view.removeLast() }
    return view
  }
}
