// SPDX-License-Identifier: MulanPSL-2.0
/* Kinds of meetings: those shipped with the program, and what an office makes of them. */
#include "base/utf8.h"
#include "law/meeting_law.h"
#include "meeting_kinds_text.h"
#include "modules/body/body.h"
#include "modules/congress/congress.h"
#include "modules/meeting/meeting_actions.h"
#include "modules/meeting/meeting_rules.h"
#include "platform/db.h"
#include "platform/event.h"

enum { DAYS_MOST = 365, MONTHS_MOST = 60, QUOTA_MOST = 500, OWN_PLACE = 100 };

/* ---------------------------------------------------------------- those shipped */

struct shipped {
    struct meeting_rule rule;
    struct str levels;
};

static unsigned number(struct str value)
{
    int64_t n = 0;

    ASSERT(str_to_int(value, &n) && n >= 0);
    return (unsigned)n;
}

static void set_text(struct meeting_rule *r, struct str name, struct str value)
{
    const struct {
        const char *name;
        struct str *to;
    } T[] = {
        {"name", &r->name},
        {"title", &r->title},
        {"body", &r->body_kind},
        {"convener", &r->convener},
        {"attendees", &r->attendees},
        {"papers", &r->papers},
        {"quorum", &r->quorum},
        {"quorum_article", &r->quorum_article},
        {"majority", &r->majority},
        {"majority_article", &r->majority_article},
        {"notice_article", &r->notice_article},
        {"every_article", &r->every_article},
        {"after", &r->after_kind},
        {"after_article", &r->after_article},
    };

    arr_each (i, COUNT(T))
        if (str_eqz(name, T[i].name)) {
            *T[i].to = value;
            return;
        }
    ASSERT(name.len == 0); /* meeting_kinds.txt: a name that nobody knows */
}

static void set(struct shipped *s, struct str name, struct str value)
{
    struct meeting_rule *r = &s->rule;

    if (str_eqz(name, "levels"))
        s->levels = value;
    else if (str_eqz(name, "notice_days"))
        r->notice_days = number(value);
    else if (str_eqz(name, "notice_months"))
        r->notice_months = number(value);
    else if (str_eqz(name, "papers_days"))
        r->papers_days = number(value);
    else if (str_eqz(name, "every_months"))
        r->every_months = number(value);
    else if (str_eqz(name, "quota"))
        r->quota = number(value);
    else if (str_eqz(name, "observers"))
        r->observers = number(value) != 0;
    else if (str_eqz(name, "urgent"))
        r->urgent = number(value) != 0;
    else if (str_eqz(name, "closed"))
        r->closed_door = number(value) != 0;
    else
        set_text(r, name, value);
}

/* "name = value"; the text is ours. */
static bool split(struct str line, struct str *out_name, struct str *out_value)
{
    line = str_trim(line);
    if (line.len == 0 || *line.ptr == '#')
        return false;
    ASSERT(str_cut(&line, '=', out_name));
    *out_name = str_trim(*out_name);
    *out_value = str_trim(line);
    return true;
}

/* The next block of the text; false at its end. */
static bool next_kind(struct str *rest, struct shipped *out)
{
    struct str line, name, value;

    *out = (struct shipped){.rule = {.quorum = S("none"), .majority = S("none")}};
    while (rest->len != 0) {
        const struct str before = *rest;

        (void)str_cut(rest, '\n', &line);
        if (!split(line, &name, &value))
            continue;
        if (!str_eqz(name, "kind")) {
            set(out, name, value);
            continue;
        }
        if (out->rule.code.len != 0) {
            *rest = before;
            return true;
        }
        out->rule.code = value;
    }
    return out->rule.code.len != 0;
}

static bool is_there(const struct meeting_kind *kinds, size_t count, struct str code)
{
    arr_each (i, count)
        if (str_eq(kinds[i].code, code))
            return true;
    return false;
}

static enum status ship_tx(struct ctx *ctx, const void *input)
{
    struct str rest = str_from(meeting_kinds_txt);
    struct meeting_kind *kinds;
    struct congress congress;
    struct shipped s;
    size_t count, added = 0;
    unsigned place = 0;

    (void)input;
    TRY(congress_get(ctx, ctx->congress_id, &congress));
    TRY(meeting_store_kinds(ctx, true, &kinds, &count));
    while (next_kind(&rest, &s)) {
        int64_t id;

        place++;
        if (!meeting_word_in(str_from(congress_level_word(congress.level)),
                             str_z(ctx->arena, s.levels)) ||
            is_there(kinds, count, s.rule.code))
            continue;
        s.rule.from_on = ctx->today;
        TRY(meeting_store_kind_insert(ctx, &s.rule, place, &id));
        added++;
    }
    return added == 0 ? ST_OK : event_emit(ctx, "meeting.kinds_shipped", 0);
}

enum status meeting_kinds_ship(struct ctx *ctx)
{
    return db_tx(ctx, ship_tx, NULL);
}

/* ---------------------------------------------------------------- the office's */

static void check_text(struct ctx *ctx, const char *field, struct str value, size_t most)
{
    if (utf8_chars(value.ptr, value.len) > most)
        invalid(ctx, field, "meeting.kind_text_long", NULL);
}

static void check_rule(struct ctx *ctx, const struct meeting_rule *r)
{
    enum body_kind kind;

    if (r->name.len == 0)
        invalid(ctx, "name", "meeting.kind_no_name", NULL);
    check_text(ctx, "name", r->name, 40);
    check_text(ctx, "title", r->title, 80);
    check_text(ctx, "attendees", r->attendees, 500);
    check_text(ctx, "papers", r->papers, 1000);
    if (r->body_kind.len != 0 && !body_kind_parse(r->body_kind, &kind))
        invalid(ctx, "body_kind", "meeting.kind_no_body", NULL);
    if (!meeting_word_in(r->quorum, "none over_half half two_thirds"))
        invalid(ctx, "quorum", "meeting.kind_no_quorum", NULL);
    if (!meeting_word_in(r->majority, "none half_of_all two_thirds_of_all half_of_present"))
        invalid(ctx, "majority", "meeting.kind_no_majority", NULL);
    if (str_eqz(r->majority, "half_of_present") && r->majority_article.len == 0)
        invalid(ctx, "majority_article", "meeting.kind_no_basis", NULL);
    if (r->notice_days > DAYS_MOST)
        invalid(ctx, "notice_days", "meeting.kind_days", NULL);
    if (r->notice_months > MONTHS_MOST)
        invalid(ctx, "notice_months", "meeting.kind_months", NULL);
    if (r->papers_days > DAYS_MOST)
        invalid(ctx, "papers_days", "meeting.kind_days", NULL);
    if (r->every_months > MONTHS_MOST)
        invalid(ctx, "every_months", "meeting.kind_months", NULL);
    if (r->quota > QUOTA_MOST)
        invalid(ctx, "quota", "meeting.kind_quota", NULL);
}

/* ---------------------------------------------------------------- as it is followed */

static enum status follow(struct ctx *ctx, struct meeting_rule *rule)
{
    struct law_params p;

    TRY(congress_law_params(ctx, ctx->today, &p));
    if (rule->number <= 1 && str_eqz(rule->code, "sc")) {
        rule->notice_days = p.sc_notice_days;
        rule->papers_days = p.sc_papers_days;
    } else if (rule->number <= 1 && str_eqz(rule->code, "congress")) {
        rule->notice_months = meeting_law_notice_months(&p);
        rule->notice_days = p.congress_notice_days;
        rule->papers_days = p.congress_papers_days;
    } else if (rule->number <= 1 && str_eqz(rule->code, "township_congress")) {
        rule->notice_days = p.township_notice_days;
        rule->papers_days = p.township_papers_days;
    }
    if (p.days_before_strict) {
        rule->notice_days += meeting_has_notice(rule);
        rule->papers_days += rule->papers_days != 0;
    }
    return ST_OK;
}

enum status meeting_rule_get(struct ctx *ctx, int64_t rule_id, struct meeting_rule *out)
{
    TRY(meeting_store_rule(ctx, rule_id, out));
    return follow(ctx, out);
}

enum status meeting_rule_of_kind(struct ctx *ctx, struct str code, struct meeting_rule *out)
{
    TRY(meeting_store_rule_of_kind(ctx, code, out));
    return follow(ctx, out);
}

struct rule_change {
    int64_t kind_id, version;
    const struct meeting_rule *rule;
};

/* What the statute fixes of a body no office can lower, in no kind of meeting of that body: `code`
 * of a shipped kind, "" of one's own. A gathering of its members that decides nothing (座谈会) may
 * do without both. */
static enum status keep_law(struct ctx *ctx, struct str code, const struct meeting_rule *rule)
{
    static const struct {
        const char *body, *quorum, *law;
    } FIXED[] = {
        {"congress", "two_thirds", "《地方组织法》第十四条、第二十五条"},
        {"standing_committee", "over_half", "《地方组织法》第五十一条"},
    };
    static const char DECIDES[] = "congress preparatory plenary township_congress sc";
    const bool gathering = str_eqz(rule->quorum, "none") && str_eqz(rule->majority, "none") &&
                           (code.len == 0 || !meeting_word_in(code, DECIDES));

    arr_each (i, COUNT(FIXED))
        if (str_eqz(rule->body_kind, FIXED[i].body) && !gathering &&
            (!str_eqz(rule->quorum, FIXED[i].quorum) ||
             !meeting_word_in(rule->majority, "half_of_all two_thirds_of_all")))
            return fail(&ctx->err, ST_RULE, "meeting.kind_fixed", FIXED[i].law);
    return ST_OK;
}

static enum status change_tx(struct ctx *ctx, const void *input)
{
    const struct rule_change *in = input;
    struct meeting_rule rule = *in->rule;
    struct meeting_kind kind;

    TRY(meeting_store_kind(ctx, in->kind_id, &kind));
    TRY(keep_law(ctx, kind.code, &rule));
    kind.version = in->version;
    rule.from_on = ctx->today;
    TRY(meeting_store_kind_rule(ctx, &kind, &rule));
    return event_emit(ctx, "meeting.kind_changed", kind.id);
}

enum status meeting_kind_change(struct ctx *ctx, int64_t kind_id, int64_t version,
                                const struct meeting_rule *rule)
{
    check_rule(ctx, rule);
    TRY(invalid_done(ctx));
    return db_tx(ctx, change_tx, &(struct rule_change){kind_id, version, rule});
}

struct addition {
    const struct meeting_rule *rule;
    int64_t *out_id;
};

static enum status add_tx(struct ctx *ctx, const void *input)
{
    const struct addition *in = input;
    struct meeting_rule rule = *in->rule;

    TRY(keep_law(ctx, S(""), &rule));
    rule.code = str_printf(ctx->arena, "own%lld", (long long)db_new_id(ctx));
    rule.from_on = ctx->today;
    TRY(meeting_store_kind_insert(ctx, &rule, OWN_PLACE, in->out_id));
    return event_emit(ctx, "meeting.kind_added", *in->out_id);
}

enum status meeting_kind_add(struct ctx *ctx, const struct meeting_rule *rule, int64_t *out_id)
{
    check_rule(ctx, rule);
    TRY(invalid_done(ctx));
    return db_tx(ctx, add_tx, &(struct addition){rule, out_id});
}

struct use {
    int64_t kind_id, version;
    bool active;
};

static enum status use_tx(struct ctx *ctx, const void *input)
{
    const struct use *in = input;
    struct meeting_kind kind;

    TRY(meeting_store_kind(ctx, in->kind_id, &kind));
    kind.version = in->version;
    TRY(meeting_store_kind_use(ctx, &kind, in->active));
    return event_emit(ctx, "meeting.kind_used", kind.id);
}

enum status meeting_kind_use(struct ctx *ctx, int64_t kind_id, int64_t version, bool active)
{
    return db_tx(ctx, use_tx, &(struct use){kind_id, version, active});
}
