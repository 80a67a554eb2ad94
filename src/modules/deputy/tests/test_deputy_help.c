// SPDX-License-Identifier: MulanPSL-2.0
/* What help a deputy needs: noted, read by whom, gone with the key; on both databases. People are
 * invented. */
#include "modules/deputy/deputy_ending.h"
#include "modules/deputy/deputy_parts.h"
#include "modules/tests/modtest.h"
#include "platform/crypt.h"
#include "platform/db.h"
#include "platform/db/tests/dbtest.h"
#include "platform/event.h"

static const char SECRET[] = "听力不好，请安排在靠近音箱的座位";

static struct deputy_help wanted(int64_t id, int64_t version)
{
    return (struct deputy_help){.deputy_id = id,
                                .version = version,
                                .kinds = S("print wheelchair print"),
                                .words = str_from(SECRET)};
}

/* @law Deputies Law (2025-03-11) art. 53, 54 */
static void noted(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t li = modtest_deputy(ctx, "李文静", "城关镇代表团");
    const int64_t wang = modtest_deputy(ctx, "王德明", "城关镇代表团");
    struct deputy_help h = wanted(li, 0);
    struct rows r;
    int64_t *ids;
    size_t count;

    ASSERT(deputy_help_get(ctx, li, &h) == ST_OK);
    OK(h.version == 0 && h.kinds.len + h.words.len == 0, "nothing is noted of her");
    EQ_STR(deputy_help_text(ctx->arena, &h), "", "so there is nothing to say");
    h = wanted(li, 0);
    MUST(ctx, deputy_help_set(ctx, &h), "it is noted");
    EQ_INT(modtest_events(ctx, "deputy.help_noted"), 1, "which is an event");
    EQ_INT(dbtest_int(ctx, "SELECT COUNT(*) FROM event WHERE name = 'deputy.help_noted'"
                           " AND (data LIKE '%print%' OR data LIKE '%音箱%')"),
           0, "that says nothing of what");
    ASSERT(deputy_help_get(ctx, li, &h) == ST_OK);
    EQ_STR(h.kinds, "wheelchair print", "each kind once, in their order");
    EQ_STR(h.words, SECRET, "with her words");
    EQ_INT(h.version, 1, "the first version");
    ASSERT(DB_ROWS(ctx, &r, "SELECT help_sealed FROM deputy_help WHERE id = :id",
                   B_INT("id", li)) == ST_OK &&
           r.count == 1);
    OK(cell_text(&r, 0, 0).len > 0 && !str_has(cell_text(&r, 0, 0), S("print")) &&
           !str_has(cell_text(&r, 0, 0), S("音箱")),
       "nothing of it in the clear, not even the kinds");
    ASSERT(deputy_help_noted(ctx, &ids, &count) == ST_OK);
    OK(count == 1 && ids[0] == li, "of her alone something is noted");
    h = wanted(li, 0);
    REFUSED(ctx, deputy_help_set(ctx, &h), ST_CONFLICT, "db.changed_meanwhile",
            "from a stale page");
    h = wanted(li, 1);
    h.kinds = h.words = S("");
    MUST(ctx, deputy_help_set(ctx, &h), "it is taken back");
    ASSERT(deputy_help_noted(ctx, &ids, &count) == ST_OK);
    EQ_INT(count, 0, "nothing is noted then");
    h = wanted(li, 2);
    h.kinds = S("");
    MUST(ctx, deputy_help_set(ctx, &h), "words alone");
    ASSERT(deputy_help_get(ctx, li, &h) == ST_OK);
    OK(h.kinds.len == 0 && str_eqz(h.words, SECRET), "are read as words");
    ASSERT(deputy_help_get(ctx, wang, &h) == ST_OK);
    EQ_INT(h.version, 0, "nothing of another");
}

static void who(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct actor *system = ctx->actor;
    const int64_t li = modtest_deputy(ctx, "李文静", "城关镇代表团");
    const int64_t wang = modtest_deputy(ctx, "王德明", "城关镇代表团");
    struct actor actor = {.account_id = 7001, .congress_id = ctx->congress_id, .deputy_id = li};
    struct deputy_help h = wanted(li, 0);

    ctx->actor = &actor;
    MUST(ctx, deputy_help_set(ctx, &h), "a deputy notes it of herself");
    EQ_INT(deputy_help_get(ctx, li, &h), ST_OK, "and reads it");
    h = wanted(wang, 0);
    REFUSED(ctx, deputy_help_set(ctx, &h), ST_DENIED, "error.denied", "not of another");
    REFUSED(ctx, deputy_help_get(ctx, wang, &h), ST_DENIED, "error.denied",
            "whom she does not read");
    actor.deputy_id = wang;
    REFUSED(ctx, deputy_help_get(ctx, li, &h), ST_DENIED, "error.denied", "nor he her");
    actor.deputy_id = 0;
    REFUSED(ctx, deputy_help_get(ctx, li, &h), ST_DENIED, "error.denied",
            "nobody without the permission");
    REFUSED(ctx, deputy_help_get(ctx, 0, &h), ST_DENIED, "error.denied", "no deputy is nobody");
    ctx->actor = system;
}

static void refused(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t li = modtest_deputy(ctx, "李文静", "城关镇代表团");
    struct deputy_help h = wanted(li, 0);
    struct buf much = buf_new(ctx->arena, 0);

    h.kinds = S("wheelchair horse");
    REFUSED(ctx, deputy_help_set(ctx, &h), ST_INVALID, "deputy.help.kind_wrong", "no such kind");
    h = wanted(li, 0);
    for (int i = 0; i <= DEPUTY_HELP_CHARS; i++)
        buf_z(&much, "座");
    h.words = buf_view(&much);
    REFUSED(ctx, deputy_help_set(ctx, &h), ST_INVALID, "deputy.too_long", "too many words");
    h = wanted(li + 100000, 0);
    EQ_INT(deputy_help_set(ctx, &h), ST_NOT_FOUND, "nobody");
    modtest_clear(ctx);
    ASSERT(deputy_leave(ctx, li, 1, ctx->today, S("moved")) == ST_OK);
    ctx->today = date_add_days(ctx->today, 1);
    h = wanted(li, 0);
    REFUSED(ctx, deputy_help_set(ctx, &h), ST_RULE, "deputy.left_already", "she has left office");
}

static enum status forget_help_tx(struct ctx *ctx, const void *input)
{
    return DEPUTY_RETENTIONS[2].erase(ctx, *(const int64_t *)input);
}

/* What help somebody needed is of no use once his mandate has ended. */
static void left(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t li = modtest_deputy(ctx, "李文静", "城关镇代表团");
    const int64_t wang = modtest_deputy(ctx, "王德明", "城关镇代表团");
    const int64_t sun = modtest_deputy(ctx, "孙玉梅", "城关镇代表团");
    struct deputy_help h = wanted(li, 0);
    struct retention_item *list;
    int64_t *ids, letter;
    size_t count;

    MUST(ctx, deputy_help_set(ctx, &h), "noted of one");
    h.deputy_id = wang;
    MUST(ctx, deputy_help_set(ctx, &h), "of another");
    h.deputy_id = sun;
    MUST(ctx, deputy_help_set(ctx, &h), "and of a third");
    MUST(ctx, deputy_leave(ctx, li, 1, ctx->today, S("moved")), "the first moves away");
    EQ_INT(dbtest_int(ctx, "SELECT COUNT(*) FROM deputy_help"), 2, "nothing is left of it");
    MUST(ctx,
         deputy_resignation_hand_in(
             ctx, &(struct deputy_resignation_new){.mandate_id = sun, .handed_in_on = ctx->today},
             &letter),
         "the third resigns");
    MUST(ctx,
         deputy_resignation_decide(
             ctx, &(struct deputy_resignation_decision){.id = letter,
                                                        .version = 1,
                                                        .state = S("accepted"),
                                                        .decided_on = ctx->today,
                                                        .decided_by = S("县人大常委会"),
                                                        .yes = 20,
                                                        .whole = 25}),
         "which is accepted");
    EQ_INT(dbtest_int(ctx, "SELECT COUNT(*) FROM deputy_help"), 1, "nor of hers");
    MUST(ctx, deputy_leave(ctx, wang, 1, date_add_days(ctx->today, 3), S("moved")),
         "the second leaves in three days");
    ASSERT(deputy_help_noted(ctx, &ids, &count) == ST_OK);
    EQ_INT(count, 1, "and is helped till then");
    ASSERT(DEPUTY_RETENTIONS[2].list(ctx, ctx->today, 0, 9, &list, &count) == ST_OK);
    EQ_INT(count, 0, "nothing to clear away");
    ctx->today = date_add_days(ctx->today, 3);
    ASSERT(deputy_help_noted(ctx, &ids, &count) == ST_OK);
    EQ_INT(count, 0, "nobody prepares anything for him then");
    ASSERT(DEPUTY_RETENTIONS[2].list(ctx, ctx->today, 0, 9, &list, &count) == ST_OK);
    OK(count == 1 && list[0].id == wang, "it is cleared away");
    h = wanted(wang, 1);
    REFUSED(ctx, deputy_help_set(ctx, &h), ST_RULE, "deputy.left_already", "he writes no more");
    h.kinds = h.words = S("");
    MUST(ctx, deputy_help_set(ctx, &h), "but takes it back himself");
    ASSERT(deputy_help_get(ctx, wang, &h) == ST_OK);
    EQ_INT(h.kinds.len + h.words.len, 0, "nothing is to be read");
    MUST(ctx, db_tx(ctx, forget_help_tx, &wang), "cleared away");
    EQ_INT(dbtest_int(ctx, "SELECT COUNT(*) FROM deputy_help"), 0, "with the row");
    EQ_INT(modtest_events(ctx, "deputy.help_gone"), 1, "which is an event");
}

/* Each of those whose help is read: who, why, and the note sealed with his key. */
static void looked(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct actor *system = ctx->actor;
    const int64_t ids[] = {modtest_deputy(ctx, "李文静", "城关镇代表团"),
                           modtest_deputy(ctx, "王德明", "城关镇代表团")};
    const struct actor deputy = {
        .account_id = 7001, .congress_id = ctx->congress_id, .deputy_id = ids[0]};
    const struct str why = S("other"), note = S("安排代表大会的座位");

    REFUSED(ctx, deputy_help_look(ctx, ids, 2, S("because"), note), ST_INVALID, "reveal.say_why",
            "no known reason");
    ctx->actor = &deputy;
    REFUSED(ctx, deputy_help_look(ctx, ids, 2, why, note), ST_DENIED, "error.denied",
            "a deputy looks at herself alone");
    ctx->actor = system;
    REFUSED(ctx, deputy_help_look(ctx, (const int64_t[]){ids[0], 1}, 2, why, note), ST_NOT_FOUND,
            "db.not_found", "one of them is nobody");
    EQ_INT(dbtest_int(ctx, "SELECT COUNT(*) FROM crypt_look"), 0, "so none of it is written");
    MUST(ctx, deputy_help_look(ctx, ids, 2, why, note), "said why");
    EQ_INT(modtest_events(ctx, "deputy.looked"), 2, "about each");
    EQ_INT(dbtest_int(ctx, "SELECT COUNT(*) FROM crypt_look l JOIN deputy d"
                           " ON d.congress_id = l.congress_id AND d.id = l.subject_id"
                           " AND d.key_id = l.key_id WHERE l.kind = 'deputy'"
                           " AND l.note_sealed IS NOT NULL"),
           2, "the note under the key of each");
}

static void texts(struct journaltest *t)
{
    const struct deputy_help both = {.kinds = S("wheelchair print"), .words = S("要人扶")};
    const struct deputy_help kinds = {.kinds = S("sign")}, words = {.words = S("要人扶")};
    struct arena *a = t->ctx->arena;

    OK(str_has(deputy_help_text(a, &both), S("要人扶")) &&
           deputy_help_text(a, &both).len > deputy_help_text(a, &words).len,
       "kinds and words");
    OK(deputy_help_text(a, &kinds).len > 0, "kinds alone");
    EQ_STR(deputy_help_text(a, &words), "要人扶", "words alone");
}

static enum status forget_tx(struct ctx *ctx, const void *input)
{
    return DEPUTY_RETENTIONS[0].erase(ctx, *(const int64_t *)input);
}

static enum status destroy_tx(struct ctx *ctx, const void *input)
{
    const struct deputy *d = input;

    TRY(crypt_key_destroy(ctx, d->key_id));
    return event_emit(ctx, "deputy.forgotten", d->id);
}

static void forgotten(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t li = modtest_deputy(ctx, "李文静", "城关镇代表团");
    const int64_t wang = modtest_deputy(ctx, "王德明", "城关镇代表团");
    struct deputy_help h = wanted(li, 0);
    struct retention_item *list;
    struct deputy d;
    size_t count;

    MUST(ctx, deputy_help_set(ctx, &h), "noted of one");
    h = wanted(wang, 0);
    MUST(ctx, deputy_help_set(ctx, &h), "and of another");
    ASSERT(deputy_get(ctx, wang, &d) == ST_OK);
    MUST(ctx, db_tx(ctx, destroy_tx, &d), "his key is destroyed");
    ASSERT(deputy_help_get(ctx, wang, &h) == ST_OK);
    OK(h.version == 1 && h.kinds.len + h.words.len == 0, "what he needed is gone with it");
    ASSERT(deputy_leave(ctx, li, 1, date_add_days(ctx->today, 1), S("moved")) == ST_OK);
    ctx->today = date_add_days(ctx->today, 1);
    ASSERT(DEPUTY_RETENTIONS[0].list(ctx, ctx->today, 0, 9, &list, &count) == ST_OK);
    OK(count == 1 && list[0].id == li, "whose time is over though nothing but help was known");
    MUST(ctx, db_tx(ctx, forget_tx, &li), "she is forgotten");
    EQ_INT(dbtest_int(ctx, "SELECT COUNT(*) FROM deputy_help"), 1, "the row is gone");
    ASSERT(deputy_help_get(ctx, li, &h) == ST_OK);
    EQ_INT(h.version, 0, "nothing is left of it");
    ASSERT(DEPUTY_RETENTIONS[0].list(ctx, ctx->today, 0, 9, &list, &count) == ST_OK);
    EQ_INT(count, 0, "nothing is left to do");
}

int main(void)
{
    modtest_both("deputy_help_noted", noted);
    modtest_both("deputy_help_forgotten", forgotten);
    modtest_both("deputy_help_left", left);
    modtest_both("deputy_help_looked", looked);
    modtest_one("deputy_help_who", who);
    modtest_one("deputy_help_refused", refused);
    modtest_one("deputy_help_texts", texts);
    return tap_done();
}
