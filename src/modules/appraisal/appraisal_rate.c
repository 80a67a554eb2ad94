// SPDX-License-Identifier: MulanPSL-2.0
/* The rating: papers counted by two tellers, phones, scores; letters, problems, once more. */
#include "modules/appraisal/appraisal_actions.h"
#include "modules/appraisal/appraisal_list.h"
#include "modules/appraisal/appraisal_parts.h"
#include "modules/congress/congress.h"
#include "modules/supervision/supervision.h"
#include "platform/crypt.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/text.h"

enum { WORDS = 4 };

/* Everything that counting needs. */
struct whole {
    struct appraisal a;
    struct appraisal_subject *subjects;
    struct appraisal_item *items;
    struct appraisal_group *groups;
    struct appraisal_entry *entries;
    size_t subjects_count, items_count, groups_count, entries_count;
};

static enum status load(struct ctx *ctx, int64_t id, struct whole *w)
{
    TRY(appraisal_store_get(ctx, id, &w->a));
    TRY(appraisal_store_subjects(ctx, id, &w->subjects, &w->subjects_count));
    TRY(appraisal_store_items(ctx, id, &w->items, &w->items_count));
    TRY(appraisal_store_groups(ctx, id, &w->groups, &w->groups_count));
    return appraisal_store_entries(ctx, id, &w->entries, &w->entries_count);
}

struct moving {
    int64_t id, version, other;
    struct str text, number;
    struct date on;
    const int64_t *cells;
    const struct str *grades;
    size_t count;
    bool *out_agree;
    int64_t *out_id;
};

static enum status rate_tx(struct ctx *ctx, const void *input)
{
    const struct moving *m = input;
    struct whole w;
    size_t unreported = 0;

    TRY(load(ctx, m->id, &w));
    arr_each (i, w.subjects_count)
        unreported += date_none(w.subjects[i].reported_on);
    TRY(appraisal_check_rate(&w.a, unreported, &ctx->err));
    w.a.version = m->version;
    w.a.state = str_eqz(w.a.kind, "yearly") ? S("counted") : S("rating");
    TRY(appraisal_keep(ctx, &w.a, false));
    return event_emit(ctx, "appraisal.rating", w.a.id);
}

enum status appraisal_rate(struct ctx *ctx, int64_t id, int64_t version)
{
    return db_tx(ctx, rate_tx, &(struct moving){.id = id, .version = version});
}

/* ---------------------------------------------------------------- papers, phones */

static bool agrees(const struct whole *w, const struct appraisal_group *g)
{
    struct appraisal_counts n = {0};

    arr_each (s, w->subjects_count)
        arr_each (i, w->items_count)
            if (appraisal_cell(g, w->entries, w->entries_count, w->subjects[s].id, w->items[i].id,
                               &n) != APPRAISAL_AGREE)
                return false;
    return true;
}

static enum status enter_tx(struct ctx *ctx, const void *input)
{
    const struct moving *m = input;
    struct appraisal_group g;
    struct whole w;
    size_t at = 0;

    TRY(appraisal_store_group(ctx, m->id, &g));
    TRY(load(ctx, g.appraisal_id, &w));
    TRY(appraisal_check_rating(&w.a, &ctx->err));
    if (!str_eqz(g.way, "paper"))
        return fail(&ctx->err, ST_RULE, "appraisal.err.by_phone", NULL);
    if (m->count != w.subjects_count * w.items_count * WORDS)
        return fail_field(&ctx->err, "n", "appraisal.err.cells", NULL);
    arr_each (s, w.subjects_count)
        arr_each (i, w.items_count) {
            const int64_t *n = m->cells + at;
            const struct appraisal_entry e = {.group_id = g.id,
                                              .subject_id = w.subjects[s].id,
                                              .item_id = w.items[i].id,
                                              .teller = ctx->actor->account_id,
                                              .n = {n[0], n[1], n[2], n[3]}};

            at += WORDS;
            if (n[0] < 0 || n[1] < 0 || n[2] < 0 || n[3] < 0)
                return fail_field(&ctx->err, "n", "appraisal.err.cells", NULL);
            TRY(appraisal_check_counts(&g, &e.n, &ctx->err));
            TRY(appraisal_store_entry_put(ctx, &e, false));
        }
    TRY(appraisal_store_entries(ctx, w.a.id, &w.entries, &w.entries_count));
    *m->out_agree = agrees(&w, &g);
    return event_emit(ctx, "appraisal.entered", w.a.id);
}

enum status appraisal_enter(struct ctx *ctx, int64_t group_id, const int64_t *cells, size_t count,
                            bool *out_agree)
{
    *out_agree = false;
    return db_tx(
        ctx, enter_tx,
        &(struct moving){.id = group_id, .cells = cells, .count = count, .out_agree = out_agree});
}

static bool word_counts(struct str word, struct appraisal_counts *out)
{
    *out = (struct appraisal_counts){.satisfied = str_eqz(word, "satisfied"),
                                     .basic = str_eqz(word, "basic"),
                                     .dissatisfied = str_eqz(word, "dissatisfied"),
                                     .abstain = str_eqz(word, "abstain")};
    return appraisal_ballots(out) == 1;
}

static enum status phone_tx(struct ctx *ctx, const void *input)
{
    const struct moving *m = input;
    struct appraisal_group g;
    struct whole w;
    int64_t rated;
    size_t at = 0;

    TRY(appraisal_store_group(ctx, m->id, &g));
    if (!appraisal_slip_good(ctx, &g, m->text))
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    TRY(load(ctx, g.appraisal_id, &w));
    TRY(appraisal_check_rating(&w.a, &ctx->err));
    TRY(appraisal_store_ballots(ctx, g.id, &rated));
    if (rated >= g.people)
        return fail(&ctx->err, ST_RULE, "appraisal.err.too_many", NULL);
    TRY(appraisal_store_ballot(ctx, g.id, crypt_blind(ctx, "appraisal.ballot", m->text)));
    if (m->count != w.subjects_count * w.items_count)
        return fail_field(&ctx->err, "grade", "appraisal.err.grade", NULL);
    arr_each (s, w.subjects_count)
        arr_each (i, w.items_count) {
            struct appraisal_entry e = {
                .group_id = g.id, .subject_id = w.subjects[s].id, .item_id = w.items[i].id};

            if (!word_counts(m->grades[at++], &e.n))
                return fail_field(&ctx->err, "grade", "appraisal.err.grade", NULL);
            TRY(appraisal_store_entry_put(ctx, &e, true));
        }
    return event_emit(ctx, "appraisal.rated", w.a.id);
}

enum status appraisal_phone(struct ctx *ctx, int64_t group_id, struct str slip,
                            const struct str *grades, size_t count)
{
    static const struct actor NOBODY = {0};
    const struct actor *before = ctx->actor;
    const struct str address = ctx->address;
    enum status st;

    /* Nothing that could tell whose rating it is goes into the journal, whoever is signed in. */
    ctx->actor = &NOBODY;
    ctx->address = S("");
    st = db_tx(ctx, phone_tx,
               &(struct moving){.id = group_id, .text = slip, .grades = grades, .count = count});
    ctx->actor = before;
    ctx->address = address;
    return st;
}

/* ---------------------------------------------------------------- counted */

static enum status count_tx(struct ctx *ctx, const void *input)
{
    const struct moving *m = input;
    struct whole w;

    TRY(load(ctx, m->id, &w));
    TRY(appraisal_check_rating(&w.a, &ctx->err));
    arr_each (g, w.groups_count)
        if (str_eqz(w.groups[g].way, "paper") && !agrees(&w, &w.groups[g]))
            return fail(&ctx->err, ST_RULE, "appraisal.err.tellers", NULL);
    arr_each (s, w.subjects_count) {
        const struct appraisal_result r =
            appraisal_score(&w.a, w.groups, w.groups_count, w.items, w.items_count, w.entries,
                            w.entries_count, w.subjects[s].id);

        w.subjects[s].good = r.good;
        w.subjects[s].ballots = r.ballots;
        w.subjects[s].score = r.score;
        w.subjects[s].passed = r.passed;
        TRY(appraisal_store_subject_update(ctx, &w.subjects[s]));
    }
    w.a.version = m->version;
    w.a.state = S("counted");
    TRY(appraisal_keep(ctx, &w.a, false));
    return event_emit(ctx, "appraisal.counted", w.a.id);
}

enum status appraisal_count(struct ctx *ctx, int64_t id, int64_t version)
{
    return db_tx(ctx, count_tx, &(struct moving){.id = id, .version = version});
}

enum status appraisal_record(struct ctx *ctx, const struct appraisal_record *in,
                             int64_t *out_subject_id)
{
    struct appraisal_subject s = in->s;
    struct appraisal a = in->a;
    int64_t all = appraisal_ballots(&in->n);

    if (a.id == 0) {
        a.id = db_new_id(ctx);
        a.state = S("closed");
        TRY(appraisal_keep(ctx, &a, true));
    }
    s.id = db_new_id(ctx);
    s.appraisal_id = a.id;
    s.good = appraisal_good(&a, &in->n);
    s.ballots = all;
    s.score = all > 0 ? 1000 * s.good / all : -1;
    s.passed = all > 0 && s.score >= a.pass_percent * 10;
    s.reported_on = a.held_on;
    *out_subject_id = s.id;
    return appraisal_store_subject_add(ctx, &s);
}

/* ---------------------------------------------------------------- letters, problems */

enum status appraisal_recipients(struct ctx *ctx, struct str *out)
{
    static const char *const EACH[] = {"appraisal.to.party", "appraisal.to.government",
                                       "appraisal.to.supervision", "appraisal.to.court",
                                       "appraisal.to.procurator"};
    struct buf lines = buf_new(ctx->arena, 0);
    struct congress congress;

    TRY(congress_get(ctx, ctx->congress_id, &congress));
    arr_each (i, COUNT(EACH)) {
        buf_str(&lines, TF(ctx->arena, EACH[i], congress.short_name));
        buf_char(&lines, '\n');
    }
    *out = buf_view(&lines);
    return ST_OK;
}

static enum status send_tx(struct ctx *ctx, const void *input)
{
    const struct moving *m = input;
    struct str rest = m->text, line;
    struct appraisal a;

    TRY(appraisal_store_get(ctx, m->id, &a));
    TRY(appraisal_check_send(&a, &ctx->err));
    while (str_cut(&rest, '\n', &line)) {
        const struct appraisal_letter l = {.id = db_new_id(ctx),
                                           .appraisal_id = a.id,
                                           .recipient = str_trim(line),
                                           .number = m->number,
                                           .sent_on = m->on};

        if (l.recipient.len > 0)
            TRY(appraisal_store_letter_put(ctx, &l));
    }
    a.version = m->version;
    a.state = S("sent");
    TRY(appraisal_keep(ctx, &a, false));
    return event_emit(ctx, "appraisal.sent", a.id);
}

enum status appraisal_send(struct ctx *ctx, int64_t id, int64_t version, struct str to,
                           struct str number, struct date on)
{
    if (str_trim(to).len == 0)
        invalid(ctx, "to", "appraisal.err.to", NULL);
    if (date_none(on) || date_cmp(on, ctx->today) > 0)
        invalid(ctx, "on", "appraisal.err.past", NULL);
    invalid_long(ctx, "number", number, APPRAISAL_LINE_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(
        ctx, send_tx,
        &(struct moving){.id = id, .version = version, .text = to, .number = number, .on = on});
}

static enum status received_tx(struct ctx *ctx, const void *input)
{
    const struct moving *m = input;
    struct appraisal_letter *all;
    size_t count;

    TRY(appraisal_store_letters(ctx, m->id, &all, &count));
    arr_each (i, count) {
        if (all[i].id != m->other)
            continue;
        if (date_cmp(m->on, all[i].sent_on) < 0)
            return fail_field(&ctx->err, "on", "appraisal.err.before_sent", NULL);
        all[i].received_on = m->on;
        TRY(appraisal_store_letter_put(ctx, &all[i]));
        return event_emit(ctx, "appraisal.received", m->id);
    }
    return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
}

enum status appraisal_letter_received(struct ctx *ctx, int64_t id, int64_t letter_id,
                                      struct date on)
{
    if (date_none(on) || date_cmp(on, ctx->today) > 0)
        return fail_field(&ctx->err, "on", "appraisal.err.past", NULL);
    return db_tx(ctx, received_tx, &(struct moving){.id = id, .other = letter_id, .on = on});
}

static enum status problem_tx(struct ctx *ctx, const void *input)
{
    const struct moving *m = input;
    struct supervision_problem p = {.origin = S("appraisal"),
                                    .origin_id = m->id,
                                    .title = m->text,
                                    .text = m->number,
                                    .place = S(""),
                                    .found_on = ctx->today,
                                    .due_on = m->on,
                                    .state = S(""),
                                    .measure = S(""),
                                    .report = S(""),
                                    .verdict = S("")};
    struct appraisal_subject s;
    struct appraisal a;

    TRY(appraisal_store_subject(ctx, m->id, &s));
    TRY(appraisal_store_get(ctx, s.appraisal_id, &a));
    TRY(appraisal_check_send(&a, &ctx->err));
    p.organ_id = s.organ_id;
    p.url = str_printf(ctx->arena, "/appraisal/subject/%lld", (long long)s.id);
    TRY(supervision_problem_add(ctx, &p, m->out_id));
    return event_emit(ctx, "appraisal.problem", a.id);
}

enum status appraisal_problem(struct ctx *ctx, int64_t subject_id, struct str title,
                              struct str text, struct date due_on, int64_t *out_id)
{
    return db_tx(
        ctx, problem_tx,
        &(struct moving){
            .id = subject_id, .text = title, .number = text, .on = due_on, .out_id = out_id});
}

/* ---------------------------------------------------------------- once more, the end */

static enum status again_tx(struct ctx *ctx, const void *input)
{
    const struct moving *m = input;
    struct whole w;
    size_t failed = 0;

    TRY(load(ctx, m->id, &w));
    TRY(appraisal_check_send(&w.a, &ctx->err));
    w.a.again_id = w.a.id;
    w.a.id = db_new_id(ctx);
    w.a.title = TF(ctx->arena, "appraisal.again_title", w.a.title);
    w.a.held_on = m->on;
    w.a.reports_by = (struct date){0};
    w.a.state = S("draft");
    TRY(appraisal_keep(ctx, &w.a, true));
    arr_each (i, w.items_count) {
        w.items[i].id = db_new_id(ctx);
        w.items[i].appraisal_id = w.a.id;
        TRY(appraisal_store_item_add(ctx, &w.items[i]));
    }
    arr_each (i, w.groups_count) {
        w.groups[i].id = db_new_id(ctx);
        w.groups[i].appraisal_id = w.a.id;
        w.groups[i].code = crypt_random_text(ctx->arena, APPRAISAL_CODE_CHARS);
        TRY(appraisal_store_group_add(ctx, &w.groups[i]));
    }
    arr_each (i, w.subjects_count) {
        struct appraisal_subject s = w.subjects[i];

        if (s.passed)
            continue;
        failed++;
        s.id = db_new_id(ctx);
        s.appraisal_id = w.a.id;
        s.report = S("");
        s.reported_on = (struct date){0};
        s.good = s.ballots = 0;
        s.score = -1;
        TRY(appraisal_store_subject_add(ctx, &s));
    }
    if (failed == 0)
        return fail(&ctx->err, ST_RULE, "appraisal.err.none_failed", NULL);
    *m->out_id = w.a.id;
    return event_emit(ctx, "appraisal.saved", w.a.id);
}

enum status appraisal_again(struct ctx *ctx, int64_t id, struct date on, int64_t *out_id)
{
    if (date_none(on))
        return fail_field(&ctx->err, "on", "appraisal.err.when", NULL);
    return db_tx(ctx, again_tx, &(struct moving){.id = id, .on = on, .out_id = out_id});
}

static enum status close_tx(struct ctx *ctx, const void *input)
{
    const struct moving *m = input;
    struct appraisal a;

    TRY(appraisal_store_get(ctx, m->id, &a));
    if (m->other != 0)
        TRY(appraisal_check_cancel(&a, &ctx->err));
    else
        TRY(appraisal_check_close(&a, &ctx->err));
    a.version = m->version;
    a.state = m->other != 0 ? S("cancelled") : S("closed");
    TRY(appraisal_keep(ctx, &a, false));
    return event_emit(ctx, m->other != 0 ? "appraisal.cancelled" : "appraisal.closed", a.id);
}

enum status appraisal_close(struct ctx *ctx, int64_t id, int64_t version)
{
    return db_tx(ctx, close_tx, &(struct moving){.id = id, .version = version});
}

enum status appraisal_cancel(struct ctx *ctx, int64_t id, int64_t version)
{
    return db_tx(ctx, close_tx, &(struct moving){.id = id, .version = version, .other = 1});
}
