// SPDX-License-Identifier: MulanPSL-2.0
/** The world as one request, job or command sees it. Passed explicitly; there is no global. */
#ifndef PLATFORM_CTX_H
#define PLATFORM_CTX_H
#include "base/buf.h"
#include "base/date.h"

struct app; /* the running program: configuration, keys, modules; const after start */
struct db;  /* one connection */
struct permission_set;

/** Who acts. Never NULL; the anonymous actor has account_id 0 and no permission. */
struct actor {
    int64_t account_id; /* 0: nobody, or the program itself (see `system`) */
    int64_t congress_id;
    int64_t organ_id;   /* the organ whose post the actor now holds, 0 if none */
    int64_t deputy_id;  /* the actor as a deputy of this congress, 0 if none */
    int64_t session_id; /* 0 for tokens and commands */
    struct str name;    /* for greeting and journal */
    bool system;        /* a job or a command: may do everything */
    const struct permission_set *permissions;
};

struct field_error {
    const char *field, *key;
    char arg[96];
};

enum { FIELD_ERRORS_MAX = 32 };

struct ctx {
    struct arena *arena; /* freed after the response is sent */
    struct db *db;       /* reader; inside db_tx() the writer */
    struct app *app;
    const struct actor *actor; /* who asks */
    int64_t congress_id;       /* whose rows are seen; = actor->congress_id for people */
    struct date today;         /* fixed for the whole request */
    int64_t now;               /* UTC seconds, fixed for the whole request */
    struct err err;            /* set by whoever fails first */
    struct field_error field_errors[FIELD_ERRORS_MAX];
    size_t field_errors_count;
    struct str address;    /* peer address for the journal, "" for commands */
    struct str request_id; /* for the log */
    struct str once;       /* one-time form token, "" if none; used up by db_tx() */
    unsigned asked_within; /* pages that list_rows() asks just now, one within the other */
    uint64_t open_keys;    /* number of the personal keys it has opened (crypt), 0: none */
    bool goes_on;          /* a job has more to do, see job_goes_on() */
};

/** May the actor do what `permission` names ("suggestion.assign")? Unknown names are false. */
bool may(const struct ctx *ctx, const char *permission);

/** Note one wrong field and go on checking; key's {0} becomes arg (may be NULL).
 *  After the last check return invalid_done(ctx). */
void invalid(struct ctx *ctx, const char *field, const char *key, const char *arg);
/** Note "form.too_long" at the field if the text has more than `most` characters. */
void invalid_long(struct ctx *ctx, const char *field, struct str s, size_t most);
/** ST_OK if nothing was noted, else ST_INVALID with err.key = "form.invalid". */
MUST_CHECK enum status invalid_done(struct ctx *ctx);

/** Run `work` with an arena of its own as ctx->arena, given back when it is done (after a failure
 *  with the caller's arena, since the error may lie in it): for what reads much and leaves little.
 *  What is to stay `work` copies to the arena that ctx had before. */
MUST_CHECK enum status ctx_apart(struct ctx *ctx, enum status (*work)(struct ctx *ctx, void *with),
                                 void *with);
#endif
