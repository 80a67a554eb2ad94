// SPDX-License-Identifier: MulanPSL-2.0
/* Observers on both databases: opened, asked, decided in order, forgotten. */
#include "modules/body/body.h"
#include "modules/meeting/meeting_actions.h"
#include "modules/meeting/meeting_files.h"
#include "modules/meeting/meeting_observe.h"
#include "modules/meeting/meeting_plan.h"
#include "modules/tests/modtest.h"
#include "platform/db.h"
#include "platform/event.h"

/* A standing committee of two. */
static void committee(struct ctx *ctx)
{
    const struct body b = {.kind = BODY_STANDING_COMMITTEE,
                           .name = S("县人大常委会"),
                           .short_name = S("常委会"),
                           .from_on = {2024, 1, 10}};
    static const char *const NAMES[] = {"周秀兰", "周德明"};
    int64_t body = 0, id;

    ASSERT(body_add(ctx, &b, &body) == ST_OK);
    arr_each (i, COUNT(NAMES)) {
        const struct body_member m = {.body_id = body,
                                      .deputy_id = modtest_deputy(ctx, NAMES[i], "青石岭镇代表团"),
                                      .post = i == 0 ? BODY_CHAIR : BODY_MEMBER,
                                      .from_on = {2024, 1, 10}};

        ASSERT(body_seat(ctx, &m, &id) == ST_OK);
    }
    ASSERT(meeting_kinds_ship(ctx) == ST_OK);
}

static int64_t a_meeting(struct ctx *ctx, const char *kind)
{
    const struct meeting_new in = {.kind = str_from(kind),
                                   .name = S("县人民代表大会会议"),
                                   .starts_on = date_add_days(ctx->today, 10)};
    int64_t id = 0;

    committee(ctx);
    if (meeting_create(ctx, &in, &id) != ST_OK) {
        printf("Bail out! %s %s\n", ctx->err.key, ctx->err.detail);
        exit(1);
    }
    return id;
}

static enum status notice_tx(struct ctx *ctx, const void *input)
{
    struct meeting m;

    TRY(meeting_get(ctx, *(const int64_t *)input, &m));
    m.state = MEETING_NOTICED;
    TRY(meeting_store_save(ctx, &m));
    return event_emit(ctx, "meeting.noticed", m.id);
}

static void noticed(struct ctx *ctx, int64_t id)
{
    ASSERT(db_tx(ctx, notice_tx, &id) == ST_OK);
}

static enum status ask(struct ctx *ctx, int64_t meeting, const char *name, const char *phone,
                       struct str *code)
{
    const struct meeting_observer_new in = {
        .meeting_id = meeting, .name = str_from(name), .phone = str_from(phone), .job = S("教师")};

    modtest_clear(ctx);
    return meeting_observer_ask(ctx, &in, code);
}

static void observers(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t id = a_meeting(ctx, "sc");
    struct meeting_observing o = {.meeting_id = id,
                                  .places = 1,
                                  .keep_days = 90,
                                  .until_on = date_add_days(ctx->today, 5),
                                  .open = true};
    struct meeting_observer *all, one;
    struct meeting_person *people;
    struct str code, second;
    size_t count;

    EQ_INT(ask(ctx, id, "周小满", "13800000001", &code), ST_RULE,
           "nobody asks before it is opened");
    modtest_clear(ctx);
    EQ_INT(meeting_observing_set(ctx, &o), ST_OK, "the office opens it");
    EQ_INT(ask(ctx, id, "周小满", "13800000001", &code), ST_RULE, "not before notices are out");
    noticed(ctx, id);
    EQ_INT(ask(ctx, id, "", "12", &code), ST_INVALID, "a name and a telephone");
    modtest_clear(ctx);
    EQ_INT(ask(ctx, id, "周小满", "138-0000 0001", &code), ST_OK, "one asks");
    EQ_INT(ask(ctx, id, "周小满", "13800000001", &second), ST_RULE, "the same telephone once");
    EQ_INT(ask(ctx, id, "王有田", "13800000002", &second), ST_OK, "another asks");
    EQ_INT(modtest_events(ctx, "meeting.observer_asked"), 2, "both are journalled");
    modtest_clear(ctx);
    ASSERT(meeting_observers(ctx, id, &all, &count) == ST_OK);
    OK(count == 2 && str_eqz(all[0].name, "周小满") && str_eqz(all[0].phone, "13800000001"),
       "in order of arrival, opened for the office");
    EQ_INT(meeting_observer_decide(ctx, all[1].id, all[1].version, true, S("")), ST_RULE,
           "the earlier one first");
    modtest_clear(ctx);
    EQ_INT(meeting_observer_decide(ctx, all[0].id, all[0].version, true, S("")), ST_OK, "accepted");
    EQ_INT(meeting_observer_decide(ctx, all[1].id, all[1].version, true, S("")), ST_RULE, "full");
    OK(strcmp(ctx->err.key, "meeting.observe.full") == 0, "and says so");
    modtest_clear(ctx);
    EQ_INT(meeting_observer_decide(ctx, all[1].id, all[1].version, false, S("")), ST_INVALID,
           "a refusal says why");
    modtest_clear(ctx);
    EQ_INT(meeting_observer_decide(ctx, all[1].id, all[1].version, false, S("名额已满")), ST_OK,
           "refused");
    ASSERT(meeting_observer_by_code(ctx, second, &one) == ST_OK);
    OK(str_eqz(one.state, "refused") && str_eqz(one.reason, "名额已满") && one.name.len == 0,
       "the receipt tells the decision, nothing else");
    ASSERT(meeting_people(ctx, id, &people, &count) == ST_OK);
    EQ_INT(dbtest_int(ctx, "SELECT COUNT(*) FROM meeting_person WHERE capacity = 'observer'"), 1,
           "he stands on the roll");
    EQ_INT(dbtest_int(ctx, "SELECT COUNT(*) FROM meeting_person WHERE name LIKE '%周小满%'"), 0,
           "by number, not by name");
    EQ_INT(meeting_observers_forget(ctx), ST_OK, "nothing to forget yet");
    ASSERT(meeting_observers(ctx, id, &all, &count) == ST_OK);
    EQ_STR(all[0].name, "周小满", "the name is there");
    ctx->today = date_add_days(ctx->today, 10 + 91);
    EQ_INT(meeting_observers_forget(ctx), ST_OK, "ninety days after it");
    ASSERT(meeting_observers(ctx, id, &all, &count) == ST_OK);
    OK(count == 2 && all[0].name.len == 0 && all[0].phone.len == 0 && all[1].reason.len == 0 &&
           all[0].forgotten_at != 0,
       "names, telephones and reasons are gone, the number of people stays");
    EQ_INT(meeting_observer_by_code(ctx, code, &one), ST_NOT_FOUND, "and the receipt");
    modtest_clear(ctx);
    EQ_INT(meeting_observers_forget(ctx), ST_OK, "again");
    EQ_INT(modtest_events(ctx, "meeting.observers_forgotten"), 1, "it was done once");
}

static enum status close_tx(struct ctx *ctx, const void *input)
{
    struct meeting m;

    TRY(meeting_get(ctx, *(const int64_t *)input, &m));
    m.state = MEETING_CLOSED;
    TRY(meeting_store_save(ctx, &m));
    return event_emit(ctx, "meeting.closed", m.id);
}

static bool shown(struct ctx *ctx, int64_t paper)
{
    bool out = false;

    ASSERT(MEETING_ATTACHMENTS[0].is_public(ctx, paper, &out) == ST_OK);
    return out;
}

/* What is published of a meeting that was held: items the office names, papers that all may read.
 */
static void published(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t id = a_meeting(ctx, "sc");
    struct meeting_item_new item = {
        .meeting_id = id, .title = S("审议年度工作要点"), .sort = S("report"), .by_meeting = true};
    struct meeting_paper_set paper = {.title = S("工作要点"), .readers = S("everybody")};
    struct meeting_observing o = {.meeting_id = id,
                                  .places = 1,
                                  .keep_days = 90,
                                  .until_on = date_add_days(ctx->today, 5),
                                  .items = S(""),
                                  .open = true};
    int64_t everybody = 0, members = 0, *held;
    size_t count;

    ASSERT(meeting_item_add(ctx, &item, &paper.item_id) == ST_OK);
    ASSERT(meeting_paper_set(ctx, &paper, &everybody) == ST_OK);
    paper.readers = S("members");
    ASSERT(meeting_paper_set(ctx, &paper, &members) == ST_OK);
    noticed(ctx, id);
    ASSERT(db_tx(ctx, close_tx, &id) == ST_OK);
    OK(!shown(ctx, everybody), "nothing is public by itself");
    EQ_INT(meeting_observing_set(ctx, &o), ST_OK, "it is published after it was held");
    OK(!shown(ctx, everybody), "an item that is not named stays");
    ASSERT(meeting_store_observing(ctx, id, &o) == ST_OK);
    o.items = str_printf(ctx->arena, "%lld", (long long)paper.item_id);
    EQ_INT(meeting_observing_set(ctx, &o), ST_OK, "its item is named");
    OK(shown(ctx, everybody), "a paper that all may read can be fetched");
    OK(!shown(ctx, members), "one for members cannot");
    EQ_INT(MEETING_ATTACHMENTS[0].may(ctx, members, ATTACHMENT_OPEN), ST_RULE, "nor be marked");
    modtest_clear(ctx);
    ASSERT(meeting_store_observing_held(ctx, &held, &count) == ST_OK);
    OK(count == 1 && held[0] == id, "the meeting stands in the list");
}

static void not_open(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t id = a_meeting(ctx, "forum");
    const struct meeting_observing o = {
        .meeting_id = id, .places = 3, .keep_days = 90, .until_on = ctx->today, .open = true};

    EQ_INT(meeting_observing_set(ctx, &o), ST_RULE, "its kind has no observers");
}

int main(void)
{
    modtest_both("meeting_observers", observers);
    modtest_both("meeting_published", published);
    modtest_one("meeting_not_open", not_open);
    return tap_done();
}
