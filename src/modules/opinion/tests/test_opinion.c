// SPDX-License-Identifier: MulanPSL-2.0
/* Opinions on both databases: recorded, found, used, counted, and imported from real messages. */
#include "modules/opinion/opinion.h"
#include "modules/opinion/opinion_actions.h"
#include "modules/opinion/opinion_indicators.h"
#include "modules/opinion/opinion_parts.h"
#include "modules/tests/modtest.h"
#include "platform/import.h"
#include <unistd.h>

static struct opinion_new example(const char *number, const char *subject, const char *when)
{
    struct date day = {0};

    ASSERT(date_parse(str_from(when), &day));
    return (struct opinion_new){
        .source = S("station"),
        .number = str_from(number),
        .subject = str_from(subject),
        .body = S("村口的路灯坏了，100%看不见路。"),
        .category = S("城乡建设"),
        .place = S("青石岭镇"),
        .raised_at = date_begin(day) + 3600,
        .citizen = S("郑小满"),
        .contact = S("13900000001"),
    };
}

static int64_t must_add(struct ctx *ctx, const struct opinion_new *in)
{
    int64_t id = 0;

    if (opinion_add(ctx, in, &id) != ST_OK) {
        printf("Bail out! %s %s\n", ctx->err.key, ctx->err.detail);
        exit(1);
    }
    return id;
}

static void recorded(struct journaltest *t)
{
    struct opinion_new in = example("Y-1", "修好路灯", "2026-03-05");
    struct ctx *ctx = t->ctx;
    struct str citizen, contact;
    struct opinion o;
    int64_t id = must_add(ctx, &in), other;

    ASSERT(opinion_get(ctx, id, &o) == ST_OK);
    EQ_STR(o.subject, "修好路灯", "as it was said");
    EQ_STR(o.state, "received", "received");
    EQ_INT(o.raised_on.day, 5, "on its day");
    ASSERT(opinion_citizen(ctx, id, &citizen, &contact) == ST_OK);
    EQ_STR(citizen, "郑小满", "who said it");
    EQ_STR(contact, "13900000001", "and how to reach him");
    EQ_INT(dbtest_int(ctx, "SELECT count(*) FROM opinion WHERE citizen_blind LIKE '%郑%'"), 0,
           "not in plain text");
    EQ_INT(opinion_add(ctx, &in, &other), ST_CONFLICT, "the same number again");
    EQ_TEXT(ctx->err.key, "opinion.number_taken", "says so");
    in.number = S("Y-2");
    other = must_add(ctx, &in);
    EQ_INT(dbtest_int(ctx, "SELECT count(DISTINCT key_id) FROM opinion"), 1,
           "one person has one key");
    ASSERT(opinion_get(ctx, other, &o) == ST_OK);
    in = (struct opinion_new){.source = S("dream"), .number = S(""), .subject = S("")};
    EQ_INT(opinion_add(ctx, &in, &other), ST_INVALID, "an empty one");
    EQ_INT(ctx->field_errors_count, 3, "lacks three things");
    ctx->field_errors_count = 0;
    EQ_INT(opinion_get(ctx, 99999, &o), ST_NOT_FOUND, "no such opinion");
}

struct forget {
    int64_t key_id;
};

static enum status forget_tx(struct ctx *ctx, const void *input)
{
    TRY(crypt_key_destroy(ctx, ((const struct forget *)input)->key_id));
    return event_emit(ctx, "t.forgotten", 0);
}

static void forgotten(struct journaltest *t)
{
    const struct opinion_new in = example("Y-3", "请忘记我", "2026-03-06");
    struct opinion_new another = in;
    struct str citizen, contact;
    struct opinion o;
    int64_t id;

    another.number = S("Y-4");
    another.citizen = S("柳青山");
    id = must_add(t->ctx, &another);
    ASSERT(opinion_get(t->ctx, id, &o) == ST_OK);
    ASSERT(db_tx(t->ctx, forget_tx, &(struct forget){o.key_id}) == ST_OK);
    ASSERT(opinion_citizen(t->ctx, id, &citizen, &contact) == ST_OK);
    EQ_INT(citizen.len + contact.len, 0, "a destroyed key takes the person with it");
    ASSERT(opinion_get(t->ctx, id, &o) == ST_OK);
    EQ_STR(o.subject, "请忘记我", "what was said stays");
}

static enum status erase_tx(struct ctx *ctx, const void *input)
{
    return OPINION_RETENTIONS[0].erase(ctx, *(const int64_t *)input);
}

static size_t to_erase(struct ctx *ctx, struct date until)
{
    struct retention_item *items;
    size_t count;

    ASSERT(OPINION_RETENTIONS[0].list(ctx, until, 0, 10, &items, &count) == ST_OK);
    return count;
}

/* One person, two opinions: forgotten with the last of them. */
static void retained(struct journaltest *t)
{
    struct opinion_new one = example("Y-31", "修路灯", "2026-03-06");
    struct opinion_new two = example("Y-32", "修水渠", "2026-03-07");
    struct ctx *ctx = t->ctx;
    const size_t before = to_erase(ctx, ctx->today);
    int64_t first, second;
    struct str citizen, contact;

    one.citizen = two.citizen = S("柳成荫");
    first = must_add(ctx, &one);
    second = must_add(ctx, &two);
    EQ_INT(to_erase(ctx, ctx->today), before, "what is not settled is not erased");
    ASSERT(opinion_mark_used(ctx, first, 47) == ST_OK);
    EQ_INT(to_erase(ctx, (struct date){2020, 3, 5}), 0, "not before its time");
    EQ_INT(to_erase(ctx, ctx->today), before + 1, "then it is");
    ASSERT(opinion_mark_used(ctx, second, 47) == ST_OK);
    EQ_INT(db_tx(ctx, erase_tx, &first), ST_OK, "erased");
    ASSERT(opinion_citizen(ctx, first, &citizen, &contact) == ST_OK);
    EQ_INT(citizen.len + contact.len, 0, "who said it is gone");
    ASSERT(opinion_citizen(ctx, second, &citizen, &contact) == ST_OK);
    EQ_STR(citizen, "柳成荫", "the other still tells");
    EQ_INT(db_tx(ctx, erase_tx, &second), ST_OK, "erased, too");
    EQ_INT(dbtest_int(ctx, "SELECT COUNT(*) FROM person_key k JOIN opinion o ON o.key_id = k.id"
                           " WHERE o.number = 'Y-32' AND k.wrapped IS NULL"),
           1, "and with it the person's key");
    EQ_INT(to_erase(ctx, ctx->today), before, "nothing more of his");
    EQ_INT(db_tx(ctx, erase_tx, &(int64_t){999999}), ST_NOT_FOUND, "no such opinion");
}

static void used(struct journaltest *t)
{
    const struct opinion_new in = example("Y-5", "加一班公交", "2026-04-01");
    struct ctx *ctx = t->ctx;
    const int64_t id = must_add(ctx, &in);
    struct opinion o, *from;
    int64_t *made;
    size_t count;

    EQ_INT(opinion_mark_used(ctx, id, 47), ST_OK, "a suggestion is formed from it");
    EQ_INT(opinion_mark_used(ctx, id, 47), ST_OK, "twice the same");
    EQ_INT(opinion_mark_used(ctx, id, 48), ST_OK, "and another suggestion");
    EQ_INT(opinion_mark_used(ctx, 99999, 48), ST_NOT_FOUND, "not from nothing");
    ASSERT(opinion_get(ctx, id, &o) == ST_OK);
    EQ_STR(o.state, "suggestion", "state");
    EQ_INT(o.version, 2, "changed once");
    ASSERT(opinion_uses(ctx, id, &made, &count) == ST_OK);
    OK(count == 2 && made[0] == 47 && made[1] == 48, "both are told");
    ASSERT(opinion_of_suggestion(ctx, 48, &from, &count) == ST_OK);
    OK(count == 1 && from[0].id == id, "and the way back");
    EQ_INT(dbtest_int(ctx, "SELECT count(*) FROM event WHERE name = 'opinion.used'"), 2,
           "two events, none for the repetition");
}

/* What a deputy may read: said in the open, near him. */
static void near(struct journaltest *t)
{
    const struct opinion_home home = {S("青石岭镇"), S("青石岭镇代表团 松坪村选区")};
    static const struct {
        const char *source, *place;
        bool near;
    } T[] = {
        {"online", "青石岭镇", true},  {"station", "青石岭镇石门村", true},
        {"station", "松坪村", true},   {"online", "柳河镇", false},
        {"letter", "青石岭镇", false}, {"visit", "青石岭镇", false},
        {"call", "青石岭镇", false},   {"online", "", false},
        {"online", "镇", false},       {"other", "青石岭镇", false},
    };
    struct opinion_new in = example("N-1", "近处的", "2026-02-01");
    struct opinion *list;
    size_t count, before;

    arr_each (i, COUNT(T)) {
        const struct opinion o = {.source = str_from(T[i].source), .place = str_from(T[i].place)};

        OK(opinion_near(&o, &home) == T[i].near, T[i].place);
    }
    ASSERT(opinion_list_near(t->ctx, &home, 50, &list, &before) == ST_OK);
    in.source = S("station");
    in.place = S("松坪村");
    (void)must_add(t->ctx, &in);
    in.source = S("letter");
    in.number = S("N-2");
    (void)must_add(t->ctx, &in);
    ASSERT(opinion_list_near(t->ctx, &home, 50, &list, &count) == ST_OK);
    EQ_INT(count, before + 1, "the one said at the station, the letter not");
}

/* Last: what is found and counted before does not include it. */
static void written_down(struct journaltest *t)
{
    struct opinion_new in = example("", "村口的桥该修了", "2026-03-05");
    struct ctx *ctx = t->ctx;
    struct opinion o;
    int64_t id;

    ASSERT(opinion_register(ctx, &in, &id) == ST_OK);
    ASSERT(opinion_get(ctx, id, &o) == ST_OK);
    OK(str_starts(o.number, S("D")) && o.number.len > 1, "written down by hand, it gets a number");
    in.number = S("Y-2");
    EQ_INT(opinion_register(ctx, &in, &id), ST_CONFLICT, "unless it has one, used already");
}

static size_t page_of(struct ctx *ctx, struct opinion_filter filter, struct str *out_next)
{
    struct opinion *list;
    int64_t total;
    size_t count;

    filter.limit = filter.limit != 0 ? filter.limit : 100;
    ASSERT(opinion_page(ctx, &filter, &list, &count, out_next, &total) == ST_OK);
    return count;
}

static void found(struct journaltest *t)
{
    struct opinion_filter filter = {.limit = 2};
    struct ctx *ctx = t->ctx;
    struct str next, *categories;
    struct opinion *list;
    int64_t total;
    size_t count;

    EQ_INT(page_of(ctx, (struct opinion_filter){.q = S("公交")}, &next), 1, "by subject");
    EQ_INT(page_of(ctx, (struct opinion_filter){.q = S("100%看")}, &next), 4, "by body");
    EQ_INT(page_of(ctx, (struct opinion_filter){.q = S("%")}, &next), 4, "no wildcards");
    EQ_INT(page_of(ctx, (struct opinion_filter){.q = S("_")}, &next), 0, "none at all");
    EQ_INT(page_of(ctx, (struct opinion_filter){.q = S("Y-5")}, &next), 1, "by number");
    EQ_INT(page_of(ctx, (struct opinion_filter){.state = S("suggestion")}, &next), 1, "by state");
    EQ_INT(page_of(ctx, (struct opinion_filter){.category = S("农村农业")}, &next), 0,
           "no such category");
    EQ_INT(page_of(ctx, (struct opinion_filter){.from = {2026, 3, 5}, .to = {2026, 3, 5}}, &next),
           2, "of one day");
    ASSERT(opinion_page(ctx, &filter, &list, &count, &next, &total) == ST_OK);
    OK(count == 2 && total == 4, "a page of two of four");
    EQ_STR(list[0].subject, "加一班公交", "newest first");
    filter.after = next;
    ASSERT(opinion_page(ctx, &filter, &list, &count, &next, &total) == ST_OK);
    OK(count == 2 && next.len == 0, "and the last page");
    ASSERT(opinion_categories(ctx, &categories, &count) == ST_OK);
    OK(count == 1 && str_eqz(categories[0], "城乡建设"), "one category in use");
}

static void counted(struct journaltest *t)
{
    const struct indicator *i = &OPINION_INDICATORS[0];
    struct indicator_query q = {.period = {{2026, 1, 1}, {2026, 12, 31}}};
    struct indicator_value *v;
    struct ctx *ctx = t->ctx;
    struct str url;
    size_t count;

    ASSERT(i->values(ctx, &q, &v, &count) == ST_OK);
    OK(count == 1 && v[0].numerator == 4 && v[0].denominator == -1, "four this year");
    ASSERT(i->rows_url(ctx, &q, "numerator", &url) == ST_OK);
    EQ_STR(url, "/opinion?from=2026-01-01&to=2026-12-31", "which the list shows");
    q.by = "month";
    ASSERT(i->values(ctx, &q, &v, &count) == ST_OK);
    OK(count == 2 && v[0].numerator == 3 && v[1].numerator == 1, "by month");
    EQ_STR(v[0].label, "2026年3月", "with its name");
    q.key = v[0].key;
    ASSERT(i->rows_url(ctx, &q, "numerator", &url) == ST_OK);
    EQ_STR(url, "/opinion?from=2026-03-01&to=2026-03-31", "rows of the month");
    q.by = "category";
    q.key = S("城乡建设");
    ASSERT(i->values(ctx, &q, &v, &count) == ST_OK);
    OK(count == 1 && v[0].numerator == 4, "one category");
    ASSERT(i->rows_url(ctx, &q, "numerator", &url) == ST_OK);
    EQ_STR(url,
           "/opinion?from=2026-01-01&to=2026-12-31"
           "&category=%E5%9F%8E%E4%B9%A1%E5%BB%BA%E8%AE%BE",
           "rows of the category");
    q.period.to = (struct date){2026, 2, 1};
    ASSERT(i->values(ctx, &q, &v, &count) == ST_OK);
    EQ_INT(count, 0, "none before");
}

/* ---- real messages ---- */

struct bring {
    const char *path;
    enum import_repeats repeats;
    struct import_counts *counts;
};

static enum status bring_tx(struct ctx *ctx, const void *input)
{
    const struct bring *in = input;
    size_t row;

    return import_write(ctx, import_kind_find(S("opinion")), in->path, in->repeats, in->counts,
                        &row);
}

static void messages(struct journaltest *t)
{
    const char *root = getenv("RENDA_SHARED");
    const char *path =
        str_printf(t->ctx->arena, "%s/data/citizen_messages/附件2_有一级分类_495行.xlsx",
                   root != NULL ? root : SHARED_DIR)
            .ptr;
    const struct import_kind *kind = import_kind_find(S("opinion"));
    struct import_counts counts = {0};
    struct ctx *ctx = t->ctx;
    struct import_report r;
    struct str *categories;
    struct opinion o;
    size_t count;

    if (access(path, R_OK) != 0) {
        OK(true, "real messages # SKIP the shared data directory is not here");
        return;
    }
    ASSERT(import_check(ctx, kind, path, IMPORT_REPEATS_REFUSED, &r) == ST_OK);
    EQ_INT(r.good, 493, "493 good messages");
    EQ_INT(r.faulty, 2, "and one number twice");
    EQ_INT(r.faults_count, 2, "told of both rows");
    printf("# %zu " STR_FMT "; %zu " STR_FMT "\n", r.faults[0].row, STR_ARG(r.faults[0].sentence),
           r.faults[1].row, STR_ARG(r.faults[1].sentence));
    EQ_INT(db_tx(ctx, bring_tx, &(struct bring){path, IMPORT_REPEATS_REFUSED, &counts}), ST_INVALID,
           "refused until somebody chooses");
    EQ_INT(db_tx(ctx, bring_tx, &(struct bring){path, IMPORT_KEEP_LAST, &counts}), ST_OK,
           "keep the last");
    EQ_INT(counts.written, 494, "494 messages");
    EQ_INT(counts.left_out, 1, "one left out");
    EQ_INT(dbtest_int(ctx, "SELECT count(DISTINCT category) FROM opinion"
                           " WHERE source = 'online'"),
           7, "seven categories");
    EQ_INT(dbtest_int(ctx, "SELECT count(*) FROM opinion WHERE source = 'online'"
                           " AND (raised_on < '2010-01-01' OR raised_on > '2020-12-31')"),
           0, "both ways of writing a time are read");
    ASSERT(opinion_get(ctx,
                       dbtest_int(ctx, "SELECT id FROM opinion WHERE source = 'online'"
                                       " AND number = '24'"),
                       &o) == ST_OK);
    OK(o.body.len > 100 && (unsigned char)o.body.ptr[0] > ' ', "texts are clean");
    ASSERT(opinion_categories(ctx, &categories, &count) == ST_OK);
    EQ_INT(count, 7, "all seven are offered");
    ASSERT(import_check(ctx, kind, path, IMPORT_KEEP_LAST, &r) == ST_OK);
    EQ_INT(r.present, 494, "all are there now");
    EQ_INT(db_tx(ctx, bring_tx, &(struct bring){path, IMPORT_KEEP_LAST, &counts}), ST_OK,
           "the same file again");
    EQ_INT(counts.skipped, 494, "brings nothing new");
    ASSERT(import_check(ctx, kind, path, IMPORT_KEEP_FIRST, &r) == ST_OK);
    printf("# keep first now: good %zu faulty %zu present %zu\n", r.good, r.faulty, r.present);
}

static void all(struct journaltest *t)
{
    recorded(t);
    forgotten(t);
    used(t);
    found(t);
    counted(t);
    written_down(t);
    near(t);
    messages(t);
    retained(t);
}

int main(void)
{
    modtest_both("opinion", all);
    return tap_done();
}
