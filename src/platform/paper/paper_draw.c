// SPDX-License-Identifier: MulanPSL-2.0
/* Pages of lines and rules as PDF. Each character stands in the middle of its cell, whatever font
 * stands in for the one that the standard names. */
#include "platform/paper/paper_draw.h"
#include "base/utf8.h"
#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#define PT(mm) ((mm) / PAPER_MM_PER_PT)
/* The middle of a Chinese character is so far above the baseline, in ems: the same in all fonts. */
#define MIDDLE 0.38

/* Fonts by name, best first; the last is free and has every character. Bold stands for a heavier
 * face that is not installed. */
static const struct {
    const char *names[6];
    const char *otherwise;
    PangoWeight weight;
} FACES[PAPER_FONTS] = {
    [PAPER_FANG] = {{"FangSong_GB2312", "仿宋_GB2312", "FangSong", "仿宋", "STFangsong"},
                    "Noto Serif CJK SC",
                    PANGO_WEIGHT_NORMAL},
    [PAPER_KAI] = {{"KaiTi_GB2312", "楷体_GB2312", "KaiTi", "楷体", "STKaiti"},
                   "Noto Serif CJK SC",
                   PANGO_WEIGHT_NORMAL},
    [PAPER_HEI] = {{"SimHei", "黑体", "STHeiti"}, "Noto Sans CJK SC", PANGO_WEIGHT_NORMAL},
    [PAPER_SONG] = {{"SimSun", "宋体", "STSong"}, "Noto Serif CJK SC", PANGO_WEIGHT_NORMAL},
    [PAPER_XIAOBIAO] = {{"FZXiaoBiaoSong-B05S", "方正小标宋简体", "FZXiaoBiaoSong-B05",
                         "方正小标宋_GBK", "FZXBSJW--GB1-0"},
                        "Noto Serif CJK SC",
                        PANGO_WEIGHT_BOLD},
};

struct pencil {
    cairo_t *cr;
    PangoContext *pango;
    PangoFontDescription *faces[PAPER_FONTS];
};

static bool installed(PangoFontFamily **families, int count, const char *name)
{
    for (int i = 0; i < count; i++)
        if (strcmp(pango_font_family_get_name(families[i]), name) == 0)
            return true;
    return false;
}

static void choose_faces(struct pencil *d)
{
    PangoFontFamily **families;
    int count;

    pango_font_map_list_families(pango_cairo_font_map_get_default(), &families, &count);
    arr_each (f, PAPER_FONTS) {
        const char *name = FACES[f].otherwise;
        PangoWeight weight = FACES[f].weight;

        for (size_t i = COUNT(FACES[f].names); i-- > 0;) {
            if (FACES[f].names[i] == NULL || !installed(families, count, FACES[f].names[i]))
                continue;
            name = FACES[f].names[i];
            weight = PANGO_WEIGHT_NORMAL;
        }
        d->faces[f] = pango_font_description_new();
        pango_font_description_set_family(d->faces[f], name);
        pango_font_description_set_weight(d->faces[f], weight);
    }
    g_free(families);
}

/* ---------------------------------------------------------------- runs of one font */

static PangoAttrList *attributes(const struct pencil *d, enum paper_font font, double points)
{
    PangoAttrList *list = pango_attr_list_new();
    PangoFontDescription *face = pango_font_description_copy_static(d->faces[font]);

    pango_font_description_set_absolute_size(face, points * PANGO_SCALE);
    pango_attr_list_insert(list, pango_attr_font_desc_new(face));
    pango_attr_list_insert(list, pango_attr_language_new(pango_language_from_string("zh-cn")));
    /* Words and their fonts only: no ligature may join what stands in different cells. */
    pango_attr_list_insert(list, pango_attr_font_features_new("liga=0,kern=0,palt=0"));
    pango_font_description_free(face);
    return list;
}

/* Draw (x given, its width in cells stretched over `mm`) or, with x NULL, only measure in points.
 */
static double shape(const struct pencil *d, struct str text, enum paper_font font, double points,
                    const double *x, double y, double mm)
{
    PangoAttrList *list = attributes(d, font, points);
    GList *items = pango_itemize(d->pango, text.ptr, 0, (int)text.len, list, NULL);
    double width = 0, at;
    GList *l;
    PangoGlyphString *glyphs[64];
    size_t n = 0;

    for (l = items; l != NULL && n < COUNT(glyphs); l = l->next, n++) {
        const PangoItem *item = l->data;

        glyphs[n] = pango_glyph_string_new();
        pango_shape(text.ptr + item->offset, item->length, &item->analysis, glyphs[n]);
        width += pango_glyph_string_get_width(glyphs[n]) / (double)PANGO_SCALE;
    }
    if (x != NULL) {
        const double press = width > PT(mm) ? PT(mm) / width : 1;

        cairo_save(d->cr);
        cairo_translate(d->cr, PT(*x) + (PT(mm) - width * press) / 2, PT(y) + MIDDLE * points);
        cairo_scale(d->cr, press, 1);
    }
    at = 0;
    n = 0;
    for (l = items; l != NULL && n < COUNT(glyphs); l = l->next, n++) {
        PangoGlyphItem glyph_item = {.item = l->data, .glyphs = glyphs[n]};

        if (x != NULL) {
            cairo_move_to(d->cr, at, 0);
            pango_cairo_show_glyph_item(d->cr, text.ptr, &glyph_item);
            at += pango_glyph_string_get_width(glyphs[n]) / (double)PANGO_SCALE;
        }
        pango_glyph_string_free(glyphs[n]);
    }
    if (x != NULL)
        cairo_restore(d->cr);
    g_list_free_full(items, (GDestroyNotify)pango_item_free);
    pango_attr_list_unref(list);
    return width;
}

static double latin(void *self, struct str run, enum paper_font font)
{
    return shape(self, run, font, 100, NULL, 0, 0) / 100;
}

static void draw_text(struct pencil *d, const struct paper_measure *m,
                      const struct paper_item *item)
{
    const char *lead_end = item->text.ptr + item->lead_bytes;
    struct str rest = item->text;
    struct paper_unit u;
    double x = item->x;

    while (paper_next_unit(m, item->font, &rest, &u)) {
        const double mm = u.cells * item->pitch_mm;

        if (!u.blank)
            shape(d, u.text, u.text.ptr < lead_end ? item->lead : item->font, item->points, &x,
                  item->y, mm);
        x += mm;
    }
}

static void draw_item(struct pencil *d, const struct paper_measure *m,
                      const struct paper_item *item)
{
    if (item->colour == PAPER_RED)
        cairo_set_source_rgb(d->cr, 0.86, 0, 0);
    else
        cairo_set_source_rgb(d->cr, 0, 0, 0);
    if (!item->rule) {
        draw_text(d, m, item);
        return;
    }
    cairo_rectangle(d->cr, PT(item->x), PT(item->y), PT(item->w), PT(item->h));
    cairo_fill(d->cr);
}

/* ---------------------------------------------------------------- the file */

/* Headings of level n belong to the last heading of a lower level. */
static void add_outline(cairo_surface_t *pdf, struct arena *a, const struct paper_pages *pages)
{
    int parents[6] = {0};

    arr_each (i, pages->count) {
        arr_each (k, pages->pages[i].outline_count) {
            const struct paper_outline *o = &pages->pages[i].outline[k];
            const char *link = str_z(a, str_printf(a, "page=%zu pos=[0 %.1f]", i + 1, PT(o->y)));
            const unsigned level = o->level < 5 ? o->level : 5;
            const int id =
                cairo_pdf_surface_add_outline(pdf, parents[level - 1], str_z(a, o->text), link, 0);

            for (unsigned deeper = level; deeper < COUNT(parents); deeper++)
                parents[deeper] = id;
        }
    }
}

static void describe(cairo_surface_t *pdf, const struct paper *p)
{
    cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_TITLE, str_z(p->arena, paper_title(p)));
    cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_AUTHOR,
                                   str_z(p->arena, p->organ.len != 0 ? p->organ : p->mark));
    cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_CREATOR, "Renda");
}

static cairo_status_t put(void *closure, const unsigned char *bytes, unsigned len)
{
    return worker_write(closure, bytes, len) == ST_OK ? CAIRO_STATUS_SUCCESS
                                                      : CAIRO_STATUS_WRITE_ERROR;
}

enum status paper_draw(struct worker_io *io, const struct paper *p)
{
    struct pencil d = {0};
    const struct paper_measure m = {latin, &d};
    struct paper_pages pages;
    cairo_surface_t *pdf;
    cairo_status_t st;

    d.pango = pango_font_map_create_context(pango_cairo_font_map_get_default());
    pango_context_set_round_glyph_positions(d.pango, FALSE);
    choose_faces(&d);
    paper_lay_out(p, &m, &pages);
    pdf = cairo_pdf_surface_create_for_stream(put, io, PT(pages.width), PT(pages.height));
    d.cr = cairo_create(pdf);
    describe(pdf, p);
    add_outline(pdf, io->arena, &pages);
    arr_each (i, pages.count) {
        arr_each (k, pages.pages[i].count)
            draw_item(&d, &m, &pages.pages[i].items[k]);
        cairo_show_page(d.cr);
    }
    cairo_destroy(d.cr);
    cairo_surface_finish(pdf);
    st = cairo_surface_status(pdf);
    cairo_surface_destroy(pdf);
    if (st == CAIRO_STATUS_SUCCESS)
        return ST_OK;
    return io->err.key != NULL ? ST_INVALID
                               : fail_detail(&io->err, ST_INTERNAL, "worker.failed", "cairo: %s",
                                             cairo_status_to_string(st));
}
