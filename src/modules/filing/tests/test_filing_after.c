// SPDX-License-Identifier: MulanPSL-2.0
/* On both databases: a document is revoked by the standing committee's vote and by nothing else; a
 * vote that fails lets it go on; amended, reported; the days of the office. People are invented. */
#include "modules/body/body.h"
#include "modules/filing/filing_actions.h"
#include "modules/filing/filing_parts.h"
#include "modules/meeting/meeting_actions.h"
#include "modules/tests/modtest.h"
#include "modules/vote/vote.h"
#include "platform/db.h"

enum { MEMBERS = 9 };

#define BODY "云溪县养犬管理规定\n云政发〔2026〕4号\n第一条 养犬人每年缴纳管理费。\n2026年9月1日"

static struct filing get(struct ctx *ctx, int64_t id)
{
    struct filing f = {.title = S("")};

    OK(filing_store_get(ctx, id, &f) == ST_OK, "read");
    return f;
}

static enum status act(struct ctx *ctx, int64_t id, struct filing_act in)
{
    in.id = id;
    in.version = get(ctx, id).version;
    return filing_do(ctx, &in);
}

static void committee(struct ctx *ctx)
{
    struct body b = {.kind = BODY_STANDING_COMMITTEE,
                     .name = S("云溪县人大常委会"),
                     .short_name = S("县人大常委会"),
                     .from_on = {2024, 1, 10}};
    int64_t id = 0;

    ASSERT(body_add(ctx, &b, &id) == ST_OK);
    b.kind = BODY_CHAIRMEN_MEETING;
    b.name = S("云溪县人大常委会主任会议");
    b.short_name = S("主任会议");
    ASSERT(body_add(ctx, &b, &id) == ST_OK);
    ASSERT(meeting_kinds_ship(ctx) == ST_OK);
}

/* A document about which the office has said that it goes too far. */
static int64_t opined(struct ctx *ctx, int64_t organ_id)
{
    int64_t id = 0;

    ASSERT(filing_file(ctx, &(struct filing){.organ_id = organ_id, .body = S(BODY)}, &id) == ST_OK);
    ASSERT(act(ctx, id, (struct filing_act){.act = S("register")}) == ST_OK);
    ASSERT(act(ctx, id,
               (struct filing_act){
                   .act = S("opine"), .ground = S("power"), .text = S("没有依据")}) == ST_OK);
    return id;
}

/* A meeting with one decision on its agenda. */
static int64_t agenda(struct ctx *ctx, const char *kind, const char *sort)
{
    const struct meeting_record_item item = {.title = S("关于撤销养犬管理规定的决定"),
                                             .sort = str_from(sort),
                                             .outcome = S(""),
                                             .presenter = S(""),
                                             .url = S("")};
    const struct meeting_record_person nobody = {.name = S("周秀兰"), .title = S("")};
    int64_t meeting, item_id = 0;
    const struct meeting_record in = {
        .meeting = {.kind = str_from(kind),
                    .name = S("县人大常委会第三十次会议"),
                    .place = S(""),
                    .starts_on = ctx->today},
        .items = &item,
        .items_count = 1,
        .people = &nobody,
        .people_count = 1,
        .all_members = MEMBERS,
    };

    ASSERT(meeting_record(ctx, &in, &meeting, &item_id) == ST_OK);
    return item_id;
}

static int64_t vote_on(struct ctx *ctx, int64_t item_id, unsigned yes, int64_t again)
{
    const struct vote_new in = {.kind = VOTE_MOTION,
                                .method = VOTE_HANDS,
                                .title = S("关于撤销养犬管理规定的决定"),
                                .body_name = S("县人大常委会"),
                                .origin = "meeting_item",
                                .origin_id = item_id,
                                .origin_name = S("第1项"),
                                .back_url = S("/"),
                                .law_body = LAW_BODY_STANDING_COMMITTEE,
                                .matter = VOTE_LAW_RESOLUTION,
                                .rule = VOTE_HALF_OF_ALL,
                                .basis = S(""),
                                .scale = S(""),
                                .replaces_id = again,
                                .again_reason = again != 0 ? S("重新表决") : S(""),
                                .on = ctx->today};
    struct vote_by_name voters[MEMBERS];
    int64_t id = 0;

    for (unsigned i = 0; i < MEMBERS; i++)
        voters[i] = (struct vote_by_name){.name = str_printf(ctx->arena, "委员%u", i),
                                          .choice = i < yes ? S("yes") : S("no"),
                                          .present = true};
    ASSERT(vote_record(ctx, &in, voters, MEMBERS, MEMBERS, &id) == ST_OK);
    OK(filing_annul_voted(ctx, id) == ST_OK, "told");
    OK(filing_annul_voted(ctx, id) == ST_OK, "told twice");
    modtest_clear(ctx);
    return id;
}

static enum status annul(struct ctx *ctx, int64_t id, int64_t item_id, const char *ground)
{
    return filing_annul(ctx, &(struct filing_annul){.id = id,
                                                    .version = get(ctx, id).version,
                                                    .item_id = item_id,
                                                    .ground = str_from(ground),
                                                    .text = S("拒不修改")});
}

static struct filing_annulment last(struct ctx *ctx, int64_t id)
{
    struct filing_annulment *all;
    size_t count = 0;

    ASSERT(filing_store_annulments(ctx, id, &all, &count) == ST_OK && count > 0);
    return all[count - 1];
}

/* @law Supervision Law (2024-11-08) art. 39 */
static void revoked(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t government = modtest_organ_of(ctx, ORGAN_GOVERNMENT, "云溪县人民政府");
    int64_t id, item, chairmen, first;

    committee(ctx);
    id = opined(ctx, government);
    item = agenda(ctx, "sc", "decision");
    chairmen = agenda(ctx, "chairmen", "decision");
    REFUSED(ctx, act(ctx, id, (struct filing_act){.act = S("close"), .result = S("revoked")}),
            ST_RULE, "filing.err.committee_only", NULL);
    REFUSED(ctx, annul(ctx, id, 0, "power"), ST_INVALID, "filing.err.item", NULL);
    REFUSED(ctx, annul(ctx, id, chairmen, "power"), ST_INVALID, "filing.err.item", NULL);
    REFUSED(ctx, annul(ctx, id, item, ""), ST_INVALID, "filing.err.ground", NULL);
    OK(annul(ctx, id, item, "conflict") == ST_OK, "put to the vote");
    REFUSED(ctx, annul(ctx, id, item, "power"), ST_RULE, "filing.err.annul_waits", NULL);
    EQ_STR(get(ctx, id).state, "opinion", "nothing is decided yet");
    first = vote_on(ctx, item, 4, 0);
    EQ_STR(last(ctx, id).outcome, "failed", "four of nine are not enough");
    EQ_STR(get(ctx, id).state, "opinion", "it goes on");
    EQ_INT(modtest_events(ctx, "filing.annul_failed"), 1, "once in the journal");
    vote_on(ctx, item, 5, first);
    EQ_STR(last(ctx, id).outcome, "passed", "five of nine are");
    EQ_STR(get(ctx, id).result, "revoked", "revoked by the vote");
    EQ_STR(get(ctx, id).state, "closed", "and closed");
    EQ_STR(get(ctx, id).ground, "conflict", "with its ground");
    OK(date_none(get(ctx, id).clock_on), "no clock runs");
    EQ_INT(modtest_events(ctx, "filing.closed"), 1, "closed once");
    REFUSED(ctx, annul(ctx, id, item, "power"), ST_RULE, "filing.err.state", NULL);
}

/* The vote was held before the office entered what it was about; and one that is repeated and then
 * fails takes the revocation back. */
static void voted_before(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct date today = ctx->today;
    int64_t id, item, vote;
    struct date clock;

    committee(ctx);
    id = opined(ctx, modtest_organ_of(ctx, ORGAN_COURT, "县法院"));
    ctx->today = date_add_days(get(ctx, id).published_on, -1);
    item = agenda(ctx, "sc", "decision");
    vote_on(ctx, item, MEMBERS, 0);
    ctx->today = today;
    REFUSED(ctx, annul(ctx, id, item, "improper"), ST_INVALID, "filing.err.voted_before", NULL);
    EQ_STR(get(ctx, id).state, "opinion", "another decision, of before there was the document");
    item = agenda(ctx, "sc", "bill");
    vote = vote_on(ctx, item, MEMBERS, 0);
    clock = get(ctx, id).clock_on;
    OK(!date_none(clock), "its maker has a day to answer");
    OK(annul(ctx, id, item, "improper") == ST_OK, "entered afterwards");
    EQ_STR(get(ctx, id).result, "revoked", "its result holds at once");
    vote = vote_on(ctx, item, 1, vote);
    EQ_STR(get(ctx, id).state, "opinion", "the vote that repeats it decides: it stands as before");
    OK(date_cmp(get(ctx, id).clock_on, clock) == 0, "and the day runs on");
    EQ_STR(get(ctx, id).ground, "power", "on the ground of the opinion");
    EQ_STR(get(ctx, id).result, "", "it is not revoked");
    vote = vote_on(ctx, item, MEMBERS, vote);
    EQ_STR(get(ctx, id).result, "revoked", "a third vote revokes it");
    vote_on(ctx, item, 1, vote);
    EQ_STR(get(ctx, id).state, "opinion", "a fourth one does not");
    OK(act(ctx, id, (struct filing_act){.act = S("close"), .result = S("explained")}) == ST_OK,
       "explained in the end");
}

static struct filing_amend amended(struct ctx *ctx, int64_t id, struct date on, bool reported)
{
    return (struct filing_amend){.id = id,
                                 .version = get(ctx, id).version,
                                 .how = S("corrected"),
                                 .text = S("删去第一条"),
                                 .amended_on = on,
                                 .reported = reported};
}

static size_t due(struct ctx *ctx, const char *name, struct date from, struct date until)
{
    struct due_item *items;
    size_t count = 0;

    for (const struct due_source *d = FILING_DUES; d->name != NULL; d++)
        if (strcmp(d->name, name) == 0)
            OK(d->list(ctx, from, until, &items, &count) == ST_OK, name);
    return count;
}

#define AMENDED "云溪县养犬管理规定\n云政发〔2026〕9号\n第一条 养犬不收费。\n2026年11月10日"

/* The text as amended is filed; its id, or why it is not. */
static int64_t refiled(struct ctx *ctx, int64_t id, const char *body, struct date on,
                       enum status want, const char *why)
{
    const struct filing_refile in = {
        .id = id,
        .version = get(ctx, id).version,
        .text = {.body = str_from(body), .published_on = on, .filed_on = ctx->today}};
    int64_t text = 0;
    const enum status st = filing_refile(ctx, &in, &text);

    if (want != ST_OK)
        REFUSED(ctx, st, want, why, NULL);
    else
        OK(st == ST_OK, "the text as amended is filed");
    return text;
}

static int64_t chosen(struct ctx *ctx, int64_t id, int64_t text, enum status want, const char *why)
{
    const struct filing_refile in = {.id = id, .version = get(ctx, id).version, .refiled_id = text};
    int64_t out = 0;
    const enum status st = filing_refile(ctx, &in, &out);

    if (want != ST_OK)
        REFUSED(ctx, st, want, why, NULL);
    else
        OK(st == ST_OK, "one that had come is chosen");
    return out;
}

/* @law Beijing Filing Regulation (2024-09-27) art. 30 */
static void text_as_amended(struct journaltest *t)
{
    const struct date first = {2026, 1, 1}, later = {2027, 3, 1}, on = {2026, 11, 10};
    struct filing_act close = {.act = S("close"), .result = S("corrected")};
    struct ctx *ctx = t->ctx;
    const int64_t government = modtest_organ_of(ctx, ORGAN_GOVERNMENT, "云溪县人民政府"),
                  court = modtest_organ_of(ctx, ORGAN_COURT, "云溪县人民法院"),
                  id = opined(ctx, government);
    struct filing other = {.organ_id = court, .body = S(AMENDED), .published_on = on};
    struct filing_refiled r;
    struct filing_amend in;
    int64_t text, second = 0, of_court = 0;

    (void)refiled(ctx, id, AMENDED, on, ST_RULE, "filing.err.no_amendment");
    in = amended(ctx, id, on, true);
    OK(filing_amend(ctx, &in) == ST_OK, "amended and reported");
    EQ_INT(due(ctx, "filing.refile", first, later), 1, "its text is owed");
    EQ_INT(due(ctx, "filing.refile", (struct date){2026, 12, 10}, (struct date){2026, 12, 10}), 1,
           "thirty days from the amendment");
    (void)refiled(ctx, id, AMENDED, (struct date){2026, 11, 9}, ST_INVALID,
                  "filing.err.text_older");
    (void)refiled(ctx, id, BODY, on, ST_INVALID, "filing.err.text_same");
    text = refiled(ctx, id, AMENDED, on, ST_OK, "");
    EQ_INT(due(ctx, "filing.refile", first, later), 0, "nothing is owed");
    (void)refiled(ctx, id, AMENDED, on, ST_RULE, "filing.err.no_amendment");
    OK(filing_store_refiled_of(ctx, text, &r) == ST_OK && r.filing_id == id,
       "it knows what it amends");
    OK(act(ctx, text, (struct filing_act){.act = S("return"), .text = S("缺说明")}) == ST_OK,
       "returned");
    REFUSED(ctx, act(ctx, id, close), ST_RULE, "filing.err.text_first", NULL);
    EQ_INT(due(ctx, "filing.refile", first, later), 1, "owed again");
    OK(filing_file_again(ctx, &(struct filing){.id = text,
                                               .version = get(ctx, text).version,
                                               .body = S(AMENDED),
                                               .published_on = on}) == ST_OK,
       "complete");
    OK(act(ctx, text, (struct filing_act){.act = S("refuse"), .text = S("不是规范性文件")}) ==
           ST_OK,
       "not one of ours");
    REFUSED(ctx, act(ctx, id, close), ST_RULE, "filing.err.text_first", NULL);
    OK(filing_file(ctx, &other, &of_court) == ST_OK, "the court's");
    other.organ_id = government;
    OK(filing_file(ctx, &other, &second) == ST_OK, "filed by itself");
    (void)chosen(ctx, id, of_court, ST_INVALID, "filing.err.refiled");
    (void)chosen(ctx, id, text, ST_INVALID, "filing.err.refiled");
    EQ_INT(chosen(ctx, id, second, ST_OK, ""), second, "the one");
    OK(act(ctx, id, close) == ST_OK, "closed");
}

/* @law Beijing Filing Regulation (2024-09-27) art. 30 */
static void reported(struct journaltest *t)
{
    const struct date first = {2026, 1, 1}, later = {2027, 3, 1}, on = {2026, 11, 10};
    struct filing_act close = {.act = S("close"), .result = S("corrected")};
    struct ctx *ctx = t->ctx;
    struct filing_amendment *all;
    struct filing_amend in;
    size_t count = 0;
    int64_t id, item;

    committee(ctx);
    id = opined(ctx, modtest_organ_of(ctx, ORGAN_GOVERNMENT, "云溪县人民政府"));
    item = agenda(ctx, "sc", "decision");
    OK(annul(ctx, id, item, "power") == ST_OK, "it is to be revoked");
    in = amended(ctx, id, (struct date){2026, 11, 21}, false);
    REFUSED(ctx, filing_amend(ctx, &in), ST_INVALID, "filing.err.amended_on", NULL);
    in = amended(ctx, id, on, false);
    OK(filing_amend(ctx, &in) == ST_OK, "its maker has amended it");
    OK(filing_store_amendments(ctx, id, &all, &count) == ST_OK && count == 1, "once");
    ASSERT(count == 1);
    OK(date_cmp(all[0].due_on, (struct date){2026, 12, 10}) == 0, "thirty days to report it");
    EQ_INT(due(ctx, "filing.report", first, later), 1, "a day that is watched");
    in = amended(ctx, id, on, true);
    OK(filing_amend(ctx, &in) == ST_OK, "the report has come");
    EQ_INT(due(ctx, "filing.report", first, later), 0, "nothing is owed");
    REFUSED(ctx, act(ctx, id, close), ST_RULE, "filing.err.text_first", NULL);
    close.result = S("repealed");
    REFUSED(ctx, act(ctx, id, close), ST_INVALID, "filing.err.how_other", NULL);
    close.result = S("corrected");
    (void)refiled(ctx, id, AMENDED, on, ST_OK, "");
    OK(act(ctx, id, close) == ST_OK, "closed");
    EQ_STR(last(ctx, id).outcome, "withdrawn", "nobody votes on it any more");
    vote_on(ctx, item, MEMBERS, 0);
    EQ_STR(get(ctx, id).result, "corrected", "and a vote changes nothing");
    OK(act(ctx, id, (struct filing_act){.act = S("reopen"), .text = S("又有建议")}) == ST_OK, "");
}

/* @law Beijing Filing Regulation (2024-09-27) art. 30 */
static void owed_after(struct journaltest *t)
{
    const struct date first = {2026, 1, 1}, later = {2027, 3, 1};
    struct ctx *ctx = t->ctx;
    const int64_t id = opined(ctx, modtest_organ_of(ctx, ORGAN_GOVERNMENT, "云溪县人民政府"));
    struct filing_act close = {.act = S("close"), .result = S("repealed")};
    struct filing_amend in;

    REFUSED(ctx, act(ctx, id, close), ST_INVALID, "filing.err.amended_day", NULL);
    close.amended_on = date_add_days(ctx->today, 1);
    REFUSED(ctx, act(ctx, id, close), ST_INVALID, "filing.err.amended_on", NULL);
    close.amended_on = (struct date){2026, 11, 10};
    OK(act(ctx, id, close) == ST_OK, "ten days after it was repealed");
    EQ_INT(due(ctx, "filing.report", first, later), 1, "repealed, and not reported");
    EQ_INT(due(ctx, "filing.report", (struct date){2026, 12, 10}, (struct date){2026, 12, 10}), 1,
           "thirty days from the repeal, not from the end");
    in = amended(ctx, id, ctx->today, true);
    OK(filing_amend(ctx, &in) == ST_OK, "reported after the end");
    EQ_INT(due(ctx, "filing.report", first, later), 0, "nothing is owed");
    OK(act(ctx, id, (struct filing_act){.act = S("reopen"), .text = S("又有建议")}) == ST_OK,
       "taken up again");
    OK(act(ctx, id,
           (struct filing_act){
               .act = S("opine"), .ground = S("power"), .text = S("还有一条没有改")}) == ST_OK,
       "a second opinion");
    close.amended_on = (struct date){0};
    REFUSED(ctx, act(ctx, id, close), ST_INVALID, "filing.err.amended_day", NULL);
    close.amended_on = ctx->today;
    OK(act(ctx, id, close) == ST_OK, "the first amendment does not stand for the second");
    EQ_INT(due(ctx, "filing.report", first, later), 1, "which is owed again");
}

/* @law Beijing Filing Regulation (2024-09-27) art. 17, 22, 24, 25 */
static void clocks(struct journaltest *t)
{
    const struct date first = {2026, 1, 1}, later = {2027, 3, 1};
    struct ctx *ctx = t->ctx;
    const int64_t government = modtest_organ_of(ctx, ORGAN_GOVERNMENT, "云溪县人民政府"),
                  office = modtest_organ_of(ctx, ORGAN_WORK_OFFICE, "法制工作室");
    const struct filing_ask ask = {.sort = S("suggestion"),
                                   .name = S("江晓岚"),
                                   .phone = S("13900000123"),
                                   .document = S("养犬规定"),
                                   .clause = S(""),
                                   .reason = S("没有依据")};
    struct filing_ask decided = {.state = S("declined"), .answer = S("不属于")}, look;
    struct str code;
    int64_t id = 0;

    ASSERT(filing_file(ctx, &(struct filing){.organ_id = government, .body = S(BODY)}, &id) ==
           ST_OK);
    ASSERT(act(ctx, id, (struct filing_act){.act = S("register")}) == ST_OK);
    EQ_INT(due(ctx, "filing.dispatch", first, later), 1, "to the committees");
    EQ_INT(due(ctx, "filing.dispatch", (struct date){2026, 11, 27}, (struct date){2026, 11, 27}), 1,
           "within five workdays");
    OK(filing_distribute(ctx, &(struct filing_send){.id = id,
                                                    .version = get(ctx, id).version,
                                                    .organs = &office,
                                                    .organs_count = 1}) == ST_OK,
       "asked");
    EQ_INT(due(ctx, "filing.dispatch", first, later), 0, "they have it");
    ASSERT(filing_ask_add(ctx, &ask, &code, &id) == ST_OK);
    EQ_INT(due(ctx, "filing.complete", (struct date){2026, 11, 27}, (struct date){2026, 11, 27}), 1,
           "five workdays to look whether anything is missing");
    EQ_INT(due(ctx, "filing.transfer", first, later), 0, "nobody says that others review it");
    look = (struct filing_ask){.id = id, .version = 1, .looked = S("")};
    REFUSED(ctx, filing_ask_look(ctx, &look), ST_INVALID, "filing.err.looked", NULL);
    look.looked = S("elsewhere");
    OK(filing_ask_look(ctx, &look) == ST_OK, "others review it");
    EQ_INT(due(ctx, "filing.complete", first, later), 0, "nothing is missing");
    EQ_INT(due(ctx, "filing.transfer", (struct date){2026, 11, 30}, (struct date){2026, 11, 30}), 1,
           "ten days to hand it on");
    look.version = 2;
    look.looked = S("whole");
    OK(filing_ask_look(ctx, &look) == ST_OK, "it is ours after all, and whole");
    EQ_INT(due(ctx, "filing.complete", first, later), 0, "no clock");
    EQ_INT(due(ctx, "filing.transfer", first, later), 0, "none of both");
    decided.id = id;
    decided.version = 3;
    OK(filing_ask_decide(ctx, &decided) == ST_OK, "not taken up");
    EQ_INT(due(ctx, "filing.complete", first, later), 0, "it was read");
    EQ_INT(due(ctx, "filing.decline", (struct date){2026, 11, 30}, (struct date){2026, 11, 30}), 1,
           "ten days to say why");
    look.version = 4;
    REFUSED(ctx, filing_ask_look(ctx, &look), ST_RULE, "filing.err.ask_state", NULL);
}

/* @law Supervision Law (2024-11-08) art. 45 */
static void heard(struct journaltest *t)
{
    const struct date first = {2026, 1, 1}, later = {2027, 3, 1};
    struct ctx *ctx = t->ctx;
    struct filing_year y = {.year = 2025, .text = S("上一年的工作"), .heard_on = {2026, 11, 21}};

    EQ_INT(due(ctx, "filing.year", first, later), 1, "this year's report has to be heard");
    EQ_INT(due(ctx, "filing.year", (struct date){2026, 12, 31}, (struct date){2026, 12, 31}), 1,
           "before the year is over");
    REFUSED(ctx, filing_year_save(ctx, &y), ST_INVALID, "filing.err.on_later", NULL);
    y.heard_on = (struct date){2026, 3, 5};
    OK(filing_year_save(ctx, &y) == ST_OK, "heard in March");
    EQ_INT(due(ctx, "filing.year", first, later), 0, "nothing is owed");
    EQ_INT(due(ctx, "filing.year", first, (struct date){2027, 12, 31}), 1, "but next year it is");
}

/* @law Organic Law (2022-03-11) art. 79(3) */
static void setups(struct journaltest *t)
{
    const struct filing_setup_filter f = {.limit = 10};
    struct filing_setup in = {.act = S(""),
                              .name = S("县数据局"),
                              .approved_by = S("市编委"),
                              .number = S("编发〔2026〕1号"),
                              .note = S("")};
    struct ctx *ctx = t->ctx;
    struct filing_setup *all;
    struct str next;
    int64_t id = 0, total = 0;
    size_t count = 0;

    in.approved_on = (struct date){2026, 11, 1};
    REFUSED(ctx, filing_setup_add(ctx, &in, &id), ST_INVALID, "filing.err.setup", NULL);
    in.act = S("set_up");
    in.filed_on = (struct date){2026, 10, 1};
    REFUSED(ctx, filing_setup_add(ctx, &in, &id), ST_INVALID, "filing.err.order", NULL);
    in.filed_on = (struct date){2026, 11, 15};
    OK(filing_setup_add(ctx, &in, &id) == ST_OK, "filed");
    OK(filing_store_setups(ctx, &f, &all, &count, &next, &total) == ST_OK && count == 1 &&
           str_eqz(all[0].name, "县数据局"),
       "on the list");
    EQ_INT(modtest_events(ctx, "filing.setup_filed"), 1, "in the journal");
}

int main(void)
{
    modtest_both("revoked", revoked);
    modtest_both("voted", voted_before);
    modtest_both("reported", reported);
    modtest_one("owed", owed_after);
    modtest_both("refiled", text_as_amended);
    modtest_one("clocks", clocks);
    modtest_one("heard", heard);
    modtest_both("setups", setups);
    return tap_done();
}
