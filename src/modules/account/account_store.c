// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on the table account. */
#include "modules/account/account_store.h"
#include "modules/account/account_rules.h"
#include "platform/crypt.h"
#include "platform/db.h"
#include "platform/event.h"

enum { COUNT_MAX = 10000 };

static const char PHONE[] = "account.phone";

#define COLUMNS                                                                                    \
    "a.id, a.key_id, a.login, a.name, a.active, a.must_change, a.kind, a.successor_id,"            \
    " a.left_on, a.version, CASE WHEN a.password <> '' THEN 1 ELSE 0 END"

static struct account read_account(const struct rows *r, size_t i)
{
    return (struct account){
        .id = cell_int(r, i, 0),
        .person_key_id = cell_int(r, i, 1),
        .login = cell_text(r, i, 2),
        .name = cell_text(r, i, 3),
        .active = cell_int(r, i, 4) != 0,
        .must_change_password = cell_int(r, i, 5) != 0,
        .machine = str_eqz(cell_text(r, i, 6), "machine"),
        .successor_id = cell_int(r, i, 7),
        .left_on = cell_date(r, i, 8),
        .version = cell_int(r, i, 9),
        .has_password = cell_int(r, i, 10) != 0,
    };
}

enum status account_get(struct ctx *ctx, int64_t id, struct account *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT " COLUMNS " FROM account a WHERE a.congress_id = :congress AND a.id = :id",
               B_INT("congress", ctx->congress_id), B_INT("id", id)));
    *out = read_account(&r, 0);
    return ST_OK;
}

enum status account_by_login(struct ctx *ctx, struct str login, struct account *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT " COLUMNS " FROM account a WHERE a.congress_id = :congress"
               " AND a.login = :login",
               B_INT("congress", ctx->congress_id),
               B_TEXT("login", account_login_normal(ctx->arena, login))));
    *out = read_account(&r, 0);
    return ST_OK;
}

enum status account_store_by_login(struct ctx *ctx, struct str login, struct account_found *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT " COLUMNS ", a.congress_id, a.password FROM account a"
               " WHERE a.login = :login",
               B_TEXT("login", login)));
    *out = (struct account_found){
        .account = read_account(&r, 0),
        .congress_id = cell_int(&r, 0, 11),
        .password = cell_text(&r, 0, 12),
    };
    return ST_OK;
}

enum status account_store_home(struct ctx *ctx, int64_t id, int64_t *out_congress_id)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, "SELECT congress_id FROM account WHERE id = :id", B_INT("id", id)));
    *out_congress_id = cell_int(&r, 0, 0);
    return ST_OK;
}

enum status account_store_password(struct ctx *ctx, int64_t id, struct str *out_hash)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, "SELECT password FROM account WHERE congress_id = :congress AND id = :id",
               B_INT("congress", ctx->congress_id), B_INT("id", id)));
    *out_hash = cell_text(&r, 0, 0);
    return ST_OK;
}

enum status account_store_phone(struct ctx *ctx, int64_t id, struct str *out)
{
    struct rows r;
    enum status st;

    TRY(DB_ONE(ctx, &r,
               "SELECT key_id, phone_sealed FROM account"
               " WHERE congress_id = :congress AND id = :id",
               B_INT("congress", ctx->congress_id), B_INT("id", id)));
    st = crypt_open(ctx, cell_int(&r, 0, 0), PHONE, cell_text(&r, 0, 1), out);
    if (st == ST_NOT_FOUND) {
        *out = S("");
        return ST_OK;
    }
    return st;
}

/* What is stored of a phone number. */
static enum status seal_phone(struct ctx *ctx, int64_t key_id, struct str phone,
                              struct bind *out_sealed, struct bind *out_blind)
{
    struct str sealed = S("");

    if (phone.len > 0)
        TRY(crypt_seal(ctx, key_id, PHONE, phone, &sealed));
    *out_sealed = B_BLOB("phone", sealed.len > 0 ? sealed.ptr : NULL, sealed.len);
    *out_blind = B_OPT("blind", phone.len > 0 ? crypt_blind(ctx, PHONE, phone) : S(""));
    return ST_OK;
}

enum status account_store_insert(struct ctx *ctx, const struct account_row *row)
{
    struct bind phone, blind;

    TRY(seal_phone(ctx, row->key_id, row->phone, &phone, &blind));
    TRY(DB_EXEC(ctx,
                "INSERT INTO account (congress_id, id, kind, login, name, key_id, phone_sealed,"
                " phone_blind, password, must_change, active, created_at)"
                " VALUES (:congress, :id, :kind, :login, :name, :key, :phone, :blind, :password,"
                " :must_change, 1, :now)",
                B_INT("congress", ctx->congress_id), B_INT("id", row->id),
                B_Z("kind", row->machine ? "machine" : "person"), B_TEXT("login", row->login),
                B_TEXT("name", row->name), B_INT("key", row->key_id), phone, blind,
                B_TEXT("password", row->password), B_BOOL("must_change", row->must_change),
                B_INT("now", ctx->now)));
    return event_row(ctx, "account", row->id);
}

enum status account_store_set_password(struct ctx *ctx, int64_t id, struct str hash,
                                       bool must_change)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE account SET password = :hash, must_change = :must_change,"
                    " version = version + 1 WHERE congress_id = :congress AND id = :id",
                    B_TEXT("hash", hash), B_BOOL("must_change", must_change),
                    B_INT("congress", ctx->congress_id), B_INT("id", id)));
    return event_row(ctx, "account", id);
}

enum status account_store_update(struct ctx *ctx, const struct account_update *in)
{
    struct bind phone, blind;

    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE account SET name = :name, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    B_TEXT("name", in->name), B_INT("congress", ctx->congress_id),
                    B_INT("id", in->id), B_INT("version", in->version)));
    TRY(event_row(ctx, "account", in->id));
    if (in->keep_phone)
        return ST_OK;
    TRY(seal_phone(ctx, in->key_id, in->phone, &phone, &blind));
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE account SET phone_sealed = :phone, phone_blind = :blind"
                    " WHERE congress_id = :congress AND id = :id",
                    phone, blind, B_INT("congress", ctx->congress_id), B_INT("id", in->id)));
    return event_row(ctx, "account", in->id);
}

enum status account_store_set_active(struct ctx *ctx, int64_t id, bool active)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE account SET active = :active, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id",
                    B_BOOL("active", active), B_INT("congress", ctx->congress_id),
                    B_INT("id", id)));
    return event_row(ctx, "account", id);
}

enum status account_store_leave(struct ctx *ctx, int64_t id, int64_t successor_id, struct date on)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE account SET active = 0, successor_id = :successor, left_on = :on,"
                    " version = version + 1 WHERE congress_id = :congress AND id = :id",
                    B_ID("successor", successor_id), B_DATE(ctx->arena, "on", on),
                    B_INT("congress", ctx->congress_id), B_INT("id", id)));
    return event_row(ctx, "account", id);
}

enum status account_store_staff(struct ctx *ctx, struct account **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " COLUMNS " FROM account a WHERE a.congress_id = :congress"
                " AND a.active = 1 AND a.kind = 'person' AND EXISTS (SELECT 1 FROM account_post p"
                " WHERE p.account_id = a.id AND p.congress_id = a.congress_id"
                " AND p.role <> 'deputy' AND p.from_on <= :today"
                " AND (p.to_on IS NULL OR p.to_on >= :today)) ORDER BY a.name, a.id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_DATE(ctx->arena, "today", ctx->today),
                B_INT("most", COUNT_MAX)));
    *out = arena_array(ctx->arena, r.count, struct account);
    *out_count = r.count;
    arr_each (i, r.count) {
        (*out)[i] = read_account(&r, i);
    }
    return ST_OK;
}

/* ---------------------------------------------------------------- the list */

/* The roles of each account today, "office,leader". */
static enum status read_posts(struct ctx *ctx, struct account_line *lines, size_t count)
{
    arr_each (i, count) {
        struct account_post *posts;
        struct str roles[32];
        size_t n;

        TRY(account_store_posts_today(ctx, lines[i].account.id, &posts, &n));
        if (n > COUNT(roles))
            n = COUNT(roles);
        arr_each (k, n) {
            roles[k] = posts[k].role;
        }
        lines[i].posts = str_join(ctx->arena, roles, n, S(","));
    }
    return ST_OK;
}

enum status account_store_page(struct ctx *ctx, const struct account_filter *filter,
                               struct account_line **out, size_t *out_count, struct str *out_next,
                               int64_t *out_total)
{
    static const struct db_filter FILTERS[] = {
        {"q", "(a.name LIKE :q ESCAPE '!' OR a.login LIKE :q ESCAPE '!' OR a.phone_blind = :phone)",
         BIND_TEXT},
        {"role",
         "EXISTS (SELECT 1 FROM account_post p WHERE p.account_id = a.id"
         " AND p.congress_id = a.congress_id AND p.role = :role AND p.from_on <= :today"
         " AND (p.to_on IS NULL OR p.to_on >= :today))",
         BIND_TEXT},
        {"organ",
         "EXISTS (SELECT 1 FROM account_post p WHERE p.account_id = a.id"
         " AND p.congress_id = a.congress_id AND p.organ_id = :organ AND p.from_on <= :today"
         " AND (p.to_on IS NULL OR p.to_on >= :today))",
         BIND_INT},
        {0},
    };
    static const struct db_sort SORTS[] = {
        {"name", "a.name", BIND_TEXT, "a.id"},
        {"login", "a.login", BIND_TEXT, "a.id"},
        {"created", "a.created_at", BIND_INT, "a.id"},
        {0},
    };
    static const struct db_list LIST = {
        .select = "SELECT " COLUMNS " FROM account a",
        .where = "a.congress_id = :congress AND a.active = :active",
        .filters = FILTERS,
        .sorts = SORTS,
    };
    const struct bind binds[] = {
        B_INT("congress", ctx->congress_id),
        B_INT("active", filter->closed ? 0 : 1),
        B_OPT("q", db_contains(ctx->arena, filter->q)),
        B_TEXT("phone", filter->q.len == 11 ? crypt_blind(ctx, PHONE, filter->q) : S("-")),
        B_OPT("role", filter->role),
        B_ID("organ", filter->organ_id),
        B_DATE(ctx->arena, "today", ctx->today),
    };
    const struct db_list_query query = {
        .binds = binds,
        .binds_count = COUNT(binds),
        .sort = filter->sort,
        .after = filter->after,
        .limit = filter->limit,
    };
    struct rows r;

    TRY(db_list(ctx, &LIST, &query, &r, out_next));
    *out = arena_array(ctx->arena, r.count, struct account_line);
    *out_count = r.count;
    arr_each (i, r.count) {
        (*out)[i] = (struct account_line){.account = read_account(&r, i)};
    }
    TRY(read_posts(ctx, *out, *out_count));
    return db_list_count(ctx, &LIST, &query, COUNT_MAX, out_total);
}
