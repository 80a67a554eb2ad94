// SPDX-License-Identifier: MulanPSL-2.0
/* What an office adds to figures, on both databases: meanings of a day, chosen figures, limits that
 * are told once, selections and their links. */
#include "modules/account/account.h"
#include "modules/indicator/indicator_actions.h"
#include "modules/indicator/tests/indicator_made.h"
#include "modules/notice/notice.h"
#include "modules/tests/modtest.h"
#include "platform/permission.h"

/* What the figures of the test say now. */
static struct {
    int64_t things, of;
    const char *definition;
    const char *broken; /* name of the one that cannot be counted */
} now;

static enum status values(struct ctx *ctx, const struct indicator_query *q,
                          struct indicator_value **out, size_t *out_count)
{
    if (now.broken != NULL && strcmp(now.broken, q->of->name) == 0)
        return fail(&ctx->err, ST_DENIED, "error.denied", NULL);
    *out = arena_new(ctx->arena, struct indicator_value);
    **out = (struct indicator_value){.numerator = now.things,
                                     .denominator = q->of->ratio ? now.of : -1};
    *out_count = 1;
    return ST_OK;
}

static enum status rows(struct ctx *ctx, const struct indicator_query *q, const char *part,
                        struct str *out)
{
    (void)ctx;
    (void)q;
    (void)part;
    *out = S("/made");
    return ST_OK;
}

enum status indicator_made(struct ctx *ctx, const struct indicator **out)
{
    struct indicator_words *words = arena_new(ctx->arena, struct indicator_words);
    struct indicator *all = arena_array(ctx->arena, 4, struct indicator);

    *words = (struct indicator_words){.label = S("做的事"),
                                      .definition = str_from(now.definition),
                                      .numerator = S("事"),
                                      .denominator = S(""),
                                      .unit = S("件")};
    all[0] = (struct indicator){.name = "made.things", .unit = "unit.piece"};
    all[1] = (struct indicator){.name = "made.rate", .unit = "unit.percent", .ratio = true};
    all[2] = (struct indicator){.name = "made.money", .unit = "unit.wan_yuan"};
    arr_each (i, 3) {
        all[i].values = values;
        all[i].rows_url = rows;
        all[i].permission = "indicator.read";
        all[i].words = words;
    }
    *out = all;
    return ST_OK;
}

static const char *text_on(struct ctx *ctx, struct date on)
{
    struct indicator_definition d;

    ASSERT(indicator_definition_on(ctx, S("made.things"), on, &d) == ST_OK);
    return str_z(ctx->arena, d.text);
}

/* ---------------------------------------------------------------- meanings */

static void meanings(struct journaltest *t)
{
    static const struct date SPRING = {2026, 3, 1}, SUMMER = {2026, 7, 1}, LAST = {2025, 7, 1};
    struct ctx *ctx = t->ctx;
    const struct date today = ctx->today;
    struct indicator_definition a, b;
    size_t noted = 0;
    bool waits = false;

    now.definition = "数每件事";
    EQ_TEXT(text_on(ctx, today), "数每件事", "nothing noted: today's words");
    OK(indicator_definitions_wait(ctx, &waits) == ST_OK && waits, "there is something to note");
    ctx->today = SPRING;
    OK(indicator_definitions_note(ctx, &noted) == ST_OK, "noted");
    OK(noted >= 4, "those of the modules and those made");
    OK(indicator_definitions_note(ctx, &noted) == ST_OK && noted == 0, "once");
    OK(indicator_definitions_wait(ctx, &waits) == ST_OK && !waits, "nothing waits");
    now.definition = "数办完的事";
    ctx->today = SUMMER;
    OK(indicator_definitions_note(ctx, &noted) == ST_OK && noted == 3, "the three that changed");
    ctx->today = today;
    EQ_TEXT(text_on(ctx, today), "数办完的事", "today");
    EQ_TEXT(text_on(ctx, SUMMER), "数办完的事", "on its first day");
    EQ_TEXT(text_on(ctx, (struct date){2026, 6, 30}), "数每件事", "the day before");
    EQ_TEXT(text_on(ctx, LAST), "数每件事", "before the first one was noted");
    OK(indicator_definition_on(ctx, S("made.things"), today, &a) == ST_OK &&
           indicator_definition_on(ctx, S("made.things"), LAST, &b) == ST_OK,
       "two days");
    OK(!indicator_same_definition(&a, &b), "not the same");
    OK(indicator_same_definition(&a, &a), "the same");
    EQ_INT(modtest_events(ctx, "indicator.defined"), 2, "in the journal");
    REFUSED(ctx, indicator_definition_on(ctx, S("made.none"), today, &a), ST_NOT_FOUND,
            "indicator.unknown", "no such figure");
}

static void notes(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct indicator_note n = {
        .name = S("made.things"), .text = S("只数办结的"), .from_on = {2026, 5, 1}};
    struct indicator_definition a, b;

    now.definition = "数每件事";
    OK(indicator_note_add(ctx, &n) == ST_OK, "how the office counts");
    OK(indicator_definition_on(ctx, n.name, ctx->today, &a) == ST_OK, "today");
    EQ_TEXT(str_z(ctx->arena, a.note), "只数办结的", "it counts so");
    OK(indicator_definition_on(ctx, n.name, (struct date){2026, 4, 30}, &b) == ST_OK, "before");
    EQ_TEXT(str_z(ctx->arena, b.note), "", "it did not");
    OK(!indicator_same_definition(&a, &b), "the words are the same, the counting is not");
    n.text = S("");
    REFUSED(ctx, indicator_note_add(ctx, &n), ST_INVALID, "indicator.err.note", "says how");
    n.text = S("x");
    n.from_on = (struct date){0};
    REFUSED(ctx, indicator_note_add(ctx, &n), ST_INVALID, "indicator.err.from", "from when");
    n.name = S("made.none");
    REFUSED(ctx, indicator_note_add(ctx, &n), ST_NOT_FOUND, "indicator.unknown", "of what");
}

/* ---------------------------------------------------------------- amounts, chosen figures */

static void amount_is(struct ctx *ctx, const char *name, const char *typed, int64_t want,
                      const char *shown)
{
    const struct indicator *i = NULL;
    int64_t n = -1;

    ASSERT(indicator_find(ctx, str_from(name), &i) == ST_OK);
    if (!indicator_amount(ctx, i, str_from(typed), &n))
        n = -1;
    EQ_INT(n, want, typed);
    if (want >= 0)
        EQ_TEXT(str_z(ctx->arena, indicator_amount_text(ctx, i, n)), shown, "as it is printed");
}

static void amounts(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;

    now.definition = "";
    amount_is(ctx, "made.things", " 12 ", 12, "12");
    amount_is(ctx, "made.things", "-1", -1, "");
    amount_is(ctx, "made.things", "1.5", -1, "");
    amount_is(ctx, "made.rate", "94.6", 946, "94.6");
    amount_is(ctx, "made.rate", "95%", 950, "95");
    amount_is(ctx, "made.rate", "much", -1, "");
    amount_is(ctx, "made.money", "113.7", 113700000, "113.7");
    amount_is(ctx, "made.money", "113.7万元", 113700000, "113.7");
    amount_is(ctx, "made.money", "2000元", 200000, "0.2");
    amount_is(ctx, "made.money", "", -1, "");
}

static enum status choose(struct ctx *ctx, const char *name, bool screen, const char *goal,
                          int64_t *out)
{
    const struct indicator_pin p = {.name = str_from(name),
                                    .period = S("year"),
                                    .number = 1,
                                    .cockpit = true,
                                    .screen = screen};

    return indicator_pin_save(ctx, &p, str_from(goal), out);
}

static void chosen(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct indicator_pin p;
    int64_t id = 0, other = 0;

    now.definition = "";
    REFUSED(ctx, choose(ctx, "made.rate", true, "viel", &id), ST_INVALID, "indicator.err.amount",
            "a target is a number");
    OK(choose(ctx, "made.rate", true, "95", &id) == ST_OK, "with a target");
    OK(indicator_store_pin(ctx, id, &p) == ST_OK && p.has_goal && p.goal == 950, "95 percent");
    REFUSED(ctx, choose(ctx, "made.rate", false, "", &other), ST_INVALID, "indicator.err.chosen",
            "once");
    OK(choose(ctx, "made.things", false, "", &other) == ST_OK, "without a target");
    p.cockpit = p.screen = false;
    REFUSED(ctx, indicator_pin_save(ctx, &p, S(""), &id), ST_INVALID, "indicator.err.nowhere",
            "it stands somewhere");
    p.cockpit = true;
    p.period = S("days");
    REFUSED(ctx, indicator_pin_save(ctx, &p, S(""), &id), ST_INVALID, "indicator.period_none",
            "a period that moves on");
    p.period = S("quarter");
    OK(indicator_pin_save(ctx, &p, S(""), &id) == ST_OK, "changed");
    REFUSED(ctx, indicator_pin_save(ctx, &p, S(""), &id), ST_CONFLICT, "db.changed_meanwhile",
            "an old version");
    OK(indicator_store_pin(ctx, id, &p) == ST_OK && !p.has_goal && !p.screen, "as said");
    OK(indicator_pin_remove(ctx, id, p.version) == ST_OK, "removed");
    EQ_INT(modtest_events(ctx, "indicator.chosen"), 3, "in the journal");
}

/* ---------------------------------------------------------------- limits */

static int64_t unread_of(struct ctx *ctx, int64_t account_id)
{
    const struct actor *const was = ctx->actor;
    const struct actor leader = {.account_id = account_id, .congress_id = ctx->congress_id};
    int64_t n = -1;

    ctx->actor = &leader;
    ASSERT(notice_unread(ctx, &n) == ST_OK);
    ctx->actor = was;
    return n;
}

static void watch(struct ctx *ctx, int64_t things, int64_t alerts, int64_t eased, const char *what)
{
    now.things = things;
    OK(indicator_watch(ctx) == ST_OK, what);
    EQ_INT(modtest_events(ctx, "indicator.crossed"), alerts, what);
    EQ_INT(modtest_events(ctx, "indicator.eased"), eased, what);
}

static void limits(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t leader = modtest_account(ctx, "leader1", "leader", 0);
    struct indicator_limit l = {.name = S("made.things"),
                                .period = S("year"),
                                .role = S("leader"),
                                .note = S("请过问。"),
                                .above = true};
    struct indicator_alert *alerts;
    size_t count = 0;
    int64_t id = 0, before;

    now.definition = "";
    l.role = S("everybody");
    REFUSED(ctx, indicator_limit_save(ctx, &l, S("5"), &id), ST_INVALID, "indicator.err.whom",
            "whom");
    l.role = S("leader");
    REFUSED(ctx, indicator_limit_save(ctx, &l, S(""), &id), ST_INVALID, "indicator.err.amount",
            "how many");
    OK(indicator_limit_save(ctx, &l, S("5"), &id) == ST_OK, "more than five");
    before = unread_of(ctx, leader);
    watch(ctx, 5, 0, 0, "five are not more than five");
    watch(ctx, 6, 1, 0, "six are");
    EQ_INT(unread_of(ctx, leader) - before, 1, "the leader is told");
    watch(ctx, 7, 1, 0, "and not again");
    OK(indicator_store_alerts(ctx, S(""), 0, 10, &alerts, &count) == ST_OK && count == 1,
       "one crossing");
    OK(count == 1 && alerts[0].numerator == 6 && alerts[0].value == 5 &&
           date_none(alerts[0].over_on),
       "with its value and the limit");
    watch(ctx, 4, 1, 1, "over");
    OK(indicator_store_alerts(ctx, S("made.things"), 0, 10, &alerts, &count) == ST_OK &&
           count == 1 && !date_none(alerts[0].over_on),
       "it says since when");
    watch(ctx, 9, 2, 1, "crossed again, told again");
    EQ_INT(unread_of(ctx, leader) - before, 2, "twice in all");
    watch(ctx, 4, 2, 2, "over again");
    OK(indicator_store_limit(ctx, id, &l) == ST_OK, "read");
    OK(indicator_limit_stop(ctx, id, l.version, true) == ST_OK, "stopped");
    watch(ctx, 99, 2, 2, "nobody looks");
    OK(indicator_store_alerts(ctx, S(""), 0, 1, &alerts, &count) == ST_OK && count == 1,
       "the newest one");
    OK(indicator_store_alerts(ctx, S(""), alerts[0].id, 10, &alerts, &count) == ST_OK && count == 1,
       "those before one");
}

static int64_t limit_of(struct ctx *ctx, int64_t account_id)
{
    const struct actor *const system = ctx->actor;
    struct permission_set may = {0};
    const struct actor person = {
        .account_id = account_id, .congress_id = ctx->congress_id, .permissions = &may};
    const struct indicator_limit l = {.name = S("made.things"),
                                      .period = S("year"),
                                      .role = S("me"),
                                      .note = S(""),
                                      .above = true};
    int64_t id = 0;

    (void)permission_set_add(&may, "indicator.read");
    ctx->actor = &person;
    OK(indicator_limit_save(ctx, &l, S("5"), &id) == ST_OK, "told to me");
    ctx->actor = system;
    return id;
}

/* Told only as long as one may see it: the crossing is written down none the less. */
static void to_one(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t may = modtest_account(ctx, "leader1", "leader", 0);
    const int64_t gone = modtest_account(ctx, "hall1", "operator", 0);
    const int64_t before = unread_of(ctx, may), none = unread_of(ctx, gone);
    int64_t one, other;
    bool is = false;

    now.definition = "";
    now.things = 6;
    OK(account_permits(ctx, may, "indicator.read", &is) == ST_OK && is, "by its post");
    OK(account_permits(ctx, gone, "indicator.read", &is) == ST_OK && !is, "by none of its posts");
    one = limit_of(ctx, may);
    other = limit_of(ctx, gone); /* whose right is taken away now */
    EQ_INT(modtest_events(ctx, "indicator.crossed"), 0, "nobody has looked yet");
    indicator_limit_look(ctx, one);
    indicator_limit_look(ctx, other);
    EQ_INT(modtest_events(ctx, "indicator.crossed"), 2, "looked at as they are set");
    EQ_INT(unread_of(ctx, may) - before, 1, "one is told");
    EQ_INT(unread_of(ctx, gone) - none, 0, "whoever may not see it any more is not");
    indicator_limit_look(ctx, one + other);
    OK(ctx->err.key == NULL, "one that is gone is no error");
    watch(ctx, 1, 2, 2, "both are over");
}

static void rates(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct indicator_limit l = {
        .name = S("made.rate"), .period = S("month"), .role = S("me"), .note = S("")};
    int64_t id = 0;

    now.definition = "";
    OK(indicator_limit_save(ctx, &l, S("90"), &id) == ST_OK, "less than 90 percent");
    now.of = 0;
    watch(ctx, 0, 0, 0, "a rate of nothing crosses nothing");
    now.of = 10;
    watch(ctx, 9, 0, 0, "90 is not less");
    watch(ctx, 8, 1, 0, "80 is");
}

/* A statistic over a list that is gone: others are still watched. */
static void broken(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct indicator_limit l = {.name = S("made.money"),
                                .period = S("year"),
                                .role = S("me"),
                                .note = S(""),
                                .above = true};
    struct indicator_before before;
    const struct indicator *i;
    struct indicator declared;
    int64_t id = 0;

    now.definition = "";
    OK(indicator_limit_save(ctx, &l, S("5"), &id) == ST_OK, "one that will break");
    l.name = S("made.things");
    OK(indicator_limit_save(ctx, &l, S("5"), &id) == ST_OK, "one that will not");
    now.broken = "made.money";
    watch(ctx, 6, 1, 0, "is told of none the less");
    now.broken = NULL;
    ASSERT(indicator_find(ctx, S("made.money"), &i) == ST_OK);
    before = indicator_before(ctx);
    invalid(ctx, "by", "statistic.err.member", NULL);
    OK(indicator_left_out(ctx, i, invalid_done(ctx), &before) && ctx->err.key == NULL &&
           ctx->field_errors_count == 0,
       "left out, forgotten");
    OK(!indicator_left_out(ctx, i, ST_OK, &before) &&
           !indicator_left_out(ctx, i, ST_INTERNAL, &before),
       "but neither what has a value nor a fault of ours");
    declared = *i;
    declared.words = NULL;
    OK(!indicator_left_out(ctx, &declared, ST_DENIED, &before), "nor one that a module declares");
}

/* ---------------------------------------------------------------- selections and links */

static void shares(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct actor *const system = ctx->actor;
    const struct date today = ctx->today;
    struct permission_set may = {0};
    struct actor other = {.account_id = 77, .congress_id = ctx->congress_id, .permissions = &may};
    struct indicator_selection s = {.title = S("看的数"),
                                    .names = S("made.things made.rate"),
                                    .period = S("year"),
                                    .by = S("")};
    struct indicator_selection got;
    struct indicator_link link;
    int64_t id = 0, link_id = 0;

    now.definition = "";
    s.names = S("");
    REFUSED(ctx, indicator_selection_save(ctx, &s, &id), ST_INVALID, "indicator.err.no_figures",
            "at least one");
    s.names = S("made.none");
    REFUSED(ctx, indicator_selection_save(ctx, &s, &id), ST_NOT_FOUND, "indicator.unknown",
            "that there is");
    s.names = S("made.things made.rate");
    s.title = S("");
    REFUSED(ctx, indicator_selection_save(ctx, &s, &id), ST_INVALID, "indicator.err.title",
            "named");
    s.title = S("看的数");
    s.period = S("days");
    REFUSED(ctx, indicator_selection_save(ctx, &s, &id), ST_INVALID, "indicator.period_wrong",
            "own days need days");
    s.period = S("year");
    OK(indicator_selection_save(ctx, &s, &id) == ST_OK, "kept");
    OK(indicator_store_selection(ctx, id, &got) == ST_OK && str_eqz(got.title, "看的数"), "read");

    ctx->actor = &other;
    REFUSED(ctx, indicator_open(ctx, S("made.things"), 0), ST_DENIED, "indicator.denied",
            "whoever may not see a figure does not open it to all");
    REFUSED(
        ctx,
        indicator_limit_save(
            ctx, &(struct indicator_limit){.name = S("made.things"), .role = S("me")}, S("5"), &id),
        ST_DENIED, "indicator.denied", "nor is told of it");
    (void)permission_set_add(&may, "indicator.read");
    REFUSED(ctx, indicator_selection_save(ctx, &got, &id), ST_DENIED, "indicator.err.not_yours",
            "not by others");
    REFUSED(ctx, indicator_selection_remove(ctx, id, got.version), ST_DENIED,
            "indicator.err.not_yours", "nor removed");
    ctx->actor = system;

    OK(indicator_link_make(ctx, id, (struct date){2026, 12, 31}, &link_id) == ST_INVALID &&
           strcmp(ctx->err.arg, "做的事、做的事") == 0,
       "which figures are not open is told");
    REFUSED(ctx, indicator_link_make(ctx, id, (struct date){2026, 12, 31}, &link_id), ST_INVALID,
            "indicator.err.not_open", "its figures are not open");
    REFUSED(ctx, indicator_open(ctx, S("made.things"), 4), ST_INVALID, "indicator.err.least",
            "four would tell who");
    OK(indicator_open(ctx, S("made.things"), 0) == ST_OK, "open");
    REFUSED(ctx, indicator_link_make(ctx, id, (struct date){2026, 12, 31}, &link_id), ST_INVALID,
            "indicator.err.not_open", "all of them");
    OK(indicator_open(ctx, S("made.rate"), 10) == ST_OK, "the other too");
    REFUSED(ctx, indicator_link_make(ctx, id, (struct date){2026, 11, 19}, &link_id), ST_INVALID,
            "indicator.err.until", "not over already");
    REFUSED(ctx, indicator_link_make(ctx, id, (struct date){2027, 11, 22}, &link_id), ST_INVALID,
            "indicator.err.until", "a year at most");
    OK(indicator_link_make(ctx, id, (struct date){2026, 12, 31}, &link_id) == ST_OK, "a link");
    OK(indicator_store_link(ctx, link_id, &link) == ST_OK && link.code.len == 16, "with a code");
    OK(indicator_link_open(ctx, link.code, &link, &got) == ST_OK && got.id == id, "it leads there");
    ctx->today = (struct date){2026, 12, 31};
    OK(indicator_link_open(ctx, link.code, &link, &got) == ST_OK, "on its last day");
    ctx->today = (struct date){2027, 1, 1};
    REFUSED(ctx, indicator_link_open(ctx, link.code, &link, &got), ST_NOT_FOUND,
            "indicator.err.link_over", "and not after");
    ctx->today = today;
    OK(indicator_link_revoke(ctx, link.id, link.version) == ST_OK, "revoked");
    REFUSED(ctx, indicator_link_open(ctx, link.code, &link, &got), ST_NOT_FOUND,
            "indicator.err.link_over", "nowhere");
    REFUSED(ctx, indicator_link_revoke(ctx, link.id, link.version), ST_CONFLICT,
            "db.changed_meanwhile", "once");
    REFUSED(ctx, indicator_selection_remove(ctx, id, got.version), ST_RULE, "indicator.err.linked",
            "what was public stays");
}

static void opened(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct indicator_public p, *all;
    size_t count = 0;

    now.definition = "";
    OK(indicator_open(ctx, S("made.things"), 0) == ST_OK, "open");
    OK(indicator_store_public_of(ctx, S("made.things"), &p) == ST_OK && p.least == INDICATOR_LEAST,
       "from the usual number on");
    OK(indicator_open(ctx, S("made.things"), 20) == ST_OK, "again, with another number");
    OK(indicator_store_publics(ctx, &all, &count) == ST_OK && count == 1 && all[0].least == 20,
       "one row");
    OK(indicator_shut(ctx, all[0].id, all[0].version) == ST_OK, "no longer");
    OK(indicator_store_publics(ctx, &all, &count) == ST_OK && count == 0, "none");
    REFUSED(ctx, indicator_open(ctx, S("made.none"), 0), ST_NOT_FOUND, "indicator.unknown",
            "that there is");
}

int main(void)
{
    modtest_both("meanings", meanings);
    modtest_both("notes", notes);
    modtest_one("amounts", amounts);
    modtest_both("chosen", chosen);
    modtest_both("limits", limits);
    modtest_both("to_one", to_one);
    modtest_one("rates", rates);
    modtest_one("broken", broken);
    modtest_both("shares", shares);
    modtest_one("opened", opened);
    return tap_done();
}
