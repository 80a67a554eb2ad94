// SPDX-License-Identifier: MulanPSL-2.0
/** Inside the HTTP layer: the server, its connections, and one request on its way. */
#ifndef HTTP_EXCHANGE_H
#define HTTP_EXCHANGE_H
#include "platform/http.h"
#include "platform/http/request.h"
#include <microhttpd.h>
#include <pthread.h>
#include <stdatomic.h>

enum {
    POOL_BYTES = 6 * 1024,         /* libmicrohttpd's memory of one connection */
    ANSWER_HEADER_BYTES = 2100,    /* of which our answer's header needs so much */
    HEADER_STRUCT_BYTES = 64,      /* and each header of the request so much, besides its text */
    TARGET_BYTES_MAX = 2000,       /* path and query, as sent */
    BODY_KIB_DEFAULT = 256,        /* when the route does not say */
    TEXT_BODY_BYTES_MAX = 1 << 20, /* of urlencoded, JSON, and the fields of multipart together */
    LINGER_BYTES_MAX = 8 << 20,    /* of a refused body read on, so that the refusal arrives */
    QUEUE_MAX = 512,               /* requests waiting for a worker */
    CROWD_WAITING_MAX = 20000,     /* requests of crowds, unless config.crowd_waiting says so */
    NARROW_QUEUE_MAX = 200,
    NARROW_THREADS = 2,
    REQUEST_ID_CHARS_MAX = 40
};

struct address_slot;
struct lane;
struct stream;
struct once_table;
struct page_store;
struct rate;
struct router;
struct static_files;

/** One TCP connection. */
struct conn {
    struct conn *next, *prev;
    struct http *http;
    struct address_slot *slot;
    struct exchange *exchange;   /* begun: libmicrohttpd forgets those with broken headers */
    _Atomic int64_t deadline_ms; /* monotonic; 0: none. The watchdog shuts the socket down then */
    /* A body is on its way and nothing has been said to it. Whoever takes the flag down speaks: the
     * thread that has the whole body, or the watchdog that it came too slowly for. */
    _Atomic bool hearing;
    int fd;
    bool trusted; /* a proxy of ours */
    char address[46];
};

enum phase { PHASE_NEW, PHASE_BODY, PHASE_LINGER, PHASE_WORKING, PHASE_ANSWERED };

/** One request, from its first line to the last byte of the answer. */
struct exchange {
    struct exchange *next; /* in the queue of the workers */
    struct http *http;
    struct conn *conn;
    struct MHD_Connection *mhd;
    struct arena *arena; /* of requests with a body, else NULL: the thread's */
    struct request *rq;  /* of requests with a body */
    struct body *body;
    const struct route *route; /* for the log */
    bool gathers;              /* this thread parks it in the gathering (struct crowd) */
    struct crowd_item *parked; /* until it is written */
    struct response *rs;       /* of a parked one */
    struct stream *streaming;  /* it becomes an event stream (hub.h) */
    struct MHD_Response *answer;
    bool answer_lent;        /* made at start, for all: not ours to destroy */
    struct headers *headers; /* until it is answered */
    enum phase phase;
    unsigned status;
    unsigned over_max; /* status for a body of more than body_max */
    int64_t begun_us;  /* monotonic */
    uint64_t body_bytes, body_max, answer_bytes;
    bool stream;
    bool unkept; /* the handler has looked at more of the request than pages are kept by */
    char id[REQUEST_ID_CHARS_MAX + 1];
    char method[8];
    char target[]; /* as sent; NUL-terminated */
};

struct worker_pool {
    struct http *http;
    pthread_mutex_t lock;
    pthread_cond_t wake;
    struct exchange *first, *last;
    unsigned waiting, waiting_max; /* those of crowds apart */
    unsigned crowd_waiting, running, threads;
    pthread_t *ids;
    bool stopping;
};

/** Requests that wait to be written together. */
struct gathering {
    pthread_mutex_t lock;
    pthread_cond_t wake;
    pthread_t thread;
    struct exchange *first, *last;
    unsigned waiting, waiting_max;
    bool stopping;
};

struct http {
    struct app *app;
    struct MHD_Daemon *daemon;
    struct router *router;
    struct once_table *once;
    struct rate *rate;
    struct once_table *keyed; /* posts with an idempotency key that are running now */
    struct static_files *files;
    struct page_store *pages;   /* NULL: none are kept */
    struct worker_pool workers; /* posts, heavy reads */
    struct worker_pool narrow;  /* ROUTE_NARROW: password hashing */
    struct gathering gathering; /* struct crowd */
    pthread_key_t lane_key;
    int listen_fd;
    int nowhere_fd; /* a socket that leads nowhere: takes the place of those the hub has taken */
    unsigned port;
    bool inline_reads; /* GET handlers run on the event threads (SQLite) */
    bool has_search;
    char too_slow[512]; /* the answer to a body that does not come */
    uint8_t key[32];    /* signs cookies and form tokens */
    _Atomic bool draining;
    _Atomic int active; /* requests begun and not answered in full, streams apart */

    pthread_mutex_t conns_lock; /* conns, slots, watchdog_stop */
    pthread_cond_t watchdog_wake;
    pthread_t watchdog;
    bool watchdog_stop;
    struct conn *conns;
    struct address_slot *slots[1024];
};

/** libmicrohttpd takes the bytes of an answer as not const, and does not change them. */
static inline void *mhd_bytes(const void *p)
{
    void *same;

    memcpy(&same, &p, sizeof same);
    return same;
}

int64_t now_ms(void);
int64_t now_us(void);

/* server.c */
void exchange_free(struct exchange *x);

/* guard.c: connections, their number per address, their deadlines */
MUST_CHECK enum status guard_start(struct http *http, struct err *err);
void guard_stop(struct http *http);
void guard_notify(void *cls, struct MHD_Connection *mhd, void **socket_context,
                  enum MHD_ConnectionNotificationCode code);
/** It counts no longer for its address. */
void guard_slot_give(struct http *http, struct address_slot *slot);
/** The connection must have made its next step by then, in seconds from now; 0: no limit. */
void guard_deadline(struct conn *c, int64_t seconds);
/** By then `bytes` of a body or an answer must have passed, at the least rate of the config. */
void guard_rate(struct conn *c, int64_t begun_us, uint64_t bytes);
/** Is the address one of the configured proxies? `list` is comma separated. */
bool address_listed(const char *list, const char *address);

/* workers.c */
MUST_CHECK enum status workers_start(struct http *http, struct worker_pool *pool, unsigned threads,
                                     unsigned waiting_max, struct err *err);
void workers_stop(struct worker_pool *pool);
bool workers_idle(struct worker_pool *pool);
/** false: the queue is full. The exchange is answered later, on another thread; one of a crowd that
 *  has been written (x->parked) is finished. */
bool workers_push(struct worker_pool *pool, struct exchange *x);

/* lane.c: what a thread that runs handlers owns */
MUST_CHECK enum status lanes_start(struct http *http, struct err *err);
struct lane *lane_here(struct http *http);
struct arena *lane_arena(struct lane *lane);
struct libdeflate_compressor *lane_deflate(struct lane *lane);

/* framing.c */
/** Collect the headers we read and refuse what two servers might understand differently. Returns
 *  the HTTP status of the refusal, 0 if all is well. */
unsigned framing_check(struct exchange *x, struct headers *out);
/** Path (decoded) and query of the target. 0, or the HTTP status of the refusal. */
unsigned target_split(struct arena *a, struct str target, struct str *out_path,
                      struct str *out_raw_path, struct str *out_query);

/* prepare.c: what is made before the first connection */
MUST_CHECK enum status http_prepare(struct http *http, struct err *err);
void http_forget(struct http *http);

/* exchange.c */
enum where { ON_THIS_THREAD, ON_WORKER, ON_NARROW_WORKER, IN_GATHERING };
/** Give it its id for the log. */
void exchange_name(struct exchange *x);
/** Which thread runs it; makes x->rq. */
enum where exchange_where(struct exchange *x);
/** Another thread takes it: leave nothing of it in the arena of this one. */
void exchange_leave_thread(struct exchange *x);
/** Set body_max and over_max. A large body is for those who are signed in: they are looked up
 *  before it is read (on PostgreSQL, too, this thread waits for it), `length` is what it is said to
 *  have, 0: unknown. */
void exchange_limit_body(struct exchange *x, uint64_t length);
/** The same as exchange_refuse(), as it goes over the wire. In x->arena. */
struct str exchange_refusal_text(struct exchange *x, unsigned status, const char *key);
/** Make the request of x in arena a: target, route, who may answer it. */
struct request *request_make(struct exchange *x, struct arena *a);
/** Run everything from sign-in to the finished answer; sets x->answer and x->status. With
 * x->gathers perhaps only up to x->parked. */
void exchange_run(struct lane *lane, struct exchange *x);
/** A parked one has been written, or not: answer. */
void exchange_finish(struct lane *lane, struct exchange *x);
/** The same for a body that comes too slowly, for every client alike. */
void exchange_too_slow_text(char *to, size_t size);
/** A plain refusal without a page (overload, broken framing): sets x->answer. */
void exchange_refuse(struct exchange *x, unsigned status, const char *key);

/* metrics_page.c */
enum status metrics_get(struct ctx *ctx, const struct request *rq, struct response *rs);
#endif
