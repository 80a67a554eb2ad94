// SPDX-License-Identifier: MulanPSL-2.0
/* The pool of topics. */
#include "modules/supervision/supervision_web.h"
#include "platform/text.h"
#include "platform/view.h"

static const char *const KEPT[] = {"q", "state", "kind", "source", "year", "key", "limit", NULL};

static struct supervision_topic_row_v row_of(const struct supervision_topic *t)
{
    return (struct supervision_topic_row_v){
        .id = t->id,
        .title = t->title,
        .source = t->source,
        .source_name = t->source_name,
        .field = t->field,
        .organ = t->organ,
        .proposer = t->proposer,
        .proposed_on = t->proposed_on,
        .key = t->key,
        .tag = supervision_web_tag("supervision.topic_state.", t->state),
    };
}

enum status supervision_web_topics(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct field_v *fields = arena_array(ctx->arena, 4, struct field_v);
    struct link_v *link = arena_new(ctx->arena, struct link_v);
    struct supervision_topic_row_v *rows;
    struct supervision_topics_v v = {0};
    struct supervision_topic *all;
    struct supervision_page f;
    struct list_links links;
    struct str next;

    TRY(supervision_web_filter(ctx, rq, &f));
    TRY(supervision_store_topics(ctx, &f, &all, &v.rows_count, &next, &v.total));
    rows = arena_array(ctx->arena, v.rows_count, struct supervision_topic_row_v);
    arr_each (i, v.rows_count)
        rows[i] = row_of(&all[i]);
    v.rows = rows;
    v.crumbs = supervision_web_crumbs(ctx, S(""), S(""), T("supervision.topics"));
    *link = (struct link_v){T("supervision.do.topic"), S("/supervision/topic/new")};
    v.links = link;
    v.links_count = may(ctx, "supervision.write") ? 1 : 0;
    fields[0] = supervision_web_select(ctx, rq, "state", "supervision.col.state",
                                       "pool chosen dropped", "supervision.topic_state.");
    fields[1] = supervision_web_select(ctx, rq, "source", "supervision.col.source",
                                       SUPERVISION_SOURCES, "supervision.source.");
    fields[2] = supervision_web_select(ctx, rq, "kind", "supervision.col.field", SUPERVISION_FIELDS,
                                       "supervision.field.");
    fields[3] = form_field(ctx, rq, "int", "year", "supervision.col.year",
                           f.year != 0 ? str_int(ctx->arena, f.year) : S(""));
    v.filter = (struct filter_v){.url = S("/supervision/topic"),
                                 .label = T("supervision.filter.topic"),
                                 .q = f.q,
                                 .fields = fields,
                                 .fields_count = 4,
                                 .reset = list_reset(rq, S("/supervision/topic"))};
    links = list_links_of(ctx, rq, "/supervision/topic", KEPT, next);
    v.pager = (struct pager_v){.next = links.next, .first = links.first, .total = S("")};
    v.empty = v.rows_count == 0 ? supervision_web_empty(ctx, "supervision.topics_none",
                                                        "supervision.topics_none_text")
                                : NULL;
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("supervision.topics"), &supervision_topics_view,
                        &v);
}

/* ---------------------------------------------------------------- one topic */

static void acts_of(struct ctx *ctx, const struct supervision_topic *t,
                    struct supervision_record_v *v)
{
    if (!may(ctx, "supervision.write") || str_eqz(t->state, "chosen"))
        return;
    if (str_eqz(t->state, "dropped")) {
        supervision_web_act(v, T("supervision.do.topic_back"),
                            supervision_web_url(ctx, "/topic", t->id, "/back"), true);
        return;
    }
    supervision_web_link(v, T("supervision.do.choose"),
                         str_printf(ctx->arena, "/supervision/new?topic=%lld", (long long)t->id));
    supervision_web_link(v, T("supervision.do.edit"),
                         supervision_web_url(ctx, "/topic", t->id, "/edit"));
    supervision_web_link(v, T("supervision.do.topic_drop"),
                         supervision_web_url(ctx, "/topic", t->id, "/drop"));
}

enum status supervision_web_topic(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct supervision_record_v v = {0};
    struct supervision_topic t;

    TRY(supervision_store_topic(ctx, path_id(rq, "id"), &t));
    supervision_web_record(ctx, &v);
    v.crumbs =
        supervision_web_crumbs(ctx, T("supervision.topics"), S("/supervision/topic"), t.title);
    v.id = t.id;
    v.version = t.version;
    v.title = t.title;
    v.meta = TF(ctx->arena, "supervision.matter_meta", str_int(ctx->arena, t.year),
                text_of("supervision.field.", t.field));
    v.tag = supervision_web_tag_of(ctx, "supervision.topic_state.", t.state);
    v.text = t.text;
    v.result = t.reason;
    v.result_title = T("supervision.f.drop_reason");
    supervision_web_fact(&v, T("supervision.col.source"),
                         TF(ctx->arena, "supervision.source_item",
                            text_of("supervision.source.", t.source),
                            str_int(ctx->arena, (int64_t)supervision_source_item(t.source))),
                         S(""));
    supervision_web_fact(&v, T("supervision.col.record"),
                         t.source_name.len > 0 ? t.source_name : t.source_url, t.source_url);
    supervision_web_fact(&v, T("supervision.col.organ"), t.organ, S(""));
    supervision_web_fact(&v, T("supervision.col.proposer"), t.proposer, S(""));
    supervision_web_fact_day(ctx, &v, T("supervision.col.proposed"), t.proposed_on);
    if (t.matter_id != 0)
        supervision_web_fact(&v, T("supervision.col.matter"), T("supervision.see_matter"),
                             supervision_web_url(ctx, "", t.matter_id, ""));
    acts_of(ctx, &t, &v);
    return supervision_web_respond(ctx, rq, rs, &v);
}

/* ---------------------------------------------------------------- forms */

static enum status put_topic(struct form_page *f, const struct supervision_topic *t)
{
    struct ctx *ctx = f->ctx;
    struct field_v *field;

    (void)form_page_put(f, "line", "title", "supervision.f.topic", t->title);
    (void)form_page_put(f, "int", "year", "supervision.col.year", str_int(ctx->arena, t->year));
    field = form_page_put(f, "select", "source", "supervision.col.source", t->source);
    supervision_web_words(ctx, field, SUPERVISION_SOURCES, "supervision.source.", false);
    form_optional(
        form_page_put(f, "line", "source_url", "supervision.f.source_url", t->source_url));
    form_optional(
        form_page_put(f, "line", "source_name", "supervision.f.source_name", t->source_name));
    field = form_page_put(f, "select", "field", "supervision.col.field", t->field);
    supervision_web_words(ctx, field, SUPERVISION_FIELDS, "supervision.field.", false);
    TRY(supervision_web_organ_field(f, t->organ_id, true));
    form_optional(form_page_put(f, "line", "proposer", "supervision.col.proposer", t->proposer));
    field = form_page_put(f, "text", "text", "supervision.f.topic_text", t->text);
    form_max(field, SUPERVISION_TEXT_CHARS, 5);
    form_optional(field);
    (void)form_page_put(f, "check", "key", "supervision.f.key", t->key ? S("1") : S(""));
    return ST_OK;
}

static struct supervision_topic read_topic(const struct request *rq)
{
    return (struct supervision_topic){
        .year = param_int(rq, "year"),
        .title = param_text(rq, "title"),
        .text = param_text(rq, "text"),
        .source = param_text(rq, "source"),
        .source_url = param_text(rq, "source_url"),
        .source_name = param_text(rq, "source_name"),
        .field = param_text(rq, "field"),
        .organ_id = param_id(rq, "organ"),
        .proposer = param_text(rq, "proposer"),
        .key = param_bool(rq, "key"),
    };
}

enum status supervision_web_topic_new_page(struct ctx *ctx, const struct request *rq,
                                           struct response *rs)
{
    struct form_page *f =
        supervision_web_form(ctx, rq, T("supervision.do.topic"), S("/supervision/topic/new"),
                             T("supervision.topics"), S("/supervision/topic"));

    TRY(put_topic(f, &(struct supervision_topic){.year = ctx->today.year,
                                                 .title = S(""),
                                                 .text = S(""),
                                                 .source = S(""),
                                                 .source_url = param_text(rq, "url"),
                                                 .source_name = S(""),
                                                 .field = S(""),
                                                 .proposer = S("")}));
    return supervision_web_show_form(f, rs);
}

enum status supervision_web_topic_new(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    const struct supervision_topic in = read_topic(rq);
    int64_t id;

    TRY(supervision_topic_save(ctx, &in, &id));
    respond_flash(rs, "supervision.done.saved", S(""));
    return respond_see_other(rs, "/supervision/topic/%lld", (long long)id);
}

enum status supervision_web_topic_edit_page(struct ctx *ctx, const struct request *rq,
                                            struct response *rs)
{
    struct supervision_topic t;
    struct form_page *f;

    TRY(supervision_store_topic(ctx, path_id(rq, "id"), &t));
    f = supervision_web_form(ctx, rq, T("supervision.do.edit"),
                             supervision_web_url(ctx, "/topic", t.id, "/edit"), t.title,
                             supervision_web_url(ctx, "/topic", t.id, ""));
    TRY(put_topic(f, &t));
    form_page_version(f, t.version);
    return supervision_web_show_form(f, rs);
}

enum status supervision_web_topic_edit(struct ctx *ctx, const struct request *rq,
                                       struct response *rs)
{
    struct supervision_topic in = read_topic(rq);
    int64_t id;

    in.id = path_id(rq, "id");
    in.version = param_int(rq, "version");
    TRY(supervision_topic_save(ctx, &in, &id));
    respond_flash(rs, "supervision.done.saved", S(""));
    return respond_see_other(rs, "/supervision/topic/%lld", (long long)id);
}

enum status supervision_web_topic_drop_page(struct ctx *ctx, const struct request *rq,
                                            struct response *rs)
{
    struct supervision_topic t;
    struct form_page *f;

    TRY(supervision_store_topic(ctx, path_id(rq, "id"), &t));
    f = supervision_web_form(ctx, rq, T("supervision.do.topic_drop"),
                             supervision_web_url(ctx, "/topic", t.id, "/drop"), t.title,
                             supervision_web_url(ctx, "/topic", t.id, ""));
    (void)form_page_put(f, "line", "reason", "supervision.f.drop_reason", S(""));
    form_page_version(f, t.version);
    return supervision_web_show_form(f, rs);
}

enum status supervision_web_topic_drop(struct ctx *ctx, const struct request *rq,
                                       struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    TRY(supervision_topic_drop(ctx, id, param_int(rq, "version"), param_text(rq, "reason")));
    respond_flash(rs, "supervision.done.saved", S(""));
    return respond_see_other(rs, "/supervision/topic/%lld", (long long)id);
}

enum status supervision_web_topic_back(struct ctx *ctx, const struct request *rq,
                                       struct response *rs)
{
    struct supervision_topic t;

    TRY(supervision_store_topic(ctx, path_id(rq, "id"), &t));
    TRY(supervision_topic_drop(ctx, t.id, t.version, S("")));
    respond_flash(rs, "supervision.done.saved", S(""));
    return respond_see_other(rs, "/supervision/topic/%lld", (long long)t.id);
}
