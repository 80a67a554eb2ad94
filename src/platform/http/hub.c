// SPDX-License-Identifier: MulanPSL-2.0
/* Event streams. A stream that has nothing to send is suspended; libmicrohttpd then does not watch
 * its socket, so only writing finds out that the client has gone: hence the heartbeat, an event so
 * that a page can miss it, too. */
#include "platform/hub.h"
#include "platform/http/exchange.h"
#include <time.h>

enum { BACKLOG = 8, CHANNEL_MAX = 60, CHANNEL_BUCKETS = 256, BLOCK_BYTES = 64 };
enum { HEARTBEAT_SECONDS = 15, HEARTBEAT_STACK_BYTES = 256 * 1024 };

/** Bytes on their way to many streams. */
struct message {
    _Atomic unsigned users;
    size_t len;
    char bytes[];
};

struct channel {
    struct channel *next;
    struct stream *streams;
    size_t count;
    char name[CHANNEL_MAX + 1];
};

struct stream {
    struct stream *next, *prev; /* in its channel */
    struct hub *hub;
    struct channel *channel;
    struct MHD_Connection *mhd;
    struct conn *conn;
    struct message *waiting[BACKLOG]; /* a ring; the first may be half sent */
    size_t sent;                      /* bytes of the first */
    uint8_t first, count;
    bool suspended, cut;
};

struct hub {
    pthread_mutex_t lock;
    pthread_cond_t wake;
    pthread_t heart;
    unsigned heartbeat_seconds;
    bool ending, stopping;
    size_t streams;
    struct channel *channels[CHANNEL_BUCKETS];
};

static struct message *message_new(struct str bytes)
{
    struct message *m = malloc(sizeof *m + bytes.len);

    if (m == NULL)
        abort();
    atomic_init(&m->users, 1);
    m->len = bytes.len;
    memcpy(m->bytes, bytes.ptr, bytes.len);
    return m;
}

static void message_drop(struct message *m)
{
    if (atomic_fetch_sub(&m->users, 1) == 1)
        free(m);
}

/* ---- all below under hub->lock unless said otherwise */

static struct channel **channel_at(struct hub *hub, const char *name)
{
    uint32_t h = 2166136261u;
    struct channel **at;

    for (const char *p = name; *p != '\0'; p++)
        h = (h ^ (unsigned char)*p) * 16777619u;
    at = &hub->channels[h % CHANNEL_BUCKETS];
    while (*at != NULL && strcmp((*at)->name, name) != 0)
        at = &(*at)->next;
    return at;
}

/* Only connections known to be suspended may be resumed. */
static void wake(struct stream *s)
{
    if (!s->suspended)
        return;
    s->suspended = false;
    MHD_resume_connection(s->mhd);
}

static bool push(struct stream *s, struct message *m)
{
    if (s->count == BACKLOG) {
        if (!s->cut && s->conn != NULL)
            guard_deadline_now(s->conn);
        s->cut = true;
        return false;
    }
    atomic_fetch_add(&m->users, 1);
    s->waiting[(s->first + s->count++) % BACKLOG] = m;
    wake(s);
    return true;
}

static size_t push_all(struct channel *c, struct message *m)
{
    size_t told = 0;

    for (struct stream *s = c->streams; s != NULL; s = s->next)
        told += push(s, m);
    return told;
}

/* libmicrohttpd asks for bytes. Takes the lock. */
static ssize_t stream_read(void *cls, uint64_t pos, char *to, size_t max)
{
    struct stream *s = cls;
    struct hub *hub = s->hub;
    ssize_t n = 0;

    (void)pos;
    pthread_mutex_lock(&hub->lock);
    while (s->count != 0 && (size_t)n < max) {
        struct message *m = s->waiting[s->first];
        const size_t left = m->len - s->sent;
        const size_t part = left < max - (size_t)n ? left : max - (size_t)n;

        memcpy(to + n, m->bytes + s->sent, part);
        n += (ssize_t)part;
        s->sent += part;
        if (s->sent == m->len) {
            message_drop(m);
            s->first = (uint8_t)((s->first + 1) % BACKLOG);
            s->count--;
            s->sent = 0;
        }
    }
    if (n == 0 && (hub->ending || s->cut)) {
        n = MHD_CONTENT_READER_END_OF_STREAM;
    } else if (n == 0) {
        s->suspended = true;
        MHD_suspend_connection(s->mhd);
    }
    pthread_mutex_unlock(&hub->lock);
    return n;
}

/* The answer is over, however it ended. Takes the lock. */
static void stream_free(void *cls)
{
    struct stream *s = cls;
    struct hub *hub = s->hub;

    pthread_mutex_lock(&hub->lock);
    if (s->prev != NULL)
        s->prev->next = s->next;
    else
        s->channel->streams = s->next;
    if (s->next != NULL)
        s->next->prev = s->prev;
    hub->streams--;
    if (--s->channel->count == 0) {
        struct channel **at = channel_at(hub, s->channel->name);

        *at = s->channel->next;
        free(s->channel);
    }
    while (s->count-- != 0) {
        message_drop(s->waiting[s->first]);
        s->first = (uint8_t)((s->first + 1) % BACKLOG);
    }
    pthread_mutex_unlock(&hub->lock);
    free(s);
}

static void stream_add(struct hub *hub, struct stream *s, const char *name)
{
    struct channel **at = channel_at(hub, name);

    if (*at == NULL) {
        *at = calloc(1, sizeof **at);
        if (*at == NULL)
            abort();
        snprintf((*at)->name, sizeof(*at)->name, "%s", name);
    }
    s->channel = *at;
    s->next = s->channel->streams;
    if (s->next != NULL)
        s->next->prev = s;
    s->channel->streams = s;
    s->channel->count++;
    hub->streams++;
}

static void beat(struct hub *hub)
{
    struct message *m = message_new(S("event: beat\ndata:\n\n"));

    for (size_t i = 0; i < CHANNEL_BUCKETS; i++)
        for (struct channel *c = hub->channels[i]; c != NULL; c = c->next)
            push_all(c, m);
    message_drop(m);
}

static void *heart_run(void *arg)
{
    struct hub *hub = arg;
    struct timespec next;

    clock_gettime(CLOCK_MONOTONIC, &next);
    next.tv_sec += hub->heartbeat_seconds;
    pthread_mutex_lock(&hub->lock);
    while (!hub->stopping) {
        if (pthread_cond_timedwait(&hub->wake, &hub->lock, &next) == 0)
            continue;
        beat(hub);
        next.tv_sec += hub->heartbeat_seconds;
    }
    pthread_mutex_unlock(&hub->lock);
    return NULL;
}

/* ---- public, without the lock */

struct hub *hub_open(unsigned heartbeat_seconds)
{
    struct hub *hub = calloc(1, sizeof *hub);
    pthread_condattr_t attr;
    pthread_attr_t thread;

    if (hub == NULL)
        abort();
    hub->heartbeat_seconds = heartbeat_seconds != 0 ? heartbeat_seconds : HEARTBEAT_SECONDS;
    pthread_condattr_init(&attr);
    pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
    pthread_mutex_init(&hub->lock, NULL);
    pthread_cond_init(&hub->wake, &attr);
    pthread_condattr_destroy(&attr);
    pthread_attr_init(&thread);
    pthread_attr_setstacksize(&thread, HEARTBEAT_STACK_BYTES);
    if (pthread_create(&hub->heart, &thread, heart_run, hub) != 0)
        abort();
    pthread_attr_destroy(&thread);
    return hub;
}

void hub_close(struct hub *hub)
{
    if (hub == NULL)
        return;
    pthread_mutex_lock(&hub->lock);
    hub->stopping = true;
    pthread_cond_signal(&hub->wake);
    pthread_mutex_unlock(&hub->lock);
    pthread_join(hub->heart, NULL);
    pthread_cond_destroy(&hub->wake);
    pthread_mutex_destroy(&hub->lock);
    free(hub);
}

void hub_end_streams(struct hub *hub)
{
    pthread_mutex_lock(&hub->lock);
    hub->ending = true;
    for (size_t i = 0; i < CHANNEL_BUCKETS; i++)
        for (struct channel *c = hub->channels[i]; c != NULL; c = c->next)
            for (struct stream *s = c->streams; s != NULL; s = s->next)
                wake(s);
    pthread_mutex_unlock(&hub->lock);
}

size_t hub_streams(struct hub *hub)
{
    size_t n;

    pthread_mutex_lock(&hub->lock);
    n = hub->streams;
    pthread_mutex_unlock(&hub->lock);
    return n;
}

static struct message *event_message(const char *event, struct str data)
{
    struct arena *a = arena_open(0);
    struct buf b = buf_new(a, 0);
    struct message *m;
    struct str line;

    buf_printf(&b, "event: %s\n", event);
    if (data.len == 0)
        buf_z(&b, "data:\n");
    while (str_cut(&data, '\n', &line))
        buf_printf(&b, "data: " STR_FMT "\n", STR_ARG(line));
    buf_z(&b, "\n");
    m = message_new(buf_view(&b));
    arena_close(a);
    return m;
}

size_t hub_publish(struct app *app, const char *channel, const char *event, struct str data)
{
    struct message *m;
    struct channel *c;
    size_t told = 0;

    if (app->hub == NULL)
        return 0;
    m = event_message(event, data);
    pthread_mutex_lock(&app->hub->lock);
    c = *channel_at(app->hub, channel);
    if (c != NULL)
        told = push_all(c, m);
    pthread_mutex_unlock(&app->hub->lock);
    message_drop(m);
    return told;
}

enum status respond_stream(struct ctx *ctx, const struct request *rq, struct response *rs,
                           const char *channel, struct str hello)
{
    struct hub *hub = ctx->app->hub;
    struct stream *s;
    struct MHD_Response *r;

    if (hub == NULL || strlen(channel) > CHANNEL_MAX || rq->head)
        return fail(&ctx->err, ST_NOT_FOUND, "error.not_found", NULL);
    s = calloc(1, sizeof *s);
    if (s == NULL)
        abort();
    s->hub = hub;
    s->mhd = rq->exchange->mhd;
    s->conn = rq->exchange->conn;
    /* The first bytes at once: the browser's stream is open when it has the header. */
    s->waiting[s->count++] =
        hello.len != 0 ? event_message("hello", hello) : message_new(S(":\n\n"));
    pthread_mutex_lock(&hub->lock);
    stream_add(hub, s, channel);
    pthread_mutex_unlock(&hub->lock);

    r = MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, BLOCK_BYTES, stream_read, s,
                                          stream_free);
    if (r == NULL)
        abort();
    MHD_add_response_header(r, "Content-Type", "text/event-stream; charset=utf-8");
    MHD_add_response_header(r, "Cache-Control", "no-store");
    MHD_add_response_header(r, "X-Accel-Buffering", "no");
    answer_safety_headers(r, rq->tls, ANSWER_NO_PAGE);
    rs->ready = r;
    rs->stream = rs->done = true;
    rs->status = MHD_HTTP_OK;
    return ST_OK;
}
