// SPDX-License-Identifier: MulanPSL-2.0
/* Filing on both databases: filed and late, returned, registered, asked about, found wrong,
 * repealed; ten real documents on their way; suggestions; campaigns, checks, figures.
 */
#include "filing_policies.h"
#include "modules/filing/filing_actions.h"
#include "modules/filing/filing_parts.h"
#include "modules/filing/filing_store.h"
#include "modules/tests/modtest.h"
#include "platform/crypt.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/permission.h"

#define BODY                                                                                                        \
    "云溪县养犬管理规定\n云政发〔2026〕4号\n第一条 养犬人每年缴纳管理费。\n第二条 " \
    "处一千元罚款。\n2026年9月1日"

static int64_t filed(struct ctx *ctx, int64_t organ_id, const char *body)
{
    int64_t id = 0;

    OK(filing_file(ctx, &(struct filing){.organ_id = organ_id, .body = str_from(body)}, &id) ==
           ST_OK,
       "filed");
    return id;
}

static enum status act(struct ctx *ctx, int64_t id, struct filing_act in)
{
    struct filing f;

    ASSERT(filing_store_get(ctx, id, &f) == ST_OK);
    in.id = id;
    in.version = f.version;
    return filing_do(ctx, &in);
}

static struct filing get(struct ctx *ctx, int64_t id)
{
    struct filing f = {.title = S("")};

    OK(filing_store_get(ctx, id, &f) == ST_OK, "read");
    return f;
}

static enum status check_list(struct ctx *ctx, int64_t id, const char *problem, const char *note)
{
    struct filing_checklist in = {.id = id, .version = get(ctx, id).version};
    struct str rest = S(FILING_ITEMS), item;

    for (size_t i = 0; str_cut(&rest, ' ', &item); i++)
        in.points[i] =
            (struct filing_point){.item = item,
                                  .verdict = str_eqz(item, problem) ? S("problem") : S("ok"),
                                  .note = str_from(note)};
    return filing_review(ctx, &in);
}

static void life(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t government = modtest_organ_of(ctx, ORGAN_GOVERNMENT, "云溪县人民政府"),
                  bureau = modtest_organ_of(ctx, ORGAN_DEPARTMENT, "县城管局"),
                  office = modtest_organ_of(ctx, ORGAN_WORK_OFFICE, "法制工作室"),
                  id = filed(ctx, government, BODY), other = filed(ctx, bureau, BODY);
    const struct str expert = S("王律师");
    struct filing_task *tasks;
    struct filing f = get(ctx, id);
    size_t count = 0;
    int64_t again;

    EQ_STR(f.title, "云溪县养犬管理规定", "the title is read");
    EQ_STR(f.number, "云政发〔2026〕4号", "the number too");
    EQ_STR(f.maker, "government", "who made it");
    OK(date_cmp(f.published_on, (struct date){2026, 9, 1}) == 0, "the day of its text");
    OK(f.late_days > 0 && date_cmp(f.due_on, (struct date){2026, 10, 1}) >= 0, "it is late");
    REFUSED(ctx, act(ctx, other, (struct filing_act){.act = S("register")}), ST_RULE,
            "filing.err.not_ours", NULL);
    REFUSED(ctx, act(ctx, id, (struct filing_act){.act = S("return")}), ST_INVALID,
            "filing.err.text", NULL);
    OK(act(ctx, id, (struct filing_act){.act = S("return"), .text = S("缺说明")}) == ST_OK,
       "returned");
    f = get(ctx, id);
    REFUSED(ctx,
            filing_file(ctx, &(struct filing){.organ_id = government, .body = S(BODY)}, &again),
            ST_INVALID, "filing.err.twice", NULL);
    OK(filing_file_again(ctx, &f) == ST_OK, "filed again");
    EQ_INT(get(ctx, id).late_days, f.late_days, "as late as it first came");
    OK(act(ctx, id, (struct filing_act){.act = S("register"), .mode = S("active")}) == ST_OK,
       "registered");
    f = get(ctx, id);
    OK(f.register_year == 2026 && f.register_no == 1, "the first number of the year");
    OK(date_cmp(f.clock_on, (struct date){2027, 2, 22}) == 0, "three months, to a workday");
    OK(act(ctx, id, (struct filing_act){.act = S("extend"), .text = S("复杂")}) == ST_OK, "longer");
    REFUSED(ctx, act(ctx, id, (struct filing_act){.act = S("extend"), .text = S("复杂")}), ST_RULE,
            "filing.err.extended", NULL);
    OK(filing_distribute(ctx, &(struct filing_send){.id = id,
                                                    .version = get(ctx, id).version,
                                                    .organs = &office,
                                                    .organs_count = 1,
                                                    .experts = &expert,
                                                    .experts_count = 1}) == ST_OK,
       "two are asked");
    REFUSED(ctx,
            filing_distribute(ctx, &(struct filing_send){.id = id,
                                                         .version = get(ctx, id).version,
                                                         .organs = &office,
                                                         .organs_count = 1}),
            ST_INVALID, "filing.err.nobody", NULL);
    OK(filing_store_tasks(ctx, id, &tasks, &count) == ST_OK && count == 2, "both on the list");
    ASSERT(count == 2);
    OK(filing_task_answer(ctx, &(struct filing_task){.id = tasks[0].id,
                                                     .version = 1,
                                                     .verdict = S("problem"),
                                                     .text = S("收费没有依据")}) == ST_OK,
       "an opinion");
    REFUSED(ctx, check_list(ctx, id, "power", ""), ST_INVALID, "filing.err.point_note", NULL);
    OK(check_list(ctx, id, "power", "第一条") == ST_OK, "the check list");
    REFUSED(ctx, act(ctx, id, (struct filing_act){.act = S("close"), .result = S("clean")}),
            ST_RULE, "filing.err.not_clean", NULL);
    REFUSED(ctx, act(ctx, id, (struct filing_act){.act = S("close"), .result = S("corrected")}),
            ST_RULE, "filing.err.opinion_first", NULL);
    OK(act(ctx, id,
           (struct filing_act){.act = S("opine"), .ground = S("power"), .text = S("请修改")}) ==
           ST_OK,
       "the opinion goes out");
    OK(act(ctx, id, (struct filing_act){.act = S("reply"), .text = S("不改")}) == ST_OK,
       "the answer");
    REFUSED(ctx, act(ctx, id, (struct filing_act){.act = S("close"), .result = S("revoked")}),
            ST_RULE, "filing.err.committee_only", NULL);
    REFUSED(ctx, act(ctx, id, (struct filing_act){.act = S("close"), .result = S("repealed")}),
            ST_INVALID, "filing.err.amended_day", NULL);
    OK(act(ctx, id,
           (struct filing_act){
               .act = S("close"), .result = S("repealed"), .amended_on = ctx->today}) == ST_OK,
       "repealed by its maker");
    EQ_STR(get(ctx, id).state, "closed", "it is over");
    OK(date_none(get(ctx, id).clock_on), "no clock runs");
    EQ_INT(modtest_events(ctx, "filing.closed"), 1, "in the journal");
}

static void rights(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct actor *system = ctx->actor;
    const int64_t a = modtest_organ_of(ctx, ORGAN_COURT, "县法院"),
                  b = modtest_organ_of(ctx, ORGAN_PROCURATORATE, "县检察院"),
                  of_a = filed(ctx, a, BODY);
    struct permission_set may_file = {0};
    struct actor clerk = {.account_id = 7001,
                          .congress_id = ctx->congress_id,
                          .organ_id = b,
                          .name = S("李文静"),
                          .permissions = &may_file};
    struct filing f;
    int64_t id;

    (void)permission_set_add(&may_file, "filing.file");
    (void)permission_set_add(&may_file, "filing.see");
    ctx->actor = &clerk;
    REFUSED(ctx, filing_get(ctx, of_a, &f), ST_NOT_FOUND, "db.not_found", NULL);
    REFUSED(ctx, act(ctx, of_a, (struct filing_act){.act = S("letter_in"), .text = S("x")}),
            ST_DENIED, "filing.err.not_yours", NULL);
    id = filed(ctx, a, BODY);
    OK(filing_get(ctx, id, &f) == ST_OK && f.organ_id == b, "he files for his own organ alone");
    REFUSED(ctx, act(ctx, id, (struct filing_act){.act = S("register")}), ST_RULE,
            "filing.err.state", NULL);
    ctx->actor = system;
}

static void policies(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct policy all[POLICIES_MAX];
    const size_t count = policies_read(ctx->arena, all);
    const int64_t government = modtest_organ_of(ctx, ORGAN_GOVERNMENT, "云溪县人民政府");

    if (count == 0) {
        OK(true, "ten policies # SKIP the shared data directory is not here");
        return;
    }
    for (size_t i = 0; i < count; i++) {
        const struct filing in = {.organ_id = government, .body = all[i].value[POLICY_CONTENT]};
        struct filing f;
        int64_t id = 0;

        OK(filing_file(ctx, &in, &id) == ST_OK, "filed as it stands on the page");
        modtest_clear(ctx);
        f = get(ctx, id);
        OK(str_eq(f.number, all[i].value[POLICY_NUMBER]) &&
               str_eq(f.title, all[i].value[POLICY_TITLE]),
           "number and title are those of the source");
        OK(act(ctx, id, (struct filing_act){.act = S("register")}) == ST_OK, "registered");
        OK(check_list(ctx, id, "", "") == ST_OK, "reviewed");
        OK(act(ctx, id, (struct filing_act){.act = S("close"), .result = S("clean")}) == ST_OK,
           "closed");
    }
    EQ_INT(modtest_events(ctx, "filing.closed"), 10, "ten went through");
}

static void asks(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t id = filed(ctx, modtest_organ_of(ctx, ORGAN_GOVERNMENT, "云溪县人民政府"), BODY);
    struct filing_ask in = {.sort = S("suggestion"),
                            .document = S("养犬规定"),
                            .reason = S("收费没有依据"),
                            .name = S("江晓岚"),
                            .phone = S("13900000123")},
                      got;
    struct str code;
    int64_t ask = 0;

    in.phone = S("");
    REFUSED(ctx, filing_ask_add(ctx, &in, &code, &ask), ST_INVALID, "filing.err.person", NULL);
    in.phone = S("13900000123");
    OK(filing_ask_add(ctx, &in, &code, &ask) == ST_OK && code.len == FILING_CODE_CHARS, "asked");
    OK(filing_ask_by_code(ctx, code, &got) == ST_OK && got.id == ask && got.name.len == 0,
       "found by its code, without the name");
    OK(filing_store_ask_person(ctx, &got) == ST_OK && str_eqz(got.name, "江晓岚"), "sealed");
    OK(act(ctx, id, (struct filing_act){.act = S("register")}) == ST_OK &&
           act(ctx, id, (struct filing_act){.act = S("close"), .result = S("clean")}) == ST_OK,
       "the document was found clean");
    in = (struct filing_ask){
        .id = ask, .version = 1, .state = S("accepted"), .answer = S("启动审查")};
    REFUSED(ctx, filing_ask_decide(ctx, &in), ST_INVALID, "filing.err.which", NULL);
    in.filing_id = id;
    OK(filing_ask_decide(ctx, &in) == ST_OK, "taken up");
    EQ_STR(get(ctx, id).state, "reviewing", "it is reviewed again");
    EQ_STR(get(ctx, id).mode, "asked", "because somebody asked");
    in = (struct filing_ask){
        .id = ask, .version = 2, .state = S("answered"), .answer = S("已经修改")};
    OK(filing_ask_decide(ctx, &in) == ST_OK, "answered");
    in.version = 3;
    REFUSED(ctx, filing_ask_decide(ctx, &in), ST_RULE, "filing.err.ask_state", NULL);
}

static enum status old_tx(struct ctx *ctx, const void *input)
{
    struct filing_ask ask = *(const struct filing_ask *)input;
    uint8_t sum[32];

    ask.state = S("received");
    ask.asked_on = ctx->today;
    ask.answer = ask.clause = S("");
    crypt_sm3("oldcode1", 8, sum);
    TRY(filing_store_ask_insert(ctx, &ask, str_hex(ctx->arena, sum, sizeof sum)));
    return event_emit(ctx, "filing.asked", ask.id);
}

/* From the public page: the journal knows neither account nor address; the code is hashed with the
 * key, and those hashed without it are still found. */
static void public_ask(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct actor *system = ctx->actor;
    const struct filing_ask in = {.sort = S("suggestion"),
                                  .document = S("养犬规定"),
                                  .reason = S("收费没有依据"),
                                  .name = S("江晓岚"),
                                  .phone = S("13900000123")};
    struct permission_set none = {0};
    const struct actor clerk = {.account_id = 7001,
                                .congress_id = ctx->congress_id,
                                .name = S("李文静"),
                                .permissions = &none};
    struct filing_ask got;
    struct str code;
    uint8_t sum[32];
    int64_t id = 0;

    ctx->actor = &clerk;
    ctx->address = S("192.0.2.77");
    OK(filing_ask_public(ctx, &in, &code, &id) == ST_OK, "asked while signed in");
    OK(ctx->actor == &clerk && str_eqz(ctx->address, "192.0.2.77"), "only for that");
    EQ_INT(dbtest_int(ctx, "SELECT COUNT(*) FROM event WHERE name = 'filing.asked' AND"
                           " account_id = 0 AND actor_name = '' AND address = ''"),
           1, "nobody in the journal");
    ctx->actor = system;
    ctx->address = S("");
    OK(filing_ask_by_code(ctx, code, &got) == ST_OK && got.id == id, "found by its code");
    crypt_sm3(code.ptr, code.len, sum);
    OK(filing_store_ask_coded(ctx, str_hex(ctx->arena, sum, sizeof sum), &got) == ST_NOT_FOUND,
       "not hashed without the key");
    modtest_clear(ctx);
    OK(filing_ask_by_code(ctx, S("nothing1"), &got) == ST_NOT_FOUND, "no such code");
    modtest_clear(ctx);
    OK(db_tx(ctx, old_tx, &in) == ST_OK && filing_ask_by_code(ctx, S("oldcode1"), &got) == ST_OK,
       "an old one is found");
}

static enum status erase_tx(struct ctx *ctx, const void *input)
{
    return FILING_RETENTIONS[0].erase(ctx, *(const int64_t *)input);
}

static void forgotten(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct filing_ask in = {.sort = S("suggestion"),
                                  .document = S("养犬规定"),
                                  .reason = S("收费"),
                                  .name = S("江晓岚"),
                                  .phone = S("13900000123")};
    struct retention_item *items;
    struct filing_ask got;
    struct str code;
    size_t count = 0;
    int64_t id = 0;

    OK(filing_ask_add(ctx, &in, &code, &id) == ST_OK &&
           filing_ask_decide(ctx, &(struct filing_ask){.id = id,
                                                       .version = 1,
                                                       .state = S("answered"),
                                                       .answer = S("答复")}) == ST_OK,
       "asked and answered");
    OK(FILING_RETENTIONS[0].list(ctx, date_add_days(ctx->today, -1), 0, 10, &items, &count) ==
               ST_OK &&
           count == 0,
       "not yet");
    OK(FILING_RETENTIONS[0].list(ctx, ctx->today, 0, 10, &items, &count) == ST_OK && count == 1,
       "its time is over");
    OK(db_tx(ctx, erase_tx, &id) == ST_OK, "forgotten");
    OK(filing_store_ask(ctx, id, &got) == ST_OK && got.key_id == 0, "the name is gone");
    OK(FILING_RETENTIONS[0].list(ctx, ctx->today, 0, 10, &items, &count) == ST_OK && count == 0,
       "nothing is left to forget");
}

static void work(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t government = modtest_organ_of(ctx, ORGAN_GOVERNMENT, "云溪县人民政府"),
                  id = filed(ctx, government, BODY);
    struct filing_campaign campaign = {
        .title = S("清理"), .basis = S(""), .from_on = {2026, 1, 1}, .until_on = {2026, 12, 31}};
    struct filing_cross *crosses = NULL;
    struct filing_item *items;
    struct filing_sums sums;
    size_t count = 0;
    int64_t c = 0;

    OK(act(ctx, id, (struct filing_act){.act = S("register")}) == ST_OK, "registered");
    OK(filing_campaign_save(ctx, &campaign, &c) == ST_OK &&
           filing_campaign_fill(ctx, c, 0, &count) == ST_OK && count == 1,
       "a campaign with what is registered");
    OK(filing_campaign_fill(ctx, c, 0, &count) == ST_OK && count == 0, "nothing twice");
    OK(filing_store_items(ctx, c, &items, &count) == ST_OK && count == 1, "on its list");
    OK(filing_store_campaign(ctx, c, &campaign) == ST_OK, "the campaign");
    REFUSED(ctx, filing_campaign_save(ctx, &campaign, &c), ST_RULE, "filing.err.undecided", NULL);
    REFUSED(
        ctx,
        filing_item_decide(
            ctx, &(struct filing_item){.id = items[0].id, .version = 1, .decision = S("repeal")}),
        ST_INVALID, "filing.err.decision_note", NULL);
    OK(filing_item_decide(ctx, &(struct filing_item){.id = items[0].id,
                                                     .version = 1,
                                                     .decision = S("keep"),
                                                     .note = S("")}) == ST_OK,
       "decided");
    OK(filing_campaign_save(ctx, &campaign, &c) == ST_OK, "ended");
    REFUSED(ctx, filing_campaign_fill(ctx, c, 0, &count), ST_RULE, "filing.err.campaign_ended",
            NULL);
    REFUSED(ctx, filing_cross_plan(ctx, 2026, ctx->today, S("甲县 甲县")), ST_INVALID,
            "filing.err.pair", NULL);
    OK(filing_cross_plan(ctx, 2026, ctx->today, S("甲县 乙县\n乙县 甲县")) == ST_OK &&
           filing_store_crosses(ctx, 2026, &crosses, &count) == ST_OK && count == 2,
       "two counties look at each other");
    REFUSED(ctx,
            filing_cross_note(ctx, &(struct filing_cross){.id = crosses[0].id,
                                                          .version = 1,
                                                          .done_on = ctx->today,
                                                          .score = 101,
                                                          .findings = S("好")}),
            ST_INVALID, "filing.err.score", NULL);
    OK(filing_cross_note(ctx, &(struct filing_cross){.id = crosses[0].id,
                                                     .version = 1,
                                                     .done_on = ctx->today,
                                                     .sampled = 3,
                                                     .score = 95,
                                                     .findings = S("好")}) == ST_OK,
       "noted");
    REFUSED(ctx,
            filing_year_save(
                ctx, &(struct filing_year){.year = 2026, .text = S("报告"), .published = true}),
            ST_INVALID, "filing.err.heard", NULL);
    OK(filing_year_save(ctx, &(struct filing_year){.year = 2026, .text = S("报告")}) == ST_OK,
       "the report");
    OK(filing_year_sums(ctx, 2026, &sums) == ST_OK && sums.filed == 1 && sums.late == 1 &&
           sums.registered == 1 && sums.reviewed == 0,
       "its figures");
}

static struct import_row row_of(const char *const *cells, size_t count, int64_t *out_id)
{
    struct import_row row = {.number = 2, .out_id = out_id};

    for (size_t i = 0; i < count; i++)
        row.cells[i] = str_from(cells[i]);
    return row;
}

struct bringing {
    const struct import_kind *kind;
    const struct import_row *row;
};

static enum status bring_tx(struct ctx *ctx, const void *input)
{
    const struct bringing *in = input;
    bool skipped;

    TRY(in->kind->write(ctx, in->row, &skipped));
    return in->kind->finish(ctx, !skipped, skipped);
}

static int64_t figure(struct ctx *ctx, size_t at, int year)
{
    const struct indicator_query q = {.period = {{year, 1, 1}, {year, 12, 31}}};
    struct indicator_value *values;
    size_t count = 0;

    return FILING_INDICATORS[at].values(ctx, &q, &values, &count) == ST_OK && count == 1
               ? values[0].numerator
               : -1;
}

/* 绛县2019: 主动审查了“一府两院”报备的规范性文件 4 件. */
static void figures(struct journaltest *t)
{
    static const char *const ROWS[][8] = {
        {"县政府甲办法", "绛政发〔2019〕1号", "县政府", "2019-03-01", "2019-03-20", "主动审查",
         "没有发现问题", "2019-05-06"},
        {"县政府乙办法", "绛政发〔2019〕2号", "县政府", "2019-04-01", "2019-05-20", "active",
         "corrected", "2019-07-01"},
        {"县法院规定", "", "县法院", "2019-06-01", "2019-06-02", "主动审查", "没有发现问题",
         "2019-08-01"},
        {"县检察院办法", "", "县检察院", "2019-07-01", "2019-07-02", "主动审查", "没有发现问题",
         "2019-09-02"},
        {"县政府丙办法", "", "县政府", "2019-07-01", "2019-07-02", "依申请审查", "没有发现问题",
         "2019-09-02"},
    };
    static const char *const LISTED[][4] = {
        {"县政府", "绛政发〔2019〕1号", "县政府甲办法", "2019-03-01"},
        {"县政府", "绛政发〔2019〕9号", "县政府丁办法", "2019-11-01"}};
    struct ctx *ctx = t->ctx;
    struct filing_listed *listed;
    struct filing_sums sums;
    struct str key;
    size_t count = 0;
    bool there = false;

    modtest_organ_of(ctx, ORGAN_GOVERNMENT, "县政府");
    modtest_organ_of(ctx, ORGAN_COURT, "县法院");
    modtest_organ_of(ctx, ORGAN_PROCURATORATE, "县检察院");
    for (size_t i = 0; i < COUNT(ROWS); i++) {
        int64_t id;
        const struct import_row row = row_of(ROWS[i], COUNT(ROWS[i]), &id);
        const struct bringing b = {&FILING_IMPORTS[0], &row};

        OK(b.kind->check(ctx, &row, &key) == ST_OK && db_tx(ctx, bring_tx, &b) == ST_OK,
           ROWS[i][0]);
        OK(b.kind->present(ctx, &row, &there) == ST_OK && there, "it is there");
    }
    for (size_t i = 0; i < COUNT(LISTED); i++) {
        int64_t id;
        const struct import_row row = row_of(LISTED[i], COUNT(LISTED[i]), &id);
        const struct bringing b = {&FILING_IMPORTS[1], &row};

        OK(db_tx(ctx, bring_tx, &b) == ST_OK, LISTED[i][2]);
    }
    EQ_INT(figure(ctx, 2, 2019), 4, "actively reviewed in 2019");
    EQ_INT(figure(ctx, 0, 2019), 5, "filed");
    EQ_INT(figure(ctx, 1, 2019), 4, "in time");
    EQ_INT(figure(ctx, 3, 2019), 1, "corrected");
    OK(filing_store_catalogue(ctx, 2019, true, &listed, &count) == ST_OK && count == 1 &&
           str_eqz(listed[0].title, "县政府丁办法"),
       "one was never filed");
    OK(filing_year_sums(ctx, 2019, &sums) == ST_OK && sums.active == 4 && sums.missing == 1 &&
           sums.listed == 2,
       "the year");
    OK(filing_year_save(ctx, &(struct filing_year){.year = 2023,
                                                   .text = S("2023年度报告"),
                                                   .heard_on = {2024, 1, 10},
                                                   .published = true}) == ST_OK,
       "绛县2023: the report on 2023 was heard");
}

int main(void)
{
    modtest_both("life", life);
    modtest_one("rights", rights);
    modtest_one("policies", policies);
    modtest_both("asks", asks);
    modtest_both("public_ask", public_ask);
    modtest_both("forgotten", forgotten);
    modtest_both("work", work);
    modtest_both("figures", figures);
    return tap_done();
}
