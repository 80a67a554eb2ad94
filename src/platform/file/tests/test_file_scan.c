// SPDX-License-Identifier: MulanPSL-2.0
/* A stand-in for clamd that answers well, finds something, babbles, hangs up, and says nothing. */
#include "base/tap.h"
#include "platform/file/file_scan.h"
#include <arpa/inet.h>
#include <pthread.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

enum { FILE_BYTES = 100000 };

struct scanner {
    const char *says; /* NULL: nothing, until the other side goes away */
    size_t says_len;
    bool hangs_up; /* at once */
    int fd;        /* it listens here */
    size_t heard;  /* bytes of the file */
    bool asked;    /* in its words */
};

static bool take(int fd, void *to, size_t len)
{
    char *p = to;

    while (len != 0) {
        const ssize_t n = recv(fd, p, len, 0);

        if (n <= 0)
            return false;
        p += n;
        len -= (size_t)n;
    }
    return true;
}

static void *scan_one(void *p)
{
    struct scanner *s = p;
    const int fd = accept(s->fd, NULL, NULL);
    char word[10], *piece = malloc(1 << 16);
    uint32_t len;

    if (!s->hangs_up && take(fd, word, sizeof word)) {
        s->asked = memcmp(word, "zINSTREAM", 10) == 0;
        while (take(fd, &len, sizeof len) && (len = ntohl(len)) != 0 && len <= 1 << 16 &&
               take(fd, piece, len))
            s->heard += len;
        if (s->says != NULL)
            (void)send(fd, s->says, s->says_len, MSG_NOSIGNAL);
        else
            (void)take(fd, word, 1);
    }
    free(piece);
    close(fd);
    return NULL;
}

static char path[] = "/tmp/renda-scan-XXXXXX", socket_path[64];
static struct arena *arena;

/* Ask a scanner of that kind. */
static enum status ask(struct scanner *s, bool tcp, unsigned seconds, enum file_verdict *verdict,
                       struct str *name, struct err *err)
{
    struct sockaddr_un local = {.sun_family = AF_UNIX};
    struct sockaddr_in in = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t len = sizeof in;
    char where[100];
    pthread_t thread;
    enum status st;

    snprintf(local.sun_path, sizeof local.sun_path, "%s", socket_path);
    s->fd = socket(tcp ? AF_INET : AF_UNIX, SOCK_STREAM, 0);
    if (tcp) {
        ASSERT(bind(s->fd, (struct sockaddr *)&in, sizeof in) == 0);
        ASSERT(getsockname(s->fd, (struct sockaddr *)&in, &len) == 0);
        snprintf(where, sizeof where, "tcp:127.0.0.1:%u", ntohs(in.sin_port));
    } else {
        ASSERT(bind(s->fd, (struct sockaddr *)&local, sizeof local) == 0);
        snprintf(where, sizeof where, "unix:%s", socket_path);
    }
    ASSERT(listen(s->fd, 4) == 0);
    ASSERT(pthread_create(&thread, NULL, scan_one, s) == 0);
    st = file_scan(arena, err, where, path, seconds, verdict, name);
    pthread_join(thread, NULL);
    close(s->fd);
    unlink(socket_path);
    return st;
}

#define SAYS(literal) .says = (literal), .says_len = sizeof(literal)

static void test_verdicts(void)
{
    struct scanner clean = {SAYS("stream: OK")}, found = {SAYS("stream: Eicar-Test FOUND")},
                   tcp = {SAYS("stream: OK")},
                   large = {SAYS("INSTREAM size limit exceeded. ERROR")};
    enum file_verdict v = FILE_INFECTED;
    struct str name = S("?");
    struct err err;

    EQ_INT(ask(&clean, false, 20, &v, &name, &err), ST_OK, "asked over a local socket");
    OK(v == FILE_CLEAN && clean.asked && clean.heard == FILE_BYTES, "all of the file: clean");
    EQ_INT(ask(&found, false, 20, &v, &name, &err), ST_OK, "asked again");
    EQ_INT(v, FILE_INFECTED, "found");
    EQ_STR(name, "Eicar-Test", "by name");
    EQ_INT(ask(&tcp, true, 20, &v, &name, &err), ST_OK, "asked over the network");
    EQ_INT(v, FILE_CLEAN, "clean");
    EQ_INT(ask(&large, false, 20, &v, &name, &err), ST_OK, "more than it takes");
    EQ_INT(v, FILE_TOO_LONG, "is told apart");
}

static void test_bad_days(void)
{
    struct scanner babble = {SAYS("HTTP/1.1 400 Bad Request\r\n\r\n")}, silent = {.says = NULL},
                   gone = {.hangs_up = true}, half = {.says = "stream: OK", .says_len = 10},
                   error = {SAYS("stream: Can't allocate memory ERROR")};
    enum file_verdict v = FILE_CLEAN;
    struct str name;
    struct err err;

    EQ_INT(ask(&babble, false, 20, &v, &name, &err), ST_BUSY, "one that babbles");
    EQ_TEXT(err.key, "file.no_scanner", "is no scanner");
    EQ_INT(ask(&silent, false, 1, &v, &name, &err), ST_BUSY, "one that says nothing");
    EQ_INT(ask(&gone, false, 20, &v, &name, &err), ST_BUSY, "one that hangs up");
    EQ_INT(ask(&half, false, 20, &v, &name, &err), ST_BUSY, "half an answer is none");
    EQ_INT(ask(&error, false, 20, &v, &name, &err), ST_BUSY, "an error is no verdict");
    EQ_INT(file_scan(arena, &err, "unix:/nowhere/at/all", path, 5, &v, &name), ST_BUSY,
           "one that is not there");
    EQ_INT(file_scan(arena, &err, "tcp:127.0.0.1:1", path, 5, &v, &name), ST_BUSY,
           "nor on the network");
    EQ_INT(file_scan(arena, &err, "clamd", path, 5, &v, &name), ST_INVALID, "no such place");
    EQ_INT(file_scan(arena, &err, "tcp:localhost:3310", path, 5, &v, &name), ST_INVALID,
           "names are not looked up");
}

int main(void)
{
    const int fd = mkstemp(path);
    char *bytes = calloc(1, FILE_BYTES);

    ASSERT(fd >= 0 && bytes != NULL && write(fd, bytes, FILE_BYTES) == FILE_BYTES);
    close(fd);
    free(bytes);
    snprintf(socket_path, sizeof socket_path, "%s.socket", path);
    arena = arena_open(0);
    test_verdicts();
    test_bad_days();
    unlink(path);
    arena_close(arena);
    return tap_done();
}
