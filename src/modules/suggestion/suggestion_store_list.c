// SPDX-License-Identifier: MulanPSL-2.0
/* The lists of suggestions. Each starts from the table whose index gives its order. */
#include "modules/suggestion/suggestion_store_list.h"
#include "modules/suggestion/suggestion_rules.h"
#include "modules/suggestion/suggestion_store.h"
#include "modules/suggestion/suggestion_store_row.h"

#define OPEN "s.state IN ('at_government', 'handed_over', 'given_back', 'handling', 'redo')"

#define OWN                                                                                        \
    "EXISTS (SELECT 1 FROM suggestion_signer m WHERE m.congress_id = s.congress_id"                \
    " AND m.suggestion_id = s.id AND m.deputy_id = :me_deputy"                                     \
    " AND m.state IN ('invited', 'confirmed'))"
#define PUBLIC_TITLE                                                                               \
    "CASE WHEN " OWN " THEN s.title ELSE (SELECT p.title FROM suggestion_publication p"            \
    " WHERE p.congress_id = s.congress_id AND p.suggestion_id = s.id AND p.reply_id = 0) END"

/* A word of the search box. The deputies of that name are looked up once, not for each row. */
#define ASKED(word, number, title)                                                                 \
    {                                                                                              \
        word,                                                                                      \
            "(" title " LIKE :" word " ESCAPE '!' OR s.number = :" number                          \
            " OR s.origin_text LIKE :" word " ESCAPE '!' OR s.lead_deputy_id IN ("                 \
            "SELECT n.id FROM deputy_v_name n WHERE n.congress_id = :congress"                     \
            " AND n.name LIKE :" word " ESCAPE '!'))",                                             \
            BIND_TEXT                                                                              \
    }

static const struct db_filter FILTERS[] = {
    {"state", "s.state = :state", BIND_TEXT},
    {"tabled", "s.state NOT IN ('draft', 'confirming', 'returned', 'withdrawn', 'converted')",
     BIND_INT},
    {"open", OPEN, BIND_INT},
    {"kind", "s.kind = :kind", BIND_TEXT},
    {"session", "s.session_id = :session", BIND_INT},
    {"in_session", "s.in_session = :in_session", BIND_INT},
    {"lead_organ", "s.lead_organ_id = :lead_organ", BIND_INT},
    {"lead_deputy", "s.lead_deputy_id = :lead_deputy", BIND_INT},
    {"lead",
     "s.lead_deputy_id IN (SELECT n.id FROM deputy_v_name n WHERE n.congress_id = :congress"
     " AND n.name = :lead)",
     BIND_TEXT},
    {"delegation", "s.delegation_id = :delegation", BIND_INT},
    {"category", "s.category_id = :category", BIND_INT},
    {"batch", "s.batch_id = :batch", BIND_INT},
    {"class", "s.class_code = :class", BIND_TEXT},
    {"solved", "s.class_kind = 'solved'", BIND_INT},
    {"implemented", SUGGESTION_IMPLEMENTED, BIND_INT},
    {"government", SUGGESTION_IN_GOVERNMENT, BIND_INT},
    {"own", "s.source <> 'lower'", BIND_INT},
    {"rating_is", "s.rating_state = 'rated' AND s.result = :rating_is", BIND_TEXT},
    {"rating_ok", "s.rating_state = 'rated' AND s.result IN ('satisfied', 'basic')", BIND_INT},
    {"rating_state", "s.rating_state = :rating_state", BIND_TEXT},
    {"key", "s.is_key = 1", BIND_INT},
    {"overdue", "s.due_on < :overdue AND " OPEN, BIND_TEXT},
    {"in_time", "s.in_time = 1 AND s.first_replied_on IS NOT NULL", BIND_INT},
    {"late",
     "s.in_time = 0 AND (s.first_replied_on IS NOT NULL OR (s.first_due_on < :late AND " OPEN "))",
     BIND_TEXT},
    {"replied", "s.first_replied_on IS NOT NULL", BIND_INT},
    {"redo", "s.redo_on IS NOT NULL", BIND_INT},
    {"public", "s.public_text = :public", BIND_INT},
    {"promises", "s.promises_open > 0", BIND_INT},
    {"led_by",
     "EXISTS (SELECT 1 FROM suggestion_key k WHERE k.congress_id = s.congress_id"
     " AND k.suggestion_id = s.id AND k.leader_account_id = :led_by AND k.ended_on IS NULL)",
     BIND_INT},
    {"escalated", "s.escalation >= :escalated AND " OPEN, BIND_INT},
    {"due_from", "s.due_on >= :due_from", BIND_TEXT},
    {"due_to", "s.due_on <= :due_to", BIND_TEXT},
    {"tabled_from", "s.tabled_on >= :tabled_from", BIND_TEXT},
    {"tabled_to", "s.tabled_on <= :tabled_to", BIND_TEXT},
    {"handed_from", "s.first_handed_on >= :handed_from", BIND_TEXT},
    {"handed_to", "s.first_handed_on <= :handed_to", BIND_TEXT},
    {"first_replied_from", "s.first_replied_on >= :first_replied_from", BIND_TEXT},
    {"first_replied_to", "s.first_replied_on <= :first_replied_to", BIND_TEXT},
    {"replied_from", "s.replied_on >= :replied_from", BIND_TEXT},
    {"replied_to", "s.replied_on <= :replied_to", BIND_TEXT},
    {"rated_from", "s.rated_on >= :rated_from", BIND_TEXT},
    {"rated_to", "s.rated_on <= :rated_to", BIND_TEXT},
    {"redo_from", "s.redo_on >= :redo_from", BIND_TEXT},
    {"redo_to", "s.redo_on <= :redo_to", BIND_TEXT},
    {"answerable_from", SUGGESTION_ANSWERABLE, BIND_TEXT},
    /* the search box: a number by its index, and each word somewhere in the row */
    {"number_is", "COALESCE(s.number, 0) = :number_is", BIND_INT},
    {"series_is", "s.number_series = :series_is", BIND_TEXT},
    {"recess_is", "s.in_session = 0 AND s.kind = 'suggestion'", BIND_INT},
    {"bill_is", "s.kind = 'bill'", BIND_INT},
    ASKED("word1", "number1", "s.title"),
    ASKED("word2", "number2", "s.title"),
    ASKED("word3", "number3", "s.title"),
    ASKED("word4", "number4", "s.title"),
    ASKED("word5", "number5", "s.title"),
    /* for those who know it by its public title alone */
    ASKED("public1", "number1", PUBLIC_TITLE),
    ASKED("public2", "number2", PUBLIC_TITLE),
    ASKED("public3", "number3", PUBLIC_TITLE),
    ASKED("public4", "number4", PUBLIC_TITLE),
    ASKED("public5", "number5", PUBLIC_TITLE),
    {0},
};

/* As the index has it: series, then number. */
#define IN_SERIES                                                                                  \
    "COALESCE(s.number_series || '/' || substr(CAST(1000000000 + s.number AS TEXT), 2), '')"

#define SORTS(id)                                                                                  \
    {                                                                                              \
        {"new", id, BIND_INT, id}, {"due", "COALESCE(s.due_on, '9999-12-31')", BIND_TEXT, id},     \
            {"tabled", "COALESCE(s.tabled_on, '')", BIND_TEXT, id},                                \
            {"number", IN_SERIES, BIND_TEXT, id},                                                  \
        {                                                                                          \
            0                                                                                      \
        }                                                                                          \
    }

static const struct db_sort PLAIN_SORTS[] = SORTS("s.id");
static const struct db_sort JOINED_SORTS[] = SORTS("f.suggestion_id");

/* Names by subquery where the view is a join: SQLite would build the whole view otherwise. */
#define ROW(title)                                                                                 \
    "SELECT s.id, s.number, s.round, s.escalation, s.signer_count, s.reminders, s.kind, s.state,"  \
    " s.number_series, " title ","                                                                 \
    " COALESCE((SELECT d.name FROM deputy_v_name d WHERE d.congress_id = s.congress_id"            \
    "   AND d.id = s.lead_deputy_id), s.origin_text),"                                             \
    " g.name, o.short_name, k.name, s.class_code, s.class_kind, s.attitude, s.result,"             \
    " s.rating_state, s.tabled_on, s.handed_on, s.due_on, s.replied_on, s.rating_due_on,"          \
    " s.in_session, s.is_key, s.in_time, s.extended, s.lead_organ_id, s.lead_deputy_id,"           \
    " s.category_id, s.dispatch_due_on"

#define NAMES                                                                                      \
    " LEFT JOIN congress_v_delegation g ON g.congress_id = s.congress_id"                          \
    "  AND g.id = s.delegation_id"                                                                 \
    " LEFT JOIN congress_v_organ o ON o.congress_id = s.congress_id AND o.id = s.lead_organ_id"    \
    " LEFT JOIN suggestion_category k ON k.congress_id = s.congress_id AND k.id = s.category_id"

#define FROM_SELF " FROM suggestion s"
#define FROM_UNIT                                                                                  \
    " FROM suggestion_handling f"                                                                  \
    " JOIN suggestion s ON s.congress_id = f.congress_id AND s.id = f.suggestion_id"
#define FROM_SIGNER                                                                                \
    " FROM suggestion_signer f"                                                                    \
    " JOIN suggestion s ON s.congress_id = f.congress_id AND s.id = f.suggestion_id"

#define TABLED "s.tabled_on IS NOT NULL AND s.state NOT IN ('draft', 'confirming')"
#define GOVERNED                                                                                   \
    " AND s.first_handed_on IS NOT NULL AND (s.via_organ_id IS NOT NULL OR EXISTS ("               \
    "SELECT 1 FROM suggestion_handling v JOIN congress_v_organ w ON w.congress_id = v.congress_id" \
    " AND w.id = v.organ_id WHERE v.congress_id = s.congress_id AND v.suggestion_id = s.id"        \
    " AND v.state <> 'planned' AND w.kind IN ('government', 'department', 'township')))"
#define OF_SELF "s.congress_id = :congress AND " TABLED
#define OF_UNIT                                                                                    \
    "f.congress_id = :congress AND f.organ_id = :organ AND f.is_current = 1 AND f.is_main = 1"     \
    " AND f.state <> 'planned' AND " TABLED
#define OF_DEPUTY                                                                                  \
    "f.congress_id = :congress AND f.deputy_id = :deputy AND f.state = 'confirmed' AND " TABLED
static const struct db_list LISTS[LIST_KINDS] = {
    [LIST_ALL] = {ROW("s.title") FROM_SELF NAMES, OF_SELF, FILTERS, PLAIN_SORTS, FROM_SELF},
    [LIST_GOVERNMENT] = {ROW("s.title") FROM_SELF NAMES, OF_SELF GOVERNED, FILTERS, PLAIN_SORTS,
                         FROM_SELF},
    [LIST_DEPUTY] = {ROW(PUBLIC_TITLE) FROM_SELF NAMES,
                     OF_SELF " AND ((s.public_text = 1 AND s.confidential = 0) OR " OWN ")",
                     FILTERS, PLAIN_SORTS, FROM_SELF},
    [LIST_OF_UNIT] = {ROW("s.title") FROM_UNIT NAMES, OF_UNIT, FILTERS, JOINED_SORTS, FROM_UNIT},
    [LIST_OF_UNIT_GOV] = {ROW("s.title") FROM_UNIT NAMES, OF_UNIT GOVERNED, FILTERS, JOINED_SORTS,
                          FROM_UNIT},
    [LIST_MY_UNIT] = {ROW("s.title") FROM_UNIT NAMES,
                      "f.congress_id = :congress AND f.organ_id = :me_organ AND f.is_current = 1"
                      " AND f.state <> 'planned'",
                      FILTERS, JOINED_SORTS, FROM_UNIT},
    [LIST_OF_DEPUTY] = {ROW("s.title") FROM_SIGNER NAMES, OF_DEPUTY, FILTERS, JOINED_SORTS,
                        FROM_SIGNER},
    [LIST_OF_DEPUTY_GOV] = {ROW("s.title") FROM_SIGNER NAMES, OF_DEPUTY GOVERNED, FILTERS,
                            JOINED_SORTS, FROM_SIGNER},
    [LIST_MINE] = {ROW("s.title") FROM_SIGNER NAMES,
                   "f.congress_id = :congress AND f.deputy_id = :me_deputy"
                   " AND f.state IN ('invited', 'confirmed')"
                   " AND (f.is_lead = 1 OR s.state <> 'draft')"
                   " AND (s.state <> 'withdrawn' OR s.tabled_on IS NOT NULL)",
                   FILTERS, JOINED_SORTS, FROM_SIGNER},
};

static void read_row(struct ctx *ctx, const struct rows *r, size_t row, struct suggestion_row *s)
{
    struct cells c = {r, row, 0};
    struct suggestion numbered = {0};

    *s = (struct suggestion_row){.id = next_int(&c)};
    numbered.number = s->number = next_int(&c);
    s->round = next_int(&c);
    s->escalation = next_int(&c);
    s->signer_count = next_int(&c);
    s->reminders = next_int(&c);
    s->kind = str_eqz(next_text(&c), "bill") ? SUGGESTION_KIND_BILL : SUGGESTION_KIND_SUGGESTION;
    (void)suggestion_state_parse(next_text(&c), &s->state);
    numbered.number_series = next_text(&c);
    s->title = next_text(&c);
    s->deputy_name = next_text(&c);
    s->delegation_name = next_text(&c);
    s->organ_name = next_text(&c);
    s->category_name = next_text(&c);
    s->class_code = next_text(&c);
    s->class_kind = next_text(&c);
    s->attitude = next_mark(&c);
    s->result = next_mark(&c);
    s->rating_state = suggestion_rating_state_of(next_text(&c));
    s->tabled_on = next_date(&c);
    s->handed_on = next_date(&c);
    s->due_on = next_date(&c);
    s->replied_on = next_date(&c);
    s->rating_due_on = next_date(&c);
    s->in_session = next_bool(&c);
    s->is_key = next_bool(&c);
    s->in_time = next_bool(&c);
    s->extended = next_bool(&c);
    s->organ_id = next_int(&c);
    s->lead_deputy_id = next_int(&c);
    s->category_id = next_int(&c);
    s->dispatch_due_on = next_date(&c);
    s->overdue = suggestion_is_open(s->state) && !date_none(s->due_on) &&
                 date_cmp(s->due_on, ctx->today) < 0;
    numbered.kind = s->kind;
    numbered.in_session = s->in_session;
    s->number_text = suggestion_number_text(ctx->arena, &numbered);
}

enum status suggestion_store_list(struct ctx *ctx, enum suggestion_list_kind kind,
                                  const struct db_list_query *q, struct suggestion_row **out,
                                  size_t *out_count, struct str *out_next)
{
    struct rows r;

    TRY(db_list(ctx, &LISTS[kind], q, &r, out_next));
    *out = arena_array(ctx->arena, r.count, struct suggestion_row);
    *out_count = r.count;
    arr_each (i, r.count)
        read_row(ctx, &r, i, &(*out)[i]);
    return ST_OK;
}

enum status suggestion_store_list_count(struct ctx *ctx, enum suggestion_list_kind kind,
                                        const struct db_list_query *q, int64_t most,
                                        int64_t *out_count)
{
    return db_list_count(ctx, &LISTS[kind], q, most, out_count);
}
