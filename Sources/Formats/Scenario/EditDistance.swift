/// How far two words are from each other, to guess what was meant.
public enum EditDistance {
  /// The known word that a mistyped one most likely means; nil where none is near.
  public static func nearest(to word: String, among known: [String]) -> String? {
    let candidates = known.map { (word: $0, distance: distance(word.lowercased(), $0.lowercased())) }
    guard let best = candidates.min(by: { ($0.distance, $0.word) < ($1.distance, $1.word) }) else {
      return nil
    }
    return best.distance <= max(1, word.count / 3) ? best.word : nil
  }

  /// Letters to insert, drop or change (Levenshtein).
  public static func distance(_ a: String, _ b: String) -> Int {
    let b = Array(b)
    var row = Array(0...b.count)
    for (i, letter) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for j in b.indices {
        let substitution = diagonal + (letter == b[j] ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(substitution, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[b.count]
  }
}
