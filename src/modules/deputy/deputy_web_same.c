// SPDX-License-Identifier: MulanPSL-2.0
/* Who is who across levels: two entries of one name side by side, decided by whoever reads them. */
#include "deputy_register_view.h"
#include "modules/deputy/deputy_actions.h"
#include "modules/deputy/deputy_rules_ending.h"
#include "modules/deputy/deputy_web.h"
#include "platform/text.h"
#include "platform/view.h"

enum { CELLS = 10, HINTS = 4 };

/* What two mandates may well have of their own (constituency, place) is no difference. */
static void cell(struct deputy_pair_cell_v *cells, size_t *n, const char *key, struct str one,
                 struct str other, bool telling)
{
    if (one.len > 0 || other.len > 0)
        cells[(*n)++] = (struct deputy_pair_cell_v){
            text(key), one, other, one.len > 0 && other.len > 0 && telling && !str_eq(one, other)};
}

/* Sealed, so it is compared here and never shown. */
static struct date born(struct ctx *ctx, const struct deputy_mandate *m)
{
    struct deputy_secret secret;
    const struct err was = ctx->err;

    if ((m->own ? deputy_secret(ctx, m->id, &secret)
                : deputy_store_outside_secret(ctx, m->id, &secret)) != ST_OK) {
        ctx->err = was;
        return (struct date){0};
    }
    return secret.born_on;
}

static void hint(struct tag_v *tags, size_t *n, bool same, bool differ, const char *yes,
                 const char *no)
{
    if (same)
        tags[(*n)++] = (struct tag_v){.label = text(yes), .class = S("ok")};
    else if (differ)
        tags[(*n)++] = (struct tag_v){.label = text(no), .class = S("wait")};
}

static struct str url_of(struct ctx *ctx, const struct deputy_mandate *m)
{
    return str_printf(ctx->arena, m->own ? "/deputy/%lld" : "/deputy/outside/%lld",
                      (long long)m->id);
}

static struct deputy_pair_row_v row_make(struct ctx *ctx, const struct deputy_pair *p)
{
    struct deputy_pair_cell_v *cells = arena_array(ctx->arena, CELLS, struct deputy_pair_cell_v);
    struct tag_v *hints = arena_array(ctx->arena, HINTS, struct tag_v);
    struct deputy_pair_row_v v = {
        .one = p->one.id,
        .other = p->other.id,
        .name = p->one.name,
        .one_url = url_of(ctx, &p->one),
        .other_url = url_of(ctx, &p->other),
        .one_label = p->one.congress,
        .other_label = p->other.congress,
        .cells = cells,
        .hints = hints,
        .decision = p->decision,
        .decided_at = p->decided_at,
    };
    const struct date one = born(ctx, &p->one), other = born(ctx, &p->other);
    const bool known = !date_none(one) && !date_none(other);
    size_t n = 0;

    cell(cells, &n, "deputy.sex", p->one.sex.len > 0 ? text_of("deputy.sex.", p->one.sex) : S(""),
         p->other.sex.len > 0 ? text_of("deputy.sex.", p->other.sex) : S(""), true);
    cell(cells, &n, "deputy.ethnic", p->one.ethnic, p->other.ethnic, true);
    cell(cells, &n, "deputy.party", p->one.party, p->other.party, true);
    cell(cells, &n, "deputy.education", p->one.education, p->other.education, true);
    cell(cells, &n, "deputy.occupation", p->one.occupation, p->other.occupation, false);
    cell(cells, &n, "deputy.elected_by", p->one.constituency, p->other.constituency, false);
    cell(cells, &n, "deputy.place", p->one.place, p->other.place, false);
    v.cells_count = n;
    hint(hints, &v.hints_count, p->same_id, p->other_id, "deputy.same.id",
         "deputy.same.id_differs");
    hint(hints, &v.hints_count, p->same_phone, p->other_phone, "deputy.same.phone",
         "deputy.same.phone_differs");
    hint(hints, &v.hints_count, known && date_cmp(one, other) == 0, known, "deputy.same.born",
         "deputy.same.born_differs");
    if (deputy_unrelated(&p->one, &p->other))
        hints[v.hints_count++] =
            (struct tag_v){.label = T("deputy.same.unrelated"), .class = S("bad")};
    return v;
}

static enum status rows_make(struct ctx *ctx, bool decided, const struct deputy_pair_row_v **out,
                             size_t *out_count)
{
    struct deputy_pair_row_v *rows;
    struct deputy_pair *pairs;

    TRY(deputy_pairs(ctx, decided, &pairs, out_count));
    rows = arena_array(ctx->arena, *out_count, struct deputy_pair_row_v);
    arr_each (i, *out_count)
        rows[i] = row_make(ctx, &pairs[i]);
    *out = rows;
    return ST_OK;
}

enum status deputy_web_same(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct link_v *up = arena_new(ctx->arena, struct link_v);
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);
    struct deputy_same_v v = {.open = NULL};

    TRY(rows_make(ctx, false, &v.open, &v.open_count));
    TRY(rows_make(ctx, true, &v.decided, &v.decided_count));
    *up = (struct link_v){.label = T("deputy.library.title"), .url = S("/deputy/library")};
    v.crumbs = (struct crumbs_v){.items = up, .items_count = 1, .here = T("deputy.same.title")};
    *empty = (struct empty_v){.title = T("deputy.same.none"), .text = T("deputy.same.none_text")};
    v.empty = v.open_count == 0 ? empty : NULL;
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("deputy.same.title"), &deputy_same_view, &v);
}

enum status deputy_web_decide(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct str decision = param_text(rq, "decision");

    TRY(deputy_decide(ctx, param_id(rq, "one"), param_id(rq, "other"), decision));
    respond_flash(rs, str_eqz(decision, "undone") ? "deputy.same.undone" : "deputy.same.done",
                  S(""));
    return respond_see_other(rs, "/deputy/same");
}
