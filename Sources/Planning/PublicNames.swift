import Formats
import Parallelism

// What a caller of this module needs from below it, so that it imports this module alone.

/// Something in an input that the user should know.
public typealias Problem = Formats.Problem
/// Everything that is wrong with the inputs of a run.
public typealias InvalidInput = Formats.InvalidInput
/// Watches long work from outside.
public typealias WorkMonitor = Parallelism.WorkMonitor
/// Sizes as people write them.
public typealias ByteCount = Formats.ByteCount
