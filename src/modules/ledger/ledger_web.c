// SPDX-License-Identifier: MulanPSL-2.0
/* All ledgers with how they stand; the shipped kinds, to be switched on and off. */
#include "modules/ledger/ledger_web.h"
#include "modules/ledger/ledger_draft.h"
#include "platform/text.h"
#include "platform/view.h"

enum { LINKS_MAX = 3, OFFERS_MAX = 700, DUES_MAX = 2000, OVER_FROM_YEAR = 2000 };

struct str ledger_web_url(struct ctx *ctx, int64_t id, const char *tail)
{
    return str_printf(ctx->arena, "/ledger/entry/%lld%s", (long long)id, tail);
}

struct str ledger_web_kind_url(struct ctx *ctx, struct str kind, const char *tail)
{
    return str_printf(ctx->arena, "/ledger/" STR_FMT "%s", STR_ARG(kind), tail);
}

struct crumbs_v ledger_web_crumbs(struct ctx *ctx, const struct ledger_kind *k, struct str here)
{
    struct link_v *up = arena_array(ctx->arena, 2, struct link_v);

    up[0] = (struct link_v){.label = T("ledger.menu"), .url = S("/ledger")};
    if (k != NULL)
        up[1] = (struct link_v){.label = k->name, .url = ledger_web_kind_url(ctx, k->kind, "")};
    return (struct crumbs_v){.items = up, .items_count = k != NULL ? 2 : 1, .here = here};
}

struct tag_v ledger_web_tag(const struct ledger_definition *d, struct str state)
{
    const struct ledger_state *s = ledger_state(d, state);
    const char *class = "doing";

    if (s == NULL || s->void_)
        class = "";
    else if (s->final)
        class = "ok";
    else if (s == d->states)
        class = "wait";
    return (struct tag_v){.label = ledger_state_label(d, state), .class = str_from(class)};
}

/* Of "B", "O" … */
static struct str theme_label(struct str theme)
{
    static const char *const LARGE = LEDGER_GROUPS, *const SMALL = "b o p r j q x";
    const char *at = theme.len > 0 ? strchr(LARGE, theme.ptr[0]) : NULL;

    return text_of("ledger.theme.", (struct str){SMALL + (at != NULL ? at - LARGE : 12), 1});
}

static struct action_v turn_of(struct ctx *ctx, struct str kind, bool on)
{
    return (struct action_v){
        .url =
            str_printf(ctx->arena, "/ledger/kind/" STR_FMT "/%s", STR_ARG(kind), on ? "off" : "on"),
        .label = on ? T("ledger.do.off") : T("ledger.do.on"),
    };
}

/* ---------------------------------------------------------------- all kinds */

static struct ledger_count count_of(const struct ledger_count *counts, size_t count, int64_t kind)
{
    arr_each (i, count)
        if (counts[i].kind_id == kind)
            return counts[i];
    return (struct ledger_count){.kind_id = kind};
}

static int64_t over_of(const struct ledger_due_row *dues, size_t count, struct str kind)
{
    int64_t n = 0;

    arr_each (i, count)
        n += str_eq(dues[i].kind, kind);
    return n;
}

static enum status kind_rows(struct ctx *ctx, struct ledger_index_v *v)
{
    struct ledger_kind_row_v *rows;
    struct ledger_due_row *dues;
    struct ledger_count *counts;
    struct ledger_kind *kinds;
    size_t kinds_count, counts_count, dues_count;

    TRY(ledger_store_kinds(ctx, &kinds, &kinds_count));
    TRY(ledger_store_counts(ctx, ctx->today.year, &counts, &counts_count));
    TRY(ledger_store_dues(ctx, (struct date){OVER_FROM_YEAR, 1, 1}, date_add_days(ctx->today, -1),
                          0, 0, DUES_MAX, false, &dues, &dues_count));
    rows = arena_array(ctx->arena, kinds_count, struct ledger_kind_row_v);
    v->rows = rows;
    arr_each (i, kinds_count) {
        const struct ledger_kind *k = &kinds[i];
        const struct ledger_count n = count_of(counts, counts_count, k->id);

        if (!k->on || !ledger_may_read(ctx, k))
            continue;
        rows[v->rows_count++] = (struct ledger_kind_row_v){
            .id = k->id,
            .kind = k->kind,
            .name = k->name,
            .practice = k->theme,
            .this_year = n.this_year,
            .all = n.all,
            .open = n.open,
            .over = over_of(dues, dues_count, k->kind),
            .unit = k->unit,
            .url = ledger_web_kind_url(ctx, k->kind, ""),
            .open_url = ledger_web_kind_url(ctx, k->kind, "?open=1"),
        };
    }
    return ST_OK;
}

/* Rows stand in the order of themes: each theme is a run of them. */
static void themes_of(struct ctx *ctx, struct ledger_index_v *v)
{
    struct ledger_theme_v *themes = arena_array(ctx->arena, v->rows_count, struct ledger_theme_v);

    v->themes = themes;
    arr_each (i, v->rows_count) {
        struct ledger_theme_v *last = &themes[v->themes_count > 0 ? v->themes_count - 1 : 0];

        if (v->themes_count > 0 && str_eq(last->theme, v->rows[i].practice)) {
            last->rows_count++;
            continue;
        }
        themes[v->themes_count++] =
            (struct ledger_theme_v){.theme = v->rows[i].practice,
                                    .label = theme_label(v->rows[i].practice),
                                    .rows = &v->rows[i],
                                    .rows_count = 1};
    }
}

/* What is off, and what it is for: first what the law asks for. */
static enum status off_make(struct ctx *ctx, struct ledger_index_v *v)
{
    const bool manage = may(ctx, "ledger.manage");
    struct ledger_offered *all;
    struct ledger_off_v *rows;
    size_t count, law = 0;

    TRY(ledger_offered(ctx, &all, &count));
    rows = arena_array(ctx->arena, count, struct ledger_off_v);
    arr_each (i, count) {
        struct action_v *turn;

        law += all[i].law;
        rows[i] = (struct ledger_off_v){.kind = all[i].kind,
                                        .name = all[i].name,
                                        .about = all[i].about,
                                        .theme = theme_label(all[i].theme)};
        if (!manage)
            continue;
        turn = arena_new(ctx->arena, struct action_v);
        *turn = turn_of(ctx, all[i].kind, false);
        rows[i].turn = turn;
    }
    v->law_off = rows;
    v->law_off_count = law;
    v->off = rows + law;
    v->off_count = count - law;
    v->off_label = TF(ctx->arena, "ledger.off", str_int(ctx->arena, (int64_t)v->off_count));
    v->off_note = manage ? S("") : T("ledger.off_ask");
    return ST_OK;
}

enum status ledger_web_index(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);
    struct link_v *links = arena_array(ctx->arena, LINKS_MAX, struct link_v);
    struct link_v *more = arena_new(ctx->arena, struct link_v);
    struct ledger_index_v v = {.links = links};

    TRY(kind_rows(ctx, &v));
    themes_of(ctx, &v);
    if (may(ctx, "ledger.read"))
        TRY(off_make(ctx, &v));
    if (may(ctx, "ledger.manage"))
        links[v.links_count++] =
            (struct link_v){.label = T("ledger.do.kinds"), .url = S("/ledger/kind")};
    *empty = (struct empty_v){.title = T("ledger.none"), .text = T("ledger.none_text")};
    *more = (struct link_v){.label = T("ledger.do.kinds"), .url = S("/ledger/kind")};
    if (may(ctx, "ledger.manage"))
        empty->more = more;
    if (v.rows_count == 0)
        v.empty = empty;
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("ledger.menu"), &ledger_index_view, &v);
}

/* ---------------------------------------------------------------- kinds to switch on */

static struct tag_v *offer_tag(struct ctx *ctx, struct str label, const char *class)
{
    struct tag_v *tag = arena_new(ctx->arena, struct tag_v);

    *tag = (struct tag_v){.label = label, .class = str_from(class)};
    return tag;
}

static enum status offer_have(struct ctx *ctx, const struct ledger_kind *k,
                              struct ledger_offer_v *o)
{
    const struct ledger_definition *d;

    TRY(ledger_definition_of(ctx, k->version_id, &d));
    TRY(ledger_kind_upgrades(ctx, k, &o->newer, &o->own));
    o->kind = k->kind;
    o->name = k->name;
    o->practice = k->practice;
    o->about = d->about;
    o->theme = k->theme;
    o->label = theme_label(k->theme);
    o->on = k->on;
    o->url = ledger_web_kind_url(ctx, k->kind, "");
    o->edit_url = str_printf(ctx->arena, "/ledger/kind/" STR_FMT "/version", STR_ARG(k->kind));
    if (o->newer)
        o->tag = offer_tag(ctx, T("ledger.tag.newer"), "wait");
    else if (o->own)
        o->tag = offer_tag(ctx, T("ledger.tag.own"), "doing");
    else if (o->on)
        o->tag = offer_tag(ctx, T("ledger.tag.on"), "ok");
    o->turn = turn_of(ctx, o->kind, o->on);
    return ST_OK;
}

static void offer_shipped(struct ctx *ctx, const struct ledger_definition *d,
                          struct ledger_offer_v *o)
{
    *o = (struct ledger_offer_v){.kind = d->kind,
                                 .name = d->name,
                                 .practice = d->practice,
                                 .about = d->about,
                                 .theme = d->group,
                                 .label = theme_label(d->group)};
    o->turn = turn_of(ctx, o->kind, o->on);
}

static bool have(const struct ledger_kind *kinds, size_t count, struct str kind)
{
    arr_each (i, count)
        if (str_eq(kinds[i].kind, kind))
            return true;
    return false;
}

static enum status all_offers(struct ctx *ctx, struct ledger_offer_v *all, size_t *out_count)
{
    struct ledger_definition *d = arena_new(ctx->arena, struct ledger_definition);
    struct ledger_definition_fault fault;
    struct ledger_kind *kinds;
    size_t count, n = 0;

    TRY(ledger_store_kinds(ctx, &kinds, &count));
    arr_each (i, count)
        TRY(offer_have(ctx, &kinds[i], &all[n++]));
    for (size_t i = 0; ledger_shipped_at(i) != NULL && n < OFFERS_MAX; i++) {
        if (!ledger_definition_parse(ctx->arena, str_from(ledger_shipped_at(i)), d, &fault) ||
            have(kinds, count, d->kind))
            continue;
        offer_shipped(ctx, d, &all[n++]);
    }
    *out_count = n;
    return ST_OK;
}

/* Those that are off and that the law asks for. */
static enum status law_tags(struct ctx *ctx, struct ledger_offer_v *all, size_t count)
{
    struct ledger_offered *off;
    size_t off_count;

    TRY(ledger_offered(ctx, &off, &off_count));
    for (size_t i = 0; i < off_count && off[i].law; i++)
        arr_each (k, count)
            if (all[k].tag == NULL && str_eq(all[k].kind, off[i].kind))
                all[k].tag = offer_tag(ctx, T("ledger.tag.law"), "wait");
    return ST_OK;
}

/* What is being written, and a new one. */
static enum status offer_drafts(struct ctx *ctx, struct ledger_offers_v *v)
{
    struct link_v *fresh = arena_new(ctx->arena, struct link_v), *links;
    struct ledger_draft *drafts;
    size_t count;

    *fresh = (struct link_v){.label = T("ledger.draft.new"), .url = S("/ledger/draft/new")};
    v->links = fresh;
    v->links_count = 1;
    TRY(ledger_drafts(ctx, &drafts, &count));
    links = arena_array(ctx->arena, count, struct link_v);
    arr_each (i, count)
        links[i] = (struct link_v){
            .label = ledger_draft_name(&drafts[i]),
            .url = str_printf(ctx->arena, "/ledger/draft/%lld", (long long)drafts[i].id)};
    v->drafts = links;
    v->drafts_count = count;
    return ST_OK;
}

enum status ledger_web_offers(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct ledger_offer_v *all = arena_array(ctx->arena, OFFERS_MAX, struct ledger_offer_v);
    struct ledger_offer_v *rows = arena_array(ctx->arena, OFFERS_MAX, struct ledger_offer_v);
    struct ledger_offers_theme_v *themes =
        arena_array(ctx->arena, sizeof LEDGER_GROUPS, struct ledger_offers_theme_v);
    struct ledger_offers_v v = {
        .crumbs = ledger_web_crumbs(ctx, NULL, T("ledger.offers")), .themes = themes, .rows = rows};
    struct str rest = S(LEDGER_GROUPS), theme;
    size_t count = 0;

    TRY(all_offers(ctx, all, &count));
    TRY(law_tags(ctx, all, count));
    TRY(offer_drafts(ctx, &v));
    while (str_cut(&rest, ' ', &theme)) {
        struct ledger_offers_theme_v t = {
            .theme = theme, .label = theme_label(theme), .rows = &rows[v.rows_count]};

        arr_each (i, count)
            if (str_eq(all[i].theme, theme))
                rows[v.rows_count + t.rows_count++] = all[i];
        v.rows_count += t.rows_count;
        if (t.rows_count > 0)
            themes[v.themes_count++] = t;
    }
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("ledger.offers"), &ledger_offers_view, &v);
}

enum status ledger_web_turn_on(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct str kind = path_text(rq, "kind");
    struct ledger_kind k;
    int64_t id;

    TRY(ledger_kind_on(ctx, kind, &id));
    TRY(ledger_kind_get(ctx, kind, &k));
    respond_flash(rs, "ledger.flash.on", k.name);
    return respond_see_other(rs, "/ledger/" STR_FMT, STR_ARG(kind));
}

enum status ledger_web_turn_off(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct str kind = path_text(rq, "kind");
    struct ledger_kind k;

    TRY(ledger_kind_get(ctx, kind, &k));
    TRY(ledger_kind_off(ctx, kind));
    respond_flash(rs, "ledger.flash.off", k.name);
    return respond_see_other(rs, "/ledger/kind");
}
