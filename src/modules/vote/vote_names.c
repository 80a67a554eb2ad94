// SPDX-License-Identifier: MulanPSL-2.0
/* Votes by name: how each voted, and votes held elsewhere that are taken over. */
#include "modules/vote/vote_count.h"
#include "modules/vote/vote_rules.h"
#include "modules/vote/vote_store.h"
#include "modules/vote/vote_store_roll.h"
#include "platform/db.h"
#include "platform/event.h"

static const struct {
    const char *word;
    char mark;
} WORDS[] = {{"yes", 'y'}, {"no", 'n'}, {"abstain", 'a'}};

static struct str word_of(const struct vote_store_voter *v)
{
    if (v->choice.len == 1)
        arr_each (i, COUNT(WORDS))
            if (v->choice.ptr[0] == WORDS[i].mark)
                return str_from(WORDS[i].word);
    return v->choice.len > 0 ? v->choice : v->absence;
}

enum status vote_names(struct ctx *ctx, int64_t id, struct vote_by_name **out, size_t *out_count)
{
    struct vote_store_voter *roll;
    struct vote v;

    TRY(vote_store_get(ctx, id, &v));
    if (v.secret)
        return fail(&ctx->err, ST_RULE, "vote.is_secret", NULL);
    if (v.state < VOTE_COUNTED)
        return fail(&ctx->err, ST_RULE, "vote.not_counted", NULL);
    TRY(vote_store_roll(ctx, id, &roll, out_count));
    *out = arena_array(ctx->arena, *out_count, struct vote_by_name);
    arr_each (i, *out_count)
        (*out)[i] = (struct vote_by_name){
            .account_id = roll[i].account_id,
            .deputy_id = roll[i].deputy_id,
            .name = roll[i].name,
            .choice = word_of(&roll[i]),
            .present = roll[i].present,
        };
    return ST_OK;
}

/* ---- taken over ---- */

struct recording {
    const struct vote_new *in;
    const struct vote_by_name *voters;
    size_t count;
    uint32_t all_members;
    int64_t *out_id;
};

static char mark_of(struct str choice)
{
    arr_each (i, COUNT(WORDS))
        if (str_eqz(choice, WORDS[i].word))
            return WORDS[i].mark;
    return 0;
}

static enum status record_voter(struct ctx *ctx, int64_t id, int64_t place,
                                const struct vote_by_name *who, struct buf *marks)
{
    const char mark = mark_of(who->choice);
    const struct vote_store_voter voter = {
        .account_id = who->account_id,
        .deputy_id = who->deputy_id,
        .name = who->name,
        .present = who->present || mark != 0,
        .absence = mark == 0 ? who->choice : S(""),
    };
    int64_t voter_id;
    bool written;

    TRY(vote_store_add_voter(ctx, id, place, &voter, &voter_id));
    if (mark == 0)
        return ST_OK;
    buf_printf(marks, "%s%lld=%c", marks->len > 0 ? ";" : "", (long long)voter_id, mark);
    return vote_store_cast(ctx, id, voter_id, "device", (struct str){&mark, 1}, &written);
}

static enum status record_tx(struct ctx *ctx, const void *input)
{
    const struct recording *in = input;
    const int64_t id = db_new_id(ctx);
    struct buf marks = buf_new(ctx->arena, 0);
    struct vote v;

    TRY(vote_store_insert(ctx, id, in->in, true));
    arr_each (i, in->in->options_count)
        TRY(vote_store_add_option(ctx, id, (int64_t)i + 1, &in->in->options[i]));
    arr_each (i, in->count)
        TRY(record_voter(ctx, id, (int64_t)i + 1, &in->voters[i], &marks));
    if (marks.len > 0)
        TRY(vote_store_sheet(ctx, id, buf_view(&marks)));
    TRY(vote_store_get(ctx, id, &v));
    v.all_members = in->all_members;
    v.opened_at = date_begin(in->in->on);
    TRY(vote_close_now(ctx, &v));
    v.state = VOTE_ANNOUNCED;
    TRY(vote_store_set(ctx, &v, true));
    *in->out_id = id;
    return event_emit(ctx, "vote.recorded", id);
}

enum status vote_record(struct ctx *ctx, const struct vote_new *in,
                        const struct vote_by_name *voters, size_t count, uint32_t all_members,
                        int64_t *out_id)
{
    struct vote_new full = *in;

    full.secret = false;
    full.method = VOTE_DEVICE;
    if (full.kind != VOTE_MOTION ||
        vote_lines(&(struct vote){.kind = full.kind, .en_bloc = full.en_bloc},
                   full.options_count) != 1)
        return fail(&ctx->err, ST_RULE, "vote.only_motions_by_name", NULL);
    TRY(vote_check_new(ctx, &full, true));
    return db_tx(ctx, record_tx, &(struct recording){&full, voters, count, all_members, out_id});
}

struct counted {
    int64_t id;
    const struct vote_counted *in;
};

static enum status record_roll(struct ctx *ctx, const struct counted *c, uint32_t *out_present)
{
    *out_present = 0;
    arr_each (i, c->in->voters_count) {
        const struct vote_voter *who = &c->in->voters[i];
        const struct vote_store_voter voter = {.account_id = who->account_id,
                                               .deputy_id = who->deputy_id,
                                               .name = who->name,
                                               .present = who->present,
                                               .absence = S("")};
        int64_t voter_id;

        *out_present += who->present;
        TRY(vote_store_add_voter(ctx, c->id, (int64_t)i + 1, &voter, &voter_id));
    }
    return ST_OK;
}

static enum status counted_tx(struct ctx *ctx, const void *input)
{
    const struct counted *c = input;
    struct vote_count_line *lines =
        arena_array(ctx->arena, c->in->lines_count, struct vote_count_line);
    const struct vote_count count = {.ballots = c->in->ballots,
                                     .spoiled = c->in->spoiled,
                                     .lines = lines,
                                     .lines_count = c->in->lines_count};
    struct vote v;

    arr_each (i, c->in->lines_count) {
        lines[i] = (struct vote_count_line){.yes = c->in->lines[i].yes,
                                            .no = c->in->lines[i].no,
                                            .abstain = c->in->lines[i].abstain};
        for (size_t g = 0; g < VOTE_GRADES_MAX; g++)
            lines[i].grades[g] = c->in->lines[i].grades[g];
    }
    TRY(vote_store_get(ctx, c->id, &v));
    TRY(vote_rules_may(v.state, VOTE_ACT_OPEN, &ctx->err));
    if (v.method == VOTE_DEVICE)
        return fail(&ctx->err, ST_RULE, "vote.counted_by_hand_only", NULL);
    TRY(record_roll(ctx, c, &v.present));
    v.all_members = c->in->all_members;
    v.opened_at = v.closed_at = ctx->now;
    TRY(vote_count_given(ctx, &v, &count));
    v.state = VOTE_ANNOUNCED;
    TRY(vote_store_set(ctx, &v, true));
    return event_emit(ctx, "vote.recorded", v.id);
}

enum status vote_record_counted(struct ctx *ctx, int64_t id, const struct vote_counted *in)
{
    return db_tx(ctx, counted_tx, &(struct counted){id, in});
}
