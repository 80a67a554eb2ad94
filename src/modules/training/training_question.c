// SPDX-License-Identifier: MulanPSL-2.0
/* The bank of questions. A question never changes: another text is another question. */
#include "modules/training/training_actions.h"
#include "modules/training/training_rules.h"
#include "platform/db.h"
#include "platform/event.h"

void training_check_question(struct ctx *ctx, const struct training_question *q)
{
    const char *field, *fault;

    if (q->topic.len == 0)
        invalid(ctx, "topic", "training.err.topic", NULL);
    if (q->text.len == 0)
        invalid(ctx, "text", "training.err.question", NULL);
    if (q->source.len == 0)
        invalid(ctx, "source", "training.err.source", NULL);
    if (!str_among(TRAINING_KINDS, q->kind)) {
        invalid(ctx, "kind", "training.err.kind", NULL);
        return;
    }
    fault = training_question_fault(q, &field);
    if (fault != NULL)
        invalid(ctx, field, fault, NULL);
    invalid_long(ctx, "topic", q->topic, TRAINING_LINE_CHARS);
    invalid_long(ctx, "text", q->text, TRAINING_QUESTION_CHARS);
    invalid_long(ctx, "options", q->options, TRAINING_OPTIONS_CHARS);
    invalid_long(ctx, "source", q->source, TRAINING_LINE_CHARS);
    invalid_long(ctx, "why", q->why, TRAINING_QUESTION_CHARS);
}

struct saving {
    const struct training_question *in;
    int64_t *out_id;
};

static enum status save_tx(struct ctx *ctx, const void *input)
{
    const struct saving *s = input;
    struct training_question q = *s->in;

    if (q.id != 0)
        TRY(training_store_question_retire(ctx, q.id, q.version));
    q.id = db_new_id(ctx);
    TRY(training_store_question_insert(ctx, &q));
    *s->out_id = q.id;
    return event_emit(ctx, "training.question_saved", q.id);
}

enum status training_question_save(struct ctx *ctx, const struct training_question *in,
                                   int64_t *out_id)
{
    training_check_question(ctx, in);
    TRY(invalid_done(ctx));
    return db_tx(ctx, save_tx, &(struct saving){in, out_id});
}

struct retiring {
    int64_t id, version;
};

static enum status retire_tx(struct ctx *ctx, const void *input)
{
    const struct retiring *r = input;

    TRY(training_store_question_retire(ctx, r->id, r->version));
    return event_emit(ctx, "training.question_retired", r->id);
}

enum status training_question_retire(struct ctx *ctx, int64_t id, int64_t version)
{
    return db_tx(ctx, retire_tx, &(struct retiring){id, version});
}
