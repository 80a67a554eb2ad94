// SPDX-License-Identifier: MulanPSL-2.0
/* What the pages of drafts share; a draft begun, and let go. */
#include "modules/ledger/ledger_web_kind.h"
#include "modules/ledger/ledger_web.h"
#include "platform/text.h"

const char *const LEDGER_LIST_NAMES[LEDGER_LIST_COLUMNS] = {"c1", "c2", "c3", "c4",
                                                            "c5", "c6", "c7", "c8"};
const char *const LEDGER_PRINT_NAMES[LEDGER_PRINT_COLUMNS] = {
    "p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8", "p9", "p10", "p11", "p12", "p13", "p14"};

struct str ledger_kind_web_url(struct ctx *ctx, int64_t id, const char *tail)
{
    return str_printf(ctx->arena, "/ledger/draft/%lld%s", (long long)id, tail);
}

struct crumbs_v ledger_kind_web_crumbs(struct ctx *ctx, const struct ledger_draft_whole *w,
                                       struct str here)
{
    struct link_v *up = arena_array(ctx->arena, 3, struct link_v);

    up[0] = (struct link_v){.label = T("ledger.menu"), .url = S("/ledger")};
    up[1] = (struct link_v){.label = T("ledger.do.kinds"), .url = S("/ledger/kind")};
    if (w != NULL)
        up[2] =
            (struct link_v){.label = w->d->name, .url = ledger_kind_web_url(ctx, w->row.id, "")};
    return (struct crumbs_v){.items = up, .items_count = w != NULL ? 3 : 2, .here = here};
}

enum status ledger_kind_web_open(struct ctx *ctx, const struct request *rq,
                                 struct ledger_draft_whole *out)
{
    TRY(ledger_draft_get(ctx, path_id(rq, "id"), out));
    if (param_present(rq, "version") && !form_again(rq))
        out->row.version = param_id(rq, "version");
    return ST_OK;
}

struct form_page *ledger_kind_web_form(struct ctx *ctx, const struct request *rq,
                                       const struct ledger_draft_whole *w, struct str title,
                                       const char *tail)
{
    struct form_page *p =
        form_page_open(ctx, rq, title, ledger_kind_web_url(ctx, w->row.id, tail),
                       ledger_kind_web_url(ctx, w->row.id, ""), T("ledger.make.keep"));

    p->v.crumbs = ledger_kind_web_crumbs(ctx, w, title);
    form_page_version(p, w->row.version);
    return p;
}

enum status ledger_kind_web_show(struct form_page *p, struct response *rs)
{
    const struct ledger_draft_form_v v = {.page = *form_page_done(p)};

    return respond_view(p->ctx, p->rq, rs, FRAME_STAFF, p->v.title, &ledger_draft_form_view, &v);
}

enum status ledger_kind_web_keep(struct ctx *ctx, struct response *rs,
                                 const struct ledger_draft_whole *w, const char *part)
{
    TRY(invalid_done(ctx));
    TRY(ledger_draft_put(ctx, w, "label"));
    respond_flash(rs, "ledger.make.done", S(""));
    return respond_see_other(rs, "/ledger/draft/%lld#h-%s", (long long)w->row.id, part);
}

/* ---------------------------------------------------------------- pieces of forms */

enum status ledger_kind_web_part(struct ctx *ctx, const struct request *rq,
                                 struct ledger_draft_whole *w, enum ledger_part part,
                                 size_t *out_at)
{
    const struct str name = path_text(rq, "name");

    if (str_eqz(name, "new")) {
        *out_at = ledger_edit_add(ctx->arena, w->d, w->was, part);
        return *out_at != SIZE_MAX ? ST_OK
                                   : fail(&ctx->err, ST_RULE, "ledger.make.err.too_many", NULL);
    }
    *out_at = ledger_part_find(w->d, part, name);
    return *out_at != SIZE_MAX ? ST_OK : fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
}

struct str ledger_kind_web_label(struct ctx *ctx, const struct request *rq)
{
    const struct str label = param_text(rq, "label");

    if (str_has(label, S(" ")) || str_has(label, S("\t")))
        invalid(ctx, "label", "ledger.make.err.blank", NULL);
    return label;
}

void ledger_kind_web_checks(struct form_page *p, const char *name, const char *label,
                            const struct option_v *options, size_t count)
{
    if (count > 0)
        form_checks(p->ctx, p->rq, form_page_put(p, "check", name, label, S("")), options, count);
}

void ledger_kind_web_words(struct ctx *ctx, const struct request *rq, const char *name,
                           struct ledger_words *out)
{
    *out = (struct ledger_words){0};
    arr_each (i, param_count(rq, name)) {
        if (out->count == LEDGER_NEEDS) {
            invalid(ctx, name, "ledger.make.err.too_many", NULL);
            return;
        }
        out->at[out->count++] = param_text_at(rq, name, i);
    }
}

struct option_v *ledger_kind_web_states(struct ctx *ctx, const struct ledger_definition *d,
                                        const struct ledger_words *on, size_t *out_count)
{
    const size_t count = ledger_part_count(d, LEDGER_PART_STATE);
    struct option_v *o = arena_array(ctx->arena, count + 1, struct option_v);

    arr_each (i, count)
        o[i] = (struct option_v){.value = d->states[i].name,
                                 .label = d->states[i].label,
                                 .on = on != NULL && ledger_words_have(on, d->states[i].name)};
    *out_count = count;
    return o;
}

struct option_v *ledger_kind_web_fields(struct ctx *ctx, const struct ledger_definition *d,
                                        unsigned types, const struct ledger_words *on,
                                        size_t *out_count)
{
    struct option_v *o = arena_array(ctx->arena, d->fields_count + 1, struct option_v);
    size_t n = 0;

    arr_each (i, d->fields_count) {
        const struct ledger_field *f = &d->fields[i];

        if ((types >> f->type & 1) != 0)
            o[n++] = (struct option_v){.value = f->name,
                                       .label = f->label,
                                       .on = on != NULL && ledger_words_have(on, f->name)};
    }
    *out_count = n;
    return o;
}

struct option_v *ledger_kind_web_rights(struct ctx *ctx, const struct ledger_words *on,
                                        size_t *out_count)
{
    struct option_v *o = arena_array(ctx->arena, LEDGER_NEEDS, struct option_v);
    struct str rest = S(LEDGER_RIGHTS), word;

    *out_count = 0;
    while (str_cut(&rest, ' ', &word))
        o[(*out_count)++] = (struct option_v){.value = word,
                                              .label = text_of("ledger.right.", word),
                                              .on = ledger_words_have(on, word)};
    return o;
}

/* ---------------------------------------------------------------- begun and let go */

/* Kinds to copy: those shipped and those of the office itself. */
static enum status alike(struct ctx *ctx, struct option_v **out, size_t *out_count)
{
    struct ledger_kind *own;
    size_t count, shipped = 0, n = 0;

    TRY(ledger_kinds(ctx, &own, &count));
    while (ledger_shipped_at(shipped) != NULL)
        shipped++;
    *out = arena_array(ctx->arena, count + shipped, struct option_v);
    arr_each (i, count)
        if (ledger_may_read(ctx, &own[i]))
            (*out)[n++] = (struct option_v){.value = own[i].kind, .label = own[i].name};
    arr_each (i, shipped) {
        struct ledger_definition_fault fault;
        struct ledger_definition *d = arena_new(ctx->arena, struct ledger_definition);
        bool there =
            !ledger_definition_parse(ctx->arena, str_from(ledger_shipped_at(i)), d, &fault);

        arr_each (k, count)
            there = there || str_eq(own[k].kind, d->kind);
        if (!there)
            (*out)[n++] = (struct option_v){.value = d->kind, .label = d->name};
    }
    *out_count = n;
    return ST_OK;
}

enum status ledger_kind_web_new_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *p = form_page_open(ctx, rq, T("ledger.draft.new"), S("/ledger/draft/new"),
                                         S("/ledger/kind"), T("ledger.draft.begin"));
    struct option_v *options;
    struct field_v *like;
    size_t count;

    TRY(alike(ctx, &options, &count));
    p->v.crumbs = ledger_kind_web_crumbs(ctx, NULL, T("ledger.draft.new"));
    form_page_put(p, "line", "name", "ledger.make.name", S(""));
    like = form_page_put(p, "select", "like", "ledger.make.like", param_text(rq, "like"));
    form_options(ctx, like, options, count);
    like->choose = true;
    form_optional(like);
    return ledger_kind_web_show(p, rs);
}

enum status ledger_kind_web_new(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    int64_t id = 0;

    TRY(ledger_draft_new(ctx, param_text(rq, "name"), param_text(rq, "like"), &id));
    respond_flash(rs, "ledger.draft.begun", S(""));
    return respond_see_other(rs, "/ledger/draft/%lld", (long long)id);
}

enum status ledger_kind_web_begin(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    int64_t id = 0;

    if (param_bool(rq, "shipped"))
        TRY(ledger_draft_shipped(ctx, path_text(rq, "kind"), &id));
    else
        TRY(ledger_draft_of(ctx, path_text(rq, "kind"), &id));
    return respond_see_other(rs, "/ledger/draft/%lld", (long long)id);
}

enum status ledger_kind_web_drop(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct ledger_draft_whole w;

    TRY(ledger_kind_web_open(ctx, rq, &w));
    TRY(ledger_draft_drop(ctx, &w));
    respond_flash(rs, "ledger.draft.dropped", S(""));
    return respond_see_other(rs, "/ledger/kind");
}
