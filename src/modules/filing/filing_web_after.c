// SPDX-License-Identifier: MulanPSL-2.0
/* Pages of what follows when a document was found wrong: put to the vote, amended; and the days
 * that run of documents and suggestions. */
#include "modules/filing/filing_rules.h"
#include "modules/filing/filing_web.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

enum { TEXT_ROWS = 6, AGENDA_MAX = 60 };

/* ---------------------------------------------------------------- put to the vote */

static enum status put_agenda(struct form_page *p)
{
    struct ctx *ctx = p->ctx;
    struct field_v *field = form_page_put(p, "select", "item", "filing.f.item", S(""));
    struct filing_agenda *items;
    struct option_v *options;
    size_t count;

    TRY(filing_store_agenda(ctx, AGENDA_MAX, &items, &count));
    options = arena_array(ctx->arena, count, struct option_v);
    arr_each (i, count)
        options[i] = (struct option_v){
            .value = str_int(ctx->arena, items[i].id),
            .label = TF(ctx->arena, "filing.two", items[i].meeting, items[i].title)};
    form_options(ctx, field, options, count);
    field->choose = true;
    if (count == 0)
        p->v.note = T("filing.note.no_item");
    return ST_OK;
}

enum status filing_web_annul_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct field_v *field;
    struct form_page *p;
    struct filing f;

    TRY(filing_get(ctx, path_id(rq, "id"), &f));
    p = filing_web_open_form(ctx, rq, &f, "/annul", T("filing.do.annul"));
    TRY(put_agenda(p));
    field = form_page_put(p, "radio", "ground", "filing.col.ground", f.ground);
    filing_web_options(ctx, field, FILING_GROUNDS, "filing.ground.", false);
    form_max(form_page_put(p, "text", "text", "filing.f.annul", S("")), FILING_TEXT_CHARS,
             TEXT_ROWS);
    p->v.article = S("《各级人民代表大会常务委员会监督法》第三十九条");
    form_page_version(p, f.version);
    return filing_web_form(p, rs);
}

enum status filing_web_annul(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct filing_annul in = {
        .id = path_id(rq, "id"),
        .version = param_int(rq, "version"),
        .item_id = param_id(rq, "item"),
        .ground = param_text(rq, "ground"),
        .text = param_text(rq, "text"),
    };

    TRY(filing_annul(ctx, &in));
    respond_flash(rs, "filing.done.annul", S(""));
    return respond_see_other(rs, "/filing/%lld", (long long)in.id);
}

/* ---------------------------------------------------------------- amended */

enum status filing_web_amend_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct filing_amendment last = {.how = S("corrected")}, *all;
    struct field_v *field;
    struct form_page *p;
    struct filing f;
    size_t count;
    bool office;

    TRY(filing_get(ctx, path_id(rq, "id"), &f));
    TRY(filing_actor_side(ctx, &f, &office));
    TRY(filing_store_amendments(ctx, f.id, &all, &count));
    if (count > 0)
        last = all[count - 1];
    p = filing_web_open_form(ctx, rq, &f, "/amend", T("filing.do.amend"));
    field = form_page_put(p, "radio", "how", "filing.f.how", last.how);
    filing_web_options(ctx, field, FILING_AMENDED, "filing.result.", false);
    (void)form_page_put(p, "date", "amended_on", "filing.f.amended_on",
                        list_iso(ctx, last.amended_on));
    form_max(form_page_put(p, "text", "text", "filing.f.amend", S("")), FILING_TEXT_CHARS,
             TEXT_ROWS);
    if (office)
        (void)form_page_put(p, "check", "reported", "filing.f.reported", S(""));
    p->v.article = str_from(filing_law_article(FILING_LAW_REPORT));
    form_page_version(p, f.version);
    return filing_web_form(p, rs);
}

enum status filing_web_amend(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct filing_amend in = {
        .id = path_id(rq, "id"),
        .version = param_int(rq, "version"),
        .how = param_text(rq, "how"),
        .text = param_text(rq, "text"),
        .amended_on = param_date(rq, "amended_on"),
        .reported = param_bool(rq, "reported"),
    };
    struct filing f;

    TRY(filing_get(ctx, in.id, &f));
    TRY(filing_amend(ctx, &in));
    respond_flash(rs, "filing.done.act", S(""));
    return respond_see_other(rs, "/filing/%lld", (long long)in.id);
}

/* ---------------------------------------------------------------- what stands on the pages */

struct facts {
    struct ctx *ctx;
    struct kv_item_v *items;
    size_t room, *n;
};

static void put(const struct facts *f, struct kv_item_v item)
{
    if (*f->n < f->room)
        f->items[(*f->n)++] = item;
}

/* A day with the article it rests on. */
static void put_clock(const struct facts *f, struct str label, struct date due_on,
                      enum filing_law_clock clock)
{
    struct ctx *ctx = f->ctx;
    const struct due_tag_v *due = due_tag_make(ctx, due_on);
    struct tag_v *tag = arena_new(ctx->arena, struct tag_v);

    if (due != NULL)
        *tag = (struct tag_v){.label = due->label, .class = due->class};
    put(f, (struct kv_item_v){.label = label,
                              .value = TF(ctx->arena, "filing.clock",
                                          text_date(ctx->arena, due_on, ctx->today),
                                          str_from(filing_law_article(clock))),
                              .tag = due != NULL ? tag : NULL});
}

static void put_annulment(const struct facts *f, const struct filing_annulment *a)
{
    struct ctx *ctx = f->ctx;
    struct tag_v *tag = arena_new(ctx->arena, struct tag_v);
    const bool passed = str_eqz(a->outcome, "passed");

    *tag = (struct tag_v){.label = a->outcome.len > 0 ? text_of("filing.annulled.", a->outcome)
                                                      : T("filing.annulled.waits"),
                          .class = passed               ? S("bad")
                                   : a->outcome.len > 0 ? S("")
                                                        : S("wait")};
    put(f, (struct kv_item_v){
               .label = T("filing.col.annul"),
               .value = TF(ctx->arena, "filing.two", a->meeting, a->item),
               .url = a->vote_id != 0
                          ? str_printf(ctx->arena, "/vote/%lld", (long long)a->vote_id)
                          : str_printf(ctx->arena, "/meeting/%lld", (long long)a->meeting_id),
               .tag = tag});
    if (a->formula.len > 0)
        put(f, (struct kv_item_v){.label = T("filing.col.formula"), .value = a->formula});
}

static void put_amendment(const struct facts *f, const struct filing_amendment *a,
                          const struct filing_refiled *r)
{
    struct ctx *ctx = f->ctx;

    put(f, (struct kv_item_v){.label = text_of("filing.result.", a->how),
                              .value = text_date(ctx->arena, a->amended_on, ctx->today)});
    if (r->refiled_id != 0)
        put(f, (struct kv_item_v){
                   .label = T("filing.col.refiled"),
                   .value = TF(ctx->arena, "filing.two", r->title,
                               text_date(ctx->arena, r->filed_on, ctx->today)),
                   .url = str_printf(ctx->arena, "/filing/%lld", (long long)r->refiled_id)});
    else if (str_eqz(a->how, "corrected"))
        put_clock(f, T("filing.col.refile_due"), a->due_on, FILING_LAW_REFILE);
    if (date_none(a->reported_on))
        put_clock(f, T("filing.col.report_due"), a->due_on, FILING_LAW_REPORT);
    else
        put(f,
            (struct kv_item_v){.label = T("filing.col.reported"),
                               .value = date_cmp(a->reported_on, a->due_on) > 0
                                            ? TF(ctx->arena, "filing.reported_late",
                                                 text_date(ctx->arena, a->reported_on, ctx->today))
                                            : text_date(ctx->arena, a->reported_on, ctx->today)});
}

/* What the document amends. */
static enum status put_amends(const struct facts *to, int64_t id)
{
    struct ctx *ctx = to->ctx;
    struct filing_refiled r;
    struct filing old;
    const enum status st = filing_store_refiled_of(ctx, id, &r);

    if (st == ST_NOT_FOUND) {
        ctx->err = (struct err){0};
        return ST_OK;
    }
    TRY(st);
    TRY(filing_store_get(ctx, r.filing_id, &old));
    put(to,
        (struct kv_item_v){.label = T("filing.col.amends"),
                           .value = TF(ctx->arena, "filing.two", old.title, old.number),
                           .url = str_printf(ctx->arena, "/filing/%lld", (long long)r.filing_id)});
    return ST_OK;
}

enum status filing_web_after_facts(struct ctx *ctx, const struct filing *f, struct kv_item_v *items,
                                   size_t room, size_t *n)
{
    const struct facts to = {ctx, items, room, n};
    struct filing_annulment *moved;
    struct filing_amendment *amended;
    struct date due;
    size_t count;

    if (str_eqz(f->state, "registered") && may(ctx, "filing.read")) {
        TRY(filing_clock(ctx, FILING_LAW_DISPATCH, f->registered_on, false, &due));
        put_clock(&to, T("filing.col.dispatch"), due, FILING_LAW_DISPATCH);
    }
    TRY(put_amends(&to, f->id));
    TRY(filing_store_amendments(ctx, f->id, &amended, &count));
    arr_each (i, count) {
        struct filing_refiled r;

        TRY(filing_refiled_of(ctx, amended[i].id, f->id, &r));
        put_amendment(&to, &amended[i], &r);
    }
    TRY(filing_store_annulments(ctx, f->id, &moved, &count));
    arr_each (i, count)
        put_annulment(&to, &moved[i]);
    return ST_OK;
}

enum status filing_web_ask_clocks(struct ctx *ctx, const struct filing_ask *ask,
                                  struct kv_item_v *items, size_t room, size_t *n)
{
    const struct facts to = {ctx, items, room, n};
    enum filing_law_clock clock;
    struct date since, due;
    struct str label = T("filing.col.look_due");

    if (ask->looked.len > 0)
        put(&to, (struct kv_item_v){
                     .label = T("filing.col.looked"),
                     .value = TF(ctx->arena, "filing.two", text_of("filing.look.", ask->looked),
                                 text_date(ctx->arena, ask->looked_on, ctx->today))});
    if (!filing_ask_clock(ask, &clock, &since))
        return ST_OK;
    if (clock == FILING_LAW_DECLINE)
        label = T("filing.col.decline_due");
    else if (clock == FILING_LAW_TRANSFER)
        label = T("filing.col.transfer_due");
    else if (ask->looked.len > 0)
        label = T("filing.col.complete_due");
    TRY(filing_clock(ctx, clock, since, false, &due));
    put_clock(&to, label, due, clock);
    return ST_OK;
}

/* ---------------------------------------------------------------- a suggestion is looked at */

enum status filing_web_look_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct filing_ask ask;
    struct field_v *field;
    struct form_page *p;
    struct str back;

    TRY(filing_store_ask(ctx, path_id(rq, "id"), &ask));
    back = str_printf(ctx->arena, "/filing/ask/%lld", (long long)ask.id);
    p = form_page_open(ctx, rq, T("filing.do.look"),
                       str_printf(ctx->arena, "/filing/ask/%lld/look", (long long)ask.id), back,
                       T("filing.do.save"));
    form_page_crumb(p, T("filing.menu"), S("/filing"));
    form_page_crumb(p, T("filing.asks"), S("/filing/ask"));
    form_page_crumb(p, ask.document, back);
    field = form_page_put(p, "radio", "looked", "filing.f.looked", ask.looked);
    filing_web_options(ctx, field, FILING_LOOKS, "filing.look.", false);
    p->v.article = str_from(filing_law_article(FILING_LAW_COMPLETE));
    form_page_version(p, ask.version);
    if (!filing_word_known("received incomplete", ask.state))
        form_page_shut(p, "filing.err.ask_state");
    return filing_web_form(p, rs);
}

enum status filing_web_look(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct filing_ask in = {.id = path_id(rq, "id"),
                                  .version = param_int(rq, "version"),
                                  .looked = param_text(rq, "looked")};

    TRY(filing_ask_look(ctx, &in));
    respond_flash(rs, "filing.done.looked", S(""));
    return respond_see_other(rs, "/filing/ask/%lld", (long long)in.id);
}
