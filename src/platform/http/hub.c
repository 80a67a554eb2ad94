// SPDX-License-Identifier: MulanPSL-2.0
/* Event streams. Once its header is due, a stream leaves libmicrohttpd (server.c hands its socket
 * over): ten thousand that wait shall cost little memory and nobody else any time. Publishers write
 * to the sockets themselves; one thread watches for those that can be written again or have gone,
 * and alone gives streams back. */
#include "platform/http/hub.h"
#include "platform/hub.h"
#include <errno.h>
#include <fcntl.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { BACKLOG = 8, CHANNEL_MAX = 60, CHANNEL_BUCKETS = 256, EVENTS = 256, MS = 1000 };
enum { HEARTBEAT_SECONDS = 15, STACK_BYTES = 256 * 1024, READ_MAX = 4096 };

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
    struct http *http;
    struct address_slot *slot;        /* counts it for its address */
    struct message *waiting[BACKLOG]; /* a ring; the first may be half sent */
    size_t sent;                      /* bytes of the first */
    int fd;                           /* -1: not ours yet */
    uint8_t first, count;
    bool full; /* the kernel takes no more for now */
    bool dead; /* shut down: the thread will find it */
};

struct hub {
    pthread_mutex_t lock;
    pthread_t thread;
    int epoll, wake; /* wake: a pipe's end that is closed to stop the thread */
    int wake_other;
    unsigned heartbeat_seconds;
    bool ending;
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

static void drop_first(struct stream *s)
{
    message_drop(s->waiting[s->first]);
    s->first = (uint8_t)((s->first + 1) % BACKLOG);
    s->count--;
    s->sent = 0;
}

/* The thread hears of it, and only it may free a stream that is watched. */
static void kill_stream(struct stream *s)
{
    if (s->dead)
        return;
    s->dead = true;
    if (s->fd >= 0)
        shutdown(s->fd, SHUT_RDWR);
}

/* As much as the kernel takes. */
static void flush(struct stream *s)
{
    while (s->count != 0 && s->fd >= 0 && !s->full && !s->dead) {
        const struct message *m = s->waiting[s->first];
        const ssize_t n =
            send(s->fd, m->bytes + s->sent, m->len - s->sent, MSG_NOSIGNAL | MSG_DONTWAIT);

        if (n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
            s->full = true;
        else if (n < 0 && errno != EINTR)
            kill_stream(s);
        else if (n > 0)
            s->sent += (size_t)n;
        if (s->sent == m->len)
            drop_first(s);
    }
    if (s->count == 0 && s->hub->ending)
        kill_stream(s);
}

static bool push(struct stream *s, struct message *m)
{
    if (s->dead)
        return false;
    if (s->count == BACKLOG) {
        kill_stream(s);
        return false;
    }
    atomic_fetch_add(&m->users, 1);
    s->waiting[(s->first + s->count++) % BACKLOG] = m;
    flush(s);
    return true;
}

static size_t push_all(struct channel *c, struct message *m)
{
    size_t told = 0;

    for (struct stream *s = c->streams; s != NULL; s = s->next)
        told += push(s, m);
    return told;
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

static void stream_remove(struct stream *s)
{
    struct hub *hub = s->hub;

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
    while (s->count != 0)
        drop_first(s);
}

/* Without the lock: the connections' own is taken. */
static void stream_free(struct stream *s)
{
    if (s->fd >= 0)
        close(s->fd);
    if (s->slot != NULL)
        guard_slot_give(s->http, s->slot);
    free(s);
}

/* ---- the thread, without the lock */

/* What a client says is not wanted, but has to be read to hear that it goes. false: it has gone. */
static bool drain(int fd)
{
    char bytes[READ_MAX];
    ssize_t n;

    do
        n = recv(fd, bytes, sizeof bytes, MSG_DONTWAIT);
    while (n > 0 || (n < 0 && errno == EINTR));
    return n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK);
}

static void handle(struct hub *hub, struct stream *s, uint32_t events)
{
    const bool gone = (events & (EPOLLHUP | EPOLLERR | EPOLLRDHUP)) != 0 ||
                      ((events & EPOLLIN) != 0 && !drain(s->fd));
    bool over;

    pthread_mutex_lock(&hub->lock);
    if (!gone && (events & EPOLLOUT) != 0) {
        s->full = false;
        flush(s);
    }
    over = gone || s->dead;
    if (over)
        stream_remove(s);
    pthread_mutex_unlock(&hub->lock);
    if (over)
        stream_free(s);
}

static void beat(struct hub *hub)
{
    struct message *m = message_new(S("event: beat\ndata:\n\n"));

    pthread_mutex_lock(&hub->lock);
    for (size_t i = 0; i < CHANNEL_BUCKETS; i++)
        for (struct channel *c = hub->channels[i]; c != NULL; c = c->next)
            push_all(c, m);
    pthread_mutex_unlock(&hub->lock);
    message_drop(m);
}

static void *hub_run(void *arg)
{
    struct hub *hub = arg;
    struct epoll_event events[EVENTS];
    int64_t next = now_ms() + (int64_t)hub->heartbeat_seconds * MS;

    for (;;) {
        const int64_t left = next - now_ms();
        const int n = epoll_wait(hub->epoll, events, EVENTS, left > 0 ? (int)left : 0);

        for (int i = 0; i < n; i++) {
            if (events[i].data.ptr == NULL)
                return NULL;
            handle(hub, events[i].data.ptr, events[i].events);
        }
        if (now_ms() < next)
            continue;
        beat(hub);
        next = now_ms() + (int64_t)hub->heartbeat_seconds * MS;
    }
}

/* ---- inside the HTTP layer */

struct hub *hub_open(unsigned heartbeat_seconds)
{
    struct hub *hub = calloc(1, sizeof *hub);
    struct epoll_event stop = {.events = EPOLLIN | EPOLLHUP};
    pthread_attr_t attr;
    int ends[2];

    if (hub == NULL)
        abort();
    hub->heartbeat_seconds = heartbeat_seconds != 0 ? heartbeat_seconds : HEARTBEAT_SECONDS;
    pthread_mutex_init(&hub->lock, NULL);
    hub->epoll = epoll_create1(EPOLL_CLOEXEC);
    if (hub->epoll < 0 || pipe2(ends, O_CLOEXEC) != 0)
        abort();
    hub->wake = ends[0];
    hub->wake_other = ends[1];
    if (epoll_ctl(hub->epoll, EPOLL_CTL_ADD, hub->wake, &stop) != 0)
        abort();
    pthread_attr_init(&attr);
    pthread_attr_setstacksize(&attr, STACK_BYTES);
    if (pthread_create(&hub->thread, &attr, hub_run, hub) != 0)
        abort();
    pthread_attr_destroy(&attr);
    return hub;
}

void hub_close(struct hub *hub)
{
    if (hub == NULL)
        return;
    close(hub->wake_other);
    pthread_join(hub->thread, NULL);
    for (size_t i = 0; i < CHANNEL_BUCKETS; i++) {
        while (hub->channels[i] != NULL) {
            struct stream *s = hub->channels[i]->streams;

            stream_remove(s);
            stream_free(s);
        }
    }
    close(hub->wake);
    close(hub->epoll);
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
                flush(s);
    pthread_mutex_unlock(&hub->lock);
}

bool hub_attach(struct stream *s, int fd, struct http *http, struct address_slot *slot)
{
    struct hub *hub = s->hub;
    struct epoll_event e = {.events = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET, .data.ptr = s};
    bool watched;

    pthread_mutex_lock(&hub->lock);
    s->fd = fd;
    s->http = http;
    s->slot = slot;
    watched = epoll_ctl(hub->epoll, EPOLL_CTL_ADD, fd, &e) == 0;
    if (watched)
        flush(s);
    pthread_mutex_unlock(&hub->lock);
    return watched;
}

void hub_drop(struct stream *s)
{
    struct hub *hub = s->hub;

    pthread_mutex_lock(&hub->lock);
    stream_remove(s);
    pthread_mutex_unlock(&hub->lock);
    stream_free(s);
}

/* ---- public */

size_t hub_streams(struct hub *hub)
{
    size_t n;

    pthread_mutex_lock(&hub->lock);
    n = hub->streams;
    pthread_mutex_unlock(&hub->lock);
    return n;
}

static void put_event(struct buf *b, const char *event, struct str data)
{
    struct str line;

    buf_printf(b, "event: %s\n", event);
    if (data.len == 0)
        buf_z(b, "data:\n");
    while (str_cut(&data, '\n', &line))
        buf_printf(b, "data: " STR_FMT "\n", STR_ARG(line));
    buf_z(b, "\n");
}

size_t hub_publish(struct app *app, const char *channel, const char *event, struct str data)
{
    struct arena *a;
    struct buf b;
    struct message *m;
    struct channel *c;
    size_t told = 0;

    if (app->hub == NULL)
        return 0;
    a = arena_open(0);
    b = buf_new(a, 0);
    put_event(&b, event, data);
    m = message_new(buf_view(&b));
    arena_close(a);
    pthread_mutex_lock(&app->hub->lock);
    c = *channel_at(app->hub, channel);
    if (c != NULL)
        told = push_all(c, m);
    pthread_mutex_unlock(&app->hub->lock);
    message_drop(m);
    return told;
}

/* The whole answer so far. Without a length it lasts until the connection ends. */
static struct message *first_message(const struct request *rq, struct str hello)
{
    struct buf b = buf_new(rq->arena, 0);

    buf_z(&b, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\n"
              "Cache-Control: no-store\r\nX-Accel-Buffering: no\r\nConnection: close\r\n"
              "Content-Security-Policy: " ANSWER_NO_PAGE "\r\n"
              "X-Content-Type-Options: nosniff\r\nReferrer-Policy: same-origin\r\n");
    if (rq->tls)
        buf_z(&b, "Strict-Transport-Security: " ANSWER_TLS_ONLY "\r\n");
    buf_z(&b, "\r\n");
    if (hello.len != 0)
        put_event(&b, "hello", hello);
    else
        buf_z(&b, ":\n\n"); /* the browser's stream is open when it has read something */
    return message_new(buf_view(&b));
}

enum status respond_stream(struct ctx *ctx, const struct request *rq, struct response *rs,
                           const char *channel, struct str hello)
{
    struct hub *hub = ctx->app->hub;
    const unsigned most = ctx->app->config.max_connections;
    struct stream *s;
    bool room;

    if (hub == NULL || strlen(channel) > CHANNEL_MAX || rq->head)
        return fail(&ctx->err, ST_NOT_FOUND, "error.not_found", NULL);
    s = calloc(1, sizeof *s);
    if (s == NULL)
        abort();
    s->hub = hub;
    s->fd = -1;
    s->waiting[s->count++] = first_message(rq, hello);
    pthread_mutex_lock(&hub->lock);
    room = most == 0 || hub->streams < most;
    stream_add(hub, s, channel);
    pthread_mutex_unlock(&hub->lock);
    if (!room) {
        hub_drop(s);
        return fail(&ctx->err, ST_BUSY, "error.busy", NULL);
    }
    rs->streaming = s;
    rs->done = true;
    rs->status = MHD_HTTP_OK;
    return ST_OK;
}
