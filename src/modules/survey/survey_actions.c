// SPDX-License-Identifier: MulanPSL-2.0
/* Making questionnaires, taking answers, closing. */
#include "base/json.h"
#include "base/utf8.h"
#include "modules/survey/survey_rules.h"
#include "modules/survey/survey_store.h"
#include "platform/crypt.h"
#include "platform/db.h"
#include "platform/event.h"

enum { CODE_CHARS = 12, RAW_PAGE = 200 };

static void need(struct ctx *ctx, const char *field, struct str s, bool required, size_t most)
{
    char limit[24];

    if (s.len == 0 && required) {
        invalid(ctx, field, "form.required", NULL);
        return;
    }
    if (utf8_chars(s.ptr, s.len) <= most)
        return;
    snprintf(limit, sizeof limit, "%zu", most);
    invalid(ctx, field, "form.too_long", limit);
}

static void need_word(struct ctx *ctx, const char *field, struct str s, const char *words)
{
    struct str all = str_from(words), word;

    while (str_cut(&all, ' ', &word))
        if (str_eq(word, s))
            return;
    invalid(ctx, field, "form.choose", NULL);
}

/* ---------------------------------------------------------------- making one */

struct making {
    const struct survey_new *in;
    int64_t *out_id;
};

static enum status make_tx(struct ctx *ctx, const void *input)
{
    const struct making *m = input;
    const struct survey s = {
        .id = db_new_id(ctx),
        .title = m->in->title,
        .intro = m->in->intro,
        .way = m->in->way,
        .code = crypt_random_text(ctx->arena, CODE_CHARS),
        .closes_on = m->in->closes_on,
        .shown = m->in->shown,
    };

    TRY(survey_store_insert(ctx, &s));
    *m->out_id = s.id;
    return event_emit(ctx, "survey.made", s.id);
}

static enum status check_new(struct ctx *ctx, const struct survey_new *in)
{
    need(ctx, "title", in->title, true, SURVEY_TITLE_CHARS);
    need(ctx, "intro", in->intro, false, SURVEY_INTRO_CHARS);
    need_word(ctx, "way", in->way, SURVEY_WAYS);
    if (!date_none(in->closes_on) && date_cmp(in->closes_on, ctx->today) < 0)
        invalid(ctx, "closes_on", "survey.closes_past", NULL);
    return invalid_done(ctx);
}

enum status survey_make(struct ctx *ctx, const struct survey_new *in, int64_t *out_id)
{
    TRY(check_new(ctx, in));
    return db_tx(ctx, make_tx, &(struct making){in, out_id});
}

struct changing {
    int64_t id, version;
    const struct survey_new *in;
};

static enum status change_tx(struct ctx *ctx, const void *input)
{
    const struct changing *c = input;
    const char *fault;
    struct survey s;

    TRY(survey_get(ctx, c->id, &s));
    fault = survey_change_fault(&s, c->in);
    if (fault != NULL)
        return fail(&ctx->err, ST_RULE, fault, NULL);
    s.version = c->version;
    s.title = c->in->title;
    s.intro = c->in->intro;
    s.way = c->in->way;
    s.closes_on = c->in->closes_on;
    s.shown = c->in->shown;
    TRY(survey_store_save(ctx, &s));
    return event_emit(ctx, "survey.changed", s.id);
}

enum status survey_change(struct ctx *ctx, int64_t id, int64_t version, const struct survey_new *in)
{
    TRY(check_new(ctx, in));
    return db_tx(ctx, change_tx, &(struct changing){id, version, in});
}

static enum status draft(struct ctx *ctx, int64_t id, struct survey *out)
{
    TRY(survey_get(ctx, id, out));
    if (!str_eqz(out->state, "draft"))
        return fail(&ctx->err, ST_RULE, "survey.not_draft", NULL);
    return ST_OK;
}

struct putting {
    const struct survey_question *in;
    int64_t *out_id;
};

static enum status put_question_tx(struct ctx *ctx, const void *input)
{
    const struct putting *p = input;
    struct survey_question q = *p->in, *have;
    struct survey s;
    size_t count;

    TRY(draft(ctx, q.survey_id, &s));
    if (q.id != 0) {
        TRY(survey_store_set_question(ctx, &q));
        *p->out_id = q.id;
        return event_emit(ctx, "survey.changed", s.id);
    }
    TRY(survey_questions(ctx, s.id, &have, &count));
    if (count == SURVEY_QUESTIONS_MAX)
        return fail(&ctx->err, ST_RULE, "survey.questions_many", NULL);
    q.id = db_new_id(ctx);
    TRY(survey_store_add_question(ctx, &q));
    *p->out_id = q.id;
    return event_emit(ctx, "survey.changed", s.id);
}

enum status survey_put_question(struct ctx *ctx, const struct survey_question *in, int64_t *out_id)
{
    const char *fault;

    need_word(ctx, "kind", in->kind, SURVEY_KINDS);
    need(ctx, "text", in->text, true, SURVEY_QUESTION_CHARS);
    need(ctx, "options", in->options, false, SURVEY_OPTIONS_CHARS);
    fault = survey_question_fault(in);
    if (fault != NULL)
        invalid(ctx, "options", fault, NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, put_question_tx, &(struct putting){in, out_id});
}

struct dropping {
    int64_t survey_id, question_id;
};

static enum status drop_question_tx(struct ctx *ctx, const void *input)
{
    const struct dropping *d = input;
    struct survey s;

    TRY(draft(ctx, d->survey_id, &s));
    TRY(survey_store_drop_question(ctx, s.id, d->question_id));
    return event_emit(ctx, "survey.changed", s.id);
}

enum status survey_drop_question(struct ctx *ctx, int64_t survey_id, int64_t question_id)
{
    return db_tx(ctx, drop_question_tx, &(struct dropping){survey_id, question_id});
}

/* Numbers are given out anew: they have gaps where questions were taken away. */
static enum status lift_tx(struct ctx *ctx, const void *input)
{
    const struct dropping *d = input;
    struct survey_question *q;
    struct survey s;
    size_t count, at = 0;

    TRY(draft(ctx, d->survey_id, &s));
    TRY(survey_questions(ctx, s.id, &q, &count));
    while (at < count && q[at].id != d->question_id)
        at++;
    if (at == count)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    arr_each (i, count) {
        const size_t place = at > 0 && i == at ? i - 1 : at > 0 && i == at - 1 ? i + 1 : i;

        TRY(survey_store_number_question(ctx, q[i].id, (int64_t)place + 1));
    }
    return event_emit(ctx, "survey.changed", s.id);
}

enum status survey_lift_question(struct ctx *ctx, int64_t survey_id, int64_t question_id)
{
    return db_tx(ctx, lift_tx, &(struct dropping){survey_id, question_id});
}

static enum status open_tx(struct ctx *ctx, const void *input)
{
    struct survey_question *q;
    struct survey s;
    size_t count;

    TRY(draft(ctx, *(const int64_t *)input, &s));
    TRY(survey_questions(ctx, s.id, &q, &count));
    if (count == 0)
        return fail(&ctx->err, ST_RULE, "survey.questions_none", NULL);
    s.state = S("open");
    s.opened_on = ctx->today;
    TRY(survey_store_save(ctx, &s));
    return event_emit(ctx, "survey.opened", s.id);
}

enum status survey_open(struct ctx *ctx, int64_t id)
{
    return db_tx(ctx, open_tx, &id);
}

/* ---------------------------------------------------------------- links */

struct linking {
    int64_t id;
    unsigned count;
    struct str *codes;
};

static enum status links_tx(struct ctx *ctx, const void *input)
{
    const struct linking *l = input;

    for (unsigned i = 0; i < l->count; i++)
        TRY(survey_store_add_link(ctx, l->id, crypt_blind(ctx, "survey_link.code", l->codes[i])));
    return event_emit_data(ctx, "survey.links_made", l->id,
                           str_printf(ctx->arena, "{\"count\":%u}", l->count));
}

enum status survey_make_links(struct ctx *ctx, int64_t id, unsigned count, struct str **out_codes)
{
    struct survey s;

    TRY(survey_get(ctx, id, &s));
    if (count == 0 || count > SURVEY_LINKS_MAX)
        invalid(ctx, "count", "survey.links_count", NULL);
    TRY(invalid_done(ctx));
    if (!str_eqz(s.way, "link") || str_eqz(s.state, "closed"))
        return fail(&ctx->err, ST_RULE, "survey.links_not", NULL);
    *out_codes = arena_array(ctx->arena, count, struct str);
    for (unsigned i = 0; i < count; i++)
        (*out_codes)[i] = crypt_random_text(ctx->arena, CODE_CHARS);
    return db_tx(ctx, links_tx, &(struct linking){id, count, *out_codes});
}

enum status survey_by_code(struct ctx *ctx, struct str code, struct survey *out, bool *out_link,
                           bool *out_used)
{
    struct survey_link l;
    enum status st = survey_store_by_address(ctx, code, out);

    *out_link = *out_used = false;
    if (st != ST_NOT_FOUND)
        return st;
    ctx->err = (struct err){0};
    TRY(survey_store_link(ctx, crypt_blind(ctx, "survey_link.code", code), &l));
    *out_link = true;
    *out_used = l.used;
    return survey_get(ctx, l.survey_id, out);
}

/* ---------------------------------------------------------------- answers */

static const struct survey_value *value_of(const struct survey_answering *in, int64_t question_id)
{
    static const struct survey_value NONE = {0};

    arr_each (i, in->count)
        if (in->values[i].question_id == question_id)
            return &in->values[i];
    return &NONE;
}

/* Field names q1, q2 …: constants, as faults keep the pointer. */
static const char *field_of(size_t number)
{
    static const char *const NAMES[SURVEY_QUESTIONS_MAX] = {
        "q1",  "q2",  "q3",  "q4",  "q5",  "q6",  "q7",  "q8",  "q9",  "q10",
        "q11", "q12", "q13", "q14", "q15", "q16", "q17", "q18", "q19", "q20"};

    return NAMES[number];
}

static void check_values(struct ctx *ctx, const struct survey_answering *in,
                         const struct survey_question *q, size_t count)
{
    arr_each (i, count) {
        const char *fault = survey_value_fault(&q[i], value_of(in, q[i].id));

        if (fault != NULL)
            invalid(ctx, field_of(i), fault,
                    str_eqz(str_from(fault), "survey.answer_missing")
                        ? str_z(ctx->arena, str_printf(ctx->arena, "%zu", i + 1))
                        : NULL);
    }
}

/* A link is used up; without one an address has so many a day. */
static enum status admit(struct ctx *ctx, const struct survey *s, const struct survey_answering *in)
{
    struct survey_link l;
    int64_t number;

    if (!survey_takes(s->state, s->closes_on, ctx->today))
        return fail(&ctx->err, ST_RULE, "survey.not_open", NULL);
    if (!str_eqz(in->channel, "link"))
        return ST_OK;
    if (str_eqz(s->way, "link")) {
        TRY(survey_store_link(ctx, crypt_blind(ctx, "survey_link.code", in->code), &l));
        if (l.used || l.survey_id != s->id)
            return fail(&ctx->err, ST_RULE, "survey.link_used", NULL);
        return survey_store_use_link(ctx, &l);
    }
    TRY(survey_store_count_address(
        ctx,
        crypt_blind(ctx, "survey.address",
                    str_printf(ctx->arena, STR_FMT "/%lld/%lld", STR_ARG(ctx->address),
                               (long long)s->id, (long long)date_to_days(ctx->today))),
        &number));
    return number <= SURVEY_PER_ADDRESS ? ST_OK : fail(&ctx->err, ST_RULE, "survey.too_many", NULL);
}

static enum status put_value(struct ctx *ctx, int64_t answer_id, const struct survey_question *q,
                             const struct survey_value *v)
{
    int64_t n = 0;

    if (v->count == 0 || v->values[0].len == 0)
        return ST_OK;
    if (str_eqz(q->kind, "text"))
        return survey_store_add_value(ctx, answer_id, q->id, 0, v->values[0]);
    arr_each (i, v->count) {
        (void)str_to_int(v->values[i], &n);
        TRY(survey_store_add_value(ctx, answer_id, q->id, n, S("")));
    }
    return ST_OK;
}

static int64_t random_id(void)
{
    uint64_t n;

    crypt_random(&n, sizeof n);
    return (int64_t)(n >> 2) + 1;
}

static enum status answer_tx(struct ctx *ctx, const void *input)
{
    const struct survey_answering *in = input;
    const int64_t id = random_id();
    struct survey_question *q;
    struct survey s;
    size_t count;

    TRY(survey_get(ctx, in->survey_id, &s));
    TRY(admit(ctx, &s, in));
    TRY(survey_questions(ctx, s.id, &q, &count));
    check_values(ctx, in, q, count);
    TRY(invalid_done(ctx));
    TRY(survey_store_add_answer(ctx, id, s.id, in->channel));
    arr_each (i, count)
        TRY(put_value(ctx, id, &q[i], value_of(in, q[i].id)));
    return event_emit(ctx, "survey.answered", s.id);
}

enum status survey_answer(struct ctx *ctx, const struct survey_answering *in)
{
    need_word(ctx, "channel", in->channel, SURVEY_CHANNELS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, answer_tx, in);
}

/* ---------------------------------------------------------------- closing */

/* All answers in the order of their random numbers, so that nobody changes one afterwards. */
static enum status digest(struct ctx *ctx, int64_t id, struct str *out)
{
    struct buf b = buf_new(ctx->arena, 0);
    struct survey_raw *rows;
    int64_t after = 0;
    uint8_t hash[32];
    size_t count;

    do {
        TRY(survey_raws(ctx, id, after, RAW_PAGE, &rows, &count));
        arr_each (i, count) {
            buf_printf(&b, "%lld %lld %lld " STR_FMT "\n", (long long)rows[i].answer_id,
                       (long long)rows[i].question_id, (long long)rows[i].choice,
                       STR_ARG(rows[i].text));
            after = rows[i].answer_id;
        }
    } while (count > 0);
    crypt_sm3(b.ptr, b.len, hash);
    *out = str_hex(ctx->arena, hash, sizeof hash);
    return ST_OK;
}

static enum status close_tx(struct ctx *ctx, const void *input)
{
    struct survey s;
    struct str hash;

    TRY(survey_get(ctx, *(const int64_t *)input, &s));
    if (!str_eqz(s.state, "open"))
        return fail(&ctx->err, ST_RULE, "survey.not_open", NULL);
    s.state = S("closed");
    s.closed_on = ctx->today;
    TRY(survey_store_save(ctx, &s));
    TRY(digest(ctx, s.id, &hash));
    return event_emit_data(ctx, "survey.closed", s.id,
                           str_printf(ctx->arena, "{\"answers\":%lld,\"sm3\":\"" STR_FMT "\"}",
                                      (long long)s.answers, STR_ARG(hash)));
}

enum status survey_close(struct ctx *ctx, int64_t id)
{
    return db_tx(ctx, close_tx, &id);
}
