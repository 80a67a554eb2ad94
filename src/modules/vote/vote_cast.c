// SPDX-License-Identifier: MulanPSL-2.0
/* Casting by device. */
#include "modules/vote/vote_count.h"
#include "modules/vote/vote_rules.h"
#include "modules/vote/vote_store.h"
#include "modules/vote/vote_store_cast.h"
#include "modules/vote/vote_store_roll.h"
#include "platform/db.h"
#include "platform/event.h"

static struct vote_roll_row roll_row(const struct vote_store_voter *v)
{
    return (struct vote_roll_row){
        .id = v->id,
        .account_id = v->account_id,
        .deputy_id = v->deputy_id,
        .name = v->name,
        .absence = v->absence,
        .present = v->present,
        .way = v->way,
    };
}

enum status vote_roll(struct ctx *ctx, int64_t vote_id, struct vote_roll_row **out,
                      size_t *out_count)
{
    struct vote_store_voter *roll;

    TRY(vote_store_roll(ctx, vote_id, &roll, out_count));
    *out = arena_array(ctx->arena, *out_count, struct vote_roll_row);
    arr_each (i, *out_count)
        (*out)[i] = roll_row(&roll[i]);
    return ST_OK;
}

enum status vote_voter_get(struct ctx *ctx, int64_t vote_id, int64_t voter_id, int64_t account_id,
                           struct vote_roll_row *out)
{
    struct vote_store_voter voter;

    if (voter_id == 0 && account_id == 0)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    TRY(vote_store_voter(ctx, vote_id, voter_id, account_id, 0, &voter));
    *out = roll_row(&voter);
    return ST_OK;
}

/* ---- one transaction for all that arrive together ---- */

struct vote_casting {
    int64_t vote_id;
    struct vote_dropped in;
};

/* The journal says who has voted and, of a vote by name, what. */
static void put_mark(struct buf *marks, const struct ballot_store *box,
                     const struct vote_dropped *b)
{
    if (b->taken == VOTE_TAKEN_AGAIN)
        return;
    if (marks->len > 0)
        buf_char(marks, ';');
    buf_int(marks, b->voter_id);
    if (!box->by_name)
        return;
    buf_char(marks, '=');
    arr_each (i, b->ballot.len)
        buf_char(marks, vote_mark_char(b->ballot.ptr[i]));
}

static enum status may_cast(struct ctx *ctx, const struct vote_running *v)
{
    TRY(vote_rules_may(v->state, VOTE_ACT_CAST, &ctx->err));
    if (v->method != VOTE_DEVICE)
        return fail(&ctx->err, ST_RULE, "vote.by_hand_now", NULL);
    if (vote_clock_left_of(ctx, v) == 0)
        return fail(&ctx->err, ST_RULE, "vote.too_late", NULL);
    return ST_OK;
}

/* One event for all of them, which names each: the mark is the program's, not the voter's own act
 * with time and address. Neither the order of events nor where they came from shall tell more than
 * that he has voted. */
static enum status journal(struct ctx *ctx, int64_t vote_id, struct str marks)
{
    const struct actor *voter = ctx->actor;
    const struct str address = ctx->address;
    const struct actor program = {.congress_id = ctx->congress_id, .system = true};
    enum status st;

    ctx->actor = &program;
    ctx->address = S("");
    st = vote_store_sheet(ctx, vote_id, marks);
    if (st == ST_OK)
        st = event_emit(ctx, "vote.cast", vote_id);
    ctx->actor = voter;
    ctx->address = address;
    return st;
}

/* What forbids one ballot leaves the others alone; what is wrong with the database fails all. */
static enum status refuse(struct ctx *ctx, struct crowd_item *item, enum status st)
{
    if (st == ST_BUSY || st == ST_INTERNAL || st == ST_CONFLICT)
        return st;
    item->st = st;
    if (item->ctx != ctx)
        item->ctx->err = ctx->err;
    return ST_OK;
}

static int64_t vote_of(const struct crowd_item *item)
{
    return ((const struct vote_casting *)item->data)->vote_id;
}

/* Items of one vote, by voter: what the journal and the files show of a transaction does not even
 * tell who came first. Of two of the same voter the one that came first stands first. */
struct heap {
    struct crowd_item **items;
    struct vote_dropped **ballots;
    size_t count;
};

struct heap_entry {
    struct crowd_item *item;
    struct vote_dropped *ballot;
    size_t came;
};

static int by_voter(const void *a, const void *b)
{
    const struct heap_entry *x = a, *y = b;

    if (x->ballot->voter_id != y->ballot->voter_id)
        return x->ballot->voter_id < y->ballot->voter_id ? -1 : 1;
    return x->came < y->came ? -1 : 1;
}

static struct heap_entry *take_vote(struct ctx *ctx, struct crowd_item *const *items, size_t count,
                                    size_t first, size_t *out_count)
{
    struct heap_entry *list = arena_array(ctx->arena, count - first, struct heap_entry);
    size_t n = 0;

    for (size_t i = first; i < count; i++) {
        struct vote_casting *c = items[i]->data;

        if (c->vote_id != vote_of(items[first]))
            continue;
        c->in.taken = VOTE_TAKEN_NOT;
        list[n++] = (struct heap_entry){items[i], &c->in, i};
    }
    *out_count = n;
    return list;
}

/* Whose ballots they are, where only the account is known. */
static enum status find_voters(struct ctx *ctx, int64_t vote_id, const struct heap_entry *list,
                               size_t count)
{
    struct vote_store_who *who = arena_array(ctx->arena, count, struct vote_store_who);
    size_t n = 0, at = 0;

    arr_each (i, count)
        if (list[i].ballot->voter_id == 0)
            who[n++].account_id = list[i].ballot->account_id;
    TRY(vote_store_find_voters(ctx, vote_id, who, n));
    arr_each (i, count)
        if (list[i].ballot->voter_id == 0)
            list[i].ballot->voter_id = who[at++].voter_id;
    return ST_OK;
}

static enum status gather(struct ctx *ctx, struct crowd_item *const *items, size_t count,
                          size_t first, struct heap *out)
{
    size_t n;
    struct heap_entry *list = take_vote(ctx, items, count, first, &n);

    *out = (struct heap){
        .items = arena_array(ctx->arena, n, struct crowd_item *),
        .ballots = arena_array(ctx->arena, n, struct vote_dropped *),
    };
    TRY(find_voters(ctx, vote_of(items[first]), list, n));
    qsort(list, n, sizeof *list, by_voter);
    arr_each (i, n) {
        if (list[i].ballot->voter_id == 0) {
            TRY(refuse(ctx, list[i].item, fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL)));
            continue;
        }
        out->items[out->count] = list[i].item;
        out->ballots[out->count++] = list[i].ballot;
    }
    return ST_OK;
}

/* Most have not voted yet: all of those at once, then whoever is left. */
static enum status drop_in(struct ctx *ctx, const struct vote_running *v, const struct heap *h,
                           struct buf *marks)
{
    const struct ballot_store *box = vote_ballots(v->sealed);

    TRY(box->cast_new(ctx, v, h->ballots, h->count));
    arr_each (i, h->count) {
        struct vote_dropped *b = h->ballots[i];
        const enum status st = b->taken == VOTE_TAKEN_NOT ? box->cast(ctx, v, b) : ST_OK;

        if (st == ST_OK)
            put_mark(marks, box, b);
        else
            TRY(refuse(ctx, h->items[i], st));
    }
    return ST_OK;
}

static enum status write_vote(struct ctx *ctx, const struct heap *h, int64_t vote_id)
{
    struct buf marks = buf_new(ctx->arena, 0);
    struct vote_running v;
    enum status st;

    TRY(vote_store_running(ctx, vote_id, &v));
    st = may_cast(ctx, &v);
    for (size_t i = 0; st != ST_OK && i < h->count; i++)
        TRY(refuse(ctx, h->items[i], st));
    if (st == ST_OK)
        TRY(drop_in(ctx, &v, h, &marks));
    return marks.len > 0 ? journal(ctx, vote_id, buf_view(&marks)) : ST_OK;
}

static bool seen_before(struct crowd_item *const *items, size_t i)
{
    arr_each (k, i)
        if (vote_of(items[k]) == vote_of(items[i]))
            return true;
    return false;
}

enum status vote_cast_write(struct ctx *ctx, struct crowd_item *const *items, size_t count)
{
    int64_t last = 0;

    arr_each (i, count) {
        if (vote_of(items[i]) == last || seen_before(items, i))
            continue;
        struct heap h;

        last = vote_of(items[i]);
        TRY(gather(ctx, items, count, i, &h));
        TRY(write_vote(ctx, &h, last));
    }
    return ST_OK;
}

/* ---- one ballot ---- */

enum status vote_slip_get(struct ctx *ctx, int64_t vote_id, int64_t voter_id, struct vote_slip *out)
{
    struct vote_store_slip s;

    TRY(vote_store_slip(ctx, vote_id, &s));
    *out = (struct vote_slip){.voter_id = voter_id,
                              .account_id = voter_id == 0 ? ctx->actor->account_id : 0};
    out->v = (struct vote){
        .id = vote_id,
        .kind = s.kind,
        .en_bloc = s.en_bloc,
        .write_in = s.write_in,
        .secret = s.secret,
        .seats = s.seats,
        .scale = s.scale,
        .on = s.on,
    };
    out->lines = vote_lines(&out->v, s.options);
    return ST_OK;
}

enum status vote_cast_prepare(struct ctx *ctx, const struct vote_slip *slip,
                              const struct vote_choice *choice, struct vote_casting **out)
{
    struct str *names = arena_array(ctx->arena, choice->write_ins_count, struct str);
    const struct vote_ballot b = {choice->marks, names, choice->write_ins_count};
    struct vote_casting *c = arena_new(ctx->arena, struct vote_casting);
    const char *field, *wrong;
    struct vote_form form;

    arr_each (i, choice->write_ins_count)
        names[i] = choice->write_ins[i];
    TRY(vote_write_in_names(ctx, slip->v.id, names, choice->write_ins_count,
                            "vote.write_in_is_candidate"));
    TRY(vote_form_of(ctx, &slip->v, slip->lines, &form));
    wrong = vote_rules_check_ballot(&form, &b, &field);
    if (wrong != NULL)
        return fail_field(&ctx->err, field, wrong, NULL);
    c->vote_id = slip->v.id;
    c->in = (struct vote_dropped){
        .voter_id = slip->voter_id,
        .account_id = slip->account_id,
        .ballot = vote_rules_write_ballot(ctx->arena, &b),
        .bytes = vote_rules_ballot_bytes(&form),
    };
    *out = c;
    return ST_OK;
}

struct vote_receipt vote_cast_done(struct ctx *ctx, const struct vote_casting *c)
{
    vote_touch(ctx, c->vote_id);
    return (struct vote_receipt){
        .again = c->in.taken == VOTE_TAKEN_AGAIN,
        .changed = c->in.taken == VOTE_TAKEN_CHANGED,
    };
}

static enum status cast_tx(struct ctx *ctx, const void *input)
{
    struct crowd_item *const *item = input;

    (*item)->st = ST_OK;
    TRY(vote_cast_write(ctx, item, 1));
    return (*item)->st;
}

enum status vote_cast(struct ctx *ctx, int64_t vote_id, int64_t voter_id,
                      const struct vote_choice *choice, struct vote_receipt *out)
{
    struct crowd_item item = {.ctx = ctx};
    struct crowd_item *one = &item;
    struct vote_casting *c;
    struct vote_slip slip;

    TRY(vote_slip_get(ctx, vote_id, voter_id, &slip));
    TRY(vote_cast_prepare(ctx, &slip, choice, &c));
    item.data = c;
    ctx->once = S(""); /* the voter's mark is what is there once */
    TRY(db_tx(ctx, cast_tx, &one));
    *out = vote_cast_done(ctx, c);
    return ST_OK;
}

enum status vote_cast_get(struct ctx *ctx, int64_t vote_id, int64_t voter_id,
                          struct vote_choice *out)
{
    struct vote_store_voter voter;
    struct vote_ballot b;
    struct vote_form form;
    struct vote v;

    TRY(vote_store_get(ctx, vote_id, &v));
    if (v.secret)
        return fail(&ctx->err, ST_RULE, "vote.is_secret", NULL);
    TRY(vote_form_get(ctx, &v, &form));
    TRY(vote_store_voter(ctx, vote_id, voter_id, 0, 0, &voter));
    *out = (struct vote_choice){.marks = S("")};
    if (voter.choice.len > 0 && vote_rules_read_ballot(ctx->arena, &form, voter.choice, &b))
        *out = (struct vote_choice){b.marks, b.write_ins, b.write_ins_count};
    return ST_OK;
}

enum status vote_now(struct ctx *ctx, int64_t vote_id, struct vote_now *out)
{
    struct vote v;

    TRY(vote_store_get(ctx, vote_id, &v));
    *out = (struct vote_now){
        .state = v.state,
        .method = v.method,
        .all_members = v.all_members,
        .present = v.present,
        .voted = v.voted,
        .seconds_left = -1,
    };
    return v.state == VOTE_OPEN ? vote_clock_left(ctx, &v, &out->seconds_left) : ST_OK;
}
