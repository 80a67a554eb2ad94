// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of settings, of how people want to be told, and of robots. */
#include "modules/notice/notice_store_setting.h"
#include "platform/crypt.h"
#include "platform/db.h"
#include "platform/event.h"

enum { SETTINGS_MAX = 100, CHOICES_MAX = 2000, HOOKS_MAX = 50 };

#define CONGRESS B_INT("congress", ctx->congress_id)

static const char SECRET[] = "notice.secret", MAIL[] = "notice.mail", URL[] = "notice.hook_url",
                  HOOK_SECRET[] = "notice.hook_secret";

/* ---------------------------------------------------------------- settings */

enum status notice_store_settings(struct ctx *ctx, struct notice_setting_row **out,
                                  size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT name, value, key_id, sealed FROM notice_setting"
                " WHERE congress_id = :congress ORDER BY name LIMIT :most",
                CONGRESS, B_INT("most", SETTINGS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct notice_setting_row);
    *out_count = r.count;
    arr_each (i, r.count) {
        (*out)[i] = (struct notice_setting_row){cell_text(&r, i, 0), cell_text(&r, i, 1)};
        if (!cell_null(&r, i, 2))
            TRY(crypt_open_kept(ctx, cell_int(&r, i, 2), SECRET, cell_text(&r, i, 3),
                                &(*out)[i].value));
    }
    return ST_OK;
}

enum status notice_store_set(struct ctx *ctx, const char *name, struct str value, bool secret)
{
    struct str sealed = S("");
    int64_t key = 0;
    struct rows r;

    if (secret && value.len != 0) {
        TRY(crypt_key_new(ctx, &key));
        TRY(crypt_seal(ctx, key, SECRET, value, &sealed));
    }
    TRY(DB_ROWS(ctx, &r,
                "INSERT INTO notice_setting (congress_id, id, name, value, key_id, sealed)"
                " VALUES (:congress, :id, :name, :value, :key, :sealed)"
                " ON CONFLICT (congress_id, name) DO UPDATE SET value = :value, key_id = :key,"
                " sealed = :sealed RETURNING id",
                CONGRESS, B_INT("id", db_new_id(ctx)), B_Z("name", name),
                B_TEXT("value", secret ? S("") : value), B_ID("key", key),
                B_SEALED("sealed", sealed)));
    return event_row(ctx, "notice_setting", cell_int(&r, 0, 0));
}

/* ---------------------------------------------------------------- people */

static int64_t minute_or_none(const struct rows *r, size_t col)
{
    return cell_null(r, 0, col) ? -1 : cell_int(r, 0, col);
}

enum status notice_store_person(struct ctx *ctx, int64_t account_id, struct notice_person *out)
{
    struct rows r;

    *out = (struct notice_person){account_id, 0, S(""), -1, -1, -1};
    TRY(DB_ROWS(ctx, &r,
                "SELECT version, key_id, mail_sealed, quiet_from, quiet_to, digest_at"
                " FROM notice_person WHERE congress_id = :congress AND id = :id",
                CONGRESS, B_INT("id", account_id)));
    if (r.count == 0)
        return ST_OK;
    out->version = cell_int(&r, 0, 0);
    out->quiet_from = minute_or_none(&r, 3);
    out->quiet_to = minute_or_none(&r, 4);
    out->digest_at = minute_or_none(&r, 5);
    if (cell_null(&r, 0, 1))
        return ST_OK;
    return crypt_open_kept(ctx, cell_int(&r, 0, 1), MAIL, cell_text(&r, 0, 2), &out->mail);
}

static struct bind B_MINUTE(const char *name, int64_t minute) {
    return (struct bind){.name = name, .type = BIND_INT, .null = minute < 0, .n = minute};
}

enum status
notice_store_save_person(struct ctx *ctx, const struct notice_person *p, int64_t key_id)
{
    struct str sealed;
    int64_t changed;

    TRY(crypt_seal(ctx, key_id, MAIL, p->mail, &sealed));
    TRY(db_exec(ctx, &changed,
                "INSERT INTO notice_person (congress_id, id, key_id, mail_sealed, quiet_from,"
                " quiet_to, digest_at)"
                " VALUES (:congress, :id, :key, :mail, :from, :to, :digest)"
                " ON CONFLICT (congress_id, id) DO UPDATE SET key_id = :key, mail_sealed = :mail,"
                " quiet_from = :from, quiet_to = :to, digest_at = :digest,"
                " version = notice_person.version + 1 WHERE notice_person.version = :version",
                BINDS(CONGRESS, B_INT("id", p->account_id), B_INT("key", key_id),
                      B_SEALED("mail", sealed), B_MINUTE("from", p->quiet_from),
                      B_MINUTE("to", p->quiet_to), B_MINUTE("digest", p->digest_at),
                      B_INT("version", p->version))));
    if (changed == 0)
        return fail(&ctx->err, ST_CONFLICT, "db.changed_meanwhile", NULL);
    return event_row(ctx, "notice_person", p->account_id);
}

enum status notice_store_choices(struct ctx *ctx, int64_t account_id, struct notice_choice **out,
                                 size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT kind, channel, choice FROM notice_choice WHERE congress_id = :congress"
                " AND account_id = :account ORDER BY kind, channel LIMIT :most",
                CONGRESS, B_INT("account", account_id), B_INT("most", CHOICES_MAX)));
    *out = arena_array(ctx->arena, r.count, struct notice_choice);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] =
            (struct notice_choice){cell_text(&r, i, 0), cell_text(&r, i, 1), cell_text(&r, i, 2)};
    return ST_OK;
}

static enum status unchoose(struct ctx *ctx, int64_t account_id, const struct notice_choice *c)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "DELETE FROM notice_choice WHERE congress_id = :congress"
                " AND account_id = :account AND kind = :kind AND channel = :channel RETURNING id",
                CONGRESS, B_INT("account", account_id), B_TEXT("kind", c->kind),
                B_TEXT("channel", c->channel)));
    return r.count == 0 ? ST_OK : event_row_gone(ctx, "notice_choice", cell_int(&r, 0, 0));
}

enum status notice_store_choose(struct ctx *ctx, int64_t account_id, const struct notice_choice *c)
{
    struct rows r;

    if (c->choice.len == 0)
        return unchoose(ctx, account_id, c);
    TRY(DB_ROWS(ctx, &r,
                "INSERT INTO notice_choice (congress_id, id, account_id, kind, channel, choice)"
                " VALUES (:congress, :id, :account, :kind, :channel, :choice)"
                " ON CONFLICT (congress_id, account_id, kind, channel)"
                " DO UPDATE SET choice = :choice RETURNING id",
                CONGRESS, B_INT("id", db_new_id(ctx)), B_INT("account", account_id),
                B_TEXT("kind", c->kind), B_TEXT("channel", c->channel),
                B_TEXT("choice", c->choice)));
    return event_row(ctx, "notice_choice", cell_int(&r, 0, 0));
}

/* ---------------------------------------------------------------- robots */

#define HOOK                                                                                       \
    "SELECT id, version, name, format, kinds, active, key_id, url_sealed, secret_sealed"           \
    " FROM notice_hook WHERE congress_id = :congress"

static enum status read_hook(struct ctx *ctx, const struct rows *r, size_t i,
                             struct notice_hook *out)
{
    const int64_t key = cell_int(r, i, 6);

    *out = (struct notice_hook){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .name = cell_text(r, i, 2),
        .format = cell_text(r, i, 3),
        .kinds = cell_text(r, i, 4),
        .active = cell_int(r, i, 5) != 0,
    };
    TRY(crypt_open_kept(ctx, key, URL, cell_text(r, i, 7), &out->url));
    return crypt_open_kept(ctx, key, HOOK_SECRET, cell_text(r, i, 8), &out->secret);
}

enum status notice_store_hooks(struct ctx *ctx, struct notice_hook **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r, HOOK " ORDER BY name, id LIMIT :most", CONGRESS,
                B_INT("most", HOOKS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct notice_hook);
    *out_count = r.count;
    arr_each (i, r.count)
        TRY(read_hook(ctx, &r, i, &(*out)[i]));
    return ST_OK;
}

enum status notice_store_hook(struct ctx *ctx, int64_t id, struct notice_hook *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, HOOK " AND id = :id", CONGRESS, B_INT("id", id)));
    return read_hook(ctx, &r, 0, out);
}

enum status notice_store_save_hook(struct ctx *ctx, const struct notice_hook *h, int64_t *out_id)
{
    const int64_t id = h->id != 0 ? h->id : db_new_id(ctx);
    struct str url, secret;
    int64_t key, changed;

    TRY(crypt_key_new(ctx, &key));
    TRY(crypt_seal(ctx, key, URL, h->url, &url));
    TRY(crypt_seal(ctx, key, HOOK_SECRET, h->secret, &secret));
    TRY(db_exec(ctx, &changed,
                "INSERT INTO notice_hook (congress_id, id, name, format, key_id, url_sealed,"
                " secret_sealed, kinds, active)"
                " VALUES (:congress, :id, :name, :format, :key, :url, :secret, :kinds, :active)"
                " ON CONFLICT (congress_id, id) DO UPDATE SET name = :name, format = :format,"
                " key_id = :key, url_sealed = :url, secret_sealed = :secret, kinds = :kinds,"
                " active = :active, version = notice_hook.version + 1"
                " WHERE notice_hook.version = :version",
                BINDS(CONGRESS, B_INT("id", id), B_TEXT("name", h->name),
                      B_TEXT("format", h->format), B_INT("key", key), B_SEALED("url", url),
                      B_SEALED("secret", secret), B_TEXT("kinds", h->kinds),
                      B_BOOL("active", h->active), B_INT("version", h->version))));
    if (changed == 0)
        return fail(&ctx->err, ST_CONFLICT, "db.changed_meanwhile", NULL);
    *out_id = id;
    return event_row(ctx, "notice_hook", id);
}

enum status notice_store_drop_hook(struct ctx *ctx, int64_t id, int64_t version)
{
    TRY(DB_EXEC_ONE(ctx,
                    "DELETE FROM notice_hook WHERE congress_id = :congress AND id = :id"
                    " AND version = :version",
                    CONGRESS, B_INT("id", id), B_INT("version", version)));
    return event_row_gone(ctx, "notice_hook", id);
}
