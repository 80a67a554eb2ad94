// SPDX-License-Identifier: MulanPSL-2.0
/* Log lines as JSON. */
#include "platform/log.h"
#include "base/json.h"
#include "base/utf8.h"
#include <time.h>
#include <unistd.h>

enum { LINE_MAX_BYTES = 4096, FIELDS_MAX_BYTES = 64 * 4096 };

static const char *level_name(enum log_level level)
{
    switch (level) {
    case LOG_DEBUG:
        return "debug";
    case LOG_INFO:
        return "info";
    case LOG_WARNING:
        return "warning";
    case LOG_ERROR:
        return "error";
    }
    return "error";
}

static int64_t now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_REALTIME, &t);
    return t.tv_sec;
}

static void put_field(struct json *j, const struct log_field *f)
{
    if (f->number)
        json_int(j, f->name, f->n);
    else if (f->s.len != 0)
        json_str(j, f->name, utf8_valid(f->s.ptr, f->s.len) ? f->s : S("(not UTF-8)"));
}

void log_line_to(int fd, enum log_level level, const char *what, const struct log_field *fields)
{
    struct arena *a = arena_open(0);
    struct buf line = buf_new(a, FIELDS_MAX_BYTES);
    struct json j = json_begin(&line);
    ssize_t ignored;

    json_object(&j, NULL);
    json_instant(&j, "at", now());
    json_str(&j, "level", str_from(level_name(level)));
    json_str(&j, "what", str_from(what));
    for (; fields->name != NULL; fields++) {
        const size_t whole = line.len;
        const bool comma = j.comma;

        put_field(&j, fields);
        if (line.len + 2 > LINE_MAX_BYTES) { /* leave the field out; the line stays JSON */
            line.len = whole;
            j.comma = comma;
        }
    }
    json_object_end(&j);
    buf_char(&line, '\n');
    ignored = write(fd, line.ptr, line.len); /* there is nowhere to complain to */
    (void)ignored;
    arena_close(a);
}
