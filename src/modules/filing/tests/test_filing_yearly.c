// SPDX-License-Identifier: MulanPSL-2.0
/* On both databases: the lists that makers send once a year, and that the committee above is told
 * how the report on a year was heard. People are invented. */
#include "modules/filing/filing_actions.h"
#include "modules/filing/filing_parts.h"
#include "modules/tests/modtest.h"

static size_t due(struct ctx *ctx, const char *name, struct date from, struct date until)
{
    struct due_item *items;
    size_t count = 0;

    for (const struct due_source *d = FILING_DUES; d->name != NULL; d++)
        if (strcmp(d->name, name) == 0)
            OK(d->list(ctx, from, until, &items, &count) == ST_OK, name);
    return count;
}

/* @law Beijing Filing Regulation (2024-09-27) art. 13, 40 */
static void yearly(struct journaltest *t)
{
    const struct date first = {2026, 1, 1}, later = {2027, 3, 1}, heard = {2026, 11, 2};
    struct ctx *ctx = t->ctx;
    const int64_t government = modtest_organ_of(ctx, ORGAN_GOVERNMENT, "云溪县人民政府");
    const struct {
        const char *lines, *why;
        int64_t year;
        bool nothing;
    } BAD[] = {{"", "filing.err.no_lines", 2025, false},
               {"办法|2025-03-01", "filing.err.not_nothing", 2025, true},
               {"办法|2026-03-01", "filing.err.line", 2025, false},
               {"只有名称", "filing.err.line", 2025, false},
               {"1|2|3|2025-03-01", "filing.err.line", 2025, false},
               {"|2025-03-01", "filing.err.line", 2025, false},
               {"办法|2026-03-01", "filing.err.list_year", 2026, false}};
    struct filing_list list = {.organ_id = government, .year = 2025};
    struct filing_upward up = {.year = 2025, .told_on = {2026, 11, 1}, .whom = S("市人大常委会")};
    struct filing_listed *listed;
    size_t count = 0;

    (void)modtest_organ_of(ctx, ORGAN_COURT, "云溪县人民法院");
    (void)modtest_organ_of(ctx, ORGAN_TOWNSHIP, "柳河镇");
    EQ_INT(due(ctx, "filing.catalogue", first, (struct date){2026, 12, 31}), 2,
           "both makers owe the list of last year; a township that files nothing does not");
    EQ_INT(due(ctx, "filing.catalogue", (struct date){2027, 1, 31}, (struct date){2027, 1, 31}), 2,
           "and of this one");
    for (size_t i = 0; i < COUNT(BAD); i++) {
        list.lines = str_from(BAD[i].lines);
        list.year = BAD[i].year;
        list.nothing = BAD[i].nothing;
        REFUSED(ctx, filing_list_send(ctx, &list), ST_INVALID, BAD[i].why, NULL);
    }
    list.year = 2025;
    list.nothing = false;
    list.lines = S("云政发 〔2025〕 1号\t停车办法\t2025-03-01\n\n 养犬办法 | 2025-04-02 ");
    list.sent_on = (struct date){2025, 12, 31};
    REFUSED(ctx, filing_list_send(ctx, &list), ST_INVALID, "filing.err.sent_on", NULL);
    list.sent_on = (struct date){2026, 1, 20};
    OK(filing_list_send(ctx, &list) == ST_OK, "the list");
    OK(filing_store_catalogue(ctx, 2025, true, &listed, &count) == ST_OK && count == 2, "both");
    REFUSED(ctx, filing_list_send(ctx, &list), ST_INVALID, "filing.err.listed", NULL);
    EQ_INT(due(ctx, "filing.catalogue", first, (struct date){2026, 12, 31}), 1, "the court's");
    REFUSED(ctx, filing_upward_note(ctx, &up), ST_RULE, "filing.err.not_heard", NULL);
    OK(filing_year_save(
           ctx, &(struct filing_year){.year = 2025, .text = S("报告"), .heard_on = heard}) == ST_OK,
       "heard");
    EQ_INT(due(ctx, "filing.upward", (struct date){2026, 12, 2}, (struct date){2026, 12, 2}), 1,
           "thirty days");
    REFUSED(ctx, filing_upward_note(ctx, &up), ST_INVALID, "filing.err.told_before", NULL);
    up.told_on = (struct date){2027, 1, 1};
    REFUSED(ctx, filing_upward_note(ctx, &up), ST_INVALID, "filing.err.told_on", NULL);
    up.told_on = ctx->today;
    up.whom = S("");
    REFUSED(ctx, filing_upward_note(ctx, &up), ST_INVALID, "filing.err.whom", NULL);
    up.whom = S("市人大常委会");
    OK(filing_upward_note(ctx, &up) == ST_OK, "told");
    REFUSED(ctx, filing_upward_note(ctx, &up), ST_RULE, "filing.err.told", NULL);
    EQ_INT(due(ctx, "filing.upward", first, later), 0, "nothing is owed");
}

int main(void)
{
    modtest_both("yearly", yearly);
    return tap_done();
}
