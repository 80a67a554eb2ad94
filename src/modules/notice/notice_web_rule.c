// SPDX-License-Identifier: MulanPSL-2.0
/* Rules of reminders, and who would be told what today. */
#include "modules/notice/notice_actions.h"
#include "modules/notice/notice_web.h"
#include "modules/notice/notice_web_common.h"
#include "notice_admin_view.h"
#include "platform/form_page.h"
#include "platform/text.h"

enum { FORECAST_MAX = 200, OPTIONS_MAX = 32 };

#define RULES_PAGE "/notice/rule"

static struct str when_text(struct ctx *ctx, int64_t days)
{
    if (days == 0)
        return T("notice.rule.on_day");
    return TF(ctx->arena, days < 0 ? "notice.rule.before" : "notice.rule.after",
              notice_web_int(ctx, days < 0 ? -days : days));
}

static struct str source_label(struct ctx *ctx, struct str name)
{
    const struct due_source *source = notice_source_find(name);

    return source != NULL ? notice_source_label(ctx, source) : name;
}

static const struct empty_v *nothing(struct ctx *ctx, const char *title, const char *say)
{
    struct empty_v *e = arena_new(ctx->arena, struct empty_v);

    *e = (struct empty_v){.title = text(title), .text = text(say)};
    return e;
}

static enum status show_rules(struct ctx *ctx, struct notice_rules_v *v)
{
    struct notice_rule *rules;
    struct notice_rule_row_v *rows;

    TRY(notice_rules(ctx, &rules, &v->rows_count));
    rows = arena_array(ctx->arena, v->rows_count, struct notice_rule_row_v);
    arr_each (i, v->rows_count)
        rows[i] = (struct notice_rule_row_v){
            .id = rules[i].id,
            .source = rules[i].source,
            .label = source_label(ctx, rules[i].source),
            .when = when_text(ctx, rules[i].days),
            .whom = text_of("notice.whom.", rules[i].whom),
            .active = rules[i].active,
            .url = str_printf(ctx->arena, RULES_PAGE "/%lld", (long long)rules[i].id),
        };
    v->rows = rows;
    if (v->rows_count == 0)
        v->empty = nothing(ctx, "notice.rules.none", "notice.rules.none_text");
    return ST_OK;
}

static enum status show_forecast(struct ctx *ctx, struct notice_rules_v *v)
{
    struct notice_forecast *all;
    struct notice_forecast_row_v *rows;

    TRY(notice_forecast(ctx, FORECAST_MAX, &all, &v->forecast_count));
    rows = arena_array(ctx->arena, v->forecast_count, struct notice_forecast_row_v);
    arr_each (i, v->forecast_count)
        rows[i] = (struct notice_forecast_row_v){
            .url = all[i].url,
            .name = all[i].name,
            .title = all[i].title,
            .due_on = all[i].due_on,
            .when = when_text(ctx, all[i].rule.days),
            .what = source_label(ctx, all[i].rule.source),
            .people = all[i].people,
            .told = all[i].told,
        };
    v->forecast = rows;
    if (v->forecast_count == 0)
        v->quiet = nothing(ctx, "notice.rules.quiet", "notice.rules.quiet_text");
    return ST_OK;
}

enum status notice_web_rules(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct notice_rules_v v = {.crumbs =
                                   notice_web_crumbs(ctx, S(""), S(""), T("notice.rules.title"))};

    TRY(show_rules(ctx, &v));
    TRY(show_forecast(ctx, &v));
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("notice.rules.title"), &notice_rules_view, &v);
}

/* ---------------------------------------------------------------- one rule */

static void put_sources(struct form_page *f, struct str stored)
{
    struct field_v *field = form_page_put(f, "select", "source", "notice.rule.source", stored);
    struct option_v options[OPTIONS_MAX];
    const struct due_source *source;
    size_t n = 0;

    for (size_t i = 0; (source = notice_source_at(i)) != NULL && n < OPTIONS_MAX; i++)
        options[n++] = (struct option_v){.value = str_from(source->name),
                                         .label = notice_source_label(f->ctx, source)};
    form_options(f->ctx, field, options, n);
}

static void put_whom(struct form_page *f, struct str stored)
{
    static const char *const WORDS[] = {"unit",       "chief",  "office", "committee",
                                        "government", "leader", "deputy", "owner"};
    struct field_v *field = form_page_put(f, "select", "whom", "notice.rule.whom", stored);
    struct option_v options[COUNT(WORDS)];

    arr_each (i, COUNT(WORDS))
        options[i] = (struct option_v){.value = str_from(WORDS[i]),
                                       .label = text_of("notice.whom.", str_from(WORDS[i]))};
    form_options(f->ctx, field, options, COUNT(WORDS));
}

enum status notice_web_rule(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");
    struct notice_rule rule = {.active = true, .days = -3};
    struct notice_rule_v v = {0};
    struct form_page *f;

    if (id != 0)
        TRY(notice_rule_get(ctx, id, &rule));
    f = form_page_open(ctx, rq, id == 0 ? T("notice.rules.new") : T("notice.rule.edit"),
                       id == 0 ? S(RULES_PAGE "/new")
                               : str_printf(ctx->arena, RULES_PAGE "/%lld", (long long)id),
                       S(RULES_PAGE), T("notice.do.save"));
    form_page_crumb(f, T("notice.title"), S("/notice"));
    form_page_crumb(f, T("notice.rules.title"), S(RULES_PAGE));
    put_sources(f, rule.source);
    (void)form_page_put(f, "int", "days", "notice.rule.days", notice_web_int(ctx, rule.days));
    put_whom(f, rule.whom);
    (void)form_page_put(f, "check", "active", "notice.rule.active", rule.active ? S("1") : S(""));
    form_page_version(f, rule.version);
    if (id != 0)
        f->v.other =
            notice_web_action(ctx, str_printf(ctx->arena, RULES_PAGE "/%lld/drop", (long long)id),
                              T("notice.rule.drop"));
    v.page = *form_page_done(f);
    return respond_view(ctx, rq, rs, FRAME_STAFF, f->v.title, &notice_rule_view, &v);
}

enum status notice_web_rule_save(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct notice_rule in = {
        .id = path_id(rq, "id"),
        .version = param_int(rq, "version"),
        .source = param_text(rq, "source"),
        .whom = param_text(rq, "whom"),
        .days = param_int(rq, "days"),
        .active = param_bool(rq, "active"),
    };
    int64_t id;

    TRY(notice_rule_save(ctx, &in, &id));
    respond_flash(rs, "notice.saved", S(""));
    return respond_see_other(rs, RULES_PAGE);
}

enum status notice_web_rule_drop(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct notice_rule rule;

    TRY(notice_rule_get(ctx, path_id(rq, "id"), &rule));
    TRY(notice_rule_drop(ctx, rule.id, rule.version));
    respond_flash(rs, "notice.rule.dropped", S(""));
    return respond_see_other(rs, RULES_PAGE);
}
