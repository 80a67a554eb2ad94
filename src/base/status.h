// SPDX-License-Identifier: MulanPSL-2.0
/** Outcomes, reasons and the macros that every layer uses. */
#ifndef BASE_STATUS_H
#define BASE_STATUS_H
#include <stdio.h>
#include <stdlib.h>

/** Every outcome the application distinguishes. The HTTP code is derived from it in one table. */
enum status {
    ST_OK,
    ST_INVALID,   /* input malformed: the user can correct it */
    ST_DENIED,    /* actor lacks the permission */
    ST_NOT_FOUND, /* no such record, or the actor may not know of it */
    ST_RULE,      /* a legal or workflow rule forbids it; err.law says which */
    ST_CONFLICT,  /* somebody else changed it meanwhile */
    ST_BUSY,      /* transient: lock, serialisation failure, database away */
    ST_INTERNAL   /* our fault, or the machine's: logged with detail, shown without */
};

#define MUST_CHECK           __attribute__((warn_unused_result))
#define PRINTF_LIKE(fmt, at) __attribute__((format(printf, fmt, at)))
#define COUNT(a)             (sizeof(a) / sizeof((a)[0]))

/** What to tell the user (key, law, arg) and, separately, what to tell the log (detail). */
struct err {
    const char *key;   /* message id for the catalogue, e.g. "suggestion.wrong_state" */
    const char *law;   /* statute and article in Chinese, or NULL */
    const char *field; /* form field the message belongs to, or NULL */
    char arg[96];      /* replaces {0} in the message; UTF-8, may be empty */
    char detail[192];  /* log only, English, may hold values but never personal ones */
};

/** Fill *err and return st, so that failing is one line: return fail(err, ST_RULE, ...).
 *  `law` is shown to the user as the basis of a refusal; NULL if no statute speaks. */
enum status fail(struct err *err, enum status st, const char *key, const char *law);

/** The same with a log detail; err->key is `key`. */
enum status fail_detail(struct err *err, enum status st, const char *key, const char *fmt, ...)
    PRINTF_LIKE(4, 5);

/** The same with the form field at fault and the text that replaces {0} in its message. */
enum status fail_field(struct err *err, const char *field, const char *key, const char *arg);

/** English name for logs: "ok", "invalid", ... */
const char *status_name(enum status st);

/** Leave the function with the status of expr unless it is ST_OK.
 *  Only in functions that own nothing outside the arena and the transaction. */
#define TRY(expr)                                                                                  \
    do {                                                                                           \
        const enum status try_status_ = (expr);                                                    \
        if (try_status_ != ST_OK)                                                                  \
            return try_status_;                                                                    \
    } while (0)

/** For our own mistakes; stays in release builds. Input is never asserted. */
#define ASSERT(cond)                                                                               \
    do {                                                                                           \
        if (!(cond)) {                                                                             \
            fprintf(stderr, "%s:%d: assertion failed: %s\n", __FILE__, __LINE__, #cond);           \
            abort();                                                                               \
        }                                                                                          \
    } while (0)

#endif
