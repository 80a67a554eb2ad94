// SPDX-License-Identifier: MulanPSL-2.0
/* libmicrohttpd: start, stop, and the steps of a request as it calls them. */
#include "platform/http/body.h"
#include "platform/http/crowd.h"
#include "platform/http/exchange.h"
#include "platform/http/hub.h"
#include "platform/log.h"
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <sodium.h>
#include <sys/socket.h>
#include <unistd.h>

/* A client that does not read must not make the kernel keep megabytes for it. */
enum { SEND_BUFFER_BYTES = 256 * 1024 };
enum { BACKLOG = 1024, THREAD_STACK_BYTES = 1024 * 1024, STOP_POLL_US = 5000 };

static void write_log(const struct exchange *x)
{
    const int64_t us = now_us() - x->begun_us;

    log_line(LOG_INFO, "http.request", LOG_Z("request", x->id), LOG_Z("method", x->method),
             LOG_Z("route", x->route != NULL ? x->route->path : "-"), LOG_INT("status", x->status),
             LOG_INT("us", us), LOG_INT("bytes", (int64_t)x->answer_bytes));
}

void exchange_free(struct exchange *x)
{
    if (x == NULL)
        return;
    if (x->parked != NULL) /* its phone has gone before it was answered */
        atomic_fetch_sub(&x->http->app->crowd, 1);
    if (x->streaming != NULL)
        hub_drop(x->streaming);
    if (x->arena != NULL)
        arena_close(x->arena);
    if (x->answer != NULL && !x->answer_lent)
        MHD_destroy_response(x->answer);
    free(x->headers);
    free(x);
}

/* libmicrohttpd keeps a record of each argument in its little memory, until none is left for an
 * answer. We read the query from our copy: for it, let it be one argument. */
static void spare_arguments(char *target)
{
    char *p = strchr(target, '?');

    while (p != NULL && (p = strchr(p, '&')) != NULL)
        *p = '_';
}

/* The first thing known of a request: its target. */
static void *on_target(void *cls, const char *target, struct MHD_Connection *mhd)
{
    struct http *http = cls;
    const union MHD_ConnectionInfo *ctx =
        MHD_get_connection_info(mhd, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    const size_t len = strlen(target);
    struct exchange *x = calloc(1, sizeof *x + len + 1);

    if (x == NULL || (x->headers = calloc(1, sizeof *x->headers)) == NULL)
        abort();
    x->http = http;
    x->mhd = mhd;
    x->conn = ctx->socket_context;
    x->begun_us = now_us();
    memcpy(x->target, target, len + 1);
    /* NOLINTNEXTLINE(performance-no-int-to-ptr): the library's own buffer, handed out as const */
    spare_arguments((char *)(uintptr_t)target);
    exchange_free(x->conn->exchange);
    x->conn->exchange = x;
    guard_deadline(x->conn, http->app->config.header_seconds);
    return x;
}

/* The socket of a stream goes over to the hub; libmicrohttpd is left with one that leads nowhere,
 * and ends the connection when it asks again. It does not look at a suspended one meanwhile. */
static enum MHD_Result hand_over(struct exchange *x)
{
    struct conn *c = x->conn;
    const int fd = fcntl(c->fd, F_DUPFD_CLOEXEC, 0);

    guard_deadline(c, 0);
    if (fd < 0)
        return MHD_NO; /* x->streaming is dropped with it */
    MHD_suspend_connection(x->mhd);
    if (dup3(x->http->nowhere_fd, c->fd, O_CLOEXEC) < 0)
        abort();
    if (!hub_attach(x->streaming, fd, x->http, c->slot))
        hub_drop(x->streaming);
    c->slot = NULL;
    x->streaming = NULL;
    MHD_resume_connection(x->mhd);
    return MHD_YES;
}

static enum MHD_Result queue_answer(struct exchange *x)
{
    struct MHD_Response *answer = x->answer;
    enum MHD_Result queued;

    free(x->headers);
    x->headers = NULL;
    x->answer = NULL;
    x->phase = PHASE_ANSWERED;
    if (x->streaming != NULL)
        return hand_over(x);
    if (answer == NULL)
        return MHD_NO;
    guard_rate(x->conn, now_us(), x->answer_bytes);
    if (atomic_load(&x->http->draining) && !x->answer_lent)
        MHD_add_response_header(answer, "Connection", "close");
    queued = MHD_queue_response(x->mhd, x->status, answer);
    if (!x->answer_lent)
        MHD_destroy_response(answer);
    return queued;
}

static enum MHD_Result refuse(struct exchange *x, unsigned status, const char *key)
{
    exchange_refuse(x, status, key);
    return queue_answer(x);
}

static const char *over_max_key(const struct exchange *x)
{
    return x->over_max == MHD_HTTP_UNAUTHORIZED          ? "http.sign_in_first"
           : x->over_max == MHD_HTTP_SERVICE_UNAVAILABLE ? "error.busy"
                                                         : "error.too_large";
}

/* Too late for libmicrohttpd to answer: say it on the socket, then read on for a while, or the
 * reset of the connection would overtake the sentence. */
static enum MHD_Result refuse_in_body(struct exchange *x)
{
    struct str text = exchange_refusal_text(x, x->over_max, over_max_key(x));

    if (!atomic_exchange(&x->conn->hearing, false) ||
        send(x->conn->fd, text.ptr, text.len, MSG_NOSIGNAL | MSG_DONTWAIT) < 0)
        return MHD_NO;
    shutdown(x->conn->fd, SHUT_WR);
    guard_deadline(x->conn, 5);
    x->phase = PHASE_LINGER;
    x->status = x->over_max;
    return MHD_YES;
}

static bool has_body(const struct headers *h)
{
    return h->v[H_TRANSFER_ENCODING].ptr != NULL ||
           (h->v[H_CONTENT_LENGTH].ptr != NULL && !str_eqz(h->v[H_CONTENT_LENGTH], "0"));
}

static bool method_known(const char *method)
{
    return strcmp(method, "GET") == 0 || strcmp(method, "HEAD") == 0 || strcmp(method, "POST") == 0;
}

static enum MHD_Result on_headers(struct exchange *x, const char *method, const char *version)
{
    const unsigned refusal = framing_check(x, x->headers);
    int64_t length = 0;

    snprintf(x->method, sizeof x->method, "%s", method);
    if (refusal != 0)
        return refuse(x, refusal, "error.bad_request");
    if (strcmp(version, "HTTP/1.1") != 0 && strcmp(version, "HTTP/1.0") != 0)
        return refuse(x, MHD_HTTP_HTTP_VERSION_NOT_SUPPORTED, "error.bad_request");
    exchange_name(x);
    x->phase = PHASE_BODY;
    if (!has_body(x->headers)) {
        guard_deadline(x->conn, 0);
        return MHD_YES;
    }
    if (!method_known(method))
        return refuse(x, MHD_HTTP_NOT_IMPLEMENTED, "error.method");

    x->arena = arena_open(0);
    x->rq = request_make(x, x->arena);
    if (!str_to_int(x->headers->v[H_CONTENT_LENGTH], &length))
        length = 0;
    exchange_limit_body(x, (uint64_t)length);
    x->body = body_open(x->rq, x->http->app->config.data_dir);
    guard_rate(x->conn, x->begun_us, 0);
    atomic_store(&x->conn->hearing, true);
    if ((uint64_t)length > x->body_max) {
        if (x->headers->v[H_EXPECT].ptr != NULL && atomic_exchange(&x->conn->hearing, false))
            return refuse(x, x->over_max, over_max_key(x));
        return refuse_in_body(x);
    }
    return MHD_YES;
}

static enum MHD_Result on_body(struct exchange *x, const char *data, size_t *size)
{
    const size_t n = *size;

    *size = 0;
    x->body_bytes += n;
    if (x->phase == PHASE_LINGER)
        return x->body_bytes > x->body_max + LINGER_BYTES_MAX ? MHD_NO : MHD_YES;
    guard_rate(x->conn, x->begun_us, x->body_bytes);
    if (x->body_bytes > x->body_max)
        return refuse_in_body(x);
    if (x->body != NULL)
        body_feed(x->body, data, n);
    return MHD_YES;
}

static enum MHD_Result on_complete(struct exchange *x)
{
    struct http *http = x->http;
    enum where where;

    if (x->body != NULL && !atomic_exchange(&x->conn->hearing, false)) {
        x->status = MHD_HTTP_REQUEST_TIMEOUT;
        return MHD_NO;
    }
    guard_deadline(x->conn, 0);
    if (!method_known(x->method))
        return refuse(x, MHD_HTTP_NOT_IMPLEMENTED, "error.method");
    where = exchange_where(x);
    if (where == ON_THIS_THREAD) {
        exchange_run(lane_here(http), x);
        return queue_answer(x);
    }
    if (where == IN_GATHERING) {
        exchange_run(lane_here(http), x);
        if (x->parked == NULL)
            return queue_answer(x);
        x->phase = PHASE_WORKING;
        MHD_suspend_connection(x->mhd);
        if (!gathering_push(&http->gathering, x))
            MHD_resume_connection(x->mhd);
        return MHD_YES;
    }
    exchange_leave_thread(x);
    /* Known to be suspended before a worker can see it: only such may be resumed. */
    x->phase = PHASE_WORKING;
    MHD_suspend_connection(x->mhd);
    if (workers_push(where == ON_WORKER ? &http->workers : &http->narrow, x))
        return MHD_YES;
    exchange_refuse(x, MHD_HTTP_SERVICE_UNAVAILABLE,
                    where == ON_WORKER ? "error.busy" : "http.too_many_sign_ins");
    MHD_resume_connection(x->mhd);
    return MHD_YES;
}

static enum MHD_Result on_request(void *cls, struct MHD_Connection *mhd, const char *url,
                                  const char *method, const char *version, const char *data,
                                  size_t *size, void **state)
{
    struct exchange *x = *state;

    (void)cls, (void)mhd, (void)url;
    switch (x->phase) {
    case PHASE_NEW: /* from now on on_completed() is sure to be called */
        atomic_fetch_add(&x->http->active, 1);
        return on_headers(x, method, version);
    case PHASE_BODY:
    case PHASE_LINGER:
        if (*size != 0)
            return on_body(x, data, size);
        return x->phase == PHASE_LINGER ? MHD_NO : on_complete(x);
    case PHASE_WORKING:
        if (x->parked != NULL)
            exchange_finish(lane_here(x->http), x);
        return queue_answer(x);
    case PHASE_ANSWERED:
        break;
    }
    return MHD_NO;
}

static void on_completed(void *cls, struct MHD_Connection *mhd, void **state,
                         enum MHD_RequestTerminationCode code)
{
    struct http *http = cls;
    struct exchange *x = *state;

    (void)mhd, (void)code;
    if (x == NULL)
        return;
    *state = NULL;
    guard_deadline(x->conn, http->app->config.idle_seconds);
    if (x->phase == PHASE_BODY && x->body != NULL && !atomic_load(&x->conn->hearing))
        x->status = MHD_HTTP_REQUEST_TIMEOUT; /* the watchdog has said so */
    if (!http->app->config.quiet)
        write_log(x);
    if (!x->stream)
        metrics_count(&http->app->requests, x->status, now_us() - x->begun_us, x->answer_bytes);
    atomic_fetch_sub(&http->active, 1);
    x->conn->exchange = NULL;
    exchange_free(x);
}

/* We read the target ourselves, with our own idea of what is broken. */
static size_t keep_coded(void *cls, struct MHD_Connection *mhd, char *s)
{
    (void)cls, (void)mhd;
    return strlen(s);
}

static enum status listen_on(struct http *http, struct err *err)
{
    const struct app_config *cfg = &http->app->config;
    const char *bind_to = cfg->bind != NULL ? cfg->bind : "127.0.0.1";
    struct sockaddr_in6 a6 = {.sin6_family = AF_INET6, .sin6_port = htons((uint16_t)cfg->port)};
    struct sockaddr_in a4 = {.sin_family = AF_INET, .sin_port = htons((uint16_t)cfg->port)};
    const bool six = inet_pton(AF_INET6, bind_to, &a6.sin6_addr) == 1;
    struct sockaddr *sa = six ? (struct sockaddr *)(void *)&a6 : (struct sockaddr *)(void *)&a4;
    socklen_t len = six ? sizeof a6 : sizeof a4;
    const int on = 1, send_bytes = SEND_BUFFER_BYTES;

    if (!six && inet_pton(AF_INET, bind_to, &a4.sin_addr) != 1)
        return fail_detail(err, ST_INTERNAL, "error.internal", "not an address: %s", bind_to);
    http->listen_fd =
        socket(six ? AF_INET6 : AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    setsockopt(http->listen_fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    setsockopt(http->listen_fd, SOL_SOCKET, SO_SNDBUF, &send_bytes, sizeof send_bytes);
    if (http->listen_fd < 0 || bind(http->listen_fd, sa, len) != 0 ||
        listen(http->listen_fd, BACKLOG) != 0)
        return fail_detail(err, ST_INTERNAL,
                           errno == EADDRINUSE ? "http.port_taken" : "http.cannot_listen",
                           "%s port %u: %s", bind_to, cfg->port, strerror(errno));
    getsockname(http->listen_fd, sa, &len);
    http->port = ntohs(six ? a6.sin6_port : a4.sin_port);
    return ST_OK;
}

static enum status daemon_start(struct http *http, struct err *err)
{
    const struct app_config *cfg = &http->app->config;
    const long cores = sysconf(_SC_NPROCESSORS_ONLN);
    const unsigned threads = cfg->threads != 0 ? cfg->threads : cores > 1 ? (unsigned)cores : 2;

    http->daemon = MHD_start_daemon(
        MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ITC, 0, NULL, NULL,
        on_request, http, MHD_OPTION_LISTEN_SOCKET, http->listen_fd, MHD_OPTION_THREAD_POOL_SIZE,
        threads, MHD_OPTION_CONNECTION_LIMIT,
        cfg->max_connections != 0 ? cfg->max_connections : 4096u,
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)POOL_BYTES, MHD_OPTION_STRICT_FOR_CLIENT, 1,
        MHD_OPTION_THREAD_STACK_SIZE, (size_t)THREAD_STACK_BYTES, MHD_OPTION_URI_LOG_CALLBACK,
        on_target, http, MHD_OPTION_NOTIFY_COMPLETED, on_completed, http,
        MHD_OPTION_NOTIFY_CONNECTION, guard_notify, http, MHD_OPTION_UNESCAPE_CALLBACK, keep_coded,
        NULL, MHD_OPTION_SIGPIPE_HANDLED_BY_APP, 1, MHD_OPTION_END);
    if (http->daemon == NULL)
        return fail_detail(err, ST_INTERNAL, "error.internal", "libmicrohttpd did not start");
    return ST_OK;
}

static enum status start_threads(struct http *http, struct err *err)
{
    TRY(guard_start(http, err));
    TRY(workers_start(http, &http->workers, http->app->config.workers, QUEUE_MAX, err));
    TRY(workers_start(http, &http->narrow, NARROW_THREADS, NARROW_QUEUE_MAX, err));
    TRY(gathering_start(http, err));
    return daemon_start(http, err);
}

enum status http_start(struct app *app, struct http **out, struct err *err)
{
    struct http *http = calloc(1, sizeof *http);
    enum status st;

    if (http == NULL || sodium_init() < 0)
        abort();
    signal(SIGPIPE, SIG_IGN);
    http->app = app;
    http->listen_fd = -1;
    http->nowhere_fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    http->inline_reads =
        app->config.db_url == NULL || strncmp(app->config.db_url, "postgres", 8) != 0;
    st = http_prepare(http, err);
    if (st == ST_OK)
        st = listen_on(http, err);
    if (st != ST_OK) {
        if (http->listen_fd >= 0)
            close(http->listen_fd);
        http_forget(http);
        close(http->nowhere_fd);
        free(http);
        return st;
    }
    TRY(start_threads(http, err)); /* a system without threads: the program ends */
    *out = http;
    return ST_OK;
}

unsigned http_port(const struct http *http)
{
    return http->port;
}

static bool all_idle(struct http *http)
{
    return workers_idle(&http->workers) && workers_idle(&http->narrow);
}

bool http_stop(struct http *http, unsigned seconds)
{
    const int64_t until = now_ms() + (int64_t)seconds * 1000;

    atomic_store(&http->draining, true);
    MHD_quiesce_daemon(http->daemon);
    close(http->listen_fd);
    if (http->app->hub != NULL)
        hub_end_streams(http->app->hub);
    /* A worker is idle a moment after its last answer has gone out. */
    while ((atomic_load(&http->active) > 0 || !all_idle(http)) && now_ms() < until)
        usleep(STOP_POLL_US);
    if (!all_idle(http))
        return false;
    workers_stop(&http->workers);
    workers_stop(&http->narrow);
    gathering_stop(&http->gathering);
    MHD_stop_daemon(http->daemon);
    hub_close(http->app->hub); /* its streams count for addresses */
    http->app->hub = NULL;
    guard_stop(http);
    http_forget(http);
    close(http->nowhere_fd);
    free(http);
    return true;
}

void http_block_signals(void)
{
    sigset_t set;

    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    pthread_sigmask(SIG_BLOCK, &set, NULL);
}

void http_wait_for_signal(void)
{
    sigset_t set;
    int got;

    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    sigwait(&set, &got);
}
