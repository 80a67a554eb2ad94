// SPDX-License-Identifier: MulanPSL-2.0
/* Forms of matters: the plan of one, its end, whether everybody may read what came of it. */
#include "modules/supervision/supervision_web.h"
#include "platform/text.h"

enum { MATTERS_MAX = 200 };

static struct form_page *form(struct ctx *ctx, const struct request *rq, const struct matter *m,
                              const char *tail, struct str title)
{
    return supervision_web_form(ctx, rq, title, supervision_web_url(ctx, "", m->id, tail), m->title,
                                supervision_web_url(ctx, "", m->id, ""));
}

/* ---------------------------------------------------------------- saved */

static enum status put_since(struct form_page *f, const struct matter *m)
{
    struct ctx *ctx = f->ctx;
    struct field_v *field =
        form_page_put(f, "select", "since", "supervision.f.since",
                      m->since_id != 0 ? str_int(ctx->arena, m->since_id) : S(""));
    const struct supervision_page filter = {.limit = MATTERS_MAX};
    struct option_v *options;
    struct matter *all;
    struct str next;
    int64_t total;
    size_t count, n = 1;

    TRY(supervision_store_matters(ctx, &filter, &all, &count, &next, &total));
    options = arena_array(ctx->arena, count + 1, struct option_v);
    options[0] = (struct option_v){.value = S(""), .label = T("word.none")};
    arr_each (i, count)
        if (all[i].id != m->id)
            options[n++] =
                (struct option_v){.value = str_int(ctx->arena, all[i].id),
                                  .label = TF(ctx->arena, "supervision.of_year",
                                              str_int(ctx->arena, all[i].year), all[i].title)};
    form_options(ctx, field, options, n);
    field->choose = false;
    return ST_OK;
}

static enum status put_matter(struct form_page *f, const struct matter *m)
{
    struct ctx *ctx = f->ctx;
    struct field_v *field;

    (void)form_page_put(f, "line", "title", "supervision.f.title", m->title);
    (void)form_page_put(f, "int", "year", "supervision.col.year", str_int(ctx->arena, m->year));
    field = form_page_put(f, "select", "field", "supervision.col.field", m->field);
    supervision_web_words(ctx, field, SUPERVISION_FIELDS, "supervision.field.", false);
    TRY(supervision_web_organ_field(f, m->organ_id, true));
    form_optional(form_page_put(f, "line", "lead", "supervision.col.lead", m->lead));
    form_optional(form_page_put(f, "line", "office", "supervision.col.office", m->office));
    (void)form_page_put(f, "date", "starts_on", "supervision.col.starts",
                        list_iso(ctx, m->starts_on));
    (void)form_page_put(f, "date", "ends_on", "supervision.col.ends", list_iso(ctx, m->ends_on));
    field = form_page_put(f, "text", "goal", "supervision.f.goal", m->goal);
    form_max(field, SUPERVISION_TEXT_CHARS, 5);
    form_optional(field);
    (void)form_page_put(f, "check", "key", "supervision.f.key", m->key ? S("1") : S(""));
    form_page_more(f);
    (void)form_page_put(f, "hidden", "topic", "word.none",
                        m->topic_id != 0 ? str_int(ctx->arena, m->topic_id) : S(""));
    return put_since(f, m);
}

static struct matter read_matter(const struct request *rq)
{
    return (struct matter){
        .year = param_int(rq, "year"),
        .topic_id = param_id(rq, "topic"),
        .since_id = param_id(rq, "since"),
        .title = param_text(rq, "title"),
        .goal = param_text(rq, "goal"),
        .field = param_text(rq, "field"),
        .organ_id = param_id(rq, "organ"),
        .lead = param_text(rq, "lead"),
        .office = param_text(rq, "office"),
        .key = param_bool(rq, "key"),
        .starts_on = param_date(rq, "starts_on"),
        .ends_on = param_date(rq, "ends_on"),
    };
}

/* Of a topic it takes over what the topic says. */
enum status supervision_web_new_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *f = supervision_web_form(ctx, rq, T("supervision.do.new"),
                                               S("/supervision/new"), S(""), S("/supervision"));
    struct matter m = {.year = ctx->today.year,
                       .title = S(""),
                       .goal = S(""),
                       .field = S(""),
                       .lead = S(""),
                       .office = S(""),
                       .topic_id = param_id(rq, "topic")};
    struct supervision_topic t;

    if (m.topic_id != 0) {
        TRY(supervision_store_topic(ctx, m.topic_id, &t));
        m.year = t.year;
        m.title = t.title;
        m.goal = t.text;
        m.field = t.field;
        m.organ_id = t.organ_id;
        m.key = t.key;
    }
    TRY(put_matter(f, &m));
    return supervision_web_show_form(f, rs);
}

enum status supervision_web_new(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct matter in = read_matter(rq);
    int64_t id;

    TRY(supervision_matter_save(ctx, &in, &id));
    respond_flash(rs, "supervision.done.saved", S(""));
    return respond_see_other(rs, "/supervision/%lld", (long long)id);
}

enum status supervision_web_edit_page(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    struct form_page *f;
    struct matter m;

    TRY(supervision_matter_get(ctx, path_id(rq, "id"), &m));
    f = form(ctx, rq, &m, "/edit", T("supervision.do.edit"));
    TRY(put_matter(f, &m));
    form_page_version(f, m.version);
    return supervision_web_show_form(f, rs);
}

enum status supervision_web_edit(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct matter in = read_matter(rq);
    int64_t id;

    in.id = path_id(rq, "id");
    in.version = param_int(rq, "version");
    TRY(supervision_matter_save(ctx, &in, &id));
    respond_flash(rs, "supervision.done.saved", S(""));
    return respond_see_other(rs, "/supervision/%lld", (long long)id);
}

/* ---------------------------------------------------------------- its end */

enum status supervision_web_close_page(struct ctx *ctx, const struct request *rq,
                                       struct response *rs)
{
    struct form_page *f;
    struct matter m;

    TRY(supervision_matter_get(ctx, path_id(rq, "id"), &m));
    f = form(ctx, rq, &m, "/close", T("supervision.do.close"));
    form_max(form_page_put(f, "text", "result", "supervision.f.result", S("")),
             SUPERVISION_TEXT_CHARS, 8);
    form_page_version(f, m.version);
    return supervision_web_show_form(f, rs);
}

enum status supervision_web_close(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    TRY(supervision_matter_close(ctx, id, param_int(rq, "version"), param_text(rq, "result")));
    respond_flash(rs, "supervision.done.closed", S(""));
    return respond_see_other(rs, "/supervision/%lld", (long long)id);
}

enum status supervision_web_cancel_page(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    struct form_page *f;
    struct matter m;

    TRY(supervision_matter_get(ctx, path_id(rq, "id"), &m));
    f = form(ctx, rq, &m, "/cancel", T("supervision.do.cancel"));
    form_max(form_page_put(f, "text", "reason", "supervision.f.reason", S("")),
             SUPERVISION_TEXT_CHARS, 4);
    form_page_version(f, m.version);
    return supervision_web_show_form(f, rs);
}

enum status supervision_web_cancel(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    TRY(supervision_matter_cancel(ctx, id, param_int(rq, "version"), param_text(rq, "reason")));
    respond_flash(rs, "supervision.done.cancelled", S(""));
    return respond_see_other(rs, "/supervision/%lld", (long long)id);
}

static enum status publish(struct ctx *ctx, const struct request *rq, struct response *rs,
                           bool open)
{
    struct matter m;

    TRY(supervision_matter_get(ctx, path_id(rq, "id"), &m));
    TRY(supervision_matter_publish(ctx, m.id, m.version, open));
    respond_flash(rs, open ? "supervision.done.published" : "supervision.done.unpublished", S(""));
    return respond_see_other(rs, "/supervision/%lld", (long long)m.id);
}

enum status supervision_web_publish(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    return publish(ctx, rq, rs, true);
}

enum status supervision_web_unpublish(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    return publish(ctx, rq, rs, false);
}
