// SPDX-License-Identifier: MulanPSL-2.0
/** A rehearsal: a hall of invented people votes over HTTP at a server of this program on this
 *  machine, in a data directory of its own that is removed afterwards. Used by `renda rehearse`, by
 *  script/bench, and by the tests that kill the server. */
#ifndef MAIN_REHEARSE_H
#define MAIN_REHEARSE_H
#include "main.h"
#include <sys/types.h>

/* ---------------------------------------------------------------- main_rehearse_net.c */

/** One connection of a phone or a screen. */
struct line {
    int fd;                   /* -1: not connected */
    bool waiting;             /* for an answer */
    bool stream;              /* an event stream: never answered in full */
    int status;               /* of the last answer; 0: none, -1: the connection broke */
    int64_t sent_us, done_us; /* monotonic */
    int64_t voted, voted_us;  /* stream: the greatest number told, and when it came first */
    int64_t heard_us;         /* stream: when anything came last */
    char *out;
    size_t out_len, out_at;
    char *in; /* the last answer, ends in NUL */
    size_t in_len, in_room, body_at;
    long body_len;
};
struct net {
    int epoll;
    unsigned port;
    struct line *lines;
    size_t count;
    size_t waiting;     /* lines, not streams, that wait for an answer */
    struct line **done; /* those that net_turn() has just brought to their end */
    size_t done_count;
};
void net_open(struct net *net, unsigned port, size_t count);
/** Hang up all. */
void net_close(struct net *net);
void net_hang_up(struct net *net, struct line *line);
/** Send a request; connects if need be. `bytes` are copied. */
void net_send(struct net *net, struct line *line, struct str bytes);
/** Take what comes for at most `ms`; returns as soon as a line has its answer, or nothing waits. */
void net_turn(struct net *net, int ms);
/** Until all have their answers, or `ms` are over: how many still wait. */
size_t net_settle(struct net *net, int ms);
int64_t net_us(void);

/* ---------------------------------------------------------------- main_rehearse_hall.c */

enum { HALL_VOTES_MAX = 400, HALL_TOKEN = 65, HALL_CSRF = 200 };

struct hall_phone {
    int64_t account_id;
    char token[HALL_TOKEN]; /* of its session */
    char csrf[HALL_CSRF];
    char choice; /* 'y', 'n', 'a' of the present vote */
};
struct hall_vote {
    int64_t id;
    bool secret;
    char codes[2][32]; /* of its scrutineers */
};
struct hall {
    char dir[256];
    unsigned port;
    pid_t server;
    struct app app; /* the same database, for what the rehearsal itself does */
    int64_t congress_id;
    struct hall_phone *phones;
    size_t phones_count;
    int64_t meeting_id; /* of rehearse_phones() */
    struct hall_vote votes[HALL_VOTES_MAX];
    size_t votes_count;
};
/** A county with so many people, each signed in, in a new data directory. */
MUST_CHECK enum status hall_make(struct hall *hall, size_t people, struct err *err);
/** A vote of the whole house, open for all. */
MUST_CHECK enum status hall_add_vote(struct hall *hall, bool secret, struct err *err);
/** Start the server and wait until it answers; again after hall_kill(). */
MUST_CHECK enum status hall_serve(struct hall *hall, struct err *err);
void hall_kill(struct hall *hall, int signal_number);
/** Close the vote, turn the keys, and say what was counted. */
struct hall_count {
    uint32_t ballots, yes, no, abstain;
};
MUST_CHECK enum status hall_count(struct hall *hall, const struct hall_vote *v,
                                  struct hall_count *out, struct err *err);
/** Stop the server, remove the directory. */
void hall_end(struct hall *hall);
/** From now on a signal to stop (Ctrl+C) ends the program as hall_end() does. Before anything makes
 *  threads. */
void hall_stops(struct hall *hall);
/** Memory of the server now and at most, in KiB; 0 unknown. */
void hall_memory(const struct hall *hall, long *out_now, long *out_peak);

/** Processor time that a program has used, in microseconds; 0 unknown. */
int64_t hall_cpu_us(pid_t pid);

struct str hall_page_request(struct arena *a, const struct hall *h, const struct hall_phone *p,
                             const struct hall_vote *v, const char *tail);
struct str hall_cast_request(struct arena *a, const struct hall *h, const struct hall_phone *p,
                             const struct hall_vote *v, const char *verb);
/** Each phone opens the page of the vote once and keeps what the form carries. false: somebody
 *  could not. */
bool hall_open_pages(struct hall *h, struct net *net, const struct hall_vote *v);

/* ---------------------------------------------------------------- main_rehearse_phones.c */

/** A meeting that lies on so many phones and waits: says what memory the server needs. */
MUST_CHECK enum status rehearse_phones(struct hall *h, size_t phones, bool json, struct err *err);

/* ---------------------------------------------------------------- main_rehearse.c */

int run_rehearse(struct options *o);
#endif
