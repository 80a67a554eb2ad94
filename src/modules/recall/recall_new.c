// SPDX-License-Identifier: MulanPSL-2.0
/* Recalls are taken in: whom it is about, which way it goes, who signed. */
#include "modules/congress/congress.h"
#include "modules/deputy/deputy.h"
#include "modules/recall/recall_actions.h"
#include "modules/recall/recall_parts.h"
#include "modules/recall/recall_store.h"
#include "platform/db.h"
#include "platform/event.h"

enum { NAMESAKES_MAX = 20, ABOUT_CHARS = 100 };

/* ---------------------------------------------------------------- whom it is about */

static enum status mandate_of(struct ctx *ctx, const struct recall_new *in,
                              struct deputy_mandate *out)
{
    struct deputy_mandate *all;
    size_t count, found = 0;

    if (in->mandate_id != 0)
        return deputy_mandate_get(ctx, in->mandate_id, out);
    TRY(deputy_mandates(ctx, in->level, in->name, NAMESAKES_MAX, &all, &count));
    arr_each (i, count) {
        if (!str_eq(all[i].name, in->name))
            continue;
        if (in->constituency.len > 0 && !str_eq(all[i].constituency, in->constituency))
            continue;
        *out = all[i];
        found++;
    }
    if (found == 1)
        return ST_OK;
    invalid(ctx, found == 0 ? "name" : "constituency",
            found == 0 ? "recall.err.nobody" : "recall.err.namesakes", NULL);
    return invalid_done(ctx);
}

/* ---------------------------------------------------------------- who signed */

/* The name ends at the first blank, of whichever width, or tab. */
static struct str cut_name(struct str *rest)
{
    static const struct str BLANKS[] = {{" ", 1}, {"\t", 1}, {"\u3000", sizeof "\u3000" - 1}};
    struct str name = *rest;

    for (size_t i = 0; i < rest->len; i++)
        arr_each (b, COUNT(BLANKS))
            if (str_starts((struct str){rest->ptr + i, rest->len - i}, BLANKS[b])) {
                name.len = i;
                *rest = (struct str){rest->ptr + i + BLANKS[b].len, rest->len - i - BLANKS[b].len};
                return name;
            }
    *rest = S("");
    return name;
}

static enum status add_signers(struct ctx *ctx, int64_t id, struct str lines, size_t *out_added)
{
    struct str line;
    int64_t place;

    *out_added = 0;
    TRY(recall_signers_count(ctx, id, &place));
    while (str_cut(&lines, '\n', &line)) {
        struct recall_signer s = {.recall_id = id};
        struct str rest = str_trim(line);

        if (rest.len == 0)
            continue;
        s.name = cut_name(&rest);
        s.about = str_trim(rest);
        if (++place > RECALL_SIGNERS_MAX)
            return fail_field(&ctx->err, "signers", "recall.err.signers_many", NULL);
        invalid_long(ctx, "signers", s.name, RECALL_NAME_CHARS);
        invalid_long(ctx, "signers", s.about, ABOUT_CHARS);
        TRY(invalid_done(ctx));
        TRY(recall_store_signer_insert(ctx, &s, place));
        (*out_added)++;
    }
    return ST_OK;
}

struct adding {
    int64_t id;
    struct str lines;
    size_t *out_added;
};

static enum status signers_tx(struct ctx *ctx, const void *input)
{
    const struct adding *in = input;
    struct recall r;

    TRY(recall_get(ctx, in->id, &r));
    if (!recall_signed(&r) || !date_none(r.ended_on) || !date_none(r.voted_on))
        return fail(&ctx->err, ST_RULE, "recall.wrong_state", NULL);
    TRY(add_signers(ctx, in->id, in->lines, in->out_added));
    if (*in->out_added == 0)
        return fail_field(&ctx->err, "signers", "recall.err.signers", NULL);
    return event_emit(ctx, "recall.signers_added", in->id);
}

enum status recall_signers_add(struct ctx *ctx, int64_t id, struct str lines, size_t *out_added)
{
    return db_tx(ctx, signers_tx, &(struct adding){id, lines, out_added});
}

/* ---------------------------------------------------------------- taken in */

struct receiving {
    const struct recall_new *in;
    int64_t *out_id;
};

static enum status level_of(struct ctx *ctx, const struct recall *r, enum level *out)
{
    enum congress_level level;

    if (!congress_level_parse(r->level, &level))
        return fail_detail(&ctx->err, ST_INTERNAL, "db.internal", "level of a mandate");
    *out = congress_law_level(level);
    return ST_OK;
}

/* Voters are led by the standing committee of the county; a congress recalls whom it
 * elected. */
static enum status check_here(struct ctx *ctx, const struct recall *r)
{
    enum congress_level deputy;
    struct congress here;
    bool elected;

    TRY(congress_get(ctx, ctx->congress_id, &here));
    if (!congress_level_parse(r->level, &deputy))
        return fail_detail(&ctx->err, ST_INTERNAL, "db.internal", "level of a mandate");
    TRY(deputy_elected_here(ctx, r->level, &elected));
    if (recall_by_voters(r) ? here.level > CONGRESS_COUNTY || (!r->own && deputy >= here.level)
                            : !elected)
        return fail(&ctx->err, ST_RULE, "recall.not_here", recall_law_article(r->way));
    return ST_OK;
}

static enum status receive_tx(struct ctx *ctx, const void *input)
{
    const struct receiving *a = input;
    const struct recall_new *in = a->in;
    struct recall r = {.mover = in->mover,
                       .received_on = in->received_on,
                       .year = in->received_on.year,
                       .place = S(""),
                       .chair = S(""),
                       .minutes = S(""),
                       .announced = S(""),
                       .filed = S(""),
                       .why = S("")};
    struct deputy_mandate m = {.id = 0};
    bool garrison = false, under_way;
    enum level level = LEVEL_COUNTY;
    size_t added;

    TRY(mandate_of(ctx, in, &m));
    if (!m.in_office)
        return fail(&ctx->err, ST_RULE, "recall.not_in_office", NULL);
    r.mandate_id = m.id;
    r.own = m.own;
    r.name = m.name;
    r.level = m.level;
    r.congress_name = m.congress;
    r.constituency = m.constituency;
    if (m.own)
        TRY(deputy_constituency_garrison(ctx, m.constituency, &garrison));
    if (!recall_way_of(in->mover, garrison, &r.way))
        return fail_field(&ctx->err, "mover", "recall.err.mover", NULL);
    TRY(level_of(ctx, &r, &level));
    TRY(recall_law_check_way(r.way, level, &ctx->err));
    TRY(check_here(ctx, &r));
    TRY(recall_store_under_way(ctx, m.id, &under_way));
    if (under_way)
        return fail(&ctx->err, ST_RULE, "recall.under_way", NULL);
    TRY(recall_store_next_number(ctx, r.year, &r.number));
    r.id = db_new_id(ctx);
    TRY(recall_store_insert(ctx, &r, in->reasons));
    if (recall_signed(&r))
        TRY(add_signers(ctx, r.id, in->signers, &added));
    *a->out_id = r.id;
    return event_emit(ctx, "recall.received", r.id);
}

enum status recall_receive(struct ctx *ctx, const struct recall_new *in, int64_t *out_id)
{
    struct recall_new clean = *in;

    clean.name = str_trim(in->name);
    clean.constituency = str_trim(in->constituency);
    clean.reasons = str_trim(in->reasons);
    if (clean.mandate_id == 0 && clean.name.len == 0)
        invalid(ctx, "name", "recall.err.name", NULL);
    if (!date_valid(in->received_on) || date_cmp(in->received_on, ctx->today) > 0)
        invalid(ctx, "received_on", "recall.err.day", NULL);
    if (clean.reasons.len == 0)
        invalid(ctx, "reasons", "recall.err.reasons", NULL);
    invalid_long(ctx, "reasons", clean.reasons, RECALL_TEXT_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, receive_tx, &(struct receiving){&clean, out_id});
}
