#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

enum ProcessorCount {
  /// Cores that are switched on, at least 1.
  static var available: Int {
    max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
  }
}
