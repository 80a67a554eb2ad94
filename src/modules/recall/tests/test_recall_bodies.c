// SPDX-License-Identifier: MulanPSL-2.0
/* Recalls by a standing committee and by a congress; of deputies of townships; who is told; lists,
 * deadlines, figures, and what is erased. People are invented.
 * @law Election Law (2020-10-17) art. 50, 51, 52, 53, 54 */
#include "modules/account/account_actions.h"
#include "modules/body/body.h"
#include "modules/deputy/deputy_list.h"
#include "modules/deputy/deputy_plan.h"
#include "modules/recall/recall_store.h"
#include "modules/recall/tests/recalltest.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/permission.h"

/* ---------------------------------------------------------------- a standing committee */

static void committee(struct ctx *ctx, int members)
{
    struct body b = {.kind = BODY_STANDING_COMMITTEE,
                     .name = S("云溪县人大常委会"),
                     .short_name = S("县人大常委会"),
                     .from_on = {2024, 1, 10}};
    struct body_member m = {.post = BODY_MEMBER, .title = S(""), .from_on = {2024, 1, 10}};
    int64_t id = 0, seat;

    MUST(ctx, body_add(ctx, &b, &b.id), "a standing committee");
    for (int i = 0; i < members; i++) {
        m.body_id = b.id;
        m.deputy_id = deputy_of(ctx, str_z(ctx->arena, str_printf(ctx->arena, "委员%c", 'A' + i)),
                                "第九选区");
        m.name = S("");
        id = m.deputy_id;
        MUST(ctx, body_seat(ctx, &m, &seat), "seated");
    }
    (void)id;
}

static void by_committee(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct recall_new in = request("");
    struct deputy_mandate m;
    int64_t id = 0;

    in.mandate_id = outside_of(ctx, "郑远航", "city");
    in.mover = S("voters");
    REFUSED(ctx, recall_receive(ctx, &in, &id), ST_RULE, "law.deputy_recall_way",
            "voters do not recall whom a congress elected");
    in.mover = S("members");
    MUST(ctx, recall_receive(ctx, &in, &id), "moved");
    REFUSED(ctx, act(ctx, id, (struct recall_do){.act = RECALL_ACCEPT, .signers = 1}), ST_RULE,
            "recall.no_committee", "a fifth of a committee that nobody entered");
    committee(ctx, 9);
    REFUSED(ctx, act(ctx, id, (struct recall_do){.act = RECALL_ACCEPT, .signers = 1}), ST_RULE,
            "law.deputy_recall_signers", "one of nine is not a fifth");
    MUST(ctx, act(ctx, id, (struct recall_do){.act = RECALL_ACCEPT, .signers = 2}), "two are");
    MUST(ctx, act(ctx, id, (struct recall_do){.act = RECALL_GIVE}), "given");
    MUST(ctx, act(ctx, id, (struct recall_do){.act = RECALL_PRINT}), "printed");
    MUST(ctx, act(ctx, id, (struct recall_do){.act = RECALL_SET_DAY, .on = DAY}),
         "no chair has to be sent");
    MUST(ctx, act(ctx, id, votes(0, 5, 3)), "five of nine");
    EQ_INT(get(ctx, id).count.whole, 9, "of all members, whatever was typed");
    EQ_INT(get(ctx, id).state, RECALL_PASSED, "passed");
    OK(deputy_mandate_get(ctx, in.mandate_id, &m) == ST_OK && date_cmp(m.to_on, DAY) == 0,
       "the mandate has ended");
    REFUSED(ctx, deputy_mandate_recalled(ctx, in.mandate_id, DAY), ST_RULE, "deputy.left_already",
            "once");
    MUST(ctx, act(ctx, id, (struct recall_do){.act = RECALL_FILE, .on = DAY}), "filed");
    OK(date_none(get(ctx, id).ended_on), "still to be announced");
    MUST(ctx, act(ctx, id, (struct recall_do){.act = RECALL_ANNOUNCE, .on = DAY}), "announced");
    OK(!date_none(get(ctx, id).ended_on), "and that is all");
    in.mandate_id = outside_of(ctx, "郑远帆", "province");
    in.mover = S("chairmen");
    in.signers = S("不该有人签名");
    REFUSED(ctx, recall_receive(ctx, &in, &id), ST_RULE, "recall.not_here",
            "the city elected him, not the county");
    in.mandate_id = outside_of(ctx, "郑远影", "city");
    MUST(ctx, recall_receive(ctx, &in, &id), "the chairmen's meeting moves it");
    EQ_INT(dbtest_int(ctx, "SELECT COUNT(*) FROM recall_signer WHERE recall_id >"
                           " (SELECT MIN(id) FROM recall)"),
           0, "nobody signs what an organ moves");
    MUST(ctx, act(ctx, id, (struct recall_do){.act = RECALL_ACCEPT}), "nobody is counted");
    REFUSED(ctx, act(ctx, id, (struct recall_do){.act = RECALL_WITHDRAW}), ST_INVALID,
            "recall.err.why", "why?");
    MUST(ctx, act(ctx, id, (struct recall_do){.act = RECALL_WITHDRAW, .text = S("已经辞职")}),
         "withdrawn");
}

/* In session the whole are the deputies in office. */
static void by_congress(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct recall_new in = request("");
    uint32_t whole = 0;
    int64_t id = 0;

    for (int i = 0; i < 11; i++)
        deputy_of(ctx, str_z(ctx->arena, str_printf(ctx->arena, "代表%c", 'A' + i)), "第九选区");
    in.mandate_id = outside_of(ctx, "郑远航", "city");
    in.mover = S("deputies");
    {
        const struct recall r = {.way = RECALL_LAW_SESSION, .mover = in.mover};

        REFUSED(ctx, recall_whole(ctx, &r, DAY, &whole), ST_RULE, "recall.no_congress",
                "nobody entered the congress");
    }
    {
        struct body b = {.kind = BODY_CONGRESS,
                         .name = S("云溪县人民代表大会"),
                         .short_name = S("县人大"),
                         .from_on = {2024, 1, 10}};
        int64_t body;

        MUST(ctx, body_add(ctx, &b, &body), "the congress");
    }
    id = ready(ctx, &in, 2);
    {
        const struct recall r = get(ctx, id);

        MUST(ctx, recall_whole(ctx, &r, DAY, &whole), "all deputies");
    }
    EQ_INT(whole, 11, "in office");
    MUST(ctx, act(ctx, id, votes(0, 5, 1)), "five of eleven");
    EQ_INT(get(ctx, id).state, RECALL_FAILED, "are not more than half");
}

/* A county recalls those of townships, too: entered in the register of all levels. */
static void of_township(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct recall_new in = request("");
    int64_t id = 0;

    in.mandate_id = outside_of(ctx, "田水生", "township");
    MUST(ctx, recall_receive(ctx, &in, &id), "received");
    REFUSED(ctx, act(ctx, id, (struct recall_do){.act = RECALL_ACCEPT, .signers = 29}), ST_RULE,
            "law.deputy_recall_signers", "29 are not 30");
    MUST(ctx, act(ctx, id, (struct recall_do){.act = RECALL_ACCEPT, .signers = 30}), "30 are");
    in.mandate_id = outside_of(ctx, "田水旺", "county");
    REFUSED(ctx, recall_receive(ctx, &in, &id), ST_RULE, "recall.not_here",
            "another county's deputies are its own affair");
}

/* ---------------------------------------------------------------- who is told */

/* Each hears what concerns him: the deputy that he is none, the others what is left to do. */
static void who_is_told(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct actor *system = ctx->actor;
    const int64_t deputy = deputy_of(ctx, "周秀兰", "第一选区");
    const int64_t organ = modtest_organ(ctx, "县人大办公室");
    const int64_t office = modtest_account(ctx, "office1", "office", organ);
    const int64_t leader = modtest_account(ctx, "leader1", "leader", 0);
    const struct account_new his = {.login = S("13800000009"),
                                    .name = S("周秀兰"),
                                    .password = S("山上的石榴都红了"),
                                    .role = "deputy",
                                    .deputy_id = deputy};
    struct recall_new in = request("周秀兰");
    struct actor a = {.congress_id = ctx->congress_id, .deputy_id = deputy, .name = S("周秀兰")};
    struct permission_set none = {0};
    int64_t id = 0, self = 0;

    a.permissions = &none;
    MUST(ctx, account_create(ctx, &his, &self), "his account");
    MUST(ctx, recall_receive(ctx, &in, &id), "received");
    MUST(ctx, act(ctx, id, (struct recall_do){.act = RECALL_ACCEPT, .signers = 60}), "accepted");
    MUST(ctx, act(ctx, id, (struct recall_do){.act = RECALL_GIVE}), "given");
    MUST(ctx, act(ctx, id, says((struct date){2026, 11, 10}, "交来的")), "on paper");
    EQ_INT(modtest_noticed(ctx, office, "recall.answered", "%"), 0,
           "what the office enters it knows");
    ctx->actor = &a;
    MUST(ctx, recall_answer(ctx, id, S("不实")), "on the phone");
    ctx->actor = system;
    EQ_INT(modtest_noticed(ctx, office, "recall.answered", "%印发%"), 1,
           "what he hands in it is told");
    MUST(ctx, act(ctx, id, (struct recall_do){.act = RECALL_PRINT, .on = TODAY}), "printed");
    {
        struct recall_do set = SET, count = votes(1000, 900, 1);

        set.on = count.on = TODAY;
        MUST(ctx, act(ctx, id, set), "a day");
        MUST(ctx, act(ctx, id, count), "passed");
    }
    EQ_INT(modtest_noticed(ctx, self, "recall.recalled", "%起终止%"), 1,
           "he is told what it means for him");
    EQ_INT(modtest_noticed(ctx, self, "recall.passed", "%"), 0, "and not to announce anything");
    EQ_INT(modtest_noticed(ctx, office, "recall.passed", "%请办理公告。"), 1,
           "the office has it announced");
    EQ_INT(modtest_noticed(ctx, leader, "recall.passed", "%请办理公告。"), 1, "the leaders know");
    committee(ctx, 9);
    in = request("");
    in.mandate_id = outside_of(ctx, "郑远航", "city");
    in.mover = S("members");
    id = ready(ctx, &in, 2);
    MUST(ctx, act(ctx, id, votes(0, 5, 3)), "passed");
    EQ_INT(modtest_noticed(ctx, office, "recall.passed", "%请办理公告和备案。"), 1,
           "a committee's is filed as well");
}

/* ---------------------------------------------------------------- lists, deadlines, figures */

static void counted(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct recall_new a = request("周秀兰"), b = request("王德明");
    struct recall_filter f = {.limit = 10};
    struct recall_counts n;
    struct due_item *items;
    struct task *tasks;
    struct recall *list;
    struct str next;
    size_t count;
    int64_t id, total;

    deputy_of(ctx, "周秀兰", "第一选区");
    deputy_of(ctx, "王德明", "第一选区");
    id = ready(ctx, &a, 60);
    OK(RECALL_DUES[0].list(ctx, TODAY, date_add_days(TODAY, 30), &items, &count) == ST_OK &&
           count == 0,
       "not after that day");
    OK(RECALL_DUES[0].list(ctx, DAY, DAY, &items, &count) == ST_OK && count == 1 &&
           items[0].subject_id == id && date_cmp(items[0].due_on, DAY) == 0,
       "the day that was set");
    OK(RECALL_DUES[0].list(ctx, CAME, date_add_days(DAY, -1), &items, &count) == ST_OK &&
           count == 0,
       "not before");
    MUST(ctx, act(ctx, id, votes(1000, 900, 0)), "passed");
    (void)ready(ctx, &b, 60);
    OK(recall_tasks(ctx, 1, &tasks, &count, &total) == ST_OK && count == 1 && total == 2,
       "both wait for the office");
    f.state = S("passed");
    OK(recall_page(ctx, &f, &list, &count, &next, &total) == ST_OK && count == 1 && total == 1 &&
           list[0].id == id,
       "by state");
    f = (struct recall_filter){.q = S("德"), .open = true, .limit = 10};
    OK(recall_page(ctx, &f, &list, &count, &next, &total) == ST_OK && count == 1 &&
           str_eqz(list[0].name, "王德明"),
       "by name");
    f = (struct recall_filter){
        .decided = true, .level = S("county"), .way = S("voters"), .sort = "received", .limit = 10};
    OK(recall_page(ctx, &f, &list, &count, &next, &total) == ST_OK && count == 1, "decided");
    MUST(ctx, recall_counts(ctx, CAME, CAME, &n), "counted");
    OK(n.all == 2 && n.voted == 1 && n.passed == 1, "two, of which one passed");
    MUST(ctx, recall_counts(ctx, TODAY, TODAY, &n), "counted");
    OK(n.all == 0 && n.voted == 0 && n.passed == 0, "none of that day");
}

static enum status erase_tx(struct ctx *ctx, const void *input)
{
    return recall_erase(ctx, *(const int64_t *)input);
}

static void erased(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct recall_new in = request("周秀兰");
    struct recall_signer *signers;
    struct retention_item *items;
    struct journal_result result;
    struct buf report = buf_new(ctx->arena, 0);
    struct str reasons;
    struct recall r;
    size_t count;
    int64_t id;

    deputy_of(ctx, "周秀兰", "第一选区");
    id = ready(ctx, &in, 60);
    REFUSED(ctx, db_tx(ctx, erase_tx, &id), ST_RULE, "recall.not_ended", "not yet");
    MUST(ctx, act(ctx, id, votes(1000, 1, 900)), "failed");
    OK(RECALL_RETENTIONS[0].list(ctx, DAY, 0, 10, &items, &count) == ST_OK && count == 1,
       "its time is over");
    MUST(ctx, db_tx(ctx, erase_tx, &id), "erased");
    OK(RECALL_RETENTIONS[0].list(ctx, DAY, 0, 10, &items, &count) == ST_OK && count == 0, "once");
    r = get(ctx, id);
    OK(recall_reasons(ctx, &r, &reasons) == ST_OK && reasons.len == 0 &&
           recall_signers(ctx, id, &signers, &count) == ST_OK && count == 2 &&
           signers[0].name.len == 0,
       "nobody can read it any more");
    EQ_INT(dbtest_int(ctx, "SELECT COUNT(*) FROM event WHERE data LIKE '%柳%'"), 0,
           "no name in the journal");
    ASSERT(journal_seal_now(ctx) == ST_OK);
    ASSERT(journal_verify(ctx, &(struct journal_check){.all = true}, &report, &result) == ST_OK);
    EQ_INT(result.faults, 0, "sound");
}

int main(void)
{
    modtest_both("committee", by_committee);
    modtest_one("congress", by_congress);
    modtest_one("township", of_township);
    modtest_one("told", who_is_told);
    modtest_both("counted", counted);
    modtest_both("erased", erased);
    return tap_done();
}
