// SPDX-License-Identifier: MulanPSL-2.0
/* Pages of the invented module "k": what may be kept, and all that may not. Each says how many have
 * been made before it, so that one that was kept can be told from one that was made. */
#include "platform/app.h"
#include "platform/crypt.h"
#include "platform/db.h"
#include "platform/http/tests/httptest.h"
#include "platform/kept.h"
#include "platform/view.h"

static atomic_int made;

struct kept_v {
    const void *rows;
    size_t count;
    int64_t n;
    bool changes, forms, wide;
    struct date today;
};

static void kept_html(const void *data, const struct view_env *env, struct buf *out)
{
    const struct kept_v *v = data;
    char day[DATE_TEXT_SIZE];

    buf_printf(out, "<p>n=%lld made=%09d changes=%d big=%d day=%s.</p>", (long long)v->n,
               atomic_fetch_add(&made, 1), v->changes, env->big, date_format(v->today, day));
    for (int i = 0; i < 40; i++)
        buf_z(out, "<p>long enough to be packed, and 0a1b2c3d4e5f</p>");
    for (int i = 0; v->wide && i < 128 * 60; i++)
        buf_z(out, "<p>wider</p>   \n");
    if (!v->forms)
        return;
    for (int i = 0; i < 2; i++)
        buf_printf(out,
                   "<form><input name=_csrf value=\"" STR_FMT "\">"
                   "<input name=_once value=\"" STR_FMT "\"></form>",
                   STR_ARG(env->csrf), STR_ARG(env->once));
}

static void kept_json(const void *data, struct json *out, const char *member)
{
    json_object(out, member);
    json_int(out, "n", ((const struct kept_v *)data)->n);
    json_object_end(out);
}

static const struct view_rows ROWS = {.rows = offsetof(struct kept_v, rows),
                                      .count = offsetof(struct kept_v, count),
                                      .next = SIZE_MAX};
static const struct view LIST_VIEW = {
    .name = "k_list", .html = kept_html, .json = kept_json, .list = &ROWS};
static const struct view WIDE_VIEW = {
    .name = "k_wide", .html = kept_html, .json = kept_json, .list = &ROWS};
static const struct view OTHER_VIEW = {.name = "k_other", .html = kept_html, .json = kept_json};

static enum status show(struct ctx *ctx, const struct request *rq, struct response *rs,
                        const struct view *view, bool forms)
{
    struct kept_v v = {.changes = may(ctx, "h.change"),
                       .forms = forms,
                       .wide = view == &WIDE_VIEW,
                       .today = ctx->today};
    struct rows r;

    TRY(DB_ONE(ctx, &r, "SELECT n FROM t_counter WHERE congress_id = :c AND id = 1",
               B_INT("c", 1)));
    v.n = cell_int(&r, 0, 0);
    return respond_view(ctx, rq, rs, FRAME_PUBLIC, S("kept"), view, &v);
}

static enum status list(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    return show(ctx, rq, rs, &LIST_VIEW, true);
}

static enum status wide(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    return show(ctx, rq, rs, &WIDE_VIEW, true);
}

static enum status other(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    return show(ctx, rq, rs, &OTHER_VIEW, false);
}

static enum status chance(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    uint8_t drawn[8];

    crypt_random_often(drawn, sizeof drawn);
    return show(ctx, rq, rs, &LIST_VIEW, true);
}

static enum status nothing_tx(struct ctx *ctx, const void *input)
{
    (void)input;
    return DB_EXEC(ctx, "UPDATE t_counter SET n = n WHERE congress_id = :c AND id = 77",
                   B_INT("c", 1));
}

static enum status writes(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    TRY(db_tx(ctx, nothing_tx, NULL));
    return show(ctx, rq, rs, &LIST_VIEW, true);
}

static enum status beside(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    db_beside(ctx);
    return show(ctx, rq, rs, &LIST_VIEW, true);
}

static enum status agent(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    (void)request_agent(rq);
    return show(ctx, rq, rs, &LIST_VIEW, true);
}

static enum status sealed(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    ctx->open_keys = 1;
    return show(ctx, rq, rs, &LIST_VIEW, true);
}

static enum status headed(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    respond_header(rs, "X-Own", S("1"));
    return show(ctx, rq, rs, &LIST_VIEW, true);
}

static enum status add_tx(struct ctx *ctx, const void *input)
{
    (void)input;
    return DB_EXEC(ctx, "UPDATE t_counter SET n = n + 1 WHERE congress_id = :c AND id = 1",
                   B_INT("c", 1));
}

static enum status add(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    (void)rq;
    TRY(db_tx(ctx, add_tx, NULL));
    respond_flash(rs, "form.keep", S(""));
    return respond_see_other(rs, "/k/list");
}

static const struct field ADD_FORM[] = {{"n", F_INT}, {0}};

static const struct route ROUTES[] = {
    {GET, "/k/list", PUBLIC, list},          {GET, "/k/own", "h.see", list},
    {GET, "/k/wide", "h.see", wide},         {GET, "/k/heavy", PUBLIC, list, .flags = ROUTE_HEAVY},
    {GET, "/k/other", PUBLIC, other},        {GET, "/k/chance", PUBLIC, chance},
    {GET, "/k/writes", PUBLIC, writes},      {GET, "/k/beside", PUBLIC, beside},
    {GET, "/k/agent", PUBLIC, agent},        {GET, "/k/sealed", PUBLIC, sealed},
    {GET, "/k/headed", PUBLIC, headed},      {GET, "/p/open", PUBLIC, other},
    {POST, "/k/add", PUBLIC, add, ADD_FORM}, {0},
};

const struct module httptest_kept_module = {.name = "k", .routes = ROUTES};
