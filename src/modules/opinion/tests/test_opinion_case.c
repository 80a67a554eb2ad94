// SPDX-License-Identifier: MulanPSL-2.0
/* An opinion on its way: classified, handed from hand to hand, answered, rated by the person; on
 * both databases. */
#include "modules/opinion/opinion_act.h"
#include "modules/opinion/opinion_parts.h"
#include "modules/opinion/opinion_search.h"
#include "modules/tests/modtest.h"
#include "platform/permission.h"

static struct opinion_new said(const char *subject)
{
    return (struct opinion_new){
        .channel = S("portal"),
        .subject = str_from(subject),
        .body = S("村口的路灯坏了一个月，晚上走路看不见。"),
        .place = S("青石岭镇"),
        .raised_at = date_begin((struct date){2026, 11, 18}) + 36000,
        .citizen = S("郑小满"),
        .contact = S("139-0000-0001"),
        .code = S("abcdefghjkmn"),
        .pin = S("4711"),
        .open = true,
    };
}

static int64_t must_register(struct ctx *ctx, const struct opinion_new *in)
{
    int64_t id = 0;

    if (opinion_register(ctx, in, &id) != ST_OK) {
        printf("Bail out! %s %s\n", ctx->err.key, ctx->err.detail);
        exit(1);
    }
    return id;
}

static struct opinion_case now(struct ctx *ctx, int64_t id)
{
    struct opinion_case c = {0};

    ASSERT(opinion_store_case(ctx, id, &c) == ST_OK);
    return c;
}

#define STATE(ctx, id, want, what) EQ_TEXT(opinion_state_word(now((ctx), (id)).state), want, what)

/* ---------------------------------------------------------------- the whole way */

static int64_t topic(struct ctx *ctx, const char *path)
{
    int64_t id = 0;

    ASSERT(opinion_topic_add(ctx, str_from(path), &id) == ST_OK);
    return id;
}

static void handled(struct ctx *ctx, int64_t id, int64_t organ)
{
    const struct opinion_assign to = {
        .id = id, .handler = S("organ"), .organ_id = organ, .note = S("请尽快办")};

    EQ_INT(opinion_assign(ctx, &to), ST_OK, "handed to a bureau");
    STATE(ctx, id, "assigned", "which has not begun");
    EQ_INT(date_cmp(now(ctx, id).due_on, (struct date){2026, 12, 18}), 0,
           "twenty working days from Friday on");
    EQ_INT(opinion_give_back(ctx, &(struct opinion_say){.id = id}), ST_INVALID,
           "not given back without a reason");
    modtest_clear(ctx);
    EQ_INT(opinion_give_back(ctx, &(struct opinion_say){.id = id, .note = S("不归我们管")}), ST_OK,
           "given back");
    STATE(ctx, id, "classified", "to the office");
    EQ_INT(now(ctx, id).organ_id, 0, "nobody has it");
    EQ_INT(opinion_assign(ctx, &to), ST_OK, "handed over again");
    EQ_INT(opinion_take(ctx, &(struct opinion_say){.id = id}), ST_OK, "signed for");
    EQ_INT(opinion_take(ctx, &(struct opinion_say){.id = id}), ST_RULE, "once");
    modtest_clear(ctx);
}

static void answered(struct ctx *ctx, int64_t id)
{
    EQ_INT(opinion_finish(
               ctx,
               &(struct opinion_finish){.id = id, .outcome = S("promised"), .note = S("列入计划")}),
           ST_INVALID, "a promise has a day");
    EQ_TEXT(modtest_field(ctx), "promise_on", "says so");
    EQ_INT(
        opinion_finish(
            ctx, &(struct opinion_finish){.id = id, .outcome = S("solved"), .note = S("换了灯")}),
        ST_OK, "solved");
    STATE(ctx, id, "solved", "not answered yet");
    EQ_INT(date_cmp(now(ctx, id).settled_on, ctx->today), 0, "today");
    EQ_INT(opinion_answer(ctx, &(struct opinion_say){.id = id, .note = S("灯换好了")}), ST_OK,
           "told");
    STATE(ctx, id, "answered", "the person knows");
}

/* Not satisfied: once more, then it ends. */
static void rated(struct ctx *ctx, int64_t id)
{
    struct opinion_rate bad = {S("ABCD-EFGH-JKMN"), S("4711"), S("dissatisfied"), S("只亮一半")};
    struct opinion_followed f;

    EQ_INT(opinion_follow(ctx, S("ABCD EFGH JKMN"), S("4711"), &f), ST_OK, "followed by code");
    EQ_STR(f.subject, "路灯不亮", "his own words");
    EQ_STR(f.answer, "灯换好了", "and the answer");
    OK(f.may_rate && f.steps_count >= 4, "which he may rate");
    EQ_INT(opinion_follow(ctx, S("abcdefghjkmn"), S("4712"), &f), ST_NOT_FOUND, "wrong digits");
    EQ_TEXT(ctx->err.key, "opinion.follow_unknown", "say nothing more");
    modtest_clear(ctx);
    EQ_INT(opinion_rate(ctx, &bad), ST_OK, "not satisfied");
    STATE(ctx, id, "handling", "handled again");
    EQ_INT(now(ctx, id).rounds, 1, "counted");
    EQ_STR(now(ctx, id).outcome, "", "not solved any longer");
    EQ_INT(opinion_rate(ctx, &bad), ST_RULE, "not twice");
    modtest_clear(ctx);
    EQ_INT(opinion_finish(ctx, &(struct opinion_finish){.id = id,
                                                        .outcome = S("solved"),
                                                        .note = S("全换了"),
                                                        .answer = S("全亮了")}),
           ST_OK, "solved and answered at once");
    EQ_INT(opinion_rate(ctx, &(struct opinion_rate){bad.code, bad.pin, S("lovely"), S("")}),
           ST_INVALID, "a word of three");
    modtest_clear(ctx);
    EQ_INT(opinion_rate(ctx, &bad), ST_OK, "still not satisfied");
    STATE(ctx, id, "closed", "it ends so");
    EQ_STR(now(ctx, id).rating, "dissatisfied", "and says so");
}

static void whole_way(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct opinion_new in = said("路灯不亮");
    const int64_t id = must_register(ctx, &in), organ = modtest_organ(ctx, "县城管局");
    const int64_t lamp = topic(ctx, "城乡建设/路灯");

    STATE(ctx, id, "received", "as it came");
    EQ_INT(opinion_classify(ctx, &(struct opinion_classify){.id = id, .topic_id = 424242}),
           ST_INVALID, "no such topic");
    modtest_clear(ctx);
    EQ_INT(opinion_classify(ctx, &(struct opinion_classify){.id = id, .topic_id = lamp}), ST_OK,
           "classified");
    STATE(ctx, id, "classified", "by a person");
    EQ_INT(
        opinion_classify(ctx, &(struct opinion_classify){.id = id, .version = 1, .topic_id = lamp}),
        ST_CONFLICT, "an old form");
    modtest_clear(ctx);
    handled(ctx, id, organ);
    answered(ctx, id);
    rated(ctx, id);
    EQ_INT(modtest_events(ctx, "opinion.rated"), 2, "two words in the journal");
    EQ_INT(dbtest_int(ctx, "SELECT count(*) FROM opinion WHERE citizen_blind LIKE '%郑%'"), 0,
           "no name in the clear");
}

/* ---------------------------------------------------------------- hidden */

static void hidden(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct opinion_new in = said("不想让人知道的事");
    struct opinion_followed f;
    struct search_docs docs = {.arena = ctx->arena};
    struct str subject, body;
    int64_t id;

    in.hidden = true;
    in.code = S("pqrstuvwxyz2");
    id = must_register(ctx, &in);
    EQ_INT(dbtest_int(ctx, "SELECT count(*) FROM opinion WHERE subject LIKE '%知道%'"
                           " OR (state = 'received' AND body LIKE '%路灯%' AND id ="
                           " (SELECT MAX(id) FROM opinion))"),
           0, "not in the clear");
    ASSERT(opinion_store_words(ctx, id, &subject, &body) == ST_OK);
    EQ_STR(subject, "不想让人知道的事", "but sealed");
    ASSERT(OPINION_SEARCHES[0].load(ctx, id, &docs) == ST_OK);
    EQ_INT(docs.at[0].body.len, 0, "nothing for the index");
    EQ_INT(opinion_reject(ctx, &(struct opinion_say){.id = id, .note = S("不归人大管")}), ST_OK,
           "rejected with a reason");
    EQ_INT(dbtest_int(ctx, "SELECT count(*) FROM opinion_step WHERE text LIKE '%不归人大%'"), 0,
           "which is sealed, too");
    ASSERT(opinion_follow(ctx, in.code, in.pin, &f) == ST_OK);
    EQ_STR(f.answer, "不归人大管", "and told to the person");
    EQ_STR(f.subject, "不想让人知道的事", "who reads his own words");
    EQ_INT(opinion_restore(ctx, &(struct opinion_say){.id = id}), ST_OK, "taken up after all");
    STATE(ctx, id, "received", "from the beginning");
    EQ_INT(opinion_publish(ctx,
                           &(struct opinion_publish){
                               .id = id, .published = true, .subject = S("事"), .body = S("事")}),
           ST_RULE, "never published");
    modtest_clear(ctx);
}

/* ---------------------------------------------------------------- published */

static void published(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct opinion_new in = said("公开的事");
    struct opinion_publish p = {.published = true, .subject = S("公开的事"), .answer = S("")};
    struct opinion_public *all, one;
    struct str next;
    size_t count;

    in.code = S("");
    p.id = must_register(ctx, &in);
    p.body = S("请打13900000001找我");
    EQ_INT(opinion_publish(ctx, &p), ST_INVALID, "a number does not go out unseen");
    EQ_TEXT(modtest_field(ctx), "body", "says where");
    p.body = S("路灯坏了");
    EQ_INT(opinion_publish(ctx, &p), ST_OK, "in words the office approves");
    ASSERT(opinion_public_list(ctx, &(struct opinion_public_filter){.limit = 5}, &all, &count,
                               &next) == ST_OK);
    OK(count == 1 && all[0].id == p.id, "anybody reads it");
    EQ_STR(all[0].body, "路灯坏了", "in those words");
    ASSERT(opinion_public_list(ctx, &(struct opinion_public_filter){.q = S("100%")}, &all, &count,
                               &next) == ST_OK);
    EQ_INT(count, 0, "nothing of other words");
    p.published = false;
    EQ_INT(opinion_publish(ctx, &p), ST_INVALID, "taken back with a reason");
    modtest_clear(ctx);
    p.why_not = S("本人要求");
    EQ_INT(opinion_publish(ctx, &p), ST_OK, "taken back");
    EQ_INT(opinion_public_get(ctx, p.id, &one), ST_NOT_FOUND, "nobody reads it");
    modtest_clear(ctx);
}

/* ---------------------------------------------------------------- who may */

static struct ctx *as(struct ctx *ctx, const char *login, const char *role, int64_t organ)
{
    struct ctx *own = arena_new(ctx->arena, struct ctx);
    struct actor *actor = arena_new(ctx->arena, struct actor);
    struct permission_set *set = arena_new(ctx->arena, struct permission_set);

    *own = *ctx;
    *actor = (struct actor){.account_id = modtest_account(ctx, login, role, organ),
                            .congress_id = ctx->congress_id,
                            .organ_id = organ,
                            .name = str_from(login)};
    if (strcmp(role, "handler") == 0)
        ASSERT(permission_set_add(set, "opinion.handle"));
    actor->permissions = set;
    own->actor = actor;
    return own;
}

static void rights(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct opinion_new in = said("谁来办");
    const int64_t mine = modtest_organ(ctx, "县教育局"), other = modtest_organ(ctx, "县卫健局");
    struct ctx *own = as(ctx, "edu", "handler", mine), *foreign = as(ctx, "med", "handler", other);
    struct task *tasks;
    int64_t id, total;
    size_t count;

    in.code = S("");
    id = must_register(ctx, &in);
    EQ_INT(opinion_take(own, &(struct opinion_say){.id = id}), ST_NOT_FOUND,
           "nobody outside knows of it");
    EQ_INT(opinion_assign(ctx,
                          &(struct opinion_assign){
                              .id = id, .handler = S("organ"), .organ_id = mine, .note = S("")}),
           ST_OK, "assigned");
    EQ_INT(opinion_take(foreign, &(struct opinion_say){.id = id}), ST_NOT_FOUND, "not to them");
    ASSERT(opinion_tasks(own, 10, &tasks, &count, &total) == ST_OK);
    OK(count == 1 && total == 1, "it waits on their first page");
    ASSERT(opinion_tasks(foreign, 10, &tasks, &count, &total) == ST_OK);
    EQ_INT(count, 0, "and on no other");
    modtest_clear(own);
    EQ_INT(opinion_take(own, &(struct opinion_say){.id = id}), ST_OK, "they sign for it");
    EQ_INT(opinion_assign(
               own, &(struct opinion_assign){.id = id, .handler = S("office"), .note = S("")}),
           ST_DENIED, "but do not hand it on");
    modtest_clear(own);
    EQ_INT(opinion_give_back(own, &(struct opinion_say){.id = id, .note = S("退")}), ST_OK,
           "they give it back");
    EQ_INT(opinion_note(own, &(struct opinion_note){.id = id, .text = S("再说")}), ST_DENIED,
           "then they only look on");
}

/* ---------------------------------------------------------------- promises, silence, suggestions
 */

static void promised(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct opinion_new in = said("修路");
    struct due_item *due;
    int64_t id;
    size_t count;

    in.code = S("");
    id = must_register(ctx, &in);
    ASSERT(opinion_assign(ctx, &(struct opinion_assign){
                                   .id = id, .handler = S("office"), .note = S("")}) == ST_OK);
    EQ_INT(opinion_finish(ctx, &(struct opinion_finish){.id = id,
                                                        .outcome = S("promised"),
                                                        .note = S("明年修"),
                                                        .promise_on = {2027, 3, 1},
                                                        .answer = S("明年三月修")}),
           ST_OK, "promised and told");
    ASSERT(OPINION_DUES[2].page(ctx, (struct date){2027, 1, 1}, (struct date){2027, 12, 31}, NULL,
                                10, &due, &count) == ST_OK);
    OK(count == 1 && due[0].subject_id == id, "it comes back when it is due");
    EQ_INT(opinion_keep(ctx, &(struct opinion_say){.id = id, .note = S("修好了")}), ST_OK, "kept");
    EQ_STR(now(ctx, id).outcome, "solved", "solved now");
    EQ_INT(opinion_keep(ctx, &(struct opinion_say){.id = id, .note = S("又")}), ST_RULE,
           "nothing is left to keep");
    modtest_clear(ctx);
    ctx->today = (struct date){2026, 12, 31};
    ctx->now = date_begin(ctx->today);
    EQ_INT(opinion_close_silent(ctx), ST_OK, "weeks later");
    STATE(ctx, id, "closed", "it is closed without a word");
    ctx->today = (struct date){2026, 11, 20};
    ctx->now = date_begin(ctx->today) + 9 * 3600;
}

static void turned(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct opinion_new in = said("公交");
    const struct event_view replied = {.subject_id = 4747, .name = S("suggestion.replied")};
    int64_t id;

    in.code = S("");
    id = must_register(ctx, &in);
    EQ_INT(opinion_mark_used(ctx, id, 4747), ST_OK, "a deputy takes it up");
    STATE(ctx, id, "suggestion", "it goes on as a suggestion");
    for (const struct subscriber *s = OPINION_SUBSCRIBERS; s->event != NULL; s++)
        if (strcmp(s->event, "suggestion.replied") == 0) {
            EQ_INT(s->run(ctx, &replied), ST_OK, "that is answered");
            EQ_INT(s->run(ctx, &replied), ST_OK, "told twice");
        }
    STATE(ctx, id, "handling", "and comes back, so that the person hears of it");
    EQ_STR(now(ctx, id).handler, "office", "to the office");
}

/* ---------------------------------------------------------------- stations */

static void from_station(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct opinion_period_set set = {.step = S("organ"), .days = 5, .basis = S("本县办法")};
    struct opinion_new in = said("期限");
    int64_t id;

    in.code = S("");
    EQ_INT(opinion_period_set(ctx, &(struct opinion_period_set){.step = S("organ")}), ST_INVALID,
           "no days");
    modtest_clear(ctx);
    EQ_INT(opinion_period_set(ctx, &set), ST_OK, "a local period");
    set.days = 6;
    EQ_INT(opinion_period_set(ctx, &set), ST_OK, "changed");
    id = must_register(ctx, &in);
    EQ_INT(opinion_assign(ctx, &(struct opinion_assign){.id = id,
                                                        .handler = S("organ"),
                                                        .organ_id = modtest_organ(ctx, "县水利局"),
                                                        .note = S("")}),
           ST_OK, "assigned");
    EQ_INT(date_cmp(now(ctx, id).due_on, (struct date){2026, 11, 30}), 0, "counts from then on");
    EQ_INT(opinion_assign(ctx,
                          &(struct opinion_assign){
                              .id = id, .handler = S("station"), .station_id = 99, .note = S("")}),
           ST_INVALID, "no such station");
    modtest_clear(ctx);
}

static void all(struct journaltest *t)
{
    whole_way(t);
    hidden(t);
    published(t);
    rights(t);
    promised(t);
    turned(t);
    from_station(t);
}

int main(void)
{
    modtest_both("opinion_case", all);
    return tap_done();
}
