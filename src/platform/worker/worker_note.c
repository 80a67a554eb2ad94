// SPDX-License-Identifier: MulanPSL-2.0
/* The note between parent and child: a kind ('C' call, 'R' report), then name=value, each ending in
 * NUL. The parent believes nothing of it that it cannot check. */
#include "base/utf8.h"
#include "platform/worker/worker_internal.h"
#include <errno.h>
#include <unistd.h>

struct pen {
    char bytes[NOTE_MAX];
    size_t len;
    bool overflow;
};

static void put(struct pen *p, const char *name, struct str value)
{
    const size_t name_len = strlen(name);

    if (p->overflow || name_len + value.len + 2 > sizeof p->bytes - p->len) {
        p->overflow = true;
        return;
    }
    memcpy(p->bytes + p->len, name, name_len);
    p->len += name_len;
    p->bytes[p->len++] = '=';
    if (value.len != 0)
        memcpy(p->bytes + p->len, value.ptr, value.len);
    p->len += value.len;
    p->bytes[p->len++] = '\0';
}

static void put_int(struct pen *p, const char *name, int64_t n)
{
    char text[24];

    snprintf(text, sizeof text, "%lld", (long long)n);
    put(p, name, str_from(text));
}

static bool keep(int fd, const struct pen *p)
{
    return !p->overflow && ftruncate(fd, 0) == 0 &&
           pwrite(fd, p->bytes, p->len, 0) == (ssize_t)p->len;
}

/* One row of the limits: name in the note and where it stands. */
static const struct {
    const char *name;
    size_t at;
} LIMITS[] = {
    {"seconds", offsetof(struct worker_limits, seconds)},
    {"cpu", offsetof(struct worker_limits, cpu_seconds)},
    {"memory", offsetof(struct worker_limits, memory_mib)},
    {"output", offsetof(struct worker_limits, output_mib)},
    {"files", offsetof(struct worker_limits, files)},
    {"processes", offsetof(struct worker_limits, processes)},
};

enum status note_write_call(int fd, const struct note_call *call)
{
    struct pen *p = calloc(1, sizeof *p);
    bool kept;

    ASSERT(p != NULL);
    p->bytes[p->len++] = 'C';
    if (call->task != NULL)
        put(p, "task", str_from(call->task));
    put(p, "dir", str_from(call->dir));
    put_int(p, "parent", call->parent);
    arr_each (i, COUNT(LIMITS))
        put_int(p, LIMITS[i].name, *(const unsigned *)((const char *)&call->limits + LIMITS[i].at));
    for (const char *const *w = call->words; *w != NULL; w++)
        put(p, "word", str_from(*w));
    arr_each (i, call->args_count) {
        put(p, "name", str_from(call->args[i].name));
        put(p, "value", call->args[i].value);
    }
    kept = keep(fd, p);
    free(p);
    return kept ? ST_OK : ST_INVALID;
}

/* The note as text ending in NUL; NULL when it is not of that kind. */
static char *take(int fd, struct arena *a, char kind, size_t *out_len)
{
    char *bytes = arena_alloc(a, NOTE_MAX + 1);
    ssize_t got;

    do {
        got = pread(fd, bytes, NOTE_MAX, 0);
    } while (got < 0 && errno == EINTR);
    if (got < 1 || bytes[0] != kind)
        return NULL;
    *out_len = (size_t)got;
    return bytes;
}

/* The next pair at *at; false at the end. */
static bool next(char *bytes, size_t len, size_t *at, char **name, char **value)
{
    char *equals;

    if (*at >= len)
        return false;
    *name = bytes + *at;
    *at += strlen(*name) + 1;
    equals = strchr(*name, '=');
    if (equals == NULL)
        return false;
    *equals = '\0';
    *value = equals + 1;
    return true;
}

static int64_t number(const char *text)
{
    int64_t n;

    return str_to_int(str_from(text), &n) ? n : 0;
}

static void take_call_pair(struct note_call *c, const char *name, char *value, size_t *words)
{
    if (strcmp(name, "task") == 0)
        c->task = value;
    else if (strcmp(name, "dir") == 0)
        c->dir = value;
    else if (strcmp(name, "parent") == 0)
        c->parent = (int)number(value);
    else if (strcmp(name, "word") == 0 && *words < WORKER_WORDS_MAX)
        c->words[(*words)++] = value;
    else if (strcmp(name, "name") == 0 && c->args_count < WORKER_ARGS_MAX)
        c->args[c->args_count++].name = value;
    else if (strcmp(name, "value") == 0 && c->args_count > 0)
        c->args[c->args_count - 1].value = str_from(value);
    else
        arr_each (i, COUNT(LIMITS))
            if (strcmp(name, LIMITS[i].name) == 0)
                *(unsigned *)((char *)&c->limits + LIMITS[i].at) = (unsigned)number(value);
}

enum status note_read_call(int fd, struct arena *a, struct note_call *out)
{
    struct note_call c = {0};
    size_t len = 0, at = 1, words = 0;
    char *bytes = take(fd, a, 'C', &len), *name, *value;

    if (bytes == NULL)
        return ST_INVALID;
    while (next(bytes, len, &at, &name, &value))
        take_call_pair(&c, name, value, &words);
    if (c.dir == NULL || (c.task == NULL && words == 0))
        return ST_INVALID;
    *out = c;
    return ST_OK;
}

void note_write_report(int fd, const struct note_report *r)
{
    static struct pen p; /* the child has one thread and no room to waste */

    p = (struct pen){.bytes = {'R'}, .len = 1};
    put_int(&p, "status", r->status);
    put_int(&p, "exit", r->exit_code);
    put_int(&p, "signal", r->signal);
    put(&p, "key", str_from(r->err.key));
    put(&p, "field", str_from(r->err.field));
    put(&p, "law", str_from(r->err.law));
    put(&p, "arg", str_from(r->err.arg));
    put(&p, "detail", str_from(r->err.detail));
    (void)keep(fd, &p);
}

/* Keys are words with dots and underscores; anything else is rubbish. */
static bool is_key(const char *z)
{
    const size_t len = strlen(z);

    return len > 0 && len < 100 && strspn(z, "abcdefghijklmnopqrstuvwxyz0123456789._") == len;
}

static void copy_text(char *to, size_t cap, const char *from)
{
    const size_t len = utf8_clip(from, strlen(from), cap - 1);

    memcpy(to, from, len);
    to[len] = '\0';
}

static void take_report_pair(struct note_report *r, const char *name, char *value)
{
    const bool text = utf8_valid_text(value, strlen(value));

    if (strcmp(name, "status") == 0)
        r->status = number(value) >= ST_OK && number(value) <= ST_INTERNAL
                        ? (enum status)number(value)
                        : ST_INTERNAL;
    else if (strcmp(name, "exit") == 0)
        r->exit_code = (int)number(value);
    else if (strcmp(name, "signal") == 0)
        r->signal = (int)number(value);
    else if (strcmp(name, "key") == 0 && is_key(value))
        r->err.key = value;
    else if (strcmp(name, "field") == 0 && is_key(value))
        r->err.field = value;
    else if (strcmp(name, "law") == 0 && text && *value != '\0')
        r->err.law = value;
    else if (strcmp(name, "arg") == 0 && text)
        copy_text(r->err.arg, sizeof r->err.arg, value);
    else if (strcmp(name, "detail") == 0 && text)
        copy_text(r->err.detail, sizeof r->err.detail, value);
}

void note_read_report(int fd, struct arena *a, struct note_report *out)
{
    size_t len = 0, at = 1;
    char *bytes = take(fd, a, 'R', &len), *name, *value;

    *out = (struct note_report){.there = bytes != NULL, .status = ST_INTERNAL};
    while (bytes != NULL && next(bytes, len, &at, &name, &value))
        take_report_pair(out, name, value);
}
