// SPDX-License-Identifier: MulanPSL-2.0
/** Timed work: the jobs of MODULES, in every congress that has events. */
#ifndef PLATFORM_JOB_H
#define PLATFORM_JOB_H
#include "platform/app.h"

/** Start the thread that runs what is due, every few seconds. */
void job_start(struct app *app);
/** Let the job that runs end, then stop. Nothing when it was not started. */
void job_stop(struct app *app);

/** Do all background work that is due now, here: seal, tell subscribers, run jobs, seal again.
 *  For `renda worker --once` and tests. Several programs may do it at once: a daily job runs once
 *  for each civil day (app_today()) and congress, another once in its period. A job that fails is
 *  logged and due again after a minute; one whose program died is due again after 15 minutes. A
 *  failing job does not make this fail; a database that is away does. */
MUST_CHECK enum status job_run_due(struct app *app, struct err *err);

struct job_status {
    const char *name; /* as in its module's table */
    bool daily;
    struct str state; /* "never", "running", "done", "failed" */
    struct date day;  /* of a daily job's last run */
    int64_t started_at, ended_at, tries;
    struct str result; /* what the log says of a failure, "" otherwise */
};
/** The last run of every job in ctx's congress, for an administrator's page. */
MUST_CHECK enum status job_status(struct ctx *ctx, struct job_status **out, size_t *out_count);

/** Its table and migration. For MODULES. */
extern const struct module job_module;

#endif
