// SPDX-License-Identifier: MulanPSL-2.0
/* Kinds of ledgers: switched on and off, changed by a new version, upgraded from what is shipped.
 */
#include "ledger_kinds_text.h"
#include "modules/ledger/ledger_actions.h"
#include "platform/event.h"
#include "platform/module.h"
#include "platform/text.h"

enum { PAGE = 200 };

static const struct {
    const char *right, *permission;
} RIGHTS[] = {
    {"staff", "ledger.read"},    {"office", "ledger.write"}, {"committee", "ledger.committee"},
    {"leader", "ledger.leader"}, {"party", "ledger.party"},  {"discipline", "ledger.discipline"},
    {"deputy", "ledger.deputy"},
};

const char *ledger_permission(struct str right)
{
    arr_each (i, COUNT(RIGHTS))
        if (str_eqz(right, RIGHTS[i].right))
            return RIGHTS[i].permission;
    return NULL;
}

const char *ledger_permission_held(const struct ctx *ctx, const struct ledger_words *words)
{
    arr_each (i, words->count)
        if (may(ctx, ledger_permission(words->at[i])))
            return ledger_permission(words->at[i]);
    return ledger_permission(words->at[0]);
}

bool ledger_is_open(struct str readers)
{
    struct str word;

    while (str_cut(&readers, '|', &word))
        if (str_eqz(word, "staff"))
            return true;
    return false;
}

bool ledger_rights(const struct ctx *ctx, struct str words)
{
    struct str word;

    while (str_cut(&words, '|', &word)) {
        const char *permission = ledger_permission(word);

        if (permission != NULL && may(ctx, permission))
            return true;
    }
    return false;
}

bool ledger_rights_of(const struct ctx *ctx, const struct ledger_words *words)
{
    return ledger_rights(ctx, ledger_words_text(ctx->arena, words));
}

bool ledger_may_write(const struct ctx *ctx, const struct ledger_kind *k)
{
    return k->on && ledger_rights(ctx, k->writers);
}

bool ledger_may_read(const struct ctx *ctx, const struct ledger_kind *k)
{
    return ledger_rights(ctx, k->readers) || ledger_rights(ctx, k->writers);
}

struct str ledger_words_text(struct arena *a, const struct ledger_words *w)
{
    return str_join(a, w->at, w->count, S("|"));
}

/* ---------------------------------------------------------------- reading */

enum status ledger_kinds(struct ctx *ctx, struct ledger_kind **out, size_t *out_count)
{
    return ledger_store_kinds(ctx, out, out_count);
}

enum status ledger_kind_get(struct ctx *ctx, struct str kind, struct ledger_kind *out)
{
    return ledger_store_kind(ctx, kind, out);
}

/* The word after "kind" without reading the whole. */
static struct str kind_of(const char *body)
{
    const char *at = strstr(body, "kind ");
    struct str rest = str_from(at != NULL ? at + strlen("kind ") : ""), line;

    str_cut(&rest, '\n', &line);
    return str_trim(line);
}

const char *ledger_shipped(struct str kind)
{
    for (size_t i = 0; ledger_kinds_text[i] != NULL; i++)
        if (str_eq(kind_of(ledger_kinds_text[i]), kind))
            return ledger_kinds_text[i];
    return NULL;
}

const char *ledger_shipped_at(size_t index)
{
    return ledger_kinds_text[index];
}

enum status ledger_definition_of(struct ctx *ctx, int64_t version_id,
                                 const struct ledger_definition **out)
{
    struct ledger_definition *d = arena_new(ctx->arena, struct ledger_definition);
    struct ledger_definition_fault fault;
    struct ledger_kind_version v;

    TRY(ledger_store_version(ctx, version_id, &v));
    if (!ledger_definition_parse(ctx->arena, v.body, d, &fault))
        return fail_detail(&ctx->err, ST_INTERNAL, "db.internal", "kind version %lld line %zu: %s",
                           (long long)version_id, fault.line, fault.key);
    *out = d;
    return ST_OK;
}

enum status ledger_open(struct ctx *ctx, struct str kind, struct ledger_kind *k,
                        const struct ledger_definition **d)
{
    TRY(ledger_store_kind(ctx, kind, k));
    if (!ledger_may_read(ctx, k))
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    return ledger_definition_of(ctx, k->version_id, d);
}

/* ---------------------------------------------------------------- writing */

struct str ledger_fault_place(struct ctx *ctx, const struct ledger_definition_fault *fault)
{
    if (fault->line == 0)
        return fault->arg[0] != '\0'
                   ? TF(ctx->arena, "ledger.definition.whole", str_from(fault->arg))
                   : T("ledger.definition.all");
    if (fault->words != NULL)
        return TF(ctx->arena, "ledger.definition.at_among",
                  str_int(ctx->arena, (int64_t)fault->line), str_from(fault->arg),
                  str_from(fault->words));
    return TF(ctx->arena,
              fault->arg[0] != '\0' ? "ledger.definition.at" : "ledger.definition.at_line",
              str_int(ctx->arena, (int64_t)fault->line), str_from(fault->arg));
}

const char *ledger_fault_key(struct ctx *ctx, const struct ledger_definition_fault *fault)
{
    return str_z(ctx->arena, str_printf(ctx->arena, "ledger.definition.%s", fault->key));
}

static bool reads(struct ctx *ctx, struct str body, struct ledger_definition *d)
{
    struct ledger_definition_fault fault;

    if (ledger_definition_parse(ctx->arena, body, d, &fault))
        return true;
    invalid(ctx, "body", ledger_fault_key(ctx, &fault),
            str_z(ctx->arena, ledger_fault_place(ctx, &fault)));
    return false;
}

static void kind_from(struct ctx *ctx, const struct ledger_definition *d, struct ledger_kind *k)
{
    k->kind = d->kind;
    k->name = d->name;
    k->unit = d->unit;
    k->theme = d->group;
    k->practice = d->practice;
    k->readers = ledger_words_text(ctx->arena, &d->read);
    k->writers = ledger_words_text(ctx->arena, &d->write);
}

size_t ledger_dues_make(const struct ledger_definition *d, struct str state,
                        const struct ledger_values *v, struct ledger_due *out)
{
    size_t n = 0;

    arr_each (i, d->deadlines_count) {
        const struct ledger_deadline *x = &d->deadlines[i];
        struct date on;

        if (ledger_deadline_runs(d, x, state, v, &on))
            out[n++] = (struct ledger_due){.part = (int64_t)i + 1, .on = on, .label = x->label};
    }
    return n;
}

/* Deadlines follow the newest text, for old entries too. */
static enum status renew_dues(struct ctx *ctx, const struct ledger_kind *k,
                              const struct ledger_definition *d)
{
    struct ledger_filter f = {.kind_id = k->id, .sort = S("id"), .limit = PAGE};
    int64_t total;

    do {
        struct ledger_entry *all;
        size_t count;

        TRY(ledger_store_list(ctx, &f, &all, &count, &f.after, &total));
        arr_each (i, count) {
            struct ledger_due dues[LEDGER_DEADLINES];
            struct ledger_values v;

            ledger_values_unpack(ctx->arena, d, all[i].data, &v);
            TRY(ledger_store_dues_put(ctx, all[i].id, dues,
                                      ledger_dues_make(d, all[i].state, &v, dues)));
        }
    } while (f.after.len > 0);
    return ST_OK;
}

static enum status add_version(struct ctx *ctx, const struct ledger_kind_new *in,
                               struct ledger_kind *k, int64_t number)
{
    const struct ledger_kind_version v = {
        .id = k->version_id,
        .kind_id = k->id,
        .number = number,
        .body = in->body,
        .note = in->note,
        .shipped = in->shipped,
        .made_at = ctx->now,
        .made_by = ctx->actor->account_id,
        .made_by_name = ctx->actor->name,
    };

    return ledger_store_version_insert(ctx, &v);
}

struct save {
    const struct ledger_kind_new *in;
    const struct ledger_definition *d;
    int64_t *out_id;
};

static enum status save_new(struct ctx *ctx, const struct save *s)
{
    struct ledger_kind k = {.id = db_new_id(ctx), .on = true};

    k.version_id = db_new_id(ctx);
    kind_from(ctx, s->d, &k);
    TRY(ledger_store_kind_insert(ctx, &k));
    TRY(add_version(ctx, s->in, &k, 1));
    *s->out_id = k.id;
    return event_emit(ctx, "ledger.kind_changed", k.id);
}

static enum status save_tx(struct ctx *ctx, const void *input)
{
    const struct save *s = input;
    struct ledger_kind_version *all;
    struct ledger_kind k;
    size_t count;
    enum status st = ledger_store_kind(ctx, s->d->kind, &k);

    if (st == ST_NOT_FOUND)
        return save_new(ctx, s);
    TRY(st);
    if (k.version != s->in->version)
        return fail(&ctx->err, ST_CONFLICT, "db.changed_meanwhile", NULL);
    TRY(ledger_store_versions(ctx, k.id, &all, &count));
    k.version_id = db_new_id(ctx);
    kind_from(ctx, s->d, &k);
    TRY(add_version(ctx, s->in, &k, count > 0 ? all[0].number + 1 : 1));
    TRY(ledger_store_kind_update(ctx, &k));
    TRY(renew_dues(ctx, &k, s->d));
    *s->out_id = k.id;
    return event_emit(ctx, "ledger.kind_changed", k.id);
}

enum status ledger_kind_save(struct ctx *ctx, const struct ledger_kind_new *in, int64_t *out_id)
{
    struct ledger_definition *d = arena_new(ctx->arena, struct ledger_definition);

    invalid_long(ctx, "note", in->note, LEDGER_NOTE_CHARS);
    if (!reads(ctx, in->body, d))
        return invalid_done(ctx);
    TRY(invalid_done(ctx));
    return db_tx(ctx, save_tx, &(struct save){in, d, out_id});
}

/* ---------------------------------------------------------------- on and off */

struct turn {
    struct str kind;
    bool on;
    int64_t *out_id;
};

static enum status turn_tx(struct ctx *ctx, const void *input)
{
    const struct turn *t = input;
    struct ledger_kind k;

    TRY(ledger_store_kind(ctx, t->kind, &k));
    *t->out_id = k.id;
    if (k.on == t->on)
        return ST_OK;
    k.on = t->on;
    TRY(ledger_store_kind_update(ctx, &k));
    return event_emit(ctx, t->on ? "ledger.kind_on" : "ledger.kind_off", k.id);
}

enum status ledger_kind_on(struct ctx *ctx, struct str kind, int64_t *out_id)
{
    const char *body = ledger_shipped(kind);
    struct ledger_kind k;
    const enum status st = ledger_store_kind(ctx, kind, &k);

    if (st != ST_NOT_FOUND) {
        TRY(st);
        return db_tx(ctx, turn_tx, &(struct turn){kind, true, out_id});
    }
    if (body == NULL)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    return ledger_kind_save(
        ctx, &(struct ledger_kind_new){.body = str_from(body), .note = S(""), .shipped = true},
        out_id);
}

enum status ledger_kind_off(struct ctx *ctx, struct str kind)
{
    int64_t id;

    return db_tx(ctx, turn_tx, &(struct turn){kind, false, &id});
}

enum status ledger_kind_upgrades(struct ctx *ctx, const struct ledger_kind *k, bool *out_newer,
                                 bool *out_own)
{
    const char *body = ledger_shipped(k->kind);
    struct ledger_kind_version *all;
    size_t count, i = 0;

    *out_newer = false;
    TRY(ledger_store_versions(ctx, k->id, &all, &count));
    *out_own = count > 0 && !all[0].shipped;
    while (i < count && !all[i].shipped)
        i++;
    if (body != NULL)
        *out_newer = i == count || !str_eqz(all[i].body, body);
    return ST_OK;
}
