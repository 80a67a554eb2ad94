// SPDX-License-Identifier: MulanPSL-2.0
/* To whom a letter of initiative goes: own deputies, deputies of other levels in the register,
 * organs; and what those of them answer who are not deputies here. */
#include "modules/congress/congress.h"
#include "modules/deputy/deputy_list.h"
#include "modules/resolution/resolution_act.h"

enum { AT_ONCE = 500, ANSWER_CHARS = 1000 };

#define LEVELS "township county city province nation"

struct sending {
    const struct resolution_letter_to *in;
    struct resolution_letter_sent *out;
};

static enum status to_level(struct ctx *ctx, const struct sending *s, struct str level)
{
    struct deputy_library_filter f = {.level = level, .limit = AT_ONCE};

    do {
        struct deputy_mandate *all;
        int64_t total, id;
        size_t count;

        TRY(deputy_library(ctx, &f, &all, &count, &f.after, &total));
        arr_each (i, count) {
            if (all[i].own)
                continue;
            TRY(resolution_store_insert_letter(
                ctx, &(struct resolution_letter){.doc_id = s->in->doc_id, .outside_id = all[i].id},
                &id));
            s->out->outside += id != 0; /* who has got it gets no other */
        }
    } while (f.after.len > 0);
    return ST_OK;
}

static enum status to_organs(struct ctx *ctx, const struct sending *s,
                             const struct resolution_doc *d)
{
    arr_each (i, s->in->organs_count) {
        const int64_t organ_id = s->in->organs[i];
        int64_t id;

        TRY(resolution_store_insert_letter(
            ctx, &(struct resolution_letter){.doc_id = d->id, .organ_id = organ_id}, &id));
        if (id == 0)
            continue;
        TRY(resolution_tell_organ(ctx, d, id, organ_id));
        s->out->organs++;
    }
    return ST_OK;
}

static enum status send_tx(struct ctx *ctx, const void *input)
{
    struct sending s = *(const struct sending *)input;
    struct str rest = s.in->levels, level;
    struct resolution_doc d;
    struct congress own;

    *s.out = (struct resolution_letter_sent){0};
    TRY(resolution_load(ctx, s.in->doc_id, &d));
    if (d.kind != RESOLUTION_LETTER || d.state != RESOLUTION_SIGNED)
        return fail(&ctx->err, ST_RULE, "resolution.wrong_state", NULL);
    TRY(congress_get(ctx, ctx->congress_id, &own));
    while (str_cut(&rest, ' ', &level)) {
        if (str_eqz(level, congress_level_word(own.level)))
            TRY(resolution_deliver_own(ctx, &d, &s.out->own));
        TRY(to_level(ctx, &s, level)); /* of one's own level, those of other congresses */
    }
    TRY(to_organs(ctx, &s, &d));
    if (s.out->own + s.out->outside + s.out->organs == 0)
        return ST_OK;
    return event_emit(ctx, "resolution.delivered", d.id);
}

static enum status check(struct ctx *ctx, const struct resolution_letter_to *in)
{
    struct str rest = in->levels, level;

    if (in->levels.len == 0 && in->organs_count == 0)
        invalid(ctx, "level", "resolution.err.nobody", NULL);
    while (str_cut(&rest, ' ', &level))
        if (!str_among(LEVELS, level))
            invalid(ctx, "level", "form.not_word", NULL);
    arr_each (i, in->organs_count) {
        struct organ o;

        TRY(organ_get(ctx, in->organs[i], &o));
        if (!o.active)
            invalid(ctx, "organ", "resolution.err.organ_closed", str_z(ctx->arena, o.name));
        arr_each (k, i)
            if (in->organs[k] == in->organs[i])
                invalid(ctx, "organ", "resolution.err.organ_twice", str_z(ctx->arena, o.name));
    }
    return invalid_done(ctx);
}

enum status resolution_letter_send(struct ctx *ctx, const struct resolution_letter_to *in,
                                   struct resolution_letter_sent *out)
{
    TRY(check(ctx, in));
    return db_tx(ctx, send_tx, &(struct sending){.in = in, .out = out});
}

/* ---------------------------------------------------------------- answers */

enum status resolution_letter_get(struct ctx *ctx, int64_t id, struct resolution_letter *out)
{
    const struct actor *who = ctx->actor;

    TRY(resolution_store_letter(ctx, id, out));
    if (who->system || may(ctx, "resolution.publish") ||
        (out->organ_id != 0 && out->organ_id == who->organ_id))
        return ST_OK;
    return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
}

static enum status answer_tx(struct ctx *ctx, const void *input)
{
    struct resolution_letter l = *(const struct resolution_letter *)input, now;

    TRY(resolution_letter_get(ctx, l.id, &now));
    l.noted_by = ctx->actor->name;
    TRY(resolution_store_letter_answer(ctx, &l));
    return event_emit(ctx, "resolution.answered", now.doc_id);
}

enum status resolution_letter_answer(struct ctx *ctx, int64_t id, int64_t version,
                                     struct str answer)
{
    resolution_need(ctx, "answer", answer, true, ANSWER_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, answer_tx,
                 &(struct resolution_letter){.id = id, .version = version, .answer = answer});
}
