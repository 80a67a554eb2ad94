// SPDX-License-Identifier: MulanPSL-2.0
/* One pair: what was said, what came up, and the forms that its keeper fills. */
#include "base/money.h"
#include "modules/contact/contact_rules.h"
#include "modules/contact/contact_web.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

enum { TALKS_SHOWN = 50, SAID_CHARS = 2000, FACTS_MAX = 12, LINKS_MAX = 4 };

struct tag_v contact_web_matter_tag(struct str state)
{
    return (struct tag_v){.label = text_of("contact.state.", state),
                          .class = str_eqz(state, "open")     ? S("doing")
                                   : str_eqz(state, "solved") ? S("ok")
                                                              : S("")};
}

/* What the office has written down of it. */
static void put_words(struct ctx *ctx, const struct contact_pair *p, struct kv_item_v *items,
                      size_t *n)
{
    if (p->before.id != 0)
        items[(*n)++] = (struct kv_item_v){.label = T("contact.f.before"),
                                           .value = p->before.keeper,
                                           .url = contact_web_url(ctx, "pair", p->before.id, "")};
    if (p->next.id != 0)
        items[(*n)++] = (struct kv_item_v){.label = T("contact.f.next"),
                                           .value = p->next.keeper,
                                           .url = contact_web_url(ctx, "pair", p->next.id, "")};
    if (p->end_reason.len > 0)
        items[(*n)++] = (struct kv_item_v){.label = T("contact.f.reason"), .value = p->end_reason};
    if (p->place.len > 0)
        items[(*n)++] = (struct kv_item_v){.label = T("contact.f.place"), .value = p->place};
    if (p->note.len > 0)
        items[(*n)++] = (struct kv_item_v){.label = T("contact.f.about_note"), .value = p->note};
}

static void facts_of(struct ctx *ctx, const struct contact_pair *p, struct contact_pair_v *v)
{
    struct kv_item_v *items = arena_array(ctx->arena, FACTS_MAX, struct kv_item_v);
    size_t n = 0;

    items[n++] = (struct kv_item_v){
        .label = T("contact.col.scheme"),
        .value = p->scheme,
        .url = may(ctx, "contact.read") ? contact_web_url(ctx, "scheme", p->scheme_id, "") : S("")};
    items[n++] =
        (struct kv_item_v){.label = T("contact.col.rule"),
                           .value = p->own_times > 0 ? TF(ctx->arena, "contact.rule_own",
                                                          text_of("contact.period.", p->period),
                                                          str_int(ctx->arena, p->times))
                                                     : contact_web_rule(ctx, p->period, p->times)};
    items[n++] =
        (struct kv_item_v){.label = T("contact.this_period"),
                           .value = TF(ctx->arena, "contact.done_of", str_int(ctx->arena, p->talks),
                                       str_int(ctx->arena, contact_owed_now(ctx, p)))};
    items[n++] = (struct kv_item_v){.label = T("contact.f.from"),
                                    .value = text_date(ctx->arena, p->from_on, ctx->today)};
    if (!date_none(p->to_on))
        items[n++] = (struct kv_item_v){.label = T("contact.f.to"),
                                        .value = text_date(ctx->arena, p->to_on, ctx->today)};
    if (p->target_deputy_id != 0)
        items[n++] = (struct kv_item_v){
            .label = T("contact.f.about_deputy"),
            .value = p->target,
            .url = str_printf(ctx->arena, "/deputy/%lld", (long long)p->target_deputy_id)};
    put_words(ctx, p, items, &n);
    v->facts = (struct kv_v){.items = items, .items_count = n};
}

static struct contact_matter_act_v matter_of(struct ctx *ctx, const struct contact_matter *m,
                                             bool write)
{
    const bool open = str_eqz(m->state, "open");
    struct contact_matter_act_v v = {
        .id = m->id,
        .title = m->title,
        .sort = m->sort,
        .raised_on = m->raised_on,
        .state = m->state,
        .tag = contact_web_matter_tag(m->state),
        .ended_on = m->ended_on,
        .result = m->result,
        .money =
            m->fen > 0 ? TF(ctx->arena, "contact.yuan", money_text(ctx->arena, m->fen)) : S(""),
        .end_url = open && write ? contact_web_url(ctx, "matter", m->id, "") : S(""),
    };

    if (!open && write) {
        struct action_v *again = arena_new(ctx->arena, struct action_v);

        *again = (struct action_v){.url = contact_web_url(ctx, "matter", m->id, "/reopen"),
                                   .label = T("contact.do.reopen")};
        v.again = again;
    }
    return v;
}

static enum status rows_of(struct ctx *ctx, const struct contact_pair *p, struct contact_pair_v *v)
{
    const struct contact_filter f = {.pair_id = p->id, .limit = TALKS_SHOWN};
    const bool write = contact_may_write(ctx, p);
    struct contact_matter_act_v *acts;
    struct contact_talk_row_v *rows;
    struct contact_matter *matters;
    struct contact_talk *talks;
    struct str next;
    int64_t total;

    TRY(contact_store_matters(ctx, &f, &matters, &v->matters_count, &next, &total));
    acts = arena_array(ctx->arena, v->matters_count, struct contact_matter_act_v);
    arr_each (i, v->matters_count)
        acts[i] = matter_of(ctx, &matters[i], contact_may_settle(ctx, p));
    v->matters = acts;
    TRY(contact_store_talks(ctx, &f, &talks, &v->talks_count, &next, &total));
    rows = arena_array(ctx->arena, v->talks_count, struct contact_talk_row_v);
    arr_each (i, v->talks_count)
        rows[i] = (struct contact_talk_row_v){
            .id = talks[i].id,
            .pair = p->id,
            .held_on = talks[i].held_on,
            .keeper = talks[i].keeper,
            .target = talks[i].target,
            .scheme = talks[i].scheme,
            .way = talks[i].way,
            .said = talks[i].said,
            .edit_url = write ? contact_web_url(ctx, "talk", talks[i].id, "") : S(""),
        };
    v->talks = rows;
    v->more_url = next.len > 0 && may(ctx, "contact.read")
                      ? str_printf(ctx->arena, "/contact/talk?pair=%lld", (long long)p->id)
                      : S("");
    return ST_OK;
}

enum status contact_web_pair(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct link_v *links = arena_array(ctx->arena, LINKS_MAX, struct link_v);
    struct contact_pair p;
    struct contact_pair_v v;
    bool there;

    TRY(contact_pair_get(ctx, path_id(rq, "id"), &p));
    there = date_none(p.to_on) || date_cmp(p.to_on, ctx->today) >= 0;
    v = (struct contact_pair_v){
        .crumbs =
            may(ctx, "contact.read")
                ? contact_web_crumbs(ctx, p.scheme, contact_web_url(ctx, "scheme", p.scheme_id, ""),
                                     p.target)
                : contact_web_crumbs(ctx, S(""), S(""), p.target),
        .id = p.id,
        .version = p.version,
        .keeper = p.keeper,
        .target = p.target,
        .state = there ? S("there") : S("ended"),
        .tag = contact_web_pair_row(ctx, &p).tag,
        .links = links,
    };
    if (contact_may_write(ctx, &p) && there)
        links[v.links_count++] = (struct link_v){
            .label = T("contact.do.talk"), .url = contact_web_url(ctx, "pair", p.id, "/talk")};
    if (may(ctx, "contact.manage"))
        links[v.links_count++] = (struct link_v){
            .label = T("contact.do.pair_edit"), .url = contact_web_url(ctx, "pair", p.id, "/edit")};
    if (may(ctx, "contact.manage") && there && p.next.id == 0)
        links[v.links_count++] = (struct link_v){
            .label = T("contact.do.hand"), .url = contact_web_url(ctx, "pair", p.id, "/hand")};
    if (may(ctx, "contact.manage") && there)
        links[v.links_count++] = (struct link_v){.label = T("contact.do.end"),
                                                 .url = contact_web_url(ctx, "pair", p.id, "/end")};
    facts_of(ctx, &p, &v);
    TRY(rows_of(ctx, &p, &v));
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, p.target, &contact_pair_view, &v);
}

/* ---------------------------------------------------------------- forms */

static enum status pair_form(struct ctx *ctx, const struct request *rq, int64_t pair_id,
                             struct str title, struct str url, struct form_page **out)
{
    struct contact_pair p;
    struct str back;

    TRY(contact_pair_get(ctx, pair_id, &p));
    if (!contact_may_settle(ctx, &p))
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    back = contact_web_url(ctx, "pair", p.id, "");
    *out = form_page_open(ctx, rq, title, url, back, T("contact.do.save"));
    form_page_crumb(*out, T("contact.menu"), S("/contact"));
    form_page_crumb(*out, p.target, back);
    return ST_OK;
}

enum status contact_web_talk_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");
    struct form_page *f;
    struct field_v *field;

    TRY(pair_form(ctx, rq, id, T("contact.do.talk"), contact_web_url(ctx, "pair", id, "/talk"),
                  &f));
    (void)form_page_put(f, "date", "held_on", "contact.f.held", list_iso(ctx, ctx->today));
    field = form_page_put(f, "select", "way", "contact.f.way", S("visit"));
    form_words(ctx, field, CONTACT_WAYS, "contact.way.", false);
    form_max(form_page_put(f, "text", "said", "contact.f.said", S("")), SAID_CHARS, 5);
    form_optional(form_page_put(f, "line", "title", "contact.f.matter", S("")));
    field = form_page_put(f, "select", "kind", "contact.f.sort", S("livelihood"));
    form_words(ctx, field, CONTACT_SORTS, "contact.sort.", false);
    return contact_web_show_form(f, rs);
}

enum status contact_web_talk(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct contact_talk in = {.pair_id = path_id(rq, "id"),
                                    .held_on = param_date(rq, "held_on"),
                                    .way = param_text(rq, "way"),
                                    .said = param_text(rq, "said")};
    const struct contact_matter matter = {.title = param_text(rq, "title"),
                                          .sort = param_text(rq, "kind")};
    int64_t id;

    TRY(contact_talk_add(ctx, &in, &matter, &id));
    respond_flash(rs, "contact.done.talk", S(""));
    return respond_see_other(rs, "/contact/pair/%lld", (long long)in.pair_id);
}

enum status contact_web_talk_edit_page(struct ctx *ctx, const struct request *rq,
                                       struct response *rs)
{
    struct contact_talk t;
    struct form_page *f;
    struct field_v *field;

    TRY(contact_store_talk(ctx, path_id(rq, "id"), &t));
    TRY(pair_form(ctx, rq, t.pair_id, T("contact.do.talk_edit"),
                  contact_web_url(ctx, "talk", t.id, ""), &f));
    (void)form_page_put(f, "date", "held_on", "contact.f.held", list_iso(ctx, t.held_on));
    field = form_page_put(f, "select", "way", "contact.f.way", t.way);
    form_words(ctx, field, CONTACT_WAYS, "contact.way.", false);
    form_max(form_page_put(f, "text", "said", "contact.f.said", t.said), SAID_CHARS, 5);
    form_page_version(f, t.version);
    return contact_web_show_form(f, rs);
}

enum status contact_web_talk_edit(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct contact_talk in = {.id = path_id(rq, "id"),
                                    .version = param_int(rq, "version"),
                                    .held_on = param_date(rq, "held_on"),
                                    .way = param_text(rq, "way"),
                                    .said = param_text(rq, "said")};
    struct contact_talk t;

    TRY(contact_talk_change(ctx, &in));
    TRY(contact_store_talk(ctx, in.id, &t));
    respond_flash(rs, "contact.done.saved", S(""));
    return respond_see_other(rs, "/contact/pair/%lld", (long long)t.pair_id);
}

enum status contact_web_end_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");
    struct contact_pair p;
    struct form_page *f;

    TRY(contact_pair_get(ctx, id, &p));
    TRY(pair_form(ctx, rq, id, T("contact.do.end"), contact_web_url(ctx, "pair", id, "/end"), &f));
    (void)form_page_put(f, "date", "on", "contact.f.to", list_iso(ctx, ctx->today));
    (void)form_page_put(f, "line", "reason", "contact.f.reason", S(""));
    form_page_version(f, p.version);
    return contact_web_show_form(f, rs);
}

enum status contact_web_end(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct contact_end in = {.id = path_id(rq, "id"),
                                   .version = param_int(rq, "version"),
                                   .on = param_date(rq, "on"),
                                   .reason = param_text(rq, "reason")};

    TRY(contact_pair_end(ctx, &in));
    respond_flash(rs, "contact.done.ended", S(""));
    return respond_see_other(rs, "/contact/pair/%lld", (long long)in.id);
}

enum status contact_web_hand_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");
    struct contact_pair p;
    struct form_page *f;

    TRY(contact_pair_get(ctx, id, &p));
    TRY(pair_form(ctx, rq, id, T("contact.do.hand"), contact_web_url(ctx, "pair", id, "/hand"),
                  &f));
    f->v.meta = TF(ctx->arena, "contact.hand_of", p.keeper, p.target);
    (void)form_page_put(f, "line", "keeper", "contact.f.next", S(""));
    form_optional(form_page_put(f, "line", "login", "contact.f.login", S("")));
    (void)form_page_put(f, "date", "on", "contact.f.hand_on", list_iso(ctx, ctx->today));
    (void)form_page_put(f, "line", "reason", "contact.f.hand_reason", S(""));
    form_page_version(f, p.version);
    return contact_web_show_form(f, rs);
}

enum status contact_web_hand(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct contact_ends ends = {param_text(rq, "keeper"), param_text(rq, "login"), S("")};
    struct contact_hand_over in = {.id = path_id(rq, "id"),
                                   .version = param_int(rq, "version"),
                                   .on = param_date(rq, "on"),
                                   .reason = param_text(rq, "reason")};
    struct contact_pair found = {0};
    int64_t id;

    TRY(contact_keeper_find(ctx, &ends, &found));
    in.keeper = found.keeper;
    in.keeper_account_id = found.keeper_account_id;
    in.keeper_deputy_id = found.keeper_deputy_id;
    TRY(contact_pair_hand_over(ctx, &in, &id));
    respond_flash(rs, "contact.done.handed", in.keeper);
    return respond_see_other(rs, "/contact/pair/%lld", (long long)id);
}

enum status contact_web_matter_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct contact_matter m;
    struct form_page *f;
    struct field_v *field;

    TRY(contact_store_matter(ctx, path_id(rq, "id"), &m));
    TRY(pair_form(ctx, rq, m.pair_id, m.title, contact_web_url(ctx, "matter", m.id, ""), &f));
    field = form_page_put(f, "radio", "state", "contact.f.state", S("solved"));
    form_words(ctx, field, "solved explained", "contact.state.", false);
    form_max(form_page_put(f, "text", "result", "contact.f.result", m.result), SAID_CHARS, 4);
    (void)form_page_put(f, "date", "ended_on", "contact.f.ended", list_iso(ctx, ctx->today));
    form_optional(form_page_put(f, "line", "yuan", "contact.f.yuan", S("")));
    form_page_version(f, m.version);
    return contact_web_show_form(f, rs);
}

enum status contact_web_matter(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct str yuan = param_text(rq, "yuan");
    struct contact_matter in = {.id = path_id(rq, "id"),
                                .version = param_int(rq, "version"),
                                .state = param_text(rq, "state"),
                                .result = param_text(rq, "result"),
                                .ended_on = param_date(rq, "ended_on")};
    struct contact_matter m;

    if (yuan.len > 0 && !money_parse(yuan, &in.fen))
        invalid(ctx, "yuan", "contact.err.yuan", NULL);
    TRY(contact_matter_end(ctx, &in));
    TRY(contact_store_matter(ctx, in.id, &m));
    respond_flash(rs, "contact.done.saved", S(""));
    return respond_see_other(rs, "/contact/pair/%lld", (long long)m.pair_id);
}

enum status contact_web_reopen(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct contact_matter m;

    TRY(contact_store_matter(ctx, path_id(rq, "id"), &m));
    TRY(contact_matter_reopen(ctx, m.id));
    respond_flash(rs, "contact.done.saved", S(""));
    return respond_see_other(rs, "/contact/pair/%lld", (long long)m.pair_id);
}
