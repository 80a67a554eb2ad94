// SPDX-License-Identifier: MulanPSL-2.0
/* What is taught: lessons with their lecturers, materials and who has read them; certificates. */
#include "modules/training/training_actions.h"
#include "modules/training/training_rules.h"
#include "platform/db.h"
#include "platform/event.h"

struct adding {
    const void *in;
    int64_t *out_id;
};
struct dropping {
    int64_t class_id, id;
};

/* ---------------------------------------------------------------- lessons */

static enum status lesson_tx(struct ctx *ctx, const void *input)
{
    const struct adding *a = input;
    struct training_lesson l = *(const struct training_lesson *)a->in;
    struct training_lesson *have;
    struct training c = {0};
    size_t count;

    TRY(training_store_get(ctx, l.class_id, &c));
    TRY(training_check_going(&c, &ctx->err));
    TRY(training_store_lessons(ctx, c.id, &have, &count));
    if (count >= TRAINING_LESSONS_MAX)
        return fail(&ctx->err, ST_RULE, "training.err.lessons_many", NULL);
    if (date_cmp(l.on, c.starts_on) < 0 || date_cmp(l.on, c.ends_on) > 0) {
        invalid(ctx, "on", "training.err.lesson_day", NULL);
        return invalid_done(ctx);
    }
    l.id = db_new_id(ctx);
    TRY(training_store_lesson_insert(ctx, &l));
    *a->out_id = l.id;
    return event_emit(ctx, "training.lesson_added", c.id);
}

enum status training_lesson_add(struct ctx *ctx, const struct training_lesson *in, int64_t *out_id)
{
    if (in->title.len == 0)
        invalid(ctx, "title", "training.err.title", NULL);
    if (date_none(in->on))
        invalid(ctx, "on", "training.err.lesson_day", NULL);
    invalid_long(ctx, "title", in->title, TRAINING_TITLE_CHARS);
    invalid_long(ctx, "lecturer", in->lecturer, TRAINING_LINE_CHARS);
    invalid_long(ctx, "unit", in->unit, TRAINING_LINE_CHARS);
    invalid_long(ctx, "place", in->place, TRAINING_LINE_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, lesson_tx, &(struct adding){in, out_id});
}

static enum status lesson_drop_tx(struct ctx *ctx, const void *input)
{
    const struct dropping *d = input;
    struct training c = {0};

    TRY(training_store_get(ctx, d->class_id, &c));
    TRY(training_check_going(&c, &ctx->err));
    TRY(training_store_lesson_delete(ctx, c.id, d->id));
    return event_emit(ctx, "training.lesson_dropped", c.id);
}

enum status training_lesson_drop(struct ctx *ctx, int64_t class_id, int64_t id)
{
    return db_tx(ctx, lesson_drop_tx, &(struct dropping){class_id, id});
}

/* ---------------------------------------------------------------- materials */

static enum status material_tx(struct ctx *ctx, const void *input)
{
    const struct adding *a = input;
    struct training_material m = *(const struct training_material *)a->in;
    struct training_material *have;
    struct training c = {0};
    size_t count;

    TRY(training_store_get(ctx, m.class_id, &c));
    TRY(training_check_going(&c, &ctx->err));
    TRY(training_store_materials(ctx, c.id, 0, &have, &count));
    if (count >= TRAINING_LESSONS_MAX)
        return fail(&ctx->err, ST_RULE, "training.err.lessons_many", NULL);
    m.id = db_new_id(ctx);
    TRY(training_store_material_insert(ctx, &m));
    *a->out_id = m.id;
    return event_emit(ctx, "training.material_added", c.id);
}

enum status training_material_add(struct ctx *ctx, const struct training_material *in,
                                  int64_t *out_id)
{
    if (in->title.len == 0)
        invalid(ctx, "title", "training.err.title", NULL);
    invalid_long(ctx, "title", in->title, TRAINING_TITLE_CHARS);
    invalid_long(ctx, "text", in->text, TRAINING_TEXT_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, material_tx, &(struct adding){in, out_id});
}

static enum status material_drop_tx(struct ctx *ctx, const void *input)
{
    const struct dropping *d = input;
    struct training c = {0};

    TRY(training_store_get(ctx, d->class_id, &c));
    TRY(training_check_going(&c, &ctx->err));
    TRY(training_store_material_delete(ctx, c.id, d->id));
    return event_emit(ctx, "training.material_dropped", c.id);
}

enum status training_material_drop(struct ctx *ctx, int64_t class_id, int64_t id)
{
    return db_tx(ctx, material_drop_tx, &(struct dropping){class_id, id});
}

/* ---------------------------------------------------------------- reading */

/* Of an on-line class: whoever has read everything that is required was there. */
static enum status note_read(struct ctx *ctx, const struct training *c)
{
    struct training_material *all;
    struct training_member m;
    size_t count, unread = 0;
    enum status st;

    TRY(training_store_materials(ctx, c->id, ctx->actor->deputy_id, &all, &count));
    arr_each (i, count)
        unread += all[i].required && all[i].read_at == 0;
    if (unread > 0)
        return ST_OK;
    st = training_store_place(ctx, c->id, ctx->actor->deputy_id, &m);
    if (st != ST_OK && st != ST_NOT_FOUND)
        return st;
    if (st == ST_NOT_FOUND) {
        ctx->err = (struct err){0};
        m = (struct training_member){.id = db_new_id(ctx),
                                     .class_id = c->id,
                                     .deputy_id = ctx->actor->deputy_id,
                                     .answer = S("yes"),
                                     .reason = S(""),
                                     .presence = S("attended"),
                                     .how = S("online"),
                                     .signed_at = ctx->now};
        return training_store_member_insert(ctx, &m);
    }
    if (str_eqz(m.presence, "attended"))
        return ST_OK;
    m.answer = S("yes");
    m.presence = S("attended");
    m.how = S("online");
    m.signed_at = ctx->now;
    return training_store_member_update(ctx, &m);
}

static enum status read_tx(struct ctx *ctx, const void *input)
{
    const struct dropping *in = input;
    struct training_material m;
    struct training c = {0};
    bool fresh;

    TRY(training_get(ctx, in->class_id, &c));
    TRY(training_store_material(ctx, in->id, &m));
    if (m.class_id != c.id)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    TRY(training_store_reading(ctx, m.id, ctx->actor->deputy_id, &fresh));
    if (!fresh)
        return ST_OK;
    if (str_eqz(c.form, "online") && str_eqz(c.state, "open"))
        TRY(note_read(ctx, &c));
    return event_emit(ctx, "training.read", c.id);
}

enum status training_read(struct ctx *ctx, int64_t class_id, int64_t material_id)
{
    if (ctx->actor->deputy_id == 0)
        return fail(&ctx->err, ST_DENIED, "training.err.deputies_only", NULL);
    return db_tx(ctx, read_tx, &(struct dropping){class_id, material_id});
}

/* ---------------------------------------------------------------- certificates */

struct certifying {
    int64_t id;
    size_t *out_count;
};

static enum status certify_tx(struct ctx *ctx, const void *input)
{
    const struct certifying *in = input;
    struct training_earner *all;
    struct training c = {0};
    int64_t tests, number;
    size_t count, n = 0;

    TRY(training_store_get(ctx, in->id, &c));
    if (!str_eqz(c.state, "held"))
        return fail(&ctx->err, ST_RULE, "training.err.not_held", NULL);
    TRY(training_store_earners(ctx, c.id, &all, &count, &tests));
    TRY(training_store_last_number(ctx, ctx->today.year, &number));
    arr_each (i, count) {
        const struct training_certificate one = {.id = db_new_id(ctx),
                                                 .class_id = c.id,
                                                 .deputy_id = all[i].deputy_id,
                                                 .name = all[i].name,
                                                 .title = c.title,
                                                 .year = ctx->today.year,
                                                 .number = number + 1,
                                                 .hours = c.hours,
                                                 .from_on = c.starts_on,
                                                 .to_on = c.ends_on,
                                                 .given_on = ctx->today};

        if (!training_earned(all[i].presence, tests, all[i].passed))
            continue;
        TRY(training_store_certify(ctx, &one));
        number++;
        n++;
    }
    *in->out_count = n;
    if (n == 0)
        return fail(&ctx->err, ST_RULE, "training.err.none_earned", NULL);
    return event_emit(ctx, "training.certified", c.id);
}

enum status training_certify(struct ctx *ctx, int64_t id, size_t *out_count)
{
    return db_tx(ctx, certify_tx, &(struct certifying){id, out_count});
}
