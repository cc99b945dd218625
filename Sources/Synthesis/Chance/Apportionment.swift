/// Sharing whole units out by weight.
enum Apportionment {
  /// Whole shares that sum exactly to the total, by largest remainders; ties go to the earlier.
  ///
  /// - Parameter minimum: what everyone gets before weights count.
  /// - Precondition: non-negative weights with a positive sum, and enough for the minima.
  static func shares(of total: Int, weights: [Double], minimum: Int = 0) -> [Int] {
    let free = total - minimum * weights.count
    let sum = weights.reduce(0, +)
    precondition(free >= 0 && sum > 0, "there is not enough to give everyone the minimum")
    let quotas = weights.map { Double(free) * $0 / sum }
    var shares = quotas.map { minimum + Int($0.rounded(.down)) }
    let byRemainder = quotas.indices.sorted {
      let left = quotas[$0] - quotas[$0].rounded(.down)
      let right = quotas[$1] - quotas[$1].rounded(.down)
      return left != right ? left > right : $0 < $1
    }
    for index in byRemainder.prefix(total - shares.reduce(0, +)) { shares[index] += 1 }
    return shares
  }
}
