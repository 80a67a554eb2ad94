// SPDX-License-Identifier: MulanPSL-2.0
/* The year counted from its rows, against what the county's report printed. */
#include "jiangxian.h"
#include "modules/indicator/indicator.h"
#include "modules/suggestion/suggestion_list.h"
#include "platform/db.h"
#include "platform/list_rows.h"
#include "platform/module.h"
#include "platform/sheet.h"

enum { FIGURE_ID, FIGURE_VALUE = 7, ROWS_MAX = 200 };

/* What the report prints, as domain/figures.csv has it; -1 when it is not there. */
static int64_t printed(struct county *c, const char *id)
{
    struct sheet *sheet;
    struct sheet_row row;
    int64_t value = -1;

    MUST(c, sheet_open(c->ctx->arena, &c->ctx->err, shared_path(c->ctx, "domain/figures.csv").ptr,
                       0, &sheet));
    while (sheet_next(sheet, &c->ctx->err, &row) == ST_OK)
        if (row.count > FIGURE_VALUE && str_eqz(row.cells[FIGURE_ID], id))
            (void)str_to_int(row.cells[FIGURE_VALUE], &value);
    return value;
}

static struct indicator_value figure(struct county *c, const char *name)
{
    const struct period year = indicator_year(2019);
    struct indicator_value v;

    MUST(c, indicator_total(c->ctx, name, &year, &v));
    return v;
}

void the_year_is_counted(struct county *c)
{
    struct indicator_value v;

    printf("# January 2020: the year is counted\n");
    act_as(c, c->deputies[0].actor, day(COUNTED_ON));
    OK(refused(c, indicator_total(c->ctx, "suggestion.tabled", &(struct period){0}, &v),
               "indicator.denied"),
       "who may not read all suggestions does not count them");
    act_as(c, c->office, day(COUNTED_ON));
    v = figure(c, "suggestion.tabled");
    EQ_INT(v.numerator, printed(c, "jiangxian2019-30"), "代表提出的85件建议: 85 tabled");
    EQ_INT(v.numerator, 85, "that is the number of the rows made here");
    v = figure(c, "suggestion.answered_in_time");
    EQ_INT(indicator_percent(v.numerator, v.denominator), printed(c, "jiangxian2019-31"),
           "均在法定期限内办理完毕: 100 % within the legal period");
    OK(v.numerator == 85 && v.denominator == 85, "85 of 85");
    v = figure(c, "suggestion.solved");
    EQ_INT(indicator_percent(v.numerator, v.denominator), printed(c, "jiangxian2019-32"),
           "问题解决率达87%: solved 87 %");
    OK(v.numerator == 74 && v.denominator == 85, "74 of 85");
    v = figure(c, "suggestion.satisfied_or_basic");
    EQ_INT(indicator_percent(v.numerator, v.denominator), printed(c, "jiangxian2019-33"),
           "代表满意或基本满意率达98%: satisfied or basically satisfied 98 %");
    OK(v.numerator == 83 && v.denominator == 85, "83 of 85");
    EQ_INT(figure(c, "suggestion.overdue").numerator, 0, "nothing is overdue");
    EQ_INT(figure(c, "suggestion.redo").numerator, 5, "five were done again");
}

/* ---------------------------------------------------------------- the rows behind a figure */

/* "/suggestion?a=1&b=2" into a filter, as the page of the list reads it. */
static void read_filter(struct county *c, struct str url, struct suggestion_filter *out)
{
    struct str part, name;

    *out = (struct suggestion_filter){0};
    ASSERT(str_cut(&url, '?', &part) && str_eqz(part, "/suggestion"));
    while (str_cut(&url, '&', &part)) {
        ASSERT(str_cut(&part, '=', &name));
        if (!suggestion_filter_set(out, str_z(c->ctx->arena, name), part))
            printf("# no filter " STR_FMT "\n", STR_ARG(name));
    }
}

static int64_t rows_listed(struct county *c, const struct suggestion_filter *filter)
{
    struct suggestion_list_query q = {.filter = *filter, .limit = 30};
    struct suggestion_row *rows;
    int64_t total = 0;
    size_t count;

    do {
        MUST(c, suggestion_list(c->ctx, &q, &rows, &count, &q.after));
        total += (int64_t)count;
    } while (q.after.len != 0 && total < ROWS_MAX);
    return total;
}

/* The rows that a report keeps: each has its number, address and title. */
static void rows_known(struct county *c, struct str url, int64_t want)
{
    struct list_rows rows;
    bool known = true;

    MUST(c, list_rows(c->ctx, url, 3, &rows));
    EQ_INT((int64_t)rows.count, want < 3 ? want : 3, "the first rows");
    OK(rows.more == (want > 3), "and whether there are more");
    OK(rows.title.len > 0 && list_member(&rows, "title") != SIZE_MAX, "with their columns");
    arr_each (k, rows.count)
        known =
            known && rows.rows[k].id > 0 && rows.rows[k].url.len > 0 && rows.rows[k].title.len > 0;
    OK(known, "each with number, address and title");
}

static void opens_its_rows(struct county *c, const char *name, const char *part, int64_t want)
{
    struct indicator_query q = {.period = indicator_year(2019)};
    struct suggestion_filter filter;
    int64_t count;
    struct str url;

    MUST(c, indicator_find(c->ctx, str_from(name), &q.of));
    MUST(c, q.of->rows_url(c->ctx, &q, part, &url));
    read_filter(c, url, &filter);
    MUST(c, suggestion_list_count(c->ctx, &filter, ROWS_MAX, &count));
    printf("# " STR_FMT "\n", STR_ARG(url));
    EQ_INT(count, want, name);
    EQ_INT(rows_listed(c, &filter), want, "and turning its pages shows exactly these");
    MUST(c, indicator_rows_sum(c->ctx, q.of, &q, part, &count));
    EQ_INT(count, want, "as the page itself, asked inside the program, counts");
    rows_known(c, url, want);
}

/* By unit the parts add up to the whole, and each part opens its own rows. */
static void adds_up(struct county *c, const char *name, int64_t want)
{
    struct indicator_query q = {.period = indicator_year(2019), .by = "unit"};
    struct indicator_value *values;
    int64_t sum = 0, listed = 0;
    size_t count;

    MUST(c, indicator_find(c->ctx, str_from(name), &q.of));
    MUST(c, q.of->values(c->ctx, &q, &values, &count));
    arr_each (k, count) {
        struct suggestion_filter filter;
        struct str url;

        q.key = values[k].key;
        sum += values[k].numerator;
        MUST(c, q.of->rows_url(c->ctx, &q, "numerator", &url));
        read_filter(c, url, &filter);
        listed += rows_listed(c, &filter);
    }
    OK(sum == want && listed == want, "by unit the parts add up, and so do their rows");
}

void the_figures_open_their_rows(struct county *c)
{
    static const struct {
        const char *name, *part;
        int64_t rows;
    } FIGURES[] = {
        {"suggestion.tabled", "numerator", 85},
        {"suggestion.handed_over", "numerator", 85},
        {"suggestion.answered", "numerator", 85},
        {"suggestion.answered_in_time", "numerator", 85},
        {"suggestion.answered_in_time", "denominator", 85},
        {"suggestion.solved", "numerator", 74},
        {"suggestion.solved", "denominator", 85},
        {"suggestion.satisfied_or_basic", "numerator", 83},
        {"suggestion.satisfied_or_basic", "denominator", 85},
        {"suggestion.dissatisfied", "numerator", 2},
        {"suggestion.redo", "numerator", 5},
        {"suggestion.overdue", "numerator", 0},
    };
    const struct arena_mark mark = arena_mark(c->ctx->arena);

    arr_each (i, COUNT(FIGURES))
        opens_its_rows(c, FIGURES[i].name, FIGURES[i].part, FIGURES[i].rows);
    adds_up(c, "suggestion.solved", 74);
    adds_up(c, "suggestion.satisfied_or_basic", 83);
    adds_up(c, "suggestion.tabled", 85);
    arena_reset(c->ctx->arena, mark);
}

/* ---------------------------------------------------------------- the journal */

static struct journal_result verified(struct county *c)
{
    const struct journal_check all = {.all = true};
    struct journal_result r = {0};
    struct buf report = buf_new(c->ctx->arena, 0);
    struct str lines, line;

    MUST(c, journal_verify(c->ctx, &all, &report, &r));
    lines = buf_view(&report);
    while (str_cut(&lines, '\n', &line))
        printf("# " STR_FMT "\n", STR_ARG(line));
    return r;
}

void the_journal_is_whole(struct county *c)
{
    struct journal_result r;

    act_as(c, NULL, day(COUNTED_ON));
    MUST(c, journal_seal_now(c->ctx));
    r = verified(c);
    OK(r.faults == 0 && r.events > 1500 && r.rows > 2000,
       "the journal is whole: every row is as its last event left it");
    journaltest_behind(&c->j, "UPDATE suggestion SET result = 'satisfied' WHERE id = %" PRId64,
                       c->tales[LAST_ANGRY].id);
    EQ_INT(verified(c).faults, 1, "a rate made better behind the program's back is found");
}
