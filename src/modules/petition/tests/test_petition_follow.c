// SPDX-License-Identifier: MulanPSL-2.0
/* The petitioner at his own case on both databases: a code for him alone, wrong ones counted, what
 * he sees, what he says of it, figures of it, all of it gone with its time. People are invented. */
#include "modules/petition/petition_list.h"
#include "modules/petition/petition_parts.h"
#include "modules/petition/petition_public.h"
#include "modules/petition/petition_store.h"
#include "modules/petition/petition_store_follow.h"
#include "modules/petition/tests/petition_house.h"
#include "platform/db.h"
#include "platform/event.h"

struct slip {
    struct str code, digits;
};

static int64_t person_of(struct ctx *ctx, int64_t id, size_t at)
{
    struct petition_person *all;
    size_t count;

    ASSERT(petition_persons(ctx, id, &all, &count) == ST_OK && at < count);
    return all[at].id;
}

static struct slip given(struct house *h, int64_t id, const char *digits)
{
    struct slip s = {0};

    as_clerk(h);
    must(h,
         petition_code_make(h->ctx, id, person_of(h->ctx, id, 0), str_from(digits), &s.code,
                            &s.digits),
         "a code is given");
    return s;
}

/* As whoever comes without an account. */
static void as_nobody(struct house *h)
{
    h->actor = (struct actor){.congress_id = h->ctx->congress_id};
    h->ctx->actor = &h->actor;
}

static enum status comes(struct house *h, struct str code, const char *digits,
                         struct petition_pass *out)
{
    as_nobody(h);
    return petition_pass_open(h->ctx, code, str_from(digits), out);
}

static void unknown(struct house *h, struct str code, const char *digits, const char *what)
{
    struct petition_pass pass;

    refused(h, comes(h, code, digits, &pass), ST_NOT_FOUND, "petition.mine.unknown", NULL, what);
}

static int64_t first_of(struct ctx *ctx, int64_t id)
{
    return dbtest_int(ctx, str_z(ctx->arena, str_printf(ctx->arena,
                                                        "SELECT MIN(id) FROM petition_person"
                                                        " WHERE petition_id = %lld",
                                                        (long long)id)));
}

static struct petition_mine seen(struct house *h, int64_t id)
{
    const struct petition_pass who = {.petition_id = id, .person_id = first_of(h->ctx, id)};
    struct petition_mine m = {0};

    as_nobody(h);
    must(h, petition_mine(h->ctx, &who, &m), "he sees his case");
    return m;
}

/* ---------------------------------------------------------------- codes */

static void codes(struct journaltest *t)
{
    struct house h = house_of(t->ctx);
    const struct petition_new in = example(t->ctx, "13800002222");
    const int64_t id = registered(&h, &in), other = registered(&h, &in);
    struct petition_code_row *rows;
    struct petition_pass pass = {0};
    struct slip drawn, s;
    struct str wrong, x, y;
    size_t count;

    drawn = given(&h, id, "");
    EQ_INT(drawn.code.len, 14, "twelve characters in three groups");
    EQ_INT(drawn.digits.len, 4, "and four digits are drawn");
    s = given(&h, id, "4711");
    EQ_STR(s.digits, "4711", "or he chose them");
    EQ_INT(modtest_events(t->ctx, "petition.code_made"), 2, "both journalled");
    unknown(&h, drawn.code, str_z(t->ctx->arena, drawn.digits), "the first is void");
    ASSERT(petition_codes(t->ctx, id, &rows, &count) == ST_OK);
    EQ_INT(count, 1, "he has one");
    must(&h, comes(&h, s.code, "4711", &pass), "he comes");
    EQ_INT(pass.petition_id, id, "to his case");
    EQ_INT(pass.person_id, rows[0].person_id, "as himself");
    EQ_INT(pass.code.len, 12, "by the code as it was made");
    wrong = str_dup(t->ctx->arena, s.code);
    ((char *)wrong.ptr)[0] = wrong.ptr[0] == 'A' ? 'B' : 'A';
    unknown(&h, wrong, "4711", "a code mistyped");
    unknown(&h, S("AAAA-AAAA-AAAA"), "4711", "a code of nobody");
    as_clerk(&h);
    must(&h, petition_code_check(t->ctx, id, s.code, S("4711")), "for the letter");
    refused(&h, petition_code_check(t->ctx, other, s.code, S("4711")), ST_RULE,
            "petition.mine.unknown", NULL, "not of another case");
    refused(&h, petition_code_check(t->ctx, id, s.code, S("4712")), ST_RULE,
            "petition.mine.unknown", NULL, "nor with other digits");
    refused(&h, petition_code_check(t->ctx, id, wrong, S("4711")), ST_RULE, "petition.mine.unknown",
            NULL, "nor mistyped");
    refused(&h, petition_code_check(t->ctx, id, S("AAAA-AAAA-AAAA"), S("4711")), ST_RULE,
            "petition.mine.unknown", NULL, "nor made up");
    refused(&h, petition_code_make(t->ctx, id, person_of(t->ctx, id, 0), S("47a1"), &x, &y),
            ST_INVALID, "petition.err.digits", NULL, "four digits");
    refused(&h, petition_code_make(t->ctx, id, person_of(t->ctx, other, 0), S(""), &x, &y),
            ST_NOT_FOUND, "db.not_found", NULL, "a person of another case");
    as(&h, h.other, 0, "petition.open petition.read petition.register petition.handle");
    refused(&h, petition_code_make(t->ctx, id, rows[0].person_id, S(""), &x, &y), ST_DENIED,
            "petition.not_yours", NULL, "who does not handle it gives none");
}

static void only_representatives(struct journaltest *t)
{
    struct house h = house_of(t->ctx);
    const struct petition_new in = example(t->ctx, "13800002222");
    const struct petition_person along = {.name = S("江有田")};
    const int64_t id = registered(&h, &in);
    struct petition_pass pass;
    struct slip s;
    struct str x, y;

    must(&h, petition_person_add(t->ctx, id, &along), "somebody comes along");
    refused(&h, petition_code_make(t->ctx, id, person_of(t->ctx, id, 1), S(""), &x, &y), ST_RULE,
            "petition.code_others", NULL, "who was not chosen to speak");
    s = given(&h, id, "4711");
    must(&h, petition_person_drop(t->ctx, id, person_of(t->ctx, id, 0)), "he was noted by mistake");
    unknown(&h, s.code, "4711", "then his code leads nowhere");
    must(&h, comes(&h, given(&h, id, "0815").code, "0815", &pass), "where nobody was chosen, any");
}

/* Whoever had one while nobody was chosen has none from when somebody is. */
static void chosen_later(struct journaltest *t)
{
    struct house h = house_of(t->ctx);
    const struct petition_person speaker = {.name = S("江有田"), .representative = true};
    struct petition_new in = example(t->ctx, "13800002222");
    struct petition_pass pass;
    struct petition_code_row *rows;
    int64_t id;
    struct slip s;
    size_t count;

    in.p.people = 1;
    id = registered(&h, &in);
    s = given(&h, id, "4711");
    must(&h, comes(&h, s.code, "4711", &pass), "alone he comes");
    unknown(&h, s.code, "0000", "and mistypes");
    as_clerk(&h);
    must(&h, petition_person_add(t->ctx, id, &speaker), "somebody is chosen to speak");
    unknown(&h, s.code, "4711", "then only the chosen one is told");
    ASSERT(petition_codes(t->ctx, id, &rows, &count) == ST_OK);
    EQ_INT(count, 0, "nobody has one");
    EQ_INT(dbtest_int(t->ctx, "SELECT COUNT(*) FROM petition_try"), 0, "nor is anything counted");
    as_clerk(&h);
    must(&h, petition_person_drop(t->ctx, id, person_of(t->ctx, id, 1)), "he was not chosen");
    must(&h, comes(&h, given(&h, id, "0815").code, "0815", &pass), "then he gets one again");
}

/* A code is looked up again where it is tried: nothing is counted of one replaced meanwhile. */
static void replaced(struct journaltest *t)
{
    struct house h = house_of(t->ctx);
    const struct petition_new in = example(t->ctx, "13800002222");
    const int64_t id = registered(&h, &in);
    struct petition_code_row *rows, again;
    size_t count;

    (void)given(&h, id, "4711");
    ASSERT(petition_codes(t->ctx, id, &rows, &count) == ST_OK && count == 1);
    must(&h, petition_store_code_get(t->ctx, rows[0].id, &again), "it is there");
    OK(again.petition_id == id && again.person_id == rows[0].person_id, "as it was");
    (void)given(&h, id, "0815");
    refused(&h, petition_store_code_get(t->ctx, rows[0].id, &again), ST_NOT_FOUND, "db.not_found",
            NULL, "and is no more");
}

static void rests(struct journaltest *t)
{
    struct house h = house_of(t->ctx);
    const struct petition_new in = example(t->ctx, "13800002222");
    const int64_t id = registered(&h, &in);
    const struct slip s = given(&h, id, "4711");
    struct petition_pass pass;

    unknown(&h, s.code, "4712", "wrong digits");
    unknown(&h, s.code, "", "none");
    must(&h, comes(&h, s.code, "4711", &pass), "the right ones forgive");
    EQ_INT(dbtest_int(t->ctx, "SELECT wrong FROM petition_try"), 0, "both");
    for (int i = 0; i < 5; i++) {
        unknown(&h, s.code, "0000", "wrong");
        EQ_INT(dbtest_int(t->ctx, "SELECT wrong FROM petition_try"), i + 1, "counted one by one");
    }
    unknown(&h, s.code, "4711", "then even the right ones rest, and nothing says so");
    EQ_INT(dbtest_int(t->ctx, "SELECT wrong FROM petition_try"), 5, "uncounted");
    t->ctx->now += 3600;
    must(&h, comes(&h, s.code, "4711", &pass), "for an hour");
}

/* ---------------------------------------------------------------- what he sees */

static void sees(struct journaltest *t)
{
    struct house h = house_of(t->ctx);
    const struct petition_new in = example(t->ctx, "13800002222");
    const struct date until = date_add_days(t->ctx->today, 5);
    const int64_t id = registered(&h, &in);
    struct petition_mine m = seen(&h, id);

    EQ_TEXT(m.state, "registered", "registered");
    EQ_TEXT(m.due.kind, "tell", "until when he is told");
    OK(m.due.article[0] != '\0', "by an article");
    OK(m.rolls, "holidays make it later, which he is told");
    EQ_INT(m.steps_count, 1, "one step");
    OK(!m.may_rate, "nothing to rate");
    as_clerk(&h);
    must(&h,
         act(&h, id,
             (struct petition_do){.act = PETITION_TRANSFER,
                                  .organ_id = h.organ2,
                                  .until = until,
                                  .text = S("盯紧此人")}),
         "sent to the wrong organ");
    EQ_INT(seen(&h, id).p.organ_id, h.organ2, "which he sees");
    as_clerk(&h);
    must(&h, act(&h, id, (struct petition_do){.act = PETITION_TAKE_BACK, .text = S("转错了")}),
         "taken back");
    must(&h,
         act(&h, id,
             (struct petition_do){
                 .act = PETITION_TRANSFER, .organ_id = h.organ, .until = until, .text = S("请办")}),
         "sent to the right one");
    as(&h, h.unit, h.organ, "petition.open petition.unit");
    must(&h, act(&h, id, (struct petition_do){.act = PETITION_GIVE_BACK, .text = S("推一推")}),
         "which objects");
    m = seen(&h, id);
    EQ_TEXT(m.state, "transferred", "it is there");
    EQ_INT(m.steps_count, 2, "one transfer, and that it was registered");
    EQ_INT(m.steps[0].organ_id, h.organ, "the one that stands");
    EQ_TEXT(m.untold.kind, "tell", "that we have to tell him runs beside it");
    as_clerk(&h);
    must(&h, act(&h, id, (struct petition_do){.act = PETITION_DISAGREE, .text = S("就是你们")}),
         "it stays");
    must(&h, act(&h, id, (struct petition_do){.act = PETITION_TAKE_ON}), "taken on");
    m = seen(&h, id);
    EQ_TEXT(m.state, "taken_on", "so it is");
    EQ_TEXT(m.due.kind, "report", "until when it ends");
    OK(date_cmp(m.due.on, until) > 0, "by the article, not as we wish");
    arr_each (i, m.steps_count)
        OK(m.steps[i].text.len == 0 && m.steps[i].account_id == 0, "nothing that we wrote");
    EQ_INT(modtest_events(t->ctx, "petition.followed"), 4, "each look is journalled");
    EQ_INT(dbtest_int(t->ctx, "SELECT COUNT(*) FROM event WHERE name = 'petition.followed'"
                              " AND (account_id <> 0 OR actor_name <> '')"),
           0, "by nobody");
}

static void refusal(struct journaltest *t)
{
    struct house h = house_of(t->ctx);
    const struct petition_new in = example(t->ctx, "13800002222");
    const int64_t id = registered(&h, &in), back = registered(&h, &in);
    struct petition_mine m;

    must(&h,
         act(&h, id,
             (struct petition_do){
                 .act = PETITION_END, .outcome = S("refused"), .text = S("已经判决的事项")}),
         "not accepted");
    m = seen(&h, id);
    EQ_STR(m.p.outcome, "refused", "he sees that");
    EQ_STR(m.reason, "已经判决的事项", "and why");
    EQ_TEXT(m.due.kind, "", "nothing more is due");
    EQ_INT(m.result, PETITION_RESULT_END, "what he rates is that it ended so");
    OK(m.may_rate, "which he may");
    as_clerk(&h);
    must(&h,
         act(&h, back,
             (struct petition_do){
                 .act = PETITION_END, .outcome = S("withdrawn"), .text = S("家属劝回")}),
         "withdrawn");
    EQ_STR(seen(&h, back).reason, "", "a note of ours is not for him");
}

/* ---------------------------------------------------------------- what he says */

static struct petition_rate rate(struct petition_pass pass, const char *result, const char *rating)
{
    return (struct petition_rate){.pass = pass,
                                  .result = str_from(result),
                                  .rating = str_from(rating),
                                  .words = S("话说得客气事没有办")};
}

static int64_t share(struct ctx *ctx, enum petition_figure figure, int64_t *out_part)
{
    struct petition_share *all;
    size_t count;

    ASSERT(petition_counts(ctx, figure, date_add_days(ctx->today, -30), ctx->today, NULL, S(""),
                           &all, &count) == ST_OK &&
           count == 1);
    *out_part = all[0].part;
    return all[0].count;
}

static int64_t rows_of(struct ctx *ctx, struct petition_filter f)
{
    struct petition *list;
    struct str next;
    int64_t total;
    size_t count;

    f.limit = 10;
    ASSERT(petition_page(ctx, &f, &list, &count, &next, &total) == ST_OK);
    return total;
}

static void figures(struct house *h, int64_t rateable, int64_t rated, int64_t satisfied)
{
    struct ctx *ctx = h->ctx;
    int64_t part;

    as_clerk(h);
    EQ_INT(share(ctx, PETITION_FIGURE_RATED, &part), rateable, "of all that have a result");
    EQ_INT(part, rated, "so many are rated");
    EQ_INT(share(ctx, PETITION_FIGURE_SATISFIED, &part), rated, "of these");
    EQ_INT(part, satisfied, "so many say that they are satisfied");
    EQ_INT(rows_of(ctx, (struct petition_filter){.rateable = true}), rateable, "the rows behind");
    EQ_INT(rows_of(ctx, (struct petition_filter){.rated = true}), rated, "each");
    EQ_INT(rows_of(ctx, (struct petition_filter){.rated = true, .satisfied = true}), satisfied,
           "figure");
}

static void rates(struct journaltest *t)
{
    struct house h = house_of(t->ctx);
    const struct petition_new in = example(t->ctx, "13800002222");
    const int64_t id = registered(&h, &in), silent = registered(&h, &in);
    const struct slip s = given(&h, id, "4711");
    struct petition_rating *all;
    struct petition_pass pass = {0};
    struct petition_rate r;
    size_t count;

    must(&h, act(&h, id, (struct petition_do){.act = PETITION_ACCEPT}), "accepted");
    must(&h, act(&h, silent, (struct petition_do){.act = PETITION_ACCEPT}), "another");
    must(&h, comes(&h, s.code, "4711", &pass), "he comes");
    r = rate(pass, "reply", "satisfied");
    refused(&h, petition_rate(t->ctx, &r), ST_RULE, "law.petition_no_result", NULL,
            "before there is a result, by no article");
    as_clerk(&h);
    must(&h, act(&h, id, (struct petition_do){.act = PETITION_REPLY, .text = S("已核实")}),
         "answered");
    must(&h, act(&h, silent, (struct petition_do){.act = PETITION_REPLY, .text = S("已核实")}),
         "the other too");
    figures(&h, 2, 0, 0);
    OK(seen(&h, id).may_rate, "now he may");
    EQ_TEXT(seen(&h, id).right.kind, "ask_review", "and ask for a review");
    r = rate(pass, "reply", "furious");
    refused(&h, petition_rate(t->ctx, &r), ST_INVALID, "petition.err.rating", NULL, "of the list");
    r = rate(pass, "review", "satisfied");
    refused(&h, petition_rate(t->ctx, &r), ST_RULE, "petition.mine.newer", NULL,
            "what is not there");
    r = rate(pass, "reply", "dissatisfied");
    must(&h, petition_rate(t->ctx, &r), "he rates it");
    refused(&h, petition_rate(t->ctx, &r), ST_RULE, "petition.mine.rated", NULL, "once");
    OK(!seen(&h, id).may_rate, "no more");
    figures(&h, 2, 1, 0);
    EQ_INT(modtest_events(t->ctx, "petition.rated"), 1, "journalled");
    EQ_INT(dbtest_int(t->ctx, "SELECT COUNT(*) FROM petition_rating WHERE words_sealed IS NULL"), 0,
           "sealed");
    must(&h, act(&h, id, (struct petition_do){.act = PETITION_ASK_REVIEW}), "asks for a review");
    must(&h, act(&h, id, (struct petition_do){.act = PETITION_ANSWER_REVIEW, .text = S("改正")}),
         "which finds for him");
    refused(&h, petition_rate(t->ctx, &r), ST_RULE, "petition.mine.newer", NULL,
            "what he saw before is not what he rates now");
    r = rate(pass, "review", "basic");
    must(&h, petition_rate(t->ctx, &r), "the review is rated again");
    figures(&h, 2, 1, 1);
    ASSERT(petition_ratings(t->ctx, id, true, &all, &count) == ST_OK);
    EQ_INT(count, 2, "both are kept");
    EQ_STR(all[0].result, "review", "the last first");
    EQ_STR(all[0].words, "话说得客气事没有办", "with his words");
    ASSERT(petition_ratings(t->ctx, id, false, &all, &count) == ST_OK);
    EQ_STR(all[0].words, "", "which are not opened for everybody");
    EQ_STR(all[0].rating, "basic", "what he thinks is");
}

/* What was not taken up and ended without an answer is rated, too. */
static void rates_the_end(struct journaltest *t)
{
    struct house h = house_of(t->ctx);
    const struct petition_new in = example(t->ctx, "13800002222");
    const int64_t id = registered(&h, &in);
    const struct slip s = given(&h, id, "4711");
    struct petition_pass pass = {0};
    struct petition_rate r;

    figures(&h, 0, 0, 0);
    must(&h,
         act(&h, id,
             (struct petition_do){
                 .act = PETITION_END, .outcome = S("told"), .text = S("请向县住建局提出")}),
         "not ours");
    figures(&h, 1, 0, 0);
    must(&h, comes(&h, s.code, "4711", &pass), "he comes");
    r = rate(pass, "reply", "satisfied");
    refused(&h, petition_rate(t->ctx, &r), ST_RULE, "petition.mine.newer", NULL, "no answer");
    r = rate(pass, "end", "satisfied");
    must(&h, petition_rate(t->ctx, &r), "that it ended");
    EQ_STR(seen(&h, id).rated.rating, "satisfied", "he sees what he said");
    refused(&h, petition_rate(t->ctx, &r), ST_RULE, "petition.mine.rated", NULL, "once");
    figures(&h, 1, 1, 1);
}

/* Two who hold a code: what one has said is neither shown to the other as his nor in his way. */
static void each_rates(struct journaltest *t)
{
    struct house h = house_of(t->ctx);
    const struct petition_new in = example(t->ctx, "13800002222");
    const struct petition_person along = {.name = S("江有田"), .representative = true};
    const int64_t id = registered(&h, &in);
    struct petition_pass one = {0}, two = {0};
    struct petition_rating *all;
    struct petition_mine m;
    struct petition_rate r;
    struct slip s;
    size_t count;

    must(&h, petition_person_add(t->ctx, id, &along), "a second representative");
    s = given(&h, id, "4711");
    must(&h, comes(&h, s.code, "4711", &one), "the first comes");
    as_clerk(&h);
    must(&h,
         petition_code_make(t->ctx, id, person_of(t->ctx, id, 1), S("0815"), &s.code, &s.digits),
         "a code for the second");
    must(&h, comes(&h, s.code, "0815", &two), "who comes");
    as_clerk(&h);
    must(&h, act(&h, id, (struct petition_do){.act = PETITION_ACCEPT}), "accepted");
    must(&h, act(&h, id, (struct petition_do){.act = PETITION_REPLY, .text = S("已核实")}),
         "answered");
    as_nobody(&h);
    r = rate(one, "reply", "satisfied");
    must(&h, petition_rate(t->ctx, &r), "one rates it");
    must(&h, petition_mine(t->ctx, &two, &m), "the other looks");
    OK(m.may_rate && m.rated.rating.len == 0, "he has said nothing yet");
    r = rate(two, "reply", "dissatisfied");
    must(&h, petition_rate(t->ctx, &r), "he thinks otherwise");
    must(&h, petition_mine(t->ctx, &one, &m), "the first looks again");
    EQ_STR(m.rated.rating, "satisfied", "his is his");
    refused(&h, petition_rate(t->ctx, &r), ST_RULE, "petition.mine.rated", NULL, "each once");
    ASSERT(petition_ratings(t->ctx, id, false, &all, &count) == ST_OK);
    EQ_INT(count, 2, "the office reads both");
    figures(&h, 1, 1, 0);
}

static enum status renumber_tx(struct ctx *ctx, const void *id)
{
    TRY(DB_EXEC(ctx,
                "UPDATE petition_rating SET id = 5 WHERE congress_id = :congress"
                " AND petition_id = :id AND result = 'review'",
                B_INT("congress", ctx->congress_id), B_INT("id", *(const int64_t *)id)));
    TRY(event_row(ctx, "petition_rating", 5));
    TRY(DB_EXEC(ctx,
                "UPDATE petition_step SET id = 6 WHERE congress_id = :congress"
                " AND petition_id = :id AND act = 'answer_review'",
                B_INT("congress", ctx->congress_id), B_INT("id", *(const int64_t *)id)));
    TRY(event_row(ctx, "petition_step", 6));
    return event_emit(ctx, "petition.changed", *(const int64_t *)id);
}

/* Of two programs each draws ids from a block of its own: what came later may have a smaller one.
 */
static void later_with_a_smaller_id(struct journaltest *t)
{
    struct house h = house_of(t->ctx);
    const struct petition_new in = example(t->ctx, "13800002222");
    const int64_t id = registered(&h, &in);
    const struct slip s = given(&h, id, "4711");
    struct petition_rating *all;
    struct petition_pass pass = {0};
    struct petition_mine m;
    struct petition_rate r;
    size_t count;

    must(&h, act(&h, id, (struct petition_do){.act = PETITION_ACCEPT}), "accepted");
    must(&h, act(&h, id, (struct petition_do){.act = PETITION_REPLY, .text = S("已核实")}),
         "answered");
    must(&h, comes(&h, s.code, "4711", &pass), "he comes");
    r = rate(pass, "reply", "dissatisfied");
    must(&h, petition_rate(t->ctx, &r), "and rates it");
    as_clerk(&h);
    must(&h, act(&h, id, (struct petition_do){.act = PETITION_ASK_REVIEW}), "asks for a review");
    t->ctx->now += 60;
    must(&h, act(&h, id, (struct petition_do){.act = PETITION_ANSWER_REVIEW, .text = S("改正")}),
         "which ends");
    must(&h, comes(&h, s.code, "4711", &pass), "he comes again");
    r = rate(pass, "review", "satisfied");
    must(&h, petition_rate(t->ctx, &r), "and rates that");
    must(&h, db_tx(t->ctx, renumber_tx, &id), "both from another block");
    ASSERT(petition_ratings(t->ctx, id, false, &all, &count) == ST_OK && count == 2);
    EQ_STR(all[0].result, "review", "the last is still the last");
    figures(&h, 1, 1, 1);
    m = seen(&h, id);
    EQ_STR(m.steps[0].act, "answer_review", "and so is the step");
}

/* ---------------------------------------------------------------- the end of it */

static enum status erase_tx(struct ctx *ctx, const void *id)
{
    return petition_erase(ctx, *(const int64_t *)id);
}

static void forgotten(struct journaltest *t)
{
    struct house h = house_of(t->ctx);
    const struct petition_new in = example(t->ctx, "13800002222");
    const int64_t id = registered(&h, &in);
    const struct slip s = given(&h, id, "4711");
    struct petition_rating *all;
    struct petition_pass pass = {0};
    struct petition_rate r;
    struct str x, y;
    size_t count;

    must(&h, act(&h, id, (struct petition_do){.act = PETITION_ACCEPT}), "accepted");
    must(&h, act(&h, id, (struct petition_do){.act = PETITION_REPLY, .text = S("已办")}),
         "answered");
    must(&h, act(&h, id, (struct petition_do){.act = PETITION_END, .outcome = S("solved")}),
         "ended");
    must(&h, comes(&h, s.code, "4711", &pass), "it still answers");
    r = rate(pass, "reply", "satisfied");
    must(&h, petition_rate(t->ctx, &r), "and is rated");
    unknown(&h, s.code, "0000", "somebody tries");
    h.ctx->actor = h.system;
    must(&h, db_tx(t->ctx, erase_tx, &id), "its time is over");
    unknown(&h, s.code, "4711", "then it answers like a wrong one");
    EQ_INT(dbtest_int(t->ctx, "SELECT COUNT(*) FROM petition_code"), 0, "no hash is left");
    EQ_INT(dbtest_int(t->ctx, "SELECT COUNT(*) FROM petition_try"), 0, "nor a count");
    ASSERT(petition_ratings(t->ctx, id, true, &all, &count) == ST_OK && count == 1);
    EQ_STR(all[0].words, "", "his words are gone");
    EQ_STR(all[0].rating, "satisfied", "the figure stays");
    as_clerk(&h);
    refused(&h, petition_code_make(t->ctx, id, person_of(t->ctx, id, 0), S(""), &x, &y),
            ST_NOT_FOUND, "crypt.destroyed", NULL, "no new code either");
}

static int64_t count_like(struct ctx *ctx, const char *table, const char *column, struct str s)
{
    return dbtest_int(ctx, str_z(ctx->arena, str_printf(ctx->arena,
                                                        "SELECT COUNT(*) FROM %s WHERE"
                                                        " CAST(%s AS TEXT) LIKE '%%" STR_FMT "%%'",
                                                        table, column, STR_ARG(s))));
}

/* Nothing that he was given or has said stands in a row or in the journal as it is. */
static void nothing_in_the_clear(struct journaltest *t)
{
    struct house h = house_of(t->ctx);
    const struct petition_new in = example(t->ctx, "13800002222");
    const int64_t id = registered(&h, &in);
    const struct slip s = given(&h, id, "4711");
    struct buf report = buf_new(t->ctx->arena, 0);
    struct petition_pass pass = {0};
    struct journal_result result;
    struct petition_rate r;

    must(&h, act(&h, id, (struct petition_do){.act = PETITION_ACCEPT}), "accepted");
    must(&h, act(&h, id, (struct petition_do){.act = PETITION_REPLY, .text = S("已办")}),
         "answered");
    must(&h, comes(&h, s.code, "4711", &pass), "he comes");
    r = rate(pass, "reply", "satisfied");
    must(&h, petition_rate(t->ctx, &r), "and rates it");
    EQ_INT(count_like(t->ctx, "event", "data", s.code), 0, "no code in the journal");
    EQ_INT(count_like(t->ctx, "event", "data", S("4711")), 0, "no digits");
    EQ_INT(count_like(t->ctx, "event", "data", r.words), 0, "no words");
    EQ_INT(count_like(t->ctx, "petition_code", "code_hash", s.code), 0, "no code in its row");
    EQ_INT(count_like(t->ctx, "petition_rating", "words_sealed", r.words), 0, "nor words");
    h.ctx->actor = h.system;
    ASSERT(journal_seal_now(t->ctx) == ST_OK);
    ASSERT(journal_verify(t->ctx, &(struct journal_check){.all = true}, &report, &result) == ST_OK);
    EQ_INT(result.faults, 0, "and the journal is sound");
}

int main(void)
{
    modtest_both("codes", codes);
    modtest_one("representatives", only_representatives);
    modtest_one("chosen_later", chosen_later);
    modtest_one("replaced", replaced);
    modtest_both("rests", rests);
    modtest_both("sees", sees);
    modtest_one("refusal", refusal);
    modtest_both("rates", rates);
    modtest_both("end", rates_the_end);
    modtest_both("each", each_rates);
    modtest_one("later", later_with_a_smaller_id);
    modtest_both("forgotten", forgotten);
    modtest_one("clear", nothing_in_the_clear);
    return tap_done();
}
