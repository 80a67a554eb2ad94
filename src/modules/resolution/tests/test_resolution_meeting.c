// SPDX-License-Identifier: MulanPSL-2.0
/* What comes of a meeting: minutes, the vote that a document rests on, who may know of it. */
#include "modules/meeting/meeting_actions.h"
#include "modules/resolution/resolution_source.h"
#include "modules/resolution/tests/resolutiontest.h"
#include "modules/vote/vote.h"
#include "platform/permission.h"

static const struct resolution_part *part_of(const struct resolution_part *all, size_t count,
                                             const char *source)
{
    arr_each (i, count)
        if (str_eqz(all[i].source, source))
            return &all[i];
    return &all[0];
}

static void recorded(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct held h = hold(ctx);
    const struct resolution_minutes_new in = {
        .meeting_id = h.meeting, .title = S("第一次会议记录"), .recorder = S("李文静")};
    struct resolution_minutes_sign sign_in = {.name = S("别人的名字")};
    const struct actor *system = ctx->actor;
    const struct actor recorder = {
        .account_id = 71, .congress_id = ctx->congress_id, .name = SI("李文静"), .system = true};
    const struct actor chair = {
        .account_id = 72, .congress_id = ctx->congress_id, .name = SI("韩秋生"), .system = true};
    const struct permission_set none = {0};
    const struct actor stranger = {
        .account_id = 1, .congress_id = ctx->congress_id, .permissions = &none};
    struct resolution_text *texts;
    struct resolution_part *parts;
    struct source_vote *votes;
    struct resolution_minutes m;
    size_t count, changed;
    struct str hash;
    int64_t id;

    journaltest_behind(t, "UPDATE vote SET state = 'counted' WHERE id = %lld", (long long)h.vote);
    ASSERT(resolution_source_parts(ctx, h.meeting, false, &parts, &count) == ST_OK);
    OK(!str_eqz(part_of(parts, count, "vote")->kind, "vote"), "no result that is not announced");
    ASSERT(resolution_source_votes(ctx, RESOLUTION_RESOLUTION, h.item, &votes, &count) == ST_OK);
    EQ_INT(count, 0, "nor for a document");
    journaltest_behind(t, "UPDATE vote SET state = 'announced' WHERE id = %lld", (long long)h.vote);
    ASSERT(resolution_source_votes(ctx, RESOLUTION_RESOLUTION, h.item, &votes, &count) == ST_OK);
    EQ_INT(count, 1, "but then it is there");
    ASSERT(resolution_minutes_add(ctx, &in, &id) == ST_OK);
    ASSERT(resolution_parts(ctx, id, &parts, &count) == ST_OK);
    EQ_STR(part_of(parts, count, "absent")->body, "何家旺（请假）", "who was absent");
    EQ_STR(part_of(parts, count, "attendance")->body, "应到5人，实到4人，缺席1人，符合法定人数。",
           "how many there were");
    OK(str_has(part_of(parts, count, "vote")->body, S("4×2＞5")), "the vote with its formula");
    EQ_INT(part_of(parts, count, "vote")->source_id, h.vote, "linked to its record");
    ASSERT(resolution_minutes_refresh(ctx, id, &changed) == ST_OK);
    EQ_INT(changed, 0, "nothing has changed in the records");
    EQ_INT(resolution_part_save(
               ctx, &(struct resolution_part_save){.minutes_id = id,
                                                   .part_id = part_of(parts, count, "place")->id,
                                                   .label = S("地点"),
                                                   .body = S("三楼大会议厅")}),
           ST_OK, "a person corrects it");
    ASSERT(resolution_texts(ctx, "minutes", id, &texts, &count) == ST_OK);
    EQ_INT(count, 2, "a new version");
    ASSERT(resolution_minutes_step(ctx, &(struct resolution_minutes_step){.id = id}) == ST_OK);
    sign_in.id = id;
    ctx->actor = &recorder;
    EQ_INT(resolution_minutes_sign(ctx, &sign_in), ST_OK, "the recorder signs");
    ASSERT(resolution_minutes_get(ctx, id, &m) == ST_OK);
    EQ_STR(m.recorder, "李文静", "under the name of the account, whatever was typed");
    sign_in.as_chair = true;
    EQ_INT(resolution_minutes_sign(ctx, &sign_in), ST_RULE, "and is not the chair as well");
    EQ_STR(str_from(ctx->err.key), "resolution.two_people", "as it says");
    modtest_clear(ctx);
    ctx->actor = &chair;
    EQ_INT(resolution_minutes_sign(ctx, &sign_in), ST_OK, "the chair signs");
    ASSERT(resolution_minutes_get(ctx, id, &m) == ST_OK);
    OK(m.recorder_by == 71 && m.chair_by == 72, "two accounts");
    ctx->actor = &stranger;
    EQ_INT(resolution_minutes_load(ctx, id, &m), ST_NOT_FOUND,
           "who may not know of the meeting does not read them");
    modtest_clear(ctx);
    ctx->actor = system;
    ASSERT(resolution_minutes_load(ctx, id, &m) == ST_OK);
    EQ_STR(m.state, "approved", "frozen");
    ASSERT(resolution_minutes_hash(ctx, &m, &hash) == ST_OK);
    OK(str_eq(hash, m.hash) && hash.len == 64, "under its hash");
    EQ_INT(resolution_part_save(
               ctx, &(struct resolution_part_save){.minutes_id = id, .body = S("晚到的话")}),
           ST_RULE, "nothing is added");
    modtest_clear(ctx);
    journaltest_behind(t,
                       "UPDATE resolution_part SET body = '改了' WHERE minutes_id = %lld"
                       " AND source = 'place'",
                       (long long)id);
    ASSERT(resolution_minutes_hash(ctx, &m, &hash) == ST_OK);
    OK(!str_eq(hash, m.hash), "and whoever changes it behind our back is found out");
}

/* A resolution drafted from an item takes its counted vote. */
static void from_item(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct held h = hold(ctx);
    struct source_item item;
    struct source_vote *votes;
    struct resolution_doc d;
    size_t count;
    int64_t id;

    ASSERT(resolution_source_item(ctx, h.item, &item) == ST_OK);
    EQ_STR(item.title, "关于批准决算的决议", "its title");
    OK(str_ends(item.origin, S("第1项")), "where it comes from");
    ASSERT(resolution_source_votes(ctx, RESOLUTION_RESOLUTION, h.item, &votes, &count) == ST_OK);
    EQ_INT(count, 1, "its vote");
    OK(votes[0].result.passed, "passed");
    ASSERT(resolution_add(ctx,
                          &(struct resolution_new){.kind = RESOLUTION_RESOLUTION,
                                                   .body_kind = item.body_kind,
                                                   .title = item.title,
                                                   .body = S("批准。"),
                                                   .origin = item.origin,
                                                   .meeting_id = item.meeting_id,
                                                   .item_id = item.id},
                          &id) == ST_OK);
    submit(ctx, id);
    EQ_INT(resolution_approve(ctx, &(struct resolution_approve){.id = id,
                                                                .by = item.meeting_name,
                                                                .vote = {.vote_id = h.vote}}),
           ST_OK, "passed by that vote");
    d = got(ctx, id);
    EQ_INT(d.vote.yes, 4, "with its numbers");
    EQ_INT(d.vote.all, 5, "of the whole");
    EQ_INT(d.vote.vote_id, h.vote, "and linked to it");
}

/* Votes of the item, each by name of four of five; `yes` of them for it. */
static int64_t voted(struct ctx *ctx, const struct held *h, enum vote_rule rule, int yes,
                     int64_t replaces)
{
    struct vote_by_name voters[MEMBERS] = {0};
    int64_t id = 0;

    arr_each (i, MEMBERS)
        voters[i] = (struct vote_by_name){.name = str_printf(ctx->arena, "委员%zu", i),
                                          .choice = (int)i < yes ? S("yes") : S("no"),
                                          .present = true};
    ASSERT(vote_record(ctx,
                       &(struct vote_new){.kind = VOTE_MOTION,
                                          .title = S("第二条修正案"),
                                          .body_name = S("县人大常委会"),
                                          .origin = "meeting_item",
                                          .origin_id = h->item,
                                          .origin_name = S("第1项"),
                                          .back_url = S("/meeting"),
                                          .on = ctx->today,
                                          .rule = rule,
                                          .replaces_id = replaces},
                       voters, MEMBERS, MEMBERS, &id) == ST_OK);
    return id;
}

/* As the hall links it: in a role of its own. */
static void link_as(struct journaltest *t, const struct held *h, int64_t vote, const char *role)
{
    journaltest_behind(t,
                       "INSERT INTO meeting_vote (congress_id, id, meeting_id, item_id, vote_id,"
                       " role, clause) SELECT congress_id, %lld, %lld, %lld, id, '%s', ''"
                       " FROM vote WHERE id = %lld",
                       (long long)(vote + 100000), (long long)h->meeting, (long long)h->item, role,
                       (long long)vote);
}

/* Signed off days later, it was still passed on the day of the vote. */
static void passed_on_its_day(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct held h = hold(ctx);
    const int64_t id = submitted_of(ctx, &h, RESOLUTION_RESOLUTION);
    const struct date voted_on = ctx->today;
    const int64_t vote = voted(ctx, &h, VOTE_HALF_OF_ALL, 5, 0);
    struct resolution_approve in = {.id = id, .by = S("常委会会议"), .vote = {.vote_id = vote}};
    struct resolution_doc d;

    link_as(t, &h, vote, "whole");
    ctx->today = date_add_days(voted_on, 3);
    in.on = ctx->today;
    EQ_INT(resolution_approve(ctx, &in), ST_INVALID, "on no other day");
    EQ_TEXT(ctx->err.key, "resolution.passed_other_day", "as it says");
    modtest_clear(ctx);
    in.on = (struct date){0};
    EQ_INT(resolution_approve(ctx, &in), ST_OK, "its own day");
    d = got(ctx, id);
    OK(date_cmp(d.passed_on, voted_on) == 0, "is that of the vote");
    ctx->today = voted_on;
}

static void wants(struct ctx *ctx, int64_t id, int64_t vote, const char *key, const char *what)
{
    enum status st;

    modtest_clear(ctx);
    st = resolution_approve(ctx, &(struct resolution_approve){
                                     .id = id, .by = S("常委会会议"), .vote = {.vote_id = vote}});
    EQ_TEXT(st == ST_OK ? "" : ctx->err.key, key, what);
    modtest_clear(ctx);
}

/* A document rests on the vote on the whole, as it stands, and on that vote's own rule. */
static void deciding(struct journaltest *t)
{
    static const char *const PARTS[] = {"amendment", "clause", "procedure", "election", "rating"};
    struct ctx *ctx = t->ctx;
    const struct held h = hold(ctx);
    const int64_t id = submitted_of(ctx, &h, RESOLUTION_RESOLUTION),
                  list = submitted_of(ctx, &h, RESOLUTION_APPOINTMENT);
    struct source_vote *votes;
    int64_t part, again, persons, strict;
    size_t count;

    arr_each (i, COUNT(PARTS)) {
        part = voted(ctx, &h, VOTE_HALF_OF_ALL, 5, 0);
        link_as(t, &h, part, PARTS[i]);
        wants(ctx, id, part, "resolution.vote_not_on_whole", PARTS[i]);
        wants(ctx, list, part, "resolution.vote_not_on_persons", PARTS[i]);
    }
    strict = voted(ctx, &h, VOTE_TWO_THIRDS_OF_ALL, 3, 0);
    link_as(t, &h, strict, "whole");
    wants(ctx, id, strict, "resolution.not_passed",
          "more than half where two thirds are asked for");
    persons = voted(ctx, &h, VOTE_HALF_OF_ALL, 5, 0);
    link_as(t, &h, persons, "appointment");
    wants(ctx, id, persons, "resolution.vote_not_on_whole", "persons are not the whole");
    again = voted(ctx, &h, VOTE_HALF_OF_ALL, 3, h.vote);
    wants(ctx, id, h.vote, "resolution.vote_not_on_whole", "voted again since");
    ASSERT(resolution_source_votes(ctx, RESOLUTION_RESOLUTION, h.item, &votes, &count) == ST_OK);
    EQ_INT(count, 2, "what is offered: the strict one and the repeated one");
    ASSERT(resolution_source_votes(ctx, RESOLUTION_APPOINTMENT, h.item, &votes, &count) == ST_OK);
    EQ_INT(votes[0].id, persons, "and of persons theirs");
    wants(ctx, list, persons, "", "a list of appointments rests on it");
    wants(ctx, id, again, "", "the resolution on the vote that stands");
    (void)voted(ctx, &h, VOTE_HALF_OF_ALL, 1, again);
    EQ_INT(sign(ctx, id, 0, ""), ST_RULE, "and is not signed when that was repeated, too");
    EQ_TEXT(ctx->err.key, "resolution.vote_not_on_whole", "says so");
    modtest_clear(ctx);
}

static void rate_as(struct journaltest *t, int64_t vote, unsigned percent, const char *lines)
{
    struct str rest = str_from(lines), line;
    int place = 10;

    journaltest_behind(t,
                       "UPDATE vote SET kind = 'rating', rule = 'share_of_ballots',"
                       " pass_percent = %u, pass_grades = 2 WHERE id = %lld",
                       percent, (long long)vote);
    journaltest_behind(t, "DELETE FROM vote_line WHERE vote_id = %lld", (long long)vote);
    while (str_cut(&rest, ';', &line)) {
        struct str name, grades, passed;

        ASSERT(str_cut(&line, '|', &name) && str_cut(&line, '|', &grades) &&
               str_cut(&line, '|', &passed));
        journaltest_behind(t,
                           "INSERT INTO vote_line (congress_id, id, vote_id, place, name, note,"
                           " yes, no, abstain, grades, passed, tied) SELECT congress_id, %lld, id,"
                           " %d, '" STR_FMT "', '', 0, 0, 0, '" STR_FMT "', " STR_FMT ", 0"
                           " FROM vote WHERE id = %lld",
                           (long long)vote * 100 + place, place, STR_ARG(name), STR_ARG(grades),
                           STR_ARG(passed), (long long)vote);
        place++;
    }
}

/* A rating by vote is what that vote's share made of it, object by object. */
static void rated_by_vote(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct held h = hold(ctx);
    const int64_t water = modtest_organ(ctx, "水利局"), roads = modtest_organ(ctx, "交通局"),
                  health = modtest_organ(ctx, "卫健委"), other = modtest_organ(ctx, "民政局");
    const int64_t vote = voted(ctx, &h, VOTE_HALF_OF_ALL, 5, 0);
    struct str mark;

    rate_as(t, vote, 80, "水利局|4 1 0|1;交通局|3 1 1|1;卫健委|3 0 2|0");
    ASSERT(resolution_source_rating(ctx, vote, water, &mark) == ST_OK);
    EQ_STR(mark, "satisfied", "four fifths are satisfied");
    ASSERT(resolution_source_rating(ctx, vote, roads, &mark) == ST_OK);
    EQ_STR(mark, "basic", "three of five do not suffice, with the next word they do");
    ASSERT(resolution_source_rating(ctx, vote, health, &mark) == ST_OK);
    EQ_STR(mark, "dissatisfied", "more than half, but not the share");
    EQ_INT(resolution_source_rating(ctx, vote, other, &mark), ST_RULE, "who was not rated");
    EQ_TEXT(ctx->err.key, "resolution.rating_of_others", "says so");
    modtest_clear(ctx);
    EQ_INT(resolution_source_rating(ctx, h.vote, water, &mark), ST_RULE, "a motion is no rating");
    modtest_clear(ctx);
}

/* What was drafted from a meeting behind closed doors is for those who know of it. */
static void behind_doors(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct held h = hold(ctx);
    const int64_t id = submitted_of(ctx, &h, RESOLUTION_ANNOUNCEMENT);
    const struct resolution_filter all = {.limit = 10};
    const struct actor *system = ctx->actor;
    struct permission_set read = {0};
    const struct actor reader = {
        .account_id = 1, .congress_id = ctx->congress_id, .permissions = &read};
    struct resolution_row *rows;
    struct resolution_doc d;
    struct str next;
    int64_t total;
    size_t count;

    ASSERT(permission_set_add(&read, "resolution.read"));
    ctx->actor = &reader;
    EQ_INT(resolution_get(ctx, id, &d), ST_OK, "of an ordinary meeting: all who read documents");
    journaltest_behind(t,
                       "UPDATE meeting_rule SET closed = 1 WHERE id IN"
                       " (SELECT rule_id FROM meeting WHERE id = %lld)",
                       (long long)h.meeting);
    EQ_INT(resolution_get(ctx, id, &d), ST_NOT_FOUND, "behind closed doors: not he");
    modtest_clear(ctx);
    ASSERT(resolution_page(ctx, &all, &rows, &count, &next, &total) == ST_OK);
    EQ_INT(count, 0, "nor in the list");
    ctx->actor = system;
    EQ_INT(resolution_get(ctx, id, &d), ST_OK, "who knows of the meeting does");
}

/* The days to send an opinion on run from the meeting, not from the approval of its text. */
static void sent_after_meeting(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct held h = hold(ctx);
    const int64_t id = submitted_of(ctx, &h, RESOLUTION_OPINION);
    const struct date held_on = ctx->today;
    struct due_item *all;
    size_t count = 0;

    ctx->today = date_add_days(ctx->today, 9);
    ASSERT(approve(ctx, id, 0) == ST_OK);
    for (const struct due_source *d = RESOLUTION_DUES; d->name != NULL; d++)
        if (strcmp(d->name, "resolution.send") == 0)
            ASSERT(d->list(ctx, held_on, date_add_days(held_on, 40), &all, &count) == ST_OK);
    ASSERT(count == 1);
    OK(date_diff_days(all[0].due_on, held_on) <= 12, "ten days from the meeting, over a weekend");
}

int main(void)
{
    modtest_both("recorded", recorded);
    modtest_one("from_item", from_item);
    modtest_both("deciding", deciding);
    modtest_both("passed_on", passed_on_its_day);
    modtest_one("rated_by_vote", rated_by_vote);
    modtest_one("behind_doors", behind_doors);
    modtest_one("sent_after_meeting", sent_after_meeting);
    return tap_done();
}
