// SPDX-License-Identifier: MulanPSL-2.0
/* The gazette: issues put together, in order, and issued. */
#include "modules/resolution/resolution_web.h"
#include "modules/resolution/resolution_web_common.h"

enum { BODY_LINES = 14 };

enum status resolution_web_gazettes(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    static const char *const COLUMNS[] = {"resolution.gazette.number", "resolution.gazette.parts",
                                          "resolution.gazette.issued_on", "resolution.state", NULL};
    struct resolution_table_v v = {.title = T("resolution.gazette.title")};
    struct resolution_act_v add = {T("resolution.gazette.add"), S("/resolution/gazette/new"), true};
    struct resolution_gazette *all;
    struct resolution_line_v *lines;
    size_t count;

    TRY(resolution_gazettes(ctx, false, &all, &count));
    table_columns(ctx, &v, "resolution.title_of", COLUMNS);
    lines = table_rows(ctx, &v, count);
    arr_each (i, count) {
        const bool out = str_eqz(all[i].state, "issued");
        struct resolution_cell_v *c = line_cells(ctx, &v, &lines[i]);

        lines[i].id = all[i].id;
        lines[i].title = all[i].title;
        lines[i].url = web_url(ctx, "/resolution/gazette/%lld", (long long)all[i].id);
        c[0].text = TF(ctx->arena, "resolution.gazette.number_of", web_int(ctx, all[i].year),
                       web_int(ctx, all[i].number));
        c[1].text = web_int(ctx, all[i].parts);
        cell_day(ctx, &c[2], all[i].issued_on);
        c[3].tag =
            web_tag(ctx, text_of("resolution.gazette.state.", all[i].state), out ? "ok" : "");
    }
    v.total = (int64_t)count;
    v.meta = TF(ctx->arena, "resolution.meta", web_int(ctx, v.total));
    if (may(ctx, "resolution.publish"))
        table_acts(ctx, &v, &add, 1);
    table_empty(ctx, &v, "resolution.gazette.empty", "resolution.gazette.empty_text");
    return table_respond(ctx, rq, rs, &v);
}

enum status resolution_web_gazette_new_form(struct ctx *ctx, const struct request *rq,
                                            struct response *rs)
{
    struct form_page *f =
        form_page_open(ctx, rq, T("resolution.gazette.add"), S("/resolution/gazette/new"),
                       S("/resolution/gazette"), T("resolution.gazette.add"));

    form_page_crumb(f, T("resolution.gazette.title"), S("/resolution/gazette"));
    (void)form_page_put(f, "int", "year", "resolution.year", web_int(ctx, ctx->today.year));
    form_optional(form_page_put(f, "line", "title", "resolution.gazette.name", S("")));
    return form_respond(f, rs);
}

enum status resolution_web_gazette_new(struct ctx *ctx, const struct request *rq,
                                       struct response *rs)
{
    int64_t id;

    TRY(resolution_gazette_add(ctx, param_int(rq, "year"), 0, param_text(rq, "title"), &id));
    respond_flash(rs, "resolution.done.gazette", S(""));
    return respond_see_other(rs, "/resolution/gazette/%lld", (long long)id);
}

/* ---------------------------------------------------------------- one issue */

static void part_posts(struct page *p, const struct resolution_gazette *g,
                       const struct resolution_gazette_part *part, struct resolution_item_v *item)
{
    static const struct {
        const char *label, *move;
    } MOVES[] = {{"resolution.gazette.up", "up"},
                 {"resolution.gazette.down", "down"},
                 {"resolution.gazette.out", "out"}};
    struct action_v *posts = arena_array(p->ctx->arena, COUNT(MOVES), struct action_v);

    arr_each (i, COUNT(MOVES))
        posts[i] =
            action_plain(p->ctx, MOVES[i].label, false, "/resolution/gazette/%lld/move/%lld/%s",
                         (long long)g->id, (long long)part->id, MOVES[i].move);
    item->posts = posts;
    item->posts_count = COUNT(MOVES);
}

static enum status contents_section(struct page *p, const struct resolution_gazette *g)
{
    const bool open = str_eqz(g->state, "draft") && may(p->ctx, "resolution.publish");
    struct resolution_section_v *s =
        page_section(p, false, "h-contents", T("resolution.gazette.contents"));
    struct resolution_gazette_part *parts;
    struct resolution_item_v *items;
    size_t count;

    TRY(resolution_gazette_parts(p->ctx, g->id, &parts, &count));
    items = section_items(p, s, count);
    arr_each (i, count) {
        items[i] =
            (struct resolution_item_v){.title = parts[i].title, .meta = parts[i].number_text};
        if (parts[i].doc_id != 0)
            items[i].url = web_url(p->ctx, "/resolution/%lld", (long long)parts[i].doc_id);
        if (open)
            part_posts(p, g, &parts[i], &items[i]);
    }
    if (count == 0)
        s->empty = T("resolution.gazette.no_parts");
    return ST_OK;
}

enum status resolution_web_gazette(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct resolution_section_v *s;
    struct resolution_gazette g;
    struct page *p;
    long long id;

    TRY(resolution_gazette_get(ctx, path_id(rq, "id"), &g));
    id = (long long)g.id;
    p = page_open(ctx, rq, g.title,
                  TF(ctx->arena, "resolution.gazette.number_of", web_int(ctx, g.year),
                     web_int(ctx, g.number)));
    page_crumb(p, T("resolution.gazette.title"), S("/resolution/gazette"));
    p->v.id = g.id;
    p->v.version = g.version;
    p->v.state = g.state;
    page_tag(p, text_of("resolution.gazette.state.", g.state), g.pdf_hash.len != 0 ? "ok" : "");
    page_act(p, "resolution.do.paper", false, "/resolution/gazette/%lld/paper", id);
    if (g.pdf_hash.len == 0 && may(ctx, "resolution.publish")) {
        page_act(p, "resolution.gazette.put", false, "/resolution/gazette/%lld/add", id);
        page_act(p, "resolution.gazette.text", false, "/resolution/gazette/%lld/text", id);
        page_post(p, action_ask(ctx, "resolution.gazette.issue", "resolution.ask.issue", true,
                                "/resolution/gazette/%lld/issue", id));
    }
    TRY(contents_section(p, &g));
    if (g.pdf_hash.len != 0) {
        s = page_section(p, true, "h-facts", T("resolution.facts"));
        section_fact(p, s, "resolution.gazette.issued_on",
                     text_date(ctx->arena, g.issued_on, ctx->today), S(""));
        section_fact(p, s, "resolution.gazette.file", T("resolution.gazette.download"),
                     web_public_url(ctx, "/gazette", g.id, "/pdf"));
        section_fact(p, s, "resolution.published_on", T("resolution.gazette.public"),
                     web_public_url(ctx, "/gazette", g.id, ""));
        section_fact(p, s, "resolution.minutes.hash", g.pdf_hash, S(""));
    }
    return page_respond(p, rs, FRAME_STAFF);
}

/* ---------------------------------------------------------------- putting together */

static enum status open_form(struct ctx *ctx, const struct request *rq, const char *title_key,
                             const char *verb, struct form_page **out)
{
    struct resolution_gazette g;

    TRY(resolution_gazette_get(ctx, path_id(rq, "id"), &g));
    *out =
        form_page_open(ctx, rq, text(title_key),
                       web_url(ctx, "/resolution/gazette/%lld/%s", (long long)g.id, verb),
                       web_url(ctx, "/resolution/gazette/%lld", (long long)g.id), text(title_key));
    form_page_crumb(*out, T("resolution.gazette.title"), S("/resolution/gazette"));
    form_page_crumb(*out, g.title, web_url(ctx, "/resolution/gazette/%lld", (long long)g.id));
    return ST_OK;
}

enum status resolution_web_gazette_add_form(struct ctx *ctx, const struct request *rq,
                                            struct response *rs)
{
    struct resolution_gazette_part *parts;
    struct resolution_doc *docs;
    struct option_v *options;
    struct field_v *field;
    struct form_page *f;
    size_t count, parts_count, n = 0;

    TRY(open_form(ctx, rq, "resolution.gazette.put", "add", &f));
    TRY(resolution_signed(ctx, &docs, &count));
    TRY(resolution_gazette_parts(ctx, path_id(rq, "id"), &parts, &parts_count));
    options = arena_array(ctx->arena, count, struct option_v);
    arr_each (i, count) {
        bool in = date_none(docs[i].published_on);

        arr_each (k, parts_count)
            in = in || parts[k].doc_id == docs[i].id;
        if (!in)
            options[n++] = (struct option_v){.value = web_int(ctx, docs[i].id),
                                             .label = str_printf(ctx->arena, STR_FMT " " STR_FMT,
                                                                 STR_ARG(docs[i].number_text),
                                                                 STR_ARG(docs[i].title))};
    }
    field = form_page_put(f, "check", "doc", "resolution.gazette.docs", S(""));
    form_checks(ctx, rq, field, options, n);
    if (n == 0)
        f->v.note = T("resolution.gazette.none_left");
    return form_respond(f, rs);
}

enum status resolution_web_gazette_add(struct ctx *ctx, const struct request *rq,
                                       struct response *rs)
{
    const int64_t id = path_id(rq, "id");
    const size_t count = param_count(rq, "doc");

    arr_each (i, count)
        TRY(resolution_gazette_put(
            ctx, &(struct resolution_gazette_put){.id = id, .doc_id = param_int_at(rq, "doc", i)}));
    respond_flash(rs, "resolution.done.saved", S(""));
    return respond_see_other(rs, "/resolution/gazette/%lld", (long long)id);
}

enum status resolution_web_gazette_text_form(struct ctx *ctx, const struct request *rq,
                                             struct response *rs)
{
    struct form_page *f;

    TRY(open_form(ctx, rq, "resolution.gazette.text", "text", &f));
    (void)form_page_put(f, "line", "title", "resolution.title_of", S(""));
    form_max(form_page_put(f, "text", "body", "resolution.text", S("")), RESOLUTION_BODY_CHARS,
             BODY_LINES);
    return form_respond(f, rs);
}

enum status resolution_web_gazette_text(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    const struct resolution_gazette_put in = {
        .id = path_id(rq, "id"), .title = param_text(rq, "title"), .body = param_text(rq, "body")};

    TRY(resolution_gazette_put(ctx, &in));
    respond_flash(rs, "resolution.done.saved", S(""));
    return respond_see_other(rs, "/resolution/gazette/%lld", (long long)in.id);
}

enum status resolution_web_gazette_move(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    const int64_t id = path_id(rq, "id");
    const struct str move = path_text(rq, "move");

    TRY(resolution_gazette_move(ctx, id, path_id(rq, "part_id"),
                                str_eqz(move, "up")     ? GAZETTE_UP
                                : str_eqz(move, "down") ? GAZETTE_DOWN
                                                        : GAZETTE_OUT));
    return respond_see_other(rs, "/resolution/gazette/%lld", (long long)id);
}

enum status resolution_web_gazette_issue(struct ctx *ctx, const struct request *rq,
                                         struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    if (!param_bool(rq, "sure"))
        return respond_confirm(
            ctx, rq, rs,
            &(struct confirm_v){.title = T("resolution.ask.issue"),
                                .text = T("resolution.ask.issue.text"),
                                .yes = T("resolution.gazette.issue"),
                                .no = T("resolution.ask.issue.no")},
            NULL, 0, str_z(ctx->arena, web_url(ctx, "/resolution/gazette/%lld", (long long)id)));
    TRY(resolution_gazette_issue(ctx, id, 0, (struct date){0}));
    respond_flash(rs, "resolution.done.issued", S(""));
    return respond_see_other(rs, "/resolution/gazette/%lld", (long long)id);
}
