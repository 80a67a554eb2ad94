// SPDX-License-Identifier: MulanPSL-2.0
/* clamd's protocol: zINSTREAM, pieces with their length in front, an empty piece, one answer. */
#include "platform/file/file_scan.h"
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

enum { PIECE_BYTES = 32 * 1024, ANSWER_BYTES = 1024 };

struct talk {
    int fd;
    int64_t until_ms;
};

static int64_t clock_ms(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* Until the socket is ready or the time is over. */
static bool ready(const struct talk *t, short events)
{
    for (;;) {
        const int64_t left = t->until_ms - clock_ms();
        struct pollfd p = {.fd = t->fd, .events = events};
        int n;

        if (left <= 0)
            return false;
        n = poll(&p, 1, left > 1000 ? 1000 : (int)left);
        if (n > 0)
            return true;
        if (n < 0 && errno != EINTR)
            return false;
    }
}

/* ---------------------------------------------------------------- reaching it */

static bool tcp_address(const char *place, struct sockaddr_in *out)
{
    const char *colon = strrchr(place, ':');
    char host[64];
    int64_t port;

    if (colon == NULL || (size_t)(colon - place) >= sizeof host ||
        !str_to_int(str_from(colon + 1), &port) || port < 1 || port > 65535)
        return false;
    snprintf(host, sizeof host, "%.*s", (int)(colon - place), place);
    *out = (struct sockaddr_in){.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    return inet_pton(AF_INET, host, &out->sin_addr) == 1;
}

static bool connected(struct talk *t, const void *address, socklen_t len, int family)
{
    int why = 0;
    socklen_t why_len = sizeof why;

    t->fd = socket(family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (t->fd < 0)
        return false;
    if (connect(t->fd, address, len) == 0)
        return true;
    if (errno != EINPROGRESS || !ready(t, POLLOUT))
        return false;
    return getsockopt(t->fd, SOL_SOCKET, SO_ERROR, &why, &why_len) == 0 && why == 0;
}

static bool cut_front(struct str *s, struct str front)
{
    if (!str_starts(*s, front))
        return false;
    *s = (struct str){s->ptr + front.len, s->len - front.len};
    return true;
}

/* -1: `where` is not understood. */
static int reach(struct talk *t, const char *where)
{
    struct sockaddr_un local = {.sun_family = AF_UNIX};
    struct str place = str_from(where);
    struct sockaddr_in tcp;

    if (cut_front(&place, S("unix:")) && place.len < sizeof local.sun_path) {
        memcpy(local.sun_path, place.ptr, place.len); /* zeroed behind */
        return connected(t, &local, sizeof local, AF_UNIX);
    }
    if (cut_front(&place, S("tcp:")) && tcp_address(place.ptr, &tcp))
        return connected(t, &tcp, sizeof tcp, AF_INET);
    return -1;
}

/* ---------------------------------------------------------------- talking */

/* false: it went away, or the time is over. A scanner that has had enough answers and closes: what
 * it said is read all the same. */
static bool say(struct talk *t, const void *bytes, size_t len)
{
    const char *p = bytes;

    while (len != 0) {
        const ssize_t n = send(t->fd, p, len, MSG_NOSIGNAL);

        if (n > 0) {
            p += n;
            len -= (size_t)n;
        } else if ((n < 0 && errno != EAGAIN && errno != EINTR) || !ready(t, POLLOUT)) {
            return false;
        }
    }
    return true;
}

static void say_file(struct talk *t, int file)
{
    char piece[4 + PIECE_BYTES];
    ssize_t got;

    if (!say(t, "zINSTREAM", 10))
        return;
    while ((got = read(file, piece + 4, PIECE_BYTES)) > 0) {
        const uint32_t len = htonl((uint32_t)got);

        memcpy(piece, &len, 4);
        if (!say(t, piece, 4 + (size_t)got))
            return;
    }
    if (got == 0) /* a file half read must not be called clean */
        (void)say(t, "\0\0\0\0", 4);
}

/* Up to the NUL at its end. */
static struct str hear(struct arena *a, struct talk *t)
{
    char *answer = arena_alloc(a, ANSWER_BYTES);
    size_t len = 0;

    while (len < ANSWER_BYTES) {
        const ssize_t n = recv(t->fd, answer + len, ANSWER_BYTES - len, 0);
        const char *end;

        if (n < 0 && (errno == EAGAIN || errno == EINTR)) {
            if (!ready(t, POLLIN))
                break;
            continue;
        }
        if (n <= 0)
            break;
        end = memchr(answer + len, '\0', (size_t)n);
        len += (size_t)n;
        if (end != NULL)
            return (struct str){answer, (size_t)(end - answer)};
    }
    return S("");
}

bool file_scan_answer(struct str answer, enum file_verdict *out, struct str *out_name)
{
    answer = str_trim(answer);
    *out_name = S("");
    if (str_eqz(answer, "stream: OK")) {
        *out = FILE_CLEAN;
        return true;
    }
    if (str_has(answer, S("size limit exceeded"))) {
        *out = FILE_TOO_LONG;
        return true;
    }
    if (!str_starts(answer, S("stream: ")) || !str_ends(answer, S(" FOUND")) || answer.len <= 14)
        return false;
    *out = FILE_INFECTED;
    *out_name = str_trim((struct str){answer.ptr + 8, answer.len - 14});
    return true;
}

enum status file_scan(struct arena *a, struct err *err, const char *where, const char *path,
                      unsigned seconds, enum file_verdict *out, struct str *out_name)
{
    const int file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    struct talk t = {.fd = -1, .until_ms = clock_ms() + (int64_t)seconds * 1000};
    struct str answer = S("");
    int reached;

    if (file < 0)
        return fail(err, ST_INTERNAL, "file.gone", NULL);
    reached = reach(&t, where);
    if (reached == 1) {
        say_file(&t, file);
        answer = hear(a, &t);
    }
    close(file);
    if (t.fd >= 0)
        close(t.fd);
    if (reached < 0)
        return fail(err, ST_INVALID, "file.scanner", NULL);
    if (!file_scan_answer(answer, out, out_name))
        return fail_detail(err, ST_BUSY, "file.no_scanner", "%s: \"%.*s\"", where,
                           (int)(answer.len < 60 ? answer.len : 60), answer.ptr);
    return ST_OK;
}
