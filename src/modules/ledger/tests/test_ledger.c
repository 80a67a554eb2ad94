// SPDX-License-Identifier: MulanPSL-2.0
/* Ledgers on both databases: kinds and their versions, entries with their workflow, who may do
 * what, figures and the entries behind them, what is due, sheets. People are invented. */
#include "modules/indicator/indicator.h"
#include "modules/ledger/ledger_actions.h"
#include "modules/ledger/ledger_import.h"
#include "modules/ledger/ledger_parts.h"
#include "modules/ledger/tests/ledgertest.h"
#include "modules/tests/modtest.h"
#include "platform/import.h"
#include "platform/permission.h"
#include <unistd.h>

/* ---------------------------------------------------------------- kinds */

static void test_kinds(struct journaltest *t)
{
    struct office o = office_of(t->ctx);
    struct ledger_kind_new in = {.body = str_from(KIND), .note = S("")};
    struct ledger_kind_version *all;
    struct ledger_kind k;
    bool newer, own;
    size_t count;
    int64_t id;

    EQ_INT(ledger_kind_get(t->ctx, S("study"), &k), ST_OK, "is there");
    OK(k.on, "and on");
    EQ_STR(k.readers, "staff", "who reads");
    REFUSED(t->ctx, ledger_kind_save(t->ctx, &in, &id), ST_CONFLICT, "db.changed_meanwhile",
            "seen by nobody");
    in.version = k.version;
    in.body = S("kind study\nname 学习\nunit 场\nfield title text 内容\n");
    EQ_INT(ledger_kind_save(t->ctx, &in, &id), ST_OK, "a second version");
    EQ_INT(ledger_store_versions(t->ctx, id, &all, &count), ST_OK, "versions");
    EQ_INT(count, 2, "two");
    EQ_INT(all[0].number, 2, "newest first");
    in.body = S("kind study\nname\n");
    REFUSED(t->ctx, ledger_kind_save(t->ctx, &in, &id), ST_INVALID, "ledger.definition.short",
            "a fault");
    EQ_INT(ledger_kind_on(t->ctx, S("nothing"), &id), ST_NOT_FOUND, "not shipped");
    modtest_clear(t->ctx);
    EQ_INT(ledger_kind_on(t->ctx, S("first_topic"), &id), ST_OK, "a shipped one");
    EQ_INT(ledger_kind_get(t->ctx, S("first_topic"), &k), ST_OK, "is there");
    EQ_INT(ledger_kind_upgrades(t->ctx, &k, &newer, &own), ST_OK, "upgrades");
    OK(!newer && !own, "as shipped");
    in = (struct ledger_kind_new){
        .body = S("kind first_topic\nname 第一议题\nunit 次\nfield title text 内容\n"),
        .note = S("短一些"),
        .version = k.version};
    EQ_INT(ledger_kind_save(t->ctx, &in, &id), ST_OK, "the office's own");
    EQ_INT(ledger_kind_get(t->ctx, S("first_topic"), &k), ST_OK, "is there");
    EQ_INT(ledger_kind_upgrades(t->ctx, &k, &newer, &own), ST_OK, "upgrades");
    OK(!newer && own, "its own, and nothing newer was shipped");
    EQ_INT(ledger_kind_off(t->ctx, S("first_topic")), ST_OK, "off");
    EQ_INT(ledger_kind_on(t->ctx, S("first_topic"), &id), ST_OK, "on again");
    EQ_INT(ledger_store_versions(t->ctx, id, &all, &count), ST_OK, "versions");
    EQ_INT(count, 2, "keeps the office's text");
    as(&o, "ledger.read");
    EQ_INT(ledger_open(t->ctx, S("study"), &k, &(const struct ledger_definition *){NULL}), ST_OK,
           "who reads opens it");
    as(&o, "ledger.party");
    REFUSED(t->ctx, ledger_open(t->ctx, S("study"), &k, &(const struct ledger_definition *){NULL}),
            ST_NOT_FOUND, "db.not_found", "others know nothing of it");
    t->ctx->actor = o.system;
}

/* ---------------------------------------------------------------- entries */

static void test_entry(struct journaltest *t)
{
    struct office o = office_of(t->ctx);
    const int64_t id = add(t->ctx, "2026-11-18", "条例", "集中", "", "");
    const struct ledger_given bad[] = {
        {"on", S("18日")}, {"people", S("501")}, {"form", S("别的")}};
    const struct ledger_entry_new wrong = {.kind = S("study"), .values = bad, .count = COUNT(bad)};
    struct ledger_step_row *steps;
    struct ledger_entry e;
    size_t count;
    int64_t other;

    EQ_INT(ledger_entry_get(t->ctx, id, &e), ST_OK, "is there");
    EQ_STR(e.number, "学〔2026〕01号", "number");
    EQ_STR(e.state, "planned", "begins there");
    OK(e.open && !e.dropped, "open");
    EQ_INT(ledger_entry_add(t->ctx, &wrong, &other), ST_INVALID, "faults");
    EQ_INT(t->ctx->field_errors_count, 4, "each at its field");
    EQ_TEXT(t->ctx->field_errors[0].key, "ledger.err.date", "date");
    EQ_TEXT(t->ctx->field_errors[1].field, "v1", "the title is missing");
    EQ_TEXT(t->ctx->field_errors[2].key, "ledger.err.choice", "choice");
    EQ_TEXT(t->ctx->field_errors[3].key, "ledger.err.max", "maximum");
    modtest_clear(t->ctx);

    EQ_INT(ledger_entry_edit(
               t->ctx,
               &(struct ledger_entry_change){id, e.version,
                                             GIVEN({"cost", S("1,200.50")}, {"organ", S("办公室")},
                                                   {"who", S("周秀兰")}, {"on", S("2025-12-30")})}),
           ST_OK, "corrected");
    EQ_INT(ledger_entry_get(t->ctx, id, &e), ST_OK, "is there");
    EQ_STR(e.number, "学〔2025〕01号", "counts in the year of its day");
    EQ_STR(e.data,
           str_z(t->ctx->arena,
                 str_printf(t->ctx->arena,
                            "on=2025-12-30\ntitle=条例\nform=集中\ncost=120050\norgan=%lld\n"
                            "who=%lld\n",
                            (long long)o.organ, (long long)o.deputy)),
           "values");
    EQ_INT(ledger_store_steps(t->ctx, id, &steps, &count), ST_OK, "history");
    EQ_STR(steps[0].changed,
           "日期：2026年11月18日 → 2025年12月30日\n经费：1,200.50元\n单位：办公室\n代表：周秀兰",
           "says what has changed");
    REFUSED(t->ctx,
            ledger_entry_edit(t->ctx, &(struct ledger_entry_change){id, 1, GIVEN({"cost", S("")})}),
            ST_CONFLICT, "db.changed_meanwhile", "seen before the change");
    REFUSED(t->ctx,
            ledger_entry_edit(
                t->ctx, &(struct ledger_entry_change){id, e.version, GIVEN({"title", S("")})}),
            ST_INVALID, "ledger.err.missing", "required");
    REFUSED(t->ctx, ledger_entry_remove(t->ctx, id, e.version), ST_RULE, "ledger.err.has_steps",
            "has a history");
    other = add(t->ctx, "2026-11-18", "误登", "", "", "");
    EQ_INT(ledger_entry_remove(t->ctx, other, 1), ST_OK, "a mistaken one goes");
    EQ_INT(ledger_entry_get(t->ctx, other, &e), ST_NOT_FOUND, "and is gone");
    modtest_clear(t->ctx);
}

static enum status step(struct ctx *ctx, int64_t id, const char *name, const char *people,
                        const char *note)
{
    const struct ledger_given given[] = {{"people", str_from(people)}};
    struct ledger_entry e;

    TRY(ledger_store_entry(ctx, id, &e));
    return ledger_entry_step(
        ctx, &(struct ledger_entry_step){
                 {id, e.version, given, people[0] != '\0'}, str_from(name), str_from(note)});
}

static void test_steps(struct journaltest *t)
{
    struct office o = office_of(t->ctx);
    const int64_t id = add(t->ctx, "2026-11-18", "条例", "集中", "", "");
    struct ledger_due_row *dues;
    struct ledger_entry e;
    size_t count;

    EQ_INT(ledger_store_dues_of(t->ctx, id, &dues, &count), ST_OK, "dues");
    EQ_INT(count, 1, "one runs");
    EQ_STR(dues[0].label, "按期学习", "its name");
    EQ_INT(date_diff_days(dues[0].on, (struct date){2026, 11, 21}), 0, "its day");
    REFUSED(t->ctx, step(t->ctx, id, "hold", "", ""), ST_INVALID, "ledger.err.missing", "needs");
    REFUSED(t->ctx, step(t->ctx, id, "stop", "", ""), ST_INVALID, "ledger.err.note", "a sentence");
    EQ_INT(step(t->ctx, id, "nothing", "", ""), ST_NOT_FOUND, "no such step");
    modtest_clear(t->ctx);
    as(&o, "ledger.read");
    REFUSED(t->ctx, step(t->ctx, id, "hold", "3", ""), ST_DENIED, "ledger.err.denied", "readers");
    REFUSED(
        t->ctx,
        ledger_entry_edit(t->ctx, &(struct ledger_entry_change){id, 1, GIVEN({"cost", S("1")})}),
        ST_DENIED, "ledger.err.denied", "nor correct");
    as(&o, "ledger.discipline");
    REFUSED(t->ctx, step(t->ctx, id, "hold", "3", ""), ST_NOT_FOUND, "db.not_found", "others");
    as(&o, "ledger.leader");
    (void)permission_set_add(&o.may, "ledger.read");
    REFUSED(t->ctx, step(t->ctx, id, "stop", "", "不办了"), ST_DENIED, "ledger.err.denied",
            "of the office alone");
    EQ_INT(step(t->ctx, id, "hold", "12", ""), ST_OK, "of leaders, too");
    EQ_INT(ledger_store_entry(t->ctx, id, &e), ST_OK, "is there");
    EQ_STR(e.state, "held", "in its state");
    OK(!e.open, "nothing owed");
    EQ_INT(ledger_store_dues_of(t->ctx, id, &dues, &count), ST_OK, "dues");
    EQ_INT(count, 0, "none");
    t->ctx->actor = o.system;
    REFUSED(t->ctx, step(t->ctx, id, "hold", "12", ""), ST_RULE, "ledger.err.step", "twice");
    EQ_INT(modtest_events(t->ctx, "ledger.stepped"), 1, "told once");
    EQ_INT(ledger_kind_off(t->ctx, S("study")), ST_OK, "put away");
    REFUSED(t->ctx,
            ledger_entry_add(t->ctx, &(struct ledger_entry_new){.kind = S("study")}, &(int64_t){0}),
            ST_RULE, "ledger.err.off", "no new ones");
}

/* ---------------------------------------------------------------- old versions */

static void test_versions(struct journaltest *t)
{
    struct office o = office_of(t->ctx);
    const int64_t id = add(t->ctx, "2026-11-18", "条例", "集中", "9", "");
    struct ledger_due_row *dues;
    struct ledger_whole w = {0};
    struct ledger_kind k;
    int64_t made;
    size_t count;

    (void)o;
    EQ_INT(ledger_kind_get(t->ctx, S("study"), &k), ST_OK, "kind");
    EQ_INT(ledger_kind_save(t->ctx,
                            &(struct ledger_kind_new){
                                .body = S("kind study\nname 学习\nunit 次\nfield on date 日期\n"
                                          "field title text 题目 required\nfield place text 地点\n"
                                          "state planned 打算\nstate held 学过 final\n"
                                          "deadline hold on +10 早些学\n"),
                                .note = S(""),
                                .version = k.version},
                            &made),
           ST_OK, "another version");
    EQ_INT(ledger_whole_get(t->ctx, id, &w), ST_OK, "is there");
    EQ_STR(ledger_values_get(w.d, &w.values, S("form")), "集中", "shown under its own version");
    EQ_INT(ledger_store_dues_of(t->ctx, id, &dues, &count), ST_OK, "dues");
    EQ_STR(dues[0].label, "早些学", "deadlines follow the newest");
    EQ_INT(ledger_entry_edit(t->ctx, &(struct ledger_entry_change){id, w.entry.version,
                                                                   GIVEN({"place", S("会议室")})}),
           ST_OK, "corrected");
    EQ_INT(ledger_whole_get(t->ctx, id, &w), ST_OK, "is there");
    EQ_STR(w.entry.data, "on=2026-11-18\ntitle=条例\nplace=会议室\n", "now of the newest");
}

/* ---------------------------------------------------------------- sheets */

struct bringing {
    const char *path;
    size_t written, skipped;
};

static enum status bring_tx(struct ctx *ctx, const void *input)
{
    struct bringing *b = (struct bringing *)(uintptr_t)input;
    const struct import_kind *kind = import_kind_of(ctx, S("ledger.study"));
    struct import_counts counts;
    size_t row;

    TRY(import_write(ctx, kind, b->path, IMPORT_REPEATS_REFUSED, &counts, &row));
    b->written = counts.written;
    b->skipped = counts.skipped;
    return counts.written == 0 ? ST_NOT_FOUND : ST_OK; /* nothing to commit */
}

static enum status row_check(struct ctx *ctx, const char *state, const char *town)
{
    const struct import_kind *kind = import_kind_of(ctx, S("ledger.visits"));
    struct import_row row = {.kind = kind, .number = 1};
    struct str key;

    ASSERT(kind != NULL);
    for (size_t i = 0; kind->columns[i].name != NULL; i++)
        row.cells[i] = strcmp(kind->columns[i].name, "title") == 0   ? S("走访")
                       : strcmp(kind->columns[i].name, "town") == 0  ? str_from(town)
                       : strcmp(kind->columns[i].name, "state") == 0 ? str_from(state)
                                                                     : S("");
    return kind->check(ctx, &row, &key);
}

/* A row comes in a state to which whoever brings it could take it step by step; who manages ledgers
 * brings old registers in as they stand. */
static void test_sheet_states(struct journaltest *t)
{
    struct office o = office_of(t->ctx);
    struct ctx *ctx = t->ctx;

    visits(ctx);
    as(&o, "ledger.write");
    EQ_INT(row_check(ctx, "", ""), ST_OK, "as it begins");
    EQ_INT(row_check(ctx, "已走访", ""), ST_OK, "or by its name");
    REFUSED(ctx, row_check(ctx, "已办结", "办公室"), ST_INVALID, "ledger.err.state_steps",
            "the committee's step is not the office's");
    REFUSED(ctx, row_check(ctx, "作废", ""), ST_INVALID, "ledger.err.state_steps",
            "what asks for a sentence is not done by a sheet");
    (void)permission_set_add(&o.may, "ledger.committee");
    EQ_INT(row_check(ctx, "已办结", "办公室"), ST_OK, "who may take the step");
    REFUSED(ctx, row_check(ctx, "已办结", ""), ST_INVALID, "ledger.err.state_steps",
            "with what it needs");
    (void)permission_set_add(&o.may, "ledger.manage");
    EQ_INT(row_check(ctx, "已办结", ""), ST_OK, "who manages ledgers");
    EQ_INT(row_check(ctx, "作废", ""), ST_OK, "in any state");
    REFUSED(ctx, row_check(ctx, "没有的", ""), ST_INVALID, "ledger.err.state", "that there is");
    ctx->actor = o.system;
}

static enum status undo_tx(struct ctx *ctx, const void *input)
{
    struct import_undo how = {0};
    const int64_t id = *(const int64_t *)input;

    TRY(import_kind_of(ctx, S("ledger.study"))->undo(ctx, id, false, &how));
    return event_emit(ctx, "ledger.removed", id);
}

static void test_sheet(struct journaltest *t)
{
    static const char TEXT[] = "日期,内容,形式,人数,经费,单位,代表,状态\n"
                               "2026-03-01,甲,集中,12,1.5万,办公室,周秀兰,已学习\n"
                               "2026-03-08,乙,研讨,8,,,,\n";
    struct office o = office_of(t->ctx);
    char path[] = "/tmp/renda-ledger-XXXXXX.csv";
    const int fd = mkstemps(path, 4);
    struct bringing b = {.path = path};
    const struct import_kind *kind;
    struct ledger_entry e;
    int64_t *ids;
    size_t count;

    ASSERT(fd >= 0 && write(fd, TEXT, strlen(TEXT)) == (ssize_t)strlen(TEXT));
    close(fd);
    kind = import_kind_of(t->ctx, S("ledger.study"));
    EQ_STR(kind->label, "台账：学习", "a kind of rows");
    OK(import_kind_tables(kind) != NULL, "with its tables");
    OK(import_kind_of(t->ctx, S("ledger.nothing")) == NULL, "no such kind");
    EQ_INT(db_tx(t->ctx, bring_tx, &b), ST_OK, "brought");
    EQ_INT(b.written, 2, "both");
    EQ_INT(ledger_store_ids(t->ctx, 0, 10, &ids, &count), ST_OK, "ids");
    EQ_INT(count, 2, "two entries");
    EQ_INT(ledger_store_entry(t->ctx, ids[0], &e), ST_OK, "the first");
    EQ_STR(e.state, "held", "in its state");
    OK(str_has(e.data, S("cost=1500000\n")), "money");
    EQ_INT(db_tx(t->ctx, bring_tx, &b), ST_NOT_FOUND, "again");
    modtest_clear(t->ctx);
    EQ_INT(b.skipped, 2, "is passed over");
    EQ_INT(db_tx(t->ctx, undo_tx, &ids[0]), ST_OK, "taken back");
    EQ_INT(ledger_store_entry(t->ctx, ids[0], &e), ST_NOT_FOUND, "gone");
    modtest_clear(t->ctx);
    as(&o, "ledger.read");
    OK(import_kind_of(t->ctx, S("ledger.study")) == NULL, "not for who only reads");
    t->ctx->actor = o.system;
    unlink(path);
}

/* ---------------------------------------------------------------- what the law asks for */

static bool is_on(struct ctx *ctx, const char *kind)
{
    struct ledger_kind k;
    const bool on = ledger_kind_get(ctx, str_from(kind), &k) == ST_OK && k.on;

    modtest_clear(ctx);
    return on;
}

/* Is it among those that are off, and because of the law? */
static bool is_offered(struct ctx *ctx, const char *kind, bool law)
{
    struct ledger_offered *all;
    size_t count;

    EQ_INT(ledger_offered(ctx, &all, &count), ST_OK, "what is off");
    arr_each (i, count)
        if (str_eqz(all[i].kind, kind))
            return all[i].law == law && all[i].about.len > 0;
    return false;
}

/* @law Deputies Law (2025-03-11) art. 29, 39, 43 */
static void test_seed(struct journaltest *t)
{
    EQ_INT(ledger_seed(t->ctx), ST_OK, "a new congress");
    OK(is_on(t->ctx, "deputy_plan") && is_on(t->ctx, "deputy_permission") &&
           is_on(t->ctx, "deputy_summons"),
       "has what the law asks of a county");
    OK(!is_on(t->ctx, "presidium_activity"), "not what it asks of a township");
    OK(is_offered(t->ctx, "presidium_activity", false), "that is offered");
    OK(is_offered(t->ctx, "first_topic", false), "as is what no law asks for");
    OK(!is_offered(t->ctx, "deputy_plan", true), "what is on is not");
    EQ_INT(ledger_kind_off(t->ctx, S("deputy_plan")), ST_OK, "put away");
    OK(is_offered(t->ctx, "deputy_plan", true), "and offered again, as asked for by law");
    EQ_INT(ledger_seed(t->ctx), ST_OK, "told twice");
    OK(!is_on(t->ctx, "deputy_plan"), "what the office put away stays away");
}

static enum status before_tx(struct ctx *ctx, const void *input)
{
    (void)input;
    return DB_EXEC(ctx, "INSERT INTO ledger_before (congress_id, id) VALUES (:congress, :congress)",
                   B_INT("congress", ctx->congress_id));
}

static void test_seed_before(struct journaltest *t)
{
    EQ_INT(db_tx(t->ctx, before_tx, NULL), ST_OK, "a congress that stood before");
    EQ_INT(ledger_seed(t->ctx), ST_OK, "told of its founding now");
    OK(!is_on(t->ctx, "deputy_plan"), "is not given any");
    OK(is_offered(t->ctx, "deputy_plan", true), "it is offered them");
}

/* Leave is asked for an arrest: it is not closed by a report.
 * @law Deputies Law (2025-03-11) art. 39 */
static void test_permission(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct str who = str_int(ctx->arena, modtest_deputy(ctx, "周秀兰", "青石岭镇代表团"));
    const struct ledger_given taken = {"taken_on", S("2026-11-18")};
    static const struct {
        const char *measure;
        enum status want;
    } CASES[] = {{"逮捕", ST_RULE},
                 {"刑事审判", ST_RULE},
                 {"其他限制人身自由的措施", ST_RULE},
                 {"乡镇代表被采取措施的报告", ST_OK},
                 {"现行犯拘留后报告", ST_OK}};
    int64_t kind, id;

    ASSERT(ledger_kind_on(ctx, S("deputy_permission"), &kind) == ST_OK);
    arr_each (i, COUNT(CASES)) {
        const struct ledger_given given[] = {{"title", S("提请许可")},
                                             {"deputy", who},
                                             {"organ", S("县公安局")},
                                             {"measure", str_from(CASES[i].measure)},
                                             {"received_on", S("2026-11-18")}};
        const struct ledger_entry_new in = {
            .kind = S("deputy_permission"), .values = given, .count = COUNT(given)};

        ASSERT(ledger_entry_add(ctx, &in, &id) == ST_OK);
        EQ_INT(ledger_entry_step(
                   ctx, &(struct ledger_entry_step){{id, 1, &taken, 1}, S("report"), S("")}),
               CASES[i].want, CASES[i].measure);
        if (CASES[i].want != ST_OK)
            EQ_TEXT(ctx->err.key, "ledger.err.step_when", "as it says");
        modtest_clear(ctx);
    }
    EQ_INT(modtest_events(ctx, "ledger.stepped"), 2, "two were reported");
    EQ_INT(
        ledger_entry_edit(ctx, &(struct ledger_entry_change){id, 2, GIVEN({"remark", S("补记")})}),
        ST_OK, "what no step was taken for may be corrected");
    REFUSED(
        ctx,
        ledger_entry_edit(ctx, &(struct ledger_entry_change){id, 3, GIVEN({"measure", S("逮捕")})}),
        ST_INVALID, "ledger.err.taken", "no arrest is made of what was reported");
}

int main(void)
{
    modtest_both("ledger_permission", test_permission);
    modtest_both("ledger_seed", test_seed);
    modtest_one("ledger_seed_before", test_seed_before);
    modtest_both("ledger_kinds", test_kinds);
    modtest_both("ledger_entry", test_entry);
    modtest_one("ledger_steps", test_steps);
    modtest_both("ledger_versions", test_versions);
    modtest_both("ledger_sheet", test_sheet);
    modtest_one("ledger_sheet_states", test_sheet_states);
    return tap_done();
}
