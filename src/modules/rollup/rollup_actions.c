// SPDX-License-Identifier: MulanPSL-2.0
/* Use cases of packages. */
#include "modules/rollup/rollup_actions.h"
#include "modules/congress/congress.h"
#include "modules/indicator/indicator.h"
#include "modules/rollup/rollup_rules.h"
#include "modules/rollup/rollup_store.h"
#include "platform/box.h"
#include "platform/crypt.h"
#include "platform/db.h"
#include "platform/event.h"

enum { AHEAD_SECONDS = 24 * 60 * 60 }; /* clocks differ, but not by a day */

static struct str hash_of(struct arena *a, struct str bytes)
{
    uint8_t hash[32];

    crypt_sm3(bytes.ptr, bytes.len, hash);
    return str_hex(a, hash, sizeof hash);
}

struct str rollup_fingerprint(struct arena *a, struct str public_hex)
{
    uint8_t key[SIGN_PUBLIC];
    char text[SIGN_FINGERPRINT];

    if (str_unhex(public_hex, key, sizeof key) != SIGN_PUBLIC)
        return S("");
    sign_fingerprint(key, text);
    return str_dup(a, str_from(text));
}

enum status rollup_own_fingerprint(struct ctx *ctx, struct str *out)
{
    uint8_t seed[SIGN_SEED];
    struct str public_hex;
    const enum status st = rollup_store_key(ctx, seed, &public_hex);

    box_wipe(seed, sizeof seed);
    *out = S("");
    if (st == ST_OK)
        *out = rollup_fingerprint(ctx->arena, public_hex);
    if (st != ST_NOT_FOUND)
        return st;
    ctx->err = (struct err){0};
    return ST_OK;
}

/* ---------------------------------------------------------------- ours */

struct making {
    struct rollup_package *package;
    int64_t *out_id;
};

static enum status key_ready(struct ctx *ctx, uint8_t seed[SIGN_SEED], struct str *out_public)
{
    uint8_t public[SIGN_PUBLIC];
    const enum status st = rollup_store_key(ctx, seed, out_public);

    if (st != ST_NOT_FOUND)
        return st;
    ctx->err = (struct err){0};
    crypt_random(seed, SIGN_SEED);
    sign_public_key(seed, public);
    *out_public = str_hex(ctx->arena, public, sizeof public);
    return rollup_store_key_insert(ctx, seed, *out_public);
}

static enum status make_tx(struct ctx *ctx, const void *input)
{
    const struct making *a = input;
    uint8_t seed[SIGN_SEED], signature[SIGN_BYTES];
    struct str public_hex, written, file;
    struct rollup_made made;

    TRY(key_ready(ctx, seed, &public_hex));
    written = rollup_write(ctx->arena, a->package, public_hex);
    sign_make(seed, written, signature);
    box_wipe(seed, sizeof seed);
    file = rollup_sign(ctx->arena, written, str_hex(ctx->arena, signature, sizeof signature));
    made = (struct rollup_made){.id = db_new_id(ctx),
                                .from = a->package->from,
                                .to = a->package->to,
                                .made_at = a->package->made_at,
                                .made_by = ctx->actor->name,
                                .figures = (int64_t)a->package->count,
                                .hash = hash_of(ctx->arena, file)};
    TRY(rollup_store_made_insert(ctx, &made, file));
    *a->out_id = made.id;
    return event_emit(ctx, "rollup.made", made.id);
}

static struct str unit_of(struct ctx *ctx, const struct indicator *i, struct str shown)
{
    const bool money = strcmp(i->unit, "unit.yuan") == 0 || strcmp(i->unit, "unit.wan_yuan") == 0;

    return money ? rollup_money_unit(ctx->arena, shown) : shown;
}

/* Everything that is one number of the period. What fails for a reason of its own stays out. */
static enum status gather(struct ctx *ctx, struct rollup_package *p)
{
    const struct indicator_query q = {.period = {p->from, p->to}};
    const struct indicator **all;
    size_t count;

    TRY(indicator_all(ctx, &all, &count));
    p->figures = arena_array(ctx->arena, count, struct rollup_figure);
    for (size_t i = 0; i < count && p->count < ROLLUP_FIGURES_MAX; i++) {
        const struct indicator_words words = indicator_words_of(ctx, all[i]);
        const struct indicator_before before = indicator_before(ctx);
        struct indicator_value v;
        enum status st;

        if (str_starts(str_from(all[i]->name), S("rollup.")))
            continue;
        st = indicator_value_of(ctx, all[i], &q, &v);
        if (indicator_left_out(ctx, all[i], st, &before))
            continue;
        TRY(st);
        p->figures[p->count++] = (struct rollup_figure){
            .name = str_from(all[i]->name),
            .label = words.label,
            .unit = unit_of(ctx, all[i], words.unit),
            .definition = words.definition,
            .numerator = v.numerator,
            .denominator = all[i]->ratio ? v.denominator : -1,
        };
    }
    return ST_OK;
}

enum status rollup_make(struct ctx *ctx, struct date from, struct date to, int64_t *out_id)
{
    struct rollup_package p = {.from = from, .to = to, .made_at = ctx->now};
    struct congress c;

    if (date_none(from) || date_none(to) || date_cmp(from, to) > 0)
        return fail_field(&ctx->err, "from", "rollup.err.period", NULL);
    TRY(congress_get(ctx, ctx->congress_id, &c));
    p.code = c.code;
    p.congress = c.name;
    p.level = str_from(congress_level_word(c.level));
    TRY(gather(ctx, &p));
    return db_tx(ctx, make_tx, &(struct making){&p, out_id});
}

/* ---------------------------------------------------------------- others' */

struct taking {
    const struct rollup_file *file;
    struct str bytes;
    int64_t *out_id;
};

static enum status sender_of(struct ctx *ctx, const struct rollup_file *f, int64_t *out_id)
{
    struct rollup_sender s;
    const enum status st = rollup_store_sender_of(ctx, f->public_hex, &s);

    if (st == ST_OK && str_eqz(s.state, "refused"))
        return fail(&ctx->err, ST_RULE, "rollup.err.refused", NULL);
    if (st == ST_OK && !str_eq(s.code, f->package.code))
        return fail_field(&ctx->err, "file", "rollup.err.other_code", NULL);
    *out_id = s.id;
    if (st != ST_NOT_FOUND)
        return st;
    ctx->err = (struct err){0};
    s = (struct rollup_sender){.id = db_new_id(ctx),
                               .code = f->package.code,
                               .name = f->package.congress,
                               .level = f->package.level,
                               .public_hex = f->public_hex};
    *out_id = s.id;
    return rollup_store_sender_insert(ctx, &s);
}

static enum status take_tx(struct ctx *ctx, const void *input)
{
    const struct taking *a = input;
    const struct rollup_package *p = &a->file->package;
    struct rollup_taken t = {.from = p->from,
                             .to = p->to,
                             .made_at = p->made_at,
                             .figures = (int64_t)p->count,
                             .hash = hash_of(ctx->arena, a->bytes)};
    bool same, newer;

    TRY(sender_of(ctx, a->file, &t.sender_id));
    TRY(rollup_store_held(ctx, &t, &same, &newer));
    if (same)
        return fail(&ctx->err, ST_CONFLICT, "rollup.err.again", NULL);
    if (newer)
        return fail(&ctx->err, ST_RULE, "rollup.err.older", NULL);
    t.id = db_new_id(ctx);
    TRY(rollup_store_taken_insert(ctx, &t, a->bytes, p->figures));
    *a->out_id = t.id;
    return event_emit(ctx, "rollup.taken", t.id);
}

static bool signed_by_its_key(const struct rollup_file *f)
{
    uint8_t public[SIGN_PUBLIC], signature[SIGN_BYTES];

    return str_unhex(f->public_hex, public, sizeof public) == SIGN_PUBLIC &&
           str_unhex(f->signature_hex, signature, sizeof signature) == SIGN_BYTES &&
           sign_check(public, f->written, signature);
}

enum status rollup_take(struct ctx *ctx, struct str file, int64_t *out_id)
{
    struct rollup_file f;
    struct congress own;
    int line;
    const char *fault = rollup_read(ctx->arena, file, &f, &line);

    if (fault != NULL)
        return fail_field(&ctx->err, "file", fault, str_int(ctx->arena, line).ptr);
    if (!signed_by_its_key(&f))
        return fail_field(&ctx->err, "file", "rollup.err.changed", NULL);
    /* it would be the newest for ever: whatever is right and comes later were refused */
    if (f.package.made_at > ctx->now + AHEAD_SECONDS)
        return fail_field(&ctx->err, "file", "rollup.err.ahead", NULL);
    TRY(congress_get(ctx, ctx->congress_id, &own));
    if (str_eq(own.code, f.package.code))
        return fail_field(&ctx->err, "file", "rollup.err.own", NULL);
    return db_tx(ctx, take_tx, &(struct taking){&f, file, out_id});
}

struct deciding {
    int64_t id, version;
    bool trust;
};

static enum status decide_tx(struct ctx *ctx, const void *input)
{
    const struct deciding *a = input;
    struct rollup_sender s;

    TRY(rollup_sender_get(ctx, a->id, &s));
    s.version = a->version;
    TRY(rollup_store_sender_decide(ctx, &s, a->trust ? "trusted" : "refused"));
    return event_emit(ctx, a->trust ? "rollup.trusted" : "rollup.refused", s.id);
}

enum status rollup_decide(struct ctx *ctx, int64_t sender_id, int64_t version, bool trust)
{
    return db_tx(ctx, decide_tx, &(struct deciding){sender_id, version, trust});
}
