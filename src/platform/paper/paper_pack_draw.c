// SPDX-License-Identifier: MulanPSL-2.0
/* In the worker: the contents of a pack, and for each page of its papers an empty page of the same
 * size with its number; bookmarks over all. */
#include "platform/paper_pack.h"
#include "platform/worker.h"
#include <cairo-pdf.h>
#include <pango/pangocairo.h>

enum { INPUT_MAX = 4 * 1024 * 1024, LINES = 30, LEVELS = 3 };

#define A4_W   595.28
#define A4_H   841.89
#define MARGIN 71.0
#define LEAD   21.0
#define FACE   "Noto Serif CJK SC"

struct entry {
    struct str title, note;
    unsigned level, page; /* page of the joined papers, 0 none */
};

struct pack {
    struct worker_io *io;
    cairo_t *cr;
    struct str title, subtitle;
    struct entry *entries;
    double (*sizes)[2];
    size_t entries_count, pages, contents;
};

/* ---------------------------------------------------------------- reading */

static size_t lines_of(struct str text, char kind)
{
    struct str line;
    size_t n = 0;

    while (str_cut(&text, '\n', &line))
        n += line.len > 1 && line.ptr[0] == kind;
    return n;
}

static unsigned number(struct str *rest)
{
    struct str word;
    int64_t n = 0;

    if (!str_cut(rest, ' ', &word) || !str_to_int(word, &n) || n < 0)
        return 0;
    return (unsigned)n;
}

static void read_line(struct pack *p, struct str line)
{
    struct str rest = line.len > 2 ? (struct str){line.ptr + 2, line.len - 2} : S("");

    switch (line.len > 0 ? line.ptr[0] : ' ') {
    case 'T':
        p->title = rest;
        break;
    case 'S':
        p->subtitle = rest;
        break;
    case 'E': {
        struct entry *e = &p->entries[p->entries_count++];

        e->level = number(&rest);
        e->page = number(&rest);
        e->title = rest;
        e->level = e->level < 1 ? 1 : e->level > LEVELS ? LEVELS : e->level;
        break;
    }
    case 'N':
        if (p->entries_count > 0)
            p->entries[p->entries_count - 1].note = rest;
        break;
    case 'P': {
        const char *z = str_z(p->io->arena, rest);
        double *size = p->sizes[p->pages++];

        if (sscanf(z, "%lf %lf", &size[0], &size[1]) != 2 || size[0] < 36 || size[1] < 36) {
            size[0] = A4_W;
            size[1] = A4_H;
        }
        break;
    }
    default:
        break;
    }
}

static enum status read_all(struct pack *p)
{
    struct str text, line;

    TRY(worker_read_all(p->io, INPUT_MAX, &text));
    p->entries = arena_array(p->io->arena, lines_of(text, 'E') + 1, struct entry);
    p->sizes = arena_alloc(p->io->arena, (lines_of(text, 'P') + 1) * sizeof *p->sizes);
    while (str_cut(&text, '\n', &line))
        read_line(p, line);
    p->contents = p->entries_count == 0 ? 1 : (p->entries_count + LINES - 1) / LINES;
    return ST_OK;
}

/* ---------------------------------------------------------------- drawing */

/* `align`: 0 left, 1 middle, 2 right of the width. */
static void write_at(const struct pack *p, struct str text, double points, double x, double y,
                     double width, int align)
{
    PangoLayout *layout = pango_cairo_create_layout(p->cr);
    PangoFontDescription *font = pango_font_description_from_string(FACE);

    pango_font_description_set_absolute_size(font, points * PANGO_SCALE);
    pango_layout_set_font_description(layout, font);
    pango_layout_set_width(layout, (int)(width * PANGO_SCALE));
    pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
    pango_layout_set_alignment(layout, align == 0   ? PANGO_ALIGN_LEFT
                                       : align == 1 ? PANGO_ALIGN_CENTER
                                                    : PANGO_ALIGN_RIGHT);
    pango_layout_set_text(layout, text.ptr, (int)text.len);
    cairo_move_to(p->cr, x, y);
    pango_cairo_show_layout(p->cr, layout);
    pango_font_description_free(font);
    g_object_unref(layout);
}

static void foot(const struct pack *p, size_t page, double width, double height)
{
    const struct str text = str_printf(p->io->arena, "— %zu —", page);

    write_at(p, text, 10.5, 0, height - 34, width, 1);
}

static void contents_line(const struct pack *p, const struct entry *e, double y)
{
    const double indent = (e->level - 1) * 21.0, width = A4_W - 2 * MARGIN;
    struct str text = e->title;

    if (e->note.len != 0)
        text = str_printf(p->io->arena, STR_FMT " \xC2\xB7 " STR_FMT, STR_ARG(e->title),
                          STR_ARG(e->note));
    write_at(p, text, 12, MARGIN + indent, y, width - indent - 48, 0);
    if (e->page != 0)
        write_at(p, str_printf(p->io->arena, "%zu", p->contents + e->page), 12, MARGIN + width - 44,
                 y, 44, 2);
}

static void draw_contents(const struct pack *p)
{
    for (size_t page = 0; page < p->contents; page++) {
        double y = 96;

        if (page == 0) {
            write_at(p, p->title, 18, MARGIN, y, A4_W - 2 * MARGIN, 1);
            write_at(p, p->subtitle, 11, MARGIN, y + 32, A4_W - 2 * MARGIN, 1);
        }
        y = 156;
        for (size_t i = page * LINES; i < p->entries_count && i < (page + 1) * LINES; i++) {
            contents_line(p, &p->entries[i], y);
            y += LEAD;
        }
        foot(p, page + 1, A4_W, A4_H);
        cairo_show_page(p->cr);
    }
}

static void draw_rest(const struct pack *p, cairo_surface_t *pdf)
{
    arr_each (i, p->pages) {
        cairo_pdf_surface_set_size(pdf, p->sizes[i][0], p->sizes[i][1]);
        foot(p, p->contents + i + 1, p->sizes[i][0], p->sizes[i][1]);
        cairo_show_page(p->cr);
    }
}

/* What has no pages of its own leads to the next that has. */
static size_t target_of(const struct pack *p, size_t i)
{
    for (size_t k = i;
         k < p->entries_count && (k == i || p->entries[k].level > p->entries[i].level); k++)
        if (p->entries[k].page != 0)
            return p->contents + p->entries[k].page;
    return 1;
}

static void bookmarks(const struct pack *p, cairo_surface_t *pdf)
{
    int parents[LEVELS + 1] = {0};

    arr_each (i, p->entries_count) {
        const struct entry *e = &p->entries[i];
        const char *link =
            str_z(p->io->arena, str_printf(p->io->arena, "page=%zu pos=[0 0]", target_of(p, i)));
        const int id = cairo_pdf_surface_add_outline(pdf, parents[e->level - 1],
                                                     str_z(p->io->arena, e->title), link, 0);

        for (unsigned deeper = e->level; deeper <= LEVELS; deeper++)
            parents[deeper] = id;
    }
}

static cairo_status_t put(void *closure, const unsigned char *bytes, unsigned len)
{
    return worker_write(closure, bytes, len) == ST_OK ? CAIRO_STATUS_SUCCESS
                                                      : CAIRO_STATUS_WRITE_ERROR;
}

enum status paper_pack_run(struct worker_io *io)
{
    struct pack p = {.io = io};
    cairo_surface_t *pdf;
    cairo_status_t st;

    TRY(read_all(&p));
    pdf = cairo_pdf_surface_create_for_stream(put, io, A4_W, A4_H);
    p.cr = cairo_create(pdf);
    cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_TITLE, str_z(io->arena, p.title));
    cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_CREATOR, "Renda");
    bookmarks(&p, pdf);
    draw_contents(&p);
    draw_rest(&p, pdf);
    cairo_destroy(p.cr);
    cairo_surface_finish(pdf);
    st = cairo_surface_status(pdf);
    cairo_surface_destroy(pdf);
    return st == CAIRO_STATUS_SUCCESS ? ST_OK
                                      : fail_detail(&io->err, ST_INTERNAL, "worker.failed",
                                                    "cairo: %s", cairo_status_to_string(st));
}
