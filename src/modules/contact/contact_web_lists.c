// SPDX-License-Identifier: MulanPSL-2.0
/* The lists behind the figures: contacts held, matters and what came of them. */
#include "base/money.h"
#include "modules/contact/contact_rules.h"
#include "modules/contact/contact_web.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

static const char *const KEPT_TALKS[] = {"q",    "way", "scheme", "pair", "month",
                                         "from", "to",  "limit",  NULL};
static const char *const KEPT_MATTERS[] = {"q",     "kind", "state", "scheme", "pair", "month",
                                           "ended", "from", "to",    "limit",  NULL};

static enum status filter_of(struct ctx *ctx, const struct request *rq, struct contact_filter *out)
{
    const struct str month = param_text(rq, "month");
    struct date first, last;

    *out = (struct contact_filter){
        .scheme_id = param_id(rq, "scheme"),
        .q = param_text(rq, "q"),
        .month = month,
        .from = param_date(rq, "from"),
        .to = param_date(rq, "to"),
        .after = param_text(rq, "after"),
        .limit = list_limit(rq, LIST_ROWS),
    };
    if (month.len > 0 && !date_parse_month(month, &first, &last))
        return fail_field(&ctx->err, "month", "contact.err.month", NULL);
    return ST_OK;
}

static struct field_v word_field(struct ctx *ctx, const struct request *rq, const char *name,
                                 const char *label, const char *words, const char *prefix)
{
    struct field_v f = form_field(ctx, rq, "select", name, label, param_text(rq, name));

    form_words(ctx, &f, words, prefix, true);
    return f;
}

static const struct empty_v *nothing(struct ctx *ctx, const char *title)
{
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);

    *empty = (struct empty_v){.title = text(title), .text = T("contact.list_none_text")};
    return empty;
}

enum status contact_web_talks(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct field_v *fields = arena_array(ctx->arena, 3, struct field_v);
    struct contact_talk_row_v *rows;
    struct contact_talks_v v = {0};
    struct contact_filter f;
    struct contact_talk *all;
    struct list_links links;
    struct str next;

    TRY(filter_of(ctx, rq, &f));
    f.way = param_text(rq, "way");
    f.pair_id = param_id(rq, "pair");
    TRY(contact_store_talks(ctx, &f, &all, &v.rows_count, &next, &v.total));
    rows = arena_array(ctx->arena, v.rows_count, struct contact_talk_row_v);
    arr_each (i, v.rows_count)
        rows[i] = (struct contact_talk_row_v){
            .id = all[i].id,
            .pair = all[i].pair_id,
            .held_on = all[i].held_on,
            .keeper = all[i].keeper,
            .target = all[i].target,
            .scheme = all[i].scheme,
            .way = all[i].way,
            .said = all[i].said,
        };
    v.rows = rows;
    v.crumbs = contact_web_crumbs(ctx, S(""), S(""), T("contact.talks"));
    fields[0] = word_field(ctx, rq, "way", "contact.f.way", CONTACT_WAYS, "contact.way.");
    fields[1] = form_field(ctx, rq, "date", "from", "contact.filter.from", list_iso(ctx, f.from));
    fields[2] = form_field(ctx, rq, "date", "to", "contact.filter.to", list_iso(ctx, f.to));
    v.filter = (struct filter_v){.url = S("/contact/talk"),
                                 .label = T("contact.filter.q"),
                                 .q = f.q,
                                 .fields = fields,
                                 .fields_count = 3,
                                 .reset = list_reset(rq, S("/contact/talk"))};
    links = list_links_of(ctx, rq, "/contact/talk", KEPT_TALKS, next);
    v.pager = (struct pager_v){.next = links.next, .first = links.first, .total = S("")};
    v.empty = v.rows_count == 0 ? nothing(ctx, "contact.talks_none") : NULL;
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("contact.talks"), &contact_talks_view, &v);
}

static struct contact_matter_row_v matter_row(struct ctx *ctx, const struct contact_matter *m)
{
    return (struct contact_matter_row_v){
        .id = m->id,
        .pair = m->pair_id,
        .title = m->title,
        .sort = m->sort,
        .keeper = m->keeper,
        .target = m->target,
        .raised_on = m->raised_on,
        .state = m->state,
        .tag = contact_web_matter_tag(m->state),
        .ended_on = m->ended_on,
        .result = m->result,
        .fen = m->fen,
        .yuan = m->fen > 0 ? money_text(ctx->arena, m->fen) : S(""),
    };
}

enum status contact_web_matters(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct field_v *fields = arena_array(ctx->arena, 2, struct field_v);
    struct contact_matter_row_v *rows;
    struct contact_matters_v v = {0};
    struct contact_filter f;
    struct contact_matter *all;
    struct list_links links;
    struct str next;

    TRY(filter_of(ctx, rq, &f));
    f.sort = param_text(rq, "kind");
    f.state = param_text(rq, "state");
    f.pair_id = param_id(rq, "pair");
    if (param_bool(rq, "ended")) { /* the period is that in which they ended */
        f.ended_from = f.from;
        f.ended_to = f.to;
        f.from = f.to = (struct date){0};
    }
    TRY(contact_store_matters(ctx, &f, &all, &v.rows_count, &next, &v.total));
    rows = arena_array(ctx->arena, v.rows_count, struct contact_matter_row_v);
    arr_each (i, v.rows_count)
        rows[i] = matter_row(ctx, &all[i]);
    v.rows = rows;
    v.crumbs = contact_web_crumbs(ctx, S(""), S(""), T("contact.matters"));
    fields[0] = word_field(ctx, rq, "kind", "contact.f.sort", CONTACT_SORTS, "contact.sort.");
    fields[1] =
        word_field(ctx, rq, "state", "contact.f.state", "open solved explained", "contact.state.");
    v.filter = (struct filter_v){.url = S("/contact/matter"),
                                 .label = T("contact.filter.q"),
                                 .q = f.q,
                                 .fields = fields,
                                 .fields_count = 2,
                                 .reset = list_reset(rq, S("/contact/matter"))};
    links = list_links_of(ctx, rq, "/contact/matter", KEPT_MATTERS, next);
    v.pager = (struct pager_v){.next = links.next, .first = links.first, .total = S("")};
    v.empty = v.rows_count == 0 ? nothing(ctx, "contact.matters_none") : NULL;
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("contact.matters"), &contact_matters_view, &v);
}
