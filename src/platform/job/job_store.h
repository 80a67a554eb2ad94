// SPDX-License-Identifier: MulanPSL-2.0
/** The table job_run, always of ctx's congress. */
#ifndef PLATFORM_JOB_STORE_H
#define PLATFORM_JOB_STORE_H
#include "platform/ctx.h"

struct job_run {
    int64_t id, started_at, ended_at, until, tries, asked_at; /* id 0: none */
    struct str day, state, result;
};
/** The run of a day ("" for a job with a period); id 0 when there is none. */
MUST_CHECK enum status job_store_get(struct ctx *ctx, const char *name, struct str day,
                                     struct job_run *out);
MUST_CHECK enum status job_store_last(struct ctx *ctx, const char *name, struct job_run *out);
struct job_claim {
    const char *name;
    struct str day;
    int64_t until; /* while it runs */
    bool again;    /* also when it is done: a job with a period */
    bool *ours;
};
/** Take the run, unless it is done or somebody else's. */
MUST_CHECK enum status job_store_claim(struct ctx *ctx, const struct job_claim *claim);
struct job_end {
    const char *name;
    struct str day;
    const char *state;
    int64_t ended_at, until;
    struct str result;
    bool goes_on; /* not stored */
};
MUST_CHECK enum status job_store_end(struct ctx *ctx, const struct job_end *end);
/** Its last run is to be repeated now; *out_found: there is one that is not running. */
MUST_CHECK enum status job_store_ask(struct ctx *ctx, const char *name, bool *out_found);
/** Forget daily runs before a day. */
MUST_CHECK enum status job_store_purge(struct ctx *ctx, struct date before);
/** Jobs whose last try failed and which wait to be tried again, in all congresses. */
MUST_CHECK enum status job_store_failed(struct ctx *ctx, int64_t *out);
#endif
