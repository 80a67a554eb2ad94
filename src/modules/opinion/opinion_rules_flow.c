// SPDX-License-Identifier: MulanPSL-2.0
/* The way of an opinion, as tables. */
#include "modules/opinion/opinion_rules_flow.h"
#include "base/buf.h"
#include "base/utf8.h"

static const char *const STATES[] = {
    [OPINION_RECEIVED] = "received",     [OPINION_CLASSIFIED] = "classified",
    [OPINION_ASSIGNED] = "assigned",     [OPINION_HANDLING] = "handling",
    [OPINION_SOLVED] = "solved",         [OPINION_EXPLAINED] = "explained",
    [OPINION_PROMISED] = "promised",     [OPINION_ANSWERED] = "answered",
    [OPINION_RATED] = "rated",           [OPINION_CLOSED] = "closed",
    [OPINION_MERGED] = "merged",         [OPINION_REJECTED] = "rejected",
    [OPINION_SUGGESTION] = "suggestion",
};

static const char *const VERBS[] = {
    [DO_CLASSIFY] = "classify", [DO_ASSIGN] = "assign",       [DO_TAKE] = "take",
    [DO_PASS_ON] = "pass-on",   [DO_GIVE_BACK] = "give-back", [DO_FINISH] = "finish",
    [DO_ANSWER] = "answer",     [DO_RATE_GOOD] = "rate-good", [DO_RATE_BAD] = "rate-bad",
    [DO_KEEP] = "keep",         [DO_CLOSE] = "close",         [DO_REJECT] = "reject",
    [DO_RESTORE] = "restore",   [DO_MERGE] = "merge",         [DO_SPLIT] = "split",
    [DO_TURN] = "turn",         [DO_COME_BACK] = "come-back", [DO_PUBLISH] = "publish",
    [DO_NOTE] = "note",
};

/* One letter for each verb, in their order: the state after it; '.' forbidden; '=' stays as it is;
 * 'f' as the result says; 'b' what it was before; 'r' again, or closed the second time. */
static const char LETTERS[] = "RCAHSEPWTXMJG";
static const char *const AFTER[] = {
    /*                      CATPGFWgbKXJRMSTBPN */
    [OPINION_RECEIVED] = "CA....."
                         "...."
                         "J.M.G.="
                         "=",
    [OPINION_CLASSIFIED] = "CA....."
                           "...."
                           "J.M.G.="
                           "=",
    [OPINION_ASSIGNED] = "=AHACf."
                         "...."
                         "J.M.G.="
                         "=",
    [OPINION_HANDLING] = "=A.ACf."
                         "...."
                         "J.M.G.="
                         "=",
    [OPINION_SOLVED] = "=A...fW"
                       "...."
                       "....G.="
                       "=",
    [OPINION_EXPLAINED] = "=A...fW"
                          "...."
                          "....G.="
                          "=",
    [OPINION_PROMISED] = "=A...fW"
                         "..S."
                         "....G.="
                         "=",
    [OPINION_ANSWERED] = "=......"
                         "Tr=X"
                         "....=.="
                         "=",
    [OPINION_RATED] = "=......" /* of several one may still be dissatisfied */
                      ".r=X"
                      "....=.="
                      "=",
    [OPINION_CLOSED] = "=......"
                       "..=."
                       "....=.="
                       "=",
    [OPINION_MERGED] = "......."
                       "...."
                       "...b=.."
                       "=",
    [OPINION_REJECTED] = "......."
                         "...."
                         ".R....."
                         "=",
    [OPINION_SUGGESTION] = "=A....."
                           "...."
                           "..M.=H="
                           "=",
};

const char *opinion_state_word(enum opinion_state state)
{
    return STATES[state];
}

bool opinion_state_parse(struct str word, enum opinion_state *out)
{
    arr_each (i, COUNT(STATES)) {
        if (str_eqz(word, STATES[i])) {
            *out = (enum opinion_state)i;
            return true;
        }
    }
    return false;
}

const char *opinion_verb_word(enum opinion_verb verb)
{
    return VERBS[verb];
}

bool opinion_allowed(enum opinion_state from, enum opinion_verb verb)
{
    return AFTER[from][verb] != '.';
}

bool opinion_next(enum opinion_state from, enum opinion_verb verb, const struct opinion_turn *turn,
                  enum opinion_state *out)
{
    const char after = AFTER[from][verb];
    const char *letter = strchr(LETTERS, after);

    if (after == '.')
        return false;
    if (after == '=')
        *out = from;
    else if (after == 'f')
        *out = turn->result;
    else if (after == 'b')
        *out = turn->before;
    else if (after == 'r')
        *out = turn->rounds == 0 ? OPINION_HANDLING : OPINION_CLOSED;
    else
        *out = (enum opinion_state)(letter - LETTERS);
    return true;
}

/* ---------------------------------------------------------------- who */

bool opinion_right(const struct opinion_who *who, enum opinion_verb verb,
                   const struct opinion_having *has)
{
    static const bool OWN[OPINION_VERBS] = {
        [DO_TAKE] = true,   [DO_PASS_ON] = true, [DO_GIVE_BACK] = true, [DO_FINISH] = true,
        [DO_ANSWER] = true, [DO_KEEP] = true,    [DO_NOTE] = true,
    };

    if (verb == DO_PASS_ON && !str_eqz(has->handler, "station"))
        return false;
    if (who->system || who->manage)
        return true;
    return who->handle && OWN[verb] && who->organ_id != 0 && who->organ_id == has->organ_id;
}

bool opinion_runs(enum opinion_state state)
{
    return state <= OPINION_PROMISED;
}

bool opinion_alive(enum opinion_state state)
{
    return state <= OPINION_RATED;
}

/* ---------------------------------------------------------------- periods */

static const struct {
    const char *word;
    unsigned days;
} PERIODS[] = {
    [PERIOD_SORT] = {"sort", 3},          [PERIOD_STATION] = {"station", 7},
    [PERIOD_TOWNSHIP] = {"township", 10}, [PERIOD_ORGAN] = {"organ", 20},
    [PERIOD_OFFICE] = {"office", 20},     [PERIOD_ANSWER] = {"answer", 3},
    [PERIOD_RATE] = {"rate", 15},
};

const char *opinion_period_word(enum opinion_step_period p)
{
    return PERIODS[p].word;
}

bool opinion_period_parse(struct str word, enum opinion_step_period *out)
{
    arr_each (i, COUNT(PERIODS)) {
        if (str_eqz(word, PERIODS[i].word)) {
            *out = (enum opinion_step_period)i;
            return true;
        }
    }
    return false;
}

unsigned opinion_period_days(enum opinion_step_period p)
{
    return PERIODS[p].days;
}

enum opinion_step_period opinion_period_of(struct str handler)
{
    static const enum opinion_step_period OF[] = {PERIOD_STATION, PERIOD_TOWNSHIP, PERIOD_ORGAN};

    arr_each (i, COUNT(OF))
        if (str_eqz(handler, PERIODS[OF[i]].word))
            return OF[i];
    return PERIOD_OFFICE;
}

struct date opinion_due(const struct calendar *cal, struct date from, unsigned days)
{
    return calendar_add_workdays(cal, from, days);
}

/* ---------------------------------------------------------------- words */

static const struct {
    const char *channel, *source;
} WAYS[] = {
    {"portal", "online"}, {"qr", "online"},           {"reception", "station"},
    {"visit", "visit"},   {"letter", "letter"},       {"telephone", "call"},
    {"other", "other"},   {"questionnaire", "other"}, {"import", "other"},
};

struct str opinion_channel_of(struct str source)
{
    arr_each (i, COUNT(WAYS))
        if (str_eqz(source, WAYS[i].source))
            return str_from(WAYS[i].channel);
    return S("");
}

struct str opinion_source_of(struct str channel)
{
    arr_each (i, COUNT(WAYS))
        if (str_eqz(channel, WAYS[i].channel))
            return str_from(WAYS[i].source);
    return S("");
}

struct str opinion_code_clean(struct arena *a, struct str typed)
{
    struct buf b = buf_new(a, 0);

    arr_each (i, typed.len) {
        const char c = typed.ptr[i];

        if (c == ' ' || c == '-')
            continue;
        if (c >= 'A' && c <= 'Z')
            buf_char(&b, (char)(c - 'A' + 'a'));
        else if ((c >= 'a' && c <= 'z') || (c >= '2' && c <= '9'))
            buf_char(&b, c);
        else
            return S("");
    }
    return b.len == OPINION_CODE_CHARS ? buf_view(&b) : S("");
}

/* A full-width digit is three bytes, of which the last one tells which. */
static bool wide_digit(struct str s, char *out)
{
    if (s.len < 3 || (uint8_t)s.ptr[0] != 0xef || (uint8_t)s.ptr[1] != 0xbc)
        return false;
    if ((uint8_t)s.ptr[2] < 0x90 || (uint8_t)s.ptr[2] > 0x99)
        return false;
    *out = (char)('0' + ((uint8_t)s.ptr[2] - 0x90));
    return true;
}

struct str opinion_contact_clean(struct arena *a, struct str typed)
{
    struct buf b = buf_new(a, 0);

    for (size_t i = 0; i < typed.len; i++) {
        char c = typed.ptr[i];

        if (wide_digit((struct str){typed.ptr + i, typed.len - i}, &c))
            i += 2;
        else if (c == ' ' || c == '-' || c == '(' || c == ')')
            continue;
        else if (c >= 'A' && c <= 'Z')
            c = (char)(c - 'A' + 'a');
        buf_char(&b, c);
    }
    return buf_view(&b);
}
