// SPDX-License-Identifier: MulanPSL-2.0
/* What may happen in the hall, and in which order. */
#include "modules/meeting/meeting_rules_hall.h"

/* ---- states and acts ---- */

#define NO -1

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

static const char *refusal(enum meeting_state state)
{
    switch (state) {
    case MEETING_DRAFT:
        return "meeting.hall.err.draft";
    case MEETING_NOTICED:
        return "meeting.hall.err.not_open";
    case MEETING_OPEN:
        return "meeting.hall.err.is_open";
    case MEETING_ADJOURNED:
        return "meeting.hall.err.adjourned";
    case MEETING_CLOSED:
    case MEETING_MINUTED:
        return "meeting.hall.err.closed";
    case MEETING_CANCELLED:
        break;
    }
    return "meeting.hall.err.cancelled";
}

enum status meeting_may_do(enum meeting_state state, enum meeting_act act,
                           enum meeting_state *out_to, struct err *err)
{
    const int to = AFTER[state][act];

    if (to == NO)
        return fail(err, ST_RULE, refusal(state), NULL);
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

    return period <= shown && period >= shown - MEETING_TICKET_SECONDS / MEETING_DOOR_SECONDS;
}

void meeting_code_digits(struct str hex, char out[MEETING_CODE_DIGITS + 1])
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
    char *digits = arena_alloc(a, MEETING_CODE_DIGITS + 1);
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
    int64_t wait, past = now - last_at;

    if (failures < MEETING_GUESSES_FREE || past >= MEETING_GUESS_FORGET_SECONDS)
        return 0;
    failures -= MEETING_GUESSES_FREE;
    wait = failures >= DOUBLINGS ? MOST : (int64_t)FIRST << failures;
    if (past < 0) /* the clock was set back */
        past = 0;
    return past >= wait ? 0 : (unsigned)(wait - past);
}

/* ---- speeches ---- */

unsigned meeting_speech_used(const struct meeting_clock *c, int64_t now)
{
    int64_t until = c->ended_at != 0 ? c->ended_at : c->paused_at != 0 ? c->paused_at : now;
    int64_t used;

    if (c->began_at == 0)
        return 0;
    if (c->ended_at != 0 && c->paused_at != 0 && c->paused_at < c->ended_at)
        until = c->paused_at;
    used = until - c->began_at - c->paused_seconds;
    return used > 0 ? (unsigned)used : 0;
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
static bool at_rest(const struct meeting_scene *s, enum meeting_show *out)
{
    switch (s->state) {
    case MEETING_DRAFT:
    case MEETING_NOTICED:
        *out = MEETING_SHOW_SIGN_IN;
        return true;
    case MEETING_ADJOURNED:
        *out = MEETING_SHOW_ADJOURNED;
        return true;
    case MEETING_CLOSED:
    case MEETING_MINUTED:
    case MEETING_CANCELLED:
        *out = MEETING_SHOW_CLOSED;
        return true;
    case MEETING_OPEN:
        break;
    }
    return false;
}

enum meeting_show meeting_scene_of(const struct meeting_scene *s)
{
    enum meeting_show rest;

    if (s->wanted == MEETING_SHOW_SPEAKER && s->speaking)
        return MEETING_SHOW_SPEAKER;
    if (s->wanted == MEETING_SHOW_VOTE && s->vote)
        return MEETING_SHOW_VOTE;
    if (s->wanted == MEETING_SHOW_AGENDA || s->wanted == MEETING_SHOW_SIGN_IN ||
        s->wanted == MEETING_SHOW_BLANK)
        return s->wanted;
    if (at_rest(s, &rest))
        return rest;
    if (s->vote_running)
        return MEETING_SHOW_VOTE;
    if (s->speaking)
        return MEETING_SHOW_SPEAKER;
    if (s->vote && s->vote_at >= s->since_at)
        return MEETING_SHOW_VOTE;
    return MEETING_SHOW_AGENDA;
}

/* ---- the votes of an item ---- */

static const struct {
    const char *word;
    int rank; /* within its row; 0: stands alone */
    int row;
    bool secret;
} ROLES[] = {
    [MEETING_VOTE_AMENDMENT] = {"amendment", 1, 1, false},
    [MEETING_VOTE_CLAUSE] = {"clause", 2, 1, false},
    [MEETING_VOTE_WHOLE] = {"whole", 3, 1, false},
    [MEETING_VOTE_REMOVAL] = {"removal", 1, 2, true},
    [MEETING_VOTE_DISMISSAL] = {"dismissal", 1, 2, true},
    [MEETING_VOTE_APPOINTMENT] = {"appointment", 2, 2, true},
    [MEETING_VOTE_ELECTION] = {"election", 0, 3, true},
    [MEETING_VOTE_RATING] = {"rating", 0, 4, false},
    [MEETING_VOTE_PROCEDURE] = {"procedure", 0, 5, false},
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
    switch (role) {
    case MEETING_VOTE_REMOVAL:
        return VOTE_LAW_REMOVAL;
    case MEETING_VOTE_DISMISSAL:
    case MEETING_VOTE_APPOINTMENT:
        return VOTE_LAW_APPOINTMENT;
    case MEETING_VOTE_ELECTION:
        return VOTE_LAW_ELECTION;
    case MEETING_VOTE_AMENDMENT:
    case MEETING_VOTE_CLAUSE:
    case MEETING_VOTE_WHOLE:
    case MEETING_VOTE_RATING:
    case MEETING_VOTE_PROCEDURE:
        break;
    }
    return VOTE_LAW_RESOLUTION;
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
