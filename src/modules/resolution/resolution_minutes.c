// SPDX-License-Identifier: MulanPSL-2.0
/* Minutes: written from the records, corrected by people, signed by two, frozen. */
#include "modules/resolution/resolution_act.h"
#include "modules/resolution/resolution_typed.h"
#include "platform/crypt.h"

enum { LABEL_CHARS = 300, PART_CHARS = 20000, NUMBER_CHARS = 60, PARTS_MAX = 2000 };

enum status resolution_minutes_load(struct ctx *ctx, int64_t id, struct resolution_minutes *out)
{
    struct source_meeting of;

    TRY(resolution_minutes_get(ctx, id, out));
    return out->meeting_id == 0 ? ST_OK : resolution_source_meeting(ctx, out->meeting_id, &of);
}

/* ---------------------------------------------------------------- the whole text */

static struct str whole_text(struct ctx *ctx, const struct resolution_part *parts, size_t count)
{
    struct buf b = buf_new(ctx->arena, 0);

    arr_each (i, count) {
        if (i > 0)
            buf_char(&b, '\n');
        buf_str(&b, parts[i].label);
        if (parts[i].label.len != 0 && parts[i].body.len != 0)
            buf_char(&b, '\n');
        buf_str(&b, parts[i].body);
    }
    return buf_view(&b);
}

/* The text as it now stands becomes a version; the row moves on. */
static enum status new_version(struct ctx *ctx, struct resolution_minutes *m, struct str note)
{
    struct resolution_part *parts;
    size_t count;

    TRY(resolution_parts(ctx, m->id, &parts, &count));
    m->revision++;
    TRY(resolution_store_add_text(ctx, "minutes", m->id,
                                  &(struct resolution_text){.revision = m->revision,
                                                            .title = m->title,
                                                            .body = whole_text(ctx, parts, count),
                                                            .note = note}));
    return resolution_store_update_minutes(ctx, m);
}

static void put_field(struct buf *b, struct str s)
{
    buf_printf(b, "%zu:" STR_FMT "\n", s.len, STR_ARG(s));
}

enum status resolution_minutes_hash(struct ctx *ctx, const struct resolution_minutes *m,
                                    struct str *out)
{
    struct buf b = buf_new(ctx->arena, 0);
    struct resolution_part *parts;
    char day[DATE_TEXT_SIZE];
    uint8_t sum[32];
    size_t count;

    TRY(resolution_parts(ctx, m->id, &parts, &count));
    put_field(&b, m->title);
    put_field(&b, str_from(date_format(m->held_on, day)));
    put_field(&b, m->number);
    put_field(&b, m->chair);
    put_field(&b, m->recorder);
    arr_each (i, count) {
        put_field(&b, parts[i].kind);
        put_field(&b, parts[i].label);
        put_field(&b, parts[i].body);
    }
    crypt_sm3(b.ptr, b.len, sum);
    *out = str_hex(ctx->arena, sum, sizeof sum);
    return ST_OK;
}

/* ---------------------------------------------------------------- drafting */

struct addition {
    const struct resolution_minutes_new *in;
    struct resolution_minutes m;
    const struct resolution_part *parts;
    size_t parts_count;
    int64_t *out_id;
};

static enum status add_tx(struct ctx *ctx, const void *input)
{
    const struct addition *a = input;
    struct resolution_minutes m = a->m;

    m.id = db_new_id(ctx);
    m.revision = 1;
    m.drafted_by = ctx->actor->account_id;
    TRY(resolution_store_insert_minutes(ctx, &m));
    arr_each (i, a->parts_count) {
        struct resolution_part p = a->parts[i];

        p.minutes_id = m.id;
        p.place = (int64_t)i + 1;
        TRY(resolution_store_insert_part(ctx, &p));
    }
    TRY(resolution_store_add_text(
        ctx, "minutes", m.id,
        &(struct resolution_text){
            .revision = 1, .title = m.title, .body = whole_text(ctx, a->parts, a->parts_count)}));
    *a->out_id = m.id;
    return event_emit(ctx, "resolution.minutes_drafted", m.id);
}

enum status resolution_minutes_add(struct ctx *ctx, const struct resolution_minutes_new *in,
                                   int64_t *out_id)
{
    struct addition a = {
        .in = in,
        .m = {.summary = in->summary,
              .meeting_id = in->meeting_id,
              .state = S("draft"),
              .title = in->title,
              .number = in->number,
              .chair = in->chair,
              .recorder = in->recorder,
              .held_on = date_none(in->held_on) ? ctx->today : in->held_on},
        .parts = in->parts,
        .parts_count = in->parts_count,
        .out_id = out_id,
    };
    struct resolution_part *parts;

    resolution_need(ctx, "title", in->title, true, RESOLUTION_TITLE_CHARS);
    resolution_need(ctx, "number", in->number, false, NUMBER_CHARS);
    resolution_need(ctx, "chair", in->chair, false, RESOLUTION_NAME_CHARS);
    resolution_need(ctx, "recorder", in->recorder, false, RESOLUTION_NAME_CHARS);
    if (date_cmp(a.m.held_on, ctx->today) > 0)
        invalid(ctx, "held_on", "resolution.later", NULL);
    TRY(invalid_done(ctx));
    if (in->parts == NULL && in->meeting_id != 0) {
        TRY(resolution_source_parts(ctx, in->meeting_id, in->summary, &parts, &a.parts_count));
        a.parts = parts;
    }
    return db_tx(ctx, add_tx, &a);
}

/* ---------------------------------------------------------------- corrected */

static enum status begin(struct ctx *ctx, int64_t id, int64_t version, const char *state,
                         struct resolution_minutes *m)
{
    TRY(resolution_minutes_load(ctx, id, m));
    if (version != 0 && version != m->version)
        return fail(&ctx->err, ST_CONFLICT, "db.changed_meanwhile", NULL);
    if (str_eqz(m->state, "approved"))
        return fail(&ctx->err, ST_RULE, "resolution.minutes_frozen", NULL);
    return str_eqz(m->state, state) ? ST_OK
                                    : fail(&ctx->err, ST_RULE, "resolution.wrong_state", NULL);
}

static enum status save_part(struct ctx *ctx, const struct resolution_part_save *in,
                             const struct resolution_part *parts, size_t count)
{
    if (in->part_id == 0)
        return resolution_store_insert_part(
            ctx, &(struct resolution_part){.minutes_id = in->minutes_id,
                                           .place = count > 0 ? parts[count - 1].place + 1 : 1,
                                           .kind = in->label.len != 0 ? S("item") : S("text"),
                                           .label = in->label,
                                           .source = S(""),
                                           .derived = S(""),
                                           .body = in->body});
    arr_each (i, count) {
        struct resolution_part p = parts[i];

        if (p.id != in->part_id)
            continue;
        if (!in->as_record && in->body.len == 0 && in->label.len == 0)
            return resolution_store_delete_part(ctx, p.id);
        p.body = in->as_record ? p.derived : in->body;
        p.label = in->as_record ? p.label : in->label;
        return resolution_store_update_part(ctx, &p);
    }
    return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
}

static enum status part_tx(struct ctx *ctx, const void *input)
{
    const struct resolution_part_save *in = input;
    struct resolution_part *parts;
    struct resolution_minutes m;
    size_t count;

    TRY(begin(ctx, in->minutes_id, in->version, "draft", &m));
    TRY(resolution_parts(ctx, m.id, &parts, &count));
    if (count >= PARTS_MAX)
        return fail(&ctx->err, ST_RULE, "resolution.too_many_points", NULL);
    TRY(save_part(ctx, in, parts, count));
    TRY(new_version(ctx, &m, in->label));
    return event_emit(ctx, "resolution.minutes_saved", m.id);
}

enum status resolution_part_save(struct ctx *ctx, const struct resolution_part_save *in)
{
    resolution_need(ctx, "label", in->label, false, LABEL_CHARS);
    resolution_need(ctx, "body", in->body, in->part_id == 0, PART_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, part_tx, in);
}

/* ---------------------------------------------------------------- when the records have changed */

struct refresh {
    int64_t id;
    const struct resolution_part *now;
    size_t now_count, *out_changed;
};

static const struct resolution_part *same_source(const struct resolution_part *all, size_t count,
                                                 const struct resolution_part *p)
{
    arr_each (i, count)
        if (str_eq(all[i].source, p->source) && all[i].source_id == p->source_id &&
            str_eq(all[i].kind, p->kind))
            return &all[i];
    return NULL;
}

static enum status refresh_tx(struct ctx *ctx, const void *input)
{
    const struct refresh *in = input;
    struct resolution_part *parts;
    struct resolution_minutes m;
    size_t count, changed = 0;

    TRY(begin(ctx, in->id, 0, "draft", &m));
    TRY(resolution_parts(ctx, m.id, &parts, &count));
    arr_each (i, count) {
        const struct resolution_part *now =
            parts[i].source.len != 0 ? same_source(in->now, in->now_count, &parts[i]) : NULL;
        struct resolution_part p = parts[i];

        if (now == NULL || str_eq(now->derived, p.derived))
            continue;
        if (str_eq(p.body, p.derived))
            p.body = now->derived;
        p.derived = now->derived;
        TRY(resolution_store_update_part(ctx, &p));
        changed++;
    }
    *in->out_changed = changed;
    if (changed == 0)
        return ST_OK;
    TRY(new_version(ctx, &m, S("")));
    return event_emit(ctx, "resolution.minutes_saved", m.id);
}

enum status resolution_minutes_refresh(struct ctx *ctx, int64_t id, size_t *out_changed)
{
    struct refresh r = {.id = id, .out_changed = out_changed};
    struct resolution_part *now;
    struct resolution_minutes m;

    TRY(resolution_minutes_load(ctx, id, &m));
    if (m.meeting_id == 0)
        return fail(&ctx->err, ST_RULE, "resolution.no_meeting", NULL);
    TRY(resolution_source_parts(ctx, m.meeting_id, m.summary, &now, &r.now_count));
    r.now = now;
    return db_tx(ctx, refresh_tx, &r);
}

/* ---------------------------------------------------------------- on its way */

static enum status step_tx(struct ctx *ctx, const void *input)
{
    const struct resolution_minutes_step *in = input;
    struct resolution_part *parts;
    struct resolution_minutes m;
    size_t count;

    TRY(begin(ctx, in->id, in->version, in->back ? "review" : "draft", &m));
    TRY(resolution_parts(ctx, m.id, &parts, &count));
    if (!in->back && count == 0)
        return fail(&ctx->err, ST_RULE, "resolution.no_text", NULL);
    m.state = in->back ? S("draft") : S("review");
    if (in->back)
        m.chair_on = m.recorder_on = (struct date){0},
        m.chair_by = m.recorder_by = m.chair_noted_by = m.recorder_noted_by = 0;
    TRY(resolution_store_update_minutes(ctx, &m));
    return event_emit(ctx, in->back ? "resolution.minutes_back" : "resolution.minutes_submitted",
                      m.id);
}

enum status resolution_minutes_step(struct ctx *ctx, const struct resolution_minutes_step *in)
{
    resolution_need(ctx, "note", in->note, in->back, RESOLUTION_NOTE_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, step_tx, in);
}

/* The account behind the other signature: who signed, or who noted that it is on paper. */
static int64_t other_hand(const struct resolution_minutes *m, bool as_chair)
{
    const int64_t by = as_chair ? m->recorder_by : m->chair_by;

    return by != 0 ? by : as_chair ? m->recorder_noted_by : m->chair_noted_by;
}

/* Under the name of the account, or on paper under the name that stands there: then it is said who
 * noted it. */
static enum status put_signature(struct ctx *ctx, const struct resolution_minutes_sign *in,
                                 struct resolution_minutes *m)
{
    const struct str name = in->on_paper ? in->name : ctx->actor->name;
    const int64_t by = in->on_paper ? 0 : ctx->actor->account_id;
    const bool other_there = !date_none(in->as_chair ? m->recorder_on : m->chair_on);
    const int64_t other_by = in->as_chair ? m->recorder_by : m->chair_by;
    bool scan;

    if (!date_none(in->as_chair ? m->chair_on : m->recorder_on))
        return fail(&ctx->err, ST_RULE, "resolution.signed_already", NULL);
    if (other_there &&
        (str_eq(name, in->as_chair ? m->recorder : m->chair) || (by != 0 && by == other_by)))
        return fail(&ctx->err, ST_RULE, "resolution.two_people", NULL);
    if (other_there && (in->on_paper || other_by == 0) && ctx->actor->account_id != 0 &&
        ctx->actor->account_id == other_hand(m, in->as_chair)) {
        TRY(resolution_has_scan(ctx, RESOLUTION_MINUTES_FILES, m->id, &scan));
        if (!scan)
            return fail(&ctx->err, ST_RULE, "resolution.two_hands", NULL);
    }
    if (in->as_chair) {
        m->chair = name;
        m->chair_on = ctx->today;
        m->chair_by = by;
        m->chair_noted = in->on_paper ? ctx->actor->name : S("");
        m->chair_noted_by = in->on_paper ? ctx->actor->account_id : 0;
    } else {
        m->recorder = name;
        m->recorder_on = ctx->today;
        m->recorder_by = by;
        m->recorder_noted = in->on_paper ? ctx->actor->name : S("");
        m->recorder_noted_by = in->on_paper ? ctx->actor->account_id : 0;
    }
    return ST_OK;
}

static enum status sign_tx(struct ctx *ctx, const void *input)
{
    const struct resolution_minutes_sign *in = input;
    struct resolution_minutes m;

    TRY(begin(ctx, in->id, in->version, "review", &m));
    TRY(put_signature(ctx, in, &m));
    if (!date_none(m.chair_on) && !date_none(m.recorder_on)) {
        m.state = S("approved");
        m.frozen_at = ctx->now;
        TRY(resolution_minutes_hash(ctx, &m, &m.hash));
    }
    TRY(resolution_store_update_minutes(ctx, &m));
    return event_emit(
        ctx, m.hash.len != 0 ? "resolution.minutes_approved" : "resolution.minutes_signed", m.id);
}

enum status resolution_minutes_sign(struct ctx *ctx, const struct resolution_minutes_sign *in)
{
    resolution_need(ctx, "name", in->name, in->on_paper, RESOLUTION_NAME_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, sign_tx, in);
}
