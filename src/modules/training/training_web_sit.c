// SPDX-License-Identifier: MulanPSL-2.0
/* Sitting a test, with an account or by the code of a seat: begin, the paper, what was wrong. */
#include "modules/congress/congress.h"
#include "modules/training/training_rules.h"
#include "modules/training/training_web.h"
#include "platform/text.h"
#include "platform/view.h"

enum { PAPERS_MAX = 20 };

/* clang-format off */
const char *const TRAINING_ANSWERS[TRAINING_DRAW_MAX] = {
    "a1",  "a2",  "a3",  "a4",  "a5",  "a6",  "a7",  "a8",  "a9",  "a10", "a11", "a12", "a13",
    "a14", "a15", "a16", "a17", "a18", "a19", "a20", "a21", "a22", "a23", "a24", "a25", "a26",
    "a27", "a28", "a29", "a30", "a31", "a32", "a33", "a34", "a35", "a36", "a37", "a38", "a39",
    "a40", "a41", "a42", "a43", "a44", "a45", "a46", "a47", "a48", "a49", "a50"};
/* clang-format on */

/* ---------------------------------------------------------------- a paper as it is shown */

static struct str choice_label(struct ctx *ctx, const struct training_question *q, size_t n)
{
    if (str_eqz(q->kind, "truth"))
        return text_of("training.truth.", str_int(ctx->arena, (int64_t)n));
    return str_printf(ctx->arena, "%c. " STR_FMT, (int)('A' + n - 1),
                      STR_ARG(training_option(q, n)));
}

/* The options that are among the numbers, in one line each. */
static struct str chosen(struct ctx *ctx, const struct training_question *q, struct str numbers)
{
    struct buf out = buf_new(ctx->arena, 0);
    const size_t count = training_options(q);

    for (size_t n = 1; n <= count; n++) {
        const struct str one = choice_label(ctx, q, n);

        if (numbers.len > 0 && training_has_option(numbers, n))
            buf_printf(&out, "%s" STR_FMT, buf_view(&out).len > 0 ? "; " : "", STR_ARG(one));
    }
    return buf_view(&out).len > 0 ? buf_view(&out) : T("training.not_answered");
}

/* What was ticked on a paper that comes back: questions without an answer are asked about once. */
static bool ticked(const struct request *rq, size_t question, size_t option)
{
    const size_t count = param_count(rq, TRAINING_ANSWERS[question]);

    arr_each (i, count)
        if (param_int_at(rq, TRAINING_ANSWERS[question], i) == (int64_t)option)
            return true;
    return false;
}

static void put_choices(struct ctx *ctx, const struct request *rq,
                        const struct training_question *q, struct training_ask_v *ask)
{
    const size_t at = (size_t)ask->number - 1;
    struct training_choice_v *choices =
        arena_array(ctx->arena, TRAINING_OPTIONS_MAX, struct training_choice_v);
    const size_t count = training_options(q);

    for (size_t n = 1; n <= count && n <= TRAINING_OPTIONS_MAX; n++)
        choices[ask->choices_count++] =
            (struct training_choice_v){str_int(ctx->arena, (int64_t)n), choice_label(ctx, q, n),
                                       form_again(rq) && ticked(rq, at, n)};
    ask->choices = choices;
}

/* Of a paper that is handed in: what was given; what is right only when `shown`. */
static enum status asks_of(struct ctx *ctx, const struct request *rq,
                           const struct training_paper *p, bool shown, struct training_sit_v *v)
{
    struct str rest = p->given, given;
    struct training_question *q;
    struct training_ask_v *asks;

    TRY(training_paper_questions(ctx, p, &q, &v->asks_count));
    asks = arena_array(ctx->arena, v->asks_count, struct training_ask_v);
    arr_each (i, v->asks_count) {
        (void)str_cut(&rest, ';', &given);
        asks[i] = (struct training_ask_v){
            .number = (int64_t)i + 1,
            .text = q[i].text,
            .kind = q[i].kind,
            .many = str_eqz(q[i].kind, "multiple"),
            .answer = S(""),
            .why = S(""),
        };
        put_choices(ctx, rq, &q[i], &asks[i]);
        if (p->ended_at == 0)
            continue;
        asks[i].given = chosen(ctx, &q[i], given);
        asks[i].right = training_answer_right(q[i].answer, given);
        asks[i].source = q[i].source;
        if (!shown)
            continue;
        asks[i].answer = chosen(ctx, &q[i], q[i].answer);
        asks[i].why = q[i].why;
    }
    v->asks = asks;
    return ST_OK;
}

static void put_result(struct ctx *ctx, const struct training_test *t,
                       const struct training_paper *p, struct training_sit_v *v)
{
    v->result = TF(ctx->arena, "training.result_is", str_int(ctx->arena, p->asked),
                   str_int(ctx->arena, p->right), training_web_percent(ctx, p->percent));
    v->passed = p->percent >= t->pass_percent;
}

static struct str rules_text(struct ctx *ctx, const struct training_test *t,
                             const struct training_seat *s)
{
    const struct str questions = str_int(ctx->arena, training_draw_size(t->draw)),
                     pass = training_web_percent(ctx, t->pass_percent),
                     minutes = t->minutes > 0 ? TF(ctx->arena, "training.minutes",
                                                   str_int(ctx->arena, t->minutes))
                                              : T("training.unlimited"),
                     tries = t->tries > 0 ? TF(ctx->arena, "training.tries_left",
                                               str_int(ctx->arena, t->tries - s->tried))
                                          : T("training.tries_any");

    return TF(ctx->arena, "training.sit_rules", questions, minutes, pass, tries);
}

static void put_note(struct ctx *ctx, struct training_sit_v *v, const char *key, bool warn)
{
    struct note_v *note = arena_new(ctx->arena, struct note_v);

    *note = (struct note_v){.warn = warn, .title = S(""), .text = text(key)};
    v->note = note;
}

/* What the person sees now: the open paper; else the last one, and whether another may begin. */
static enum status fill(struct ctx *ctx, const struct request *rq, const struct training_test *t,
                        const struct training_seat *s, struct training_sit_v *v)
{
    struct training_paper *all = NULL;
    struct err why = {0};
    size_t count = 0;

    v->title = t->title;
    v->meta = s->name;
    v->result = S("");
    if (s->id != 0)
        TRY(training_papers(ctx, s->id, &all, &count));
    if (count > 0 && all[0].ended_at == 0) {
        const int64_t left = training_seconds_left(t, all[0].begun_at, ctx->now);

        v->open = true;
        v->again = form_again(rq);
        v->timed = left >= 0;
        v->left = v->timed ? left : 0;
        if (left == 0 || training_shut(t, ctx->today))
            put_note(ctx, v, "training.time_over", true);
        return asks_of(ctx, rq, &all[0], false, v);
    }
    v->begin = training_check_begin(t, s, ctx->today, &why) == ST_OK;
    v->begin_text = rules_text(ctx, t, s);
    v->clock = t->minutes > 0;
    if (!v->begin && count == 0)
        put_note(ctx, v, why.key, true);
    if (count == 0)
        return ST_OK;
    put_result(ctx, t, &all[0], v);
    return asks_of(ctx, rq, &all[0], training_answers_shown(t, s, ctx->today), v);
}

/* The ticks of each question: "1 3". */
static enum status read_given(struct ctx *ctx, const struct request *rq, struct str **out)
{
    *out = arena_array(ctx->arena, TRAINING_DRAW_MAX, struct str);
    arr_each (i, TRAINING_DRAW_MAX) {
        const size_t n = param_count(rq, TRAINING_ANSWERS[i]);
        struct buf one = buf_new(ctx->arena, 0);

        arr_each (j, n)
            buf_printf(&one, "%s%lld", j > 0 ? " " : "",
                       (long long)param_int_at(rq, TRAINING_ANSWERS[i], j));
        (*out)[i] = buf_view(&one);
    }
    return ST_OK;
}

/* Nobody hands in a paper with questions left out by a slip of the finger: he is told which, and
 * may do so all the same. When the time is over nothing is asked. */
static enum status all_answered(struct ctx *ctx, const struct request *rq,
                                const struct training_test *t, int64_t seat_id,
                                const struct str *given)
{
    struct training_paper *all;
    size_t count;

    TRY(training_papers(ctx, seat_id, &all, &count));
    if (count == 0 || all[0].ended_at != 0 || param_bool(rq, "anyway") ||
        training_seconds_left(t, all[0].begun_at, ctx->now) == 0)
        return ST_OK;
    for (size_t i = 0; i < (size_t)all[0].asked && i < TRAINING_DRAW_MAX; i++)
        if (given[i].len == 0)
            invalid(ctx, TRAINING_ANSWERS[i], "training.err.unanswered",
                    str_z(ctx->arena, str_int(ctx->arena, (int64_t)i + 1)));
    return invalid_done(ctx);
}

static enum status hand_in(struct ctx *ctx, const struct request *rq, struct response *rs,
                           const struct training_test *t, int64_t seat_id)
{
    struct training_paper p = {0};
    struct str *given;
    bool late;

    TRY(read_given(ctx, rq, &given));
    TRY(all_answered(ctx, rq, t, seat_id, given));
    TRY(training_hand_in(ctx, seat_id, given, TRAINING_DRAW_MAX, &p, &late));
    respond_flash(rs, late ? "training.done.late" : "training.done.handed_in", S(""));
    return ST_OK;
}

/* ---------------------------------------------------------------- with an account */

enum status training_web_sit_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct crumbs_v *crumbs = arena_new(ctx->arena, struct crumbs_v);
    struct training_sit_v v = {0};
    struct training_seat s = {0};
    struct training_test t = {0};
    bool has;

    TRY(training_test_get(ctx, path_id(rq, "id"), &t));
    TRY(training_own_seat(ctx, &t, &has, &s));
    *crumbs = training_web_crumbs(ctx, T("training.tests"), S("/training/test"), t.title);
    v.crumbs = may(ctx, "training.take_part") ? crumbs : NULL;
    v.begin_url = training_web_url(ctx, "test/", t.id, "/begin");
    v.url = training_web_url(ctx, "test/", t.id, "/sit");
    v.congress = S("");
    TRY(fill(ctx, rq, &t, &s, &v));
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, t.title, &training_sit_view, &v);
}

enum status training_web_begin(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");
    struct training_paper p = {0};
    int64_t seat;

    TRY(training_take_seat(ctx, id, &seat));
    TRY(training_begin(ctx, seat, &p));
    return respond_see_other(rs, "/training/test/%lld/sit", (long long)id);
}

enum status training_web_sit(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");
    struct training_seat s = {0};
    struct training_test t = {0};
    bool has;

    TRY(training_test_get(ctx, id, &t));
    TRY(training_own_seat(ctx, &t, &has, &s));
    TRY(hand_in(ctx, rq, rs, &t, s.id));
    return respond_see_other(rs, "/training/test/%lld/sit", (long long)id);
}

/* A seat's papers, for the office. */
enum status training_web_seat(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct crumbs_v *crumbs = arena_new(ctx->arena, struct crumbs_v);
    struct training_sit_v v = {0};
    struct training_paper *all;
    struct training_seat s = {0};
    struct training_test t = {0};
    struct link_v *links;
    size_t count, at = 0;

    TRY(training_seat_get(ctx, path_id(rq, "id"), &s));
    TRY(training_test_get(ctx, s.test_id, &t));
    TRY(training_papers(ctx, s.id, &all, &count));
    *crumbs = training_web_crumbs(ctx, t.title, training_web_url(ctx, "test/", t.id, ""), s.name);
    v.crumbs = crumbs;
    v.title = s.name;
    v.meta = t.title;
    v.result = S("");
    links = arena_array(ctx->arena, PAPERS_MAX, struct link_v);
    for (size_t i = 0; i < count && i < PAPERS_MAX; i++) {
        const struct str n = str_int(ctx->arena, all[i].number);

        if (all[i].number == param_int(rq, "n"))
            at = i;
        links[v.papers_count++] =
            (struct link_v){TF(ctx->arena, "training.paper_of", n),
                            str_printf(ctx->arena, "/training/seat/%lld?n=%lld", (long long)s.id,
                                       (long long)all[i].number)};
    }
    v.papers = links;
    if (count == 0 || all[at].ended_at == 0) {
        put_note(ctx, &v, count == 0 ? "training.not_begun" : "training.not_done", false);
    } else {
        put_result(ctx, &t, &all[at], &v);
        TRY(asks_of(ctx, rq, &all[at], true, &v));
    }
    return respond_view(ctx, rq, rs, FRAME_STAFF, s.name, &training_sit_view, &v);
}

/* ---------------------------------------------------------------- by the code of a seat */

static enum status by_code(struct ctx *ctx, const struct request *rq, struct training_seat *s,
                           struct training_test *t)
{
    struct congress congress;
    bool found;

    TRY(congress_choose(ctx, param_text(rq, "c"), &congress, &found));
    if (!found)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    TRY(training_seat_by_code(ctx, path_text(rq, "code"), s));
    return training_test_get(ctx, s->test_id, t);
}

enum status training_web_public_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct training_sit_v v = {0};
    struct training_seat s = {0};
    struct training_test t = {0};

    TRY(by_code(ctx, rq, &s, &t));
    v.begin_url =
        str_printf(ctx->arena, "/p/training/" STR_FMT "/begin", STR_ARG(path_text(rq, "code")));
    v.url = str_printf(ctx->arena, "/p/training/" STR_FMT, STR_ARG(path_text(rq, "code")));
    v.congress = param_text(rq, "c");
    TRY(fill(ctx, rq, &t, &s, &v));
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_PUBLIC, t.title, &training_sit_view, &v);
}

static enum status public_back(const struct request *rq, struct response *rs)
{
    const struct str c = param_text(rq, "c");

    return respond_see_other(rs, "/p/training/" STR_FMT "%s" STR_FMT,
                             STR_ARG(path_text(rq, "code")), c.len > 0 ? "?c=" : "", STR_ARG(c));
}

enum status training_web_public_begin(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    struct training_paper p = {0};
    struct training_seat s = {0};
    struct training_test t = {0};

    TRY(by_code(ctx, rq, &s, &t));
    TRY(training_begin(ctx, s.id, &p));
    return public_back(rq, rs);
}

enum status training_web_public(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct training_seat s = {0};
    struct training_test t = {0};

    TRY(by_code(ctx, rq, &s, &t));
    TRY(hand_in(ctx, rq, rs, &t, s.id));
    return public_back(rq, rs);
}
