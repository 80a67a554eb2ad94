// SPDX-License-Identifier: MulanPSL-2.0
/* A server on loopback that behaves as it is told. */
#include "platform/net/tests/standin.h"
#include "base/buf.h"
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { WAIT_MS = 20, MESSAGE_BYTES = 1 << 20 };

struct talk {
    struct standin *s;
    enum standin_way way;
    int fd;
    struct buf in;
    size_t read;
    struct arena *arena;
};

static bool stopped(struct standin *s)
{
    bool stop;

    pthread_mutex_lock(&s->lock);
    stop = s->stop;
    pthread_mutex_unlock(&s->lock);
    return stop;
}

static void keep(struct standin *s, struct str message)
{
    char *copy = strndup(message.ptr, message.len);

    pthread_mutex_lock(&s->lock);
    if (s->messages < STANDIN_KEPT)
        s->kept[s->messages] = copy;
    else
        free(copy);
    s->messages++;
    pthread_mutex_unlock(&s->lock);
}

static void say(const struct talk *t, const char *what)
{
    (void)!send(t->fd, what, strlen(what), MSG_NOSIGNAL);
}

/* Wait for more; false when the other side has gone, or we are to stop. */
static bool more(struct talk *t)
{
    struct pollfd p = {.fd = t->fd, .events = POLLIN};
    char bytes[4096];
    ssize_t n;

    while (!stopped(t->s)) {
        if (poll(&p, 1, WAIT_MS) == 0)
            continue;
        n = read(t->fd, bytes, sizeof bytes);
        if (n <= 0)
            return false;
        buf_put(&t->in, bytes, (size_t)n);
        return !t->in.overflow;
    }
    return false;
}

static bool read_line(struct talk *t, struct str *out)
{
    for (;;) {
        const char *from = t->in.len > t->read ? t->in.ptr + t->read : NULL;
        const char *end = from != NULL ? memchr(from, '\n', t->in.len - t->read) : NULL;

        if (end != NULL) {
            *out = str_trim((struct str){from, (size_t)(end - from)});
            t->read += (size_t)(end - from) + 1;
            return true;
        }
        if (!more(t))
            return false;
    }
}

static void stall(struct talk *t)
{
    while (more(t))
        ;
}

/* ---------------------------------------------------------------- SMTP */

static bool take_mail(struct talk *t)
{
    size_t begin = t->read;
    struct str line;

    say(t, "354 go on\r\n");
    while (read_line(t, &line)) {
        if (t->way == MAIL_CUTS)
            return false;
        if (str_eqz(line, ".")) {
            keep(t->s, (struct str){t->in.ptr + begin, t->read - begin});
            say(t, "250 taken\r\n");
            return true;
        }
    }
    return false;
}

static bool answer_mail(struct talk *t, struct str line)
{
    if (str_starts(line, S("EHLO"))) {
        say(t, t->way == MAIL_NO_SIGN_IN ? "250-standin\r\n250 AUTH PLAIN\r\n" : "250 standin\r\n");
    } else if (str_starts(line, S("AUTH"))) {
        say(t, "535 who are you\r\n");
    } else if (str_starts(line, S("RCPT")) && t->way == MAIL_REFUSES) {
        say(t, "550 no such person here\r\n");
    } else if (str_starts(line, S("RCPT")) && t->way == MAIL_LATER) {
        say(t, "451 come again\r\n");
    } else if (str_eqz(line, "DATA")) {
        return take_mail(t);
    } else if (str_eqz(line, "QUIT")) {
        say(t, "221 bye\r\n");
        return false;
    } else {
        say(t, "250 ok\r\n");
    }
    return true;
}

static void mail(struct talk *t)
{
    struct str line;

    say(t, "220 standin ESMTP\r\n");
    while (read_line(t, &line) && answer_mail(t, line))
        ;
}

/* ---------------------------------------------------------------- HTTP */

static bool read_request(struct talk *t)
{
    int64_t length = 0;
    struct str line;

    while (read_line(t, &line) && line.len != 0)
        if (str_starts(line, S("Content-Length: ")))
            (void)str_to_int((struct str){line.ptr + 16, line.len - 16}, &length);
    while (t->in.len < t->read + (size_t)length)
        if (!more(t))
            return false;
    keep(t->s, buf_view(&t->in));
    return true;
}

static void answer_huge(struct talk *t)
{
    static char block[8192];

    memset(block, 'x', sizeof block - 1);
    say(t, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
    while (!stopped(t->s) && send(t->fd, block, sizeof block - 1, MSG_NOSIGNAL) > 0)
        ;
}

static void answer(struct talk *t, const char *status, const char *header, const char *body)
{
    struct buf b = buf_new(t->arena, 0);

    buf_printf(&b, "HTTP/1.1 %s\r\nConnection: close\r\n%sContent-Length: %zu\r\n\r\n%s", status,
               header, strlen(body), body);
    (void)!send(t->fd, b.ptr, b.len, MSG_NOSIGNAL);
}

static void http(struct talk *t)
{
    const char *header;

    if (!read_request(t))
        return;
    if (t->way == HTTP_HUGE) {
        answer_huge(t);
    } else if (t->way == HTTP_STALLS) {
        stall(t);
    } else if (t->way == HTTP_CUTS) {
        say(t, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
    } else if (t->way == HTTP_REDIRECTS) {
        header =
            str_printf(t->arena, "Location: http://127.0.0.1:%u/elsewhere\r\n", t->s->port).ptr;
        answer(t, "302 Found", header, "");
    } else if (t->way == HTTP_FAILS) {
        answer(t, "500 Broken", "", "broken");
    } else {
        answer(t, "200 OK", "", t->s->answer != NULL ? t->s->answer : "ok");
    }
}

/* ---------------------------------------------------------------- the thread */

static void serve(struct standin *s, int fd)
{
    struct talk t = {.s = s, .fd = fd, .arena = arena_open(0)};

    pthread_mutex_lock(&s->lock);
    s->connections++;
    t.way = s->way;
    pthread_mutex_unlock(&s->lock);
    t.in = buf_new(t.arena, MESSAGE_BYTES);
    if (t.way == MAIL_STALLS)
        stall(&t);
    else if (t.way < HTTP_TAKES)
        mail(&t);
    else
        http(&t);
    close(fd);
    arena_close(t.arena);
}

static void *run(void *p)
{
    struct standin *s = p;
    struct pollfd listener = {.fd = s->listener, .events = POLLIN};

    while (!stopped(s)) {
        int fd;

        if (poll(&listener, 1, WAIT_MS) <= 0)
            continue;
        fd = accept(s->listener, NULL, NULL);
        if (fd >= 0)
            serve(s, fd);
    }
    return NULL;
}

void standin_start(struct standin *s, enum standin_way way)
{
    struct sockaddr_in at = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t len = sizeof at;

    *s = (struct standin){.way = way};
    pthread_mutex_init(&s->lock, NULL);
    s->listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    ASSERT(s->listener >= 0 && bind(s->listener, (struct sockaddr *)&at, sizeof at) == 0 &&
           listen(s->listener, 16) == 0 &&
           getsockname(s->listener, (struct sockaddr *)&at, &len) == 0);
    s->port = ntohs(at.sin_port);
    ASSERT(pthread_create(&s->thread, NULL, run, s) == 0);
}

void standin_stop(struct standin *s)
{
    pthread_mutex_lock(&s->lock);
    s->stop = true;
    pthread_mutex_unlock(&s->lock);
    pthread_join(s->thread, NULL);
    close(s->listener);
    for (int i = 0; i < STANDIN_KEPT; i++)
        free(s->kept[i]);
}

void standin_now(struct standin *s, enum standin_way way)
{
    pthread_mutex_lock(&s->lock);
    s->way = way;
    pthread_mutex_unlock(&s->lock);
}

int standin_messages(struct standin *s)
{
    int n;

    pthread_mutex_lock(&s->lock);
    n = s->messages;
    pthread_mutex_unlock(&s->lock);
    return n;
}

int standin_connections(struct standin *s)
{
    int n;

    pthread_mutex_lock(&s->lock);
    n = s->connections;
    pthread_mutex_unlock(&s->lock);
    return n;
}

const char *standin_message(struct standin *s, int n)
{
    const char *message;

    pthread_mutex_lock(&s->lock);
    message = n < STANDIN_KEPT && s->kept[n] != NULL ? s->kept[n] : "";
    pthread_mutex_unlock(&s->lock);
    return message;
}

struct str standin_url(struct arena *a, const struct standin *s)
{
    return str_printf(a, "http://127.0.0.1:%u/hook", s->port);
}
