// SPDX-License-Identifier: MulanPSL-2.0
/* Versions of a text beside each other: of documents and of minutes. */
#include "modules/resolution/resolution_web.h"
#include "modules/resolution/resolution_web_common.h"

static struct field_v version_field(struct ctx *ctx, const struct request *rq, const char *name,
                                    const char *label, const struct resolution_text *all,
                                    size_t count, int64_t chosen)
{
    struct field_v f = form_field(ctx, rq, "select", name, label, web_int(ctx, chosen));
    struct option_v *options = arena_array(ctx->arena, count, struct option_v);

    arr_each (i, count)
        options[i] = (struct option_v){
            .value = web_int(ctx, all[i].revision),
            .label = TF(ctx->arena, "resolution.version_nth", web_int(ctx, all[i].revision))};
    form_options(ctx, &f, options, count);
    return f;
}

static void lines_make(struct ctx *ctx, struct str from, struct str to,
                       struct resolution_compare_v *v)
{
    struct resolution_diff_v *out;
    struct resolution_line *lines;
    size_t count;

    resolution_compare(ctx->arena, from, to, &lines, &count);
    out = arena_array(ctx->arena, count, struct resolution_diff_v);
    arr_each (i, count)
        out[i] = (struct resolution_diff_v){
            .same = lines[i].change == RESOLUTION_SAME,
            .added = lines[i].change == RESOLUTION_ADDED,
            .removed = lines[i].change == RESOLUTION_REMOVED,
            .text = lines[i].text,
        };
    v->lines = out;
    v->lines_count = count;
}

static void versions_make(struct ctx *ctx, const struct resolution_text *all, size_t count,
                          struct resolution_compare_v *v)
{
    struct resolution_item_v *items = arena_array(ctx->arena, count, struct resolution_item_v);

    arr_each (i, count)
        items[i] = (struct resolution_item_v){
            .title = TF(ctx->arena, "resolution.version_nth", web_int(ctx, all[i].revision)),
            .meta = str_printf(ctx->arena, STR_FMT " " STR_FMT,
                               STR_ARG(text_instant(ctx->arena, all[i].saved_at, ctx->today)),
                               STR_ARG(all[i].saver)),
            .text = all[i].note};
    v->versions = items;
    v->versions_count = count;
}

static enum status compare(struct ctx *ctx, const struct request *rq, struct response *rs,
                           const char *owner, int64_t id, struct str url,
                           struct resolution_compare_v *v)
{
    struct field_v *fields = arena_array(ctx->arena, 2, struct field_v);
    struct resolution_text *all, from, to;
    int64_t a, b;
    size_t count;

    TRY(resolution_texts(ctx, owner, id, &all, &count));
    if (count == 0)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    b = param_present(rq, "b") ? param_int(rq, "b") : all[0].revision;
    a = param_present(rq, "a") ? param_int(rq, "a") : all[count > 1 ? 1 : 0].revision;
    TRY(resolution_text_of(ctx, owner, id, a, &from));
    TRY(resolution_text_of(ctx, owner, id, b, &to));
    fields[0] = version_field(ctx, rq, "a", "resolution.compare.from", all, count, a);
    fields[1] = version_field(ctx, rq, "b", "resolution.compare.to", all, count, b);
    v->url = url;
    v->fields = fields;
    v->fields_count = 2;
    v->from = web_int(ctx, a);
    v->to = web_int(ctx, b);
    lines_make(ctx, from.body, to.body, v);
    versions_make(ctx, all, count, v);
    return respond_view(ctx, rq, rs, FRAME_STAFF, v->title, &resolution_compare_view, v);
}

static struct crumbs_v crumbs_of(struct ctx *ctx, struct str list, struct str list_url,
                                 struct str one, struct str one_url)
{
    struct link_v *up = arena_array(ctx->arena, 2, struct link_v);

    up[0] = (struct link_v){list, list_url};
    up[1] = (struct link_v){one, one_url};
    return (struct crumbs_v){.items = up, .items_count = 2, .here = T("resolution.compare.title")};
}

enum status resolution_web_texts(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct resolution_compare_v v = {.title = T("resolution.compare.title")};
    struct resolution_doc d;

    TRY(resolution_load(ctx, path_id(rq, "id"), &d));
    v.crumbs = crumbs_of(ctx, T("resolution.title"), S("/resolution"), d.title,
                         web_url(ctx, "/resolution/%lld", (long long)d.id));
    return compare(ctx, rq, rs, "doc", d.id,
                   web_url(ctx, "/resolution/%lld/texts", (long long)d.id), &v);
}

enum status resolution_web_minutes_texts(struct ctx *ctx, const struct request *rq,
                                         struct response *rs)
{
    struct resolution_compare_v v = {.title = T("resolution.compare.title")};
    struct resolution_minutes m;

    TRY(resolution_minutes_load(ctx, path_id(rq, "id"), &m));
    v.crumbs = crumbs_of(ctx, T("resolution.minutes.title"), S("/resolution/minutes"), m.title,
                         web_url(ctx, "/resolution/minutes/%lld", (long long)m.id));
    return compare(ctx, rq, rs, "minutes", m.id,
                   web_url(ctx, "/resolution/minutes/%lld/texts", (long long)m.id), &v);
}
