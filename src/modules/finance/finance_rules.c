// SPDX-License-Identifier: MulanPSL-2.0
/* Ratios, warnings, states. */
#include "modules/finance/finance_rules.h"
#include "base/num.h"

enum { BP = 10000, MONTHS = 12, PARTS = 2, ASSET_TURNS = 4 };

bool finance_has(const struct finance_line *l, enum finance_measure m)
{
    return (l->has & (1U << m)) != 0;
}

bool finance_granted(const struct finance_line *l, int64_t *out)
{
    const enum finance_measure m =
        finance_has(l, FINANCE_ADJUSTED) ? FINANCE_ADJUSTED : FINANCE_BUDGET;

    *out = l->fen[m];
    return finance_has(l, m);
}

int64_t finance_bp(int64_t part, int64_t whole)
{
    int64_t rest;

    if (whole <= 0)
        return FINANCE_NO_BP;
    if (part < 0)
        return -finance_bp(-part, whole);
    while (part > INT64_MAX / BP / PARTS || whole > INT64_MAX / BP / PARTS) {
        part /= PARTS;
        whole /= PARTS;
    }
    rest = part % whole;
    return part / whole * BP + (rest * BP * PARTS + whole) / (whole * PARTS);
}

int64_t finance_growth(int64_t now, int64_t before)
{
    return finance_bp(now - before, before);
}

int64_t finance_pace(unsigned month)
{
    return (int64_t)month * BP / MONTHS;
}

bool finance_word(const char *words, struct str word)
{
    struct str rest = str_from(words), one;

    while (str_cut(&rest, ' ', &one))
        if (str_eq(one, word))
            return true;
    return false;
}

/* ---------------------------------------------------------------- rules */

static bool behind(const struct finance_rule *rule, const struct finance_case *c, int64_t *have,
                   int64_t *want)
{
    int64_t granted;

    if (!str_eqz(c->stage, "executed") || c->month < rule->from_month ||
        !finance_granted(c->line, &granted) || granted < rule->min_fen)
        return false;
    *have = finance_bp(c->line->fen[FINANCE_ACTUAL], granted);
    *want = finance_pace(c->month);
    return *have != FINANCE_NO_BP && *have + rule->limit_bp < *want;
}

static bool over(const struct finance_rule *rule, const struct finance_case *c, int64_t *have,
                 int64_t *want)
{
    int64_t granted;

    if (!finance_has(c->line, FINANCE_ACTUAL) || !finance_granted(c->line, &granted) ||
        granted < rule->min_fen)
        return false;
    *have = finance_bp(c->line->fen[FINANCE_ACTUAL], granted);
    *want = BP;
    return *have > BP + rule->limit_bp;
}

static bool no_basis(const struct finance_rule *rule, const struct finance_case *c, int64_t *have,
                     int64_t *want)
{
    *have = c->line->fen[FINANCE_BUDGET];
    *want = 0;
    return str_eqz(c->kind, "transfer") && c->leaf && c->line->sort != FINANCE_TOTAL &&
           c->line->basis.len == 0 && *have > 0 && *have >= rule->min_fen;
}

static int64_t distance(int64_t a, int64_t b)
{
    return num_max(a, b) - num_min(a, b);
}

static bool unapproved(const struct finance_rule *rule, const struct finance_case *c, int64_t *have,
                       int64_t *want)
{
    *have = c->line->fen[FINANCE_ADJUSTED];
    *want = c->line->fen[FINANCE_BUDGET];
    return !c->approved && finance_has(c->line, FINANCE_ADJUSTED) &&
           finance_has(c->line, FINANCE_BUDGET) && *have != *want &&
           distance(*have, *want) >= rule->min_fen;
}

static bool jump(const struct finance_rule *rule, const struct finance_case *c, int64_t *have,
                 int64_t *want)
{
    if (!finance_has(c->line, FINANCE_BUDGET) || !finance_has(c->line, FINANCE_PRIOR) ||
        distance(c->line->fen[FINANCE_BUDGET], c->line->fen[FINANCE_PRIOR]) < rule->min_fen)
        return false;
    *have = finance_growth(c->line->fen[FINANCE_BUDGET], c->line->fen[FINANCE_PRIOR]);
    *want = rule->limit_bp;
    return *have != FINANCE_NO_BP && distance(*have, 0) > rule->limit_bp;
}

static bool public_grew(const struct finance_rule *rule, const struct finance_case *c,
                        int64_t *have, int64_t *want)
{
    *have = c->line->fen[FINANCE_BUDGET];
    *want = c->line->fen[FINANCE_PRIOR];
    return str_eqz(c->kind, "public") && finance_has(c->line, FINANCE_PRIOR) && *have > *want &&
           *have - *want >= rule->min_fen;
}

static bool idle(const struct finance_rule *rule, const struct finance_case *c, int64_t *have,
                 int64_t *want)
{
    *want = 0;
    return str_eqz(c->kind, "project") && str_eqz(c->stage, "executed") &&
           c->month >= rule->from_month && finance_granted(c->line, have) && *have > 0 &&
           *have >= rule->min_fen && c->line->fen[FINANCE_ACTUAL] == 0;
}

static bool paid_ahead(const struct finance_rule *rule, const struct finance_case *c, int64_t *have,
                       int64_t *want)
{
    int64_t granted;

    if (c->progress_bp == FINANCE_NO_BP || !finance_granted(c->line, &granted) ||
        granted < rule->min_fen)
        return false;
    *have = finance_bp(c->line->fen[FINANCE_ACTUAL], granted);
    *want = c->progress_bp;
    return *have != FINANCE_NO_BP && *have > *want + rule->limit_bp;
}

static const struct kind {
    const char *word;
    bool bp;
    bool (*hits)(const struct finance_rule *, const struct finance_case *, int64_t *, int64_t *);
} KINDS[] = {
    {"behind", true, behind},      {"over", true, over},
    {"no_basis", false, no_basis}, {"unapproved", false, unapproved},
    {"jump", true, jump},          {"public", false, public_grew},
    {"idle", false, idle},         {"paid_ahead", true, paid_ahead},
};

static const struct kind *kind_of(struct str word)
{
    arr_each (i, COUNT(KINDS))
        if (str_eqz(word, KINDS[i].word))
            return &KINDS[i];
    return NULL;
}

bool finance_rule_hits(const struct finance_rule *rule, const struct finance_case *c,
                       int64_t *out_have, int64_t *out_want)
{
    const struct kind *kind = kind_of(rule->kind);

    return kind != NULL && kind->hits(rule, c, out_have, out_want);
}

bool finance_rule_in_bp(struct str kind)
{
    const struct kind *k = kind_of(kind);

    return k != NULL && k->bp;
}

/* ---------------------------------------------------------------- states */

struct move {
    const char *from, *to;
};

static bool may_move(const struct move *moves, size_t count, struct str from, struct str to)
{
    arr_each (i, count)
        if (str_eqz(from, moves[i].from) && str_eqz(to, moves[i].to))
            return true;
    return false;
}

bool finance_warning_may(struct str from, struct str to)
{
    static const struct move MOVES[] = {{"open", "asked"},      {"asked", "answered"},
                                        {"answered", "asked"},  {"open", "closed"},
                                        {"answered", "closed"}, {"closed", "asked"}};

    return may_move(MOVES, COUNT(MOVES), from, to);
}

bool finance_finding_may(struct str from, struct str to)
{
    static const struct move MOVES[] = {{"found", "rectifying"},    {"rectifying", "rectifying"},
                                        {"found", "reported"},      {"rectifying", "reported"},
                                        {"reported", "rectifying"}, {"reported", "closed"},
                                        {"closed", "rectifying"}};

    return may_move(MOVES, COUNT(MOVES), from, to);
}

bool finance_item_approved_by_vote(struct str kind)
{
    return finance_word("approval accounts adjustment plan_adjustment outline_adjustment", kind);
}

bool finance_item_proved(const struct finance_item *i)
{
    return !finance_item_approved_by_vote(i->kind) || str_eqz(i->verdict, "passed") ||
           (i->verdict.len == 0 && i->backfill.len > 0);
}

bool finance_code_valid(struct str code)
{
    arr_each (i, code.len)
        if (code.ptr[i] < '0' || code.ptr[i] > '9')
            return false;
    return code.len == 3 || code.len == 5 || code.len == 7;
}

bool finance_key_hits(const struct finance_key *keys, size_t count, const struct finance_line *line)
{
    if (line->sort != FINANCE_ITEM)
        return false;
    arr_each (i, count)
        if (keys[i].code.len > 0 && line->code.len > 0
                ? str_eq(keys[i].code, line->code)
                : line->level <= 1 && str_has(line->name, keys[i].name))
            return true;
    return false;
}

bool finance_stage_item(struct str stage, enum budget_law_item *out)
{
    static const struct {
        const char *stage;
        enum budget_law_item law;
    } STAGES[] = {{"draft", BUDGET_LAW_APPROVAL},
                  {"approved", BUDGET_LAW_APPROVAL},
                  {"adjusted", BUDGET_LAW_ADJUSTMENT},
                  {"final", BUDGET_LAW_ACCOUNTS}};

    arr_each (i, COUNT(STAGES)) {
        if (!str_eqz(stage, STAGES[i].stage))
            continue;
        *out = STAGES[i].law;
        return true;
    }
    return false;
}

struct str finance_assets_turn(int term_first_year, int year)
{
    static const struct str TURNS[ASSET_TURNS] = {SI("firm"), SI("bank"), SI("office"),
                                                  SI("nature")};
    const int turn = year - term_first_year;

    return turn >= 0 && turn < ASSET_TURNS ? TURNS[turn] : S("all");
}
