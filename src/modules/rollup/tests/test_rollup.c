// SPDX-License-Identifier: MulanPSL-2.0
/* Packages on both databases: made, taken, trusted, summed; changed ones, old ones and own ones are
 * refused. */
#include "modules/indicator/indicator.h"
#include "modules/rollup/rollup_actions.h"
#include "modules/rollup/rollup_rules.h"
#include "modules/tests/modtest.h"
#include "platform/sign.h"

static const struct date FROM = {2026, 1, 1}, TO = {2026, 12, 31};

/* A package of somebody else's, signed with the key of that seed. */
static struct str foreign(struct ctx *ctx, uint8_t seed, const char *code, const char *name,
                          int64_t at, int64_t deputies, const char *definition)
{
    struct rollup_figure figures[] = {
        {S("deputy.mandates"), S("代表人数"), S("人"), str_from(definition), deputies, -1},
        {S("suggestion.in_time"), S("按期答复率"), S("%"), S("按期÷应答"), deputies - 1, deputies},
        {S("station.there"), S("联络站"), S("个"), S("在用"), 9, -1},
        {S("station.fund"), S("联络站经费"), S("万元/分"), S("拨付"), 2150000, -1},
    };
    const struct rollup_package p = {.code = str_from(code),
                                     .congress = str_from(name),
                                     .level = S("township"),
                                     .from = FROM,
                                     .to = TO,
                                     .made_at = at,
                                     .figures = figures,
                                     .count = seed == 1 ? 4 : 2};
    uint8_t seeds[SIGN_SEED], public[SIGN_PUBLIC], signature[SIGN_BYTES];
    struct str written;

    memset(seeds, seed, sizeof seeds);
    sign_public_key(seeds, public);
    written = rollup_write(ctx->arena, &p, str_hex(ctx->arena, public, sizeof public));
    sign_make(seeds, written, signature);
    return rollup_sign(ctx->arena, written, str_hex(ctx->arena, signature, sizeof signature));
}

static struct str with_byte(struct ctx *ctx, struct str file, const char *piece, char by)
{
    char *copy = arena_alloc(ctx->arena, file.len);

    memcpy(copy, file.ptr, file.len);
    for (size_t i = 0; i + strlen(piece) <= file.len; i++)
        if (memcmp(copy + i, piece, strlen(piece)) == 0) {
            copy[i] = by;
            break;
        }
    return (struct str){copy, file.len};
}

static void trust(struct ctx *ctx, int64_t package, bool yes)
{
    struct rollup_taken t;
    struct rollup_sender s;

    OK(rollup_taken_get(ctx, package, &t) == ST_OK &&
           rollup_sender_get(ctx, t.sender_id, &s) == ST_OK,
       "its sender");
    EQ_INT((int64_t)rollup_fingerprint(ctx->arena, s.public_hex).len, 29, "six groups of digits");
    OK(rollup_decide(ctx, s.id, s.version, yes) == ST_OK, "decided");
}

static void made(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct rollup_made m;
    struct rollup_file f;
    struct str file, finger, again;
    int64_t id;
    int line;

    modtest_deputy(ctx, "张三", "城关代表团");
    OK(rollup_own_fingerprint(ctx, &finger) == ST_OK && finger.len == 0, "no key yet");
    OK(rollup_make(ctx, FROM, TO, &id) == ST_OK, "made");
    OK(rollup_made_file(ctx, id, &m, &file) == ST_OK && m.figures > 0, "with figures");
    OK(rollup_read(ctx->arena, file, &f, &line) == NULL, "a package like any other");
    OK(rollup_own_fingerprint(ctx, &finger) == ST_OK && finger.len == 29, "the key has its digits");
    OK(rollup_make(ctx, FROM, TO, &id) == ST_OK && rollup_own_fingerprint(ctx, &again) == ST_OK &&
           str_eq(finger, again),
       "and stays the same");
    EQ_INT(modtest_events(ctx, "rollup.made"), 2, "told each time");
    REFUSED(ctx, rollup_take(ctx, file, &id), ST_INVALID, "rollup.err.own", NULL);
    REFUSED(ctx, rollup_make(ctx, TO, FROM, &id), ST_INVALID, "rollup.err.period", NULL);
    REFUSED(ctx, rollup_take(ctx, with_byte(ctx, file, "deputy.", 'x'), &id), ST_INVALID,
            "rollup.err.changed", NULL);
}

static void taken(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct str east = foreign(ctx, 1, "990121101", "东山镇人民代表大会", 1000, 50, "在任");
    struct rollup_sum *sums;
    struct str *missing;
    const struct indicator *figure;
    struct indicator_query q = {.period = {FROM, TO}};
    struct indicator_value value;
    int64_t first, id, sum;
    size_t count;

    REFUSED(ctx, rollup_take(ctx, with_byte(ctx, east, "50", '6'), &id), ST_INVALID,
            "rollup.err.changed", NULL);
    OK(rollup_take(ctx, east, &first) == ST_OK, "taken");
    OK(rollup_sums(ctx, FROM, TO, S(""), &sums, &count) == ST_OK && count == 0,
       "counts for nothing before its key is trusted");
    REFUSED(ctx, indicator_find(ctx, S("rollup.deputy.mandates"), &figure), ST_NOT_FOUND,
            "indicator.unknown", NULL);
    trust(ctx, first, true);
    REFUSED(ctx, rollup_take(ctx, east, &id), ST_CONFLICT, "rollup.err.again", NULL);
    REFUSED(
        ctx,
        rollup_take(ctx, foreign(ctx, 1, "990121101", "东山镇人民代表大会", 900, 49, "在任"), &id),
        ST_RULE, "rollup.err.older", NULL);
    OK(rollup_take(ctx, foreign(ctx, 1, "990121101", "东山镇人民代表大会", 2000, 52, "在任"),
                   &id) == ST_OK,
       "a newer one takes its place");
    REFUSED(ctx,
            rollup_take(
                ctx,
                foreign(ctx, 1, "990121101", "东山镇人民代表大会", ctx->now + 86401, 60, "在任"),
                &id),
            ST_INVALID, "rollup.err.ahead", NULL);
    REFUSED(
        ctx,
        rollup_take(ctx, foreign(ctx, 1, "990121102", "河西镇人民代表大会", 3000, 9, "在任"), &id),
        ST_INVALID, "rollup.err.other_code", NULL);
    OK(rollup_take(ctx, foreign(ctx, 2, "990121102", "河西镇人民代表大会", 1000, 40, "在任或暂停"),
                   &id) == ST_OK,
       "another sender");
    trust(ctx, id, true);
    OK(indicator_find(ctx, S("rollup.station.there"), &figure) == ST_OK,
       "a figure that only the first of them sends is a figure still");
    OK(indicator_find(ctx, S("rollup.station.fund"), &figure) == ST_OK &&
           indicator_value_of(ctx, figure, &q, &value) == ST_OK,
       "money");
    EQ_STR(indicator_value_text(ctx, figure, &value), "2.15", "is sent in fen and shown as");
    EQ_STR(indicator_words_of(ctx, figure).unit, "万元", "its unit says");
    OK(rollup_sums(ctx, FROM, TO, S("deputy.mandates"), &sums, &count) == ST_OK && count == 1 &&
           sums[0].numerator == 92 && sums[0].senders == 2,
       "the newest of each add up");
    OK(sums[0].drift, "which do not count alike, and that is said");
    OK(rollup_sums(ctx, FROM, TO, S("suggestion.in_time"), &sums, &count) == ST_OK &&
           sums[0].numerator == 90 && sums[0].denominator == 92 && !sums[0].drift,
       "a rate is of the sums");
    OK(indicator_find(ctx, S("rollup.deputy.mandates"), &figure) == ST_OK &&
           indicator_value_of(ctx, figure, &q, &value) == ST_OK && value.numerator == 92,
       "a figure of our own");
    OK(indicator_rows_sum(ctx, figure, &q, "numerator", &sum) == ST_OK && sum == 92,
       "that opens its senders");
    q.by = "sender";
    q.key = S("990121102");
    OK(indicator_value_of(ctx, figure, &q, &value) == ST_OK && value.numerator == 40 &&
           indicator_rows_sum(ctx, figure, &q, "numerator", &sum) == ST_OK && sum == 40,
       "or one of them");
    OK(rollup_missing(ctx, FROM, (struct date){2026, 6, 30}, &missing, &count) == ST_OK &&
           count == 2,
       "who has sent nothing for another period is named");
    trust(ctx, id, false);
    REFUSED(
        ctx,
        rollup_take(ctx, foreign(ctx, 2, "990121102", "河西镇人民代表大会", 5000, 41, "在任"), &id),
        ST_RULE, "rollup.err.refused", NULL);
    OK(rollup_sums(ctx, FROM, TO, S("deputy.mandates"), &sums, &count) == ST_OK &&
           sums[0].numerator == 52,
       "and what it had sent counts no more");
}

/* More packages than a page holds, and a figure over more senders than are summed one by one. */
static void paged(struct journaltest *t)
{
    enum { SENDERS = 7 };
    struct ctx *ctx = t->ctx;
    struct rollup_taken *taken_rows;
    struct rollup_made *made_rows;
    struct rollup_part *parts;
    struct rollup_sum *sums;
    struct str next = S("");
    size_t count, all = 0, pages = 0;
    int64_t id, last = INT64_MAX;

    for (uint8_t i = 0; i < SENDERS; i++) {
        const char *code = str_printf(ctx->arena, "99012110%d", i).ptr;

        OK(rollup_take(ctx,
                       foreign(ctx, (uint8_t)(i + 10), code, code, 1000 + i, 10 + i,
                               i < 5 ? "在任" : "在任或暂停"),
                       &id) == ST_OK,
           code);
        trust(ctx, id, true);
        OK(rollup_make(ctx, FROM, TO, &id) == ST_OK, "and one of ours");
    }
    do {
        OK(rollup_taken_list(ctx, next, 3, &taken_rows, &count, &next) == ST_OK, "a page");
        arr_each (i, count) {
            OK(taken_rows[i].id < last, "newest first, each once");
            last = taken_rows[i].id;
        }
        all += count;
        pages++;
    } while (next.len > 0);
    EQ_INT((int64_t)all, SENDERS, "all that came");
    EQ_INT((int64_t)pages, 3, "on three pages");
    OK(rollup_made_list(ctx, S(""), 5, &made_rows, &count, &next) == ST_OK && count == 5 &&
           rollup_made_list(ctx, next, 5, &made_rows, &count, &next) == ST_OK && count == 2 &&
           next.len == 0,
       "and all that was sent");
    OK(rollup_sums(ctx, FROM, TO, S(""), &sums, &count) == ST_OK && count == 2, "two figures");
    EQ_INT(sums[0].numerator, 7 * 10 + 21, "added up");
    EQ_INT(sums[0].senders, SENDERS, "of all senders");
    OK(sums[0].drift && !sums[1].drift, "who count the one otherwise");
    EQ_INT(sums[1].denominator, 7 * 10 + 21, "and the other alike");
    OK(rollup_parts_between(ctx, FROM, TO, sums[0].name, sums[1].name, &parts, &count) == ST_OK &&
           count == 2 * SENDERS && str_eq(parts[0].name, sums[0].name) &&
           str_eq(parts[SENDERS].name, sums[1].name),
       "figure after figure, as in the sheet");
    OK(rollup_parts_between(ctx, FROM, TO, sums[1].name, sums[1].name, &parts, &count) == ST_OK &&
           count == SENDERS,
       "or one of them");
}

int main(void)
{
    modtest_both("made", made);
    modtest_both("taken", taken);
    modtest_both("paged", paged);
    return tap_done();
}
