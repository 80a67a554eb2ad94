// SPDX-License-Identifier: MulanPSL-2.0
/* The demo county's documents: two found clean, one corrected after an opinion, others on their
 * way; a suggestion that was answered and one that waits; a campaign, a check between counties, the
 * report on last year. */
#include "filing_demo_texts.h"
#include "modules/congress/congress.h"
#include "modules/filing/filing_actions.h"
#include "modules/filing/filing_parts.h"
#include "modules/filing/filing_store.h"
#include "platform/db.h"
#include "platform/demo.h"
#include "platform/text.h"

enum {
    HOUR = 9,
    REGISTER_AFTER = 4,
    REVIEW_AFTER = 20,
    OPINE_AFTER = 25,
    REPLY_AFTER = 40,
    CLOSE_AFTER = 45
};

static enum status version_of(struct ctx *ctx, int64_t id, int64_t *out)
{
    struct filing f;

    TRY(filing_store_get(ctx, id, &f));
    *out = f.version;
    return ST_OK;
}

static enum status step(struct ctx *ctx, int64_t id, struct date on, struct filing_act act)
{
    demo_act(ctx, NULL, on, HOUR);
    act.id = id;
    TRY(version_of(ctx, id, &act.version));
    return filing_do(ctx, &act);
}

/* "YEAR" and "/" of the list. */
static struct str filled(struct ctx *ctx, struct str s, int year)
{
    struct buf b = buf_new(ctx->arena, 0);

    arr_each (i, s.len) {
        if (s.len - i >= 4 && memcmp(s.ptr + i, "YEAR", 4) == 0) {
            buf_int(&b, year);
            i += 3;
        } else {
            buf_put(&b, s.ptr[i] == '/' ? "\n" : &s.ptr[i], 1);
        }
    }
    return buf_view(&b);
}

static enum status committees(struct ctx *ctx, int64_t id, struct date on, bool answered,
                              struct str verdict)
{
    struct filing_task *tasks;
    struct organ *organs;
    size_t count, n = 0;
    int64_t ids[2], version;

    demo_act(ctx, NULL, on, HOUR);
    TRY(organ_list_of(ctx, ORGAN_WORK_OFFICE, &organs, &count));
    for (size_t i = 0; i < count && n < COUNT(ids); i++)
        ids[n++] = organs[i].id;
    TRY(version_of(ctx, id, &version));
    TRY(filing_distribute(
        ctx,
        &(struct filing_send){.id = id, .version = version, .organs = ids, .organs_count = n}));
    TRY(filing_store_tasks(ctx, id, &tasks, &count));
    for (size_t i = 0; answered && i < count; i++)
        TRY(filing_task_answer(
            ctx, &(struct filing_task){.id = tasks[i].id,
                                       .version = tasks[i].version,
                                       .verdict = verdict,
                                       .text = text_of("filing.demo.opinion.", verdict)}));
    return ST_OK;
}

static enum status check_list(struct ctx *ctx, int64_t id, bool problem)
{
    struct filing_checklist in = {.id = id};
    struct str rest = S(FILING_ITEMS), item;

    for (size_t i = 0; str_cut(&rest, ' ', &item); i++) {
        const bool bad = problem && (str_eqz(item, "power") || str_eqz(item, "conflict"));

        in.points[i] =
            (struct filing_point){.item = item,
                                  .verdict = bad ? S("problem") : S("ok"),
                                  .note = bad ? text_of("filing.demo.note.", item) : S("")};
    }
    TRY(version_of(ctx, id, &in.version));
    return filing_review(ctx, &in);
}

static enum status amended(struct ctx *ctx, int64_t id, struct date on)
{
    struct filing f;

    demo_act(ctx, NULL, on, HOUR);
    TRY(filing_store_get(ctx, id, &f));
    return filing_amend(ctx, &(struct filing_amend){.id = id,
                                                    .version = f.version,
                                                    .how = S("corrected"),
                                                    .text = T("filing.demo.corrected"),
                                                    .amended_on = date_add_days(on, -2),
                                                    .reported = true});
}

/* The same document without the clause that went too far. */
static enum status refiled(struct ctx *ctx, int64_t id, struct date on)
{
    struct filing old;
    struct filing_refile in = {.id = id};
    int64_t new_id;

    TRY(filing_store_get(ctx, id, &old));
    in.version = old.version;
    in.text = (struct filing){.title = old.title,
                              .number = filled(ctx, T("filing.demo.number"), on.year),
                              .published_on = date_add_days(on, -2),
                              .signed_on = date_add_days(on, -2),
                              .body = filled(ctx, T("filing.demo.amended"), 0)};
    TRY(filing_refile(ctx, &in, &new_id));
    TRY(step(ctx, new_id, date_add_days(on, 1),
             (struct filing_act){.act = S("register"), .mode = S("active")}));
    TRY(check_list(ctx, new_id, false));
    return step(ctx, new_id, date_add_days(on, REVIEW_AFTER),
                (struct filing_act){.act = S("close"), .result = S("clean")});
}

static enum status way(struct ctx *ctx, int64_t id, struct date filed, struct str fate)
{
    const bool corrected = str_eqz(fate, "corrected"),
               opinion = str_eqz(fate, "opinion") || corrected;

    if (str_eqz(fate, "filed"))
        return ST_OK;
    if (str_eqz(fate, "returned"))
        return step(ctx, id, date_add_days(filed, 2),
                    (struct filing_act){.act = S("return"), .text = T("filing.demo.return")});
    TRY(step(ctx, id, date_add_days(filed, REGISTER_AFTER),
             (struct filing_act){.act = S("register"), .mode = S("active")}));
    TRY(committees(ctx, id, date_add_days(filed, REGISTER_AFTER + 1), !str_eqz(fate, "reviewing"),
                   opinion ? S("problem") : S("none")));
    if (str_eqz(fate, "reviewing"))
        return ST_OK;
    demo_act(ctx, NULL, date_add_days(filed, REVIEW_AFTER), HOUR);
    TRY(check_list(ctx, id, opinion));
    if (!opinion)
        return step(ctx, id, date_add_days(filed, OPINE_AFTER),
                    (struct filing_act){.act = S("close"), .result = S("clean")});
    TRY(step(ctx, id, date_add_days(filed, OPINE_AFTER),
             (struct filing_act){
                 .act = S("opine"), .ground = S("power"), .text = T("filing.demo.opine")}));
    if (!corrected)
        return ST_OK;
    TRY(step(ctx, id, date_add_days(filed, REPLY_AFTER),
             (struct filing_act){.act = S("reply"), .text = T("filing.demo.reply")}));
    TRY(amended(ctx, id, date_add_days(filed, CLOSE_AFTER - 1)));
    TRY(refiled(ctx, id, date_add_days(filed, CLOSE_AFTER - 1)));
    return step(ctx, id, date_add_days(filed, CLOSE_AFTER),
                (struct filing_act){.act = S("close"),
                                    .result = S("corrected"),
                                    .text = T("filing.demo.corrected")});
}

static enum status documents(struct ctx *ctx, struct date today)
{
    struct str rest = str_from(filing_documents_txt), line, f[DEMO_FIELDS_MAX];

    while (demo_line(&rest, &line)) {
        struct filing in = {.title = S("")};
        int64_t ago, after, id;
        struct organ organ;

        if (line.ptr[0] == '#')
            continue;
        demo_fields(line, f);
        if (!str_to_int(f[0], &ago) || !str_to_int(f[1], &after) ||
            organ_by_name(ctx, f[2], &organ) != ST_OK)
            return fail_detail(&ctx->err, ST_INTERNAL, "db.internal", "filing_documents.txt");
        in.organ_id = organ.id;
        in.published_on = in.signed_on = date_add_days(today, -(int)ago);
        in.filed_on = date_add_days(in.published_on, (int)after);
        in.number = filled(ctx, f[3], in.published_on.year);
        in.title = f[4];
        in.body = filled(ctx, f[6], 0);
        demo_act(ctx, NULL, in.filed_on, HOUR);
        TRY(filing_file(ctx, &in, &id));
        TRY(way(ctx, id, in.filed_on, f[5]));
    }
    return ST_OK;
}

static enum status ask(struct ctx *ctx, struct date on, const char *document, const char *reason,
                       int64_t *out)
{
    const struct filing_ask in = {.sort = S("suggestion"),
                                  .name = T("filing.demo.name"),
                                  .phone = T("filing.demo.phone"),
                                  .document = text(document),
                                  .clause = T("filing.demo.clause"),
                                  .reason = text(reason)};
    struct str code;

    demo_act(ctx, NULL, on, HOUR);
    return filing_ask_add(ctx, &in, &code, out);
}

static enum status asks(struct ctx *ctx, struct date today)
{
    int64_t id;

    TRY(ask(ctx, date_add_days(today, -150), "filing.demo.document", "filing.demo.reason", &id));
    demo_act(ctx, NULL, date_add_days(today, -140), HOUR);
    TRY(filing_ask_decide(ctx, &(struct filing_ask){.id = id,
                                                    .version = 1,
                                                    .state = S("answered"),
                                                    .answer = T("filing.demo.answer")}));
    return ask(ctx, date_add_days(today, -3), "filing.demo.document2", "filing.demo.reason2", &id);
}

static enum status rest(struct ctx *ctx, struct date today)
{
    const struct filing_campaign campaign = {.title = T("filing.demo.campaign"),
                                             .basis = T("filing.demo.basis"),
                                             .from_on = date_add_days(today, -20),
                                             .until_on = date_add_days(today, 40)};
    struct filing_cross *crosses;
    int64_t id;
    size_t count;

    demo_act(ctx, NULL, campaign.from_on, HOUR);
    TRY(filing_setup_add(ctx,
                         &(struct filing_setup){.act = S("set_up"),
                                                .name = T("filing.demo.setup"),
                                                .approved_by = T("filing.demo.setup_by"),
                                                .number = T("filing.demo.setup_number"),
                                                .note = S(""),
                                                .approved_on = date_add_days(today, -60),
                                                .filed_on = date_add_days(today, -40)},
                         &id));
    TRY(filing_campaign_save(ctx, &campaign, &id));
    TRY(filing_campaign_fill(ctx, id, 0, &count));
    TRY(filing_cross_plan(ctx, today.year - 1, (struct date){today.year - 1, 10, 15},
                          T("filing.demo.pairs")));
    TRY(filing_store_crosses(ctx, today.year - 1, &crosses, &count));
    TRY(filing_cross_note(ctx, &(struct filing_cross){.id = crosses[0].id,
                                                      .version = crosses[0].version,
                                                      .done_on = {today.year - 1, 10, 20},
                                                      .sampled = 12,
                                                      .score = 92,
                                                      .findings = T("filing.demo.findings")}));
    return filing_year_save(ctx,
                            &(struct filing_year){.year = today.year - 1,
                                                  .text = filled(ctx, T("filing.demo.report"), 0),
                                                  .heard_on = {today.year, 2, 26},
                                                  .published = true});
}

/* The lists of last year that came in January: the government's and the court's, which issued
 * nothing; and that the committee above was told. */
static enum status yearly(struct ctx *ctx, struct date today)
{
    const int year = today.year - 1;
    const struct date on = {today.year, 1, 20};
    struct organ organ;

    demo_act(ctx, NULL, on, HOUR);
    TRY(organ_by_name(ctx, T("filing.demo.government"), &organ));
    TRY(filing_list_send(ctx,
                         &(struct filing_list){.organ_id = organ.id,
                                               .year = year,
                                               .sent_on = on,
                                               .lines = filled(ctx, T("filing.demo.list"), year)}));
    TRY(organ_by_name(ctx, T("filing.demo.court"), &organ));
    return filing_list_send(
        ctx,
        &(struct filing_list){
            .organ_id = organ.id, .year = year, .sent_on = on, .nothing = true, .lines = S("")});
}

static enum status demo_tx(struct ctx *ctx, const void *input)
{
    const struct date today = *(const struct date *)input;

    TRY(documents(ctx, today));
    TRY(asks(ctx, today));
    TRY(yearly(ctx, today));
    demo_act(ctx, NULL, today, HOUR);
    TRY(rest(ctx, today));
    return filing_upward_note(ctx, &(struct filing_upward){.year = today.year - 1,
                                                           .told_on = {today.year, 3, 12},
                                                           .whom = T("filing.demo.above")});
}

enum status filing_demo(struct ctx *ctx)
{
    const struct date today = ctx->today;
    const int64_t now = ctx->now;

    TRY(db_tx(ctx, demo_tx, &today));
    demo_act(ctx, NULL, today, 0);
    ctx->now = now;
    return ST_OK;
}
