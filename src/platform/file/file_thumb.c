// SPDX-License-Identifier: MulanPSL-2.0
/* Small pictures, made in a worker: gdk-pixbuf reads, turns upright, scales and writes (ADR 0010).
 */
#include "platform/file/file_task.h"
#include <gdk-pixbuf/gdk-pixbuf.h>
#include <unistd.h>

struct wanted {
    int points; /* a side */
    bool too_big;
};

/* Known as soon as the head is read: JPEG then unpacks only as much as is needed, and what is too
 * large never is unpacked. */
static void on_size(GdkPixbufLoader *loader, int width, int height, void *arg)
{
    const int most = width > height ? width : height;
    struct wanted *want = arg;

    if (width <= 0 || height <= 0 || (int64_t)width * height > FILE_POINTS_MAX) {
        want->too_big = true;
        gdk_pixbuf_loader_set_size(loader, 1, 1);
    } else if (most > want->points) {
        const int w = (int)((int64_t)width * want->points / most),
                  h = (int)((int64_t)height * want->points / most);

        gdk_pixbuf_loader_set_size(loader, w > 0 ? w : 1, h > 0 ? h : 1);
    }
}

static GdkPixbuf *on_white(GdkPixbuf *p)
{
    if (!gdk_pixbuf_get_has_alpha(p))
        return g_object_ref(p);
    return gdk_pixbuf_composite_color_simple(p, gdk_pixbuf_get_width(p), gdk_pixbuf_get_height(p),
                                             GDK_INTERP_NEAREST, 255, 64, 0xFFFFFF, 0xFFFFFF);
}

static bool load(GdkPixbufLoader *loader, int fd)
{
    unsigned char block[16384];
    ssize_t got;

    while ((got = read(fd, block, sizeof block)) > 0)
        if (!gdk_pixbuf_loader_write(loader, block, (size_t)got, NULL)) {
            (void)gdk_pixbuf_loader_close(loader, NULL);
            return false;
        }
    return gdk_pixbuf_loader_close(loader, NULL) && got == 0;
}

static enum status write_jpeg(struct worker_io *io, GdkPixbuf *small)
{
    GdkPixbuf *upright = gdk_pixbuf_apply_embedded_orientation(small);
    GdkPixbuf *white = upright != NULL ? on_white(upright) : NULL;
    char *bytes = NULL;
    gsize len = 0;
    enum status st = fail(&io->err, ST_INVALID, "file.broken", NULL);

    if (white != NULL &&
        gdk_pixbuf_save_to_buffer(white, &bytes, &len, "jpeg", NULL, "quality", "80", NULL))
        st = worker_write(io, bytes, len);
    g_free(bytes);
    if (white != NULL)
        g_object_unref(white);
    if (upright != NULL)
        g_object_unref(upright);
    return st;
}

static enum status draw(struct worker_io *io, int points)
{
    GdkPixbufLoader *loader = gdk_pixbuf_loader_new();
    struct wanted want = {.points = points};
    enum status st;

    g_signal_connect(loader, "size-prepared", G_CALLBACK(on_size), &want);
    if (!load(loader, io->in) || gdk_pixbuf_loader_get_pixbuf(loader) == NULL)
        st = fail(&io->err, ST_INVALID, "file.broken", NULL);
    else if (want.too_big)
        st = fail(&io->err, ST_INVALID, "file.bomb", NULL);
    else
        st = write_jpeg(io, gdk_pixbuf_loader_get_pixbuf(loader));
    g_object_unref(loader);
    return st;
}

enum status file_thumb_run(struct worker_io *io)
{
    return draw(io, FILE_THUMB_POINTS);
}

enum status file_photo_run(struct worker_io *io)
{
    return draw(io, FILE_PHOTO_POINTS);
}

static bool is_of(GdkPixbufFormat *format, const char *extension)
{
    gchar **all = gdk_pixbuf_format_get_extensions(format);
    bool found = false;

    for (size_t i = 0; all[i] != NULL; i++)
        found = found || strcmp(all[i], extension) == 0;
    g_strfreev(all);
    return found;
}

bool file_thumb_reads(const char *extension)
{
    GSList *all = gdk_pixbuf_get_formats();
    bool found = false;

    for (const GSList *at = all; at != NULL && !found; at = at->next)
        found = is_of(at->data, extension);
    g_slist_free(all);
    return found;
}
