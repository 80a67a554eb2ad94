// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on the table deputy. */
#include "modules/deputy/deputy_store.h"
#include "modules/deputy/deputy_rules.h"
#include "platform/crypt.h"
#include "platform/db.h"
#include "platform/event.h"

enum { SAME_NAME_MAX = 100, COUNT_MAX = 10000 };

static const char PHONE[] = "deputy.phone", ID_NUMBER[] = "deputy.id_number",
                  BORN[] = "deputy.born_on";

#define COLUMNS                                                                                    \
    "d.id, d.delegation_id, d.account_id, d.key_id, d.name, g.name, d.group_name,"                 \
    " d.constituency, d.occupation, d.sex, d.ethnic, d.party, d.education, d.left_reason,"         \
    " d.from_on, d.to_on, d.version, COALESCE(m.class_id, 0), COALESCE(c.name, ''),"               \
    " COALESCE(m.wage, '')"
#define FROM                                                                                       \
    " FROM deputy d JOIN congress_v_delegation g"                                                  \
    " ON g.congress_id = d.congress_id AND g.id = d.delegation_id"                                 \
    " LEFT JOIN deputy_more m ON m.congress_id = d.congress_id AND m.id = d.id"                    \
    " LEFT JOIN deputy_class c ON c.congress_id = m.congress_id AND c.id = m.class_id "
#define IN_OFFICE "d.from_on <= :today AND (d.to_on IS NULL OR d.to_on >= :today) "

static struct deputy read_deputy(const struct ctx *ctx, const struct rows *r, size_t i)
{
    struct deputy d = {
        .id = cell_int(r, i, 0),
        .delegation_id = cell_int(r, i, 1),
        .account_id = cell_int(r, i, 2),
        .key_id = cell_int(r, i, 3),
        .name = cell_text(r, i, 4),
        .delegation_name = cell_text(r, i, 5),
        .group_name = cell_text(r, i, 6),
        .constituency = cell_text(r, i, 7),
        .occupation = cell_text(r, i, 8),
        .sex = cell_text(r, i, 9),
        .ethnic = cell_text(r, i, 10),
        .party = cell_text(r, i, 11),
        .education = cell_text(r, i, 12),
        .left_reason = cell_text(r, i, 13),
        .from_on = cell_date(r, i, 14),
        .to_on = cell_date(r, i, 15),
        .version = cell_int(r, i, 16),
        .class_id = cell_int(r, i, 17),
        .class_name = cell_text(r, i, 18),
        .wage = cell_text(r, i, 19),
    };

    d.in_office = date_cmp(d.from_on, ctx->today) <= 0 &&
                  (date_none(d.to_on) || date_cmp(d.to_on, ctx->today) >= 0);
    return d;
}

static void read_deputies(struct ctx *ctx, const struct rows *r, struct deputy **out,
                          size_t *out_count)
{
    *out = arena_array(ctx->arena, r->count, struct deputy);
    *out_count = r->count;
    arr_each (i, r->count) {
        (*out)[i] = read_deputy(ctx, r, i);
    }
}

enum status deputy_get(struct ctx *ctx, int64_t id, struct deputy *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, "SELECT " COLUMNS FROM "WHERE d.congress_id = :congress AND d.id = :id",
               B_INT("congress", ctx->congress_id), B_INT("id", id)));
    *out = read_deputy(ctx, &r, 0);
    return ST_OK;
}

enum status deputy_secret(struct ctx *ctx, int64_t id, struct deputy_secret *out)
{
    struct rows r;
    struct str born;
    int64_t key;

    TRY(DB_ONE(ctx, &r,
               "SELECT key_id, phone_sealed, id_sealed, born_sealed FROM deputy"
               " WHERE congress_id = :congress AND id = :id",
               B_INT("congress", ctx->congress_id), B_INT("id", id)));
    key = cell_int(&r, 0, 0);
    *out = (struct deputy_secret){0};
    TRY(crypt_open_kept(ctx, key, PHONE, cell_text(&r, 0, 1), &out->phone));
    TRY(crypt_open_kept(ctx, key, ID_NUMBER, cell_text(&r, 0, 2), &out->id_number));
    TRY(crypt_open_kept(ctx, key, BORN, cell_text(&r, 0, 3), &born));
    if (!date_parse(born, &out->born_on))
        out->born_on = (struct date){0};
    return ST_OK;
}

enum status deputy_by_account(struct ctx *ctx, int64_t account_id, struct deputy *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT " COLUMNS FROM
               "WHERE d.congress_id = :congress AND d.account_id = :account ORDER BY d.id DESC"
               " LIMIT 1",
               B_INT("congress", ctx->congress_id), B_INT("account", account_id)));
    *out = read_deputy(ctx, &r, 0);
    return ST_OK;
}

enum status deputy_by_name(struct ctx *ctx, struct str name, struct deputy **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " COLUMNS FROM
                "WHERE d.congress_id = :congress AND d.name = :name ORDER BY d.id LIMIT :most",
                B_INT("congress", ctx->congress_id),
                B_TEXT("name", deputy_name_normal(ctx->arena, name)),
                B_INT("most", SAME_NAME_MAX)));
    read_deputies(ctx, &r, out, out_count);
    return ST_OK;
}

enum status deputy_by_phone(struct ctx *ctx, struct str phone, struct deputy *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT " COLUMNS FROM
               "WHERE d.congress_id = :congress AND d.phone_blind = :blind AND " IN_OFFICE
               "ORDER BY d.id LIMIT 1",
               B_INT("congress", ctx->congress_id),
               B_TEXT("blind", crypt_blind(ctx, PHONE, deputy_phone_normal(ctx->arena, phone))),
               B_DATE(ctx->arena, "today", ctx->today)));
    *out = read_deputy(ctx, &r, 0);
    return ST_OK;
}

enum status deputy_store_by_id_number(struct ctx *ctx, struct str id_number, struct deputy *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT " COLUMNS FROM
               "WHERE d.congress_id = :congress AND d.id_blind = :blind AND d.to_on IS NULL"
               " ORDER BY d.id LIMIT 1",
               B_INT("congress", ctx->congress_id),
               B_TEXT("blind", crypt_blind(ctx, ID_NUMBER, id_number))));
    *out = read_deputy(ctx, &r, 0);
    return ST_OK;
}

enum status deputy_store_by_place(struct ctx *ctx, struct str name, struct str delegation,
                                  struct str constituency, struct deputy *out)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " COLUMNS FROM
                "WHERE d.congress_id = :congress AND d.name = :name AND g.name = :delegation"
                " AND (d.constituency = :constituency OR :constituency = '')"
                " AND d.to_on IS NULL ORDER BY d.id LIMIT 2",
                B_INT("congress", ctx->congress_id), B_TEXT("name", name),
                B_TEXT("delegation", delegation), B_TEXT("constituency", constituency)));
    if (r.count == 0)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    if (r.count > 1 && constituency.len == 0)
        return fail_field(&ctx->err, "name", "deputy.import.several", str_z(ctx->arena, name));
    *out = read_deputy(ctx, &r, 0);
    return ST_OK;
}

enum status deputy_find(struct ctx *ctx, struct str q, unsigned limit, struct deputy **out,
                        size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " COLUMNS FROM "WHERE d.congress_id = :congress AND " IN_OFFICE
                "AND d.name LIKE :like ESCAPE '!' ORDER BY d.name, d.id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_DATE(ctx->arena, "today", ctx->today),
                B_TEXT("like", q.len > 0 ? db_contains(ctx->arena, q) : S("%")),
                B_INT("most", limit)));
    read_deputies(ctx, &r, out, out_count);
    return ST_OK;
}

enum status deputy_count(struct ctx *ctx, int64_t *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT COUNT(*) FROM deputy d WHERE d.congress_id = :congress AND " IN_OFFICE,
               B_INT("congress", ctx->congress_id), B_DATE(ctx->arena, "today", ctx->today)));
    *out = cell_int(&r, 0, 0);
    return ST_OK;
}

#define OF_DAY                                                                                     \
    "d.congress_id = :congress AND d.from_on <= :on AND (d.to_on IS NULL OR d.to_on >= :on)"       \
    " AND (:delegation = 0 OR d.delegation_id = :delegation) "

enum status deputy_in_office(struct ctx *ctx, struct date on, int64_t delegation_id,
                             int64_t account_id, struct deputy **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " COLUMNS FROM "WHERE " OF_DAY
                "AND (:account = 0 OR d.account_id = :account) ORDER BY d.id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_DATE(ctx->arena, "on", on),
                B_INT("delegation", delegation_id), B_INT("account", account_id),
                B_INT("most", COUNT_MAX)));
    read_deputies(ctx, &r, out, out_count);
    return ST_OK;
}

enum status deputy_in_group(struct ctx *ctx, struct date on, struct str group, struct deputy **out,
                            size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " COLUMNS FROM "WHERE " OF_DAY
                "AND d.group_name = :group ORDER BY d.id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_DATE(ctx->arena, "on", on),
                B_INT("delegation", 0), B_TEXT("group", group), B_INT("most", COUNT_MAX)));
    read_deputies(ctx, &r, out, out_count);
    return ST_OK;
}

enum status deputy_count_on(struct ctx *ctx, struct date on, int64_t delegation_id, int64_t *out)
{
    struct rows r;

    TRY(DB_ONE_KEPT(ctx, &r, "SELECT COUNT(*) FROM deputy d WHERE " OF_DAY,
                    B_INT("congress", ctx->congress_id), B_DATE(ctx->arena, "on", on),
                    B_INT("delegation", delegation_id)));
    *out = cell_int(&r, 0, 0);
    return ST_OK;
}

enum status deputy_store_page(struct ctx *ctx, const struct deputy_filter *filter,
                              struct deputy **out, size_t *out_count, struct str *out_next,
                              int64_t *out_total)
{
    static const struct db_filter FILTERS[] = {
        {"q", "d.name LIKE :q ESCAPE '!'", BIND_TEXT},
        {"phone", "d.phone_blind = :phone", BIND_TEXT},
        {"delegation", "d.delegation_id = :delegation", BIND_INT},
        {"today", "(d.to_on IS NULL OR d.to_on >= :today)", BIND_TEXT},
        {"begun", "d.from_on <= :begun", BIND_TEXT},
        {"constituency", "d.constituency = :constituency", BIND_TEXT},
        {"group", "d.group_name = :group", BIND_TEXT},
        {0},
    };
    static const struct db_sort SORTS[] = {
        {"pinyin", "COALESCE(o.pinyin, d.name)", BIND_TEXT, "d.id"},
        {"stroke", "COALESCE(o.stroke, d.name)", BIND_TEXT, "d.id"},
        {"name", "d.name", BIND_TEXT, "d.id"},
        {"delegation", "d.delegation_id", BIND_INT, "d.id"},
        {"from", "d.from_on", BIND_TEXT, "d.id"},
        {0},
    };
    static const struct db_list LIST = {
        .select = "SELECT " COLUMNS FROM
                  "LEFT JOIN deputy_order o ON o.congress_id = d.congress_id AND o.id = d.id",
        .where = "d.congress_id = :congress",
        .filters = FILTERS,
        .sorts = SORTS,
    };
    const struct str phone = deputy_phone_normal(ctx->arena, filter->q);
    const bool by_phone = filter->by_phone && deputy_phone_fits(phone);
    const struct bind binds[] = {
        B_INT("congress", ctx->congress_id),
        B_OPT("q", by_phone ? S("") : db_contains(ctx->arena, filter->q)),
        B_OPT("phone", by_phone ? crypt_blind(ctx, PHONE, phone) : S("")),
        B_ID("delegation", filter->delegation_id),
        B_DATE(ctx->arena, "today",
               filter->former          ? (struct date){0}
               : date_none(filter->on) ? ctx->today
                                       : filter->on),
        B_DATE(ctx->arena, "begun", filter->on),
        B_OPT("constituency", filter->constituency),
        B_OPT("group", filter->group),
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
    read_deputies(ctx, &r, out, out_count);
    return db_list_count(ctx, &LIST, &query, COUNT_MAX, out_total);
}

/* ---------------------------------------------------------------- writing */

struct secrets {
    struct str phone, id_number, born; /* sealed */
    struct str phone_blind, id_number_blind;
};

static enum status seal(struct ctx *ctx, const struct deputy_row *row, struct secrets *out)
{
    const struct deputy_new *in = row->plain;
    char born[DATE_TEXT_SIZE];

    *out = (struct secrets){0};
    TRY(crypt_seal(ctx, row->key_id, PHONE, in->phone, &out->phone));
    TRY(crypt_seal(ctx, row->key_id, ID_NUMBER, in->id_number, &out->id_number));
    TRY(crypt_seal(ctx, row->key_id, BORN, str_from(date_format(in->born_on, born)), &out->born));
    if (in->phone.len > 0)
        out->phone_blind = crypt_blind(ctx, PHONE, in->phone);
    if (in->id_number.len > 0)
        out->id_number_blind = crypt_blind(ctx, ID_NUMBER, in->id_number);
    return ST_OK;
}

enum status deputy_store_insert(struct ctx *ctx, const struct deputy_row *row)
{
    const struct deputy_new *in = row->plain;
    struct secrets s;

    TRY(seal(ctx, row, &s));
    TRY(DB_EXEC(ctx,
                "INSERT INTO deputy (congress_id, id, delegation_id, key_id, name, group_name,"
                " constituency, occupation, sex, ethnic, party, education, phone_sealed,"
                " phone_blind, id_sealed, id_blind, born_sealed, from_on)"
                " VALUES (:congress, :id, :delegation, :key, :name, :group, :constituency,"
                " :occupation, :sex, :ethnic, :party, :education, :phone, :phone_blind, :id_number,"
                " :id_blind, :born, :from)",
                B_INT("congress", ctx->congress_id), B_INT("id", row->id),
                B_INT("delegation", row->delegation_id), B_INT("key", row->key_id),
                B_TEXT("name", in->name), B_TEXT("group", in->group_name),
                B_TEXT("constituency", in->constituency), B_TEXT("occupation", in->occupation),
                B_TEXT("sex", in->sex), B_TEXT("ethnic", in->ethnic), B_TEXT("party", in->party),
                B_TEXT("education", in->education), B_SEALED("phone", s.phone),
                B_OPT("phone_blind", s.phone_blind), B_SEALED("id_number", s.id_number),
                B_OPT("id_blind", s.id_number_blind), B_SEALED("born", s.born),
                B_DATE(ctx->arena, "from", in->from_on)));
    TRY(event_row(ctx, "deputy", row->id));
    TRY(deputy_store_more(ctx, row));
    return deputy_store_order(ctx, row->id, &row->keys);
}

static enum status update_secrets(struct ctx *ctx, const struct deputy_row *row)
{
    struct secrets s;

    TRY(seal(ctx, row, &s));
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE deputy SET phone_sealed = :phone, phone_blind = :phone_blind,"
                    " id_sealed = :id_number, id_blind = :id_blind, born_sealed = :born"
                    " WHERE congress_id = :congress AND id = :id",
                    B_SEALED("phone", s.phone), B_OPT("phone_blind", s.phone_blind),
                    B_SEALED("id_number", s.id_number), B_OPT("id_blind", s.id_number_blind),
                    B_SEALED("born", s.born), B_INT("congress", ctx->congress_id),
                    B_INT("id", row->id)));
    return event_row(ctx, "deputy", row->id);
}

enum status deputy_store_update(struct ctx *ctx, const struct deputy_row *row, bool keep_secrets)
{
    const struct deputy_new *in = row->plain;

    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE deputy SET delegation_id = :delegation, name = :name,"
                    " group_name = :group, constituency = :constituency,"
                    " occupation = :occupation, sex = :sex, ethnic = :ethnic, party = :party,"
                    " education = :education, from_on = :from, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    B_INT("delegation", row->delegation_id), B_TEXT("name", in->name),
                    B_TEXT("group", in->group_name), B_TEXT("constituency", in->constituency),
                    B_TEXT("occupation", in->occupation), B_TEXT("sex", in->sex),
                    B_TEXT("ethnic", in->ethnic), B_TEXT("party", in->party),
                    B_TEXT("education", in->education), B_DATE(ctx->arena, "from", in->from_on),
                    B_INT("congress", ctx->congress_id), B_INT("id", row->id),
                    B_INT("version", row->version)));
    if (!keep_secrets)
        TRY(update_secrets(ctx, row));
    TRY(event_row(ctx, "deputy", row->id));
    TRY(deputy_store_more(ctx, row));
    return deputy_store_order(ctx, row->id, &row->keys);
}

enum status deputy_store_leave(struct ctx *ctx, int64_t id, int64_t version, struct date on,
                               struct str reason)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE deputy SET to_on = :on, left_reason = :reason, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    B_DATE(ctx->arena, "on", on), B_TEXT("reason", reason),
                    B_INT("congress", ctx->congress_id), B_INT("id", id),
                    B_INT("version", version)));
    return event_row(ctx, "deputy", id);
}

enum status deputy_store_delete(struct ctx *ctx, const struct deputy *d)
{
    TRY(deputy_store_more_delete(ctx, d->id));
    TRY(DB_EXEC_ONE(ctx,
                    "DELETE FROM deputy WHERE congress_id = :congress AND id = :id"
                    " AND version = :version",
                    B_INT("congress", ctx->congress_id), B_INT("id", d->id),
                    B_INT("version", d->version)));
    return event_row_gone(ctx, "deputy", d->id);
}

enum status deputy_store_set_account(struct ctx *ctx, int64_t id, int64_t account_id)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE deputy SET account_id = :account WHERE congress_id = :congress"
                    " AND id = :id",
                    B_ID("account", account_id), B_INT("congress", ctx->congress_id),
                    B_INT("id", id)));
    return event_row(ctx, "deputy", id);
}

enum status deputy_store_ids(struct ctx *ctx, int64_t delegation_id, int64_t after, unsigned limit,
                             int64_t **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id FROM deputy WHERE congress_id = :congress AND (:delegation = 0 OR "
                "delegation_id = :delegation) AND id > :after"
                " ORDER BY id LIMIT :limit",
                B_INT("congress", ctx->congress_id), B_INT("delegation", delegation_id),
                B_INT("after", after), B_INT("limit", limit)));
    rows_ids(ctx->arena, &r, out, out_count);
    return ST_OK;
}
