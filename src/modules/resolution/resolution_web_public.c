// SPDX-License-Identifier: MulanPSL-2.0
/* What everybody reads without signing in: published documents, and the gazette. */
#include "modules/congress/congress.h"
#include "modules/resolution/resolution_web.h"
#include "modules/resolution/resolution_web_common.h"
#include "platform/file.h"

/* ---------------------------------------------------------------- whose congress */

static enum status congress_links(struct ctx *ctx, struct resolution_public_list_v *v)
{
    struct congress *all;
    struct link_v *links;
    size_t count;

    TRY(congress_all(ctx, &all, &count));
    links = arena_array(ctx->arena, count, struct link_v);
    arr_each (i, count)
        links[i] = (struct link_v){
            all[i].name, web_url(ctx, "/p/resolution?c=%s", str_z(ctx->arena, all[i].code))};
    v->congresses = links;
    v->congresses_count = count;
    return ST_OK;
}

static struct str with_code(struct ctx *ctx, const struct request *rq, struct str url)
{
    const struct str code = param_text(rq, "c");

    return code.len == 0
               ? url
               : str_printf(ctx->arena, STR_FMT "?c=" STR_FMT, STR_ARG(url), STR_ARG(code));
}

/* ---------------------------------------------------------------- the list */

static const char *const KEPT[] = {"c", "q", "kind", NULL};

static void filter_make(struct ctx *ctx, const struct request *rq, struct filter_v *out)
{
    struct field_v *fields = arena_array(ctx->arena, 2, struct field_v);
    struct option_v options[RESOLUTION_KINDS + 1];

    options[0] = (struct option_v){.value = S(""), .label = T("word.all")};
    for (enum resolution_kind k = RESOLUTION_RESOLUTION; k < RESOLUTION_KINDS; k++) {
        const struct str word = str_from(resolution_kind_word(k));

        options[k + 1] =
            (struct option_v){.value = word, .label = text_of("resolution.kind.", word)};
    }
    fields[0] =
        form_field(ctx, rq, "select", "kind", "resolution.filter.kind", param_text(rq, "kind"));
    form_options(ctx, &fields[0], options, COUNT(options));
    *out = (struct filter_v){.url = S("/p/resolution"),
                             .label = T("resolution.public.search"),
                             .q = param_text(rq, "q"),
                             .fields = fields,
                             .fields_count = 1};
    if (param_text(rq, "c").len != 0)
        fields[out->fields_count++] =
            form_field(ctx, rq, "hidden", "c", "word.none", param_text(rq, "c"));
    if (out->q.len != 0 || param_text(rq, "kind").len != 0)
        out->reset = with_code(ctx, rq, S("/p/resolution"));
}

static struct str doc_meta(struct ctx *ctx, const struct resolution_doc *d)
{
    return str_printf(ctx->arena, STR_FMT " " STR_FMT " " STR_FMT, STR_ARG(d->number_text),
                      STR_ARG(text_of("resolution.kind.", str_from(resolution_kind_word(d->kind)))),
                      STR_ARG(text_date(ctx->arena, d->published_on, ctx->today)));
}

static enum status rows_make(struct ctx *ctx, const struct request *rq,
                             struct resolution_public_list_v *v)
{
    const struct resolution_filter f = {.q = param_text(rq, "q"),
                                        .kind = param_text(rq, "kind"),
                                        .public_only = true,
                                        .after = param_text(rq, "after"),
                                        .limit = list_limit(rq, LIST_ROWS)};
    struct resolution_public_row_v *out;
    struct resolution_row *rows;
    int64_t total;
    struct str next;
    size_t count;

    TRY(resolution_page(ctx, &f, &rows, &count, &next, &total));
    out = arena_array(ctx->arena, count, struct resolution_public_row_v);
    arr_each (i, count) {
        struct resolution_text t;

        TRY(resolution_text_of(ctx, "public", rows[i].d.id, 0, &t));
        out[i] = (struct resolution_public_row_v){
            .title = t.title,
            .url = with_code(ctx, rq, web_url(ctx, "/p/resolution/%lld", (long long)rows[i].d.id)),
            .meta = doc_meta(ctx, &rows[i].d)};
    }
    v->rows = out;
    v->rows_count = count;
    if (next.len != 0)
        v->pager.next = list_url(ctx, rq, "/p/resolution", KEPT, "after", next);
    if (f.after.len != 0)
        v->pager.first = list_url(ctx, rq, "/p/resolution", KEPT, "", S(""));
    if (count == 0)
        v->empty = T("resolution.public.none");
    return ST_OK;
}

static enum status gazettes_make(struct ctx *ctx, const struct request *rq,
                                 struct resolution_public_list_v *v)
{
    struct resolution_public_row_v *out;
    struct resolution_gazette *all;
    size_t count;

    TRY(resolution_gazettes(ctx, true, &all, &count));
    out = arena_array(ctx->arena, count, struct resolution_public_row_v);
    arr_each (i, count)
        out[i] = (struct resolution_public_row_v){
            .title = all[i].title,
            .url = with_code(ctx, rq,
                             web_url(ctx, "/p/resolution/gazette/%lld", (long long)all[i].id)),
            .meta = text_date(ctx->arena, all[i].issued_on, ctx->today)};
    v->gazettes = out;
    v->gazettes_count = count;
    return ST_OK;
}

enum status resolution_web_public_list(struct ctx *ctx, const struct request *rq,
                                       struct response *rs)
{
    struct resolution_public_list_v v = {.title = T("resolution.public.title")};
    struct congress congress;
    bool found;

    TRY(congress_choose(ctx, param_text(rq, "c"), &congress, &found));
    if (found) {
        v.congress = congress.name;
        v.lead = TF(ctx->arena, "resolution.public.lead", congress.name);
        filter_make(ctx, rq, &v.filter);
        TRY(rows_make(ctx, rq, &v));
        TRY(gazettes_make(ctx, rq, &v));
    } else {
        TRY(congress_links(ctx, &v));
    }
    return respond_view(ctx, rq, rs, FRAME_PUBLIC, v.title, &resolution_public_list_view, &v);
}

/* ---------------------------------------------------------------- one of them */

static void back_to_list(struct page *p)
{
    struct link_v *back = arena_new(p->ctx->arena, struct link_v);

    *back =
        (struct link_v){T("resolution.public.back"), with_code(p->ctx, p->rq, S("/p/resolution"))};
    p->v.back = back;
}

static void public_facts(struct page *p, const struct resolution_doc *d)
{
    struct resolution_section_v *s = page_section(p, false, "h-facts", T("resolution.facts"));
    struct ctx *ctx = p->ctx;

    section_fact(p, s, "resolution.number", d->number_text, S(""));
    section_fact(p, s, "resolution.origin", d->origin, S(""));
    section_fact(p, s, "resolution.passed_on", text_date(ctx->arena, d->passed_on, ctx->today),
                 S(""));
    section_fact(p, s, "resolution.effect_on", text_date(ctx->arena, d->effect_on, ctx->today),
                 S(""));
    if (d->vote.counted)
        section_fact(p, s, "resolution.vote", d->vote.formula, S(""));
    if (!date_none(d->ended_on)) {
        section_fact(p, s, "resolution.ended", text_of("resolution.ended.", d->ended_how), S(""));
        page_note(p, "warn", T("resolution.note.ended"));
    }
}

enum status resolution_web_public(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct resolution_section_v *s;
    struct resolution_text t;
    struct resolution_doc d;
    struct congress congress;
    struct page *p;
    bool found;

    TRY(congress_choose(ctx, param_text(rq, "c"), &congress, &found));
    if (!found)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    TRY(resolution_published(ctx, path_id(rq, "id"), &d, &t));
    p = page_open(ctx, rq, t.title, doc_meta(ctx, &d));
    p->v.id = d.id;
    p->v.kind = str_from(resolution_kind_word(d.kind));
    p->v.number = d.number_text;
    s = page_section(p, false, "h-text", T("resolution.text"));
    s->body = t.body;
    TRY(web_files(ctx, "resolution_doc", d.id, true, &s->files));
    public_facts(p, &d);
    back_to_list(p);
    return page_respond(p, rs, FRAME_PUBLIC);
}

/* ---------------------------------------------------------------- the gazette */

static enum status issued(struct ctx *ctx, const struct request *rq, struct resolution_gazette *out)
{
    struct congress congress;
    bool found;

    TRY(congress_choose(ctx, param_text(rq, "c"), &congress, &found));
    if (!found)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    TRY(resolution_gazette_get(ctx, path_id(rq, "id"), out));
    return out->pdf_hash.len != 0 ? ST_OK : fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
}

enum status resolution_web_public_gazette(struct ctx *ctx, const struct request *rq,
                                          struct response *rs)
{
    struct resolution_gazette_part *parts;
    struct resolution_section_v *s;
    struct resolution_item_v *items;
    struct resolution_gazette g;
    struct files_v *files;
    struct file_link_v *file;
    struct page *p;
    size_t count;

    TRY(issued(ctx, rq, &g));
    TRY(resolution_gazette_parts(ctx, g.id, &parts, &count));
    p = page_open(ctx, rq, g.title, text_date(ctx->arena, g.issued_on, ctx->today));
    p->v.id = g.id;
    s = page_section(p, false, "h-file", T("resolution.gazette.file"));
    files = arena_new(ctx->arena, struct files_v);
    file = arena_new(ctx->arena, struct file_link_v);
    *file = (struct file_link_v){
        .label = str_printf(ctx->arena, STR_FMT ".pdf", STR_ARG(g.title)),
        .url = with_code(ctx, rq, web_url(ctx, "/p/resolution/gazette/%lld/pdf", (long long)g.id)),
        .size = g.pdf_bytes,
    };
    *files = (struct files_v){.items = file, .items_count = 1};
    s->files = files;
    s->fine = TF(ctx->arena, "resolution.gazette.hash", g.pdf_hash);
    s = page_section(p, false, "h-contents", T("resolution.gazette.contents"));
    items = section_items(p, s, count);
    arr_each (i, count)
        items[i] =
            (struct resolution_item_v){.title = parts[i].title, .meta = parts[i].number_text};
    arr_each (i, count) {
        struct resolution_section_v *one;

        if (p->v.sections_count == PAGE_SECTIONS)
            break;
        one = page_section(p, false,
                           str_z(ctx->arena, web_url(ctx, "h-p-%lld", (long long)parts[i].id)),
                           parts[i].title);
        one->body = parts[i].body;
    }
    back_to_list(p);
    return page_respond(p, rs, FRAME_PUBLIC);
}

enum status resolution_web_public_pdf(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    struct resolution_gazette g;
    struct file_answer answer = {.content_type = "application/pdf", .open_to_all = true};

    TRY(issued(ctx, rq, &g));
    TRY(file_path(ctx, g.pdf_hash, &answer.path));
    answer.name = str_printf(ctx->arena, STR_FMT ".pdf", STR_ARG(g.title));
    answer.etag = g.pdf_hash;
    return respond_file(ctx, rq, rs, &answer);
}
