// SPDX-License-Identifier: MulanPSL-2.0
/* Clauses: found by their words, one by one, beside higher law, in two versions. */
#include "modules/statute/statute.h"
#include "modules/statute/statute_rules.h"
#include "modules/statute/statute_web.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

static const char *const KEPT[] = {"q", "level", "kind", "limit", NULL};

/* ---------------------------------------------------------------- found by words */

static struct statute_found_v found_of(struct ctx *ctx, const struct statute_clause_row *r,
                                       struct str q)
{
    const struct statute_word word = {q, S("")};
    struct statute_span *spans;
    struct statute_found_v v = {
        .id = r->clause.id,
        .title = r->title,
        .level = r->level,
        .number = r->clause.number,
        .heading = r->clause.heading,
        .text = r->clause.text,
        .kind = r->clause.kind,
        .url = statute_web_clause_url(ctx, &r->clause),
    };

    statute_spans(ctx->arena, r->clause.text, &word, q.len > 0 ? 1 : 0, &spans, &v.spans_count);
    v.spans = statute_web_spans(ctx, spans, v.spans_count);
    return v;
}

enum status statute_web_clauses(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct statute_clause_filter f = {
        .q = param_text(rq, "q"),
        .level = param_text(rq, "level"),
        .kind = param_text(rq, "kind"),
        .after = param_text(rq, "after"),
        .limit = list_limit(rq, LIST_ROWS),
    };
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);
    struct field_v *fields = arena_array(ctx->arena, 2, struct field_v);
    struct statute_clauses_v v = {0};
    struct statute_clause_row *all;
    struct statute_found_v *rows;
    struct list_links links;
    struct str next;

    TRY(statute_store_clause_page(ctx, &f, &all, &v.rows_count, &next, &v.total));
    rows = arena_array(ctx->arena, v.rows_count, struct statute_found_v);
    arr_each (i, v.rows_count)
        rows[i] = found_of(ctx, &all[i], f.q);
    v.rows = rows;
    v.crumbs = statute_web_crumbs(ctx, S(""), S(""), T("statute.clauses"));
    fields[0] = form_field(ctx, rq, "select", "level", "statute.f.level", f.level);
    statute_web_options(ctx, &fields[0], STATUTE_LEVELS, "statute.level.", true);
    fields[1] = form_field(ctx, rq, "select", "kind", "statute.f.kind", f.kind);
    statute_web_options(ctx, &fields[1], STATUTE_KINDS, "statute.kind.", true);
    v.filter = (struct filter_v){.url = S("/statute/clause"),
                                 .label = T("statute.filter.clause"),
                                 .q = f.q,
                                 .fields = fields,
                                 .fields_count = 2,
                                 .reset = list_reset(rq, S("/statute/clause"))};
    links = list_links_of(ctx, rq, "/statute/clause", KEPT, next);
    v.pager = (struct pager_v){.next = links.next, .first = links.first, .total = S("")};
    *empty = (struct empty_v){.title = T("statute.no_clause"), .text = T("statute.no_clause_text")};
    v.empty = v.rows_count == 0 ? empty : NULL;
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("statute.clauses"), &statute_clauses_view, &v);
}

/* ---------------------------------------------------------------- one clause */

static void put_parts(struct ctx *ctx, const struct clause *c, struct statute_clause_v *v)
{
    struct clause_part *parts;
    struct statute_part_row_v *rows;

    clause_parts(ctx->arena, c->text, &parts, &v->parts_count);
    rows = arena_array(ctx->arena, v->parts_count, struct statute_part_row_v);
    arr_each (i, v->parts_count)
        rows[i] = (struct statute_part_row_v){
            .label =
                parts[i].item == 0
                    ? TF(ctx->arena, "statute.paragraph", str_int(ctx->arena, parts[i].paragraph))
                    : TF(ctx->arena, "statute.item", str_int(ctx->arena, parts[i].paragraph),
                         str_int(ctx->arena, parts[i].item)),
            .text = parts[i].text,
            .item = parts[i].item != 0,
        };
    v->parts = rows;
}

static void put_mark(struct ctx *ctx, const struct request *rq, const struct clause *c,
                     struct statute_clause_v *v)
{
    struct form_page *f;
    struct field_v *field;
    struct form_page_v *page = arena_new(ctx->arena, struct form_page_v);

    if (!may(ctx, "statute.manage") || !str_eqz(c->level, "article"))
        return;
    f = form_page_open(ctx, rq, T("statute.mark"), statute_web_clause_url(ctx, c), S(""),
                       T("statute.do.save"));
    f->v.part = true;
    field = form_page_put(f, "radio", "kind", "statute.f.kind", c->kind);
    statute_web_options(ctx, field, STATUTE_KINDS, "statute.kind.", false);
    *page = *form_page_done(f);
    v->mark = page;
}

enum status statute_web_clause(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct statute_clause_v v = {0};
    struct statute_beside *beside;
    struct statute s;
    struct clause c;
    size_t count;

    TRY(clause_get(ctx, path_id(rq, "id"), &c));
    TRY(statute_get(ctx, c.statute_id, &s));
    v = (struct statute_clause_v){
        .crumbs = statute_web_crumbs(ctx, s.title,
                                     str_printf(ctx->arena, "/statute/%lld?text=%lld#c%lld",
                                                (long long)s.id, (long long)c.text_id,
                                                (long long)c.place),
                                     c.number),
        .title = s.title,
        .id = c.id,
        .number = c.number,
        .heading = c.heading,
        .kind = c.kind,
        .tag = {.label = text_of("statute.kind.", c.kind), .class = S("")},
    };
    put_parts(ctx, &c, &v);
    put_mark(ctx, rq, &c, &v);
    TRY(statute_beside_text(ctx, c.text, s.level, &beside, &count));
    if (count > 0) {
        v.like = statute_web_like(ctx, beside);
        v.like_count = beside->like_count;
    }
    return respond_view(ctx, rq, rs, FRAME_STAFF, s.title, &statute_clause_view, &v);
}

enum status statute_web_mark(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    TRY(clause_mark(ctx, id, param_text(rq, "kind")));
    respond_flash(rs, "statute.done.marked", S(""));
    return respond_see_other(rs, "/statute/clause/%lld", (long long)id);
}

/* ---------------------------------------------------------------- two versions */

static struct str number_of(const struct clause *c)
{
    return c == NULL ? S("") : c->number.len > 0 ? c->number : T("statute.unnumbered");
}

static void put_pair(struct ctx *ctx, const struct statute_change_pair *p,
                     struct statute_change_row_v *row)
{
    const struct str how = str_from(statute_how_word(p->how));
    const struct statute_span all = {p->before != NULL ? p->before->text : S(""), p->after == NULL};
    const struct statute_span now = {p->after != NULL ? p->after->text : S(""), p->before == NULL};
    struct statute_span *x, *y;

    *row = (struct statute_change_row_v){
        .how = how,
        .tag = {.label = text_of("statute.how.", how),
                .class = p->how == STATUTE_ADDED     ? S("ok")
                         : p->how == STATUTE_REMOVED ? S("bad")
                         : p->how == STATUTE_SAME    ? S("")
                                                     : S("wait")},
        .before = number_of(p->before),
        .after = number_of(p->after),
        .both = p->before != NULL && p->after != NULL,
        .old_count = p->before != NULL,
        .now_count = p->after != NULL,
    };
    if (row->both) {
        statute_compare_words(ctx->arena, p->before->text, p->after->text, &x, &row->old_count, &y,
                              &row->now_count);
        row->old = statute_web_spans(ctx, x, row->old_count);
        row->now = statute_web_spans(ctx, y, row->now_count);
        return;
    }
    row->old = statute_web_spans(ctx, &all, row->old_count);
    row->now = statute_web_spans(ctx, &now, row->now_count);
}

static struct str counts_of(struct ctx *ctx, const size_t n[STATUTE_HOWS])
{
    return TF(ctx->arena, "statute.compare_counts", str_int(ctx->arena, (int64_t)n[STATUTE_ADDED]),
              str_int(ctx->arena, (int64_t)n[STATUTE_REMOVED]),
              str_int(ctx->arena, (int64_t)(n[STATUTE_CHANGED] + n[STATUTE_MOVED_CHANGED])),
              str_int(ctx->arena, (int64_t)(n[STATUTE_MOVED] + n[STATUTE_MOVED_CHANGED])),
              str_int(ctx->arena, (int64_t)(n[STATUTE_SAME] + n[STATUTE_RENUMBERED])));
}

static enum status two_texts(struct ctx *ctx, const struct request *rq, const struct statute *s,
                             struct statute_text out[2])
{
    struct statute_text *texts;
    size_t count;
    int64_t from = param_id(rq, "from"), to = param_id(rq, "to");

    TRY(statute_texts(ctx, s->id, &texts, &count));
    if (count < 2 && (from == 0 || to == 0))
        return fail(&ctx->err, ST_RULE, "statute.err.one_version", NULL);
    TRY(statute_text_get(ctx, from != 0 ? from : texts[1].id, &out[0]));
    TRY(statute_text_get(ctx, to != 0 ? to : texts[0].id, &out[1]));
    return out[0].statute_id == s->id && out[1].statute_id == s->id
               ? ST_OK
               : fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
}

static void compare_tabs(struct ctx *ctx, const struct statute_text t[2], bool all,
                         struct statute_compare_v *v)
{
    struct tab_v *tabs = arena_array(ctx->arena, 2, struct tab_v);

    for (size_t i = 0; i < 2; i++)
        tabs[i] = (struct tab_v){
            .label = i == 0 ? T("statute.only_changed") : T("statute.all_articles"),
            .url = str_printf(ctx->arena, "/statute/%lld/compare?from=%lld&to=%lld%s",
                              (long long)t[0].statute_id, (long long)t[0].id, (long long)t[1].id,
                              i == 0 ? "" : "&show=all"),
            .on = (i == 1) == all,
            .count = S(""),
        };
    v->tabs = (struct tabs_v){.label = T("statute.compare"), .items = tabs, .items_count = 2};
}

enum status statute_web_compare(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const bool all = str_eqz(param_text(rq, "show"), "all");
    size_t n[STATUTE_HOWS] = {0}, old_count, now_count, count;
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);
    struct statute_change_pair *pairs;
    struct statute_change_row_v *rows;
    struct statute_compare_v v = {0};
    struct statute_text t[2] = {0};
    struct clause *old = NULL, *now = NULL;
    struct statute s;

    TRY(statute_get(ctx, path_id(rq, "id"), &s));
    TRY(two_texts(ctx, rq, &s, t));
    TRY(clause_list(ctx, t[0].id, S(""), &old, &old_count));
    TRY(clause_list(ctx, t[1].id, S(""), &now, &now_count));
    statute_compare(ctx->arena, old, old_count, now, now_count, &pairs, &count);
    rows = arena_array(ctx->arena, count, struct statute_change_row_v);
    arr_each (i, count) {
        n[pairs[i].how]++;
        if (all || (pairs[i].how != STATUTE_SAME && pairs[i].how != STATUTE_RENUMBERED))
            put_pair(ctx, &pairs[i], &rows[v.rows_count++]);
    }
    v.rows = rows;
    v.crumbs =
        statute_web_crumbs(ctx, s.title, statute_web_url(ctx, s.id, ""), T("statute.compare"));
    v.title = s.title;
    v.from = list_iso(ctx, t[0].adopted_on);
    v.to = list_iso(ctx, t[1].adopted_on);
    v.counts = counts_of(ctx, n);
    compare_tabs(ctx, t, all, &v);
    *empty = (struct empty_v){.title = T("statute.no_change"), .text = T("statute.no_change_text")};
    v.empty = v.rows_count == 0 ? empty : NULL;
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("statute.compare"), &statute_compare_view, &v);
}
