// SPDX-License-Identifier: MulanPSL-2.0
/* PostgreSQL: which version of all rows a snapshot sees, and what was written between two of them.
 * pg_current_snapshot() says which transactions had ended: the first number that nobody has ended
 * yet, and the numbers below it that still run. Two snapshots that say the same see the same rows;
 * of two others one is the older, and what the newer sees more are the transactions whose numbers
 * say so. Of those that this program has committed it knows the tables; any other may have written
 * anything. A change without a number of its own changes no row. */
#include "platform/db/db_kept.h"
#include "platform/db/db_pgsql.h"
#include <errno.h>
#include <time.h>

enum { RUNNING_MAX = 48, RECENT = 16, NOTES = 8192, ENDED_MAX = 512, NOTE_WAIT_MS = 4 };

/* What a snapshot says. */
struct ended {
    unsigned connects; /* a new connection may lead to another server: nothing is comparable */
    uint64_t end;
    size_t count;
    uint64_t running[RUNNING_MAX]; /* rising */
};

struct seen_version {
    bool used;
    uint32_t version;
    struct ended ended;
};

struct note {
    uint64_t number; /* of a transaction of ours that has been committed */
    struct db_tables wrote;
};

struct pgsql_seen {
    pthread_mutex_t lock;
    pthread_cond_t noted;
    unsigned committing; /* commits sent and not yet noted */
    uint32_t latest;
    struct seen_version recent[RECENT]; /* by version */
    struct note notes[NOTES];           /* by number */
};

struct pgsql_seen *pgsql_seen_open(void)
{
    struct pgsql_seen *s = calloc(1, sizeof *s);
    pthread_condattr_t monotonic;

    ASSERT(s != NULL);
    pthread_mutex_init(&s->lock, NULL);
    pthread_condattr_init(&monotonic);
    pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
    pthread_cond_init(&s->noted, &monotonic);
    pthread_condattr_destroy(&monotonic);
    return s;
}

void pgsql_seen_close(struct pgsql_seen *s)
{
    if (s == NULL)
        return;
    pthread_mutex_destroy(&s->lock);
    pthread_cond_destroy(&s->noted);
    free(s);
}

/* ---- commits of ours */

void pgsql_seen_commit(struct pgsql_seen *s)
{
    pthread_mutex_lock(&s->lock);
    s->committing++;
    pthread_mutex_unlock(&s->lock);
}

void pgsql_seen_committed(struct pgsql_seen *s, uint64_t number, const struct db_tables *wrote)
{
    pthread_mutex_lock(&s->lock);
    s->committing--;
    if (number != 0)
        s->notes[number % NOTES] = (struct note){number, *wrote};
    pthread_cond_broadcast(&s->noted);
    pthread_mutex_unlock(&s->lock);
}

/* ---- snapshots */

static bool number_from(const char **at, char end, uint64_t *out)
{
    char *stop;

    if (**at < '0' || **at > '9')
        return false;
    errno = 0;
    *out = strtoull(*at, &stop, 10);
    if (errno != 0 || (*stop != end && *stop != '\0'))
        return false;
    *at = *stop == '\0' ? stop : stop + 1;
    return true;
}

/* "first:end:running,running". false: too many run at once to be worth it. */
static bool read_ended(const char *text, struct ended *out)
{
    uint64_t first;

    out->count = 0;
    if (!number_from(&text, ':', &first) || !number_from(&text, ':', &out->end))
        return false;
    for (; *text != '\0'; out->count++)
        if (out->count == RUNNING_MAX || !number_from(&text, ',', &out->running[out->count]))
            return false;
    return true;
}

static bool runs(const struct ended *e, uint64_t number)
{
    for (size_t i = 0; i < e->count; i++)
        if (e->running[i] == number)
            return true;
    return false;
}

static bool has_ended(const struct ended *e, uint64_t number)
{
    return number < e->end && !runs(e, number);
}

static bool same_ended(const struct ended *a, const struct ended *b)
{
    return a->connects == b->connects && a->end == b->end && a->count == b->count &&
           memcmp(a->running, b->running, a->count * sizeof a->running[0]) == 0;
}

/* Has all that ended in `a` ended in `b`? */
static bool not_after(const struct ended *a, const struct ended *b)
{
    if (b->end < a->end)
        return false;
    for (size_t i = 0; i < b->count; i++)
        if (has_ended(a, b->running[i]))
            return false;
    return true;
}

/* Those that have ended in b and not in a; false: too many. */
static bool ended_between(const struct ended *a, const struct ended *b, uint64_t *out,
                          size_t *out_count)
{
    size_t n = 0;

    if (b->end - a->end > ENDED_MAX - RUNNING_MAX)
        return false;
    for (size_t i = 0; i < a->count; i++)
        if (has_ended(b, a->running[i]))
            out[n++] = a->running[i];
    for (uint64_t x = a->end; x < b->end; x++)
        if (has_ended(b, x))
            out[n++] = x;
    *out_count = n;
    return true;
}

/* Under the lock. */
static bool all_noted(const struct pgsql_seen *s, const uint64_t *numbers, size_t count,
                      struct db_tables *wrote)
{
    *wrote = (struct db_tables){0};
    for (size_t i = 0; i < count; i++) {
        const struct note *n = &s->notes[numbers[i] % NOTES];

        if (n->number != numbers[i])
            return false;
        db_tables_join(wrote, &n->wrote);
    }
    return true;
}

/* A commit can be seen before its answer has come back to us: wait a moment for the note. */
static bool noted_soon(struct pgsql_seen *s, const uint64_t *numbers, size_t count,
                       struct db_tables *wrote)
{
    struct timespec until;

    if (all_noted(s, numbers, count, wrote))
        return true;
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_nsec += NOTE_WAIT_MS * 1000000L;
    if (until.tv_nsec >= 1000000000L) {
        until.tv_nsec -= 1000000000L;
        until.tv_sec++;
    }
    while (s->committing > 0 && pthread_cond_timedwait(&s->noted, &s->lock, &until) == 0)
        if (all_noted(s, numbers, count, wrote))
            return true;
    return all_noted(s, numbers, count, wrote);
}

static const struct seen_version *find(const struct pgsql_seen *s, const struct ended *e)
{
    for (size_t i = 0; i < RECENT; i++)
        if (s->recent[i].used && same_ended(&s->recent[i].ended, e))
            return &s->recent[i];
    return NULL;
}

static uint32_t add(struct db_pool *pool, const struct ended *e, bool known,
                    const struct db_tables *wrote)
{
    struct pgsql_seen *s = pool->seen;

    s->latest++;
    s->recent[s->latest % RECENT] = (struct seen_version){true, s->latest, *e};
    if (known)
        db_history_commit(pool->history, s->latest, wrote);
    else
        db_history_undo(pool->history, s->latest);
    return s->latest;
}

/* Under the lock, which may be let go meanwhile: then others may have gone on. */
static bool version_of(struct db_pool *pool, const struct ended *e, uint32_t *out)
{
    struct pgsql_seen *s = pool->seen;
    const struct seen_version *v = find(s, e);
    const struct seen_version *latest = &s->recent[s->latest % RECENT];
    const uint32_t before = s->latest;
    uint64_t numbers[ENDED_MAX];
    struct db_tables wrote = {0};
    size_t count = 0;
    bool known = false;

    if (v == NULL && latest->used && latest->ended.connects == e->connects) {
        if (!not_after(&latest->ended, e))
            return false; /* of before, and nobody gave it a number */
        known = ended_between(&latest->ended, e, numbers, &count) &&
                noted_soon(s, numbers, count, &wrote);
        if (s->latest != before)
            return version_of(pool, e, out);
    }
    *out = v != NULL ? v->version : add(pool, e, known, &wrote);
    return true;
}

bool pgsql_seen_version(struct db_pool *pool, unsigned connects, const char *text, uint32_t *out)
{
    struct ended e;
    bool known;

    if (!read_ended(text, &e))
        return false;
    e.connects = connects;
    pthread_mutex_lock(&pool->seen->lock);
    known = version_of(pool, &e, out);
    pthread_mutex_unlock(&pool->seen->lock);
    return known;
}
