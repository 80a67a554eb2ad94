// SPDX-License-Identifier: MulanPSL-2.0
/* What a draft changes, its publication; the versions of a kind side by side. */
#include "modules/ledger/ledger_web.h"
#include "modules/ledger/ledger_web_kind.h"
#include "platform/text.h"

/* ---------------------------------------------------------------- changes in words */

static struct str type_say(struct str word)
{
    return text_of("ledger.type.", word);
}

/* Rights as they are ticked: "staff|leader". */
static struct str rights_say(struct ctx *ctx, struct str words)
{
    struct str all[LEDGER_NEEDS], word;
    size_t n = 0;

    while (n < COUNT(all) && str_cut(&words, '|', &word))
        all[n++] = text_of("ledger.right.", word);
    return str_join(ctx->arena, all, n, T("ledger.figure.and"));
}

static struct str change_say(struct ctx *ctx, const struct ledger_change *c)
{
    const bool type = strcmp(c->key, "field_type") == 0;
    const bool rights = str_among("read write", str_from(c->key));
    const char *key = str_z(ctx->arena, str_printf(ctx->arena, "ledger.change.%s", c->key));
    const bool renamed = c->label.len == 0;
    struct str args[3] = {c->label}, none = T("ledger.make.no_number");
    const struct str was = rights ? rights_say(ctx, c->was) : type ? type_say(c->was) : c->was;
    const struct str now = rights ? rights_say(ctx, c->now) : type ? type_say(c->now) : c->now;
    size_t n = renamed ? 0 : 1;

    if (renamed || c->was.len > 0)
        args[n++] = c->was.len > 0 ? was : none;
    if (renamed || c->now.len > 0)
        args[n++] = c->now.len > 0 ? now : none;
    return text_fill(ctx->arena, key, args, n);
}

static struct str impact_say(struct ctx *ctx, const struct ledger_impact *x)
{
    static const char *const KEYS[] = {
        [LEDGER_EFFECT_VALUES] = "ledger.impact.values",
        [LEDGER_EFFECT_BLANK] = "ledger.impact.blank",
        [LEDGER_EFFECT_STATE] = "ledger.impact.state",
    };

    if (x->change.effect == LEDGER_EFFECT_NONE)
        return S("");
    if (x->entries == 0)
        return T("ledger.impact.none");
    return TF(ctx->arena, x->blocks ? "ledger.impact.blocks" : KEYS[x->change.effect],
              str_int(ctx->arena, x->entries));
}

struct ledger_change_row_v *ledger_kind_web_changes(struct ctx *ctx,
                                                    const struct ledger_impact *all, size_t count)
{
    struct ledger_change_row_v *rows = arena_array(ctx->arena, count, struct ledger_change_row_v);

    arr_each (i, count) {
        struct tag_v *tag = arena_new(ctx->arena, struct tag_v);

        *tag = (struct tag_v){.label = T("ledger.impact.tag"), .class = S("bad")};
        rows[i] = (struct ledger_change_row_v){.say = change_say(ctx, &all[i].change),
                                               .note = impact_say(ctx, &all[i]),
                                               .tag = all[i].blocks ? tag : NULL};
    }
    return rows;
}

/* ---------------------------------------------------------------- publishing */

static void renew_action(struct ctx *ctx, const struct ledger_draft_whole *w,
                         struct ledger_publish_v *v)
{
    struct action_v *a = arena_new(ctx->arena, struct action_v);

    *a = (struct action_v){.url = ledger_kind_web_url(ctx, w->row.id, "/renew"),
                           .label = T("ledger.draft.renew")};
    v->renew = a;
}

/* Figures of the draft that are called like others. */
static enum status same_figures(struct ctx *ctx, const struct ledger_draft_whole *w,
                                struct ledger_publish_v *v)
{
    struct str labels[LEDGER_FIGURES];
    struct note_v *note;
    size_t n = 0;

    arr_each (i, w->d->figures_count) {
        bool taken;

        TRY(ledger_figure_taken(ctx, w->row.kind, &w->d->figures[i], &taken));
        if (taken)
            labels[n++] = w->d->figures[i].label;
    }
    if (n == 0)
        return ST_OK;
    note = arena_new(ctx->arena, struct note_v);
    *note = (struct note_v){.warn = true,
                            .text = TF(ctx->arena, "ledger.draft.same_figures",
                                       str_join(ctx->arena, labels, n, T("ledger.make.or")))};
    v->note = note;
    return ST_OK;
}

enum status ledger_kind_web_publish_page(struct ctx *ctx, const struct request *rq,
                                         struct response *rs)
{
    struct ledger_publish_v v = {.blocked = false};
    struct ledger_impact *all = NULL;
    struct ledger_draft_whole w;
    struct form_page *p;
    size_t count;

    TRY(ledger_kind_web_open(ctx, rq, &w));
    TRY(ledger_draft_impacts(ctx, &w, &all, &count));
    TRY(same_figures(ctx, &w, &v));
    p = ledger_kind_web_form(ctx, rq, &w, T("ledger.draft.publish"), "/publish");
    p->v.go = T("ledger.draft.publish_go");
    form_optional(form_page_put(p, "text", "note", "ledger.draft.note", S("")));
    v.fresh = !w.published;
    v.changes = ledger_kind_web_changes(ctx, all, count);
    v.changes_count = count;
    arr_each (i, count)
        v.blocked = v.blocked || all[i].blocks;
    if (w.row.based_on != (w.published ? w.kind.version_id : 0)) {
        form_page_shut(p, "ledger.draft.outdated");
        renew_action(ctx, &w, &v);
    } else if (v.blocked) {
        form_page_shut(p, "ledger.draft.blocked_page");
    }
    v.page = *form_page_done(p);
    return respond_view(ctx, rq, rs, FRAME_STAFF, p->v.title, &ledger_publish_view, &v);
}

enum status ledger_kind_web_publish(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct ledger_draft_whole w;

    TRY(ledger_kind_web_open(ctx, rq, &w));
    TRY(ledger_draft_publish(ctx, &w, param_text(rq, "note")));
    respond_flash(rs, "ledger.draft.published", w.d->name);
    return respond_see_other(rs, "/ledger/" STR_FMT, STR_ARG(w.row.kind));
}

enum status ledger_kind_web_renew(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct ledger_draft_whole w;

    TRY(ledger_kind_web_open(ctx, rq, &w));
    TRY(ledger_draft_renew(ctx, &w));
    return respond_see_other(rs, "/ledger/draft/%lld/publish", (long long)w.row.id);
}

/* ---------------------------------------------------------------- versions */

static const struct ledger_kind_version *numbered(const struct ledger_kind_version *all,
                                                  size_t count, int64_t number)
{
    arr_each (i, count)
        if (all[i].number == number)
            return &all[i];
    return NULL;
}

/* The version asked for (else the one before the newest) beside the newest. */
static enum status compare(struct ctx *ctx, const struct request *rq,
                           const struct ledger_kind_version *all, size_t count,
                           struct ledger_versions_v *v)
{
    const int64_t asked = param_int(rq, "with");
    const struct ledger_kind_version *was =
        numbered(all, count, asked != 0 ? asked : all[0].number - 1);
    struct ledger_change *changes =
        arena_array(ctx->arena, LEDGER_CHANGES_MAX, struct ledger_change);
    const struct ledger_definition *before, *now;
    struct ledger_impact *x;

    if (was == NULL || was == &all[0])
        return ST_OK;
    TRY(ledger_definition_of(ctx, was->id, &before));
    TRY(ledger_definition_of(ctx, all[0].id, &now));
    v->changes_count = ledger_compare(ctx->arena, before, now, changes);
    x = arena_array(ctx->arena, v->changes_count, struct ledger_impact);
    arr_each (i, v->changes_count) {
        x[i].change = changes[i];
        x[i].change.effect = LEDGER_EFFECT_NONE;
    }
    v->changes = ledger_kind_web_changes(ctx, x, v->changes_count);
    v->compared = TF(ctx->arena, "ledger.versions.compared", str_int(ctx->arena, was->number),
                     str_int(ctx->arena, all[0].number));
    v->was = was->body;
    v->now = all[0].body;
    return ST_OK;
}

enum status ledger_kind_web_versions(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct ledger_versions_v v = {.kind = path_text(rq, "kind")};
    struct ledger_kind_version *all;
    struct ledger_version_row_v *rows;
    struct ledger_kind k;
    size_t count;
    bool own;

    TRY(ledger_kind_get(ctx, v.kind, &k));
    TRY(ledger_store_versions(ctx, k.id, &all, &count));
    v.name = k.name;
    v.crumbs = ledger_web_crumbs(ctx, &k, T("ledger.versions"));
    TRY(ledger_kind_upgrades(ctx, &k, &v.newer, &own));
    v.begin_url = str_printf(ctx->arena, "/ledger/kind/" STR_FMT "/draft", STR_ARG(k.kind));
    v.begin =
        (struct action_v){.url = v.begin_url, .label = T("ledger.draft.change"), .primary = true};
    rows = arena_array(ctx->arena, count, struct ledger_version_row_v);
    arr_each (i, count) {
        const char *base =
            str_z(ctx->arena,
                  str_printf(ctx->arena, "/ledger/kind/" STR_FMT "/version", STR_ARG(k.kind)));

        rows[i] = (struct ledger_version_row_v){
            .number = all[i].number,
            .made_at = all[i].made_at,
            .who = all[i].made_by_name,
            .note = all[i].note,
            .shipped = all[i].shipped,
            .file_url = str_printf(ctx->arena, "%s/%lld/file", base, (long long)all[i].number),
            .compare_url =
                i == 0 ? S("")
                       : str_printf(ctx->arena, "%s?with=%lld", base, (long long)all[i].number)};
    }
    v.versions = rows;
    v.versions_count = count;
    if (count > 0)
        TRY(compare(ctx, rq, all, count, &v));
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("ledger.versions"), &ledger_versions_view, &v);
}
