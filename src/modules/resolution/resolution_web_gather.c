// SPDX-License-Identifier: MulanPSL-2.0
/* What was said about an item, grouped into the points of a deliberation opinion. */
#include "modules/resolution/resolution_web.h"
#include "modules/resolution/resolution_web_common.h"

enum { POINT_CHARS = 4000, POINT_LINES = 4 };

/* Which point a remark belongs to: none, one of them, or a new one. */
static struct option_v *point_options(struct ctx *ctx, const struct resolution_point *points,
                                      size_t count, int64_t chosen)
{
    struct option_v *o = arena_array(ctx->arena, count + 2, struct option_v);

    o[0] = (struct option_v){
        .value = S("0"), .label = T("resolution.gather.no_point"), .on = chosen == 0};
    arr_each (i, count)
        o[i + 1] = (struct option_v){
            .value = web_int(ctx, points[i].id),
            .label = TF(ctx->arena, "resolution.gather.point", web_int(ctx, points[i].place)),
            .on = points[i].id == chosen};
    o[count + 1] = (struct option_v){
        .value = S("-1"), .label = T("resolution.gather.new_point"), .on = chosen == -1};
    return o;
}

/* What was chosen when the form is shown again, else what is stored. */
static int64_t chosen_of(const struct request *rq, const struct resolution_remark *r, size_t i)
{
    return form_again(rq) && i < param_count(rq, "point") ? param_int_at(rq, "point", i)
                                                          : r->point_id;
}

static void speeches_make(struct ctx *ctx, const struct request *rq,
                          const struct resolution_remark *said, size_t count,
                          const struct resolution_point *points, size_t points_count,
                          struct resolution_gather_v *v)
{
    struct resolution_speech_v *all = arena_array(ctx->arena, count, struct resolution_speech_v);

    arr_each (i, count)
        all[i] = (struct resolution_speech_v){
            .id = said[i].id,
            .speaker = said[i].speaker,
            .body = said[i].body,
            .options = point_options(ctx, points, points_count, chosen_of(rq, &said[i], i)),
            .options_count = points_count + 2,
        };
    v->speeches = all;
    v->speeches_count = count;
}

static void points_make(struct ctx *ctx, int64_t doc_id, const struct resolution_point *points,
                        size_t count, const struct resolution_remark *said, size_t said_count,
                        struct resolution_gather_v *v)
{
    struct resolution_point_line_v *all =
        arena_array(ctx->arena, count, struct resolution_point_line_v);

    arr_each (i, count) {
        struct str *who = arena_array(ctx->arena, said_count, struct str);
        size_t n = 0;

        arr_each (k, said_count)
            if (said[k].point_id == points[i].id)
                who[n++] = said[k].speaker;
        all[i] = (struct resolution_point_line_v){
            .id = points[i].id,
            .place = points[i].place,
            .body = points[i].body,
            .said = who,
            .said_count = n,
            .url = web_url(ctx, "/resolution/%lld/point?point=%lld", (long long)doc_id,
                           (long long)points[i].id),
        };
    }
    v->points = all;
    v->points_count = count;
}

static const struct action_v *action_dup(struct ctx *ctx, struct action_v a)
{
    struct action_v *out = arena_new(ctx->arena, struct action_v);

    *out = a;
    return out;
}

static void head_make(struct ctx *ctx, const struct resolution_doc *d, size_t points,
                      struct resolution_gather_v *v)
{
    const long long id = (long long)d->id;
    struct link_v *up = arena_array(ctx->arena, 2, struct link_v);

    up[0] = (struct link_v){T("resolution.opinion.title"), S("/resolution/opinion")};
    up[1] = (struct link_v){d->title, web_url(ctx, "/resolution/%lld", id)};
    v->crumbs = (struct crumbs_v){.items = up, .items_count = 2, .here = T("resolution.do.gather")};
    v->title = T("resolution.do.gather");
    v->meta = d->title;
    v->version = d->version;
    v->url = web_url(ctx, "/resolution/%lld/group", id);
    v->add_url = web_url(ctx, "/resolution/%lld/remark", id);
    v->back = web_url(ctx, "/resolution/%lld", id);
    if (d->item_id != 0)
        v->gather = action_dup(
            ctx, action_plain(ctx, "resolution.gather.take", false, "/resolution/%lld/gather", id));
    if (points != 0)
        v->compose =
            action_dup(ctx, action_ask(ctx, "resolution.do.compose", "resolution.ask.compose", true,
                                       "/resolution/%lld/compose", id));
}

enum status resolution_web_gather_page(struct ctx *ctx, const struct request *rq,
                                       struct response *rs)
{
    struct resolution_gather_v v = {0};
    struct resolution_remark *said;
    struct resolution_point *points;
    size_t said_count, count;
    struct resolution_doc d;

    TRY(resolution_load(ctx, path_id(rq, "id"), &d));
    TRY(resolution_remarks(ctx, d.id, &said, &said_count));
    TRY(resolution_points(ctx, d.id, &points, &count));
    head_make(ctx, &d, count, &v);
    speeches_make(ctx, rq, said, said_count, points, count, &v);
    points_make(ctx, d.id, points, count, said, said_count, &v);
    v.fresh = form_field(ctx, rq, "text", "new_point", "resolution.gather.new_text", S(""));
    form_optional(&v.fresh);
    form_max(&v.fresh, POINT_CHARS, POINT_LINES);
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, v.title, &resolution_gather_view, &v);
}

static enum status back_to(struct response *rs, int64_t id)
{
    return respond_see_other(rs, "/resolution/%lld/gather", (long long)id);
}

enum status resolution_web_gather(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct resolution_remark_new *all;
    struct resolution_doc d;
    size_t count, fresh;

    TRY(resolution_load(ctx, path_id(rq, "id"), &d));
    TRY(resolution_source_speeches(ctx, d.item_id, &all, &count));
    TRY(resolution_gather(ctx, d.id, all, count, &fresh));
    respond_flash(rs, "resolution.done.gathered", web_int(ctx, (int64_t)fresh));
    return back_to(rs, d.id);
}

enum status resolution_web_group(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const size_t count = param_count(rq, "remark");
    int64_t *remarks = arena_array(ctx->arena, count, int64_t);
    int64_t *points = arena_array(ctx->arena, count, int64_t);
    const struct resolution_grouping in = {
        .doc_id = path_id(rq, "id"),
        .version = param_int(rq, "version"),
        .remarks = remarks,
        .points = points,
        .count = count,
        .new_point = param_text(rq, "new_point"),
    };

    if (param_count(rq, "point") != count)
        return fail_field(&ctx->err, "point", "form.choose", NULL);
    arr_each (i, count) {
        remarks[i] = param_int_at(rq, "remark", i);
        points[i] = param_int_at(rq, "point", i);
    }
    TRY(resolution_group(ctx, &in));
    respond_flash(rs, "resolution.done.grouped", S(""));
    return back_to(rs, in.doc_id);
}

/* ---------------------------------------------------------------- by hand */

static enum status open_form(struct ctx *ctx, const struct request *rq, const char *title_key,
                             const char *verb, struct resolution_doc *d, struct form_page **out)
{
    const long long id = (long long)path_id(rq, "id");

    TRY(resolution_load(ctx, id, d));
    *out = form_page_open(ctx, rq, text(title_key), web_url(ctx, "/resolution/%lld/%s", id, verb),
                          web_url(ctx, "/resolution/%lld/gather", id), T("resolution.save"));
    form_page_crumb(*out, T("resolution.opinion.title"), S("/resolution/opinion"));
    form_page_crumb(*out, d->title, web_url(ctx, "/resolution/%lld", id));
    form_page_shut(*out, resolution_allowed(d->state, RESOLUTION_SAVE) ? NULL : "resolution.shut");
    return ST_OK;
}

enum status resolution_web_remark_form(struct ctx *ctx, const struct request *rq,
                                       struct response *rs)
{
    struct resolution_doc d;
    struct form_page *f;

    TRY(open_form(ctx, rq, "resolution.do.remark", "remark", &d, &f));
    (void)form_page_put(f, "line", "speaker", "resolution.speaker", S(""));
    form_max(form_page_put(f, "text", "body", "resolution.said", S("")), POINT_CHARS, POINT_LINES);
    return form_respond(f, rs);
}

enum status resolution_web_remark(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct resolution_remark_new one = {
        .doc_id = path_id(rq, "id"),
        .speaker = param_text(rq, "speaker"),
        .body = param_text(rq, "body"),
    };
    size_t fresh;

    TRY(resolution_gather(ctx, one.doc_id, &one, 1, &fresh));
    respond_flash(rs, "resolution.done.saved", S(""));
    return back_to(rs, one.doc_id);
}

enum status resolution_web_point_form(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    struct resolution_point *points;
    struct resolution_doc d;
    struct form_page *f;
    size_t count;

    TRY(open_form(ctx, rq, "resolution.do.point", "point", &d, &f));
    TRY(resolution_points(ctx, d.id, &points, &count));
    arr_each (i, count) {
        struct field_v *body;

        if (points[i].id != param_id(rq, "point"))
            continue;
        (void)form_page_put(f, "hidden", "point", "word.none", web_int(ctx, points[i].id));
        (void)form_page_put(f, "int", "place", "resolution.place", web_int(ctx, points[i].place));
        body = form_page_put(f, "text", "body", "resolution.point_text", points[i].body);
        form_max(body, POINT_CHARS, POINT_LINES);
        form_page_version(f, points[i].version);
        return form_respond(f, rs);
    }
    return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
}

enum status resolution_web_point(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct resolution_point_change in = {
        .doc_id = path_id(rq, "id"),
        .point_id = param_id(rq, "point"),
        .place = param_int(rq, "place"),
        .version = param_int(rq, "version"),
        .body = param_text(rq, "body"),
    };

    TRY(resolution_point_change(ctx, &in));
    respond_flash(rs, "resolution.done.saved", S(""));
    return back_to(rs, in.doc_id);
}

enum status resolution_web_compose(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    if (!param_bool(rq, "sure"))
        return respond_confirm(
            ctx, rq, rs,
            &(struct confirm_v){.title = T("resolution.ask.compose"),
                                .text = T("resolution.ask.compose.text"),
                                .yes = T("resolution.do.compose"),
                                .no = T("resolution.ask.compose.no")},
            NULL, 0, str_z(ctx->arena, web_url(ctx, "/resolution/%lld/gather", (long long)id)));
    TRY(resolution_compose(ctx, id, 0));
    respond_flash(rs, "resolution.done.composed", S(""));
    return respond_see_other(rs, "/resolution/%lld", (long long)id);
}
