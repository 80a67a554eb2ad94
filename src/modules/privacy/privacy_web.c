// SPDX-License-Identifier: MulanPSL-2.0
/* How long personal data is kept, what is erased next, and who looked at it. */
#include "modules/privacy/privacy_web.h"
#include "modules/privacy/privacy.h"
#include "platform/form_page.h"
#include "platform/list.h"
#include "platform/look.h"
#include "platform/text.h"
#include "platform/view.h"
#include "privacy_view.h"

enum { COUNT_MOST = 200, DUE_FIELDS = 8 };

static struct str url_of(struct ctx *ctx, const struct privacy_kind *k, const char *page)
{
    return str_printf(ctx->arena, "/privacy/%s?kind=%s", page, k->of->name);
}

static struct str label_of(const struct privacy_kind *k)
{
    return text_of("retention.", str_from(k->of->name));
}

static struct str how_of(struct ctx *ctx, const struct privacy_kind *k)
{
    return text(str_z(ctx->arena, str_printf(ctx->arena, "retention.%s.how", k->of->name)));
}

static struct date soon(const struct ctx *ctx)
{
    return date_add_days(ctx->today, PRIVACY_SOON_DAYS);
}

/* ---------------------------------------------------------------- the kinds */

static enum status row_of(struct ctx *ctx, const struct privacy_kind *k, struct privacy_row_v *out)
{
    struct privacy_due *due;
    size_t count;

    TRY(privacy_due(ctx, k, soon(ctx), 0, COUNT_MOST, &due, &count));
    *out = (struct privacy_row_v){
        .name = str_from(k->of->name),
        .label = label_of(k),
        .how = how_of(ctx, k),
        .months = k->months,
        .period = k->months == 0
                      ? T("privacy.period.kept")
                      : TF(ctx->arena, "privacy.period.months", str_int(ctx->arena, k->months)),
        .due = (int64_t)count,
        .due_url = url_of(ctx, k, "due"),
        .edit = may(ctx, "privacy.manage") ? url_of(ctx, k, "edit") : S(""),
    };
    return ST_OK;
}

enum status privacy_web_list(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct privacy_list_v v = {.looks_url =
                                   may(ctx, "privacy.looks") ? S("/privacy/looks") : S("")};
    struct privacy_kind *kinds;
    struct privacy_row_v *rows;

    TRY(privacy_kinds(ctx, &kinds, &v.rows_count));
    rows = arena_array(ctx->arena, v.rows_count, struct privacy_row_v);
    arr_each (i, v.rows_count)
        TRY(row_of(ctx, &kinds[i], &rows[i]));
    v.rows = rows;
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("privacy.title"), &privacy_list_view, &v);
}

/* ---------------------------------------------------------------- what is erased next */

static const struct action_v *erase_act(struct ctx *ctx, const struct privacy_kind *k)
{
    struct action_v *act = arena_new(ctx->arena, struct action_v);
    struct confirm_v *ask = arena_new(ctx->arena, struct confirm_v);

    *ask = (struct confirm_v){.id = S("d-erase"),
                              .title = T("privacy.ask.title"),
                              .text = T("privacy.ask.text"),
                              .yes = T("privacy.do.erase"),
                              .no = T("privacy.ask.no"),
                              .risk = true};
    *act = (struct action_v){.url = str_printf(ctx->arena, "/privacy/due/%s/erase", k->of->name),
                             .label = T("privacy.do.erase"),
                             .risk = true,
                             .confirm = ask};
    return may(ctx, "privacy.manage") ? act : NULL;
}

/* Of the list by its field, of the act by its path. */
static struct str kind_word(const struct request *rq)
{
    const struct str of_path = path_text(rq, "kind");

    return of_path.len > 0 ? of_path : param_text(rq, "kind");
}

static struct crumbs_v crumbs_of(struct ctx *ctx, struct str here)
{
    struct link_v *up = arena_new(ctx->arena, struct link_v);

    *up = (struct link_v){.label = T("privacy.title"), .url = S("/privacy")};
    return (struct crumbs_v){.items = up, .items_count = 1, .here = here};
}

enum status privacy_web_due(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    static const char *const KEPT[] = {"kind", "limit", NULL};
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);
    const unsigned limit = list_limit(rq, LIST_ROWS);
    struct privacy_due_row_v *rows;
    struct privacy_due_v v = {0};
    struct privacy_kind kind;
    struct privacy_due *due;
    int64_t after = 0;
    size_t count;

    TRY(privacy_kind_named(ctx, kind_word(rq), &kind));
    (void)str_to_int(param_text(rq, "after"), &after);
    TRY(privacy_due(ctx, &kind, soon(ctx), after, limit, &due, &count));
    rows = arena_array(ctx->arena, count, struct privacy_due_row_v);
    arr_each (i, count)
        rows[i] = (struct privacy_due_row_v){.id = due[i].id,
                                             .name = due[i].name,
                                             .url = due[i].url,
                                             .ended_on = due[i].ended_on,
                                             .erase_on = due[i].erase_on};
    *empty = (struct empty_v){.title = T("privacy.none_due"), .text = T("privacy.none_due_text")};
    v.title = TF(ctx->arena, "privacy.due_title", label_of(&kind));
    v.crumbs = crumbs_of(ctx, v.title);
    v.how = how_of(ctx, &kind);
    v.rows = rows;
    v.rows_count = count;
    v.empty = count == 0 ? empty : NULL;
    v.act = count > 0 ? erase_act(ctx, &kind) : NULL;
    v.pager.next = count == limit && count > 0 ? list_url(ctx, rq, "/privacy/due", KEPT, "after",
                                                          str_int(ctx->arena, due[count - 1].id))
                                               : S("");
    v.pager.first = after != 0 ? list_url(ctx, rq, "/privacy/due", KEPT, "", S("")) : S("");
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, v.title, &privacy_due_view, &v);
}

enum status privacy_web_erase(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct privacy_kind kind;
    size_t count;

    TRY(privacy_kind_named(ctx, kind_word(rq), &kind));
    TRY(privacy_erase(ctx, &kind, &count));
    respond_flash(rs, "privacy.done.erased", str_int(ctx->arena, (int64_t)count));
    return respond_see_other(rs, "/privacy");
}

/* ---------------------------------------------------------------- a period */

enum status privacy_web_edit_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct privacy_form_v v;
    struct privacy_kind kind;
    struct form_page *f;

    TRY(privacy_kind_named(ctx, param_text(rq, "kind"), &kind));
    f = form_page_open(ctx, rq, label_of(&kind), S("/privacy/edit"), S("/privacy"),
                       T("privacy.do.edit"));
    form_page_crumb(f, T("privacy.title"), S("/privacy"));
    (void)form_page_put(f, "hidden", "kind", "privacy.f.kind", str_from(kind.of->name));
    (void)form_page_put(f, "int", "months", "privacy.f.months", str_int(ctx->arena, kind.months));
    form_page_version(f, kind.version);
    f->v.meta = how_of(ctx, &kind);
    f->v.note = T("privacy.note.job");
    v.page = *form_page_done(f);
    return respond_view(ctx, rq, rs, FRAME_STAFF, v.page.title, &privacy_form_view, &v);
}

enum status privacy_web_edit(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    TRY(privacy_set(ctx, param_text(rq, "kind"), param_int(rq, "version"),
                    param_int(rq, "months")));
    respond_flash(rs, "privacy.done.set", S(""));
    return respond_see_other(rs, "/privacy");
}

/* ---------------------------------------------------------------- who looked */

static void looks_filter(struct ctx *ctx, const struct request *rq, bool filtered,
                         struct filter_v *out)
{
    struct field_v *fields = arena_array(ctx->arena, 4, struct field_v);
    struct option_v options[DUE_FIELDS] = {{.value = S(""), .label = T("word.all")}};
    struct str all = S(LOOK_WHYS), word;
    size_t n = 1;

    while (n < DUE_FIELDS && str_cut(&all, ' ', &word))
        options[n++] = (struct option_v){.value = word, .label = text_of("reveal.why.", word)};
    fields[0] = form_field(ctx, rq, "select", "why", "privacy.f.why", param_text(rq, "why"));
    form_options(ctx, &fields[0], options, n);
    fields[1] = form_field(ctx, rq, "line", "who", "privacy.filter.who", param_text(rq, "who"));
    fields[2] = form_field(ctx, rq, "date", "from", "privacy.filter.from",
                           list_iso(ctx, param_date(rq, "from")));
    fields[3] =
        form_field(ctx, rq, "date", "to", "privacy.filter.to", list_iso(ctx, param_date(rq, "to")));
    *out = (struct filter_v){.url = S("/privacy/looks"),
                             .label = S(""),
                             .fields = fields,
                             .fields_count = 4,
                             .reset = filtered ? S("/privacy/looks") : S("")};
}

static struct str record_url(struct ctx *ctx, const struct look *l)
{
    return str_printf(ctx->arena, "/" STR_FMT "/%lld", STR_ARG(l->kind), (long long)l->subject_id);
}

enum status privacy_web_looks(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    static const char *const KEPT[] = {"kind", "why", "who", "from", "to", "limit", NULL};
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);
    const struct look_filter filter = {.kind = param_text(rq, "kind"),
                                       .why = param_text(rq, "why"),
                                       .who = param_text(rq, "who"),
                                       .from = param_date(rq, "from"),
                                       .to = param_date(rq, "to"),
                                       .after = param_text(rq, "after"),
                                       .limit = list_limit(rq, LIST_ROWS)};
    const bool filtered = filter.kind.len > 0 || filter.why.len > 0 || filter.who.len > 0 ||
                          !date_none(filter.from) || !date_none(filter.to);
    struct privacy_looks_v v = {.crumbs = crumbs_of(ctx, T("privacy.looks"))};
    struct privacy_look_row_v *rows;
    struct list_links links;
    struct look *looks;
    struct str next;
    size_t count;

    TRY(look_page(ctx, &filter, &looks, &count, &next));
    rows = arena_array(ctx->arena, count, struct privacy_look_row_v);
    arr_each (i, count)
        rows[i] = (struct privacy_look_row_v){.id = looks[i].id,
                                              .at = looks[i].at,
                                              .who = looks[i].who,
                                              .kind = looks[i].kind,
                                              .why = looks[i].why,
                                              .url = record_url(ctx, &looks[i]),
                                              .record = looks[i].subject_id};
    *empty =
        (struct empty_v){.title = T("privacy.none_looks"), .text = T("privacy.none_looks_text")};
    v.rows = rows;
    v.rows_count = count;
    v.empty = count == 0 ? empty : NULL;
    looks_filter(ctx, rq, filtered, &v.filter);
    links = list_links_of(ctx, rq, "/privacy/looks", KEPT, next);
    v.pager = (struct pager_v){.next = links.next, .first = links.first, .total = S("")};
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("privacy.looks"), &privacy_looks_view, &v);
}
