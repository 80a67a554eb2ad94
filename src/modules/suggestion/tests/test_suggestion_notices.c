// SPDX-License-Identifier: MulanPSL-2.0
/* Whom the events of a suggestion are told to, and what goes with a refusal. */
#include "modules/account/account.h"
#include "modules/notice/notice_parts.h"
#include "modules/suggestion/suggestion_parts.h"
#include "modules/suggestion/tests/sugtest.h"
#include "platform/db.h"

static int64_t person(struct sugtest *s, const char *login, const char *role, int64_t organ_id,
                      int64_t deputy_id)
{
    const struct account_new a = {.login = str_from(login),
                                  .name = str_from(login),
                                  .role = role,
                                  .organ_id = organ_id,
                                  .deputy_id = deputy_id};
    int64_t id = 0;
    const enum status st = account_create(s->ctx, &a, &id);

    sug_explain(s, st);
    ASSERT(st == ST_OK);
    return id;
}

/* How often this person was told of this kind. */
static int64_t told(struct sugtest *s, int64_t account_id, const char *kind)
{
    struct rows r;

    ASSERT(DB_ONE(s->ctx, &r,
                  "SELECT COUNT(*) FROM notice_recipient r JOIN notice n"
                  " ON n.congress_id = r.congress_id AND n.id = r.notice_id"
                  " WHERE r.account_id = :account AND n.kind = :kind",
                  B_INT("account", account_id), B_Z("kind", kind)) == ST_OK);
    return cell_int(&r, 0, 0);
}

struct people {
    int64_t office, traffic, water, chief, deputy;
};

static struct people settle(struct sugtest *s)
{
    return (struct people){
        .office = person(s, "office1", "office", s->gov, 0),
        .traffic = person(s, "traffic1", "handler", s->traffic, 0),
        .water = person(s, "water1", "handler", s->water, 0),
        .chief = person(s, "traffic2", "chief", s->traffic, 0),
        .deputy = person(s, "deputy1", "deputy", 0, s->deputy[0]),
    };
}

static void test_life(struct sugtest *s)
{
    const struct people p = settle(s);
    int64_t id;

    id = signed_for(s, "修路", s->traffic);
    EQ_INT(told(s, p.office, "suggestion.submitted"), 1, "the office hears of it");
    EQ_INT(told(s, p.deputy, "suggestion.accepted"), 1, "the deputy of its number");
    EQ_INT(told(s, p.traffic, "suggestion.handed_over"), 1, "the unit that it has it");
    EQ_INT(told(s, p.water, "suggestion.handed_over"), 0, "no other unit");
    EQ_INT(told(s, p.deputy, "suggestion.with_unit"), 1, "the deputy who has it");
    contact(s, id, s->traffic);
    EQ_INT(told(s, p.deputy, "suggestion.contacted"), 1, "he is asked whether they talked");
    reply(s, id, s->traffic, "A", NULL);
    EQ_INT(told(s, p.chief, "suggestion.sign_off"), 1, "the head signs");
    EQ_INT(told(s, p.deputy, "suggestion.replied"), 1, "the deputy is asked to rate");
    EQ_INT(told(s, p.office, "suggestion.reply_arrived"), 1, "the office sees the reply");
    DONE(s, rate(s, id, 0, MARK_DISSATISFIED));
    EQ_INT(told(s, p.traffic, "suggestion.redo"), 1, "not satisfied: the unit does it again");
    EQ_INT(told(s, p.office, "suggestion.redo_known"), 1, "and the office knows");
}

static void test_refusal(struct sugtest *s)
{
    const struct people p = settle(s);
    const int64_t id = submitted(s, "退回");
    struct rows r;

    as(s, OFFICE, 0);
    REFUSED(s,
            suggestion_return(
                s->ctx,
                &(struct suggestion_refuse){.id = id, .reason = S("nonsense"), .note = S("原因")}),
            ST_INVALID, "form.not_a_choice");
    as_system(s);
    EQ_INT(told(s, p.deputy, "suggestion.returned"), 0, "what did not happen is told to nobody");
    as(s, OFFICE, 0);
    DONE(s, suggestion_return(s->ctx, &(struct suggestion_refuse){.id = id,
                                                                  .reason = S("pending_case"),
                                                                  .note = S("正在审理")}));
    as_system(s);
    EQ_INT(told(s, p.deputy, "suggestion.returned"), 1, "returned: its deputy hears of it");
    ASSERT(DB_ONE(s->ctx, &r, "SELECT body FROM notice WHERE kind = :kind",
                  B_Z("kind", "suggestion.returned")) == ST_OK);
    OK(str_has(cell_text(&r, 0, 0), S("正在审理")), "with the reason");
}

static void test_urge(struct sugtest *s)
{
    const struct people p = settle(s);
    const int64_t ids[] = {signed_for(s, "一", s->traffic), signed_for(s, "二", s->water)};
    const int64_t early[] = {ids[0], submitted(s, "三")};

    as(s, OFFICE, 0);
    OK(suggestion_urge(s->ctx, &(struct suggestion_urge){ids, 2, S("请抓紧")}) == ST_OK,
       "several at once");
    as_system(s);
    EQ_INT(told(s, p.traffic, "suggestion.urged"), 1, "each unit for its own");
    EQ_INT(told(s, p.water, "suggestion.urged"), 1, "the other too");
    as(s, OFFICE, 0);
    REFUSED(s, suggestion_urge(s->ctx, &(struct suggestion_urge){early, 2, S("请抓紧")}), ST_RULE,
            "wrong_state");
    as_system(s);
    EQ_INT(told(s, p.traffic, "suggestion.urged"), 1, "one that cannot be: none is");
    as(s, HANDLER, s->traffic);
    REFUSED(s, suggestion_urge(s->ctx, &(struct suggestion_urge){ids, 1, S("请抓紧")}), ST_DENIED,
            "not_yours");
}

/* What a source has from day to day, told one by one as the job asks; the due day of the first. */
static size_t due(struct sugtest *s, const char *name, const char *from, const char *until,
                  struct due_item *first)
{
    const struct due_source *source = SUGGESTION_DUES;
    struct due_item after, *items;
    size_t total = 0, count;

    while (strcmp(source->name, name) != 0)
        source++;
    do {
        DONE(s, source->page(s->ctx, on(from), on(until), total != 0 ? &after : NULL, 1, &items,
                             &count));
        if (count != 0)
            after = items[0];
        if (count != 0 && total == 0)
            *first = items[0];
        total += count;
    } while (count != 0);
    return total;
}

/* The government's office is reminded by the day until which it has to name the unit, not by the
 * day of the reply. */
static void test_hand_on(struct sugtest *s)
{
    struct suggestion_assign in = {.via_organ_id = s->gov};
    struct due_item first = {0};
    struct suggestion was;

    in.id = accepted(s, "周一交政府");
    as(s, OFFICE, 0);
    DONE(s, suggestion_hand_over(s->ctx, &in));
    day(s, "2026-03-03");
    in.id = accepted(s, "周二交政府");
    as(s, OFFICE, 0);
    DONE(s, suggestion_hand_over(s->ctx, &in));
    as_system(s);
    was = now(s, in.id);
    EQ_INT(due(s, "suggestion.hand_on", "2026-03-09", "2026-03-10", &first), 2, "five workdays");
    OK(date_cmp(first.due_on, on("2026-03-09")) == 0, "after Monday is Monday");
    OK(first.organ_id == s->gov, "it is the government's");
    EQ_INT(due(s, "suggestion.hand_on", "2026-03-10", "2026-03-10", &first), 1, "the second alone");
    OK(first.subject_id == in.id, "on its own day");
    EQ_INT(due(s, "suggestion.hand_on", "2026-03-01", "2026-03-08", &first), 0, "not before");
    EQ_INT(due(s, "suggestion.hand_on", "2026-03-11", "2026-09-30", &first), 0, "nor after");
    OK(!date_none(was.due_on), "the reply has its day");
    EQ_INT(due(s, "suggestion.reply", "2026-03-01", "2026-09-30", &first), 0,
           "which is no unit's yet");
    as(s, ADMIN, 0);
    DONE(s, suggestion_setting_save(s->ctx, S("hand_on_workdays"), 7));
    as_system(s);
    EQ_INT(due(s, "suggestion.hand_on", "2026-03-11", "2026-03-11", &first), 1,
           "as the office set");
    as(s, GOVERNMENT, s->gov);
    in = (struct suggestion_assign){.id = in.id, .version = was.version};
    in.units = &(struct suggestion_unit){.organ_id = s->traffic, .role = ROLE_LEAD};
    in.units_count = 1;
    DONE(s, suggestion_hand_on(s->ctx, &in));
    as_system(s);
    EQ_INT(due(s, "suggestion.hand_on", "2026-03-01", "2026-09-30", &first), 1,
           "what was handed on is done");
    EQ_INT(due(s, "suggestion.reply", "2026-03-01", "2026-09-30", &first), 1, "and is the unit's");
}

int main(void)
{
    sug_both("notices_hand_on", test_hand_on);
    sug_both("notices_life", test_life);
    sug_one("notices_refusal", test_refusal);
    sug_one("notices_urge", test_urge);
    return tap_done();
}
