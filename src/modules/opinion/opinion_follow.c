// SPDX-License-Identifier: MulanPSL-2.0
/* The citizen without an account: what became of his words. */
#include "modules/congress/congress.h"
#include "modules/opinion/opinion_act.h"
#include "modules/opinion/opinion_parts.h"

/* What it was called, for the person who said it: hidden words are his own. */
static enum status own_words(struct ctx *ctx, const struct opinion_case *c,
                             struct opinion_followed *out)
{
    struct opinion o;

    TRY(opinion_get(ctx, c->id, &o));
    out->id = o.id;
    out->number = o.number;
    out->subject = o.subject;
    out->body = o.body;
    out->place = o.place;
    out->channel = o.channel;
    out->raised_at = o.raised_at;
    return c->hidden ? opinion_store_words(ctx, c->id, &out->subject, &out->body) : ST_OK;
}

static void note_answer(const struct opinion_step_row *s, struct str who,
                        struct opinion_followed *out)
{
    if (!str_eqz(s->kind, "answered") && !str_eqz(s->kind, "kept") && !str_eqz(s->kind, "rejected"))
        return;
    out->answer = s->text;
    out->by = who;
    out->answered_at = s->at;
}

/* Assignments are told without what the office wrote to the handler. */
static bool is_told(const struct opinion_step_row *s)
{
    static const char *const TOLD[] = {"assigned", "reassigned", "passed_on", "taken", "finished"};

    arr_each (i, COUNT(TOLD))
        if (str_eqz(s->kind, TOLD[i]))
            return true;
    return s->shown;
}

static enum status put_steps(struct ctx *ctx, const struct opinion_case *c, bool own,
                             struct opinion_followed *out, size_t cap)
{
    struct opinion_step_row *rows;
    size_t count;

    TRY(opinion_store_steps(ctx, c->id, c->hidden ? c->key_id : 0, &rows, &count));
    arr_each (i, count) {
        struct str who;

        if (!is_told(&rows[i]) || out->steps_count == cap)
            continue;
        if (str_eqz(rows[i].kind, "rated") && !own)
            continue;
        TRY(opinion_handler_name(ctx, rows[i].handler, rows[i].organ_id, rows[i].other_id, &who));
        out->steps[out->steps_count++] = (struct opinion_step){
            .kind = rows[i].kind,
            .at = rows[i].at,
            .who = who,
            .text = rows[i].shown ? rows[i].text : S(""),
        };
        note_answer(&rows[i], who, out);
        if (str_eqz(rows[i].kind, "rated"))
            out->words = rows[i].text;
    }
    return ST_OK;
}

enum { STEPS_SHOWN = 200 };

static bool is_later(const struct opinion_step *a, const struct opinion_step *b)
{
    if (a->at != b->at)
        return a->at > b->at;
    return str_eqz(a->kind, "rated") && !str_eqz(b->kind, "rated");
}

/* What was done with the two of them, as it happened. */
static void in_order(struct opinion_step *steps, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        const struct opinion_step s = steps[i];
        size_t at = i;

        for (; at > 0 && is_later(&steps[at - 1], &s); at--)
            steps[at] = steps[at - 1];
        steps[at] = s;
    }
}

/* That another person has rated the answer to both is no news to this one. */
static enum opinion_state own_state(const struct opinion_case *own, const struct opinion_case *main)
{
    if (own->state != OPINION_MERGED || main->state != OPINION_RATED)
        return main->state;
    return own->rating.len == 0 ? OPINION_ANSWERED : OPINION_RATED;
}

static enum status follow(struct ctx *ctx, int64_t id, struct opinion_followed *out)
{
    struct opinion_case own, main;

    TRY(opinion_store_case(ctx, id, &own));
    main = own;
    out->merged = own.state == OPINION_MERGED;
    if (out->merged)
        TRY(opinion_store_case(ctx, own.into_id, &main));
    TRY(own_words(ctx, &own, out));
    out->steps = arena_array(ctx->arena, STEPS_SHOWN, struct opinion_step);
    TRY(put_steps(ctx, &own, true, out, STEPS_SHOWN));
    if (out->merged)
        TRY(put_steps(ctx, &main, false, out, STEPS_SHOWN));
    in_order(out->steps, out->steps_count);
    out->state = str_from(opinion_state_word(own_state(&own, &main)));
    out->outcome = main.outcome;
    out->rating = own.rating;
    out->due_on = main.due_on;
    out->open = own.open;
    out->hidden = own.hidden;
    out->published = own.published;
    out->may_rate =
        own.rating.len == 0 && (main.state == OPINION_ANSWERED || main.state == OPINION_RATED);
    return opinion_handler_name(ctx, main.handler, main.organ_id,
                                str_eqz(main.handler, "station") ? main.station_id : 0,
                                &out->handler);
}

enum status opinion_follow(struct ctx *ctx, struct str code, struct str pin,
                           struct opinion_followed *out)
{
    const struct str clean = opinion_code_clean(ctx->arena, code);
    enum status st = ST_NOT_FOUND;
    int64_t id;

    *out = (struct opinion_followed){0};
    if (clean.len > 0 && opinion_pin_good(pin))
        st = opinion_store_by_code(ctx, clean, pin, &id);
    if (st == ST_NOT_FOUND) {
        ctx->err = (struct err){0};
        return fail(&ctx->err, ST_NOT_FOUND, "opinion.follow_unknown", NULL);
    }
    TRY(st);
    return follow(ctx, id, out);
}
