// SPDX-License-Identifier: MulanPSL-2.0
/* What tellers enter, what phones send, and the letter with the result. */
#include "modules/appraisal/appraisal_web.h"
#include "modules/body/body.h"
#include "modules/congress/congress.h"
#include "platform/paper.h"
#include "platform/qr.h"
#include "platform/text.h"
#include "platform/view.h"

enum { WORDS = 4, SLIPS = 100 };

struct sheet {
    struct appraisal a;
    struct appraisal_group g;
    struct appraisal_subject *subjects;
    struct appraisal_item *items;
    size_t subjects_count, items_count;
};

static enum status sheet_of(struct ctx *ctx, int64_t group_id, struct sheet *s)
{
    TRY(appraisal_store_group(ctx, group_id, &s->g));
    TRY(appraisal_store_get(ctx, s->g.appraisal_id, &s->a));
    TRY(appraisal_store_subjects(ctx, s->a.id, &s->subjects, &s->subjects_count));
    return appraisal_store_items(ctx, s->a.id, &s->items, &s->items_count);
}

static struct str item_name(const struct sheet *s, size_t i)
{
    return s->items_count > 1 ? s->items[i].name : S("");
}

/* ---------------------------------------------------------------- tellers */

/* What this teller has typed just now, or entered before; what the other has is not shown. */
static struct str cell(struct ctx *ctx, const struct request *rq, size_t at,
                       const struct appraisal_entry *own, int64_t n)
{
    if (form_again(rq) && at < param_count(rq, "n"))
        return param_text_at(rq, "n", at);
    return own != NULL ? str_int(ctx->arena, n) : S("0");
}

static const struct appraisal_entry *own_entry(struct ctx *ctx,
                                               const struct appraisal_entry *entries, size_t count,
                                               int64_t group, int64_t subject, int64_t item)
{
    arr_each (i, count)
        if (entries[i].group_id == group && entries[i].subject_id == subject &&
            entries[i].item_id == item && entries[i].teller == ctx->actor->account_id)
            return &entries[i];
    return NULL;
}

enum status appraisal_web_enter_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct link_v *up = arena_array(ctx->arena, 2, struct link_v);
    struct appraisal_count_v v = {.people = 0};
    struct appraisal_count_row_v *rows;
    struct appraisal_entry *entries;
    struct sheet s;
    size_t count, at = 0;

    TRY(sheet_of(ctx, path_id(rq, "id"), &s));
    TRY(appraisal_store_entries(ctx, s.a.id, &entries, &count));
    up[0] = (struct link_v){.label = T("appraisal.menu"), .url = S("/appraisal")};
    up[1] = (struct link_v){.label = s.a.title, .url = appraisal_web_url(ctx, "", s.a.id, "")};
    v.title = TF(ctx->arena, "appraisal.count_title", s.g.name);
    v.crumbs = (struct crumbs_v){.items = up, .items_count = 2, .here = v.title};
    v.url = appraisal_web_url(ctx, "/group", s.g.id, "/enter");
    v.people = s.g.people;
    rows = arena_array(ctx->arena, s.subjects_count * s.items_count, struct appraisal_count_row_v);
    arr_each (k, s.subjects_count)
        arr_each (i, s.items_count) {
            const struct appraisal_entry *own =
                own_entry(ctx, entries, count, s.g.id, s.subjects[k].id, s.items[i].id);
            const struct appraisal_counts n = own != NULL ? own->n : (struct appraisal_counts){0};

            rows[v.cells_count++] = (struct appraisal_count_row_v){
                .name = s.subjects[k].name,
                .item = item_name(&s, i),
                .label = str_printf(ctx->arena, STR_FMT " " STR_FMT, STR_ARG(s.subjects[k].name),
                                    STR_ARG(item_name(&s, i))),
                .s = cell(ctx, rq, at, own, n.satisfied),
                .b = cell(ctx, rq, at + 1, own, n.basic),
                .d = cell(ctx, rq, at + 2, own, n.dissatisfied),
                .a = cell(ctx, rq, at + 3, own, n.abstain)};
            at += WORDS;
        }
    v.cells = rows;
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, v.title, &appraisal_count_view, &v);
}

enum status appraisal_web_enter(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const size_t count = param_count(rq, "n");
    int64_t *cells = arena_array(ctx->arena, count, int64_t);
    struct appraisal_group g;
    bool agree;

    for (size_t i = 0; i < count; i++)
        cells[i] = param_int_at(rq, "n", i);
    TRY(appraisal_store_group(ctx, path_id(rq, "id"), &g));
    TRY(appraisal_enter(ctx, g.id, cells, count, &agree));
    respond_flash(rs, agree ? "appraisal.done.agree" : "appraisal.done.entered", S(""));
    return respond_see_other(rs, "/appraisal/%lld", (long long)g.appraisal_id);
}

/* ---------------------------------------------------------------- phones */

/* The office prints one for each of the group: whoever has it rates once. */
enum status appraisal_web_slips(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t asked = param_int(rq, "after"),
                  after = asked > 0 && asked < APPRAISAL_PEOPLE_MAX ? asked : 0;
    struct appraisal_paper_v *slips = arena_array(ctx->arena, SLIPS, struct appraisal_paper_v);
    struct appraisal_slips_v v = {.slips = slips};
    struct congress congress;
    struct sheet s;

    TRY(congress_get(ctx, ctx->congress_id, &congress));
    TRY(sheet_of(ctx, path_id(rq, "id"), &s));
    TRY(appraisal_check_rating(&s.a, &ctx->err));
    if (!str_eqz(s.g.way, "phone"))
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    for (int64_t n = after; n < s.g.people && n - after < SLIPS; n++) {
        struct appraisal_paper_v *p = &slips[v.slips_count++];

        p->url = str_printf(ctx->arena, STR_FMT "/p/appraisal/%lld/rate?k=" STR_FMT "&c=" STR_FMT,
                            STR_ARG(request_origin(rq)), (long long)s.g.id,
                            STR_ARG(appraisal_slip(ctx, &s.g, n + 1)), STR_ARG(congress.code));
        TRY(qr_path(ctx->arena, p->url, &p->side, &p->path, &ctx->err));
    }
    v.title = TF(ctx->arena, "appraisal.slips_title", s.g.name);
    v.what = s.a.title;
    v.back = appraisal_web_url(ctx, "", s.a.id, "");
    if (after + SLIPS < s.g.people)
        v.more = str_printf(ctx->arena, "/appraisal/group/%lld/slips?after=%lld", (long long)s.g.id,
                            (long long)after + SLIPS);
    respond_header(rs, "Cache-Control", S("no-store"));
    return respond_view(ctx, rq, rs, FRAME_STAFF, v.title, &appraisal_slips_view, &v);
}

static enum status choose(struct ctx *ctx, const struct request *rq)
{
    struct congress congress;
    bool found;

    TRY(congress_choose(ctx, param_text(rq, "c"), &congress, &found));
    return found ? ST_OK : fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
}

enum status appraisal_web_rate_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct appraisal_rate_v v = {.open = false};
    struct err ignored = {0};
    struct appraisal_ask_v *asks;
    struct sheet s;

    TRY(choose(ctx, rq));
    TRY(sheet_of(ctx, path_id(rq, "id"), &s));
    if (!appraisal_slip_good(ctx, &s.g, param_text(rq, "k")))
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    v.title = s.a.title;
    v.url = str_printf(ctx->arena, "/p/appraisal/%lld/rate", (long long)s.g.id);
    v.code = param_text(rq, "k");
    v.congress = param_text(rq, "c");
    v.done = param_bool(rq, "done");
    v.open = !v.done && appraisal_check_rating(&s.a, &ignored) == ST_OK;
    asks = arena_array(ctx->arena, s.subjects_count * s.items_count, struct appraisal_ask_v);
    arr_each (k, s.subjects_count)
        arr_each (i, s.items_count) {
            asks[v.asks_count] = (struct appraisal_ask_v){
                .label = str_printf(ctx->arena, STR_FMT " " STR_FMT " " STR_FMT,
                                    STR_ARG(s.subjects[k].name), STR_ARG(s.subjects[k].post),
                                    STR_ARG(item_name(&s, i))),
                .id = str_printf(ctx->arena, "r%zu", v.asks_count)};
            v.asks_count++;
        }
    v.asks = asks;
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_PUBLIC, v.title, &appraisal_rate_view, &v);
}

enum status appraisal_web_rate(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct str c = param_text(rq, "c"), code = param_text(rq, "k");
    const int64_t id = path_id(rq, "id");
    const size_t count = param_count(rq, "grade");
    struct str *grades = arena_array(ctx->arena, count, struct str);

    TRY(choose(ctx, rq));
    for (size_t i = 0; i < count; i++)
        grades[i] = param_text_at(rq, "grade", i);
    TRY(appraisal_phone(ctx, id, code, grades, count));
    return respond_see_other(rs, "/p/appraisal/%lld/rate?k=" STR_FMT "&c=" STR_FMT "&done=1",
                             (long long)id, STR_ARG(code), STR_ARG(c));
}

/* ---------------------------------------------------------------- the letter */

enum status appraisal_web_letter_pdf(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    static const unsigned WIDTHS[] = {2, 5, 2, 2, 2};
    struct appraisal_subject *all;
    struct body body = {.name = S("")};
    struct paper_table *t;
    struct appraisal a;
    struct paper *p;
    struct str bytes;
    size_t count;

    TRY(appraisal_store_get(ctx, path_id(rq, "id"), &a));
    TRY(appraisal_store_subjects(ctx, a.id, &all, &count));
    if (body_of_kind(ctx, BODY_STANDING_COMMITTEE, ctx->today, &body) != ST_OK)
        body.name = S("");
    p = paper_new(ctx->arena, PAPER_SHEET, TF(ctx->arena, "appraisal.letter_title", a.title));
    paper_paragraph(p, TF(ctx->arena, "appraisal.letter_body", paper_date(ctx->arena, a.held_on),
                          a.title, str_int(ctx->arena, (int64_t)count)));
    t = paper_table_add(p, WIDTHS, COUNT(WIDTHS), 1, 0);
    paper_row_add(p, t,
                  (const struct paper_cell[]){{.text = T("appraisal.col.name"), .label = true},
                                              {.text = T("appraisal.col.post"), .label = true},
                                              {.text = T("appraisal.col.ballots"), .label = true},
                                              {.text = T("appraisal.col.score"), .label = true},
                                              {.text = T("appraisal.col.result"), .label = true}},
                  COUNT(WIDTHS), 1);
    arr_each (i, count)
        paper_row_add(
            p, t,
            (const struct paper_cell[]){
                {.text = all[i].name},
                {.text = all[i].post},
                {.text = str_int(ctx->arena, all[i].ballots), .align = PAPER_CENTRE},
                {.text = appraisal_web_score(ctx, all[i].score), .align = PAPER_CENTRE},
                {.text = appraisal_web_subject_row(ctx, &all[i]).tag.label, .align = PAPER_CENTRE}},
            COUNT(WIDTHS), 1);
    p->organ = body.name;
    p->date = ctx->today;
    TRY(paper_pdf(ctx, p, &bytes));
    return respond_bytes(rs, paper_format_type(PAPER_PDF), S("appraisal.pdf"), bytes);
}
