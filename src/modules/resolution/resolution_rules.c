// SPDX-License-Identifier: MulanPSL-2.0
/* The life of documents and of what organs owe because of them; what may be issued; numbers. */
#include "modules/resolution/resolution_rules.h"
#include "base/buf.h"
#include "law/meeting_law.h"
#include "law/vote_law.h"

const char RESOLUTION_REPLY_ARTICLE[] = "《各级人民代表大会常务委员会监督法》(2024-11-08)第17条";

static bool word_at(const char *const *words, size_t count, struct str word, size_t *out)
{
    arr_each (i, count)
        if (str_eqz(word, words[i])) {
            *out = i;
            return true;
        }
    return false;
}

/* ---------------------------------------------------------------- documents */

static const char *const KINDS[] = {"resolution", "decision",    "announcement",
                                    "opinion",    "appointment", "letter"};
static const char *const STATES[] = {"draft", "review", "approved", "signed", "ended", "dropped"};

const char *resolution_kind_word(enum resolution_kind kind)
{
    return KINDS[kind];
}

bool resolution_kind_parse(struct str word, enum resolution_kind *out)
{
    size_t at;

    if (!word_at(KINDS, COUNT(KINDS), word, &at))
        return false;
    *out = (enum resolution_kind)at;
    return true;
}

const char *resolution_state_word(enum resolution_state state)
{
    return STATES[state];
}

/* What is not listed is forbidden. */
static const struct {
    enum resolution_state from;
    enum resolution_verb verb;
    enum resolution_state to;
} LIFE[] = {
    {RESOLUTION_DRAFT, RESOLUTION_SAVE, RESOLUTION_DRAFT},
    {RESOLUTION_DRAFT, RESOLUTION_SUBMIT, RESOLUTION_REVIEW},
    {RESOLUTION_DRAFT, RESOLUTION_DROP, RESOLUTION_DROPPED},
    {RESOLUTION_REVIEW, RESOLUTION_SEND_BACK, RESOLUTION_DRAFT},
    {RESOLUTION_REVIEW, RESOLUTION_APPROVE, RESOLUTION_APPROVED},
    {RESOLUTION_APPROVED, RESOLUTION_SIGN, RESOLUTION_SIGNED},
    {RESOLUTION_SIGNED, RESOLUTION_PUBLISH, RESOLUTION_SIGNED},
    {RESOLUTION_SIGNED, RESOLUTION_ASSIGN, RESOLUTION_SIGNED},
    {RESOLUTION_SIGNED, RESOLUTION_FOLLOW, RESOLUTION_SIGNED},
    {RESOLUTION_SIGNED, RESOLUTION_END, RESOLUTION_ENDED},
    {RESOLUTION_ENDED, RESOLUTION_PUBLISH, RESOLUTION_ENDED},
};

static bool find(enum resolution_state from, enum resolution_verb verb, enum resolution_state *out)
{
    arr_each (i, COUNT(LIFE))
        if (LIFE[i].from == from && LIFE[i].verb == verb) {
            *out = LIFE[i].to;
            return true;
        }
    return false;
}

enum status resolution_next(enum resolution_state from, enum resolution_verb verb,
                            enum resolution_state *out, struct err *err)
{
    if (find(from, verb, out))
        return ST_OK;
    return fail(err, ST_RULE, "resolution.wrong_state", NULL);
}

bool resolution_allowed(enum resolution_state from, enum resolution_verb verb)
{
    enum resolution_state to;

    return find(from, verb, &to);
}

bool resolution_needs_vote(enum resolution_kind kind)
{
    return kind == RESOLUTION_RESOLUTION || kind == RESOLUTION_DECISION ||
           kind == RESOLUTION_APPOINTMENT;
}

bool resolution_passed(enum resolution_body body, const struct resolution_vote *vote)
{
    const uint32_t ballots = vote->yes + vote->no + vote->abstain;
    const struct vote_law_round round = {
        .rule = VOTE_LAW_HALF_OF_ALL,
        .all = vote->all,
        .present = vote->present,
        .issued = vote->present,
        .ballots = ballots,
        .valid = ballots,
    };

    if (body == RESOLUTION_OF_CHAIRMEN)
        return false;
    return vote->vote_id != 0 ? vote->passed : vote_law_passed(&round, vote->yes);
}

const char *resolution_majority_article(enum resolution_body body, struct date on)
{
    static const enum law_body OF[] = {
        [RESOLUTION_OF_CONGRESS] = LAW_BODY_CONGRESS,
        [RESOLUTION_OF_COMMITTEE] = LAW_BODY_STANDING_COMMITTEE,
        [RESOLUTION_OF_CHAIRMEN] = LAW_BODY_STANDING_COMMITTEE,
        [RESOLUTION_OF_TOWNSHIP] = LAW_BODY_TOWNSHIP_PRESIDIUM,
    };

    return law_article(vote_law_majority_article(OF[body]), on);
}

enum status resolution_check_issue(enum resolution_kind kind, enum resolution_body body,
                                   const struct resolution_vote *vote, struct date on,
                                   struct err *err)
{
    if (!resolution_needs_vote(kind))
        return ST_OK;
    if (body == RESOLUTION_OF_CHAIRMEN)
        return fail(err, ST_RULE, "resolution.not_by_chairmen",
                    resolution_majority_article(body, on));
    if (!vote->counted)
        return fail(err, ST_RULE, "resolution.no_vote", resolution_majority_article(body, on));
    if (!resolution_passed(body, vote))
        return fail(err, ST_RULE, "resolution.not_passed", resolution_majority_article(body, on));
    return ST_OK;
}

const char *resolution_power_of(enum resolution_kind kind)
{
    static const char *const POWERS[] = {
        [RESOLUTION_RESOLUTION] = "decision",
        [RESOLUTION_DECISION] = "decision",
        [RESOLUTION_OPINION] = "supervision",
        [RESOLUTION_APPOINTMENT] = "appointment",
        [RESOLUTION_ANNOUNCEMENT] = "",
        [RESOLUTION_LETTER] = "",
        [RESOLUTION_KINDS] = "",
    };

    return POWERS[kind];
}

bool resolution_kind_has_work(enum resolution_kind kind)
{
    return kind == RESOLUTION_OPINION || kind == RESOLUTION_RESOLUTION ||
           kind == RESOLUTION_DECISION;
}

/* ---------------------------------------------------------------- numbers */

struct str resolution_number_text(struct arena *a, struct str series, int64_t year, int64_t number)
{
    struct buf b = buf_new(a, 0);

    buf_str(&b, series);
    buf_printf(&b, "〔%lld〕%lld号", (long long)year, (long long)number);
    return buf_view(&b);
}

enum status resolution_check_number(int64_t last, int64_t wanted, bool has_reason, struct err *err)
{
    if (wanted == last + 1)
        return ST_OK;
    if (wanted <= last)
        return fail(err, ST_RULE, "resolution.number_used", NULL);
    return has_reason ? ST_OK : fail(err, ST_RULE, "resolution.number_gap", NULL);
}

/* ---------------------------------------------------------------- what an organ owes */

static const char *const HANDLING[] = {"sent", "received", "replied", "again", "closed"};

const char *handling_state_word(enum handling_state state)
{
    return HANDLING[state];
}

bool handling_state_parse(struct str word, enum handling_state *out)
{
    size_t at;

    if (!word_at(HANDLING, COUNT(HANDLING), word, &at))
        return false;
    *out = (enum handling_state)at;
    return true;
}

static const struct {
    enum handling_state from;
    enum handling_verb verb;
    enum handling_state to;
} WORK[] = {
    {HANDLING_SENT, HANDLING_RECEIVE, HANDLING_RECEIVED},
    {HANDLING_RECEIVED, HANDLING_WRITE, HANDLING_RECEIVED},
    {HANDLING_RECEIVED, HANDLING_REPLY, HANDLING_REPLIED},
    {HANDLING_REPLIED, HANDLING_MARK, HANDLING_REPLIED},
    {HANDLING_REPLIED, HANDLING_RETURN, HANDLING_AGAIN},
    {HANDLING_REPLIED, HANDLING_CLOSE, HANDLING_CLOSED},
    {HANDLING_AGAIN, HANDLING_WRITE, HANDLING_AGAIN},
    {HANDLING_AGAIN, HANDLING_REPLY, HANDLING_REPLIED},
    {HANDLING_CLOSED, HANDLING_RETURN, HANDLING_AGAIN},
};

static bool find_work(enum handling_state from, enum handling_verb verb, enum handling_state *out)
{
    arr_each (i, COUNT(WORK))
        if (WORK[i].from == from && WORK[i].verb == verb) {
            *out = WORK[i].to;
            return true;
        }
    return false;
}

bool handling_allowed(enum handling_state from, enum handling_verb verb)
{
    enum handling_state to;

    return find_work(from, verb, &to);
}

enum status handling_next(enum handling_state from, enum handling_verb verb,
                          enum handling_state *out, struct err *err)
{
    if (find_work(from, verb, out))
        return ST_OK;
    return fail(err, ST_RULE,
                from == HANDLING_SENT ? "resolution.not_received" : "resolution.work_wrong_state",
                NULL);
}

struct date resolution_reply_due(const struct law_params *params, const struct calendar *cal,
                                 struct date sent, unsigned months)
{
    struct law_params own = *params;

    own.opinion_reply_months = months;
    return meeting_law_opinion_reply_due(&own, cal, sent);
}

enum status resolution_check_report(enum resolution_kind kind, bool report, bool consulted,
                                    struct err *err)
{
    if (kind != RESOLUTION_OPINION || !report || consulted)
        return ST_OK;
    return fail(err, ST_RULE, "resolution.not_consulted", RESOLUTION_REPLY_ARTICLE);
}

static const char *const REPLIES[] = {"draft", "review", "approved", "sent"};

const char *reply_state_word(enum reply_state state)
{
    return REPLIES[state];
}

bool reply_state_parse(struct str word, enum reply_state *out)
{
    size_t at;

    if (!word_at(REPLIES, COUNT(REPLIES), word, &at))
        return false;
    *out = (enum reply_state)at;
    return true;
}

enum status reply_next(enum reply_state from, enum reply_verb verb, enum reply_state *out,
                       struct err *err)
{
    static const struct {
        enum reply_state from;
        enum reply_verb verb;
        enum reply_state to;
    } WAY[] = {
        {REPLY_DRAFT, REPLY_SAVE, REPLY_DRAFT},        {REPLY_DRAFT, REPLY_SUBMIT, REPLY_REVIEW},
        {REPLY_REVIEW, REPLY_APPROVE, REPLY_APPROVED}, {REPLY_REVIEW, REPLY_BACK, REPLY_DRAFT},
        {REPLY_APPROVED, REPLY_SEND, REPLY_SENT},      {REPLY_APPROVED, REPLY_BACK, REPLY_DRAFT},
    };

    arr_each (i, COUNT(WAY))
        if (WAY[i].from == from && WAY[i].verb == verb) {
            *out = WAY[i].to;
            return ST_OK;
        }
    return fail(err, ST_RULE, "resolution.reply_wrong_state", NULL);
}

bool resolution_by_hands_alone(size_t decisions, size_t by_hands)
{
    return by_hands > 0 && by_hands == decisions;
}
