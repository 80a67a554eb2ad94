// SPDX-License-Identifier: MulanPSL-2.0
/* Statistics over a list of deputies on both databases: groups, conditions, what is told apart,
 * what is refused, and a saved one as a figure that opens its rows. People are invented. */
#include "modules/indicator/indicator.h"
#include "modules/statistic/statistic_actions.h"
#include "modules/statistic/statistic_store.h"
#include "modules/tests/modtest.h"
#include "platform/permission.h"

static struct statistic deputies(void)
{
    return (struct statistic){.name = S("各代表团人数"),
                              .note = S(""),
                              .list = S("/deputy"),
                              .by = S("delegation"),
                              .bucket = S(""),
                              .across = S(""),
                              .measure = S("count"),
                              .of = S(""),
                              .day = S(""),
                              .unit = S("人")};
}

static void people(struct ctx *ctx)
{
    modtest_deputy(ctx, "张三", "城关代表团");
    modtest_deputy(ctx, "李四", "城关代表团");
    modtest_deputy(ctx, "王五", "城关代表团");
    modtest_deputy(ctx, "王五", "河西代表团");
    modtest_deputy(ctx, "赵六", "河西代表团");
    modtest_deputy(ctx, "钱七", "东山代表团");
}

static void counted(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct statistic s = deputies();
    struct statistic_table table;
    struct statistic_row *rows;
    struct list_rows list;
    size_t count, used;
    const struct str west = S("河西代表团");

    people(ctx);
    OK(statistic_count(ctx, &s, NULL, &table) == ST_OK, "counted");
    EQ_INT(table.total, 6, "all of them");
    EQ_INT((int64_t)table.groups_count, 3, "three delegations");
    OK(str_eqz(table.groups[0].key, "城关代表团") && table.groups[0].value == 3,
       "the largest first");
    OK(statistic_rows(ctx, &s, NULL, &west, NULL, &rows, &count) == ST_OK && count == 2,
       "a number opens its rows");
    used = arena_used_bytes(ctx->arena);
    OK(list_rows(ctx, S("/deputy"), 100, &list) == ST_OK && list.count == 6 &&
           arena_used_bytes(ctx->arena) - used < 4096,
       "of the pages that were asked nothing is kept but the rows");
    OK(rows[0].row->url.len > 0 && rows[0].row->title.len > 0, "each leads to its record");

    s.conditions[0] = (struct statistic_condition){S("delegation"), S("not"), S("城关代表团")};
    OK(statistic_count(ctx, &s, NULL, &table) == ST_OK && table.total == 3, "only a part");
    s = deputies();
    s.measure = S("distinct");
    s.of = S("name");
    OK(statistic_count(ctx, &s, NULL, &table) == ST_OK && table.total == 5,
       "names told apart over all");
    EQ_INT(table.groups[0].value + table.groups[1].value + table.groups[2].value, 6,
           "and within each group");
    OK(statistic_rows(ctx, &s, NULL, NULL, NULL, &rows, &count) == ST_OK && count == 5,
       "as many rows as were told apart");
    s = deputies();
    s.across = S("name");
    OK(statistic_count(ctx, &s, NULL, &table) == ST_OK && table.columns_count == 5,
       "a cross table");
    s.measure = S("sum");
    s.of = S("id");
    OK(statistic_count(ctx, &s, NULL, &table) == ST_OK && table.total > 6, "numbers add up");
}

/* What is asked for month after month comes from rows that were asked for once: the same numbers.
 */
static void kept(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    static const char *const MEASURES[] = {"count", "distinct", "sum"};
    struct statistic_table asked, again;
    struct statistic_kept rows;
    bool fits;

    people(ctx);
    arr_each (m, COUNT(MEASURES)) {
        struct statistic s = deputies();
        const struct period year = indicator_year(2026);

        s.measure = str_from(MEASURES[m]);
        s.of = m == 1 ? S("name") : m == 2 ? S("id") : S("");
        s.across = S("name");
        OK(statistic_keep(ctx, &s, ctx->arena, 6, &rows, &fits) == ST_OK && fits, MEASURES[m]);
        EQ_INT((int64_t)rows.count, 6, "all rows, whatever the period");
        OK(statistic_count(ctx, &s, NULL, &asked) == ST_OK &&
               statistic_count_kept(ctx, &s, &rows, NULL, &again) == ST_OK,
           "both");
        EQ_INT(again.total, asked.total, "the same total");
        EQ_INT((int64_t)again.groups_count, (int64_t)asked.groups_count, "the same groups");
        arr_each (i, asked.groups_count)
            OK(again.groups[i].value == asked.groups[i].value &&
                   str_eq(again.groups[i].key, asked.groups[i].key) &&
                   again.groups[i].across[0] == asked.groups[i].across[0],
               "each alike");
        OK(statistic_count_kept(ctx, &s, &rows, &year, &again) == ST_OK &&
               asked.total == again.total,
           "without a day a period changes nothing");
        s.day = S("on");
        rows.rows[0].day = S("2026-12-31");
        rows.rows[1].day = S("2025-12-31");
        OK(statistic_count_kept(ctx, &s, &rows, &year, &again) == ST_OK && again.counted == 1,
           "else those of the period count");
        s.day = S("");
        OK(statistic_keep(ctx, &s, ctx->arena, 5, &rows, &fits) == ST_OK && !fits,
           "more than there is room for");
    }
}

static void wrong(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct statistic s = deputies();
    struct statistic_table table;
    int64_t id;

    s.by = S("shoe_size");
    REFUSED(ctx, statistic_count(ctx, &s, NULL, &table), ST_INVALID, "statistic.err.member",
            "no such column");
    s = deputies();
    s.list = S("//elsewhere/deputy");
    REFUSED(ctx, statistic_count(ctx, &s, NULL, &table), ST_INVALID, "statistic.err.list",
            "not ours");
    s.list = S("/nowhere");
    REFUSED(ctx, statistic_count(ctx, &s, NULL, &table), ST_NOT_FOUND, "error.not_found",
            "no such page");
    s = deputies();
    s.measure = S("sum");
    REFUSED(ctx, statistic_count(ctx, &s, NULL, &table), ST_INVALID, "statistic.err.of",
            "added up, but what");
    s.of = S("name");
    REFUSED(ctx, statistic_count(ctx, &s, NULL, &table), ST_INVALID, "statistic.err.of_number",
            "names do not add up");
    s = deputies();
    s.name = S("");
    REFUSED(ctx, statistic_save(ctx, &s, &id), ST_INVALID, "statistic.err.name", "no name");
    s = deputies();
    s.conditions[0] = (struct statistic_condition){S("name"), S("like"), S("x")};
    REFUSED(ctx, statistic_save(ctx, &s, &id), ST_INVALID, "statistic.err.op", "no such way");
}

static void saved(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct actor *system = ctx->actor;
    struct statistic s = deputies(), have;
    const struct indicator *figure;
    struct indicator_query q = {.period = indicator_year(2026)};
    struct indicator_value value;
    struct permission_set none = {0};
    const struct actor stranger = {
        .account_id = 7, .congress_id = ctx->congress_id, .name = S("某人"), .permissions = &none};
    int64_t id, sum;
    size_t used;

    people(ctx);
    s.cited = true;
    OK(statistic_save(ctx, &s, &id) == ST_OK, "saved");
    EQ_INT(modtest_events(ctx, "statistic.saved"), 1, "and told");
    OK(indicator_find(ctx, str_printf(ctx->arena, "statistic.%lld", (long long)id), &figure) ==
           ST_OK,
       "it is a figure");
    OK(indicator_value_of(ctx, figure, &q, &value) == ST_OK && value.numerator == 6, "of six");
    OK(indicator_rows_sum(ctx, figure, &q, "numerator", &sum) == ST_OK && sum == 6,
       "which its rows add up to");
    ctx->asked_within = 1;
    REFUSED(ctx,
            indicator_find(ctx, str_printf(ctx->arena, "statistic.%lld", (long long)id), &figure),
            ST_NOT_FOUND, "indicator.unknown", "within a list none counts what counts it");
    ctx->asked_within = 0;
    used = arena_used_bytes(ctx->arena);
    OK(indicator_value_of(ctx, figure, &q, &value) == ST_OK &&
           arena_used_bytes(ctx->arena) - used < 1024,
       "the rows it counted are given back");
    q.by = "group";
    q.key = S("河西代表团");
    OK(indicator_value_of(ctx, figure, &q, &value) == ST_OK && value.numerator == 2, "a part");
    OK(indicator_rows_sum(ctx, figure, &q, "numerator", &sum) == ST_OK && sum == 2,
       "and the rows of that");
    OK(str_eqz(indicator_words_of(ctx, figure).label, "各代表团人数"), "under its own name");

    s.list = str_printf(ctx->arena, "/statistic/%lld/row", (long long)id);
    s.by = S("group");
    s.id = id;
    s.version = 1;
    OK(statistic_save(ctx, &s, &id) == ST_OK, "changed to count its own rows");
    REFUSED(ctx, statistic_count(ctx, &s, NULL, &(struct statistic_table){0}), ST_RULE,
            "http.list_within", "which has no end, and is told so");
    REFUSED(ctx, statistic_save(ctx, &s, &id), ST_RULE, "http.list_within", "nor saved again");
    OK(statistic_store_get(ctx, id, &have) == ST_OK && have.version == 2, "version 2");

    ctx->actor = &stranger;
    s = deputies();
    REFUSED(ctx, statistic_count(ctx, &s, NULL, &(struct statistic_table){0}), ST_DENIED,
            "error.denied", "whoever may not see the list counts nothing");
    ctx->actor = system;
    OK(statistic_remove(ctx, id) == ST_OK, "removed");
    REFUSED(ctx,
            indicator_find(ctx, str_printf(ctx->arena, "statistic.%lld", (long long)id), &figure),
            ST_NOT_FOUND, "indicator.unknown", "and no figure any more");
}

int main(void)
{
    modtest_both("counted", counted);
    modtest_one("kept", kept);
    modtest_one("wrong", wrong);
    modtest_both("saved", saved);
    return tap_done();
}
