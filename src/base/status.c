// SPDX-License-Identifier: MulanPSL-2.0
/* Filling in the reason of a failure. */
#include "base/status.h"
#include "base/utf8.h"
#include <stdarg.h>
#include <string.h>

enum status fail(struct err *err, enum status st, const char *key, const char *law)
{
    *err = (struct err){.key = key, .law = law};
    return st;
}

enum status fail_detail(struct err *err, enum status st, const char *key, const char *fmt, ...)
{
    va_list ap;

    *err = (struct err){.key = key};
    va_start(ap, fmt);
    vsnprintf(err->detail, sizeof err->detail, fmt, ap);
    va_end(ap);
    return st;
}

enum status fail_field(struct err *err, const char *field, const char *key, const char *arg)
{
    *err = (struct err){.key = key, .field = field};
    if (arg != NULL) {
        const size_t len = utf8_clip(arg, strlen(arg), sizeof err->arg - 1);

        memcpy(err->arg, arg, len);
        err->arg[len] = '\0';
    }
    return ST_INVALID;
}

const char *status_name(enum status st)
{
    static const char *const NAMES[] = {
        [ST_OK] = "ok",         [ST_INVALID] = "invalid",
        [ST_DENIED] = "denied", [ST_NOT_FOUND] = "not_found",
        [ST_RULE] = "rule",     [ST_CONFLICT] = "conflict",
        [ST_BUSY] = "busy",     [ST_INTERNAL] = "internal",
    };

    return (unsigned)st < COUNT(NAMES) ? NAMES[st] : "unknown";
}
