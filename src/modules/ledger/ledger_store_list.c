// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of lists, counts and sums of entries, and of what is due. */
#include "modules/ledger/ledger_list.h"
#include "platform/db.h"

#define CONGRESS B_INT("congress", ctx->congress_id)

#define ENTRY                                                                                      \
    "SELECT e.id, e.version, e.kind_id, e.kind_version_id, e.number, e.title, e.state, e.data,"    \
    " e.day, e.open, e.dropped, e.made_at, COALESCE(e.made_by, 0), e.made_by_name, e.year,"        \
    " e.running, k.kind, k.name, k.readers FROM ledger_entry e JOIN ledger_kind k"                 \
    " ON k.congress_id = e.congress_id AND k.id = e.kind_id"

static struct ledger_entry read_entry(const struct rows *r, size_t i)
{
    return (struct ledger_entry){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .kind_id = cell_int(r, i, 2),
        .kind_version_id = cell_int(r, i, 3),
        .number = cell_text(r, i, 4),
        .title = cell_text(r, i, 5),
        .state = cell_text(r, i, 6),
        .data = cell_text(r, i, 7),
        .day = cell_date(r, i, 8),
        .open = cell_int(r, i, 9) != 0,
        .dropped = cell_int(r, i, 10) != 0,
        .made_at = cell_int(r, i, 11),
        .made_by = cell_int(r, i, 12),
        .made_by_name = cell_text(r, i, 13),
        .year = cell_int(r, i, 14),
        .running = cell_int(r, i, 15),
        .kind = cell_text(r, i, 16),
        .kind_name = cell_text(r, i, 17),
        .readers = cell_text(r, i, 18),
    };
}

enum status ledger_store_entry(struct ctx *ctx, int64_t id, struct ledger_entry *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, ENTRY " WHERE e.congress_id = :congress AND e.id = :id", CONGRESS,
               B_INT("id", id)));
    *out = read_entry(&r, 0);
    return ST_OK;
}

enum status ledger_store_titled(struct ctx *ctx, int64_t kind_id, struct str title,
                                struct ledger_entry **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                ENTRY " WHERE e.congress_id = :congress AND e.kind_id = :kind"
                      " AND e.title = :title ORDER BY e.id LIMIT :most",
                CONGRESS, B_INT("kind", kind_id), B_TEXT("title", title),
                B_INT("most", LEDGER_SUMS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct ledger_entry);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_entry(&r, i);
    return ST_OK;
}

enum status ledger_store_ids(struct ctx *ctx, int64_t after, unsigned limit, int64_t **out,
                             size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id FROM ledger_entry WHERE congress_id = :congress AND id > :after"
                " ORDER BY id LIMIT :limit",
                CONGRESS, B_INT("after", after), B_INT("limit", limit)));
    rows_ids(ctx->arena, &r, out, out_count);
    return ST_OK;
}

enum status ledger_store_copies(struct ctx *ctx, int64_t entry_id, struct ledger_copy **out,
                                size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT field, text FROM ledger_value WHERE congress_id = :congress"
                " AND entry_id = :entry ORDER BY field LIMIT :most",
                CONGRESS, B_INT("entry", entry_id), B_INT("most", LEDGER_SUMS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct ledger_copy);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct ledger_copy){cell_text(&r, i, 0), cell_text(&r, i, 1)};
    return ST_OK;
}

/* ---------------------------------------------------------------- which entries */

#define VALUE(name)                                                                                \
    "FROM ledger_value " name " WHERE " name ".congress_id = e.congress_id AND " name              \
    ".entry_id = e.id AND " name ".field = "
/* One of the values: "|a||b|" becomes shorter without "|a|". */
#define SLOT(n)                                                                                    \
    "EXISTS (SELECT 1 " VALUE("v") ":f" n " AND (:v" n " = '' OR length(:v" n                      \
                                   ") <> length(replace(:v" n ", '|' || v.text || '|', ''))))"
#define DAY_OF                                                                                     \
    "CASE WHEN :day_field = '' THEN e.day ELSE COALESCE((SELECT w.text " VALUE(                    \
        "w") ":day_field), '') END"

struct ledger_slot ledger_slot_of(struct ctx *ctx, struct str field, struct str value)
{
    return (struct ledger_slot){
        field, value.len > 0 ? str_printf(ctx->arena, "|" STR_FMT "|", STR_ARG(value)) : S("")};
}

#define SLOT_FILTER(n)                                                                             \
    {                                                                                              \
        "f" n, SLOT(n), BIND_TEXT                                                                  \
    }
static const struct db_filter FILTERS[] = {
    {"standing", "e.dropped = 0", BIND_INT},
    {"open", "e.open = 1", BIND_INT},
    {"from", DAY_OF " >= :from", BIND_TEXT},
    {"to", DAY_OF " <= :to AND " DAY_OF " <> ''", BIND_TEXT},
    {"none", "NOT EXISTS (SELECT 1 " VALUE("v") ":none)", BIND_TEXT},
    {"month", "substr(" DAY_OF ", 1, 7) = :month", BIND_TEXT},
    {"q",
     "(e.number LIKE :q ESCAPE '!' OR EXISTS (SELECT 1 FROM ledger_value v"
     " WHERE v.congress_id = e.congress_id AND v.entry_id = e.id AND v.text LIKE :q ESCAPE '!'))",
     BIND_TEXT},
    SLOT_FILTER("0"),
    SLOT_FILTER("1"),
    SLOT_FILTER("2"),
    SLOT_FILTER("3"),
    SLOT_FILTER("4"),
    SLOT_FILTER("5"),
    SLOT_FILTER("6"),
    SLOT_FILTER("7"),
    SLOT_FILTER("8"),
    SLOT_FILTER("9"),
    {0},
};
static const struct db_sort SORTS[] = {
    {"day", "e.day", BIND_TEXT, "e.id"},
    {"title", "e.title", BIND_TEXT, "e.id"},
    {"id", "e.id", BIND_INT, "e.id"},
    {"number", "COALESCE((SELECT x.number " VALUE("x") ":sort_field), 0)", BIND_INT, "e.id"},
    {0},
};
static const struct db_list ENTRIES = {
    .select = ENTRY,
    /* The parameter of a sort has to stand here to be passed on. */
    .where = "e.congress_id = :congress AND e.kind_id = :kind AND :sort_field = :sort_field",
    .filters = FILTERS,
    .sorts = SORTS,
    .count_from = " FROM ledger_entry e",
};

enum { FIXED = 12, PER_SLOT = 2 };
static const char *const FIELD_NAMES[LEDGER_SLOTS] = {"f0", "f1", "f2", "f3", "f4",
                                                      "f5", "f6", "f7", "f8", "f9"};
static const char *const VALUE_NAMES[LEDGER_SLOTS] = {"v0", "v1", "v2", "v3", "v4",
                                                      "v5", "v6", "v7", "v8", "v9"};

static size_t binds_of(struct ctx *ctx, const struct ledger_filter *f, struct bind *b)
{
    size_t n = 0;

    b[n++] = CONGRESS;
    b[n++] = B_INT("kind", f->kind_id);
    b[n++] = B_TEXT("day_field", f->day_field);
    b[n++] = B_TEXT("sort_field", f->sort_field);
    b[n++] = B_DATE(ctx->arena, "from", f->from);
    b[n++] = B_DATE(ctx->arena, "to", f->to);
    b[n++] = B_OPT("month", f->month);
    b[n++] = B_OPT("q", db_contains(ctx->arena, f->q));
    b[n++] = B_ID("standing", !f->with_dropped);
    b[n++] = B_ID("open", f->open);
    b[n++] = B_OPT("none", f->none);
    arr_each (i, f->slots_count) {
        b[n++] = B_TEXT(FIELD_NAMES[i], f->slots[i].field);
        b[n++] = B_TEXT(VALUE_NAMES[i], f->slots[i].values);
    }
    return n;
}

enum status ledger_store_list(struct ctx *ctx, const struct ledger_filter *f,
                              struct ledger_entry **out, size_t *out_count, struct str *out_next,
                              int64_t *out_total)
{
    struct bind binds[FIXED + PER_SLOT * LEDGER_SLOTS];
    const struct db_list_query q = {.binds = binds,
                                    .binds_count = binds_of(ctx, f, binds),
                                    .sort = f->sort.len > 0 ? str_z(ctx->arena, f->sort) : NULL,
                                    .after = f->after,
                                    .limit = f->limit};
    struct rows r;

    TRY(db_list(ctx, &ENTRIES, &q, &r, out_next));
    *out = arena_array(ctx->arena, r.count, struct ledger_entry);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_entry(&r, i);
    return db_list_count(ctx, &ENTRIES, &q, LEDGER_TOTAL_MAX, out_total);
}

/* ---------------------------------------------------------------- sums */

#define UNLESS(n) " AND (:f" n " = '' OR " SLOT(n) ")"
#define PART                                                                                       \
    "SELECT CASE :by WHEN '' THEN '' WHEN 'month' THEN substr(" DAY_OF ", 1, 7)"                   \
    " ELSE COALESCE((SELECT b.text " VALUE("b") ":by), '-') END AS part,"
#define COUNTED                                                                                    \
    " FROM ledger_entry e LEFT JOIN ledger_value s"                                                \
    " ON s.congress_id = e.congress_id AND s.entry_id = e.id AND s.field = :sum"                   \
    " WHERE e.congress_id = :congress AND e.kind_id = :kind"                                       \
    " AND (:standing = 0 OR e.dropped = 0) AND " DAY_OF " >= :from AND " DAY_OF " <= :to"          \
    " AND " DAY_OF " <> ''" UNLESS("0") UNLESS("1") UNLESS("2") UNLESS("3") UNLESS("4")            \
        UNLESS("5") UNLESS("6") UNLESS("7") UNLESS("8") UNLESS("9")
#define SUMS  PART " COUNT(*) AS entries, COALESCE(SUM(s.number), 0) AS total" COUNTED
#define TEXTS PART " e.id AS entry, s.text AS said" COUNTED " AND s.text <> ''"

enum { SUM_BINDS = FIXED + 3 + PER_SLOT * LEDGER_SLOTS };

static size_t sum_binds(struct ctx *ctx, const struct ledger_filter *f, struct str by,
                        struct str key, struct str field, int64_t most, struct bind *b)
{
    const struct date first = date_none(f->from) ? (struct date){1, 1, 1} : f->from;
    size_t n = 0;

    b[n++] = CONGRESS;
    b[n++] = B_INT("kind", f->kind_id);
    b[n++] = B_TEXT("day_field", f->day_field);
    b[n++] = B_DATE(ctx->arena, "from", first);
    b[n++] = B_DATE(ctx->arena, "to", f->to);
    b[n++] = B_INT("standing", !f->with_dropped);
    b[n++] = B_TEXT("by", by);
    b[n++] = B_TEXT("sum", field);
    b[n++] = B_TEXT("key", key);
    b[n++] = B_INT("most", most);
    arr_each (i, LEDGER_SLOTS) {
        const struct ledger_slot *s = i < f->slots_count ? &f->slots[i] : NULL;

        b[n++] = B_TEXT(FIELD_NAMES[i], s != NULL ? s->field : S(""));
        b[n++] = B_TEXT(VALUE_NAMES[i], s != NULL ? s->values : S(""));
    }
    return n;
}

enum status ledger_store_sums(struct ctx *ctx, const struct ledger_filter *f, struct str by,
                              struct str key, struct str sum_field, struct ledger_sum **out,
                              size_t *out_count)
{
    struct bind binds[SUM_BINDS];
    const size_t n = sum_binds(ctx, f, by, key, sum_field, LEDGER_SUMS_MAX, binds);
    struct rows r;

    TRY(db_rows_kept(ctx, &r,
                     "SELECT part, entries, total FROM (" SUMS " GROUP BY 1) AS parts"
                     " WHERE :key = '' OR part = :key ORDER BY 1 LIMIT :most",
                     binds, n));
    *out = arena_array(ctx->arena, r.count, struct ledger_sum);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] =
            (struct ledger_sum){cell_text(&r, i, 0), cell_int(&r, i, 1), cell_int(&r, i, 2)};
    return ST_OK;
}

enum status ledger_store_texts(struct ctx *ctx, const struct ledger_filter *f, struct str by,
                               struct str key, struct str field, struct ledger_text **out,
                               size_t *out_count)
{
    struct bind binds[SUM_BINDS];
    const size_t n = sum_binds(ctx, f, by, key, field, LEDGER_TEXTS_MAX + 1, binds);
    struct rows r;

    TRY(db_rows_kept(ctx, &r,
                     "SELECT part, entry, said FROM (" TEXTS ") AS told"
                     " WHERE :key = '' OR part = :key ORDER BY 1, 2 LIMIT :most",
                     binds, n));
    if (r.count > LEDGER_TEXTS_MAX)
        return fail(&ctx->err, ST_RULE, "ledger.err.many_texts", NULL);
    *out = arena_array(ctx->arena, r.count, struct ledger_text);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct ledger_text){
            .part = cell_text(&r, i, 0), .id = cell_int(&r, i, 1), .text = cell_text(&r, i, 2)};
    return ST_OK;
}

enum status ledger_store_counts(struct ctx *ctx, int year, struct ledger_count **out,
                                size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS_KEPT(ctx, &r,
                     "SELECT kind_id, COUNT(*), COALESCE(SUM(CASE WHEN substr(day, 1, 4) = :year"
                     " THEN 1 ELSE 0 END), 0), COALESCE(SUM(open), 0) FROM ledger_entry"
                     " WHERE congress_id = :congress AND dropped = 0 GROUP BY 1 LIMIT :most",
                     CONGRESS, B_TEXT("year", str_printf(ctx->arena, "%04d", year)),
                     B_INT("most", LEDGER_SUMS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct ledger_count);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct ledger_count){cell_int(&r, i, 0), cell_int(&r, i, 1),
                                          cell_int(&r, i, 2), cell_int(&r, i, 3)};
    return ST_OK;
}

/* ---------------------------------------------------------------- what is due */

#define DUE                                                                                        \
    "SELECT d.entry_id, d.part, d.due_on, d.label, e.title, e.number, k.kind, k.name, k.readers,"  \
    " k.writers, COALESCE(e.made_by, 0) FROM ledger_due d JOIN ledger_entry e"                     \
    " ON e.congress_id = d.congress_id AND e.id = d.entry_id JOIN ledger_kind k"                   \
    " ON k.congress_id = e.congress_id AND k.id = e.kind_id"                                       \
    " WHERE d.congress_id = :congress AND k.state = 'on'"

static void read_dues(struct ctx *ctx, const struct rows *r, struct ledger_due_row **out,
                      size_t *out_count)
{
    *out = arena_array(ctx->arena, r->count, struct ledger_due_row);
    *out_count = r->count;
    arr_each (i, r->count)
        (*out)[i] = (struct ledger_due_row){
            .entry_id = cell_int(r, i, 0),
            .part = cell_int(r, i, 1),
            .on = cell_date(r, i, 2),
            .label = cell_text(r, i, 3),
            .title = cell_text(r, i, 4),
            .number = cell_text(r, i, 5),
            .kind = cell_text(r, i, 6),
            .kind_name = cell_text(r, i, 7),
            .readers = cell_text(r, i, 8),
            .writers = cell_text(r, i, 9),
            .made_by = cell_int(r, i, 10),
        };
}

enum status ledger_store_dues(struct ctx *ctx, struct date from, struct date until,
                              int64_t after_entry, int64_t after_part, unsigned limit, bool by_day,
                              struct ledger_due_row **out, size_t *out_count)
{
    const struct bind binds[] = {CONGRESS,
                                 B_DATE(ctx->arena, "from", from),
                                 B_DATE(ctx->arena, "until", until),
                                 B_INT("entry", after_entry),
                                 B_INT("part", after_part),
                                 B_INT("limit", limit)};
    struct rows r;

#define RANGE                                                                                      \
    " AND d.due_on >= :from AND d.due_on <= :until"                                                \
    " AND (d.entry_id > :entry OR (d.entry_id = :entry AND d.part > :part))"
    if (by_day)
        TRY(db_rows(ctx, &r, DUE RANGE " ORDER BY d.due_on, d.entry_id, d.part LIMIT :limit", binds,
                    COUNT(binds)));
    else
        TRY(db_rows(ctx, &r, DUE RANGE " ORDER BY d.entry_id, d.part LIMIT :limit", binds,
                    COUNT(binds)));
    read_dues(ctx, &r, out, out_count);
    return ST_OK;
}

enum status ledger_store_dues_of(struct ctx *ctx, int64_t entry_id, struct ledger_due_row **out,
                                 size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r, DUE " AND d.entry_id = :entry ORDER BY d.due_on, d.part LIMIT :most",
                CONGRESS, B_INT("entry", entry_id), B_INT("most", LEDGER_SUMS_MAX)));
    read_dues(ctx, &r, out, out_count);
    return ST_OK;
}

/* Other fields hold words: nothing but CASE keeps the planner of PostgreSQL from reading those. */
#define DEPUTY "CASE WHEN v.field = :field THEN CAST(v.text AS BIGINT) ELSE 0 END"

enum status ledger_store_duties(struct ctx *ctx, struct str field, int64_t kind_id,
                                struct date from, struct date to, int64_t deputy_id,
                                int64_t after_deputy, int64_t after_entry, unsigned limit,
                                struct ledger_duty_row **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " DEPUTY " AS deputy, e.id, e.day, e.title FROM ledger_entry e"
                " JOIN ledger_value v ON v.congress_id = e.congress_id AND v.entry_id = e.id"
                " WHERE e.congress_id = :congress AND e.kind_id = :kind AND e.dropped = 0"
                " AND v.field = :field AND e.day >= :from AND e.day <= :to"
                " AND (:deputy = 0 OR " DEPUTY " = :deputy) AND (" DEPUTY " > :after_deputy"
                "  OR (" DEPUTY " = :after_deputy AND e.id > :after_entry))"
                " ORDER BY 1, 2 LIMIT :limit",
                CONGRESS, B_INT("kind", kind_id), B_TEXT("field", field),
                B_DATE(ctx->arena, "from", from), B_DATE(ctx->arena, "to", to),
                B_INT("deputy", deputy_id), B_INT("after_deputy", after_deputy),
                B_INT("after_entry", after_entry), B_INT("limit", limit)));
    *out = arena_array(ctx->arena, r.count, struct ledger_duty_row);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct ledger_duty_row){cell_int(&r, i, 0), cell_int(&r, i, 1),
                                             cell_date(&r, i, 2), cell_text(&r, i, 3)};
    return ST_OK;
}
