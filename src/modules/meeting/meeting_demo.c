// SPDX-License-Identifier: MulanPSL-2.0
/* The demo county's meetings: a year of party group, chairmen's and standing committee meetings,
 * the plenary session, and a standing committee meeting that is about to be held. */
#include "modules/meeting/meeting_demo.h"
#include "meeting_demo_texts.h"
#include "modules/attachment/attachment.h"
#include "modules/body/body.h"
#include "modules/congress/congress.h"
#include "modules/meeting/meeting_actions.h"
#include "modules/meeting/meeting_module.h"
#include "modules/meeting/meeting_plan.h"
#include "platform/db.h"
#include "platform/demo.h"
#include "platform/paper.h"
#include "platform/text.h"

enum {
    ROUNDS = 9, /* eight standing committee meetings behind us, one ahead */
    ALONE = 6,  /* chairmen's meetings that prepare none */
    REMOVAL_ROUND = 7,
    ITEMS_MAX = 6,
    PEOPLE_MAX = 80,
    PARTY_DAYS = 4, /* before the chairmen's meeting */
    LAST_DAY = 3,   /* of the session, from 0 */
    NINE = 9 * 60,
    HALL_ROWS = 6,
    HALL_COLS = 10,
    SC_BEFORE = 27, /* meetings of the term before the year that is shown */
    CHAIRMEN_BEFORE = 52,
    PARTY_BEFORE = 49
};

/* Days from today: the standing committee meets, and the chairmen before it. */
static const int SC_DAYS[ROUNDS] = {-352, -305, -255, -204, -157, -115, -73, -31, 6};
static const int CHAIRMEN_DAYS[ROUNDS] = {-364, -317, -267, -216, -169, -127, -85, -43, -4};
static const int ALONE_DAYS[ALONE] = {-290, -238, -185, -140, -98, -56};

struct year {
    struct date today;
    int64_t items[ROUNDS][ITEMS_MAX]; /* of the meeting that was held last in each round */
    int64_t ahead;                    /* the meeting about to be held */
};

/* Offices do not meet on weekends: the Friday before. */
static struct date day_of(const struct year *y, int days)
{
    const struct date d = date_add_days(y->today, days);
    const unsigned weekday = date_weekday(d);

    return weekday > 5 ? date_add_days(d, 5 - (int)weekday) : d;
}

static enum status organ_id_of(struct ctx *ctx, struct str short_name, int64_t *out)
{
    struct organ *organs;
    size_t count;

    *out = 0;
    if (short_name.len == 0)
        return ST_OK;
    TRY(organ_list(ctx, false, &organs, &count));
    arr_each (i, count)
        if (str_eq(organs[i].short_name, short_name))
            *out = organs[i].id;
    return ST_OK;
}

/* ---------------------------------------------------------------- who was there */

static size_t people_of(const struct body_member *members, size_t count, uint32_t seed,
                        struct meeting_record_person *out)
{
    arr_each (i, count) {
        /* About one in twelve is on leave. */
        const bool away = count > 6 && demo_pick(seed, (uint32_t)i, 12) == 0;

        out[i] = (struct meeting_record_person){
            .account_id = members[i].account_id,
            .deputy_id = members[i].deputy_id,
            .name = members[i].name,
            .title = members[i].title,
            .capacity = MEETING_MEMBER,
            .present = !away,
            .on_leave = away,
        };
    }
    return count;
}

static bool is_member(const struct body_member *members, size_t count, int64_t deputy_id)
{
    arr_each (i, count)
        if (members[i].deputy_id == deputy_id)
            return true;
    return false;
}

/* The grassroots deputies whose turn it is on that day. */
static enum status add_quota(struct ctx *ctx, const struct meeting_rule *rule, struct date on,
                             const struct body_member *members, size_t members_count,
                             struct meeting_record_person *people, size_t *count)
{
    const struct meeting at = {.kind = rule->code, .starts_on = on};
    struct meeting_turns turns;
    unsigned added = 0;

    if (rule->quota == 0)
        return ST_OK;
    TRY(meeting_turns(ctx, &at, &turns));
    for (size_t i = 0; i < turns.count && added < rule->quota; i++) {
        if (is_member(members, members_count, turns.list[i].deputy_id))
            continue;
        people[(*count)++] = (struct meeting_record_person){
            .account_id = turns.list[i].account_id,
            .deputy_id = turns.list[i].deputy_id,
            .name = turns.list[i].name,
            .title = turns.list[i].delegation,
            .capacity = MEETING_ATTENDEE,
            .quota = true,
            .present = true,
        };
        added++;
    }
    return ST_OK;
}

/* ---------------------------------------------------------------- one that was held */

static enum status held(struct ctx *ctx, const char *kind, struct date on, int number,
                        const struct meeting_record_item *items, size_t items_count,
                        int64_t *out_items)
{
    struct meeting_record_person *people =
        arena_array(ctx->arena, PEOPLE_MAX, struct meeting_record_person);
    struct body_member *members;
    struct meeting_rule rule;
    struct meeting_record in;
    enum body_kind body_kind = BODY_OTHER;
    struct body body;
    size_t members_count, count;
    int64_t id;

    demo_act(ctx, NULL, on, 18);
    TRY(meeting_rule_of_kind(ctx, str_from(kind), &rule));
    ASSERT(body_kind_parse(rule.body_kind, &body_kind));
    TRY(body_of_kind(ctx, body_kind, on, &body));
    TRY(body_members_at(ctx, body.id, on, &members, &members_count));
    ASSERT(members_count + rule.quota < PEOPLE_MAX);
    count = people_of(members, members_count, (uint32_t)date_to_days(on), people);
    TRY(add_quota(ctx, &rule, on, members, members_count, people, &count));
    in = (struct meeting_record){
        .meeting = {.kind = str_from(kind),
                    .body_id = body.id,
                    .number = number,
                    .place = T("meeting.demo.room"),
                    .starts_on = on,
                    .starts_minute = NINE},
        .items = items,
        .items_count = items_count,
        .people = people,
        .people_count = count,
    };
    return meeting_record(ctx, &in, &id, out_items);
}

/* Of the term: the year shown is its last but one. */
static int chairmen_number(int days)
{
    int n = CHAIRMEN_BEFORE + 1;

    arr_each (i, COUNT(CHAIRMEN_DAYS))
        n += CHAIRMEN_DAYS[i] < days;
    arr_each (i, COUNT(ALONE_DAYS))
        n += ALONE_DAYS[i] < days;
    return n;
}

/* The matters of a round, each with its item on the meeting before. */
static enum status matters_of(struct ctx *ctx, uint32_t round, const int64_t *before, bool decided,
                              struct meeting_record_item *out, size_t *out_count)
{
    struct str rest = str_from(year_meetings_txt), line, f[DEMO_FIELDS_MAX];
    int64_t n;

    *out_count = 0;
    while (demo_line(&rest, &line)) {
        demo_fields(line, f);
        if (!str_to_int(f[0], &n) || n != (int64_t)round + 1)
            continue;
        ASSERT(*out_count < ITEMS_MAX);
        out[*out_count] = (struct meeting_record_item){
            .title = f[2],
            .sort = f[1],
            .outcome = decided ? f[5] : T("meeting.demo.forwarded"),
            .prior_item_id = before != NULL ? before[*out_count] : 0,
        };
        TRY(organ_id_of(ctx, f[3], &out[*out_count].organ_id));
        ++*out_count;
    }
    return ST_OK;
}

static enum status add_round(struct ctx *ctx, struct year *y, uint32_t round)
{
    struct meeting_record_item items[ITEMS_MAX + 1];
    int64_t party[ITEMS_MAX], decided[ITEMS_MAX + 1], motion_id = 0;
    size_t count;

    TRY(matters_of(ctx, round, NULL, false, items, &count));
    TRY(held(ctx, "party_group", day_of(y, CHAIRMEN_DAYS[round] - PARTY_DAYS),
             PARTY_BEFORE + 1 + (int)round, items, count, party));
    TRY(matters_of(ctx, round, party, false, items, &count));
    TRY(held(ctx, "chairmen", day_of(y, CHAIRMEN_DAYS[round]),
             chairmen_number(CHAIRMEN_DAYS[round]), items, count, y->items[round]));
    if (SC_DAYS[round] > 0)
        return ST_OK;
    TRY(matters_of(ctx, round, y->items[round], true, items, &count));
    if (round == REMOVAL_ROUND)
        TRY(meeting_demo_removal(ctx, "removal", "committee", &items[count], &motion_id));
    count += motion_id != 0;
    TRY(held(ctx, "sc", day_of(y, SC_DAYS[round]), SC_BEFORE + 1 + (int)round, items, count,
             decided));
    return motion_id != 0 ? meeting_demo_removed(ctx, decided[count - 1], motion_id) : ST_OK;
}

static enum status add_alone(struct ctx *ctx, const struct year *y, uint32_t n)
{
    struct str f[DEMO_FIELDS_MAX];
    struct meeting_record_item item = {.sort = S("report"), .outcome = T("meeting.demo.agreed")};

    demo_fields(demo_nth(alone_meetings_txt, n), f);
    item.title = f[0];
    TRY(organ_id_of(ctx, f[1], &item.organ_id));
    return held(ctx, "chairmen", day_of(y, ALONE_DAYS[n]), chairmen_number(ALONE_DAYS[n]), &item, 1,
                NULL);
}

/* ---------------------------------------------------------------- the plenary session */

static enum status part_of(struct ctx *ctx, const char *kind, int64_t parent, int64_t body_id,
                           const struct congress_session *s, unsigned day, const char *sort,
                           struct str title)
{
    const bool last = day == LAST_DAY && str_eqz(str_from(kind), "plenary");
    struct meeting_record_item items[] = {
        {.title = title, .sort = str_from(sort), .outcome = T("meeting.demo.passed")},
        {.title = S("")},
        {.title = S("")},
    };
    struct meeting_record in = {
        .meeting = {.kind = str_from(kind),
                    .body_id = body_id,
                    .session_id = s->id,
                    .parent_id = parent,
                    .place = T("meeting.demo.hall"),
                    .starts_on = date_add_days(s->opens_on, (int)day),
                    .starts_minute = NINE},
        .items = items,
        .items_count = 1,
    };
    int64_t id, ids[COUNT(items)], motion_id = 0;

    if (last) { /* somebody is recalled, and then another elected */
        TRY(meeting_demo_removal(ctx, "recall", "congress", &items[1], &motion_id));
        in.items_count += motion_id != 0;
        items[in.items_count++] = (struct meeting_record_item){
            .title = T("meeting.demo.election"),
            .sort = S("election"),
            .outcome = T("meeting.demo.elected"),
        };
    }
    TRY(meeting_record(ctx, &in, &id, ids));
    return motion_id != 0 ? meeting_demo_removed(ctx, ids[1], motion_id) : ST_OK;
}

static enum status add_delegations(struct ctx *ctx, int64_t parent,
                                   const struct congress_session *s)
{
    struct body *bodies;
    size_t count;

    TRY(body_list(ctx, s->opens_on, &bodies, &count));
    arr_each (i, count)
        if (bodies[i].kind == BODY_DELEGATION)
            TRY(part_of(ctx, "delegation", parent, bodies[i].id, s, 1, "report",
                        T("meeting.demo.reports")));
    return ST_OK;
}

static enum status add_session(struct ctx *ctx, const struct year *y)
{
    struct congress_session s;
    struct meeting_record in;
    int64_t id;
    bool open;

    TRY(congress_session_at(ctx, y->today, &s, &open));
    if (date_cmp(s.closes_on, y->today) > 0) /* not held yet: it is not to be recorded */
        return ST_OK;
    demo_act(ctx, NULL, s.closes_on, 18);
    in = (struct meeting_record){
        .meeting = {.kind = S("congress"),
                    .session_id = s.id,
                    .place = T("meeting.demo.hall"),
                    .starts_on = s.opens_on,
                    .ends_on = s.closes_on,
                    .starts_minute = NINE},
    };
    TRY(meeting_record(ctx, &in, &id, NULL));
    TRY(part_of(ctx, "preparatory", id, 0, &s, 0, "election", T("meeting.demo.preparatory")));
    TRY(part_of(ctx, "presidium", id, 0, &s, 0, "decision", T("meeting.demo.presidium1")));
    TRY(part_of(ctx, "plenary", id, 0, &s, 0, "report", T("meeting.demo.reports")));
    TRY(add_delegations(ctx, id, &s));
    TRY(part_of(ctx, "presidium", id, 0, &s, 2, "decision", T("meeting.demo.presidium2")));
    return part_of(ctx, "plenary", id, 0, &s, LAST_DAY, "decision", T("meeting.demo.resolutions"));
}

/* ---------------------------------------------------------------- the one ahead */

static enum status add_ahead_items(struct ctx *ctx, struct year *y)
{
    struct str rest = str_from(year_meetings_txt), line, f[DEMO_FIELDS_MAX];
    struct meeting_item_new in = {.meeting_id = y->ahead,
                                  .title = T("meeting.demo.adopt_agenda"),
                                  .sort = S("procedure"),
                                  .minutes = 5};
    size_t at = 0;
    int64_t n, id;

    TRY(meeting_item_add(ctx, &in, &id));
    while (demo_line(&rest, &line)) {
        demo_fields(line, f);
        if (!str_to_int(f[0], &n) || n != ROUNDS)
            continue;
        in = (struct meeting_item_new){.meeting_id = y->ahead,
                                       .prior_item_id = y->items[ROUNDS - 1][at++],
                                       .title = f[2],
                                       .sort = f[1]};
        TRY(organ_id_of(ctx, f[3], &in.organ_id));
        if (str_to_int(f[4], &n))
            in.minutes = (unsigned)n;
        TRY(meeting_item_add(ctx, &in, &id));
    }
    return ST_OK;
}

static enum status make_ahead(struct ctx *ctx, struct year *y)
{
    struct meeting_new in = {
        .kind = S("sc"), .place = T("meeting.demo.room"), .starts_minute = NINE};
    size_t added;

    in.starts_on = date_add_days(y->today, SC_DAYS[ROUNDS - 1]);
    demo_act(ctx, NULL, date_add_days(y->today, -3), 9);
    TRY(meeting_create(ctx, &in, &y->ahead));
    TRY(add_ahead_items(ctx, y));
    TRY(meeting_turns_invite(ctx, y->ahead, 5, &added));
    TRY(meeting_person_add(ctx,
                           &(struct meeting_person_new){.meeting_id = y->ahead,
                                                        .name = T("meeting.demo.guest"),
                                                        .title = T("meeting.demo.guest_title"),
                                                        .capacity = MEETING_ATTENDEE},
                           &(int64_t){0}));
    return meeting_seats_fill(ctx, y->ahead, 1, HALL_ROWS, HALL_COLS);
}

/* Papers as a file each, written by this program. */
static enum status add_paper(struct ctx *ctx, const struct meeting_item *it, struct str title,
                             const char *readers)
{
    struct paper *p = paper_new(ctx->arena, PAPER_OFFICIAL, title);
    struct attachment_new file = {.of = {MEETING_PAPER_FILES, 0}};
    const struct meeting_paper_set set = {
        .item_id = it->id, .title = title, .readers = str_from(readers)};
    int64_t id;

    paper_heading(p, 1, T("meeting.demo.paper_h1"));
    paper_paragraph(p, TF(ctx->arena, "meeting.demo.paper_p1", it->title));
    paper_heading(p, 1, T("meeting.demo.paper_h2"));
    paper_paragraph(p, T("meeting.demo.paper_p2"));
    TRY(paper_docx(p, &ctx->err, &file.bytes));
    TRY(meeting_paper_set(ctx, &set, &file.of.id));
    file.name = str_printf(ctx->arena, STR_FMT ".docx", STR_ARG(title));
    return attachment_add_bytes(ctx, &file, &id);
}

static enum status add_papers(struct ctx *ctx, const struct year *y)
{
    struct meeting_item *items;
    size_t count;

    TRY(meeting_items(ctx, y->ahead, &items, &count));
    arr_each (i, count) {
        if (str_eqz(items[i].sort, "report")) {
            TRY(add_paper(ctx, &items[i], T("meeting.demo.paper_report"), "attendees"));
            TRY(add_paper(ctx, &items[i], T("meeting.demo.paper_study"), "members"));
        } else if (str_eqz(items[i].sort, "decision")) {
            TRY(add_paper(ctx, &items[i], T("meeting.demo.paper_draft"), "attendees"));
        }
    }
    return ST_OK;
}

/* Most have answered, one asks for leave. */
static enum status answer_all(struct ctx *ctx, const struct year *y)
{
    struct meeting_person *people;
    size_t count;

    TRY(meeting_people(ctx, y->ahead, &people, &count));
    arr_each (i, count) {
        const struct actor who = {.account_id = people[i].account_id, .name = people[i].name};

        if (people[i].account_id == 0 || people[i].capacity != MEETING_MEMBER || i % 5 == 4)
            continue;
        demo_act(ctx, &who, date_add_days(y->today, -1), 15);
        if (i == 11)
            TRY(meeting_leave_ask(ctx, &(struct meeting_leave_ask){
                                           .meeting_id = y->ahead,
                                           .sort = S("duty"),
                                           .reason = T("meeting.demo.leave"),
                                       }));
        else
            TRY(meeting_answer(ctx, y->ahead, true));
    }
    return ST_OK;
}

static enum status call_ahead(struct ctx *ctx, const struct year *y)
{
    struct meeting m;

    demo_act(ctx, NULL, date_add_days(y->today, -1), 10);
    TRY(meeting_get(ctx, y->ahead, &m));
    return meeting_notice_send(ctx, m.id, m.version, S(""), S(""));
}

static enum status add_topics(struct ctx *ctx, const struct year *y)
{
    static const struct {
        const char *title, *reason, *sort, *source;
    } T6[] = {
        {"meeting.demo.topic1", "meeting.demo.topic1_why", "report", "citizens"},
        {"meeting.demo.topic2", "meeting.demo.topic2_why", "report", "party"},
        {"meeting.demo.topic3", "meeting.demo.topic3_why", "decision", "government"},
    };

    arr_each (i, COUNT(T6)) {
        const struct meeting_topic in = {
            .title = text(T6[i].title),
            .reason = text(T6[i].reason),
            .sort = str_from(T6[i].sort),
            .source = str_from(T6[i].source),
        };
        int64_t id;

        demo_act(ctx, NULL, date_add_days(y->today, -20 + (int)i * 5), 10);
        TRY(meeting_topic_propose(ctx, &in, &id));
        if (i == 1)
            TRY(meeting_topic_decide(ctx, id, 1, true, T("meeting.demo.topic_yes")));
    }
    return ST_OK;
}

static enum status year_tx(struct ctx *ctx, const void *input)
{
    struct year *y = *(struct year *const *)input;

    TRY(add_session(ctx, y));
    for (uint32_t round = 0; round < ROUNDS; round++)
        TRY(add_round(ctx, y, round));
    for (uint32_t n = 0; n < ALONE; n++)
        TRY(add_alone(ctx, y, n));
    TRY(make_ahead(ctx, y));
    return add_topics(ctx, y);
}

enum status meeting_demo(struct ctx *ctx)
{
    struct year year = {.today = ctx->today}, *y = &year;
    const int64_t now = ctx->now;

    TRY(meeting_kinds_ship(ctx));
    TRY(db_tx(ctx, year_tx, &y));
    TRY(add_papers(ctx, y)); /* files are kept outside of a transaction */
    TRY(call_ahead(ctx, y));
    TRY(answer_all(ctx, y));
    demo_act(ctx, NULL, year.today, 0);
    ctx->now = now;
    return ST_OK;
}
