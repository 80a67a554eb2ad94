// SPDX-License-Identifier: MulanPSL-2.0
/** Timed work: the jobs of MODULES, in every congress that has events. */
#ifndef PLATFORM_JOB_H
#define PLATFORM_JOB_H
#include "platform/app.h"

/** Start the thread that runs what is due, every few seconds. */
void job_start(struct app *app);
/** For a job's run: it has done a piece of its work, and more of it waits. It runs again as soon as
 *  the other jobs that are due have had their turn, neither its period nor the thread's few seconds
 *  later. Only after some of it was done: what cannot be done is not worth trying without end.
 *  Not of a daily job. */
void job_goes_on(struct ctx *ctx);
/** For a job's run, between two pieces of its work: let a crowd (module.h) have its answers first,
 *  a fraction of a second at most. true: it still waits; the rest is for the next round then. */
bool job_gives_way(struct ctx *ctx);
/** Let the job that runs end, then stop. Nothing when it was not started. */
void job_stop(struct app *app);

/** Do all background work that is due now, here: seal, tell subscribers, run jobs (those that go
 * on, to their end), seal again. For `renda worker --once` and tests. Several programs may do it at
 * once: a daily job runs once for each civil day (app_today()) and congress, another once in its
 * period. A job that fails is logged and due again after a minute, then two, four … an hour at
 * most; one whose program died is due again after 15 minutes. A failing job does not make this
 * fail; a database that is away does.
 */
MUST_CHECK enum status job_run_due(struct app *app, struct err *err);

struct job_status {
    const char *name; /* as in its module's table */
    bool daily;
    struct str state; /* "never", "running", "done", "failed" */
    struct date day;  /* of a daily job's last run */
    int64_t started_at, ended_at, tries;
    int64_t next_at;   /* of the next try or round; 0: tomorrow, or now */
    bool asked;        /* somebody wants it now, see job_ask() */
    struct str result; /* what the log says of a failure, "" otherwise */
};
/** The last run of every job in ctx's congress, for an administrator's page. */
MUST_CHECK enum status job_status(struct ctx *ctx, struct job_status **out, size_t *out_count);

/** Run it again as soon as a server looks, although it is not due. Only in db_tx(); the caller's
 *  event says who asked. ST_NOT_FOUND: no such job; ST_RULE "job.runs_now": it is running, or has
 *  never run and is about to. */
MUST_CHECK enum status job_ask(struct ctx *ctx, const char *name);

/** Its table and migration. For MODULES. */
extern const struct module job_module;

#endif
