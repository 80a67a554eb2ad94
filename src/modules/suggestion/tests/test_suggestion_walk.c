// SPDX-License-Identifier: MulanPSL-2.0
/* Some thousand random acts of random people, most of them refused: whatever they do, what the
 * record says of itself stays true. */
#include "modules/suggestion/suggestion_jobs.h"
#include "modules/suggestion/tests/sugtest_walk.h"
#include "platform/db.h"

/* At least so many steps, and on until most kinds of acts were done: what chance leads to differs
 * from compiler to compiler, which may ask for the numbers of one call in any order. */
enum { STEPS = 3000, STEPS_MOST = 20000, STEPS_PG = 300, KINDS = 40 };

/* ---------------------------------------------------------------- what is always true */

static void fault(struct walk *w, const struct suggestion *s, const char *what)
{
    printf("# suggestion %lld, %s: %s\n", (long long)s->id, suggestion_state_word(s->state), what);
    w->wrong++;
}

#define TRUE(w, s, cond)                                                                           \
    do {                                                                                           \
        if (!(cond))                                                                               \
            fault((w), (s), #cond);                                                                \
    } while (0)

/* Its own row, without all that hangs on it. */
static struct suggestion core(struct walk *w, int64_t id)
{
    const struct actor *actor = w->s->ctx->actor;
    struct suggestion s = {0};

    as_system(w->s);
    ASSERT(suggestion_get(w->s->ctx, id, &s) == ST_OK);
    w->s->ctx->actor = actor;
    return s;
}

static void check_units(struct walk *w, const struct suggestion_detail *d)
{
    const struct suggestion *s = &d->s;
    const enum suggestion_state whole =
        suggestion_whole(d->handlings, d->handlings_count, s->round);
    const struct date due = suggestion_due(d->handlings, d->handlings_count);
    size_t owing = 0;

    arr_each (i, d->handlings_count) {
        const struct suggestion_handling *h = &d->handlings[i];
        const bool live = h->state != HANDLING_MOVED && h->state != HANDLING_STOPPED;

        owing += suggestion_unit_owes(h);
        TRUE(w, s, h->round <= s->round);
        TRUE(w, s, !suggestion_unit_owes(h) || h->round == s->round);
        TRUE(w, s, h->state != HANDLING_REPLIED || !date_none(h->replied_on));
        TRUE(w, s, h->role == ROLE_JOINT || h->state == HANDLING_PLANNED || !date_none(h->due_on));
        for (size_t k = 0; k < i; k++)
            TRUE(w, s,
                 !live || d->handlings[k].organ_id != h->organ_id ||
                     d->handlings[k].state == HANDLING_MOVED ||
                     d->handlings[k].state == HANDLING_STOPPED);
    }
    if (suggestion_is_open(s->state) && s->state != SUGGESTION_AT_GOVERNMENT) {
        TRUE(w, s, s->state == whole);
        TRUE(w, s, owing > 0);
        TRUE(w, s, date_cmp(s->due_on, due) == 0);
    } else {
        TRUE(w, s, owing == 0);
    }
}

static void check_replies(struct walk *w, const struct suggestion_detail *d)
{
    const struct suggestion *s = &d->s;
    int64_t open = 0;

    arr_each (i, d->promises_count)
        open += str_eqz(d->promises[i].state, "open") || str_eqz(d->promises[i].state, "reported");
    TRUE(w, s, s->promises_open == open);
    arr_each (i, d->replies_count)
        for (size_t k = 0; k < i; k++)
            TRUE(w, s,
                 d->replies[i].handling_id == 0 ||
                     d->replies[i].handling_id != d->replies[k].handling_id ||
                     d->replies[i].round != d->replies[k].round);
    arr_each (i, d->ratings_count)
        for (size_t k = 0; k < i; k++)
            TRUE(w, s,
                 d->ratings[i].reply_id != d->ratings[k].reply_id ||
                     d->ratings[i].deputy_id != d->ratings[k].deputy_id);
}

static void check(struct walk *w, int64_t id)
{
    const struct suggestion_detail d = all_of(w->s, id);
    const struct suggestion *s = &d.s;

    check_units(w, &d);
    check_replies(w, &d);
    TRUE(w, s, (s->state == SUGGESTION_CLOSED) == !date_none(s->closed_on));
    TRUE(w, s, (s->number != 0) == !date_none(s->accepted_on));
    TRUE(w, s, date_none(s->accepted_on) || !date_none(s->tabled_on));
    TRUE(w, s, (s->state == SUGGESTION_REPLIED) == (s->rating_state == RATING_DUE));
    TRUE(w, s, (s->rating_state == RATING_RATED) == (s->result != MARK_NONE));
    TRUE(w, s, s->rating_state != RATING_RATED || s->attitude != MARK_NONE);
    TRUE(w, s, date_none(s->first_replied_on) || date_cmp(s->first_replied_on, s->replied_on) <= 0);
    TRUE(w, s, s->dissatisfied_count <= s->round);
    TRUE(w, s, s->round == 1 || !date_none(s->redo_on));
    TRUE(w, s, s->state != SUGGESTION_MERGED || s->main_id != 0);
    TRUE(w, s, s->main_id == 0 || core(w, s->main_id).state != SUGGESTION_MERGED);
    TRUE(w, s, s->signer_count >= 1);
    TRUE(w, s, !s->public_text || d.publications_count > 0);
    TRUE(w, s, s->is_key == (d.keys_count > 0));
}

/* ---------------------------------------------------------------- the walk */

static void add_paper(struct walk *w)
{
    const int64_t cosigners[] = {w->s->deputy[1]};
    const struct suggestion_draft draft = {.title = S("随机"),
                                           .body = S("内容"),
                                           .cosigners = cosigners,
                                           .cosigners_count = roll(w, 2)};

    static const char *const CLASSES[] = {"A", "B", "C"};
    int64_t *id = &w->ids[w->count++];

    switch (roll(w, 4)) {
    case 0:
        as(w->s, DEPUTY, 0);
        ASSERT(suggestion_save(w->s->ctx, &draft, id) == ST_OK);
        break;
    case 1:
        *id = accepted(w->s, "随机");
        break;
    case 2:
        *id = signed_for(w->s, "随机", any_organ(w));
        contact(w->s, *id, now(w->s, *id).lead_organ_id);
        break;
    default:
        *id = replied(w->s, "随机", CLASSES[roll(w, COUNT(CLASSES))]);
    }
}

/* A unit of this suggestion, or any. */
static int64_t unit_organ(struct walk *w, int64_t id)
{
    const struct suggestion_detail d = all_of(w->s, id);

    return d.handlings_count != 0 && roll(w, 8) != 0
               ? d.handlings[roll(w, (uint32_t)d.handlings_count)].organ_id
               : any_organ(w);
}

static void be_somebody(struct walk *w, int64_t id)
{
    static const enum role STAFF[] = {OFFICE, OFFICE, LEADER, GOVERNMENT, COMMITTEE};

    switch (roll(w, 3)) {
    case 0:
        as(w->s, DEPUTY, roll(w, 4) == 0 ? 1 + (int64_t)roll(w, 3) : 0);
        break;
    case 1:
        as(w->s, roll(w, 3) == 0 ? CHIEF : HANDLER, unit_organ(w, id));
        break;
    default: {
        const enum role role = STAFF[roll(w, COUNT(STAFF))];

        as(w->s, role, role == GOVERNMENT ? w->s->gov : 0);
    }
    }
}

static bool is_answer(enum status st)
{
    return st == ST_OK || st == ST_RULE || st == ST_DENIED || st == ST_NOT_FOUND ||
           st == ST_INVALID || st == ST_CONFLICT;
}

/* Offered at every turn, and leading nowhere: taken less often. */
static bool is_aside(enum suggestion_verb verb)
{
    static const enum suggestion_verb ASIDES[] = {
        DO_SAVE,      DO_PULL_BACK, DO_DISCARD,  DO_WITHDRAW,  DO_SET_CONFIDENTIAL,
        DO_RETURN,    DO_MERGE,     DO_ASK_MORE, DO_CLASSIFY,  DO_PLAN,
        DO_REASSIGN,  DO_PROGRESS,  DO_HAND_UP,  DO_GIVE_BACK, DO_MAKE_KEY,
        DO_SUPERVISE, DO_REMIND,    DO_PUBLISH,  DO_CONVERT,   DO_AGREE_WITHDRAW,
    };

    arr_each (i, COUNT(ASIDES))
        if (ASIDES[i] == verb)
            return true;
    return false;
}

/* Has the verb anything to work on? */
static bool has_object(const struct suggestion_detail *d, enum suggestion_verb verb)
{
    switch ((int)verb) {
    case DO_CHECK_CONTACT:
        return d->contacts_count != 0;
    case DO_CONFIRM_PROMISE:
    case DO_RATE_PROMISE:
        return d->promises_count != 0;
    case DO_REPORT_PROMISE:
        return d->s.promises_open != 0;
    case DO_END_KEY:
        return d->keys_count != 0;
    case DO_DECIDE_EXTENSION:
        return d->extensions_count != 0;
    case DO_DECIDE_DISPUTE:
        return d->s.state == SUGGESTION_GIVEN_BACK;
    default:
        return true;
    }
}

static size_t had_enough(const struct walk *w, enum suggestion_verb verb)
{
    return w->tried[verb] * (is_aside(verb) ? 8 : 1);
}

/* What was tried least of some that are offered: rare acts need rare states, so take them there. */
static enum suggestion_verb choose(struct walk *w, const enum suggestion_verb *offered, uint32_t n)
{
    enum suggestion_verb verb = offered[roll(w, n)];

    for (int tries = 0; tries < 3; tries++) {
        const enum suggestion_verb other = offered[roll(w, n)];

        if (had_enough(w, other) < had_enough(w, verb))
            verb = other;
    }
    return verb;
}

/* Mostly something the page would offer this person, else anything. */
static enum suggestion_verb any_verb(struct walk *w, int64_t id)
{
    enum suggestion_verb offered[SUGGESTION_VERBS];
    struct suggestion_detail d;
    uint32_t n = 0, useful = 0;

    be_somebody(w, id);
    for (int tries = 0; tries < 6 && useful == 0 && roll(w, 8) != 0; tries++) {
        be_somebody(w, id);
        if (suggestion_show(w->s->ctx, id, &d) != ST_OK)
            continue;
        n = 0;
        arr_each (v, SUGGESTION_VERBS) {
            if ((d.may >> v & 1) == 0 || !has_object(&d, (enum suggestion_verb)v))
                continue;
            offered[n++] = (enum suggestion_verb)v;
            useful += !is_aside((enum suggestion_verb)v);
        }
    }
    (void)why(w->s);
    return n != 0 ? choose(w, offered, n) : (enum suggestion_verb)roll(w, SUGGESTION_VERBS);
}

static void step(struct walk *w)
{
    const int64_t id = any_paper(w);
    const struct suggestion before = core(w, id);
    enum suggestion_verb verb;
    enum status st;

    verb = any_verb(w, id);
    if (verb == DO_EXCLUDE)
        return;
    w->tried[verb]++;
    st = act(w, id, verb);
    if (!is_answer(st)) {
        printf("# %s on %s: %s %s\n", suggestion_verb_word(verb),
               suggestion_state_word(before.state), status_name(st), w->s->ctx->err.detail);
        w->wrong++;
    }
    if (st == ST_OK) {
        w->done[verb]++;
        TRUE(w, &before, suggestion_allowed(before.state, verb));
        check(w, id);
        if (before.main_id != 0)
            check(w, before.main_id);
    } else {
        w->refused++;
        TRUE(w, &before, core(w, id).version == before.version);
    }
    (void)why(w->s);
}

static void pass_a_day(struct walk *w)
{
    char iso[DATE_TEXT_SIZE];

    day(w->s, date_format(date_add_days(w->s->ctx->today, 1), iso));
    as_system(w->s);
    if (suggestion_escalate(w->s->ctx) != ST_OK) {
        printf("# the daily job: %s\n", w->s->ctx->err.detail);
        w->wrong++;
    }
    (void)why(w->s);
    w->days++;
}

static void check_all(struct walk *w)
{
    as_system(w->s);
    arr_each (i, w->count)
        check(w, w->ids[i]);
}

static size_t kinds_done(const struct walk *w)
{
    size_t n = 0;

    arr_each (v, SUGGESTION_VERBS)
        n += w->done[v] != 0;
    return n;
}

static bool goes_on(const struct walk *w, size_t done)
{
    if (w->wrong != 0)
        return false;
    if (w->s->j.kind != DB_SQLITE)
        return done < STEPS_PG;
    return done < STEPS || (done < STEPS_MOST && kinds_done(w) < KINDS);
}

static void test_walk(struct sugtest *s)
{
    struct walk w = {.s = s, .seed = 20260302};
    const int64_t organs[UNITS] = {s->traffic, s->water, s->housing, s->court};
    size_t steps;

    memcpy(w.organs, organs, sizeof organs);
    arr_each (i, 6)
        add_paper(&w);
    for (steps = 0; goes_on(&w, steps); steps++) {
        const struct arena_mark mark = arena_mark(s->ctx->arena);

        if (steps % 80 == 79 && w.count < PAPERS_MAX)
            add_paper(&w);
        if (steps % 100 == 99)
            pass_a_day(&w);
        if (steps % 1000 == 199)
            check_all(&w);
        step(&w);
        as_system(s);
        arena_reset(s->ctx->arena, mark);
    }
    check_all(&w);
    EQ_INT(w.wrong, 0, "nothing untrue, nothing half-written, no fault of ours");
    arr_each (v, SUGGESTION_VERBS) {
        if (w.done[v] == 0)
            printf("# never done: %s\n", suggestion_verb_word((enum suggestion_verb)v));
    }
    printf("# %zu kinds of acts done, %zu acts refused, %zu steps, %zu days\n", kinds_done(&w),
           w.refused, steps, w.days);
    OK(s->j.kind != DB_SQLITE || kinds_done(&w) >= KINDS, "most kinds of acts were done");
}

int main(void)
{
    sug_both("sug_walk", test_walk);
    return tap_done();
}
