import CRsvg

/// An SVG picture as pixels.
public enum PictureRaster {
  /// Draws an SVG document of a known size as PNG.
  ///
  /// Text takes the fonts of this machine, so the bytes may differ between machines; on one they are the
  /// same every time.
  ///
  /// - Parameters:
  ///   - svg: the document; it needs no other file.
  ///   - width: pixels.
  ///   - height: pixels.
  public static func png(of svg: String, width: Int, height: Int) throws(Problem) -> [UInt8] {
    let document = try SVGDocument(svg)
    let surface = try Surface(width: width, height: height)
    try document.draw(on: surface)
    return try surface.png()
  }
}

/// A document that librsvg has read.
private final class SVGDocument {
  private let handle: OpaquePointer

  init(_ svg: String) throws(Problem) {
    var failure: UnsafeMutablePointer<GError>?
    let bytes = Array(svg.utf8)
    guard let handle = rsvg_handle_new_from_data(bytes, bytes.count, &failure) else {
      throw Problem("librsvg could not read the picture: \(reason(failure))")
    }
    self.handle = handle
  }

  deinit { g_object_unref(UnsafeMutableRawPointer(handle)) }

  func draw(on surface: Surface) throws(Problem) {
    let context = cairo_create(surface.pointer)
    defer { cairo_destroy(context) }
    var viewport = RsvgRectangle(
      x: 0, y: 0, width: Double(surface.width), height: Double(surface.height))
    var failure: UnsafeMutablePointer<GError>?
    guard rsvg_handle_render_document(handle, context, &viewport, &failure) != 0 else {
      throw Problem("librsvg could not draw the picture: \(reason(failure))")
    }
  }
}

/// Pixels of cairo's.
private final class Surface {
  let pointer: OpaquePointer
  let width: Int
  let height: Int

  init(width: Int, height: Int) throws(Problem) {
    self.width = width
    self.height = height
    guard let pointer = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, Int32(width), Int32(height)) else {
      throw Problem("cairo could not make a picture of \(width) × \(height) pixels")
    }
    self.pointer = pointer
    try check()
  }

  deinit { cairo_surface_destroy(pointer) }

  func png() throws(Problem) -> [UInt8] {
    try check()
    var bytes: [UInt8] = []
    let status = withUnsafeMutablePointer(to: &bytes) { sink in
      cairo_surface_write_to_png_stream(
        pointer,
        { sink, data, count in
          guard let sink, let data else { return CAIRO_STATUS_WRITE_ERROR }
          sink.assumingMemoryBound(to: [UInt8].self).pointee
            .append(contentsOf: UnsafeBufferPointer(start: data, count: Int(count)))
          return CAIRO_STATUS_SUCCESS
        }, sink)
    }
    guard status == CAIRO_STATUS_SUCCESS else { throw problem(status) }
    return bytes
  }

  private func check() throws(Problem) {
    let status = cairo_surface_status(pointer)
    guard status == CAIRO_STATUS_SUCCESS else { throw problem(status) }
  }

  private func problem(_ status: cairo_status_t) -> Problem {
    let reason = cairo_status_to_string(status).map { String(cString: $0) } ?? "no reason given"
    return Problem("cairo could not draw \(width) × \(height) pixels: \(reason)")
  }
}

/// What went wrong, in the library's words; frees them.
private func reason(_ failure: UnsafeMutablePointer<GError>?) -> String {
  guard let failure else { return "no reason given" }
  defer { g_error_free(failure) }
  return failure.pointee.message.map { String(cString: $0) } ?? "no reason given"
}
