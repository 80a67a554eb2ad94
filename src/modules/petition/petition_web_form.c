// SPDX-License-Identifier: MulanPSL-2.0
/* Forms in which petitions are taken in and put right. */
#include "modules/congress/congress.h"
#include "modules/opinion/opinion.h"
#include "modules/petition/petition_parts.h"
#include "modules/petition/petition_web.h"
#include "platform/list.h"
#include "platform/look.h"
#include "platform/text.h"
#include "platform/view.h"

enum { ORGANS_MAX = 500, BODY_LINES = 8, WISH_LINES = 2, PEOPLE_MOST = 200000 };

struct form_page *petition_web_form(struct ctx *ctx, const struct request *rq,
                                    const struct petition *p, struct str url, const char *title_key)
{
    const struct str back = p != NULL ? petition_url(ctx, p->id, "") : S("/petition");
    struct form_page *f = form_page_open(ctx, rq, text(title_key), url, back, text(title_key));

    form_page_crumb(f, T("petition.title"), S("/petition"));
    if (p != NULL)
        form_page_crumb(f, petition_number_text(ctx->arena, p), back);
    return f;
}

enum status petition_web_show_form(struct form_page *f, struct response *rs)
{
    struct petition_form_v *v = arena_new(f->ctx->arena, struct petition_form_v);

    v->page = *form_page_done(f);
    return respond_view(f->ctx, f->rq, rs, FRAME_STAFF, v->page.title, &petition_form_view, v);
}

enum status petition_web_back(struct response *rs, int64_t id, const char *flash)
{
    respond_flash(rs, flash, S(""));
    return respond_see_other(rs, "/petition/%lld", (long long)id);
}

enum status petition_web_organs(struct form_page *f, const char *name, const char *label_key,
                                int64_t stored, bool optional)
{
    struct field_v *field = form_page_put(f, "select", name, label_key,
                                          stored != 0 ? petition_web_int(f->ctx, stored) : S(""));
    struct option_v *options;
    struct organ *organs;
    size_t count;

    TRY(organ_list(f->ctx, false, &organs, &count));
    options = arena_array(f->ctx->arena, count, struct option_v);
    arr_each (i, count)
        options[i] = (struct option_v){.value = petition_web_int(f->ctx, organs[i].id),
                                       .label = organs[i].name};
    field->choose = true;
    form_options(f->ctx, field, options, count);
    if (optional)
        form_optional(field);
    return ST_OK;
}

/* ---------------------------------------------------------------- what it is about */

static enum status put_about(struct form_page *f, const struct petition *p)
{
    struct ctx *ctx = f->ctx;

    (void)form_page_words(f, "select", "matter", "petition.f.matter", PETITION_MATTERS,
                          "petition.matter.", str_from(petition_matter_word(p->matter)));
    (void)form_page_put(f, "line", "category", "petition.f.category", p->category);
    form_optional(form_page_put(f, "line", "place", "petition.f.place", p->place));
    TRY(petition_web_organs(f, "against", "petition.f.against", p->against_id, true));
    (void)form_page_put(f, "int", "people", "petition.f.people", petition_web_int(ctx, p->people));
    (void)form_page_put(f, "check", "may_publish", "petition.f.publish",
                        p->may_publish ? S("1") : S("0"));
    return ST_OK;
}

static struct petition read_about(const struct request *rq)
{
    const int64_t people = param_int(rq, "people");
    struct petition p = {
        .kind = param_text(rq, "kind"),
        .category = param_text(rq, "category"),
        .place = param_text(rq, "place"),
        .against_id = param_id(rq, "against"),
        .received_on = param_date(rq, "received_on"),
        .people = people > 0 && people < PEOPLE_MOST ? (uint32_t)people : 0,
        .may_publish = param_bool(rq, "may_publish"),
        .outcome = S(""),
        .due_kind = S(""),
    };

    (void)petition_matter_parse(param_text(rq, "matter"), &p.matter);
    return p;
}

static void put_person(struct form_page *f, const struct petition_person *p, bool optional)
{
    struct field_v *name = form_page_put(f, "line", "name", "petition.f.name", p->name);
    struct field_v *phone = form_page_put(f, "line", "phone", "petition.f.phone", p->phone);

    if (optional)
        form_optional(name);
    form_optional(phone);
    phone->inputmode = S("tel");
    form_optional(form_page_put(f, "line", "id_number", "petition.f.id_number", S("")));
    form_optional(form_page_put(f, "line", "address", "petition.f.address", S("")));
}

static struct petition_person read_person(const struct request *rq)
{
    return (struct petition_person){
        .name = param_text(rq, "name"),
        .phone = param_text(rq, "phone"),
        .id_number = param_text(rq, "id_number"),
        .address = param_text(rq, "address"),
        .representative = param_bool(rq, "representative"),
    };
}

/* ---------------------------------------------------------------- a new one */

/* What an opinion says, for the petition made from it: by those who may see who said it. Who said
 * it stands on the form of those alone who have said why they look; else it goes along unseen. */
static enum status from_opinion(struct ctx *ctx, int64_t opinion_id, struct petition_new *out)
{
    struct opinion o;
    int64_t until;

    if (opinion_id == 0)
        return ST_OK;
    if (!may(ctx, "opinion.contact"))
        return fail(&ctx->err, ST_DENIED, "petition.not_yours", NULL);
    TRY(opinion_get(ctx, opinion_id, &o));
    out->opinion_id = o.id;
    out->text.subject = o.subject;
    out->text.body = o.body;
    out->p.category = o.category;
    out->p.place = o.place;
    out->p.received_on = o.raised_on;
    if (petition_word_among(o.source, PETITION_KINDS))
        out->p.kind = o.source;
    TRY(look_open(ctx, "opinion", o.id, &until));
    if (until == 0)
        return ST_OK;
    return opinion_citizen(ctx, o.id, &out->person.name, &out->person.phone);
}

enum status petition_web_new_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *f = petition_web_form(ctx, rq, NULL, S("/petition/new"), "petition.do.new");
    struct petition_new in = {
        .p = {.kind = S("visit"),
              .category = S(""),
              .place = S(""),
              .people = 1,
              .matter = PETITION_LAW_CLAIM,
              .received_on = ctx->today},
    };

    TRY(from_opinion(ctx, param_id(rq, "opinion"), &in));
    (void)form_page_words(f, "select", "kind", "petition.f.kind", PETITION_KINDS, "petition.kind.",
                          in.p.kind);
    (void)form_page_put(f, "date", "received_on", "petition.f.received_on",
                        list_iso(ctx, in.p.received_on));
    TRY(put_about(f, &in.p));
    put_person(f, &in.person, true);
    (void)form_page_put(f, "line", "subject", "petition.f.subject", in.text.subject);
    form_max(form_page_put(f, "text", "body", "petition.f.body", in.text.body), PETITION_BODY_CHARS,
             BODY_LINES);
    form_optional(&f->fields[f->v.fields_count - 1]);
    form_max(form_page_put(f, "text", "wish", "petition.f.wish", S("")), PETITION_WISH_CHARS,
             WISH_LINES);
    form_optional(&f->fields[f->v.fields_count - 1]);
    if (in.opinion_id != 0 || param_id(rq, "opinion") != 0)
        (void)form_page_put(f, "hidden", "opinion", "petition.f.opinion",
                            petition_web_int(ctx, param_id(rq, "opinion")));
    f->v.note = in.opinion_id != 0 && in.person.name.len == 0 && in.person.phone.len == 0
                    ? T("petition.note.from_opinion")
                    : T("petition.note.sealed");
    return petition_web_show_form(f, rs);
}

enum status petition_web_new(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct petition_new in = {
        .p = read_about(rq),
        .text = {.subject = param_text(rq, "subject"),
                 .body = param_text(rq, "body"),
                 .wish = param_text(rq, "wish")},
        .person = read_person(rq),
        .opinion_id = param_id(rq, "opinion"),
    };
    int64_t id;

    TRY(petition_register(ctx, &in, &id));
    return petition_web_back(rs, id, "petition.done.new");
}

/* ---------------------------------------------------------------- putting right */

enum status petition_web_edit_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct petition p;
    struct form_page *f;

    TRY(petition_load_own(ctx, path_id(rq, "id"), &p));
    f = petition_web_form(ctx, rq, &p, petition_url(ctx, p.id, "/edit"), "petition.do.edit");
    TRY(put_about(f, &p));
    form_page_version(f, p.version);
    return petition_web_show_form(f, rs);
}

enum status petition_web_edit(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct petition in = read_about(rq);

    in.id = path_id(rq, "id");
    in.version = param_int(rq, "version");
    TRY(petition_edit(ctx, &in));
    return petition_web_back(rs, in.id, "petition.done.saved");
}

enum status petition_web_person_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct petition p;
    struct form_page *f;

    TRY(petition_load_own(ctx, path_id(rq, "id"), &p));
    f = petition_web_form(ctx, rq, &p, petition_url(ctx, p.id, "/person"), "petition.do.person");
    put_person(f, &(struct petition_person){.name = S(""), .phone = S("")}, false);
    (void)form_page_put(f, "check", "representative", "petition.f.representative", S("1"));
    f->v.note = T("petition.note.sealed");
    return petition_web_show_form(f, rs);
}

enum status petition_web_person(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct petition_person in = read_person(rq);
    const int64_t id = path_id(rq, "id");

    TRY(petition_person_add(ctx, id, &in));
    return petition_web_back(rs, id, "petition.done.person");
}

enum status petition_web_person_drop(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    TRY(petition_person_drop(ctx, id, path_id(rq, "person")));
    return petition_web_back(rs, id, "petition.done.saved");
}

enum status petition_web_same(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct petition p;

    TRY(petition_load_own(ctx, path_id(rq, "id"), &p));
    TRY(petition_same(ctx, p.id, p.version, path_id(rq, "first")));
    return petition_web_back(rs, p.id, "petition.done.same");
}

enum status petition_web_apart(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct petition p;

    TRY(petition_load_own(ctx, path_id(rq, "id"), &p));
    TRY(petition_same(ctx, p.id, p.version, 0));
    return petition_web_back(rs, p.id, "petition.done.saved");
}

/* ---------------------------------------------------------------- an opinion of it */

enum status petition_web_opinion_page(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    struct petition p;
    struct form_page *f;

    TRY(petition_load_own(ctx, path_id(rq, "id"), &p));
    f = petition_web_form(ctx, rq, &p, petition_url(ctx, p.id, "/opinion"), "petition.do.opinion");
    (void)form_page_put(f, "line", "subject", "petition.f.subject", S(""));
    form_max(form_page_put(f, "text", "body", "petition.f.body", S("")), PETITION_BODY_CHARS,
             BODY_LINES);
    f->v.note = T("petition.note.opinion");
    return petition_web_show_form(f, rs);
}

enum status petition_web_opinion(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");
    int64_t opinion_id;

    TRY(petition_to_opinion(ctx, id, param_text(rq, "subject"), param_text(rq, "body"),
                            &opinion_id));
    return petition_web_back(rs, id, "petition.done.opinion");
}
