// SPDX-License-Identifier: MulanPSL-2.0
/* Small pictures, made in a worker: gdk-pixbuf reads, turns upright, scales and writes (ADR 0010).
 */
#include "platform/file/file_task.h"
#include <gdk-pixbuf/gdk-pixbuf.h>
#include <unistd.h>

/* Known as soon as the head is read: JPEG then unpacks only as much as is needed, and what is too
 * large never is unpacked. */
static void on_size(GdkPixbufLoader *loader, int width, int height, void *too_big)
{
    const int most = width > height ? width : height;

    if (width <= 0 || height <= 0 || (int64_t)width * height > FILE_POINTS_MAX) {
        *(bool *)too_big = true;
        gdk_pixbuf_loader_set_size(loader, 1, 1);
    } else if (most > FILE_THUMB_POINTS) {
        const int w = (int)((int64_t)width * FILE_THUMB_POINTS / most),
                  h = (int)((int64_t)height * FILE_THUMB_POINTS / most);

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

enum status file_thumb_run(struct worker_io *io)
{
    GdkPixbufLoader *loader = gdk_pixbuf_loader_new();
    bool too_big = false;
    enum status st;

    g_signal_connect(loader, "size-prepared", G_CALLBACK(on_size), &too_big);
    if (!load(loader, io->in) || gdk_pixbuf_loader_get_pixbuf(loader) == NULL)
        st = fail(&io->err, ST_INVALID, "file.broken", NULL);
    else if (too_big)
        st = fail(&io->err, ST_INVALID, "file.bomb", NULL);
    else
        st = write_jpeg(io, gdk_pixbuf_loader_get_pixbuf(loader));
    g_object_unref(loader);
    return st;
}
