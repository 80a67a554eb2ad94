// SPDX-License-Identifier: MulanPSL-2.0
/* Kinds of meetings: what each prescribes, its versions, and changing it. */
#include "modules/body/body.h"
#include "modules/meeting/meeting_actions.h"
#include "modules/meeting/meeting_web.h"
#include "platform/form_page.h"
#include "platform/text.h"
#include "platform/view.h"

#define QUORUMS    "none over_half half two_thirds"
#define MAJORITIES "none half_of_all two_thirds_of_all half_of_present"
#define BODIES                                                                                     \
    "congress delegation group presidium standing_committee chairmen_meeting party_group "         \
    "special_committee township_presidium credentials other"

static struct str or_none(struct ctx *ctx, const char *key, unsigned n)
{
    return n == 0 ? T("meeting.kind_none") : TF(ctx->arena, key, meeting_web_int(ctx, n));
}

struct str meeting_web_notice_time(struct ctx *ctx, const struct meeting_rule *rule)
{
    const struct str months = meeting_web_int(ctx, rule->notice_months);
    const struct str days = meeting_web_int(ctx, rule->notice_days);

    if (rule->notice_months == 0)
        return or_none(ctx, "meeting.days_before", rule->notice_days);
    if (rule->notice_days == 0)
        return TF(ctx->arena, "meeting.months_before", months);
    return TF(ctx->arena, "meeting.months_days_before", months, days);
}

static struct meeting_kind_row_v row_of(struct ctx *ctx, const struct meeting_kind *k)
{
    return (struct meeting_kind_row_v){
        .id = k->id,
        .code = k->code,
        .name = k->rule.name,
        .convener = k->rule.convener,
        .quorum = text_of("meeting.quorum.", k->rule.quorum),
        .majority = text_of("meeting.majority.", k->rule.majority),
        .notice = meeting_web_notice_time(ctx, &k->rule),
        .every = or_none(ctx, "meeting.every_n", k->rule.every_months),
        .active = k->active,
    };
}

enum status meeting_web_kind_list(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct meeting_kind_row_v *rows;
    struct meeting_kind *kinds;
    struct meeting_kinds_v v;
    size_t count;

    TRY(meeting_store_kinds(ctx, true, &kinds, &count));
    rows = arena_array(ctx->arena, count, struct meeting_kind_row_v);
    arr_each (i, count)
        rows[i] = row_of(ctx, &kinds[i]);
    v = (struct meeting_kinds_v){.rows = rows, .rows_count = count};
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("meeting.kinds"), &meeting_kinds_view, &v);
}

/* ---------------------------------------------------------------- one kind */

struct facts {
    struct ctx *ctx;
    struct kv_item_v items[16];
    size_t count;
};

static void put(struct facts *f, struct str label, struct str value, struct str article)
{
    if (value.len == 0 || f->count == COUNT(f->items))
        return;
    f->items[f->count++] = (struct kv_item_v){
        .label = label,
        .value =
            article.len != 0 ? TF(f->ctx->arena, "meeting.with_article", value, article) : value,
    };
}

static enum status kind_name(struct ctx *ctx, struct str code, struct str *out)
{
    struct meeting_kind k;
    enum status st;

    *out = code;
    if (code.len == 0)
        return ST_OK;
    st = meeting_store_kind_by_code(ctx, code, &k);
    if (st == ST_NOT_FOUND) {
        ctx->err = (struct err){0};
        return ST_OK;
    }
    TRY(st);
    *out = k.rule.name;
    return ST_OK;
}

static enum status facts_of(struct ctx *ctx, const struct meeting_rule *r, struct kv_v *out)
{
    struct facts f = {.ctx = ctx};
    struct kv_item_v *items;
    struct str after;

    TRY(kind_name(ctx, r->after_kind, &after));
    put(&f, T("meeting.body"),
        r->body_kind.len != 0 ? text_of("body.kind.", r->body_kind) : T("meeting.kind_no_members"),
        S(""));
    put(&f, T("meeting.convener"), r->convener, S(""));
    put(&f, T("meeting.attendees"), r->attendees, S(""));
    put(&f, T("meeting.quorum"), text_of("meeting.quorum.", r->quorum), r->quorum_article);
    put(&f, T("meeting.majority"), text_of("meeting.majority.", r->majority), r->majority_article);
    put(&f, T("meeting.notice_days"), meeting_web_notice_time(ctx, r), r->notice_article);
    put(&f, T("meeting.papers_days"), or_none(ctx, "meeting.days_before", r->papers_days), S(""));
    put(&f, T("meeting.every"), or_none(ctx, "meeting.every_n", r->every_months), r->every_article);
    put(&f, T("meeting.quota"), or_none(ctx, "meeting.people_n", r->quota), S(""));
    put(&f, T("meeting.after"), after, r->after_article);
    put(&f, T("meeting.papers"), r->papers, S(""));
    if (r->observers)
        put(&f, T("meeting.observers"), T("meeting.yes"), S(""));
    if (r->urgent)
        put(&f, T("meeting.urgent"), T("meeting.yes"), S(""));
    if (r->closed_door)
        put(&f, T("meeting.closed_door"), T("meeting.yes"), S(""));
    items = arena_array(ctx->arena, f.count, struct kv_item_v);
    if (f.count != 0)
        memcpy(items, f.items, f.count * sizeof *items);
    *out = (struct kv_v){.items = items, .items_count = f.count};
    return ST_OK;
}

enum status meeting_web_kind(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct link_v *up = arena_new(ctx->arena, struct link_v);
    struct meeting_rule_row_v *rows;
    struct meeting_rule *rules;
    struct meeting_kind_v v;
    struct meeting_kind k;
    size_t count;

    TRY(meeting_store_kind(ctx, path_id(rq, "id"), &k));
    TRY(meeting_store_rules(ctx, k.id, &rules, &count));
    rows = arena_array(ctx->arena, count, struct meeting_rule_row_v);
    arr_each (i, count) {
        rows[i] = (struct meeting_rule_row_v){
            .number = rules[i].number, .from_on = rules[i].from_on, .now = i == 0};
        TRY(facts_of(ctx, &rules[i], &rows[i].facts));
    }
    *up = (struct link_v){.label = T("meeting.kinds"), .url = S("/meeting/kind")};
    v = (struct meeting_kind_v){
        .crumbs = {.items = up, .items_count = 1, .here = k.rule.name},
        .id = k.id,
        .version = k.version,
        .name = k.rule.name,
        .active = k.active,
        .rules = rows,
        .rules_count = count,
        .may_change = may(ctx, "meeting.kinds"),
    };
    return respond_view(ctx, rq, rs, FRAME_STAFF, k.rule.name, &meeting_kind_view, &v);
}

/* ---------------------------------------------------------------- changing */

static struct str number(struct ctx *ctx, unsigned n)
{
    return n == 0 ? S("") : meeting_web_int(ctx, n);
}

static enum status put_fields(struct form_page *f, const struct meeting_rule *r)
{
    struct ctx *ctx = f->ctx;

    (void)form_page_put(f, "line", "name", "meeting.kind_name", r->name);
    form_optional(form_page_put(f, "line", "title", "meeting.kind_title", r->title));
    meeting_web_words(ctx, form_page_put(f, "select", "body_kind", "meeting.body", r->body_kind),
                      BODIES, "body.kind.", T("meeting.kind_no_members"));
    form_optional(form_page_put(f, "line", "convener", "meeting.convener", r->convener));
    form_optional(form_page_put(f, "text", "attendees", "meeting.attendees", r->attendees));
    meeting_web_words(ctx, form_page_put(f, "select", "quorum", "meeting.quorum", r->quorum),
                      QUORUMS, "meeting.quorum.", S(""));
    form_optional(form_page_put(f, "line", "quorum_article", "meeting.basis", r->quorum_article));
    meeting_web_words(ctx, form_page_put(f, "select", "majority", "meeting.majority", r->majority),
                      MAJORITIES, "meeting.majority.", S(""));
    form_optional(
        form_page_put(f, "line", "majority_article", "meeting.basis", r->majority_article));
    form_optional(form_page_put(f, "int", "notice_months", "meeting.notice_months_n",
                                number(ctx, r->notice_months)));
    form_optional(form_page_put(f, "int", "notice_days", "meeting.notice_days_n",
                                number(ctx, r->notice_days)));
    form_optional(form_page_put(f, "int", "papers_days", "meeting.papers_days_n",
                                number(ctx, r->papers_days)));
    form_optional(form_page_put(f, "line", "notice_article", "meeting.basis", r->notice_article));
    form_optional(form_page_put(f, "int", "every_months", "meeting.every_label",
                                number(ctx, r->every_months)));
    form_optional(form_page_put(f, "line", "every_article", "meeting.basis", r->every_article));
    form_optional(form_page_put(f, "int", "quota", "meeting.quota", number(ctx, r->quota)));
    TRY(meeting_web_kinds(ctx,
                          form_page_put(f, "select", "after_kind", "meeting.after", r->after_kind),
                          true, T("meeting.kind_none")));
    form_optional(form_page_put(f, "line", "after_article", "meeting.basis", r->after_article));
    form_optional(form_page_put(f, "text", "papers", "meeting.papers", r->papers));
    (void)form_page_put(f, "check", "observers", "meeting.observers",
                        r->observers ? S("1") : S(""));
    (void)form_page_put(f, "check", "urgent", "meeting.urgent", r->urgent ? S("1") : S(""));
    (void)form_page_put(f, "check", "closed", "meeting.closed_door",
                        r->closed_door ? S("1") : S(""));
    return ST_OK;
}

static unsigned count_of(const struct request *rq, const char *name)
{
    const int64_t n = param_int(rq, name);

    return n < 0 ? 0 : n > 100000 ? 100000 : (unsigned)n;
}

static struct meeting_rule rule_of(const struct request *rq)
{
    return (struct meeting_rule){
        .name = param_text(rq, "name"),
        .title = param_text(rq, "title"),
        .body_kind = param_text(rq, "body_kind"),
        .convener = param_text(rq, "convener"),
        .attendees = param_text(rq, "attendees"),
        .papers = param_text(rq, "papers"),
        .quorum = param_text(rq, "quorum"),
        .quorum_article = param_text(rq, "quorum_article"),
        .majority = param_text(rq, "majority"),
        .majority_article = param_text(rq, "majority_article"),
        .notice_months = count_of(rq, "notice_months"),
        .notice_days = count_of(rq, "notice_days"),
        .papers_days = count_of(rq, "papers_days"),
        .notice_article = param_text(rq, "notice_article"),
        .every_months = count_of(rq, "every_months"),
        .every_article = param_text(rq, "every_article"),
        .quota = count_of(rq, "quota"),
        .after_kind = param_text(rq, "after_kind"),
        .after_article = param_text(rq, "after_article"),
        .observers = param_bool(rq, "observers"),
        .urgent = param_bool(rq, "urgent"),
        .closed_door = param_bool(rq, "closed"),
    };
}

enum status meeting_web_kind_new_form(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    struct form_page *f = form_page_open(ctx, rq, T("meeting.do.kind_new"), S("/meeting/kind/new"),
                                         S("/meeting/kind"), T("meeting.do.save"));

    form_page_crumb(f, T("meeting.kinds"), S("/meeting/kind"));
    TRY(put_fields(f, &(struct meeting_rule){.quorum = S("none"), .majority = S("none")}));
    return meeting_web_page(f, rs, T("meeting.do.kind_new"));
}

enum status meeting_web_kind_new(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct meeting_rule rule = rule_of(rq);
    int64_t id;

    TRY(meeting_kind_add(ctx, &rule, &id));
    respond_flash(rs, "meeting.saved", S(""));
    return respond_see_other(rs, "/meeting/kind/%lld", (long long)id);
}

enum status meeting_web_kind_edit_form(struct ctx *ctx, const struct request *rq,
                                       struct response *rs)
{
    struct meeting_kind k;
    struct form_page *f;
    struct str here;

    TRY(meeting_store_kind(ctx, path_id(rq, "id"), &k));
    here = str_printf(ctx->arena, "/meeting/kind/%lld", (long long)k.id);
    f = form_page_open(ctx, rq, T("meeting.do.kind_edit"),
                       str_printf(ctx->arena, STR_FMT "/edit", STR_ARG(here)), here,
                       T("meeting.do.save"));
    form_page_crumb(f, T("meeting.kinds"), S("/meeting/kind"));
    form_page_crumb(f, k.rule.name, here);
    f->v.note = T("meeting.kind_edit_note");
    TRY(put_fields(f, &k.rule));
    form_page_version(f, k.version);
    return meeting_web_page(f, rs, T("meeting.do.kind_edit"));
}

enum status meeting_web_kind_edit(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct meeting_rule rule = rule_of(rq);
    const int64_t id = path_id(rq, "id");

    TRY(meeting_kind_change(ctx, id, param_int(rq, "version"), &rule));
    respond_flash(rs, "meeting.saved", S(""));
    return respond_see_other(rs, "/meeting/kind/%lld", (long long)id);
}

enum status meeting_web_kind_use(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");
    struct meeting_kind k;

    TRY(meeting_store_kind(ctx, id, &k));
    TRY(meeting_kind_use(ctx, id, param_int(rq, "version"), !k.active));
    respond_flash(rs, "meeting.saved", S(""));
    return respond_see_other(rs, "/meeting/kind/%lld", (long long)id);
}
