// SPDX-License-Identifier: MulanPSL-2.0
/* Forms of the office: a system, and who keeps contact with whom in it. */
#include "modules/contact/contact_rules.h"
#include "modules/contact/contact_web.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

enum { NOTE_CHARS = 500 };

enum status contact_web_show_form(struct form_page *f, struct response *rs)
{
    struct contact_form_v *v = arena_new(f->ctx->arena, struct contact_form_v);

    v->page = *form_page_done(f);
    return respond_view(f->ctx, f->rq, rs, FRAME_STAFF, v->page.title, &contact_form_view, v);
}

/* ---------------------------------------------------------------- the system */

static void put_scheme(struct form_page *f, const struct contact_scheme *s)
{
    struct ctx *ctx = f->ctx;
    struct field_v *field;

    (void)form_page_put(f, "line", "name", "contact.f.name", s->name);
    field = form_page_put(f, "select", "target", "contact.f.target", s->target);
    form_words(ctx, field, CONTACT_TARGETS, "contact.target.", false);
    field = form_page_put(f, "select", "period", "contact.f.period", s->period);
    form_words(ctx, field, CONTACT_PERIODS, "contact.period.", false);
    (void)form_page_put(f, "int", "times", "contact.f.times", str_int(ctx->arena, s->times));
    (void)form_page_put(f, "date", "from_on", "contact.f.from", list_iso(ctx, s->from_on));
    form_page_more(f);
    form_optional(form_page_put(f, "date", "to_on", "contact.f.to", list_iso(ctx, s->to_on)));
    field = form_page_put(f, "text", "note", "contact.f.note", s->note);
    form_optional(field);
    form_max(field, NOTE_CHARS, 3);
}

static struct contact_scheme read_scheme(const struct request *rq)
{
    return (struct contact_scheme){
        .name = param_text(rq, "name"),
        .target = param_text(rq, "target"),
        .period = param_text(rq, "period"),
        .times = param_int(rq, "times"),
        .note = param_text(rq, "note"),
        .from_on = param_date(rq, "from_on"),
        .to_on = param_date(rq, "to_on"),
    };
}

enum status contact_web_scheme_new_page(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    struct form_page *f = form_page_open(ctx, rq, T("contact.do.scheme"), S("/contact/scheme/new"),
                                         S("/contact"), T("contact.do.save"));

    form_page_crumb(f, T("contact.menu"), S("/contact"));
    put_scheme(f, &(struct contact_scheme){.name = S(""),
                                           .target = S("deputy"),
                                           .period = S("quarter"),
                                           .times = 1,
                                           .note = S(""),
                                           .from_on = ctx->today});
    return contact_web_show_form(f, rs);
}

enum status contact_web_scheme_new(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct contact_scheme in = read_scheme(rq);
    int64_t id;

    TRY(contact_scheme_save(ctx, &in, &id));
    respond_flash(rs, "contact.done.saved", S(""));
    return respond_see_other(rs, "/contact/scheme/%lld", (long long)id);
}

enum status contact_web_scheme_edit_page(struct ctx *ctx, const struct request *rq,
                                         struct response *rs)
{
    struct contact_scheme s;
    struct form_page *f;
    struct str back;

    TRY(contact_store_scheme(ctx, path_id(rq, "id"), &s));
    back = contact_web_url(ctx, "scheme", s.id, "");
    f = form_page_open(ctx, rq, T("contact.do.edit"), contact_web_url(ctx, "scheme", s.id, "/edit"),
                       back, T("contact.do.save"));
    form_page_crumb(f, T("contact.menu"), S("/contact"));
    form_page_crumb(f, s.name, back);
    put_scheme(f, &s);
    form_page_version(f, s.version);
    return contact_web_show_form(f, rs);
}

enum status contact_web_scheme_edit(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct contact_scheme in = read_scheme(rq);
    int64_t id;

    in.id = path_id(rq, "id");
    in.version = param_int(rq, "version");
    TRY(contact_scheme_save(ctx, &in, &id));
    respond_flash(rs, "contact.done.saved", S(""));
    return respond_see_other(rs, "/contact/scheme/%lld", (long long)id);
}

/* ---------------------------------------------------------------- a pair */

/* About whom it is, and from when; folded away: what most pairs do without. */
static void put_pair(struct form_page *f, const struct contact_pair *p, bool deputy, bool edit)
{
    struct ctx *ctx = f->ctx;
    struct field_v *field;

    (void)form_page_put(f, "line", "target", deputy ? "contact.f.about_deputy" : "contact.f.about",
                        p->target);
    (void)form_page_put(f, "date", "from_on", "contact.f.from", list_iso(ctx, p->from_on));
    form_optional(form_page_put(f, "date", "to_on", "contact.f.to", list_iso(ctx, p->to_on)));
    if (edit)
        form_optional(form_page_put(f, "line", "reason", "contact.f.reason", p->end_reason));
    else
        form_page_more(f);
    form_optional(form_page_put(f, "int", "times", "contact.f.own_times",
                                p->own_times > 0 ? str_int(ctx->arena, p->own_times) : S("")));
    form_optional(form_page_put(f, "line", "place", "contact.f.place", p->place));
    field = form_page_put(f, "text", "note", "contact.f.about_note", p->note);
    form_optional(field);
    form_max(field, NOTE_CHARS, 3);
}

static struct contact_pair read_pair(const struct request *rq)
{
    return (struct contact_pair){
        .from_on = param_date(rq, "from_on"),
        .to_on = param_date(rq, "to_on"),
        .own_times = param_present(rq, "times") ? param_int(rq, "times") : 0,
        .place = param_text(rq, "place"),
        .note = param_text(rq, "note"),
        .end_reason = S(""),
    };
}

enum status contact_web_pair_new_page(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    struct contact_scheme s;
    struct form_page *f;
    struct str back;

    TRY(contact_store_scheme(ctx, path_id(rq, "id"), &s));
    back = contact_web_url(ctx, "scheme", s.id, "");
    f = form_page_open(ctx, rq, T("contact.do.pair"), contact_web_url(ctx, "scheme", s.id, "/pair"),
                       back, T("contact.do.save"));
    form_page_crumb(f, T("contact.menu"), S("/contact"));
    form_page_crumb(f, s.name, back);
    (void)form_page_put(f, "line", "keeper", "contact.f.keeper", S(""));
    form_optional(form_page_put(f, "line", "login", "contact.f.login", S("")));
    put_pair(f, &(struct contact_pair){.target = S(""), .from_on = ctx->today},
             str_eqz(s.target, "deputy"), false);
    return contact_web_show_form(f, rs);
}

enum status contact_web_pair_new(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct contact_ends ends = {param_text(rq, "keeper"), param_text(rq, "login"),
                                      param_text(rq, "target")};
    struct contact_pair in = read_pair(rq);
    struct contact_scheme s;
    int64_t id;

    in.scheme_id = path_id(rq, "id");
    TRY(contact_store_scheme(ctx, in.scheme_id, &s));
    TRY(contact_ends_find(ctx, &s, &ends, &in));
    TRY(contact_pair_add(ctx, &in, &id));
    respond_flash(rs, "contact.done.paired", in.keeper);
    return respond_see_other(rs, "/contact/scheme/%lld", (long long)in.scheme_id);
}

enum status contact_web_pair_edit_page(struct ctx *ctx, const struct request *rq,
                                       struct response *rs)
{
    struct contact_pair p;
    struct form_page *f;
    struct str back;

    TRY(contact_pair_get(ctx, path_id(rq, "id"), &p));
    back = contact_web_url(ctx, "pair", p.id, "");
    f = form_page_open(ctx, rq, T("contact.do.pair_edit"),
                       contact_web_url(ctx, "pair", p.id, "/edit"), back, T("contact.do.save"));
    form_page_crumb(f, T("contact.menu"), S("/contact"));
    form_page_crumb(f, p.scheme, contact_web_url(ctx, "scheme", p.scheme_id, ""));
    form_page_crumb(f, TF(ctx->arena, "contact.pair_of", p.keeper, p.target), back);
    put_pair(f, &p, str_eqz(p.scheme_target, "deputy"), true);
    form_page_version(f, p.version);
    return contact_web_show_form(f, rs);
}

enum status contact_web_pair_edit(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct contact_pair in = read_pair(rq), have;
    struct contact_scheme s;

    TRY(contact_pair_get(ctx, path_id(rq, "id"), &have));
    TRY(contact_store_scheme(ctx, have.scheme_id, &s));
    in.id = have.id;
    in.version = param_int(rq, "version");
    in.end_reason = param_text(rq, "reason");
    TRY(contact_target_find(ctx, &s, param_text(rq, "target"), &have, &in));
    TRY(contact_pair_change(ctx, &in));
    respond_flash(rs, "contact.done.saved", S(""));
    return respond_see_other(rs, "/contact/pair/%lld", (long long)in.id);
}
