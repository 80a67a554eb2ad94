// SPDX-License-Identifier: MulanPSL-2.0
/* Sheets of divisions, organs and days: each fault of a row is named, good rows are written, and
 * townships become organs and delegations. On both databases. */
#include "modules/congress/congress_import.h"
#include "modules/tests/modtest.h"
#include "platform/db.h"
#include "platform/event.h"

enum { DIVISION, ORGAN, CALENDAR };

struct write {
    const struct import_kind *kind;
    const struct import_row *row;
    bool *skipped;
};

static enum status write_tx(struct ctx *ctx, const void *input)
{
    const struct write *w = input;

    TRY(w->kind->write(ctx, w->row, w->skipped));
    return w->kind->finish(ctx, !*w->skipped, *w->skipped);
}

/* Up to five cells, NULL for the rest. */
static struct import_row row_of(const char *const cells[5])
{
    struct import_row row = {.number = 2};

    for (int i = 0; i < 5; i++)
        row.cells[i] = str_from(cells[i]);
    return row;
}

static bool bring(struct ctx *ctx, int kind, const char *const cells[5])
{
    const struct import_row row = row_of(cells);
    bool skipped = false;
    struct str key;

    if (CONGRESS_IMPORTS[kind].check(ctx, &row, &key) != ST_OK)
        return false;
    return db_tx(ctx, write_tx, &(struct write){&CONGRESS_IMPORTS[kind], &row, &skipped}) == ST_OK;
}

#define CELLS(...) ((const char *const[5]){__VA_ARGS__})

/* The column at fault, "" if the row is good. */
static const char *fault(struct ctx *ctx, int kind, const char *const cells[5])
{
    const struct import_row row = row_of(cells);
    struct str key;

    (void)!CONGRESS_IMPORTS[kind].check(ctx, &row, &key);
    return modtest_field(ctx);
}

static void test_divisions(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct division *below, division;
    struct organ organ;
    size_t count, added = 0;

    EQ_TEXT(fault(ctx, DIVISION, CELLS("149")), "code", "three digits");
    EQ_TEXT(fault(ctx, DIVISION, CELLS("14a9")), "code", "a letter");
    EQ_TEXT(fault(ctx, DIVISION, CELLS("1499", "某市")), "code", "nothing above it yet");
    OK(bring(ctx, DIVISION, CELLS("14", "某省")), "the province");
    OK(bring(ctx, DIVISION, CELLS("1499", "某市")), "the city");
    EQ_TEXT(fault(ctx, DIVISION, CELLS("149921", "云溪县", "", "", "1498")), "city",
            "below another city");
    OK(bring(ctx, DIVISION, CELLS("149921", "云溪县", "", "", "1499")), "the county");
    OK(bring(ctx, DIVISION, CELLS("149921100", "城关镇", "", "149921")), "a town");
    OK(bring(ctx, DIVISION, CELLS("149921200", "柳河乡", "", "149921")), "a township");
    OK(bring(ctx, DIVISION, CELLS("149921001", "新城街道", "", "149921")), "a street");
    OK(congress_divisions(ctx, S("149921"), &below, &count) == ST_OK && count == 3, "three below");
    EQ_STR(below[0].name, "新城街道", "by code");
    OK(bring(ctx, DIVISION, CELLS("149921200", "柳河镇", "", "149921")), "renamed");
    OK(congress_division_get(ctx, S("149921200"), &division) == ST_OK &&
           str_eqz(division.name, "柳河镇"),
       "has the new name");
    EQ_INT(congress_division_get(ctx, S("149921300"), &division), ST_NOT_FOUND, "no such code");
    modtest_clear(ctx);

    OK(congress_add_townships(ctx, &added) == ST_OK && added == 6,
       "three organs, three delegations");
    OK(organ_by_name(ctx, S("新城街道办事处"), &organ) == ST_OK && organ.handles &&
           organ.kind == ORGAN_TOWNSHIP,
       "a street has an office");
    OK(organ_by_name(ctx, S("柳河镇"), &organ) == ST_OK && str_eqz(organ.name, "柳河镇人民政府"),
       "a town a government");
    OK(congress_add_townships(ctx, &added) == ST_OK && added == 0, "once");
    EQ_INT(modtest_events(ctx, "congress.townships_added"), 1, "one event");
}

static void test_nothing_below(struct journaltest *t)
{
    size_t added;

    EQ_INT(congress_add_townships(t->ctx, &added), ST_RULE, "without divisions there is nothing");
    modtest_clear(t->ctx);
}

static void test_organs(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct organ organ, parent;

    EQ_TEXT(fault(ctx, ORGAN, CELLS("云溪县水利局", "", "衙门")), "kind", "no such kind");
    EQ_TEXT(fault(ctx, ORGAN, CELLS("云溪县水利局", "", "政府部门", "", "也许")), "handles",
            "neither yes nor no");
    EQ_TEXT(fault(ctx, ORGAN, CELLS("", "", "政府部门")), "name", "no name");
    OK(bring(ctx, ORGAN, CELLS("云溪县水利局", "水利局", "政府部门", "", "是")), "by label");
    OK(organ_by_name(ctx, S("水利局"), &parent) == ST_OK && parent.handles, "handles");
    OK(bring(ctx, ORGAN, CELLS("云溪县水文站", "", "department", "云溪县水利局", "0")), "by word");
    OK(organ_by_name(ctx, S("云溪县水文站"), &organ) == ST_OK && organ.parent_id == parent.id &&
           !organ.handles,
       "below the bureau");
    OK(!bring(ctx, ORGAN, CELLS("云溪县水厂", "", "department", "没有的局")), "below nobody");
    EQ_TEXT(ctx->err.key, "congress.import.parent_unknown", "is refused by name");
    EQ_TEXT(ctx->err.arg, "没有的局", "of the parent");
    modtest_clear(ctx);
    OK(bring(ctx, ORGAN, CELLS("云溪县水利局", "县水利局", "政府部门", "", "是")),
       "a new short name");
    OK(organ_get(ctx, parent.id, &organ) == ST_OK && str_eqz(organ.short_name, "县水利局") &&
           organ.version == 2,
       "is taken over");
}

/* Undoing one record, in a transaction that somebody else's event ends. */
struct take {
    const struct import_kind *kind;
    int64_t id;
    bool look;
    const int64_t *together;
    size_t together_count;
    const char **why;
};

static enum status take_tx(struct ctx *ctx, const void *input)
{
    const struct take *t = input;
    struct import_undo undo = {.together = t->together, .together_count = t->together_count};

    TRY(t->kind->undo(ctx, t->id, t->look, &undo));
    *t->why = undo.why;
    return undo.why == NULL && !t->look ? event_emit(ctx, "import.undone", t->id) : ST_OK;
}

static const char *take(struct ctx *ctx, int kind, int64_t id, const int64_t *with, size_t count)
{
    const char *why = "failed";
    const struct take t = {&CONGRESS_IMPORTS[kind], id, count > 0, with, count, &why};

    OK(db_tx(ctx, take_tx, &t) == ST_OK, "asked to go");
    return why != NULL ? why : "";
}

static int64_t brought(struct ctx *ctx, int kind, const char *const cells[5])
{
    struct import_row row = row_of(cells);
    bool skipped = false;
    int64_t id = 0;

    row.out_id = &id;
    OK(db_tx(ctx, write_tx, &(struct write){&CONGRESS_IMPORTS[kind], &row, &skipped}) == ST_OK,
       cells[0]);
    return id;
}

static void test_undo(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t above = brought(ctx, ORGAN, CELLS("云溪县文旅局", "", "政府部门"));
    const int64_t below =
        brought(ctx, ORGAN, CELLS("云溪县博物馆", "", "department", "云溪县文旅局"));
    const int64_t both[] = {above, below};
    const int64_t other = brought(ctx, ORGAN, CELLS("云溪县图书馆", "", "政府部门"));
    const int64_t day = brought(ctx, CALENDAR, CELLS("2028-01-26", "休", "春节"));
    int64_t city, province;
    struct organ organ;

    EQ_INT(brought(ctx, ORGAN, CELLS("云溪县文旅局", "文旅局", "政府部门")), 0,
           "what was there already is not the import's");
    EQ_TEXT(take(ctx, ORGAN, above, NULL, 0), "import.undo.named", "one organ is below it");
    EQ_TEXT(take(ctx, ORGAN, above, both, 2), "import.undo.changed",
            "which may go with it, but it was renamed");
    (void)modtest_account(ctx, "museum", "handler", below);
    EQ_TEXT(take(ctx, ORGAN, below, NULL, 0), "import.undo.named", "somebody works there");
    EQ_TEXT(take(ctx, ORGAN, other, NULL, 0), "", "where nobody works, it goes");
    EQ_INT(organ_get(ctx, other, &organ), ST_NOT_FOUND, "and is gone");
    modtest_clear(ctx);
    EQ_TEXT(take(ctx, ORGAN, other, NULL, 0), "", "twice is no fault");

    EQ_TEXT(take(ctx, CALENDAR, day, NULL, 0), "", "a day goes");
    (void)brought(ctx, CALENDAR, CELLS("2028-01-27", "休", "春节"));
    EQ_INT(brought(ctx, CALENDAR, CELLS("2028-01-27", "休", "除夕")), 0, "renamed");
    EQ_TEXT(take(ctx, CALENDAR,
                 dbtest_int(ctx, "SELECT id FROM congress_holiday WHERE name = '除夕'"), NULL, 0),
            "import.undo.changed", "one that was changed does not");

    province = brought(ctx, DIVISION, CELLS("88", "某省"));
    city = brought(ctx, DIVISION, CELLS("8801", "某市"));
    EQ_TEXT(take(ctx, DIVISION, province, NULL, 0), "import.undo.named", "a city is below it");
    EQ_TEXT(take(ctx, DIVISION, province, &city, 1), "", "unless that goes too");
    EQ_TEXT(take(ctx, DIVISION, city, NULL, 0), "", "the city");
    EQ_TEXT(take(ctx, DIVISION, province, NULL, 0), "", "then the province");
}

static void test_calendar(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct calendar cal;

    EQ_TEXT(fault(ctx, CALENDAR, CELLS("2027-02-30", "休", "春节")), "on", "no such day");
    EQ_TEXT(fault(ctx, CALENDAR, CELLS("2027-02-08", "玩", "春节")), "kind", "neither off nor on");
    OK(bring(ctx, CALENDAR, CELLS("2027-02-08", "休", "春节")), "a day off");
    OK(bring(ctx, CALENDAR, CELLS("2027-02-20", "调休上班", "春节")), "a Saturday worked");
    OK(congress_calendar(ctx, &cal) == ST_OK && calendar_covers(&cal, 2027) &&
           !calendar_is_workday(&cal, (struct date){2027, 2, 8}) &&
           calendar_is_workday(&cal, (struct date){2027, 2, 20}),
       "count in deadlines");
    EQ_INT(modtest_events(ctx, "congress.calendar_imported"), 2, "each with an event");
}

int main(void)
{
    modtest_both("import_divisions", test_divisions);
    modtest_both("import_nothing_below", test_nothing_below);
    modtest_both("import_organs", test_organs);
    modtest_both("import_calendar", test_calendar);
    modtest_both("import_undo", test_undo);
    return tap_done();
}
