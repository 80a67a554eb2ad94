// SPDX-License-Identifier: MulanPSL-2.0
/* Filters by name, and the list that fits who asks. */
#include "modules/suggestion/suggestion_list.h"
#include "modules/suggestion/suggestion_asked.h"
#include "modules/suggestion/suggestion_rules.h"
#include "modules/suggestion/suggestion_store_list.h"
#include <stddef.h>

enum { LIMIT = 20 };

/* ---------------------------------------------------------------- filters by name */

enum filter_type { WORD, FLAG, YES_NO, ID, DATE, TEXT };

static const char STATES[] =
    "draft confirming submitted more_asked returned accepted at_government handed_over given_back "
    "handling replied redo chairmen closed handed_up merged converted withdrawn";
static const char RATINGS[] =
    "satisfied basic dissatisfied satisfied_or_basic rated due excluded not_due";

static const struct {
    const char *name;
    enum filter_type type;
    size_t at;
    const char *words;
} FIELDS[] = {
#define FIELD(name, type, words)                                                                   \
    {                                                                                              \
#name, type, offsetof(struct suggestion_filter, name), words                               \
    }
    FIELD(state, WORD, STATES),
    FIELD(tabled, FLAG, NULL),
    FIELD(open, FLAG, NULL),
    FIELD(kind, WORD, "suggestion bill"),
    FIELD(session, ID, NULL),
    FIELD(in_session, YES_NO, NULL),
    FIELD(organ, ID, NULL),
    FIELD(deputy, ID, NULL),
    FIELD(lead_deputy, ID, NULL),
    FIELD(lead, TEXT, NULL),
    FIELD(delegation, ID, NULL),
    FIELD(category, ID, NULL),
    FIELD(batch, ID, NULL),
    {"class", TEXT, offsetof(struct suggestion_filter, class_code), NULL},
    FIELD(solved, FLAG, NULL),
    FIELD(implemented, FLAG, NULL),
    FIELD(government, FLAG, NULL),
    FIELD(own, FLAG, NULL),
    FIELD(rating, WORD, RATINGS),
    FIELD(key, FLAG, NULL),
    FIELD(overdue, FLAG, NULL),
    FIELD(in_time, YES_NO, NULL),
    FIELD(replied, FLAG, NULL),
    FIELD(redo, FLAG, NULL),
    {"public", YES_NO, offsetof(struct suggestion_filter, is_public), NULL},
    FIELD(promises, FLAG, NULL),
    FIELD(mine, FLAG, NULL),
    FIELD(escalated, ID, NULL),
    FIELD(due_from, DATE, NULL),
    FIELD(due_to, DATE, NULL),
    FIELD(tabled_from, DATE, NULL),
    FIELD(tabled_to, DATE, NULL),
    FIELD(handed_from, DATE, NULL),
    FIELD(handed_to, DATE, NULL),
    FIELD(first_replied_from, DATE, NULL),
    FIELD(first_replied_to, DATE, NULL),
    FIELD(replied_from, DATE, NULL),
    FIELD(replied_to, DATE, NULL),
    FIELD(rated_from, DATE, NULL),
    FIELD(rated_to, DATE, NULL),
    FIELD(answerable_from, DATE, NULL),
    FIELD(answerable_to, DATE, NULL),
    FIELD(redo_from, DATE, NULL),
    FIELD(redo_to, DATE, NULL),
    FIELD(q, TEXT, NULL),
#undef FIELD
};

const char *suggestion_filter_name(size_t i)
{
    return i < COUNT(FIELDS) ? FIELDS[i].name : NULL;
}

static bool has_word(const char *words, struct str value)
{
    struct str rest = str_from(words), word;

    while (str_cut(&rest, ' ', &word))
        if (str_eq(word, value))
            return true;
    return false;
}

static bool set(struct suggestion_filter *f, size_t i, struct str value)
{
    char *at = (char *)f + FIELDS[i].at;
    struct date day = {0};
    int64_t id = 0;

    switch (FIELDS[i].type) {
    case ID:
        if (value.len != 0 && (!str_to_int(value, &id) || id < 0))
            return false;
        *(int64_t *)(void *)at = id;
        return true;
    case DATE:
        if (value.len != 0 && !date_parse(value, &day))
            return false;
        *(struct date *)(void *)at = day;
        return true;
    case WORD:
        if (value.len != 0 && !has_word(FIELDS[i].words, value))
            return false;
        break;
    case FLAG:
        if (value.len != 0 && !str_eqz(value, "1"))
            return false;
        break;
    case YES_NO:
        if (value.len != 0 && !str_eqz(value, "1") && !str_eqz(value, "0"))
            return false;
        break;
    case TEXT:
        break;
    }
    *(struct str *)(void *)at = value;
    return true;
}

bool suggestion_filter_set(struct suggestion_filter *f, const char *name, struct str value)
{
    arr_each (i, COUNT(FIELDS))
        if (strcmp(FIELDS[i].name, name) == 0)
            return set(f, i, value);
    return false;
}

/* ---------------------------------------------------------------- binds */

enum { BINDS_MAX = 64 };

struct binds {
    struct ctx *ctx;
    struct bind all[BINDS_MAX];
    size_t count;
};

static void put(struct binds *b, struct bind one)
{
    ASSERT(b->count < BINDS_MAX);
    b->all[b->count++] = one;
}

static void put_flag(struct binds *b, const char *name, struct str value)
{
    if (value.len != 0)
        put(b, B_INT(name, str_eqz(value, "1")));
}

static void put_rating(struct binds *b, struct str word)
{
    if (str_eqz(word, "satisfied_or_basic"))
        put(b, B_INT("rating_ok", 1));
    else if (has_word("satisfied basic dissatisfied", word))
        put(b, B_TEXT("rating_is", word));
    else if (word.len != 0)
        put(b, B_TEXT("rating_state", word));
}

/* One condition of two days: where one of them was taken away, the period is open on that side. */
static struct suggestion_filter both_ends(const struct suggestion_filter *f)
{
    struct suggestion_filter out = *f;

    if (date_none(out.answerable_from) && !date_none(out.answerable_to))
        out.answerable_from = (struct date){1900, 1, 1};
    if (date_none(out.answerable_to) && !date_none(out.answerable_from))
        out.answerable_to = (struct date){9999, 12, 31};
    return out;
}

static void put_days(struct binds *b, const struct suggestion_filter *f)
{
    const struct suggestion_filter whole = both_ends(f);
    struct arena *a = b->ctx->arena;

    arr_each (i, COUNT(FIELDS)) {
        const struct date *day = (const void *)((const char *)&whole + FIELDS[i].at);

        if (FIELDS[i].type == DATE && !date_none(*day))
            put(b, B_DATE(a, FIELDS[i].name, *day));
    }
    if (f->overdue.len != 0)
        put(b, B_DATE(a, "overdue", b->ctx->today));
    if (str_eqz(f->in_time, "0"))
        put(b, B_DATE(a, "late", b->ctx->today));
    if (str_eqz(f->in_time, "1"))
        put(b, B_INT("in_time", 1));
    put(b, B_DATE(a, "today", b->ctx->today));
}

static void put_filter(struct binds *b, const struct suggestion_filter *f)
{
    put(b, B_INT("congress", b->ctx->congress_id));
    put(b, B_INT("me_deputy", b->ctx->actor->deputy_id));
    put(b, B_INT("me_organ", b->ctx->actor->organ_id));
    put(b, B_OPT("state", f->state));
    put(b, B_OPT("kind", f->kind));
    put(b, B_OPT("class", f->class_code));
    put(b, B_OPT("lead", f->lead));
    put_flag(b, "tabled", f->tabled);
    put_flag(b, "open", f->open);
    put_flag(b, "in_session", f->in_session);
    put_flag(b, "solved", f->solved);
    put_flag(b, "implemented", f->implemented);
    put_flag(b, "government", f->government);
    put_flag(b, "own", f->own);
    put_flag(b, "key", f->key);
    put_flag(b, "replied", f->replied);
    put_flag(b, "redo", f->redo);
    put_flag(b, "public", f->is_public);
    put_flag(b, "promises", f->promises);
    put(b, B_ID("session", f->session));
    put(b, B_ID("delegation", f->delegation));
    put(b, B_ID("category", f->category));
    put(b, B_ID("batch", f->batch));
    put(b, B_ID("escalated", f->escalated));
    put_rating(b, f->rating);
    put_days(b, f);
}

/* ---------------------------------------------------------------- the list that fits */

static bool sees_all(const struct ctx *ctx)
{
    return ctx->actor->system || may(ctx, "suggestion.read_all");
}

/* ST_DENIED: nothing to see for this actor. Filters that the list starts from are its binds. */
static enum status choose(struct ctx *ctx, const struct suggestion_filter *f, struct binds *b,
                          enum suggestion_list_kind *out)
{
    const bool all = sees_all(ctx), government = !all && may(ctx, "suggestion.govern");

    int64_t lead = f->lead_deputy;

    if (all || government) {
        if (f->mine.len != 0)
            put(b, B_INT("led_by", ctx->actor->account_id));
        put(b, B_ID("organ", f->organ));
        put(b, B_ID("deputy", f->deputy));
        if (f->organ != 0)
            *out = all ? LIST_OF_UNIT : LIST_OF_UNIT_GOV;
        else if (f->deputy != 0)
            *out = all ? LIST_OF_DEPUTY : LIST_OF_DEPUTY_GOV;
        else
            *out = all ? LIST_ALL : LIST_GOVERNMENT;
        if (f->organ != 0 && lead == 0)
            lead = f->deputy; /* one list starts from one of the two */
        put(b, B_ID("lead_deputy", lead));
        return ST_OK;
    }
    put(b, B_ID("lead_organ", f->organ));
    put(b, B_ID("lead_deputy", lead != 0 ? lead : f->deputy));
    if (may(ctx, "suggestion.handle") && ctx->actor->organ_id != 0)
        *out = LIST_MY_UNIT;
    else if (ctx->actor->deputy_id != 0)
        *out = f->mine.len != 0 ? LIST_MINE : LIST_DEPUTY;
    else
        return fail(&ctx->err, ST_DENIED, "suggestion.err.not_yours", NULL);
    return ST_OK;
}

/* ---------------------------------------------------------------- the search box */

static void put_words(struct binds *b, const struct suggestion_asked *asked,
                      enum suggestion_list_kind kind)
{
    static const char *const WORDS[] = {"word1", "word2", "word3", "word4", "word5"};
    static const char *const PUBLIC[] = {"public1", "public2", "public3", "public4", "public5"};
    static const char *const NUMBERS[] = {"number1", "number2", "number3", "number4", "number5"};

    _Static_assert(COUNT(WORDS) == SUGGESTION_ASKED_WORDS, "one for each word");
    arr_each (i, asked->count) {
        int64_t number = 0;

        (void)str_to_int(asked->words[i], &number);
        put(b, B_TEXT(kind == LIST_DEPUTY ? PUBLIC[i] : WORDS[i],
                      db_contains(b->ctx->arena, asked->words[i])));
        put(b, B_INT(NUMBERS[i], number));
    }
}

static void put_number(struct binds *b, const struct suggestion_asked *asked)
{
    put(b, B_ID("number_is", asked->number));
    if (asked->bill)
        put(b, B_INT("bill_is", 1));
    if (asked->recess || asked->year != 0)
        put(b, B_INT("recess_is", 1));
    if (asked->year != 0)
        put(b, B_TEXT("series_is", str_printf(b->ctx->arena, "r%lld", (long long)asked->year)));
}

/* Digits alone are a number where anything here has it, and else part of a title: the index has the
 * number at once, while titles are read one after the other. */
static enum status put_search(struct binds *b, struct str q, enum suggestion_list_kind kind)
{
    const size_t before = b->count;
    struct suggestion_asked asked;
    int64_t found;

    suggestion_asked(b->ctx->arena, q, &asked);
    if (asked.number != 0)
        put_number(b, &asked);
    if (asked.alone) {
        const struct db_list_query first = {.limit = 1, .binds = b->all, .binds_count = b->count};

        TRY(suggestion_store_list_count(b->ctx, kind, &first, 1, &found));
        if (found != 0)
            return ST_OK;
        b->count = before;
    }
    put_words(b, &asked, kind);
    return ST_OK;
}

static enum status ask(struct binds *b, const struct suggestion_filter *f,
                       enum suggestion_list_kind *out)
{
    *out = LIST_ALL;
    put_filter(b, f);
    TRY(choose(b->ctx, f, b, out));
    return put_search(b, f->q, *out);
}

enum status suggestion_list(struct ctx *ctx, const struct suggestion_list_query *q,
                            struct suggestion_row **out, size_t *out_count, struct str *out_next)
{
    struct binds b = {.ctx = ctx};
    enum suggestion_list_kind kind;
    struct db_list_query query = {.sort = q->sort, .after = q->after};

    TRY(ask(&b, &q->filter, &kind));
    query.limit = q->limit != 0 ? q->limit : LIMIT;
    query.binds = b.all;
    query.binds_count = b.count;
    return suggestion_store_list(ctx, kind, &query, out, out_count, out_next);
}

enum status suggestion_list_count(struct ctx *ctx, const struct suggestion_filter *f, int64_t most,
                                  int64_t *out_count)
{
    struct binds b = {.ctx = ctx};
    enum suggestion_list_kind kind;
    struct db_list_query query = {.limit = 1};

    TRY(ask(&b, f, &kind));
    query.binds = b.all;
    query.binds_count = b.count;
    return suggestion_store_list_count(ctx, kind, &query, most, out_count);
}

enum status suggestion_deadlines(struct ctx *ctx, struct suggestion_deadlines *out)
{
    enum { ALL = 100000, NEAR_DAYS = 3, SOON_DAYS = 7 };
    struct suggestion_filter over = {.overdue = S("1")};
    struct suggestion_filter near = {
        .open = S("1"), .due_from = ctx->today, .due_to = date_add_days(ctx->today, NEAR_DAYS)};
    struct suggestion_filter soon = near;

    soon.due_to = date_add_days(ctx->today, SOON_DAYS);
    TRY(suggestion_list_count(ctx, &over, ALL, &out->overdue));
    TRY(suggestion_list_count(ctx, &near, ALL, &out->in_3_days));
    return suggestion_list_count(ctx, &soon, ALL, &out->in_7_days);
}
