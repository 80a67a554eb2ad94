// SPDX-License-Identifier: MulanPSL-2.0
/* The workflow of petitions as tables. */
#include "modules/petition/petition_rules.h"
#include "base/buf.h"

static const char *const STATES[] = {
    [PETITION_REGISTERED] = "registered",
    [PETITION_ACCEPTED] = "accepted",
    [PETITION_TRANSFERRED] = "transferred",
    [PETITION_REPLIED] = "replied",
    [PETITION_IN_REVIEW] = "review",
    [PETITION_REVIEWED] = "reviewed",
    [PETITION_IN_RECHECK] = "recheck",
    [PETITION_RECHECKED] = "rechecked",
    [PETITION_ENDED] = "ended",
};

static const char *const MATTERS[] = {
    [PETITION_LAW_ADVICE] = "advice",
    [PETITION_LAW_CHARGE] = "charge",
    [PETITION_LAW_CLAIM] = "claim",
    [PETITION_LAW_LAWSUIT] = "lawsuit",
    [PETITION_LAW_ARBITRATION] = "arbitration",
    [PETITION_LAW_PARTY] = "party",
    [PETITION_LAW_PROCEDURE] = "procedure",
    [PETITION_LAW_DUTY] = "duty",
};

static const char *const ACTS[] = {
    [PETITION_ACCEPT] = "accept",
    [PETITION_TRANSFER] = "transfer",
    [PETITION_TAKE_ON] = "take_on",
    [PETITION_REPORT] = "report",
    [PETITION_GIVE_BACK] = "give_back",
    [PETITION_AGREE] = "agree_back",
    [PETITION_DISAGREE] = "keep",
    [PETITION_TELL] = "tell",
    [PETITION_TAKE_BACK] = "take_back",
    [PETITION_REPLY] = "reply",
    [PETITION_EXTEND] = "extend",
    [PETITION_ASK_REVIEW] = "ask_review",
    [PETITION_ANSWER_REVIEW] = "answer_review",
    [PETITION_ASK_RECHECK] = "ask_recheck",
    [PETITION_HEARING] = "hearing",
    [PETITION_ANSWER_RECHECK] = "answer_recheck",
    [PETITION_END] = "end",
};

/* The whole workflow; what is not listed is forbidden. */
static const struct {
    enum petition_state from;
    enum petition_act act;
    enum petition_state to;
} ALLOWED[] = {
    {PETITION_REGISTERED, PETITION_ACCEPT, PETITION_ACCEPTED},
    {PETITION_REGISTERED, PETITION_TRANSFER, PETITION_TRANSFERRED},
    {PETITION_REGISTERED, PETITION_END, PETITION_ENDED},
    {PETITION_ACCEPTED, PETITION_TELL, PETITION_ACCEPTED},
    {PETITION_ACCEPTED, PETITION_REPLY, PETITION_REPLIED},
    {PETITION_ACCEPTED, PETITION_EXTEND, PETITION_ACCEPTED},
    {PETITION_ACCEPTED, PETITION_END, PETITION_ENDED},
    {PETITION_TRANSFERRED, PETITION_TAKE_ON, PETITION_TRANSFERRED},
    {PETITION_TRANSFERRED, PETITION_REPORT, PETITION_REPLIED},
    {PETITION_TRANSFERRED, PETITION_GIVE_BACK, PETITION_TRANSFERRED},
    {PETITION_TRANSFERRED, PETITION_AGREE, PETITION_REGISTERED},
    {PETITION_TRANSFERRED, PETITION_DISAGREE, PETITION_TRANSFERRED},
    {PETITION_TRANSFERRED, PETITION_TELL, PETITION_TRANSFERRED},
    {PETITION_TRANSFERRED, PETITION_TAKE_BACK, PETITION_REGISTERED},
    {PETITION_TRANSFERRED, PETITION_EXTEND, PETITION_TRANSFERRED},
    {PETITION_TRANSFERRED, PETITION_END, PETITION_ENDED},
    {PETITION_REPLIED, PETITION_ASK_REVIEW, PETITION_IN_REVIEW},
    {PETITION_REPLIED, PETITION_END, PETITION_ENDED},
    {PETITION_IN_REVIEW, PETITION_ANSWER_REVIEW, PETITION_REVIEWED},
    {PETITION_REVIEWED, PETITION_ASK_RECHECK, PETITION_IN_RECHECK},
    {PETITION_REVIEWED, PETITION_END, PETITION_ENDED},
    {PETITION_IN_RECHECK, PETITION_HEARING, PETITION_IN_RECHECK},
    {PETITION_IN_RECHECK, PETITION_ANSWER_RECHECK, PETITION_RECHECKED},
    {PETITION_RECHECKED, PETITION_END, PETITION_ENDED},
    {PETITION_ENDED, PETITION_ASK_REVIEW, PETITION_IN_REVIEW},
    {PETITION_ENDED, PETITION_ASK_RECHECK, PETITION_IN_RECHECK},
};

/* How it may end, from where. */
static const char *const ENDS[] = {
    [PETITION_REGISTERED] = "refused elsewhere told withdrawn merged unclear",
    [PETITION_ACCEPTED] = "elsewhere withdrawn merged",
    [PETITION_TRANSFERRED] = "elsewhere withdrawn merged",
    [PETITION_REPLIED] = "solved explained withdrawn",
    [PETITION_IN_REVIEW] = "",
    [PETITION_REVIEWED] = "solved explained withdrawn",
    [PETITION_IN_RECHECK] = "",
    [PETITION_RECHECKED] = "final",
    [PETITION_ENDED] = "",
};

static bool find(const char *const *words, size_t count, struct str word, size_t *out)
{
    for (size_t i = 0; i < count; i++)
        if (str_eqz(word, words[i])) {
            *out = i;
            return true;
        }
    return false;
}

const char *petition_state_word(enum petition_state state)
{
    return STATES[state];
}

bool petition_state_parse(struct str word, enum petition_state *out)
{
    size_t i;

    if (!find(STATES, COUNT(STATES), word, &i))
        return false;
    *out = (enum petition_state)i;
    return true;
}

const char *petition_matter_word(enum petition_law_matter matter)
{
    return MATTERS[matter];
}

bool petition_matter_parse(struct str word, enum petition_law_matter *out)
{
    size_t i;

    if (!find(MATTERS, COUNT(MATTERS), word, &i))
        return false;
    *out = (enum petition_law_matter)i;
    return true;
}

bool petition_word_among(struct str word, const char *words)
{
    struct str all = str_from(words), one;

    while (str_cut(&all, ' ', &one))
        if (str_eq(word, one))
            return true;
    return false;
}

const char *petition_act_word(enum petition_act act)
{
    return ACTS[act];
}

enum status petition_next(enum petition_state from, enum petition_act act, enum petition_state *out,
                          struct err *err)
{
    arr_each (i, COUNT(ALLOWED))
        if (ALLOWED[i].from == from && ALLOWED[i].act == act) {
            *out = ALLOWED[i].to;
            return ST_OK;
        }
    return fail(err, ST_RULE, "petition.wrong_state", NULL);
}

/* That we ended it takes nothing from him: what was answered may still be reviewed, what was
 * reviewed re-reviewed. */
static bool reopens(const struct petition *p, enum petition_act act)
{
    const bool reviewed = !date_none(p->answered_on);

    return petition_word_among(p->outcome, "solved explained") && !date_none(p->replied_on) &&
           date_none(p->erased_on) && reviewed == (act == PETITION_ASK_RECHECK);
}

enum status petition_check_act(const struct petition *p, enum petition_act act,
                               enum petition_state *out, struct err *err)
{
    const bool objects = !date_none(p->objected_on);

    TRY(petition_next(p->state, act, out, err));
    if (p->state == PETITION_ENDED && !reopens(p, act))
        return fail(err, ST_RULE, "petition.wrong_state", NULL);
    if (act == PETITION_ACCEPT)
        return petition_law_check_accept(p->matter, err);
    if (act == PETITION_ASK_REVIEW || act == PETITION_ASK_RECHECK)
        return petition_law_check_review(p->matter, err);
    if (act == PETITION_TELL && !date_none(p->decided_on))
        return fail(err, ST_RULE, "petition.told_already", NULL);
    if ((act == PETITION_AGREE || act == PETITION_DISAGREE) && !objects)
        return fail(err, ST_RULE, "petition.no_objection", NULL);
    if (act == PETITION_TAKE_ON || act == PETITION_GIVE_BACK) {
        if (objects)
            return fail(err, ST_RULE, "petition.objects_already", NULL);
        if (!date_none(p->accepted_on))
            return fail(err, ST_RULE, "petition.taken_on_already", NULL);
    }
    return ST_OK;
}

bool petition_may_act(const struct petition *p, enum petition_act act)
{
    struct err ignored = {0};
    enum petition_state to;

    return petition_check_act(p, act, &to, &ignored) == ST_OK;
}

enum status petition_check_outcome(const struct petition *p, struct str outcome, struct err *err)
{
    const bool elsewhere = petition_law_elsewhere(p->matter);

    if (!petition_word_among(outcome, ENDS[p->state]))
        return fail(err, ST_RULE, "petition.wrong_outcome", NULL);
    if (str_eqz(outcome, "merged") && p->first_id == 0)
        return fail(err, ST_RULE, "petition.nothing_first", NULL);
    if (str_eqz(outcome, "elsewhere") && !elsewhere)
        return fail(err, ST_RULE, "petition.not_elsewhere", NULL);
    if (str_eqz(outcome, "unclear") && p->reachable)
        return fail(err, ST_RULE, "petition.is_reachable", NULL);
    return ST_OK;
}

struct str petition_outcomes(struct arena *a, const struct petition *p)
{
    struct str all = str_from(ENDS[p->state]), one, words[COUNT(STATES)];
    size_t n = 0;

    while (str_cut(&all, ' ', &one)) {
        struct err ignored = {0};

        if (petition_check_outcome(p, one, &ignored) == ST_OK)
            words[n++] = one;
    }
    return str_join(a, words, n, S(" "));
}

/* ---------------------------------------------------------------- clocks */

static struct petition_due due(const char *kind, struct date on, const char *article)
{
    return date_none(on) ? (struct petition_due){.kind = "", .article = ""}
                         : (struct petition_due){.kind = kind, .on = on, .article = article};
}

static struct petition_due nothing(void)
{
    return (struct petition_due){.kind = "", .article = ""};
}

/* Whoever has got it says so to the petitioner, then finishes.
 * @law Petition Regulation (2022-02-25) art. 23(3), 23(4), 34 */
static struct petition_due organ_law_due(const struct petition *p, const struct calendar *cal,
                                         bool roll)
{
    if (!date_none(p->accepted_on))
        return due("report",
                   petition_law_handle_due(cal, p->matter, p->accepted_on, p->extended_days, roll),
                   petition_law_article(PETITION_LAW_HANDLE));
    if (!petition_law_must_tell(p->reachable, p->reachable) ||
        !petition_law_organ_tells(p->matter, p->supervision))
        return nothing();
    return due("take_on", petition_law_tell_due(cal, p->transferred_on, roll),
               petition_law_article(PETITION_LAW_TAKE_ON));
}

/* At the latest when we want to hear. */
static struct petition_due organ_due(const struct petition *p, const struct calendar *cal,
                                     bool roll)
{
    const struct petition_due law = organ_law_due(p, cal, roll);

    if (law.kind[0] != '\0' && date_cmp(law.on, p->report_on) <= 0)
        return law;
    return due("report", p->report_on, "");
}

struct petition_due petition_due_of(const struct petition *p, const struct calendar *cal, bool roll)
{
    switch (p->state) {
    case PETITION_REGISTERED:
        if (!petition_law_must_tell(p->reachable, p->reachable))
            return nothing();
        return due("tell", petition_law_tell_due(cal, p->received_on, roll),
                   petition_law_article(PETITION_LAW_TELL));
    case PETITION_ACCEPTED:
        return due("handle",
                   petition_law_handle_due(cal, p->matter, p->accepted_on, p->extended_days, roll),
                   petition_law_article(PETITION_LAW_HANDLE));
    case PETITION_TRANSFERRED:
        return organ_due(p, cal, roll);
    case PETITION_IN_REVIEW:
        return due("review", petition_law_review_due(cal, p->asked_on, roll),
                   petition_law_article(PETITION_LAW_REVIEW));
    case PETITION_IN_RECHECK:
        return due("recheck", petition_law_recheck_due(cal, p->asked_on, p->hearing_days, roll),
                   petition_law_article(PETITION_LAW_RECHECK));
    case PETITION_REPLIED:
    case PETITION_REVIEWED:
    case PETITION_RECHECKED:
    case PETITION_ENDED:
    default:
        return nothing();
    }
}

struct petition_due petition_due_by_law(const struct petition *p, const struct calendar *cal,
                                        bool roll)
{
    if (p->state == PETITION_TRANSFERRED)
        return organ_law_due(p, cal, roll);
    return petition_due_of(p, cal, roll);
}

bool petition_told_by_rules(const struct petition *p)
{
    return p->state == PETITION_TRANSFERRED && date_none(p->accepted_on) &&
           petition_law_must_tell(p->reachable, p->reachable) &&
           !petition_law_organ_tells(p->matter, p->supervision);
}

struct petition_due petition_untold_of(const struct petition *p)
{
    const bool runs = p->state == PETITION_ACCEPTED || p->state == PETITION_TRANSFERRED;

    if (!runs || !date_none(p->decided_on))
        return nothing();
    return due("tell", p->tell_due_on, petition_law_article(PETITION_LAW_TELL));
}

struct petition_due petition_right_of(const struct petition *p, const struct calendar *cal,
                                      bool roll)
{
    if (petition_may_act(p, PETITION_ASK_REVIEW))
        return due("ask_review", petition_law_ask_review_until(cal, p->replied_on, roll),
                   petition_law_article(PETITION_LAW_ASK_REVIEW));
    if (petition_may_act(p, PETITION_ASK_RECHECK))
        return due("ask_recheck", petition_law_ask_recheck_until(cal, p->answered_on, roll),
                   petition_law_article(PETITION_LAW_ASK_RECHECK));
    return nothing();
}

bool petition_handled_by(const struct petition *p, const struct petition_reader *r)
{
    if (r->system)
        return true;
    if (r->account_id != 0 && (r->account_id == p->handler_id || r->account_id == p->leader_id))
        return true;
    return r->unit && r->organ_id != 0 && r->organ_id == p->organ_id;
}

bool petition_seen_by(const struct petition *p, const struct petition_reader *r)
{
    struct err ignored = {0};

    if (r->accused)
        return false;
    if (petition_handled_by(p, r))
        return true;
    return r->all &&
           petition_law_check_transfer(p->matter, p->against_id, r->organ_id, &ignored) == ST_OK;
}

/* ---------------------------------------------------------------- numbers of people */

struct str petition_number_clean(struct arena *a, struct str number)
{
    struct buf b = buf_new(a, 0);

    arr_each (i, number.len) {
        const char c = number.ptr[i];

        if (c == 'x')
            buf_char(&b, 'X');
        else if (c != ' ' && c != '-')
            buf_char(&b, c);
    }
    return buf_view(&b);
}

struct str petition_phone_clean(struct arena *a, struct str phone)
{
    const struct str country = S("+86");
    struct buf b = buf_new(a, 0);

    if (str_starts(phone, country))
        phone = (struct str){phone.ptr + country.len, phone.len - country.len};
    arr_each (i, phone.len)
        if (phone.ptr[i] != ' ' && phone.ptr[i] != '-')
            buf_char(&b, phone.ptr[i]);
    return buf_view(&b);
}
