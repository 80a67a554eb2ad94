// SPDX-License-Identifier: MulanPSL-2.0
/* Who takes part in a method, who was there, and what was looked at. */
#include "base/json.h"
#include "modules/deputy/deputy.h"
#include "modules/notice/notice.h"
#include "modules/supervision/supervision_actions.h"
#include "modules/supervision/supervision_store.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/text.h"

enum { PEOPLE_MOST = 300 };

static enum status load(struct ctx *ctx, int64_t step_id, struct supervision_step *out)
{
    TRY(supervision_store_step(ctx, step_id, out));
    TRY(supervision_check_going(out->matter_state, &ctx->err));
    if (str_eqz(out->state, "cancelled"))
        return fail(&ctx->err, ST_RULE, "supervision.err.step_cancelled", NULL);
    return ST_OK;
}

/* ---------------------------------------------------------------- what was looked at */

struct aiming {
    const struct supervision_target *in;
    int64_t *out_id;
};

static enum status target_tx(struct ctx *ctx, const void *input)
{
    const struct aiming *a = input;
    struct supervision_target t = *a->in;
    struct supervision_step s;

    TRY(load(ctx, t.step_id, &s));
    t.id = db_new_id(ctx);
    TRY(supervision_store_target_add(ctx, &t));
    *a->out_id = t.id;
    return event_emit(ctx, "supervision.target_added", s.id);
}

enum status supervision_target_add(struct ctx *ctx, const struct supervision_target *in,
                                   int64_t *out_id)
{
    supervision_need(ctx, "name", in->name, SUPERVISION_LINE_CHARS);
    invalid_long(ctx, "note", in->note, SUPERVISION_TEXT_CHARS);
    if (!str_among(SUPERVISION_TARGETS, in->sort))
        invalid(ctx, "sort", "form.choose", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, target_tx, &(struct aiming){in, out_id});
}

static enum status drop_tx(struct ctx *ctx, const void *input)
{
    const int64_t id = *(const int64_t *)input;
    struct supervision_target t;
    struct supervision_step s;

    TRY(supervision_store_target(ctx, id, &t));
    TRY(load(ctx, t.step_id, &s));
    TRY(supervision_store_drop(ctx, SUPERVISION_TARGETS_AT, id));
    return event_emit(ctx, "supervision.target_dropped", s.id);
}

enum status supervision_target_drop(struct ctx *ctx, int64_t id)
{
    return db_tx(ctx, drop_tx, &id);
}

/* ---------------------------------------------------------------- who takes part */

static enum status tell(struct ctx *ctx, const struct supervision_step *s,
                        const struct supervision_person *people, size_t count)
{
    struct notice_to *to = arena_array(ctx->arena, count, struct notice_to);
    struct buf values = buf_new(ctx->arena, 0);
    struct json j = json_begin(&values);
    size_t n = 0;

    arr_each (i, count)
        if (people[i].deputy_id != 0)
            to[n++].deputy_id = people[i].deputy_id;
    if (n == 0 || !date_none(s->held_on))
        return ST_OK;
    json_object(&j, NULL);
    json_str(&j, "title", s->title);
    json_str(&j, "on", text_date(ctx->arena, s->starts_on, ctx->today));
    json_str(&j, "place", s->place);
    json_object_end(&j);
    return notice_put(ctx,
                      &(struct notice_new){
                          .kind = "supervision.invited",
                          .subject_id = s->id,
                          .url = str_printf(ctx->arena, "/supervision/step/%lld", (long long)s->id),
                          .values = buf_view(&values),
                          .to = to,
                          .to_count = n,
                      });
}

struct asking {
    int64_t step_id;
    const struct supervision_person *people;
    size_t count;
};

static enum status people_tx(struct ctx *ctx, const void *input)
{
    const struct asking *a = input;
    struct supervision_person *have;
    struct supervision_step s;
    size_t count;

    TRY(load(ctx, a->step_id, &s));
    TRY(supervision_store_people(ctx, s.id, &have, &count));
    if (count + a->count > PEOPLE_MOST)
        return fail(&ctx->err, ST_RULE, "supervision.err.people_many", NULL);
    arr_each (i, a->count) {
        struct supervision_person p = a->people[i];
        bool there = false;

        arr_each (k, count)
            there = there || (str_eq(have[k].name, p.name) && str_eq(have[k].role, p.role) &&
                              have[k].deputy_id == p.deputy_id);
        if (there)
            continue;
        p.id = db_new_id(ctx);
        p.step_id = s.id;
        p.presence = S("");
        TRY(supervision_store_person_add(ctx, &p));
    }
    TRY(event_emit(ctx, "supervision.people_added", s.id));
    return tell(ctx, &s, a->people, a->count);
}

enum status supervision_people_add(struct ctx *ctx, int64_t step_id,
                                   const struct supervision_person *people, size_t count)
{
    if (count == 0)
        invalid(ctx, "names", "form.required", NULL);
    arr_each (i, count) {
        supervision_need(ctx, "names", people[i].name, SUPERVISION_LINE_CHARS);
        if (!str_among(SUPERVISION_ROLES, people[i].role))
            invalid(ctx, "role", "form.choose", NULL);
    }
    TRY(invalid_done(ctx));
    return db_tx(ctx, people_tx, &(struct asking){step_id, people, count});
}

struct noting {
    int64_t step_id;
    const struct supervision_presence *notes;
    size_t count;
};

static enum status note_tx(struct ctx *ctx, const void *input)
{
    const struct noting *n = input;
    struct supervision_step s;

    TRY(load(ctx, n->step_id, &s));
    if (date_cmp(ctx->today, s.starts_on) < 0)
        return fail(&ctx->err, ST_RULE, "supervision.err.before_day", NULL);
    arr_each (i, n->count) {
        struct supervision_person p;

        TRY(supervision_store_person(ctx, n->notes[i].person_id, &p));
        if (p.step_id != s.id)
            return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
        if (str_eq(p.presence, n->notes[i].presence))
            continue;
        p.presence = n->notes[i].presence;
        TRY(supervision_store_person_put(ctx, &p));
    }
    return event_emit(ctx, "supervision.people_noted", s.id);
}

enum status supervision_people_note(struct ctx *ctx, int64_t step_id,
                                    const struct supervision_presence *notes, size_t count)
{
    arr_each (i, count)
        if (!str_among("attended excused absent", notes[i].presence))
            return fail_field(&ctx->err, "presence", "form.choose", NULL);
    return db_tx(ctx, note_tx, &(struct noting){step_id, notes, count});
}
