// SPDX-License-Identifier: MulanPSL-2.0
/* What may happen in the hall, and in which order. */
#include "modules/meeting/meeting_rules_hall.h"
#include "base/num.h"

/* ---- states and acts ---- */

enum { NO = MEETING_DRAFT }; /* nothing leads back to a draft */

/* clang-format off */
static const int AFTER[][MEETING_ACTS] = {
    /*                     sign in          open          adjourn            resume        close           call          ask           speak         vote          write */
    [MEETING_DRAFT]     = {NO,              NO,           NO,                NO,           NO,             NO,           NO,           NO,           NO,           NO},
    [MEETING_NOTICED]   = {MEETING_NOTICED, MEETING_OPEN, NO,                NO,           NO,             NO,           MEETING_NOTICED, NO,        NO,           NO},
    [MEETING_OPEN]      = {MEETING_OPEN,    NO,           MEETING_ADJOURNED, NO,           MEETING_CLOSED, MEETING_OPEN, MEETING_OPEN, MEETING_OPEN, MEETING_OPEN, MEETING_OPEN},
    [MEETING_ADJOURNED] = {MEETING_ADJOURNED, NO,         NO,                MEETING_OPEN, MEETING_CLOSED, NO,           MEETING_ADJOURNED, NO,      NO,           MEETING_ADJOURNED},
    [MEETING_CLOSED]    = {NO,              NO,           NO,                NO,           NO,             NO,           NO,           NO,           NO,           MEETING_CLOSED},
    [MEETING_MINUTED]   = {NO,              NO,           NO,                NO,           NO,             NO,           NO,           NO,           NO,           NO},
    [MEETING_CANCELLED] = {NO,              NO,           NO,                NO,           NO,             NO,           NO,           NO,           NO,           NO},
};
/* clang-format on */

static const char *const REFUSALS[] = {
    [MEETING_DRAFT] = "meeting.hall.err.draft",
    [MEETING_NOTICED] = "meeting.hall.err.not_open",
    [MEETING_OPEN] = "meeting.hall.err.is_open",
    [MEETING_ADJOURNED] = "meeting.hall.err.adjourned",
    [MEETING_CLOSED] = "meeting.hall.err.closed",
    [MEETING_MINUTED] = "meeting.hall.err.closed",
    [MEETING_CANCELLED] = "meeting.hall.err.cancelled",
};

enum status meeting_may_do(enum meeting_state state, enum meeting_act act,
                           enum meeting_state *out_to, struct err *err)
{
    const int to = AFTER[state][act];

    if (to == NO)
        return fail(err, ST_RULE, REFUSALS[state], NULL);
    *out_to = (enum meeting_state)to;
    return ST_OK;
}

/* ---- at the door ---- */

int64_t meeting_door_period(int64_t now)
{
    return now / MEETING_DOOR_SECONDS;
}

bool meeting_door_fresh(int64_t period, int64_t now)
{
    const int64_t shown = meeting_door_period(now);

    return period == shown || period == shown - 1;
}

unsigned meeting_door_left(int64_t now)
{
    return (unsigned)(MEETING_DOOR_SECONDS - now % MEETING_DOOR_SECONDS);
}

bool meeting_ticket_fresh(int64_t period, int64_t now)
{
    const int64_t shown = meeting_door_period(now);

    return period <= shown && period >= shown - MEETING_TICKET_PERIODS;
}

void meeting_code_digits(struct str hex, char *out)
{
    enum { HEX_DIGITS = 15 }; /* fit into 64 bits with room */
    uint64_t n = 0;

    for (size_t i = 0; i < hex.len && i < HEX_DIGITS; i++) {
        const char c = hex.ptr[i];

        n = n * 16 + (uint64_t)(c <= '9' ? c - '0' : c - 'a' + 10);
    }
    for (int i = MEETING_CODE_DIGITS; i-- > 0; n /= 10)
        out[i] = (char)('0' + n % 10);
    out[MEETING_CODE_DIGITS] = '\0';
}

struct str meeting_code_typed(struct arena *a, struct str typed)
{
    char *digits = arena_alloc(a, MEETING_CODE_DIGITS);
    size_t n = 0;

    arr_each (i, typed.len) {
        const char c = typed.ptr[i];

        if (c == ' ' || c == '-')
            continue;
        if (c < '0' || c > '9' || n == MEETING_CODE_DIGITS)
            return S("");
        digits[n++] = c;
    }
    return n == MEETING_CODE_DIGITS ? (struct str){digits, n} : S("");
}

unsigned meeting_guess_wait(int64_t failures, int64_t last_at, int64_t now)
{
    enum { FIRST = 10, MOST = 300, DOUBLINGS = 5 };
    int64_t past, wait;

    if (failures < MEETING_GUESSES_FREE)
        return 0;
    past = num_max(now - last_at, 0); /* the clock was set back */
    failures -= MEETING_GUESSES_FREE;
    wait = failures >= DOUBLINGS ? MOST : (int64_t)FIRST << failures;
    return (unsigned)num_max(wait - past, 0); /* long before they are forgotten */
}

/* ---- speeches ---- */

unsigned meeting_speech_used(const struct meeting_clock *c, int64_t now)
{
    int64_t until = now;

    if (c->began_at == 0)
        return 0;
    if (c->ended_at != 0)
        until = c->ended_at;
    if (c->paused_at != 0)
        until = num_min(until, c->paused_at);
    return (unsigned)num_max(until - c->began_at - c->paused_seconds, 0);
}

/* ---- the screen ---- */

static const char *const SHOWS[] = {
    [MEETING_SHOW_AUTO] = "auto",           [MEETING_SHOW_AGENDA] = "agenda",
    [MEETING_SHOW_SIGN_IN] = "sign_in",     [MEETING_SHOW_SPEAKER] = "speaker",
    [MEETING_SHOW_VOTE] = "vote",           [MEETING_SHOW_BLANK] = "blank",
    [MEETING_SHOW_ADJOURNED] = "adjourned", [MEETING_SHOW_CLOSED] = "closed",
};

const char *meeting_show_word(enum meeting_show show)
{
    return SHOWS[show];
}

bool meeting_show_parse(struct str word, enum meeting_show *out)
{
    for (int i = 0; i <= MEETING_SHOW_BLANK; i++) {
        if (!str_eqz(word, SHOWS[i]))
            continue;
        *out = (enum meeting_show)i;
        return true;
    }
    return false;
}

/* Before, after and between: nothing of the agenda goes on. */
static const enum meeting_show AT_REST[] = {
    [MEETING_DRAFT] = MEETING_SHOW_SIGN_IN,    [MEETING_NOTICED] = MEETING_SHOW_SIGN_IN,
    [MEETING_OPEN] = MEETING_SHOW_AUTO,        [MEETING_ADJOURNED] = MEETING_SHOW_ADJOURNED,
    [MEETING_CLOSED] = MEETING_SHOW_CLOSED,    [MEETING_MINUTED] = MEETING_SHOW_CLOSED,
    [MEETING_CANCELLED] = MEETING_SHOW_CLOSED,
};

enum meeting_show meeting_scene_of(const struct meeting_scene *s)
{
    if (s->wanted == MEETING_SHOW_SPEAKER && s->speaking)
        return MEETING_SHOW_SPEAKER;
    if (s->wanted == MEETING_SHOW_VOTE && s->vote)
        return MEETING_SHOW_VOTE;
    if (s->wanted == MEETING_SHOW_AGENDA || s->wanted == MEETING_SHOW_SIGN_IN ||
        s->wanted == MEETING_SHOW_BLANK)
        return s->wanted;
    if (s->state != MEETING_OPEN)
        return AT_REST[s->state];
    if (s->vote_running)
        return MEETING_SHOW_VOTE;
    if (s->speaking)
        return MEETING_SHOW_SPEAKER;
    if (s->vote && s->vote_at >= s->since_at)
        return MEETING_SHOW_VOTE;
    return MEETING_SHOW_AGENDA;
}

/* ---- the votes of an item ---- */

enum { OF_TEXT, OF_PEOPLE, ALONE }; /* rows */
enum { AMENDS, A_PART, LAST };      /* ranks */

static const struct {
    const char *word;
    int rank; /* within its row */
    int row;  /* ALONE: nothing goes before it */
    bool secret;
    enum vote_law_matter matter;
} ROLES[] = {
    [MEETING_VOTE_AMENDMENT] = {"amendment", AMENDS, OF_TEXT, false, VOTE_LAW_RESOLUTION},
    [MEETING_VOTE_CLAUSE] = {"clause", A_PART, OF_TEXT, false, VOTE_LAW_RESOLUTION},
    [MEETING_VOTE_WHOLE] = {"whole", LAST, OF_TEXT, false, VOTE_LAW_RESOLUTION},
    [MEETING_VOTE_REMOVAL] = {"removal", A_PART, OF_PEOPLE, true, VOTE_LAW_REMOVAL},
    [MEETING_VOTE_DISMISSAL] = {"dismissal", A_PART, OF_PEOPLE, true, VOTE_LAW_APPOINTMENT},
    [MEETING_VOTE_APPOINTMENT] = {"appointment", LAST, OF_PEOPLE, true, VOTE_LAW_APPOINTMENT},
    [MEETING_VOTE_ELECTION] = {"election", LAST, ALONE, true, VOTE_LAW_ELECTION},
    [MEETING_VOTE_RATING] = {"rating", LAST, ALONE, false, VOTE_LAW_RESOLUTION},
    [MEETING_VOTE_PROCEDURE] = {"procedure", LAST, ALONE, false, VOTE_LAW_RESOLUTION},
};

const char *meeting_vote_role_word(enum meeting_vote_role role)
{
    return ROLES[role].word;
}

bool meeting_vote_role_parse(struct str word, enum meeting_vote_role *out)
{
    arr_each (i, COUNT(ROLES)) {
        if (!str_eqz(word, ROLES[i].word))
            continue;
        *out = (enum meeting_vote_role)i;
        return true;
    }
    return false;
}

bool meeting_vote_before(enum meeting_vote_role other, enum meeting_vote_role role)
{
    return ROLES[other].row == ROLES[role].row && ROLES[other].rank < ROLES[role].rank;
}

bool meeting_vote_secret(enum meeting_vote_role role)
{
    return ROLES[role].secret;
}

enum vote_law_matter meeting_vote_matter(enum meeting_vote_role role)
{
    return ROLES[role].matter;
}

enum meeting_vote_role meeting_vote_role_of_sort(struct str sort)
{
    if (str_eqz(sort, "appointment"))
        return MEETING_VOTE_APPOINTMENT;
    if (str_eqz(sort, "election"))
        return MEETING_VOTE_ELECTION;
    if (str_eqz(sort, "rating"))
        return MEETING_VOTE_RATING;
    return MEETING_VOTE_WHOLE;
}
