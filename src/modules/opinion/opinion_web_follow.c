// SPDX-License-Identifier: MulanPSL-2.0
/* Following an opinion by code and digits. They are in no address: a cookie of half an hour carries
 * them from page to page. */
#include "modules/opinion/opinion.h"
#include "modules/opinion/opinion_public.h"
#include "modules/opinion/opinion_web_public.h"
#include "opinion_public_view.h"
#include "platform/form.h"
#include "platform/text.h"
#include "platform/view.h"

enum { WORDS_LINES = 3, COMES = 1200, COMES_SECONDS = 600 };
#define PASS_COOKIE "follow"

const struct field OPINION_FIELDS_CODE[] = {
    {.name = "c", .type = F_LINE, .max = 12},
    {.name = "code", .type = F_LINE, .max = 40, .required = true},
    {.name = "digits", .type = F_LINE, .max = 20, .required = true},
    {0},
};
const struct field OPINION_FIELDS_RATE[] = {
    {.name = "c", .type = F_LINE, .max = 12},
    {.name = "rating", .type = F_WORD, .words = OPINION_RATINGS, .required = true},
    {.name = "words", .type = F_TEXT, .max = OPINION_WORDS_CHARS},
    {0},
};

const struct field OPINION_FIELDS_WORD[] = {
    {.name = "c", .type = F_LINE, .max = 12},
    {.name = "add", .type = F_TEXT, .max = OPINION_WORDS_CHARS},
    {0},
};

/* ---------------------------------------------------------------- code and digits */

enum status opinion_web_code(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct opinion_code_v v = {
        .c = param_text(rq, "c"),
        .code = form_field(ctx, rq, "line", "code", "opinion.public.code", S("")),
        .digits = form_field(ctx, rq, "line", "digits", "opinion.public.digits_of", S("")),
        .raise = opinion_web_public_url(ctx, rq, S("/p/opinion/new")),
    };

    v.digits.inputmode = S("numeric");
    form_errors(ctx, rq, &v.errors);
    respond_header(rs, "Cache-Control", S("no-store"));
    return respond_view(ctx, rq, rs, FRAME_PUBLIC, T("opinion.public.follow"), &opinion_code_view,
                        &v);
}

enum status opinion_web_code_post(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct str digits = param_text(rq, "digits");
    int64_t opinion_id, taken_at;
    struct str code;
    enum status st;

    TRY(follow_often(ctx, rq, "opinion.follow", "opinion.public.follow.too_often"));
    st = opinion_public_open(ctx, param_text(rq, "code"), digits, &code, &opinion_id, &taken_at);
    if (st == ST_NOT_FOUND) { /* the form again, with what is wrong */
        ctx->err = (struct err){0};
        return fail(&ctx->err, ST_RULE, "opinion.public.unknown", NULL);
    }
    TRY(st);
    follow_pass_put(ctx, rs, PASS_COOKIE, &(struct follow_pass){code, digits});
    return respond_see_other(rs, STR_FMT,
                             STR_ARG(opinion_web_public_url(ctx, rq, S("/p/opinion/mine"))));
}

/* ---------------------------------------------------------------- who comes with the cookie */

struct pass {
    struct str code, digits;
    int64_t opinion_id, taken_at;
};

/* The cookie of a browser cannot be guessed better than the form: it is counted like it. */
static enum status pass_open(struct ctx *ctx, const struct request *rq, struct pass *out)
{
    struct follow_pass p;

    if (!follow_pass_read(rq, PASS_COOKIE, &p))
        return fail(&ctx->err, ST_NOT_FOUND, "opinion.public.unknown", NULL);
    out->digits = p.digits;
    return opinion_public_open(ctx, p.code, p.digits, &out->code, &out->opinion_id, &out->taken_at);
}

static enum status lead_to_code(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    ctx->err = (struct err){0};
    follow_pass_drop(rs, PASS_COOKIE);
    return respond_see_other(rs, STR_FMT,
                             STR_ARG(opinion_web_public_url(ctx, rq, S("/p/opinion/follow"))));
}

/* ---------------------------------------------------------------- its page */

/* Newest first; that it was received is the first of all. */
static struct timeline_v steps_make(struct ctx *ctx, const struct opinion_followed *f)
{
    struct entry_v *items = arena_array(ctx->arena, f->steps_count + 1, struct entry_v);
    const bool told = f->steps_count != 0 && str_eqz(f->steps[0].kind, "received");

    items[f->steps_count] = (struct entry_v){.title = T("opinion.step.received"),
                                             .class = f->steps_count != 0 ? S("done") : S("now"),
                                             .at = f->raised_at};
    arr_each (i, f->steps_count) {
        const struct opinion_step *s = &f->steps[f->steps_count - 1 - i];

        items[i] = (struct entry_v){
            .title = text_of("opinion.step.", s->kind),
            .class = i == 0 ? S("now") : S("done"),
            .at = s->at,
            .who = s->who,
            .text = s->text,
        };
    }
    return (struct timeline_v){.items = items, .items_count = f->steps_count + !told};
}

static void rate_make(struct ctx *ctx, const struct request *rq, struct opinion_mine_v *v)
{
    struct field_v *rate = arena_new(ctx->arena, struct field_v);
    struct field_v *words = arena_new(ctx->arena, struct field_v);

    *rate = form_field(ctx, rq, "radio", "rating", "opinion.public.rating", S(""));
    form_words_or(ctx, rate, OPINION_RATINGS, "opinion.rating.", NULL);
    *words = form_field(ctx, rq, "text", "words", "opinion.public.words", S(""));
    form_max(words, OPINION_WORDS_CHARS, WORDS_LINES);
    form_optional(words);
    v->rate = rate;
    v->words = words;
}

static void add_make(struct ctx *ctx, const struct request *rq, struct opinion_mine_v *v)
{
    struct field_v *add = arena_new(ctx->arena, struct field_v);

    *add = form_field(ctx, rq, "text", "add", "opinion.public.add", S(""));
    form_max(add, OPINION_WORDS_CHARS, WORDS_LINES);
    v->add = add;
}

static struct note_v note_make(struct ctx *ctx, const struct opinion_followed *f)
{
    const struct str state = text_of("opinion.state.", f->state);

    if (f->may_rate)
        return (struct note_v){
            .ok = true, .title = T("opinion.public.please_rate"), .text = f->answer};
    return (struct note_v){
        .ok = f->answer.len != 0,
        .title = TF(ctx->arena, "opinion.public.note", state),
        .text = f->handler.len != 0 ? TF(ctx->arena, "opinion.public.with", f->handler) : S(""),
    };
}

static void followed_make(struct ctx *ctx, const struct request *rq,
                          const struct opinion_followed *f, struct opinion_mine_v *v)
{
    v->number = f->number;
    v->subject = f->subject;
    v->body = f->body;
    v->place = f->place;
    v->raised_at = f->raised_at;
    v->state = f->state;
    v->answer = f->answer;
    v->by = f->by;
    v->note = note_make(ctx, f);
    v->steps = steps_make(ctx, f);
    if (f->may_rate)
        rate_make(ctx, rq, v);
    else if (!f->merged && !str_eqz(f->state, "closed") && !str_eqz(f->state, "rejected"))
        add_make(ctx, rq, v);
}

static enum status mine_show(struct ctx *ctx, const struct request *rq, struct response *rs,
                             const struct pass *pass)
{
    struct opinion_mine_v v = {.c = param_text(rq, "c"),
                               .subject = T("opinion.public.taken"),
                               .raised_at = pass->taken_at,
                               .waits = pass->opinion_id == 0,
                               .state = S("received")};
    struct opinion_followed f;

    if (v.waits) {
        v.note = (struct note_v){.title = T("opinion.public.waits"),
                                 .text = T("opinion.public.waits_text")};
    } else {
        TRY(opinion_follow(ctx, pass->code, pass->digits, &f));
        followed_make(ctx, rq, &f, &v);
    }
    form_errors(ctx, rq, &v.errors);
    respond_header(rs, "Cache-Control", S("no-store"));
    return respond_view(ctx, rq, rs, FRAME_PUBLIC, v.subject, &opinion_mine_view, &v);
}

enum status opinion_web_mine(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct pass pass = {0};
    enum status st;

    TRY(too_often(ctx, "opinion.public.follow.too_often",
                  request_take(rq, "opinion.come", request_network(rq), COMES, COMES_SECONDS)));
    st = pass_open(ctx, rq, &pass);
    if (st == ST_NOT_FOUND || st == ST_RULE)
        return lead_to_code(ctx, rq, rs);
    TRY(st);
    return mine_show(ctx, rq, rs, &pass);
}

/* ---------------------------------------------------------------- what the person says of it */

static enum status rate(struct ctx *ctx, const struct request *rq, const struct pass *pass)
{
    const struct opinion_rate in = {.code = pass->code,
                                    .pin = pass->digits,
                                    .rating = param_text(rq, "rating"),
                                    .words = param_text(rq, "words")};

    return opinion_rate(ctx, &in);
}

static enum status add_word(struct ctx *ctx, const struct request *rq, const struct pass *pass)
{
    if (pass->opinion_id == 0)
        return fail(&ctx->err, ST_RULE, "opinion.public.waits_text", NULL);
    return opinion_public_add_word(ctx, pass->opinion_id, param_text(rq, "add"));
}

typedef enum status say_fn(struct ctx *ctx, const struct request *rq, const struct pass *pass);

struct saying {
    say_fn *say;
    const struct request *rq;
    const struct pass *pass;
};

static enum status say_it(struct ctx *ctx, void *with)
{
    const struct saying *s = with;

    return s->say(ctx, s->rq, s->pass);
}

static enum status said(struct ctx *ctx, const struct request *rq, struct response *rs, say_fn *say,
                        const char *done)
{
    struct pass pass = {0};
    const enum status st = pass_open(ctx, rq, &pass);

    if (st == ST_NOT_FOUND)
        return lead_to_code(ctx, rq, rs);
    TRY(st);
    TRY(follow_as_nobody(ctx, say_it, &(struct saying){say, rq, &pass}));
    respond_flash(rs, done, S(""));
    return respond_see_other(rs, STR_FMT,
                             STR_ARG(opinion_web_public_url(ctx, rq, S("/p/opinion/mine"))));
}

enum status opinion_web_mine_rate(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    return said(ctx, rq, rs, rate, "opinion.public.rate_done");
}

enum status opinion_web_mine_word(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    return said(ctx, rq, rs, add_word, "opinion.public.add_done");
}

enum status opinion_web_mine_close(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    follow_pass_drop(rs, PASS_COOKIE);
    respond_flash(rs, "opinion.public.closed", S(""));
    return respond_see_other(rs, STR_FMT,
                             STR_ARG(opinion_web_public_url(ctx, rq, S("/p/opinion"))));
}
