// SPDX-License-Identifier: MulanPSL-2.0
/* Absence without leave on both databases: a session of the congress is one, whatever its parts;
 * leave excuses; counted by person over the term. */
#include "modules/body/body.h"
#include "modules/meeting/meeting_absence.h"
#include "modules/meeting/meeting_actions.h"
#include "modules/tests/modtest.h"
#include "platform/text.h"

enum { PEOPLE = 3 };

static int64_t held(struct ctx *ctx, const char *kind, int64_t parent, int days,
                    const struct meeting_record_person *people)
{
    const struct meeting_record in = {
        .meeting = {.kind = str_from(kind),
                    .name = S("会议"),
                    .parent_id = parent,
                    .starts_on = date_add_days(ctx->today, -days)},
        .people = people,
        .people_count = PEOPLE,
    };
    int64_t id = 0;

    if (meeting_record(ctx, &in, &id, NULL) != ST_OK) {
        printf("Bail out! %s %s\n", ctx->err.key, ctx->err.detail);
        exit(1);
    }
    return id;
}

static void bodies(struct ctx *ctx)
{
    static const enum body_kind KINDS[] = {BODY_CONGRESS, BODY_STANDING_COMMITTEE};
    int64_t id;

    arr_each (i, COUNT(KINDS)) {
        const struct body b = {.kind = KINDS[i],
                               .name = i == 0 ? S("县人民代表大会") : S("县人大常委会"),
                               .short_name = i == 0 ? S("县人大") : S("常委会"),
                               .from_on = {2024, 1, 10}};

        ASSERT(body_add(ctx, &b, &id) == ST_OK);
    }
    ASSERT(meeting_kinds_ship(ctx) == ST_OK);
}

static void counted(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct meeting_record_person who[PEOPLE] = {
        {.name = S("周秀兰"), .present = true}, {.name = S("王德明")}, {.name = S("李有田")}};
    struct meeting_absence *rows;
    struct meeting_absent *all;
    int64_t session, last;
    size_t count;

    bodies(ctx);
    arr_each (i, PEOPLE)
        who[i].deputy_id = modtest_deputy(ctx, str_z(ctx->arena, who[i].name), "青石岭镇代表团");
    who[2].on_leave = true;
    session = held(ctx, "congress", 0, 300, who);
    ASSERT(meeting_absences(ctx, date_add_days(ctx->today, -400), session, &rows, &count) == ST_OK);
    OK(count == 1 && str_eqz(rows[0].name, "王德明") && rows[0].session,
       "who was there or had leave is not absent");
    who[1].present = true;
    (void)held(ctx, "plenary", session, 300, who);
    ASSERT(meeting_absences(ctx, date_add_days(ctx->today, -400), 0, &rows, &count) == ST_OK);
    EQ_INT(count, 0, "nor who came to a part of the session");
    who[1].present = false;
    (void)held(ctx, "congress", 0, 200, who);
    (void)held(ctx, "sc", 0, 150, who);
    (void)held(ctx, "plenary", 0, 120, who);
    ASSERT(meeting_absent_people(ctx, &all, &count) == ST_OK);
    OK(count == 1 && all[0].sessions == 1 && all[0].committee == 1 && !all[0].ends,
       "one session and one meeting of the committee; a part alone counts for nothing");
    who[1].absence = S("medical");
    (void)held(ctx, "congress", 0, 100, who);
    ASSERT(meeting_absent_people(ctx, &all, &count) == ST_OK);
    EQ_INT(all[0].sessions, 1, "a reason on record is no absence without leave");
    who[1].absence = S("absent");
    last = held(ctx, "congress", 0, 50, who);
    ASSERT(meeting_absent_people(ctx, &all, &count) == ST_OK);
    OK(count == 1 && all[0].sessions == 2 && all[0].ends && all[0].rows_count == 3 &&
           all[0].rows[2].meeting_id == last,
       "twice, though not in a row: the office has to look at the seat");
}

/* Whoever asked and was not allowed is absent too.
 * @law Deputies Law (2025-03-11) art. 62(3) */
static void words_of_law(void)
{
    OK(str_has(T("meeting.absence.none_text"), S("没有批准请假")),
       "absent without approval, not without asking");
}

int main(void)
{
    words_of_law();
    modtest_both("meeting_absences", counted);
    return tap_done();
}
