// SPDX-License-Identifier: MulanPSL-2.0
/* Contacts on both databases: systems, pairs, what was said, what came of it, what is owed, and who
 * may see it. People are invented. */
#include "modules/contact/contact_actions.h"
#include "modules/contact/contact_parts.h"
#include "modules/contact/contact_store.h"
#include "modules/notice/notice.h"
#include "modules/notice/notice_actions.h"
#include "modules/tests/modtest.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/permission.h"

struct county {
    struct ctx *ctx;
    const struct actor *system;
    struct actor actor;
    struct permission_set may;
    int64_t deputies, people, account, zhou, wang, pair;
};

static void as(struct county *c, const char *permission, int64_t account_id, int64_t deputy_id)
{
    c->may = (struct permission_set){0};
    (void)permission_set_add(&c->may, "contact.keep");
    (void)permission_set_add(&c->may, permission);
    c->actor = (struct actor){.account_id = account_id,
                              .congress_id = c->ctx->congress_id,
                              .deputy_id = deputy_id,
                              .name = S("某人"),
                              .permissions = &c->may};
    c->ctx->actor = &c->actor;
}

static int64_t scheme(struct ctx *ctx, const char *name, const char *target, const char *period,
                      int64_t times)
{
    const struct contact_scheme in = {.name = str_from(name),
                                      .target = str_from(target),
                                      .period = str_from(period),
                                      .times = times,
                                      .note = S(""),
                                      .from_on = {2026, 1, 1}};
    int64_t id = 0;

    OK(contact_scheme_save(ctx, &in, &id) == ST_OK, name);
    return id;
}

static enum status pair_up(struct county *c, int64_t scheme_id, const char *keeper,
                           const char *login, const char *target, struct date from, int64_t *out)
{
    const struct contact_ends ends = {str_from(keeper), str_from(login), str_from(target)};
    struct contact_pair p = {.scheme_id = scheme_id, .from_on = from};
    struct contact_scheme s;

    TRY(contact_store_scheme(c->ctx, scheme_id, &s));
    TRY(contact_ends_find(c->ctx, &s, &ends, &p));
    return contact_pair_add(c->ctx, &p, out);
}

static enum status talk(struct county *c, int64_t pair_id, struct date on, const char *matter)
{
    const struct contact_talk t = {
        .pair_id = pair_id, .held_on = on, .way = S("visit"), .said = S("谈了秋收。")};
    const struct contact_matter m = {.title = str_from(matter), .sort = S("livelihood")};
    int64_t id;

    return contact_talk_add(c->ctx, &t, &m, &id);
}

static struct county county_of(struct ctx *ctx)
{
    struct county c = {.ctx = ctx, .system = ctx->actor};

    c.zhou = modtest_deputy(ctx, "周秀兰", "城关镇代表团");
    c.wang = modtest_deputy(ctx, "王德明", "城关镇代表团");
    c.account = modtest_account(ctx, "leader1", "leader", 0);
    c.deputies = scheme(ctx, "常委会组成人员联系代表", "deputy", "quarter", 1);
    c.people = scheme(ctx, "代表联系群众", "people", "half", 2);
    OK(pair_up(&c, c.deputies, "", "leader1", "周秀兰", (struct date){2026, 1, 8}, &c.pair) ==
           ST_OK,
       "a leader keeps contact with a deputy");
    return c;
}

static enum status end_pair(struct ctx *ctx, int64_t id, int64_t version, struct date on,
                            const char *reason)
{
    return contact_pair_end(ctx, &(struct contact_end){id, version, on, str_from(reason)});
}

static void pairs(struct journaltest *t)
{
    struct county c = county_of(t->ctx);
    struct ctx *ctx = t->ctx;
    const struct date jan = {2026, 1, 8};
    struct contact_pair p;
    int64_t id = 0;

    REFUSED(ctx, pair_up(&c, c.deputies, "", "leader1", "周秀兰", jan, &id), ST_RULE,
            "contact.err.paired", "not twice at the same time");
    REFUSED(ctx, pair_up(&c, c.deputies, "", "nobody", "周秀兰", jan, &id), ST_INVALID,
            "contact.err.login", "an account that there is not");
    REFUSED(ctx, pair_up(&c, c.deputies, "", "leader1", "无名氏", jan, &id), ST_INVALID,
            "contact.err.deputy_none", "a deputy that there is not");
    (void)modtest_deputy(ctx, "王德明", "青石岭镇代表团");
    REFUSED(ctx, pair_up(&c, c.deputies, "", "leader1", "王德明", jan, &id), ST_INVALID,
            "contact.err.deputy_several", "two of the same name");
    OK(pair_up(&c, c.people, "周秀兰", "", "竹溪村", jan, &id) == ST_OK,
       "a deputy with the people");
    OK(contact_pair_get(ctx, id, &p) == ST_OK && p.keeper_deputy_id == c.zhou,
       "the deputy is found by her name");
    OK(end_pair(ctx, id, p.version, (struct date){2026, 6, 30}, "村里换了联系人") == ST_OK,
       "it ends");
    REFUSED(ctx, end_pair(ctx, id, p.version + 1, (struct date){2026, 7, 1}, "再结束"), ST_RULE,
            "contact.err.pair_over", "once only");
    REFUSED(ctx, talk(&c, id, (struct date){2026, 7, 1}, ""), ST_INVALID, "contact.err.not_then",
            "no contact after its end");
    OK(pair_up(&c, c.people, "周秀兰", "", "竹溪村", (struct date){2026, 7, 1}, &id) == ST_OK,
       "and begins again");
}

static enum status change(struct ctx *ctx, const struct contact_pair *p)
{
    return contact_pair_change(ctx, p);
}

static struct contact_pair pair_of(struct ctx *ctx, int64_t id)
{
    struct contact_pair p;

    ASSERT(contact_pair_get(ctx, id, &p) == ST_OK);
    return p;
}

/* What is typed wrong is refused with its field. */
static void change_refused(struct county *c)
{
    struct ctx *ctx = c->ctx;
    struct contact_pair p = pair_of(ctx, c->pair), bad = p;

    bad.target = S("");
    REFUSED(ctx, change(ctx, &bad), ST_INVALID, "contact.err.target", "about somebody");
    bad = p;
    bad.to_on = (struct date){2026, 1, 7};
    REFUSED(ctx, change(ctx, &bad), ST_INVALID, "contact.err.days", "not before it began");
    bad = p;
    bad.from_on = (struct date){0};
    REFUSED(ctx, change(ctx, &bad), ST_INVALID, "contact.err.from", "from some day");
    bad = p;
    bad.own_times = 367;
    REFUSED(ctx, change(ctx, &bad), ST_INVALID, "contact.err.times", "not so often");
    bad = p;
    bad.from_on = (struct date){2026, 10, 10};
    REFUSED(ctx, change(ctx, &bad), ST_INVALID, "contact.err.held_before", "its first contact");
    bad = p;
    bad.to_on = (struct date){2026, 10, 8};
    REFUSED(ctx, change(ctx, &bad), ST_INVALID, "contact.err.held_after", "its last contact");
    bad = p;
    bad.target_deputy_id = c->wang;
    REFUSED(ctx, change(ctx, &bad), ST_RULE, "contact.err.other_deputy",
            "what was said was said to her");
    bad = p;
    bad.version++;
    REFUSED(ctx, change(ctx, &bad), ST_CONFLICT, "db.changed_meanwhile", "somebody was quicker");
    EQ_INT(modtest_events(ctx, "contact.pair_changed"), 0, "nothing has changed");
}

static void changed(struct journaltest *t)
{
    struct county c = county_of(t->ctx);
    struct ctx *ctx = t->ctx;
    struct contact_pair p, have;
    struct contact_scheme s;

    OK(talk(&c, c.pair, (struct date){2026, 10, 9}, "") == ST_OK, "a contact");
    change_refused(&c);
    p = pair_of(ctx, c.pair);
    p.from_on = (struct date){2026, 1, 1};
    p.own_times = 3;
    p.place = S("城关镇东街12号");
    p.note = S("县第二小学教师");
    OK(change(ctx, &p) == ST_OK, "put right");
    have = pair_of(ctx, c.pair);
    EQ_STR(have.place, "城关镇东街12号", "where she is");
    EQ_STR(have.note, "县第二小学教师", "what to know of her");
    OK(date_cmp(have.from_on, p.from_on) == 0, "from another day");
    EQ_INT(contact_owed_now(ctx, &have), 3, "three a quarter now");
    ASSERT(contact_store_pair(ctx, c.pair, (struct date){2026, 9, 30}, &p) == ST_OK);
    EQ_INT(contact_owed_on(&p, (struct date){2026, 9, 30}), 1, "the quarter before owed one");
    have.own_times = 0;
    have.end_reason = S("没有结束，不留原因");
    OK(change(ctx, &have) == ST_OK, "as the system has it again");
    have = pair_of(ctx, c.pair);
    EQ_INT(contact_owed_now(ctx, &have), 1, "one");
    EQ_STR(have.end_reason, "", "no reason without an end");
    EQ_INT(modtest_events(ctx, "contact.pair_changed"), 2, "in the journal");
    ASSERT(contact_store_scheme(ctx, c.deputies, &s) == ST_OK);
    OK(contact_target_find(ctx, &s, S("周秀兰"), &have, &p) == ST_OK &&
           p.target_deputy_id == c.zhou,
       "the name means whom it meant");
    OK(contact_target_find(ctx, &s, S("王德明"), &have, &p) == ST_OK &&
           p.target_deputy_id == c.wang,
       "another name another deputy");
    REFUSED(ctx, contact_pair_end(ctx, &(struct contact_end){.id = c.pair, .reason = S("调动")}),
            ST_INVALID, "contact.err.end_day", "on some day");
    REFUSED(ctx, end_pair(ctx, c.pair, have.version, ctx->today, ""), ST_INVALID,
            "contact.err.reason", "for some reason");
    REFUSED(ctx, end_pair(ctx, c.pair, have.version, (struct date){2026, 10, 8}, "调动"),
            ST_INVALID, "contact.err.held_after", "not before its last contact");
    REFUSED(ctx, end_pair(ctx, c.pair, have.version, (struct date){2025, 1, 1}, "调动"), ST_INVALID,
            "contact.err.days", "not before it began");
    OK(end_pair(ctx, c.pair, have.version, (struct date){2026, 12, 31}, "年底调动") == ST_OK,
       "it will end");
    have = pair_of(ctx, c.pair);
    OK(end_pair(ctx, c.pair, have.version, ctx->today, "调动") == ST_OK, "earlier than that");
    have = pair_of(ctx, c.pair);
    EQ_STR(have.end_reason, "调动", "why");
    have.to_on = (struct date){0};
    OK(change(ctx, &have) == ST_OK, "ended by mistake: it goes on");
    have = pair_of(ctx, c.pair);
    OK(date_none(have.to_on) && have.end_reason.len == 0, "without an end");
}

static enum status hand(struct county *c, const char *keeper, int64_t deputy_id, struct date on,
                        const char *reason, int64_t *out_id)
{
    const struct contact_hand_over in = {.id = c->pair,
                                         .version = pair_of(c->ctx, c->pair).version,
                                         .keeper_deputy_id = deputy_id,
                                         .keeper = str_from(keeper),
                                         .on = on,
                                         .reason = str_from(reason)};

    return contact_pair_hand_over(c->ctx, &in, out_id);
}

/* The leader goes; the deputy Wang keeps it on. */
static void handed_over(struct journaltest *t)
{
    struct county c = county_of(t->ctx);
    struct ctx *ctx = t->ctx;
    const struct date on = {2026, 10, 20}, none = {0};
    struct contact_filter f = {.limit = 10};
    struct contact_matter *open, end;
    struct contact_pair old, next;
    struct str rest;
    int64_t id = 0, total;
    size_t count;

    ctx->today = (struct date){2026, 11, 21};
    OK(talk(&c, c.pair, (struct date){2026, 10, 9}, "水渠漏水") == ST_OK, "the leader has talked");
    REFUSED(ctx, hand(&c, "", 0, on, "调动", &id), ST_INVALID, "contact.err.keeper", "to somebody");
    REFUSED(ctx, hand(&c, "王德明", c.wang, none, "调动", &id), ST_INVALID, "contact.err.from",
            "on some day");
    REFUSED(ctx, hand(&c, "王德明", c.wang, on, "", &id), ST_INVALID, "contact.err.hand_reason",
            "for some reason");
    REFUSED(ctx, hand(&c, "王德明", c.wang, (struct date){2026, 1, 8}, "调动", &id), ST_RULE,
            "contact.err.hand_day", "not on its first day");
    REFUSED(ctx, hand(&c, "王德明", c.wang, (struct date){2026, 10, 9}, "调动", &id), ST_INVALID,
            "contact.err.held_since", "not before its last contact");
    OK(hand(&c, "王德明", c.wang, on, "工作调动", &id) == ST_OK, "handed over");
    old = pair_of(ctx, c.pair);
    next = pair_of(ctx, id);
    OK(date_cmp(old.to_on, (struct date){2026, 10, 19}) == 0, "the old one ends the day before");
    EQ_STR(old.end_reason, "工作调动", "with the reason");
    OK(old.next.id == id && next.before.id == c.pair, "each leads to the other");
    EQ_STR(next.keeper, "王德明", "the new keeper");
    OK(date_cmp(next.from_on, on) == 0 && date_none(next.to_on), "from that day on");
    EQ_STR(next.target, "周秀兰", "of the same target");
    EQ_INT(next.talks_all, 0, "what was said stays where it was said");
    EQ_INT(old.talks_all, 1, "with who said it");
    REFUSED(ctx, hand(&c, "周秀兰", c.zhou, (struct date){2026, 11, 1}, "又调动", &id), ST_RULE,
            "contact.err.hand_day", "once");
    old.to_on = none;
    REFUSED(ctx, change(ctx, &old), ST_RULE, "contact.err.handed_over",
            "nor does the old one go on beside it");
    EQ_INT(modtest_events(ctx, "contact.handed_over"), 1, "in the journal");
    f.pair_id = c.pair;
    OK(contact_store_matters(ctx, &f, &open, &count, &rest, &total) == ST_OK && count == 1,
       "what came up is open still");
    as(&c, "contact.keep", 0, c.wang);
    OK(contact_pair_get(ctx, c.pair, &old) == ST_OK, "the new keeper reads what was before");
    end = (struct contact_matter){.id = open[0].id,
                                  .version = open[0].version,
                                  .state = S("solved"),
                                  .result = S("修好了"),
                                  .ended_on = on};
    OK(contact_matter_end(ctx, &end) == ST_OK, "and ends it");
    REFUSED(ctx, talk(&c, c.pair, (struct date){2026, 10, 10}, ""), ST_NOT_FOUND, "db.not_found",
            "but puts nothing down in another's name");
    ctx->actor = c.system;
}

/* A day that was mistyped goes to the quarter it belongs to. */
static void put_right(struct county *c)
{
    const struct contact_filter all = {.pair_id = c->pair, .limit = 10};
    struct ctx *ctx = c->ctx;
    struct contact_talk *talks, one;
    struct contact_pair p;
    struct str next;
    int64_t total;
    size_t count;

    ASSERT(contact_store_talks(ctx, &all, &talks, &count, &next, &total) == ST_OK && count == 2);
    one = talks[0];
    one.held_on = (struct date){2026, 11, 21};
    REFUSED(ctx, contact_talk_change(ctx, &one), ST_INVALID, "contact.err.ahead", "no day to come");
    one.held_on = (struct date){2026, 1, 7};
    REFUSED(ctx, contact_talk_change(ctx, &one), ST_INVALID, "contact.err.not_then",
            "no day before the pair");
    one.held_on = (struct date){2026, 9, 29};
    one.said = S("谈了秋收和秋种。");
    as(c, "contact.keep", 999, 0);
    REFUSED(ctx, contact_talk_change(ctx, &one), ST_NOT_FOUND, "db.not_found", "by nobody else");
    ctx->actor = c->system;
    OK(contact_talk_change(ctx, &one) == ST_OK, "put right");
    REFUSED(ctx, contact_talk_change(ctx, &one), ST_CONFLICT, "db.changed_meanwhile", "once");
    ASSERT(contact_store_talk(ctx, one.id, &one) == ST_OK);
    EQ_STR(one.said, "谈了秋收和秋种。", "in other words");
    ASSERT(contact_pair_get(ctx, c->pair, &p) == ST_OK);
    EQ_INT(p.talks, 0, "none of this quarter any more");
    ASSERT(contact_store_pair(ctx, c->pair, (struct date){2026, 9, 30}, &p) == ST_OK);
    EQ_INT(p.talks, 2, "two of the quarter before");
    EQ_INT(contact_owed_on(&p, (struct date){2026, 9, 30}), 1, "which owed one");
    EQ_INT(contact_owed_on(&p, (struct date){2025, 12, 31}), 0, "nothing before it was a pair");
}

/* A quarter is over: the keeper is told, and the office how many. */
static void behind(struct journaltest *t)
{
    struct county c = county_of(t->ctx);
    struct ctx *ctx = t->ctx;
    const struct date end = {2026, 9, 30}, later = {2026, 12, 31};
    struct due_item *dues;
    size_t count = 0;

    OK(CONTACT_DUES[0].page(ctx, end, end, NULL, 10, &dues, &count) == ST_OK && count == 1,
       "one pair held nothing in the last quarter");
    OK(count == 1 && dues[0].account_id == c.account && dues[0].subject_id == c.pair &&
           date_cmp(dues[0].due_on, end) == 0,
       "its keeper");
    OK(count == 1 && CONTACT_DUES[0].page(ctx, end, end, &dues[0], 10, &dues, &count) == ST_OK &&
           count == 0,
       "and none after it");
    OK(CONTACT_DUES[0].page(ctx, (struct date){2026, 9, 1}, (struct date){2026, 9, 29}, NULL, 10,
                            &dues, &count) == ST_OK &&
           count == 0,
       "on no day before the end");
    OK(CONTACT_DUES[1].list(ctx, end, later, &dues, &count) == ST_OK && count == 2,
       "the office: of the last quarter, and of this one");
    OK(count == 2 && dues[0].subject_id == c.deputies && date_cmp(dues[0].due_on, end) == 0 &&
           str_has(dues[0].url, S("behind=1&back=1")) && str_has(dues[1].url, S("behind=1&back=0")),
       "with the list of its own period");
    EQ_STR(dues[0].title, "有1对还没有联系够次数", "how many");
    OK(talk(&c, c.pair, (struct date){2026, 9, 29}, "") == ST_OK, "written down late");
    OK(CONTACT_DUES[0].page(ctx, end, end, NULL, 10, &dues, &count) == ST_OK && count == 0,
       "nothing is owed of it any more");
    OK(CONTACT_DUES[1].list(ctx, end, end, &dues, &count) == ST_OK && count == 0,
       "and the office has nothing to hear");
}

/* The daily job on the first workday after the quarter: once to him, once to the office. */
static void reminded(struct journaltest *t)
{
    struct county c = county_of(t->ctx);
    struct ctx *ctx = t->ctx;
    int64_t office;

    ctx->today = (struct date){2026, 10, 1};
    office = modtest_account(ctx, "office1", "office", modtest_organ(ctx, "县人大办公室"));
    OK(notice_remind(ctx) == ST_OK, "the daily job");
    EQ_INT(modtest_noticed(ctx, c.account, "contact.due", "%"), 1,
           "who keeps contact is told that he is behind");
    EQ_INT(modtest_noticed(ctx, office, "contact.behind", "%"), 1,
           "the office is told of the system");
    OK(notice_remind(ctx) == ST_OK, "the next day");
    EQ_INT(modtest_noticed(ctx, c.account, "contact.due", "%"), 1, "not again");
    EQ_INT(modtest_noticed(ctx, office, "contact.behind", "%"), 1, "not again");
}

static void owed(struct journaltest *t)
{
    struct county c = county_of(t->ctx);
    struct ctx *ctx = t->ctx;
    struct due_item *dues;
    struct contact_pair p;
    size_t count = 0;

    OK(contact_pair_get(ctx, c.pair, &p) == ST_OK, "read");
    EQ_INT(p.talks, 0, "nothing this quarter");
    EQ_INT(contact_owed_now(ctx, &p), 1, "one is owed");
    OK(CONTACT_DUES[0].page(ctx, ctx->today, (struct date){2026, 12, 31}, NULL, 10, &dues,
                            &count) == ST_OK,
       "what is due");
    EQ_INT(count, 1, "one pair owes");
    OK(count == 1 && dues[0].account_id == c.account &&
           date_cmp(dues[0].due_on, (struct date){2026, 12, 31}) == 0,
       "the keeper, by the end of the quarter");
    OK(talk(&c, c.pair, (struct date){2026, 9, 30}, "") == ST_OK, "a contact of last quarter");
    OK(talk(&c, c.pair, (struct date){2026, 10, 1}, "") == ST_OK, "one of this quarter");
    OK(contact_pair_get(ctx, c.pair, &p) == ST_OK, "read again");
    EQ_INT(p.talks, 1, "this quarter");
    EQ_INT(p.talks_all, 2, "in all");
    OK(CONTACT_DUES[0].page(ctx, ctx->today, (struct date){2026, 12, 31}, NULL, 10, &dues,
                            &count) == ST_OK &&
           count == 0,
       "nothing is owed any more");
    REFUSED(ctx, talk(&c, c.pair, (struct date){2026, 11, 21}, ""), ST_INVALID, "contact.err.ahead",
            "not tomorrow");
    put_right(&c);
}

static void matters(struct journaltest *t)
{
    struct county c = county_of(t->ctx);
    struct ctx *ctx = t->ctx;
    const struct contact_filter all = {.pair_id = c.pair, .limit = 10};
    struct contact_share *shares;
    struct contact_matter *m, end;
    struct str next;
    int64_t total;
    size_t count = 0;

    OK(talk(&c, c.pair, (struct date){2026, 10, 9}, "灌溉渠漏水") == ST_OK, "a matter comes up");
    OK(contact_store_matters(ctx, &all, &m, &count, &next, &total) == ST_OK && count == 1, "kept");
    ASSERT(count == 1);
    EQ_TEXT(str_z(ctx->arena, m[0].state), "open", "open");
    end = m[0];
    end.state = S("solved");
    end.result = S("");
    end.ended_on = ctx->today;
    REFUSED(ctx, contact_matter_end(ctx, &end), ST_INVALID, "contact.err.result", "says how");
    end.result = S("修好三百米渠道");
    end.fen = 42000000;
    end.ended_on = (struct date){2026, 10, 8};
    REFUSED(ctx, contact_matter_end(ctx, &end), ST_INVALID, "contact.err.ended_before",
            "not before it came up");
    end.ended_on = ctx->today;
    OK(contact_matter_end(ctx, &end) == ST_OK, "it ends");
    REFUSED(ctx, contact_matter_end(ctx, &end), ST_RULE, "contact.err.matter_over", "once");
    OK(contact_store_shares(ctx, CONTACT_MONEY, (struct date){2026, 1, 1},
                            (struct date){2026, 12, 31}, "kind", S(""), &shares, &count) == ST_OK,
       "money by kind");
    OK(count == 1 && shares[0].count == 42000000 && str_eqz(shares[0].key, "livelihood"),
       "its fen");
    OK(contact_store_shares(ctx, CONTACT_SOLVED, (struct date){2026, 1, 1},
                            (struct date){2026, 12, 31}, "month", S(""), &shares,
                            &count) == ST_OK &&
           count == 1 && str_eqz(shares[0].key, "2026-11"),
       "in the month it ended");
    OK(contact_store_shares(ctx, CONTACT_TALKS, (struct date){2026, 1, 1},
                            (struct date){2026, 12, 31}, NULL, S(""), &shares, &count) == ST_OK &&
           count == 1 && shares[0].count == 1,
       "one contact");
    OK(contact_matter_reopen(ctx, m[0].id) == ST_OK, "goes on after all");
    REFUSED(ctx, contact_matter_reopen(ctx, m[0].id), ST_RULE, "contact.err.matter_open", "open");
    EQ_INT(modtest_events(ctx, "contact.matter_ended"), 1, "in the journal");
}

static void rights(struct journaltest *t)
{
    struct county c = county_of(t->ctx);
    struct ctx *ctx = t->ctx;
    struct contact_pair p;

    as(&c, "contact.keep", c.account, 0);
    OK(contact_pair_get(ctx, c.pair, &p) == ST_OK, "the keeper sees it");
    OK(talk(&c, c.pair, (struct date){2026, 10, 9}, "") == ST_OK, "and writes");
    as(&c, "contact.keep", 0, c.zhou);
    OK(contact_pair_get(ctx, c.pair, &p) == ST_OK, "she whom it is about sees it");
    REFUSED(ctx, talk(&c, c.pair, (struct date){2026, 10, 9}, ""), ST_NOT_FOUND, "db.not_found",
            "and does not write");
    as(&c, "contact.keep", c.account + 1, c.wang);
    REFUSED(ctx, contact_pair_get(ctx, c.pair, &p), ST_NOT_FOUND, "db.not_found", "others do not");
    as(&c, "contact.read", c.account + 1, 0);
    OK(contact_pair_get(ctx, c.pair, &p) == ST_OK, "who reads all sees it");
    REFUSED(ctx, talk(&c, c.pair, (struct date){2026, 10, 9}, ""), ST_NOT_FOUND, "db.not_found",
            "and does not write");
    ctx->actor = c.system;
}

static void schemes(struct journaltest *t)
{
    struct county c = county_of(t->ctx);
    struct ctx *ctx = t->ctx;
    struct contact_scheme s;
    int64_t id = 0;

    OK(contact_store_scheme(ctx, c.deputies, &s) == ST_OK, "read");
    s.target = S("firm");
    REFUSED(ctx, contact_scheme_save(ctx, &s, &id), ST_RULE, "contact.err.target_fixed",
            "its pairs are about deputies");
    s.target = S("deputy");
    s.to_on = (struct date){2026, 9, 30};
    OK(contact_scheme_save(ctx, &s, &id) == ST_OK, "it is ended");
    REFUSED(ctx, pair_up(&c, c.deputies, "", "leader1", "王德明", (struct date){2026, 10, 1}, &id),
            ST_RULE, "contact.err.scheme_over", "no new pair");
    s.times = 0;
    s.version++;
    REFUSED(ctx, contact_scheme_save(ctx, &s, &id), ST_INVALID, "contact.err.times", "how often");
}

int main(void)
{
    modtest_both("pairs", pairs);
    modtest_both("changed", changed);
    modtest_both("handed_over", handed_over);
    modtest_both("owed", owed);
    modtest_both("behind", behind);
    modtest_both("reminded", reminded);
    modtest_both("matters", matters);
    modtest_both("rights", rights);
    modtest_one("schemes", schemes);
    return tap_done();
}
