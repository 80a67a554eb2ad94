// SPDX-License-Identifier: MulanPSL-2.0
/** What a scenario stands on: a whole program without its pages, a county in it, people who have
 *  signed in, and the days they act on. */
#ifndef SCENARIO_COUNTY_H
#define SCENARIO_COUNTY_H
#include "modules/account/account.h"
#include "modules/congress/congress.h"
#include "modules/deputy/deputy.h"
#include "modules/opinion/opinion.h"
#include "modules/suggestion/suggestion_actions.h"
#include "modules/suggestion/suggestion_list.h"
#include "platform/event/tests/journaltest.h"
#include "platform/import.h"

enum { DEPUTIES = 60, UNITS = 7, TOWNSHIPS = 10, SUGGESTIONS = 85, MESSAGES = 494 };

/** A handling unit with the two people who work on suggestions in it. */
struct unit {
    const char *name;     /* 绛县交通运输局 */
    const char *category; /* of the citizens' messages that are its business */
    const char *field;    /* 交通: what a reply thanks the deputy for */
    const char *done;     /* what it did, as a reply says it */
    int64_t id;
    const struct actor *handler, *chief;
};

struct author {
    int64_t id;
    struct str name;
    const struct actor *actor;
};

/** One suggestion on its way. */
struct tale {
    int n; /* 0-based */
    int64_t id, opinion_id;
    const struct unit *unit;
    const struct author *lead, *others[2];
    size_t others_count;
    struct date replied_on, rated_on;
};

struct county {
    struct journaltest j;
    struct ctx *ctx;
    const struct actor *system;
    const struct actor *admin, *office, *leader, *government;
    struct unit units[UNITS];
    int64_t government_id, townships[TOWNSHIPS];
    const struct actor *township_handlers[TOWNSHIPS];
    struct author deputies[DEPUTIES];
    struct tale tales[SUGGESTIONS];
};

/** The shared directory of real data: RENDA_SHARED, or ../shared beside the tree. */
struct str shared_path(struct ctx *ctx, const char *path);
bool shared_is_there(void);

/** From now on `who` acts, on this day, in the morning. NULL: the program itself. */
void act_as(struct county *c, const struct actor *who, struct date on);
struct date day(const char *iso);

/** A new account with one post, not signed in. */
int64_t add_account(struct county *c, const struct account_new *in);
/** The office prints a slip, the person signs in with it: an actor with the permissions that the
 *  roles give, as the program itself would see him. */
const struct actor *sign_in_by_slip(struct county *c, int64_t account_id);
const struct actor *sign_in_by_password(struct county *c, const char *login, const char *password);

/** Preview a file as whoever acts. */
struct import_report look_at(struct county *c, const char *kind, struct str path,
                             enum import_repeats repeats);
/** Bring it in, as the import pages do. */
struct import_counts bring_in(struct county *c, const char *kind, struct str path,
                              enum import_repeats repeats);
/** A file of these bytes in the data directory. */
struct str file_of(struct county *c, const char *name, struct str bytes);

/** A step that must succeed: what failed and why is printed, and the scenario ends. */
#define MUST(c, call) must((c), (call), #call, __FILE__, __LINE__)
void must(struct county *c, enum status st, const char *what, const char *file, int line);
/** A step that must be refused with this key (or with it in its first wrong field). */
bool refused(struct county *c, enum status got, const char *key);

/** Everything about a suggestion, whoever acts. */
struct suggestion_detail all_of(struct county *c, int64_t id);
int64_t count_of(struct county *c, const char *sql);
#endif
