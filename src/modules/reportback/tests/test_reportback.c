// SPDX-License-Identifier: MulanPSL-2.0
/* Reports to voters on both databases: planned, written, held, rated on paper and phones,
 * published; nothing tells whose rating it was. People are invented. */
#include "modules/reportback/reportback_list.h"
#include "modules/reportback/reportback_parts.h"
#include "modules/tests/modtest.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/permission.h"
#include "platform/text.h"

static int64_t plan(struct ctx *ctx, int64_t deputy)
{
    const struct reportback in = {.deputy_id = deputy,
                                  .audience = S("voters"),
                                  .organiser = S("城关镇人大"),
                                  .place = S(""),
                                  .planned_on = {2026, 11, 19}};
    int64_t id = 0;

    OK(reportback_plan(ctx, &in, &id) == ST_OK, "planned");
    return id;
}

static struct reportback read(struct ctx *ctx, int64_t id)
{
    struct reportback r = {0};

    OK(reportback_store_get(ctx, id, &r) == ST_OK, "read");
    return r;
}

static int64_t held(struct ctx *ctx, int64_t deputy, int64_t present)
{
    const int64_t id = plan(ctx, deputy);
    const struct reportback in = {
        .id = id, .version = 2, .held_on = {2026, 11, 19}, .present = present, .asked = S("")};

    OK(reportback_write(ctx, id, 1, S("一年来提出建议三件。")) == ST_OK, "written");
    OK(reportback_hold(ctx, &in) == ST_OK, "held");
    return id;
}

static void planned_in_office(struct ctx *ctx, int64_t deputy)
{
    const struct reportback in = {.deputy_id = deputy,
                                  .audience = S("voters"),
                                  .organiser = S(""),
                                  .place = S(""),
                                  .planned_on = {1900, 1, 1}};
    int64_t id = 0;

    EQ_INT(reportback_plan(ctx, &in, &id), ST_INVALID, "nobody reports before he was elected");
    EQ_TEXT(modtest_field(ctx), "planned_on", "the day is wrong");
    modtest_clear(ctx);
}

static void life(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t deputy = modtest_deputy(ctx, "周秀兰", "城关镇代表团"), id = held(ctx, deputy, 5);
    const struct reportback r = read(ctx, id);
    const struct str one = reportback_slip(ctx, &r, 1), other = reportback_slip(ctx, &r, 2);
    struct reportback_share *shares;
    struct duty_fact *facts;
    const struct duty_query q = {{2026, 1, 1}, {2026, 12, 31}, 0, 0, 0, 10};
    size_t count = 0;

    planned_in_office(ctx, deputy);
    REFUSED(ctx, reportback_rate(ctx, id, one, S("satisfied")), ST_RULE, "reportback.err.shut",
            "not open");
    OK(reportback_rating(ctx, id, 3, true) == ST_OK, "opened");
    REFUSED(ctx, reportback_rate(ctx, id, S("xxxxxxxxxx"), S("satisfied")), ST_NOT_FOUND,
            "db.not_found", "no slip");
    REFUSED(ctx,
            reportback_rate(ctx, id, reportback_slip(ctx, &r, REPORTBACK_SLIPS_MAX + 1),
                            S("satisfied")),
            ST_NOT_FOUND, "db.not_found", "nor one that was never printed");
    REFUSED(ctx, reportback_rate(ctx, id, r.code, S("satisfied")), ST_NOT_FOUND, "db.not_found",
            "nor what they are made from");
    OK(reportback_rate(ctx, id, one, S("satisfied")) == ST_OK, "a phone");
    REFUSED(ctx, reportback_rate(ctx, id, one, S("basic")), ST_CONFLICT, "reportback.err.twice",
            "not twice");
    OK(reportback_rate(ctx, id, other, S("dissatisfied")) == ST_OK, "another slip");
    REFUSED(ctx, reportback_count(ctx, id, 4, &(struct reportback_count){2, 2, 0}), ST_RULE,
            "reportback.err.too_many", "six of five");
    OK(reportback_count(ctx, id, 4, &(struct reportback_count){2, 1, 0}) == ST_OK, "counted");
    REFUSED(ctx, reportback_rate(ctx, id, reportback_slip(ctx, &r, 3), S("basic")), ST_RULE,
            "reportback.err.shut", "over");
    OK(reportback_publish(ctx, id, 5) == ST_OK, "published");
    OK(reportback_store_shares(ctx, q.from, q.to, NULL, S(""), &shares, &count) == ST_OK &&
           count == 1,
       "figures");
    EQ_INT(shares[0].held, 1, "one report");
    EQ_INT(shares[0].good, 4, "four of five");
    EQ_INT(shares[0].all, 5, "paper and phones together");
    OK(REPORTBACK_DUTIES[0].list(ctx, &q, &facts, &count) == ST_OK && count == 1 &&
           facts[0].deputy_id == deputy,
       "a duty done");
}

static void secrecy(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t id = held(ctx, modtest_deputy(ctx, "周秀兰", "城关镇代表团"), 5);
    const struct reportback report = read(ctx, id);
    const struct str slip = reportback_slip(ctx, &report, 7);
    struct rows r;

    OK(reportback_rating(ctx, id, 3, true) == ST_OK, "opened");
    ctx->address = S("203.0.113.9");
    OK(reportback_rate(ctx, id, slip, S("dissatisfied")) == ST_OK, "somebody rates");
    OK(DB_ROWS(ctx, &r,
               "SELECT COUNT(*) FROM reportback_rating WHERE congress_id = :congress"
               " AND device LIKE :part",
               B_INT("congress", ctx->congress_id),
               B_TEXT("part", str_printf(ctx->arena, "%%%.10s%%", slip.ptr))) == ST_OK &&
           cell_int(&r, 0, 0) == 0,
       "nor can his slip be told from what is kept");
    OK(DB_ROWS(ctx, &r,
               "SELECT COUNT(*) FROM event WHERE congress_id = :congress AND address = :address"
               " AND name = 'reportback.rated'",
               B_INT("congress", ctx->congress_id), B_TEXT("address", S("203.0.113.9"))) == ST_OK &&
           cell_int(&r, 0, 0) == 0,
       "its address is nowhere");
}

static void rights(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct actor *system = ctx->actor;
    const int64_t own = modtest_deputy(ctx, "周秀兰", "城关镇代表团"),
                  other = modtest_deputy(ctx, "王德明", "城关镇代表团"), id = plan(ctx, own);
    struct permission_set may = {0};
    struct actor who = {.account_id = 7, .congress_id = ctx->congress_id, .permissions = &may};
    struct reportback r;

    (void)permission_set_add(&may, "reportback.take_part");
    who.name = S("某人");
    who.deputy_id = own;
    ctx->actor = &who;
    OK(reportback_get(ctx, id, &r) == ST_OK, "his own");
    OK(reportback_write(ctx, id, 1, S("一年来。")) == ST_OK, "he writes it");
    who.deputy_id = other;
    REFUSED(ctx, reportback_get(ctx, id, &r), ST_NOT_FOUND, "db.not_found", "not another's");
    REFUSED(ctx, reportback_write(ctx, id, 2, S("别人写的。")), ST_NOT_FOUND, "db.not_found",
            "nor writes it");
    ctx->actor = system;
    REFUSED(ctx, reportback_publish(ctx, id, 2), ST_RULE, "reportback.err.not_rated",
            "not before it is rated");
    OK(reportback_cancel(ctx, id, 2) == ST_OK, "cancelled");
    REFUSED(ctx, reportback_write(ctx, id, 3, S("再写。")), ST_RULE, "reportback.err.cancelled",
            "over");
}

/* Deputies report to their voters or to whoever elected them.
 * @law Deputies Law (2025-03-11) art. 58 */
static void words_of_law(void)
{
    OK(str_has(T("reportback.none_manage"), S("向哪个选区或者选举单位")), "to whom");
}

int main(void)
{
    words_of_law();
    modtest_both("life", life);
    modtest_both("secrecy", secrecy);
    modtest_both("rights", rights);
    return tap_done();
}
