#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

func sine(degrees: Double) -> Double { sin(degrees * .pi / 180) }

/// The angle whose tangent is y/x, degrees.
func arcTangent(_ y: Double, _ x: Double) -> Double { atan2(y, x) * 180 / .pi }
