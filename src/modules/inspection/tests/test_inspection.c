// SPDX-License-Identifier: MulanPSL-2.0
/* An inspection on both databases: the list from the clauses of a law, findings of a desk, a device
 * and a sheet, problems, looking again, the report, figures. The law is invented. */
#include "modules/congress/congress.h"
#include "modules/inspection/inspection_actions.h"
#include "modules/inspection/inspection_parts.h"
#include "modules/inspection/inspection_store.h"
#include "modules/statute/statute.h"
#include "modules/supervision/supervision.h"
#include "modules/tests/modtest.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/permission.h"

static const char LAW[] =
    "试行市路灯管理条例\n2020年1月10日 试行市人民代表大会常务委员会第三次会议通过\n第一章 总则\n"
    "第一条 为了管好路灯，制定本条例。\n第二条 城市管理部门应当每月检查一次路灯。\n第二章 "
    "法律责任\n第三条 损坏路灯的，由城市管理部门责令赔偿，处五百元以下的罚款。\n第三章 附则\n"
    "第四条 本条例自2020年3月1日起施行。";

static struct inspection get(struct ctx *ctx, int64_t id)
{
    struct inspection i = {0};

    OK(inspection_get(ctx, id, &i) == ST_OK, "it is there");
    return i;
}

static int64_t prepared(struct ctx *ctx)
{
    struct statute_taken law = {0};
    struct inspection in = {.title = S("路灯管理条例执法检查"),
                            .goal = S(""),
                            .lead = S("某副主任"),
                            .starts_on = date_add_days(ctx->today, -10),
                            .ends_on = date_add_days(ctx->today, 10)};
    int64_t id = 0;

    OK(statute_import(ctx, &(struct statute_new){.text = str_from(LAW)}, &law) == ST_OK, "the law");
    REFUSED(ctx, inspection_save(ctx, &in, &id), ST_INVALID, "inspection.err.statute", "no law");
    in.statute_id = law.statute_id;
    OK(inspection_save(ctx, &in, &id) == ST_OK, "prepared");
    REFUSED(ctx, inspection_start(ctx, id, 1), ST_RULE, "inspection.err.no_items", "an empty list");
    return id;
}

/* Articles 2 and 3 onto the list. */
static int64_t running(struct ctx *ctx)
{
    const int64_t id = prepared(ctx);
    int64_t chosen[2] = {0};
    struct clause *clauses;
    size_t count = 0, n = 0;

    OK(clause_list(ctx, get(ctx, id).text_id, S(""), &clauses, &count) == ST_OK, "its clauses");
    arr_each (k, count)
        if (n < COUNT(chosen) &&
            (str_eqz(clauses[k].number, "第二条") || str_eqz(clauses[k].number, "第三条")))
            chosen[n++] = clauses[k].id;
    EQ_INT(n, 2, "two articles");
    OK(inspection_add_clauses(ctx, id, chosen, n) == ST_OK, "onto the list");
    OK(inspection_add_clauses(ctx, id, chosen, n) == ST_OK, "again");
    OK(inspection_start(ctx, id, 1) == ST_OK, "it begins");
    return id;
}

static struct inspection_item *items(struct ctx *ctx, int64_t id)
{
    struct inspection_item *all = NULL;
    size_t count = 0;

    OK(inspection_store_items(ctx, id, &all, &count) == ST_OK, "the list");
    EQ_INT(count, 2, "each article stands on it once");
    ASSERT(count == 2);
    return all;
}

static struct inspection_finding at(int64_t item, const char *place, const char *verdict,
                                    const char *what, struct ctx *ctx)
{
    return (struct inspection_finding){.item_id = item,
                                       .client = S(""),
                                       .way = S("desk"),
                                       .finder = S(""),
                                       .place = str_from(place),
                                       .verdict = str_from(verdict),
                                       .text = str_from(what),
                                       .found_on = ctx->today};
}

static enum status found(struct ctx *ctx, const struct inspection_finding *f, int64_t *out_id)
{
    bool is_new;

    return inspection_find(ctx, f, out_id, &is_new);
}

static int64_t organ(struct ctx *ctx)
{
    const struct organ in = {.kind = ORGAN_DEPARTMENT,
                             .name = S("城市管理局"),
                             .short_name = S("城管局"),
                             .handles = true};
    int64_t id = 0;

    OK(organ_add(ctx, &in, &id) == ST_OK, "an organ");
    return id;
}

static void life(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t id = running(ctx), who = organ(ctx);
    const struct inspection_item *list = items(ctx, id);
    struct inspection_finding f = at(list[0].id, "东街", "bad", "三盏不亮。", ctx);
    struct supervision_problem *problems = NULL;
    struct inspection_words words = {.id = id, .summary = S("总体较好。"), .amend = S("")};
    int64_t first = 0, other = 0;
    size_t count = 0;

    EQ_STR(list[0].aspect, "duty", "a duty");
    EQ_STR(list[1].aspect, "liability", "a liability");
    f.due_on = date_add_days(ctx->today, 30);
    REFUSED(ctx, found(ctx, &f, &first), ST_INVALID, "inspection.err.organ", "a day for nobody");
    f.organ_id = who;
    OK(found(ctx, &f, &first) == ST_OK, "found");
    OK(supervision_problems_of(ctx, "inspection", first, &problems, &count) == ST_OK && count == 1,
       "it is a problem");
    ASSERT(count == 1);
    EQ_STR(problems[0].state, "assigned", "with somebody to put it right");
    f = at(list[1].id, "西街", "ok", "", ctx);
    OK(found(ctx, &f, &other) == ST_OK, "well elsewhere");
    f = at(0, "", "ok", "都亮了。", ctx);
    f.again_id = first;
    f.place = S("-");
    OK(found(ctx, &f, &other) == ST_OK, "looked at again");
    list = items(ctx, id);
    OK(list[0].bad == 0 && list[0].ok == 1, "the place counts as found last");
    REFUSED(ctx, inspection_item_remove(ctx, list[0].id), ST_RULE, "inspection.err.has_findings",
            "a line with findings stays");
    words.version = get(ctx, id).version;
    OK(inspection_report(ctx, &words) == ST_OK, "reported");
    REFUSED(ctx, inspection_close(ctx, id, words.version + 1), ST_RULE, "inspection.err.unsolved",
            "the problem is not solved");
    f = at(list[1].id, "北街", "ok", "", ctx);
    REFUSED(ctx, found(ctx, &f, &other), ST_RULE, "inspection.err.over",
            "no new findings after the report");
}

static void device(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t id = running(ctx);
    const struct inspection_item *list = items(ctx, id);
    struct inspection_finding f = at(list[0].id, "东街", "partial", "一盏不亮。", ctx);
    int64_t first = 0, again = 0;

    f.client = S("0123456789abcdef");
    f.way = S("offline");
    OK(found(ctx, &f, &first) == ST_OK, "from the device");
    OK(found(ctx, &f, &again) == ST_OK, "its answer was lost");
    EQ_INT(again, first, "it is there once");
    EQ_INT(modtest_events(ctx, "inspection.found"), 1, "and once in the journal");
    f.found_on = date_add_days(ctx->today, 1);
    f.client = S("other");
    REFUSED(ctx, found(ctx, &f, &again), ST_INVALID, "inspection.err.found_on", "tomorrow");
    f = at(list[0].id, "东街", "bad", "", ctx);
    REFUSED(ctx, found(ctx, &f, &again), ST_INVALID, "inspection.err.text", "wrong without a word");
}

/* Two deputies and the office: whose device it was, and who makes a problem of it. */
static void deputies(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t id = running(ctx), who = organ(ctx);
    const struct inspection_item *list = items(ctx, id);
    struct inspection_finding f = at(list[0].id, "东街", "bad", "三盏不亮。", ctx), have = {0};
    struct permission_set finds = {0}, manages = {0};
    const struct actor *system = ctx->actor;
    struct actor one = {.congress_id = ctx->congress_id,
                        .account_id = 1001,
                        .name = S("甲"),
                        .permissions = &finds};
    struct actor two = one, office = one;
    struct task *tasks = NULL;
    int64_t first = 0, other = 0, total = 0;
    size_t count = 0;
    bool is_new = false;

    two.account_id = 1002;
    office.permissions = &manages;
    (void)permission_set_add(&finds, "inspection.find");
    (void)permission_set_add(&manages, "inspection.find");
    (void)permission_set_add(&manages, "inspection.manage");
    f.client = S("0123456789abcdef");
    f.organ_id = who;
    f.due_on = date_add_days(ctx->today, 30);
    ctx->actor = &one;
    OK(inspection_find(ctx, &f, &first, &is_new) == ST_OK && is_new, "a deputy found it");
    OK(inspection_find(ctx, &f, &other, &is_new) == ST_OK && !is_new && other == first,
       "sent again it is not new");
    OK(inspection_store_finding(ctx, first, &have) == ST_OK && have.problem_id == 0 &&
           have.organ_id == who,
       "no deputy orders an organ about");
    REFUSED(ctx, inspection_confirm(ctx, first), ST_DENIED, "inspection.err.not_yours",
            "nor by the office's act");
    OK(inspection_tasks(ctx, 5, &tasks, &count, &total) == ST_OK && total == 0, "nothing to do");
    ctx->actor = &two;
    REFUSED(ctx, inspection_find(ctx, &f, &other, &is_new), ST_CONFLICT, "inspection.err.client",
            "another account's key");
    ctx->actor = &office;
    OK(inspection_tasks(ctx, 5, &tasks, &count, &total) == ST_OK && total == 2 && count == 2 &&
           str_eqz(tasks[0].title, "东街"),
       "it waits for the office");
    OK(inspection_confirm(ctx, first) == ST_OK, "onto the list of problems");
    OK(inspection_store_finding(ctx, first, &have) == ST_OK && have.problem_id != 0, "there it is");
    REFUSED(ctx, inspection_confirm(ctx, first), ST_RULE, "inspection.err.no_problem", "once");
    OK(inspection_tasks(ctx, 5, &tasks, &count, &total) == ST_OK && total == 1,
       "only the report is left");
    f.client = S("");
    OK(inspection_find(ctx, &f, &other, &is_new) == ST_OK, "the office itself");
    OK(inspection_store_finding(ctx, other, &have) == ST_OK && have.problem_id != 0, "at once");
    ctx->actor = system;
}

/* What a deputy found holds the end up until the office has said what becomes of it. */
static void waits(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t id = running(ctx), who = organ(ctx);
    const struct inspection_item *list = items(ctx, id);
    struct inspection_finding f = at(list[0].id, "东街", "bad", "三盏不亮。", ctx), have = {0};
    struct inspection_words words = {.id = id, .summary = S("总的较好"), .amend = S("")};
    struct permission_set finds = {0};
    const struct actor *system = ctx->actor;
    const struct actor one = {.congress_id = ctx->congress_id,
                              .account_id = 1001,
                              .name = S("甲"),
                              .permissions = &finds};
    struct inspection i = {0};
    int64_t found = 0, waiting = 0;
    bool is_new = false;

    (void)permission_set_add(&finds, "inspection.find");
    f.client = S("");
    f.organ_id = who;
    f.due_on = date_add_days(ctx->today, 30);
    ctx->actor = &one;
    OK(inspection_find(ctx, &f, &found, &is_new) == ST_OK, "a deputy found it");
    REFUSED(ctx, inspection_dismiss(ctx, found, S("x")), ST_DENIED, "inspection.err.not_yours",
            "he does not leave it off");
    ctx->actor = system;
    ASSERT(inspection_store_get(ctx, id, &i) == ST_OK);
    words.version = i.version;
    OK(inspection_report(ctx, &words) == ST_OK, "reported");
    REFUSED(ctx, inspection_close(ctx, id, words.version + 1), ST_RULE, "inspection.err.waiting",
            "it waits for the office");
    OK(inspection_waiting(ctx, id, &waiting) == ST_OK && waiting == 1, "one");
    REFUSED(ctx, inspection_dismiss(ctx, found, S("")), ST_INVALID, "inspection.err.reason",
            "why?");
    OK(inspection_dismiss(ctx, found, S("当场换好了")) == ST_OK, "left off");
    REFUSED(ctx, inspection_dismiss(ctx, found, S("x")), ST_RULE, "inspection.err.no_problem",
            "once");
    OK(inspection_store_finding(ctx, found, &have) == ST_OK &&
           str_has(have.text, S("当场换好了")) && have.problem_id == 0,
       "with the reason");
    OK(inspection_close(ctx, id, words.version + 1) == ST_OK, "closed");
}

/* The organs are told of the plan, ten days before. */
static void told(struct journaltest *t)
{
    const struct date first = {2026, 1, 1}, last = {2027, 12, 31};
    struct ctx *ctx = t->ctx;
    const int64_t id = prepared(ctx);
    struct inspection i = {0};
    struct due_item *due;
    size_t count = 0;

    OK(INSPECTION_DUES[0].list(ctx, first, last, &due, &count) == ST_OK && count == 1,
       "a day to tell them");
    ASSERT(inspection_store_get(ctx, id, &i) == ST_OK);
    REFUSED(ctx, inspection_notify(ctx, id, i.version, date_add_days(ctx->today, 1)), ST_INVALID,
            "inspection.err.notified", "not tomorrow");
    OK(inspection_notify(ctx, id, i.version, ctx->today) == ST_OK, "told");
    OK(INSPECTION_DUES[0].list(ctx, first, last, &due, &count) == ST_OK && count == 0, "done");
    EQ_INT(modtest_events(ctx, "inspection.notified"), 1, "in the journal");
}

struct putting {
    const struct import_row *row;
    bool *skipped;
};

static enum status write_tx(struct ctx *ctx, const void *input)
{
    const struct putting *p = input;

    return INSPECTION_IMPORTS[0].write(ctx, p->row, p->skipped);
}

static enum status undo_tx(struct ctx *ctx, const void *input)
{
    struct import_undo undo = {0};

    TRY(INSPECTION_IMPORTS[0].undo(ctx, *(const int64_t *)input, false, &undo));
    if (undo.why != NULL)
        return ST_RULE;
    return event_emit(ctx, "inspection.imported", ctx->congress_id);
}

static void sheet(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct import_kind *kind = &INSPECTION_IMPORTS[0];
    const int64_t id = running(ctx);
    int64_t made = 0;
    struct import_row row = {.cells = {S("路灯管理条例执法检查"), S("第二条"), S("南街"),
                                       S("落实不全"), S("2026-01-05"), S("灯罩破损。"), S(""),
                                       S(""), S("检查一组")},
                             .out_id = &made};
    bool skipped = true;
    struct str key;

    OK(str_eqz(get(ctx, id).state, "running"), "it runs");
    OK(kind->check(ctx, &row, &key) == ST_OK, "a good row");
    OK(db_tx(ctx, write_tx, &(struct putting){&row, &skipped}) == ST_OK && !skipped, "is written");
    OK(db_tx(ctx, write_tx, &(struct putting){&row, &skipped}) == ST_OK && skipped, "once");
    OK(db_tx(ctx, undo_tx, &made) == ST_OK, "and taken back");
    row.cells[1] = S("第九条");
    REFUSED(ctx, kind->check(ctx, &row, &key), ST_INVALID, "inspection.err.no_line",
            "no such line");
    row.cells[1] = S("第二条");
    row.cells[3] = S("不知道");
    REFUSED(ctx, kind->check(ctx, &row, &key), ST_INVALID, "inspection.err.verdict", "no verdict");
}

static void figures(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t id = running(ctx);
    const struct inspection_item *list = items(ctx, id);
    const struct date from = {ctx->today.year, 1, 1}, to = {ctx->today.year, 12, 31};
    struct inspection_finding f = at(list[0].id, "东街", "bad", "不亮。", ctx);
    struct inspection_share *shares;
    size_t count = 0;
    int64_t made = 0;

    OK(found(ctx, &f, &made) == ST_OK, "one");
    f = at(list[1].id, "西街", "ok", "", ctx);
    OK(found(ctx, &f, &made) == ST_OK, "another");
    OK(inspection_store_shares(ctx, INSPECTION_LOOKED, from, to, NULL, S(""), &shares, &count) ==
               ST_OK &&
           shares[0].count == 2,
       "two places");
    OK(inspection_store_shares(ctx, INSPECTION_WRONG, from, to, "aspect", S(""), &shares, &count) ==
               ST_OK &&
           count == 1 && str_eqz(shares[0].key, "duty"),
       "one wrong, a duty");
    OK(inspection_store_shares(ctx, INSPECTION_WRONG, from, to, "organ", S(""), &shares, &count) ==
               ST_OK &&
           count == 0,
       "of nobody");
    OK(inspection_store_shares(ctx, INSPECTION_HELD, from, to, NULL, S(""), &shares, &count) ==
               ST_OK &&
           shares[0].count == 0,
       "none reported yet");
}

/* ---------------------------------------------------------------- a real regulation */

enum { WASTE_MAX = 1 << 20, WASTE_PLACES = 3 };

static struct str waste_text(struct arena *a)
{
    const char *root = getenv("RENDA_SHARED");
    const struct str path =
        str_printf(a, "%s/data/local_regulations/北京市生活垃圾管理条例(2020-09-25).md",
                   root != NULL ? root : SHARED_DIR);
    char *bytes = arena_alloc(a, WASTE_MAX);
    FILE *f = fopen(path.ptr, "rb");
    size_t n;

    if (f == NULL)
        return S("");
    n = fread(bytes, 1, WASTE_MAX, f);
    fclose(f);
    return (struct str){bytes, n};
}

/* Articles of the source: lines that begin with 第…条. */
static int64_t articles_of(struct str text)
{
    struct str rest = text, line;
    int64_t count = 0;

    while (str_cut(&rest, '\n', &line)) {
        const struct str head = S("第"), tail = S("条");
        const char *at = line.len > 40 ? memchr(line.ptr, ' ', 40) : NULL;

        count += str_starts(line, head) && at != NULL &&
                 str_ends((struct str){line.ptr, (size_t)(at - line.ptr)}, tail);
    }
    return count;
}

/* Duties, liabilities, effects of it onto the list; how many there are of each. */
static void put_all(struct ctx *ctx, int64_t id, int64_t text_id, size_t counts[3])
{
    static const char *const KINDS[] = {"duty", "liability", "effect"};
    int64_t wrong = 0;

    for (size_t k = 0; k < COUNT(KINDS); k++) {
        struct clause *clauses;
        int64_t *chosen;

        ASSERT(clause_list(ctx, text_id, str_from(KINDS[k]), &clauses, &counts[k]) == ST_OK);
        chosen = arena_array(ctx->arena, counts[k], int64_t);
        for (size_t i = 0; i < counts[k]; i++) {
            chosen[i] = clauses[i].id;
            wrong += k != 1 && str_has(clauses[i].heading, S("法律责任"));
        }
        OK(inspection_add_clauses(ctx, id, chosen, counts[k]) == ST_OK, KINDS[k]);
    }
    EQ_INT(wrong, 0, "the chapter on liability is liability");
}

/* 北京市生活垃圾管理条例 as it was printed: whole, split over duty, liability and effect, gone
 * through in the field, and what is not carried out followed up. Places are invented. */
static void waste(struct journaltest *t)
{
    static const char *const PLACES[WASTE_PLACES] = {"东里社区", "河沿市场", "南站商场"};
    struct ctx *ctx = t->ctx;
    const struct str text = waste_text(ctx->arena);
    struct inspection in = {.title = S("生活垃圾管理条例执法检查"),
                            .goal = S("逐条对照法定职责、法律责任、法律执行效果"),
                            .lead = S("某副主任"),
                            .starts_on = date_add_days(ctx->today, -10),
                            .ends_on = date_add_days(ctx->today, 10)};
    struct inspection_words words = {.summary = S("分类投放落实较好，容器配置和台账还有差距。"),
                                     .amend = S("")};
    struct statute_taken law = {0};
    struct statute_text kept;
    struct supervision_problem *problems;
    struct inspection_item *list;
    int64_t id = 0, made = 0, first = 0, who;
    size_t counts[3] = {0}, count = 0, of[3] = {0};

    if (text.len == 0) {
        OK(true, "a real regulation # SKIP the shared data directory is not here");
        return;
    }
    ASSERT(statute_import(ctx, &(struct statute_new){.text = text}, &law) == ST_OK);
    ASSERT(statute_text_get(ctx, law.text_id, &kept) == ST_OK);
    EQ_STR(kept.title, "北京市生活垃圾管理条例", "its title");
    OK(kept.articles > 60, "more than sixty articles");
    EQ_INT(kept.articles, articles_of(text), "as many as in the source");
    in.statute_id = law.statute_id;
    ASSERT(inspection_save(ctx, &in, &id) == ST_OK);
    put_all(ctx, id, law.text_id, counts);
    OK(counts[0] > 10 && counts[1] > 5, "duties and liabilities");
    OK(inspection_start(ctx, id, get(ctx, id).version) == ST_OK, "it begins");
    ASSERT(inspection_store_items(ctx, id, &list, &count) == ST_OK);
    EQ_INT(count, counts[0] + counts[1] + counts[2], "each article once");
    for (size_t i = 0; i < count; i++) {
        of[0] += str_eqz(list[i].aspect, "duty");
        of[1] += str_eqz(list[i].aspect, "liability");
        of[2] += str_eqz(list[i].aspect, "effect");
    }
    OK(of[0] == counts[0] && of[1] == counts[1] && of[2] == counts[2], "split over the three");
    who = organ(ctx);
    for (size_t i = 0; i < WASTE_PLACES; i++) {
        struct inspection_finding f = at(list[0].id, PLACES[i], i == 1 ? "bad" : "ok",
                                         i == 1 ? "没有厨余垃圾容器。" : "", ctx);

        if (i == 1) {
            f.organ_id = who;
            f.due_on = date_add_days(ctx->today, 30);
        }
        OK(found(ctx, &f, &made) == ST_OK, PLACES[i]);
        first = i == 1 ? made : first;
    }
    ASSERT(inspection_store_items(ctx, id, &list, &count) == ST_OK);
    OK(list[0].ok == 2 && list[0].bad == 1, "three places of one article");
    OK(supervision_problems_of(ctx, "inspection", first, &problems, &count) == ST_OK && count == 1,
       "one has to be put right");
    words.id = id;
    words.version = get(ctx, id).version;
    OK(inspection_report(ctx, &words) == ST_OK, "reported");
}

int main(void)
{
    modtest_both("life", life);
    modtest_both("device", device);
    modtest_both("deputies", deputies);
    modtest_one("waits", waits);
    modtest_one("told", told);
    modtest_both("sheet", sheet);
    modtest_both("figures", figures);
    modtest_one("waste", waste);
    return tap_done();
}
