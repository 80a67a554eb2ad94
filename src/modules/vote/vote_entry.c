// SPDX-License-Identifier: MulanPSL-2.0
/* Counts of hands and of paper, entered by two tellers who must agree; the way of voting. */
#include "modules/vote/vote_count.h"
#include "modules/vote/vote_rules.h"
#include "modules/vote/vote_rules_entry.h"
#include "modules/vote/vote_store.h"
#include "modules/vote/vote_store_count.h"
#include "modules/vote/vote_store_roll.h"
#include "platform/db.h"
#include "platform/event.h"

/* Two that are the same, else NULL. */
static const struct vote_store_entry *agreed(const struct vote_store_entry *e, size_t count)
{
    arr_each (i, count)
        arr_each (k, i)
            if (str_eq(e[i].figures, e[k].figures))
                return &e[i];
    return NULL;
}

enum status vote_count_agreed(struct ctx *ctx, const struct vote *v, const struct vote_form *form,
                              struct vote_count *out)
{
    const struct vote_store_entry *same;
    struct vote_store_entry *entries;
    size_t count;

    TRY(vote_store_entries(ctx, v->id, &entries, &count));
    same = agreed(entries, count);
    if (same == NULL)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    if (!vote_rules_read_count(ctx->arena, form, same->figures, out))
        return fail_detail(&ctx->err, ST_INTERNAL, "db.internal", "vote %lld: broken entry",
                           (long long)v->id);
    return ST_OK;
}

static enum vote_entries state_of(const struct vote_store_entry *e, size_t count)
{
    if (count < 2)
        return count == 0 ? VOTE_ENTRIES_NONE : VOTE_ENTRIES_ONE;
    return agreed(e, count) != NULL ? VOTE_ENTRIES_AGREE : VOTE_ENTRIES_DIFFER;
}

enum status vote_entries(struct ctx *ctx, int64_t id, struct vote_entry **out, size_t *out_count,
                         enum vote_entries *out_state)
{
    struct vote_store_entry *entries;
    struct vote_form form;
    struct vote v;

    TRY(vote_store_get(ctx, id, &v));
    TRY(vote_form_get(ctx, &v, &form));
    TRY(vote_store_entries(ctx, id, &entries, out_count));
    *out = arena_array(ctx->arena, *out_count, struct vote_entry);
    *out_state = state_of(entries, *out_count);
    arr_each (i, *out_count) {
        (*out)[i] = (struct vote_entry){
            .id = entries[i].id, .account_id = entries[i].account_id, .name = entries[i].name};
        (void)vote_rules_read_count(ctx->arena, &form, entries[i].figures, &(*out)[i].count);
    }
    return ST_OK;
}

/* ---- entered ---- */

struct entering {
    int64_t id;
    const struct vote_count *count;
    enum vote_entries *out;
    struct vote *v;
};

static enum status keep(struct ctx *ctx, const struct vote *v, struct str figures)
{
    struct vote_store_entry *entries;
    size_t count;

    TRY(vote_store_entries(ctx, v->id, &entries, &count));
    arr_each (i, count)
        if (entries[i].account_id == ctx->actor->account_id) {
            entries[i].figures = figures;
            return vote_store_set_entry(ctx, &entries[i]);
        }
    return vote_store_add_entry(ctx,
                                &(struct vote_store_entry){.vote_id = v->id,
                                                           .account_id = ctx->actor->account_id,
                                                           .name = ctx->actor->name,
                                                           .figures = figures});
}

static enum status refuse(struct ctx *ctx, const struct vote_count_fault *fault)
{
    const char *field = fault->field;

    if (fault->line > 0)
        field = str_printf(ctx->arena, "%s.%zu", field, fault->line).ptr;
    return fail_field(&ctx->err, field, fault->key, NULL);
}

static enum status enter_tx(struct ctx *ctx, const void *input)
{
    const struct entering *in = input;
    struct vote_store_entry *entries;
    struct vote_count_fault fault;
    struct vote_count counted;
    struct vote_form form;
    struct vote v;
    size_t count;

    TRY(vote_store_get(ctx, in->id, &v));
    TRY(vote_rules_may(v.state, VOTE_ACT_ENTER, &ctx->err));
    if (v.method == VOTE_DEVICE)
        return fail(&ctx->err, ST_RULE, "vote.by_device", NULL);
    TRY(vote_form_get(ctx, &v, &form));
    TRY(vote_write_ins_counted(ctx, v.id, in->count, &counted));
    fault = vote_rules_check_count(&form, v.method, &counted);
    if (fault.key != NULL)
        return refuse(ctx, &fault);
    /* Hands of more people than are in the hall were never raised. */
    if (v.method == VOTE_HANDS && counted.ballots > v.present)
        return refuse(ctx, &(struct vote_count_fault){"vote.hands_too_many", "ballots", 0});
    TRY(keep(ctx, &v, vote_rules_write_count(ctx->arena, &counted)));
    TRY(event_emit(ctx, "vote.counted_by_teller", v.id));
    TRY(vote_store_entries(ctx, v.id, &entries, &count));
    *in->out = state_of(entries, count);
    if (v.state == VOTE_CLOSED)
        TRY(vote_count_if_ready(ctx, &v));
    *in->v = v;
    return ST_OK;
}

enum status vote_enter_count(struct ctx *ctx, int64_t id, const struct vote_count *count,
                             enum vote_entries *out)
{
    struct vote v = {0};

    TRY(db_tx(ctx, enter_tx, &(struct entering){id, count, out, &v}));
    vote_cleared(ctx, &v);
    return ST_OK;
}

/* ---- way of voting ---- */

struct way_change {
    int64_t id;
    enum vote_method method;
};

static enum status change_way_tx(struct ctx *ctx, const void *input)
{
    const struct way_change *in = input;
    struct vote v;

    TRY(vote_store_get(ctx, in->id, &v));
    TRY(vote_rules_may(v.state, VOTE_ACT_CHANGE_WAY, &ctx->err));
    TRY(vote_rules_may_change_way(v.method, in->method, &ctx->err));
    if (v.secret && in->method == VOTE_HANDS)
        return fail(&ctx->err, ST_RULE, "vote.hands_not_secret", NULL);
    v.method = in->method;
    TRY(vote_store_set(ctx, &v, false));
    return event_emit_data(
        ctx, "vote.way_changed", v.id,
        str_printf(ctx->arena, "{\"method\":\"%s\"}", vote_method_word(v.method)));
}

enum status vote_change_way(struct ctx *ctx, int64_t id, enum vote_method method)
{
    TRY(db_tx(ctx, change_way_tx, &(struct way_change){id, method}));
    vote_touch(ctx, id);
    return ST_OK;
}

struct paper {
    int64_t vote_id, voter_id;
};

static enum status take_paper_tx(struct ctx *ctx, const void *input)
{
    const struct paper *in = input;
    struct str way, choice;
    struct vote v;
    bool written;

    TRY(vote_store_get(ctx, in->vote_id, &v));
    TRY(vote_rules_may(v.state, VOTE_ACT_CHANGE_WAY, &ctx->err));
    if (v.method != VOTE_PAPER)
        return fail(&ctx->err, ST_RULE, "vote.not_on_paper", NULL);
    TRY(vote_store_cast(ctx, v.id, in->voter_id, "paper", S(""), &written));
    if (!written) {
        TRY(vote_store_cast_of(ctx, v.id, in->voter_id, &way, &choice));
        return fail(&ctx->err, ST_RULE, "vote.voted_already", NULL);
    }
    TRY(vote_store_sheet(ctx, v.id, str_printf(ctx->arena, "%lld@paper", (long long)in->voter_id)));
    return event_emit(ctx, "vote.paper_taken", v.id);
}

enum status vote_take_paper(struct ctx *ctx, int64_t vote_id, int64_t voter_id)
{
    TRY(db_tx(ctx, take_paper_tx, &(struct paper){vote_id, voter_id}));
    vote_touch(ctx, vote_id);
    return ST_OK;
}
