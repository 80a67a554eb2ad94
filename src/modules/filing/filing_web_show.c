// SPDX-License-Identifier: MulanPSL-2.0
/* One document: where it stands, what may follow, what was found and said; beside higher law. */
#include "modules/attachment/attachment.h"
#include "modules/filing/filing_rules.h"
#include "modules/filing/filing_web.h"
#include "modules/statute/statute.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

enum { ACTS_MAX = 12, FACTS_MAX = 24, STAGES = 4, ASKS_MAX = 20 };

/* ---------------------------------------------------------------- what may follow */

static void add_act(struct ctx *ctx, struct filing_show_v *v, const char *word, const char *tail)
{
    struct link_v *acts = (struct link_v *)v->acts;

    acts[v->acts_count++] = (struct link_v){.label = text_of("filing.do.", str_from(word)),
                                            .url = filing_web_url(ctx, v->id, tail)};
}

static bool can(struct ctx *ctx, const struct filing *f, const char *act, bool office)
{
    struct err ignored = {0};
    struct str to;

    (void)ctx;
    return filing_next(f->state, str_from(act), office ? FILING_OFFICE : FILING_MAKER, &to,
                       &ignored) == ST_OK;
}

static enum status put_acts(struct ctx *ctx, const struct filing *f, bool office,
                            struct filing_show_v *v)
{
    static const struct {
        const char *act, *tail;
    } ACTS[] = {
        {"register", "/act/register"},
        {"return", "/act/return"},
        {"refuse", "/act/refuse"},
        {"again", "/again"},
        {"distribute", "/distribute"},
        {"review", "/review"},
        {"opine", "/act/opine"},
        {"close", "/act/close"},
        {"letter_out", "/act/letter_out"},
        {"talk", "/act/talk"},
        {"reply", "/act/reply"},
        {"refile", "/refile"},
        {"amend", "/amend"},
        {"letter_in", "/act/letter_in"},
        {"annul", "/annul"},
        {"extend", "/act/extend"},
        {"reopen", "/act/reopen"},
    };

    struct filing_amendment owed;
    struct err ignored = {0};

    TRY(filing_text_owed(ctx, f->id, &owed));
    v->acts = arena_array(ctx->arena, COUNT(ACTS), struct link_v);
    arr_each (i, COUNT(ACTS)) {
        const struct str act = str_from(ACTS[i].act);

        if (!can(ctx, f, ACTS[i].act, office) || (str_eqz(act, "extend") && f->extended) ||
            (str_eqz(act, "amend") && filing_check_amend(f, &ignored) != ST_OK) ||
            (str_eqz(act, "refile") && owed.id == 0))
            continue;
        add_act(ctx, v, ACTS[i].act, ACTS[i].tail);
    }
    return ST_OK;
}

/* ---------------------------------------------------------------- what it is */

static void fact(struct kv_item_v *items, size_t *n, struct str label, struct str value)
{
    if (value.len > 0)
        items[(*n)++] = (struct kv_item_v){.label = label, .value = value};
}

static enum status put_facts(struct ctx *ctx, const struct filing *f, struct filing_show_v *v)
{
    struct kv_item_v *items = arena_array(ctx->arena, FACTS_MAX, struct kv_item_v);
    size_t n = 0;

    fact(items, &n, T("filing.col.organ"), f->organ);
    fact(items, &n, T("filing.col.maker"), text_of("filing.maker.", f->maker));
    fact(items, &n, T("filing.col.register"), filing_register_text(ctx, f));
    fact(items, &n, T("filing.col.index"), f->index_number);
    fact(items, &n, T("filing.col.signed"), text_date(ctx->arena, f->signed_on, ctx->today));
    fact(items, &n, T("filing.col.published"), text_date(ctx->arena, f->published_on, ctx->today));
    fact(items, &n, T("filing.col.effective"), text_date(ctx->arena, f->effective_on, ctx->today));
    fact(items, &n, T("filing.col.filed"), text_date(ctx->arena, f->filed_on, ctx->today));
    fact(items, &n, T("filing.col.due"), text_date(ctx->arena, f->due_on, ctx->today));
    if (f->register_no != 0)
        fact(items, &n, T("filing.col.mode"), text_of("filing.mode.", f->mode));
    if (f->ground.len > 0)
        fact(items, &n, T("filing.col.ground"), text_of("filing.ground.", f->ground));
    fact(items, &n, T("filing.col.closed"), text_date(ctx->arena, f->closed_on, ctx->today));
    TRY(filing_web_after_facts(ctx, f, items, FACTS_MAX, &n));
    v->facts = (struct kv_v){.items = items, .items_count = n};
    v->article = str_from(filing_law_article(FILING_LAW_FILE));
    return ST_OK;
}

static void put_stages(struct ctx *ctx, const struct filing *f, struct filing_show_v *v)
{
    static const char *const WORDS[STAGES] = {"file", "register", "review", "close"};
    struct stage_v *items = arena_array(ctx->arena, STAGES, struct stage_v);
    const bool closed = str_eqz(f->state, "closed");
    const size_t at = closed                       ? STAGES
                      : f->register_no != 0        ? 2
                      : str_eqz(f->state, "filed") ? 1
                                                   : 0;

    arr_each (i, STAGES) {
        const struct str word = str_from(WORDS[i]);

        items[i] = (struct stage_v){.mark = text_of("filing.stage.mark.", word),
                                    .title = text_of("filing.stage.", word),
                                    .note = S(""),
                                    .done = i < at,
                                    .now = i == at};
    }
    items[0].note = text_date(ctx->arena, f->filed_on, ctx->today);
    items[1].note = text_date(ctx->arena, f->registered_on, ctx->today);
    items[STAGES - 1].note = text_date(ctx->arena, f->closed_on, ctx->today);
    v->stages =
        (struct stages_v){.label = T("filing.stages"), .items = items, .items_count = STAGES};
}

static enum status put_files(struct ctx *ctx, const struct filing *f, bool side,
                             struct filing_show_v *v)
{
    const struct attachment_of of = {"filing", f->id};

    v->files_url = side ? attachment_page_url(ctx->arena, of) : S("");
    return attachment_shown(ctx, of, &v->files);
}

/* ---------------------------------------------------------------- what was found and said */

static enum status put_points(struct ctx *ctx, const struct filing *f, struct filing_show_v *v)
{
    struct filing_point_row_v *rows;
    struct filing_point *all;

    TRY(filing_store_points(ctx, f->id, &all, &v->points_count));
    rows = arena_array(ctx->arena, v->points_count, struct filing_point_row_v);
    arr_each (i, v->points_count)
        rows[i] = (struct filing_point_row_v){
            .item = all[i].item,
            .verdict = all[i].verdict,
            .note = all[i].note,
            .tag = {.label = text_of("filing.verdict.", all[i].verdict),
                    .class = str_eqz(all[i].verdict, "ok") ? S("ok") : S("bad")}};
    v->points = rows;
    return ST_OK;
}

static enum status put_tasks(struct ctx *ctx, const struct filing *f, bool office,
                             struct filing_show_v *v)
{
    struct filing_task_row_v *rows;
    struct filing_task *all;

    TRY(filing_store_tasks(ctx, f->id, &all, &v->tasks_count));
    rows = arena_array(ctx->arena, v->tasks_count, struct filing_task_row_v);
    arr_each (i, v->tasks_count) {
        const bool open = date_none(all[i].answered_on) && !str_eqz(f->state, "closed");
        const bool his = office || (all[i].organ_id != 0 && may(ctx, "filing.opine") &&
                                    all[i].organ_id == ctx->actor->organ_id);

        rows[i] = (struct filing_task_row_v){
            .id = all[i].id,
            .who = all[i].organ_id != 0 ? all[i].organ
                                        : TF(ctx->arena, "filing.expert", all[i].expert),
            .text = all[i].text,
            .due_on = all[i].due_on,
            .tag = {.label = all[i].verdict.len > 0 ? text_of("filing.opinion.", all[i].verdict)
                                                    : T("filing.opinion.waiting"),
                    .class = str_eqz(all[i].verdict, "problem") ? S("bad")
                             : all[i].verdict.len > 0           ? S("ok")
                                                                : S("wait")},
            .due = open ? due_tag_make(ctx, all[i].due_on) : NULL,
            .url = open && his ? str_printf(ctx->arena, "/filing/task/%lld", (long long)all[i].id)
                               : S(""),
        };
    }
    v->tasks = rows;
    return ST_OK;
}

static enum status put_steps(struct ctx *ctx, const struct filing *f, struct filing_show_v *v)
{
    const bool reads = may(ctx, "filing.read");
    struct filing_step_row_v *rows;
    struct filing_step *all;
    size_t count;

    TRY(filing_store_steps(ctx, f->id, &all, &count));
    rows = arena_array(ctx->arena, count, struct filing_step_row_v);
    arr_each (i, count)
        if (reads || filing_step_told(all[i].act))
            rows[v->steps_count++] = (struct filing_step_row_v){
                .act = all[i].act, .on = all[i].on, .who = all[i].who, .text = all[i].text};
    v->steps = rows;
    return ST_OK;
}

static enum status put_asks(struct ctx *ctx, const struct filing *f, struct filing_show_v *v)
{
    const struct filing_ask_filter q = {.filing_id = f->id, .limit = ASKS_MAX};
    struct filing_line_v *rows;
    struct filing_ask *all;
    struct str next;
    int64_t total;

    if (!may(ctx, "filing.read"))
        return ST_OK;
    TRY(filing_store_ask_page(ctx, &q, &all, &v->asks_count, &next, &total));
    rows = arena_array(ctx->arena, v->asks_count, struct filing_line_v);
    arr_each (i, v->asks_count)
        rows[i] = (struct filing_line_v){
            .id = all[i].id,
            .title = text_of("filing.sort.", all[i].sort),
            .url = str_printf(ctx->arena, "/filing/ask/%lld", (long long)all[i].id),
            .meta = text_date(ctx->arena, all[i].asked_on, ctx->today),
            .text = S(""),
            .tag = filing_web_ask_tag(all[i].state),
        };
    v->asks = rows;
    return ST_OK;
}

static enum status put_links(struct ctx *ctx, const struct filing *f, struct filing_show_v *v)
{
    struct link_v *links = arena_array(ctx->arena, 2, struct link_v);
    struct filing_refiled r;
    enum status st;

    if (f->body.len > 0 && may(ctx, "filing.opine"))
        links[v->links_count++] = (struct link_v){.label = T("filing.beside"),
                                                  .url = filing_web_url(ctx, f->id, "/beside")};
    st = filing_store_refiled_of(ctx, f->id, &r);
    if (st == ST_OK)
        links[v->links_count++] = (struct link_v){.label = T("filing.compare"),
                                                  .url = filing_web_url(ctx, f->id, "/compare")};
    else if (st == ST_NOT_FOUND)
        ctx->err = (struct err){0};
    else
        return st;
    v->links = links;
    return ST_OK;
}

enum status filing_web_show(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct filing_show_v v = {0};
    struct filing f;
    struct err was;
    bool office = false, side;

    TRY(filing_get(ctx, path_id(rq, "id"), &f));
    was = ctx->err;
    side = filing_actor_side(ctx, &f, &office) == ST_OK;
    ctx->err = was;
    v = (struct filing_show_v){
        .crumbs = filing_web_crumbs(ctx, S(""), S(""), f.title),
        .id = f.id,
        .version = f.version,
        .title = f.title,
        .number = f.number,
        .state = f.state,
        .mode = f.mode,
        .result = f.result,
        .tag = filing_web_tag(&f),
        .due = due_tag_make(ctx, f.clock_on),
        .body = f.body,
    };
    if (f.late_days > 0) {
        struct tag_v *late = arena_new(ctx->arena, struct tag_v);

        *late =
            (struct tag_v){.label = TF(ctx->arena, "filing.late", str_int(ctx->arena, f.late_days)),
                           .class = S("bad")};
        v.late = late;
    }
    if (side)
        TRY(put_acts(ctx, &f, office, &v));
    TRY(put_links(ctx, &f, &v));
    TRY(put_facts(ctx, &f, &v));
    put_stages(ctx, &f, &v);
    TRY(put_files(ctx, &f, side, &v));
    if (may(ctx, "filing.read")) { /* how it is reviewed is not the maker's to see */
        TRY(put_points(ctx, &f, &v));
        TRY(put_tasks(ctx, &f, office, &v));
    }
    TRY(put_steps(ctx, &f, &v));
    TRY(put_asks(ctx, &f, &v));
    form_errors(ctx, rq, &v.errors);
    v.more = acts_more(ctx, v.acts, &v.acts_count);
    return respond_view(ctx, rq, rs, FRAME_STAFF, f.title, &filing_show_view, &v);
}

/* ---------------------------------------------------------------- beside higher law */

static const struct filing_span_v *spans_of(struct ctx *ctx, const struct statute_beside *b,
                                            struct str text, size_t *count)
{
    struct statute_span *spans;
    struct filing_span_v *out;

    statute_spans(ctx->arena, text, b->words, b->words_count, &spans, count);
    out = arena_array(ctx->arena, *count, struct filing_span_v);
    arr_each (i, *count)
        out[i] = (struct filing_span_v){.text = spans[i].text, .on = spans[i].on};
    return out;
}

static void beside_row(struct ctx *ctx, const struct statute_beside *b, size_t at,
                       struct filing_beside_row_v *row)
{
    enum { TENTHS = 10 };
    struct filing_word_row_v *words =
        arena_array(ctx->arena, b->words_count, struct filing_word_row_v);
    struct filing_like_row_v *like =
        arena_array(ctx->arena, b->like_count, struct filing_like_row_v);

    arr_each (i, b->words_count)
        words[i] = (struct filing_word_row_v){.word = b->words[i].word, .note = b->words[i].note};
    arr_each (i, b->like_count) {
        like[i] = (struct filing_like_row_v){
            .title = b->like[i].title,
            .level = b->like[i].level,
            .number = b->like[i].clause.number,
            .url = str_printf(ctx->arena, "/statute/clause/%lld", (long long)b->like[i].clause.id),
            .score = b->like[i].score / TENTHS,
        };
        like[i].spans = spans_of(ctx, b, b->like[i].clause.text, &like[i].spans_count);
    }
    *row = (struct filing_beside_row_v){
        .number = b->clause.number.len > 0
                      ? b->clause.number
                      : TF(ctx->arena, "filing.line", str_int(ctx->arena, b->clause.place)),
        .anchor = str_printf(ctx->arena, "b%zu", at + 1),
        .words = words,
        .words_count = b->words_count,
        .like = like,
        .like_count = b->like_count,
    };
    row->spans = spans_of(ctx, b, b->clause.text, &row->spans_count);
}

enum status filing_web_beside(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct filing_beside_row_v *rows;
    struct filing_beside_v v = {0};
    struct statute_beside *all;
    struct statute_match in;
    struct filing f;
    size_t count;

    TRY(filing_get(ctx, path_id(rq, "id"), &f));
    in = (struct statute_match){
        .text = str_printf(ctx->arena, STR_FMT "\n" STR_FMT, STR_ARG(f.title), STR_ARG(f.body)),
        .level = S("document")};
    TRY(statute_beside(ctx, &in, &all, &count));
    rows = arena_array(ctx->arena, count, struct filing_beside_row_v);
    arr_each (i, count) {
        v.flagged += all[i].words_count > 0;
        if (all[i].words_count > 0 || all[i].like_count > 0)
            beside_row(ctx, &all[i], i, &rows[v.rows_count++]);
    }
    v.rows = rows;
    v.clauses = (int64_t)count;
    v.title = f.title;
    v.crumbs = filing_web_crumbs(ctx, f.title, filing_web_url(ctx, f.id, ""), T("filing.beside"));
    v.empty = v.rows_count == 0
                  ? filing_web_empty(ctx, T("filing.no_beside"), T("filing.no_beside_text"))
                  : NULL;
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("filing.beside"), &filing_beside_view, &v);
}
