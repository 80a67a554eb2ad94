// SPDX-License-Identifier: MulanPSL-2.0
/* Kill the server at random instants while a hall votes, by name and in secret. Phones that had no
 * answer ask again, as phones do. At the end every acknowledged vote is counted, none twice, and
 * who was told something was told the truth.
 *
 * usage: vote_kill TIMES; RENDA_PROGRAM names the program. TAP. */
#include "base/tap.h"
#include "main_rehearse.h"
#include "modules/modules.h"
#include "modules/vote/vote.h"
#include <signal.h>
#include <stdlib.h>

enum { PEOPLE = 60, ANSWER_MS = 30000, AT_ONCE = 12, TRIES = 20, US_PER_MS = 1000 };

struct tally {
    size_t sent, acknowledged, unanswered;
    bool refused;
};

static struct hall hall;
static bool acknowledged[PEOPLE];

static bool is_ack(const struct line *line)
{
    return !line->waiting && (line->status == 303 || line->status == 200);
}

static void must(enum status st, const struct err *err, const char *what)
{
    if (st == ST_OK)
        return;
    printf("Bail out! %s: %s %s\n", what, err->key != NULL ? err->key : "", err->detail);
    hall_end(&hall);
    exit(1);
}

static void note(struct net *net, struct tally *t)
{
    arr_each (i, (size_t)PEOPLE) {
        struct line *line = &net->lines[i];

        if (line->status == 0 || line->waiting)
            continue;
        if (is_ack(line) && !acknowledged[i]) {
            acknowledged[i] = true;
            t->acknowledged++;
        } else if (line->status == -1) {
            t->unanswered++;
        } else if (!is_ack(line) && line->status != 503) {
            printf("# answer %d: %.400s\n", line->status, line->in != NULL ? line->in : "");
            t->refused = true;
        }
        line->status = 0;
    }
}

/* Those who have no acknowledgement vote, a few at a time; after `kill_us` the server is killed.
 * 0: not at all. */
static void vote_until(struct net *net, const struct hall_vote *v, int64_t kill_us, struct tally *t)
{
    struct arena *a = arena_open(0);
    const int64_t began = net_us();
    size_t next = 0;
    bool killed = false;

    while (next < PEOPLE || net->waiting > 0) {
        for (; next < PEOPLE && net->waiting < AT_ONCE; next++) {
            if (acknowledged[next])
                continue;
            net_send(net, &net->lines[next],
                     hall_cast_request(a, &hall, &hall.phones[next], v, "cast"));
            t->sent++;
        }
        if (kill_us > 0 && net_us() - began >= kill_us) {
            hall_kill(&hall, SIGKILL);
            killed = true;
        }
        net_turn(net, 1);
        note(net, t);
        if (killed && net->waiting == 0)
            break;
        if (net_us() - began > (int64_t)ANSWER_MS * US_PER_MS)
            break;
    }
    if (kill_us > 0 && !killed)
        hall_kill(&hall, SIGKILL);
    arena_close(a);
}

static void hang_up(struct net *net, size_t count)
{
    arr_each (i, count) {
        net_hang_up(net, &net->lines[i]);
        net->lines[i].status = 0;
    }
}

/* One vote: killed in the middle, started again, voted to its end. */
static void round_of(const struct hall_vote *v, struct tally *t)
{
    struct err err = {0};
    struct net net;

    net_open(&net, hall.port, PEOPLE);
    arr_each (i, (size_t)PEOPLE) {
        acknowledged[i] = false;
        hall.phones[i].choice = "yna"[rand() % 3]; /* NOLINT: any */
    }
    if (!hall_open_pages(&hall, &net, v))
        must(ST_INTERNAL, &err, "pages");
    arr_each (i, (size_t)PEOPLE)
        net.lines[i].status = 0;
    vote_until(&net, v, 1 + rand() % (25 * US_PER_MS), t); /* NOLINT: any instant */
    hang_up(&net, PEOPLE);
    must(hall_serve(&hall, &err), &err, "serve");
    for (size_t n = 0; n < TRIES; n++)
        vote_until(&net, v, 0, t);
    net_close(&net);
}

static void check(const struct hall_vote *v, const char choices[PEOPLE], size_t *wrong)
{
    struct hall_count got, want = {0};
    struct err err = {0};

    must(hall_count(&hall, v, &got, &err), &err, "count");
    arr_each (i, (size_t)PEOPLE) {
        want.ballots++;
        want.yes += choices[i] == 'y';
        want.no += choices[i] == 'n';
        want.abstain += choices[i] == 'a';
    }
    if (memcmp(&got, &want, sizeof got) != 0) {
        printf("# vote %lld: %u ballots of %u, for %u of %u, against %u of %u\n", (long long)v->id,
               got.ballots, want.ballots, got.yes, want.yes, got.no, want.no);
        (*wrong)++;
    }
}

int main(int argc, char **argv)
{
    const size_t times = argc > 1 ? (size_t)strtol(argv[1], NULL, 10) : 20;
    static char choices[HALL_VOTES_MAX][PEOPLE];
    struct tally t = {0};
    struct err err = {0};
    size_t wrong = 0;

    ASSERT(times > 0 && times <= HALL_VOTES_MAX);
    signal(SIGPIPE, SIG_IGN);
    srand((unsigned)net_us()); /* NOLINT */
    must(hall_make(&hall, PEOPLE, &err), &err, "people");
    arr_each (i, times)
        must(hall_add_vote(&hall, i % 2 == 0, &err), &err, "vote");
    must(hall_serve(&hall, &err), &err, "serve");
    arr_each (i, times) {
        round_of(&hall.votes[i], &t);
        arr_each (k, (size_t)PEOPLE)
            choices[i][k] = hall.phones[k].choice;
    }
    printf("# %zu kills, %zu sent, %zu acknowledged, %zu without an answer\n", times, t.sent,
           t.acknowledged, t.unanswered);
    OK(t.unanswered > 0, "the server was killed while people waited for an answer");
    OK(!t.refused, "nobody was told anything but that his vote is taken, or to ask again");
    EQ_INT(t.acknowledged, times * PEOPLE, "in the end everybody has an acknowledgement");
    hall_kill(&hall, SIGKILL);
    arr_each (i, times)
        check(&hall.votes[i], choices[i], &wrong);
    EQ_INT(wrong, 0, "every vote counted is what was cast: none lost, none twice, none another");
    hall_end(&hall);
    return tap_done();
}
