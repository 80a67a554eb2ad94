// SPDX-License-Identifier: MulanPSL-2.0
/* Connections: how many per address, and a watchdog that ends those past their deadline.
 * libmicrohttpd's own timeout is inactivity only: one header line a second would live for ever. */
#include "platform/db_pool.h"
#include "platform/http/page_kept.h"
#include <arpa/inet.h>
#include <errno.h>
#include <malloc.h>
#include <sys/socket.h>
#include <time.h>

enum { TICK_MS = 100, TIDY_TICKS = 50, RATE_GRACE_SECONDS = 10, DB_IDLE_SECONDS = 5 };

struct address_slot {
    struct address_slot *next;
    unsigned count;
    char address[46];
};

int64_t now_us(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

int64_t now_ms(void)
{
    return now_us() / 1000;
}

void guard_deadline(struct conn *c, int64_t seconds)
{
    atomic_store_explicit(&c->deadline_ms, seconds > 0 ? now_ms() + seconds * 1000 : 0,
                          memory_order_relaxed);
}

void guard_rate(struct conn *c, int64_t begun_us, uint64_t bytes)
{
    const struct app_config *cfg = &c->http->app->config;
    const unsigned rate = cfg->body_min_bytes_per_second;
    const int64_t grace =
        cfg->body_grace_seconds != 0 ? cfg->body_grace_seconds : RATE_GRACE_SECONDS;

    if (rate == 0) {
        guard_deadline(c, 0);
        return;
    }
    atomic_store_explicit(&c->deadline_ms,
                          begun_us / 1000 + (grace + (int64_t)(bytes / rate)) * 1000,
                          memory_order_relaxed);
}

bool address_listed(const char *list, const char *address)
{
    struct str rest = str_from(list), one;

    while (str_cut(&rest, ',', &one))
        if (str_eqz(str_trim(one), address))
            return true;
    return false;
}

static size_t bucket_of(const char *address)
{
    uint32_t h = 2166136261u;

    for (const char *p = address; *p != '\0'; p++)
        h = (h ^ (unsigned char)*p) * 16777619u;
    return h % COUNT(((struct http *)0)->slots);
}

static void address_text(const struct sockaddr *sa, char out[46])
{
    if (sa != NULL && sa->sa_family == AF_INET6)
        inet_ntop(AF_INET6, &((const struct sockaddr_in6 *)(const void *)sa)->sin6_addr, out, 46);
    else if (sa != NULL && sa->sa_family == AF_INET)
        inet_ntop(AF_INET, &((const struct sockaddr_in *)(const void *)sa)->sin_addr, out, 46);
    if (strncmp(out, "::ffff:", 7) == 0)
        memmove(out, out + 7, strlen(out + 7) + 1);
}

/* Under conns_lock. */
static struct address_slot *slot_take(struct http *http, const char *address)
{
    struct address_slot **at = &http->slots[bucket_of(address)];

    for (struct address_slot *s = *at; s != NULL; s = s->next)
        if (strcmp(s->address, address) == 0) {
            s->count++;
            return s;
        }
    struct address_slot *s = calloc(1, sizeof *s);

    if (s == NULL)
        abort();
    memcpy(s->address, address, strlen(address) + 1);
    s->count = 1;
    s->next = *at;
    *at = s;
    return s;
}

/* Under conns_lock. */
static void slot_give(struct http *http, struct address_slot *slot)
{
    if (--slot->count != 0)
        return;
    struct address_slot **at = &http->slots[bucket_of(slot->address)];

    while (*at != slot)
        at = &(*at)->next;
    *at = slot->next;
    free(slot);
}

void guard_slot_give(struct http *http, struct address_slot *slot)
{
    pthread_mutex_lock(&http->conns_lock);
    slot_give(http, slot);
    pthread_mutex_unlock(&http->conns_lock);
}

static struct conn *conn_open(struct http *http, struct MHD_Connection *mhd)
{
    const struct app_config *cfg = &http->app->config;
    const union MHD_ConnectionInfo *fd =
        MHD_get_connection_info(mhd, MHD_CONNECTION_INFO_CONNECTION_FD);
    const union MHD_ConnectionInfo *peer =
        MHD_get_connection_info(mhd, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    struct conn *c = calloc(1, sizeof *c);
    bool too_many;

    if (c == NULL)
        abort();
    c->http = http;
    c->fd = fd->connect_fd;
    address_text(peer->client_addr, c->address);
    c->trusted = address_listed(cfg->trusted_proxies, c->address);
    guard_deadline(c, cfg->header_seconds);

    pthread_mutex_lock(&http->conns_lock);
    c->slot = slot_take(http, c->address);
    too_many = !c->trusted && cfg->max_connections_per_address != 0 &&
               c->slot->count > cfg->max_connections_per_address;
    c->next = http->conns;
    if (c->next != NULL)
        c->next->prev = c;
    http->conns = c;
    pthread_mutex_unlock(&http->conns_lock);

    if (too_many)
        shutdown(c->fd, SHUT_RDWR);
    return c;
}

static void conn_close(struct http *http, struct conn *c)
{
    pthread_mutex_lock(&http->conns_lock);
    if (c->slot != NULL) /* else a stream has it */
        slot_give(http, c->slot);
    if (c->prev != NULL)
        c->prev->next = c->next;
    else
        http->conns = c->next;
    if (c->next != NULL)
        c->next->prev = c->prev;
    pthread_mutex_unlock(&http->conns_lock);
    exchange_free(c->exchange);
    free(c);
}

void guard_notify(void *cls, struct MHD_Connection *mhd, void **socket_context,
                  enum MHD_ConnectionNotificationCode code)
{
    struct http *http = cls;

    if (code == MHD_CONNECTION_NOTIFY_STARTED) {
        *socket_context = conn_open(http, mhd);
        return;
    }
    if (*socket_context != NULL)
        conn_close(http, *socket_context);
    *socket_context = NULL;
}

/* What a rush has left behind. Under conns_lock, which it lets go. */
static void tidy(struct http *http)
{
    const bool resting = atomic_load(&http->active) == 0;

    pthread_mutex_unlock(&http->conns_lock);
    pages_tidy(http->pages, app_now(http->app));
    if (http->app->db != NULL)
        db_pool_tidy(http->app->db, DB_IDLE_SECONDS, resting);
    if (resting)
        malloc_trim(0);
    pthread_mutex_lock(&http->conns_lock);
}

static void *watchdog_run(void *arg)
{
    struct http *http = arg;

    unsigned ticks = 0;

    pthread_mutex_lock(&http->conns_lock);
    while (!http->watchdog_stop) {
        struct timespec until;

        if (++ticks % TIDY_TICKS == 0)
            tidy(http);

        clock_gettime(CLOCK_MONOTONIC, &until);
        until.tv_nsec += TICK_MS * 1000000L;
        if (until.tv_nsec >= 1000000000L) {
            until.tv_nsec -= 1000000000L;
            until.tv_sec++;
        }
        pthread_cond_timedwait(&http->watchdog_wake, &http->conns_lock, &until);

        const int64_t now = now_ms();

        for (struct conn *c = http->conns; c != NULL; c = c->next) {
            const int64_t deadline = atomic_load_explicit(&c->deadline_ms, memory_order_relaxed);

            if (deadline != 0 && deadline <= now) {
                /* The descriptor is still ours: conn_close() takes the same lock first. */
                atomic_store_explicit(&c->deadline_ms, 0, memory_order_relaxed);
                if (atomic_exchange(&c->hearing, false))
                    (void)!send(c->fd, http->too_slow, strlen(http->too_slow),
                                MSG_NOSIGNAL | MSG_DONTWAIT);
                shutdown(c->fd, SHUT_RDWR);
            }
        }
    }
    pthread_mutex_unlock(&http->conns_lock);
    return NULL;
}

enum status guard_start(struct http *http, struct err *err)
{
    pthread_condattr_t attr;

    pthread_mutex_init(&http->conns_lock, NULL);
    pthread_condattr_init(&attr);
    pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
    pthread_cond_init(&http->watchdog_wake, &attr);
    pthread_condattr_destroy(&attr);
    if (pthread_create(&http->watchdog, NULL, watchdog_run, http) != 0)
        return fail_detail(err, ST_INTERNAL, "error.internal", "no thread for the watchdog");
    return ST_OK;
}

void guard_stop(struct http *http)
{
    pthread_mutex_lock(&http->conns_lock);
    http->watchdog_stop = true;
    pthread_cond_signal(&http->watchdog_wake);
    pthread_mutex_unlock(&http->conns_lock);
    pthread_join(http->watchdog, NULL);
    pthread_cond_destroy(&http->watchdog_wake);
    pthread_mutex_destroy(&http->conns_lock);
}
