// SPDX-License-Identifier: MulanPSL-2.0
/* Who asks: sessions and tokens into actors, for the HTTP layer. Permissions of a role are kept in
 * memory until its congress's stamp moves; what is only noted waits in memory for a job. */
#include "base/arena_limit.h"
#include "base/json.h"
#include "modules/account/account_actions.h"
#include "modules/account/account_store.h"
#include "modules/congress/congress.h"
#include "platform/app.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/permission.h"
#include <pthread.h>

enum {
    ROLE_BUCKETS = 128,
    SEEN_SLOTS = 4096,
    REFUSAL_SLOTS = 256,
    REFUSAL_QUIET_SECONDS = 600, /* the same refusal again is not news */
    PATH_BYTES = 200,
    NAME_BYTES = 160, /* of the longest name an account may have */
    TIDY_SECONDS = 30 * 86400
};

struct role_entry {
    struct role_entry *next;
    int64_t congress_id, stamp;
    struct str role;
    struct permission_set set;
};

struct seen {
    int64_t congress_id, session_id, at;
    bool token; /* the id is a token's */
};

struct refusal {
    int64_t congress_id, account_id, at;
    const char *permission; /* of a route: static */
    char path[PATH_BYTES], address[64], name[NAME_BYTES];
    size_t path_len, address_len, name_len;
    bool waits; /* not yet written */
};

struct auth_state {
    struct arena *arena;
    pthread_mutex_t lock;
    struct role_entry *roles[ROLE_BUCKETS];
    struct seen seen[SEEN_SLOTS];
    struct refusal refusals[REFUSAL_SLOTS];
};

/* ---------------------------------------------------------------- start and end */

static enum status seed_all(struct app *app, struct err *err)
{
    struct ctx *ctx = ctx_open_system(app, 0);
    struct congress *all;
    size_t count;
    enum status st = congress_all(ctx, &all, &count);

    for (size_t i = 0; st == ST_OK && i < count; i++) {
        ctx->congress_id = all[i].id;
        st = account_seed_roles(ctx);
    }
    if (st != ST_OK)
        *err = ctx->err;
    ctx_close(ctx);
    return st;
}

static enum status auth_open(struct app *app, struct err *err)
{
    struct arena *arena = arena_open(0);
    struct auth_state *state = arena_new(arena, struct auth_state);

    state->arena = arena;
    pthread_mutex_init(&state->lock, NULL);
    app->auth_state = state;
    return seed_all(app, err);
}

static void auth_close(struct app *app)
{
    struct auth_state *state = app->auth_state;

    if (state == NULL)
        return;
    app->auth_state = NULL;
    pthread_mutex_destroy(&state->lock);
    arena_close(state->arena);
}

/* ---------------------------------------------------------------- permissions of roles */

static void add_all(struct permission_set *to, const struct permission_set *from)
{
    arr_each (i, COUNT(to->bits)) {
        to->bits[i] |= from->bits[i];
    }
}

static struct role_entry **entry_of(struct auth_state *state, int64_t congress_id, struct str role)
{
    uint64_t hash = (uint64_t)congress_id * 0x9e3779b97f4a7c15U;
    struct role_entry **at;

    arr_each (i, role.len) {
        hash = (hash ^ (uint8_t)role.ptr[i]) * 0x100000001b3U;
    }
    at = &state->roles[hash % ROLE_BUCKETS];
    while (*at != NULL && ((*at)->congress_id != congress_id || !str_eq((*at)->role, role)))
        at = &(*at)->next;
    return at;
}

/* Add what memory knows of the role; false if that is nothing, or old. */
static bool add_known(struct auth_state *state, const struct session_post *post,
                      struct permission_set *to)
{
    const struct role_entry *entry;
    bool known;

    pthread_mutex_lock(&state->lock);
    entry = *entry_of(state, post->congress_id, post->role);
    known = entry != NULL && entry->stamp == post->stamp;
    if (known)
        add_all(to, &entry->set);
    pthread_mutex_unlock(&state->lock);
    return known;
}

static void keep_known(struct auth_state *state, const struct session_post *post,
                       const struct permission_set *set)
{
    struct role_entry **at;

    pthread_mutex_lock(&state->lock);
    arena_hold();
    at = entry_of(state, post->congress_id, post->role);
    if (*at == NULL) {
        *at = arena_new(state->arena, struct role_entry);
        (*at)->congress_id = post->congress_id;
        (*at)->role = str_dup(state->arena, post->role);
    }
    (*at)->stamp = post->stamp;
    (*at)->set = *set;
    arena_let();
    pthread_mutex_unlock(&state->lock);
}

static enum status add_role(struct ctx *ctx, const struct session_post *post,
                            struct permission_set *to)
{
    struct auth_state *state = ctx->app->auth_state;
    struct permission_set set = {0};
    struct str *names;
    size_t count;

    if (state != NULL && add_known(state, post, to))
        return ST_OK;
    TRY(account_store_grants_of(ctx, post->congress_id, post->role, &names, &count));
    arr_each (i, count) {
        permission_set_add(&set, names[i].ptr);
    }
    if (state != NULL)
        keep_known(state, post, &set);
    add_all(to, &set);
    return ST_OK;
}

/* ---------------------------------------------------------------- the actor */

/* The post chosen for this session, else the first at home, else the first. */
static const struct session_post *chosen(const struct session_found *f)
{
    const struct session_post *home = NULL;

    arr_each (i, f->posts_count) {
        if (f->posts[i].post_id != 0 && f->posts[i].post_id == f->post_id)
            return &f->posts[i];
        if (home == NULL && f->posts[i].congress_id == f->congress_id)
            home = &f->posts[i];
    }
    return home != NULL ? home : &f->posts[0];
}

static enum status make_sign_in(struct ctx *ctx, const struct session_found *f,
                                struct permission_set *set, struct sign_in *out)
{
    const struct session_post *post = chosen(f);

    *out = (struct sign_in){
        .actor = {.account_id = f->account_id,
                  .congress_id = post->congress_id != 0 ? post->congress_id : f->congress_id,
                  .organ_id = post->organ_id,
                  .name = f->name,
                  .permissions = set},
        .csrf = f->csrf,
        .must_change_password = f->must_change,
        .must_set_second = f->must_set_second && f->csrf.len > 0, /* machines have none */
        .only_deputy = post->post_id != 0,
        .congress_name = post->congress_name,
        .display_name = f->name,
    };
    arr_each (i, f->posts_count) {
        if (f->posts[i].post_id == 0 || f->posts[i].congress_id != out->actor.congress_id)
            continue;
        /* What a chief may in one unit he may not in another where he is a handler. */
        if (!account_role_of_unit(f->posts[i].role) || f->posts[i].organ_id == post->organ_id)
            TRY(add_role(ctx, &f->posts[i], set));
        if (f->posts[i].deputy_id != 0)
            out->actor.deputy_id = f->posts[i].deputy_id;
        out->only_deputy = out->only_deputy && str_eqz(f->posts[i].role, "deputy");
    }
    return ST_OK;
}

static void note_seen(struct ctx *ctx, const struct session_found *f, bool token)
{
    struct auth_state *state = ctx->app->auth_state;
    struct seen *slot;

    if (state == NULL || ctx->now - f->last_seen_at < SESSION_SEEN_EVERY_SECONDS)
        return;
    slot = &state->seen[(uint64_t)f->id % SEEN_SLOTS];
    pthread_mutex_lock(&state->lock);
    /* A slot taken by another session: the next request of this one will find it free. */
    if (slot->session_id == 0)
        *slot = (struct seen){f->congress_id, f->id, ctx->now, token};
    pthread_mutex_unlock(&state->lock);
}

static enum status by_cookie(struct ctx *ctx, struct str token, struct sign_in *out)
{
    struct permission_set *set = arena_new(ctx->arena, struct permission_set);
    const struct str hash = account_token_hash(ctx->arena, token);
    struct session_found found;

    TRY(account_store_session_by_token(ctx, hash, false, &found));
    if (ctx->now - found.last_seen_at >= SESSION_SEEN_EVERY_SECONDS) /* as far as was kept */
        TRY(account_store_session_by_token(ctx, hash, true, &found));
    if (account_session_over(ctx->now, found.last_seen_at, found.idle_seconds, found.ends_at))
        return fail(&ctx->err, ST_NOT_FOUND, "account.session_over", NULL);
    TRY(make_sign_in(ctx, &found, set, out));
    out->actor.session_id = found.id;
    note_seen(ctx, &found, false);
    return ST_OK;
}

/* Who holds these can give himself everything else. */
static const char *const KEYS[] = {"account.manage", "account.role", "account.token",
                                   "account.slip"};

static enum status by_bearer(struct ctx *ctx, struct str token, struct sign_in *out)
{
    struct permission_set *set = arena_new(ctx->arena, struct permission_set);
    struct session_found found;
    const enum status st =
        account_store_token_by_token(ctx, account_token_hash(ctx->arena, token), &found);

    if (st == ST_NOT_FOUND)
        ctx->err = (struct err){0};
    if (st == ST_NOT_FOUND)
        return fail(&ctx->err, ST_NOT_FOUND, "account.token.unknown", NULL);
    TRY(st);
    if (found.revoked || !found.active)
        return fail(&ctx->err, ST_NOT_FOUND, "account.token.is_revoked", NULL);
    if (found.ends_at != 0 && found.ends_at <= ctx->now)
        return fail(&ctx->err, ST_NOT_FOUND, "account.token.over", NULL);
    TRY(make_sign_in(ctx, &found, set, out));
    permission_set_narrow(set, found.scopes);
    if (!permission_scope_has_keys(found.scopes))
        arr_each (i, COUNT(KEYS))
            permission_set_drop(set, KEYS[i]);
    out->scopes = found.scopes;
    out->token_id = found.id;
    note_seen(ctx, &found, true);
    return ST_OK;
}

/* ---------------------------------------------------------------- refusals */

static size_t clip_into(char *to, size_t size, struct str s)
{
    const size_t len = s.len < size ? s.len : size;

    if (len > 0)
        memcpy(to, s.ptr, len);
    return len;
}

/* The slot of the same refusal or, if there is none, the oldest that is written. */
static struct refusal *refusal_slot(struct auth_state *state, const struct ctx *ctx,
                                    const char *permission)
{
    struct refusal *free_slot = NULL;

    arr_each (i, REFUSAL_SLOTS) {
        struct refusal *r = &state->refusals[i];

        if (r->account_id == ctx->actor->account_id && r->permission == permission)
            return r;
        if (!r->waits && (free_slot == NULL || r->at < free_slot->at))
            free_slot = r;
    }
    return free_slot;
}

static void refused(struct ctx *ctx, const char *permission, struct str path)
{
    struct auth_state *state = ctx->app->auth_state;
    struct refusal *r;

    if (state == NULL || ctx->actor->account_id == 0)
        return;
    pthread_mutex_lock(&state->lock);
    r = refusal_slot(state, ctx, permission);
    if (r != NULL && (r->account_id != ctx->actor->account_id || r->permission != permission ||
                      ctx->now - r->at >= REFUSAL_QUIET_SECONDS)) {
        *r = (struct refusal){.congress_id = ctx->actor->congress_id,
                              .account_id = ctx->actor->account_id,
                              .at = ctx->now,
                              .permission = permission,
                              .waits = true};
        r->path_len = clip_into(r->path, sizeof r->path, path);
        r->address_len = clip_into(r->address, sizeof r->address, ctx->address);
        r->name_len = clip_into(r->name, sizeof r->name, ctx->actor->name);
    }
    pthread_mutex_unlock(&state->lock);
}

/* ---------------------------------------------------------------- writing what was noted */

struct kept {
    const struct seen *seen;
    size_t seen_count;
    const struct refusal *refusals;
    size_t refusals_count;
};

static enum status write_refusal(struct ctx *ctx, const struct refusal *r)
{
    const struct actor actor = {
        .account_id = r->account_id, .congress_id = r->congress_id, .name = {r->name, r->name_len}};
    const struct actor *before = ctx->actor;
    struct buf text = buf_new(ctx->arena, 4096);
    struct json j = json_begin(&text);
    enum status st;

    json_object(&j, NULL);
    json_str(&j, "permission", str_from(r->permission));
    json_str(&j, "path", (struct str){r->path, r->path_len});
    json_instant(&j, "at", r->at);
    json_object_end(&j);
    ctx->actor = &actor;
    ctx->address = (struct str){r->address, r->address_len};
    st = event_emit_data(ctx, "account.refused", r->account_id, buf_view(&text));
    ctx->actor = before;
    ctx->address = S("");
    return st;
}

static enum status keep_tx(struct ctx *ctx, const void *input)
{
    const struct kept *kept = input;

    arr_each (i, kept->seen_count) {
        if (kept->seen[i].token)
            TRY(account_store_token_used(ctx, kept->seen[i].session_id, kept->seen[i].at));
        else
            TRY(account_store_session_seen(ctx, kept->seen[i].session_id, kept->seen[i].at));
    }
    arr_each (i, kept->refusals_count) {
        TRY(write_refusal(ctx, &kept->refusals[i]));
    }
    return ST_OK;
}

enum status account_keep(struct ctx *ctx)
{
    struct auth_state *state = ctx->app->auth_state;
    struct refusal *refusals;
    struct seen *seen;
    struct kept kept = {0};

    if (state == NULL)
        return ST_OK;
    seen = arena_array(ctx->arena, SEEN_SLOTS, struct seen);
    refusals = arena_array(ctx->arena, REFUSAL_SLOTS, struct refusal);
    pthread_mutex_lock(&state->lock);
    arr_each (i, SEEN_SLOTS) {
        if (state->seen[i].session_id == 0 || state->seen[i].congress_id != ctx->congress_id)
            continue;
        seen[kept.seen_count++] = state->seen[i];
        state->seen[i] = (struct seen){0};
    }
    arr_each (i, REFUSAL_SLOTS) {
        if (!state->refusals[i].waits || state->refusals[i].congress_id != ctx->congress_id)
            continue;
        refusals[kept.refusals_count++] = state->refusals[i];
        state->refusals[i].waits = false;
    }
    pthread_mutex_unlock(&state->lock);
    if (kept.seen_count == 0 && kept.refusals_count == 0)
        return ST_OK;
    kept.seen = seen;
    kept.refusals = refusals;
    return db_tx(ctx, keep_tx, &kept);
}

static enum status tidy_tx(struct ctx *ctx, const void *input)
{
    return account_store_tidy(ctx, *(const int64_t *)input);
}

enum status account_tidy(struct ctx *ctx)
{
    const int64_t before = ctx->now - TIDY_SECONDS;

    return db_tx(ctx, tidy_tx, &before);
}

/* ---------------------------------------------------------------- somebody unknown */

static bool is_above_another(const struct congress *all, size_t count, const struct congress *c)
{
    arr_each (i, count)
        if (all[i].parent_id == c->id)
            return true;
    return false;
}

static enum status visitor_place(struct ctx *ctx, struct str *out)
{
    struct congress *all;
    size_t count, fits = 0;
    struct str name = S("");

    TRY(congress_all(ctx, &all, &count));
    arr_each (i, count) {
        if (ctx->congress_id != 0 ? all[i].id != ctx->congress_id
                                  : is_above_another(all, count, &all[i]))
            continue;
        name = all[i].short_name;
        fits++;
    }
    *out = fits == 1 ? name : S("");
    return ST_OK;
}

const struct auth_hooks account_auth = {
    .open = auth_open,
    .close = auth_close,
    .by_cookie = by_cookie,
    .by_bearer = by_bearer,
    .refused = refused,
    .visitor_place = visitor_place,
    .sign_in_path = "/account/sign-in",
    .first_password_path = "/account/password",
    .second_path = "/account/totp",
    .sign_out_path = "/account/sign-out",
    .me_path = "/account",
};
