// librsvg's own header needs those of GLib, whose pkg-config file asks for -pthread, and the package
// manager warns of that flag at every build. These few lines are all that we use of both; they belong to
// their stable interfaces (librsvg since 2.46).
#include <cairo/cairo.h>
#include <stddef.h>
#include <stdint.h>

typedef struct _RsvgHandle RsvgHandle;

typedef struct {
  double x, y, width, height;
} RsvgRectangle;

typedef struct {
  uint32_t domain;
  int code;
  char *message;
} GError;

RsvgHandle *rsvg_handle_new_from_data(const uint8_t *data, size_t length, GError **error);
int rsvg_handle_render_document(RsvgHandle *handle, cairo_t *context, const RsvgRectangle *viewport,
                                GError **error);
void g_object_unref(void *object);
void g_error_free(GError *error);
