// SPDX-License-Identifier: MulanPSL-2.0
/* Groups of deputies on both databases: the register and the body are one, whoever is changed
 * first; what an older program left is carried over once. People are invented. */
#include "modules/body/body_actions.h"
#include "modules/body/body_group.h"
#include "modules/body/body_module.h"
#include "modules/body/body_store.h"
#include "modules/tests/modtest.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/names.h"
#include "platform/text.h"

static const struct date TERM = {2024, 1, 10};

static int64_t deputy_of(struct ctx *ctx, const char *name, const char *group)
{
    const struct deputy_new d = {.name = str_from(name),
                                 .delegation = S("柳河镇代表团"),
                                 .group_name = str_from(group),
                                 .from_on = TERM};
    int64_t id = 0;

    ASSERT(deputy_add(ctx, &d, &id) == ST_OK);
    return id;
}

/* The office changes the register. */
static void put_word(struct ctx *ctx, int64_t id, const char *group)
{
    struct event_view told = {.subject_id = id};
    struct deputy_change in = {.id = id, .keep_secrets = true};
    const struct event *events;
    struct deputy d;
    size_t count;

    ASSERT(deputy_get(ctx, id, &d) == ST_OK);
    in.version = d.version;
    in.now = (struct deputy_new){.name = d.name,
                                 .delegation = d.delegation_name,
                                 .group_name = str_from(group),
                                 .from_on = d.from_on};
    ASSERT(deputy_change(ctx, &in) == ST_OK);
    ASSERT(event_history(ctx, "deputy", id, 100, &events, &count) == ST_OK && count > 1);
    told.data = events[count - 1].data;
    EQ_INT(body_group_told(ctx, &told, 1), ST_OK, "told of a change");
    EQ_INT(body_group_told(ctx, &told, 1), ST_OK, "told twice");
}

static struct str word_of(struct ctx *ctx, int64_t id)
{
    struct deputy d;

    ASSERT(deputy_get(ctx, id, &d) == ST_OK);
    return d.group_name;
}

static size_t members(struct ctx *ctx, int64_t body, struct body_member **out)
{
    size_t count = 0;

    ASSERT(body_members_at(ctx, body, ctx->today, out, &count) == ST_OK);
    return count;
}

static bool waits(struct ctx *ctx)
{
    bool is = false;

    ASSERT(body_groups_waits(ctx, &is) == ST_OK);
    return is;
}

/* @law Organic Law (2022-03-11) art. 43(3) */
static void small(struct ctx *ctx, const struct body *group)
{
    struct body b = *group;
    bool is;

    OK(body_group_small(ctx, &b, 2, &is) == ST_OK && is, "two are few in a county");
    OK(body_group_small(ctx, &b, 3, &is) == ST_OK && !is, "three are enough");
    b.to_on = ctx->today;
    OK(body_group_small(ctx, &b, 2, &is) == ST_OK && !is, "what has ended is not asked");
    b = (struct body){.kind = BODY_DELEGATION};
    OK(body_group_small(ctx, &b, 2, &is) == ST_OK && !is, "nor what is no group");
}

static void register_first(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t wang = deputy_of(ctx, "王德明", "第一小组");
    const int64_t ding = deputy_of(ctx, "丁小燕", "第一小组");
    const int64_t yu = deputy_of(ctx, "于国栋", "");
    struct body_member *m, seat = {.deputy_id = ding, .post = BODY_CHAIR, .from_on = TERM};
    struct body first, second;
    struct str *names;
    int64_t id;
    uint32_t whole;
    size_t count;

    OK(waits(ctx), "a group without a body");
    EQ_INT(body_groups_follow(ctx), ST_OK, "gets one");
    OK(!waits(ctx), "once");
    EQ_INT(body_groups_follow(ctx), ST_OK, "the second time");
    EQ_INT(modtest_events(ctx, "body.added"), 1, "there is nothing to do");
    ASSERT(body_by_name(ctx, S("第一小组"), &first) == ST_OK);
    OK(first.kind == BODY_GROUP, "a group of deputies");
    EQ_INT(members(ctx, first.id, &m), 2, "with those whom the register names");
    OK(m[0].version == 0 && m[0].deputy_id == ding, "by strokes, as members");
    EQ_STR(m[0].title, "组员", "so called");
    small(ctx, &first);
    OK(body_whole_at(ctx, first.id, ctx->today, &whole) == ST_OK && whole == 2, "two are all");
    seat.body_id = first.id;
    EQ_INT(body_seat(ctx, &seat, &id), ST_OK, "one of them leads it");
    EQ_INT(members(ctx, first.id, &m), 2, "and is counted once");
    OK(m[0].deputy_id == ding && m[0].post == BODY_CHAIR && m[0].version == 1, "as chair");
    put_word(ctx, ding, "第二小组");
    ASSERT(body_by_name(ctx, S("第二小组"), &second) == ST_OK);
    EQ_INT(members(ctx, second.id, &m), 1, "the register moves her: a new group");
    ASSERT(body_seats_of(ctx, ding, 0, &m, &count) == ST_OK);
    OK(count == 1 && date_cmp(m[0].to_on, ctx->today) == 0, "she leads the old one no longer");
    EQ_STR(m[0].left_reason, "moved", "since she has moved");
    put_word(ctx, yu, "第一小组");
    OK(names_ask(ctx, "deputy.group", &names, &count) == ST_OK && count == 2, "two to choose from");
    EQ_STR(names[0], "第一小组", "by name");
    OK(names_ask(ctx, "deputy.nothing", &names, &count) == ST_OK && count == 0, "of nothing else");
    ASSERT(deputy_leave(ctx, yu, 2, date_add_days(ctx->today, -1), S("moved")) == ST_OK);
    ctx->today = date_add_days(ctx->today, 1);
    EQ_INT(members(ctx, first.id, &m), 1, "who has left office is not in it");
    EQ_INT(m[0].deputy_id, wang, "the others are");
}

static void body_first(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t wang = deputy_of(ctx, "王德明", "");
    struct body b = {.kind = BODY_GROUP, .name = S("东片小组"), .from_on = TERM};
    struct body_member m = {.deputy_id = wang, .post = BODY_MEMBER, .from_on = TERM}, *list;
    int64_t seat, other;
    struct body late;

    ASSERT(body_add(ctx, &b, &b.id) == ST_OK);
    m.body_id = b.id;
    EQ_INT(body_seat(ctx, &m, &seat), ST_OK, "a seat in a group");
    EQ_STR(word_of(ctx, wang), "东片小组", "stands in the register");
    EQ_INT(members(ctx, b.id, &list), 1, "he is there once");
    ASSERT(body_get(ctx, b.id, &b) == ST_OK);
    b.name = S("东片代表小组");
    EQ_INT(body_change(ctx, &b, false), ST_OK, "another name");
    EQ_STR(word_of(ctx, wang), "东片代表小组", "in the register, too");
    EQ_INT(body_leave(ctx, seat, 1, ctx->today, S("other")), ST_OK, "he leaves it");
    EQ_STR(word_of(ctx, wang), "", "there as well");
    m.post = BODY_CHAIR;
    m.from_on = date_add_days(ctx->today, 1);
    EQ_INT(body_seat(ctx, &m, &seat), ST_OK, "he will lead it");
    EQ_STR(word_of(ctx, wang), "", "from tomorrow");
    ctx->today = date_add_days(ctx->today, 1);
    m = (struct body_member){.body_id = 0, .deputy_id = wang, .post = BODY_MEMBER};
    late = (struct body){.kind = BODY_GROUP, .name = S("西片代表小组"), .from_on = TERM};
    ASSERT(body_add(ctx, &late, &late.id) == ST_OK);
    m.body_id = late.id;
    m.from_on = ctx->today;
    EQ_INT(body_seat(ctx, &m, &other), ST_OK, "a seat in another");
    EQ_STR(word_of(ctx, wang), "西片代表小组", "comes into the register");
    ASSERT(body_members_at(ctx, b.id, date_add_days(ctx->today, 1), &list, &(size_t){0}) == ST_OK);
    ASSERT(body_member_get(ctx, seat, &m) == ST_OK);
    OK(date_none(m.to_on), "he leads the first still");
    ASSERT(body_get(ctx, late.id, &late) == ST_OK);
    EQ_INT(body_close(ctx, late.id, late.version, date_add_days(ctx->today, 1)), ST_INVALID,
           "a group does not end ahead");
    EQ_TEXT(modtest_field(ctx), "on", "names the field");
    EQ_INT(body_close(ctx, late.id, late.version, ctx->today), ST_OK, "it ends");
    EQ_STR(word_of(ctx, wang), "", "and nobody belongs to it");
    put_word(ctx, wang, "西片代表小组");
    ASSERT(body_get(ctx, late.id, &late) == ST_OK);
    OK(date_none(late.to_on), "named again it goes on");
    EQ_INT(modtest_events(ctx, "body.reopened"), 1, "as the same");
}

static enum status unmark_tx(struct ctx *ctx, const void *input)
{
    TRY(body_store_group_unmark(ctx, *(const int64_t *)input));
    return event_emit(ctx, "body.test", *(const int64_t *)input);
}

static enum status forget_tx(struct ctx *ctx, const void *input)
{
    TRY(deputy_set_group(ctx, *(const int64_t *)input, S("")));
    return ST_OK;
}

static enum status blank_tx(struct ctx *ctx, const void *input)
{
    return deputy_set_group(ctx, *(const int64_t *)input, S(" "));
}

static enum status wide_tx(struct ctx *ctx, const void *input)
{
    return deputy_set_group(ctx, *(const int64_t *)input, S(" 北片代表小组 "));
}

/* A body with a list of its own and words in the register, as older programs had them. */
static void carried_over(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t wang = deputy_of(ctx, "王德明", ""), ding = deputy_of(ctx, "丁小燕", "东组");
    const struct body old = {
        .kind = BODY_GROUP, .name = S("东片代表小组"), .short_name = S("东组"), .from_on = TERM};
    const struct body other = {.kind = BODY_OTHER, .name = S("联席会议"), .from_on = TERM};
    struct body_member m = {.deputy_id = wang, .post = BODY_CHAIR, .from_on = TERM}, *list;
    int64_t seat, id;
    struct body b;

    ASSERT(body_add(ctx, &old, &m.body_id) == ST_OK && body_add(ctx, &other, &id) == ST_OK);
    ASSERT(body_seat(ctx, &m, &seat) == ST_OK);
    ASSERT(db_tx(ctx, unmark_tx, &m.body_id) == ST_OK && db_tx(ctx, forget_tx, &wang) == ST_OK);
    (void)deputy_of(ctx, "谢永平", "联席会议");
    OK(waits(ctx), "what an older program left");
    EQ_INT(body_groups_follow(ctx), ST_OK, "is carried over");
    EQ_STR(word_of(ctx, wang), "东片代表小组", "who was listed comes into the register");
    EQ_STR(word_of(ctx, ding), "东片代表小组", "the short name was the same group");
    EQ_INT(members(ctx, m.body_id, &list), 2, "both");
    ASSERT(body_by_name(ctx, S("联席会议（代表小组）"), &b) == ST_OK);
    EQ_INT(members(ctx, b.id, &list), 1, "a name that something else has");
    OK(!waits(ctx), "once");
    EQ_INT(modtest_events(ctx, "body.group_joined"), 1, "one group");
    ASSERT(db_tx(ctx, forget_tx, &wang) == ST_OK);
    EQ_INT(body_groups_follow(ctx), ST_OK, "the second time");
    EQ_STR(word_of(ctx, wang), "", "nothing is brought back");
}

static int64_t seat_in(struct ctx *ctx, int64_t body, int64_t deputy)
{
    const struct body_member m = {
        .body_id = body, .deputy_id = deputy, .post = BODY_MEMBER, .from_on = TERM};
    int64_t id = 0;

    ASSERT(body_seat(ctx, &m, &id) == ST_OK);
    return id;
}

static int64_t group(struct ctx *ctx, const char *name, const char *short_name)
{
    const struct body b = {.kind = BODY_GROUP,
                           .name = str_from(name),
                           .short_name = str_from(short_name),
                           .from_on = TERM};
    int64_t id = 0;

    ASSERT(body_add(ctx, &b, &id) == ST_OK);
    return id;
}

static bool goes_on(struct ctx *ctx, int64_t seat)
{
    struct body_member m;

    ASSERT(body_member_get(ctx, seat, &m) == ST_OK);
    return date_none(m.to_on);
}

/* One by region, one by field: the law has both. */
static void two_groups(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t wang = deputy_of(ctx, "王德明", ""),
                  ding = deputy_of(ctx, "丁小燕", "农业专业小组");
    const int64_t east = group(ctx, "东片代表小组", ""), farm = group(ctx, "农业专业小组", "");
    const int64_t first = seat_in(ctx, east, wang), second = seat_in(ctx, farm, wang);
    const int64_t other = seat_in(ctx, east, ding);
    struct body_member *list;
    struct deputy d;

    EQ_STR(word_of(ctx, wang), "东片代表小组", "the register names one");
    OK(goes_on(ctx, first) && goes_on(ctx, second), "he sits in both");
    EQ_STR(word_of(ctx, ding), "农业专业小组", "who is named in one");
    OK(goes_on(ctx, other), "may sit in another");
    EQ_INT(members(ctx, farm, &list), 2, "and belongs to both");
    EQ_INT(members(ctx, east, &list), 2, "so do all");
    ASSERT(db_tx(ctx, unmark_tx, &east) == ST_OK && db_tx(ctx, unmark_tx, &farm) == ST_OK);
    OK(waits(ctx), "as an older program left it");
    EQ_INT(body_groups_follow(ctx), ST_OK, "is carried over");
    OK(!waits(ctx), "once");
    OK(goes_on(ctx, first) && goes_on(ctx, second) && goes_on(ctx, other), "no seat ends");
    EQ_STR(word_of(ctx, wang), "东片代表小组", "no word changes");
    ASSERT(deputy_get(ctx, ding, &d) == ST_OK);
    OK(str_eqz(d.group_name, "农业专业小组") && d.version == 1, "hers neither");
    put_word(ctx, wang, "西片代表小组");
    OK(!goes_on(ctx, first), "who moves leaves the group that the register named");
    OK(goes_on(ctx, second), "and no other");
    put_word(ctx, ding, "");
    OK(goes_on(ctx, other), "who is named in none any more stays where she sits");
    EQ_INT(members(ctx, farm, &list), 1, "and is in the other no longer");
}

/* Who takes office later is named in a group today. */
static void ahead(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct deputy_new d = {.name = S("谢永平"),
                           .delegation = S("柳河镇代表团"),
                           .group_name = S("东片代表小组"),
                           .from_on = date_add_days(ctx->today, 1)};
    const struct body other = {.kind = BODY_OTHER, .name = S("联席会议"), .from_on = TERM};
    const struct body same = {
        .kind = BODY_OTHER, .name = S("联席会议（代表小组）"), .from_on = TERM};
    struct body b;
    int64_t id, none;

    ASSERT(body_add(ctx, &other, &none) == ST_OK && body_add(ctx, &same, &none) == ST_OK);
    ASSERT(body_get(ctx, group(ctx, "东片代表小组", "东组"), &b) == ST_OK);
    ASSERT(deputy_add(ctx, &d, &id) == ST_OK);
    b.name = S("东部代表小组");
    ASSERT(body_change(ctx, &b, false) == ST_OK);
    EQ_STR(word_of(ctx, id), "东部代表小组", "the new name is his as well");
    OK(!waits(ctx), "there is nothing to do");
    put_word(ctx, id, "东组");
    EQ_STR(word_of(ctx, id), "东部代表小组", "the short name is the same group");
    OK(!waits(ctx), "and that is all");
    ASSERT(body_get(ctx, b.id, &b) == ST_OK);
    ASSERT(body_close(ctx, b.id, b.version, ctx->today) == ST_OK);
    EQ_STR(word_of(ctx, id), "", "it ends: he belongs to none");
    EQ_INT(body_groups_follow(ctx), ST_OK, "the job");
    ASSERT(body_get(ctx, b.id, &b) == ST_OK);
    OK(!date_none(b.to_on), "does not bring it back");
    put_word(ctx, id, "联席会议");
    EQ_STR(word_of(ctx, id), "联席会议（代表小组2）", "two others are called so");
    OK(!waits(ctx), "a group is made once");
    ASSERT(db_tx(ctx, blank_tx, &id) == ST_OK);
    OK(waits(ctx) && body_groups_follow(ctx) == ST_OK && !waits(ctx), "a blank is no name");
    EQ_STR(word_of(ctx, id), "", "and goes");
    ASSERT(db_tx(ctx, wide_tx, &id) == ST_OK);
    OK(waits(ctx) && body_groups_follow(ctx) == ST_OK && !waits(ctx), "blanks around one");
    EQ_STR(word_of(ctx, id), "北片代表小组", "are no part of it");
}

/* Three deputies make a group of a place or a unit; one of a field has no least number.
 * @law Organic Law (2022-03-11) art. 43(3); Deputies Law (2025-03-11) art. 27(1) */
static void words_of_law(void)
{
    OK(str_has(T("body.note.group_law"), S("按领域组成的小组除外（《代表法》第二十七条第一款）")),
       "the note says to which groups the number does not apply");
}

int main(void)
{
    words_of_law();
    modtest_both("two_groups", two_groups);
    modtest_both("ahead", ahead);
    modtest_both("register_first", register_first);
    modtest_both("body_first", body_first);
    modtest_both("carried_over", carried_over);
    return tap_done();
}
