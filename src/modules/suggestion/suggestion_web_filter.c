// SPDX-License-Identifier: MulanPSL-2.0
/* Filters of the list: the bar above it, active ones as chips, and the page with all of them. */
#include "modules/suggestion/suggestion_web_filter.h"
#include "modules/congress/congress.h"
#include "modules/deputy/deputy.h"
#include "modules/suggestion/suggestion_web.h"
#include "modules/suggestion/suggestion_web_office.h"
#include "platform/text.h"
#include "platform/view.h"

enum { FILTERS_MOST = 64 };

#define STATES                                                                                     \
    "submitted more_asked returned accepted at_government handed_over given_back handling "        \
    "replied redo chairmen closed handed_up merged converted withdrawn"
#define RATINGS "due rated satisfied basic satisfied_or_basic dissatisfied excluded"

/* Shown in the bar itself. */
static const char *const IN_BAR[] = {"q", "state", "rating"};

static bool in_bar(const char *name)
{
    arr_each (i, COUNT(IN_BAR)) {
        if (strcmp(IN_BAR[i], name) == 0)
            return true;
    }
    return false;
}

/* -------------------------------------------------------------------------------- links */

static void put_param(struct buf *out, const char *name, struct str value)
{
    buf_char(out, str_has(buf_view(out), S("?")) ? '&' : '?');
    buf_z(out, name);
    buf_char(out, '=');
    html_put_url(out, value);
}

struct str suggestion_web_list_url(struct ctx *ctx, const struct request *rq, const char *name,
                                   const char *value)
{
    struct buf out = buf_new(ctx->arena, 0);
    const struct str sort = param_text(rq, "sort");
    const char *filter;

    buf_z(&out, "/suggestion");
    for (size_t i = 0; (filter = suggestion_filter_name(i)) != NULL; i++) {
        const struct str now = param_text(rq, filter);

        if (now.len != 0 && (name == NULL || strcmp(filter, name) != 0))
            put_param(&out, filter, now);
    }
    if (sort.len != 0 && (name == NULL || strcmp(name, "sort") != 0))
        put_param(&out, "sort", sort);
    if (name != NULL && value[0] != '\0')
        put_param(&out, name, str_from(value));
    return buf_view(&out);
}

/* Is the list filtered by exactly this, or by nothing (name NULL)? */
static bool only_filter(const struct request *rq, const char *name, const char *value)
{
    const char *filter;

    for (size_t i = 0; (filter = suggestion_filter_name(i)) != NULL; i++) {
        const struct str now = param_text(rq, filter);

        if (name != NULL && strcmp(filter, name) == 0 ? !str_eqz(now, value) : now.len != 0)
            return false;
    }
    return true;
}

/* Lists of their own, beside the filters. */
static void tab_page(struct ctx *ctx, struct tabs_v *out, struct tab_v *tabs, const char *key,
                     const char *url, const char *permission)
{
    if (may(ctx, permission))
        tabs[out->items_count++] = (struct tab_v){
            .label = text_of("suggestion.tab.", str_from(key)), .url = str_from(url)};
}

void suggestion_web_list_tabs(struct ctx *ctx, const struct request *rq, struct tabs_v *out)
{
    static const struct {
        const char *key, *name, *value, *permission;
    } TABS[] = {
        {"all", NULL, "", "suggestion.read"},
        {"sign", "state", "handed_over", "suggestion.handle"},
        {"submitted", "state", "submitted", "suggestion.register"},
        {"accepted", "state", "accepted", "suggestion.assign"},
        {"open", "open", "1", "suggestion.read"},
        {"overdue", "overdue", "1", "suggestion.read"},
        {"due", "rating", "due", "suggestion.read"},
        {"rated", "rating", "rated", "suggestion.handle"},
    };
    struct tab_v *tabs = arena_array(ctx->arena, COUNT(TABS) + 3, struct tab_v);

    *out = (struct tabs_v){.label = T("suggestion.list.tabs"), .items = tabs};
    arr_each (i, COUNT(TABS)) {
        if (!may(ctx, TABS[i].permission))
            continue;
        tabs[out->items_count++] = (struct tab_v){
            .label = text_of("suggestion.tab.", str_from(TABS[i].key)),
            .url = TABS[i].name == NULL
                       ? S("/suggestion")
                       : str_printf(ctx->arena, "/suggestion?%s=%s", TABS[i].name, TABS[i].value),
            .on = only_filter(rq, TABS[i].name, TABS[i].value),
        };
    }
    tab_page(ctx, out, tabs, "batch", "/suggestion/batch", "suggestion.assign");
    tab_page(ctx, out, tabs, "publish", "/suggestion/publish", "suggestion.publish");
    tab_page(ctx, out, tabs, "escalation", "/suggestion/escalation", "suggestion.supervise");
}

/* -------------------------------------------------------------------------------- the bar */

static void put_words(struct ctx *ctx, const struct request *rq, struct field_v *f,
                      const char *name, const char *label, const char *words, const char *prefix)
{
    const struct suggestion_options options =
        suggestion_word_options(ctx, "suggestion.filter_any", words, prefix);

    *f = form_field(ctx, rq, "select", name, label, param_text(rq, name));
    form_options(ctx, f, options.items, options.count);
}

void suggestion_web_list_filter(struct ctx *ctx, const struct request *rq, struct filter_v *out)
{
    struct field_v *fields = arena_array(ctx->arena, FILTERS_MOST, struct field_v);
    size_t count = 0;
    const char *name;

    put_words(ctx, rq, &fields[count++], "state", "suggestion.filter.state", STATES,
              "suggestion.state.");
    put_words(ctx, rq, &fields[count++], "rating", "suggestion.filter.rating", RATINGS,
              "suggestion.filter.rating.");
    for (size_t i = 0; (name = suggestion_filter_name(i)) != NULL && count < FILTERS_MOST; i++) {
        if (param_text(rq, name).len != 0 && !in_bar(name))
            fields[count++] =
                form_field(ctx, rq, "hidden", name, "word.none", param_text(rq, name));
    }
    *out = (struct filter_v){
        .url = S("/suggestion"),
        .label = T("suggestion.list.search"),
        .q = param_text(rq, "q"),
        .fields = fields,
        .fields_count = count,
        .reset = only_filter(rq, NULL, "") ? S("") : S("/suggestion"),
    };
}

/* -------------------------------------------------------------------------------- chips */

static enum status category_name(struct ctx *ctx, int64_t id, struct str *out)
{
    struct suggestion_category *categories;
    size_t count;

    TRY(suggestion_categories(ctx, &categories, &count));
    arr_each (i, count) {
        if (categories[i].id == id)
            *out = categories[i].name;
    }
    return ST_OK;
}

static enum status delegation_name(struct ctx *ctx, int64_t id, struct str *out)
{
    struct delegation *delegations;
    size_t count;

    TRY(delegation_list(ctx, &delegations, &count));
    arr_each (i, count) {
        if (delegations[i].id == id)
            *out = delegations[i].name;
    }
    return ST_OK;
}

/* What an id stands for; the id itself when it stands for nothing. */
static enum status name_of_id(struct ctx *ctx, const char *name, int64_t id, struct str *out)
{
    enum status st = ST_OK;

    if (strcmp(name, "organ") == 0) {
        struct organ organ;

        st = organ_get(ctx, id, &organ);
        *out = st == ST_OK ? organ.name : *out;
    } else if (strcmp(name, "deputy") == 0 || strcmp(name, "lead_deputy") == 0) {
        struct deputy deputy;

        st = deputy_get(ctx, id, &deputy);
        *out = st == ST_OK ? deputy.name : *out;
    } else if (strcmp(name, "session") == 0) {
        struct congress_session session;

        st = congress_session_get(ctx, id, &session);
        *out = st == ST_OK ? session.name : *out;
    } else if (strcmp(name, "batch") == 0) {
        struct suggestion_batch batch;

        st = suggestion_batch_get(ctx, id, &batch);
        *out = st == ST_OK ? batch.name : *out;
    } else if (strcmp(name, "category") == 0) {
        st = category_name(ctx, id, out);
    } else if (strcmp(name, "delegation") == 0) {
        st = delegation_name(ctx, id, out);
    }
    if (st == ST_NOT_FOUND || st == ST_DENIED) {
        ctx->err = (struct err){0};
        return ST_OK;
    }
    return st;
}

/* The label of a filter: those of the filter page, else those only figures link to. */
static struct str label_of(struct ctx *ctx, const char *name)
{
    const struct str key = str_printf(ctx->arena, "suggestion.filter.%s", name);

    return text_has(key.ptr) ? text(key.ptr) : text_of("suggestion.filter.name.", str_from(name));
}

static enum status value_of(struct ctx *ctx, const char *name, struct str value, struct str *out)
{
    const struct str key =
        str_printf(ctx->arena, "suggestion.filter.%s." STR_FMT, name, STR_ARG(value));
    struct date day;
    int64_t id;

    *out = value;
    if (text_has(key.ptr))
        *out = text(key.ptr);
    else if (strcmp(name, "kind") == 0)
        *out = text_of("suggestion.kind.", value);
    else if (date_parse(value, &day))
        *out = text_date(ctx->arena, day, ctx->today);
    else if (str_to_int(value, &id))
        return name_of_id(ctx, name, id, out);
    return ST_OK;
}

enum status suggestion_web_list_chips(struct ctx *ctx, const struct request *rq,
                                      struct suggestion_list_v *v)
{
    struct link_v *chips = arena_array(ctx->arena, FILTERS_MOST, struct link_v);
    const char *name;

    for (size_t i = 0; (name = suggestion_filter_name(i)) != NULL; i++) {
        const struct str value = param_text(rq, name);
        struct str shown;

        if (value.len == 0 || in_bar(name) || v->chips_count == FILTERS_MOST)
            continue;
        TRY(value_of(ctx, name, value, &shown));
        chips[v->chips_count++] = (struct link_v){
            .label = str_eqz(shown, "1")
                         ? label_of(ctx, name)
                         : TF(ctx->arena, "suggestion.filter.chip", label_of(ctx, name), shown),
            .url = suggestion_web_list_url(ctx, rq, name, ""),
        };
    }
    v->chips = chips;
    return ST_OK;
}

/* -------------------------------------------------------------------------- of a request */

/* The name as the list of deputies writes it. A name that nobody bears is a slip of the pen. */
static enum status check_lead(struct ctx *ctx, struct str *name)
{
    struct deputy *found;
    size_t count;

    if (name->len == 0)
        return ST_OK;
    TRY(deputy_by_name(ctx, *name, &found, &count));
    if (count == 0)
        invalid(ctx, "lead", "suggestion.filter.lead_unknown", str_z(ctx->arena, *name));
    else
        *name = found[0].name;
    return ST_OK;
}

enum status suggestion_web_filter_of(struct ctx *ctx, const struct request *rq,
                                     struct suggestion_filter *out)
{
    const char *name;

    *out = (struct suggestion_filter){0};
    for (size_t i = 0; (name = suggestion_filter_name(i)) != NULL; i++) {
        if (param_present(rq, name) && !suggestion_filter_set(out, name, param_text(rq, name)))
            invalid(ctx, name, "suggestion.filter_wrong", str_z(ctx->arena, label_of(ctx, name)));
    }
    TRY(check_lead(ctx, &out->lead));
    return invalid_done(ctx);
}

/* -------------------------------------------------------------------------- the filter page */

struct page {
    struct ctx *ctx;
    const struct request *rq;
    struct field_v *fields;
    size_t count;
};

static void page_put(struct page *p, const char *kind, const char *name, const char *label,
                     const struct suggestion_options *options)
{
    struct field_v *f = &p->fields[p->count++];

    *f = form_field(p->ctx, p->rq, kind, name, label, param_text(p->rq, name));
    if (options != NULL)
        form_options(p->ctx, f, options->items, options->count);
}

static void page_words(struct page *p, const char *name, const char *label, const char *words,
                       const char *prefix)
{
    put_words(p->ctx, p->rq, &p->fields[p->count++], name, label, words, prefix);
}

static enum status session_options(struct ctx *ctx, struct suggestion_options *out)
{
    struct congress_session *sessions;
    size_t count;

    TRY(congress_sessions(ctx, &sessions, &count));
    *out =
        (struct suggestion_options){.items = arena_array(ctx->arena, count + 1, struct option_v)};
    out->items[out->count++] =
        (struct option_v){.value = S(""), .label = T("suggestion.filter_any")};
    arr_each (i, count)
        out->items[out->count++] = (struct option_v){
            .value = suggestion_web_int(ctx, sessions[i].id), .label = sessions[i].name};
    return ST_OK;
}

static enum status delegation_options(struct ctx *ctx, struct suggestion_options *out)
{
    struct delegation *delegations;
    size_t count;

    TRY(delegation_list(ctx, &delegations, &count));
    *out =
        (struct suggestion_options){.items = arena_array(ctx->arena, count + 1, struct option_v)};
    out->items[out->count++] =
        (struct option_v){.value = S(""), .label = T("suggestion.filter_any")};
    arr_each (i, count)
        out->items[out->count++] = (struct option_v){
            .value = suggestion_web_int(ctx, delegations[i].id), .label = delegations[i].name};
    return ST_OK;
}

static enum status page_lists(struct page *p)
{
    struct suggestion_options options;

    TRY(session_options(p->ctx, &options));
    page_put(p, "select", "session", "suggestion.filter.session", &options);
    TRY(suggestion_organ_options(p->ctx, "suggestion.filter_any", &options));
    page_put(p, "select", "organ", "suggestion.filter.organ", &options);
    TRY(delegation_options(p->ctx, &options));
    page_put(p, "line", "lead", "suggestion.filter.lead", NULL);
    page_put(p, "select", "delegation", "suggestion.filter.delegation", &options);
    TRY(suggestion_category_options(p->ctx, "suggestion.filter_any", &options));
    page_put(p, "select", "category", "suggestion.filter.category", &options);
    TRY(suggestion_class_options(p->ctx, "suggestion.filter_any", &options));
    page_put(p, "select", "class", "suggestion.filter.class", &options);
    return ST_OK;
}

enum status suggestion_web_filter(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct page p = {ctx, rq, arena_array(ctx->arena, FILTERS_MOST, struct field_v), 0};
    struct suggestion_filter_v v = {.url = S("/suggestion")};

    page_put(&p, "line", "q", "suggestion.filter.q", NULL);
    page_words(&p, "state", "suggestion.filter.state", STATES, "suggestion.state.");
    page_words(&p, "kind", "suggestion.filter.kind", "suggestion bill", "suggestion.kind.");
    page_words(&p, "in_session", "suggestion.filter.in_session", "1 0",
               "suggestion.filter.in_session.");
    TRY(page_lists(&p));
    page_words(&p, "rating", "suggestion.filter.rating", RATINGS, "suggestion.filter.rating.");
    page_words(&p, "in_time", "suggestion.filter.in_time", "1 0", "suggestion.filter.in_time.");
    page_words(&p, "key", "suggestion.filter.key", "1", "suggestion.filter.yes_");
    page_words(&p, "overdue", "suggestion.filter.overdue", "1", "suggestion.filter.yes_");
    page_words(&p, "redo", "suggestion.filter.redo", "1", "suggestion.filter.yes_");
    page_words(&p, "public", "suggestion.filter.public", "1", "suggestion.filter.yes_");
    page_words(&p, "implemented", "suggestion.filter.name.implemented", "1",
               "suggestion.filter.yes_");
    page_words(&p, "promises", "suggestion.filter.promises", "1", "suggestion.filter.yes_");
    page_put(&p, "date", "tabled_from", "suggestion.filter.tabled_from", NULL);
    page_put(&p, "date", "tabled_to", "suggestion.filter.tabled_to", NULL);
    page_put(&p, "date", "due_from", "suggestion.filter.due_from", NULL);
    page_put(&p, "date", "due_to", "suggestion.filter.due_to", NULL);
    form_errors(ctx, rq, &v.errors);
    v.crumbs = suggestion_web_crumbs(ctx, T("suggestion.filter_more"));
    v.fields = p.fields;
    v.fields_count = p.count;
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("suggestion.filter_more"),
                        &suggestion_filter_view, &v);
}

enum status suggestion_web_filter_wrong(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    ctx->err = (struct err){0}; /* each stands at its field */
    TRY(suggestion_web_filter(ctx, rq, rs));
    respond_status(rs, 422);
    return ST_OK;
}
