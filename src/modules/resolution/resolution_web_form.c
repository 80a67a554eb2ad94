// SPDX-License-Identifier: MulanPSL-2.0
/* Drafting: a new document, its text, sending it on its way or back. */
#include "modules/resolution/resolution_web.h"
#include "modules/resolution/resolution_web_common.h"

enum { BODY_LINES = 18, NOTE_LINES = 3 };

static const char *const BODIES[] = {
    [RESOLUTION_OF_CONGRESS] = "congress",
    [RESOLUTION_OF_COMMITTEE] = "committee",
    [RESOLUTION_OF_CHAIRMEN] = "chairmen",
    [RESOLUTION_OF_TOWNSHIP] = "township",
};

static void crumbs(struct form_page *f, const struct resolution_doc *d)
{
    if (d == NULL || d->kind != RESOLUTION_OPINION)
        form_page_crumb(f, T("resolution.title"), S("/resolution"));
    else
        form_page_crumb(f, T("resolution.opinion.title"), S("/resolution/opinion"));
    if (d != NULL)
        form_page_crumb(f, d->title, web_url(f->ctx, "/resolution/%lld", (long long)d->id));
}

static struct form_page *open_for(struct ctx *ctx, const struct request *rq,
                                  const struct resolution_doc *d, const char *title_key,
                                  const char *word, enum resolution_verb verb, const char *go_key)
{
    struct form_page *f = form_page_open(
        ctx, rq, text(title_key), web_url(ctx, "/resolution/%lld/%s", (long long)d->id, word),
        web_url(ctx, "/resolution/%lld", (long long)d->id), text(go_key));

    crumbs(f, d);
    f->v.meta = d->title;
    form_page_version(f, d->version);
    form_page_shut(f, resolution_allowed(d->state, verb) ? NULL : "resolution.shut");
    return f;
}

/* ---------------------------------------------------------------- new */

/* What is known of an item of an agenda when one drafts from it. */
static enum status from_item(struct ctx *ctx, int64_t item_id, struct source_item *out)
{
    *out = (struct source_item){.body_kind = RESOLUTION_OF_COMMITTEE};
    return item_id == 0 ? ST_OK : resolution_source_item(ctx, item_id, out);
}

static struct str kind_for(const struct request *rq, const struct source_item *item)
{
    if (param_text(rq, "kind").len != 0)
        return param_text(rq, "kind");
    if (str_eqz(item->sort, "report"))
        return S("opinion");
    if (str_eqz(item->sort, "appointment"))
        return S("appointment");
    return str_eqz(item->sort, "bill") ? S("resolution") : S("decision");
}

static struct str title_for(struct ctx *ctx, const struct source_item *item, struct str kind)
{
    const struct str hear = T("resolution.item_prefix");
    struct str about = item->title;

    if (item->id == 0 || !str_eqz(kind, "opinion"))
        return about;
    if (str_starts(about, hear))
        about = (struct str){about.ptr + hear.len, about.len - hear.len};
    return TF(ctx->arena, "resolution.opinion_on", about);
}

enum status resolution_web_new_form(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *f = form_page_open(ctx, rq, T("resolution.do.new"), S("/resolution/new"),
                                         S("/resolution"), T("resolution.do.new.go"));
    struct source_item item;
    struct field_v *field;
    struct str kind;

    TRY(from_item(ctx, param_id(rq, "item"), &item));
    kind = kind_for(rq, &item);
    crumbs(f, NULL);
    if (item.id != 0)
        (void)form_page_put(f, "hidden", "item", "word.none", web_int(ctx, item.id));
    field = form_page_put(f, "select", "kind", "resolution.kind", kind);
    form_words_or(f->ctx, field, "resolution decision announcement opinion appointment letter",
                  "resolution.kind.", NULL);
    field = form_page_put(f, "select", "body_kind", "resolution.body_kind",
                          str_from(BODIES[item.body_kind]));
    form_words_or(f->ctx, field, "committee congress chairmen township", "resolution.body.", NULL);
    (void)form_page_put(f, "line", "title", "resolution.title_of", title_for(ctx, &item, kind));
    form_optional(form_page_put(f, "line", "origin", "resolution.origin", item.origin));
    field = form_page_put(f, "text", "body", "resolution.text", S(""));
    form_optional(field);
    form_max(field, RESOLUTION_BODY_CHARS, BODY_LINES);
    return form_respond(f, rs);
}

static enum resolution_body body_of(struct str word)
{
    arr_each (i, COUNT(BODIES))
        if (str_eqz(word, BODIES[i]))
            return (enum resolution_body)i;
    return RESOLUTION_OF_COMMITTEE;
}

enum status resolution_web_new(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct resolution_new in = {
        .body_kind = body_of(param_text(rq, "body_kind")),
        .title = param_text(rq, "title"),
        .body = param_text(rq, "body"),
        .origin = param_text(rq, "origin"),
        .item_id = param_id(rq, "item"),
    };
    struct source_item item;
    int64_t id;

    (void)resolution_kind_parse(param_text(rq, "kind"), &in.kind);
    TRY(from_item(ctx, in.item_id, &item));
    in.meeting_id = item.meeting_id;
    TRY(resolution_add(ctx, &in, &id));
    respond_flash(rs, "resolution.done.new", S(""));
    return respond_see_other(rs, "/resolution/%lld", (long long)id);
}

/* ---------------------------------------------------------------- from an agenda */

enum { ITEM_DAYS = 120 };

enum status resolution_web_from(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    static const char *const COLUMNS[] = {"resolution.minutes.meeting",
                                          "resolution.minutes.held_on", NULL};
    struct resolution_table_v v = {.title = T("resolution.from.title"), .crumbed = true};
    struct link_v *up = arena_new(ctx->arena, struct link_v);
    struct resolution_line_v *lines;
    struct source_item *all;
    size_t count;

    *up = (struct link_v){T("resolution.title"), S("/resolution")};
    v.crumbs = (struct crumbs_v){.items = up, .items_count = 1, .here = v.title};
    TRY(resolution_source_items(ctx, ITEM_DAYS, &all, &count));
    table_columns(ctx, &v, "resolution.from.item", COLUMNS);
    lines = table_rows(ctx, &v, count);
    arr_each (i, count) {
        struct resolution_cell_v *c = line_cells(ctx, &v, &lines[i]);

        lines[i].id = all[i].id;
        lines[i].title = all[i].title;
        lines[i].url = web_url(ctx, "/resolution/new?item=%lld", (long long)all[i].id);
        c[0].text = TF(ctx->arena, "resolution.origin_of", all[i].meeting_name, all[i].number);
        cell_day(ctx, &c[1], all[i].held_on);
    }
    v.total = (int64_t)count;
    table_empty(ctx, &v, "resolution.from.empty", "resolution.from.empty_text");
    return table_respond(ctx, rq, rs, &v);
}

/* ---------------------------------------------------------------- the text */

enum status resolution_web_edit_form(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct resolution_text t;
    struct resolution_doc d;
    struct form_page *f;
    struct field_v *note;

    TRY(resolution_load(ctx, path_id(rq, "id"), &d));
    TRY(resolution_text_get(ctx, &d, &t));
    f = open_for(ctx, rq, &d, "resolution.do.edit", "edit", RESOLUTION_SAVE,
                 "resolution.do.edit.go");
    (void)form_page_put(f, "line", "title", "resolution.title_of", d.title);
    form_max(form_page_put(f, "text", "body", "resolution.text", t.body), RESOLUTION_BODY_CHARS,
             BODY_LINES);
    note = form_page_put(f, "line", "note", "resolution.change_note", S(""));
    form_optional(note);
    return form_respond(f, rs);
}

enum status resolution_web_edit(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct resolution_save in = {
        .id = path_id(rq, "id"),
        .version = param_int(rq, "version"),
        .title = param_text(rq, "title"),
        .body = param_text(rq, "body"),
        .note = param_text(rq, "note"),
    };

    TRY(resolution_save(ctx, &in));
    respond_flash(rs, "resolution.done.saved", S(""));
    return respond_see_other(rs, "/resolution/%lld", (long long)in.id);
}

/* ---------------------------------------------------------------- on its way */

static enum status step(struct ctx *ctx, const struct request *rq, struct response *rs,
                        enum resolution_verb verb, const char *done_key)
{
    const struct resolution_step in = {
        .id = path_id(rq, "id"),
        .version = param_int(rq, "version"),
        .verb = verb,
        .note = param_text(rq, "note"),
    };

    TRY(resolution_step(ctx, &in));
    respond_flash(rs, done_key, S(""));
    return respond_see_other(rs, "/resolution/%lld", (long long)in.id);
}

static enum status why_form(struct ctx *ctx, const struct request *rq, struct response *rs,
                            const char *title_key, const char *word, enum resolution_verb verb)
{
    struct resolution_doc d;
    struct form_page *f;

    TRY(resolution_load(ctx, path_id(rq, "id"), &d));
    f = open_for(ctx, rq, &d, title_key, word, verb, title_key);
    form_max(form_page_put(f, "text", "note", "resolution.why", S("")), RESOLUTION_NOTE_CHARS,
             NOTE_LINES);
    return form_respond(f, rs);
}

enum status resolution_web_submit(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    return step(ctx, rq, rs, RESOLUTION_SUBMIT, "resolution.done.submitted");
}

enum status resolution_web_back_form(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    return why_form(ctx, rq, rs, "resolution.do.back", "back", RESOLUTION_SEND_BACK);
}

enum status resolution_web_back(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    return step(ctx, rq, rs, RESOLUTION_SEND_BACK, "resolution.done.back");
}

enum status resolution_web_drop_form(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    return why_form(ctx, rq, rs, "resolution.do.drop", "drop", RESOLUTION_DROP);
}

enum status resolution_web_drop(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    return step(ctx, rq, rs, RESOLUTION_DROP, "resolution.done.dropped");
}
