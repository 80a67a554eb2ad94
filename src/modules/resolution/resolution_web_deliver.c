// SPDX-License-Identifier: MulanPSL-2.0
/* To whom a letter of initiative goes; what an organ answers, or the office notes for a deputy of
 * another level. */
#include "modules/congress/congress.h"
#include "modules/deputy/deputy_list.h"
#include "modules/resolution/resolution_web.h"
#include "modules/resolution/resolution_web_common.h"

enum { ANSWER_CHARS = 1000, ANSWER_LINES = 4, LEVELS = 5 };

/* Levels of which the register has deputies in office. */
static enum status put_levels(struct form_page *f)
{
    struct option_v *o = arena_array(f->ctx->arena, LEVELS, struct option_v);
    struct deputy_level_count counts[LEVELS];
    struct field_v *field;
    struct congress own;
    size_t n = 0;

    TRY(congress_get(f->ctx, f->ctx->congress_id, &own));
    TRY(deputy_level_counts(f->ctx, f->ctx->today, counts, NULL));
    arr_each (i, LEVELS)
        if (counts[i].mandates > 0)
            o[n++] = (struct option_v){
                .value = counts[i].level,
                .label = TF(f->ctx->arena, "resolution.letter.level",
                            text_of("congress.level.", counts[i].level),
                            web_int(f->ctx, counts[i].mandates)),
                .on = str_eqz(counts[i].level, congress_level_word(own.level)),
            };
    field = form_page_put(f, "check", "level", "resolution.letter.levels", S(""));
    form_checks(f->ctx, f->rq, field, o, n);
    form_optional(field);
    return ST_OK;
}

static enum status put_all_organs(struct form_page *f)
{
    struct option_v *o;
    struct field_v *field;
    struct organ *all;
    size_t count;

    TRY(organ_list(f->ctx, false, &all, &count));
    if (count == 0)
        return ST_OK;
    o = arena_array(f->ctx->arena, count, struct option_v);
    arr_each (i, count)
        o[i] = (struct option_v){.value = web_int(f->ctx, all[i].id), .label = all[i].name};
    field = form_page_put(f, "check", "organ", "resolution.letter.organs", S(""));
    form_checks(f->ctx, f->rq, field, o, count);
    form_optional(field);
    return ST_OK;
}

enum status resolution_web_deliver_form(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    struct resolution_doc d;
    struct form_page *f;
    struct str back;

    TRY(resolution_load(ctx, path_id(rq, "id"), &d));
    back = web_url(ctx, "/resolution/%lld", (long long)d.id);
    f = form_page_open(ctx, rq, T("resolution.letter.send"),
                       web_url(ctx, "/resolution/%lld/deliver", (long long)d.id), back,
                       T("resolution.do.deliver"));
    form_page_crumb(f, T("resolution.title"), S("/resolution"));
    form_page_crumb(f, d.title, back);
    TRY(put_levels(f));
    TRY(put_all_organs(f));
    if (d.kind != RESOLUTION_LETTER || d.state != RESOLUTION_SIGNED)
        form_page_shut(f, "resolution.letter.not_yet");
    return form_respond(f, rs);
}

enum status resolution_web_deliver(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const size_t organs = param_count(rq, "organ"), levels = param_count(rq, "level");
    struct str *words = arena_array(ctx->arena, levels, struct str);
    int64_t *ids = arena_array(ctx->arena, organs, int64_t);
    struct resolution_letter_to in = {.doc_id = path_id(rq, "id"), .organs = ids};
    struct resolution_letter_sent sent;

    arr_each (i, levels)
        words[i] = param_text_at(rq, "level", i);
    arr_each (i, organs)
        ids[i] = param_int_at(rq, "organ", i);
    in.levels = str_join(ctx->arena, words, levels, S(" "));
    in.organs_count = organs;
    TRY(resolution_letter_send(ctx, &in, &sent));
    if (sent.own + sent.outside + sent.organs == 0)
        respond_flash(rs, "resolution.done.delivered_none", S(""));
    else
        respond_flash(rs, "resolution.done.delivered",
                      TF(ctx->arena, "resolution.done.delivered_to",
                         web_int(ctx, (int64_t)(sent.own + sent.outside)),
                         web_int(ctx, (int64_t)sent.organs)));
    return respond_see_other(rs, "/resolution/%lld", (long long)in.doc_id);
}

/* ---------------------------------------------------------------- its answer */

static bool for_others(const struct ctx *ctx, const struct resolution_letter *l)
{
    return l->organ_id == 0 || l->organ_id != ctx->actor->organ_id;
}

enum status resolution_web_given(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct resolution_letter_v v;
    struct resolution_letter l;
    struct resolution_text t;
    struct resolution_doc d;
    bool noting;

    TRY(resolution_letter_get(ctx, path_id(rq, "id"), &l));
    noting = for_others(ctx, &l);
    TRY(resolution_load(ctx, l.doc_id, &d));
    TRY(resolution_text_get(ctx, &d, &t));
    v = (struct resolution_letter_v){
        .id = d.id,
        .version = l.version,
        .to = noting ? l.name : S(""),
        .title = d.title,
        .number = d.number_text,
        .body = t.body,
        .signer = d.signer,
        .signed_on = d.signed_on,
        .answered = l.answered_at != 0,
        .noted_by = l.noted_by,
        .url = web_url(ctx, "/resolution/given/%lld", (long long)l.id),
        .back = noting ? web_url(ctx, "/resolution/%lld", (long long)d.id) : S("/"),
        .head = noting ? T("resolution.letter.note") : T("resolution.letter.our_head"),
        .go = noting ? T("resolution.save") : T("resolution.do.answer"),
        .field = form_field(
            ctx, rq, "text", "answer",
            noting ? "resolution.letter.their_answer" : "resolution.letter.our_answer", l.answer),
    };
    form_max(&v.field, ANSWER_CHARS, ANSWER_LINES);
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, d.title, &resolution_letter_view, &v);
}

enum status resolution_web_given_answer(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    TRY(resolution_letter_answer(ctx, id, param_int(rq, "version"), param_text(rq, "answer")));
    respond_flash(rs, "resolution.done.noted", S(""));
    return respond_see_other(rs, "/resolution/given/%lld", (long long)id);
}
