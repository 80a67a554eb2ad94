// SPDX-License-Identifier: MulanPSL-2.0
/* Whom an investigation is about, what was found of its members, who leaves. */
#include "modules/inquiry/inquiry_web.h"
#include "platform/text.h"
#include "platform/view.h"

enum { ROWS = 4 };

enum status inquiry_web_relations(struct ctx *ctx, int64_t probe_id, struct inquiry_record_v *v)
{
    struct inquiry_relation *all;
    struct inquiry_section_v *s;
    size_t count;

    TRY(inquiry_store_relations(ctx, probe_id, &all, &count));
    if (count == 0)
        return ST_OK;
    s = inquiry_web_section(ctx, v, "relations", T("inquiry.relations"), count);
    s->note = T("inquiry.stake_law");
    arr_each (i, count) {
        struct tag_v *tag = arena_new(ctx->arena, struct tag_v);

        *tag = (struct tag_v){.label = all[i].stake ? T("inquiry.stake_found.some")
                                                    : T("inquiry.stake_found.none"),
                              .class = all[i].stake ? S("bad") : S("ok")};
        ((struct inquiry_line_v *)s->items)[s->items_count++] = (struct inquiry_line_v){
            .title = all[i].whom.len > 0
                         ? TF(ctx->arena, "inquiry.relation_of", all[i].name, all[i].whom)
                         : all[i].name,
            .meta =
                TF(ctx->arena, "inquiry.relation_meta", text_of("inquiry.relation.", all[i].sort),
                   text_date(ctx->arena, all[i].found_on, ctx->today)),
            .text = all[i].note,
            .tag = tag};
    }
    return ST_OK;
}

static enum status put_members(struct form_page *f, int64_t probe_id, const char *label)
{
    struct ctx *ctx = f->ctx;
    struct inquiry_member *all;
    struct option_v *options;
    struct field_v *field;
    size_t count;

    TRY(inquiry_store_members(ctx, probe_id, &all, &count));
    options = arena_array(ctx->arena, count, struct option_v);
    arr_each (i, count)
        options[i] =
            (struct option_v){.value = str_int(ctx->arena, all[i].id), .label = all[i].name};
    field = form_page_put(f, "select", "member", label, S(""));
    form_options(ctx, field, options, count);
    field->choose = true;
    return ST_OK;
}

static enum status put_concerns(struct form_page *f, int64_t probe_id)
{
    struct ctx *ctx = f->ctx;
    struct inquiry_concern *all;
    struct option_v *options;
    struct field_v *field;
    size_t count;

    TRY(inquiry_store_concerns(ctx, probe_id, &all, &count));
    options = arena_array(ctx->arena, count, struct option_v);
    arr_each (i, count)
        options[i] =
            (struct option_v){.value = str_int(ctx->arena, all[i].id), .label = all[i].name};
    field = form_page_put(f, "select", "concern", "inquiry.f.with", S(""));
    form_options(ctx, field, options, count);
    field->choose = true;
    form_optional(field);
    return ST_OK;
}

enum status inquiry_web_relation_page(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    struct inquiry_probe p;
    struct field_v *field;
    struct form_page *f;

    TRY(inquiry_web_probe_form(ctx, rq, S("/relation"), T("inquiry.do.relation"), &p, &f));
    TRY(put_members(f, p.id, "inquiry.f.who_checked"));
    TRY(put_concerns(f, p.id));
    field = form_page_put(f, "radio", "sort", "inquiry.f.relation", S(""));
    inquiry_web_words(ctx, field, INQUIRY_RELATIONS, "inquiry.relation.", false);
    field = form_page_put(f, "radio", "stake", "inquiry.f.stake_found", S(""));
    inquiry_web_words(ctx, field, "none some", "inquiry.stake_found.", false);
    form_max(form_page_put(f, "text", "note", "inquiry.f.relation_note", S("")), INQUIRY_TEXT_CHARS,
             ROWS);
    f->v.article = T("inquiry.stake_law");
    return inquiry_web_show_form(f, rs);
}

enum status inquiry_web_relation(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct inquiry_check in = {.probe_id = path_id(rq, "id"),
                                     .member_id = param_id(rq, "member"),
                                     .concern_id = param_id(rq, "concern"),
                                     .sort = param_text(rq, "sort"),
                                     .note = param_text(rq, "note"),
                                     .stake = str_eqz(param_text(rq, "stake"), "some")};

    TRY(inquiry_relation_add(ctx, &in));
    respond_flash(rs, "inquiry.done.saved", S(""));
    return respond_see_other(rs, "/inquiry/probe/%lld", (long long)in.probe_id);
}

enum status inquiry_web_concern_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct inquiry_probe p;
    struct form_page *f;

    TRY(inquiry_web_probe_form(ctx, rq, S("/concern"), T("inquiry.do.concern"), &p, &f));
    (void)form_page_put(f, "line", "name", "inquiry.f.concern", S(""));
    form_optional(form_page_put(f, "line", "reason", "inquiry.f.concern_why", S("")));
    f->v.article = T("inquiry.stake_law");
    return inquiry_web_show_form(f, rs);
}

enum status inquiry_web_concern(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct inquiry_concern in = {.probe_id = path_id(rq, "id"),
                                       .name = param_text(rq, "name"),
                                       .reason = param_text(rq, "reason")};
    int64_t id;

    TRY(inquiry_concern_add(ctx, &in, &id));
    respond_flash(rs, "inquiry.done.saved", S(""));
    return respond_see_other(rs, "/inquiry/probe/%lld", (long long)in.probe_id);
}

enum status inquiry_web_recuse_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct inquiry_probe p;
    struct form_page *f;

    TRY(inquiry_web_probe_form(ctx, rq, S("/recuse"), T("inquiry.do.recuse"), &p, &f));
    TRY(put_members(f, p.id, "inquiry.f.who_leaves"));
    form_max(form_page_put(f, "text", "reason", "inquiry.f.recuse", S("")), INQUIRY_TEXT_CHARS, 4);
    f->v.article = T("inquiry.stake_law");
    return inquiry_web_show_form(f, rs);
}

enum status inquiry_web_recuse(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    TRY(inquiry_member_leave(ctx, id, param_id(rq, "member"), param_text(rq, "reason")));
    respond_flash(rs, "inquiry.done.saved", S(""));
    return respond_see_other(rs, "/inquiry/probe/%lld", (long long)id);
}
