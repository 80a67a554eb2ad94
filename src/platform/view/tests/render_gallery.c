// SPDX-License-Identifier: MulanPSL-2.0
/* Writes the pages of the gallery, plain and in large print, into the folder argv[1]. */
#include "platform/view/tests/gallery.h"

static bool render(const struct gallery_page *page, bool big, const char *folder)
{
    struct ctx *ctx = world_ctx();
    const struct view_env env = {.arena = ctx->arena,
                                 .today = ctx->today,
                                 .csrf = S("c0ffee"),
                                 .once = S("0nce"),
                                 .big = big};
    struct frame_input in = {
        .frame = page->frame,
        .title = page->title,
        .view = page->view,
        .data = page->data(ctx),
        .env = &env,
        .flash = str_from(page->flash),
        .path = str_from(page->path),
        .target = str_from(page->path),
        .who = page->deputy ? world_deputy() : world_office(),
        .assets = world_assets(),
        .search = true,
    };
    struct buf out = buf_new(ctx->arena, 0);
    char path[512];
    FILE *f;
    bool good = frame_page(ctx, &in, &out) == ST_OK;

    snprintf(path, sizeof path, "%s/%s%s.html", folder, page->name, big ? "-big" : "");
    f = good ? fopen(path, "wb") : NULL;
    good = f != NULL && fwrite(out.ptr, 1, out.len, f) == out.len;
    if (f != NULL)
        good = fclose(f) == 0 && good;
    arena_close(ctx->arena);
    return good;
}

int main(int argc, char **argv)
{
    bool good = argc == 2;

    for (size_t i = 0; good && i < GALLERY_COUNT; i++)
        good = render(&GALLERY[i], false, argv[1]) && render(&GALLERY[i], true, argv[1]);
    if (!good)
        fprintf(stderr, "usage: render_gallery FOLDER (it must exist)\n");
    return good ? 0 : 1;
}
