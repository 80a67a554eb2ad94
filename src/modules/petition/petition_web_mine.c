// SPDX-License-Identifier: MulanPSL-2.0
/* The petitioner at his own case, by code and digits. They are in no address: a cookie of half an
 * hour carries them from page to page. */
#include "modules/petition/petition_public.h"
#include "modules/petition/petition_web.h"
#include "platform/follow.h"
#include "platform/form.h"
#include "platform/text.h"
#include "platform/view.h"

enum { WORDS_LINES = 3, NOTES_MAX = 5, COMES = 1200, SEEN = 60, SEEN_SECONDS = 600 };
#define COOKIE "petition"
#define FOLLOW "/p/petition/follow"
#define MINE   "/p/petition/mine"

/* ---------------------------------------------------------------- code and digits */

enum status petition_web_follow_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct petition_follow_v v = {
        .code = form_field(ctx, rq, "line", "code", "petition.mine.code", S("")),
        .digits = form_field(ctx, rq, "line", "digits", "petition.mine.digits", S("")),
    };

    v.digits.inputmode = S("numeric");
    form_errors(ctx, rq, &v.errors);
    respond_header(rs, "Cache-Control", S("no-store"));
    return respond_view(ctx, rq, rs, FRAME_PUBLIC, T("petition.mine.title"), &petition_follow_view,
                        &v);
}

enum status petition_web_follow(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct str digits = param_text(rq, "digits");
    struct petition_pass pass;
    enum status st;

    TRY(follow_often(ctx, rq, "petition.follow", "petition.mine.too_often"));
    st = petition_pass_open(ctx, param_text(rq, "code"), digits, &pass);
    if (st == ST_NOT_FOUND) { /* the form again, with what is wrong */
        ctx->err = (struct err){0};
        return fail(&ctx->err, ST_RULE, "petition.mine.unknown", NULL);
    }
    TRY(st);
    follow_pass_put(ctx, rs, COOKIE, &(struct follow_pass){pass.code, digits});
    return respond_see_other(rs, MINE);
}

/* The cookie of a browser cannot be guessed better than the form: it is counted like it, and how
 * often a network comes with one, before anything is looked up. */
static enum status pass_open(struct ctx *ctx, const struct request *rq, struct petition_pass *out)
{
    struct follow_pass p;

    if (!follow_pass_read(rq, COOKIE, &p))
        return fail(&ctx->err, ST_NOT_FOUND, "petition.mine.unknown", NULL);
    TRY(too_often(ctx, "petition.mine.too_often",
                  request_take(rq, "petition.come", request_network(rq), COMES, SEEN_SECONDS)));
    return petition_pass_open(ctx, p.code, p.digits, out);
}

static enum status lead_to_code(struct ctx *ctx, struct response *rs)
{
    ctx->err = (struct err){0};
    follow_pass_drop(rs, COOKIE);
    return respond_see_other(rs, FOLLOW);
}

/* ---------------------------------------------------------------- his case */

static struct str day(struct ctx *ctx, struct date d)
{
    return text_date(ctx->arena, d, ctx->today);
}

static struct str state_text(struct ctx *ctx, const struct petition_mine *m)
{
    const char *key;

    if (m->p.state == PETITION_ENDED) {
        const struct str ended = text_of("petition.mine.ended.", m->p.outcome);
        const struct str article = str_from(petition_mine_elsewhere(&m->p));

        return article.len == 0 ? ended : TF(ctx->arena, "petition.by_article", ended, article);
    }
    key = str_z(ctx->arena, str_printf(ctx->arena, "petition.mine.state.%s", m->state));
    return TF(ctx->arena, key, petition_web_organ(ctx, m->p.organ_id));
}

/* "petition.mine.due.handle", with its day and article, and that holidays make it later. */
static struct note_v clock_note(struct ctx *ctx, const struct petition_mine *m, const char *prefix,
                                struct petition_due due)
{
    const char *by = m->rolls ? "petition.mine.by_article_rolled" : "petition.by_article";
    const char *key = str_z(ctx->arena, str_printf(ctx->arena, "%s%s", prefix, due.kind));

    return (struct note_v){
        .text = TF(ctx->arena, by, TF(ctx->arena, key, day(ctx, due.on)), str_from(due.article)),
    };
}

/* Of what we or the organ owe him: when it is late, that he may ask. */
static struct note_v due_note(struct ctx *ctx, const struct petition_mine *m,
                              struct petition_due due)
{
    struct note_v n = clock_note(ctx, m, "petition.mine.due.", due);

    n.warn = date_cmp(due.on, ctx->today) < 0;
    if (n.warn)
        n.text = TF(ctx->arena, "petition.mine.late", n.text);
    return n;
}

static void notes_make(struct ctx *ctx, const struct petition_mine *m, struct petition_mine_v *v)
{
    struct note_v *notes = arena_array(ctx->arena, NOTES_MAX, struct note_v);
    size_t n = 0;

    notes[n++] = (struct note_v){
        .ok = !date_none(m->p.replied_on), .title = state_text(ctx, m), .text = m->reason};
    if (m->untold.kind[0] != '\0')
        notes[n++] = due_note(ctx, m, m->untold);
    if (m->due.kind[0] != '\0')
        notes[n++] = due_note(ctx, m, m->due);
    if (petition_told_by_rules(&m->p))
        notes[n++] = (struct note_v){.text = TF(ctx->arena, "petition.by_article",
                                                TF(ctx->arena, "petition.mine.by_rules",
                                                   petition_web_organ(ctx, m->p.organ_id)),
                                                str_from(petition_law_tells_article()))};
    if (m->right.kind[0] != '\0')
        notes[n++] = clock_note(ctx, m,
                                petition_right_over(&m->right, ctx->today) ? "petition.mine.over."
                                                                           : "petition.mine.right.",
                                m->right);
    if (m->rated.rating.len > 0)
        notes[n++] = (struct note_v){
            .text = TF(ctx->arena, "petition.mine.rated_on", day(ctx, m->rated.rated_on),
                       text_of("petition.rating.", m->rated.rating)),
        };
    v->notes = notes;
    v->notes_count = n;
}

static void steps_make(struct ctx *ctx, const struct petition_mine *m, struct petition_mine_v *v)
{
    struct entry_v *entries = arena_array(ctx->arena, m->steps_count, struct entry_v);

    arr_each (i, m->steps_count) {
        const struct petition_step *s = &m->steps[i];

        entries[i] = (struct entry_v){
            .title = text_of("petition.mine.step.", s->act),
            .class = i == 0 ? S("now") : S("done"),
            .on = s->on,
            .who = str_eqz(s->act, "transfer") ? petition_web_organ(ctx, s->organ_id) : S(""),
            .text = str_eqz(s->act, "end") ? text_of("petition.outcome.", s->word) : S(""),
        };
    }
    v->steps = (struct timeline_v){.items = entries, .items_count = m->steps_count};
}

static void rate_make(struct ctx *ctx, const struct request *rq, struct petition_mine_v *v)
{
    struct field_v *rate = arena_new(ctx->arena, struct field_v);
    struct field_v *words = arena_new(ctx->arena, struct field_v);

    *rate = form_field(ctx, rq, "radio", "rating", "petition.mine.rating", S(""));
    form_words_or(ctx, rate, PETITION_RATINGS, "petition.rating.", NULL);
    *words = form_field(ctx, rq, "text", "words", "petition.mine.words", S(""));
    form_max(words, PETITION_WORDS_CHARS, WORDS_LINES);
    form_optional(words);
    v->rate = rate;
    v->words = words;
}

struct seeing {
    const struct petition_pass *who;
    struct petition_mine *mine;
};

static enum status see(struct ctx *ctx, void *with)
{
    const struct seeing *s = with;

    return petition_mine(ctx, s->who, s->mine);
}

enum status petition_web_mine(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct petition_pass pass = {0};
    struct petition_mine m;
    struct petition_mine_v v;
    enum status st = pass_open(ctx, rq, &pass);

    if (st == ST_NOT_FOUND)
        return lead_to_code(ctx, rs);
    TRY(st);
    TRY(too_often(ctx, "petition.mine.too_often",
                  request_take(rq, "petition.mine", petition_web_int(ctx, pass.petition_id), SEEN,
                               SEEN_SECONDS)));
    TRY(follow_as_nobody(ctx, see, &(struct seeing){&pass, &m}));
    v = (struct petition_mine_v){
        .number = petition_number_text(ctx->arena, &m.p),
        .meta = TF(ctx->arena, "petition.mine.meta", text_of("petition.kind.", m.p.kind),
                   day(ctx, m.p.received_on)),
        .state = str_from(m.state),
        .outcome = m.p.outcome,
        .result = str_from(petition_result_word(m.result)),
        .rated = m.rated.rating,
    };
    notes_make(ctx, &m, &v);
    steps_make(ctx, &m, &v);
    if (m.may_rate)
        rate_make(ctx, rq, &v);
    form_errors(ctx, rq, &v.errors);
    respond_header(rs, "Cache-Control", S("no-store"));
    return respond_view(ctx, rq, rs, FRAME_PUBLIC, T("petition.mine.title"), &petition_mine_view,
                        &v);
}

/* ---------------------------------------------------------------- what he says of it */

static enum status rate(struct ctx *ctx, void *with)
{
    return petition_rate(ctx, with);
}

enum status petition_web_mine_rate(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct petition_rate in = {.result = param_text(rq, "result"),
                               .rating = param_text(rq, "rating"),
                               .words = param_text(rq, "words")};
    const enum status st = pass_open(ctx, rq, &in.pass);

    if (st == ST_NOT_FOUND)
        return lead_to_code(ctx, rs);
    TRY(st);
    TRY(follow_as_nobody(ctx, rate, &in));
    respond_flash(rs, "petition.mine.rate_done", S(""));
    return respond_see_other(rs, MINE);
}

enum status petition_web_mine_close(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    (void)ctx;
    (void)rq;
    follow_pass_drop(rs, COOKIE);
    respond_flash(rs, "petition.mine.closed", S(""));
    return respond_see_other(rs, FOLLOW);
}
