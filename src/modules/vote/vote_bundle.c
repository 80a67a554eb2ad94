// SPDX-License-Identifier: MulanPSL-2.0
/* Paper ballots in bundles: each teller counts each bundle; what differs is found bundle by bundle,
 * not in a sum of hundreds. */
#include "modules/vote/vote_ballots.h"
#include "modules/vote/vote_parts.h"
#include "modules/vote/vote_rules.h"
#include "modules/vote/vote_store.h"
#include "modules/vote/vote_store_bundle.h"
#include "platform/db.h"
#include "platform/event.h"

enum { WRITE_INS_MOST = 200 };

struct entering {
    int64_t vote_id;
    unsigned number;
    const struct vote_count *count;
    enum vote_entries *out;
};

/* How one bundle stands: nobody, one, two that differ, two that agree. */
static enum vote_entries state_of(const struct vote_store_bundle *all, size_t count,
                                  unsigned number)
{
    enum vote_entries state = VOTE_ENTRIES_NONE;

    arr_each (i, count) {
        if (all[i].number != number)
            continue;
        if (state == VOTE_ENTRIES_NONE)
            state = VOTE_ENTRIES_ONE;
        arr_each (k, i)
            if (all[k].number == number && state != VOTE_ENTRIES_AGREE)
                state = str_eq(all[i].figures, all[k].figures) ? VOTE_ENTRIES_AGREE
                                                               : VOTE_ENTRIES_DIFFER;
    }
    return state;
}

/* May it be entered so? *out: with the names as they are counted. */
static enum status check(struct ctx *ctx, const struct vote *v, const struct entering *in,
                         struct vote_count *out)
{
    struct vote_count_fault fault;
    struct vote_form form;
    const char *field;

    TRY(vote_rules_may(v->state, VOTE_ACT_ENTER, &ctx->err));
    if (v->method != VOTE_PAPER)
        return fail(&ctx->err, ST_RULE, "vote.not_on_paper", NULL);
    if (in->number < 1 || in->number > VOTE_BUNDLE_MOST)
        return fail_field(&ctx->err, "bundle", "vote.bundle.number_wrong", NULL);
    TRY(vote_form_get(ctx, v, &form));
    TRY(vote_write_ins_counted(ctx, v->id, in->count, out));
    fault = vote_rules_check_count(&form, v->method, out);
    if (fault.key == NULL)
        return ST_OK;
    field = fault.line > 0 ? str_printf(ctx->arena, "%s.%zu", fault.field, fault.line).ptr
                           : fault.field;
    return fail_field(&ctx->err, field, fault.key, NULL);
}

static enum status enter_tx(struct ctx *ctx, const void *input)
{
    const struct entering *in = input;
    struct vote_store_bundle mine = {
        .vote_id = in->vote_id,
        .account_id = ctx->actor->account_id,
        .name = ctx->actor->name,
        .number = in->number,
    };
    struct vote_store_bundle *all;
    struct vote_count counted;
    struct vote v;
    size_t count;

    TRY(vote_store_get(ctx, in->vote_id, &v));
    TRY(check(ctx, &v, in, &counted));
    TRY(vote_store_bundles(ctx, v.id, &all, &count));
    arr_each (i, count)
        if (all[i].number == in->number && all[i].account_id == mine.account_id)
            mine = all[i];
    mine.figures = vote_rules_write_count(ctx->arena, &counted);
    if (mine.id == 0)
        TRY(vote_store_bundle_add(ctx, &mine));
    else
        TRY(vote_store_bundle_set(ctx, &mine));
    TRY(event_emit_data(ctx, "vote.bundle_entered", v.id,
                        str_printf(ctx->arena, "{\"bundle\":%u}", in->number)));
    TRY(vote_store_bundles(ctx, v.id, &all, &count));
    *in->out = state_of(all, count, in->number);
    return ST_OK;
}

enum status vote_bundle_enter(struct ctx *ctx, int64_t vote_id, unsigned number,
                              const struct vote_count *count, enum vote_entries *out)
{
    return db_tx(ctx, enter_tx, &(struct entering){vote_id, number, count, out});
}

enum status vote_bundles(struct ctx *ctx, int64_t vote_id, struct vote_bundle **out,
                         size_t *out_count)
{
    struct vote_store_bundle *all;
    struct vote_form form;
    struct vote v;

    TRY(vote_store_get(ctx, vote_id, &v));
    TRY(vote_form_get(ctx, &v, &form));
    TRY(vote_store_bundles(ctx, vote_id, &all, out_count));
    *out = arena_array(ctx->arena, *out_count, struct vote_bundle);
    arr_each (i, *out_count) {
        (*out)[i] = (struct vote_bundle){
            .id = all[i].id,
            .account_id = all[i].account_id,
            .version = all[i].version,
            .name = all[i].name,
            .number = all[i].number,
        };
        if (!vote_rules_read_count(ctx->arena, &form, all[i].figures, &(*out)[i].count))
            return fail_detail(&ctx->err, ST_INTERNAL, "db.internal", "vote %lld: broken bundle",
                               (long long)vote_id);
    }
    return ST_OK;
}

/* ---- the sum ---- */

struct sum {
    struct vote_count count;
    struct vote_count_line *lines;
    struct vote_count_write_in *names;
};

static void add_names(struct sum *to, const struct vote_count *c)
{
    arr_each (i, c->write_ins_count) {
        size_t at = 0;

        while (at < to->count.write_ins_count && !str_eq(to->names[at].name, c->write_ins[i].name))
            at++;
        if (at == WRITE_INS_MOST)
            continue;
        if (at == to->count.write_ins_count) {
            to->names[at] = (struct vote_count_write_in){.name = c->write_ins[i].name};
            to->count.write_ins_count++;
        }
        to->names[at].votes += c->write_ins[i].votes;
    }
}

static void add(struct sum *to, const struct vote_count *c)
{
    to->count.ballots += c->ballots;
    to->count.spoiled += c->spoiled;
    arr_each (l, to->count.lines_count) {
        to->lines[l].yes += c->lines[l].yes;
        to->lines[l].no += c->lines[l].no;
        to->lines[l].abstain += c->lines[l].abstain;
        arr_each (g, VOTE_GRADES_MAX)
            to->lines[l].grades[g] += c->lines[l].grades[g];
    }
    add_names(to, c);
}

enum status vote_bundles_hand_in(struct ctx *ctx, int64_t vote_id, enum vote_entries *out)
{
    struct vote_bundle *all;
    struct sum sum = {0};
    size_t count;

    TRY(vote_bundles(ctx, vote_id, &all, &count));
    arr_each (i, count) {
        if (all[i].account_id != ctx->actor->account_id)
            continue;
        if (sum.lines == NULL) {
            sum.count.lines_count = all[i].count.lines_count;
            sum.lines = arena_array(ctx->arena, sum.count.lines_count, struct vote_count_line);
            sum.names = arena_array(ctx->arena, WRITE_INS_MOST, struct vote_count_write_in);
        }
        add(&sum, &all[i].count);
    }
    if (sum.lines == NULL)
        return fail(&ctx->err, ST_RULE, "vote.bundle.none", NULL);
    sum.count.lines = sum.lines;
    sum.count.write_ins = sum.names;
    return vote_enter_count(ctx, vote_id, &sum.count, out);
}
