// SPDX-License-Identifier: MulanPSL-2.0
/** SQL of the work queue. */
#ifndef SUGGESTION_STORE_QUEUE_H
#define SUGGESTION_STORE_QUEUE_H
#include "modules/suggestion/suggestion_list.h"

enum suggestion_task_kind {
    TASK_ACCEPT, /* office */
    TASK_HAND_OVER,
    TASK_DISPUTE,
    TASK_GOV_DISPUTE, /* government office: those of its units */
    TASK_EXTENSION,
    TASK_CONFIRM_PROMISE,
    TASK_PUBLISH,
    TASK_DECIDE, /* leaders */
    TASK_LEAD,
    TASK_END_KEY, /* closed, and the leader has not said what came of it */
    TASK_LATE,
    TASK_HAND_ON, /* government office */
    TASK_SIGN,    /* units */
    TASK_CONTACT,
    TASK_REPLY,
    TASK_SEND,
    TASK_ADVISE,
    TASK_PROMISE,
    TASK_SIGN_OFF,
    TASK_LATE_UNIT,
    TASK_CONFIRM, /* deputies */
    TASK_AGREE_WITHDRAW,
    TASK_WITHDRAW, /* all have agreed */
    TASK_EDIT,
    TASK_RATE,
    TASK_CHECK_CONTACT,
    TASK_RATE_PROMISE,
    SUGGESTION_TASKS
};

enum {
    TASK_USES_ORGAN = 1,
    TASK_USES_ACCOUNT = 2,
    TASK_USES_DEPUTY = 4,
    TASK_USES_CHIEF = 8,
    TASK_USES_SOON = 16
};

struct suggestion_task_query {
    const char *kind, *verb, *rows, *count, *few;
    unsigned uses;
};
extern const struct suggestion_task_query SUGGESTION_TASK_QUERIES[SUGGESTION_TASKS];

struct suggestion_task_actor {
    int64_t organ_id, account_id, deputy_id;
    bool chief;
    struct date soon;
};

MUST_CHECK enum status suggestion_store_tasks(struct ctx *ctx, enum suggestion_task_kind kind,
                                              const struct suggestion_task_actor *actor,
                                              unsigned limit, struct suggestion_task **out,
                                              size_t *out_count);
/** How many there are; `few`: up to 100, however many there are. */
MUST_CHECK enum status suggestion_store_tasks_count(struct ctx *ctx, enum suggestion_task_kind kind,
                                                    const struct suggestion_task_actor *actor,
                                                    bool few, int64_t *out);
#endif
