// SPDX-License-Identifier: MulanPSL-2.0
/* Files gathered from what modules tell, entries, appeals and the formula, on both databases. */
#include "modules/account/account.h"
#include "modules/body/body.h"
#include "modules/duty/duty_actions.h"
#include "modules/duty/duty_papers.h"
#include "modules/duty/duty_parts.h"
#include "modules/duty/duty_store.h"
#include "modules/duty/tests/dutytest.h"
#include "modules/meeting/meeting.h"
#include "modules/meeting/meeting_actions.h"
#include "modules/notice/notice_actions.h"
#include "modules/tests/modtest.h"
#include "platform/db.h"
#include "platform/duty.h"
#include "platform/event.h"
#include "platform/permission.h"

struct duty_fact tales[TALES_MAX];
size_t tales_count;

/* A source that pages by two, as a real one does by many. */
static enum status list_tales(struct ctx *ctx, const struct duty_query *q, struct duty_fact **out,
                              size_t *out_count)
{
    *out = arena_array(ctx->arena, 2, struct duty_fact);
    *out_count = 0;
    for (size_t i = 0; i < tales_count && *out_count < 2; i++) {
        const struct duty_fact *f = &tales[i];
        const bool behind = f->deputy_id > q->after_deputy ||
                            (f->deputy_id == q->after_deputy && f->record_id > q->after_record);

        if (behind && (q->deputy_id == 0 || q->deputy_id == f->deputy_id) &&
            date_cmp(f->on, q->from) >= 0 && date_cmp(f->on, q->to) <= 0)
            (*out)[(*out_count)++] = *f;
    }
    return ST_OK;
}

const struct duty_source TALE_DUTIES[] = {{"tale.told", "unit.times", list_tales, DUTY_DAY_RECESS},
                                          {0}};

static void tell(int64_t deputy, int64_t record, struct date on, const char *state)
{
    tales[tales_count++] = (struct duty_fact){.deputy_id = deputy,
                                              .record_id = record,
                                              .on = on,
                                              .count = 1,
                                              .title = S("讲一次"),
                                              .url = S("/"),
                                              .state = str_from(state)};
}

static struct permission_set rights;
static struct actor actor;

static void act(struct ctx *ctx, const char *permission, int64_t deputy_id, int64_t organ_id)
{
    rights = (struct permission_set){0};
    (void)permission_set_add(&rights, permission);
    actor = (struct actor){.account_id = 9000 + deputy_id + organ_id,
                           .congress_id = ctx->congress_id,
                           .deputy_id = deputy_id,
                           .organ_id = organ_id,
                           .name = S("测试员"),
                           .permissions = &rights};
    ctx->actor = &actor;
    modtest_clear(ctx);
}

static const struct duty_line *line_of(const struct duty_file *f, const char *what)
{
    static const struct duty_line none = {.done = -1};

    arr_each (i, f->lines_count)
        if (str_eqz(f->lines[i].what, what))
            return &f->lines[i];
    return &none;
}

/* A formula with one item for the tale, in force since the term began. */
static void formula(struct ctx *ctx)
{
    struct duty_item items[] = {{S("tale.told"), 20, 15, 50, 3}, {S("nobody.knows"), 10, 0, 0, 0}};
    const struct duty_formula f = {.from_on = {2026, 1, 1},
                                   .base = 600,
                                   .most = 645,
                                   .basis = S(""),
                                   .items = items,
                                   .items_count = 2};
    int64_t id = 0;

    OK(duty_formula_set(ctx, &f, &id) == ST_OK, "a formula");
    EQ_INT(duty_formula_set(ctx, &f, &id), ST_RULE, "not two of one day");
    modtest_clear(ctx);
}

static void test_gather(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t a = modtest_deputy(ctx, "周秀兰", "青石岭镇代表团");
    const int64_t b = modtest_deputy(ctx, "王德明", "青石岭镇代表团");
    struct duty_file file;
    struct duty_rank *ranks;
    size_t count;

    formula(ctx);
    tales_count = 0;
    tell(a, 1, (struct date){2026, 3, 1}, "done");
    tell(a, 2, (struct date){2026, 3, 2}, "done");
    tell(a, 3, (struct date){2026, 3, 3}, "done");
    tell(a, 4, (struct date){2025, 12, 31}, "done");
    tell(a, 5, (struct date){2026, 3, 4}, "excused");
    tell(b, 1, (struct date){2026, 3, 1}, "absent");
    OK(duty_file(ctx, a, 2026, &file) == ST_OK, "a file");
    EQ_INT(line_of(&file, "tale.told")->done, 3, "three of this year, over two pages");
    EQ_INT(line_of(&file, "tale.told")->excused, 1, "one with leave");
    EQ_INT(line_of(&file, "tale.told")->points, 50, "no more than the cap");
    EQ_INT(file.points, 645, "no more than full");
    EQ_INT(line_of(&file, "nobody.knows")->done, -1, "what nobody tells of is not there");
    OK(duty_file(ctx, a, 2025, &file) == ST_OK && file.formula_id == 0, "no formula yet in 2025");
    EQ_INT(line_of(&file, "tale.told")->done, 1, "but what was done");
    EQ_INT(duty_file(ctx, 999999, 2026, &file), ST_NOT_FOUND, "nobody's file");
    modtest_clear(ctx);
    OK(duty_ranking(ctx, 2026, 0, &ranks, &count) == ST_OK && count == 2, "both");
    OK(ranks[0].deputy_id == a && ranks[0].points == 645 && ranks[0].done == 3 &&
           ranks[0].excused == 1,
       "the first");
    OK(ranks[1].deputy_id == b && ranks[1].points == 585 && ranks[1].absent == 1 &&
           ranks[1].place == 2,
       "the second, less for an absence");
    OK(duty_ranking(ctx, 2026, 999, &ranks, &count) == ST_OK && count == 0, "of a delegation");
    (void)modtest_deputy(ctx, "张文静", "柳河镇代表团");
    (void)modtest_deputy(ctx, "李文静", "柳河镇代表团");
    OK(duty_ranking(ctx, 2026, 0, &ranks, &count) == ST_OK && count == 4 &&
           ranks[1].points == ranks[2].points,
       "two of the same points");
    EQ_STR(ranks[1].name, "李文静", "stand by the sound of their names: li");
    EQ_STR(ranks[2].name, "张文静", "before zhang, whatever their codes");
}

static int64_t entry(struct ctx *ctx, int64_t deputy, int64_t kind, struct date on, int64_t organ)
{
    const struct duty_entry_new in = {.deputy_id = deputy,
                                      .kind_id = kind,
                                      .amount = 2,
                                      .held_on = on,
                                      .organ_id = organ,
                                      .title = S("走访柳河村"),
                                      .place = S(""),
                                      .body = S("")};
    int64_t id = 0;

    return duty_enter(ctx, &in, &id) == ST_OK ? id : 0;
}

static void test_entries(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct actor *system = ctx->actor;
    const int64_t a = modtest_deputy(ctx, "周秀兰", "青石岭镇代表团");
    const int64_t organ = modtest_organ(ctx, "城环工委"), other = modtest_organ(ctx, "交通局");
    const struct date on = {2026, 5, 6};
    struct duty_kind *kinds;
    struct duty_file file;
    struct duty_entry e;
    int64_t id, n;
    size_t count;

    tales_count = 0;
    OK(duty_seed(ctx) == ST_OK && duty_seed(ctx) == ST_OK, "what a congress begins with");
    EQ_INT(modtest_events(ctx, "duty.seeded"), 1, "once");
    OK(duty_store_kinds(ctx, &kinds, &count) == ST_OK && count == 10, "ten kinds");
    act(ctx, "duty.own", a, 0);
    EQ_INT(entry(ctx, a, kinds[1].id, (struct date){2026, 11, 21}, 0), 0, "not tomorrow");
    EQ_TEXT(modtest_field(ctx), "on", "the day is at fault");
    EQ_INT(entry(ctx, a, kinds[1].id, (struct date){2023, 1, 1}, 0), 0, "not before his term");
    EQ_TEXT(modtest_field(ctx), "on", "the day is at fault");
    EQ_INT(entry(ctx, a + 1, kinds[1].id, on, 0), 0, "not for another");
    modtest_clear(ctx);
    id = entry(ctx, a, kinds[1].id, on, organ);
    OK(id != 0 && duty_store_entry(ctx, id, &e) == ST_OK && str_eqz(e.state, "waiting"), "entered");
    OK(duty_file(ctx, a, 2026, &file) == ST_OK && line_of(&file, "entry.contact")->done == 0,
       "and not counted before it is checked");
    EQ_INT(duty_settle(ctx, id, 1, S("confirm"), S("")), ST_DENIED, "not by himself");
    act(ctx, "duty.organise", 0, other);
    EQ_INT(duty_settle(ctx, id, 1, S("confirm"), S("")), ST_NOT_FOUND, "nor by any organ");
    act(ctx, "duty.organise", 0, organ);
    OK(duty_waiting(ctx, &n) == ST_OK && n == 1, "it waits for the one that organised it");
    EQ_INT(duty_settle(ctx, id, 1, S("return"), S("")), ST_INVALID, "back with a reason only");
    modtest_clear(ctx);
    OK(duty_settle(ctx, id, 1, S("return"), S("缺照片")) == ST_OK, "sent back");
    act(ctx, "duty.own", a, 0);
    OK(duty_enter(ctx,
                  &(struct duty_entry_new){.id = id,
                                           .version = 2,
                                           .deputy_id = a,
                                           .kind_id = kinds[1].id,
                                           .amount = 3,
                                           .held_on = on,
                                           .title = S("走访柳河村三户")},
                  &id) == ST_OK,
       "and changed");
    act(ctx, "duty.check", 0, 0);
    EQ_INT(duty_settle(ctx, id, 2, S("confirm"), S("")), ST_CONFLICT, "from a stale page");
    modtest_clear(ctx);
    OK(duty_settle(ctx, id, 3, S("confirm"), S("")) == ST_OK, "confirmed by the office");
    OK(duty_file(ctx, a, 2026, &file) == ST_OK && line_of(&file, "entry.contact")->done == 3,
       "counted by its amount");
    act(ctx, "duty.own", a, 0);
    EQ_INT(duty_settle(ctx, id, 4, S("withdraw"), S("")), ST_RULE, "too late to withdraw");
    modtest_clear(ctx);
    ctx->actor = system;
    id = entry(ctx, a, kinds[0].id, on, 0);
    OK(duty_store_entry(ctx, id, &e) == ST_OK && str_eqz(e.state, "confirmed"),
       "what the office enters is confirmed");
    modtest_clear(ctx);
}

static void test_appeals(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct actor *system = ctx->actor;
    const int64_t a = modtest_deputy(ctx, "周秀兰", "青石岭镇代表团");
    const struct str what = S("tale.told");
    struct duty_standing *facts;
    struct duty_file file;
    int64_t id = 0, second = 0;
    size_t count;

    formula(ctx);
    tales_count = 0;
    tell(a, 7, (struct date){2026, 3, 1}, "absent");
    act(ctx, "duty.own", a, 0);
    EQ_INT(duty_appeal(ctx, 2026, what, 8, S("当天请了假"), &id), ST_NOT_FOUND, "no such fact");
    modtest_clear(ctx);
    EQ_INT(duty_appeal(ctx, 2026, what, 7, S(""), &id), ST_INVALID, "no reason");
    modtest_clear(ctx);
    OK(duty_appeal(ctx, 2026, what, 7, S("当天请了假"), &id) == ST_OK, "he appeals");
    EQ_INT(duty_appeal(ctx, 2026, what, 7, S("再提一次"), &second), ST_RULE, "once at a time");
    modtest_clear(ctx);
    OK(duty_file(ctx, a, 2026, &file) == ST_OK && file.points == 585, "which changes nothing yet");
    act(ctx, "duty.check", 0, 0);
    EQ_INT(duty_answer(ctx, id, 1, S("never"), S("好")), ST_INVALID, "no such standing");
    modtest_clear(ctx);
    EQ_INT(duty_answer(ctx, id, 1, S("absent"), S("好")), ST_INVALID, "as it stands already");
    EQ_TEXT(modtest_field(ctx), "as", "the decision is at fault");
    modtest_clear(ctx);
    OK(duty_answer(ctx, id, 1, S("excused"), S("已核实，改为请假")) == ST_OK, "upheld");
    OK(duty_facts(ctx, a, 2026, &file, &facts, &count) == ST_OK && file.points == 600 &&
           count == 1 && str_eqz(facts[0].state, "excused") && str_eqz(facts[0].told, "absent"),
       "the absence is leave, the record stays");
    EQ_INT(duty_answer(ctx, id, 2, S(""), S("不行")), ST_RULE, "decided once");
    act(ctx, "duty.own", a, 0);
    OK(duty_appeal(ctx, 2026, what, 7, S("其实去了"), &second) == ST_OK, "he may ask again");
    OK(duty_appeal_drop(ctx, second, 1) == ST_OK, "and take it back");
    OK(duty_file(ctx, a, 2026, &file) == ST_OK && file.points == 600, "what was upheld stands");
    ctx->actor = system;
    modtest_clear(ctx);
}

static int64_t held(struct ctx *ctx, const char *kind, int days_ago,
                    const struct meeting_record_person *people, size_t count)
{
    const struct date on = date_add_days(ctx->today, -days_ago);
    const struct meeting_record in = {
        .meeting = {.kind = str_from(kind), .name = str_from(kind), .starts_on = on},
        .people = people,
        .people_count = count};
    int64_t id = 0;

    if (meeting_record(ctx, &in, &id, NULL) != ST_OK)
        printf("# %s %s\n", ctx->err.key, ctx->err.detail);
    return id;
}

static bool says(const struct paper *p, const char *what)
{
    arr_each (i, p->blocks_count)
        if (str_has(p->blocks[i].text, str_from(what)))
            return true;
    return false;
}

static const struct paper_table *table_last(const struct paper *p)
{
    const struct paper_table *t = NULL;

    arr_each (i, p->blocks_count)
        t = p->blocks[i].table != NULL ? p->blocks[i].table : t;
    return t;
}

/* A session of five days with parts on the first two and the last; she came to the first and the
 * last (twice), he signed in at the session alone.
 * @law Deputies Law (2025-03-11) art. 41(1) */
static void session_certified(struct ctx *ctx, int64_t a, int64_t b)
{
    static const struct date FIRST = {2026, 9, 1}, LAST = {2026, 9, 30};
    const struct meeting_record_person both[] = {
        {.name = S("周秀兰"), .deputy_id = a, .present = true},
        {.name = S("王德明"), .deputy_id = b, .present = true}};
    const struct meeting_record_person her[] = {
        {.name = S("周秀兰"), .deputy_id = a, .present = true},
        {.name = S("王德明"), .deputy_id = b}};
    const struct meeting_record_person nobody[] = {{.name = S("周秀兰"), .deputy_id = a},
                                                   {.name = S("王德明"), .deputy_id = b}};
    struct meeting_record in = {.meeting = {.kind = S("congress"),
                                            .name = S("第六次会议"),
                                            .starts_on = {2026, 9, 7},
                                            .ends_on = {2026, 9, 11}},
                                .people = both,
                                .people_count = 2};
    const struct {
        struct date on;
        const struct meeting_record_person *people;
    } PARTS[] = {
        {{2026, 9, 7}, her}, {{2026, 9, 8}, nobody}, {{2026, 9, 11}, her}, {{2026, 9, 11}, her}};
    const struct paper_table *t;
    struct paper *p;
    struct str name;
    int64_t session, part;

    if (meeting_record(ctx, &in, &session, NULL) != ST_OK)
        printf("# %s %s\n", ctx->err.key, ctx->err.detail);
    arr_each (i, COUNT(PARTS)) {
        in.meeting = (struct meeting_new){.kind = S("plenary"),
                                          .name = S("全体会议"),
                                          .parent_id = session,
                                          .starts_on = PARTS[i].on};
        in.people = PARTS[i].people;
        if (meeting_record(ctx, &in, &part, NULL) != ST_OK)
            printf("# %s %s\n", ctx->err.key, ctx->err.detail);
    }
    OK(duty_certificate(ctx, a, FIRST, LAST, &p, &name) == ST_OK &&
           says(p, "执行代表职务共2天，其中出席人民代表大会会议2天，"),
       "two days of the five: those of the parts she signed in at");
    t = table_last(p);
    OK(t != NULL && t->rows_count == 3, "and the two of them are listed apart");
    OK(t != NULL && !str_has(t->rows[1].cells[0].text, S("至")), "each a single day");
    OK(duty_certificate(ctx, a, FIRST, (struct date){2026, 9, 10}, &p, &name) == ST_OK &&
           says(p, "共1天"),
       "of a shorter time the first alone");
    OK(duty_certificate(ctx, a, (struct date){2026, 9, 8}, (struct date){2026, 9, 10}, &p, &name) ==
               ST_OK &&
           says(p, "共0天") && table_last(p) == NULL,
       "of the days between them nothing");
    OK(duty_certificate(ctx, b, FIRST, LAST, &p, &name) == ST_OK &&
           says(p, "执行代表职务共5天，其中人民代表大会会议5天（有的会议没有逐日签到，"
                   "按会期计算）"),
       "of him it is known only that he came: said so");
    OK(duty_certificate(ctx, b, (struct date){2026, 9, 8}, (struct date){2026, 9, 9}, &p, &name) ==
               ST_OK &&
           says(p, "共2天"),
       "as far as it lies within the time");
    t = table_last(p);
    OK(t != NULL && t->rows_count == 2 && str_has(t->rows[1].cells[0].text, S("9月8日")) &&
           str_has(t->rows[1].cells[0].text, S("9月9日")),
       "and the table adds up to it");
}

/* What meetings tell, and that the others can be asked on this database. */
static void test_sources(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t a = modtest_deputy(ctx, "周秀兰", "青石岭镇代表团");
    const int64_t b = modtest_deputy(ctx, "王德明", "青石岭镇代表团");
    const int64_t c = modtest_deputy(ctx, "李有田", "青石岭镇代表团");
    const struct body congress = {.kind = BODY_CONGRESS,
                                  .name = S("县人民代表大会"),
                                  .short_name = S("县人大"),
                                  .from_on = {2024, 1, 10}};
    const struct body committee = {.kind = BODY_STANDING_COMMITTEE,
                                   .name = S("县人大常委会"),
                                   .short_name = S("常委会"),
                                   .from_on = {2024, 1, 10}};
    const struct meeting_record_person session[] = {
        {.name = S("周秀兰"), .deputy_id = a, .present = true},
        {.name = S("王德明"), .deputy_id = b},
        {.name = S("李有田"), .deputy_id = c, .on_leave = true}};
    const struct meeting_record_person sat[] = {
        {.name = S("王德明"), .deputy_id = b, .present = true},
        {.name = S("周秀兰"), .deputy_id = a, .capacity = MEETING_ATTENDEE, .present = true}};
    struct duty_file file;
    struct duty_rank *ranks;
    struct str posts;
    int64_t id, seat = 0;
    size_t count;

    tales_count = 0;
    ASSERT(body_add(ctx, &congress, &id) == ST_OK && body_add(ctx, &committee, &id) == ST_OK);
    ASSERT(meeting_kinds_ship(ctx) == ST_OK);
    OK(held(ctx, "congress", 200, session, 3) != 0 && held(ctx, "sc", 100, sat, 2) != 0,
       "a session and a meeting of the standing committee");
    OK(duty_posts(ctx, a, &posts) == ST_OK && posts.len == 0, "a plain deputy");
    OK(body_seat(ctx,
                 &(struct body_member){
                     .body_id = id, .deputy_id = a, .post = BODY_MEMBER, .from_on = {2024, 1, 10}},
                 &seat) == ST_OK &&
           duty_posts(ctx, a, &posts) == ST_OK && str_has(posts, S("常委会")),
       "then of the standing committee");
    OK(duty_file(ctx, a, 2026, &file) == ST_OK, "who was there");
    EQ_INT(line_of(&file, "meeting.session")->done, 1, "was at the session");
    EQ_INT(line_of(&file, "meeting.invited")->done, 1, "and sat in");
    EQ_INT(line_of(&file, "meeting.sitting")->done, 0, "as no member");
    OK(duty_file(ctx, b, 2026, &file) == ST_OK && line_of(&file, "meeting.session")->absent == 1 &&
           line_of(&file, "meeting.sitting")->done == 1,
       "who was absent from the one, present at the other");
    OK(duty_file(ctx, c, 2026, &file) == ST_OK && line_of(&file, "meeting.session")->excused == 1,
       "who had leave");
    OK(duty_file(ctx, a, 2025, &file) == ST_OK && line_of(&file, "meeting.session")->done == 0,
       "not in another year");
    OK(duty_ranking(ctx, 2026, 0, &ranks, &count) == ST_OK && count == 3, "all together");
    arr_each (i, count)
        OK(ranks[i].done + ranks[i].excused + ranks[i].absent == (ranks[i].deputy_id == c ? 1 : 2),
           "the same facts");
    session_certified(ctx, a, b);
}

static void stands(struct ctx *ctx, int64_t deputy, const char *title, const char *want,
                   const char *why)
{
    const struct duty_standing *found = NULL;
    struct duty_standing *facts;
    struct duty_file file;
    size_t count;

    ASSERT(duty_facts(ctx, deputy, 2026, &file, &facts, &count) == ST_OK);
    arr_each (i, count)
        if (str_eqz(facts[i].title, title))
            found = &facts[i];
    OK(found != NULL && str_eqz(found->state, want), why);
    OK(line_of(&file, "meeting.invited")->absent == 0, "nobody is absent who may come");
}

/* As if it had been called here, and not taken over. */
static enum status as_called(struct ctx *ctx, const void *meeting)
{
    const int64_t id = *(const int64_t *)meeting;

    TRY(DB_EXEC(ctx, "UPDATE meeting SET recorded = 0 WHERE congress_id = :c AND id = :id",
                B_INT("c", ctx->congress_id), B_INT("id", id)));
    TRY(event_row(ctx, "meeting", id));
    return event_emit(ctx, "meeting.changed", id);
}

/* An invitation binds nobody.
 * @law Deputies Law (2025-03-11) art. 33(1), 34 */
static void test_invited(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct actor *system = ctx->actor;
    const int64_t a = modtest_deputy(ctx, "周秀兰", "青石岭镇代表团"),
                  b = modtest_deputy(ctx, "王德明", "青石岭镇代表团"),
                  c = modtest_deputy(ctx, "李有田", "青石岭镇代表团");
    const struct meeting_record_person people[] = {
        {.name = S("周秀兰"),
         .deputy_id = a,
         .capacity = MEETING_ATTENDEE,
         .quota = true,
         .on_leave = true},
        {.name = S("王德明"), .deputy_id = b, .capacity = MEETING_ATTENDEE, .absence = S("absent")},
        {.name = S("李有田"), .deputy_id = c, .capacity = MEETING_ATTENDEE, .on_leave = true}};
    struct duty_standing *facts;
    struct duty_file file;
    int64_t meeting, id;
    size_t count;

    tales_count = 0;
    ASSERT(meeting_kinds_ship(ctx) == ST_OK);
    meeting = held(ctx, "forum", 100, people, 3);
    ASSERT(meeting != 0);
    stands(ctx, a, "forum", "declined", "who was asked said no");
    stands(ctx, b, "forum", "away", "who did not come, of a record taken over");
    stands(ctx, c, "forum", "excused", "an official had leave");
    ASSERT(db_tx(ctx, as_called, &meeting) == ST_OK);
    stands(ctx, b, "forum", "silent", "who said nothing");
    act(ctx, "duty.own", b, 0);
    ASSERT(duty_facts(ctx, b, 2026, &file, &facts, &count) == ST_OK && count == 1);
    OK(duty_appeal(ctx, 2026, facts[0].what, facts[0].record_id, S("当天到会了"), &id) == ST_OK,
       "he was there, he says");
    act(ctx, "duty.check", 0, 0);
    OK(duty_answer(ctx, id, 1, S("done"), S("已核实")) == ST_OK, "so he was");
    stands(ctx, b, "forum", "done", "which counts");
    ctx->actor = system;
}

static void test_rest(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t a = modtest_deputy(ctx, "周秀兰", "青石岭镇代表团");
    const struct duty_award award = {.year = 2026,
                                     .deputy_id = a,
                                     .title = S("优秀代表"),
                                     .reason = S(""),
                                     .decided_by = S("主任会议"),
                                     .decided_on = {2026, 11, 1}};
    struct duty_kind kind = {
        .name = S("上网课"), .unit = S("times"), .hint = S(""), .active = true};
    struct duty_public p;
    struct duty_award *awards;
    struct paper *paper;
    struct str name;
    int64_t id = 0;
    size_t count;

    tales_count = 0;
    tell(a, 1, (struct date){2026, 3, 1}, "done");
    tell(a, 2, (struct date){2026, 3, 1}, "absent");
    OK(duty_public(ctx, a, 2026, &p) == ST_OK && p.lines_count == 1 && p.lines[0].count == 1,
       "the public reads what was done, not what was missed");
    OK(deputy_leave(ctx, a, 1, date_add_days(ctx->today, -1), S("moved")) == ST_OK &&
           duty_public(ctx, a, 2026, &p) == ST_NOT_FOUND,
       "and of nobody who has left");
    modtest_clear(ctx);
    OK(duty_award_give(ctx, &award, &id) == ST_OK, "commended");
    EQ_INT(duty_award_give(ctx, &award, &id), ST_CONFLICT, "once a year");
    modtest_clear(ctx);
    OK(duty_store_awards(ctx, 2026, 0, &awards, &count) == ST_OK && count == 1 &&
           awards[0].deputy_id == a,
       "listed");
    OK(duty_kind_set(ctx, &kind, &id) == ST_OK, "a kind of the office");
    kind.id = id;
    kind.version = 1;
    kind.unit = S("percent");
    EQ_INT(duty_kind_set(ctx, &kind, &id), ST_INVALID, "not in any unit");
    EQ_TEXT(modtest_field(ctx), "unit", "which is at fault");
    OK(duty_sheet(ctx, a, 2026, &paper, &name) == ST_OK && paper->blocks_count > 0,
       "the sheet of the year");
    OK(str_has(name, S("周秀兰")), "named after him");
}

/* ---------------------------------------------------------------- who is behind */

static int64_t group_of(struct ctx *ctx, int64_t chair, int64_t member)
{
    const struct body group = {.kind = BODY_GROUP,
                               .name = S("青石岭镇代表小组"),
                               .short_name = S("青石岭小组"),
                               .from_on = {2026, 1, 1}};
    struct body_member seat = {.post = BODY_CHAIR, .title = S(""), .from_on = {2026, 1, 1}};
    int64_t id = 0, seat_id;

    ASSERT(body_add(ctx, &group, &id) == ST_OK);
    seat.body_id = id;
    seat.deputy_id = chair;
    ASSERT(body_seat(ctx, &seat, &seat_id) == ST_OK);
    seat.post = BODY_MEMBER;
    seat.deputy_id = member;
    ASSERT(body_seat(ctx, &seat, &seat_id) == ST_OK);
    return id;
}

static const struct due_source *source_of(const char *name)
{
    for (const struct due_source *s = DUTY_DUES; s->name != NULL; s++)
        if (strcmp(s->name, name) == 0)
            return s;
    return NULL;
}

static size_t due(struct ctx *ctx, const char *name, struct date on, struct due_item **out)
{
    size_t count = 0;

    OK(source_of(name)->page(ctx, on, on, NULL, 10, out, &count) == ST_OK, name);
    return count;
}

/* @law Deputies Law (2025-03-11) art. 40, 41(1) */
static void certificate(struct ctx *ctx, int64_t deputy_id)
{
    static const struct date FIRST = {2026, 3, 2}, LAST = {2026, 3, 31};
    const struct paper_table *t;
    struct paper *p;
    struct str name;

    OK(duty_certificate(ctx, deputy_id, FIRST, LAST, &p, &name) == ST_OK, "for his unit");
    OK(says(p, "执行代表职务共1天，其中出席人民代表大会会议0天"), "the day within the period");
    OK(says(p, "第四十条、第四十一条第一款"), "by which articles it counts as worked");
    t = table_last(p);
    OK(t != NULL && t->rows_count == 3, "two things are listed, not the one he missed");
    OK(t != NULL && t->rows[1].cells[2].text.len == 0, "without words that are not for the unit");
    OK(duty_certificate(ctx, deputy_id, (struct date){2024, 3, 1}, (struct date){2024, 3, 31}, &p,
                        &name) == ST_OK &&
           !says(p, "第四十条"),
       "of a time before the law of 2025: without its numbers");
    EQ_INT(duty_certificate(ctx, deputy_id, LAST, FIRST, &p, &name), ST_INVALID, "backwards");
    EQ_TEXT(modtest_field(ctx), "to", "says where");
    modtest_clear(ctx);
    EQ_INT(duty_certificate(ctx, deputy_id, (struct date){2025, 12, 1}, LAST, &p, &name),
           ST_INVALID, "over two years");
    modtest_clear(ctx);
}

/* A township has no working body for deputies (Deputies Law art. 48), its presidium seals. */
static void sealed(struct ctx *ctx, int64_t deputy_id)
{
    static const struct date FIRST = {2026, 3, 2}, LAST = {2026, 3, 31};
    const struct congress_new town = {.level = CONGRESS_TOWNSHIP,
                                      .name = S("青石岭镇人民代表大会"),
                                      .short_name = S("青石岭镇"),
                                      .code = S("149921105"),
                                      .term_number = 18,
                                      .term_from = {2024, 1, 10}};
    const int64_t county = ctx->congress_id;
    struct paper *p, *sheet;
    struct str name;
    int64_t id, its;

    OK(duty_certificate(ctx, deputy_id, FIRST, LAST, &p, &name) == ST_OK &&
           duty_sheet(ctx, deputy_id, 2026, &sheet, &name) == ST_OK,
       "both papers of a county");
    OK(says(p, "代表工作机构（章）") && says(sheet, "代表工作机构（章）"),
       "are sealed by its working body");
    ASSERT(congress_found(ctx, &town, &id) == ST_OK);
    ctx->congress_id = id;
    its = modtest_deputy(ctx, "李有田", "第一代表团");
    tales_count = 0;
    OK(duty_certificate(ctx, its, FIRST, LAST, &p, &name) == ST_OK &&
           duty_sheet(ctx, its, 2026, &sheet, &name) == ST_OK,
       "both of a township");
    OK(says(p, "乡镇人民代表大会主席团（章）") && !says(p, "代表工作机构") &&
           says(sheet, "乡镇人民代表大会主席团（章）") && !says(sheet, "代表工作机构"),
       "by its presidium");
    ctx->congress_id = county;
}

/* The place asks for days of work; one day of several things is one. */
static void test_days(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t a = modtest_deputy(ctx, "周秀兰", "青石岭镇代表团");
    const struct congress_param_set set = {.name = S("duty_days"),
                                           .value = S("4"),
                                           .from_on = {2026, 1, 1},
                                           .basis = S("本地办法第34条")};
    struct duty_behind *who;
    struct duty_file file;
    int64_t b = 0;
    size_t count;

    tales_count = 0;
    tell(a, 1, (struct date){2026, 3, 1}, "done");
    tales[0].until = (struct date){2026, 3, 2};
    tell(a, 2, (struct date){2026, 3, 2}, "done");
    tell(a, 3, (struct date){2026, 3, 5}, "absent");
    OK(duty_file(ctx, a, 2026, &file) == ST_OK && file.days == 2, "two days of three things");
    EQ_INT(file.days_due, 0, "the law of the nation asks for no number");
    OK(duty_behind(ctx, (struct date){2026, 12, 31}, &who, &count) == ST_OK && count == 0,
       "so nobody is behind");
    certificate(ctx, a);
    ASSERT(congress_param_set(ctx, &set) == ST_OK);
    OK(duty_file(ctx, a, 2026, &file) == ST_OK && file.days_asked == 4 && file.days_due == 4,
       "four are usual at the place");
    OK(duty_behind(ctx, (struct date){2026, 6, 30}, &who, &count) == ST_OK && count == 0,
       "half of them by the middle of the year");
    OK(duty_behind(ctx, (struct date){2026, 9, 30}, &who, &count) == ST_OK && count == 1,
       "three by autumn");
    EQ_STR(who[0].what, "闭会期间执行代表职务比本地一般天数少1天（供参考）",
           "one fewer than usual, for reference: no number is owed");
    ASSERT(deputy_add(ctx,
                      &(struct deputy_new){.name = S("王德明"),
                                           .delegation = S("青石岭镇代表团"),
                                           .from_on = {2026, 7, 1}},
                      &b) == ST_OK);
    OK(duty_file(ctx, b, 2026, &file) == ST_OK && file.days_asked == 4 && file.days_due == 2,
       "of half a year in office half of them, by reckoning: the place says four");
    sealed(ctx, a);
}

/* @law Deputies Law (2025-03-11) art. 61 */
static void test_suspended(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t a = modtest_deputy(ctx, "周秀兰", "青石岭镇代表团");
    const int64_t b = modtest_deputy(ctx, "王德明", "青石岭镇代表团");
    const struct deputy_suspension s = {.deputy_id = a,
                                        .ground = S("detained"),
                                        .decided_by = S("云溪县公安局"),
                                        .from_on = {2026, 11, 1}};
    struct duty_entry_new in = {.deputy_id = a,
                                .amount = 1,
                                .held_on = {2026, 11, 2},
                                .title = S("走访柳河村"),
                                .place = S(""),
                                .body = S("")};
    struct duty_kind kind = {.name = S("走访"), .unit = S("times"), .hint = S(""), .active = true};
    struct duty_behind *who;
    int64_t id;
    size_t count, before;

    tales_count = 0;
    formula(ctx);
    ASSERT(duty_kind_set(ctx, &kind, &in.kind_id) == ST_OK);
    OK(duty_behind(ctx, (struct date){2026, 12, 31}, &who, &before) == ST_OK && before == 2,
       "both have done nothing");
    ASSERT(deputy_suspend(ctx, &s, &id) == ST_OK);
    OK(duty_behind(ctx, (struct date){2026, 12, 31}, &who, &count) == ST_OK && count == 1 &&
           who[0].deputy_id == b,
       "nothing is expected of the one whose duties are suspended");
    act(ctx, "duty.check", 0, 0);
    EQ_INT(duty_enter(ctx, &in, &id), ST_RULE, "nor entered of a day of that time");
    EQ_TEXT(ctx->err.key, "duty.suspended", "says so");
    OK(ctx->err.law != NULL && strstr(ctx->err.law, "第六十一条") != NULL, "with the article");
    modtest_clear(ctx);
    in.deputy_id = 0;
    EQ_INT(duty_enter(ctx, &in, &id), ST_DENIED, "nor for nobody");
    EQ_TEXT(ctx->err.key, "duty.whose", "says whose");
    modtest_clear(ctx);
    in.deputy_id = a;
    in.held_on = (struct date){2026, 10, 31};
    OK(duty_enter(ctx, &in, &id) == ST_OK, "of the day before it is");
}

/* Three a year are expected: two by the end of September. */
static void test_behind(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t a = modtest_deputy(ctx, "周秀兰", "青石岭镇代表团");
    const int64_t b = modtest_deputy(ctx, "王德明", "青石岭镇代表团");
    const struct date end = {2026, 9, 30};
    struct duty_behind *who;
    struct due_item *items, last;
    size_t count;

    formula(ctx);
    (void)group_of(ctx, a, b);
    tales_count = 0;
    tell(a, 1, (struct date){2026, 3, 1}, "done");
    tell(a, 2, (struct date){2026, 10, 2}, "done");
    tell(b, 1, (struct date){2026, 3, 1}, "done");
    tell(b, 2, (struct date){2026, 3, 2}, "excused");
    OK(duty_behind(ctx, end, &who, &count) == ST_OK && count == 1 && who[0].deputy_id == b,
       "one of the two: what was done since counts, what was excused does not");
    EQ_STR(who[0].what, "tale.told还差1次", "what is missing");
    EQ_INT(due(ctx, "duty.behind", end, &items), 1, "he is told");
    OK(items[0].deputy_id == b && date_cmp(items[0].due_on, end) == 0, "by the end of the quarter");
    last = items[0];
    OK(source_of("duty.behind")->page(ctx, end, end, &last, 10, &items, &count) == ST_OK &&
           count == 0,
       "nobody after him");
    EQ_INT(due(ctx, "duty.behind", (struct date){2026, 9, 29}, &items), 0, "on no other day");
    EQ_INT(due(ctx, "duty.group", end, &items), 1, "who leads the group is told");
    EQ_INT(items[0].deputy_id, a, "she");
    EQ_STR(items[0].title, "1位代表没有跟上：王德明", "of whom");
    EQ_INT(due(ctx, "duty.delegation", end, &items), 1, "and the office of the delegation");
    EQ_STR(items[0].name, "青石岭镇代表团", "of which");
    tell(b, 3, (struct date){2026, 9, 3}, "done");
    EQ_INT(due(ctx, "duty.behind", end, &items), 0, "he has caught up");
    EQ_INT(due(ctx, "duty.group", end, &items), 0, "nothing of the group");
    EQ_INT(due(ctx, "duty.delegation", end, &items), 0, "nor of the delegation");
}

/* More than are named, and the daily job tells each once. */
static void test_reminded(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    static const char *const NAMES[] = {"甲一", "甲二", "甲三", "甲四", "甲五", "甲六"};
    int64_t deputies[COUNT(NAMES)], account, office;
    struct due_item *items;

    arr_each (i, COUNT(NAMES))
        deputies[i] = modtest_deputy(ctx, NAMES[i], "青石岭镇代表团");
    formula(ctx);
    (void)group_of(ctx, deputies[0], deputies[1]);
    tales_count = 0;
    ctx->today = (struct date){2026, 10, 1};
    ASSERT(account_create(ctx,
                          &(struct account_new){.login = S("d001"),
                                                .name = S("甲一"),
                                                .password = S("山上的石榴都红了"),
                                                .role = "deputy",
                                                .deputy_id = deputies[0]},
                          &account) == ST_OK);
    office = modtest_account(ctx, "office1", "office", modtest_organ(ctx, "县人大办公室"));
    EQ_INT(due(ctx, "duty.delegation", (struct date){2026, 9, 30}, &items), 1, "one delegation");
    EQ_STR(items[0].title, "6位代表没有跟上：甲一、甲二、甲三、甲四、甲五等", "five by name");
    OK(notice_remind(ctx) == ST_OK && notice_remind(ctx) == ST_OK, "the daily job, twice");
    EQ_INT(modtest_noticed(ctx, account, "duty.due", "%"), 1, "the deputy once");
    EQ_INT(modtest_noticed(ctx, account, "duty.group_due", "%"), 1,
           "as who leads the group once more");
    EQ_INT(modtest_noticed(ctx, office, "duty.group_due", "%"), 1, "the office once");
}

int main(void)
{
    modtest_one("duty_gather", test_gather);
    modtest_both("duty_entries", test_entries);
    modtest_both("duty_appeals", test_appeals);
    modtest_both("duty_sources", test_sources);
    modtest_both("duty_invited", test_invited);
    modtest_both("duty_rest", test_rest);
    modtest_both("duty_behind", test_behind);
    modtest_both("duty_days", test_days);
    modtest_both("duty_suspended", test_suspended);
    modtest_both("duty_reminded", test_reminded);
    return tap_done();
}
