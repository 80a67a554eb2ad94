// SPDX-License-Identifier: MulanPSL-2.0
/* Appraisals on both databases: reported, rated on papers and phones, scored, sent, once more; the
 * figures of years that were taken over. People are invented. */
#include "modules/appointment/appointment_parts.h"
#include "modules/appraisal/appraisal_list.h"
#include "modules/appraisal/appraisal_parts.h"
#include "modules/supervision/supervision.h"
#include "modules/tests/modtest.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/permission.h"

enum { HEADS = 21, APPOINTED = 8, ACTS = 18 };

static struct appraisal read(struct ctx *ctx, int64_t id)
{
    struct appraisal a = {.state = S("")};

    OK(appraisal_store_get(ctx, id, &a) == ST_OK, "read");
    return a;
}

static int64_t plan(struct ctx *ctx, int64_t organ, struct appraisal_group *paper,
                    struct appraisal_group *phone, struct appraisal_subject *who)
{
    const struct appraisal_form in = {
        .a = {.kind = S("duty"),
              .title = S("述职评议"),
              .basis = S(""),
              .plan = S(""),
              .held_on = {2026, 11, 20},
              .reports_by = {2026, 11, 15}},
        .items = S("总体评价 100"),
        .groups = S("常委会组成人员 70 10 纸票\n群众代表 30 2 手机"),
    };
    struct appraisal_subject s = {
        .name = S("沈长河"), .post = S("县水利局局长"), .organ_id = organ};
    struct appraisal_subject *all;
    struct appraisal_group *groups;
    int64_t id = 0, subject = 0;
    size_t count;

    MUST(ctx, appraisal_save(ctx, &in, &id), "planned");
    s.appraisal_id = id;
    MUST(ctx, appraisal_subject_add(ctx, &s, &subject), "whom");
    REFUSED(ctx, appraisal_subject_add(ctx, &s, &subject), ST_INVALID, "appraisal.err.listed",
            "once");
    MUST(ctx, appraisal_store_groups(ctx, id, &groups, &count), "groups");
    *paper = groups[0];
    *phone = groups[1];
    MUST(ctx, appraisal_store_subjects(ctx, id, &all, &count), "on the list");
    *who = all[0];
    return id;
}

/* The unit writes its own report, and no other does. */
static void reports(struct ctx *ctx, const struct appraisal_subject *who, int64_t organ)
{
    const struct actor *system = ctx->actor;
    struct permission_set may = {0};
    struct actor unit = {.account_id = 7, .congress_id = ctx->congress_id, .permissions = &may};

    (void)permission_set_add(&may, "appraisal.report");
    unit.name = S("某人");
    unit.organ_id = organ + 1;
    ctx->actor = &unit;
    REFUSED(ctx, appraisal_report(ctx, who->id, who->version, S("一年来。")), ST_NOT_FOUND,
            "db.not_found", "not another's");
    unit.organ_id = organ;
    MUST(ctx, appraisal_report(ctx, who->id, who->version, S("一年来。")), "his unit's");
    ctx->actor = system;
}

static void enters(struct ctx *ctx, int64_t group, int64_t teller, const int64_t *cells, bool want)
{
    const struct actor *system = ctx->actor;
    struct actor who = *system;
    bool agree = false;

    who.account_id = teller;
    ctx->actor = &who;
    MUST(ctx, appraisal_enter(ctx, group, cells, 4, &agree), "a teller");
    EQ_INT(agree, want, "do two agree");
    ctx->actor = system;
}

/* Somebody who is signed in rates: neither he nor his address is in the journal, and the counts are
 * hashed with something new each time. */
static void phones(struct ctx *ctx, const struct appraisal_group *phone)
{
    const struct str satisfied = S("satisfied"), nothing = S("");
    const struct actor *before = ctx->actor;
    struct actor who = {.account_id = 77, .congress_id = ctx->congress_id, .name = S("某人")};
    const struct str slip = appraisal_slip(ctx, phone, 1), second = appraisal_slip(ctx, phone, 2);
    struct appraisal_group paper = *phone;
    struct rows r;

    OK(appraisal_slip_good(ctx, phone, slip) && appraisal_slip_good(ctx, phone, second) &&
           !str_eq(slip, second),
       "two slips for two people");
    OK(!appraisal_slip_good(ctx, phone, appraisal_slip(ctx, phone, 3)) &&
           !appraisal_slip_good(ctx, phone, appraisal_slip(ctx, phone, 0)),
       "and no more");
    OK(!appraisal_slip_good(ctx, phone, S("abcdefghijklmnopqrst")) &&
           !appraisal_slip_good(ctx, phone, S("abcdefghijklmnopqrst12345678")),
       "none that somebody thought of");
    paper.way = S("paper");
    OK(!appraisal_slip_good(ctx, &paper, slip), "nor where papers are counted");

    ctx->address = S("203.0.113.9");
    ctx->actor = &who;
    REFUSED(ctx, appraisal_phone(ctx, phone->id, phone->code, &satisfied, 1), ST_NOT_FOUND,
            "db.not_found", "not by the code of the group");
    REFUSED(ctx, appraisal_phone(ctx, phone->id, slip, &nothing, 1), ST_INVALID,
            "appraisal.err.grade", "nothing said");
    MUST(ctx, appraisal_phone(ctx, phone->id, slip, &satisfied, 1), "a phone");
    REFUSED(ctx, appraisal_phone(ctx, phone->id, slip, &satisfied, 1), ST_CONFLICT,
            "appraisal.err.twice", "once");
    OK(ctx->actor == &who && str_eqz(ctx->address, "203.0.113.9"), "who he was before");
    ctx->actor = before;
    ctx->address = S("");
    OK(DB_ROWS(ctx, &r,
               "SELECT account_id, actor_name, address FROM event WHERE congress_id = :congress"
               " AND name = 'appraisal.rated'",
               B_INT("congress", ctx->congress_id)) == ST_OK &&
           r.count == 1,
       "in the journal");
    OK(cell_int(&r, 0, 0) == 0 && cell_text(&r, 0, 1).len == 0 && cell_text(&r, 0, 2).len == 0,
       "nobody's");
    OK(DB_ROWS(ctx, &r,
               "SELECT DISTINCT COALESCE(salt, '') FROM appraisal_entry WHERE congress_id ="
               " :congress",
               B_INT("congress", ctx->congress_id)) == ST_OK &&
           r.count == 3 && cell_text(&r, 0, 0).len == 26,
       "two tellers and the phones, each with its salt");
}

/* Who failed is rated once more, and nobody keeps a code from the first time. */
static void once_more(struct ctx *ctx, int64_t id, struct str code)
{
    struct appraisal_subject *subjects;
    struct appraisal_group *groups;
    struct appraisal a = read(ctx, id);
    int64_t again = 0;
    size_t count;

    OK(appraisal_store_subjects(ctx, id, &subjects, &count) == ST_OK, "those rated");
    EQ_INT(count, 1, "one");
    MUST(ctx, appraisal_again(ctx, a.id, ctx->today, &again), "once more");
    OK(appraisal_store_groups(ctx, again, &groups, &count) == ST_OK && count == 2, "groups");
    OK(groups[1].code.len == code.len && !str_eq(groups[1].code, code), "a fresh code");
}

static void whole_way(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t organ = modtest_organ(ctx, "水利局"), good[] = {7, 1, 2, 0},
                  other[] = {6, 2, 2, 0};
    struct appraisal_group paper, phone;
    struct appraisal_subject who;
    struct appraisal_letter *letters;
    const int64_t id = plan(ctx, organ, &paper, &phone, &who);
    int64_t again = 0;
    size_t count;

    MUST(ctx, appraisal_begin(ctx, id, 1), "begun");
    REFUSED(ctx, appraisal_rate(ctx, id, 2), ST_RULE, "appraisal.err.unreported", "not reported");
    reports(ctx, &who, organ);
    MUST(ctx, appraisal_rate(ctx, id, 2), "rated");
    REFUSED(ctx, appraisal_count(ctx, id, 3), ST_RULE, "appraisal.err.tellers", "not counted");
    enters(ctx, paper.id, 11, good, false);
    enters(ctx, paper.id, 12, other, false);
    REFUSED(ctx, appraisal_count(ctx, id, 3), ST_RULE, "appraisal.err.tellers", "they differ");
    enters(ctx, paper.id, 12, good, true);
    phones(ctx, &phone);
    MUST(ctx, appraisal_count(ctx, id, 3), "counted");
    OK(appraisal_store_subject(ctx, who.id, &who) == ST_OK, "the result");
    EQ_INT(who.score, 710, "70 × 8/10 + 30 × 1/2");
    OK(who.passed && who.ballots == 11 && who.good == 9, "more than half of all");
    REFUSED(ctx, appraisal_again(ctx, id, ctx->today, &again), ST_RULE, "appraisal.err.none_failed",
            "nobody failed");
    MUST(ctx, appraisal_send(ctx, id, 4, S("县委\n县人民政府\n"), S(""), ctx->today), "sent");
    MUST(ctx, appraisal_store_letters(ctx, id, &letters, &count), "to two");
    EQ_INT(count, 2, "to two");
    MUST(ctx, appraisal_letter_received(ctx, id, letters[0].id, ctx->today), "received");
    MUST(ctx, appraisal_close(ctx, id, 5), "closed");
    EQ_TEXT(str_z(ctx->arena, read(ctx, id).state), "closed", "over");
}

static void failed(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t organ = modtest_organ(ctx, "水利局"), bad[] = {1, 1, 8, 0};
    struct appraisal_group paper, phone;
    struct appraisal_subject who;
    const int64_t id = plan(ctx, organ, &paper, &phone, &who);

    MUST(ctx, appraisal_begin(ctx, id, 1), "begun");
    MUST(ctx, appraisal_report(ctx, who.id, who.version, S("一年来。")), "reported");
    MUST(ctx, appraisal_rate(ctx, id, 2), "rated");
    enters(ctx, paper.id, 11, bad, false);
    enters(ctx, paper.id, 12, bad, true);
    MUST(ctx, appraisal_count(ctx, id, 3), "counted");
    once_more(ctx, id, phone.code);
}

/* ---------------------------------------------------------------- years before */

static void bring(struct ctx *ctx, const struct import_kind *kind, struct import_row *row)
{
    bool skipped = false;
    struct str key;

    MUST(ctx, kind->check(ctx, row, &key), "a good row");
    MUST(ctx, kind->write(ctx, row, &skipped), "written");
    OK(!skipped, "new");
}

static enum status years_tx(struct ctx *ctx, const void *input)
{
    struct import_row row = {.number = 2};

    (void)input;
    for (int i = 0; i < HEADS; i++) {
        row.cells[0] = S("届中测评");
        row.cells[1] = S("届中测评");
        row.cells[2] = S("2023-08-30");
        row.cells[3] = str_printf(ctx->arena, "部门%d", i);
        bring(ctx, &APPRAISAL_IMPORTS[0], &row);
    }
    for (int i = 0; i < APPOINTED; i++) {
        row.cells[0] = S("述职评议");
        row.cells[1] = S("述职评议");
        row.cells[2] = S("2024-08-30");
        row.cells[3] = str_printf(ctx->arena, "人员%d", i);
        row.cells[6] = S("20");
        row.cells[8] = S("5");
        bring(ctx, &APPRAISAL_IMPORTS[0], &row);
    }
    TRY(APPRAISAL_IMPORTS[0].finish(ctx, HEADS + APPOINTED, 0));
    row = (struct import_row){.number = 2};
    for (int i = 0; i < ACTS; i++) { /* seventeen people, one of them twice */
        row.cells[0] = str_printf(ctx->arena, "干部%d", i < ACTS - 1 ? i : 0);
        row.cells[2] = str_printf(ctx->arena, "县某局%d号职务", i);
        row.cells[3] = S("政府组成人员");
        row.cells[6] = S("任命");
        row.cells[7] = S("2023-05-10");
        bring(ctx, &APPOINTMENT_IMPORTS[0], &row);
    }
    return APPOINTMENT_IMPORTS[0].finish(ctx, ACTS, 0);
}

static int64_t figure(struct ctx *ctx, const struct indicator *all, const char *name, int year,
                      const char *kind)
{
    const struct indicator_query q = {.period = {{year, 1, 1}, {year, 12, 31}},
                                      .by = kind != NULL ? "kind" : NULL,
                                      .key = str_from(kind)};
    struct indicator_value *v;
    size_t count = 0;

    for (; all->name != NULL && strcmp(all->name, name) != 0;)
        all++;
    ASSERT(all->name != NULL);
    ASSERT(all->values(ctx, &q, &v, &count) == ST_OK);
    return count > 0 ? v[0].numerator : 0;
}

/* 绛县 2023: one mid-term evaluation, 21 heads, 18 appointments and removals; 兴县: eight appointed
 * people appraised. */
static void figures(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;

    MUST(ctx, db_tx(ctx, years_tx, NULL), "taken over");
    EQ_INT(figure(ctx, APPRAISAL_INDICATORS, "appraisal.held", 2023, "midterm"), 1, "one");
    EQ_INT(figure(ctx, APPRAISAL_INDICATORS, "appraisal.subjects", 2023, "midterm"), HEADS,
           "heads");
    EQ_INT(figure(ctx, APPRAISAL_INDICATORS, "appraisal.subjects", 2024, "duty"), APPOINTED,
           "those appointed");
    EQ_INT(figure(ctx, APPRAISAL_INDICATORS, "appraisal.satisfied", 2024, NULL), APPOINTED * 20,
           "good votes");
    EQ_INT(figure(ctx, APPOINTMENT_INDICATORS, "appointment.times", 2023, NULL), ACTS, "times");
    EQ_INT(figure(ctx, APPOINTMENT_INDICATORS, "appointment.people", 2023, NULL), ACTS - 1,
           "people");
}

/* It is one of the methods of a matter; whoever should not be on the list goes off it. */
static void linked(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct matter matter = {.year = 2026,
                                  .title = S("部门工作评议"),
                                  .goal = S(""),
                                  .field = S("livelihood"),
                                  .lead = S(""),
                                  .office = S(""),
                                  .result = S(""),
                                  .starts_on = {2026, 1, 1},
                                  .ends_on = {2026, 12, 31}};
    struct appraisal_form in = {.a = {.kind = S("department"),
                                      .title = S("住建局工作评议"),
                                      .basis = S(""),
                                      .plan = S(""),
                                      .held_on = {2026, 11, 20}},
                                .items = S("总体评价 100"),
                                .groups = S("常委会组成人员 100 10 纸票")};
    struct appraisal_subject s = {.name = S("县住建局"), .post = S("")}, *all;
    int64_t id = 0, other = 0;
    size_t count;

    MUST(ctx, supervision_matter_save(ctx, &matter, &in.a.matter_id), "a matter");
    MUST(ctx, appraisal_save(ctx, &in, &id), "planned");
    EQ_INT(read(ctx, id).matter_id, in.a.matter_id, "of the matter");
    EQ_INT(modtest_events(ctx, "supervision.step_linked"), 1, "it stands in its chain");
    s.appraisal_id = id;
    MUST(ctx, appraisal_subject_add(ctx, &s, &other), "whom");
    s.name = S("县水利局");
    MUST(ctx, appraisal_subject_add(ctx, &s, &other), "another");
    MUST(ctx, appraisal_subject_drop(ctx, other), "off the list");
    MUST(ctx, appraisal_store_subjects(ctx, id, &all, &count), "whom");
    EQ_INT((int64_t)count, 1, "one is left");
    MUST(ctx, appraisal_begin(ctx, id, read(ctx, id).version), "begun");
    EQ_INT(modtest_events(ctx, "supervision.step_linked"), 2, "and goes on there");
    REFUSED(ctx, appraisal_subject_drop(ctx, all[0].id), ST_RULE, "appraisal.err.begun",
            "nobody leaves now");
}

int main(void)
{
    modtest_both("whole_way", whole_way);
    modtest_both("failed", failed);
    modtest_both("figures", figures);
    modtest_both("linked", linked);
    return tap_done();
}
