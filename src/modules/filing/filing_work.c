// SPDX-License-Identifier: MulanPSL-2.0
/* Campaigns, checks between counties, the report on a year. */
#include "modules/filing/filing_actions.h"
#include "modules/filing/filing_rules.h"
#include "modules/filing/filing_store.h"
#include "platform/db.h"
#include "platform/event.h"

enum { PAGE = 200, PAIRS_MAX = 50, SCORE_MAX = 100, YEAR_FIRST = 2000, YEAR_LAST = 2200 };

/* ---------------------------------------------------------------- campaigns */

struct saving {
    const void *in;
    int64_t *out_id;
};

static enum status campaign_tx(struct ctx *ctx, const void *input)
{
    const struct saving *s = input;
    struct filing_campaign c = *(const struct filing_campaign *)s->in;
    const bool begins = c.id == 0;

    if (begins) {
        c.id = db_new_id(ctx);
        c.state = S("open");
    } else {
        const int64_t version = c.version;

        TRY(filing_store_campaign(ctx, c.id, &c));
        if (str_eqz(c.state, "ended"))
            return fail(&ctx->err, ST_RULE, "filing.err.campaign_ended", NULL);
        if (c.decided < c.items)
            return fail(&ctx->err, ST_RULE, "filing.err.undecided", NULL);
        c.version = version;
        c.state = S("ended");
    }
    TRY(filing_store_campaign_put(ctx, &c));
    *s->out_id = c.id;
    return event_emit(ctx, begins ? "filing.campaign_begun" : "filing.campaign_ended", c.id);
}

enum status filing_campaign_save(struct ctx *ctx, const struct filing_campaign *in, int64_t *out_id)
{
    const struct saving s = {in, out_id};

    if (in->id == 0) {
        if (in->title.len == 0)
            invalid(ctx, "title", "filing.err.campaign_title", NULL);
        if (date_none(in->from_on) || date_none(in->until_on) ||
            date_cmp(in->until_on, in->from_on) < 0)
            invalid(ctx, "until_on", "filing.err.campaign_days", NULL);
        invalid_long(ctx, "title", in->title, FILING_TITLE_CHARS);
        invalid_long(ctx, "basis", in->basis, FILING_TITLE_CHARS);
        TRY(invalid_done(ctx));
    }
    return db_tx(ctx, campaign_tx, &s);
}

struct filling {
    int64_t campaign_id, organ_id;
    size_t *out_added;
};

static enum status open_campaign(struct ctx *ctx, int64_t id)
{
    struct filing_campaign c;

    TRY(filing_store_campaign(ctx, id, &c));
    return str_eqz(c.state, "open") ? ST_OK
                                    : fail(&ctx->err, ST_RULE, "filing.err.campaign_ended", NULL);
}

static bool on_list(const struct filing_item *items, size_t count, int64_t filing_id)
{
    arr_each (i, count)
        if (items[i].filing_id == filing_id)
            return true;
    return false;
}

static enum status fill_tx(struct ctx *ctx, const void *input)
{
    const struct filling *in = input;
    struct filing_filter f = {
        .organ_id = in->organ_id, .public = true, .limit = PAGE, .after = S("")};
    struct filing_item *items;
    size_t items_count;

    *in->out_added = 0;
    TRY(open_campaign(ctx, in->campaign_id));
    TRY(filing_store_items(ctx, in->campaign_id, &items, &items_count));
    do {
        struct filing *all;
        struct str next;
        size_t count;
        int64_t total;

        TRY(filing_store_page(ctx, &f, &all, &count, &next, &total));
        arr_each (i, count) {
            const bool gone =
                str_eqz(all[i].result, "repealed") || str_eqz(all[i].result, "revoked");

            if (gone || on_list(items, items_count, all[i].id))
                continue;
            TRY(filing_store_item_put(ctx, &(struct filing_item){.id = db_new_id(ctx),
                                                                 .campaign_id = in->campaign_id,
                                                                 .filing_id = all[i].id,
                                                                 .organ_id = all[i].organ_id,
                                                                 .title = all[i].title,
                                                                 .number = all[i].number}));
            ++*in->out_added;
        }
        f.after = next;
    } while (f.after.len > 0);
    return *in->out_added > 0 ? event_emit(ctx, "filing.campaign_filled", in->campaign_id) : ST_OK;
}

enum status filing_campaign_fill(struct ctx *ctx, int64_t campaign_id, int64_t organ_id,
                                 size_t *out_added)
{
    const struct filling in = {campaign_id, organ_id, out_added};

    return db_tx(ctx, fill_tx, &in);
}

static enum status item_tx(struct ctx *ctx, const void *input)
{
    struct filing_item item = *(const struct filing_item *)input;

    TRY(open_campaign(ctx, item.campaign_id));
    item.id = db_new_id(ctx);
    TRY(filing_store_item_put(ctx, &item));
    return event_emit(ctx, "filing.campaign_filled", item.campaign_id);
}

enum status filing_item_add(struct ctx *ctx, const struct filing_item *in)
{
    if (in->title.len == 0)
        invalid(ctx, "title", "filing.err.title", NULL);
    invalid_long(ctx, "title", in->title, FILING_TITLE_CHARS);
    invalid_long(ctx, "number", in->number, FILING_NUMBER_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, item_tx, in);
}

static enum status decide_tx(struct ctx *ctx, const void *input)
{
    const struct filing_item *in = input;
    struct filing_item item;

    TRY(filing_store_item(ctx, in->id, &item));
    TRY(open_campaign(ctx, item.campaign_id));
    item.version = in->version;
    item.decision = in->decision;
    item.note = in->note;
    item.done_on = ctx->today;
    TRY(filing_store_item_put(ctx, &item));
    return event_emit(ctx, "filing.item_decided", item.campaign_id);
}

enum status filing_item_decide(struct ctx *ctx, const struct filing_item *in)
{
    if (!filing_word_known(FILING_DECISIONS, in->decision))
        invalid(ctx, "decision", "filing.err.decision", NULL);
    if (!str_eqz(in->decision, "keep") && in->note.len == 0)
        invalid(ctx, "note", "filing.err.decision_note", NULL);
    invalid_long(ctx, "note", in->note, FILING_TEXT_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, decide_tx, in);
}

/* ---------------------------------------------------------------- checks between counties */

struct crossing {
    int64_t year;
    struct date on;
    struct str pairs;
};

static enum status plan_tx(struct ctx *ctx, const void *input)
{
    const struct crossing *in = input;
    struct str rest = in->pairs, line, checker;

    while (str_cut(&rest, '\n', &line)) {
        line = str_trim(line);
        if (line.len == 0)
            continue;
        (void)str_cut(&line, ' ', &checker);
        TRY(filing_store_cross_put(ctx, &(struct filing_cross){.id = db_new_id(ctx),
                                                               .year = in->year,
                                                               .checker = checker,
                                                               .checked = str_trim(line),
                                                               .planned_on = in->on}));
    }
    return event_emit(ctx, "filing.cross_planned", ctx->congress_id);
}

enum status filing_cross_plan(struct ctx *ctx, int64_t year, struct date on, struct str pairs)
{
    const struct crossing in = {year, on, pairs};
    struct str rest = pairs, line, checker;
    size_t count = 0;

    if (year < YEAR_FIRST || year > YEAR_LAST)
        invalid(ctx, "year", "filing.err.year", NULL);
    if (date_none(on))
        invalid(ctx, "on", "filing.err.cross_day", NULL);
    while (str_cut(&rest, '\n', &line)) {
        line = str_trim(line);
        if (line.len == 0)
            continue;
        count++;
        (void)str_cut(&line, ' ', &checker);
        line = str_trim(line);
        if (line.len == 0 || str_eq(line, checker) || count > PAIRS_MAX)
            invalid(ctx, "pairs", "filing.err.pair", str_z(ctx->arena, checker));
        invalid_long(ctx, "pairs", line, FILING_LINE_CHARS);
    }
    if (count == 0)
        invalid(ctx, "pairs", "filing.err.no_pair", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, plan_tx, &in);
}

static enum status cross_tx(struct ctx *ctx, const void *input)
{
    const struct filing_cross *in = input;
    struct filing_cross c;

    TRY(filing_store_cross(ctx, in->id, &c));
    c.version = in->version;
    c.done_on = in->done_on;
    c.sampled = in->sampled;
    c.score = in->score;
    c.findings = in->findings;
    TRY(filing_store_cross_put(ctx, &c));
    return event_emit(ctx, "filing.cross_done", c.id);
}

enum status filing_cross_note(struct ctx *ctx, const struct filing_cross *in)
{
    if (date_none(in->done_on) || date_cmp(in->done_on, ctx->today) > 0)
        invalid(ctx, "done_on", "filing.err.done_on", NULL);
    if (in->score < 0 || in->score > SCORE_MAX)
        invalid(ctx, "score", "filing.err.score", NULL);
    if (in->sampled < 0)
        invalid(ctx, "sampled", "filing.err.sampled", NULL);
    if (in->findings.len == 0)
        invalid(ctx, "findings", "filing.err.findings", NULL);
    invalid_long(ctx, "findings", in->findings, FILING_TEXT_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, cross_tx, in);
}

/* ---------------------------------------------------------------- the report on a year */

static enum status year_tx(struct ctx *ctx, const void *input)
{
    struct filing_year y = *(const struct filing_year *)input;

    if (y.version == 0)
        y.id = db_new_id(ctx);
    TRY(filing_store_year_put(ctx, &y));
    return event_emit(ctx, "filing.report_saved", y.id);
}

enum status filing_year_save(struct ctx *ctx, const struct filing_year *in)
{
    if (in->year < YEAR_FIRST || in->year > ctx->today.year)
        invalid(ctx, "year", "filing.err.year", NULL);
    if (in->text.len == 0)
        invalid(ctx, "text", "filing.err.report_text", NULL);
    if (!date_none(in->heard_on) && date_cmp(in->heard_on, ctx->today) > 0)
        invalid(ctx, "heard_on", "filing.err.on_later", NULL);
    if (in->published && date_none(in->heard_on))
        invalid(ctx, "heard_on", "filing.err.heard", NULL);
    invalid_long(ctx, "text", in->text, FILING_BODY_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, year_tx, in);
}

static enum status count_filings(struct ctx *ctx, struct filing_filter f, int64_t *out)
{
    struct filing *all;
    struct str next;
    size_t count;

    f.limit = 1;
    f.after = S("");
    return filing_store_page(ctx, &f, &all, &count, &next, out);
}

static enum status count_asks(struct ctx *ctx, struct filing_ask_filter f, int64_t *out)
{
    struct filing_ask *all;
    struct str next;
    size_t count;

    f.limit = 1;
    f.after = S("");
    return filing_store_ask_page(ctx, &f, &all, &count, &next, out);
}

enum status filing_year_sums(struct ctx *ctx, int64_t year, struct filing_sums *out)
{
    const struct date from = {(int)year, 1, 1}, to = {(int)year, 12, 31};
    const struct filing_filter filed = {.from = from, .to = to},
                               closed = {.from = from, .to = to, .by = "closed"};
    const struct filing_ask_filter asks = {.from = from, .to = to};
    struct filing_filter f;
    struct filing_ask_filter a;
    struct filing_listed *listed;
    size_t count;

#define FILINGS(base, what, to_what) (f = (base), f.what, count_filings(ctx, f, &out->to_what))
#define ASKS(what, to_what)          (a = asks, a.what, count_asks(ctx, a, &out->to_what))
    *out = (struct filing_sums){0};
    TRY(count_filings(ctx, filed, &out->filed));
    TRY(count_filings(ctx, closed, &out->reviewed));
    TRY(FILINGS(filed, late = true, late));
    TRY(FILINGS(filed, public = true, registered));
    TRY(FILINGS(filed, state = S("returned"), returned));
    TRY(FILINGS(filed, state = S("refused"), refused));
    TRY(FILINGS(closed, mode = S("active"), active));
    TRY(FILINGS(closed, result = S("clean"), clean));
    TRY(FILINGS(closed, result = S("corrected"), corrected));
    TRY(FILINGS(closed, result = S("repealed"), repealed));
    TRY(FILINGS(closed, result = S("revoked"), revoked));
    TRY(FILINGS(closed, result = S("explained"), explained));
    TRY(ASKS(sort = S("suggestion"), suggestions));
    TRY(ASKS(sort = S("request"), requests));
    TRY(ASKS(state = S("answered"), answered));
#undef FILINGS
#undef ASKS
    TRY(filing_store_catalogue(ctx, year, false, &listed, &count));
    out->listed = (int64_t)count;
    TRY(filing_store_catalogue(ctx, year, true, &listed, &count));
    out->missing = (int64_t)count;
    return ST_OK;
}
