// SPDX-License-Identifier: MulanPSL-2.0
/* Forms: a document filed, a step, committees asked, the check list, an opinion. */
#include "modules/attachment/attachment.h"
#include "modules/filing/filing_rules.h"
#include "modules/filing/filing_web.h"
#include "modules/statute/statute.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

enum { BODY_ROWS = 10, TEXT_ROWS = 6, EXPERTS_MAX = 10 };
#define CLOSE_RESULTS "clean corrected repealed explained" /* revoked: by a vote */

struct form_page *filing_web_open_form(struct ctx *ctx, const struct request *rq,
                                       const struct filing *f, const char *tail, struct str title)
{
    const struct str back = f != NULL ? filing_web_url(ctx, f->id, "") : S("/filing");
    struct form_page *p = form_page_open(
        ctx, rq, title, f != NULL ? filing_web_url(ctx, f->id, tail) : str_from(tail), back,
        T("filing.do.save"));

    form_page_crumb(p, T("filing.menu"), S("/filing"));
    if (f != NULL)
        form_page_crumb(p, f->title, back);
    return p;
}

/* ---------------------------------------------------------------- filing */

void filing_web_put_document(struct form_page *p, const struct filing *f)
{
    struct ctx *ctx = p->ctx;
    struct field_v *file = form_page_put(p, "file", "file", "filing.f.file", S(""));

    form_optional(file);
    file->accept = S(".docx,.txt,.pdf,.ofd");
    form_max(form_page_put(p, "text", "text", "filing.f.text", f->body), FILING_BODY_CHARS,
             BODY_ROWS);
    form_optional(form_page_put(p, "date", "published_on", "filing.f.published",
                                list_iso(ctx, f->published_on)));
    form_page_more(p);
    form_optional(form_page_put(p, "line", "title", "filing.f.title", f->title));
    form_optional(form_page_put(p, "line", "number", "filing.f.number", f->number));
    form_optional(form_page_put(p, "line", "index_number", "filing.col.index", f->index_number));
    form_optional(
        form_page_put(p, "date", "signed_on", "filing.col.signed", list_iso(ctx, f->signed_on)));
    form_optional(form_page_put(p, "date", "effective_on", "filing.col.effective",
                                list_iso(ctx, f->effective_on)));
}

static struct filing blank(void)
{
    return (struct filing){
        .title = S(""), .number = S(""), .index_number = S(""), .body = S(""), .maker = S("")};
}

enum status filing_web_new_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *p = filing_web_open_form(ctx, rq, NULL, "/filing/new", T("filing.do.new"));
    const struct filing none = blank();

    if (may(ctx, "filing.manage"))
        TRY(filing_web_organs(p, "organ", "filing.f.organ", true, 0, false));
    else if (ctx->actor->organ_id == 0)
        form_page_shut(p, "filing.err.no_organ");
    filing_web_put_document(p, &none);
    if (may(ctx, "filing.manage"))
        form_optional(form_page_put(p, "date", "filed_on", "filing.f.filed", S("")));
    p->v.article = str_from(filing_law_article(FILING_LAW_FILE));
    return filing_web_form(p, rs);
}

enum status filing_web_read_document(struct ctx *ctx, const struct request *rq, struct filing *f)
{
    const struct upload *file = param_file(rq, "file");

    *f = (struct filing){
        .organ_id = param_id(rq, "organ"),
        .title = param_text(rq, "title"),
        .number = param_text(rq, "number"),
        .index_number = param_text(rq, "index_number"),
        .signed_on = param_date(rq, "signed_on"),
        .published_on = param_date(rq, "published_on"),
        .effective_on = param_date(rq, "effective_on"),
        .body = param_text(rq, "text"),
    };
    return file != NULL ? statute_read_file(ctx, file->path, file->file_name, &f->body) : ST_OK;
}

enum status filing_web_keep_file(struct ctx *ctx, const struct request *rq, int64_t id)
{
    const struct upload *file = param_file(rq, "file");

    return file == NULL
               ? ST_OK
               : attachment_add_uploads(ctx, (struct attachment_of){"filing", id}, &file, 1);
}

enum status filing_web_new(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct filing f;
    int64_t id;

    TRY(filing_web_read_document(ctx, rq, &f));
    f.filed_on = param_date(rq, "filed_on");
    TRY(filing_file(ctx, &f, &id));
    TRY(filing_web_keep_file(ctx, rq, id));
    respond_flash(rs, "filing.done.filed", S(""));
    return respond_see_other(rs, "/filing/%lld", (long long)id);
}

enum status filing_web_again_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *p;
    struct filing f;

    TRY(filing_get(ctx, path_id(rq, "id"), &f));
    p = filing_web_open_form(ctx, rq, &f, "/again", T("filing.do.again"));
    filing_web_put_document(p, &f);
    form_page_version(p, f.version);
    return filing_web_form(p, rs);
}

enum status filing_web_again(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct filing f;

    TRY(filing_web_read_document(ctx, rq, &f));
    f.id = path_id(rq, "id");
    f.version = param_int(rq, "version");
    TRY(filing_file_again(ctx, &f));
    TRY(filing_web_keep_file(ctx, rq, f.id));
    respond_flash(rs, "filing.done.filed", S(""));
    return respond_see_other(rs, "/filing/%lld", (long long)f.id);
}

/* ---------------------------------------------------------------- a step */

static void put_act(struct form_page *p, const struct filing *f, struct str act)
{
    struct field_v *field;

    if (str_eqz(act, "register")) {
        field = form_page_put(p, "radio", "mode", "filing.col.mode", S("active"));
        filing_web_options(p->ctx, field, FILING_MODES, "filing.mode.", false);
    }
    if (str_eqz(act, "close")) {
        field = form_page_put(p, "radio", "result", "filing.col.result", S(""));
        filing_web_options(p->ctx, field, CLOSE_RESULTS, "filing.result.", false);
        form_optional(form_page_put(p, "date", "amended_on", "filing.f.amended_day", S("")));
        p->v.note = T("filing.note.revoke");
        p->v.article = S("《各级人民代表大会常务委员会监督法》第三十九条");
    }
    if (str_eqz(act, "opine")) {
        field = form_page_put(p, "radio", "ground", "filing.col.ground", f->ground);
        filing_web_options(p->ctx, field, FILING_GROUNDS, "filing.ground.", false);
        p->v.article = str_from(filing_law_article(FILING_LAW_REPLY));
    }
    if (str_eqz(act, "return"))
        p->v.article = str_from(filing_law_article(FILING_LAW_CORRECT));
    field = form_page_put(p, "text", "text", "filing.f.say", S(""));
    form_max(field, FILING_TEXT_CHARS, TEXT_ROWS);
    if (!filing_needs_text(act))
        form_optional(field);
    (void)form_page_put(p, "date", "on", "filing.f.on", list_iso(p->ctx, p->ctx->today));
}

enum status filing_web_act_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct str act = path_text(rq, "act");
    struct err ignored = {0};
    struct form_page *p;
    struct filing f;
    struct str to;
    bool office;

    TRY(filing_get(ctx, path_id(rq, "id"), &f));
    if (!filing_word_known("register return refuse extend opine reply letter_out letter_in talk"
                           " close reopen",
                           act))
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    TRY(filing_actor_side(ctx, &f, &office));
    p = filing_web_open_form(
        ctx, rq, &f, str_z(ctx->arena, str_printf(ctx->arena, "/act/" STR_FMT, STR_ARG(act))),
        text_of("filing.do.", act));
    if (filing_next(f.state, act, office ? FILING_OFFICE : FILING_MAKER, &to, &ignored) != ST_OK)
        form_page_shut(p, "filing.err.state");
    else
        put_act(p, &f, act);
    form_page_version(p, f.version);
    return filing_web_form(p, rs);
}

enum status filing_web_act(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct filing_act in = {
        .id = path_id(rq, "id"),
        .version = param_int(rq, "version"),
        .act = path_text(rq, "act"),
        .text = param_text(rq, "text"),
        .on = param_date(rq, "on"),
        .mode = param_text(rq, "mode"),
        .ground = param_text(rq, "ground"),
        .result = param_text(rq, "result"),
        .amended_on = param_date(rq, "amended_on"),
    };
    struct filing f;

    TRY(filing_get(ctx, in.id, &f));
    TRY(filing_do(ctx, &in));
    respond_flash(rs, "filing.done.act", S(""));
    return respond_see_other(rs, "/filing/%lld", (long long)in.id);
}

/* ---------------------------------------------------------------- committees and experts */

enum status filing_web_distribute_page(struct ctx *ctx, const struct request *rq,
                                       struct response *rs)
{
    struct form_page *p;
    struct filing f;

    TRY(filing_get(ctx, path_id(rq, "id"), &f));
    p = filing_web_open_form(ctx, rq, &f, "/distribute", T("filing.do.distribute"));
    TRY(filing_web_organs(p, "organ", "filing.f.committees", false, 0, true));
    form_optional(form_page_put(p, "text", "experts", "filing.f.experts", S("")));
    p->v.article = str_from(filing_law_article(FILING_LAW_DISPATCH));
    form_page_version(p, f.version);
    return filing_web_form(p, rs);
}

enum status filing_web_distribute(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const size_t count = param_count(rq, "organ");
    int64_t *organs = arena_array(ctx->arena, count, int64_t);
    struct str experts[EXPERTS_MAX], rest = param_text(rq, "experts"), line;
    struct filing_send in = {.id = path_id(rq, "id"),
                             .version = param_int(rq, "version"),
                             .organs = organs,
                             .organs_count = count,
                             .experts = experts};

    arr_each (i, count)
        organs[i] = param_int_at(rq, "organ", i);
    while (in.experts_count < EXPERTS_MAX && str_cut(&rest, '\n', &line))
        experts[in.experts_count++] = str_trim(line);
    TRY(filing_distribute(ctx, &in));
    respond_flash(rs, "filing.done.distributed", S(""));
    return respond_see_other(rs, "/filing/%lld", (long long)in.id);
}

enum status filing_web_task_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct filing_task t;
    struct form_page *p;
    struct field_v *field;
    struct filing f;

    TRY(filing_store_task(ctx, path_id(rq, "id"), &t));
    TRY(filing_get(ctx, t.filing_id, &f));
    p = form_page_open(ctx, rq, T("filing.do.opine_task"),
                       str_printf(ctx->arena, "/filing/task/%lld", (long long)t.id),
                       filing_web_url(ctx, f.id, ""), T("filing.do.save"));
    form_page_crumb(p, T("filing.menu"), S("/filing"));
    form_page_crumb(p, f.title, filing_web_url(ctx, f.id, ""));
    field = form_page_put(p, "radio", "verdict", "filing.f.verdict", t.verdict);
    filing_web_options(ctx, field, "none problem", "filing.opinion.", false);
    form_max(form_page_put(p, "text", "text", "filing.f.opinion", t.text), FILING_TEXT_CHARS,
             TEXT_ROWS);
    form_page_version(p, t.version);
    return filing_web_form(p, rs);
}

enum status filing_web_task(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct filing_task in = {.id = path_id(rq, "id"),
                                   .version = param_int(rq, "version"),
                                   .verdict = param_text(rq, "verdict"),
                                   .text = param_text(rq, "text")};
    struct filing_task t;

    TRY(filing_store_task(ctx, in.id, &t));
    TRY(filing_task_answer(ctx, &in));
    respond_flash(rs, "filing.done.opinion", S(""));
    return respond_see_other(rs, "/filing/%lld", (long long)t.filing_id);
}

/* ---------------------------------------------------------------- the check list */

/* Constant names of the fields, in the order of FILING_ITEMS. */
static const struct {
    const char *verdict, *note, *label;
} POINTS[FILING_ITEMS_COUNT] = {
    {"power", "power_note", "filing.item.power"},
    {"procedure", "procedure_note", "filing.item.procedure"},
    {"conflict", "conflict_note", "filing.item.conflict"},
    {"rights", "rights_note", "filing.item.rights"},
    {"necessity", "necessity_note", "filing.item.necessity"},
};

enum status filing_web_review_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct filing_point *have;
    struct form_page *p;
    struct filing f;
    size_t count;

    TRY(filing_get(ctx, path_id(rq, "id"), &f));
    TRY(filing_store_points(ctx, f.id, &have, &count));
    p = filing_web_open_form(ctx, rq, &f, "/review", T("filing.do.review"));
    arr_each (i, COUNT(POINTS)) {
        struct str verdict = S("ok"), note = S("");
        struct field_v *field;

        arr_each (k, count)
            if (str_eqz(have[k].item, POINTS[i].verdict)) {
                verdict = have[k].verdict;
                note = have[k].note;
            }
        field = form_page_put(p, "radio", POINTS[i].verdict, POINTS[i].label, verdict);
        filing_web_options(ctx, field, "ok problem", "filing.verdict.", false);
        form_optional(form_page_put(p, "line", POINTS[i].note, "filing.f.point_note", note));
    }
    form_page_version(p, f.version);
    return filing_web_form(p, rs);
}

enum status filing_web_review(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct filing_checklist in = {.id = path_id(rq, "id"), .version = param_int(rq, "version")};

    arr_each (i, COUNT(POINTS))
        in.points[i] = (struct filing_point){.item = str_from(POINTS[i].verdict),
                                             .verdict = param_text(rq, POINTS[i].verdict),
                                             .note = param_text(rq, POINTS[i].note)};
    TRY(filing_review(ctx, &in));
    respond_flash(rs, "filing.done.reviewed", S(""));
    return respond_see_other(rs, "/filing/%lld", (long long)in.id);
}
