// SPDX-License-Identifier: MulanPSL-2.0
/* Forms of recalls: taken in, what is done with them, and the answer of the deputy himself. */
#include "modules/congress/congress.h"
#include "modules/deputy/deputy.h"
#include "modules/recall/recall_parts.h"
#include "modules/recall/recall_web.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

enum { LINES = 8 };

static struct form_page *form(struct ctx *ctx, const struct request *rq, const struct recall *r,
                              struct str url, const char *title_key)
{
    const struct str back = r != NULL ? recall_url(ctx, r->id, "") : S("/recall");
    struct form_page *f = form_page_open(ctx, rq, text(title_key), url, back, text(title_key));

    form_page_crumb(f, T("recall.title"), S("/recall"));
    if (r != NULL) {
        form_page_crumb(f, recall_number_text(ctx->arena, r), back);
        f->v.meta = recall_title(ctx, r);
        f->v.article = str_from(recall_law_article(r->way));
    }
    return f;
}

static enum status show(struct form_page *f, struct response *rs)
{
    struct recall_form_v *v = arena_new(f->ctx->arena, struct recall_form_v);

    v->page = *form_page_done(f);
    return respond_view(f->ctx, f->rq, rs, FRAME_STAFF, v->page.title, &recall_form_view, v);
}

static enum status back(struct response *rs, int64_t id)
{
    respond_flash(rs, "recall.done", S(""));
    return respond_see_other(rs, "/recall/%lld", (long long)id);
}

static void put_text(struct form_page *f, const char *name, const char *label_key, unsigned most)
{
    form_max(form_page_put(f, "text", name, label_key, S("")), most, LINES);
}

/* ---------------------------------------------------------------- taken in */

enum status recall_web_new_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *f = form(ctx, rq, NULL, S("/recall/new"), "recall.new");
    const int64_t deputy_id = param_id(rq, "deputy");
    struct congress here;
    struct deputy_mandate m;

    TRY(congress_get(ctx, ctx->congress_id, &here));
    if (deputy_id != 0) {
        TRY(deputy_mandate_get(ctx, deputy_id, &m));
        f->v.meta = TF(ctx->arena, "recall.who", m.name, m.congress);
        (void)form_page_put(f, "hidden", "deputy", "recall.f.name", str_int(ctx->arena, deputy_id));
    } else {
        (void)form_page_words(f, "select", "level", "recall.f.level",
                              "township county city province nation", "congress.level.",
                              str_from(congress_level_word(here.level)));
        (void)form_page_put(f, "line", "name", "recall.f.name", S(""));
        form_optional(form_page_put(f, "line", "constituency", "recall.f.constituency", S("")));
    }
    (void)form_page_words(f, "select", "mover", "recall.f.mover", RECALL_MOVERS, "recall.mover.",
                          S("voters"));
    (void)form_page_put(f, "date", "received_on", "recall.f.received_on",
                        list_iso(ctx, ctx->today));
    put_text(f, "reasons", "recall.f.reasons", RECALL_TEXT_CHARS);
    put_text(f, "signers", "recall.f.signers", RECALL_SIGNERS_CHARS);
    form_optional(&f->fields[f->v.fields_count - 1]);
    f->v.note = T("recall.new.note");
    f->v.article = T("recall.new.law");
    return show(f, rs);
}

enum status recall_web_new(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct recall_new in = {
        .mandate_id = param_id(rq, "deputy"),
        .level = param_text(rq, "level"),
        .name = param_text(rq, "name"),
        .constituency = param_text(rq, "constituency"),
        .mover = param_text(rq, "mover"),
        .received_on = param_date(rq, "received_on"),
        .reasons = param_text(rq, "reasons"),
        .signers = param_text(rq, "signers"),
    };
    int64_t id;

    TRY(recall_receive(ctx, &in, &id));
    return back(rs, id);
}

enum status recall_web_signer_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *f;
    struct recall r;

    TRY(recall_get(ctx, path_id(rq, "id"), &r));
    f = form(ctx, rq, &r, recall_url(ctx, r.id, "/signer"), "recall.do.signer");
    put_text(f, "signers", "recall.f.signers", RECALL_SIGNERS_CHARS);
    return show(f, rs);
}

enum status recall_web_signer(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");
    size_t added;

    TRY(recall_signers_add(ctx, id, param_text(rq, "signers"), &added));
    return back(rs, id);
}

/* ---------------------------------------------------------------- what is done with it */

static enum status put_accept(struct form_page *f, const struct recall *r)
{
    enum congress_level level;
    uint32_t whole;

    if (!recall_signed(r))
        return ST_OK;
    TRY(recall_whole(f->ctx, r, r->received_on, &whole));
    (void)congress_level_parse(r->level, &level);
    (void)form_page_put(f, "int", "signers", "recall.f.signers_count", S(""));
    f->v.note =
        TF(f->ctx->arena, "recall.accept.note",
           str_int(f->ctx->arena, recall_law_signers(r->way, congress_law_level(level), whole)));
    return ST_OK;
}

static void put_set(struct form_page *f, const struct recall *r)
{
    struct field_v *chair;

    (void)form_page_put(f, "line", "place", "recall.f.place", r->place);
    chair = form_page_put(f, "line", "chair", "recall.f.chair", r->chair);
    if (!recall_by_voters(r))
        form_optional(chair);
}

static enum status put_count(struct form_page *f, const struct recall *r)
{
    static const char *const NUMBERS[] = {"issued", "cast", "yes", "no", "abstain", "invalid"};
    static const char *const LABELS[] = {"recall.f.issued", "recall.f.cast",    "recall.f.yes",
                                         "recall.f.no",     "recall.f.abstain", "recall.f.invalid"};
    uint32_t whole;

    if (recall_by_voters(r)) {
        (void)form_page_put(f, "int", "whole", "recall.f.whole", S(""));
        f->v.note = T("recall.count.note");
    } else {
        TRY(recall_whole(f->ctx, r, r->vote_on, &whole));
        f->v.note = TF(f->ctx->arena, "recall.count.note_members", str_int(f->ctx->arena, whole),
                       str_int(f->ctx->arena, recall_law_needed(whole)));
    }
    arr_each (i, COUNT(NUMBERS))
        (void)form_page_put(f, "int", NUMBERS[i], LABELS[i], S(""));
    (void)form_page_put(f, "line", "number", "recall.f.minutes", S(""));
    f->v.article = str_from(recall_law_majority_article(r->way));
    return ST_OK;
}

static enum status put_fields(struct form_page *f, const struct recall *r, enum recall_act act)
{
    switch (act) {
    case RECALL_ACCEPT:
        return put_accept(f, r);
    case RECALL_REFUSE:
    case RECALL_WITHDRAW:
        put_text(f, "text", "recall.f.why", RECALL_LINE_CHARS);
        return ST_OK;
    case RECALL_DEFEND:
        (void)form_page_words(f, "radio", "way", "recall.f.defence_way", "written oral",
                              "recall.defence.", S("written"));
        put_text(f, "text", "recall.f.defence", RECALL_TEXT_CHARS);
        return ST_OK;
    case RECALL_SET_DAY:
        put_set(f, r);
        return ST_OK;
    case RECALL_COUNT:
        return put_count(f, r);
    case RECALL_ANNOUNCE:
    case RECALL_FILE:
        form_optional(form_page_put(f, "line", "number", "recall.f.paper", S("")));
        f->v.article = str_from(recall_law_majority_article(r->way));
        return ST_OK;
    case RECALL_GIVE:
    case RECALL_PRINT:
    case RECALL_ACTS:
        break;
    }
    return ST_OK;
}

enum status recall_web_do_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct str word = path_text(rq, "act");
    enum recall_act act;
    struct form_page *f;
    struct recall r;

    if (!recall_act_parse(word, &act))
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    TRY(recall_get(ctx, path_id(rq, "id"), &r));
    f = form(ctx, rq, &r,
             str_printf(ctx->arena, "/recall/%lld/do/" STR_FMT, (long long)r.id, STR_ARG(word)),
             str_z(ctx->arena, str_printf(ctx->arena, "recall.do." STR_FMT, STR_ARG(word))));
    (void)form_page_put(f, "date", "on", act == RECALL_SET_DAY ? "recall.f.vote_on" : "recall.f.on",
                        act == RECALL_SET_DAY || act == RECALL_COUNT ? list_iso(ctx, r.vote_on)
                                                                     : list_iso(ctx, ctx->today));
    TRY(put_fields(f, &r, act));
    form_page_version(f, r.version);
    if (!recall_may_act(&r, act))
        form_page_shut(f, "recall.wrong_state");
    return show(f, rs);
}

static uint32_t people(const struct request *rq, const char *name, struct ctx *ctx, bool asked)
{
    const int64_t n = param_int(rq, name);

    if (asked && (!param_present(rq, name) || n < 0 || n > RECALL_VOTERS_MAX))
        invalid(ctx, name, "recall.err.number", NULL);
    return n < 0 || n > RECALL_VOTERS_MAX ? 0 : (uint32_t)n;
}

enum status recall_web_do(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct recall_do in = {
        .id = path_id(rq, "id"),
        .version = param_int(rq, "version"),
        .on = param_date(rq, "on"),
        .signers = param_int(rq, "signers"),
        .way = param_text(rq, "way"),
        .text = param_text(rq, "text"),
        .place = param_text(rq, "place"),
        .chair = param_text(rq, "chair"),
        .number = param_text(rq, "number"),
    };
    struct recall r;
    bool counts;

    if (!recall_act_parse(path_text(rq, "act"), &in.act))
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    TRY(recall_get(ctx, in.id, &r));
    counts = in.act == RECALL_COUNT;
    in.count = (struct recall_law_count){
        .whole = people(rq, "whole", ctx, counts && recall_by_voters(&r)),
        .issued = people(rq, "issued", ctx, counts),
        .cast = people(rq, "cast", ctx, counts),
        .yes = people(rq, "yes", ctx, counts),
        .no = people(rq, "no", ctx, counts),
        .abstain = people(rq, "abstain", ctx, counts),
        .invalid = people(rq, "invalid", ctx, counts),
    };
    TRY(invalid_done(ctx));
    TRY(recall_do(ctx, &in));
    return back(rs, in.id);
}

/* ---------------------------------------------------------------- the deputy himself */

enum status recall_web_answer_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *f;
    struct recall r;
    struct str reasons;

    TRY(recall_load_answer(ctx, path_id(rq, "id"), &r));
    TRY(recall_reasons(ctx, &r, &reasons));
    f = form_page_open(ctx, rq, T("recall.answer"), recall_url(ctx, r.id, "/answer"), S("/me"),
                       T("recall.answer.go"));
    f->v.meta = TF(ctx->arena, "recall.answer.meta", recall_number_text(ctx->arena, &r),
                   recall_web_tag(&r).label, reasons);
    f->v.note = T("recall.answer.note");
    f->v.article = str_from(recall_law_article(r.way));
    put_text(f, "text", "recall.f.defence", RECALL_TEXT_CHARS);
    if (!recall_may_act(&r, RECALL_DEFEND) || recall_after_vote(&r, ctx->today))
        form_page_shut(f, "recall.answer.over");
    return show(f, rs);
}

enum status recall_web_answer(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    TRY(recall_answer(ctx, id, param_text(rq, "text")));
    respond_flash(rs, "recall.answer.done", S(""));
    return respond_see_other(rs, "/recall/%lld/answer", (long long)id);
}
