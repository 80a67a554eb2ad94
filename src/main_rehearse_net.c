// SPDX-License-Identifier: MulanPSL-2.0
/* Many connections of one thread: small requests out, answers and event streams in. Loopback only;
 * as much of HTTP as our own server speaks. */
#include "main_rehearse.h"
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { EVENTS = 256, BLOCK = 16 * 1024, STREAM_KEEP = 512 };

int64_t net_us(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

void net_open(struct net *net, unsigned port, size_t count)
{
    *net = (struct net){.epoll = epoll_create1(EPOLL_CLOEXEC), .port = port, .count = count};
    net->lines = calloc(count + 1, sizeof *net->lines);
    net->done = calloc(count + 1, sizeof(struct line *));
    ASSERT(net->epoll >= 0 && net->lines != NULL && net->done != NULL);
    arr_each (i, count)
        net->lines[i].fd = -1;
}

static void set_waiting(struct net *net, struct line *line, bool waiting)
{
    if (!line->stream && line->waiting != waiting)
        net->waiting += waiting ? 1 : (size_t)-1;
    line->waiting = waiting;
}

void net_hang_up(struct net *net, struct line *line)
{
    set_waiting(net, line, false);
    if (line->fd >= 0)
        close(line->fd);
    free(line->out);
    free(line->in);
    *line = (struct line){
        .fd = -1, .status = line->status, .voted = line->voted, .voted_us = line->voted_us};
}

void net_close(struct net *net)
{
    arr_each (i, net->count)
        net_hang_up(net, &net->lines[i]);
    free(net->lines);
    free(net->done);
    close(net->epoll);
}

static void ended(struct net *net, struct line *line)
{
    if (net->done_count < net->count)
        net->done[net->done_count++] = line;
}

static void broken(struct net *net, struct line *line)
{
    net_hang_up(net, line);
    ended(net, line);
    line->status = -1;
    line->done_us = net_us();
}

static bool dial(struct net *net, struct line *line)
{
    const struct sockaddr_in to = {.sin_family = AF_INET,
                                   .sin_port = htons((uint16_t)net->port),
                                   .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    struct epoll_event e = {.events = EPOLLIN, .data.ptr = line};
    const int one = 1;

    line->fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (line->fd < 0 || connect(line->fd, (const struct sockaddr *)&to, sizeof to) != 0)
        return false;
    (void)setsockopt(line->fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    return fcntl(line->fd, F_SETFL, O_NONBLOCK) == 0 &&
           epoll_ctl(net->epoll, EPOLL_CTL_ADD, line->fd, &e) == 0;
}

/* false: broken. */
static bool push(struct net *net, struct line *line)
{
    struct epoll_event e = {.events = EPOLLIN | EPOLLOUT, .data.ptr = line};

    while (line->out_at < line->out_len) {
        const ssize_t n =
            send(line->fd, line->out + line->out_at, line->out_len - line->out_at, MSG_NOSIGNAL);

        if (n < 0 && errno == EAGAIN)
            return epoll_ctl(net->epoll, EPOLL_CTL_MOD, line->fd, &e) == 0;
        if (n <= 0)
            return false;
        line->out_at += (size_t)n;
    }
    return true;
}

void net_send(struct net *net, struct line *line, struct str bytes)
{
    free(line->out);
    line->out = malloc(bytes.len);
    ASSERT(line->out != NULL);
    memcpy(line->out, bytes.ptr, bytes.len);
    line->out_len = bytes.len;
    line->out_at = line->in_len = 0;
    line->body_len = -1;
    line->status = 0;
    set_waiting(net, line, true);
    line->sent_us = net_us();
    if ((line->fd < 0 && !dial(net, line)) || !push(net, line))
        broken(net, line);
}

/* ---- what comes in */

/* The greatest "voted" told so far. */
static void read_stream(struct line *line)
{
    static const char WORD[] = "\"voted\":";
    const char *at = line->in;

    line->heard_us = net_us();
    while ((at = strstr(at, WORD)) != NULL) {
        at += sizeof WORD - 1;
        const int64_t n = strtoll(at, NULL, 10);

        if (n > line->voted) {
            line->voted = n;
            line->voted_us = line->heard_us;
        }
    }
    if (line->in_len > STREAM_KEEP) { /* a number may be cut in two */
        memmove(line->in, line->in + line->in_len - STREAM_KEEP, STREAM_KEEP + 1);
        line->in_len = STREAM_KEEP;
    }
}

static void read_answer(struct net *net, struct line *line)
{
    const char *end, *length;

    if (line->body_len < 0) {
        end = strstr(line->in, "\r\n\r\n");
        if (end == NULL)
            return;
        line->body_at = (size_t)(end - line->in) + 4;
        length = strcasestr(line->in, "\r\ncontent-length:");
        line->body_len = length != NULL && length < end
                             ? strtol(length + sizeof "\r\ncontent-length:" - 1, NULL, 10)
                             : 0;
    }
    if (line->in_len < line->body_at + (size_t)line->body_len)
        return;
    line->status = line->in_len > 12 ? (int)strtol(line->in + 9, NULL, 10) : -1;
    set_waiting(net, line, false);
    line->done_us = net_us();
    ended(net, line);
}

static bool pull(struct net *net, struct line *line)
{
    for (;;) {
        ssize_t n;

        if (line->in_room < line->in_len + BLOCK + 1) {
            line->in_room = line->in_len + BLOCK + 1;
            line->in = realloc(line->in, line->in_room);
            ASSERT(line->in != NULL);
        }
        n = recv(line->fd, line->in + line->in_len, BLOCK, 0);
        if (n < 0 && errno == EAGAIN)
            return true;
        if (n <= 0)
            return false;
        line->in_len += (size_t)n;
        line->in[line->in_len] = '\0';
        if (line->stream)
            read_stream(line);
        else if (line->waiting)
            read_answer(net, line);
        if (n < BLOCK)
            return true;
    }
}

void net_turn(struct net *net, int ms)
{
    struct epoll_event events[EVENTS];
    const int n = epoll_wait(net->epoll, events, EVENTS, ms);

    net->done_count = 0;
    for (int i = 0; i < n; i++) {
        struct line *line = events[i].data.ptr;
        struct epoll_event in = {.events = EPOLLIN, .data.ptr = line};
        bool ok = true;

        if ((events[i].events & EPOLLOUT) != 0) {
            ok = push(net, line);
            if (ok && line->out_at == line->out_len)
                ok = epoll_ctl(net->epoll, EPOLL_CTL_MOD, line->fd, &in) == 0;
        }
        if (ok && (events[i].events & (EPOLLIN | EPOLLHUP | EPOLLERR)) != 0)
            ok = pull(net, line);
        if (!ok)
            broken(net, line);
    }
}

size_t net_settle(struct net *net, int ms)
{
    const int64_t until = net_us() + (int64_t)ms * 1000;

    while (net->waiting > 0 && net_us() < until)
        net_turn(net, 20);
    return net->waiting;
}
