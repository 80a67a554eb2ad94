// SPDX-License-Identifier: MulanPSL-2.0
/** Work that somebody started and that takes longer than an answer may: a thread of its own, as the
 *  person who started it. What has to outlive the program is a job (platform/job.h), not a task. */
#ifndef PLATFORM_TASK_H
#define PLATFORM_TASK_H
#include "platform/app.h"

enum { TASKS_MAX = 4 };

struct task_pool;
struct task_pool *task_pool_open(void);
/** Ask all tasks to stop and wait for them. NULL is allowed. */
void task_pool_close(struct task_pool *pool);

/** A ctx with an arena of its own that acts as `ctx` does: for the input of a task. Given to
 *  task_start(), or closed by ctx_close(). */
struct ctx *task_ctx(const struct ctx *ctx);
/** Run fn(own, arg) and close `own` after it. ST_BUSY "task.too_many" when TASKS_MAX run or the
 *  program is stopping: then `own` is closed, too. Where the program has no pool (an app that was
 *  not opened by app_open()), fn runs before this returns. */
MUST_CHECK enum status task_start(struct ctx *ctx, struct ctx *own,
                                  void (*fn)(struct ctx *own, void *arg), void *arg);
/** Does the program stop? Long tasks ask now and then. */
bool task_stopping(const struct app *app);
#endif
