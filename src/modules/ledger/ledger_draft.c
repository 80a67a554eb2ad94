// SPDX-License-Identifier: MulanPSL-2.0
/* Drafts of definitions: begun empty, as a copy, or from what is there; changed; published. */
#include "modules/ledger/ledger_draft.h"
#include "modules/indicator/indicator.h"
#include "platform/event.h"
#include "platform/module.h"
#include "platform/text.h"

enum { NEW_NAME_CHARS = LEDGER_LABEL_CHARS - 10 }; /* a figure is called by it */

static struct str printed(struct ctx *ctx, const struct ledger_definition *d)
{
    struct buf text = buf_new(ctx->arena, 0);

    ledger_definition_print(d, &text);
    return buf_view(&text);
}

/* A text that reads, as the definition. What is wrong is noted at `at`. */
static enum status read_at(struct ctx *ctx, struct str body, const char *at,
                           struct ledger_definition **out)
{
    struct ledger_definition_fault fault;

    *out = arena_new(ctx->arena, struct ledger_definition);
    if (ledger_definition_parse(ctx->arena, body, *out, &fault))
        return ST_OK;
    invalid(ctx, at, ledger_fault_key(ctx, &fault),
            str_z(ctx->arena, ledger_fault_place(ctx, &fault)));
    return invalid_done(ctx);
}

/* ---------------------------------------------------------------- reading */

struct str ledger_draft_name(const struct ledger_draft *row)
{
    struct str rest = row->body, line;

    while (str_cut(&rest, '\n', &line))
        if (str_starts(line, S("name ")))
            return (struct str){line.ptr + strlen("name "), line.len - strlen("name ")};
    return row->kind;
}

enum status ledger_drafts(struct ctx *ctx, struct ledger_draft **out, size_t *out_count)
{
    struct ledger_draft *all;
    size_t count;

    TRY(ledger_store_drafts(ctx, &all, &count));
    *out = all;
    *out_count = 0;
    arr_each (i, count) {
        const struct err before = ctx->err;
        struct ledger_kind k;
        const enum status st = ledger_kind_get(ctx, all[i].kind, &k);

        if (st == ST_OK && !ledger_may_read(ctx, &k))
            continue;
        if (st != ST_OK && st != ST_NOT_FOUND)
            return st;
        ctx->err = before;
        all[(*out_count)++] = all[i];
    }
    return ST_OK;
}

enum status ledger_draft_get(struct ctx *ctx, int64_t id, struct ledger_draft_whole *out)
{
    struct err before;
    enum status st;

    *out = (struct ledger_draft_whole){0};
    TRY(ledger_store_draft(ctx, id, &out->row));
    TRY(read_at(ctx, out->row.body, "body", &out->d));
    before = ctx->err;
    st = ledger_kind_get(ctx, out->row.kind, &out->kind);
    if (st == ST_NOT_FOUND) { /* a new kind; why the page is shown again is still to be told */
        ctx->err = before;
        return ST_OK;
    }
    TRY(st);
    if (!ledger_may_read(ctx, &out->kind))
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    out->published = true;
    return ledger_definition_of(ctx, out->kind.version_id, &out->was);
}

/* ---------------------------------------------------------------- beginning */

struct begin {
    struct ledger_draft *row;
    struct ledger_definition *d; /* of a new kind: still to be named */
};

static enum status begin_tx(struct ctx *ctx, const void *input)
{
    const struct begin *b = input;
    struct ledger_draft *row = b->row;

    row->id = db_new_id(ctx);
    if (b->d != NULL) {
        b->d->kind = str_printf(ctx->arena, "own_%lld", (long long)row->id);
        row->kind = b->d->kind;
        row->body = printed(ctx, b->d);
    }
    return ledger_store_draft_insert(ctx, row);
}

/* The text of a kind that is there or shipped. */
static enum status body_of(struct ctx *ctx, struct str kind, struct str *out, int64_t *out_version)
{
    const char *shipped = ledger_shipped(kind);
    struct ledger_kind_version v;
    struct ledger_kind k;
    const enum status st = ledger_kind_get(ctx, kind, &k);

    *out_version = 0;
    if (st == ST_NOT_FOUND && shipped != NULL) {
        *out = str_from(shipped);
        return ST_OK;
    }
    TRY(st);
    if (!ledger_may_read(ctx, &k))
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    TRY(ledger_store_version(ctx, k.version_id, &v));
    *out = v.body;
    *out_version = k.version_id;
    return ST_OK;
}

static void empty_page(struct ctx *ctx, struct ledger_definition *d, struct str name)
{
    d->group = S("X");
    d->unit = T("ledger.draft.first_unit");
    d->fields[0] = (struct ledger_field){.name = S("title"),
                                         .label = T("ledger.draft.first_title"),
                                         .type = LEDGER_TEXT,
                                         .required = true};
    d->fields[1] = (struct ledger_field){.name = S("day"),
                                         .label = T("ledger.draft.first_day"),
                                         .type = LEDGER_DATE,
                                         .required = true,
                                         .otherwise = S("today")};
    d->fields_count = 2;
    d->figures[0] =
        (struct ledger_figure){.name = S("n1"),
                               .label = TF(ctx->arena, "ledger.draft.first_figure", name),
                               .unit = d->unit,
                               .measure = LEDGER_COUNT};
    d->figures_count = 1;
    d->shown[0] = S("day");
    d->shown[1] = S("title");
    d->shown_count = 2;
}

/* A label is one word: blanks would end it. */
static bool word(struct ctx *ctx, const char *at, struct str s)
{
    if (s.len == 0)
        invalid(ctx, at, "form.required", NULL);
    else if (str_has(s, S(" ")) || str_has(s, S("\t")))
        invalid(ctx, at, "ledger.make.err.blank", NULL);
    else
        return true;
    return false;
}

enum status ledger_draft_new(struct ctx *ctx, struct str name, struct str like, int64_t *out_id)
{
    struct ledger_definition *d = arena_new(ctx->arena, struct ledger_definition);
    struct ledger_draft row = {.body = S("")};
    int64_t version;

    invalid_long(ctx, "name", name, NEW_NAME_CHARS);
    (void)word(ctx, "name", name);
    TRY(invalid_done(ctx));
    if (like.len > 0) {
        TRY(body_of(ctx, like, &row.body, &version));
        TRY(read_at(ctx, row.body, "like", &d));
        d->practice = S("");
        d->group = S("X");
    } else {
        *d = (struct ledger_definition){0};
        empty_page(ctx, d, name);
    }
    d->name = name;
    TRY(db_tx(ctx, begin_tx, &(struct begin){&row, d}));
    *out_id = row.id;
    return ST_OK;
}

enum status ledger_draft_of(struct ctx *ctx, struct str kind, int64_t *out_id)
{
    struct ledger_draft row = {.kind = kind};
    const enum status st = ledger_store_draft_of(ctx, kind, &row);

    if (st == ST_OK) {
        *out_id = row.id;
        return ST_OK;
    }
    if (st != ST_NOT_FOUND)
        return st;
    row = (struct ledger_draft){.kind = kind};
    TRY(body_of(ctx, kind, &row.body, &row.based_on));
    TRY(db_tx(ctx, begin_tx, &(struct begin){&row, NULL}));
    *out_id = row.id;
    return ST_OK;
}

enum status ledger_draft_shipped(struct ctx *ctx, struct str kind, int64_t *out_id)
{
    const char *shipped = ledger_shipped(kind);
    struct ledger_draft_whole w;

    if (shipped == NULL)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    TRY(ledger_draft_of(ctx, kind, out_id));
    TRY(ledger_draft_get(ctx, *out_id, &w));
    return ledger_draft_text(ctx, &w, str_from(shipped));
}

/* ---------------------------------------------------------------- changing */

static enum status update_tx(struct ctx *ctx, const void *input)
{
    return ledger_store_draft_update(ctx, input);
}

static enum status drop_tx(struct ctx *ctx, const void *input)
{
    const struct ledger_draft *row = input;

    return ledger_store_draft_delete(ctx, row->id, row->version);
}

/* What a definition names, as its office calls it. */
static struct str called(const struct ledger_definition *d, struct str name)
{
    const struct ledger_field *f = ledger_field(d, name);
    const struct ledger_state *s = ledger_state(d, name);

    if (f != NULL)
        return f->label;
    return s != NULL ? s->label : name;
}

/* Whoever changes a piece sees no lines: why the whole no longer reads, in his words. */
static const char *why(struct ctx *ctx, const struct ledger_definition_fault *fault)
{
    if (strcmp(fault->key, "value") == 0)
        return "ledger.make.err.value";
    if (str_among("not_date not_number not_told not_text not_deputy not_column condition",
                  str_from(fault->key)))
        return "ledger.make.err.type";
    return ledger_fault_key(ctx, fault);
}

static enum status sound(struct ctx *ctx, const struct ledger_definition *d, struct str body,
                         const char *at)
{
    struct ledger_definition_fault fault;
    const bool reads = ledger_definition_parse(
        ctx->arena, body, arena_new(ctx->arena, struct ledger_definition), &fault);

    if (!reads)
        invalid(ctx, at, why(ctx, &fault), str_z(ctx->arena, called(d, str_from(fault.arg))));
    return invalid_done(ctx);
}

enum status ledger_draft_put(struct ctx *ctx, const struct ledger_draft_whole *w, const char *at)
{
    struct ledger_draft row = w->row;

    row.body = printed(ctx, w->d);
    TRY(sound(ctx, w->d, row.body, at));
    return db_tx(ctx, update_tx, &row);
}

enum status ledger_draft_text(struct ctx *ctx, const struct ledger_draft_whole *w, struct str text)
{
    struct ledger_draft row = w->row;
    struct ledger_definition *d;

    TRY(read_at(ctx, text, "body", &d));
    row.body = text;
    if (!str_eq(d->kind, row.kind) && !w->published) {
        d->kind = row.kind;
        row.body = printed(ctx, d);
    } else if (!str_eq(d->kind, row.kind)) {
        invalid(ctx, "body", "ledger.make.err.other_kind", str_z(ctx->arena, row.kind));
        return invalid_done(ctx);
    }
    return db_tx(ctx, update_tx, &row);
}

enum status ledger_draft_drop(struct ctx *ctx, const struct ledger_draft_whole *w)
{
    return db_tx(ctx, drop_tx, &w->row);
}

/* Rights that the draft has left as they were follow what was published meanwhile. */
static void rights_follow(struct ctx *ctx, struct ledger_words *own,
                          const struct ledger_words *base, const struct ledger_words *now)
{
    if (str_eq(ledger_words_text(ctx->arena, own), ledger_words_text(ctx->arena, base)))
        *own = *now;
}

static enum status rights_renew(struct ctx *ctx, const struct ledger_draft_whole *w)
{
    const struct ledger_definition *base;

    TRY(ledger_definition_of(ctx, w->row.based_on, &base));
    rights_follow(ctx, &w->d->read, &base->read, &w->was->read);
    rights_follow(ctx, &w->d->write, &base->write, &w->was->write);
    arr_each (i, w->d->steps_count) {
        struct ledger_step *own = &w->d->steps[i];
        const struct ledger_step *before = ledger_step(base, own->name);
        const struct ledger_step *now = ledger_step(w->was, own->name);

        if (before != NULL && now != NULL)
            rights_follow(ctx, &own->by, &before->by, &now->by);
    }
    return ST_OK;
}

enum status ledger_draft_renew(struct ctx *ctx, const struct ledger_draft_whole *w)
{
    struct ledger_draft row = w->row;

    if (w->published && row.based_on != 0) {
        TRY(rights_renew(ctx, w));
        row.body = printed(ctx, w->d);
    }
    row.based_on = w->published ? w->kind.version_id : 0;
    return db_tx(ctx, update_tx, &row);
}

/* ---------------------------------------------------------------- publishing */

static enum status count_of(struct ctx *ctx, int64_t kind_id, const struct ledger_change *c,
                            int64_t *out)
{
    *out = 0;
    switch (c->effect) {
    case LEDGER_EFFECT_NONE:
        return ST_OK;
    case LEDGER_EFFECT_VALUES:
        return ledger_store_count_values(ctx, kind_id, c->field, c->value, out);
    case LEDGER_EFFECT_BLANK:
        return ledger_store_count_blank(ctx, kind_id, c->field, out);
    case LEDGER_EFFECT_STATE:
        return ledger_store_count_state(ctx, kind_id, c->value, out);
    }
    return ST_OK;
}

enum status ledger_draft_impacts(struct ctx *ctx, const struct ledger_draft_whole *w,
                                 struct ledger_impact **out, size_t *out_count)
{
    struct ledger_change *changes =
        arena_array(ctx->arena, LEDGER_CHANGES_MAX, struct ledger_change);

    *out_count = 0;
    if (!w->published)
        return ST_OK;
    *out_count = ledger_compare(ctx->arena, w->was, w->d, changes);
    *out = arena_array(ctx->arena, *out_count, struct ledger_impact);
    arr_each (i, *out_count) {
        struct ledger_impact *x = &(*out)[i];

        x->change = changes[i];
        TRY(count_of(ctx, w->kind.id, &changes[i], &x->entries));
        x->blocks = changes[i].forbidden && x->entries > 0;
    }
    return ST_OK;
}

enum status ledger_figure_taken(struct ctx *ctx, struct str kind, const struct ledger_figure *x,
                                bool *out)
{
    const struct str own =
        str_printf(ctx->arena, "ledger." STR_FMT "." STR_FMT, STR_ARG(kind), STR_ARG(x->name));
    const struct indicator **all;
    size_t count;

    *out = false;
    TRY(indicator_all(ctx, &all, &count));
    arr_each (i, count)
        *out = *out || (str_eq(indicator_words_of(ctx, all[i]).label, x->label) &&
                        !str_eqz(own, all[i]->name));
    return ST_OK;
}

enum status ledger_draft_publish(struct ctx *ctx, const struct ledger_draft_whole *w,
                                 struct str note)
{
    const char *shipped = ledger_shipped(w->row.kind);
    struct ledger_kind_new in = {.body = w->row.body,
                                 .note = note,
                                 .shipped = shipped != NULL && str_eqz(w->row.body, shipped)};
    struct ledger_impact *all = NULL;
    size_t count;
    int64_t id;

    if (w->row.based_on != (w->published ? w->kind.version_id : 0))
        return fail(&ctx->err, ST_RULE, "ledger.draft.outdated", NULL);
    TRY(ledger_draft_impacts(ctx, w, &all, &count));
    arr_each (i, count)
        if (all[i].blocks)
            return fail(&ctx->err, ST_RULE, "ledger.draft.blocked",
                        str_z(ctx->arena, all[i].change.label));
    in.version = w->published ? w->kind.version : 0;
    TRY(ledger_kind_save(ctx, &in, &id));
    if (w->published && !w->kind.on)
        TRY(ledger_kind_on(ctx, w->row.kind, &id));
    return ledger_draft_drop(ctx, w);
}
