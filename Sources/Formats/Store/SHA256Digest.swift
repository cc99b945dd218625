import CCrypto

/// The fingerprint of bytes in memory.
enum SHA256Digest {
  /// SHA-256 of parts as if they were one, 32 bytes.
  static func bytes(of parts: UnsafeRawBufferPointer...) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: 32)
    // Without memory for a few hundred bytes, or without SHA-256, nothing here can go on.
    guard let context = EVP_MD_CTX_new() else { preconditionFailure("OpenSSL has no memory") }
    defer { EVP_MD_CTX_free(context) }
    var isFine = EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1
    for part in parts where !part.isEmpty {
      isFine = EVP_DigestUpdate(context, part.baseAddress, part.count) == 1 && isFine
    }
    isFine = EVP_DigestFinal_ex(context, &digest, nil) == 1 && isFine
    precondition(isFine, "OpenSSL refuses SHA-256: check its installation")
    return digest
  }

  /// SHA-256 of bytes, 32 bytes.
  static func bytes(of bytes: [UInt8]) -> [UInt8] {
    bytes.withUnsafeBytes { Self.bytes(of: $0) }
  }
}
