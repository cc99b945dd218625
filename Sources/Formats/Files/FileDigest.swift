import CCrypto
import Glibc

/// The fingerprint of a file.
public enum FileDigest {
  /// SHA-256 of a file's bytes, 64 lower-case hexadecimal digits. Reads 1 MiB at a time.
  public static func sha256(ofFileAt path: String) throws(Problem) -> String {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw FilePath.missing(path) ?? SystemError.last.reading(path) }
    defer { close(file) }
    guard let context = EVP_MD_CTX_new() else {
      throw Problem("no memory for the fingerprint", file: path)
    }
    defer { EVP_MD_CTX_free(context) }
    guard EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 else {
      throw Problem("OpenSSL refuses SHA-256", file: path, remedy: "Check the installation of OpenSSL")
    }
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = uninterrupted { read(file, &buffer, buffer.count) }
      guard count >= 0 else { throw SystemError.last.reading(path) }
      if count == 0 { break }
      EVP_DigestUpdate(context, buffer, count)
    }
    var digest = [UInt8](repeating: 0, count: 32)
    EVP_DigestFinal_ex(context, &digest, nil)
    let digits = Array("0123456789abcdef")
    return String(digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }
}
