// SPDX-License-Identifier: MulanPSL-2.0
/** Records of the module, and reading them. */
#ifndef NOTICE_LIST_H
#define NOTICE_LIST_H
#include "platform/ctx.h"

struct notice {
    int64_t id; /* of this person's copy */
    int64_t notice_id, at, read_at;
    struct str kind, url, title, body;
};

struct notice_filter {
    bool unread;
    struct str kind; /* "": all */
    struct str after;
    unsigned limit;
};
/** The actor's own, newest first. */
MUST_CHECK enum status notice_page(struct ctx *ctx, const struct notice_filter *filter,
                                   struct notice **out, size_t *out_count, struct str *out_next);
/** Note one of the actor's own as read (or unread again), and where it leads. ST_NOT_FOUND. */
MUST_CHECK enum status notice_read(struct ctx *ctx, int64_t id, bool read, struct str *out_url);
MUST_CHECK enum status notice_read_all(struct ctx *ctx);

/* ---- how a person wants to be told ---- */

struct notice_person {
    int64_t account_id, version;             /* version 0: nothing stored yet */
    struct str mail;                         /* "" if none */
    int64_t quiet_from, quiet_to, digest_at; /* -1: as the congress has it */
};
/** The actor's own, and where he departs from what is usual. */
MUST_CHECK enum status notice_me(struct ctx *ctx, struct notice_person *out);
struct notice_choice {
    struct str kind, channel, choice;
};
MUST_CHECK enum status notice_my_choices(struct ctx *ctx, struct notice_choice **out,
                                         size_t *out_count);

/* ---- robots ---- */

struct notice_hook {
    int64_t id, version;
    struct str name, format, url, secret, kinds; /* format: json, wecom, dingtalk */
    bool active;
};
MUST_CHECK enum status notice_hooks(struct ctx *ctx, struct notice_hook **out, size_t *out_count);
MUST_CHECK enum status notice_hook_get(struct ctx *ctx, int64_t id, struct notice_hook *out);

/* ---- reminders ---- */

struct notice_rule {
    int64_t id, version, days; /* workdays from the due day, negative before it */
    struct str source, whom;   /* "suggestion.reply"; "unit" */
    bool active;
};
/** By source and days. */
MUST_CHECK enum status notice_rules(struct ctx *ctx, struct notice_rule **out, size_t *out_count);
MUST_CHECK enum status notice_rule_get(struct ctx *ctx, int64_t id, struct notice_rule *out);

/* ---- what was sent ---- */

/** One claimed delivery. */
struct notice_letter {
    int64_t id, notice_id, account_id, hook_id, tries, at;
    struct str channel, kind, url, title, body;
    bool digest;
};

struct notice_sent {
    int64_t id, account_id, hook_id, tries, next_at, created_at, ended_at;
    struct str channel, state, kind, error, who; /* who: a person's or a robot's name */
    bool digest;
};
struct notice_sent_filter {
    struct str channel, state;
    struct str after;
    unsigned limit;
};
/** What went out of the house, newest first; never what it says. */
MUST_CHECK enum status notice_sent_page(struct ctx *ctx, const struct notice_sent_filter *filter,
                                        struct notice_sent **out, size_t *out_count,
                                        struct str *out_next);
/** How many are in this state, counted up to 1000. */
MUST_CHECK enum status notice_sent_count(struct ctx *ctx, const char *state, int64_t *out);
#endif
