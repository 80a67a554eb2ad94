// SPDX-License-Identifier: MulanPSL-2.0
/* Suggestions and requests to review, as the office sees them. Names and telephones are masked
 * until somebody says why. */
#include "modules/filing/filing_rules.h"
#include "modules/filing/filing_web.h"
#include "platform/list.h"
#include "platform/mask.h"
#include "platform/reveal.h"
#include "platform/text.h"
#include "platform/view.h"

enum { LINKS_MAX = 2, FACTS_MAX = 16, TEXT_ROWS = 6, DOCUMENTS_MAX = 100 };

static const char *const KEPT[] = {"q", "state", "sort", "from", "to", "month", "limit", NULL};

enum status filing_web_asks(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct filing_ask_filter f = {
        .q = param_text(rq, "q"),
        .state = param_text(rq, "state"),
        .sort = param_text(rq, "sort"),
        .month = param_text(rq, "month"),
        .from = param_date(rq, "from"),
        .to = param_date(rq, "to"),
        .after = param_text(rq, "after"),
        .limit = list_limit(rq, LIST_ROWS),
    };
    struct field_v *fields = arena_array(ctx->arena, 2, struct field_v);
    struct link_v *new_one = arena_new(ctx->arena, struct link_v);
    struct filing_asks_v v = {0};
    struct filing_ask_row_v *rows;
    struct list_links links;
    struct filing_ask *all;
    struct str next;

    TRY(filing_store_ask_page(ctx, &f, &all, &v.rows_count, &next, &v.total));
    rows = arena_array(ctx->arena, v.rows_count, struct filing_ask_row_v);
    arr_each (i, v.rows_count)
        rows[i] = (struct filing_ask_row_v){
            .id = all[i].id,
            .document = all[i].document,
            .clause = all[i].clause,
            .sort = all[i].sort,
            .asked_on = all[i].asked_on,
            .answered_on = all[i].answered_on,
            .state = all[i].state,
            .tag = filing_web_ask_tag(all[i].state),
        };
    v.rows = rows;
    v.crumbs = filing_web_crumbs(ctx, S(""), S(""), T("filing.asks"));
    *new_one = (struct link_v){.label = T("filing.do.ask_new"), .url = S("/filing/ask/new")};
    v.links = new_one;
    v.links_count = may(ctx, "filing.manage");
    fields[0] = form_field(ctx, rq, "select", "state", "filing.col.state", f.state);
    filing_web_options(ctx, &fields[0], FILING_ASK_STATES, "filing.asked.", true);
    fields[1] = form_field(ctx, rq, "select", "sort", "filing.col.sort", f.sort);
    filing_web_options(ctx, &fields[1], "suggestion request", "filing.sort.", true);
    v.filter = (struct filter_v){.url = S("/filing/ask"),
                                 .label = T("filing.filter.ask"),
                                 .q = f.q,
                                 .fields = fields,
                                 .fields_count = 2,
                                 .reset = list_reset(rq, S("/filing/ask"))};
    links = list_links_of(ctx, rq, "/filing/ask", KEPT, next);
    v.pager = (struct pager_v){.next = links.next, .first = links.first, .total = S("")};
    v.empty = v.rows_count == 0
                  ? filing_web_empty(ctx, T("filing.asks_none"), T("filing.asks_none_text"))
                  : NULL;
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("filing.asks"), &filing_asks_view, &v);
}

/* ---------------------------------------------------------------- entered by the office, or by an
 * organ that asks for a review */

static enum status put_asker(struct form_page *p)
{
    struct field_v *field = form_page_put(p, "radio", "sort", "filing.col.sort", S("suggestion"));

    filing_web_options(p->ctx, field, "suggestion request", "filing.sort.", false);
    TRY(filing_web_organs(p, "organ", "filing.f.ask_organ", true, 0, true));
    form_optional(form_page_put(p, "line", "name", "filing.f.name", S("")));
    form_optional(form_page_put(p, "line", "phone", "filing.f.phone", S("")));
    form_optional(form_page_put(p, "date", "on", "filing.f.on", list_iso(p->ctx, p->ctx->today)));
    return ST_OK;
}

enum status filing_web_ask_new_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const bool office = may(ctx, "filing.manage");
    const struct str back = office ? S("/filing/ask") : S("/filing");
    struct form_page *p =
        form_page_open(ctx, rq, office ? T("filing.do.ask_new") : T("filing.do.request"),
                       S("/filing/ask/new"), back, T("filing.do.save"));

    form_page_crumb(p, T("filing.menu"), S("/filing"));
    if (office)
        TRY(put_asker(p));
    else if (ctx->actor->organ_id == 0)
        form_page_shut(p, "filing.err.no_organ");
    (void)form_page_put(p, "line", "document", "filing.f.document", S(""));
    form_optional(form_page_put(p, "line", "clause", "filing.f.clause", S("")));
    form_max(form_page_put(p, "text", "reason", "filing.f.reason", S("")), FILING_TEXT_CHARS,
             TEXT_ROWS);
    return filing_web_form(p, rs);
}

enum status filing_web_ask_new(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const bool office = may(ctx, "filing.manage"),
               request = !office || str_eqz(param_text(rq, "sort"), "request");
    const struct filing_ask in = {
        .sort = request ? S("request") : S("suggestion"),
        .organ_id = !office   ? ctx->actor->organ_id
                    : request ? param_id(rq, "organ")
                              : 0,
        .name = office ? param_text(rq, "name") : S(""),
        .phone = office ? param_text(rq, "phone") : S(""),
        .document = param_text(rq, "document"),
        .clause = param_text(rq, "clause"),
        .reason = param_text(rq, "reason"),
        .asked_on = office ? param_date(rq, "on") : (struct date){0},
    };
    struct str code;
    int64_t id;

    TRY(filing_ask_add(ctx, &in, &code, &id));
    respond_flash(rs, "filing.done.asked", code);
    return office ? respond_see_other(rs, "/filing/ask/%lld", (long long)id)
                  : respond_see_other(rs, "/filing");
}

/* ---------------------------------------------------------------- one of them */

static enum status person(struct ctx *ctx, const struct request *rq, struct filing_ask *ask,
                          struct filing_ask_v *v)
{
    struct reveal_v *reveal = arena_new(ctx->arena, struct reveal_v);

    if (ask->key_id == 0)
        return ST_OK;
    TRY(filing_store_ask_person(ctx, ask));
    TRY(reveal_make(ctx, rq, "filing", ask->id,
                    may(ctx, "filing.manage")
                        ? str_printf(ctx->arena, "/filing/ask/%lld/reveal", (long long)ask->id)
                        : S(""),
                    reveal));
    v->reveal = reveal;
    if (reveal->open)
        return ST_OK;
    ask->name = mask_name(ctx->arena, ask->name);
    ask->phone = mask_phone(ctx->arena, ask->phone);
    return ST_OK;
}

static void fact(struct kv_item_v *items, size_t *n, struct str label, struct str value)
{
    if (value.len > 0)
        items[(*n)++] = (struct kv_item_v){.label = label, .value = value};
}

static enum status ask_facts(struct ctx *ctx, const struct filing_ask *ask, struct filing_ask_v *v)
{
    struct kv_item_v *items = arena_array(ctx->arena, FACTS_MAX, struct kv_item_v);
    struct filing f;
    size_t n = 0;

    fact(items, &n, T("filing.col.sort"), text_of("filing.sort.", ask->sort));
    fact(items, &n, T("filing.f.ask_organ"), ask->organ);
    fact(items, &n, T("filing.f.name"), ask->name);
    fact(items, &n, T("filing.f.phone"), ask->phone);
    fact(items, &n, T("filing.f.clause"), ask->clause);
    fact(items, &n, T("filing.col.asked"), list_iso(ctx, ask->asked_on));
    fact(items, &n, T("filing.col.decided"), list_iso(ctx, ask->decided_on));
    fact(items, &n, T("filing.col.answered"), list_iso(ctx, ask->answered_on));
    if (ask->filing_id != 0) {
        TRY(filing_get(ctx, ask->filing_id, &f));
        items[n++] = (struct kv_item_v){.label = T("filing.col.document"),
                                        .value = f.title,
                                        .url = filing_web_url(ctx, f.id, "")};
    }
    TRY(filing_web_ask_clocks(ctx, ask, items, FACTS_MAX, &n));
    v->facts = (struct kv_v){.items = items, .items_count = n};
    return ST_OK;
}

enum status filing_web_ask(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct link_v *links = arena_array(ctx->arena, LINKS_MAX, struct link_v);
    struct filing_ask_v v = {0};
    struct filing_ask ask;

    TRY(filing_store_ask(ctx, path_id(rq, "id"), &ask));
    v = (struct filing_ask_v){
        .crumbs = filing_web_crumbs(ctx, T("filing.asks"), S("/filing/ask"), ask.document),
        .id = ask.id,
        .title = ask.document,
        .state = ask.state,
        .tag = filing_web_ask_tag(ask.state),
        .reason = ask.reason,
        .answer = ask.answer,
    };
    TRY(person(ctx, rq, &ask, &v));
    TRY(ask_facts(ctx, &ask, &v));
    v.links = links;
    if (may(ctx, "filing.manage") && str_eqz(ask.state, "received"))
        links[v.links_count++] = (struct link_v){
            .label = T("filing.do.look"),
            .url = str_printf(ctx->arena, "/filing/ask/%lld/look", (long long)ask.id)};
    if (may(ctx, "filing.manage") && !filing_word_known("answered moved", ask.state))
        links[v.links_count++] = (struct link_v){
            .label = T("filing.do.decide"),
            .url = str_printf(ctx->arena, "/filing/ask/%lld/decide", (long long)ask.id)};
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, ask.document, &filing_ask_view, &v);
}

enum status filing_web_reveal(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct filing_ask ask;

    TRY(filing_store_ask(ctx, path_id(rq, "id"), &ask));
    return respond_reveal(ctx, rq, rs,
                          &(struct look_new){.kind = "filing", .id = ask.id, .key_id = ask.key_id},
                          str_printf(ctx->arena, "/filing/ask/%lld", (long long)ask.id));
}

/* ---------------------------------------------------------------- decided, answered */

static enum status put_documents(struct form_page *p, const struct filing_ask *ask)
{
    const struct filing_filter f = {.public = true, .limit = DOCUMENTS_MAX};
    struct ctx *ctx = p->ctx;
    struct field_v *field =
        form_page_put(p, "select", "filing", "filing.f.which",
                      ask->filing_id != 0 ? str_int(ctx->arena, ask->filing_id) : S(""));
    struct option_v *options;
    struct filing *all;
    struct str next;
    size_t count;
    int64_t total;

    TRY(filing_store_page(ctx, &f, &all, &count, &next, &total));
    options = arena_array(ctx->arena, count, struct option_v);
    arr_each (i, count)
        options[i] =
            (struct option_v){.value = str_int(ctx->arena, all[i].id), .label = all[i].title};
    form_options(ctx, field, options, count);
    field->choose = true;
    form_optional(field);
    return ST_OK;
}

enum status filing_web_decide_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct option_v options[8];
    struct str rest = S(FILING_ASK_STATES), word;
    struct err ignored = {0};
    struct filing_ask ask;
    struct form_page *p;
    struct field_v *field;
    size_t n = 0;

    TRY(filing_store_ask(ctx, path_id(rq, "id"), &ask));
    p = form_page_open(ctx, rq, T("filing.do.decide"),
                       str_printf(ctx->arena, "/filing/ask/%lld/decide", (long long)ask.id),
                       str_printf(ctx->arena, "/filing/ask/%lld", (long long)ask.id),
                       T("filing.do.save"));
    form_page_crumb(p, T("filing.menu"), S("/filing"));
    form_page_crumb(p, T("filing.asks"), S("/filing/ask"));
    field = form_page_put(p, "radio", "state", "filing.f.decision", S(""));
    while (str_cut(&rest, ' ', &word))
        if (filing_check_ask(ask.state, word, &ignored) == ST_OK)
            options[n++] =
                (struct option_v){.value = word, .label = text_of("filing.decide.", word)};
    form_options(ctx, field, options, n);
    TRY(put_documents(p, &ask));
    form_max(form_page_put(p, "text", "answer", "filing.f.answer", S("")), FILING_TEXT_CHARS,
             TEXT_ROWS);
    p->v.article = str_from(filing_law_article(FILING_LAW_DECLINE));
    form_page_version(p, ask.version);
    if (n == 0)
        form_page_shut(p, "filing.err.ask_state");
    return filing_web_form(p, rs);
}

enum status filing_web_decide(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct filing_ask in = {
        .id = path_id(rq, "id"),
        .version = param_int(rq, "version"),
        .state = param_text(rq, "state"),
        .filing_id = param_id(rq, "filing"),
        .answer = param_text(rq, "answer"),
    };

    TRY(filing_ask_decide(ctx, &in));
    respond_flash(rs, "filing.done.decided", S(""));
    return respond_see_other(rs, "/filing/ask/%lld", (long long)in.id);
}
