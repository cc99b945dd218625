/// Whether two numbers agree within a tolerance; equal infinities do.
public func isClose(_ a: Double, _ b: Double, within tolerance: Double) -> Bool {
  a == b || abs(a - b) <= tolerance
}
