// SPDX-License-Identifier: MulanPSL-2.0
/* Old reports on both databases: taken in, guessed, compared, corrected, dropped. */
#include "attachment_migrations.h"
#include "modules/account/account_module.h"
#include "modules/congress/congress_module.h"
#include "modules/deputy/deputy_module.h"
#include "modules/indicator/indicator_module.h"
#include "modules/notice/notice_parts.h"
#include "modules/report/report_module.h"
#include "modules/report/report_reading.h"
#include "modules/statute/statute_module.h"
#include "modules/tests/modtest.h"

/* Figures of a module of our own: 7 meetings and 95 of 98 suggestions in 2025. */
static enum status values(struct ctx *ctx, const struct indicator_query *q,
                          struct indicator_value **out, size_t *out_count)
{
    const bool then = q->period.from.year == 2025;

    *out = arena_new(ctx->arena, struct indicator_value);
    **out = (struct indicator_value){S(""), S(""), 0, q->of->ratio ? 0 : -1};
    if (then && q->of->ratio)
        **out = (struct indicator_value){S(""), S(""), 95, 98};
    else if (then)
        (*out)->numerator = 7;
    *out_count = 1;
    return ST_OK;
}

static enum status rows_url(struct ctx *ctx, const struct indicator_query *q, const char *part,
                            struct str *out)
{
    *out = str_printf(ctx->arena, "/made?year=%d&part=%s", q->period.from.year, part);
    return ST_OK;
}

static const struct indicator_words MEETINGS = {SI("常委会会议次数"), SI("召开的常委会会议"),
                                                SI(""), SI(""), SI("次")};
static const struct indicator_words PLEASED = {SI("代表建议满意率"), SI("评价满意的比已评价的"),
                                               SI("满意"), SI("已评价"), SI("%")};
static const struct indicator FIGURES[] = {
    {.name = "made.meetings",
     .unit = "unit.piece",
     .values = values,
     .rows_url = rows_url,
     .permission = "report.read",
     .words = &MEETINGS},
    {.name = "made.pleased",
     .unit = "unit.percent",
     .ratio = true,
     .values = values,
     .rows_url = rows_url,
     .permission = "report.read",
     .words = &PLEASED},
    {0},
};
static const struct module MADE = {.name = "made", .indicators = FIGURES};

static const char *const FILE_TABLES[] = {"attachment", "attachment_version", "attachment_limit",
                                          "attachment_work", NULL};
static const struct module FILES = {
    .name = "attachment", .migrations = attachment_migrations, .tables_unjournalled = FILE_TABLES};

const struct module *const MODULES[] = {
    &event_module, &crypt_module,     &congress_module, &deputy_module, &account_module, &FILES,
    &notice_core,  &indicator_module, &statute_module,  &MADE,          &report_module,  NULL,
};

static int64_t made(struct ctx *ctx, const char *text, int64_t year)
{
    int64_t id = 0;

    OK(report_reading_make(
           ctx,
           &(struct report_reading_new){
               .title = S("旧报告"), .file_name = S(""), .text = str_from(text), .year = year},
           &id) == ST_OK,
       "taken in");
    return id;
}

static struct report_reading_sheet sheet_of(struct ctx *ctx, int64_t id)
{
    struct report_reading_sheet s = {0};

    ASSERT(report_reading_sheet(ctx, id, &s) == ST_OK);
    return s;
}

static void compared(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t id = made(ctx,
                            "渊一冤 全年召开常委会会议 7\n\n次遥代表建议满意率达96.9%，植树33棵。"
                            "近700余人参加。",
                            2025);
    struct report_reading_sheet s = sheet_of(ctx, id);
    struct report_reading *list;
    struct str next, url;
    size_t count;
    int64_t total;

    EQ_STR(s.reading.text,
           "（一）全年召开常委会会议7次。代表建议满意率达96.9%，植树33棵。近700余人参加。",
           "mended");
    EQ_INT(s.reading.glyphs, 3, "three glyphs");
    EQ_INT(s.count, 4, "four figures");
    EQ_STR(s.rows[0].kept.name, "made.meetings", "guessed");
    EQ_INT(s.rows[0].judged, REPORT_JUDGED_SAME, "as the records have it");
    EQ_STR(s.rows[0].shown, "7次", "they have");
    EQ_STR(s.rows[1].kept.name, "made.pleased", "a rate");
    EQ_INT(s.rows[1].judged, REPORT_JUDGED_SAME, "95 of 98 is 96.9");
    EQ_INT(s.rows[2].judged, REPORT_JUDGED_OPEN, "trees are none of ours");
    EQ_INT(s.judged[REPORT_JUDGED_SAME], 2, "two are the same");
    EQ_INT(s.findings[s.findings_count - 1].kind, REPORT_FIND_OPPOSITE, "近700余");
    OK(report_reading_rows_url(ctx, &s, &s.rows[0], &url) == ST_OK, "its rows");
    EQ_STR(url, "/made?year=2025&part=numerator", "of that year");
    OK(report_store_readings(ctx, &(struct report_reading_filter){.limit = 10}, &list, &count,
                             &next, &total) == ST_OK &&
           count == 1 && list[0].figures == 4 && list[0].matched == 2 && total == 1,
       "in the list");
    EQ_INT(modtest_events(ctx, "report.reading_made"), 1, "one event");
}

/* Not the calendar year but the days it says. */
static void of_days(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct report_reading_new in = {.title = S("换届以来"),
                                    .file_name = S(""),
                                    .text = S("召开常委会会议7次。"),
                                    .year = 2026,
                                    .from = {2025, 7, 1},
                                    .to = {2026, 6, 30}};
    struct report_reading_sheet s;
    struct str url;
    int64_t id = 0;

    OK(report_reading_make(ctx, &in, &id) == ST_OK, "taken in");
    s = sheet_of(ctx, id);
    EQ_INT(s.rows[0].judged, REPORT_JUDGED_SAME, "with the records of its days");
    OK(report_reading_rows_url(ctx, &s, &s.rows[0], &url) == ST_OK, "its rows");
    EQ_STR(url, "/made?year=2025&part=numerator", "of those days");
    EQ_INT(s.beyond, 0, "all are compared");
    in.to = (struct date){2025, 6, 30};
    EQ_INT(report_reading_make(ctx, &in, &id), ST_INVALID, "backwards");
    EQ_TEXT(modtest_field(ctx), "from", "at the field");
    modtest_clear(ctx);
    in.to = (struct date){0};
    EQ_INT(report_reading_make(ctx, &in, &id), ST_INVALID, "without an end");
    modtest_clear(ctx);
}

/* What is past the limit is told. */
static void many(struct journaltest *t)
{
    struct buf text = buf_new(t->ctx->arena, 0);

    for (int i = 0; i < REPORT_READING_FIGURES + 5; i++)
        buf_printf(&text, "植树%d棵。\n", i + 20);
    {
        const struct report_reading_sheet s =
            sheet_of(t->ctx, made(t->ctx, str_z(t->ctx->arena, buf_view(&text)), 2025));

        EQ_INT(s.count, REPORT_READING_FIGURES, "so many are compared");
        EQ_INT(s.beyond, 5, "and the rest is told");
    }
}

static void corrected(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t id = made(ctx, "召开常委会会议8次。植树33棵。", 2024);
    struct report_reading_sheet s = sheet_of(ctx, id);
    const struct indicator *guesses[REPORT_CANDIDATES];
    size_t count = 0;

    EQ_INT(s.rows[0].judged, REPORT_JUDGED_EMPTY, "no records of that year");
    OK(report_reading_guess(ctx, s.reading.text, s.rows[0].figure, guesses, &count) == ST_OK &&
           count == 1 && str_eqz(str_from(guesses[0]->name), "made.meetings"),
       "what it is likely to be");
    EQ_INT(report_reading_choose(ctx, s.rows[1].kept.id, s.rows[1].kept.version, S("不存在")),
           ST_INVALID, "no such figure");
    EQ_TEXT(ctx->err.field, "other", "at the field");
    modtest_clear(ctx);
    OK(report_reading_choose(ctx, s.rows[1].kept.id, s.rows[1].kept.version, S("常委会会议次数")) ==
           ST_OK,
       "chosen by its label");
    EQ_INT(report_reading_choose(ctx, s.rows[1].kept.id, s.rows[1].kept.version, S("")),
           ST_CONFLICT, "somebody else was first");
    modtest_clear(ctx);
    OK(report_reading_choose(ctx, s.rows[0].kept.id, s.rows[0].kept.version, S("")) == ST_OK,
       "it is none");
    s = sheet_of(ctx, id);
    OK(s.rows[1].kept.chosen && str_eqz(s.rows[1].kept.name, "made.meetings"), "kept");
    EQ_INT(s.rows[0].judged, REPORT_JUDGED_OPEN, "none is kept too");
    OK(report_reading_drop(ctx, id) == ST_OK, "dropped");
    EQ_INT(report_reading_sheet(ctx, id, &s), ST_NOT_FOUND, "gone");
    modtest_clear(ctx);
}

static void beside(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t old = made(ctx, "选举任免国家机关工作人员37名。召开常委会会议7次。", 2023);
    const int64_t now = made(ctx, "任免国家机关工作人员18人次。召开常委会会议8次。", 2025);
    struct report_reading_sheet s = sheet_of(ctx, now);

    OK(s.last != NULL && s.last->id == old, "beside the one of the nearest earlier year");
    EQ_INT(s.drifts_count, 1, "one was counted otherwise");
    EQ_INT(s.drifts[0].kind, REPORT_DRIFT_UNIT, "persons then, times now");
    s = sheet_of(ctx, old);
    OK(s.last == NULL && s.drifts_count == 0, "the first has none");
}

static void refused(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    static const struct {
        struct report_reading_new in;
        const char *field;
    } CASES[] = {
        {{SI(""), SI(""), SI("7次"), 2025}, "title"},
        {{SI("旧报告"), SI(""), SI(" \n"), 2025}, "text"},
        {{SI("旧报告"), SI(""), SI("7次"), 25}, "year"},
        {{SI("旧报告"), SI(""), SI("\xff"), 2025}, "text"},
    };

    for (size_t i = 0; i < COUNT(CASES); i++) {
        int64_t id = 0;

        EQ_INT(report_reading_make(ctx, &CASES[i].in, &id), ST_INVALID, CASES[i].field);
        if (i < 3)
            EQ_TEXT(modtest_field(ctx), CASES[i].field, "at the field");
        modtest_clear(ctx);
    }
}

int main(void)
{
    modtest_both("compared", compared);
    modtest_both("of_days", of_days);
    modtest_one("many", many);
    modtest_both("corrected", corrected);
    modtest_both("beside", beside);
    modtest_one("refused", refused);
    return tap_done();
}
