// SPDX-License-Identifier: MulanPSL-2.0
/* What a person adds to an opinion of his own, by code and digits: a step that whoever has it now
 * reads and is told of. */
#include "modules/opinion/opinion_act.h"
#include "modules/opinion/opinion_public.h"
#include "modules/opinion/opinion_store.h"

#define KIND "word"

struct word {
    int64_t opinion_id;
    struct str text;
};

static enum status check_many(struct ctx *ctx, const struct opinion_act *a)
{
    struct opinion_step_row *steps;
    size_t count, words = 0;

    TRY(opinion_store_steps(ctx, a->c.id, 0, &steps, &count));
    arr_each (i, count)
        words += str_eqz(steps[i].kind, KIND);
    return words < OPINION_WORDS_MAX ? ST_OK
                                     : fail(&ctx->err, ST_RULE, "opinion.public.add_many", NULL);
}

static enum status word_tx(struct ctx *ctx, const void *input)
{
    const struct word *in = input;
    struct opinion_act a;

    TRY(opinion_act_begin_free(ctx, in->opinion_id, DO_NOTE, &a));
    TRY(check_many(ctx, &a));
    TRY(opinion_act_step(ctx, &a, KIND, in->text, true));
    TRY(event_emit(ctx, "opinion.word_added", in->opinion_id));
    return opinion_tell(ctx, "opinion.word_added", &a.c, in->text);
}

enum status opinion_public_add_word(struct ctx *ctx, int64_t opinion_id, struct str text)
{
    opinion_act_need(ctx, "add", text, true, OPINION_WORDS_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, word_tx, &(struct word){opinion_id, text});
}
