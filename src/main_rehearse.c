// SPDX-License-Identifier: MulanPSL-2.0
/* renda rehearse: a meeting as it would be, on the machine that will have to bear it. */
#include "main_rehearse.h"
#include "platform/crypt.h"
#include "platform/text.h"
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

enum { ANSWER_MS = 60000, SCREENS_MS = 10000, US_PER_MS = 1000, VOTERS_MAX = 20000 };

struct wish {
    size_t voters, screens;
    size_t rounds;     /* then so many secret votes one after another, without a pause */
    size_t phones;     /* instead: so many phones follow a meeting and wait */
    unsigned think_ms; /* over which the hall makes up its mind; 0: all at the same instant */
    bool json;
};

struct measured {
    size_t sent, acknowledged, refused, lost, twice;
    int64_t p50_us, p99_us, most_us, all_us; /* all_us: from the first cast to the last answer */
    int64_t screens_us;                      /* after the last answer the slowest screen knew */
    size_t screens_late;                     /* never told of all */
    bool counted_right;
    int64_t cpu_us, own_cpu_us; /* of the server and of the phones, for all of it */
};

static int compare_us(const void *a, const void *b)
{
    const int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

    return (x > y) - (x < y);
}

static void cpu_begin(const struct hall *h, struct measured *m)
{
    m->cpu_us = hall_cpu_us(h->server);
    m->own_cpu_us = hall_cpu_us(getpid());
}

static void cpu_end(const struct hall *h, struct measured *m)
{
    m->cpu_us = hall_cpu_us(h->server) - m->cpu_us;
    m->own_cpu_us = hall_cpu_us(getpid()) - m->own_cpu_us;
}

/* ---- the hall votes */

static void choose(struct hall *h)
{
    static const char CHOICES[] = "yyyyyyyyna"; /* a house as it is */

    arr_each (i, h->phones_count) {
        uint8_t r;

        crypt_random(&r, sizeof r);
        h->phones[i].choice = CHOICES[r % (sizeof CHOICES - 1)];
    }
}

static void cast_all(struct hall *h, struct net *net, const struct hall_vote *v, unsigned think_ms)
{
    struct arena *a = arena_open(0);
    struct str *requests = arena_array(a, h->phones_count, struct str);
    const int64_t began = net_us();
    size_t next = 0;

    arr_each (i, h->phones_count)
        requests[i] = hall_cast_request(a, h, &h->phones[i], v, "cast");
    while (next < h->phones_count) {
        const int64_t passed = net_us() - began;
        const size_t due =
            think_ms == 0 ? h->phones_count
                          : (size_t)passed * h->phones_count / ((size_t)think_ms * US_PER_MS) + 1;

        for (; next < due && next < h->phones_count; next++)
            net_send(net, &net->lines[next], requests[next]);
        net_turn(net, 1);
    }
    (void)net_settle(net, ANSWER_MS);
    arena_close(a);
}

static bool is_acknowledged(const struct line *line)
{
    return !line->waiting && (line->status == 303 || line->status == 200);
}

/* Sorts. */
static void spread(int64_t *us, struct measured *m)
{
    qsort(us, m->acknowledged, sizeof *us, compare_us);
    if (m->acknowledged == 0)
        return;
    m->p50_us = us[m->acknowledged / 2];
    m->p99_us = us[m->acknowledged * 99 / 100];
    m->most_us = us[m->acknowledged - 1];
}

static void measure(const struct hall *h, const struct net *net, struct measured *m)
{
    int64_t *us = calloc(h->phones_count + 1, sizeof *us);
    int64_t first = INT64_MAX, last = 0;

    ASSERT(us != NULL);
    m->sent = h->phones_count;
    arr_each (i, h->phones_count) {
        const struct line *line = &net->lines[i];

        if (!is_acknowledged(line)) {
            m->refused++;
            continue;
        }
        us[m->acknowledged++] = line->done_us - line->sent_us;
        first = line->sent_us < first ? line->sent_us : first;
        last = line->done_us > last ? line->done_us : last;
    }
    spread(us, m);
    if (m->acknowledged > 0)
        m->all_us = last - first;
    m->screens_us = last;
    free(us);
}

/* ---- screens */

/* The lines after those of the phones. */
static struct line *screen_at(const struct hall *h, const struct net *net, size_t i)
{
    return &net->lines[h->phones_count + i];
}

/* How many screens have not been told of so many votes; -1: of anything. */
static size_t untold(const struct hall *h, const struct net *net, int64_t want)
{
    size_t n = 0;

    for (size_t i = 0; h->phones_count + i < net->count; i++) {
        const struct line *s = screen_at(h, net, i);

        n += want < 0 ? s->heard_us == 0 : s->voted < want;
    }
    return n;
}

static void wait_for_screens(const struct hall *h, struct net *net, int64_t want)
{
    const int64_t until = net_us() + (int64_t)SCREENS_MS * US_PER_MS;

    while (untold(h, net, want) > 0 && net_us() < until)
        net_turn(net, 10);
}

static void open_screens(struct hall *h, struct net *net, const struct hall_vote *v)
{
    struct arena *a = arena_open(0);

    for (size_t i = 0; h->phones_count + i < net->count; i++) {
        struct line *line = screen_at(h, net, i);

        net_hang_up(net, line);
        line->voted = line->voted_us = 0;
        line->stream = true;
        net_send(net, line, hall_page_request(a, h, &h->phones[i % h->phones_count], v, "stream"));
    }
    wait_for_screens(h, net, -1);
    arena_close(a);
}

/* m->screens_us is the instant of the last answer, and becomes how long after it. */
static void look_at_screens(const struct hall *h, const struct net *net, int64_t want,
                            struct measured *m)
{
    int64_t slowest = 0;

    for (size_t i = 0; h->phones_count + i < net->count; i++) {
        const struct line *s = screen_at(h, net, i);

        if (s->voted >= want && s->voted_us - m->screens_us > slowest)
            slowest = s->voted_us - m->screens_us;
    }
    m->screens_late = untold(h, net, want);
    m->screens_us = slowest;
}

/* ---- one vote */

static enum status check_count(struct hall *h, const struct net *net, const struct hall_vote *v,
                               struct measured *m, struct err *err)
{
    struct hall_count got, want = {0};

    TRY(hall_count(h, v, &got, err));
    arr_each (i, h->phones_count) {
        if (!is_acknowledged(&net->lines[i]))
            continue;
        want.ballots++;
        want.yes += h->phones[i].choice == 'y';
        want.no += h->phones[i].choice == 'n';
        want.abstain += h->phones[i].choice == 'a';
    }
    m->lost = want.ballots > got.ballots ? want.ballots - got.ballots : 0;
    m->twice = got.ballots > m->sent ? got.ballots - m->sent : 0;
    m->counted_right =
        m->refused > 0 ? got.yes >= want.yes
                       : got.yes == want.yes && got.no == want.no && got.abstain == want.abstain;
    return ST_OK;
}

static enum status one_vote(struct hall *h, struct net *net, const struct wish *w,
                            const struct hall_vote *v, struct measured *m, struct err *err)
{
    *m = (struct measured){0};
    if (!hall_open_pages(h, net, v))
        return fail_detail(err, ST_INTERNAL, "vote.rehearse.no_page", "vote %lld",
                           (long long)v->id);
    open_screens(h, net, v);
    choose(h);
    cpu_begin(h, m);
    cast_all(h, net, v, w->think_ms);
    cpu_end(h, m);
    measure(h, net, m);
    wait_for_screens(h, net, (int64_t)m->acknowledged);
    look_at_screens(h, net, (int64_t)m->acknowledged, m);
    return check_count(h, net, v, m, err);
}

/* ---- sustained: whoever has his answer votes in the next one at once */

struct burst {
    struct hall *h;
    struct net *net;
    const struct hall_vote *votes;
    size_t rounds;
    size_t *round; /* of each phone */
    int64_t *us;   /* of each answer */
    size_t finished;
};

static void burst_send(struct burst *b, struct arena *a, size_t i)
{
    const struct arena_mark mark = arena_mark(a);

    net_send(b->net, &b->net->lines[i],
             hall_cast_request(a, b->h, &b->h->phones[i], &b->votes[b->round[i]], "cast"));
    arena_reset(a, mark);
}

static void burst_take(struct burst *b, struct arena *a, struct measured *m)
{
    arr_each (k, b->net->done_count) {
        const struct line *line = b->net->done[k];
        const size_t i = (size_t)(line - b->net->lines);

        if (line->stream)
            continue;
        if (is_acknowledged(line))
            b->us[m->acknowledged++] = line->done_us - line->sent_us;
        else
            m->refused++;
        if (++b->round[i] < b->rounds)
            burst_send(b, a, i);
        else
            b->finished++;
    }
}

static enum status count_burst(struct burst *b, struct measured *m, struct err *err)
{
    size_t counted = 0;

    arr_each (i, b->rounds) {
        struct hall_count got;

        TRY(hall_count(b->h, &b->votes[i], &got, err));
        counted += got.ballots;
    }
    m->lost = m->acknowledged > counted ? m->acknowledged - counted : 0;
    m->twice = counted > m->sent ? counted - m->sent : 0;
    m->counted_right = counted >= m->acknowledged && counted <= m->sent;
    return ST_OK;
}

static enum status sustained(struct hall *h, struct net *net, const struct hall_vote *votes,
                             size_t rounds, struct measured *m, struct err *err)
{
    struct arena *a = arena_open(0);
    struct burst b = {.h = h, .net = net, .votes = votes, .rounds = rounds};
    const int64_t began = net_us();
    enum status st;

    *m = (struct measured){.sent = h->phones_count * rounds};
    cpu_begin(h, m);
    b.round = calloc(h->phones_count, sizeof *b.round);
    b.us = calloc(m->sent, sizeof *b.us);
    ASSERT(b.round != NULL && b.us != NULL);
    arr_each (i, h->phones_count)
        burst_send(&b, a, i);
    while (b.finished < h->phones_count && net_us() - began < (int64_t)ANSWER_MS * US_PER_MS) {
        net_turn(net, 20);
        burst_take(&b, a, m);
    }
    m->all_us = net_us() - began;
    cpu_end(h, m);
    spread(b.us, m);
    st = count_burst(&b, m, err);
    free(b.round);
    free(b.us);
    arena_close(a);
    return st;
}

/* ---- said */

static struct str ms_of(struct arena *a, int64_t us)
{
    return str_printf(a, "%lld.%lld", (long long)(us / US_PER_MS),
                      (long long)(us % US_PER_MS / 100));
}

static struct str n_of(struct arena *a, size_t n)
{
    return str_printf(a, "%zu", n);
}

static bool good(const struct measured *m)
{
    return m->lost == 0 && m->twice == 0 && m->refused == 0 && m->counted_right &&
           m->screens_late == 0;
}

static void say(struct arena *a, const char *key, const struct wish *w, const struct measured *m)
{
    static const int64_t SLOW_US = 1000 * 1000;
    const char *verdict = !good(m)              ? "vote.rehearse.bad"
                          : m->p99_us > SLOW_US ? "vote.rehearse.slow"
                                                : "vote.rehearse.good";

    printf(STR_FMT "\n", STR_ARG(text(key)));
    printf("  " STR_FMT "\n", STR_ARG(TF(a, "vote.rehearse.answered", n_of(a, m->sent),
                                         n_of(a, m->acknowledged), n_of(a, m->refused))));
    printf("  " STR_FMT "\n", STR_ARG(TF(a, "vote.rehearse.times", ms_of(a, m->p50_us),
                                         ms_of(a, m->p99_us), ms_of(a, m->most_us))));
    printf("  " STR_FMT "\n", STR_ARG(TF(a, "vote.rehearse.screens", n_of(a, w->screens),
                                         ms_of(a, m->screens_us), n_of(a, m->screens_late))));
    printf("  " STR_FMT "\n",
           STR_ARG(TF(a, "vote.rehearse.losses", n_of(a, m->lost), n_of(a, m->twice))));
    printf("  " STR_FMT "\n", STR_ARG(text(verdict)));
}

static void say_json(const char *name, const struct hall *h, const struct measured *m)
{
    long now, peak;

    hall_memory(h, &now, &peak);
    printf("{\"vote\":\"%s\",\"sent\":%zu,\"acknowledged\":%zu,\"refused\":%zu,\"lost\":%zu,"
           "\"twice\":%zu,\"counted_right\":%s,\"p50_us\":%lld,\"p99_us\":%lld,\"max_us\":%lld,"
           "\"all_us\":%lld,\"screens_us\":%lld,\"screens_late\":%zu,\"cpu_us\":%lld,\"own_cpu_"
           "us\":%lld,\"rss_kib\":%ld,"
           "\"peak_kib\":%ld}\n",
           name, m->sent, m->acknowledged, m->refused, m->lost, m->twice,
           m->counted_right ? "true" : "false", (long long)m->p50_us, (long long)m->p99_us,
           (long long)m->most_us, (long long)m->all_us, (long long)m->screens_us, m->screens_late,
           (long long)m->cpu_us, (long long)m->own_cpu_us, now, peak);
    fflush(stdout);
}

/* ---- the command */

static bool read_number(const struct options *o, const char *word, size_t most, size_t *out)
{
    for (int i = 1; i < o->argc; i++) {
        int64_t n;

        if (strcmp(o->argv[i], word) != 0)
            continue;
        if (i + 1 == o->argc || !str_to_int(str_from(o->argv[i + 1]), &n) || n < 0 ||
            (size_t)n > most)
            return false;
        *out = (size_t)n;
    }
    return true;
}

/* Words that mean nothing here are mistakes. */
static bool all_known(const struct options *o)
{
    static const char *const WORDS[] = {"--voters", "--screens", "--rounds",
                                        "--phones", "--think",   "--json"};

    for (int i = 1; i < o->argc; i++) {
        bool known = o->argv[i][0] >= '0' && o->argv[i][0] <= '9';

        arr_each (k, COUNT(WORDS))
            known = known || strcmp(o->argv[i], WORDS[k]) == 0;
        if (!known)
            return false;
    }
    return true;
}

static bool read_wish(const struct options *o, struct wish *w)
{
    size_t think = 3000;

    *w = (struct wish){.voters = 500, .screens = 20, .json = option_given(o, "--json")};
    if (!all_known(o) || !read_number(o, "--voters", VOTERS_MAX, &w->voters) ||
        !read_number(o, "--screens", VOTERS_MAX, &w->screens) ||
        !read_number(o, "--rounds", HALL_VOTES_MAX - 2, &w->rounds) ||
        !read_number(o, "--phones", VOTERS_MAX, &w->phones) ||
        !read_number(o, "--think", 600000, &think) || w->voters == 0)
        return false;
    w->think_ms = (unsigned)think;
    return true;
}

static void many_files(void)
{
    struct rlimit l;

    if (getrlimit(RLIMIT_NOFILE, &l) != 0)
        return;
    l.rlim_cur = l.rlim_max;
    (void)setrlimit(RLIMIT_NOFILE, &l);
}

/* A vote by name in which people think; then a secret one, all at the same instant. */
static enum status rehearse(struct hall *h, const struct wish *w, bool *out_good, struct err *err)
{
    const struct wish burst = {.voters = w->voters, .screens = w->screens};
    struct measured by_name, secret, burst_of = {.counted_right = true};
    struct net net;
    enum status st;

    TRY(hall_make(h, w->voters, err));
    TRY(hall_add_vote(h, false, err));
    arr_each (i, w->rounds + 1)
        TRY(hall_add_vote(h, true, err));
    TRY(hall_serve(h, err));
    net_open(&net, h->port, w->voters + w->screens);
    st = one_vote(h, &net, w, &h->votes[0], &by_name, err);
    if (st == ST_OK && w->json)
        say_json("by_name", h, &by_name);
    if (st == ST_OK)
        st = one_vote(h, &net, &burst, &h->votes[1], &secret, err);
    if (st == ST_OK && w->json)
        say_json("secret", h, &secret);
    if (st == ST_OK && w->rounds > 0)
        st = sustained(h, &net, &h->votes[2], w->rounds, &burst_of, err);
    if (st == ST_OK && w->rounds > 0 && w->json)
        say_json("sustained", h, &burst_of);
    net_close(&net);
    TRY(st);
    *out_good = good(&by_name) && good(&secret) && good(&burst_of);
    if (!w->json) {
        struct arena *a = arena_open(0);

        say(a, "vote.rehearse.head.by_name", w, &by_name);
        say(a, "vote.rehearse.head.secret", w, &secret);
        printf(STR_FMT "\n", STR_ARG(T("vote.rehearse.traceless")));
        arena_close(a);
    }
    return ST_OK;
}

int run_rehearse(struct options *o)
{
    static struct hall hall;
    struct err err = {0};
    bool all_good = false;
    enum status st;
    struct wish w;

    if (!read_wish(o, &w)) {
        fprintf(stderr, "renda rehearse: say renda rehearse --voters 500 --screens 20\n");
        return EXIT_USAGE;
    }
    (void)signal(SIGPIPE, SIG_IGN);
    hall_stops(&hall);
    many_files();
    if (w.phones > 0) {
        st = rehearse_phones(&hall, w.phones, w.json, &err);
        all_good = st == ST_OK;
    } else {
        st = rehearse(&hall, &w, &all_good, &err);
    }
    hall_end(&hall);
    if (st != ST_OK)
        return complain("rehearse", &err);
    return all_good ? EXIT_DONE : EXIT_FAILED;
}
