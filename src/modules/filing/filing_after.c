// SPDX-License-Identifier: MulanPSL-2.0
/* A document that was found wrong: amended by its maker, or revoked by a vote. */
#include "modules/filing/filing_actions.h"
#include "modules/filing/filing_rules.h"
#include "modules/filing/filing_store.h"
#include "modules/meeting/meeting.h"
#include "modules/vote/vote.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/text.h"

/* ---------------------------------------------------------------- put to the vote */

/* The last announced vote that decides the item; 0: none yet. */
static enum status deciding_vote(struct ctx *ctx, int64_t item_id, int64_t *out)
{
    int64_t *votes;
    size_t count;

    *out = 0;
    TRY(meeting_item_deciding(ctx, item_id, false, &votes, &count));
    arr_each (i, count) {
        struct vote v;

        TRY(vote_get(ctx, votes[i], &v));
        if (v.state == VOTE_ANNOUNCED)
            *out = v.id;
    }
    return ST_OK;
}

static enum status close_revoked(struct ctx *ctx, struct filing *f,
                                 const struct filing_annulment *a)
{
    f->ground = a->ground;
    TRY(filing_check_close(f, S("revoked"), true, true, false, &ctx->err));
    f->state = S("closed");
    f->result = S("revoked");
    f->closed_on = a->decided_on;
    f->clock_on = (struct date){0};
    TRY(filing_store_update(ctx, f));
    TRY(filing_note(ctx, f->id, "revoked", a->decided_on, a->formula));
    TRY(filing_tell(ctx, f, "filing.closed", f->organ_id, a->formula));
    return event_emit(ctx, "filing.closed", f->id);
}

/* It is not revoked: it goes on where it stood; one that had been revoked by a vote that was
 * repeated lives again, with the day that ran. */
static enum status go_on(struct ctx *ctx, struct filing *f, const struct filing_annulment *a)
{
    if (a->was_ground.len > 0)
        f->ground = a->was_ground;
    if (str_eqz(f->state, "closed") && str_eqz(f->result, "revoked")) {
        f->state = a->was_state.len > 0 ? a->was_state : S("replied");
        f->clock_on = a->was_clock;
        f->result = S("");
        f->closed_on = (struct date){0};
    }
    TRY(filing_store_update(ctx, f));
    TRY(filing_note(ctx, f->id, "annul_failed", a->decided_on, a->formula));
    return event_emit(ctx, "filing.annul_failed", f->id);
}

static enum status judge(struct ctx *ctx, struct filing_annulment *a, const struct vote *v)
{
    const bool was_open = a->outcome.len == 0;
    struct vote_result r;
    struct filing f;

    TRY(vote_result(ctx, v->id, &r));
    TRY(filing_store_get(ctx, a->filing_id, &f));
    if (str_eqz(f.state, "closed") && !str_eqz(f.result, "revoked"))
        return ST_OK; /* it was put right before the vote */
    if (!was_open && r.passed == str_eqz(a->outcome, "passed"))
        return ST_OK;
    a->vote_id = v->id;
    a->outcome = r.passed ? S("passed") : S("failed");
    a->formula = r.formula;
    a->decided_on = v->on;
    if (r.passed) {
        a->was_state = f.state;
        a->was_clock = f.clock_on;
    }
    TRY(filing_store_annulment_put(ctx, a, false));
    return r.passed ? close_revoked(ctx, &f, a) : go_on(ctx, &f, a);
}

static enum status is_committees(struct ctx *ctx, int64_t item_id)
{
    struct meeting_item item;
    struct meeting m;

    TRY(meeting_item_get(ctx, item_id, &item));
    TRY(meeting_get(ctx, item.meeting_id, &m));
    TRY(meeting_visible(ctx, &m));
    if (!str_eqz(m.kind, "sc") || item.state == MEETING_ITEM_WITHDRAWN)
        return fail_field(&ctx->err, "item", "filing.err.item", NULL);
    return ST_OK;
}

static enum status annul_tx(struct ctx *ctx, const void *input)
{
    const struct filing_annul *in = input;
    struct filing_annulment a = {.id = db_new_id(ctx),
                                 .version = 1,
                                 .filing_id = in->id,
                                 .item_id = in->item_id,
                                 .ground = in->ground,
                                 .text = in->text,
                                 .outcome = S(""),
                                 .formula = S(""),
                                 .was_state = S(""),
                                 .moved_on = ctx->today};
    struct filing_annulment *all;
    struct filing f;
    struct str to;
    int64_t voted;
    size_t count;

    TRY(filing_store_get(ctx, in->id, &f));
    TRY(filing_next(f.state, S("annul"), FILING_OFFICE, &to, &ctx->err));
    TRY(filing_law_check_revoke(filing_maker_of(f.maker), filing_ground_of(in->ground), true,
                                &ctx->err));
    TRY(is_committees(ctx, in->item_id));
    TRY(filing_store_annulments(ctx, f.id, &all, &count));
    arr_each (i, count)
        if (all[i].outcome.len == 0)
            return fail(&ctx->err, ST_RULE, "filing.err.annul_waits", NULL);
    f.version = in->version;
    a.was_ground = f.ground;
    f.ground = in->ground;
    TRY(filing_store_update(ctx, &f));
    TRY(filing_store_annulment_put(ctx, &a, true));
    TRY(filing_note(ctx, f.id, "annul", ctx->today, in->text));
    TRY(filing_tell(ctx, &f, "filing.annul", f.organ_id, in->text));
    TRY(event_emit(ctx, "filing.annul_moved", f.id));
    TRY(deciding_vote(ctx, in->item_id, &voted));
    if (voted != 0) {
        struct vote v;

        TRY(vote_get(ctx, voted, &v));
        if (date_cmp(v.on, f.published_on) < 0)
            return fail_field(&ctx->err, "item", "filing.err.voted_before", NULL);
        TRY(judge(ctx, &a, &v));
    }
    return ST_OK;
}

enum status filing_annul(struct ctx *ctx, const struct filing_annul *in)
{
    if (in->item_id == 0)
        invalid(ctx, "item", "filing.err.item", NULL);
    if (!filing_word_known(FILING_GROUNDS, in->ground))
        invalid(ctx, "ground", "filing.err.ground", NULL);
    if (in->text.len == 0)
        invalid(ctx, "text", "filing.err.text", NULL);
    invalid_long(ctx, "text", in->text, FILING_TEXT_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, annul_tx, in);
}

static enum status voted_tx(struct ctx *ctx, const void *input)
{
    const struct vote *v = input;
    struct filing_annulment *all;
    int64_t decides;
    size_t count;

    TRY(filing_store_annulments_at(ctx, v->origin_id, &all, &count));
    if (count == 0)
        return ST_OK;
    TRY(deciding_vote(ctx, v->origin_id, &decides));
    if (decides != v->id)
        return ST_OK;
    arr_each (i, count)
        if (!str_eqz(all[i].outcome, "withdrawn"))
            TRY(judge(ctx, &all[i], v));
    return ST_OK;
}

enum status filing_annul_voted(struct ctx *ctx, int64_t vote_id)
{
    struct filing_annulment *all;
    struct vote v;
    size_t count;

    TRY(vote_get(ctx, vote_id, &v));
    if (v.kind != VOTE_MOTION || v.state != VOTE_ANNOUNCED || !str_eqz(v.origin, "meeting_item"))
        return ST_OK;
    TRY(filing_store_annulments_at(ctx, v.origin_id, &all, &count));
    return count == 0 ? ST_OK : db_tx(ctx, voted_tx, &v);
}

/* ---------------------------------------------------------------- amended, reported */

static enum status owed_of(struct ctx *ctx, int64_t filing_id, struct filing_amendment *out)
{
    struct filing_amendment *all;
    size_t count;

    *out = (struct filing_amendment){.id = 0};
    TRY(filing_store_amendments(ctx, filing_id, &all, &count));
    arr_each (i, count)
        if (date_none(all[i].reported_on))
            *out = all[i];
    return ST_OK;
}

enum status filing_amended_since(struct ctx *ctx, int64_t filing_id, struct filing_amendment *out)
{
    struct filing_amendment *amended;
    struct filing_step *steps;
    size_t count;
    int64_t opinion = 0;

    *out = (struct filing_amendment){.id = 0};
    TRY(filing_store_steps(ctx, filing_id, &steps, &count));
    arr_each (i, count)
        if (str_eqz(steps[i].act, "opine") && steps[i].id > opinion)
            opinion = steps[i].id;
    TRY(filing_store_amendments(ctx, filing_id, &amended, &count));
    arr_each (i, count)
        if (amended[i].id > opinion)
            *out = amended[i];
    return ST_OK;
}

enum status filing_after_close(struct ctx *ctx, const struct filing *f, struct date amended_on)
{
    struct filing_amendment a = {
        .filing_id = f->id, .how = f->result, .text = S(""), .amended_on = amended_on};
    struct filing_annulment *moved;
    struct filing_amendment noted;
    size_t count;

    TRY(filing_store_annulments(ctx, f->id, &moved, &count));
    arr_each (i, count)
        if (moved[i].outcome.len == 0) {
            moved[i].outcome = S("withdrawn");
            moved[i].decided_on = f->closed_on;
            TRY(filing_store_annulment_put(ctx, &moved[i], false));
        }
    TRY(filing_amended_since(ctx, f->id, &noted));
    if (!filing_word_known(FILING_AMENDED, f->result))
        return ST_OK;
    if (noted.id != 0)
        return str_eq(noted.how, f->result)
                   ? ST_OK
                   : fail_field(&ctx->err, "result", "filing.err.how_other", NULL);
    if (date_none(amended_on))
        return fail_field(&ctx->err, "amended_on", "filing.err.amended_day",
                          filing_law_article(FILING_LAW_REPORT));
    if (date_cmp(amended_on, f->closed_on) > 0)
        return fail_field(&ctx->err, "amended_on", "filing.err.amended_on", NULL);
    a.id = db_new_id(ctx);
    TRY(filing_clock(ctx, FILING_LAW_REPORT, a.amended_on, false, &a.due_on));
    return filing_store_amendment_put(ctx, &a, true);
}

static enum status amend_tx(struct ctx *ctx, const void *input)
{
    const struct filing_amend *in = input;
    struct filing_amendment a;
    struct filing f;
    struct str to;
    bool office, new_one, reported;

    TRY(filing_store_get(ctx, in->id, &f));
    TRY(filing_actor_side(ctx, &f, &office));
    TRY(filing_next(f.state, S("amend"), office ? FILING_OFFICE : FILING_MAKER, &to, &ctx->err));
    TRY(filing_check_amend(&f, &ctx->err));
    reported = in->reported || !office;
    TRY(owed_of(ctx, f.id, &a));
    new_one = a.id == 0;
    if (new_one)
        a.id = db_new_id(ctx);
    a.filing_id = f.id;
    a.how = in->how;
    a.text = in->text;
    a.amended_on = in->amended_on;
    TRY(filing_clock(ctx, FILING_LAW_REPORT, in->amended_on, false, &a.due_on));
    if (reported)
        a.reported_on = ctx->today;
    f.version = in->version;
    TRY(filing_store_update(ctx, &f));
    TRY(filing_store_amendment_put(ctx, &a, new_one));
    TRY(filing_note(ctx, f.id, reported ? "amend_reported" : "amended", in->amended_on, in->text));
    if (!office)
        TRY(filing_tell(ctx, &f, "filing.answered", 0, in->text));
    return event_emit(ctx, reported ? "filing.amend_reported" : "filing.amended", f.id);
}

enum status filing_amend(struct ctx *ctx, const struct filing_amend *in)
{
    if (!filing_word_known(FILING_AMENDED, in->how))
        invalid(ctx, "how", "filing.err.how", NULL);
    if (date_none(in->amended_on) || date_cmp(in->amended_on, ctx->today) > 0)
        invalid(ctx, "amended_on", "filing.err.amended_on", NULL);
    if (in->text.len == 0)
        invalid(ctx, "text", "filing.err.text", NULL);
    invalid_long(ctx, "text", in->text, FILING_TEXT_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, amend_tx, in);
}
