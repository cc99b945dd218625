import Glibc

/// Why a call of the system failed.
struct SystemError: Error {
  /// The number of the system: `ENOSPC`.
  let code: Int32

  /// The failure of the last call.
  static var last: SystemError { SystemError(code: errno) }

  /// The system's own words: `No space left on device`.
  var reason: String { String(cString: strerror(code)) }

  /// What the user can do about it, when a file could not be written.
  var remedyForWriting: String {
    switch code {
    case ENOSPC: "Free space on the disk, or write to another one"
    case EDQUOT: "Your quota is used up: delete files, or write elsewhere"
    case EFBIG: "The limit for the size of a file is too low (ulimit -f), or the disk allows no such file"
    case EACCES, EPERM: "Choose a folder that you may write to, or change its permissions"
    case EROFS: "The disk is read-only: choose another folder"
    case ENOENT, ENOTDIR: "Create the folder first, or correct the path"
    case ENAMETOOLONG: "Choose a shorter name"
    case EMFILE, ENFILE: "Too many files are open: close programs, or raise ulimit -n"
    case EIO: "The disk reports a fault: write to another one"
    default: "Choose another place to write to"
    }
  }

  /// What the user can do about it, when a file could not be read.
  var remedyForReading: String {
    switch code {
    case ENOENT, ENOTDIR: "Correct the path"
    case EACCES, EPERM: "Change the file's permissions so that you may read it"
    case EISDIR: "Name a file in the folder"
    default: "Check the disk and the file"
    }
  }

  /// The problem of writing a file or folder.
  func writing(_ path: String, _ what: String = "cannot be written") -> Problem {
    Problem("\(what): \(reason)", file: path, remedy: remedyForWriting)
  }

  /// The problem of reading a file.
  func reading(_ path: String) -> Problem {
    Problem("cannot be read: \(reason)", file: path, remedy: remedyForReading)
  }
}

/// Repeats a call of the system that a signal interrupted.
func uninterrupted(_ call: () -> Int) -> Int {
  while true {
    let result = call()
    if result != -1 || errno != EINTR { return result }
  }
}
