// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on deputies of other levels, on the register of all levels, and on who is who in it. */
#include "modules/deputy/deputy_store_register.h"
#include "platform/crypt.h"
#include "platform/db.h"
#include "platform/event.h"

enum { COUNT_MAX = 100000, PAIRS_MAX = 500, ALSO_MAX = 20 };

static const char PHONE[] = "deputy.phone", ID_NUMBER[] = "deputy.id_number",
                  BORN[] = "deputy.born_on";

/* Both as one; the congress's own level and name are given. */
#define ALL                                                                                        \
    "(SELECT d.congress_id, d.id, 1 AS own, CAST(:level AS TEXT) AS level,"                        \
    " CAST(:here AS TEXT) AS congress_name, d.name, d.sex, d.ethnic, d.party, d.education,"        \
    " d.occupation, COALESCE(c.name, '') AS class_name, d.constituency,"                           \
    " g.name AS place, d.from_on, d.to_on, d.phone_blind, d.id_blind"                              \
    " FROM deputy d JOIN congress_v_delegation g ON g.congress_id = d.congress_id"                 \
    " AND g.id = d.delegation_id"                                                                  \
    " LEFT JOIN deputy_more m ON m.congress_id = d.congress_id AND m.id = d.id"                    \
    " LEFT JOIN deputy_class c ON c.congress_id = m.congress_id AND c.id = m.class_id"             \
    " WHERE d.congress_id = :congress"                                                             \
    " UNION ALL SELECT x.congress_id, x.id, 0, x.level, x.congress_name, x.name, x.sex, x.ethnic," \
    " x.party, x.education, x.occupation, COALESCE(c.name, ''), x.constituency, x.place,"          \
    " x.from_on, x.to_on, x.phone_blind, x.id_blind FROM deputy_outside x"                         \
    " LEFT JOIN deputy_class c ON c.congress_id = x.congress_id AND c.id = x.class_id"             \
    " WHERE x.congress_id = :congress)"
#define MANDATE                                                                                    \
    "a.id, a.own, a.level, a.congress_name, a.name, a.sex, a.ethnic, a.party, a.education,"        \
    " a.occupation, a.class_name, a.constituency, a.place, a.from_on, a.to_on"
enum { MANDATE_COLUMNS = 15 };
#define IN_OFFICE(a) a ".from_on <= :today AND (" a ".to_on IS NULL OR " a ".to_on >= :today)"
#define HERE(ctx, own)                                                                             \
    B_INT("congress", (ctx)->congress_id), B_TEXT("level", (own)->level),                          \
        B_TEXT("here", (own)->name)

static struct deputy_mandate read_mandate(const struct ctx *ctx, const struct rows *r, size_t i,
                                          size_t at)
{
    struct deputy_mandate m = {
        .id = cell_int(r, i, at),
        .own = cell_int(r, i, at + 1) != 0,
        .level = cell_text(r, i, at + 2),
        .congress = cell_text(r, i, at + 3),
        .name = cell_text(r, i, at + 4),
        .sex = cell_text(r, i, at + 5),
        .ethnic = cell_text(r, i, at + 6),
        .party = cell_text(r, i, at + 7),
        .education = cell_text(r, i, at + 8),
        .occupation = cell_text(r, i, at + 9),
        .class_name = cell_text(r, i, at + 10),
        .constituency = cell_text(r, i, at + 11),
        .place = cell_text(r, i, at + 12),
        .from_on = cell_date(r, i, at + 13),
        .to_on = cell_date(r, i, at + 14),
    };

    m.in_office = date_cmp(m.from_on, ctx->today) <= 0 &&
                  (date_none(m.to_on) || date_cmp(m.to_on, ctx->today) >= 0);
    return m;
}

static void read_mandates(struct ctx *ctx, const struct rows *r, struct deputy_mandate **out,
                          size_t *out_count)
{
    *out = arena_array(ctx->arena, r->count, struct deputy_mandate);
    *out_count = r->count;
    arr_each (i, r->count)
        (*out)[i] = read_mandate(ctx, r, i, 0);
}

enum status deputy_store_library(struct ctx *ctx, const struct deputy_here *here,
                                 const struct deputy_library_filter *filter,
                                 struct deputy_mandate **out, size_t *out_count,
                                 struct str *out_next, int64_t *out_total)
{
    static const struct db_filter FILTERS[] = {
        {"q", "a.name LIKE :q ESCAPE '!'", BIND_TEXT},
        {"only", "a.level = :only", BIND_TEXT},
        {"id", "a.id = :id", BIND_INT},
        {"today", IN_OFFICE("a"), BIND_TEXT},
        {0},
    };
    static const struct db_sort SORTS[] = {
        {"pinyin", "COALESCE(o.pinyin, a.name)", BIND_TEXT, "a.id"},
        {"stroke", "COALESCE(o.stroke, a.name)", BIND_TEXT, "a.id"},
        {"level",
         "CASE a.level WHEN 'nation' THEN 1 WHEN 'province' THEN 2 WHEN 'city' THEN 3"
         " WHEN 'county' THEN 4 ELSE 5 END",
         BIND_INT, "a.id"},
        {0},
    };
    static const struct db_list LIST = {
        .select = "SELECT " MANDATE " FROM " ALL " a LEFT JOIN deputy_order o"
                  " ON o.congress_id = a.congress_id AND o.id = a.id",
        .where = "a.congress_id = :congress",
        .filters = FILTERS,
        .sorts = SORTS,
    };
    const struct bind binds[] = {
        HERE(ctx, here),
        B_OPT("q", db_contains(ctx->arena, filter->q)),
        B_OPT("only", filter->level),
        B_ID("id", filter->id),
        B_DATE(ctx->arena, "today",
               filter->former          ? (struct date){0}
               : date_none(filter->on) ? ctx->today
                                       : filter->on),
    };
    const struct db_list_query query = {
        .binds = binds,
        .binds_count = COUNT(binds),
        .sort = filter->sort.len > 0 ? str_z(ctx->arena, filter->sort) : "pinyin",
        .after = filter->after,
        .limit = filter->limit,
    };
    struct rows r;

    TRY(db_list(ctx, &LIST, &query, &r, out_next));
    read_mandates(ctx, &r, out, out_count);
    return db_list_count(ctx, &LIST, &query, COUNT_MAX, out_total);
}

enum status deputy_store_level_counts(struct ctx *ctx, const struct deputy_here *here,
                                      struct date on, struct deputy_level_count out[5],
                                      int64_t *out_doubles)
{
    static const char *const LEVELS[] = {"nation", "province", "city", "county", "township"};
    struct rows r;

    arr_each (i, COUNT(LEVELS))
        out[i] = (struct deputy_level_count){str_from(LEVELS[i]), 0};
    TRY(DB_ROWS_KEPT(
        ctx, &r,
        "SELECT a.level, COUNT(*) FROM (SELECT CAST(:level AS TEXT) AS level, d.from_on,"
        " d.to_on FROM deputy d WHERE d.congress_id = :congress UNION ALL"
        " SELECT x.level, x.from_on, x.to_on FROM deputy_outside x"
        " WHERE x.congress_id = :congress) a WHERE " IN_OFFICE("a") " GROUP BY a.level",
        B_INT("congress", ctx->congress_id), B_TEXT("level", here->level),
        B_DATE(ctx->arena, "today", on)));
    arr_each (row, r.count)
        arr_each (i, COUNT(LEVELS))
            if (str_eqz(cell_text(&r, row, 0), LEVELS[i]))
                out[i].mandates = cell_int(&r, row, 1);
    if (out_doubles == NULL)
        return ST_OK;
    /* Of each human being all mandates but one: those that are the same as an earlier one. */
    TRY(DB_ONE_KEPT(ctx, &r,
                    "SELECT COUNT(DISTINCT s.other_id) FROM deputy_same s JOIN " ALL
                    " a ON a.congress_id = s.congress_id AND a.id = s.one_id JOIN " ALL
                    " b ON b.congress_id = s.congress_id AND b.id = s.other_id"
                    " WHERE s.congress_id = :congress AND s.decision = 'same' AND " IN_OFFICE(
                        "a") " AND " IN_OFFICE("b"),
                    HERE(ctx, here), B_DATE(ctx->arena, "today", on)));
    *out_doubles = cell_int(&r, 0, 0);
    return ST_OK;
}

/* ---------------------------------------------------------------- who is who */

static enum status read_pairs(struct ctx *ctx, const struct rows *r, struct deputy_pair **out,
                              size_t *out_count)
{
    const size_t b = MANDATE_COLUMNS, rest = (size_t)2 * MANDATE_COLUMNS;

    *out = arena_array(ctx->arena, r->count, struct deputy_pair);
    *out_count = r->count;
    arr_each (i, r->count) {
        const struct str phone[2] = {cell_text(r, i, rest), cell_text(r, i, rest + 1)};
        const struct str id[2] = {cell_text(r, i, rest + 2), cell_text(r, i, rest + 3)};
        const bool phones = phone[0].len > 0 && phone[1].len > 0;
        const bool ids = id[0].len > 0 && id[1].len > 0;

        (*out)[i] = (struct deputy_pair){
            .one = read_mandate(ctx, r, i, 0),
            .other = read_mandate(ctx, r, i, b),
            .same_phone = phones && str_eq(phone[0], phone[1]),
            .same_id = ids && str_eq(id[0], id[1]),
            .other_phone = phones && !str_eq(phone[0], phone[1]),
            .other_id = ids && !str_eq(id[0], id[1]),
            .id = cell_int(r, i, rest + 4),
            .decision = cell_text(r, i, rest + 5),
            .decided_at = cell_int(r, i, rest + 6),
        };
    }
    return ST_OK;
}

#define OTHER                                                                                      \
    "b.id, b.own, b.level, b.congress_name, b.name, b.sex, b.ethnic, b.party, b.education,"        \
    " b.occupation, b.class_name, b.constituency, b.place, b.from_on, b.to_on,"                    \
    " a.phone_blind, b.phone_blind, a.id_blind, b.id_blind, COALESCE(s.id, 0),"                    \
    " COALESCE(s.decision, ''), COALESCE(s.decided_at, 0)"

enum status deputy_store_pairs(struct ctx *ctx, const struct deputy_here *here, bool decided,
                               struct deputy_pair **out, size_t *out_count)
{
    struct rows r;

    if (decided)
        TRY(DB_ROWS(ctx, &r,
                    "SELECT " MANDATE ", " OTHER " FROM deputy_same s JOIN " ALL
                    " a ON a.congress_id = s.congress_id AND a.id = s.one_id JOIN " ALL
                    " b ON b.congress_id = s.congress_id AND b.id = s.other_id"
                    " WHERE s.congress_id = :congress AND s.decision <> 'undone'"
                    " ORDER BY s.decided_at DESC, s.id DESC LIMIT :most",
                    HERE(ctx, here), B_INT("most", PAIRS_MAX)));
    else
        TRY(DB_ROWS(ctx, &r,
                    "SELECT " MANDATE ", " OTHER " FROM " ALL " a JOIN " ALL
                    " b ON b.congress_id = a.congress_id AND b.name = a.name AND b.id > a.id"
                    " LEFT JOIN deputy_same s ON s.congress_id = a.congress_id"
                    " AND s.one_id = a.id AND s.other_id = b.id"
                    " WHERE a.own + b.own < 2 AND " IN_OFFICE("a") " AND " IN_OFFICE(
                        "b") " AND (s.id IS NULL OR s.decision = 'undone')"
                             " ORDER BY a.name, a.id, b.id LIMIT :most",
                    HERE(ctx, here), B_DATE(ctx->arena, "today", ctx->today),
                    B_INT("most", PAIRS_MAX)));
    return read_pairs(ctx, &r, out, out_count);
}

enum status deputy_store_same_of(struct ctx *ctx, int64_t id, int64_t **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT CASE WHEN one_id = :id THEN other_id ELSE one_id END FROM deputy_same"
                " WHERE congress_id = :congress AND (one_id = :id OR other_id = :id)"
                " AND decision = 'same' ORDER BY 1 LIMIT :most",
                B_INT("id", id), B_INT("congress", ctx->congress_id), B_INT("most", ALSO_MAX)));
    rows_ids(ctx->arena, &r, out, out_count);
    return ST_OK;
}

enum status deputy_store_decide(struct ctx *ctx, int64_t one, int64_t other, struct str decision)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "INSERT INTO deputy_same (congress_id, id, one_id, other_id, decision, decided_by,"
                " decided_at) VALUES (:congress, :id, :one, :other, :decision, :by, :at)"
                " ON CONFLICT (congress_id, one_id, other_id) DO UPDATE SET"
                " decision = :decision, decided_by = :by, decided_at = :at,"
                " version = deputy_same.version + 1 RETURNING id",
                B_INT("congress", ctx->congress_id), B_INT("id", db_new_id(ctx)), B_INT("one", one),
                B_INT("other", other), B_TEXT("decision", decision),
                B_INT("by", ctx->actor->account_id), B_INT("at", ctx->now)));
    return event_row(ctx, "deputy_same", cell_int(&r, 0, 0));
}

/* ---------------------------------------------------------------- deputies of other levels */

enum status deputy_store_outside(struct ctx *ctx, int64_t id, struct deputy_outside *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT a.id, 0, a.level, a.congress_name, a.name, a.sex, a.ethnic, a.party,"
               " a.education, a.occupation, COALESCE(c.name, ''), a.constituency, a.place,"
               " a.from_on, a.to_on, a.version, a.key_id, COALESCE(a.class_id, 0),"
               " a.phone_blind, a.id_blind FROM deputy_outside a LEFT JOIN deputy_class c"
               " ON c.congress_id = a.congress_id AND c.id = a.class_id"
               " WHERE a.congress_id = :congress AND a.id = :id",
               B_INT("congress", ctx->congress_id), B_INT("id", id)));
    *out = (struct deputy_outside){
        .m = read_mandate(ctx, &r, 0, 0),
        .version = cell_int(&r, 0, MANDATE_COLUMNS),
        .key_id = cell_int(&r, 0, MANDATE_COLUMNS + 1),
        .class_id = cell_int(&r, 0, MANDATE_COLUMNS + 2),
        .phone_blind = cell_text(&r, 0, MANDATE_COLUMNS + 3),
        .id_blind = cell_text(&r, 0, MANDATE_COLUMNS + 4),
    };
    return ST_OK;
}

enum status deputy_store_outside_ids(struct ctx *ctx, int64_t after, unsigned limit, int64_t **out,
                                     size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id FROM deputy_outside WHERE congress_id = :congress AND id > :after"
                " ORDER BY id LIMIT :limit",
                B_INT("congress", ctx->congress_id), B_INT("after", after), B_INT("limit", limit)));
    rows_ids(ctx->arena, &r, out, out_count);
    return ST_OK;
}

enum status deputy_store_outside_secret(struct ctx *ctx, int64_t id, struct deputy_secret *out)
{
    struct rows r;
    struct str born;
    int64_t key;

    TRY(DB_ONE(ctx, &r,
               "SELECT key_id, phone_sealed, id_sealed, born_sealed FROM deputy_outside"
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

enum status deputy_store_outside_find(struct ctx *ctx, struct str level, struct str name,
                                      struct str congress_name, int64_t *out_id)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT id FROM deputy_outside WHERE congress_id = :congress AND level = :level"
               " AND name = :name AND congress_name = :of AND to_on IS NULL ORDER BY id LIMIT 1",
               B_INT("congress", ctx->congress_id), B_TEXT("level", level), B_TEXT("name", name),
               B_TEXT("of", congress_name)));
    *out_id = cell_int(&r, 0, 0);
    return ST_OK;
}

#define VALUES(ctx, in, id, class_id)                                                              \
    B_INT("congress", (ctx)->congress_id), B_INT("id", id), B_TEXT("level", (in)->level),          \
        B_TEXT("of", (in)->congress_name), B_TEXT("name", (in)->name), B_TEXT("sex", (in)->sex),   \
        B_TEXT("ethnic", (in)->ethnic), B_TEXT("party", (in)->party),                              \
        B_TEXT("education", (in)->education), B_TEXT("occupation", (in)->occupation),              \
        B_ID("class", class_id), B_TEXT("constituency", (in)->constituency),                       \
        B_TEXT("place", (in)->place), B_DATE((ctx)->arena, "from", (in)->from_on),                 \
        B_DATE((ctx)->arena, "to", (in)->to_on)

enum status deputy_store_outside_insert(struct ctx *ctx, const struct deputy_outside_new *in,
                                        int64_t id, int64_t key_id, int64_t class_id)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO deputy_outside (congress_id, id, key_id, level, congress_name, name,"
                " sex, ethnic, party, education, occupation, class_id, constituency, place,"
                " from_on, to_on) VALUES (:congress, :id, :key, :level, :of, :name, :sex, :ethnic,"
                " :party, :education, :occupation, :class, :constituency, :place, :from, :to)",
                VALUES(ctx, in, id, class_id), B_INT("key", key_id)));
    TRY(event_row(ctx, "deputy_outside", id));
    return deputy_store_outside_seal(ctx, in, id, key_id);
}

enum status deputy_store_outside_update(struct ctx *ctx, const struct deputy_outside_new *in,
                                        int64_t key_id, int64_t class_id)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE deputy_outside SET level = :level, congress_name = :of, name = :name,"
                    " sex = :sex, ethnic = :ethnic, party = :party, education = :education,"
                    " occupation = :occupation, class_id = :class, constituency = :constituency,"
                    " place = :place, from_on = :from, to_on = :to, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    VALUES(ctx, in, in->id, class_id), B_INT("version", in->version)));
    TRY(event_row(ctx, "deputy_outside", in->id));
    if (in->keep_secrets)
        return ST_OK;
    return deputy_store_outside_seal(ctx, in, in->id, key_id);
}

enum status deputy_store_outside_seal(struct ctx *ctx, const struct deputy_outside_new *in,
                                      int64_t id, int64_t key_id)
{
    char born[DATE_TEXT_SIZE];
    struct str phone, number, day;

    TRY(crypt_seal(ctx, key_id, PHONE, in->phone, &phone));
    TRY(crypt_seal(ctx, key_id, ID_NUMBER, in->id_number, &number));
    TRY(crypt_seal(ctx, key_id, BORN, str_from(date_format(in->born_on, born)), &day));
    TRY(DB_EXEC_ONE(
        ctx,
        "UPDATE deputy_outside SET phone_sealed = :phone, phone_blind = :phone_blind,"
        " id_sealed = :number, id_blind = :id_blind, born_sealed = :born"
        " WHERE congress_id = :congress AND id = :id",
        B_SEALED("phone", phone),
        B_OPT("phone_blind", in->phone.len > 0 ? crypt_blind(ctx, PHONE, in->phone) : S("")),
        B_SEALED("number", number),
        B_OPT("id_blind",
              in->id_number.len > 0 ? crypt_blind(ctx, ID_NUMBER, in->id_number) : S("")),
        B_SEALED("born", day), B_INT("congress", ctx->congress_id), B_INT("id", id)));
    return event_row(ctx, "deputy_outside", id);
}

enum status deputy_store_outside_delete(struct ctx *ctx, int64_t id)
{
    TRY(DB_EXEC(ctx, "DELETE FROM deputy_order WHERE congress_id = :congress AND id = :id",
                B_INT("congress", ctx->congress_id), B_INT("id", id)));
    TRY(DB_EXEC_ONE(ctx, "DELETE FROM deputy_outside WHERE congress_id = :congress AND id = :id",
                    B_INT("congress", ctx->congress_id), B_INT("id", id)));
    return event_row_gone(ctx, "deputy_outside", id);
}
