// SPDX-License-Identifier: MulanPSL-2.0
/** Telling people what happened. A notice is written in the transaction of the act it speaks of;
 *  mail, messages and robots follow from it by a job. Kinds and due days are declared in the tables
 *  of each module (struct notice_kind, struct due_source of platform/module.h). */
#ifndef NOTICE_H
#define NOTICE_H
#include "platform/ctx.h"

/** Whom: the first of account_id, deputy_id, role that is set. Role "unit" means those who handle
 *  in the organ, or its head when nobody does. Resolved when the notice is written. */
struct notice_to {
    int64_t account_id, deputy_id;
    const char *role; /* as account.h names them, or "unit" */
    int64_t organ_id; /* with role; 0: anywhere */
};

struct notice_new {
    const char *kind;   /* declared; a string constant */
    int64_t subject_id; /* the record, 0 if none */
    struct str url;     /* the page it leads to */
    struct str values;  /* a JSON object with what the kind's text may name */
    const struct notice_to *to;
    size_t to_count;
    bool to_actor; /* also when the one who acts is among them */
};

/** Tell them. Only inside db_tx(); commit and notices stand or fall together. Each person gets one
 *  copy, the actor none (unless to_actor). Nobody to tell is no error: the office sees it in the
 *  list of what was sent. */
MUST_CHECK enum status notice_put(struct ctx *ctx, const struct notice_new *in);

/** How many the actor has not read, counted up to 100. */
MUST_CHECK enum status notice_unread(struct ctx *ctx, int64_t *out);
/** Notices from before `at` count as read and go nowhere else: for demo records and imports. */
MUST_CHECK enum status notice_settle_before(struct ctx *ctx, int64_t at);
/** The record is gone as if it had never been (an import is taken back): nobody's bell counts or
 * shows what was told of it, and what has not gone out yet goes nowhere. What was sent stays among
 * what was sent. Only inside db_tx(). */
MUST_CHECK enum status notice_withdraw(struct ctx *ctx, int64_t subject_id);
/** What goes out by mail, SMS and to groups, and what did not. */
struct notice_outbox {
    int64_t waiting, failed, sent_today;
    int64_t oldest_at; /* since when the oldest one waits; 0: none does */
    struct str error;  /* the last one, "" if there is none */
    int64_t error_at;
};
MUST_CHECK enum status notice_outbox(struct ctx *ctx, struct notice_outbox *out);
#endif
