// SPDX-License-Identifier: MulanPSL-2.0
/* What a deputy does (answer, sign in, read), lessons and materials, certificates. */
#include "modules/congress/congress.h"
#include "modules/training/training_rules.h"
#include "modules/training/training_web.h"
#include "platform/list.h"
#include "platform/paper_web.h"
#include "platform/text.h"
#include "platform/view.h"

enum { SIGNS = 10, SIGN_SECONDS = 600 }; /* a code of six digits is not to be tried out */

static enum status back_to(struct response *rs, int64_t id)
{
    return respond_see_other(rs, "/training/%lld", (long long)id);
}

/* ---------------------------------------------------------------- the deputy himself */

enum status training_web_yes(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    TRY(training_answer(ctx, id, S("yes"), S("")));
    respond_flash(rs, "training.done.yes", S(""));
    return back_to(rs, id);
}

enum status training_web_no_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct training c = {0};
    struct form_page *f;

    TRY(training_get(ctx, path_id(rq, "id"), &c));
    f = training_web_form(ctx, rq, &c, "/no", T("training.do.no"));
    (void)form_page_put(f, "line", "reason", "training.f.why_not", S(""));
    return training_web_show_form(f, rs);
}

enum status training_web_no(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    TRY(training_answer(ctx, id, S("no"), param_text(rq, "reason")));
    respond_flash(rs, "training.done.no", S(""));
    return back_to(rs, id);
}

/* The code in the room leads here with its digits filled in; who types them finds the field. */
enum status training_web_sign_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct training c = {0};
    struct form_page *f;
    struct field_v *field;

    TRY(training_get(ctx, path_id(rq, "id"), &c));
    f = training_web_form(ctx, rq, &c, "/sign", T("training.do.sign"));
    field = form_page_put(f, "line", "code", "training.f.code",
                          form_again(rq) ? S("") : param_text(rq, "k"));
    field->inputmode = S("numeric");
    f->v.go = T("training.do.sign");
    return training_web_show_form(f, rs);
}

enum status training_web_sign(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");
    const struct str who = str_printf(ctx->arena, "%lld", (long long)ctx->actor->account_id);

    if (request_take(rq, "training.sign", who, SIGNS, SIGN_SECONDS) != 0)
        return fail(&ctx->err, ST_RULE, "training.err.too_often", NULL);
    TRY(training_sign_in(ctx, id, param_text(rq, "code")));
    respond_flash(rs, "training.done.signed", S(""));
    return back_to(rs, id);
}

enum status training_web_read(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    TRY(training_read(ctx, id, path_id(rq, "material")));
    respond_flash(rs, "training.done.read", S(""));
    return back_to(rs, id);
}

/* ---------------------------------------------------------------- lessons and materials */

enum status training_web_lesson_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct training c = {0};
    struct form_page *f;

    TRY(training_get(ctx, path_id(rq, "id"), &c));
    f = training_web_form(ctx, rq, &c, "/lesson", T("training.do.lesson"));
    (void)form_page_put(f, "line", "title", "training.f.lesson", S(""));
    (void)form_page_put(f, "date", "on", "training.f.on", list_iso(ctx, c.starts_on));
    (void)form_page_put(f, "line", "lecturer", "training.f.lecturer", S(""));
    form_optional(form_page_put(f, "line", "unit", "training.f.unit", S("")));
    form_optional(form_page_put(f, "line", "place", "training.f.place", S("")));
    return training_web_show_form(f, rs);
}

enum status training_web_lesson(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct training_lesson in = {.class_id = path_id(rq, "id"),
                                       .on = param_date(rq, "on"),
                                       .title = param_text(rq, "title"),
                                       .lecturer = param_text(rq, "lecturer"),
                                       .unit = param_text(rq, "unit"),
                                       .place = param_text(rq, "place")};
    int64_t id;

    TRY(training_lesson_add(ctx, &in, &id));
    respond_flash(rs, "training.done.saved", S(""));
    return back_to(rs, in.class_id);
}

enum status training_web_lesson_drop(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    TRY(training_lesson_drop(ctx, id, path_id(rq, "lesson")));
    respond_flash(rs, "training.done.dropped", S(""));
    return back_to(rs, id);
}

enum status training_web_material_page(struct ctx *ctx, const struct request *rq,
                                       struct response *rs)
{
    struct training c = {0};
    struct form_page *f;
    struct field_v *field;

    TRY(training_get(ctx, path_id(rq, "id"), &c));
    f = training_web_form(ctx, rq, &c, "/material", T("training.do.material"));
    (void)form_page_put(f, "line", "title", "training.f.material", S(""));
    field = form_page_put(f, "text", "text", "training.f.material_text", S(""));
    form_max(field, TRAINING_TEXT_CHARS, 8);
    form_optional(field);
    (void)form_page_put(f, "check", "required", "training.f.required", S("1"));
    return training_web_show_form(f, rs);
}

enum status training_web_material(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct training_material in = {.class_id = path_id(rq, "id"),
                                         .title = param_text(rq, "title"),
                                         .text = param_text(rq, "text"),
                                         .required = param_bool(rq, "required")};
    int64_t id;

    TRY(training_material_add(ctx, &in, &id));
    respond_flash(rs, "training.done.saved", S(""));
    return back_to(rs, in.class_id);
}

enum status training_web_material_drop(struct ctx *ctx, const struct request *rq,
                                       struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    TRY(training_material_drop(ctx, id, path_id(rq, "material")));
    respond_flash(rs, "training.done.dropped", S(""));
    return back_to(rs, id);
}

enum status training_web_readers(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct training_reader_row_v *rows;
    struct training_reader *all;
    struct training_material m;
    struct training_readers_v v;
    struct training c = {0};

    TRY(training_get(ctx, path_id(rq, "id"), &c));
    TRY(training_store_material(ctx, path_id(rq, "material"), &m));
    v = (struct training_readers_v){
        .crumbs = training_web_crumbs(ctx, c.title, training_web_url(ctx, "", c.id, ""), m.title),
        .title = m.title};
    TRY(training_store_readers(ctx, m.id, &all, &v.rows_count));
    v.total = (int64_t)v.rows_count;
    rows = arena_array(ctx->arena, v.rows_count, struct training_reader_row_v);
    arr_each (i, v.rows_count)
        rows[i] = (struct training_reader_row_v){all[i].name, all[i].delegation, all[i].read_at};
    v.rows = rows;
    v.empty = list_empty(ctx, rq, v.rows_count, T("training.empty.reader"),
                         T("training.empty.reader_text"), NULL);
    return respond_view(ctx, rq, rs, FRAME_STAFF, m.title, &training_readers_view, &v);
}

/* ---------------------------------------------------------------- certificates */

enum status training_web_certify(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");
    size_t count;

    TRY(training_certify(ctx, id, &count));
    respond_flash(rs, "training.done.certified", str_int(ctx->arena, (int64_t)count));
    return back_to(rs, id);
}

static struct str number_of(struct ctx *ctx, const struct training_certificate *c)
{
    return str_printf(ctx->arena, "%lld-%04lld", (long long)c->year, (long long)c->number);
}

enum status training_web_certificates(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    static const char *const KEPT[] = {"q", "month", "from", "to", "limit", NULL};
    struct training_certificate_filter f = {
        .q = param_text(rq, "q"),
        .from = param_date(rq, "from"),
        .to = param_date(rq, "to"),
        .month = param_text(rq, "month"),
        .after = param_text(rq, "after"),
        .limit = list_limit(rq, LIST_ROWS),
    };
    struct training_certificates_v v = {0};
    struct training_certificate_row_v *rows;
    struct training_certificate *all;
    struct list_links links;
    struct str next;

    TRY(training_web_month(ctx, rq));
    if (!may(ctx, "training.read"))
        f.deputy_id = ctx->actor->deputy_id != 0 ? ctx->actor->deputy_id : -1;
    TRY(training_store_certificate_page(ctx, &f, &all, &v.rows_count, &next, &v.total));
    rows = arena_array(ctx->arena, v.rows_count, struct training_certificate_row_v);
    arr_each (i, v.rows_count)
        rows[i] = (struct training_certificate_row_v){
            .id = all[i].id,
            .number = number_of(ctx, &all[i]),
            .name = all[i].name,
            .title = all[i].title,
            .from_on = all[i].from_on,
            .hours = all[i].hours,
            .given_on = all[i].given_on,
        };
    v.rows = rows;
    v.crumbs = training_web_crumbs(ctx, S(""), S(""), T("training.certificates"));
    v.filter = (struct filter_v){.url = S("/training/certificate"),
                                 .label = T("training.filter.person"),
                                 .q = f.q,
                                 .reset = list_reset(rq, S("/training/certificate"))};
    links = list_links_of(ctx, rq, "/training/certificate", KEPT, next);
    v.pager = (struct pager_v){.next = links.next, .first = links.first, .total = S("")};
    v.empty = list_empty(ctx, rq, v.rows_count, T("training.empty.certificate"),
                         T("training.empty.certificate_text"),
                         link_next(ctx, "training.take_part", T("training.menu"), "/training"));
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("training.certificates"),
                        &training_certificates_view, &v);
}

static struct str certificate_text(struct ctx *ctx, const struct training_certificate *c)
{
    const bool one_day = date_cmp(c->from_on, c->to_on) == 0;
    const struct str days =
                         TF(ctx->arena, one_day ? "training.paper.day" : "training.paper.days",
                            paper_date(ctx->arena, c->from_on), paper_date(ctx->arena, c->to_on)),
                     hours = c->hours > 0 ? TF(ctx->arena, "training.paper.hours",
                                               str_int(ctx->arena, c->hours))
                                          : S("");

    return TF(ctx->arena, "training.paper.text", days, c->title, hours);
}

enum status training_web_certificate(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct training_certificate c;
    struct congress congress;
    struct paper *p;

    TRY(training_store_certificate(ctx, path_id(rq, "id"), &c));
    if (!may(ctx, "training.read") && c.deputy_id != ctx->actor->deputy_id)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    TRY(congress_get(ctx, ctx->congress_id, &congress));
    p = paper_new(ctx->arena, PAPER_SHEET, T("training.paper.title"));
    p->aside = TF(ctx->arena, "training.paper.number", number_of(ctx, &c));
    paper_gap(p);
    paper_flush(p, TF(ctx->arena, "training.paper.to", c.name));
    paper_paragraph(p, certificate_text(ctx, &c));
    p->organ = TF(ctx->arena, "training.paper.organ", congress.name);
    p->date = c.given_on;
    p->sealed = true;
    return respond_paper(ctx, rq, rs, p,
                         TF(ctx->arena, "training.paper.file", c.name, number_of(ctx, &c)));
}
